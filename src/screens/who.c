// who: everybody who plays on this machine, as portraits; somebody new; and, when asked to, changing,
// exporting and deleting.
#include <math.h>
#include <string.h>

#include "core/str.h"
#include "play/stage.h"
#include "screens/game.h"

enum { ID_BACK = UI_ID(0x360, 0), ID_NEW = UI_ID(0x361, 0), ID_MANAGE = UI_ID(0x362, 0), ID_PLAYER = UI_ID(0x363, 0),
       ID_MORE = UI_ID(0x364, 0), ID_DIALOG = UI_ID(0x365, 0) };
enum { MOST = 256, ACROSS = 4 };

typedef enum { ASK_NOTHING, ASK_WHAT, ASK_DELETE, TOLD } question;

typedef struct {
    player all[MOST];
    size_t n;
    bool manage;
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
    read_all(g, memory);
}

static void begin_draft(game *g, const player *p) {
    g->draft = (player_draft){.id = p ? p->id : 0};
    if (p) {
        str_append(g->draft.name, sizeof g->draft.name, "%s", p->name);
        str_append(g->draft.look, sizeof g->draft.look, "%s", p->look);
    }
    game_push(g, &screen_portrait);
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
               ok ? text_fill(ui_arena(u), TR(u, "Everything about this player now also stands in {file}."), "file", path, NULL)
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
        return (dialog){text_fill(ui_arena(u), TR(u, "Delete {name}, with every lamp? This can't be undone."), "name", name, NULL),
                        {{.icon = "again", .label = TR(u, "Keep")}, {.icon = "bin", .label = TR(u, "Delete for good")}},
                        2};
    case ASK_NOTHING:
    case TOLD: break;
    }
    return (dialog){m->told, {{.label = TR(u, "Go on")}}, 1};
}

static void answer(game *g, who_memory *m, ui *u, int used) {
    if (m->ask == ASK_WHAT && used == 0) {
        begin_draft(g, &m->all[m->about]);
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

static void show_dialog(game *g, who_memory *m, ui *u) {
    ui_trap(u);
    draw_item *shade = draw_add(ui_list(u), DRAW_FILL, (rectf){0, 0, ui_w(u), ui_h(u)});
    if (shade) {
        shade->tint = shade->tint2 = INK;
        shade->alpha = 0.5f;
    }
    dialog d = dialog_of(m, u);
    float w = fminf(ui_w(u) - 2 * MARGIN, 760 * fminf(1.5f, ui_preferences(u).text_scale));
    float text_h = ui_text_height(u, TEXT_BODY, w - 96, d.text);
    float choices_h = ui_choices_height(u, w - 96, d.looks, d.n);
    float h = fminf(ui_h(u) - 48, text_h + choices_h + 100);
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - h) / 2, w, h};
    ui_card(u, card, 32, PAPER, 12);
    ui_text(u, (rectf){card.x + 48, card.y + 32, w - 96, 0}, TEXT_BODY, INK, ALIGN_CENTRE, ROLE_HEADING, d.text);
    rectf area = {card.x + 48, card.y + 60 + text_h, w - 96, h - text_h - 92};
    int used = ui_choices(u, ID_DIALOG + (ui_id)m->ask * 100, area, d.looks, d.n);
    if (used >= 0 || ui_back(u)) {
        answer(g, m, u, used >= 0 ? used : 99);
    }
}

static bool player_card(ui *u, ui_id id, rectf at, const player *p) {
    char *lamps = arena_printf(ui_arena(u), "%d", p->lamps);
    const char *lit = text_fill(ui_arena(u), TRN(u, "{n} lamp", "{n} lamps", (unsigned long)p->lamps), "n", lamps, NULL);
    ui_state s = ui_target(u, id, at, ROLE_BUTTON, arena_printf(ui_arena(u), "%s, %s", p->name, lit), 0);
    rectf c = at;
    if (s.focused) {
        c.y -= 8;
        ui_lamp(u, c, 24);
    }
    ui_card(u, c, 24, PAPER, s.focused ? 9 : 5);
    float name_h = ui_pitch(u, TEXT_NAME);
    float small_h = ui_pitch(u, TEXT_SMALL);
    float side = fminf(c.h - name_h - small_h - 34, c.w - 40);
    ui_face(u, (rectf){c.x + (c.w - side) / 2, c.y + 14, side, side}, p->look, MOOD_HAPPY, FOAM, NULL);
    ui_page(u, (rectf){c.x + fmaxf(12, (c.w - 24 - ui_text_width(u, TEXT_NAME, p->name)) / 2 + 12), c.y + side + 20, c.w - 24, 0},
            TEXT_NAME, INK, ROLE_NONE, 1, 0, p->name);
    ui_label(u, (rectf){c.x + 12, c.y + side + 20 + name_h, c.w - 24, small_h}, TEXT_SMALL, DEEP, ROLE_NONE, lit);
    return s.used;
}

