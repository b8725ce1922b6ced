// The bench: chutes from which words fall, the anvil on which they lie, the gauge, and the buttons
// on the apron.
#include <math.h>

#include "mechanics/forge/forge_show.h"

enum {
    CHUTE_LEAST = 112,
    CHUTE_PAD = 34,
    GAUGE_W = 400,
    GAUGE_H = 240,
    BAR_ROOM = 52,
    ANVIL_W = 270,
    DROP_MS = 240,
    STRIKE_MS = 110,
    INGOT_H = 54,
    INGOT_GAP = 8
};
static const float CHUTES_SHARE = 0.3f; // of the canvas, at most

// Metals, a chute each; light enough for ink.
static colour metal(uint8_t from) {
    static const colour of[FORGE_MAX_CHUTES] = {0xFFD37A, 0xF2B9A0, 0xC9DDE3, 0xD9CDEB};
    return from >= FORGE_SCRAP ? 0xE9E2D4 : of[from % FORGE_MAX_CHUTES];
}

static bool chute(const forge_scene *s, size_t c, rectf at) {
    ui *u = s->u;
    const forge_chute *it = &s->spec->chutes.items[c];
    action a = {.verb = FORGE_DRAW, .a = (int16_t)c};
    bool can = forge_legal(s->spec, s->state, a), hinted = forge_hinted(s, FORGE_DRAW, c);
    char *n = arena_printf(ui_arena(u), "%d", it->n);
    const char *label =
        text_fill(ui_arena(u), TRN(u, "{list}: {n} word", "{list}: {n} words", it->n), "list",
                  it->name.s, "n", n, NULL);
    unsigned flags = (can ? 0u : DRAW_DISABLED) | (hinted ? DRAW_HINTED : 0u);
    ui_state st = ui_target(u, FORGE_ID_CHUTE + (ui_id)c, at, ROLE_BUTTON, label, flags);
    float plate_h = 72, h = at.h - plate_h + 16, w = fminf(at.w - 8, h * 160 / 190);
    h = w * 190 / 160;
    rectf body = {at.x + (at.w - w) / 2, at.y + at.h - plate_h + 10 - h, w, h};
    if (st.focused || hinted) {
        ui_glow(u, "props/forge-chute", body, 30, LAMP, 1);
    }
    size_t mark = motion_mark(u);
    ui_art(u, "props/forge-chute", body, 6);
    float icon = w * 0.42f;
    ui_icon(u, it->icon.s, (rectf){body.x + (w - icon) / 2, body.y + h * 0.22f, icon, icon});
    rectf plate = {at.x + 2, at.y + at.h - plate_h, at.w - 4, plate_h};
    plate = ui_sheet(u, st, plate, 14,
                     (ui_look){.paper = can ? metal((uint8_t)c) : PALE, .disabled = !can});
    rectf line = {plate.x + 4, plate.y + 2, plate.w - 8, plate.h / 2};
    if (ui_text_width(u, TEXT_NAME, it->name.s) <= line.w) {
        ui_label(u, line, TEXT_NAME, can ? INK : FAINT, ROLE_NONE, it->name.s);
        line.y += plate.h / 2 - 4;
    } else { // no room for it: its picture and its number tell it
        line.y += plate.h / 4;
    }
    ui_label(u, line, TEXT_SMALL, can ? INK : FAINT, ROLE_NONE, n);
    if (!can) {
        motion_shift(u, mark, 0, 0, 0.85f);
    }
    if (hinted) {
        ui_icon(u, "hint", (rectf){plate.x + plate.w - 36, plate.y - 22, 48, 48});
    }
    return st.used;
}

// How wide a chute's plate is for its name; of several all give in where there is no room.
static float chute_width(const forge_scene *s, size_t c, float most) {
    float sum = 0, own = 0;
    for (size_t i = 0; i < s->spec->chutes.n; i++) {
        float w =
            fmaxf(CHUTE_LEAST,
                  ui_text_width(s->u, TEXT_NAME, s->spec->chutes.items[i].name.s) + CHUTE_PAD);
        sum += w;
        own = i == c ? w : own;
    }
    return own * fminf(1, most / sum);
}

