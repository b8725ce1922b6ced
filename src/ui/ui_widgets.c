#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"
#include "ui/ui_state.h"

enum { ICON = 40, PAD = 20, RISE = 8, BUTTON_RADIUS = 20 };
static const colour PALE = 0xE4DED4, FAINT = 0x6B6F7B;

draw_item *ui_mark(ui *u, ui_id id, rectf at, role r, const char *label, unsigned flags) {
    draw_item *it = draw_add(&u->list, DRAW_FILL, at);
    if (it) {
        it->alpha = 0;
        it->id = id;
        it->role = (uint8_t)r;
        it->label = label;
        it->flags = (uint16_t)flags;
    }
    return it;
}

ui_state ui_target(ui *u, ui_id id, rectf at, role r, const char *label, unsigned draw_flags) {
    ui_state s = ui_take(u, id, at, (draw_flags & DRAW_DISABLED) != 0);
    ui_mark(u, id, at, r, label, draw_flags | (s.focused ? DRAW_FOCUSED : 0u));
    if (s.used) {
        ui_play(u, SOUND_PRESS);
    }
    return s;
}

static unsigned flags_of(ui_look look) {
    return (look.disabled ? DRAW_DISABLED : 0u) | (look.chosen ? DRAW_CHECKED : 0u) | (look.hinted ? DRAW_HINTED : 0u);
}

// The paper that buttons and choices lie on: raised and lit when it has the focus.
static rectf sheet(ui *u, ui_state s, rectf at, float radius, ui_look look) {
    if (s.focused) {
        at.y -= RISE;
        ui_lamp(u, at, radius);
    } else if (look.hinted) {
        draw_item *it = draw_add(&u->list, DRAW_GLOW, rect_inset(at, -6));
        if (it) {
            it->radius = 16;
            it->tint = LAMP;
        }
    }
    colour paper = look.paper ? look.paper : PAPER;
    ui_card(u, at, radius, look.disabled ? PALE : look.chosen ? 0xFFE3A0 : paper, s.focused ? 9 : 5);
    if (look.hinted) {
        ui_icon(u, "hint", (rectf){at.x + at.w - 28, at.y - 16, 44, 44});
    }
    return at;
}

static bool press(ui *u, ui_state s, ui_look look) {
    if (s.used) {
        ui_play(u, look.press != SOUND_NONE ? look.press : SOUND_PRESS);
    }
    return s.used;
}

float ui_button_width(ui *u, ui_look look) {
    float w = PAD + PAD;
    w += look.icon ? (look.label[0] ? ICON : ICON - 8) : 0.0f;
    w += look.label[0] ? ceilf(ui_text_width(u, TEXT_SMALL, look.label)) + 2 : 0;
    return fmaxf(w, TARGET);
}

bool ui_button(ui *u, ui_id id, rectf at, ui_look look) {
    ui_state s = ui_take(u, id, at, look.disabled);
    rectf p = sheet(u, s, at, BUTTON_RADIUS, look);
    ui_mark(u, id, at, ROLE_BUTTON, look.label, flags_of(look) | (s.focused ? DRAW_FOCUSED : 0u));
    float lead = 0;
    if (look.icon) {
        float x = look.label[0] ? (ui_rtl(u) ? p.x + p.w - 12 - ICON : p.x + 12) : p.x + (p.w - ICON) / 2;
        ui_icon(u, look.icon, (rectf){x, p.y + (p.h - ICON) / 2, ICON, ICON});
        lead = 12 + ICON - 12;
    }
    if (look.label[0]) {
        rectf words = {p.x + (ui_rtl(u) ? 8 : 8 + lead), p.y, p.w - 16 - lead, p.h};
        ui_label(u, words, TEXT_SMALL, look.disabled ? FAINT : INK, ROLE_NONE, look.label);
    }
    return press(u, s, look);
}

// How a choice's words and icon share its width.
typedef struct {
    float tab, words; // widths
} split;

