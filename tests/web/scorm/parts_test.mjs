// How things are written, where the platform is found, and what fits into 4,096 characters. No browser, no build.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, identifier, line, timespan } from '../../../src/platform/web/scorm/formats.js';
import { find, Platform } from '../../../src/platform/web/scorm/platform.js';
import { crc, join, MOST, pack, unpack } from '../../../src/platform/web/scorm/suspend.js';
import { play, player, row, windows } from './document.mjs';

test('times are HHHH:MM:SS.SS, and never longer', () => {
    assert.equal(timespan(0), '0000:00:00.00');
    assert.equal(timespan(-5), '0000:00:00.00');
    assert.equal(timespan(61005), '0000:01:01.00');
    assert.equal(timespan(3599999), '0000:59:59.99');
    assert.equal(timespan(36e5 * 25 + 10), '0025:00:00.01');
    assert.equal(timespan(1e15), '9999:59:59.99');
    assert.match(clock(1795608000), /^\d\d:\d\d:\d\d$/);
});

test('identifiers are printable, without blanks, at most 255', () => {
    assert.equal(identifier('who-may-see', 'item 3'), 'who-may-see_item_3');
    assert.equal(identifier('café\n'), 'caf__');
    assert.equal(identifier('a'.repeat(300)).length, 255);
    assert.equal(line('two\r\nlines'), 'two lines');
    assert.equal(line('😀'.repeat(200)).length, 254); // no half letters
});

const API = { LMSInitialize: () => 'true' };
test('the platform is found above, above the opener, through windows of others, and not too far away', () => {
    assert.equal(find(windows({ api: API })).api, API);
    assert.equal(find(windows({ depth: 3, api: API })).api, API);
    assert.equal(find(windows({ depth: 3, api: API, foreign: [1, 2] })).api, API);
    assert.equal(find(windows({ depth: 2, opener: windows({ depth: 2, api: API }) })).api, API);
    const inner = windows({ depth: 1 });
    inner.top.opener = windows({ depth: 1, api: API });
    assert.equal(find(inner).api, API);
    assert.equal(find(windows({ depth: 499, api: API })).api, API);
    assert.equal(find(windows({ depth: 500, api: API })), null);
    assert.equal(find(windows({ depth: 4 })), null);
    assert.equal(find(windows({ api: { name: 'somebody else\'s' } })), null);
    const round = windows({ depth: 1 });
    round.top.parent = round;
    assert.equal(find(round), null); // a ring ends
});

test('a platform that throws, closes or changes is gone, and the page is none the worse', () => {
    const win = windows({ depth: 1, api: { ...API, LMSGetValue: () => { throw new Error('no'); }, LMSGetLastError: () => '0' } });
    const platform = new Platform(win);
    assert.equal(platform.begin(), false);
    assert.equal(platform.set('cmi.core.exit', 'suspend'), false);
    assert.equal(platform.get('cmi.core.exit'), null);
    assert.equal(platform.commit(), false);
    assert.equal(platform.finish(), false);
});

const SESSIONS = [
    play('first-words', 1795608000, 5),
    play('who-may-see', 1795608200, 7, { finished: false }),
    play('who-may-see', 1795608400, 3, { evidence: [row(1), row(1, { attempt: 2, right: false }), row(2, { skill: 'P1', kind: 'plain' })] }),
    play('mailroom', 1795608600, 2, { ended: null, finished: false }),
];

test('what is packed comes out as it went in, but for items and words', () => {
    const before = player(SESSIONS);
    const { text, dropped } = pack(before);
    assert.match(text, /^[\x21-\x7e]+$/);
    assert.deepEqual(dropped, { plays: 0, lamps: 0 });
    const { is, document } = unpack(text);
    assert.equal(is, 'whole');
    assert.deepEqual(document.done, before.done);
    assert.deepEqual(document.settings, before.settings);
    for (const key of ['origin', 'name', 'look']) {
        assert.equal(document.player[key], before.player[key]);
    }
    const plain = (s) => ({ ...s, revision: 0, seed: '', evidence: s.evidence.map(({ skill, kind, right, attempt }) => ({ skill, kind, right, attempt })) });
    assert.deepEqual(document.sessions.map(plain), before.sessions.map(plain));
});

test('what does not fit is left out, the oldest first, and never the lamps before that', () => {
    const many = (n, id = (i) => `level-number-${i}`) => player(Array.from({ length: n }, (_, i) => play(id(i), 1795608000 + 200 * i, 14)));
    const level = (i) => `level-number-${i % 37}`;
    for (const n of [37, 100, 1000]) {
        const { text, dropped } = pack(many(n, level));
        assert.ok(text.length <= MOST, `${n} plays: ${text.length}`);
        const { document } = unpack(text);
        assert.equal(document.done.length, 37);
        assert.equal(document.sessions.length, n - dropped.plays);
        assert.equal(document.sessions.at(-1).began, 1795608000 + 200 * (n - 1)); // the newest
        assert.ok(document.sessions.length > 30, `${document.sessions.length} plays are left`);
    }
    assert.equal(pack(many(37)).dropped.plays, 0);
    const { text, dropped } = pack(many(400));
    const { document } = unpack(text);
    assert.ok(text.length <= MOST && text.length > MOST - 200);
    assert.equal(document.done.length, 400 - dropped.lamps);
    assert.equal(document.done.at(-1).level, 'level-number-399');
});

test('damage is noticed in every character, and a newer version is told from it', () => {
    const { text } = pack(player(SESSIONS.slice(0, 2)));
    for (let i = 0; i < text.length; i++) {
        const other = text[i] === 'x' ? 'y' : 'x';
        assert.notEqual(unpack(text.slice(0, i) + other + text.slice(i + 1)).is, 'whole', `character ${i}`);
        assert.notEqual(unpack(text.slice(0, i)).is, 'whole', `cut at ${i}`);
    }
    assert.equal(unpack('').is, 'empty');
    assert.equal(unpack('another lesson\'s').is, 'damaged');
    assert.equal(unpack(`BB2~${crc('?')}~?`).is, 'newer');
    for (const body of ['', '~~~~~', 'o~n~l~~a,!~', 'o~n~l~~~.9,1,1,S3a', 'o~n~l~~a~a,1,1,S3z', 'o~%~l~~~']) {
        assert.ok(['damaged', 'whole'].includes(unpack(`BB1~${crc(body)}~${body}`).is)); // never thrown
    }
});

test('two machines\' plays come together, each once', () => {
    const here = player(SESSIONS.slice(0, 2));
    const there = unpack(pack(player(SESSIONS.slice(1))).text).document;
    const both = join(here, there);
    assert.deepEqual(both.sessions.map((s) => s.began), SESSIONS.map((s) => s.began));
    assert.deepEqual(both.sessions[1], SESSIONS[1]); // with its items
    assert.deepEqual(both.done.map((d) => d.level), ['first-words', 'who-may-see']);
    assert.equal(both.player.origin, here.player.origin);
    assert.equal(join(null, there), there);
    assert.equal(join(here, null), here);
});
