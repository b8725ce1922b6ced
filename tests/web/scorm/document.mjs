// Players' documents as the store writes them, to be told of.
export const LEVELS = ['first-words', 'who-may-see', 'mailroom', 'key-ring'];

export function row(n, more = {}) {
    return {
        skill: 'S3', item: `item-${n}`, kind: n % 2 ? 'signal' : 'noise', right: n % 3 !== 0, expected: 'friends', chosen: 'everybody',
        attempt: 1, help: 0, ms: 4321, at: 1795608000 + n, ...more,
    };
}

export function play(level, began, answers, more = {}) {
    return {
        level, revision: 2, seed: '18446744073709551615', began, ended: began + 100, finished: true,
        evidence: Array.from({ length: answers }, (_, n) => row(n)), ...more,
    };
}

export function player(sessions, more = {}) {
    const done = [...new Set(sessions.filter((s) => s.finished).map((s) => s.level))];
    return {
        format: 'beacon-bay player 1',
        player: {
            id: 1, origin: '0123456789abcdef0123456789abcdef', name: '勇敢的水獭 ~;,', look: 'skin=3 hair=short/ink top=tee/lamp', created: 1795600000,
            last_seen: Math.max(0, ...sessions.map((s) => s.began)),
        },
        settings: { 'text-scale': '150', keys: 'a=1&b=2' },
        done: done.map((level, i) => ({ level, at: 1795608000 + i })),
        sessions,
    };
}

// A window with others above it and behind it; API where asked for.
export function windows({ depth = 0, api = null, opener = null, foreign = [] } = {}) {
    let above = null;
    const all = [];
    for (let i = depth; i >= 0; i--) {
        const win = { closed: false, opener: null };
        win.parent = above ?? win;
        if (foreign.includes(i)) { // another origin's: nothing of it may be read but where it stands
            for (const name of ['API', 'opener']) {
                Object.defineProperty(win, name, { get() { throw new Error('SecurityError'); } });
            }
        }
        above = win;
        all.unshift(win);
    }
    for (const win of all) {
        win.top = all.at(-1);
    }
    if (api) {
        all.at(-1).API = api;
    }
    if (opener) {
        all[0].opener = opener;
    }
    return all[0];
}
