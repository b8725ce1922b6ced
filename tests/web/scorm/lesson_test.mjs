// What the platform is told, against one that is as strict as Moodle, and against an independent runtime. No browser.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { Lesson } from '../../../src/platform/web/scorm/lesson.js';
import { Platform } from '../../../src/platform/web/scorm/platform.js';
import { unpack } from '../../../src/platform/web/scorm/suspend.js';
import { LEVELS, play, player, row, windows } from './document.mjs';
import { nobody, strict } from './strict.mjs';

const made = createRequire(resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../../build/web-made/package.json'));

function lesson(api, here = null, sent = []) {
    const said = [];
    const win = windows({ depth: 2, api });
    let now = 1000;
    const it = new Lesson(new Platform(win), LEVELS, () => now, (kind) => said.push(kind));
    const document = it.begin(here, sent);
    return { it, document, said, win, wait: (ms) => { now += ms; } };
}

const FIRST = play('first-words', 1795608000, 3);
const SECOND = play('mailroom', 1795609000, 4);

test('the strict platform refuses, with the right codes, what it must', () => {
    const { api } = strict();
    const tried = (name, ...given) => [String(api[name](...given)), api.LMSGetLastError()].join(' ');
    assert.equal(tried('LMSSetValue', 'cmi.core.exit', 'suspend'), 'false 301');
    assert.equal(tried('LMSInitialize', 'x'), 'false 201');
    assert.equal(tried('LMSInitialize', ''), 'true 0');
    assert.equal(tried('LMSInitialize', ''), 'false 101');
    for (const [element, value, code] of [
        ['cmi.interactions.1.id', 'a', 201], ['cmi.interactions.0.id', 'a b', 405], ['cmi.interactions.0.id', '', 405], ['cmi.interactions.0.id', 'é', 405],
        ['cmi.interactions.0.id', 'a'.repeat(256), 405], ['cmi.interactions.0.id', 'a', 0], ['cmi.interactions.0.objectives.1.id', 'a', 201],
        ['cmi.interactions.2.id', 'a', 201], ['cmi.interactions.0.latency', '1:02:03', 405], ['cmi.interactions.0.type', 'essay', 405],
        ['cmi.core.exit', 'normal', 405], ['cmi.core.lesson_status', 'not attempted', 405], ['cmi.core.score.raw', '101', 405], ['cmi.core.score.raw', 'all', 405],
        ['cmi.core.session_time', 'PT1M', 405], ['cmi.core.student_id', 'x', 403], ['cmi.interactions._count', '1', 402], ['cmi.core.shoe_size', '39', 201],
        ['cmi.suspend_data', 'a'.repeat(4097), 405], ['cmi.suspend_data', 'a'.repeat(4096), 0], ['cmi.core.lesson_location', 'a'.repeat(256), 405],
    ]) {
        assert.equal(tried('LMSSetValue', element, value), `${code === 0} ${code}`, `${element} ${value.slice(0, 20)}`);
    }
    assert.equal(tried('LMSGetValue', 'cmi.core.exit'), ' 404');
    assert.equal(tried('LMSGetValue', 'cmi.core.shoe_size'), ' 201');
    assert.equal(tried('LMSGetValue', 'cmi.interactions._count'), '1 0');
    assert.equal(tried('LMSFinish', ''), 'true 0');
    assert.equal(tried('LMSFinish', ''), 'false 301');
});

test('a lesson: begun, told, committed after every level, finished once', () => {
    const lms = strict();
    const { it, document, said, wait } = lesson(lms.api);
    assert.equal(document, null);
    it.tell(player([]));
    wait(61005);
    it.tell(player([{ ...FIRST, finished: false, ended: null, evidence: FIRST.evidence.slice(0, 1) }]));
    assert.equal(lms.commits.length, 0); // a decision is told, and kept with the level
    assert.equal(it.tell(player([FIRST])), true);
    assert.equal(lms.commits.length, 1);
    const { values, interactions } = lms.record;
    assert.equal(values['cmi.core.lesson_status'], 'incomplete');
    assert.deepEqual(['raw', 'min', 'max'].map((n) => values[`cmi.core.score.${n}`]), ['25', '0', '100']);
    assert.equal(values['cmi.core.session_time'], '0000:01:01.00');
    assert.equal(values['cmi.core.lesson_location'], 'first-words');
    assert.equal(values['cmi.core.exit'], 'suspend');
    assert.equal(unpack(values['cmi.suspend_data']).document.done.length, 1);
    assert.equal(interactions.length, 3);
    const { time, ...first } = interactions[0];
    assert.match(time, /^\d\d:\d\d:\d\d$/);
    assert.deepEqual(first, {
        id: 'first-words_item-0', objectives: 1, 'objectives.0.id': 'S3', type: 'performance', correct_responses: 1,
        'correct_responses.0.pattern': 'friends', weighting: '1', student_response: 'everybody', result: 'wrong', latency: '0000:00:04.32',
    });
    it.tell(player(LEVELS.map((level, i) => play(level, 1795608000 + i * 1000, 3))));
    assert.equal(lms.record.values['cmi.core.lesson_status'], 'completed');
    assert.equal(lms.record.values['cmi.core.score.raw'], '100');
    assert.equal(it.finish(), true);
    assert.equal(it.finish(), false);
    it.tell(player([FIRST]));
    assert.equal(it.commit(), false);
    assert.equal(lms.calls.filter((c) => c === 'LMSFinish').length, 1);
    assert.deepEqual([lms.refused, said], [[], []]);
    assert.equal(lms.calls.includes('get cmi.core.student_name'), false);
});

test('who only looks in has completed nothing', () => {
    const lms = strict();
    const { it } = lesson(lms.api);
    it.finish();
    assert.equal(lms.record.values['cmi.core.lesson_status'], 'incomplete');
    assert.equal(lms.record.values['cmi.core.exit'], 'suspend');
    assert.deepEqual(lms.refused, []);
});

test('only time in sight counts', () => {
    const lms = strict();
    const { it, wait } = lesson(lms.api);
    wait(10000);
    it.watched(false);
    wait(500000);
    it.watched(true);
    it.watched(true);
    wait(5000);
    it.commit();
    assert.equal(lms.record.values['cmi.core.session_time'], '0000:00:15.00');
});

test('elsewhere it goes on: lamps and answers are back, interactions follow without a gap', () => {
    const record = nobody();
    const before = lesson(strict(record).api);
    before.it.tell(player([]));
    before.it.tell(player([FIRST]));
    before.it.finish();
    const lms = strict(record);
    const { it, document, said } = lesson(lms.api); // nothing is kept on this machine
    assert.deepEqual(document.done.map((d) => d.level), ['first-words']);
    assert.deepEqual(document.sessions[0].evidence.map((e) => e.right), FIRST.evidence.map((e) => e.right));
    it.tell(document);
    assert.equal(record.interactions.length, 3); // none of them again
    it.tell({ ...document, done: [...document.done, { level: 'mailroom', at: 1795609100 }], sessions: [...document.sessions, SECOND] });
    assert.equal(record.interactions.length, 7);
    assert.deepEqual(record.interactions.map((i) => i.id), [...[0, 1, 2].map((n) => `first-words_item-${n}`), ...[0, 1, 2, 3].map((n) => `mailroom_item-${n}`)]);
    assert.equal(record.values['cmi.core.score.raw'], '50');
    it.finish();
    assert.deepEqual([lms.refused, said], [[], []]);
});

test('without a platform it is said once, and everything stays here', () => {
    const { it, document, said } = lesson(null, player([FIRST]));
    assert.equal(document.sessions.length, 1);
    it.tell(player([FIRST, SECOND]));
    assert.equal(it.commit(), false);
    assert.equal(it.finish(), false);
    assert.deepEqual(said, ['absent']);
});

test('a platform that comes late stays out of it: what it keeps is not known here', () => {
    const lms = strict();
    const { it, win } = lesson(null);
    it.tell(player([]));
    win.top.API = lms.api;
    it.tell(player([FIRST]));
    assert.equal(it.commit(), false);
    assert.deepEqual(lms.calls, []);
});

for (const [how, vanish, back] of [
    ['its window is taken away', (win) => { delete win.top.API; }, (win, api) => { win.top.API = api; }],
    ['it throws', (win, api) => { api.plain = { ...api }; for (const n of ['LMSSetValue', 'LMSCommit']) { api[n] = () => { throw new Error('gone'); }; } },
        (win, api) => Object.assign(api, api.plain)],
    ['it refuses', (win, api) => { api.plain = { ...api }; api.LMSCommit = () => 'false'; }, (win, api) => Object.assign(api, api.plain)],
]) {
    test(`when ${how} midway that is said once, and told later whatever it missed`, () => {
        const lms = strict();
        const { it, said, win } = lesson(lms.api);
        it.tell(player([]));
        it.tell(player([FIRST]));
        const kept = structuredClone(lms.record);
        vanish(win, lms.api);
        it.tell(player([FIRST, SECOND]));
        it.commit();
        assert.deepEqual(said, ['gone']);
        assert.deepEqual(lms.record, kept); // what was there is untouched
        assert.deepEqual([...it.keepsake()], [['first-words 1795608000', 3]]);
        back(win, lms.api);
        assert.equal(it.commit(), true);
        assert.equal(lms.record.interactions.length, 7);
        assert.equal(lms.record.values['cmi.core.score.raw'], '50');
        assert.deepEqual(lms.refused, []);
    });
}

test('what it never got it gets the next time, from the machine that kept it', () => {
    const record = nobody();
    const first = lesson(strict(record).api);
    first.it.tell(player([]));
    first.it.tell(player([FIRST]));
    delete first.win.top.API;
    const here = player([FIRST, SECOND]);
    first.it.tell(here);
    first.it.finish();
    const lms = strict(record);
    const { it, document } = lesson(lms.api, here, first.it.keepsake());
    assert.deepEqual(document.done.map((d) => d.level), ['first-words', 'mailroom']);
    it.tell(document);
    it.commit();
    assert.equal(record.interactions.length, 7);
    assert.equal(record.values['cmi.core.score.raw'], '50');
    assert.deepEqual(lms.refused, []);
});

test('a new attempt begins anew, but not before the platform had everything', () => {
    const here = player([FIRST]);
    assert.equal(lesson(strict().api, here, [['first-words 1795608000', 3]]).document, null);
    assert.equal(lesson(strict().api, here, []).document, here);
});

test('a look back writes nothing', () => {
    const record = nobody();
    const before = lesson(strict(record).api);
    before.it.tell(player([]));
    before.it.tell(player([FIRST]));
    before.it.finish();
    const kept = { ...structuredClone(record), visits: 2 };
    const lms = strict(record, { mode: 'review' });
    const { it, document, said } = lesson(lms.api);
    it.tell(document);
    it.tell(player([FIRST, SECOND]));
    it.commit();
    assert.deepEqual(lms.calls.filter((c) => c.startsWith('set') || c === 'LMSCommit'), []);
    assert.deepEqual(said, ['review']);
    assert.equal(record.values['cmi.suspend_data'], kept.values['cmi.suspend_data']);
});

test('what a newer version kept stays; what is damaged is said', () => {
    const newer = Object.assign(nobody(), { values: { 'cmi.suspend_data': 'BB2~00000000~' } });
    for (const [text, kind] of [['BB2~00000000~', 'newer'], ['BB1~00000000~x', 'damaged']]) {
        const record = { ...newer, values: { 'cmi.suspend_data': text, 'cmi.core.exit': 'suspend' }, visits: 1 };
        const { it, said } = lesson(strict(record).api);
        it.tell(player([]));
        it.tell(player([FIRST]));
        assert.deepEqual(said, [kind]);
        assert.equal(record.values['cmi.suspend_data'] === text, kind === 'newer');
    }
});

test('a platform that takes no interactions gets none', () => {
    const lms = strict();
    const plain = lms.api.LMSGetValue;
    lms.api.LMSGetValue = (e) => (e.startsWith('cmi.interactions') ? '' : plain(e));
    lms.api.LMSGetLastError = () => '401';
    const { it } = lesson(lms.api);
    it.tell(player([]));
    it.tell(player([FIRST]));
    assert.equal(lms.record.interactions.length, 0);
    assert.equal(lms.record.values['cmi.core.score.raw'], '25');
});

test('ids and words of any kind are made to fit', () => {
    const lms = strict();
    const { it } = lesson(lms.api);
    it.tell(player([]));
    const odd = [row(1, { item: 'a b\tc', chosen: 'x'.repeat(400), expected: '' }), row(2, { item: 'カ'.repeat(300), ms: -1 }), row(3, { skill: '', ms: 4e12 })];
    it.tell(player([play('mailroom', 1795608000, 0, { evidence: odd })]));
    it.commit();
    assert.deepEqual(lms.refused, []);
    assert.equal(lms.record.interactions.length, 3);
});

test('an independent runtime takes it all, and hands it back', async () => {
    const { Scorm12API } = await import(made.resolve('scorm-again/scorm12').replace('/dist/', '/dist/esm/'));
    const wrong = [];
    const open = (data) => {
        const api = new Scorm12API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 });
        if (data) {
            api.loadFromJSON(data, 'cmi');
        }
        for (const name of ['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish']) {
            const plain = api[name].bind(api);
            api[name] = (...given) => {
                const answer = plain(...given);
                if (String(answer) !== 'true') {
                    wrong.push([name, ...given, api.LMSGetLastError(), api.LMSGetErrorString(api.LMSGetLastError())]);
                }
                return answer;
            };
        }
        return api;
    };
    const api = open();
    const { it } = lesson(api);
    it.tell(player([]));
    it.tell(player([FIRST]));
    it.tell(player([FIRST, SECOND]));
    assert.equal(it.commit(), true);
    const { cmi } = JSON.parse(JSON.stringify({ cmi: api.cmi }));
    assert.equal(String(cmi.core.score.raw), '50');
    assert.equal(cmi.core.lesson_status, 'incomplete');
    assert.equal(api.LMSGetValue('cmi.interactions._count').toString(), '7');
    const suspended = api.LMSGetValue('cmi.suspend_data');
    assert.equal(it.finish(), true);
    const again = open({ core: { entry: 'resume', lesson_status: 'incomplete' }, suspend_data: suspended });
    assert.deepEqual(lesson(again).document.done.map((d) => d.level), ['first-words', 'mailroom']);
    assert.deepEqual(wrong, []);
});
