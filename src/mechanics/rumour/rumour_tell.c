// What is told of the boat and of the evening, and how a story pulls.
#include <math.h>

#include "mechanics/rumour/rumour_show.h"

enum { TALLY_STEP = 150 };

// ---- what is told

static const char *evening(const rumour_scene *s) {
    ui *u = s->u;
    arena *a = ui_arena(u);
    rumour_count c = rumour_counted(s->spec, s->state, s->slot);
    bool is = s->story->is == RUMOUR_TRUE;
    const char *how =
        s->run->enough ? TR(u, "Evening. Know what is so: {n} of {all}. Believe what is not: "
                               "{wrong}. The river runs clear!")
        : s->run->n_boats == 0 && is
            ? TR(u, "Evening. Know what is so: {n} of {all}. It was true, and many waited for "
                    "somebody who had checked it. Nobody sent a boat.")
        : s->run->n_boats == 0
            ? TR(u, "Evening. Know what is so: {n} of {all}. Believe what is not: {wrong}. It was "
                    "not so, and nobody sent a boat against it.")
        : rumour_boat_right(s->spec, s->state, s->slot)
            ? TR(u, "Evening. Know what is so: {n} of {all}. Your boat was right, but came too "
                    "late or began too far down. Further up it gets to more.")
            : TR(u, "Evening. Know what is so: {n} of {all}. Believe what is not: {wrong}. The "
                    "boat said the wrong thing. Look at the source first.");
    return text_fill(a, how, "n", arena_printf(a, "%zu", c.know), "all",
                     arena_printf(a, "%zu", c.all), "wrong", arena_printf(a, "%zu", c.wrong), NULL);
}

static const char *tally(const rumour_scene *s) {
    ui *u = s->u;
    arena *a = ui_arena(u);
    size_t n = s->spec->stories.n, clear = n - s->state->missed;
    const char *how = s->state->missed == 0
                          ? TR(u, "{n} of {all} stories ended clear. The whole river does!")
                      : s->state->missed <= rumour_allowed(s->spec)
                          ? TR(u, "{n} of {all} stories ended clear. That is a good river.")
                          : TR(u, "{n} of {all} stories ended clear. Let us walk the river once "
                                  "more; they begin somewhere else.");
    return text_fill(a, how, "n", arena_printf(a, "%zu", clear), "all", arena_printf(a, "%zu", n),
                     NULL);
}

const char *rumour_says(const rumour_scene *s) {
    switch ((rumour_phase)s->state->phase) {
    case RUMOUR_EVENING: return evening(s);
    case RUMOUR_TALLY: return tally(s);
    default: return rumour_told(s->spec, s->state);
    }
}

bool rumour_well(const rumour_scene *s) {
    switch ((rumour_phase)s->state->phase) {
    case RUMOUR_PULLING: return rumour_named_right(s->spec, s->state, s->slot);
    case RUMOUR_REASON: return rumour_boat_right(s->spec, s->state, s->slot);
    case RUMOUR_EVENING: return s->run->enough;
    default: return s->state->missed <= rumour_allowed(s->spec);
    }
}

// Between the buttons of the top row.
static void sign(const rumour_scene *s, const char *words, const char *icon, colour paper) {
    ui *u = s->u;
    rectf room = stage_top_between(u);
    float lead = icon ? 56 : 16, w = ui_text_width(u, TEXT_NAME, words) + lead + 24;
    if (w > room.w || ui_pitch(u, TEXT_NAME) > TARGET) {
        return; // what is told says it too
    }
    rectf at = {room.x + (room.w - w) / 2, room.y + 4, w, TARGET - 8};
    ui_card(u, at, 26, paper, 6);
    if (icon) {
        ui_icon(u, icon, (rectf){ui_rtl(u) ? at.x + w - 50 : at.x + 12, at.y + 9, 38, 38});
    }
    ui_label(u, (rectf){at.x + (ui_rtl(u) ? 12 : lead), at.y, w - lead - 12, at.h}, TEXT_NAME, INK,
             ROLE_STATUS, words);
}

void rumour_verdict(const rumour_scene *s) {
    if (s->state->phase != RUMOUR_TALLY) {
        sign(s, rumour_well(s) ? TR(s->u, "Yes, that fits") : TR(s->u, "Look again"),
             rumour_well(s) ? "lamp-on" : "look", rumour_well(s) ? LIT : FOAM);
    }
}

// A boat for each story of the round, those that ended clear with their lamp.
void rumour_tally(const rumour_scene *s) {
    ui *u = s->u;
    size_t n = s->spec->stories.n;
    float step = fminf(TALLY_STEP, (ui_w(u) - 4 * MARGIN) / (float)n), size = step * 0.8f;
    float x = (ui_w(u) - step * (float)n) / 2, y = (s->apron + TOP_ROW_END - size) / 2;
    for (size_t i = 0; i < n; i++) {
        bool clear = i + s->state->missed < n;
        rectf at = ui_mirror(u, (rectf){x + step * (float)i + (step - size) / 2, y, size, size});
        if (clear) {
            ui_glow(u, "icons/boat-yes", at, 24, LAMP, 0.9f);
        }
        ui_art(u, clear ? "icons/boat-yes" : "props/rumour-boat", at, 8);
    }
}

// ---- how a story pulls

