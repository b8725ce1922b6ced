// From opening the page to the game's own loop: what is needed is fetched, what was kept is read, a real press starts.
import { bringFiles } from './bring.js';
import { bytesOf, Files, moduleOf } from './files.js';
import { Keep } from './keep.js';
import { Mirror } from './mirror.js';
import { Offline } from './offline.js';
import { Stage } from './stage.js';
import { choose, say, speak } from './texts.js';
import { Voice } from './voice.js';

const FIRST = 'first', NOTE_MS = 20000;
const TROUBLES = {
    taken: 'Beacon Bay is already open in another window. Here you can look around, but nothing you do is kept.',
    refused: 'This browser does not let Beacon Bay keep anything. You can play, but your lamps will be dark again next time.',
    full: 'There is no room left to keep your lamps. What was kept before is still there.',
    network: 'A part of the bay did not arrive. Look after the network, then try again.',
    old: 'This browser is too old for Beacon Bay: it has no WebAssembly.',
    fresh: 'There is a new version. It comes when you leave the game.',
};
let noteEnds = 0;
const at = (id) => document.getElementById(id);

// null: what was said is over.
function trouble(kind) {
    at('trouble').hidden = kind === null;
    if (kind) {
        at('trouble').textContent = say(TROUBLES[kind] ?? kind);
        at('again').hidden = kind !== 'network';
    }
    if (kind && !at('game').hidden) {
        overTheGame();
    }
}

// While it is played, what was said stands over the game for a while.
function overTheGame() {
    at('trouble').classList.add('over');
    at('game').before(at('trouble'));
    clearTimeout(noteEnds);
    noteEnds = setTimeout(() => { at('trouble').hidden = true; }, NOTE_MS);
}

// A new version waits: before the game it can be had at once, in it it is told.
function news() {
    if (at('game').hidden) {
        at('fresh').hidden = false;
    } else {
        trouble('fresh');
    }
}

function remembered(key) {
    try {
        return localStorage.getItem(key);
    } catch {
        return null;
    }
}

function progress(all) {
    let done = 0;
    const mb = (n) => (n / 1e6).toFixed(1);
    return (n) => {
        done += n;
        at('bar').value = done / all;
        at('bytes').textContent = done < all ? say('{done} of {all} MB', { done: mb(done), all: mb(all) }) : say('Ready');
    };
}

function watchTurn() {
    const tall = matchMedia('(orientation: portrait) and (pointer: coarse)');
    let upright = false;
    const look = () => { at('turn').hidden = upright || !tall.matches; };
    at('upright').addEventListener('click', () => {
        upright = true;
        look();
    });
    tall.addEventListener('change', look);
    look();
}

function handOut(fs) {
    for (const name of fs.readdir('/out').filter((n) => !n.startsWith('.'))) {
        const link = document.createElement('a');
        const url = URL.createObjectURL(new Blob([fs.readFile(`/out/${name}`)]));
        link.href = url;
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(url), 60000);
        fs.unlink(`/out/${name}`);
    }
}

async function main() {
    const about = await (await fetch('files.json')).json();
    // Whatever holds this page, where something does and package.py says so.
    const host = about.host ? new (await import(`./${about.host.part}`)).Host(about.host, trouble) : null;
    const shelf = host?.shelf ?? 'beacon-bay', languageKey = host ? 'beacon-bay language' : 'language';
    const wanted = [remembered(languageKey), ...navigator.languages].filter(Boolean);
    const language = choose(about.languages, wanted);
    speak(language);
    watchTurn();
    if (!globalThis.WebAssembly) {
        trouble('old');
        return;
    }
    const keep = new Keep(trouble, shelf);
    const stage = new Stage();
    const files = new Files(about.packs);
    const first = [FIRST, language.code];
    const all = about.program.size + files.named(first).reduce((n, p) => n + p.size, 0);
    const tell = progress(all);
    const [wasm, kept, { default: createGame }] = await Promise.all([
        bytesOf(about.program.url, about.program.size, tell),
        keep.read(),
        moduleOf(about.glue),
        files.load(first, tell),
    ]);
    const mirror = new Mirror(stage);
    const offline = new Offline(news);
    const askForFile = bringFiles(stage);
    const voice = new Voice();
    const page = {
        size: () => stage.size(),
        show: (...a) => stage.show(...a),
        fullscreen: (on) => stage.fullscreen(on),
        isFullscreen: () => stage.isFullscreen(),
        typing: (...a) => stage.typing(...a),
        tellBegin(lang, rtl) {
            mirror.tellBegin(lang, rtl);
            try {
                localStorage.setItem(languageKey, lang);
            } catch { /* then the browser's language it is again */ }
        },
        tellItem: (...a) => mirror.tellItem(...a),
        tellPlace: (...a) => mirror.tellPlace(...a),
        tellEnd: () => mirror.tellEnd(),
        canSpeak: () => voice.canSpeak(),
        speak: (...a) => voice.speak(...a),
        hush: () => voice.hush(),
        speaks: () => voice.speaks(),
        askForFile,
        turned(last) {
            host?.turned();
            keep.look();
            handOut(stage.game.FS);
            if (last) {
                stage.runs = false;
                keep.settled().then(() => (host ? host.leave() : offline.take().then(() => location.reload())));
            }
        },
    };
    stage.game = await createGame({ canvas: at('canvas'), page, wasmBinary: wasm, noInitialRun: true });
    files.lay(stage.game.FS);
    keep.lay(stage.game.FS, kept);
    host?.lay(stage.game.FS, !keep.taken);
    if (kept.length > 0 || host?.knows) {
        at('play').textContent = say('Play on');
    }
    at('play').disabled = false;
    at('play').focus();
    at('play').addEventListener('click', () => {
        at('start').hidden = true;
        at('game').hidden = false;
        overTheGame();
        stage.fresh = stage.runs = true;
        try {
            stage.game.callMain(['--data-dir', '/save', '--lang', language.code, ...(host?.options ?? [])]);
        } catch (why) {
            if (why !== 'unwind') {
                throw why;
            }
        }
        files.rest(['title', 'bay']);
    });
    addEventListener('visibilitychange', () => {
        host?.seen(!document.hidden);
        keep.look();
    });
    addEventListener('pagehide', () => keep.look());
    at('renew').addEventListener('click', () => offline.take().then(() => location.reload()));
    globalThis.beaconBay = { files, keep, game: stage.game, ready: true };
    if (host) {
        return; // what holds the page keeps it too
    }
    offline.begin(() => about.packs.filter((p) => files.here.has(p.name)).map((p) => p.url))
        .catch((why) => console.warn(`no playing without a network: ${why}`));
}

main().catch((why) => {
    console.error(why);
    trouble('network');
});
