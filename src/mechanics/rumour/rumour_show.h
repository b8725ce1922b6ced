// rumour_show.h - What the files of the view of rumour share. Nobody else includes it.
#ifndef BB_MECHANICS_RUMOUR_SHOW_H
#define BB_MECHANICS_RUMOUR_SHOW_H

#include "mechanics/rumour/rumour_spec.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "play/view.h"

enum {
    RUMOUR_ID_GO_ON = UI_ID(0x550, 0),
    RUMOUR_ID_FRIEND = UI_ID(0x551, 0),
    RUMOUR_ID_CHECK = UI_ID(0x552, 0),
    RUMOUR_ID_BOAT = UI_ID(0x553, 0), // rumour_boat_kind
    RUMOUR_ID_WAIT = UI_ID(0x554, 0),
    RUMOUR_ID_OTHER = UI_ID(0x555, 0), // the other story
    RUMOUR_ID_LIST = UI_ID(0x556, 0),
    RUMOUR_ID_MORE = UI_ID(0x557, 0)
};
enum { RUMOUR_STEP_MS = 350 };

typedef struct {
    uint32_t stands, wave; // what is shown, and which stories: begin anew when they change
    int page, note_page;
    uint8_t slot;                 // the story that is looked at
    uint8_t at[RUMOUR_AT_ONCE];   // where the lantern stands
    uint8_t from[RUMOUR_AT_ONCE]; // where it stood before
    uint8_t place;                // in the list: 1 + from whom a boat is to leave; 0: not chosen
    uint64_t walked_ms, flowed_ms;
    uint8_t held[RUMOUR_AT_ONCE][RUMOUR_MAX_FRIENDS]; // by the friends: now, and a step ago
    uint8_t was[RUMOUR_AT_ONCE][RUMOUR_MAX_FRIENDS];
    motion_mist mist;
} rumour_memory;

typedef struct {
    float x, y;
} rumour_point;

typedef struct {
    const view_in *in;
    const rumour_spec *spec;
    const rumour_state *state;
    rumour_memory *memory;
    ui *u;
    size_t slot; // the story that is looked at
    const rumour_run *run;
    const rumour_story *story;
    size_t at;  // where the lantern stands
    bool known; // the child has been told whether it is so
    bool listed;
    float apron, map_top;
    float pitch, half;                      // between rows; half the height of a jetty's target
    rumour_point spots[RUMOUR_MAX_FRIENDS]; // mirrored: the middle of each jetty
} rumour_scene;

const char *rumour_name(const rumour_scene *s, size_t person);
const char *rumour_look(const rumour_scene *s, size_t person);
const char *rumour_boat_says(ui *u, rumour_boat_kind kind);
const char *rumour_boat_icon(rumour_boat_kind kind);
const char *rumour_reach_says(const rumour_scene *s, size_t person);
// What pressing a friend's jetty does; verb 0: the lantern walks there, or nothing can be done.
action rumour_press(const rumour_scene *s, size_t person);

// ---- rumour_map.c

void rumour_lay_map(rumour_scene *s);
void rumour_land(const rumour_scene *s);
// Arms, jetties, boats; true: *out is what was done to a friend. Without `play` nobody can be
// chosen.
bool rumour_map(const rumour_scene *s, bool play, action *out);
void rumour_counter(const rumour_scene *s);

// ---- rumour_words.c: what is told, in the words of two who tell it, marked where they differ

float rumour_strip_bottom(const rumour_scene *s);
bool rumour_strip_fits(const rumour_scene *s);
void rumour_strip(const rumour_scene *s);
const char *rumour_note(const rumour_scene *s); // the same as text, for the list

// ---- rumour_tell.c: what is told, and how a story pulls

bool rumour_well(const rumour_scene *s); // what is told of went well
const char *rumour_says(const rumour_scene *s);
void rumour_verdict(const rumour_scene *s);
void rumour_tally(const rumour_scene *s);
float rumour_naming_height(const rumour_scene *s);
bool rumour_naming(const rumour_scene *s, action *out); // true: *out is the child's answer
// Words above the apron, page by page, where they are large.
void rumour_card(const rumour_scene *s, const char *words);

// ---- rumour_list.c: where words are large

float rumour_list_height(const rumour_scene *s);
bool rumour_list(const rumour_scene *s, rectf room, action *out);

#endif