static split split_of(const ui *u, float w, ui_look look) {
    bool roomy = look.icon && w >= 300 * u->prefs.text_scale;
    float tab = roomy ? 96 : look.icon && w >= 220 ? 64 : 0;
    return (split){tab, w - (tab > 0 ? tab + 8 : 0) - 40};
}

static float words_height(ui *u, split s, ui_look look) {
    float h = ui_text_height(u, TEXT_SMALL, s.words, look.label);
    return h + (look.note ? ui_text_height(u, TEXT_SMALL, s.words, look.note) : 0);
}

static float choice_height(ui *u, float w, ui_look look) {
    float words = words_height(u, split_of(u, w, look), look);
    return fmaxf(words + 24, look.icon ? 96 : TARGET);
}

bool ui_choice(ui *u, ui_id id, rectf at, ui_look look) {
    const float radius = 24;
    ui_state s = ui_take(u, id, at, look.disabled);
    rectf p = sheet(u, s, at, radius, look);
    draw_item *mark = ui_mark(u, id, at, ROLE_CHOICE, look.label, flags_of(look) | (s.focused ? DRAW_FOCUSED : 0u));
    if (mark) {
        mark->value = look.note;
    }
    split parts = split_of(u, p.w, look);
    float x = p.x + 20;
    if (parts.tab > 0) {
        float tab_x = ui_rtl(u) ? p.x + p.w - 8 - parts.tab : p.x + 8;
        rectf tab = {tab_x, p.y + 8, parts.tab, p.h - 16};
        float size = parts.tab * 2 / 3;
        ui_card(u, tab, 18, s.focused ? 0xFFE3A0 : 0xDCEBE3, 0);
        ui_icon(u, look.icon, (rectf){tab.x + (tab.w - size) / 2, tab.y + (tab.h - size) / 2, size, size});
        x += ui_rtl(u) ? 0 : parts.tab + 8;
    }
    float label_h = ui_text_height(u, TEXT_SMALL, parts.words, look.label);
    float top = p.y + (p.h - words_height(u, parts, look)) / 2;
    ui_text(u, (rectf){x, top, parts.words, label_h}, TEXT_SMALL, look.disabled ? FAINT : INK, ALIGN_START,
            ROLE_NONE, look.label);
    if (look.note) {
        ui_text(u, (rectf){x, top + label_h, parts.words, 0}, TEXT_SMALL, FAINT, ALIGN_START, ROLE_NONE, look.note);
    }
    return press(u, s, look);
}

typedef struct {
    int cols, rows;
    float w, h;
} grid;

static grid grid_of(ui *u, float width, const ui_look *looks, int n, int cols) {
    grid g = {cols, (n + cols - 1) / cols, (width - (float)(cols - 1) * GUTTER) / (float)cols, 0};
    for (int i = 0; i < n; i++) {
        g.h = fmaxf(g.h, choice_height(u, g.w, looks[i]));
    }
    return g;
}

static float grid_height(grid g) {
    return (float)g.rows * g.h + (float)(g.rows - 1) * GUTTER;
}

// As many columns as leave the words at most three lines each and no word cut.
static bool legible(ui *u, grid g, const ui_look *looks, int n) {
    for (int i = 0; i < n; i++) {
        const paragraph *p = ui_lay(u, TEXT_SMALL, split_of(u, g.w, looks[i]).words, looks[i].label);
        if (!p || p->broken || p->n > 3) {
            return false;
        }
    }
    return true;
}

static grid best_grid(ui *u, float width, float height, const ui_look *looks, int n) {
    grid best = grid_of(u, width, looks, n, 1);
    for (int cols = n < 4 ? n : 3; cols > 1; cols--) {
        grid g = grid_of(u, width, looks, n, cols);
        if (legible(u, g, looks, n) && (grid_height(g) <= height || grid_height(g) < grid_height(best))) {
            best = g;
            if (grid_height(g) <= height) {
                break;
            }
        }
    }
    return best;
}

float ui_choices_height(ui *u, float width, const ui_look *looks, int n) {
    return grid_height(best_grid(u, width, 1e6f, looks, n));
}

