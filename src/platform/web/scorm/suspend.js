// What of a player's document (src/progress/store.h) goes into cmi.suspend_data, at most 4,096 characters, all of them
// printable ASCII. Version 1, the parts between ~:
//
//   BB1 ~ CRC-32 of all behind it, 8 hex ~ origin ~ name ~ look ~ settings ~ done ~ plays
//
// Name, look and settings (key=value&...) are percent-encoded. done is LEVEL,AT;... and plays, the newest first,
// LEVEL,BEGAN,LASTED,ANSWERS;... with times in seconds since 1970 and LASTED (empty: never ended; 0-9a-z behind a ! :
// ended, but not finished) to base 36. In plays a level that is done is .N, its place in done to base 36. ANSWERS are
// skills, each followed by its answers in their order, a letter each: a + right + 2 * kind + 6 * (it was not the first answer).
//
// What does not fit is left out, the oldest first: plays, then when lamps were lit, then settings, then lamps.
export const MOST = 4096;
const MARK = 'BB1';
const SKILL = /^[A-Z][0-9]+$/;
const KINDS = ['plain', 'signal', 'noise'];

const TABLE = Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) {
        n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    }
    return n >>> 0;
});

export function crc(text) {
    let c = 0xffffffff;
    for (let i = 0; i < text.length; i++) {
        c = (c >>> 8) ^ TABLE[(c ^ text.charCodeAt(i)) & 255];
    }
    return ((c ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

const base36 = (n) => Math.max(0, Math.floor(n)).toString(36);
const number = (text) => {
    if (!/^[0-9a-z]{1,9}$/.test(text)) {
        throw new Error(`no number: ${text}`);
    }
    return parseInt(text, 36);
};
const safe = (text) => encodeURIComponent(text).replace(/[~!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

function answersOf(evidence) {
    const of = new Map();
    for (const e of evidence.filter((row) => SKILL.test(row.skill))) {
        const letter = 'abcdefghijkl'[(e.right ? 1 : 0) + 2 * KINDS.indexOf(e.kind) + (e.attempt > 1 ? 6 : 0)];
        of.set(e.skill, (of.get(e.skill) ?? e.skill) + letter);
    }
    return [...of.values()].join('');
}

function evidenceOf(answers, at) {
    const rows = [];
    let rest = answers;
    while (rest) {
        const [whole, skill, letters] = /^([A-Z][0-9]+)([a-l]+)/.exec(rest) ?? [];
        if (!whole) {
            throw new Error(`no answers: ${rest}`);
        }
        for (const letter of letters) {
            const n = letter.charCodeAt(0) - 97;
            rows.push({
                skill, item: '', kind: KINDS[Math.floor(n / 2) % 3], right: n % 2 === 1, expected: '', chosen: '',
                attempt: n >= 6 ? 2 : 1, help: 0, ms: 0, at,
            });
        }
        rest = rest.slice(whole.length);
    }
    return rows;
}

function playOf(session, places) {
    const place = places.get(session.level);
    const lasted = session.ended === null ? '' : (session.finished ? '' : '!') + base36(session.ended - session.began);
    return [place === undefined ? session.level : `.${base36(place)}`, base36(session.began), lasted,
        answersOf(session.evidence)].join(',');
}

function put(parts) {
    const body = parts.join('~');
    return `${MARK}~${crc(body)}~${body}`;
}

// document: as store_player_export writes it. dropped: how many plays, and lamps, were left out.
export function pack(document, most = MOST) {
    const { player } = document;
    const head = [player.origin, safe(player.name), safe(player.look)];
    let settings = Object.entries(document.settings ?? {}).map(([k, v]) => `${safe(k)}=${safe(v)}`).join('&');
    let lamps = [...document.done].sort((a, b) => a.at - b.at);
    const places = new Map(lamps.map((d, i) => [d.level, i]));
    let done = lamps.map((d) => `${d.level},${base36(d.at)}`);
    const room = () => most - put([...head, settings, done.join(';'), '']).length;
    if (room() < 0) {
        done = lamps.map((d) => d.level);
    }
    if (room() < 0) {
        settings = '';
    }
    for (; room() < 0 && done.length > 0; done.shift(), lamps.shift()) {
        places.clear(); // they count from the first
    }
    const plays = [];
    const all = document.sessions.filter((s) => s.evidence.length > 0 || s.finished);
    let left = room();
    for (let i = all.length - 1; i >= 0; i--) {
        const play = playOf(all[i], places);
        left -= play.length + (plays.length > 0 ? 1 : 0);
        if (left < 0) {
            break;
        }
        plays.push(play);
    }
    return {
        text: put([...head, settings, done.join(';'), plays.join(';')]),
        dropped: { plays: all.length - plays.length, lamps: document.done.length - lamps.length },
    };
}

function parse(body) {
    const parts = body.split('~');
    if (parts.length !== 6) {
        throw new Error(`${parts.length} parts`);
    }
    const [origin, name, look, settings, done, plays] = parts;
    const list = (text) => (text ? text.split(';').map((t) => t.split(',')) : []);
    const lamps = list(done).map(([level, at]) => ({ level, at: at === undefined ? 0 : number(at) }));
    const sessions = list(plays).reverse().map(([level, began, lasted, answers]) => {
        const start = number(began);
        return {
            level: level[0] === '.' ? lamps[number(level.slice(1))].level : level,
            revision: 1, seed: '0', began: start,
            ended: lasted === '' ? null : start + number(lasted.replace('!', '')),
            finished: lasted !== '' && lasted[0] !== '!',
            evidence: evidenceOf(answers, start),
        };
    });
    const seen = Math.max(0, ...sessions.map((s) => s.began), ...lamps.map((d) => d.at));
    return {
        format: 'beacon-bay player 1',
        player: {
            id: 1, origin, name: decodeURIComponent(name), look: decodeURIComponent(look), created: sessions[0]?.began ?? 0,
            last_seen: seen,
        },
        settings: Object.fromEntries((settings ? settings.split('&') : []).map((s) => s.split('=').map(decodeURIComponent))),
        done: lamps,
        sessions,
    };
}

// What pack wrote, as a document. Its plays have neither items nor what was chosen; `is` says: 'empty', 'damaged', 'newer'
// (of a version that is not this one), 'whole'.
export function unpack(text) {
    if (text.trim() === '') {
        return { is: 'empty' };
    }
    const [, mark, sum, body] = /^(BB\d+)~([0-9a-f]{8})~(.*)$/s.exec(text) ?? [];
    if (!mark || crc(body) !== sum) {
        return { is: 'damaged' };
    }
    if (mark !== MARK) {
        return { is: 'newer' };
    }
    try {
        return { is: 'whole', document: parse(body) };
    } catch {
        return { is: 'damaged' };
    }
}

const keyOf = (session) => `${session.level} ${session.began}`;
export const keys = (document) => new Map(document.sessions.map((s) => [keyOf(s), s.evidence.length]));

// What this machine kept, and whatever the platform knows beyond it. Either may be null.
export function join(here, there) {
    if (!here || !there) {
        return here ?? there;
    }
    const plays = keys(here);
    const lamps = new Set(here.done.map((d) => d.level));
    const newer = there.player.last_seen > here.player.last_seen ? there.player : here.player;
    return {
        ...here,
        player: { ...newer, id: here.player.id, origin: here.player.origin, created: here.player.created },
        settings: { ...there.settings, ...here.settings },
        done: [...here.done, ...there.done.filter((d) => !lamps.has(d.level))],
        sessions: [...here.sessions, ...there.sessions.filter((s) => !plays.has(keyOf(s)))].sort((a, b) => a.began - b.began),
    };
}
