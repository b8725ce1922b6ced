// The frame as elements: what a reader of the screen finds where the picture shows it. Focus goes both ways.
const [, HEADING, TEXT, SPEECH, REASON, STATUS, IMAGE, BUTTON, CHOICE, PLACE, ITEM, SWITCH, SLIDER, INPUT] = Array(14).keys();
const FOCUSED = 1, DISABLED = 2, CHECKED = 4, HINTED = 64;
const TAGS = { [HEADING]: 'h2', [TEXT]: 'p', [SPEECH]: 'p', [REASON]: 'p', [STATUS]: 'p', [IMAGE]: 'div' };
const SPOKEN = new Set([SPEECH, REASON, STATUS]); // told as soon as they change

export class Mirror {
    constructor(stage) {
        this.stage = stage;
        this.root = document.getElementById('mirror');
        this.live = document.getElementById('live');
        this.was = '';
        this.last = '';
    }

    tellBegin(lang, rtl) {
        this.main = document.documentElement;
        this.main.lang = lang;
        this.main.dir = rtl ? 'rtl' : 'ltr';
        this.items = [];
    }

    tellItem(id, role, flags, label, value) {
        this.items.push({ id, role, flags, label, value });
    }

    tellPlace(x, y, w, h) {
        Object.assign(this.items.at(-1), { x, y, w, h });
    }

    // An element is kept while the same thing stands in the same turn, so that readers do not lose their place.
    tellEnd() {
        const kept = [...this.root.children];
        const shown = this.items.map((it, i) => {
            const tag = TAGS[it.role] || 'button';
            const key = `${tag} ${it.id} ${it.role}`;
            const old = kept[i]?.dataset.key === key ? kept[i] : null;
            return this.dress(old || this.make(tag, key, it), it);
        });
        shown.forEach((e, i) => {
            if (this.root.children[i] !== e) {
                this.root.insertBefore(e, this.root.children[i] || null);
            }
        });
        while (this.root.children.length > shown.length) {
            this.root.lastChild.remove();
        }
        this.announce();
        this.follow(shown);
    }

    make(tag, key, it) {
        const e = document.createElement(tag);
        e.dataset.key = key;
        if (tag === 'button') {
            e.type = 'button';
            e.tabIndex = -1;
            e.addEventListener('focus', () => this.reached(it.id, false));
            e.addEventListener('click', () => this.reached(it.id, true));
        }
        return e;
    }

    dress(e, it) {
        const words = it.value ? (it.role === SPEECH ? `${it.value}: ${it.label}` : `${it.label}: ${it.value}`) : it.label;
        const set = (name, value) => {
            if (value === null) {
                e.removeAttribute(name);
            } else if (e.getAttribute(name) !== value) {
                e.setAttribute(name, value);
            }
        };
        if (it.role === IMAGE) {
            set('role', 'img');
            set('aria-label', words);
        } else if (e.textContent !== words) {
            e.textContent = words;
        }
        set('data-hinted', it.flags & HINTED ? '' : null);
        if (e.tagName === 'BUTTON') {
            set('aria-disabled', it.flags & DISABLED ? 'true' : null);
            if (it.role === SWITCH) {
                set('role', 'switch');
                set('aria-checked', it.flags & CHECKED ? 'true' : 'false');
            } else {
                set('aria-pressed', it.flags & CHECKED ? 'true' : null);
            }
        }
        this.stage.place(e, it.x, it.y, Math.max(it.w, 1), Math.max(it.h, 1));
        return e;
    }

    announce() {
        const words = this.items.filter((it) => SPOKEN.has(it.role)).map((it) => (it.value ? `${it.value}: ${it.label}` : it.label)).join('\n');
        if (words !== this.last) {
            this.last = words;
            this.live.textContent = words;
        }
    }

    follow(shown) {
        const at = this.items.findIndex((it) => it.flags & FOCUSED);
        const typing = document.activeElement === this.stage.typing_;
        if (at >= 0 && this.items[at].role === INPUT) {
            this.stage.typing_.setAttribute('aria-label', this.items[at].label);
        }
        if (at >= 0 && !typing && shown[at].focus && document.activeElement !== shown[at]) {
            this.leads = true;
            shown[at].focus({ preventScroll: true });
            this.leads = false;
        }
    }

    reached(id, used) {
        if (!this.leads) {
            this.stage.game._page_reached(id, used);
        }
    }
}