static const struct {
    const char *icon, *label, *note;
} pulls[RUMOUR_PULLS] = {
    [RUMOUR_FEAR] = {"bell", N_("By fear"), N_("It frightens")},
    [RUMOUR_CROWD] = {"team-ink", N_("By a crowd"), N_("Everybody says or does so")},
    [RUMOUR_PRETEND] = {"stranger", N_("By a borrowed name"), N_("Somebody is made to say it")},
    [RUMOUR_HURRY] = {"clock", N_("By hurry"), N_("Do it now, do not think")},
    [RUMOUR_HONEST] = {"text", N_("Honestly"), N_("By nothing but what it says")},
};

static int pull_looks(const rumour_scene *s, ui_look looks[RUMOUR_PULLS]) {
    for (int i = 0; i < RUMOUR_PULLS; i++) {
        action a = {.verb = RUMOUR_NAME, .a = (int16_t)i};
        looks[i] = (ui_look){.icon = pulls[i].icon,
                             .label = ui_tr(s->u, pulls[i].label),
                             .note = s->listed ? NULL : ui_tr(s->u, pulls[i].note),
                             .hinted = action_same(s->in->hinted, a)};
    }
    return RUMOUR_PULLS;
}

void rumour_card(const rumour_scene *s, const char *words) {
    ui *u = s->u;
    enum { PAD = 24 };
    float top = TOP_ROW_END + 12;
    rectf card = {MARGIN, top, ui_w(u) - 2 * MARGIN, s->apron - top - 20};
    float pitch = ui_pitch(u, TEXT_SMALL), w = card.w - 2 * PAD;
    int rows = (int)((card.h - PAD) / pitch);
    rows = rows < 1 ? 1 : rows;
    int pages = ui_pages(u, TEXT_SMALL, w, rows, words);
    if (pages > 1) {
        w -= TARGET + 12;
        pages = ui_pages(u, TEXT_SMALL, w, rows, words);
    }
    int page = s->memory->note_page < pages ? s->memory->note_page : 0;
    float lines = ui_text_height(u, TEXT_SMALL, w, words);
    card.h = fminf(card.h, fmaxf(lines + PAD, TARGET + PAD));
    ui_card(u, card, 24, PAPER, 8);
    float x = ui_rtl(u) ? card.x + card.w - PAD - w : card.x + PAD;
    ui_page(u, (rectf){x, card.y + PAD / 2, w, 0}, TEXT_SMALL, INK, ROLE_STATUS, rows, page, words);
    rectf more = {card.x + card.w - TARGET - 10, card.y + card.h - TARGET - 8, TARGET, TARGET};
    if (pages > 1 && ui_button(u, RUMOUR_ID_MORE, ui_mirror(u, more),
                               (ui_look){.icon = "more", .label = TR(u, "Read on")})) {
        s->memory->note_page = (page + 1) % pages;
        ui_dirty(u);
    }
}

// As it came to the child by the longest way: there it pulls most.
static const char *pulling_words(const rumour_scene *s) {
    size_t me = rumour_me(s->spec), far = s->run->spring;
    uint16_t tellers = rumour_tellers(s->spec, s->state, me, s->slot);
    for (size_t p = 0; p < me; p++) {
        bool tells_me = tellers >> p & 1;
        far = tells_me && s->run->distance[p] >= s->run->distance[far] ? p : far;
    }
    return rumour_words(s->spec, s->state, far, s->slot)->s;
}

// The boat waits beside what it answers.
static void waiting_boat(const rumour_scene *s) {
    ui *u = s->u;
    const char *words = pulling_words(s);
    const rumour_boat *boat = &s->run->boats[s->run->n_boats - 1];
    float top = TOP_ROW_END + 20, h = s->apron - top - 26, size = fminf(150, h);
    rectf card = {MARGIN + 60 + size, top, ui_w(u) - 2 * MARGIN - 80 - size, h};
    rectf at = {MARGIN + 20, top + (h - size) / 2, size, size};
    at = ui_mirror(u, at);
    card = ui_mirror(u, card);
    ui_glow(u, NULL, rect_inset(at, 24), 40, LAMP, 0.6f);
    ui_art(u, arena_printf(ui_arena(u), "icons/%s", rumour_boat_icon((rumour_boat_kind)boat->kind)),
           at, 8);
    float lines = ui_text_height(u, TEXT_BODY, card.w - 56, words);
    float tall = fminf(h, lines + 36);
    card.y += (h - tall) / 2;
    card.h = tall;
    ui_card(u, card, 26, PAPER, 8);
    ui_text(u, (rectf){card.x + 28, card.y + (tall - lines) / 2, card.w - 56, 0}, TEXT_BODY, INK,
            ALIGN_START, ROLE_TEXT, words);
}

bool rumour_naming(const rumour_scene *s, action *out) {
    ui *u = s->u;
    ui_look looks[RUMOUR_PULLS];
    int n = pull_looks(s, looks);
    const char *ask = TR(u, "How does it pull people along?");
    if (s->listed) {
        rumour_card(s, arena_printf(ui_arena(u), "%s\n%s", ask, pulling_words(s)));
    } else {
        sign(s, ask, NULL, PAPER);
        waiting_boat(s);
    }
    int used = ui_choices(u, RUMOUR_ID_LIST, stage_apron_room(u, s->apron), looks, n);
    if (used >= 0) {
        *out = (action){.verb = RUMOUR_NAME, .a = (int16_t)used};
    }
    return used >= 0;
}

float rumour_naming_height(const rumour_scene *s) {
    ui_look looks[RUMOUR_PULLS];
    int n = pull_looks(s, looks);
    return stage_choices_height(s->u, looks, n, 0.46f);
}
