// Order: the row of slots that planning and playing out share, and which of the two is shown.
#include <math.h>

#include "mechanics/order/order.h"
#include "mechanics/order/order_show.h"

static const char *number(ui *u, size_t i) {
    return arena_printf(ui_arena(u), "%zu", i + 1);
}

static void prop(ui *u, const char *art, rectf at, float lift, bool flip) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = art;
        it->lift = lift;
        it->flags = flip ? DRAW_FLIP : 0;
    }
}

// The rope on which the plan hangs, from post to post.
static void rope(ui *u, float y, float from, float to) {
    prop(u, "props/post", (rectf){from - 22, y - 30, 30, 96}, 5, false);
    prop(u, "props/post", (rectf){to - 8, y - 30, 30, 96}, 5, true);
    prop(u, "props/rope", (rectf){from - 10, y - 6, to - from + 20, 18}, 3, false);
}

static void badge(ui *u, rectf at, const char *text, bool worked) {
    ui_art(u, worked ? "set/badge-lamp" : "set/badge-deep", at, 3);
    ui_label(u, at, TEXT_NAME, worked ? INK : PAPER, ROLE_NONE, text);
}

// Two pegs hold a card, one of them where it came loose.
static void pegs(const order_scene *s, rectf card, bool loose) {
    if (card.h < ORDER_LOW || card.w < 96) {
        return;
    }
    const float w = 20, h = 40;
    for (int i = 0; i < (loose ? 1 : 2); i++) {
        bool first = (i == 0) != ui_rtl(s->u);
        float x = card.x + card.w * (first ? 0.17f : 0.83f) - w / 2;
        ui_art(s->u, "props/peg", (rectf){x, card.y - h * 0.62f, w, h}, 3);
    }
}

enum { CARD_PAD = 12, NARROW_PAD = 6, NARROW = 170, HEAD = 12, ICON_LEAST = 36, ICON_MOST = 72 };

static float card_pad(float w) {
    return w < NARROW ? NARROW_PAD : CARD_PAD;
}

static float words_height(const order_scene *s, size_t slot, float w) {
    uint8_t card = s->state->slots[slot];
    return card == ORDER_NONE ? 0
                              : ui_text_height(s->u, TEXT_SMALL, w - 2 * card_pad(w),
                                               order_card_at(s->spec, card)->text.s);
}

order_row order_row_of(const order_scene *s) {
    size_t n = order_slots(s->spec);
    float gap = n > 6 ? 12 : 18;
    float step = fminf(220, (ui_w(s->u) - 2 * MARGIN + gap) / (float)n);
    return (order_row){step, gap, (ui_w(s->u) - step * (float)n + gap) / 2};
}

float order_slots_height(const order_scene *s) {
    order_row r = order_row_of(s);
    float most = 0;
    for (size_t i = 0; i < order_slots(s->spec); i++) {
        most = fmaxf(most, words_height(s, i, r.step - r.gap));
    }
    return most + HEAD + ICON_MOST + 2 * CARD_PAD;
}

// Pictures of a row are of one size, and gone from all cards that speak when one has no room for
// it.
static float row_icon(const order_scene *s, float w, float h) {
    float icon = ICON_MOST;
    float room = h - 2 * card_pad(w) - HEAD;
    for (size_t i = 0; i < order_slots(s->spec); i++) {
        float words = words_height(s, i, w);
        icon = words <= room ? fminf(icon, room - words) : icon;
    }
    return icon < ICON_LEAST ? 0 : icon;
}

// Words that have no room are told by the heading while the slot has the focus.
static void face_of(const order_scene *s, size_t slot, rectf at, float icon) {
    ui *u = s->u;
    const order_card *c = order_card_at(s->spec, s->state->slots[slot]);
    rectf in = rect_inset(at, card_pad(at.w));
    float y = in.y + HEAD;
    float room = in.y + in.h - y;
    bool spoken = words_height(s, slot, at.w) <= room;
    float size = spoken ? icon : fminf(ICON_MOST, room);
    if (c->icon.s && size > 0) {
        float top = spoken ? y : at.y + (at.h - size) / 2;
        float aside =
            !spoken && at.h < ORDER_LOW ? (ui_rtl(u) ? -14.0f : 14.0f) : 0; // beside its number
        ui_icon(u, c->icon.s, (rectf){at.x + (at.w - size) / 2 + aside, top, size, size});
        y += spoken ? size : 0;
    }
    if (spoken) {
        ui_label(u, (rectf){in.x, y, in.w, in.y + in.h - y}, TEXT_SMALL, INK, ROLE_NONE, c->text.s);
    }
}

// Above the card's upper edge; on a low card, at its leading corner, so that its picture is seen.
static rectf badge_at(const order_scene *s, rectf card) {
    float size = fmaxf(40, ui_pitch(s->u, TEXT_NAME));
    if (card.h >= ORDER_LOW) {
        return (rectf){card.x + (card.w - size) / 2, card.y - size * 0.62f, size, size};
    }
    float x = ui_rtl(s->u) ? card.x + card.w - size * 0.7f : card.x - size * 0.3f;
    return (rectf){x, card.y - size * 0.4f, size, size};
}

// Where the card in hand should go; or where the card that should be taken in hand stands by now.
static bool hinted_slot(const order_scene *s, size_t i) {
    const action *h = &s->in->hinted;
    if (h->verb != ORDER_PUT) {
        return false;
    }
    return s->memory->held == h->a + 1 ? (size_t)h->b == i : s->state->slots[i] == h->a;
}