static void frame(game *g, void *memory, ui *u) {
    who_memory *m = memory;
    bool large = ui_preferences(u).text_scale > 1.3f;
    stage_back(u, "wall", 0.1f);
    float row_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    float top = stage_apron_top(u, row_h);
    stage_front(u, top);
    const char *title = m->manage ? TR(u, "Whom do you want to change?") : TR(u, "Who is playing?");
    float title_w = fminf(ui_w(u) - 2 * MARGIN, ui_text_width(u, TEXT_TITLE, title) + 80);
    rectf head = {(ui_w(u) - title_w) / 2, 36, title_w, ui_text_height(u, TEXT_TITLE, title_w - 40, title) + 16};
    ui_card(u, head, 24, PAPER, 8);
    ui_label(u, head, TEXT_TITLE, BRICK, ROLE_HEADING, title);
    float y = head.y + head.h + 32;
    int cols = large ? 3 : ACROSS;
    float least = ui_pitch(u, TEXT_NAME) + ui_pitch(u, TEXT_SMALL) + 134;
    int rows = (int)((top - 20 - y + GUTTER) / (least + GUTTER));
    rows = rows < 1 ? 1 : rows > 2 ? 2 : rows;
    float h = fminf(270, (top - 20 - y - (float)(rows - 1) * GUTTER) / (float)rows);
    float w = fminf(270, (ui_w(u) - 2 * MARGIN - (float)(cols - 1) * GUTTER) / (float)cols);
    size_t page_size = (size_t)(rows * cols);
    size_t pages = m->n > 0 ? (m->n + page_size - 1) / page_size : 1;
    m->page = (size_t)m->page < pages ? m->page : 0;
    size_t from = (size_t)m->page * page_size;
    size_t shown = m->n - from < page_size ? m->n - from : page_size;
    int used = -1;
    for (size_t i = 0; i < shown; i++) {
        size_t in_row = shown - i / (size_t)cols * (size_t)cols;
        in_row = in_row < (size_t)cols ? in_row : (size_t)cols;
        float all = (float)in_row * (w + GUTTER) - GUTTER;
        float x = (ui_w(u) - all) / 2 + (float)(i % (size_t)cols) * (w + GUTTER);
        rectf at = ui_mirror(u, (rectf){x, y + (float)(i / (size_t)cols) * (h + GUTTER), w, h});
        used = player_card(u, ID_PLAYER + (ui_id)i, at, &m->all[from + i]) ? (int)(from + i) : used;
    }
    if (m->n == 0) {
        const char *first = TR(u, "Nobody yet. Make yourself a face and a nickname.");
        float tw = fminf(ui_w(u) - 2 * MARGIN, 760);
        rectf c = {(ui_w(u) - tw) / 2, y + 40, tw, ui_text_height(u, TEXT_BODY, tw - 80, first) + 48};
        ui_card(u, c, 24, PAPER, 6);
        ui_label(u, rect_inset(c, 24), TEXT_BODY, INK, ROLE_TEXT, first);
    }
    rectf room = stage_apron_room(u, top);
    ui_look back = {.icon = "leave", .label = large ? "" : TR(u, "Back")};
    ui_look fresh = {.icon = "plus", .label = TR(u, "New player")};
    ui_look manage = {.icon = "gear", .label = m->manage ? TR(u, "Done") : large ? "" : TR(u, "Change players"), .disabled = m->n == 0};
    ui_look more = {.icon = "more", .label = large ? "" : TR(u, "More")};
    float bw = ui_button_width(u, back);
    float nw = ui_button_width(u, fresh);
    float gw = ui_button_width(u, manage);
    float mw = pages > 1 ? ui_button_width(u, more) + GUTTER : 0;
    bool leave = ui_button(u, ID_BACK, ui_mirror(u, (rectf){room.x, room.y, bw, row_h}), back) ||
                 (m->ask == ASK_NOTHING && ui_back(u));
    if (ui_button(u, ID_NEW, ui_mirror(u, (rectf){(ui_w(u) - nw) / 2, room.y, nw, row_h}), fresh)) {
        begin_draft(g, NULL);
    }
    if (pages > 1 && ui_button(u, ID_MORE, ui_mirror(u, (rectf){room.x + room.w - gw - mw, room.y, mw - GUTTER, row_h}), more)) {
        m->page = (m->page + 1) % (int)pages;
        ui_dirty(u);
    }
    if (ui_button(u, ID_MANAGE, ui_mirror(u, (rectf){room.x + room.w - gw, room.y, gw, row_h}), manage)) {
        m->manage = !m->manage;
        ui_dirty(u);
    }
    if (m->ask != ASK_NOTHING) {
        show_dialog(g, m, u);
        return;
    }
    if (used >= 0 && m->manage) {
        m->about = (size_t)used;
        m->ask = ASK_WHAT;
        ui_dirty(u);
    } else if (used >= 0 && game_choose_player(g, m->all[used].id)) {
        game_home(g, &screen_bay);
    } else if (leave) {
        game_home(g, &screen_title);
    }
}

const screen screen_who = {"who", sizeof(who_memory), enter, frame, NULL};
