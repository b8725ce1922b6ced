// The doors: their leaves, the keys that hang on them, their locks, and the fog at those that fell.
#include <math.h>

#include "mechanics/forge/forge_show.h"

enum {
    TONES = 5,
    HINGE_MS = 240,
    FLIGHT_MS = 350,
    LEAF_STEPS = 8,
    PLATE_LEAST = 52,
    LOCK_GAP = 14
};
static const float SHAPE = 240.0f / 312, KEY_SHAPE = 0.5f; // width to height

static float step_of(const forge_scene *s) {
    return fminf(270, (ui_w(s->u) - 2 * MARGIN) / (float)s->spec->doors.n);
}

// A door and its locks share a column, the locks at its trailing side.
static rectf door_at(const forge_scene *s, size_t d) {
    float step = step_of(s), w = s->door_h * SHAPE;
    float locks = s->spec->bolts.n > 0 ? TARGET + LOCK_GAP : 0;
    float x = (ui_w(s->u) - step * (float)s->spec->doors.n) / 2 + step * (float)d;
    return ui_mirror(s->u, (rectf){x + (step - w - locks) / 2, s->doors_y, w, s->door_h});
}

static float plate_width(const forge_scene *s) {
    float locks = s->spec->bolts.n > 0 ? TARGET + LOCK_GAP : 0;
    return fminf(step_of(s) - 20 - locks, 200);
}

float forge_plate_height(const forge_scene *s) {
    float h = PLATE_LEAST;
    for (size_t d = 0; d < s->spec->doors.n; d++) {
        const char *name = s->spec->doors.items[d].name.s;
        h = fmaxf(h, ui_text_height(s->u, TEXT_NAME, plate_width(s) - 12, name) + 10);
    }
    return h;
}

static rectf plate_at(const forge_scene *s, rectf door) {
    float w = plate_width(s);
    return (rectf){door.x + (door.w - w) / 2, door.y + door.h - 12, w, s->plate_h};
}

static rectf lock_at(const forge_scene *s, rectf door, size_t b) {
    rectf plate = plate_at(s, door);
    float edge = fmaxf(door.x + door.w, plate.x + plate.w), lead = fminf(door.x, plate.x);
    float x = ui_rtl(s->u) ? lead - LOCK_GAP - TARGET : edge + LOCK_GAP;
    float all = (float)s->spec->bolts.n * (TARGET + 10) - 10;
    float y = door.y + (door.h + s->plate_h - 12 - all) / 2;
    return (rectf){x, y + (float)b * (TARGET + 10), TARGET, TARGET};
}

static void art(const forge_scene *s, const char *name, rectf at, float lift, float alpha) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, at);
    if (it) {
        it->art = name;
        it->lift = lift;
        it->alpha = alpha;
        it->flags = ui_rtl(s->u) ? DRAW_FLIP : 0;
    }
}

static float opening(const forge_scene *s, size_t d, float wants) {
    forge_hinge *h = &s->memory->hinges[d];
    float now = h->from + (h->to - h->from) * motion_travel(s->u, h->since_ms, HINGE_MS);
    if (fabsf(h->to - wants) > 0.01f) {
        *h = (forge_hinge){now, wants, ui_now(s->u)};
        ui_dirty(s->u);
    }
    return now;
}

static void leaf(const forge_scene *s, size_t d, rectf at, float open) {
    static const char *const tones[TONES] = {"sea", "moss", "brick", "plum", "sand"};
    float wide = cosf(roundf(open * LEAF_STEPS) / LEAF_STEPS * 1.32f);
    rectf whole = {at.x + at.w / 6, at.y + at.h * 0.1f, at.w * 2 / 3, at.h * 0.9f};
    float w = whole.w * wide;
    rectf lies = {ui_rtl(s->u) ? whole.x + whole.w - w : whole.x, whole.y, w, whole.h};
    art(s, arena_printf(ui_arena(s->u), "props/door-%s", tones[d % TONES]), lies, 5, 1);
}

static void glow(const forge_scene *s, rectf at, float radius, float alpha) {
    ui_glow(s->u, "props/door-frame", at, radius, LAMP, alpha);
}

