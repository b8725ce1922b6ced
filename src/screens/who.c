// who: everybody who plays on this machine, as portraits; somebody new; and, when asked to,
// changing, exporting and deleting.
#include <math.h>
#include <string.h>

#include "core/str.h"
#include "play/cards.h"
#include "play/stage.h"
#include "screens/game.h"

enum {
    ID_BACK = UI_ID(0x360, 0),
    ID_NEW = UI_ID(0x361, 0),
    ID_MANAGE = UI_ID(0x362, 0),
    ID_PLAYER = UI_ID(0x363, 0),
    ID_MORE = UI_ID(0x364, 0),
    ID_DIALOG = UI_ID(0x365, 0)
};
enum { MOST = 1024, ACROSS = 5, MOST_DOTS = 24 };

typedef enum { ASK_NOTHING, ASK_WHAT, ASK_DELETE, TOLD } question;

typedef struct {
    player all[MOST];
    size_t n;
    bool manage;
    bool seen; // the focus has been set
    int page;
    question ask;
    size_t about; // index in all
    char told[512];
} who_memory;

static void read_all(game *g, who_memory *m) {
    if (!store_players(g->store, m->all, MOST, &m->n)) {
        m->n = 0;
    }
}

static void enter(game *g, void *memory) {
    who_memory *m = memory;
    read_all(g, m);
    m->seen = false;
}

static void export_player(game *g, who_memory *m, ui *u) {
    char path[400] = "";
    char name[80] = "";
    str_append(name, sizeof name, "beacon-bay-player-%lld.json", (long long)m->all[m->about].id);
    FILE *f = g->host.export_file(g->host.ctx, name, path, sizeof path);
    bool ok = f && store_player_export(g->store, m->all[m->about].id, f);
    ok = f && fclose(f) == 0 && ok;
    m->told[0] = '\0';
    str_append(m->told, sizeof m->told, "%s",
               ok ? text_fill(ui_arena(u),
                              TR(u, "Everything about this player now also stands in {file}."),
                              "file", path, NULL)
                  : TR(u, "There is no place here where a file could be written."));
    m->ask = TOLD;
}

typedef struct {
    const char *text;
    ui_look looks[4];
    int n;
} dialog;

static dialog dialog_of(const who_memory *m, ui *u) {
    const char *name = m->all[m->about].name;
    switch (m->ask) {
    case ASK_WHAT:
        return (dialog){text_fill(ui_arena(u), TR(u, "What about {name}?"), "name", name, NULL),
                        {{.icon = "look", .label = TR(u, "Change")},
                         {.icon = "page-out", .label = TR(u, "Export")},
                         {.icon = "bin", .label = TR(u, "Delete")},
                         {.icon = "again", .label = TR(u, "Back")}},
                        4};
    case ASK_DELETE:
        return (dialog){text_fill(ui_arena(u),
                                  TR(u, "Delete {name}, with every lamp? This can't be undone."),
                                  "name", name, NULL),
                        {{.icon = "again", .label = TR(u, "Keep")},
                         {.icon = "bin", .label = TR(u, "Delete for good")}},
                        2};
    case ASK_NOTHING:
    case TOLD: break;
    }
    return (dialog){m->told, {{.label = TR(u, "Go on")}}, 1};
}

static void answer(game *g, who_memory *m, ui *u, int used) {
    if (m->ask == ASK_WHAT && used == 0) {
        game_portrait(g, &m->all[m->about]);
        m->ask = ASK_NOTHING;
    } else if (m->ask == ASK_WHAT && used == 1) {
        export_player(g, m, u);
    } else if (m->ask == ASK_WHAT && used == 2) {
        m->ask = ASK_DELETE;
    } else if (m->ask == ASK_DELETE && used == 1) {
        int64_t id = m->all[m->about].id;
        bool gone = store_player_delete(g->store, id);
        if (gone && g->player.id == id) {
            game_choose_player(g, 0);
        }
        read_all(g, m);
        m->ask = ASK_NOTHING;
    } else {
        m->ask = ASK_NOTHING;
    }
    ui_dirty(u);
}

