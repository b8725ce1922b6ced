// bay: the map. Quarters are their landmarks; what is lit, what is open next, and the levels of
// each.
#include <math.h>

#include "content/curriculum.h"
#include "play/stage.h"
#include "screens/bay_map.h"

enum { CATCH_MS = 1500, TURN_AFTER_MS = 500, TURN_MS = 2600, LENSES_HIGH = 34 };

static void enter(game *g, void *memory) {
    bay_memory *m = memory;
    game_end_level(g);
    *m = (bay_memory){.next = game_next(g),
                      .open = BAY_NOBODY,
                      .lit = g->just_lit,
                      .focus = ID_PIP,
                      .packs = game_shelf_any(g)};
    g->just_lit = -1;
}

const course_quarter *bay_quarter(const game *g, int which) {
    for (size_t i = 0; i < g->course->n_quarters; i++) {
        if (g->course->quarters[i].strand == which && g->course->quarters[i].n > 0) {
            return &g->course->quarters[i];
        }
    }
    return NULL;
}

bool bay_done(const game *g, size_t at) {
    return g->done && g->done[at];
}

static bay_light light_of(const game *g, int without) {
    bay_light l = {.lamp = {0}};
    for (int s = 0; s < STRAND_COUNT; s++) {
        const course_quarter *q = bay_quarter(g, s);
        size_t lit = q ? bay_lamps_of(g, q, without) : 0;
        l.lamp[s] = lit > 0 ? 1 : 0;
        l.clear[s] = q ? (float)lit / (float)q->n : 0;
    }
    return l;
}

static bool is_quarter(ui_id id) {
    return id >= ID_QUARTER && id < ID_QUARTER + STRAND_COUNT;
}

// A lamp catches: its windows warm up, its fog goes aside, the beam turns once.
static void catch (game *g, bay_memory *m, ui *u, bay_view *v) {
    if (m->since_ms == 0) {
        m->since_ms = ui_now(u);
        ui_play(u, SOUND_LAMP);
    }
    float t = bay_fade(u, m->since_ms, CATCH_MS);
    if (t < 1) {
        v->catching = g->course->levels[m->lit].quarter;
        v->before = light_of(g, m->lit);
        v->caught = ease_out(t);
    }
    uint64_t turns_ms = m->since_ms + TURN_AFTER_MS;
    if (ui_now(u) >= turns_ms) {
        v->turn = ui_ramp(u, turns_ms, TURN_MS);
        if (!m->turned && v->turn < 1) {
            ui_play(u, SOUND_BEAM);
        }
        m->turned = true;
    }
}

// The last lamp of all has caught, and its beam has been round.
static bool all_lit_seen(const bay_memory *m, ui *u) {
    uint64_t end = m->since_ms + TURN_AFTER_MS + TURN_MS;
    if (ui_now(u) < end) {
        ui_wake_in(u, (int)(end - ui_now(u)));
        return false;
    }
    return true;
}

static bay_view scenery(game *g, bay_memory *m, ui *u, int meant) {
    ui_id at = m->focus ? m->focus : ui_focused(u);
    int focus = is_quarter(at) && m->arrived ? (int)(at - ID_QUARTER) : BAY_NOBODY;
    int looks_at = m->open != BAY_NOBODY ? m->open
                   : focus != BAY_NOBODY ? focus
                   : m->lit >= 0         ? g->course->levels[m->lit].quarter
                                         : meant;
    if (!m->arrived) {
        bay_arrive(&m->motion, u, looks_at);
        m->arrived = true;
    }
    bay_look(&m->motion, u, looks_at);
    bay_view v = {.light = light_of(g, -1), .catching = BAY_NOBODY, .next = meant, .focus = focus};
    if (m->lit >= 0) {
        catch (g, m, u, &v);
    }
    bay_move(&m->motion, u, &v);
    bay_scene(u, &v);
    return v;
}

// One small lantern a level, on a dark tag that the fog does not swallow.
static void lanterns(game *g, ui *u, const course_quarter *q, rectf place) {
    enum { MOST = 8 };
    const float wide = 28, high = 34;
    size_t n = q->n < MOST ? q->n : MOST;
    float w = (float)n * wide + 14;
    rectf tag = {place.x + (place.w - w) / 2, place.y + place.h - high - 6, w, high + 8};
    ui_card(u, tag, 14, APRON, 4);
    for (size_t k = 0; k < n; k++) {
        ui_art(u, bay_done(g, q->first + k) ? "bay/wick-on" : "bay/wick-off",
               (rectf){tag.x + 7 + (float)k * wide, tag.y + 4, wide, high}, 1);
    }
}

