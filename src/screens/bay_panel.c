// A quarter's panel: its landmark, its story, and its levels, each with its lamp, how long it takes
// and from what age it is meant.
#include <math.h>

#include "screens/aloud.h"
#include "screens/bay_map.h"

static const char *why_locked(game *g, ui *u, size_t at) {
    const course_level *l = &g->course->levels[at];
    for (size_t i = 0; i < l->n_needs; i++) {
        if (!bay_done(g, (size_t)l->needs[i])) {
            return text_fill(ui_arena(u), TR(u, "First light the lamp of “{title}”."), "title",
                             g->course->levels[l->needs[i]].title.s, NULL);
        }
    }
    return NULL;
}

// Its goal, how long it takes and for whom it is meant.
static const char *about(ui *u, const course_level *l) {
    char *minutes = arena_printf(ui_arena(u), "%d", l->minutes);
    char *age = arena_printf(ui_arena(u), "%d", l->band);
    const char *goal = text_fill(
        ui_arena(u),
        TRN(u, "{goal} About {n} minute.", "{goal} About {n} minutes.", (unsigned long)l->minutes),
        "goal", l->goal.s, "n", minutes, NULL);
    return text_fill(ui_arena(u), TR(u, "{about} From age {age} on."), "about", goal, "age", age,
                     NULL);
}

enum { MOST = 12, PICTURE = 216, PICTURED = 3 }; // more levels need its room

// Where words need the room of the story, the level that is next says why itself.
static size_t list(game *g, const bay_memory *m, ui *u, const course_quarter *q, bool large,
                   ui_look looks[MOST]) {
    size_t n = q->n < MOST ? q->n : MOST;
    for (size_t i = 0; i < n; i++) {
        size_t at = q->first + i;
        const char *locked = why_locked(g, u, at);
        looks[i] = (ui_look){.icon = bay_done(g, at) ? "lamp-on"
                                     : locked        ? "lock"
                                                     : "lamp-off",
                             .label = g->course->levels[at].title.s,
                             .note = locked ? locked : about(u, &g->course->levels[at]),
                             .hinted = (int)at == m->next.level,
                             .paper = locked ? PALE : PAPER,
                             .press = locked ? SOUND_AGAIN : SOUND_NONE};
        if (looks[i].hinted && large) {
            looks[i].note = bay_why(g, m, u);
        }
    }
    return n;
}

// The lighthouse tells how it all began, and, to who has lit every lamp, how it ended.
static size_t stories(const game *g, const bay_memory *m, ui *u, ui_look looks[MOST], size_t n) {
    bool here = m->open == strand_by_quarter("lighthouse");
    if (here && g->course->opening.n > 0 && n < MOST) {
        looks[n++] = (ui_look){.icon = "again",
                               .label = TR(u, "How the fog came"),
                               .note = TR(u, "Hear the story of the bay once more.")};
    }
    if (here && m->next.level < 0 && g->course->closing.n > 0 && n < MOST) {
        looks[n++] = (ui_look){.icon = "star",
                               .label = TR(u, "How the light came home"),
                               .note = TR(u, "See once more how you lit the great lamp.")};
    }
    return n;
}

static const colour EVENING = 0x8279B4, MISTY = 0xA5A4CE;

static void mist(ui *u, rectf at) {
    draw_item *it = draw_add(ui_list(u), DRAW_FOG, at);
    if (it) {
        it->art = "bay/fog-1";
        it->tint = 0xE4E6F0;
        it->tint2 = 0x968EBC;
        it->radius = 1.2f;
        it->alpha = 0.85f;
    }
}

// The landmark by itself before the evening sky, and how many of its lamps are lit.
static void picture(game *g, ui *u, const course_quarter *q, rectf at) {
    const bay_layer *l = bay_landmark(q->strand);
    const char *lamps = bay_lit_of(g, u, q);
    bool lit = false;
    for (size_t i = 0; i < q->n; i++) {
        lit |= bay_done(g, q->first + i);
    }
    float foot = fmaxf(52, ui_text_height(u, TEXT_SMALL, at.w - 24, lamps) + 16);
    float room = at.h - foot - 20;
    float s = fminf((at.w - 28) / l->w, room / l->h);
    rectf house = {at.x + (at.w - l->w * s) / 2, at.y + at.h - foot + 10 - l->h * s, l->w * s,
                   l->h * s};
    ui_card(u, at, 28, lit ? EVENING : MISTY, 4);
    const char *light = arena_printf(ui_arena(u), "%s-light", l->art);
    if (lit) {
        ui_glow(u, light, house, 30, 0xFFB268, 0.6f);
    }
    ui_art(u, l->art, house, 5);
    if (lit) {
        ui_art(u, light, house, 0);
    } else {
        mist(u, (rectf){at.x + 4, at.y + at.h - foot - 58, at.w - 8, 84});
    }
    ui_card(u, (rectf){at.x, at.y + at.h - foot, at.w, foot}, 20, 0x24485F, 4);
    ui_label(u, (rectf){at.x + 12, at.y + at.h - foot, at.w - 24, foot}, TEXT_SMALL, PAPER,
             ROLE_NONE, lamps);
}

