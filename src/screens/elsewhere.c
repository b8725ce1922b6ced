// elsewhere: levels that came from elsewhere, on paper at the ferry landing: the packs there are,
// and the levels of the one that is open. Their lamps are the packs' own; the bay's stay as they
// are.
#include <math.h>
#include <string.h>

#include "core/str.h"
#include "play/stage.h"
#include "screens/aloud.h"
#include "screens/game.h"

enum {
    ID_CHOICE = UI_ID(0x3A0, 0), // of packs
    ID_LEVEL = UI_ID(0x3A1, 0),
    ID_BACK = UI_ID(0x3A2, 0),
    ID_READ = UI_ID(0x3A3, 0)
};
enum { MOST = 60, EDGE = 40 };

typedef struct {
    ui_id focus;                                       // to be given the focus; 0: nothing
    bool done[PACK_MAX_LEVELS], open[PACK_MAX_LEVELS]; // of the pack that is open
    size_t lit[SHELF_MAX_PACKS];
} elsewhere_memory;

static pack *open_pack(const game *g) {
    for (size_t i = 0; g->shelf.open[0] && i < g->shelf.now.n; i++) {
        if (str_eq(g->shelf.now.packs[i]->head.id.s, g->shelf.open)) {
            return g->shelf.now.packs[i];
        }
    }
    return NULL;
}

// What is done is asked of the store once, not in every frame.
static void ask_store(game *g, elsewhere_memory *m) {
    for (size_t i = 0; i < g->shelf.now.n && i < SHELF_MAX_PACKS; i++) {
        const pack *p = g->shelf.now.packs[i];
        m->lit[i] = 0;
        for (size_t k = 0; k < p->levels->n_levels; k++) {
            m->lit[i] += game_pack_done(g, p, k);
        }
    }
    const pack *p = open_pack(g);
    for (size_t k = 0; p && k < p->levels->n_levels && k < PACK_MAX_LEVELS; k++) {
        m->done[k] = game_pack_done(g, p, k);
        m->open[k] = game_pack_open(g, p, k);
    }
}

// The first level that waits to be played.
static size_t first_open(const elsewhere_memory *m, const pack *p) {
    for (size_t k = 0; k < p->levels->n_levels; k++) {
        if (m->open[k] && !m->done[k]) {
            return k;
        }
    }
    return 0;
}

static void enter(game *g, void *memory) {
    elsewhere_memory *m = memory;
    game_end_level(g);
    game_shelf_read(g);
    const pack *p = open_pack(g);
    if (!p) {
        g->shelf.open[0] = '\0';
    }
    if (!p && g->shelf.now.n == 1) { // nothing to choose from
        p = g->shelf.now.packs[0];
        str_append(g->shelf.open, sizeof g->shelf.open, "%s", p->head.id.s);
    }
    ask_store(g, m);
    m->focus = p ? ID_LEVEL + (ui_id)first_open(m, p) : ID_CHOICE;
}

static const char *number(ui *u, size_t n) {
    return arena_printf(ui_arena(u), "%zu", n);
}

static const char *by(ui *u, const pack *p) {
    // Translators: who made a pack of levels, and when: "By Class 6b, 2026-11-24."
    return text_fill(ui_arena(u), TR(u, "By {author}, {date}."), "author", p->head.author.s, "date",
                     p->head.date.s, NULL);
}

static size_t packs(const game *g, const elsewhere_memory *m, ui *u, ui_look looks[MOST]) {
    size_t n = g->shelf.now.n < MOST ? g->shelf.now.n : MOST;
    for (size_t i = 0; i < n; i++) {
        const pack *p = g->shelf.now.packs[i];
        size_t all = p->levels->n_levels;
        const char *lamps =
            text_fill(ui_arena(u),
                      TRN(u, "{n} of {all} lamp lit", "{n} of {all} lamps lit", (unsigned long)all),
                      "n", number(u, m->lit[i]), "all", number(u, all), NULL);
        looks[i] = (ui_look){.icon = m->lit[i] == all ? "lamp-on" : "boat-yes",
                             .label = p->head.title.s,
                             .note = text_fill(ui_arena(u), TR(u, "{by} {lamps}"), "by", by(u, p),
                                               "lamps", lamps, NULL)};
    }
    return n;
}

static const char *locked_by(const elsewhere_memory *m, ui *u, const pack *p, size_t at) {
    const course_level *l = &p->levels->levels[at];
    for (size_t i = 0; i < l->n_needs && !m->open[at]; i++) {
        if (!m->done[l->needs[i]]) {
            return text_fill(ui_arena(u), TR(u, "First light the lamp of “{title}”."), "title",
                             p->levels->levels[l->needs[i]].title.s, NULL);
        }
    }
    return NULL;
}

static const char *about(ui *u, const course_level *l) {
    const char *goal = text_fill(
        ui_arena(u),
        TRN(u, "{goal} About {n} minute.", "{goal} About {n} minutes.", (unsigned long)l->minutes),
        "goal", l->goal.s, "n", number(u, (size_t)l->minutes), NULL);
    return text_fill(ui_arena(u), TR(u, "{about} From age {age} on."), "about", goal, "age",
                     number(u, (size_t)l->band), NULL);
}

static size_t levels(const elsewhere_memory *m, ui *u, const pack *p, ui_look looks[MOST]) {
    size_t n = p->levels->n_levels;
    for (size_t k = 0; k < n; k++) {
        const char *locked = locked_by(m, u, p, k);
        looks[k] = (ui_look){.icon = m->done[k] ? "lamp-on"
                                     : locked   ? "lock"
                                                : "lamp-off",
                             .label = p->levels->levels[k].title.s,
                             .note = locked ? locked : about(u, &p->levels->levels[k]),
                             .paper = locked ? PALE : PAPER,
                             .press = locked ? SOUND_AGAIN : SOUND_NONE};
    }
    return n;
}

