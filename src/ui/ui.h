// ui.h - Immediate-mode widgets: a screen calls them each frame; they draw into the frame's list,
// keep one focus, and say when they were used. Keyboard, gamepad, mouse and touch arrive as one
// ui_input. Refuses to hold a screen's state, to wait, and to know fonts or pixels.
#ifndef BB_UI_UI_H
#define BB_UI_UI_H

#include "i18n/catalogue.h"
#include "i18n/language.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/theme.h"

enum { UI_TOUCHES = 2 };

typedef struct {     // one frame's input, in logical units; zeroed: nothing happened
    uint64_t now_ms; // since the program began; headless runs count 1000/60 a tick
    bool pointer;    // x, y are valid
    float x, y;
    bool down;                     // pressed this frame
    bool up;                       // released this frame: a click is down and up on the same widget
    int dx, dy;                    // steps of focus: arrows, d-pad, stick; -1, 0, 1
    int tab;                       // 1 forward, -1 back, in the order of the list
    bool accept, back, hint, read; // read: aloud, or no more
    uint32_t focus;                // a reader of the screen went to this widget; 0: nowhere
    float wheel;                   // lines, up positive
    int32_t key;                   // pressed while ui_wants_key, as the platform codes it; 0: none
    const char *text;              // typed, UTF-8; NULL: none
    int erase;                     // backspaces
    unsigned held;                 // 1 << key_action for each that is down: keys, pad, stick
    struct {
        float x, y;
    } touch[UI_TOUCHES]; // where the mouse's button or fingers are down
    int n_touch;
    bool away; // the window has lost the focus
} ui_input;

typedef struct {
    float text_scale; // 1..2
    int scan_ms;      // one switch: the focus goes on by itself after this long; 0: it does not
    bool reduced_motion, high_contrast;
} ui_prefs;

typedef enum { // of several in one frame the last of this list is heard
    SOUND_NONE,
    SOUND_STEP,    // the focus moves
    SOUND_PAPER,   // a card is laid down, a page turned
    SOUND_PRESS,   // something is chosen
    SOUND_BACK,    // one step back
    SOUND_MESSAGE, // a message arrives
    SOUND_DOOR,    // a door, a lid, a shelf opens
    SOUND_LAND,    // a thing lands where it was put
    SOUND_FOG,     // fog drifts in
    SOUND_RIGHT,   // a reason understood
    SOUND_AGAIN,   // look again
    SOUND_BEAM,    // the beam goes over the bay
    SOUND_LAMP,    // a lamp catches
    SOUND_COUNT
} sound;

typedef struct ui ui;
typedef uint32_t ui_id; // stable between frames; never 0
#define UI_ID(group, n) ((ui_id)(((group) << 16) + (unsigned)(n) + 1u))

ui *ui_create(text_meter meter); // NULL: no memory
void ui_destroy(ui *u);

// Between begin and end a screen draws. The list and all strings in it live until the next begin.
void ui_begin(ui *u, const ui_input *in, float w, float h, const language *lang,
              const catalogue *cat, ui_prefs prefs);
const draw_list *ui_end(ui *u);
// Milliseconds until the picture would change by itself: 0 next frame, -1 only on input.
int ui_wake(const ui *u);
bool ui_wants_text(const ui *u, rectf *where); // a text input has the focus
bool ui_wants_key(const ui *u);                // a screen waits for a key to be chosen
void ui_want_key(ui *u);                       // asked anew in every frame
sound ui_sound(const ui *u);                   // what this frame asked to be heard
void ui_play(ui *u, sound s);
// The theme that belongs to what is shown, by its name in assets/music; frames that ask for none
// let the last go on. What asks is a screen, not a widget.
void ui_music(ui *u, const char *theme);
const char *ui_music_asked(const ui *u); // NULL: none in this frame

// --- facts a screen may ask
// -----------------------------------------------------------------------
float ui_w(const ui *u);
float ui_h(const ui *u);
bool ui_rtl(const ui *u);
ui_prefs ui_preferences(const ui *u);
uint64_t ui_now(const ui *u);
const ui_input *ui_in(const ui *u);
arena *ui_arena(ui *u);    // of this frame
draw_list *ui_list(ui *u); // to draw pictures straight into
rectf ui_mirror(const ui *u,
                rectf r); // r as it lies in this direction: leading becomes right in Arabic
const char *ui_tr(const ui *u, const char *msgid);
const char *ui_trn(const ui *u, const char *one, const char *many, unsigned long n);
#define TR(u, text)          ui_tr((u), (text))
#define TRN(u, one, many, n) ui_trn((u), (one), (many), (n))

// --- motion
// ---------------------------------------------------------------------------------------
float ease_out(float t); // 0..1
// From 0 to 1 over ms since `since` (0: 1); asks for frames meanwhile. At once when motion is
// reduced.
float ui_ramp(ui *u, uint64_t since_ms, int ms);
void ui_wake_in(ui *u, int ms);
void ui_dirty(ui *u); // draw again at once: something changed outside this frame's input

// What is drawn between the two comes in from dx, dy to where it belongs, ms long, beginning
// delay_ms after the frame in which `what` (any text that tells it from others) is first drawn;
// where motion is reduced it fades in. Input works at once: targets lie where they will.
typedef struct {
    size_t from; // item of the list
    float t;
} ui_coming;
ui_coming ui_arrive(ui *u, const char *what, int delay_ms, int ms);
void ui_arrived(ui *u, ui_coming c, float dx, float dy);

