// Focus: over the targets of the frame before, because those are what the player saw when they
// pressed.
#include <math.h>

#include "ui/ui_state.h"

ui_state ui_take(ui *u, ui_id id, rectf at, unsigned takes) {
    if (u->n_now < UI_MAX_TARGETS) {
        u->now[u->n_now++] = (target){id, at, takes};
    }
    ui_state s = {.id = id,
                  .focused = u->focus == id && !(takes & TAKES_NOTHING),
                  .hover = u->in.pointer && rect_hit(at, u->in.x, u->in.y)};
    s.used = s.focused && u->used == id;
    bool held = s.hover && u->held == id;
    if (s.used && !u->by_pointer) { // a key says nothing of how long it is held
        ui_ease_from(u, id, EASE_DOWN, 1, 0);
    }
    s.lit = ui_ease(u, id, EASE_LIT, 0, s.focused ? 1 : 0);
    s.down = ui_ease(u, id, EASE_DOWN, 0, held ? 1 : 0);
    return s;
}

static bool idle(const target *t) {
    return (t->takes & TAKES_NOTHING) != 0;
}

static const target *find(const ui *u, ui_id id) {
    for (size_t i = 0; i < u->n_before; i++) {
        if (u->before[i].id == id) {
            return &u->before[i];
        }
    }
    return NULL;
}

static const target *under_pointer(const ui *u) {
    for (size_t i = u->n_before; i-- > 0;) { // what is drawn last lies on top
        if (!idle(&u->before[i]) && rect_hit(u->before[i].at, u->in.x, u->in.y)) {
            return &u->before[i];
        }
    }
    return NULL;
}

// How far `to` is from `from` towards dx, dy; below 0: not that way. What lies in the same row or
// column band is nearer than what is off to the side.
static float way(rectf from, rectf to, int dx, int dy) {
    float fx = from.x + from.w / 2;
    float fy = from.y + from.h / 2;
    float tx = to.x + to.w / 2;
    float ty = to.y + to.h / 2;
    float ahead = dx != 0 ? (tx - fx) * (float)dx : (ty - fy) * (float)dy;
    if (ahead < 1) {
        return -1;
    }
    float gap = dx != 0 ? fmaxf(0, fmaxf(to.y - (from.y + from.h), from.y - (to.y + to.h)))
                        : fmaxf(0, fmaxf(to.x - (from.x + from.w), from.x - (to.x + to.w)));
    bool band = dx != 0 ? to.y < from.y + from.h && from.y < to.y + to.h
                        : to.x < from.x + from.w && from.x < to.x + to.w;
    float aside = dx != 0 ? fabsf(ty - fy) : fabsf(tx - fx);
    return ahead + (band ? aside * 0.1f : 400 + gap * 2 + aside * 0.5f);
}

static void step(ui *u, int dx, int dy) {
    const target *at = find(u, u->focus);
    if (!at || at->takes & TAKES_ARROWS || (dx != 0 && at->takes & TAKES_SIDEWAYS)) {
        return;
    }
    const target *best = NULL;
    float least = 0;
    for (size_t i = 0; i < u->n_before; i++) {
        const target *t = &u->before[i];
        float d = idle(t) || t == at ? -1 : way(at->at, t->at, dx, dy);
        if (d >= 0 && (!best || d < least)) {
            best = t;
            least = d;
        }
    }
    if (best) {
        u->focus = best->id;
        ui_play(u, SOUND_STEP);
    }
}

static void tab(ui *u, int by) {
    size_t n = u->n_before;
    size_t at = 0;
    while (at < n && u->before[at].id != u->focus) {
        at++;
    }
    for (size_t k = 0; k < n; k++) {
        at = by > 0 ? (at + 1) % n : (at + n - 1) % n;
        if (!idle(&u->before[at])) {
            u->focus = u->before[at].id;
            ui_play(u, SOUND_STEP);
            return;
        }
    }
}

static size_t usable(const ui *u) {
    size_t n = 0;
    for (size_t i = 0; i < u->n_before; i++) {
        n += idle(&u->before[i]) ? 0 : 1;
    }
    return n;
}

// One switch: the focus goes round by itself, and every press, wherever, takes what it is on. After
// two rounds without a press it rests at the first until the next one. What appears anew stays for
// two turns, so that it can be read.
static void scan(ui *u) {
    const ui_input *in = &u->in;
    size_t n = usable(u);
    size_t rounds = 2 * n;
    if (u->scan.stays) {
        u->scan.stays = false;
        u->scan.steps = 0;
        u->scan.next_ms = in->now_ms + (uint64_t)u->prefs.scan_ms;
        u->used = in->accept || in->down ? u->focus : 0;
        return;
    }
    if (in->accept || in->down) {
        bool rested = u->scan.steps >= rounds;
        u->used = rested ? 0 : u->focus;
        u->by_pointer = false;
        u->scan.steps = 0;
        u->scan.next_ms = in->now_ms + 2 * (uint64_t)u->prefs.scan_ms;
    }
    if (n != u->scan.among) {
        u->scan.among = n;
        u->scan.steps = 0;
        u->scan.next_ms = in->now_ms + 2 * (uint64_t)u->prefs.scan_ms;
    }
    if (u->scan.steps < rounds && in->now_ms >= u->scan.next_ms) {
        tab(u, 1);
        u->scan.steps++;
        u->scan.next_ms = in->now_ms + (uint64_t)u->prefs.scan_ms;
    }
    if (u->scan.steps < rounds) {
        ui_wake_in(u, (int)(u->scan.next_ms - in->now_ms));
    }
}

void ui_move_focus(ui *u) {
    const ui_input *in = &u->in;
    if (u->prefs.scan_ms > 0) {
        scan(u);
        return;
    }
    bool moved =
        in->pointer && (fabsf(in->x - u->last_x) > 0.5f || fabsf(in->y - u->last_y) > 0.5f);
    if (in->pointer && (moved || in->down || in->up)) {
        const target *t = under_pointer(u);
        if (t) {
            u->focus = t->id;
        }
        if (in->down) {
            u->held = t ? t->id : 0;
        }
        if (in->up) {
            u->used = t && t->id == u->held ? t->id : 0;
            u->by_pointer = u->used != 0;
            u->held = 0;
        }
        u->last_x = in->x;
        u->last_y = in->y;
    }
    const target *named = in->focus != 0 ? find(u, in->focus) : NULL;
    if (named && !idle(named)) {
        u->focus = named->id;
    }
    if (in->dx != 0 || in->dy != 0) {
        step(u, in->dx, in->dx != 0 ? 0 : in->dy);
    } else if (in->tab != 0) {
        tab(u, in->tab);
    } else if (in->accept && (in->focus == 0 || in->focus == u->focus)) {
        u->used = u->focus;
        u->by_pointer = false;
    }
}