// The one it is about stands beside the card, where words leave room; nobody else is on the stage.
static void show_dialog(game *g, who_memory *m, ui *u, float top) {
    dialog d = dialog_of(m, u);
    bool beside = ui_preferences(u).text_scale < 1.3f;
    float x = beside ? 400 : MARGIN;
    if (beside) {
        float foot = ui_mirror(u, (rectf){230, 0, 0, 0}).x;
        mood looks = m->ask == ASK_DELETE ? MOOD_SAD : MOOD_HAPPY;
        ui_puppet(u, foot, top - 12, 0.82f, m->all[m->about].look, looks, "down/down",
                  ui_rtl(u) ? -1 : 1, m->all[m->about].name);
    }
    float w = fminf(ui_w(u) - MARGIN - x, 900);
    float text_h = ui_text_height(u, TEXT_BODY, w - 96, d.text);
    float choices_h = ui_choices_height(u, w - 96, d.looks, d.n);
    float h = fminf(ui_h(u) - 48, text_h + choices_h + 112);
    x += (ui_w(u) - MARGIN - x - w) / 2;
    rectf card = ui_mirror(u, (rectf){x, fmaxf(24, (top - h) / 2), w, h});
    ui_card(u, card, 32, PAPER, 12);
    ui_text(u, (rectf){card.x + 48, card.y + 36, w - 96, 0}, TEXT_BODY, INK, ALIGN_CENTRE,
            ROLE_HEADING, d.text);
    rectf area = {card.x + 48, card.y + 68 + text_h, w - 96, h - text_h - 104};
    int used = ui_choices(u, ID_DIALOG + (ui_id)m->ask * 100, area, d.looks, d.n);
    if (used >= 0 || ui_back(u)) {
        answer(g, m, u, used >= 0 ? used : 99);
    }
}

static const char *lamps_of(ui *u, const player *p) {
    char *n = arena_printf(ui_arena(u), "%d", p->lamps);
    return text_fill(ui_arena(u), TRN(u, "{n} lamp", "{n} lamps", (unsigned long)p->lamps), "n", n,
                     NULL);
}

static ui_state player_target(ui *u, ui_id id, rectf at, const player *p) {
    const char *read = text_fill(ui_arena(u), TR(u, "{name}, {lamps}"), "name", p->name, "lamps",
                                 lamps_of(u, p), NULL);
    return ui_target(u, id, at, ROLE_BUTTON, read, 0);
}

// Name and lamps. A name too wide for its card is shown from its beginning, lamps as their number
// alone; both are read whole.
static void tag(ui *u, rectf at, const player *p) {
    float name_h = ui_pitch(u, TEXT_NAME);
    float name_w = ui_text_width(u, TEXT_NAME, p->name);
    rectf line = {at.x, at.y, at.w, name_h};
    if (name_w <= at.w) {
        ui_label(u, line, TEXT_NAME, INK, ROLE_NONE, p->name);
    } else {
        ui_page(u, line, TEXT_NAME, INK, ROLE_NONE, 1, 0, p->name);
    }
    const char *lit = lamps_of(u, p);
    float icon = fminf(40, ui_pitch(u, TEXT_SMALL) * 0.8f);
    if (ui_text_width(u, TEXT_SMALL, lit) + 4 > at.w - icon - 6) {
        lit = arena_printf(ui_arena(u), "%d", p->lamps);
    }
    float w = fminf(at.w - icon - 6, ui_text_width(u, TEXT_SMALL, lit) + 4);
    float x = at.x + (at.w - w - icon - 6) / 2;
    float y = at.y + name_h;
    float words_x = ui_rtl(u) ? x : x + icon + 6;
    ui_icon(
        u, p->lamps > 0 ? "lamp-on" : "lamp-off",
        (rectf){ui_rtl(u) ? x + w + 6 : x, y + (ui_pitch(u, TEXT_SMALL) - icon) / 2, icon, icon});
    ui_label(u, (rectf){words_x, y, w, ui_pitch(u, TEXT_SMALL)}, TEXT_SMALL, DEEP, ROLE_NONE, lit);
}

static float tag_height(const ui *u) {
    return ui_pitch(u, TEXT_NAME) + ui_pitch(u, TEXT_SMALL) + 20;
}

// Lamplight falls on the one who has the focus.
static rectf spot_of(rectf at, float tag_h) {
    return (rectf){at.x + at.w * 0.14f, at.y + 8, at.w * 0.72f, at.h - tag_h - 24};
}

// A few people stand on the stage themselves.
static bool player_stands(ui *u, ui_id id, rectf at, const player *p) {
    ui_state s = player_target(u, id, at, p);
    float h = tag_height(u);
    float scale = fminf((at.h - h - 24) / 545, at.w / 300);
    if (s.focused) {
        ui_glow(u, NULL, spot_of(at, h), 40, 0xFFE0A0, 0.55f);
    }
    ui_puppet(u, at.x + at.w / 2, at.y + at.h - h - 22, scale, p->look, MOOD_HAPPY,
              s.focused ? "wave" : "down/down", ui_rtl(u) ? -1 : 1, NULL);
    rectf c = ui_sheet(u, s, (rectf){at.x, at.y + at.h - h, at.w, h}, 20, (ui_look){0});
    tag(u, (rectf){c.x + 12, c.y + 10, c.w - 24, c.h - 20}, p);
    return s.used;
}