// Of one choice on a page of its own.
static float tallest(ui *u, float w, const ui_look *looks, int n) {
    float more = ui_button_width(u, (ui_look){.icon = "more", .label = TR(u, "More")}) + GUTTER;
    float h = 0;
    for (int i = 0; i < n; i++) {
        h = fmaxf(h, ui_choices_height(u, w - more, &looks[i], 1));
    }
    return h;
}

// The paper, with what it is called and what it says; returns where the choices go.
static rectf paper(game *g, ui *u, const char *title, const char *says, const char *who,
                   const ui_look *looks, int n, bool *left) {
    bool large = ui_preferences(u).text_scale > 1.3f; // words need all the room
    float w = fminf(ui_w(u) - 2 * EDGE, large ? 1180 : 1080), inner = w - 2 * EDGE;
    ui_look back = {.icon = "back", .label = TR(u, "Back")};
    float back_w = ui_button_width(u, back), name_w = inner - back_w - TARGET - 20;
    float room = ui_h(u) - 48 - 64 - tallest(u, inner, looks, n); // for what stands above them
    text_style style = TEXT_TITLE;
    if (ui_text_height(u, style, name_w, title) + 22 > room) {
        style = TEXT_NAME;
    }
    float head = fmaxf(TARGET, ui_text_height(u, style, name_w, title)) + 8;
    float said = large || !says ? 0 : ui_text_height(u, TEXT_SMALL, inner, says) + 6;
    float made = who ? ui_text_height(u, TEXT_SMALL, inner, who) + 24 : 14;
    if (head + said + made > room) {
        who = NULL;
        made = 14;
    }
    float cards = n > 0 ? ui_choices_height(u, inner, looks, n) : 0;
    float h = fminf(ui_h(u) - 48, head + said + made + cards + 64);
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - h) / 2, w, h};
    ui_card(u, card, 32, SAND, 12);
    rectf at = {card.x + EDGE, card.y + 28, inner, 0};
    rectf name = {ui_rtl(u) ? at.x + inner - name_w : at.x, at.y, name_w, head};
    ui_text(u, name, style, BRICK, ALIGN_START, ROLE_HEADING, title);
    at.y += head;
    if (said > 0) {
        ui_text(u, at, TEXT_SMALL, INK, ALIGN_START, ROLE_TEXT, says);
        at.y += said;
    }
    if (who) {
        ui_text(u, at, TEXT_SMALL, FAINT, ALIGN_START, ROLE_TEXT, who);
    }
    at.y += made;
    at.h = card.y + h - 28 - at.y;
    float x = ui_rtl(u) ? card.x + 28 : card.x + w - 28 - back_w;
    *left = ui_button(u, ID_BACK, (rectf){x, card.y + 20, back_w, TARGET}, back) || ui_back(u);
    x = ui_rtl(u) ? x + back_w + 12 : x - 12 - TARGET;
    ui_button(u, ID_READ, (rectf){x, card.y + 20, TARGET, TARGET}, aloud_look(g, u));
    return at;
}

static void leave(game *g) {
    if (g->depth > 1) {
        game_pop(g);
    } else { // from a play
        game_home(g, &screen_bay);
    }
}

static void show_packs(game *g, elsewhere_memory *m, ui *u) {
    ui_look looks[MOST];
    int n = (int)packs(g, m, u, looks);
    bool left;
    const char *says = n > 0
                           ? TR(u, "Other keepers made these levels and sent them across the sea.")
                           : TR(u, "No boat has come in yet.");
    rectf area = paper(g, u, TR(u, "From elsewhere"), says, NULL, looks, n, &left);
    int used = ui_choices(u, ID_CHOICE, area, looks, n);
    if (used >= 0) {
        g->shelf.open[0] = '\0';
        str_append(g->shelf.open, sizeof g->shelf.open, "%s", g->shelf.now.packs[used]->head.id.s);
        ask_store(g, m);
        m->focus = ID_LEVEL + (ui_id)first_open(m, g->shelf.now.packs[used]);
        ui_play(u, SOUND_PAPER);
        ui_dirty(u);
    } else if (left) {
        leave(g);
    }
}

static void show_levels(game *g, elsewhere_memory *m, ui *u, const pack *p) {
    ui_look looks[MOST];
    int n = (int)levels(m, u, p, looks);
    bool left;
    rectf area = paper(g, u, p->head.title.s, p->head.about.s, by(u, p), looks, n, &left);
    int used = ui_choices(u, ID_LEVEL, area, looks, n);
    if (used >= 0 && m->open[used] &&
        game_start_pack(g, p, (size_t)used, g->host.seed(g->host.ctx))) {
        game_push(g, &screen_play);
    } else if (left && g->shelf.now.n > 1) {
        for (size_t i = 0; i < g->shelf.now.n; i++) {
            m->focus = g->shelf.now.packs[i] == p ? ID_CHOICE + (ui_id)i : m->focus;
        }
        g->shelf.open[0] = '\0';
        ui_dirty(u);
    } else if (left) {
        g->shelf.open[0] = '\0';
        leave(g);
    }
}

static void frame(game *g, void *memory, ui *u) {
    elsewhere_memory *m = memory;
    const pack *p = open_pack(g);
    ui_music(u, "ferry");
    stage_back(u, "ferry", NULL, 0.3f);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.35f);
    if (m->focus) { // before the choices: they open the page that it is on
        ui_focus(u, m->focus);
        m->focus = 0;
    }
    if (p) {
        show_levels(g, m, u, p);
    } else {
        show_packs(g, m, u);
    }
}

const screen screen_elsewhere = {"elsewhere", sizeof(elsewhere_memory), enter, frame, NULL};