static float chutes_width(const forge_scene *s) {
    float all = 0, most = ui_w(s->u) * CHUTES_SHARE;
    for (size_t c = 0; c < s->spec->chutes.n; c++) {
        all += chute_width(s, c, most);
    }
    return all;
}

static bool chutes(const forge_scene *s, rectf zone, action *out) {
    bool used = false;
    float x = zone.x;
    for (size_t c = 0; c < s->spec->chutes.n; c++) {
        float w = chute_width(s, c, zone.w);
        if (chute(s, c, ui_mirror(s->u, (rectf){x, zone.y, w - 8, zone.h}))) {
            *out = (action){.verb = FORGE_DRAW, .a = (int16_t)c};
            used = true;
        }
        x += w;
    }
    return used;
}

// ---- the key on the anvil

// The words of the key, as bars of metal.
typedef struct {
    const char *word;
    float w;
} ingot;

// A bar with its word; the last one falls and is still warm.
static void draw_ingot(const forge_scene *s, const ingot *in, size_t i, rectf at) {
    ui *u = s->u;
    const forge_key *k = &s->state->anvil;
    bool last = i + 1 == k->n;
    float t = last ? motion_travel(u, s->memory->came_ms, DROP_MS) : 1;
    size_t mark = motion_mark(u);
    if (last && t < 1) {
        ui_lamp(u, rect_inset(at, 6), 8);
    }
    ui_card(u, (rectf){at.x, at.y + 5, at.w, at.h}, 10, 0x6B5A52, 4);
    ui_card(u, at, 10, metal(k->from[i]), 0);
    ui_label(u, (rectf){at.x + 8, at.y, at.w - 16, at.h}, TEXT_NAME, INK, ROLE_NONE, in->word);
    motion_shift(u, mark, 0, -70 * (1 - t), last ? motion_fade(u, s->memory->came_ms, DROP_MS) : 1);
}

// From the i-th on as many as fit beside each other; their width with it.
static size_t row_of(const ingot *in, size_t i, size_t n, float most, float *w) {
    *w = in[i++].w;
    while (i < n && *w + INGOT_GAP + in[i].w <= most) {
        *w += INGOT_GAP + in[i++].w;
    }
    return i;
}

// Rows from the anvil upwards.
static void key(const forge_scene *s, rectf zone, float anvil_y) {
    const forge_key *k = &s->state->anvil;
    ingot in[FORGE_MAX_WORDS];
    size_t rows = 0;
    float w;
    for (size_t i = 0; i < k->n; i++) {
        in[i].word = forge_part(s, k, i);
        in[i].w = fminf(zone.w, ui_text_width(s->u, TEXT_NAME, in[i].word) + 32);
    }
    for (size_t i = 0; i < k->n; rows++) {
        i = row_of(in, i, k->n, zone.w, &w);
    }
    float pitch = fminf(INGOT_H + 8, (anvil_y - zone.y) / (float)(rows ? rows : 1));
    for (size_t i = 0; i < k->n; rows--) {
        size_t end = row_of(in, i, k->n, zone.w, &w);
        float x = zone.x + (zone.w - w) / 2, h = fminf(INGOT_H, pitch - 5);
        float y = anvil_y - (float)rows * pitch + (pitch - h) / 2;
        for (; i < end; i++) {
            draw_ingot(s, &in[i], i, ui_mirror(s->u, (rectf){x, y, in[i].w, h}));
            x += in[i].w + INGOT_GAP;
        }
    }
}

