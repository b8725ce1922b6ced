// bay: the map. Quarters are their landmarks; what is lit, what is open next, and the levels of
// each.
#include <math.h>

#include "screens/bay_scene.h"
#include "screens/game.h"

enum {
    ID_WHO = UI_ID(0x380, 0),
    ID_SETTINGS = UI_ID(0x381, 0),
    ID_LEAVE = UI_ID(0x382, 0),
    ID_QUARTER = UI_ID(0x383, 0),
    ID_PIP = UI_ID(0x384, 0),
    ID_LEVEL = UI_ID(0x385, 0),
    ID_CLOSE = UI_ID(0x386, 0)
};
enum { CATCH_MS = 900, NO_QUARTER = -1 };

typedef struct {
    int open;          // the quarter whose card is open; NO_QUARTER
    int lit;           // course level whose lamp is catching; -1
    ui_id focus;       // to be given the focus; 0: nothing
    uint64_t since_ms; // of the catching
} bay_memory;

static void enter(game *g, void *memory) {
    bay_memory *m = memory;
    game_end_level(g);
    m->open = NO_QUARTER;
    m->lit = g->just_lit;
    m->since_ms = 0;
    m->focus = ID_PIP;
    g->just_lit = -1;
}

static const course_quarter *quarter_of(const game *g, int which) {
    for (size_t i = 0; i < g->course->n_quarters; i++) {
        if (g->course->quarters[i].strand == which) {
            return &g->course->quarters[i];
        }
    }
    return NULL;
}

static bool done(const game *g, size_t at, int without) {
    return g->done && g->done[at] && (int)at != without;
}

static bay_light light_of(const game *g, int without) {
    bay_light l = {.lamp = {0}};
    for (size_t i = 0; i < g->course->n_quarters; i++) {
        const course_quarter *q = &g->course->quarters[i];
        size_t lit = 0;
        for (size_t k = 0; k < q->n; k++) {
            lit += done(g, q->first + k, without);
        }
        l.lamp[q->strand] = lit > 0 ? 1 : 0;
        l.clear[q->strand] = q->n > 0 ? (float)lit / (float)q->n : 0;
    }
    return l;
}

static void scenery(game *g, bay_memory *m, ui *u) {
    bay_light now = light_of(g, -1);
    float t = 1;
    if (m->lit >= 0) {
        if (m->since_ms == 0) {
            m->since_ms = ui_now(u);
            ui_play(u, SOUND_LAMP);
        }
        t = ease_out(ui_ramp(u, m->since_ms, CATCH_MS));
    }
    if (t < 1) {
        bay_light before = light_of(g, m->lit);
        bay_scene(u, &before, 1);
        bay_scene(u, &now, t);
        bay_catch(u, g->course->levels[m->lit].quarter, t);
    } else {
        bay_scene(u, &now, 1);
    }
}

// One small lantern a level, on a dark tag that the fog does not swallow.
static void lanterns(game *g, ui *u, const course_quarter *q, rectf place) {
    enum { MOST = 8 };
    const float size = 30;
    size_t n = q->n < MOST ? q->n : MOST;
    float w = (float)n * size + 16;
    rectf tag = {place.x + (place.w - w) / 2, place.y + place.h - size - 8, w, size + 10};
    ui_card(u, tag, 14, APRON, 4);
    for (size_t k = 0; k < n; k++) {
        const char *icon = done(g, q->first + k, -1) ? "lamp-on" : "lamp-off";
        ui_icon(u, icon, (rectf){tag.x + 8 + (float)k * size, tag.y + 5, size, size});
    }
}

static float row_height(const ui *u) {
    return fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
}

// A quarter's name on paper, and how much of it is lit; hinted: Pip means this one.
static void plate(ui *u, rectf place, float lowest, const char *name, const char *note, bool lamp,
                  bool hinted) {
    float w =
        fmaxf(ui_text_width(u, TEXT_NAME, name), note ? ui_text_width(u, TEXT_SMALL, note) : 0) +
        48;
    float h = fmaxf(52, ui_pitch(u, TEXT_NAME) + (note ? ui_pitch(u, TEXT_SMALL) : 0) + 14);
    float x = fmaxf(28, fminf(ui_w(u) - 28 - w, place.x + (place.w - w) / 2));
    float y = fmaxf(28 + row_height(u) + 20, fminf(place.y - h * 0.6f, lowest - h));
    rectf at = {x, y, w, h};
    if (lamp) {
        ui_lamp(u, at, 18);
    }
    ui_card(u, at, 18, hinted && !lamp ? REASON : PAPER, 7);
    ui_label(u, (rectf){at.x, at.y + 5, w, ui_pitch(u, TEXT_NAME) + 4}, TEXT_NAME, INK, ROLE_NONE,
             name);
    if (note) {
        ui_label(u, (rectf){at.x, at.y + 7 + ui_pitch(u, TEXT_NAME), w, ui_pitch(u, TEXT_SMALL)},
                 TEXT_SMALL, DEEP, ROLE_NONE, note);
    }
    if (hinted) {
        ui_icon(u, "hint", (rectf){at.x + w - 24, at.y - 18, 44, 44});
    }
}

