// ui_state.h - What the files of ui.h share. Nobody else includes it.
#ifndef BB_UI_UI_STATE_H
#define BB_UI_UI_STATE_H

#include "ui/ui.h"

enum { UI_MAX_TARGETS = 160, UI_TYPED_MAX = 64, UI_LAID_MAX = 512 };

typedef struct {
    ui_id id;
    rectf at;
    bool disabled;
} target;

typedef struct { // a paragraph kept between frames
    uint64_t key;
    const paragraph *laid;
} laid_text;

struct ui {
    text_meter meter;
    arena *frame;
    arena *texts;               // laid paragraphs; emptied when full
    laid_text laid[UI_LAID_MAX]; // open addressing
    size_t n_laid;
    draw_list list;
    ui_input in;
    const language *lang;
    const catalogue *cat;
    ui_prefs prefs;
    target now[UI_MAX_TARGETS], before[UI_MAX_TARGETS];
    size_t n_now, n_before;
    ui_id focus, wanted, held, used; // used: pressed in this frame
    float last_x, last_y;
    bool back, hint;
    int wake;
    sound sound;
    bool typing;
    rectf typing_at;
    ui_id paged; // a set of choices too tall for its area, and which page of it is open
    int page;
};

// Records a target and tells how it fares.
ui_state ui_take(ui *u, ui_id id, rectf at, bool disabled);
// The invisible item that carries a widget's role, label and state.
draw_item *ui_mark(ui *u, ui_id id, rectf at, role r, const char *label, unsigned flags);
void ui_move_focus(ui *u); // by the frame's input, over the targets of the frame before
const paragraph *ui_lay(ui *u, text_style s, float width, const char *text);
// Puts one laid line's runs into the list; label only on the first.
void ui_put_line(ui *u, const text_line *line, float x, float y, float pitch, colour c);

#endif
