// title: the bay at dusk and the game's name in paper letters; from here it goes to who is playing.
#include <math.h>

#include "screens/bay_motion.h"
#include "screens/bay_table.h"
#include "screens/game.h"

enum {
    ID_PLAY = UI_ID(0x350, 0),
    ID_WHO = UI_ID(0x351, 0),
    ID_SETTINGS = UI_ID(0x352, 0),
    ID_QUIT = UI_ID(0x353, 0)
};
enum { MOST = 4, FADE_MS = 600 };

typedef struct {
    bool begun;
    uint64_t since_ms;
    bay_motion motion;
} title_memory;

static void enter(game *g, void *memory) {
    *(title_memory *)memory = (title_memory){0};
    g->draft = (player_draft){0};
}

// What the bay is going to be, not what it is: half of it lit. It comes out of the dark behind the
// words.
static void scenery(title_memory *m, ui *u) {
    if (!m->begun) {
        m->begun = true;
        m->since_ms = ui_now(u);
        bay_arrive(&m->motion, u, BAY_NOBODY);
    }
    bay_view v = {.catching = BAY_NOBODY, .next = BAY_NOBODY, .focus = BAY_NOBODY};
    static const char *const lit[] = {"townhall", "post", "forge", "ferry", "market"};
    for (size_t i = 0; i < sizeof lit / sizeof *lit; i++) {
        int q = strand_by_quarter(lit[i]);
        v.light.lamp[q] = v.light.clear[q] = 1;
    }
    bay_move(&m->motion, u, &v);
    bay_scene(u, &v);
    float seen = bay_fade(u, m->since_ms, FADE_MS);
    if (seen < 1) {
        ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 1 - seen);
    }
}

// Letters cut from paper stand off the sky: their shadow, then themselves. The sky is part of the
// picture and is not mirrored, so they stand before its dark side in every script.
static rectf letters(ui *u, const char *name) {
    float room = ui_w(u) - 2 * MARGIN;
    text_style style = ui_text_width(u, TEXT_DISPLAY, name) <= room ? TEXT_DISPLAY : TEXT_TITLE;
    float w = ui_text_width(u, style, name) + 8;
    float space = ui_w(u) * 0.62f;
    rectf at = {MARGIN + fmaxf(0, (space - MARGIN - w) / 2), 28 + (ui_h(u) - 720) * 0.35f,
                fminf(w, room), ui_pitch(u, style)};
    // From below: three soft shadows, then a second ply of warm paper that shows at the cut.
    static const struct {
        float dx, dy, alpha;
        colour tint;
    } ply[] = {{6, 14, 0.14f, INK},
               {4, 10, 0.26f, INK},
               {2, 7, 0.44f, INK},
               {2, 5, 1, 0xC9704F},
               {1, 3, 1, 0xEDB264}};
    for (size_t i = 0; i < sizeof ply / sizeof *ply; i++) {
        size_t from = ui_list(u)->n;
        rectf behind = {at.x + ply[i].dx, at.y + ply[i].dy, at.w, at.h};
        ui_label(u, behind, style, ply[i].tint, ROLE_NONE, name);
        for (size_t k = from; k < ui_list(u)->n; k++) {
            ui_list(u)->items[k].alpha = ply[i].alpha;
        }
    }
    ui_label(u, at, style, PAPER, ROLE_HEADING, name);
    return at;
}

static void ribbon(ui *u, rectf below, const char *line) {
    float w = fminf(ui_text_width(u, TEXT_SMALL, line) + 8, fmaxf(ui_w(u) - 2 * MARGIN - 64, 300));
    float h = ui_text_height(u, TEXT_SMALL, w, line);
    float x = below.x + (below.w - w) / 2 - 32;
    x = fmaxf(MARGIN, fminf(x, ui_w(u) - MARGIN - w - 64));
    float tails = ui_rtl(u) ? below.h * 0.2f : 0; // letters end lower in Arabic
    rectf at = {x, below.y + below.h + tails + 4, w + 64, h + 16};
    ui_card(u, at, 18, APRON, 6);
    ui_label(u, (rectf){at.x + 32, at.y, w, at.h}, TEXT_SMALL, PAPER, ROLE_TEXT, line);
}

