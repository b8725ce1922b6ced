// How SCORM 1.2 wants things written (Run-Time Environment 1.2 of 2001, chapter 3.4; what Moodle's mod/scorm accepts is
// the narrower, and kept to): times, identifiers, answers.
const LONGEST = 255; // characters of a CMIString255 and of a CMIIdentifier
const MOST_MS = ((9999 * 60 + 59) * 60 + 59) * 1000 + 990;

const two = (n) => String(n).padStart(2, '0');

// CMITimespan: HHHH:MM:SS.SS
export function timespan(ms) {
    const hundredths = Math.floor(Math.min(Math.max(ms, 0), MOST_MS) / 10);
    const s = Math.floor(hundredths / 100);
    const hours = String(Math.floor(s / 3600)).padStart(4, '0');
    return `${hours}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${two(hundredths % 100)}`;
}

// CMITime: the time of day where the learner is, of seconds since 1970.
export function clock(seconds) {
    const at = new Date(seconds * 1000);
    return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

// CMIIdentifier: printable, without blanks. Other letters become _, so that what is told is told.
export function identifier(...parts) {
    return parts.join('_').replace(/[^\x21-\x7e]/g, '_').slice(0, LONGEST);
}

// CMIString255 in one line.
export function line(text) {
    return [...text.replace(/[\x00-\x1f\x7f]+/g, ' ')].reduce((s, c) => (s.length + c.length <= LONGEST ? s + c : s), '');
}