// A class is a page of portraits.
static bool player_card(ui *u, ui_id id, rectf at, const player *p) {
    ui_state s = player_target(u, id, at, p);
    rectf c = ui_sheet(u, s, at, 24, (ui_look){0});
    float side = fminf(c.h - tag_height(u) - 18, c.w - 40);
    ui_face(u, (rectf){c.x + (c.w - side) / 2, c.y + 14, side, side}, p->look, MOOD_HAPPY, FOAM,
            NULL);
    tag(u, (rectf){c.x + 12, c.y + c.h - tag_height(u) + 6, c.w - 24, 0}, p);
    return s.used;
}

typedef struct {
    bool standing;
    int cols;
    size_t from, shown; // of all
    size_t pages;
    float y, w, h;
} crowd;

static crowd crowd_of(who_memory *m, ui *u, float y, float top) {
    bool large = ui_preferences(u).text_scale > 1.3f;
    float room = top - 20 - y;
    crowd c = {.y = y};
    c.standing = m->n <= ACROSS && ui_preferences(u).text_scale < 1.6f;
    c.cols = large && !c.standing ? 3 : ACROSS;
    room = c.standing ? top - 8 - y : room; // their cards lie on the stage's edge
    int rows = c.standing ? 1 : (int)((room + GUTTER) / (tag_height(u) + 96 + GUTTER));
    rows = rows < 1 ? 1 : rows > 2 ? 2 : rows;
    c.h = c.standing ? room : fminf(290, (room - (float)(rows - 1) * GUTTER) / (float)rows);
    c.w = (ui_w(u) - 2 * MARGIN - (c.standing ? 80 : 0) - (float)(c.cols - 1) * GUTTER) /
          (float)c.cols;
    c.w = fminf(c.standing ? 300 : 340, c.w);
    size_t a_page = (size_t)(rows * c.cols);
    c.pages = m->n > 0 ? (m->n + a_page - 1) / a_page : 1;
    m->page = (size_t)m->page < c.pages ? m->page : 0;
    c.from = (size_t)m->page * a_page;
    c.shown = m->n - c.from < a_page ? m->n - c.from : a_page;
    return c;
}

// The player used, as an index in all, or -1.
static int show_crowd(const who_memory *m, ui *u, crowd c) {
    size_t cols = (size_t)c.cols;
    int used = -1;
    for (size_t i = 0; i < c.shown; i++) {
        size_t in_row = c.shown - i / cols * cols < cols ? c.shown - i / cols * cols : cols;
        float all = (float)in_row * (c.w + GUTTER) - GUTTER;
        float x = (ui_w(u) - all) / 2 + (float)(i % cols) * (c.w + GUTTER);
        rectf at = ui_mirror(u, (rectf){x, c.y + (float)(i / cols) * (c.h + GUTTER), c.w, c.h});
        const player *p = &m->all[c.from + i];
        bool pressed = c.standing ? player_stands(u, ID_PLAYER + (ui_id)i, at, p)
                                  : player_card(u, ID_PLAYER + (ui_id)i, at, p);
        used = pressed ? (int)(c.from + i) : used;
    }
    return used;
}

// Which page of the class this is. Many pages share their dots.
static void page_dots(ui *u, const who_memory *m, size_t pages, float y) {
    const float size = 12, gap = 12;
    size_t dots = pages < MOST_DOTS ? pages : MOST_DOTS;
    float all = (float)dots * (size + gap) - gap;
    for (size_t i = 0; i < dots; i++) {
        bool here = i == (size_t)m->page * dots / pages;
        rectf at = {(ui_w(u) - all) / 2 + (float)i * (size + gap), y, size, size};
        ui_card(u, ui_mirror(u, here ? rect_inset(at, -3) : at), here ? 9 : 6, here ? LAMP : PAPER,
                2);
    }
    char *n = arena_printf(ui_arena(u), "%d", m->page + 1);
    char *of = arena_printf(ui_arena(u), "%zu", pages);
    ui_status(u, (rectf){(ui_w(u) - all) / 2, y, all, size},
              text_fill(ui_arena(u), TR(u, "Page {n} of {all}"), "n", n, "all", of, NULL), NULL);
}

static void nobody(ui *u, float y) {
    const char *first = TR(u, "Nobody yet. Make yourself a face and a nickname.");
    float w = fminf(ui_w(u) - 2 * MARGIN, 760);
    rectf c = {(ui_w(u) - w) / 2, y + 40, w, ui_text_height(u, TEXT_BODY, w - 80, first) + 48};
    ui_card(u, c, 24, PAPER, 6);
    ui_label(u, (rectf){c.x + 40, c.y, w - 80, c.h}, TEXT_BODY, INK, ROLE_TEXT, first);
}

