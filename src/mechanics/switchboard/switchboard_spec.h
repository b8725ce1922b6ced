// switchboard_spec.h - Switches, what goes through them, who looks, and the turns of the day as a
// switchboard's file and its rules see them, and what a view may ask of the two. Refuses wishes
// that no setting fulfils: every setting there is can be tried (3 positions of 6 switches: 729).
//
// Somebody sees a thing when every switch that it goes through stands where it lets that viewer and
// that thing through.
#ifndef BB_MECHANICS_SWITCHBOARD_SPEC_H
#define BB_MECHANICS_SWITCHBOARD_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"

enum {
    SWITCHBOARD_MAX_VIEWERS = 5,
    SWITCHBOARD_MAX_THINGS = 6,
    SWITCHBOARD_MAX_SWITCHES = 6,
    SWITCHBOARD_MAX_POSITIONS = 3,
    SWITCHBOARD_MAX_TURNS = 4,
    SWITCHBOARD_MAX_EVENTS = 6, // in a turn
    SWITCHBOARD_NONE = 255,
    SWITCHBOARD_DAWN = 254 // told before the first event: whether the child has looked
};

typedef enum {
    SWITCHBOARD_PULL = 1, // a: switch; goes to its next position, from the last to the first
    SWITCHBOARD_LOOK,     // a: viewer; the spyglass swings there
    SWITCHBOARD_PLAY,     // lets the day come
    SWITCHBOARD_NEXT      // what is told has been read
} switchboard_verb;

typedef enum { SWITCHBOARD_SEE, SWITCHBOARD_MISS } switchboard_wish;
typedef enum {
    SWITCHBOARD_PHOTO,
    SWITCHBOARD_POST,
    SWITCHBOARD_MAP,
    SWITCHBOARD_PROFILE,
    SWITCHBOARD_CONTACTS,
    SWITCHBOARD_VOICE,
    SWITCHBOARD_CARD,
    SWITCHBOARD_SCORE,
    SWITCHBOARD_PICTURES
} switchboard_picture;

typedef struct {
    field_name key;
    field_text name;
    field_name look, icon;
    srcpos at;
} switchboard_viewer;

typedef struct {
    field_name key;
    field_text name;
    int shown; // switchboard_picture
    field_names through;
    srcpos at;
    uint8_t switches; // resolved: bit s
} switchboard_thing;

typedef struct {
    field_name key;
    field_text name;
    field_names lets, of;
    srcpos at;
    uint8_t viewers, things; // resolved: bits; whom it lets see, and which things
} switchboard_position;

typedef struct {
    field_name key;
    field_text name;
    field_name icon;
    field_name stands;
    FIELD_LIST_OF(switchboard_position) positions;
    srcpos at;
    uint8_t start; // resolved
} switchboard_switch;

typedef struct {
    field_name key;
    field_name who, what;
    int must; // switchboard_wish
    field_text text, because, instead, clue;
    field_name shows;
    srcpos at;
    // resolved
    uint8_t viewer, thing, skill;
    const char *row; // id of evidence: "morning.album"
} switchboard_event;

typedef struct {
    field_name key;
    field_text name, text;
    field_name look;
    field_pairs sets;
    FIELD_LIST_OF(switchboard_event) events;
    srcpos at;
    // resolved
    uint8_t moves[SWITCHBOARD_MAX_SWITCHES]; // where switches stand when it begins; NONE: as before
    const char *row;                         // "look.morning"
} switchboard_turn;

typedef struct {
    srcpos at;
    field_text ask;
    field_name looks;
    FIELD_LIST_OF(switchboard_viewer) viewers;
    FIELD_LIST_OF(switchboard_thing) things;
    FIELD_LIST_OF(switchboard_switch) switches;
    FIELD_LIST_OF(switchboard_turn) turns;
    uint8_t look_skill; // resolved; SKILL_NONE: looking shows none
} switchboard_spec;

typedef enum {
    SWITCHBOARD_SET,  // at the levers and the spyglass
    SWITCHBOARD_TOLD, // the day comes, event by event
    SWITCHBOARD_OVER
} switchboard_phase;

// All bytes: states are compared as bytes.
typedef struct {
    uint8_t at[SWITCHBOARD_MAX_SWITCHES]; // positions
    uint8_t turn, phase;
    uint8_t looking;      // viewer at the end of the spyglass; NONE: it is shut
    uint8_t fresh;        // bit v: what v sees has been looked at as it is now
    uint8_t looked;       // TOLD: all whom this turn is about had been looked as
    uint8_t event;        // TOLD: which of the turn; DAWN before the first
    uint8_t due;          // TOLD: bits of events still to come, this one among them
    uint8_t held, failed; // bits of this turn's events, as they went last
    uint8_t plays;        // of this turn
    uint8_t attempts[SWITCHBOARD_MAX_EVENTS];
} switchboard_state;

// ---- what a view asks ----

typedef struct {
    switchboard_phase phase;
    const switchboard_turn *turn;   // NULL when it is over
    const switchboard_event *event; // TOLD; NULL at dawn
    bool well;                      // TOLD
    const char *reason;             // TOLD, the level's; NULL at dawn
    size_t number, count;           // turns, from 1
    bool again;                     // SET: this day has come before
} switchboard_view_now;

switchboard_view_now switchboard_now(const switchboard_spec *spec, const switchboard_state *state);
bool switchboard_legal(const switchboard_spec *spec, const switchboard_state *state, action in);
// Which things this viewer sees as the switches stand: bits.
uint8_t switchboard_sight(const switchboard_spec *spec, const uint8_t *at, size_t viewer);
bool switchboard_fulfils(const switchboard_spec *spec, const switchboard_event *e,
                         const uint8_t *at);
// Whom the turn is about: bits of viewers.
uint8_t switchboard_watchers(const switchboard_turn *turn);

// ---- shared by the files of this folder ----

// The next of all settings, the first switch fastest; false: that was the last, and at is all 0.
bool switchboard_next(const switchboard_spec *spec, uint8_t *at);
bool switchboard_solves(const switchboard_spec *spec, const switchboard_turn *turn,
                        const uint8_t *at);
extern const record switchboard_shape;
bool switchboard_link(void *spec, const level_head *head, arena *a, diag_list *out);
void switchboard_lint(const void *spec, const level_head *head, diag_list *out);
bool switchboard_bot(const void *spec, const void *state, action *out);

#endif