static void lamplight(ui *u, int which) {
    draw_item *it = draw_add(ui_list(u), DRAW_GLOW, bay_place(u, which));
    if (it) {
        it->art = arena_printf(ui_arena(u), "bay/%s", strand_at((size_t)which)->quarter);
        it->radius = 26;
        it->tint = LAMP;
        it->alpha = 0.5f;
        it->flags = DRAW_ADD;
    }
}

static const char *lit_of(game *g, ui *u, const course_quarter *q) {
    int lit = 0;
    for (size_t k = 0; k < q->n; k++) {
        lit += done(g, q->first + k, -1);
    }
    char *n = arena_printf(ui_arena(u), "%d", lit);
    char *all = arena_printf(ui_arena(u), "%zu", q->n);
    return text_fill(ui_arena(u),
                     TRN(u, "{n} of {all} lamp lit", "{n} of {all} lamps lit", (unsigned long)q->n),
                     "n", n, "all", all, NULL);
}

static const char *quarter_label(game *g, ui *u, const course_quarter *q, int which) {
    if (!q) {
        return text_fill(ui_arena(u), TR(u, "{quarter}: still in the fog"), "quarter",
                         TR(u, strand_at((size_t)which)->name), NULL);
    }
    return text_fill(ui_arena(u), TR(u, "{quarter}: {lamps}"), "quarter", q->name.s, "lamps",
                     lit_of(g, u, q), NULL);
}

// Returns the one that has the focus.
static int quarters(game *g, bay_memory *m, ui *u, int next) {
    int meant = next >= 0 ? g->course->levels[next].quarter : NO_QUARTER;
    int focused = NO_QUARTER;
    for (int s = 0; s < STRAND_COUNT; s++) {
        const course_quarter *q = quarter_of(g, s);
        ui_state st = ui_target(u, ID_QUARTER + (ui_id)s, bay_place(u, s), ROLE_BUTTON,
                                quarter_label(g, u, q, s), s == meant ? DRAW_HINTED : 0);
        if (st.focused) {
            focused = s;
            lamplight(u, s);
        }
        if (q) {
            lanterns(g, u, q, bay_place(u, s));
        }
        if (st.used && q) {
            m->open = s;
            ui_dirty(u);
        }
    }
    return focused;
}

static void plates(game *g, ui *u, int next, int focused, float lowest) {
    int meant = next >= 0 ? g->course->levels[next].quarter : NO_QUARTER;
    if (meant != NO_QUARTER && focused == NO_QUARTER) {
        plate(u, bay_place(u, meant), lowest, quarter_of(g, meant)->name.s, NULL, false, true);
    } else if (meant != NO_QUARTER && focused != meant) { // two names would cover each other
        rectf at = bay_place(u, meant);
        ui_icon(u, "hint", (rectf){at.x + at.w / 2 - 22, at.y - 10, 44, 44});
    }
    if (focused != NO_QUARTER) {
        const course_quarter *q = quarter_of(g, focused);
        plate(u, bay_place(u, focused), lowest, q ? q->name.s : TR(u, "Still in the fog"),
              q ? lit_of(g, u, q) : NULL, true, focused == meant);
    }
}

// What Pip says: what has just changed, or what is next and where.
static const char *pip_says(game *g, const bay_memory *m, ui *u, int next) {
    if (m->lit >= 0) {
        const course_quarter *q = quarter_of(g, g->course->levels[m->lit].quarter);
        return text_fill(ui_arena(u),
                         TR(u, "A lamp is lit at {quarter}. See how the fog draws back!"),
                         "quarter", q ? q->name.s : "", NULL);
    }
    if (next < 0) {
        return TR(u, "Every lamp shines. You may play any of them again.");
    }
    const course_level *l = &g->course->levels[next];
    const course_quarter *q = quarter_of(g, l->quarter);
    if (l->n_needs == 0) {
        return text_fill(ui_arena(u), TR(u, "Begin at {quarter}. It waits for nothing but you."),
                         "quarter", q->name.s, NULL);
    }
    return text_fill(ui_arena(u), TR(u, "You lit the lamp of “{title}”, so {quarter} is open now."),
                     "title", g->course->levels[l->needs[l->n_needs - 1]].title.s, "quarter",
                     q->name.s, NULL);
}

