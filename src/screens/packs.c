// packs: for grown-ups. Which packs of levels are here; one is looked at, removed, or another
// added, from a list of those found on this machine or dropped onto the window.
#include <math.h>
#include <string.h>

#include "core/str.h"
#include "screens/game.h"
#include "screens/problems.h"
#include "screens/workbench.h"

enum {
    ID_BACK = UI_ID(0x3A8, 0),
    ID_ROW = UI_ID(0x3A9, 0),   // of packs; the first adds one
    ID_FOUND = UI_ID(0x3AA, 0), // of files
    ID_SHEET = UI_ID(0x3AB, 0)  // a sheet's buttons
};
enum { MOST_FOUND = 40, FOUND_ARENA = 256 << 10, TAKE_ARENA = 256 << 20, BUTTONS = 3, PAD = 40 };

typedef enum {
    SHOWS_PACKS,
    SHOWS_FOUND,   // files that look like packs
    SHOWS_LOOKING, // at one of them; it is taken once this has been seen
    SHOWS_ONE,     // of the packs
    SHOWS_REMOVING,
    SHOWS_REFUSED,
    SHOWS_RESULT
} shows;

typedef struct {
    shows what;
    bool seen; // this has been drawn once
    int page;
    ui_id focus;
    size_t chosen; // of the packs
    arena *memory; // of the list of files
    const char *found[MOST_FOUND];
    size_t n_found;
    char path[sizeof((game *)0)->shelf.dropped]; // being taken
    diag_list *problems;
    shelf_result result;
    char title[4 * PACK_TITLE_MAX + 1];
    int version, before;
} packs_memory;

static void show(packs_memory *m, ui *u, shows what, ui_id focus) {
    m->what = what;
    m->seen = false;
    m->page = 0;
    m->focus = focus;
    ui_dirty(u);
}

static void look_at(packs_memory *m, const char *path) {
    m->path[0] = '\0';
    str_append(m->path, sizeof m->path, "%s", path);
    m->what = SHOWS_LOOKING;
    m->seen = false;
}

static void enter(game *g, void *memory) {
    packs_memory *m = memory;
    game_shelf_read(g);
    m->problems = m->problems ? m->problems : diag_create();
    m->memory = m->memory ? m->memory : arena_create(FOUND_ARENA);
    m->focus = ID_ROW;
}

static void leave(game *g, void *memory) {
    (void)g;
    packs_memory *m = memory;
    diag_destroy(m->problems);
    arena_destroy(m->memory);
}

// --- what is done

static void take(game *g, packs_memory *m, ui *u, bool anyway) {
    arena *a = arena_create(TAKE_ARENA);
    const pack_head *head = NULL;
    pack_files *f = NULL;
    diag_clear(m->problems);
    if (a) {
        f = g->host.pack_take(g->host.ctx, m->path, a, &head, m->problems);
        diag_sort(m->problems);
    }
    if (!f) {
        show(m, u, SHOWS_REFUSED, ID_SHEET);
    } else {
        m->title[0] = '\0';
        str_append(m->title, sizeof m->title, "%s", head->title.s);
        m->version = head->version;
        m->result = shelf_add(g->shelf.dir, f, head, anyway, &m->before);
        game_shelf_read(g);
        show(m, u, SHOWS_RESULT, ID_SHEET);
        ui_play(u, m->result <= SHELF_REPLACED ? SOUND_LAND : SOUND_AGAIN);
    }
    arena_destroy(a);
}

static void find(game *g, packs_memory *m, ui *u) {
    arena_reset(m->memory);
    m->n_found = g->host.packs_found(g->host.ctx, m->found, MOST_FOUND, m->memory);
    show(m, u, SHOWS_FOUND, m->n_found ? ID_FOUND : ID_BACK);
}

// --- sheets that lie over the list

