// A quarter's panel: its landmark, its story, and its levels, each with its lamp, how long it takes
// and from what age it is meant.
#include <math.h>

#include "screens/bay_map.h"

static const char *why_locked(game *g, ui *u, size_t at) {
    const course_level *l = &g->course->levels[at];
    for (size_t i = 0; i < l->n_needs; i++) {
        if (!bay_done(g, (size_t)l->needs[i])) {
            return text_fill(ui_arena(u), TR(u, "First light the lamp of {title}."), "title",
                             g->course->levels[l->needs[i]].title.s, NULL);
        }
    }
    return NULL;
}

static const char *goal_of(ui *u, const course_level *l) {
    char *minutes = arena_printf(ui_arena(u), "%d", l->minutes);
    return text_fill(
        ui_arena(u),
        TRN(u, "{goal} About {n} minute.", "{goal} About {n} minutes.", (unsigned long)l->minutes),
        "goal", l->goal.s, "n", minutes, NULL);
}

void bay_panel(game *g, bay_memory *m, ui *u) {
    enum { MOST = 12 };
    const course_quarter *q = bay_quarter(g, m->open);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.4f);
    ui_look looks[MOST];
    size_t n = q->n < MOST ? q->n : MOST;
    for (size_t i = 0; i < n; i++) {
        size_t at = q->first + i;
        const char *locked = why_locked(g, u, at);
        looks[i] = (ui_look){.icon = bay_done(g, at) ? "lamp-on"
                                     : locked        ? "lock"
                                                     : "lamp-off",
                             .label = g->course->levels[at].title.s,
                             .note = locked ? locked : goal_of(u, &g->course->levels[at]),
                             .paper = locked ? PALE : PAPER,
                             .press = locked ? SOUND_AGAIN : SOUND_NONE};
    }
    float w = fminf(ui_w(u) - 2 * 40, 900 * fminf(1.3f, ui_preferences(u).text_scale));
    float inner = w - 80;
    float head = ui_text_height(u, TEXT_TITLE, inner - 160, q->name.s);
    bool large = ui_preferences(u).text_scale > 1.3f;
    float story = large ? 0 : ui_text_height(u, TEXT_SMALL, inner, q->story.s);
    float need = ui_choices_height(u, inner, looks, (int)n);
    float h = fminf(ui_h(u) - 48, head + story + need + 100);
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - h) / 2, w, h};
    ui_card(u, card, 32, SAND, 12);
    rectf at = {card.x + 40, card.y + 28, inner, 0};
    ui_look close = {.icon = "again", .label = TR(u, "Back")};
    float cw = ui_button_width(u, close);
    rectf corner = {ui_rtl(u) ? card.x + 28 : card.x + w - 28 - cw, card.y + 20, cw, TARGET};
    rectf title = {ui_rtl(u) ? card.x + cw + 48 : at.x, at.y, inner - cw - 8, head};
    float title_h = ui_text(u, title, TEXT_TITLE, BRICK, ALIGN_START, ROLE_HEADING, q->name.s);
    at.y += fmaxf(title_h, TARGET) + 8;
    if (!large) {
        at.y += ui_text(u, at, TEXT_SMALL, INK, ALIGN_START, ROLE_TEXT, q->story.s) + 20;
    }
    rectf area = {at.x, at.y, inner, card.y + h - 28 - at.y};
    int used = ui_choices(u, ID_LEVEL + (ui_id)m->open * 100, area, looks, (int)n);
    bool shut = ui_button(u, ID_CLOSE, corner, close) || ui_back(u);
    if (used >= 0 && !why_locked(g, u, q->first + (size_t)used) &&
        game_start_level(g, (int)q->first + used, g->host.seed(g->host.ctx))) {
        game_push(g, &screen_play);
    } else if (shut) {
        m->focus = ID_QUARTER + (ui_id)m->open;
        m->open = BAY_NOBODY;
        ui_dirty(u);
    }
}
