// What goes wrong around the page: places that refuse, files that break off, things that browsers lack. Each is said, the
// game goes on, and what was kept stays.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, launch, makePlayer, named, start, until, watch } from './browser.mjs';
import { serve } from './server.mjs';

const mouse = { use: (page, thing) => page.mouse.click(thing.x, thing.y) };
let server, browser;
before(async () => {
    server = await serve(folder);
    browser = await launch();
});
after(async () => {
    await browser.close();
    await server.close();
});

async function open(script, to = server) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    const page = await context.newPage();
    if (script) {
        await page.addInitScript(script);
    }
    return { context, page, wrong: watch(page, to.url) };
}

const says = (page, text) => page.locator('#trouble', { hasText: text }).waitFor();

test('where nothing may be kept it is said, and the game can be played', { timeout: 200000 }, async () => {
    const { context, page, wrong } = await open(() => {
        IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    });
    await start(page, server.url);
    await says(page, 'your lamps will be dark again');
    await makePlayer(page, mouse);
    assert.deepEqual(wrong, []);
    await context.close();
});

test('a full disk is said while playing; with room again everything is kept', { timeout: 300000 }, async () => {
    const { context, page, wrong } = await open(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...all) {
            if (globalThis.full) {
                throw new DOMException('full', 'QuotaExceededError');
            }
            return put.apply(this, all);
        };
    });
    await start(page, server.url);
    await page.evaluate(() => { globalThis.full = true; });
    await makePlayer(page, mouse);
    await says(page, 'There is no room left');
    await page.evaluate(async () => {
        globalThis.full = false;
        beaconBay.keep.later = 0;
        await beaconBay.keep.settled();
    });
    await page.locator('#trouble').waitFor({ state: 'hidden' });
    await start(page, server.url);
    await mouse.use(page, await until(page, named('Who is playing?')));
    await until(page, named('Robin'));
    assert.deepEqual(wrong, []);
    await context.close();
});

test('a database that is deleted while playing is made anew with everything', { timeout: 300000 }, async () => {
    const { context, page, wrong } = await open();
    await start(page, server.url);
    await makePlayer(page, mouse);
    await page.evaluate(() => beaconBay.keep.settled());
    await page.evaluate(() => new Promise((good, bad) => {
        const gone = indexedDB.deleteDatabase('beacon-bay');
        gone.onsuccess = good;
        gone.onerror = bad;
        gone.onblocked = bad;
    }));
    await page.evaluate(() => beaconBay.keep.settled());
    await start(page, server.url);
    await mouse.use(page, await until(page, named('Who is playing?')));
    await until(page, named('Robin'));
    assert.deepEqual(wrong, []);
    await context.close();
});

// Changes what is kept of progress.db before the page reads it.
async function withProgress(change) {
    const { context, page } = await open();
    await start(page, server.url);
    await makePlayer(page, mouse);
    await page.evaluate(() => beaconBay.keep.settled());
    await page.goto(`${server.url}icon.svg`);
    await page.evaluate(`new Promise((good) => {
        indexedDB.open('beacon-bay').onsuccess = (e) => {
            const files = e.target.result.transaction('files', 'readwrite').objectStore('files');
            files.get('progress.db').onsuccess = (got) => {
                (${change})(got.target.result);
                files.put(got.target.result, 'progress.db').onsuccess = () => { e.target.result.close(); good(); };
            };
        };
    })`);
    await start(page, server.url);
    return { context, page };
}

const progress = (page) => page.evaluate(() => new Promise((good) => {
    indexedDB.open('beacon-bay').onsuccess = (e) => {
        const files = e.target.result.transaction('files').objectStore('files');
        files.getAllKeys().onsuccess = (names) => {
            files.get('progress.db').onsuccess = (got) => {
                e.target.result.close();
                good({ names: names.target.result, version: got.target.result[63], first: got.target.result[0] });
            };
        };
    };
}));