// The key hangs at the door; a new one flies there from the anvil.
static void key(const forge_scene *s, size_t d, rectf door) {
    ui *u = s->u;
    const forge_key *k = &s->state->keys[d];
    if (k->n == 0) {
        return;
    }
    float h = fminf(92, door.h * 0.56f), w = h * KEY_SHAPE;
    float x = door.x + (ui_rtl(u) ? -w * 0.3f : door.w - w * 0.7f), y = door.y + door.h * 0.30f;
    float t = s->memory->hung == d ? motion_travel(u, s->memory->hung_ms, FLIGHT_MS) : 1;
    x += (ui_w(u) / 2 - w / 2 - x) * (1 - t);
    y += (s->work_y + 60 - y) * (1 - t);
    int number = forge_number(s, k);
    const char *name = arena_printf(ui_arena(u), "props/forge-key-%d", number);
    art(s, name, (rectf){x, y, w, h}, 5, k->known ? 0.45f : 1);
    float size = 34;
    rectf badge = {x + (w - size) / 2, y + h - size * 0.5f, size, size};
    ui_card(u, badge, size / 2, k->known ? 0xD8D3E0 : PAPER, 2);
    ui_label(u, badge, TEXT_NAME, INK, ROLE_NONE, arena_printf(ui_arena(u), "%d", number));
}

static bool locks(const forge_scene *s, size_t d, rectf door, action *out) {
    bool used = false;
    for (size_t b = 0; b < s->spec->bolts.n; b++) {
        const forge_bolt *bolt = &s->spec->bolts.items[b];
        action a = {.verb = FORGE_BOLT, .a = (int16_t)b, .b = (int16_t)d};
        bool on = s->state->bolts[d] >> b & 1;
        ui_look look = {.icon = bolt->icon.s,
                        .label = forge_bolt_says(s, b, d),
                        .chosen = on,
                        .disabled = !forge_legal(s->spec, s->state, a),
                        .hinted = action_same(s->in->hinted, a)};
        rectf at = lock_at(s, door, b);
        size_t mark = motion_mark(s->u);
        if (ui_button(s->u, FORGE_ID_BOLT + (ui_id)(d * FORGE_MAX_BOLTS + b), at, look)) {
            *out = a;
            used = true;
        }
        if (!on && ui_focused(s->u) != FORGE_ID_BOLT + (ui_id)(d * FORGE_MAX_BOLTS + b)) {
            motion_shift(s->u, mark, 0, 0, 0.7f); // a place where one may be put
        }
    }
    return used;
}

static bool door(const forge_scene *s, size_t d, action *out) {
    ui *u = s->u;
    rectf at = door_at(s, d), plate = plate_at(s, at);
    action fit = {.verb = FORGE_FIT, .a = (int16_t)d};
    bool can = forge_legal(s->spec, s->state, fit), hinted = forge_hinted(s, FORGE_FIT, d);
    bool open = s->state->open >> d & 1, told = s->now.phase == FORGE_TOLD;
    ui_state st = {0};
    if (s->now.phase == FORGE_WORK) {
        // What cannot be done may still be looked at: the gauge tells of its key.
        st = ui_target(u, FORGE_ID_DOOR + (ui_id)d, rect_union(at, plate), ROLE_PLACE,
                       forge_door_says(s, d), hinted ? DRAW_HINTED : 0);
    } else {
        ui_status(u, rect_union(at, plate), s->spec->doors.items[d].name.s, forge_door_says(s, d));
    }
    bool held = told && s->now.day->kind != FORGE_ASK && !open;
    if (st.focused || hinted || held) {
        glow(s, at, 40, 0.85f);
        glow(s, at, 12, 1);
    }
    art(s, "props/door-frame", at, 8, 1);
    leaf(s, d, at, opening(s, d, open ? 1 : 0));
    if (open) {
        ui_art(u, "props/mist", (rectf){at.x - 6, at.y + at.h * 0.62f, at.w + 12, at.h * 0.4f}, 0);
    }
    float size = fminf(64, at.h * 0.4f);
    rectf sign = {at.x + (at.w - size) / 2, at.y + at.h * 0.2f, size, size};
    ui_art(u, "set/badge-paper", rect_inset(sign, -0.12f * size), 3);
    ui_icon(u, s->spec->doors.items[d].icon.s, rect_inset(sign, 0.06f * size));
    plate = ui_sheet(u, st, plate, 16, (ui_look){.paper = st.focused || hinted ? LIT : PAPER});
    ui_label(u, rect_inset(plate, 6), TEXT_NAME, INK, ROLE_NONE, s->spec->doors.items[d].name.s);
    key(s, d, at);
    if (hinted) {
        ui_icon(u, "hint", (rectf){plate.x + plate.w - 30, plate.y - 22, 48, 48});
    }
    if (st.used && can) {
        *out = fit;
        return true;
    }
    return false;
}

bool forge_doors(const forge_scene *s, action *out) {
    bool used = false;
    for (size_t d = 0; d < s->spec->doors.n; d++) {
        used = door(s, d, out) || used;
        if (s->now.phase == FORGE_WORK && locks(s, d, door_at(s, d), out)) {
            used = true;
        }
    }
    return used;
}