static bool use_page(ui *u, ui_id first, int pages, rectf at) {
    if (u->paged != first) {
        u->paged = first;
        u->page = 0;
    }
    u->page %= pages;
    bool more = ui_button(u, first + 60, at, (ui_look){.icon = "more", .label = TR(u, "More")});
    if (more) {
        u->page = (u->page + 1) % pages;
        ui_dirty(u);
    }
    return more;
}

int ui_choices(ui *u, ui_id first, rectf area, const ui_look *looks, int n) {
    grid g = best_grid(u, area.w, area.h, looks, n);
    int shown_rows = g.rows;
    int from = 0;
    if (grid_height(g) > area.h + 1) {
        float more_w = ui_button_width(u, (ui_look){.icon = "more", .label = TR(u, "More")});
        area.w -= more_w + GUTTER;
        g = best_grid(u, area.w, area.h, looks, n);
        shown_rows = (int)((area.h + GUTTER) / (g.h + GUTTER));
        shown_rows = shown_rows < 1 ? 1 : shown_rows;
        int pages = (g.rows + shown_rows - 1) / shown_rows;
        if (pages > 1) {
            float x = ui_rtl(u) ? area.x : area.x + area.w + GUTTER;
            area.x += ui_rtl(u) ? more_w + GUTTER : 0;
            use_page(u, first, pages, (rectf){x, area.y + area.h / 2 - TARGET / 2, more_w, TARGET});
            from = u->page * shown_rows;
        }
    }
    int rows = g.rows - from < shown_rows ? g.rows - from : shown_rows;
    float tall = fminf(g.h + 24, (area.h - (float)(rows - 1) * GUTTER) / (float)rows);
    g.h = fmaxf(g.h, fminf(tall, 120));
    float y0 = area.y + (area.h - ((float)rows * (g.h + GUTTER) - GUTTER)) / 2;
    int used = -1;
    for (int i = from * g.cols; i < n && i < (from + shown_rows) * g.cols; i++) {
        int col = i % g.cols;
        int row = i / g.cols - from;
        int place = ui_rtl(u) ? g.cols - 1 - col : col;
        rectf at = {area.x + (float)place * (g.w + GUTTER), y0 + (float)row * (g.h + GUTTER), g.w, g.h};
        if (ui_choice(u, first + (ui_id)i, at, looks[i])) {
            used = i;
        }
    }
    return used;
}

bool ui_switch(ui *u, ui_id id, rectf at, const char *label, bool *on) {
    ui_look look = {.label = label, .chosen = *on};
    ui_state s = ui_take(u, id, at, false);
    rectf p = sheet(u, s, at, BUTTON_RADIUS, (ui_look){.label = label});
    draw_item *mark = ui_mark(u, id, at, ROLE_SWITCH, label, flags_of(look) | (s.focused ? DRAW_FOCUSED : 0u));
    if (mark) {
        mark->value = *on ? TR(u, "on") : TR(u, "off");
    }
    const float track_w = 76;
    rectf track = {ui_rtl(u) ? p.x + 20 : p.x + p.w - 20 - track_w, p.y + p.h / 2 - 20, track_w, 40};
    bool right = *on != ui_rtl(u);
    ui_card(u, track, 20, *on ? SEA : 0x9AA3AE, 0);
    ui_card(u, (rectf){right ? track.x + track.w - 36 : track.x + 4, track.y + 4, 32, 32}, 16, PAPER, 3);
    rectf words = {ui_rtl(u) ? track.x + track_w + 16 : p.x + 20, p.y, p.w - track_w - 56, p.h};
    float h = ui_text_height(u, TEXT_SMALL, words.w, label);
    ui_text(u, (rectf){words.x, p.y + (p.h - h) / 2, words.w, h}, TEXT_SMALL, INK, ALIGN_START, ROLE_NONE, label);
    if (press(u, s, look)) {
        *on = !*on;
        ui_dirty(u);
        return true;
    }
    return false;
}

