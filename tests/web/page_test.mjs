// The page in a real browser: played by keys, mouse and fingers; kept, offline, mirrored, alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { axe, folder, launch, makePlayer, named, playLevel, rest, start, things, until, watch } from './browser.mjs';
import { serve } from './server.mjs';

let server, browser;
before(async () => {
    server = await serve(folder);
    browser = await launch();
});
after(async () => {
    await browser.close();
    await server.close();
});

async function open(options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB', ...options });
    const page = await context.newPage();
    return { context, page, wrong: watch(page, server.url) };
}

const HANDS = {
    keys: {
        options: {},
        begin: (page) => page.keyboard.press('Enter'),
        async use(page, thing) {
            for (let i = 0; i < 80; i++) {
                const focused = (await things(page)).find((t) => t.focused);
                if (focused?.key === thing.key) {
                    break;
                }
                await page.keyboard.press('Tab');
                await page.waitForTimeout(40);
            }
            await page.keyboard.press('Enter');
        },
    },
    mouse: { options: {}, begin: (page, button) => button.click(), use: (page, thing) => page.mouse.click(thing.x, thing.y) },
    fingers: {
        options: { hasTouch: true, isMobile: true, viewport: { width: 915, height: 412 } },
        begin: (page, button) => button.tap(),
        use: (page, thing) => page.touchscreen.tap(thing.x, thing.y),
    },
};

for (const [name, hands] of Object.entries(HANDS)) {
    test(`three levels are played by ${name}, and the lamps are still lit after a reload`, { timeout: 400000 }, async () => {
        const { context, page, wrong } = await open(hands.options);
        await start(page, server.url, (button) => hands.begin(page, button));
        await makePlayer(page, hands);
        for (let i = 0; i < 3; i++) {
            await playLevel(page, hands);
        }
        await page.evaluate(() => beaconBay.keep.settled());
        await start(page, server.url, (button) => hands.begin(page, button));
        await hands.use(page, await until(page, named('Who is playing?')));
        await until(page, (all) => all.find((t) => /, 3 lamps/.test(t.text)));
        assert.deepEqual(wrong, []);
        await context.close();
    });
}

test('without a network it starts again, in a language that was not used before too', { timeout: 300000 }, async () => {
    const { context, page, wrong } = await open();
    await start(page, server.url);
    await page.waitForFunction(() => beaconBay.files.here.size === beaconBay.files.packs.length, null, { timeout: 60000 });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload(); // now the worker answers, and keeps what comes
    await page.waitForFunction(() => globalThis.beaconBay?.ready);
    await context.setOffline(true);
    await page.evaluate(() => localStorage.setItem('language', 'ar'));
    await start(page, server.url);
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
    assert.deepEqual(wrong, []);
    await context.close();
});

test('Arabic is mirrored', { timeout: 200000 }, async () => {
    const { context, page, wrong } = await open({ locale: 'ar' });
    await start(page, server.url);
    const play = await until(page, named('هيّا نلعب'));
    assert.ok(play.x > 640, `the first button lies on the right: ${play.x}`);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ar', 'rtl']);
    assert.deepEqual(wrong, []);
    await context.close();
});

test('a reader of the screen finds everything, uses it, and has the focus where the game has it', { timeout: 200000 }, async () => {
    const { context, page, wrong } = await open();
    await start(page, server.url);
    const all = await things(page);
    assert.deepEqual(all.map((t) => `${t.tag} ${t.text}`).slice(0, 3), ['h2 Beacon Bay', 'p Bring the light back. Learn to live well online.', 'button Play']);
    await page.keyboard.press('ArrowRight');
    await until(page, (now) => now.find((t) => t.focused && t.text === 'Who is playing?'));
    await page.locator('#mirror button', { hasText: 'Settings' }).evaluate((e) => e.click());
    await until(page, named('Text size'));
    assert.deepEqual(wrong, []);
    await context.close();
});

const using = (page) => async (text) => HANDS.mouse.use(page, await until(page, named(text)));

// From the bay: everything about Robin, as text.
async function exported(page) {
    const use = using(page);
    await rest(page);
    await use('Robin');
    await use('Change players');
    await use('Robin');
    const [file] = await Promise.all([page.waitForEvent('download'), use('Export')]);
    assert.match(file.suggestedFilename(), /^beacon-bay-player-\d+\.json$/);
    await use('Go on');
    return readFileSync(await file.path(), 'utf8');
}

async function bring(page, name, text) {
    const use = using(page);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), use('From a file')]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a player goes out as a file and comes back in elsewhere, with everything', { timeout: 200000 }, async () => {
    const first = await open();
    await start(first.page, server.url);
    await makePlayer(first.page, HANDS.mouse);
    await playLevel(first.page, HANDS.mouse);
    const text = await exported(first.page);
    const told = JSON.parse(text);
    assert.equal(told.format, 'beacon-bay player 1');
    assert.equal(told.player.name, 'Robin');
    assert.ok(told.sessions.some((s) => s.evidence.length > 0));

    const second = await open();
    await start(second.page, server.url);
    const use = using(second.page);
    await use('Who is playing?');
    await bring(second.page, 'holiday.json', '{"photos": []}');
    await until(second.page, (all) => all.find((t) => t.text.includes('holiday.json is not a file with a player')));
    await use('Go on');
    await bring(second.page, 'half.json', text.slice(0, text.length / 2));
    await until(second.page, (all) => all.find((t) => t.text.includes('A part of half.json is missing')));
    await use('Go on');
    await bring(second.page, 'new.json', text.replace('beacon-bay player 1', 'beacon-bay player 9'));
    await until(second.page, (all) => all.find((t) => t.text.includes('new.json was written by a newer Beacon Bay')));
    await use('Go on');
    await bring(second.page, 'robin.json', text);
    await until(second.page, (all) => all.find((t) => t.text.includes('Robin is here now')));
    await use('Go on');
    await use('Robin, 1 lamp');
    const back = JSON.parse(await exported(second.page));
    assert.deepEqual({ ...back, player: { ...back.player, id: 0 } }, { ...told, player: { ...told.player, id: 0 } });

    await bring(second.page, 'robin.json', text);
    await until(second.page, (all) => all.find((t) => t.text.includes('Robin was here already')));
    assert.deepEqual([...first.wrong, ...second.wrong], []);
    await first.context.close();
    await second.context.close();
});