test('progress of a newer program is left as it is', { timeout: 300000 }, async () => {
    const { context, page } = await withProgress((bytes) => { bytes[63] = 99; });
    await until(page, (all) => all.find((t) => t.text.includes('belongs to a newer Beacon Bay')));
    await mouse.use(page, await until(page, named('Go on')));
    await makePlayer(page, mouse);
    await page.evaluate(() => beaconBay.keep.settled());
    assert.equal((await progress(page)).version, 99);
    await context.close();
});

test('damaged progress is put aside, not thrown away', { timeout: 300000 }, async () => {
    const { context, page } = await withProgress((bytes) => { bytes.fill(7, 0, 2000); });
    await until(page, (all) => all.find((t) => t.text.includes('was damaged')));
    await mouse.use(page, await until(page, named('Go on')));
    await makePlayer(page, mouse);
    await page.evaluate(() => beaconBay.keep.settled());
    const now = await progress(page);
    assert.ok(now.names.some((n) => n.startsWith('progress-damaged-')), now.names.join());
    assert.notEqual(now.first, 7);
    await context.close();
});

for (const part of ['wasm', 'pack', 'js']) {
    test(`half a ${part} file is noticed, and a second try gets it whole`, { timeout: 200000 }, async () => {
        const copy = mkdtempSync(join(tmpdir(), 'bay-'));
        cpSync(folder, copy, { recursive: true });
        const name = readdirSync(copy).find((n) => (part === 'pack' ? /^first-.*\.pack$/ : new RegExp(`^beacon-bay-.*\\.${part}$`)).test(n));
        const whole = readFileSync(join(copy, name));
        rmSync(join(copy, `${name}.br`));
        writeFileSync(join(copy, name), whole.subarray(0, whole.length / 2));
        const broken = await serve(copy);
        const { context, page } = await open(null, broken);
        await page.goto(broken.url);
        await says(page, 'did not arrive');
        writeFileSync(join(copy, name), whole);
        await page.locator('#again').click();
        await page.locator('#play:enabled').waitFor({ timeout: 30000 });
        await context.close();
        await broken.close();
        rmSync(copy, { recursive: true });
    });
}

test('without sound, without WebGL, without the locks of secure pages it plays all the same', { timeout: 300000 }, async () => {
    const { context, page, wrong } = await open(() => {
        delete globalThis.AudioContext;
        delete globalThis.webkitAudioContext;
        delete globalThis.WebGLRenderingContext;
        delete globalThis.WebGL2RenderingContext;
        const plain = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
            return /webgl/.test(kind) ? null : plain.call(this, kind, ...more);
        };
        Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    });
    await start(page, server.url);
    await makePlayer(page, mouse);
    const second = await context.newPage();
    await second.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
    await second.goto(server.url);
    await says(second, 'already open');
    assert.deepEqual(wrong, []);
    await context.close();
});

test('a new version is told in the game, and comes when it is left', { timeout: 300000 }, async () => {
    const copy = mkdtempSync(join(tmpdir(), 'bay-'));
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, 'sw.js.br'));
    const own = await serve(copy);
    const { context, page } = await open(null, own);
    await page.goto(own.url);
    await page.locator('#play:enabled').waitFor({ timeout: 30000 });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await start(page, own.url);
    writeFileSync(join(copy, 'sw.js'), readFileSync(join(copy, 'sw.js'), 'utf8').replace(/const VERSION = '/, "const VERSION = 'next "));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await says(page, 'There is a new version');
    await mouse.use(page, await until(page, named('Quit')));
    await page.locator('#start').waitFor();
    await page.locator('#play:enabled').waitFor({ timeout: 30000 });
    assert.deepEqual((await page.evaluate(() => caches.keys())).map((n) => n.startsWith('beacon-bay next ')), [true]);
    await context.close();
    await own.close();
    rmSync(copy, { recursive: true });
});
