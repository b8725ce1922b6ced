// A platform that takes SCORM 1.2 as strictly as Moodle does (its mod/scorm: datamodels/scorm_12.js of 2014-2024 for the
// formats, the ranges, the vocabularies and what follows an index; locallib for what a second visit is told), and where the
// standard (Run-Time Environment 1.2, 2001) is stricter, as the standard. Remembers every call that it refused.
const WORDS = {
    status: ['passed', 'completed', 'failed', 'incomplete', 'browsed'],
    exit: ['', 'suspend', 'logout', 'time-out'],
    type: ['true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'],
    result: ['correct', 'wrong', 'unanticipated', 'neutral'],
};
const one = (words) => (v) => words.includes(v);
const text = (most) => (v) => v.length <= most;
const between = (low, high) => (v) => /^-?\d{1,3}(\.\d{1,2})?$/.test(v) && Number(v) >= low && Number(v) <= high;
const identifier = (v) => /^[\x21-\x7e]{1,255}$/.test(v);
const time = (v) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(v);
const timespan = (v) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(v);

// element: [what it takes (null: nothing), whether it can be read]
const MODEL = {
    'cmi.core.student_id': [null, true],
    'cmi.core.student_name': [null, true],
    'cmi.core.credit': [null, true],
    'cmi.core.entry': [null, true],
    'cmi.core.lesson_mode': [null, true],
    'cmi.core.total_time': [null, true],
    'cmi.launch_data': [null, true],
    'cmi.core.lesson_location': [text(255), true],
    'cmi.core.lesson_status': [one(WORDS.status), true],
    'cmi.core.score.raw': [between(0, 100), true],
    'cmi.core.score.min': [between(0, 100), true],
    'cmi.core.score.max': [between(0, 100), true],
    'cmi.core.exit': [one(WORDS.exit), false],
    'cmi.core.session_time': [timespan, false],
    'cmi.suspend_data': [text(4096), true],
    'cmi.interactions._count': [null, true],
    'cmi.interactions.n.id': [identifier, false],
    'cmi.interactions.n.objectives.n.id': [identifier, false],
    'cmi.interactions.n.time': [time, false],
    'cmi.interactions.n.type': [one(WORDS.type), false],
    'cmi.interactions.n.correct_responses.n.pattern': [text(255), false],
    'cmi.interactions.n.weighting': [between(-100, 100), false],
    'cmi.interactions.n.student_response': [text(255), false],
    'cmi.interactions.n.result': [(v) => one(WORDS.result)(v) || between(0, 100)(v), false],
    'cmi.interactions.n.latency': [timespan, false],
};

const hundredths = (t) => {
    const [h, m, s] = t.split(':').map(Number);
    return Math.round(((h * 60 + m) * 60 + s) * 100);
};

// What the platform has of a learner outlives a visit: { values, interactions, total, visits }.
export const nobody = () => ({ values: {}, interactions: [], total: 0, visits: 0 });

export function strict(record = nobody(), { mode = 'normal', id = '4711', name = 'Doe, Robin' } = {}) {
    let running = false, code = '0';
    let values = {}, interactions = [];
    const calls = [], refused = [], commits = [];
    const answer = (wrong, good = 'true', bad = 'false') => {
        code = wrong;
        return wrong === '0' ? good : bad;
    };
    // The element's general name; index: of the interaction. null: it has a gap before it.
    const place = (element) => {
        const general = element.replace(/\.\d+(?=\.)/g, '.n');
        const [, index, list, inner] = /^cmi\.interactions\.(\d+)(?:\.(objectives|correct_responses)\.(\d+))?/.exec(element) ?? [];
        const gap = index !== undefined && (Number(index) > interactions.length ||
            (list && Number(inner) > (interactions[index]?.[list] ?? 0)));
        return { general, index, list, inner, gap };
    };
    const store = () => {
        Object.assign(record, { values: { ...values }, interactions: interactions.map((i) => ({ ...i })) });
        commits.push({ ...values });
    };
    const api = {
        LMSInitialize(given) {
            calls.push('LMSInitialize');
            if (given !== '') {
                return answer('201');
            }
            if (running) {
                return answer('101');
            }
            running = true;
            values = { ...record.values };
            interactions = record.interactions.map((i) => ({ ...i }));
            values['cmi.core.entry'] = record.visits === 0 ? 'ab-initio' : values['cmi.core.exit'] === 'suspend' ? 'resume' : '';
            record.visits++;
            Object.assign(values, {
                'cmi.core.student_id': id, 'cmi.core.student_name': name, 'cmi.core.credit': 'credit', 'cmi.core.lesson_mode': mode,
                'cmi.core.lesson_status': values['cmi.core.lesson_status'] ?? 'not attempted', 'cmi.core.exit': '',
            });
            delete values['cmi.core.session_time'];
            return answer('0');
        },
        LMSFinish(given) {
            calls.push('LMSFinish');
            if (given !== '') {
                return answer('201');
            }
            if (!running) {
                refused.push(['LMSFinish']);
                return answer('301');
            }
            running = false;
            if (values['cmi.core.lesson_status'] === 'not attempted') {
                values['cmi.core.lesson_status'] = 'completed';
            }
            record.total += hundredths(values['cmi.core.session_time'] ?? '00:00:00');
            store();
            return answer('0');
        },
        LMSGetValue(element) {
            calls.push(`get ${element}`);
            const known = MODEL[place(element).general];
            const wrong = !running ? '301' : !known ? '201' : !known[1] ? '404' : '0';
            if (wrong !== '0') {
                refused.push([`get ${element}`, wrong]);
            }
            const value = element === 'cmi.interactions._count' ? String(interactions.length) : values[element] ?? '';
            return answer(wrong, value, '');
        },
        LMSSetValue(element, value) {
            calls.push(`set ${element}`);
            const at = place(element);
            const known = MODEL[at.general];
            const wrong = !running ? '301' : !known || at.gap ? '201' : !known[0] ? (/\._/.test(element) ? '402' : '403')
                : typeof value !== 'string' || !known[0](value) ? '405' : '0';
            if (wrong !== '0') {
                refused.push([element, value, wrong]);
                return answer(wrong);
            }
            if (at.index === undefined) {
                values[element] = value;
            } else {
                const it = (interactions[at.index] ??= {});
                if (at.list) {
                    it[at.list] = Math.max(it[at.list] ?? 0, Number(at.inner) + 1);
                }
                it[element.split('.').slice(3).join('.')] = value;
            }
            return answer('0');
        },
        LMSCommit(given) {
            calls.push('LMSCommit');
            if (given !== '' || !running) {
                refused.push(['LMSCommit']);
                return answer(given !== '' ? '201' : '301');
            }
            store();
            return answer('0');
        },
        LMSGetLastError: () => code,
        LMSGetErrorString: (c) => (c === '0' ? 'No error' : `error ${c}`),
        LMSGetDiagnostic: (c) => String(c || code),
    };
    return { api, record, calls, refused, commits };
}
