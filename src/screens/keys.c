// keys: which keys a player would rather press. What always works goes on working.
#include <math.h>

#include "screens/game.h"
#include "screens/workbench.h"

enum {
    ID_BACK = UI_ID(0x340, 0),
    ID_ROW = UI_ID(0x342, 0),
    ID_CANCEL = UI_ID(0x343, 0),
    ID_CLEAR = UI_ID(0x344, 0),
    ID_MORE = UI_ID(0x345, 0)
};
enum { ROW_GAP = 16 };

typedef struct {
    int page;
    int chosen; // 1 + what its key is being chosen; 0: none
} keys_memory;

static const char *const actions[KEY_ACTIONS] = {N_("To the left"), N_("To the right"), N_("Up"),
                                                 N_("Down"),        N_("Choose"),       N_("Back"),
                                                 N_("Help"),        N_("Read aloud")};
static const char *const always[KEY_ACTIONS] = {
    N_("Left arrow"),     N_("Right arrow"), N_("Up arrow"), N_("Down arrow"),
    N_("Enter or Space"), N_("Escape"),      N_("H or F1"),  N_("R or F2")};

// A key does one thing.
static void give(key_map *keys, int which, int32_t key) {
    for (int i = 0; i < KEY_ACTIONS; i++) {
        if (keys->own[i] == key) {
            keys->own[i] = 0;
        }
    }
    keys->own[which] = key;
}

// "": none of their own.
static const char *own_key(game *g, ui *u, int which) {
    return arena_strdup(ui_arena(u), g->host.key_name(g->host.ctx, g->settings.keys.own[which]));
}

static const char *keys_of(game *g, ui *u, int which) {
    const char *own = own_key(g, u, which);
    return !*own ? TR(u, always[which])
                 : text_fill(ui_arena(u), TR(u, "{key}, or {other}"), "key", own, "other",
                             TR(u, always[which]), NULL);
}

static void listen(game *g, keys_memory *m, ui *u) {
    int which = m->chosen - 1;
    ui_trap(u);
    ui_want_key(u);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.45f);
    const char *ask = text_fill(ui_arena(u), TR(u, "Press the key for: {what}"), "what",
                                TR(u, actions[which]), NULL);
    const char *note = TR(u, "Arrows, Enter and Escape keep their work.");
    ui_look cancel = {.icon = "back", .label = TR(u, "Leave it")};
    ui_look clear = {.icon = "again", .label = TR(u, "None of my own")};
    float cancel_w = ui_button_width(u, cancel), clear_w = ui_button_width(u, clear);
    float button_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    float w = fminf(ui_w(u) - 2 * MARGIN, fmaxf(760, cancel_w + clear_w + 96 + GUTTER));
    float ask_h = ui_text_height(u, TEXT_TITLE, w - 96, ask);
    float note_h = ui_text_height(u, TEXT_SMALL, w - 96, note);
    float h = 40 + ask_h + 12 + note_h + 32 + button_h + 36;
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - h) / 2, w, h};
    ui_card(u, card, 32, PAPER, 12);
    float y = card.y + 40;
    ui_text(u, (rectf){card.x + 48, y, w - 96, 0}, TEXT_TITLE, BRICK, ALIGN_CENTRE, ROLE_HEADING,
            ask);
    y += ask_h + 12;
    ui_text(u, (rectf){card.x + 48, y, w - 96, 0}, TEXT_SMALL, INK, ALIGN_CENTRE, ROLE_TEXT, note);
    y += note_h + 32;
    float x = card.x + (w - cancel_w - clear_w - GUTTER) / 2;
    rectf left = ui_mirror(u, (rectf){x, y, cancel_w, button_h});
    rectf right = ui_mirror(u, (rectf){x + cancel_w + GUTTER, y, clear_w, button_h});
    bool leave = ui_button(u, ID_CANCEL, left, cancel) || ui_back(u);
    if (ui_button(u, ID_CLEAR, right, clear)) {
        g->settings.keys.own[which] = 0;
        game_settings_save(g);
        leave = true;
    }
    if (ui_in(u)->key != 0) {
        give(&g->settings.keys, which, ui_in(u)->key);
        game_settings_save(g);
        ui_play(u, SOUND_RIGHT);
        leave = true;
    }
    if (leave) {
        m->chosen = 0;
        ui_focus(u, ID_ROW + (ui_id)which);
        ui_dirty(u);
    }
}