// By the pier, where no quarter lies; the scene is not mirrored, so neither is this. Returns its
// top.
static float pip(game *g, bay_memory *m, ui *u, int next) {
    float scale = ui_preferences(u).text_scale;
    const char *says = pip_says(g, m, u, next);
    float w = fminf(ui_w(u) - 2 * 40, 560 * fminf(2, scale));
    float words_w = w - 136;
    float h = fminf(fmaxf(112, ui_text_height(u, TEXT_SMALL, words_w, says) + 32), ui_h(u) * 0.45f);
    int rows = (int)((h - 24) / ui_pitch(u, TEXT_SMALL));
    rectf at = {ui_w(u) - 40 - w, ui_h(u) - 28 - h, w, h};
    ui_state st = ui_target(u, ID_PIP, at, ROLE_BUTTON, says, 0);
    rectf p = at;
    if (st.focused) {
        p.y -= 8;
        ui_lamp(u, p, 26);
    }
    ui_card(u, p, 26, PAPER, st.focused ? 9 : 6);
    ui_face(u, (rectf){ui_rtl(u) ? p.x + p.w - 108 : p.x + 16, p.y + (p.h - 92) / 2, 92, 92}, "pip",
            MOOD_HAPPY, DEEP, NULL);
    float used_h = (float)rows * ui_pitch(u, TEXT_SMALL);
    float text_h = fminf(used_h, ui_text_height(u, TEXT_SMALL, words_w, says));
    ui_page(u, (rectf){ui_rtl(u) ? p.x + 20 : p.x + 116, p.y + (p.h - text_h) / 2, words_w, 0},
            TEXT_SMALL, INK, ROLE_NONE, rows, 0, says);
    if (st.used && m->lit >= 0) {
        m->lit = -1;
        ui_dirty(u);
    } else if (st.used && next >= 0) {
        m->open = g->course->levels[next].quarter;
        ui_dirty(u);
    }
    return at.y;
}

static const char *why_locked(game *g, ui *u, size_t at) {
    const course_level *l = &g->course->levels[at];
    for (size_t i = 0; i < l->n_needs; i++) {
        if (!done(g, (size_t)l->needs[i], -1)) {
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

static void quarter_card(game *g, bay_memory *m, ui *u) {
    enum { MOST = 12 };
    const course_quarter *q = quarter_of(g, m->open);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.4f);
    ui_look looks[MOST];
    size_t n = q->n < MOST ? q->n : MOST;
    for (size_t i = 0; i < n; i++) {
        size_t at = q->first + i;
        const char *locked = why_locked(g, u, at);
        looks[i] = (ui_look){.icon = done(g, at, -1) ? "lamp-on"
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
        m->open = NO_QUARTER;
        ui_dirty(u);
    }
}

// Who plays, and the ways out. True: back to the title.
static bool top_row(game *g, ui *u) {
    bool large = ui_preferences(u).text_scale > 1.5f;
    float h = row_height(u);
    ui_look leave = {.icon = "leave", .label = TR(u, "Leave")};
    ui_look set = {.icon = "gear", .label = TR(u, "Settings")};
    ui_look who = {.icon = "adult",
                   .label = g->player.name[0] ? g->player.name : TR(u, "Who is playing?")};
    float set_w = large ? h : ui_button_width(u, set); // narrow: its icon alone
    float leave_w = large ? h : ui_button_width(u, leave);
    float who_w =
        fminf(ui_button_width(u, who) + 16, ui_w(u) - 2 * MARGIN - set_w - leave_w - 16 - GUTTER);
    rectf badge = ui_mirror(u, (rectf){MARGIN, 28, who_w, h});
    if (ui_button(u, ID_WHO, badge, who)) {
        game_push(g, &screen_who);
    }
    if (g->player.look[0]) {
        float lift = ui_focused(u) == ID_WHO ? 8 : 0;
        rectf window = {ui_rtl(u) ? badge.x + badge.w - 60 : badge.x + 6,
                        badge.y + (h - 54) / 2 - lift, 54, 54};
        ui_face(u, window, g->player.look, MOOD_HAPPY, FOAM, NULL);
    }
    rectf at = {ui_w(u) - MARGIN - set_w - 16 - leave_w, 28, leave_w, h};
    bool away = ui_button(u, ID_LEAVE, ui_mirror(u, at), leave);
    at = (rectf){ui_w(u) - MARGIN - set_w, 28, set_w, h};
    if (ui_button(u, ID_SETTINGS, ui_mirror(u, at), set)) {
        game_push(g, &screen_settings);
    }
    return away;
}

static void frame(game *g, void *memory, ui *u) {
    bay_memory *m = memory;
    ui_music(u, "bay");
    scenery(g, m, u);
    if (m->open != NO_QUARTER) {
        quarter_card(g, m, u);
        return;
    }
    int next = course_next(g->course, g->done);
    int focused = quarters(g, m, u, next);
    bool away = top_row(g, u);
    float lowest = pip(g, m, u, next) - GUTTER;
    plates(g, u, next, focused, lowest);
    if (m->focus) {
        ui_focus(u, m->focus);
        m->focus = 0;
    }
    if (away || ui_back(u)) {
        game_home(g, &screen_title);
    }
}

const screen screen_bay = {"bay", sizeof(bay_memory), enter, frame, NULL};
