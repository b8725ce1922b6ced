// route_spec.h - Boards of pipes, the people at their ends, and the posts that travel as a file and
// its rules see them, and what a view may ask of the two. Refuses chance: where a post goes follows
// from how the pieces lie, so that it can be foreseen.
#ifndef BB_MECHANICS_ROUTE_SPEC_H
#define BB_MECHANICS_ROUTE_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"
#include "core/rng.h"

enum {
    ROUTE_MAX_WIDTH = 13, // of a map, with its frame
    ROUTE_MAX_HEIGHT = 8,
    ROUTE_MAX_CELLS = ROUTE_MAX_WIDTH * ROUTE_MAX_HEIGHT,
    ROUTE_MAX_PIECES = 12, // that turn, on one board
    ROUTE_MAX_PEOPLE = 8,
    ROUTE_MAX_BOARDS = 8,
    ROUTE_MAX_POSTS = 12,
    ROUTE_MAX_UNDO = 32,
    ROUTE_NONE = 255
};

typedef enum {
    ROUTE_TURN = 1, // a: piece; clockwise by one
    ROUTE_UNDO,     // turns the last piece back
    ROUTE_LOOK,     // shows who would see it, until a piece is turned
    ROUTE_MARK,     // a: person; "a copy comes here", or takes that back
    ROUTE_SEND,
    ROUTE_NEXT // the reason has been read
} route_verb;

typedef enum { ROUTE_RIGHT, ROUTE_DOWN, ROUTE_LEFT, ROUTE_UP } route_side; // clockwise
enum { ROUTE_SIDES = 4 };

typedef enum {
    ROUTE_EMPTY,
    ROUTE_WALL,
    ROUTE_ENTRY,
    ROUTE_PIPE,     // lies still and joins what points to it
    ROUTE_STRAIGHT, // turns: two ways
    ROUTE_BEND,     // turns: four ways
    ROUTE_FORK,     // turns: four ways; makes copies
    ROUTE_MIRROR,   // turns: two ways; sends on at right angles, on both its sides
    ROUTE_VALVE,    // open or shut
    ROUTE_PERSON    // at a door, or in the pipes and passing on
} route_kind;

typedef enum {
    ROUTE_FAMILY,
    ROUTE_FRIENDS,
    ROUTE_CLASS,
    ROUTE_EVERYONE, // what comes here is seen by all
    ROUTE_NOBODY,   // a drawer: kept, and seen by nobody
    ROUTE_SOMEONE
} route_circle;

typedef enum { ROUTE_POST, ROUTE_TRACE } route_task;

typedef struct {
    uint8_t kind;  // route_kind
    uint8_t piece; // of the board; ROUTE_NONE: it does not turn
    uint8_t who;   // PERSON; else ROUTE_NONE
    uint8_t arms;  // bit: route_side; of what does not turn, and of valves
    uint8_t turn;  // how it lies at first
} route_tile;

typedef struct {
    field_name key;
    field_name sign; // its letter on maps
    int circle;      // route_circle
    field_text name;
    field_name icon, look;
    bool passes; // stands in the pipes and passes on what comes
    srcpos at;
} route_person;

// What a search through all settings of a board has found about a post.
typedef struct {
    bool solved, leaks; // it can be delivered well; somebody can see it who should not
    bool wide_wrong;    // of the settings in which the most people see it, one is wrong
    uint8_t
        turn[ROUTE_MAX_PIECES]; // how pieces lie in the nearest good setting; ROUTE_NONE: anyhow
    uint8_t cost;               // turns to it
    uint8_t told;               // bit: person whose reason some setting tells
} route_proof;

typedef struct {
    field_name key;
    int task; // route_task
    field_text name, text;
    field_name icon, look;
    field_names wants;   // "for"
    field_names copies;  // where copies lie already
    field_pairs reasons; // person, or "others": words
    field_text clue;
    field_name shows;
    srcpos at;
    // resolved
    uint8_t wanted; // bit: person who should see it; of TRACE: who will
    uint8_t meant;  // those of "for" themselves
    uint8_t held;   // bit: person where a copy lies already
    uint8_t skill;
    uint8_t why[ROUTE_MAX_PEOPLE];     // of reasons; ROUTE_NONE: it has none for this person
    const char *reach_row, *spare_row; // ids of evidence
    route_proof proof;
} route_post;

