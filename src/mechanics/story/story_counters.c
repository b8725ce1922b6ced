// Counters as things: a wooden board with a lantern for each step, standing on the stage's edge or
// hanging below Leave; where words are large, between Leave and Help.
#include <math.h>

#include "mechanics/story/story_show.h"

enum { LAMP_W = 30, LAMP_H = 34, LAMP_STEP = 36, BOARD_H = 56, PAD = 18, GAP = 14 };
enum { WOOD = 0x5A3D26 };

static const story_counter *counter_at(const story_scene *s, size_t i) {
    return &s->spec->counters.items[i];
}

static void read_out(const story_scene *s, size_t i, rectf at) {
    const story_counter *c = counter_at(s, i);
    int value = s->state->now.counters[i];
    const char *reads = value * 2 > c->max ? c->high.s : c->low.s;
    ui_status(s->u, at, c->name.s,
              arena_printf(ui_arena(s->u), "%d / %d%s%s", value, c->max, reads ? ": " : "",
                           reads ? reads : ""));
}

// A lamp that catches glows up.
static void lamps(const story_scene *s, size_t i, rectf at) {
    ui *u = s->u;
    const story_memory *m = s->memory;
    float fresh = motion_fade(u, m->caught_ms[i], SLOW_MS);
    for (int k = 0; k < counter_at(s, i)->max; k++) {
        float along = (float)k * LAMP_STEP;
        float x = ui_rtl(u) ? at.x + at.w - along - LAMP_W : at.x + along;
        rectf spot = {x, at.y + (at.h - LAMP_H) / 2, LAMP_W, LAMP_H};
        bool lit = k < s->state->now.counters[i];
        if (lit) {
            ui_glow(u, NULL, rect_inset(spot, 6), 20, 0xFFC866,
                    0.8f * (k >= m->caught_from[i] ? fresh : 1));
        }
        ui_art(u, lit ? "props/lantern-on" : "props/lantern-off", spot, 3);
    }
}

static float lamps_width(const story_scene *s, size_t i) {
    return (float)counter_at(s, i)->max * LAMP_STEP;
}

static float board_width(const story_scene *s, size_t i, bool named) {
    float name = named ? ui_text_width(s->u, TEXT_SMALL, counter_at(s, i)->name.s) + GAP + 4 : 0;
    return name + lamps_width(s, i) + 2 * PAD;
}

static void board(const story_scene *s, size_t i, rectf at, bool named) {
    ui *u = s->u;
    float pitch = ui_pitch(u, TEXT_SMALL), row = lamps_width(s, i);
    ui_card(u, at, 16, WOOD, 5);
    read_out(s, i, at);
    if (named) {
        rectf words = {at.x + PAD, at.y + (at.h - pitch) / 2, at.w - 2 * PAD, pitch};
        ui_text(u, words, TEXT_SMALL, PAPER, ALIGN_START, ROLE_NONE, counter_at(s, i)->name.s);
    }
    float x = ui_rtl(u) ? at.x + PAD : at.x + at.w - PAD - row;
    lamps(s, i, (rectf){x, at.y, row, at.h});
}

// Side by side about `middle` (as laid out for left to right).
static void boards(const story_scene *s, float middle, float y, float h, float most) {
    ui *u = s->u;
    size_t n = s->spec->counters.n;
    bool named = true;
    float all = 0;
    for (int pass = 0; pass < 2; pass++) { // names only if all of them fit; they are read anyway
        all = -GAP;
        for (size_t i = 0; i < n; i++) {
            all += board_width(s, i, named) + GAP;
        }
        if (all <= most) {
            break;
        }
        named = false;
    }
    float x = middle - all / 2;
    for (size_t i = 0; i < n; i++) {
        float w = board_width(s, i, named);
        board(s, i, ui_mirror(u, (rectf){x, y, w, h}), named);
        x += w + GAP;
    }
}

static bool large(const story_scene *s) {
    return ui_preferences(s->u).text_scale > 1.1f;
}

static void between_buttons(const story_scene *s) {
    float h = fmaxf(TARGET, ui_pitch(s->u, TEXT_SMALL) + 4);
    rectf between = ui_mirror(s->u, stage_top_between(s->u));
    boards(s, between.x + between.w / 2, 40 + (TARGET - h) / 2, h, between.w);
}

void story_counters_on_edge(const story_scene *s, float edge) {
    if (large(s)) {
        between_buttons(s);
    } else {
        boards(s, ui_w(s->u) / 2, edge - BOARD_H, BOARD_H, 440 * ui_w(s->u) / 1280);
    }
}

void story_counters_below(const story_scene *s, float y, float most) {
    if (large(s)) {
        between_buttons(s);
        return;
    }
    for (size_t i = 0; i < s->spec->counters.n; i++) {
        bool named = board_width(s, i, true) <= most;
        rectf at = {MARGIN, y, board_width(s, i, named), BOARD_H};
        board(s, i, ui_mirror(s->u, at), named);
        y += BOARD_H + GAP;
    }
}