// --- pictures; places are as laid out for left-to-right and mirrored where `mirror`
// ------------------
void ui_fill(ui *u, rectf at, colour c, float alpha);
void ui_art(ui *u, const char *name, rectf at, float lift);
// Light around art's alpha, or around a card where art is NULL. NULL: no room in the frame.
draw_item *ui_glow(ui *u, const char *art, rectf at, float radius, colour tint, float alpha);
// Reads the state of something that the caller has drawn.
void ui_status(ui *u, rectf at, const char *label, const char *value);
void ui_icon(ui *u, const char *name, rectf at); // assets/art/icons/NAME
void ui_card(ui *u, rectf at, float radius, colour c, float lift);
void ui_face(ui *u, rectf at, const char *look, mood m, colour behind, const char *label);
// scale 1: a 400 x 560 box. Breathes and blinks for some seconds after an event. NULL: no room.
draw_item *ui_puppet(ui *u, float foot_x, float foot_y, float scale, const char *look, mood m,
                     const char *pose, float turn, const char *label);
void ui_group(ui *u, const char *name); // flatten what follows into one kept picture
void ui_group_end(ui *u);
// What was drawn since the list had `from` items is not shown: it is what will be seen next, and
// its pictures are made while nothing happens.
void ui_soon(ui *u, size_t from);

// --- text
// -------------------------------------------------------------------------------------------
typedef enum { ALIGN_START, ALIGN_CENTRE, ALIGN_END } align;
float ui_text_height(ui *u, text_style s, float width, const char *text); // logical
float ui_text_width(ui *u, text_style s, const char *text);               // of one line
// Lays text into the top of `at` and returns the height used. role ROLE_NONE: it only decorates.
float ui_text(ui *u, rectf at, text_style s, colour c, align al, role r, const char *text);
// Centred in both directions.
void ui_label(ui *u, rectf at, text_style s, colour c, role r, const char *text);
// How many pages of `rows` lines the text makes at this width; then one of them, drawn.
int ui_pages(ui *u, text_style s, float width, int rows, const char *text);
float ui_page(ui *u, rectf at, text_style s, colour c, role r, int rows, int page,
              const char *text);
// The speech that was drawn as item `mark` of the list is by this person; NULL: by nobody.
void ui_said_by(ui *u, size_t mark, const char *name);
float ui_pitch(const ui *u, text_style s); // height of a line at the present text scale

// --- widgets: true when used in this frame
// -----------------------------------------------------------
typedef struct {
    const char *icon;  // NULL: none
    const char *label; // what it says, and what is read
    const char *note;  // a second, smaller line; NULL
    bool disabled, chosen, hinted;
    bool idle;    // looks disabled, but can have the focus: what it would do can't be done now
    bool reads;   // a press reads the frame aloud, or ends what is being read
    colour paper; // 0: PAPER
    sound press;  // SOUND_NONE: SOUND_PRESS
} ui_look;

// A button too narrow for its longest word shows its icon alone; its label is still read.
bool ui_button(ui *u, ui_id id, rectf at, ui_look look);
float ui_button_width(ui *u, ui_look look); // what its words need, at least TARGET
// A choice card: icon tab and up to three lines. ui_choices lays 1..9 of them in an area, in
// columns where they fit, as a list where not (large text), page by page with a "More" button where
// even that is too tall (at most 60), and returns the one used, or -1. Words are never cut: a card
// that is taller than the area rises above it.
bool ui_choice(ui *u, ui_id id, rectf at, ui_look look);
int ui_choices(ui *u, ui_id first, rectf area, const ui_look *looks, int n);
float ui_choices_height(ui *u, float width, const ui_look *looks,
                        int n); // that would show them whole
// An invisible target over something drawn by the caller (a door, a landmark), who shows its focus
// too: ui_sheet under what is paper, ui_raise under what is not.
typedef struct {
    ui_id id;
    bool used, focused, hover;
    float lit;  // 0..1: how much lamplight falls on it; eased, as is
    float down; // 0..1: how far it is pressed
} ui_state;
ui_state ui_target(ui *u, ui_id id, rectf at, role r, const char *label, unsigned draw_flags);
// Paper that rises into the lamp's light when it has the focus, dips when it is pressed, and
// carries the marks of what is chosen or hinted; of the look it takes paper, chosen, hinted and
// disabled. Returns where it lies now: its content goes there.
rectf ui_sheet(ui *u, ui_state s, rectf at, float radius, ui_look look);
rectf ui_raise(ui *u, ui_state s, rectf at, float radius); // only the lamp, and where
// Something that is played rather than pressed. While it has the focus, arrows and accept are its
// own; Tab leads out of it. Returns which of them are down, or were pressed in this frame, as
// ui_input.held. moves: it goes on by itself, and so a scanning focus stays on it.
unsigned ui_played(ui *u, ui_id id, rectf at, const char *label, bool moves);
bool ui_switch(ui *u, ui_id id, rectf at, const char *label, bool *on);
// Arrows and a press change it, and so do clicks on its ends and its line; from 480 wide on.
bool ui_slider(ui *u, ui_id id, rectf at, const char *label, const char *value, int *v, int min,
               int max, int step);
// What is typed while it has the focus goes to the end of buf, whole letters only.
bool ui_input_line(ui *u, ui_id id, rectf at, const char *label, char *buf,
                   size_t cap);              // true: Enter
void ui_lamp(ui *u, rectf at, float radius); // lamplight that stays, behind what is drawn next

void ui_focus(ui *u, ui_id id); // moves the focus, at this frame's end
ui_id ui_focused(const ui *u);
bool ui_back(ui *u);               // Escape, B, the browser's back: taken once
bool ui_hint_pressed(ui *u);       // H, Y
void ui_read_aloud(ui *u);         // as the key does: reads this frame, or ends what is being read
bool ui_read_pressed(const ui *u); // by key or by ui_read_aloud
void ui_trap(ui *u);               // only what is drawn from here on can have the focus (a dialog)

#endif
