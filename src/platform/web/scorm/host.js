// The page inside a learning platform: start.js asks this for all that is then different. Of the learner, the platform's
// number alone is asked for, and only to keep learners apart who share a browser; the name never is.
import { Lesson } from './lesson.js';
import { Platform } from './platform.js';

const DOCUMENT = '/save/player.json', SENT = '/save/sent.json';
const TROUBLES = {
    absent: 'There is no learning platform around this page. You can play, and this computer keeps your lamps.',
    gone: 'The learning platform does not answer. Play on: this computer keeps your lamps, and hands them over as soon as it answers again.',
    damaged: 'The lamps that the learning platform kept cannot be read. You go on with those that this computer kept.',
    newer: 'The learning platform keeps lamps of a newer Beacon Bay. They stay untouched. You can play, but nothing is handed over.',
    review: 'This is a look back: you can play, but nothing is handed over to the learning platform.',
    over: 'The learning platform has your lamps. You can close this page now.',
    kept: 'This computer keeps your lamps. You can close this page now.',
};

// 64-bit FNV-1a: a name for a shelf that is not the learner's own.
function shelfOf(text) {
    let n = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text)) {
        n = ((n ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
    return n.toString(16).padStart(16, '0');
}

function read(fs, path) {
    try {
        return JSON.parse(fs.readFile(path, { encoding: 'utf8' }));
    } catch {
        return null;
    }
}

export class Host {
    // levels: ids of the course; trouble(text): says it to whoever looks at the page.
    constructor({ levels }, trouble) {
        this.platform = new Platform(window);
        this.lesson = new Lesson(this.platform, levels, () => performance.now(), (kind) => trouble(TROUBLES[kind]));
        const learner = this.platform.begin() ? this.platform.get('cmi.core.student_id') : null;
        this.shelf = `beacon-bay lesson ${shelfOf(learner ?? '')}`; // of what the browser keeps
        this.options = ['--only', DOCUMENT];
        this.trouble = trouble;
    }

    // What the browser kept lies in fs; what the platform kept is laid to it, before the game reads any of it.
    // alone: no other window plays the same.
    lay(fs, alone) {
        this.fs = fs;
        const here = read(fs, DOCUMENT);
        const document = this.lesson.begin(here, read(fs, SENT) ?? []);
        this.lesson.writes &&= alone;
        this.knows = document !== null;
        if (document) {
            fs.writeFile(DOCUMENT, JSON.stringify(document));
        } else if (here) {
            for (const name of fs.readdir('/save').filter((n) => !n.startsWith('.'))) {
                fs.unlink(`/save/${name}`);
            }
        }
        this.keep();
        this.at = this.time();
        addEventListener('pagehide', () => this.lesson.finish());
        addEventListener('pageshow', (e) => e.persisted && location.reload());
        if (document) {
            this.lesson.tell(document);
        }
    }

    keep() {
        const text = JSON.stringify(this.lesson.keepsake());
        if (text !== this.kept) {
            this.kept = text;
            this.fs.writeFile(SENT, text);
        }
    }

    time() {
        const { exists, object } = this.fs.analyzePath(DOCUMENT);
        return exists ? object.timestamp : 0;
    }

    // After each turn of the game.
    turned() {
        const at = this.time();
        if (at !== this.at) {
            this.at = at;
            this.lesson.tell(read(this.fs, DOCUMENT));
            this.keep();
        }
    }

    // The page is shown, or is not: then it may never be again.
    seen(yes) {
        this.lesson.watched(yes);
        if (!yes) {
            this.lesson.commit();
            this.keep();
        }
    }

    // The player has left the game.
    leave() {
        document.getElementById('start').hidden = false;
        document.getElementById('game').hidden = true;
        document.getElementById('play').hidden = true;
        document.getElementById('loading').hidden = true;
        this.trouble(TROUBLES[this.lesson.finish() ? 'over' : 'kept']);
    }
}
