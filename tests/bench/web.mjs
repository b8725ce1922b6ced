// web.mjs [MINUTES] - What the page costs: bytes with Brotli until it can be played, the way from opening it to its first
// frame as a ratio to an empty SDL2 page in the same run, frames a second and memory while it is played for MINUTES (1).
// Exit status 1 when a limit of the project is passed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, launch, makePlayer, playLevel, start } from '../web/browser.mjs';
import { serve } from '../web/server.mjs';

const ROUNDS = 7, MOST_BYTES = 3.0e6, MOST_RATIO = 2;
const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const minutes = Number(process.argv[2] ?? 1);
const libraries = process.env.BAY_WEB_LIBRARIES;
let passed = true;

function limit(text, ok) {
    passed &&= ok;
    console.log(`${text}${ok ? '' : '   TOO MUCH'}`);
}

const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const spread = (all) => `${median(all).toFixed(0)} ms [${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)}]`;

function parts() {
    const about = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8'));
    const later = about.packs.filter((p) => p.name !== 'first').map((p) => p.url);
    let all = 0;
    const needed = readdirSync(folder).filter((n) => !n.endsWith('.br') && !n.endsWith('.png') && n !== 'sw.js' && !later.includes(n));
    for (const name of needed) {
        const packed = existsSync(join(folder, `${name}.br`));
        const bytes = statSync(join(folder, packed ? `${name}.br` : name)).size;
        all += bytes;
        if (bytes > 20000) {
            console.log(`part: ${name.replace(/-[0-9a-f]{12}/, '').padEnd(24)} ${(bytes / 1e6).toFixed(3).padStart(7)} MB${packed ? '' : ' (not packed)'}`);
        }
    }
    limit(`part: all until it can be played   ${(all / 1e6).toFixed(3)} MB of ${MOST_BYTES / 1e6}`, all <= MOST_BYTES);
    for (const name of later) {
        const file = join(folder, existsSync(join(folder, `${name}.br`)) ? `${name}.br` : name);
        console.log(`later: ${name.replace(/-[0-9a-f]{12}\.pack/, '').padEnd(23)} ${(statSync(file).size / 1e6).toFixed(3).padStart(7)} MB`);
    }
}

// Built as the page is, and served as it is.
function emptyPage() {
    const out = join(root, 'build/web-made/empty');
    mkdirSync(out, { recursive: true });
    execFileSync('emcc', [join(root, 'tests/bench/web_empty.c'), '-O2', '-I', `${libraries}/include/SDL2`, `${libraries}/lib/libSDL2.a`,
        '-sUSE_SDL=0', '-sENVIRONMENT=web', '-sMODULARIZE=1', '-sEXPORT_ES6=1', '-sALLOW_MEMORY_GROWTH=1', '-sINITIAL_MEMORY=64MB',
        `-sDEFAULT_LIBRARY_FUNCS_TO_INCLUDE=@${root}/src/platform/web/functions.json`, '-o', join(out, 'empty.js')],
    { stdio: 'inherit', env: { ...process.env, NODE_PATH: '/usr/share/nodejs' } });
    writeFileSync(join(out, 'index.html'), '<!doctype html><title>empty</title><canvas id="canvas"></canvas><script type="module" src="start.js"></script>');
    writeFileSync(join(out, 'start.js'), "import make from './empty.js';\nmake({ canvas: document.getElementById('canvas') });\n");
    for (const name of ['empty.js', 'empty.wasm']) {
        execFileSync('brotli', ['-q', '11', '-f', '-o', join(out, `${name}.br`), join(out, name)]);
    }
    return out;
}

// Presses the button as soon as it can be pressed, and notes when the first frame stands.
function pressAndNote() {
    new MutationObserver(() => {
        const play = document.getElementById('play');
        if (play && !play.disabled && !globalThis.pressed) {
            globalThis.pressed = true;
            setTimeout(() => play.click());
        }
        if (document.querySelector('#mirror button') && !globalThis.shown) {
            globalThis.shown = performance.now();
        }
    }).observe(document, { subtree: true, childList: true, attributes: true });
}

async function firstFrame(browser, url, script) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    if (script) {
        await page.addInitScript(script);
    }
    await page.goto(url);
    const ms = await (await page.waitForFunction(() => globalThis.shown, null, { timeout: 120000 })).jsonValue();
    await context.close();
    return ms;
}

async function starts(browser, game, empty) {
    const times = { empty: [], game: [] };
    for (let i = 0; i < ROUNDS; i++) {
        times.empty.push(await firstFrame(browser, empty.url));
        times.game.push(await firstFrame(browser, game.url, pressAndNote));
    }
    const ratio = median(times.game) / median(times.empty);
    console.log(`start: empty SDL2 page            ${spread(times.empty)}`);
    limit(`start: first playable frame       ${spread(times.game)}   ${ratio.toFixed(2)} x empty, of ${MOST_RATIO}`, ratio <= MOST_RATIO);
}

// Frames that the browser shows, and those that came too late, while levels are played one after the other.
async function played(browser, game) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    const page = await context.newPage();
    await start(page, game.url);
    const mouse = { use: (p, thing) => p.mouse.click(thing.x, thing.y) };
    await makePlayer(page, mouse);
    await page.evaluate(() => {
        globalThis.frames = [];
        let last = performance.now();
        const look = (now) => {
            globalThis.frames.push(now - last);
            last = now;
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
    const heap = () => page.evaluate(() => ({ wasm: beaconBay.game.HEAPU8?.length ?? 0, page: performance.memory?.usedJSHeapSize ?? 0 }));
    const begun = Date.now();
    for (let n = 1; n === 1 || Date.now() - begun < minutes * 60000; n++) {
        try {
            await playLevel(page, mouse);
        } catch (why) {
            console.log(`played: it ends after ${n - 1} levels: ${String(why).slice(0, 120)}`);
            break;
        }
        const frames = await page.evaluate(() => globalThis.frames.splice(0));
        const { wasm, page: own } = await heap();
        const fps = 1000 * frames.length / frames.reduce((a, b) => a + b, 0);
        console.log(`played: level ${n} after ${((Date.now() - begun) / 60000).toFixed(1)} min: ${fps.toFixed(0)} frames/s, `
            + `p99 ${[...frames].sort((a, b) => a - b)[Math.floor(frames.length * 0.99)].toFixed(1)} ms; wasm ${(wasm / 1048576).toFixed(0)} MiB, page ${(own / 1048576).toFixed(0)} MiB`);
    }
    await context.close();
}

parts();
const browser = await launch();
const game = await serve(folder);
const empty = await serve(emptyPage());
await starts(browser, game, empty);
await played(browser, game);
await browser.close();
await game.close();
await empty.close();
process.exit(passed ? 0 : 1);