// It lies beside the words, and strikes each that falls.
static void hammer(const forge_scene *s, rectf anvil) {
    ui *u = s->u;
    float t = ui_ramp(u, s->memory->came_ms, DROP_MS + STRIKE_MS);
    float up = t < 1 ? 46 * sinf(3.14159f * t) : 0, size = anvil.w * 0.26f;
    float x = anvil.x + (ui_rtl(u) ? -size * 0.4f : anvil.w - size * 0.6f);
    draw_item *it =
        draw_add(ui_list(u), DRAW_ART, (rectf){x, anvil.y - size * 0.66f - up, size, size});
    if (it) {
        it->art = "props/forge-hammer";
        it->lift = 5;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
}

static void anvil(const forge_scene *s, rectf zone) {
    ui *u = s->u;
    const forge_key *k = &s->state->anvil;
    float w = fminf(zone.w, ANVIL_W), h = w * 150 / 440;
    rectf at = ui_mirror(u, (rectf){zone.x + (zone.w - w) / 2, zone.y + zone.h - h, w, h});
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = "props/forge-anvil";
        it->lift = 8;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    hammer(s, at);
    key(s, zone, at.y + 6);
    if (k->serial) {
        rectf tag = {at.x + at.w - 40, at.y + at.h * 0.3f, 36, 72};
        size_t mark = motion_mark(u);
        ui_art(u, arena_printf(ui_arena(u), "props/forge-key-%d", forge_number(s, k)), tag, 4);
        motion_shift(u, mark, 0, 0, k->known ? 0.45f : 1);
    }
    const char *phrase = k->n > 0 ? forge_phrase(s, k) : TR(u, "nothing");
    ui_status(u, ui_mirror(u, zone), TR(u, "On the anvil"), phrase);
}

// ---- the gauge

// From a hundredth of a second to ten thousand million years, in powers of ten of seconds.
static float along(int thousandths) {
    const float from = -2000, to = 17500;
    return fmaxf(0.02f, fminf(1, ((float)thousandths - from) / (to - from)));
}

static void bar(const forge_scene *s, rectf at, const forge_key *key) {
    ui *u = s->u;
    const forge_day *who = forge_guesser(s->spec, s->state);
    if (!who) {
        return;
    }
    int weight = forge_weight(s->spec, key);
    bool holds = key->n > 0 && !key->known && weight > who->tries;
    ui_card(u, at, at.h / 2, 0x4A4560, 0);
    if (key->n > 0 && !key->known) {
        float w = fmaxf(at.h, at.w * along(weight - 1000 * who->speed));
        ui_card(u, (rectf){ui_rtl(u) ? at.x + at.w - w : at.x, at.y, w, at.h}, at.h / 2,
                holds ? LAMP : 0xB9AFCB, 0);
    }
    float x = at.w * along(who->tries - 1000 * who->speed);
    x = ui_rtl(u) ? at.x + at.w - x : at.x + x;
    ui_fill(u, (rectf){x - 2, at.y - 6, 4, at.h + 12}, INK, 1); // so long it goes on
    ui_icon(u, who->icon.s, (rectf){x - 18, at.y - 34, 36, 36});
}

// The key on the anvil, until it hangs; then the one of the door that is looked at.
static const forge_key *gauged(const forge_scene *s) {
    ui_id f = ui_focused(s->u);
    if (s->state->anvil.n > 0 && s->state->anvil.serial == 0) {
        return &s->state->anvil;
    }
    bool at_door = f >= FORGE_ID_DOOR && f < FORGE_ID_DOOR + s->spec->doors.n;
    return at_door ? &s->state->keys[f - FORGE_ID_DOOR] : &s->state->anvil;
}

// Who guesses goes without saying where the row above names them and the words need the room.
static void gauge(const forge_scene *s, rectf zone) {
    ui *u = s->u;
    const forge_day *who = forge_guesser(s->spec, s->state);
    const forge_key *key = gauged(s);
    const char *needs = forge_needs(s, key);
    const char *says = key->n > 0 && !key->known ? forge_meter_says(s, key) : NULL;
    rectf card = ui_mirror(u, zone);
    ui_card(u, card, 22, PAPER, 8);
    float x = card.x + 22, w = card.w - 44, y = card.y + 4;
    float words = ui_text_height(u, TEXT_SMALL, w, needs) + BAR_ROOM +
                  (says ? ui_text_height(u, TEXT_SMALL, w, says) : 0);
    bool named = who != s->now.day || ui_pitch(u, TEXT_NAME) + words <= card.h - 4;
    if (who && named) {
        y += ui_text(u, (rectf){x, y, w, 0}, TEXT_NAME, BRICK, ALIGN_START, ROLE_HEADING,
                     who->name.s);
    }
    y += ui_text(u, (rectf){x, y, w, 0}, TEXT_SMALL, INK, ALIGN_START, ROLE_STATUS, needs);
    bar(s, (rectf){x, y + 32, w, 18}, key);
    y += BAR_ROOM;
    if (says && y + ui_text_height(u, TEXT_SMALL, w, says) <= card.y + card.h) {
        ui_text(u, (rectf){x, y, w, 0}, TEXT_SMALL, FAINT, ALIGN_START, ROLE_STATUS, says);
    }
}

bool forge_bench(const forge_scene *s, action *out) {
    ui *u = s->u;
    float h = s->apron - 16 - s->work_y;
    float chutes_w = chutes_width(s);
    float gauge_x = ui_w(u) - MARGIN - GAUGE_W;
    rectf bench = {MARGIN + chutes_w + 12, s->work_y, gauge_x - MARGIN - chutes_w - 28, h};
    anvil(s, bench);
    float gauge_h = fminf(GAUGE_H, h + 16);
    gauge(s, (rectf){gauge_x, s->apron - 8 - gauge_h, GAUGE_W, gauge_h});
    return s->now.phase == FORGE_WORK && chutes(s, (rectf){MARGIN, s->work_y, chutes_w, h}, out);
}

// ---- the apron

float forge_apron_height(const forge_scene *s) {
    (void)s;
    return 112;
}

// Scraps that lie about and a new beginning, and at the end what lets the day come.
bool forge_apron(const forge_scene *s, rectf room, action *out) {
    ui *u = s->u;
    bool used = false;
    const char *meet = TR(u, "Let it come");
    float w = (room.w - stage_go_on_width(u, meet) - GUTTER) / (float)(s->spec->scraps.n + 1);
    float x = room.x;
    for (size_t i = 0; i <= s->spec->scraps.n; i++) {
        bool melts = i == s->spec->scraps.n;
        const forge_scrap *scrap = melts ? NULL : &s->spec->scraps.items[i];
        action a = {.verb = melts ? FORGE_MELT : FORGE_TAKE, .a = melts ? 0 : (int16_t)i};
        ui_look look = {.icon = scrap ? scrap->icon.s : "again",
                        .label = scrap ? scrap->text.s : TR(u, "New key"),
                        .disabled = !forge_legal(s->spec, s->state, a),
                        .hinted = action_same(s->in->hinted, a),
                        .paper = melts ? 0 : 0xE9E2D4};
        float wide = fminf(w - 16, ui_button_width(u, look));
        rectf at = {x, room.y + (room.h - TARGET) / 2, wide, TARGET};
        x += wide + 16;
        ui_id id = melts ? FORGE_ID_MELT : FORGE_ID_SCRAP + (ui_id)i;
        if (ui_button(u, id, ui_mirror(u, at), look)) {
            *out = a;
            used = true;
        }
    }
    action come = {.verb = FORGE_MEET};
    if (forge_legal(s->spec, s->state, come)) {
        bool hinted = action_same(s->in->hinted, come);
        float wide = stage_go_on_width(u, meet);
        rectf at = ui_mirror(u, (rectf){room.x + room.w - wide, room.y, wide, room.h});
        if (ui_button(u, FORGE_ID_MEET, at,
                      (ui_look){.icon = s->now.day->icon.s, .label = meet, .hinted = hinted})) {
            *out = come;
            used = true;
        }
    }
    return used;
}