// What is done, and where reading ends the keys that do it, one's own first; as many as have room.
static bool row(game *g, ui *u, int which, rectf at) {
    size_t mark = ui_list(u)->n;
    ui_state s = ui_target(u, ID_ROW + (ui_id)which, at, ROLE_CHOICE, TR(u, actions[which]), 0);
    if (mark < ui_list(u)->n) {
        ui_list(u)->items[mark].value = keys_of(g, u, which);
    }
    rectf p = ui_sheet(u, s, at, 20, (ui_look){0});
    const char *own = own_key(g, u, which);
    const char *names[] = {*own ? own : TR(u, always[which]), *own ? TR(u, always[which]) : ""};
    float label_w = ui_text_width(u, TEXT_NAME, TR(u, actions[which])) + 2;
    float room = p.w - 2 * 24 - label_w - 16, used = 0;
    float h = ui_pitch(u, TEXT_SMALL) + 20;
    for (int i = 0; i < 2 && names[i][0]; i++) {
        float w = workbench_key_width(u, names[i]);
        if (i > 0 && used + w > room) {
            break;
        }
        w = fminf(w, room);
        float x = ui_rtl(u) ? p.x + 24 + used : p.x + p.w - 24 - used - w;
        workbench_key(u, (rectf){x, p.y + (p.h - h) / 2, w, h}, names[i],
                      i == 0 && *own ? LIT : TAB);
        used += w + 12;
    }
    rectf label = {ui_rtl(u) ? p.x + p.w - 24 - label_w : p.x + 24, p.y, label_w, p.h};
    ui_label(u, label, TEXT_NAME, INK, ROLE_NONE, TR(u, actions[which]));
    return s.used;
}

static void rows(game *g, keys_memory *m, ui *u, float top) {
    float row_h = fmaxf(92, ui_pitch(u, TEXT_SMALL) + 48);
    int columns = ui_preferences(u).text_scale <= 1.3f ? 2 : 1;
    int fit = (int)((ui_h(u) - 56 - top + ROW_GAP) / (row_h + ROW_GAP));
    int down = (KEY_ACTIONS + columns - 1) / columns;
    fit = fit < 1 ? 1 : fit < down ? fit : down;
    int a_page = fit * columns;
    int pages = (KEY_ACTIONS + a_page - 1) / a_page;
    m->page = m->page < pages ? m->page : 0;
    float w = (ui_w(u) - 2 * MARGIN - (float)(columns - 1) * GUTTER) / (float)columns;
    for (int i = 0; i < a_page && m->page * a_page + i < KEY_ACTIONS; i++) {
        int which = m->page * a_page + i;
        rectf at = {MARGIN + (float)(i / fit) * (w + GUTTER),
                    top + (float)(i % fit) * (row_h + ROW_GAP), w, row_h};
        if (row(g, u, which, ui_mirror(u, at))) {
            m->chosen = which + 1;
            ui_dirty(u);
        }
    }
    ui_look more = {.icon = "more", .label = TR(u, "More")};
    float more_w = ui_button_width(u, more);
    rectf at = ui_mirror(u, (rectf){ui_w(u) - MARGIN - more_w, TOP_ROW, more_w, TARGET});
    if (pages > 1 && ui_button(u, ID_MORE, at, more)) {
        m->page++;
        ui_dirty(u);
    }
}

static void frame(game *g, void *memory, ui *u) {
    keys_memory *m = memory;
    workbench(u);
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    float back_w = ui_button_width(u, back);
    rectf at = ui_mirror(u, (rectf){MARGIN, TOP_ROW, back_w, TARGET});
    bool left = ui_button(u, ID_BACK, at, back) || (m->chosen == 0 && ui_back(u));
    const char *title = TR(u, "Keys");
    rectf name = {MARGIN + back_w + GUTTER, TOP_ROW, ui_text_width(u, TEXT_TITLE, title) + 2,
                  TARGET};
    ui_label(u, ui_mirror(u, name), TEXT_TITLE, PAPER, ROLE_HEADING, title);
    rows(g, m, u, TOP_ROW_END + 44);
    if (m->chosen != 0) {
        listen(g, m, u);
    }
    if (left) {
        game_pop(g);
    }
}

const screen screen_keys = {"keys", sizeof(keys_memory), NULL, frame, NULL};
