// The learning platform, as far as SCORM 1.2 lets a page see it: an object "API" in a window above this one or above the
// one that opened it (Run-Time Environment 1.2, 3.3.6). It may be missing, refuse, or vanish while the page is open.
const MOST_WINDOWS = 500;
const RUNNING_ALREADY = '101'; // to LMSInitialize: a general exception, which is what platforms then give

// Windows of another origin do not say what they hold; those above them may.
function apiOf(win) {
    try {
        return win.API && typeof win.API.LMSInitialize === 'function' ? win.API : null;
    } catch {
        return null;
    }
}

function above(win, left) {
    for (let here = win; here && left.n > 0; here = here.parent === here ? null : here.parent) {
        left.n--;
        const api = apiOf(here);
        if (api) {
            return { api, home: here };
        }
    }
    return null;
}

function openerOf(win) {
    try {
        return win.opener;
    } catch {
        return null;
    }
}

// { api, home }: the nearest above, then above the opener, then above that of the topmost window. null: there is none.
export function find(win, most = MOST_WINDOWS) {
    const left = { n: most };
    return above(win, left) || above(openerOf(win), left) || above(openerOf(win.top), left);
}

export class Platform {
    // win: of the page.
    constructor(win) {
        this.win = win;
        this.open = false;
        this.over = false;
    }

    // True: it is there and has begun. Again after it was gone: then with whatever stands in its place.
    begin() {
        this.open = false;
        this.found = find(this.win);
        if (!this.found || this.over) {
            return false;
        }
        try {
            const begun = this.call('LMSInitialize', '') || this.error() === RUNNING_ALREADY;
            this.open = begun && this.get('cmi.core.lesson_status') !== null;
        } catch {
            this.open = false;
        }
        return this.open;
    }

    call(name, ...given) {
        return String(this.found.api[name](...given)) === 'true';
    }

    error() {
        return String(this.found.api.LMSGetLastError());
    }

    // Not whether it is the same object: some platforms make one at every look.
    there() {
        return apiOf(this.found.home) !== null && !this.found.home.closed;
    }

    // null: it has no such element, or is gone.
    get(element) {
        try {
            const value = String(this.found.api.LMSGetValue(element) ?? '');
            return value === '' && this.error() !== '0' ? null : value;
        } catch {
            return null;
        }
    }

    // False: it refused the value, or is gone.
    set(element, value) {
        try {
            return this.open && this.call('LMSSetValue', element, String(value));
        } catch {
            return false;
        }
    }

    // True: whatever was set is kept. Otherwise it is gone until begin().
    commit() {
        try {
            this.open = this.open && this.there() && this.call('LMSCommit', '');
        } catch {
            this.open = false;
        }
        return this.open;
    }

    finish() {
        const open = this.open;
        this.open = false;
        this.over = true;
        try {
            return open && this.there() && this.call('LMSFinish', '');
        } catch {
            return false;
        }
    }
}