typedef struct {
    field_name key;
    field_map map;
    FIELD_LIST_OF(route_post) posts;
    srcpos at;
    // resolved
    route_tile *tiles;            // width x height
    uint8_t w, h, n_pieces, here; // here, reach: bit: person on the map; whom a post can come to
    uint8_t reach;
    uint8_t cell[ROUTE_MAX_PIECES];   // of a piece
    uint8_t stands[ROUTE_MAX_PEOPLE]; // cell of a person
    uint8_t entry;                    // cell
    uint8_t inwards;                  // route_side
    uint16_t met;                     // bit: piece that a post can come to
    bool searched;                    // false: it has too many settings to look at
} route_board;

typedef struct {
    srcpos at;
    field_text ask;
    FIELD_LIST_OF(route_person) people;
    FIELD_LIST_OF(route_board) boards;
    // resolved
    uint8_t n_posts;
    uint8_t board_of[ROUTE_MAX_POSTS], index_of[ROUTE_MAX_POSTS];
} route_spec;

typedef enum {
    ROUTE_WORK,
    ROUTE_TOLD, // who saw it, and why they should or should not
    ROUTE_OVER
} route_phase;

// No byte between the fields: states are compared as bytes.
typedef struct {
    uint8_t order[ROUTE_MAX_POSTS];
    uint8_t attempts[ROUTE_MAX_POSTS];
    uint8_t turn[ROUTE_MAX_PIECES];
    uint8_t undo[ROUTE_MAX_UNDO]; // pieces
    uint8_t n_undo;
    uint8_t marks;  // bit: person
    uint8_t looked; // 1: who would see it is shown
    uint8_t post;   // which of the order
    uint8_t phase;
    uint8_t well; // TOLD
    uint8_t told; // TOLD: bit: person whose reason is still to be read
} route_state;

// ---- route_flow.c: where a post goes

typedef struct {
    uint8_t in[ROUTE_MAX_CELLS];                 // bit: side through which it comes
    uint16_t when[ROUTE_MAX_CELLS][ROUTE_SIDES]; // its step, from 1
    uint16_t steps;
    uint8_t reached; // bit: person
    uint8_t unset;   // piece at which it stopped since its turn was ROUTE_NONE; else ROUTE_NONE
    uint16_t met;    // bit: piece
} route_flow;

void route_run(const route_board *b, const uint8_t *turn, route_flow *out);
uint8_t route_turns(route_kind kind); // in how many ways it can lie; 1: it does not turn
// Through which sides a tile is open when it lies like this.
uint8_t route_arms(const route_tile *t, uint8_t turn);
uint8_t route_beside(const route_board *b, uint8_t cell, route_side side); // ROUTE_NONE: none
// Who sees what reached these: everybody, when it reached a door for everyone.
uint8_t route_seen(const route_spec *s, const route_board *b, uint8_t reached);
// Whose reasons are told when it came to these and was seen by those: of what went well those to
// whom it came, of what did not all who are wrong about it.
uint8_t route_told(const route_post *p, uint8_t came, uint8_t seen);
// Goes through all settings that differ in where a post goes; fills reach, met and the proofs.
void route_prove(const route_spec *s, route_board *b);

// ---- what a view asks

typedef struct {
    route_phase phase;
    const route_board *board;
    const route_post *post; // NULL when it is over
    bool well;
    bool again;
    size_t number, count; // "3 of 8", from 1
    uint8_t seen;         // bit: person who sees it, as the pieces lie
    uint8_t who;          // TOLD: whose reason; else ROUTE_NONE
    const char *reason;   // TOLD
} route_view_now;

route_view_now route_now(const route_spec *spec, const route_state *state);
bool route_legal(const route_spec *spec, const route_state *state, action in);

// ---- shared by the files of this folder

extern const record route_shape;
bool route_link(void *spec, const level_head *head, arena *a, diag_list *out);
void route_lint(const void *spec, const level_head *head, diag_list *out);

#endif