// The row on the apron; a button too narrow for its words shows its icon. True: the screen is to be
// left.
static bool controls(game *g, who_memory *m, ui *u, rectf room, size_t pages) {
    bool large = ui_preferences(u).text_scale > 1.3f;
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    bool files = g->host.ask_file != NULL;
    bool bring = files && m->manage && m->n > 0;
    ui_look file = {.icon = "page-in", .label = TR(u, "From a file")};
    ui_look fresh = bring ? file : (ui_look){.icon = "plus", .label = TR(u, "New player")};
    ui_look more = {.icon = "more", .label = TR(u, "More")};
    ui_look change = {.icon = "gear",
                      .label = m->manage ? TR(u, "Done") : TR(u, "Change players"),
                      .chosen = m->manage,
                      .disabled = m->n == 0};
    change = files && m->n == 0 ? file : change;
    float gaps = (float)(pages > 1 ? 3 : 2) * GUTTER;
    float bw = large ? room.h : ui_button_width(u, back);
    float nw = ui_button_width(u, fresh);
    float mw = pages <= 1 ? 0 : large ? room.h : ui_button_width(u, more);
    float cw = ui_button_width(u, change);
    cw = bw + nw + mw + cw + gaps > room.w ? room.h : cw;
    rectf at = {room.x, room.y, bw, room.h};
    bool leave = ui_button(u, ID_BACK, ui_mirror(u, at), back);
    float right = room.x + room.w - cw - (pages > 1 ? mw + GUTTER : 0);
    float x = fmaxf(room.x + bw + GUTTER, fminf((ui_w(u) - nw) / 2, right - GUTTER - nw));
    if (ui_button(u, ID_NEW, ui_mirror(u, (rectf){x, room.y, nw, room.h}), fresh)) {
        if (bring) {
            g->host.ask_file(g->host.ctx);
        } else {
            game_portrait(g, NULL);
        }
    }
    at = (rectf){right, room.y, mw, room.h};
    if (pages > 1 && ui_button(u, ID_MORE, ui_mirror(u, at), more)) {
        m->page = (m->page + 1) % (int)pages;
        ui_dirty(u);
    }
    at = (rectf){room.x + room.w - cw, room.y, cw, room.h};
    if (ui_button(u, ID_MANAGE, ui_mirror(u, at), change)) {
        if (m->n == 0 && files) {
            g->host.ask_file(g->host.ctx);
        } else {
            m->manage = !m->manage;
            ui_dirty(u);
        }
    }
    return leave || ui_back(u);
}

static void leave_for(game *g) {
    if (g->player.id != 0 && g->depth > 1) {
        game_pop(g);
    } else {
        game_home(g, &screen_title);
    }
}

// Returns where it ends.
static float heading(ui *u, const char *title) {
    float w = fminf(ui_w(u) - 2 * MARGIN, ui_text_width(u, TEXT_TITLE, title) + 80);
    rectf at = {(ui_w(u) - w) / 2, 36, w, ui_text_height(u, TEXT_TITLE, w - 40, title) + 16};
    ui_card(u, at, 24, PAPER, 8);
    ui_label(u, (rectf){at.x + 20, at.y, w - 40, at.h}, TEXT_TITLE, BRICK, ROLE_HEADING, title);
    return at.y + at.h;
}

static void frame(game *g, void *memory, ui *u) {
    who_memory *m = memory;
    float row_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    float top = stage_apron_top(u, row_h);
    stage_back(u, "lighthouse", NULL, 0);
    stage_front(u, top);
    if (m->ask != ASK_NOTHING) {
        show_dialog(g, m, u, top);
        return;
    }
    float end =
        heading(u, m->manage ? TR(u, "Whom do you want to change?") : TR(u, "Who is playing?"));
    crowd c = crowd_of(m, u, end + 28, top);
    int used = show_crowd(m, u, c);
    if (m->n == 0) {
        nobody(u, c.y);
    }
    if (c.pages > 1) {
        page_dots(u, m, c.pages, top - 16);
    }
    bool leave = controls(g, m, u, stage_apron_room(u, top), c.pages);
    if (!m->seen) { // the one who played last, or the way in
        m->seen = true;
        ui_focus(u, m->n > 0 ? ID_PLAYER : ID_NEW);
    }
    if (used >= 0 && m->manage) {
        m->about = (size_t)used;
        m->ask = ASK_WHAT;
        m->seen = false;
        ui_dirty(u);
    } else if (used >= 0 && game_choose_player(g, m->all[used].id)) {
        game_home(g, &screen_bay);
    } else if (leave) {
        leave_for(g);
    }
}

const screen screen_who = {"who", sizeof(who_memory), enter, frame, NULL};
