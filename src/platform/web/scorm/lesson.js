// One player as one SCORM 1.2 activity: what is told to the platform, when, and what is taken back from it. Knows no page:
// it is handed documents of the player (src/progress/store.h) and hands out what there is to be said.
import { clock, identifier, line, timespan } from './formats.js';
import { join, keys, pack, unpack } from './suspend.js';

// Elements that hold for the whole lesson, in the order in which they are told.
function state(document, levels) {
    const lit = document.done.filter((d) => levels.includes(d.level)).length;
    return [
        ['cmi.core.score.min', 0],
        ['cmi.core.score.max', 100],
        ['cmi.core.score.raw', levels.length > 0 ? Math.floor((100 * lit) / levels.length) : 0],
        ['cmi.core.lesson_status', lit > 0 && lit === levels.length ? 'completed' : 'incomplete'],
        ['cmi.core.lesson_location', identifier(document.sessions.at(-1)?.level ?? '')],
        ['cmi.core.exit', 'suspend'],
        ['cmi.suspend_data', pack(document).text],
    ];
}

// One decision. "performance" is the kind whose answers may be words: choices are single letters in SCORM 1.2.
function interaction(level, e) {
    return [
        ['id', identifier(level, e.item)],
        ['objectives.0.id', identifier(e.skill)],
        ['time', clock(e.at)],
        ['type', 'performance'],
        ['correct_responses.0.pattern', line(e.expected)],
        ['weighting', e.attempt > 1 ? 0 : 1],
        ['student_response', line(e.chosen)],
        ['result', e.right ? 'correct' : 'wrong'],
        ['latency', timespan(e.ms)],
    ].filter(([name, value]) => value !== '' || !/response|objectives/.test(name));
}

export class Lesson {
    // platform: begun or not; levels: ids of the course; now(): milliseconds that only grow; say(kind): what went wrong,
    // 'absent', 'gone', 'damaged', 'newer' or 'review'.
    constructor(platform, levels, now, say) {
        Object.assign(this, { platform, levels, now, say });
        this.sent = new Map(); // play -> how many of its answers the platform has kept
        this.told = new Map(); // ... and how many it was told since
        this.writes = true;
        this.said = new Set();
        this.since = now();
        this.spent = 0;
    }

    once(kind) {
        if (!this.said.has(kind)) {
            this.said.add(kind);
            this.say(kind);
        }
    }

    // here: the document that this machine kept, or null; sent: what keepsake() gave when it was. Returns the document to go
    // on with, or null: somebody new.
    begin(here, sent = []) {
        this.sent = new Map(sent);
        if (!this.platform.open && !this.platform.begin()) {
            this.once('absent');
            return here;
        }
        this.joined = true;
        this.learn();
        const kept = this.platform.get('cmi.suspend_data');
        const there = unpack(kept ?? '');
        if (there.is === 'newer' || /^(review|browse)$/.test(this.platform.get('cmi.core.lesson_mode') ?? '')) {
            this.writes = false; // nothing of it may be lost
            this.once(there.is === 'newer' ? 'newer' : 'review');
        } else if (there.is === 'damaged') {
            this.once('damaged');
        } else if (there.is === 'empty' && kept !== null && this.sent.size > 0 && this.platform.get('cmi.core.entry') === 'ab-initio') {
            this.sent.clear(); // it had everything and has begun anew: so is begun here
            this.mark();
            return null;
        }
        if (there.document) {
            for (const [play, n] of keys(there.document)) {
                this.sent.set(play, Math.max(n, this.sent.get(play) ?? 0));
            }
        }
        this.told = new Map(this.sent);
        this.mark();
        return join(here, there.document ?? null);
    }

    // Who only looks in has not completed anything, which is what platforms assume of a lesson that says nothing.
    mark() {
        this.set('cmi.core.exit', 'suspend');
        if (this.writes && /^(not attempted)?$/.test(this.platform.get('cmi.core.lesson_status') ?? '')) {
            this.set('cmi.core.lesson_status', 'incomplete');
        }
    }

    set(element, value) {
        return this.writes && this.platform.set(element, value);
    }

    // How many interactions it has; without a count it takes none.
    learn() {
        this.api = this.platform.found.api;
        const count = this.platform.get('cmi.interactions._count');
        this.next = /^\d+$/.test(count ?? '') ? Number(count) : null;
        this.first = this.next;
    }

    // What belongs beside the document on this machine.
    keepsake() {
        return [...this.sent];
    }

    // Somebody looks at the page, or does not: only the first counts as time.
    watched(yes) {
        if (yes) {
            this.since = this.since ?? this.now();
        } else if (this.since !== null) {
            this.spent += this.now() - this.since;
            this.since = null;
        }
    }

    // The player's document has changed. True: a level was finished, and the platform has kept it.
    tell(document) {
        const lamps = document.sessions.filter((s) => s.finished).length;
        const finished = this.lamps !== undefined && lamps > this.lamps;
        this.lamps = lamps;
        this.document = document;
        this.pass();
        return finished && this.commit();
    }

    pass() {
        if (!this.writes || !this.platform.open || !this.document) {
            return;
        }
        for (const [element, value] of state(this.document, this.levels)) {
            this.set(element, value);
        }
        for (const play of this.document.sessions) {
            const key = `${play.level} ${play.began}`;
            for (let n = this.told.get(key) ?? 0; n < play.evidence.length; n++) {
                this.interact(interaction(play.level, play.evidence[n]));
                this.told.set(key, n + 1);
            }
        }
    }

    interact(elements) {
        if (this.next === null) {
            return;
        }
        const taken = elements.filter(([name, value]) => this.set(`cmi.interactions.${this.next}.${name}`, value));
        this.next += taken.length > 0 ? 1 : 0; // without one there would be a gap
    }

    // True: the platform has kept all there is.
    commit() {
        if (!this.writes || this.platform.over || !this.reach()) {
            return false;
        }
        const spent = this.spent + (this.since === null ? 0 : this.now() - this.since);
        this.set('cmi.core.session_time', timespan(spent));
        if (this.platform.commit()) {
            this.sent = new Map(this.told);
            this.first = this.next;
            this.said.delete('gone');
            return true;
        }
        this.lost();
        return false;
    }

    // It may have come back since it was gone: then it is told all that it did not keep. One that was not there at the
    // start stays out of it: what it keeps is not known here.
    reach() {
        if (this.platform.open) {
            return true;
        }
        if (!this.joined || !this.platform.begin()) {
            return false;
        }
        if (this.platform.found.api !== this.api) {
            this.learn();
        }
        this.mark();
        this.pass();
        return true;
    }

    lost() {
        this.told = new Map(this.sent);
        this.next = this.first;
        this.once('gone');
    }

    // Once, at the end. True: the platform has kept all there is.
    finish() {
        const kept = this.commit();
        this.platform.finish();
        return kept;
    }
}