static const char *slot_label(const order_scene *s, size_t i) {
    ui *u = s->u;
    uint8_t card = s->state->slots[i];
    if (card == ORDER_NONE) {
        return text_fill(ui_arena(u), TR(u, "Step {n}: still empty"), "n", number(u, i), NULL);
    }
    return text_fill(ui_arena(u), TR(u, "Step {n}: {what}"), "n", number(u, i), "what",
                     order_card_at(s->spec, card)->text.s, NULL);
}

// How far a card hangs below its place: it drops onto the rope when it is put there; where the plan
// broke, that card and those after it come loose.
static float hangs(const order_scene *s, size_t i) {
    order_memory *m = s->memory;
    uint8_t card = s->state->slots[i];
    uint8_t now = card == ORDER_NONE ? 0 : (uint8_t)(card + 1);
    if (m->hung[i] != now) {
        m->hung[i] = now;
        m->hung_ms[i] = ui_now(s->u);
    }
    float put = now ? -22 * (1 - motion_travel(s->u, m->hung_ms[i], EASE_MS)) : 0;
    bool broke = s->now.phase == ORDER_FAILED && i >= s->state->at;
    float loose = motion_travel(s->u, m->changed_ms, SLOW_MS);
    return put + (!broke ? 0 : i == s->state->at ? 12 * loose : 5 * loose);
}

static colour paper_of(const order_scene *s, size_t i, bool planning, bool worked) {
    if (s->state->slots[i] == ORDER_NONE) {
        bool ready = planning && s->memory->held && i >= s->state->good;
        return ready ? LIT : 0xD8D3E0;
    }
    bool broke = s->now.phase == ORDER_FAILED && i >= s->state->at;
    return worked ? 0xFFF0C4 : broke ? 0xE6E1EE : PAPER;
}

static bool slot(const order_scene *s, size_t i, rectf at, float icon, bool planning) {
    ui *u = s->u;
    uint8_t card = s->state->slots[i];
    bool worked =
        i < s->state->good || (!planning && s->now.phase == ORDER_PLAYING && i <= s->state->at);
    bool here = !planning && i == s->state->at;
    ui_state st = {0};
    if (planning) {
        bool fixed = i < s->state->good || (card == ORDER_NONE && !s->memory->held);
        unsigned flags = (fixed ? DRAW_DISABLED : 0u) | (hinted_slot(s, i) ? DRAW_HINTED : 0u);
        st = ui_target(u, ORDER_ID_SLOT + (ui_id)i, at, ROLE_PLACE, slot_label(s, i), flags);
    }
    at.y += at.h >= ORDER_LOW ? hangs(s, i) : 0;
    rectf p = ui_raise(u, st, at, 20);
    if (here && s->now.phase == ORDER_PLAYING) {
        p.y -= 8;
        ui_lamp(u, p, 20);
    }
    size_t mark = motion_mark(u);
    ui_card(u, p, 20, paper_of(s, i, planning, worked), card == ORDER_NONE ? 2 : 6);
    if (card != ORDER_NONE) {
        face_of(s, i, p, icon);
    } else {
        ui_art(u, "props/slot", p, 0);
        if (!(planning && s->memory->held)) { // only where a card may hang
            motion_shift(u, mark, 0, 0, 0.5f);
        }
    }
    pegs(s, p, here && s->now.phase == ORDER_FAILED);
    badge(u, badge_at(s, p), number(u, i), worked);
    if (hinted_slot(s, i)) {
        ui_icon(u, "hint", (rectf){p.x + p.w - 32, p.y + p.h - 36, 48, 48});
    }
    return st.used;
}

int order_slots_row(const order_scene *s, float y, float h, bool planning) {
    ui *u = s->u;
    order_row r = order_row_of(s);
    rope(u, y - 8, r.first - 20, ui_w(u) - r.first + 20);
    float icon = row_icon(s, r.step - r.gap, h);
    int used = -1;
    for (size_t i = 0; i < order_slots(s->spec); i++) {
        rectf at = {r.first + (float)i * r.step, y, r.step - r.gap, h};
        used = slot(s, i, ui_mirror(u, at), icon, planning) ? (int)i : used;
    }
    return used;
}

static void follow(order_scene *s) {
    uint32_t shows =
        (uint32_t)s->now.phase | (uint32_t)s->state->at << 8 | (uint32_t)s->state->plays << 16;
    if (shows != s->memory->shows) {
        s->memory->shows = shows;
        s->memory->page = 0;
        s->memory->changed_ms = ui_now(s->u);
    }
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    order_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    s.now = order_now(s.spec, s.state);
    follow(&s);
    return s.now.phase == ORDER_PLANNING ? order_plan(&s, out) : order_play_out(&s, out);
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)shown;
    order_memory *m = memory;
    m->held = 0;
    order_view_now now = order_now(in->level->spec, in->state);
    if (taken.verb == ORDER_PUT || taken.verb == ORDER_TAKE) {
        ui_play(u, SOUND_PAPER);
        m->begun = false;
    } else {
        ui_play(u, now.phase == ORDER_FAILED ? SOUND_AGAIN : SOUND_RIGHT);
    }
}

static const char *why(const view_in *in, action a) {
    const order_spec *spec = in->level->spec;
    bool put = a.verb == ORDER_PUT && a.a >= 0 && (size_t)a.a < order_cards(spec);
    return put ? order_card_at(spec, (uint8_t)a.a)->because.s : NULL;
}

const view order_view = {"order", sizeof(order_memory), frame, acted, why};
