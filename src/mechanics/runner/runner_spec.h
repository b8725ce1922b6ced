// runner_spec.h - A run as its file and its rules see it, and what a view may ask of the two.
// Refuses to be changed by a view: only runner_rules moves a state.
#ifndef BB_MECHANICS_RUNNER_SPEC_H
#define BB_MECHANICS_RUNNER_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"

enum {
    RUNNER_TILE = 1024, // units of a place on the map; all lengths are in these, speeds a tick
    RUNNER_HALF = 280,  // of the body's width
    RUNNER_TALL = 1380, // of its height
    RUNNER_SPEED = 92,  // the most along the ground
    RUNNER_LEAD = 9 * RUNNER_TILE, // how far the fog is behind when it sets out
    RUNNER_CARRIED = 30,           // ticks on the way back to a lamp
    RUNNER_CHEERS = 50             // ticks at the end of the way
};
enum {
    RUNNER_MAX_W = 400,
    RUNNER_MAX_H = 10,
    RUNNER_MAX_MEETINGS = 12,
    RUNNER_MAX_CHOICES = 5,
    RUNNER_MAX_WORDS = 6,
    RUNNER_MAX_SPARKS = 128,
    RUNNER_MAX_STOPS = 48,
    RUNNER_MAX_GROWN = 2,
    RUNNER_NONE = 255
};

typedef enum {
    RUNNER_HOLD = 1, // a: bits of runner_keys that are down from now on
    RUNNER_GUIDE,    // Pip leads on from the last lamp to the next meeting
    RUNNER_ALONE,    // a: 1: it runs by itself and only jumps are asked for, 0: no more
    RUNNER_CHOOSE,   // a: the choice, in a meeting
    RUNNER_NEXT,     // the reason has been read
    RUNNER_BACK      // out of a meeting, to words that were not picked up
} runner_verb;

typedef enum { RUNNER_FORWARD = 1, RUNNER_BACKWARD = 2, RUNNER_JUMP = 4 } runner_keys;

typedef enum { RUNNER_AIR, RUNNER_GROUND, RUNNER_PLANK, RUNNER_PIT } runner_tile;
typedef enum { RUNNER_CLOUD, RUNNER_PERSON, RUNNER_DOOR, RUNNER_SCREEN } runner_kind;
typedef enum { RUNNER_PLAIN, RUNNER_FAIR, RUNNER_UNFAIR } runner_truth;

typedef struct {
    field_name key;
    field_text say; // s NULL: word
    field_name word;
    field_name icon;
    bool right;
    field_text because;
    srcpos at;
    uint8_t said; // resolved: index of word; RUNNER_NONE: none
} runner_choice;

typedef struct {
    field_name key, mark;
    int kind; // runner_kind
    field_name look;
    field_text name, says;
    int is; // runner_truth
    field_name shows;
    field_text clue;
    FIELD_LIST_OF(runner_choice) choices;
    srcpos at;
    // resolved
    uint8_t skill, right; // right: bits of choices
    uint16_t x;           // where it stands, in places
} runner_meeting;

typedef struct {
    field_name key, mark;
    field_text text;
    field_name icon;
    srcpos at;
    uint16_t x; // resolved: where it lies, in places
    uint8_t y;
} runner_word;

typedef enum { RUNNER_LAMP, RUNNER_MEETS, RUNNER_GOAL } runner_stop_kind;
typedef struct {         // where one stands on the way; the first is the beginning
    uint8_t kind, index; // index: of a meeting
    int32_t x, y;        // of the feet
    uint16_t mark_x;     // of its sign, in places
    uint8_t mark_y;
    uint32_t first, n; // steps of the way from the stop before to this one
} runner_stop;

typedef struct { // keys held for some ticks
    uint8_t keys, ticks;
} runner_pace;

typedef struct {
    srcpos at;
    field_map map;
    int chase; // the fog's speed, per cent of the runner's; 0: none
    FIELD_LIST_OF(runner_word) words;
    FIELD_LIST_OF(runner_meeting) meetings;
    // resolved
    int w, h;
    const uint8_t *tiles; // runner_tile, row by row
    struct {
        uint16_t x;
        uint8_t y;
    } sparks[RUNNER_MAX_SPARKS];
    size_t n_sparks;
    runner_stop stops[RUNNER_MAX_STOPS];
    size_t n_stops;
    const runner_pace *paces;
} runner_spec;

typedef struct {
    int32_t x, y; // of the feet: the middle, and just below them
    int32_t vx, vy;
    uint8_t held; // keys of the last tick
    uint8_t ground, coyote, buffer, rising;
    uint8_t faces; // 1: backwards
    uint8_t sunk;  // in a pit
} runner_body;

typedef enum { RUNNER_RUNS, RUNNER_MEET, RUNNER_REASON, RUNNER_ARRIVED, RUNNER_OVER } runner_phase;

typedef struct {
    runner_body body;
    int32_t fog;    // where it ends
    uint32_t seed;  // in which order choices are shown
    uint32_t paced; // of the guided way: which pace; pace_ticks: how much of it is over
    uint8_t pace_ticks;
    uint8_t held, tapped; // keys that are down; a jump was asked for since the last tick
    uint8_t phase, alone, waits, guided, chasing;
    uint8_t stop;    // the last that was reached
    uint8_t carried; // ticks left on the way back to a lamp
    uint8_t cheers;
    uint8_t meeting, chosen;
    uint8_t words, pushes; // words: bits; pushes: how often the fog pushed back, round and round
    uint16_t solved;       // bits of meetings
    uint8_t spent[RUNNER_MAX_MEETINGS], grown[RUNNER_MAX_MEETINGS], wrong[RUNNER_MAX_MEETINGS];
    uint8_t lit[RUNNER_MAX_STOPS / 8];
    uint8_t sparks[RUNNER_MAX_SPARKS / 8];
} runner_state;

// ---- what a view asks ----

bool runner_is_lit(const runner_state *st, size_t stop);
bool runner_has_spark(const runner_state *st, size_t spark); // it has been gathered
size_t runner_gathered(const runner_spec *s, const runner_state *st);
bool runner_can_choose(const runner_spec *s, const runner_state *st, size_t choice);
// In which order the choices of the meeting are shown: new in every play.
void runner_order(const runner_spec *s, const runner_state *st, uint8_t out[RUNNER_MAX_CHOICES]);
// The stop from which a word before this meeting was missed; RUNNER_NONE: none was.
uint8_t runner_missed(const runner_spec *s, const runner_state *st);
// How large what stands in the way is: acts that it still takes, and what attention added.
size_t runner_size(const runner_spec *s, const runner_state *st, size_t meeting);
const char *runner_says(const runner_spec *s, const runner_choice *c);

// ---- shared by the files of this folder ----

runner_tile runner_at(const runner_spec *s, int x, int y); // beside the map: ground
// One tick of the body; it comes no further than wall.
void runner_move(const runner_spec *s, runner_body *b, unsigned keys, int32_t wall);
runner_body runner_standing(const runner_stop *at);
bool runner_touches(const runner_body *b, size_t x, size_t y); // something in this place
int32_t runner_wall(const runner_spec *s, size_t from_stop, unsigned solved);

extern const record runner_shape;
bool runner_link(void *spec, const level_head *head, arena *a, diag_list *out);
bool runner_draw_map(runner_spec *s, arena *a, diag_list *out); // tiles, sparks, stops
bool runner_find_way(runner_spec *s, arena *a, diag_list *out); // the paces between stops
void runner_lint(const void *spec, const level_head *head, diag_list *out);

#endif