// Title, words page by page, and buttons. Returns the button used, or -1; Escape is the first.
static int sheet(packs_memory *m, ui *u, const char *title, const char *words,
                 const ui_look looks[BUTTONS], int n) {
    ui_trap(u);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.45f);
    float w = fminf(ui_w(u) - 2 * MARGIN, 820 * fminf(1.4f, ui_preferences(u).text_scale));
    float inner = w - 2 * PAD, pitch = ui_pitch(u, TEXT_SMALL);
    float button_h = fmaxf(TARGET, pitch + 20);
    float title_h = ui_text_height(u, TEXT_TITLE, inner, title);
    float fixed = 2 * PAD + title_h + 12 + 28 + button_h;
    int rows = (int)fmaxf(2, (ui_h(u) - 48 - fixed) / pitch);
    int pages = ui_pages(u, TEXT_SMALL, inner, rows, words);
    float words_h = pages > 1 ? (float)rows * pitch : ui_text_height(u, TEXT_SMALL, inner, words);
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - fixed - words_h) / 2, w, fixed + words_h};
    ui_card(u, card, 32, PAPER, 12);
    rectf at = {card.x + PAD, card.y + PAD, inner, 0};
    ui_text(u, at, TEXT_TITLE, BRICK, ALIGN_START, ROLE_HEADING, title);
    at.y += title_h + 12;
    m->page %= pages > 0 ? pages : 1;
    ui_page(u, at, TEXT_SMALL, INK, ROLE_TEXT, rows, m->page, words);
    ui_look all[BUTTONS + 1];
    for (int i = 0; i < n; i++) {
        all[i] = looks[i];
    }
    if (pages > 1) {
        all[n] = (ui_look){.icon = "more", .label = TR(u, "Read on")};
    }
    int shown = n + (pages > 1), used = -1;
    float sum = 0, room = inner - (float)(shown - 1) * GUTTER;
    for (int i = 0; i < shown; i++) {
        sum += ui_button_width(u, all[i]);
    }
    float squeeze = fminf(1, room / sum), x = card.x + PAD;
    for (int i = 0; i < shown; i++) {
        float button_w = ui_button_width(u, all[i]) * squeeze;
        rectf place = {x, card.y + card.h - PAD - button_h, button_w, button_h};
        used = ui_button(u, ID_SHEET + (ui_id)i, ui_mirror(u, place), all[i]) ? i : used;
        x += button_w + GUTTER;
    }
    if (pages > 1 && used == n) {
        m->page++;
        ui_dirty(u);
        return -1;
    }
    return ui_back(u) ? 0 : used;
}

static const char *number(ui *u, int n) {
    return arena_printf(ui_arena(u), "%d", n);
}

static const char *levels_in(ui *u, const pack *p) {
    return text_fill(ui_arena(u),
                     TRN(u, "{n} level", "{n} levels", (unsigned long)p->levels->n_levels), "n",
                     number(u, (int)p->levels->n_levels), NULL);
}

// Each in itself; the dots between them are the same in every language.
static const char *languages_of(ui *u, const pack *p) {
    const char *all = p->language->name;
    for (size_t i = 0; i < p->head.languages.n; i++) {
        const language *l = language_find(p->head.languages.items[i].s);
        all = l ? arena_printf(ui_arena(u), "%s · %s", all, l->name) : all;
    }
    return all;
}

static void show_one(game *g, packs_memory *m, ui *u) {
    const pack *p = g->shelf.now.packs[m->chosen];
    const char *facts = text_fill(
        ui_arena(u),
        TR(u, "{levels}. Made by {author}, {date}, version {version}. Licence: {licence}. "
              "Languages: {languages}."),
        "levels", levels_in(u, p), "author", p->head.author.s, "date", p->head.date.s, "version",
        number(u, p->head.version), "licence", p->head.licence.s, "languages", languages_of(u, p),
        NULL);
    const char *words =
        p->head.about.s ? arena_printf(ui_arena(u), "%s\n%s", p->head.about.s, facts) : facts;
    const ui_look looks[BUTTONS] = {{.icon = "back", .label = TR(u, "Back")},
                                    {.icon = "bin", .label = TR(u, "Remove")}};
    int used = sheet(m, u, p->head.title.s, words, looks, 2);
    if (used == 1) {
        show(m, u, SHOWS_REMOVING, ID_SHEET);
    } else if (used == 0) {
        show(m, u, SHOWS_PACKS, ID_ROW + 1 + (ui_id)m->chosen);
    }
}

static void show_removing(game *g, packs_memory *m, ui *u) {
    const pack *p = g->shelf.now.packs[m->chosen];
    const char *title =
        text_fill(ui_arena(u), TR(u, "Remove “{title}”?"), "title", p->head.title.s, NULL);
    const ui_look looks[BUTTONS] = {{.icon = "back", .label = TR(u, "Leave it")},
                                    {.icon = "bin", .label = TR(u, "Remove it")}};
    int used = sheet(m, u, title,
                     TR(u, "What was played in it is kept. When the pack comes back, its lamps are "
                           "lit as they are now."),
                     looks, 2);
    if (used == 1) {
        bool gone = shelf_remove(g->shelf.dir, p->head.id.s);
        m->result = SHELF_FAILED;
        game_shelf_read(g);
        show(m, u, gone ? SHOWS_PACKS : SHOWS_RESULT, gone ? ID_ROW : ID_SHEET);
    } else if (used == 0) {
        show(m, u, SHOWS_ONE, ID_SHEET);
    }
}

