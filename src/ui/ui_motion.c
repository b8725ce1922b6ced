// Motion that follows an event and comes to rest: numbers on their way, and things that come in.
#include "core/hash.h"
#include "ui/ui_state.h"

float ease_out(float t) {
    float back = 1 - (t < 0 ? 0 : t > 1 ? 1 : t);
    return 1 - back * back * back;
}

// The share of ms that has gone by since then, whatever the player thinks of motion.
static float gone(ui *u, uint64_t since_ms, int ms) {
    if (u->in.now_ms >= since_ms + (uint64_t)ms) {
        return 1;
    }
    ui_dirty(u);
    return u->in.now_ms <= since_ms ? 0 : (float)(u->in.now_ms - since_ms) / (float)ms;
}

float ui_ramp(ui *u, uint64_t since_ms, int ms) {
    return since_ms == 0 || u->prefs.reduced_motion ? 1 : gone(u, since_ms, ms);
}

static uint64_t ease_key(ui_id id, ease_of what) {
    return (uint64_t)what << 32 | id;
}

static eased *ease_find(ui *u, uint64_t key) {
    for (size_t i = 0; i < UI_EASED_MAX; i++) {
        if (u->eased[i].seen && u->eased[i].key == key) {
            return &u->eased[i];
        }
    }
    return NULL;
}

// A place of what nobody has asked for lately; NULL: none.
static eased *ease_room(ui *u) {
    for (size_t i = 0; i < UI_EASED_MAX; i++) {
        if (u->eased[i].seen + 1 < u->frames) {
            return &u->eased[i];
        }
    }
    return NULL;
}

static float ease_now(ui *u, const eased *e) {
    return e->from + (e->to - e->from) * ease_out(ui_ramp(u, e->since, SWIFT_MS));
}

static bool same(float a, float b) {
    return a - b < 0.0005f && b - a < 0.0005f;
}

float ui_ease(ui *u, ui_id id, ease_of what, float first, float to) {
    uint64_t key = ease_key(id, what);
    eased *e = ease_find(u, key);
    if (e && e->seen + 1 < u->frames) {
        e->seen = 0; // it was away
        e = NULL;
    }
    if (!e) {
        bool keep = what == EASE_KNOB || !same(first, to);
        e = keep ? ease_room(u) : NULL;
        if (!e) {
            return to;
        }
        *e = (eased){key, first, to, u->in.now_ms, u->frames};
    }
    if (!same(e->to, to)) {
        e->from = ease_now(u, e);
        e->to = to;
        e->since = u->in.now_ms;
    }
    float now = ease_now(u, e);
    bool rests = what != EASE_KNOB && same(now, to) && same(to, first);
    e->seen = rests ? 0 : u->frames; // its place is free again
    return now;
}

void ui_ease_from(ui *u, ui_id id, ease_of what, float from, float to) {
    eased *e = ease_find(u, ease_key(id, what));
    e = e ? e : ease_room(u);
    if (e) {
        *e = (eased){ease_key(id, what), from, to, u->in.now_ms, u->frames};
        ui_dirty(u);
    }
}

ui_coming ui_arrive(ui *u, const char *what, int delay_ms, int ms) {
    uint64_t key = hash_str(HASH_START, what);
    arrival *a = NULL, *oldest = &u->arrivals[0];
    for (size_t i = 0; i < UI_ARRIVALS_MAX && !a; i++) {
        arrival *b = &u->arrivals[i];
        a = b->seen && b->key == key ? b : NULL;
        oldest = b->seen < oldest->seen ? b : oldest;
    }
    if (!a || a->seen + 1 < u->frames) {
        a = a ? a : oldest;
        *a = (arrival){key, u->in.now_ms, u->frames};
    }
    a->seen = u->frames;
    float t = gone(u, a->since + (uint64_t)delay_ms, ms);
    return (ui_coming){u->list.n, ease_out(t)};
}

void ui_arrived(ui *u, ui_coming c, float dx, float dy) {
    bool fade = u->prefs.reduced_motion;
    for (size_t i = c.from; c.t < 1 && i < u->list.n; i++) {
        draw_item *it = &u->list.items[i];
        if (it->role != ROLE_NONE && it->kind == DRAW_FILL) {
            continue; // what is read of it lies where it will
        }
        it->alpha *= fade ? c.t : 1;
        it->at.x += fade ? 0 : dx * (1 - c.t);
        it->at.y += fade ? 0 : dy * (1 - c.t);
    }
}
