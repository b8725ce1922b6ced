// settings: what changes at once and is kept for this machine. Rows in two columns, or pages of one
// where words are large.
#include <math.h>

#include "play/stage.h"
#include "screens/game.h"

enum {
    ID_BACK = UI_ID(0x330, 0),
    ID_MORE = UI_ID(0x331, 0),
    ID_ROW = UI_ID(0x332, 0),
    ID_LANG = UI_ID(0x333, 0)
};
enum { ROWS = 8, ROW_GAP = 16 };

typedef enum {
    ROW_LANGUAGE,
    ROW_TEXT,
    ROW_MOTION,
    ROW_CONTRAST,
    ROW_MUSIC,
    ROW_SOUNDS,
    ROW_VOICE,
    ROW_FULL
} row;

typedef struct {
    int page;
} settings_memory;

static bool languages(game *g, ui *u, rectf at) {
    size_t n = language_count();
    float w = (at.w - (float)(n - 1) * 12) / (float)n;
    for (size_t i = 0; i < n; i++) {
        const language *l = language_at(i);
        rectf b = ui_mirror(u, (rectf){at.x + (float)i * (w + 12), at.y, w, at.h});
        if (ui_rtl(u)) { // at is already mirrored by the caller
            b.x = at.x + at.w - w - (float)i * (w + 12);
        }
        ui_look look = {.label = l->name, .chosen = l == g->settings.lang};
        if (ui_button(u, ID_LANG + (ui_id)i, b, look) && !look.chosen) {
            return game_language(g, l->code);
        }
    }
    return false;
}

static bool volume(ui *u, ui_id id, rectf at, const char *label, int *v) {
    // Translators: the loudness of music, sounds or voice.
    const char *value = *v == 0 ? TR(u, "off") : arena_printf(ui_arena(u), "%d", *v);
    return ui_slider(u, id, at, label, value, v, 0, 10, 1);
}

static bool draw_row(game *g, ui *u, row r, rectf at) {
    settings *s = &g->settings;
    ui_id id = ID_ROW + (ui_id)r * 4;
    switch (r) {
    case ROW_LANGUAGE: return languages(g, u, at);
    case ROW_TEXT:
        return ui_slider(u, id, at, TR(u, "Text size"),
                         arena_printf(ui_arena(u), "%d %%", s->text_scale), &s->text_scale, 100,
                         200, 25);
    case ROW_MOTION: return ui_switch(u, id, at, TR(u, "Less motion"), &s->reduced_motion);
    case ROW_CONTRAST: return ui_switch(u, id, at, TR(u, "Strong contrast"), &s->high_contrast);
    case ROW_MUSIC: return volume(u, id, at, TR(u, "Music"), &s->music);
    case ROW_SOUNDS: return volume(u, id, at, TR(u, "Sounds"), &s->sounds);
    case ROW_VOICE: return volume(u, id, at, TR(u, "Voice"), &s->voice);
    case ROW_FULL: return ui_switch(u, id, at, TR(u, "Full screen"), &s->fullscreen);
    }
    return false;
}

static void frame(game *g, void *memory, ui *u) {
    settings_memory *m = memory;
    stage_back(u, "lighthouse", NULL, 0.45f);
    stage_front(u, ui_h(u) - 24);
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    rectf at = ui_mirror(u, (rectf){MARGIN, 40, ui_button_width(u, back), TARGET});
    bool left = ui_button(u, ID_BACK, at, back) || ui_back(u);
    float title_w = ui_text_width(u, TEXT_TITLE, TR(u, "Settings")) + 80;
    rectf title = {(ui_w(u) - title_w) / 2, 36, title_w, fmaxf(72, ui_pitch(u, TEXT_TITLE) + 12)};
    ui_card(u, title, 24, PAPER, 8);
    ui_label(u, title, TEXT_TITLE, BRICK, ROLE_HEADING, TR(u, "Settings"));
    float top = title.y + title.h + 32;
    float row_h = fmaxf(76, ui_pitch(u, TEXT_SMALL) + 28);
    int columns = ui_preferences(u).text_scale <= 1.3f ? 2 : 1;
    float room = ui_h(u) - 56 - top;
    int fit = (int)((room + ROW_GAP) / (row_h + ROW_GAP));
    int a_page = fit * columns;
    float w = (ui_w(u) - 2 * MARGIN - (float)(columns - 1) * GUTTER) / (float)columns;
    if (a_page < ROWS) {
        ui_look more = {.icon = "more", .label = TR(u, "More")};
        float mw = ui_button_width(u, more);
        int pages = (ROWS + a_page - 1) / a_page;
        m->page %= pages;
        if (ui_button(u, ID_MORE, ui_mirror(u, (rectf){ui_w(u) - MARGIN - mw, 40, mw, TARGET}),
                      more)) {
            m->page = (m->page + 1) % pages;
            ui_dirty(u);
        }
    } else {
        m->page = 0;
    }
    bool changed = false;
    for (int i = 0; i < a_page && m->page * a_page + i < ROWS; i++) {
        int across = i / fit;
        int down = i % fit;
        if (columns == 2 && a_page >= ROWS) { // both columns alike
            across = i / (ROWS / 2);
            down = i % (ROWS / 2);
        }
        rectf place = {MARGIN + (float)across * (w + GUTTER), top + (float)down * (row_h + ROW_GAP),
                       w, row_h};
        changed = draw_row(g, u, (row)(m->page * a_page + i), ui_mirror(u, place)) || changed;
    }
    if (changed) {
        game_settings_save(g);
        ui_dirty(u);
    }
    if (left) {
        game_pop(g);
    }
}

const screen screen_settings = {"settings", sizeof(settings_memory), NULL, frame, NULL};
