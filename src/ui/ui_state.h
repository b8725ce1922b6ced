// ui_state.h - What the files of ui.h share. Nobody else includes it.
#ifndef BB_UI_UI_STATE_H
#define BB_UI_UI_STATE_H

#include "ui/ui.h"

enum { UI_LIFE_MS = 6000 }; // how long people breathe and blink after something happened
enum {
    UI_MAX_TARGETS = 160,
    UI_LAID_MAX = 512,
    UI_PAGED_MAX = 4,
    UI_EASED_MAX = 48,
    UI_ARRIVALS_MAX = 32
};

enum {                 // what a target does with the input
    TAKES_NOTHING = 1, // disabled
    TAKES_SIDEWAYS = 2, // left and right are its own, so that the focus stays
    TAKES_ARROWS = 4    // and so are up and down
};

typedef struct {
    ui_id id;
    rectf at;
    unsigned takes;
} target;

typedef struct { // a set of choices too tall for its area, and which page of it is open
    ui_id first;
    int page;
    uint64_t seen; // frame
} paged;

typedef struct { // a number on its way to another
    uint64_t key;
    float from, to;
    uint64_t since, seen; // ms; frame
} eased;

typedef struct { // something that has come in
    uint64_t key;
    uint64_t since, seen; // ms; frame
} arrival;

typedef struct { // a paragraph kept between frames
    uint64_t key;
    const paragraph *laid;
} laid_text;

struct ui {
    text_meter meter;
    arena *frame;
    arena *texts;                // laid paragraphs; emptied when full
    laid_text laid[UI_LAID_MAX]; // open addressing
    size_t n_laid;
    float probe; // width of a few letters: another means that the fonts changed
    draw_list list;
    ui_input in;
    const language *lang;
    const catalogue *cat;
    ui_prefs prefs;
    target now[UI_MAX_TARGETS], before[UI_MAX_TARGETS];
    size_t n_now, n_before;
    ui_id focus, wanted, held, used; // used: pressed in this frame
    bool by_pointer;                 // and how
    struct {
        uint64_t next_ms;
        size_t steps, among; // turns since the last press; of how many targets
        bool stays;          // what has the focus is being played
    } scan;
    uint64_t frames;
    float last_x, last_y;
    bool back, hint, read;
    uint64_t stirred_ms, lively_ms; // the last input; the one that ended the rest before it
    int wake;
    sound sound;
    const char *music;
    bool typing, choosing_key;
    rectf typing_at;
    paged paged[UI_PAGED_MAX];
    eased eased[UI_EASED_MAX];
    arrival arrivals[UI_ARRIVALS_MAX];
    struct { // the focus glow on its way between two middles
        float from_x, from_y, x, y;
        uint64_t since, seen; // ms; frame
        ui_id id;             // who has it
    } lamp;
};

typedef enum { EASE_LIT, EASE_DOWN, EASE_KNOB } ease_of;
// Follows `to` within SWIFT_MS from wherever it is; what is met first begins at `first`. At once
// when motion is reduced.
float ui_ease(ui *u, ui_id id, ease_of what, float first, float to);
// Sets it back, so that it comes to where it was from there.
void ui_ease_from(ui *u, ui_id id, ease_of what, float from, float to);

// Records a target and tells how it fares.
ui_state ui_take(ui *u, ui_id id, rectf at, unsigned takes);
// The invisible item that carries a widget's role, label and state.
draw_item *ui_mark(ui *u, ui_id id, rectf at, role r, const char *label, unsigned flags);
void ui_paper(ui *u, rectf at, float radius, colour c, float lift); // ui_card as it is asked for
unsigned ui_flags(ui_state s, ui_look look);
bool ui_press(ui *u, ui_state s, ui_look look); // sounds it; true when used
colour ui_word_colour(const ui_look *look);
void ui_move_focus(ui *u); // by the frame's input, over the targets of the frame before
const paragraph *ui_lay(ui *u, text_style s, float width, const char *text);
// Puts one laid line's runs into the list; label only on the first.
void ui_put_line(ui *u, const text_line *line, float x, float y, float pitch, colour c);

#endif