float bay_row_height(const ui *u) {
    return fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
}

typedef enum { PLATE_PLAIN, PLATE_NEXT, PLATE_FOCUSED, PLATE_FOCUSED_NEXT, PLATE_FOG } plate_kind;

// A quarter's name on paper over its landmark; only one is shown at a time, so that no two names
// cover each other. lowest: where Pip's card begins.
static void plate(ui *u, rectf place, float lowest, const char *name, const char *note,
                  plate_kind kind, ui_state st) {
    bool hinted = kind == PLATE_NEXT || kind == PLATE_FOCUSED_NEXT;
    float room = ui_w(u) - 2 * MARGIN;
    float name_w =
        fmaxf(ui_text_width(u, TEXT_NAME, name), note ? ui_text_width(u, TEXT_SMALL, note) : 0);
    float w = fminf(room, name_w + 52);
    float name_h = ui_text_height(u, TEXT_NAME, w - 40, name);
    float h = fmaxf(54, name_h + (note ? ui_text_height(u, TEXT_SMALL, w - 40, note) : 0) + 18);
    float x = fmaxf(MARGIN, fminf(ui_w(u) - MARGIN - w, place.x + (place.w - w) / 2));
    float y = fmaxf(28 + bay_row_height(u) + LENSES_HIGH + 12,
                    fminf(place.y - h * 0.6f, lowest - h - 14));
    colour paper = kind == PLATE_FOG ? PALE : kind == PLATE_NEXT ? REASON : PAPER;
    rectf at = ui_sheet(u, st, (rectf){x, y, w, h}, 18, (ui_look){.paper = paper});
    rectf words = {at.x + 20, at.y + 9, w - 40, name_h};
    words.y += ui_text(u, words, TEXT_NAME, kind == PLATE_FOG ? FAINT : INK, ALIGN_CENTRE,
                       ROLE_NONE, name);
    if (note) {
        ui_text(u, words, TEXT_SMALL, kind == PLATE_FOG ? FAINT : DEEP, ALIGN_CENTRE, ROLE_NONE,
                note);
    }
    if (hinted) {
        ui_icon(u, "hint", (rectf){at.x + w - 26, at.y - 20, 46, 46});
    }
}

// Where nothing is to be learned yet there is nothing to press: it is read, and the pointer may ask
// what stands there.
static bool in_fog(ui *u, int which) {
    const char *label = text_fill(ui_arena(u), TR(u, "{quarter}: still in the fog"), "quarter",
                                  TR(u, strand_at((size_t)which)->place), NULL);
    ui_status(u, bay_place(u, which), label, NULL);
    const ui_input *in = ui_in(u);
    return in->pointer && rect_hit(bay_place(u, which), in->x, in->y);
}

// Its panel, with the focus on the first level that is open and not done.
static void open_quarter(const game *g, bay_memory *m, ui *u, int which) {
    const course_quarter *q = bay_quarter(g, which);
    size_t first = 0;
    for (size_t i = q->n; i-- > 0;) {
        if (course_open(g->course, g->done, q->first + i) && !bay_done(g, q->first + i)) {
            first = i;
        }
    }
    m->open = which;
    m->opened_ms = ui_now(u);
    m->focus = ID_LEVEL + (ui_id)which * 100 + (ui_id)first;
    ui_play(u, SOUND_PAPER);
    ui_dirty(u);
}

typedef struct {
    int focused; // BAY_NOBODY
    int asked;   // in the fog, under the pointer; BAY_NOBODY
    ui_state st; // of the one in focus
} pointed;

static pointed quarters(game *g, bay_memory *m, ui *u, int meant, const bay_view *v) {
    pointed p = {BAY_NOBODY, BAY_NOBODY, {0}};
    for (int s = 0; s < STRAND_COUNT; s++) {
        const course_quarter *q = bay_quarter(g, s);
        if (!q) {
            p.asked = in_fog(u, s) ? s : p.asked;
            continue;
        }
        const char *label = text_fill(ui_arena(u), TR(u, "{quarter}: {lamps}"), "quarter",
                                      q->name.s, "lamps", bay_lit_of(g, u, q), NULL);
        if (s == meant) {
            label = text_fill(ui_arena(u), TR(u, "{quarter}. {next}"), "quarter", label, "next",
                              bay_next_is(g, m, u), NULL);
        }
        ui_state st = ui_target(u, ID_QUARTER + (ui_id)s, bay_place(u, s), ROLE_BUTTON, label,
                                s == meant ? DRAW_HINTED : 0);
        lanterns(g, u, q, bay_seen(u, s, v));
        if (st.focused) {
            p.focused = s;
            p.st = st;
        }
        if (st.used) {
            open_quarter(g, m, u, s);
        }
    }
    return p;
}