static const char *result_words(const packs_memory *m, ui *u) {
    arena *a = ui_arena(u);
    const char *now = number(u, m->version), *old = number(u, m->before);
    switch (m->result) {
    case SHELF_ADDED:
        return TR(u, "It is here now. The children find it in the bay, under “From elsewhere”.");
    case SHELF_REPLACED:
        return text_fill(
            a, TR(u, "Version {old} is now version {new}. What was played in it is kept."), "old",
            old, "new", now, NULL);
    case SHELF_NOT_NEWER:
        return text_fill(a,
                         TR(u, "Version {old} is here already, and this is version {new}. Shall it "
                               "take its place all the same?"),
                         "old", old, "new", now, NULL);
    case SHELF_FULL:
        return text_fill(a, TR(u, "There are {n} packs already. Remove one first."), "n",
                         number(u, SHELF_MAX_PACKS), NULL);
    case SHELF_BUSY:
    case SHELF_FAILED: break;
    }
    return TR(u, "This can't be changed just now: the disk may be full, or another program is busy "
                 "with it. Nothing has changed.");
}

static void show_result(game *g, packs_memory *m, ui *u) {
    bool asks = m->result == SHELF_NOT_NEWER;
    const ui_look looks[BUTTONS] = {
        {.icon = "back", .label = asks ? TR(u, "Leave it") : TR(u, "Back")},
        {.icon = "again", .label = TR(u, "Put it in its place")}};
    const char *title = m->result == SHELF_FAILED ? TR(u, "Levels from elsewhere") : m->title;
    int used = sheet(m, u, title, result_words(m, u), looks, asks ? 2 : 1);
    if (used == 1) {
        take(g, m, u, true);
    } else if (used == 0) {
        show(m, u, SHOWS_PACKS, ID_ROW);
    }
}

static void show_refused(packs_memory *m, ui *u) {
    ui_trap(u);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.45f);
    size_t n = diag_errors(m->problems);
    const char *title = text_fill(
        ui_arena(u),
        TRN(u, "{n} mistake in {file}: the pack is not taken in, and nothing has changed.",
            "{n} mistakes in {file}: the pack is not taken in, and nothing has changed.",
            (unsigned long)n),
        "n", number(u, (int)n), "file", problems_file(m->path), NULL);
    rectf card = {MARGIN, 24, ui_w(u) - 2 * MARGIN, ui_h(u) - 48};
    ui_card(u, card, 32, PAPER, 12);
    rectf at = {card.x + PAD, card.y + 28, card.w - 2 * PAD, 0};
    at.y += ui_text(u, at, TEXT_NAME, INK, ALIGN_START, ROLE_HEADING, title) + 20;
    float button_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    float foot = card.y + card.h - 28 - button_h;
    at.h = foot - 20 - at.y;
    int pages = problems_show(m->problems, m->page, u, at);
    ui_look back = {.icon = "back", .label = TR(u, "Back")};
    ui_look more = {.icon = "more", .label = TR(u, "Read on")};
    float back_w = ui_button_width(u, back), more_w = ui_button_width(u, more);
    rectf left = {at.x, foot, back_w, button_h},
          right = {at.x + back_w + GUTTER, foot, more_w, button_h};
    if (ui_button(u, ID_SHEET, ui_mirror(u, left), back) || ui_back(u)) {
        show(m, u, SHOWS_PACKS, ID_ROW);
    } else if (pages > 1 && ui_button(u, ID_SHEET + 1, ui_mirror(u, right), more)) {
        m->page = (m->page + 1) % pages;
        ui_dirty(u);
    }
}

static void show_looking(game *g, packs_memory *m, ui *u) {
    const char *words =
        text_fill(ui_arena(u), TR(u, "Looking at {file} …"), "file", problems_file(m->path), NULL);
    ui_label(u, (rectf){MARGIN, 0, ui_w(u) - 2 * MARGIN, ui_h(u)}, TEXT_NAME, PAPER, ROLE_TEXT,
             words);
    if (m->seen) {
        take(g, m, u, false);
    }
    m->seen = true;
    ui_dirty(u);
}

// --- the list

// Back, and the name of it all. True: it is left.
static bool top_row(ui *u, const char *title) {
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    float back_w = ui_button_width(u, back), room = ui_w(u) - 2 * MARGIN - back_w - GUTTER;
    rectf at = ui_mirror(u, (rectf){MARGIN, TOP_ROW, back_w, TARGET});
    float title_w = fminf(room, ui_text_width(u, TEXT_TITLE, title) + 2);
    rectf name = {MARGIN + back_w + GUTTER, TOP_ROW, title_w, TARGET};
    ui_label(u, ui_mirror(u, name), TEXT_TITLE, PAPER, ROLE_HEADING, title);
    return ui_button(u, ID_BACK, at, back);
}

