// What the tests share: a browser, a page that tells of every error and every request, and hands that play.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const made = createRequire(`${root}/build/web-made/package.json`);
const { chromium } = made('playwright-core');

export const folder = `${root}/build/web`;
export const axe = made.resolve('axe-core/axe.min.js');

export function launch() {
    return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--mute-audio'] });
}

// Everything that must not be: what went wrong, and what was asked of others.
export function watch(page, origin) {
    const wrong = [];
    page.on('console', (m) => m.type() === 'error' && wrong.push(`console: ${m.text()}`));
    page.on('pageerror', (e) => wrong.push(`error: ${e.stack || e}`));
    page.on('request', (r) => !r.url().startsWith(origin) && !/^(data|blob):/.test(r.url()) && wrong.push(`request: ${r.url()}`));
    return wrong;
}

// Opens the page and presses its button.
export async function start(page, url, press = (button) => button.click()) {
    await page.goto(url);
    const play = page.locator('#play:enabled');
    await play.waitFor({ timeout: 60000 });
    await press(play);
    await page.locator('#mirror button').first().waitFor({ state: 'attached', timeout: 60000 });
}

// The things of the frame, as a reader of the screen has them.
export function things(page) {
    return page.evaluate(() => [...document.querySelectorAll('#mirror > *')].map((e) => {
        const r = e.getBoundingClientRect();
        return {
            tag: e.tagName.toLowerCase(), text: (e.textContent || e.getAttribute('aria-label')).replace(/[\u2066-\u2069]/g, ''), disabled: e.getAttribute('aria-disabled') === 'true',
            focused: e === document.activeElement, key: `${e.dataset.key} ${e.textContent}`, hinted: 'hinted' in e.dataset, x: r.x + r.width / 2, y: r.y + r.height / 2,
        };
    }));
}

export async function until(page, what, ms = 15000) {
    const end = Date.now() + ms;
    for (;;) {
        const all = await things(page);
        const found = what(all);
        if (found) {
            return found;
        }
        if (Date.now() > end) {
            throw new Error(`it never came to ${what}; there is: ${all.map((t) => `${t.tag} "${t.text}"`).join(', ')}`);
        }
        await page.waitForTimeout(50);
    }
}

export const named = (text) => (all) => all.find((t) => t.tag === 'button' && t.text.startsWith(text));

// What a child does next who follows Pip's hints, as in tests/unit/app_play_test.c.
const PLAIN = ['Begin', 'Play the plan', 'Go on', 'Thank you, Pip', 'Help'];

function next(all) {
    const usable = all.filter((t) => t.tag === 'button' && !t.disabled);
    return usable.find((t) => t.hinted) ?? PLAIN.map((text) => usable.find((t) => t.text === text)).find(Boolean);
}

// Until the frame stands still.
export async function rest(page) {
    for (let was = null; ;) {
        await page.waitForTimeout(was ? 60 : 250);
        const now = JSON.stringify(await things(page));
        if (now === was) {
            return JSON.parse(now);
        }
        was = now;
    }
}

// From the title: somebody new is made, without looking long.
export async function makePlayer(page, hands) {
    const use = async (what) => hands.use(page, await until(page, what));
    await use(named('Play'));
    await use(named('Type one'));
    await page.locator('#typing:focus').waitFor({ state: 'attached' });
    await page.keyboard.type('Robin');
    await until(page, (all) => all.find((t) => t.text.endsWith(': Robin')));
    await use(named('Now a face'));
    await use(named('That is me'));
    await use(named('Skip')); // how the fog came
    await until(page, named('Robin'));
}

// From the bay: the level that it offers, to its lit lamp and back.
export async function playLevel(page, hands) {
    await hands.use(page, await until(page, (all) => all.find((t) => t.hinted)));
    for (let steps = 0; steps < 400; steps++) {
        const all = await rest(page);
        if (all.some((t) => t.text.startsWith('The lamp is lit!'))) {
            await hands.use(page, await until(page, named('To the bay')));
            await until(page, named('Settings'));
            return;
        }
        const thing = next(all) ?? all.find((t) => t.focused);
        if (!thing) {
            throw new Error(`nothing to do: ${all.map((t) => `${t.tag} "${t.text}"`).join(', ')}`);
        }
        await hands.use(page, thing);
    }
    throw new Error('the level does not end');
}
