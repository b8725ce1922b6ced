// switchboard_show.h - What the files of the switchboard's view share. Nobody else includes it.
#ifndef BB_MECHANICS_SWITCHBOARD_SHOW_H
#define BB_MECHANICS_SWITCHBOARD_SHOW_H

#include "mechanics/switchboard/switchboard_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    SWITCHBOARD_ID_GO_ON = UI_ID(0x5b0, 0),
    SWITCHBOARD_ID_LEVER = UI_ID(0x5b1, 0),
    SWITCHBOARD_ID_VIEWER = UI_ID(0x5b2, 0),
    SWITCHBOARD_ID_PLAY = UI_ID(0x5b3, 0),
    SWITCHBOARD_ID_LIST = UI_ID(0x5b4, 0), // of large words: whatever can be done
    SWITCHBOARD_ID_MORE = UI_ID(0x5b5, 0)
};

// Something on its way from one place to another.
typedef struct {
    float from, to;
    uint64_t since_ms;
} switchboard_motion;

typedef struct {
    uint32_t stands; // what is shown: pages begin anew when it changes
    uint32_t heard;  // 1 + the turn whose words have been read; 0: none yet
    int page, note_page;
    uint64_t spoke_ms, swung_ms, told_ms;
    switchboard_motion levers[SWITCHBOARD_MAX_SWITCHES]; // positions
    switchboard_motion swing;                            // of the spyglass, in viewers
    switchboard_motion sun;                              // 0..1 along its path
    uint8_t sight;                                       // as the lens showed it last
    uint64_t changed_ms[SWITCHBOARD_MAX_THINGS];
    motion_mist mist;
} switchboard_memory;

typedef struct {
    const view_in *in;
    const switchboard_spec *spec;
    const switchboard_state *state;
    switchboard_view_now now;
    switchboard_memory *memory;
    ui *u;
    float apron;
    bool listed;       // words are too large for the board: whatever can be done is a list
    rectf board, side; // as laid out from left to right; side: spyglass and viewers
} switchboard_scene;

bool switchboard_hinted(const switchboard_scene *s, switchboard_verb verb, size_t a);
// Where it is now on its way to `wants`; ms long, with a small bounce at its end. What is met first
// begins there.
float switchboard_moved(ui *u, switchboard_motion *m, float wants, int ms);
// Pictures of this folder, mirrored with the page.
draw_item *switchboard_art(ui *u, const char *name, rectf at, float lift);
// A thing as it is seen, or the blank that is there instead; at: not yet mirrored.
void switchboard_thing_art(const switchboard_scene *s, size_t thing, bool seen, rectf at,
                           float lift);
void switchboard_face(const switchboard_scene *s, size_t viewer, rectf at); // not yet mirrored

// ---- switchboard_words.c: what is said

const char *switchboard_wish_says(const switchboard_scene *s, const switchboard_event *e);
const char *switchboard_sight_says(const switchboard_scene *s, size_t viewer);
const char *switchboard_note(const switchboard_scene *s); // wishes and what is looked at

// ---- true when *out is the child's action

bool switchboard_board_fits(const switchboard_scene *s);
bool switchboard_board(const switchboard_scene *s, action *out);
bool switchboard_glass(const switchboard_scene *s, action *out);
bool switchboard_apron(const switchboard_scene *s, rectf room, action *out);
float switchboard_list_height(const switchboard_scene *s);
bool switchboard_list(const switchboard_scene *s, rectf room, action *out);
bool switchboard_day(switchboard_scene *s, action *out);

#endif
