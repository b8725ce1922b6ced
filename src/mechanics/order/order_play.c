// Playing the plan out: Pip walks along the rope, and the things that the plan is about change, one
// by one.
#include <math.h>

#include "mechanics/order/order_show.h"

enum { WALK_MS = 350, FLIGHT_MS = 350, LEAVES_MS = 250 }; // the picture leaves before Pip is there

// When what a step changed begins to change: its picture has to fly there first.
static uint64_t arrives(const order_scene *s) {
    bool still = ui_preferences(s->u).reduced_motion;
    return s->memory->changed_ms + (still ? 0 : LEAVES_MS + FLIGHT_MS);
}

static bool changed(const order_scene *s, size_t thing) {
    return s->now.phase == ORDER_PLAYING && s->state->board[thing] != s->state->before[thing];
}

// A picture in a wooden frame: the thing as it is; fog lies before what is not well, a lantern
// burns over what is. What it was before fades away under it.
static void painting(const order_scene *s, size_t i, rectf at, uint8_t state, float alpha) {
    ui *u = s->u;
    const order_thing *t = &s->spec->board.items[i];
    const order_thing_state *st = &t->states.items[state];
    size_t mark = motion_mark(u);
    rectf canvas = rect_inset(at, 9);
    ui_card(u, canvas, 10, st->bad ? 0xA79FC0 : 0xFFDF9A, 0);
    const char *icon = st->icon.s ? st->icon.s : t->icon.s;
    float size = fminf(canvas.h - 12, 104);
    if (icon) {
        ui_icon(u, icon,
                (rectf){canvas.x + (canvas.w - size) / 2, canvas.y + (canvas.h - size) / 2, size,
                        size});
    }
    if (st->bad) {
        float h = fminf(canvas.h * 0.42f, canvas.w * 0.3f);
        ui_art(u, "props/mist", (rectf){canvas.x, canvas.y + canvas.h - h, canvas.w, h}, 0);
    }
    motion_shift(u, mark, 0, 0, alpha);
}

static void framed(const order_scene *s, size_t i, rectf at) {
    ui *u = s->u;
    bool fresh = changed(s, i);
    float t = fresh ? motion_fade(u, arrives(s), SLOW_MS) : 1;
    ui_card(u, at, 14, 0x7A5636, 8);
    if (t < 1) {
        painting(s, i, at, s->state->before[i], 1);
    }
    painting(s, i, at, s->state->board[i], t);
    bool bad = s->spec->board.items[i].states.items[s->state->board[i]].bad;
    if (at.h >= 110) {
        ui_art(u, bad ? "props/lantern-off" : "props/lantern-on",
               (rectf){at.x + at.w / 2 - 17, at.y - 12, 34, 38}, 3);
    }
}

static void thing_card(const order_scene *s, size_t i, rectf at) {
    ui *u = s->u;
    const order_thing *t = &s->spec->board.items[i];
    const order_thing_state *st = &t->states.items[s->state->board[i]];
    if (changed(s, i)) {
        float fresh = motion_fade(u, arrives(s), SLOW_MS);
        ui_glow(u, NULL, at, 26, LAMP, fresh);
    }
    bool wide = at.w > at.h * 2.6f;
    float words_w = wide ? at.w * 0.7f - 48 : at.w - 28;
    float name_h = ui_text_height(u, TEXT_NAME, words_w, t->name.s);
    float text_h = ui_text_height(u, TEXT_SMALL, words_w, st->text.s);
    float plate_h = wide ? at.h : fminf(at.h, name_h + text_h + 20);
    float pic_h = at.h - plate_h + 10;
    rectf plate = {at.x, at.y + at.h - plate_h, at.w, plate_h};
    rectf words = {at.x + 14, plate.y + 8, words_w, plate_h - 16};
    rectf pic = {at.x + 10, at.y, at.w - 20, pic_h};
    if (wide) {
        float w = at.w * 0.3f;
        pic = (rectf){ui_rtl(u) ? at.x + at.w - w : at.x, at.y, w, at.h};
        words = (rectf){ui_rtl(u) ? at.x + 16 : at.x + w + 32, at.y + 8, words_w, at.h - 16};
    }
    bool pictured = pic.h >= 64;
    if (pictured && !wide) {
        framed(s, i, pic);
    }
    ui_card(u, plate, 18, st->bad ? 0xE6E1EE : PAPER, 7);
    if (pictured && wide) {
        framed(s, i, rect_inset(pic, 10));
    }
    bool both = name_h + text_h <= words.h + 4;
    float y = words.y + fmaxf(0, (words.h - (both ? name_h : 0) - text_h) / 2);
    if (both) {
        y += ui_text(u, (rectf){words.x, y, words.w, 0}, TEXT_NAME, BRICK, ALIGN_CENTRE, ROLE_NONE,
                     t->name.s);
    }
    ui_text(u, (rectf){words.x, y, words.w, 0}, TEXT_SMALL, INK, ALIGN_CENTRE, ROLE_NONE,
            st->text.s);
    ui_status(u, at, t->name.s, st->text.s);
}