// Pip waits on the pier, where the row of buttons leaves room.
static void pip(ui *u, float row_w) {
    const float scale = 0.56f, across = 190;
    if (MARGIN + row_w + across + 24 > ui_w(u)) {
        return;
    }
    float x = ui_w(u) - 130, y = 655 + (ui_h(u) - 720) * 0.6f;
    bool rtl = ui_rtl(u); // the words lie on the right then, and so do the buttons
    ui_puppet(u, rtl ? ui_w(u) - x : x, y, scale, "pip", MOOD_HAPPY, NULL, rtl ? 1 : -1, NULL);
}

// The buttons along the water, in as many rows as their words need. Returns the one used, or -1.
static int buttons(ui *u, const ui_look *looks, const ui_id *ids, int n) {
    float widths[MOST];
    float h = fmaxf(76, ui_pitch(u, TEXT_SMALL) + 28);
    float room = ui_w(u) - 2 * MARGIN;
    int row_of[MOST];
    float row_w[MOST] = {0};
    int rows = 0;
    for (int i = 0; i < n; i++) {
        widths[i] = fminf(room, fmaxf(i == 0 ? 260 : 120, ui_button_width(u, looks[i]) + 24));
        if (i > 0 && row_w[rows] + GUTTER + widths[i] > room) {
            rows++;
        }
        row_of[i] = rows;
        row_w[rows] += widths[i] + (row_w[rows] > 0 ? GUTTER : 0);
    }
    rows++;
    float y = ui_h(u) - 44 - (float)rows * (h + 16) + 16;
    if (rows == 1) {
        pip(u, row_w[0]);
    }
    float x = 0;
    int used = -1;
    for (int i = 0; i < n; i++) {
        if (i == 0 || row_of[i] != row_of[i - 1]) {
            x = rows == 1 ? MARGIN : (ui_w(u) - row_w[row_of[i]]) / 2;
        }
        rectf at = ui_mirror(u, (rectf){x, y + (float)row_of[i] * (h + 16), widths[i], h});
        used = ui_button(u, ids[i], at, looks[i]) ? i : used;
        x += widths[i] + GUTTER;
    }
    return used;
}

// Somebody alone on this machine need not say who they are.
static void play(game *g) {
    player all[2];
    size_t n = 0;
    if (g->player.id != 0) {
        game_push(g, &screen_bay);
    } else if (g->alone) {
        game_push(g, &screen_portrait);
    } else if (store_players(g->store, all, 2, &n) && n == 1 && game_choose_player(g, all[0].id)) {
        game_push(g, &screen_bay);
    } else if (n == 0) {
        game_push(g, &screen_portrait);
    } else {
        game_push(g, &screen_who);
    }
}

static void frame(game *g, void *memory, ui *u) {
    ui_music(u, "title");
    scenery(memory, u);
    ribbon(u, letters(u, TR(u, "Beacon Bay")),
           TR(u, "Bring the light back. Learn to live well online."));
    const ui_look play_look = {.icon = "next", .label = TR(u, "Play"), .paper = LAMP};
    const ui_look who = {.icon = "team-ink", .label = TR(u, "Who is playing?")};
    const ui_look set = {.icon = "gear", .label = TR(u, "Settings")};
    const ui_look quit = {.icon = "leave", .label = TR(u, "Quit")};
    ui_look looks[MOST] = {play_look};
    ui_id ids[MOST] = {ID_PLAY};
    int n = 1;
    if (!g->alone) {
        looks[n] = who;
        ids[n++] = ID_WHO;
    }
    looks[n] = set;
    ids[n++] = ID_SETTINGS;
    if (g->host.quit) {
        looks[n] = quit;
        ids[n++] = ID_QUIT;
    }
    int used = buttons(u, looks, ids, n);
    switch (used < 0 ? 0 : ids[used]) {
    case ID_PLAY: play(g); break;
    case ID_WHO: game_push(g, &screen_who); break;
    case ID_SETTINGS: game_push(g, &screen_settings); break;
    case ID_QUIT: g->host.quit(g->host.ctx); break;
    default: break;
    }
}

const screen screen_title = {"title", sizeof(title_memory), enter, frame, NULL};