static void plates(game *g, const bay_memory *m, ui *u, int meant, pointed p, float lowest,
                   const bay_view *v) {
    if (p.focused != BAY_NOBODY) {
        const course_quarter *q = bay_quarter(g, p.focused);
        plate(u, bay_seen(u, p.focused, v), lowest, q->name.s, bay_lit_of(g, u, q),
              p.focused == meant ? PLATE_FOCUSED_NEXT : PLATE_FOCUSED, p.st);
    } else if (p.asked != BAY_NOBODY) {
        plate(u, bay_seen(u, p.asked, v), lowest, TR(u, strand_at((size_t)p.asked)->place),
              TR(u, "Still in the fog"), PLATE_FOG, p.st);
    } else if (meant != BAY_NOBODY) {
        plate(u, bay_seen(u, meant, v), lowest, bay_quarter(g, meant)->name.s, bay_next_is(g, m, u),
              PLATE_NEXT, p.st);
    }
    if (meant != BAY_NOBODY && p.focused != BAY_NOBODY && p.focused != meant) {
        rectf at = bay_seen(u, meant, v);
        float y = fmaxf(at.y - 16, 28 + bay_row_height(u) + 12);
        ui_icon(u, "hint", (rectf){at.x + at.w / 2 - 22, y, 44, 44});
    }
}

static void pip_used(game *g, bay_memory *m, ui *u, int next) {
    if (m->lit >= 0) {
        m->lit = -1;
        ui_dirty(u);
    } else if (next >= 0) {
        open_quarter(g, m, u, g->course->levels[next].quarter);
    }
}

// By the pier, where no quarter lies; the scene is not mirrored, so neither is this. Where large
// words would cover the commons, Pip holds the card only while asked. Returns its top.
static float pip(game *g, bay_memory *m, ui *u, int next) {
    enum { FACE = 92, LOW = 20 };
    const char *says = bay_pip_says(g, m, u);
    float w = fminf(ui_w(u) - 2 * 40, 580 * fminf(2, ui_preferences(u).text_scale));
    float words_w = w - FACE - 44;
    float h =
        fminf(fmaxf(FACE + 12, ui_text_height(u, TEXT_SMALL, words_w, says) + 28), ui_h(u) * 0.45f);
    rectf quarter = bay_place(u, strand_by_quarter("commons"));
    rectf at = {ui_w(u) - 40 - w, ui_h(u) - LOW - h, w, h};
    bool small =
        m->arrived && ui_focused(u) != ID_PIP && m->focus != ID_PIP && at.y < quarter.y + quarter.h;
    if (small) {
        float side = FACE + 12;
        at = (rectf){ui_w(u) - 40 - side, ui_h(u) - LOW - side, side, side};
    }
    ui_state st = ui_target(u, ID_PIP, at, ROLE_BUTTON, says, 0);
    rectf p = ui_sheet(u, st, at, 26, (ui_look){0});
    bool right = ui_rtl(u) && !small;
    ui_face(u,
            (rectf){small   ? p.x + 6
                    : right ? p.x + p.w - FACE - 14
                            : p.x + 14,
                    p.y + (p.h - FACE) / 2, FACE, FACE},
            "pip", MOOD_HAPPY, DEEP, NULL);
    if (!small) {
        int rows = (int)((h - 20) / ui_pitch(u, TEXT_SMALL));
        float text_h = fminf((float)rows * ui_pitch(u, TEXT_SMALL),
                             ui_text_height(u, TEXT_SMALL, words_w, says));
        ui_page(u,
                (rectf){right ? p.x + 20 : p.x + FACE + 28, p.y + (p.h - text_h) / 2, words_w, 0},
                TEXT_SMALL, INK, ROLE_NONE, rows, 0, says);
    }
    if (st.used) {
        pip_used(g, m, u, next);
    }
    return at.y;
}

// The lighthouse's ten lenses hang from who plays: those of whole quarters shine.
static void lenses(ui *u, rectf badge, const bay_light *light) {
    const float wide = 21, high = 25, pad = 8;
    float w = STRAND_COUNT * wide + 2 * pad;
    rectf tag = {ui_rtl(u) ? badge.x + badge.w - w : badge.x, badge.y + badge.h + 6, w,
                 LENSES_HIGH};
    int home = 0;
    for (int i = 0; i < STRAND_COUNT; i++) {
        home += light->clear[i] >= 1;
    }
    ui_card(u, tag, 12, APRON, 4);
    for (int i = 0; i < STRAND_COUNT; i++) {
        int place = ui_rtl(u) ? STRAND_COUNT - 1 - i : i;
        rectf at = {tag.x + pad + (float)place * wide, tag.y + (tag.h - high) / 2, wide, high};
        ui_art(u, i < home ? "bay/lens-on" : "bay/lens-off", at, 0);
    }
    const char *words = text_fill(ui_arena(u), TR(u, "Lenses in the lighthouse: {n} of {all}"), "n",
                                  arena_printf(ui_arena(u), "%d", home), "all",
                                  arena_printf(ui_arena(u), "%d", STRAND_COUNT), NULL);
    ui_status(u, tag, words, NULL);
}