// From the top of the bench on, as high as the list needs.
static rectf list_room(ui *u, const ui_look *looks, int n) {
    float top = TOP_ROW_END + 44, w = ui_w(u) - 2 * MARGIN;
    float need = n > 0 ? ui_choices_height(u, w, looks, n) : 0;
    return (rectf){MARGIN, top, w, fminf(need, ui_h(u) - 40 - top)};
}

static void show_packs(game *g, packs_memory *m, ui *u, bool over) {
    ui_look looks[SHELF_MAX_PACKS + 1] = {
        {.icon = "plus",
         .label = TR(u, "Add a pack"),
         .note = TR(u, "A zip file with levels. Or drop it onto this window.")}};
    int n = 1;
    for (size_t i = 0; i < g->shelf.now.n && n <= SHELF_MAX_PACKS; i++) {
        const pack *p = g->shelf.now.packs[i];
        looks[n++] =
            (ui_look){.icon = "boat-yes",
                      .label = p->head.title.s,
                      .note = text_fill(ui_arena(u), TR(u, "By {author}, {date}."), "author",
                                        p->head.author.s, "date", p->head.date.s, NULL)};
    }
    bool left = top_row(u, TR(u, "Levels from elsewhere"));
    int used = ui_choices(u, ID_ROW, list_room(u, looks, n), looks, n);
    if (over) {
        return;
    }
    if (used == 0) {
        find(g, m, u);
    } else if (used > 0) {
        m->chosen = (size_t)used - 1;
        show(m, u, SHOWS_ONE, ID_SHEET);
    } else if (left || ui_back(u)) {
        game_pop(g);
    }
}

static void show_found(packs_memory *m, ui *u) {
    ui_look looks[MOST_FOUND];
    for (size_t i = 0; i < m->n_found; i++) {
        looks[i] =
            (ui_look){.icon = "boat-no", .label = problems_file(m->found[i]), .note = m->found[i]};
    }
    bool left = top_row(u, TR(u, "Which one?"));
    int used =
        ui_choices(u, ID_FOUND, list_room(u, looks, (int)m->n_found), looks, (int)m->n_found);
    if (m->n_found == 0) {
        const char *none = TR(u, "No pack was found among your downloads or on a memory stick. "
                                 "Drop a file onto this window.");
        rectf at = list_room(u, looks, 0);
        at.w = fminf(at.w, 820 * ui_preferences(u).text_scale);
        float h = ui_text_height(u, TEXT_SMALL, at.w - 2 * PAD, none);
        rectf card = ui_mirror(u, (rectf){at.x, at.y, at.w, h + 2 * PAD});
        ui_card(u, card, 28, REASON, 7);
        ui_text(u, (rectf){card.x + PAD, card.y + PAD, card.w - 2 * PAD, h}, TEXT_SMALL, INK,
                ALIGN_START, ROLE_TEXT, none);
    }
    if (used >= 0) {
        look_at(m, m->found[used]);
        ui_dirty(u);
    } else if (left || ui_back(u)) {
        show(m, u, SHOWS_PACKS, ID_ROW);
    }
}

static void frame(game *g, void *memory, ui *u) {
    packs_memory *m = memory;
    if (!m->problems || !m->memory) {
        game_pop(g);
        return;
    }
    if (g->shelf.dropped[0] && m->what != SHOWS_LOOKING) { // one at a time
        look_at(m, g->shelf.dropped);
    }
    g->shelf.dropped[0] = '\0';
    workbench(u);
    if (m->focus) { // before the choices: they open the page that it is on
        ui_focus(u, m->focus);
        m->focus = 0;
    }
    switch (m->what) {
    case SHOWS_LOOKING: show_looking(g, m, u); return;
    case SHOWS_FOUND: show_found(m, u); return;
    case SHOWS_PACKS: show_packs(g, m, u, false); return;
    case SHOWS_REFUSED:
        show_packs(g, m, u, true);
        show_refused(m, u);
        return;
    case SHOWS_RESULT:
        show_packs(g, m, u, true);
        show_result(g, m, u);
        return;
    case SHOWS_ONE:
        show_packs(g, m, u, true);
        show_one(g, m, u);
        return;
    case SHOWS_REMOVING:
        show_packs(g, m, u, true);
        show_removing(g, m, u);
        return;
    }
}

const screen screen_packs = {"packs", sizeof(packs_memory), enter, frame, leave};