void bay_panel(game *g, bay_memory *m, ui *u) {
    const course_quarter *q = bay_quarter(g, m->open);
    float scale = ui_preferences(u).text_scale;
    bool large = scale > 1.3f; // words need all the room
    bool pictured = !large && q->n <= PICTURED;
    ui_look looks[MOST];
    int levels = (int)list(g, m, u, q, large, looks);
    int n = (int)stories(g, m, u, looks, (size_t)levels);
    bool leads = m->next.level >= 0 && g->course->levels[m->next.level].quarter == m->open;
    const char *says = leads ? bay_why(g, m, u) : q->story.s;
    float opens = ease_out(ui_ramp(u, m->opened_ms, EASE_MS));
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.45f * opens);
    float w = fminf(ui_w(u) - 2 * 40, large ? 1180 : 1080);
    float beside = pictured ? PICTURE + 32 : 0;
    float inner = w - 80 - beside;
    ui_look close = {.icon = "again", .label = TR(u, "Back")};
    float close_w = ui_button_width(u, close), name_w = inner - close_w - TARGET - 20;
    float head = fmaxf(TARGET, ui_text_height(u, TEXT_TITLE, name_w, q->name.s));
    float story = large ? 0 : ui_text_height(u, TEXT_SMALL, inner, says) + 20;
    float need = head + 8 + story + ui_choices_height(u, inner, looks, n);
    float h = fminf(ui_h(u) - 48, fmaxf(need, pictured ? 300 : 0) + 64);
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - h) / 2 + 28 * (1 - opens), w, h};
    ui_card(u, card, 32, SAND, 12);
    if (pictured) {
        float high = fminf(card.h - 64, 290);
        picture(g, u, q, ui_mirror(u, (rectf){card.x + 36, card.y + 32, PICTURE, high}));
    }
    rectf at = ui_mirror(u, (rectf){card.x + 40 + beside, card.y + 28, inner, 0});
    rectf name = {ui_rtl(u) ? at.x + inner - name_w : at.x, at.y, name_w, head};
    float corner_x = ui_rtl(u) ? card.x + 28 : card.x + w - 28 - close_w;
    ui_text(u, name, TEXT_TITLE, BRICK, ALIGN_START, ROLE_HEADING, q->name.s);
    at.y += head + 8;
    if (!large) {
        ui_text(u, at, TEXT_SMALL, INK, ALIGN_START, ROLE_TEXT, says);
        at.y += story;
    }
    rectf read = {ui_rtl(u) ? corner_x + close_w + 12 : corner_x - 12 - TARGET, card.y + 20, TARGET,
                  TARGET};
    rectf area = {at.x, at.y, inner, card.y + h - 28 - at.y};
    if (m->focus) { // before the choices: they open the page that it is on
        ui_focus(u, m->focus);
        m->focus = 0;
    }
    int used = ui_choices(u, ID_LEVEL + (ui_id)m->open * 100, area, looks, n);
    bool shut = ui_button(u, ID_CLOSE, (rectf){corner_x, card.y + 20, close_w, TARGET}, close) ||
                ui_back(u);
    ui_button(u, ID_READ, read, aloud_look(g, u));
    if (used >= levels) {
        game_tell(g, used == levels ? &g->course->opening : &g->course->closing);
    } else if (used >= 0 && !why_locked(g, u, q->first + (size_t)used) &&
               game_start_level(g, (int)q->first + used, g->host.seed(g->host.ctx))) {
        game_push(g, &screen_play);
    } else if (shut) {
        m->focus = ID_QUARTER + (ui_id)m->open;
        m->open = BAY_NOBODY;
        ui_dirty(u);
    }
}
