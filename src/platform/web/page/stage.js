// The canvas and what reaches the game through the page: its size, its pixels, full screen, typed words, keys.
const MOST_PIXELS = 1920 * 1080; // more than these are painted too slowly without a graphics card

export class Stage {
    constructor() {
        this.main = document.getElementById('game');
        this.canvas = document.getElementById('picture');
        this.typing_ = document.getElementById('typing');
        this.context = this.canvas.getContext('2d', { alpha: false });
        this.fresh = true;
        addEventListener('resize', () => { this.fresh = true; });
        this.listenToKeys();
        this.listenToTyping();
    }

    size() {
        const w = innerWidth * devicePixelRatio, h = innerHeight * devicePixelRatio;
        const less = Math.min(1, Math.sqrt(MOST_PIXELS / (w * h)));
        const size = { w: Math.max(1, Math.round(w * less)), h: Math.max(1, Math.round(h * less)), fresh: this.fresh };
        if (this.fresh) {
            this.canvas.width = size.w;
            this.canvas.height = size.h;
            this.fresh = false;
        }
        return { ...size, w: this.canvas.width, h: this.canvas.height };
    }

    show(rgba, x, y, w, h) {
        this.context.putImageData(new ImageData(rgba, w, h), x, y);
    }

    // Points of the page for one pixel of the canvas.
    points() {
        return innerWidth / this.canvas.width;
    }

    place(element, x, y, w, h) {
        const k = this.points();
        Object.assign(element.style, { left: `${x * k}px`, top: `${y * k}px`, width: `${w * k}px`, height: `${h * k}px` });
    }

    fullscreen(on) {
        const asked = on ? document.documentElement.requestFullscreen?.() : document.exitFullscreen?.();
        asked?.then(() => on && screen.orientation?.lock?.('landscape')).catch(() => {});
    }

    isFullscreen() {
        return document.fullscreenElement !== null;
    }

    // SDL takes every key of the window and keeps the browser from seeing it. It is not shown what is the browser's own,
    // nor anything while the page itself is to be used.
    listenToKeys() {
        const guard = (e) => {
            const browsers = e.ctrlKey || e.metaKey || e.altKey || /^F\d/.test(e.key) || e.isComposing;
            const types = document.activeElement === this.typing_ && (e.key.length === 1 || /^(Backspace|Delete|Home|End|Process|Unidentified)$/.test(e.key));
            if (browsers || types || this.main.hidden || !document.getElementById('turn').hidden) {
                e.stopImmediatePropagation();
            }
        };
        for (const kind of ['keydown', 'keypress', 'keyup']) {
            addEventListener(kind, guard, true);
        }
    }

    // One letter always stands in the element, so that a backspace has something to take away.
    listenToTyping() {
        const empty = () => {
            this.typing_.value = ' ';
            this.typing_.setSelectionRange(1, 1);
        };
        const taken = (e) => {
            if (e.isComposing) {
                return;
            }
            const value = this.typing_.value;
            if (value === '') {
                this.game._page_erased();
            } else if (value.length > 1) {
                this.type(value.slice(1));
            }
            empty();
        };
        this.typing_.addEventListener('input', taken);
        this.typing_.addEventListener('compositionend', taken);
        this.typing_.addEventListener('focus', empty);
    }

    type(text) {
        let part = '';
        const send = () => part && this.game.ccall('page_typed', null, ['string'], [part]);
        for (const letter of text) {
            if (new TextEncoder().encode(part + letter).length > 31) {
                send();
                part = '';
            }
            part += letter;
        }
        send();
    }

    typing(on, x, y, w, h) {
        if (on) {
            this.place(this.typing_, x, y, w, h);
        }
        if (this.typing_.hidden === on) {
            this.typing_.hidden = !on;
        }
        if (on && document.activeElement !== this.typing_) {
            this.typing_.focus({ preventScroll: true });
        }
    }
}