test('axe-core finds nothing to complain of', { timeout: 200000 }, async () => {
    const { context, page } = await open({ bypassCSP: true });
    const look = async () => {
        await page.addScriptTag({ content: readFileSync(axe, 'utf8') });
        const found = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
    };
    await page.goto(server.url);
    await page.locator('#play:enabled').waitFor();
    await look();
    await page.locator('#play').click();
    await page.locator('#mirror button').first().waitFor({ state: 'attached' });
    await look();
    await context.close();
});

// What lies in the browser's database: the sizes and sums of its files.
const kept = (page) => page.evaluate(() => new Promise((good) => {
    indexedDB.open('beacon-bay').onsuccess = (e) => {
        const all = e.target.result.transaction('files').objectStore('files');
        all.getAll().onsuccess = (got) => {
            e.target.result.close();
            good(got.target.result.map((b) => `${b.length} ${b.reduce((sum, x) => (sum * 31 + x) % 1000003, 7)}`));
        };
    };
}));

test('a second window says that it does not keep anything, and does not', { timeout: 200000 }, async () => {
    const { context, page } = await open();
    await start(page, server.url);
    const second = await context.newPage();
    await second.goto(server.url);
    await second.locator('#trouble', { hasText: 'already open' }).waitFor();
    await makePlayer(page, HANDS.mouse);
    await page.evaluate(() => beaconBay.keep.settled());
    const before = await kept(page);
    await second.locator('#play:enabled').click();
    await second.locator('#mirror button').first().waitFor({ state: 'attached' });
    await makePlayer(second, HANDS.mouse);
    await second.evaluate(() => beaconBay.keep.settled());
    assert.deepEqual(await kept(page), before);
    await context.close();
});

test('an upright phone is asked to be turned, and may stay upright', { timeout: 200000 }, async () => {
    const { context, page } = await open({ hasTouch: true, isMobile: true, viewport: { width: 412, height: 915 } });
    await page.goto(server.url);
    await page.locator('#turn').waitFor();
    await page.locator('#upright').tap();
    assert.equal(await page.locator('#turn').isVisible(), false);
    await context.close();
});

test('what was opened for once is there without a network, in any language', { timeout: 200000 }, async () => {
    const { context, page, wrong } = await open({ locale: 'ar' });
    await page.goto(server.url);
    await page.locator('#play:enabled').waitFor({ timeout: 60000 });
    await page.waitForFunction(async () => (await caches.match(beaconBay.files.named(['ar'])[0].url)) !== undefined);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await start(page, server.url);
    await until(page, named('هيّا نلعب'));
    assert.deepEqual(wrong, []);
    await context.close();
});

test('the settings name every language without fetching its letters', { timeout: 200000 }, async () => {
    const { context, page } = await open();
    await page.route(/(zh_CN|ar)-[0-9a-f]+\.pack/, (route) => route.abort());
    await start(page, server.url);
    const use = using(page);
    await use('Settings');
    await until(page, named('简体中文'));
    await until(page, named('العربية'));
    assert.deepEqual(await page.evaluate(() => beaconBay.files.forced.filter((n) => n === 'ar' || n === 'zh_CN')), []);
    await context.close();
});

test('the meter of keys says what it says on the desktop', { timeout: 200000 }, async () => {
    const { context, page } = await open();
    await page.goto(server.url);
    await page.locator('#play:enabled').waitFor({ timeout: 60000 });
    const list = readFileSync(new URL('../strengths.txt', import.meta.url), 'utf8').trimEnd().split('\n').map((l) => l.split('\t'));
    assert.equal(list.length, 50);
    const says = await page.evaluate((texts) => texts.map((t) => beaconBay.game.ccall('forge_meter', 'number', ['string'], [t])), list.map(([, t]) => t));
    assert.deepEqual(says.map((n, i) => `${n} ${list[i][1]}`), list.map(([n, t]) => `${n} ${t}`));
    await context.close();
});

test('keys that are the browser\'s stay its own', { timeout: 200000 }, async () => {
    const { context, page } = await open();
    await page.addInitScript(() => {
        globalThis.taken = {};
        addEventListener('keydown', (e) => setTimeout(() => { taken[e.key] = e.defaultPrevented; }), true);
    });
    await start(page, server.url);
    for (const key of ['F7', 'Control+l', 'ArrowRight', 'Tab']) {
        await page.keyboard.press(key);
    }
    await page.waitForFunction(() => 'Tab' in taken);
    assert.deepEqual(await page.evaluate(() => taken), { F7: false, Control: false, l: false, ArrowRight: true, Tab: true });
    await context.close();
});