// Where a thing stands; h 0: it is not shown. Of large words only what has just changed has room.
static rectf thing_at(const order_scene *s, size_t i, float y, float h) {
    ui *u = s->u;
    size_t n = s->spec->board.n;
    if (ui_preferences(u).text_scale > 1.2f) {
        size_t which = 0;
        for (size_t k = 0; k < n; k++) {
            which = changed(s, k) ? k : which;
        }
        return (rectf){MARGIN, y, ui_w(u) - 2 * MARGIN, which == i ? h : 0};
    }
    rectf row =
        n > 3 ? (rectf){MARGIN, y, ui_w(u) - 2 * MARGIN, h} : ui_mirror(u, stage_top_between(u));
    float w = fminf(n > 3 ? 1e6f : 270, (row.w - (float)(n - 1) * GUTTER) / (float)n);
    float all = w * (float)n + (float)(n - 1) * GUTTER;
    float x = fmaxf(row.x, fminf((ui_w(u) - all) / 2, row.x + row.w - all));
    x += (float)i * (w + GUTTER);
    return ui_mirror(u, (rectf){x, y, w, h});
}

// The step's picture flies from its card to each thing that it changes.
static void sends(const order_scene *s, float board_y, float board_h, float row_y) {
    ui *u = s->u;
    uint64_t leaves = s->memory->changed_ms + LEAVES_MS;
    float t = ui_ramp(u, leaves, FLIGHT_MS);
    const char *icon = s->now.card ? s->now.card->icon.s : NULL;
    if (t <= 0 || t >= 1 || !icon) {
        return;
    }
    const float size = 72, arc = 60;
    float k = ease_out(t);
    order_row r = order_row_of(s);
    rectf from =
        ui_mirror(u, (rectf){r.first + (float)s->state->at * r.step, row_y, r.step - r.gap, 0});
    for (size_t i = 0; i < s->spec->board.n; i++) {
        rectf to = thing_at(s, i, board_y, board_h);
        if (!changed(s, i) || to.h <= 0) {
            continue;
        }
        float x = from.x + from.w / 2 + (to.x + to.w / 2 - from.x - from.w / 2) * k;
        float y = from.y + 40 + (to.y + to.h * 0.35f - from.y - 40) * k - arc * 4 * k * (1 - k);
        ui_icon(u, icon, (rectf){x - size / 2, y - size / 2, size, size});
    }
}

// Pip stands above the step that is being played, where his feet are.
static float walker_x(const order_scene *s, bool low) {
    order_row r = order_row_of(s);
    float t = motion_travel(s->u, s->memory->changed_ms, WALK_MS);
    float at = (float)s->state->at - (s->state->at > 0 ? 1 - t : 0);
    float x = r.first + at * r.step + (r.step - r.gap) * (low ? 0.8f : 0.22f);
    return ui_mirror(s->u, (rectf){x, 0, 0, 0}).x;
}

static void walker(const order_scene *s, float y, bool low) {
    ui *u = s->u;
    float x = walker_x(s, low);
    ui_glow(u, NULL, (rectf){x - 16, y - 62, 32, 44}, 30, 0xFFD98A,
            s->now.phase == ORDER_FAILED ? 0.4f : 0.95f);
    mood m = s->now.phase == ORDER_FAILED ? MOOD_WORRIED : MOOD_HAPPY;
    ui_puppet(u, x, y, 0.17f, "pip", m, NULL, 0, NULL);
}

bool order_play_out(const order_scene *s, action *out) {
    ui *u = s->u;
    const char *reason = s->now.reason ? s->now.reason : "";
    float top = stage_apron_top(u, stage_reason_height(u, reason));
    stage_back(u, s->in->level->set.s, NULL, 0.25f);
    motion_fog(u, &s->memory->mist, s->now.phase == ORDER_FAILED);
    stage_front(u, top);
    bool large = ui_preferences(u).text_scale > 1.2f;
    float row_h = large ? 72 : fminf(order_slots_height(s), (top - 40) * 0.32f);
    float row_y = top - row_h - 18;
    float board_y = large ? TOP_ROW_END + 16 : s->spec->board.n > 3 ? 124 : 48;
    float board_h = row_y - 66 - board_y;
    board_h = fminf(board_h, 290);
    for (size_t i = 0; i < s->spec->board.n && board_h > 60; i++) {
        rectf at = thing_at(s, i, board_y, board_h);
        if (at.h > 0) {
            thing_card(s, i, at);
        }
    }
    order_slots_row(s, row_y, row_h, false);
    walker(s, row_y + 6, row_h < ORDER_LOW);
    if (board_h > 60) {
        sends(s, board_y, board_h, row_y);
    }
    stage_reason_tail(u, stage_apron_room(u, top), reason, walker_x(s, row_h < ORDER_LOW));
    if (stage_reason(u, ORDER_ID_GO_ON, stage_apron_room(u, top), reason, &s->memory->page)) {
        *out = (action){.verb = ORDER_NEXT};
        return true;
    }
    return false;
}