// Who plays, and the ways out. True: back to the title.
static bool top_row(game *g, ui *u, bool packs, const bay_light *light) {
    bool large = ui_preferences(u).text_scale > 1.5f;
    float h = bay_row_height(u);
    ui_look leave = {.icon = "leave", .label = TR(u, "Leave")};
    ui_look set = {.icon = "gear", .label = TR(u, "Settings")};
    ui_look who = {.icon = "adult",
                   .label = g->player.name[0] ? g->player.name : TR(u, "Who is playing?")};
    ui_look more = {.icon = "boat-yes", .label = TR(u, "From elsewhere")};
    float set_w = ui_button_width(u, set), leave_w = ui_button_width(u, leave);
    float packs_w = packs ? ui_button_width(u, more) : 0;
    float wanted = ui_button_width(u, who) + 16;
    float room = ui_w(u) - 2 * MARGIN - 16 - GUTTER - (packs ? 16 : 0);
    if (packs && wanted + packs_w + leave_w + set_w > room) { // narrow: its icon alone
        packs_w = h;
    }
    if (large || (packs && wanted + packs_w + leave_w + set_w > room)) {
        set_w = leave_w = h;
    }
    float who_w = fminf(wanted, room - packs_w - leave_w - set_w);
    rectf badge = ui_mirror(u, (rectf){MARGIN, 28, who_w, h});
    if (ui_button(u, ID_WHO, badge, who)) {
        if (g->alone) {
            game_portrait(g, &g->player);
        } else {
            game_push(g, &screen_who);
        }
    }
    if (g->player.look[0]) {
        float lift = ui_focused(u) == ID_WHO ? 8 : 0;
        rectf window = {ui_rtl(u) ? badge.x + badge.w - 60 : badge.x + 6,
                        badge.y + (h - 54) / 2 - lift, 54, 54};
        ui_face(u, window, g->player.look, MOOD_HAPPY, FOAM, NULL);
    }
    lenses(u, badge, light);
    float leave_x = ui_w(u) - MARGIN - set_w - 16 - leave_w;
    rectf at = {leave_x, 28, leave_w, h};
    bool away = ui_button(u, ID_LEAVE, ui_mirror(u, at), leave);
    at = (rectf){ui_w(u) - MARGIN - set_w, 28, set_w, h};
    if (ui_button(u, ID_SETTINGS, ui_mirror(u, at), set)) {
        game_push(g, &screen_settings);
    }
    if (packs) {
        at = (rectf){leave_x - 16 - packs_w, 28, packs_w, h};
        if (ui_button(u, ID_ELSEWHERE, ui_mirror(u, at), more)) {
            game_push(g, &screen_elsewhere);
        }
    }
    return away;
}

// Who looks at a quarter's levels is about to go there.
static void coming(ui *u, int quarter) {
    size_t from = ui_list(u)->n;
    stage_back(u, strand_at((size_t)quarter)->quarter, NULL, 0);
    ui_soon(u, from);
}

static void frame(game *g, void *memory, ui *u) {
    bay_memory *m = memory;
    ui_music(u, "bay");
    int next = m->next.level;
    int meant = next >= 0 ? g->course->levels[next].quarter : BAY_NOBODY;
    bay_view v = scenery(g, m, u, meant);
    if (m->open != BAY_NOBODY) {
        coming(u, m->open);
        bay_panel(g, m, u);
        return;
    }
    pointed p = quarters(g, m, u, meant, &v);
    bool away = top_row(g, u, m->packs, &v.light);
    float lowest = pip(g, m, u, next);
    plates(g, m, u, meant, p, lowest, &v);
    if (m->focus && m->open == BAY_NOBODY) {
        ui_focus(u, m->focus);
        m->focus = 0;
    }
    if (next < 0 && m->lit >= 0 && all_lit_seen(m, u)) {
        m->lit = -1;
        game_tell(g, &g->course->closing);
    }
    if (away || ui_back(u)) {
        game_home(g, &screen_title);
    }
}

const screen screen_bay = {"bay", sizeof(bay_memory), enter, frame, NULL};
