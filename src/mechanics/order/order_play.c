// Playing the plan out: Pip walks along the rope, and the things that the plan is about change, one
// by one.
#include <math.h>

#include "mechanics/order/order_show.h"

static bool changed(const order_scene *s, size_t thing) {
    return s->now.phase == ORDER_PLAYING && s->state->board[thing] != s->state->before[thing];
}

static void thing_card(const order_scene *s, size_t i, rectf at) {
    ui *u = s->u;
    const order_thing *t = &s->spec->board.items[i];
    const order_thing_state *st = &t->states.items[s->state->board[i]];
    float fresh = changed(s, i) ? ease_out(ui_ramp(u, s->memory->changed_ms, SLOW_MS)) : 1;
    if (changed(s, i)) {
        draw_item *it = draw_add(ui_list(u), DRAW_GLOW, at);
        if (it) {
            it->radius = 22;
            it->tint = LAMP;
            it->alpha = fresh;
        }
        at.y -= 10 * (1 - fresh);
    }
    ui_card(u, at, 24, st->bad ? 0xE6E1EE : PAPER, 7);
    const char *icon = st->icon.s ? st->icon.s : t->icon.s;
    bool wide = at.w > at.h * 2.6f;
    float words_w = at.w - 28;
    float name_h = ui_text_height(u, TEXT_NAME, words_w, t->name.s);
    float text_h = ui_text_height(u, TEXT_SMALL, words_w, st->text.s);
    float size = fmaxf(0, fminf(112, at.h - name_h - text_h - 40));
    rectf pic = {at.x + (at.w - size) / 2, at.y + 16, size, size};
    rectf words = {at.x + 14, at.y + size + 22, words_w, at.h - size - 30};
    if (wide) {
        size = fminf(at.h - 24, at.w * 0.3f);
        pic = (rectf){ui_rtl(u) ? at.x + at.w - size - 16 : at.x + 16, at.y + (at.h - size) / 2,
                      size, size};
        words = (rectf){at.x + (ui_rtl(u) ? 16 : size + 32), at.y + 8, at.w - size - 48, at.h - 16};
        name_h = ui_text_height(u, TEXT_NAME, words.w, t->name.s);
        text_h = ui_text_height(u, TEXT_SMALL, words.w, st->text.s);
    }
    if (icon && size >= 28) {
        ui_icon(u, icon, pic);
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

static void board(const order_scene *s, float y, float h) {
    ui *u = s->u;
    size_t n = s->spec->board.n;
    if (ui_preferences(u).text_scale > 1.2f) { // large words: only what has just changed
        size_t which = 0;
        for (size_t i = 0; i < n; i++) {
            which = changed(s, i) ? i : which;
        }
        thing_card(s, which, (rectf){MARGIN, y, ui_w(u) - 2 * MARGIN, h});
        return;
    }
    float w = fminf(270, (ui_w(u) - 2 * MARGIN - 340 - (float)(n - 1) * GUTTER) / (float)n);
    if (n > 3) {
        w = (ui_w(u) - 2 * MARGIN - (float)(n - 1) * GUTTER) / (float)n;
    }
    float all = w * (float)n + (float)(n - 1) * GUTTER;
    for (size_t i = 0; i < n; i++) {
        float x = (ui_w(u) - all) / 2 + (float)i * (w + GUTTER);
        thing_card(s, i, ui_mirror(u, (rectf){x, y, w, h}));
    }
}

// Pip stands above the step that is being played.
static void walker(const order_scene *s, float y, bool low) {
    ui *u = s->u;
    order_row r = order_row_of(s);
    float t = ease_out(ui_ramp(u, s->memory->changed_ms, SLOW_MS));
    float at = (float)s->state->at - (s->state->at > 0 ? 1 - t : 0);
    float x = r.first + at * r.step + (r.step - r.gap) * (low ? 0.8f : 0.22f);
    rectf spot = ui_mirror(u, (rectf){x, y, 0, 0});
    mood m = s->now.phase == ORDER_FAILED ? MOOD_WORRIED : MOOD_HAPPY;
    ui_puppet(u, spot.x, y, 0.17f, "pip", m, NULL, 0, NULL);
}

bool order_play_out(const order_scene *s, action *out) {
    ui *u = s->u;
    const char *reason = s->now.reason ? s->now.reason : "";
    float top = stage_apron_top(u, stage_reason_height(u, reason));
    stage_back(u, s->in->level->set.s, NULL, 0.25f);
    stage_front(u, top);
    bool large = ui_preferences(u).text_scale > 1.2f;
    float row_h = large ? 72 : fminf(order_slots_height(s), (top - 40) * 0.32f);
    float row_y = top - row_h - 18;
    float board_y = large ? 40 + TARGET + 16 : s->spec->board.n > 3 ? 124 : 48;
    float board_h = row_y - 66 - board_y;
    if (board_h > 60) {
        board(s, board_y, fminf(board_h, 290));
    }
    stage_fog(u, s->memory->fog_ms);
    order_slots_row(s, row_y, row_h, false);
    walker(s, row_y + 6, row_h < ORDER_LOW);
    if (stage_reason(u, ORDER_ID_GO_ON, stage_apron_room(u, top), reason, &s->memory->page)) {
        *out = (action){.verb = ORDER_NEXT};
        return true;
    }
    return false;
}