bool ui_slider(ui *u, ui_id id, rectf at, const char *label, const char *value, int *v, int min, int max, int step) {
    const float label_share = 0.5f;
    float lead = at.w * label_share;
    rectf body = {ui_rtl(u) ? at.x : at.x + lead, at.y, at.w - lead, at.h};
    rectf words = {ui_rtl(u) ? at.x + at.w - lead : at.x, at.y, lead - 16, at.h};
    ui_card(u, at, BUTTON_RADIUS, PAPER, 5);
    float h = ui_text_height(u, TEXT_SMALL, words.w - 20, label);
    ui_text(u, (rectf){words.x + (ui_rtl(u) ? 0 : 20), at.y + (at.h - h) / 2, words.w - 20, h}, TEXT_SMALL, INK,
            ALIGN_START, ROLE_NONE, label);
    draw_item *mark = ui_mark(u, id, at, ROLE_SLIDER, label, 0);
    if (mark) {
        mark->value = value;
    }
    rectf less = {ui_rtl(u) ? body.x + body.w - TARGET : body.x, at.y + (at.h - TARGET) / 2, TARGET, TARGET};
    rectf more = {ui_rtl(u) ? body.x : body.x + body.w - TARGET, less.y, TARGET, TARGET};
    int before = *v;
    if (ui_button(u, id + 1, less, (ui_look){.icon = "minus", .label = "", .disabled = *v <= min})) {
        *v = *v - step < min ? min : *v - step;
    }
    if (ui_button(u, id + 2, more, (ui_look){.icon = "plus", .label = "", .disabled = *v >= max})) {
        *v = *v + step > max ? max : *v + step;
    }
    ui_label(u, (rectf){body.x + TARGET, at.y, body.w - 2 * TARGET, at.h}, TEXT_NAME, INK, ROLE_NONE, value);
    if (*v != before) {
        ui_dirty(u);
    }
    return *v != before;
}

static void erase_last(char *buf) {
    size_t n = strlen(buf);
    while (n > 0 && ((unsigned char)buf[n - 1] & 0xC0) == 0x80) {
        n--;
    }
    buf[n > 0 ? n - 1 : 0] = '\0';
}

bool ui_input_line(ui *u, ui_id id, rectf at, const char *label, char *buf, size_t cap) {
    ui_state s = ui_take(u, id, at, false);
    if (s.focused) {
        ui_lamp(u, at, BUTTON_RADIUS);
        u->typing = true;
        u->typing_at = at;
        for (int i = 0; i < u->in.erase; i++) {
            erase_last(buf);
        }
        const char *typed = u->in.text;
        if (typed && !utf8_invalid(typed, strlen(typed)) && strlen(buf) + strlen(typed) < cap) {
            str_append(buf, cap, "%s", typed);
        }
    }
    ui_card(u, at, BUTTON_RADIUS, 0xFFFFFF, 5);
    draw_item *mark = ui_mark(u, id, at, ROLE_INPUT, label, s.focused ? DRAW_FOCUSED : 0u);
    if (mark) {
        mark->value = arena_strdup(u->frame, buf);
    }
    bool empty = buf[0] == '\0';
    const char *shown = empty ? label : arena_strdup(u->frame, buf);
    float w = fminf(ui_text_width(u, TEXT_BODY, shown), at.w - 48);
    float h = ui_pitch(u, TEXT_BODY);
    rectf line = {at.x + 24, at.y + (at.h - h) / 2, at.w - 48, h};
    ui_text(u, line, TEXT_BODY, empty ? FAINT : INK, ALIGN_START, ROLE_NONE, shown);
    if (s.focused) {
        float caret = ui_rtl(u) ? line.x + line.w - (empty ? 0 : w + 6) : line.x + (empty ? -4 : w + 3);
        draw_item *it = draw_add(&u->list, DRAW_FILL, (rectf){caret, line.y + 4, 3, h - 8});
        if (it) {
            it->tint = it->tint2 = BRICK;
        }
    }
    return s.used && u->in.accept;
}
