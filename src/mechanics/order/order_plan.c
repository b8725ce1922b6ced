// Planning: choose a card from the tray, then a slot on the rope; a filled slot gives its card
// back.
#include <math.h>

#include "mechanics/order/order_show.h"

enum { SLOTS_GAP = 22, TABLE_EDGE = 18 }; // between slots and apron; between its top and the table
static const float TABLE_PART = 0.62f;    // of the height, however many cards lie on it

static size_t tray(const order_scene *s, uint8_t cards[ORDER_MAX_CARDS]) {
    size_t n = 0;
    for (size_t i = 0; i < order_cards(s->spec); i++) {
        uint8_t card = s->state->shown[i];
        if (order_slot_of(s->spec, s->state, card) == ORDER_NONE) {
            cards[n++] = card;
        }
    }
    return n;
}

static size_t looks_of(const order_scene *s, const uint8_t *cards, size_t n, ui_look *looks) {
    const action *h = &s->in->hinted;
    for (size_t i = 0; i < n; i++) {
        const order_card *c = order_card_at(s->spec, cards[i]);
        looks[i] = (ui_look){.icon = c->icon.s,
                             .label = c->text.s,
                             .chosen = s->memory->held == cards[i] + 1,
                             .hinted = h->verb == ORDER_PUT && h->a == cards[i] &&
                                       s->memory->held != cards[i] + 1};
    }
    return n;
}

static int first_free(const order_scene *s) {
    for (size_t i = s->state->good; i < order_slots(s->spec); i++) {
        if (s->state->slots[i] == ORDER_NONE) {
            return (int)i;
        }
    }
    return s->state->good;
}

// Two lines if anything that it may come to say needs them, so that nothing moves meanwhile.
static float heading_height(const order_scene *s) {
    ui *u = s->u;
    float w = stage_card_room(u).w - 64;
    float widest = fmaxf(ui_text_width(u, TEXT_BODY, s->spec->ask.s),
                         ui_text_width(u, TEXT_BODY, TR(u, "Now choose where it goes.")));
    for (size_t i = 0; i < order_slots(s->spec); i++) {
        uint8_t card = s->state->slots[i];
        const char *text = card == ORDER_NONE ? "" : order_card_at(s->spec, card)->text.s;
        widest = fmaxf(widest, ui_text_width(u, TEXT_BODY, text));
    }
    return fmaxf(TARGET, (widest > w ? 2 : 1) * ui_pitch(u, TEXT_BODY) + 20);
}

// What is asked, or the words of the slot that has the focus: slots are too small for large text.
static void heading(const order_scene *s, float h) {
    ui *u = s->u;
    ui_id f = ui_focused(u);
    const char *words = s->memory->held ? TR(u, "Now choose where it goes.") : s->spec->ask.s;
    if (!s->memory->held && f >= ORDER_ID_SLOT && f < ORDER_ID_SLOT + ORDER_MAX_STEPS) {
        uint8_t card = s->state->slots[f - ORDER_ID_SLOT];
        words = card == ORDER_NONE ? words : order_card_at(s->spec, card)->text.s;
    }
    rectf room = stage_card_room(u);
    float w = room.w - 64;
    ui_card(u, (rectf){room.x, room.y, room.w, h}, 24, PAPER, 6);
    float text_h = ui_text_height(u, TEXT_BODY, w, words);
    ui_text(u, (rectf){room.x + 32, room.y + (h - text_h) / 2, w, text_h}, TEXT_BODY, INK,
            ALIGN_CENTRE, ROLE_HEADING, words);
}

bool order_plan(const order_scene *s, action *out) {
    ui *u = s->u;
    uint8_t cards[ORDER_MAX_CARDS];
    ui_look looks[ORDER_MAX_CARDS];
    size_t n = looks_of(s, cards, tray(s, cards), looks);
    bool filled = order_filled(s->spec, s->state);
    const char *play = TR(u, "Play the plan");
    float tray_w = ui_w(u) - 2 * MARGIN - (filled ? stage_go_on_width(u, play) + GUTTER : 0);
    float need = n > 0 ? ui_choices_height(u, tray_w, looks, (int)n) : 0;
    float heading_h = heading_height(s);
    float y = stage_card_room(u).y + heading_h + 24 + fmaxf(40, ui_pitch(u, TEXT_NAME)) * 0.62f;
    float lowest = y + TARGET + SLOTS_GAP; // the slots keep at least a target's height
    float most = fminf(ui_h(u) * 0.52f, stage_apron_top(u, 0) - lowest);
    float top = stage_apron_top(u, fmaxf(TARGET, fminf(fmaxf(112, need), most)));
    stage_back(u, s->in->level->set.s, NULL, 0.25f);
    motion_fog(u, &s->memory->mist, false);
    stage_front(u, top);
    ui_art(u, "props/table", (rectf){0, top + TABLE_EDGE, ui_w(u), ui_h(u) * TABLE_PART}, 0);
    heading(s, heading_h);
    float h = fminf(fmaxf(210, order_slots_height(s)), top - SLOTS_GAP - y);
    int slot = order_slots_row(s, y, fmaxf(h, TARGET), true);
    if (s->memory->to_slots) {
        s->memory->to_slots = false;
        ui_focus(u, ORDER_ID_SLOT + (ui_id)first_free(s));
    }
    rectf room = stage_apron_room(u, top);
    if (filled) {
        if (stage_go_on(u, ORDER_ID_PLAY, room, play)) {
            *out = (action){.verb = ORDER_PLAY};
            return true;
        }
        room.x += ui_rtl(u) ? room.w - tray_w : 0;
        room.w = tray_w;
    }
    int used = n > 0 ? ui_choices(u, ORDER_ID_CARD, room, looks, (int)n) : -1;
    if (used >= 0) {
        bool same = s->memory->held == cards[used] + 1;
        s->memory->held = same ? 0 : (uint8_t)(cards[used] + 1);
        s->memory->to_slots = !same; // slots are open to the focus from the next frame on
        ui_dirty(u);
        return false;
    }
    if (!s->memory->begun) {
        s->memory->begun = true;
        ui_focus(u, filled ? ORDER_ID_PLAY : ORDER_ID_CARD);
    }
    if (s->memory->held && ui_back(u)) {
        s->memory->held = 0;
        ui_dirty(u);
        return false;
    }
    if (slot < 0) {
        return false;
    }
    if (s->memory->held) {
        *out = (action){.verb = ORDER_PUT, .a = (int16_t)(s->memory->held - 1), .b = (int16_t)slot};
        return true;
    }
    *out = (action){.verb = ORDER_TAKE, .a = (int16_t)slot};
    return s->state->slots[slot] != ORDER_NONE;
}
