// sort_spec.h - Things to be put in places as their file and their rules see them, and what a view
// may ask of the two. Refuses to be changed by a view: only sort_rules.act moves a state.
#ifndef BB_MECHANICS_SORT_SPEC_H
#define BB_MECHANICS_SORT_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"
#include "core/rng.h"

enum { SORT_MAX_PLACES = 5, SORT_MAX_ITEMS = 16, SORT_NONE = 255 };

typedef enum {
    SORT_PLACE = 1, // a: index of the place
    SORT_NEXT       // the reason has been read
} sort_verb;

typedef enum { SORT_DOORS, SORT_SHELVES, SORT_BOATS } sort_dress;
typedef enum {
    SORT_MESSAGE,
    SORT_PHOTO,
    SORT_POSTER,
    SORT_POST,
    SORT_MAIL,
    SORT_PAGE,
    SORT_VIDEO,
    SORT_COIN
} sort_shown;

typedef struct {
    field_name key;
    field_text name;
    field_name icon;
    srcpos at;
} sort_place;

typedef struct {
    field_name signal, noise; // s NULL: not a judgement level
} sort_judge;

typedef struct {
    field_name key;
    int shown; // sort_shown
    field_text from, text, detail;
    field_name icon, look;
    field_names goes;
    field_name shows;
    field_text because;
    field_pairs instead; // place: words
    field_text clue;
    srcpos at;
    // resolved
    uint8_t right; // bit p: place p is right
    uint8_t first; // the first right place: what evidence expects
    uint8_t skill;
    uint8_t kind;                        // evidence_class
    uint8_t instead_of[SORT_MAX_PLACES]; // index in instead; SORT_NONE: none
} sort_item;

typedef struct {
    srcpos at;
    field_text ask;
    int dress;
    sort_judge judge;
    FIELD_LIST_OF(sort_place) places;
    FIELD_LIST_OF(sort_item) items;
    // resolved
    uint8_t signal, noise; // places; SORT_NONE: not a judgement level
} sort_spec;

typedef enum {
    SORT_CHOOSING,
    SORT_REASON,
    SORT_OVER // the last reason has been read: done
} sort_phase;

typedef struct {
    rng random;
    uint8_t order[SORT_MAX_ITEMS];  // of this round
    uint8_t missed[SORT_MAX_ITEMS]; // in the first round: those that come back
    uint8_t attempts[SORT_MAX_ITEMS];
    uint8_t placed[SORT_MAX_ITEMS]; // the place each was put in last; SORT_NONE: none yet
    uint8_t phase;
    uint8_t n, at; // of this round: how many, and which stands before the child
    uint8_t n_missed;
    uint8_t again;                            // 1: the second round
    uint8_t chosen;                           // REASON: the place; else SORT_NONE
    uint8_t right;                            // REASON: it was right
    uint8_t right_first;                      // items put right at the first try
    uint8_t caught, signals, trusted, noises; // met so far, at the first try (judgement levels)
} sort_state;

// ---- what a view asks ----

typedef struct {
    sort_phase phase;
    const sort_item *item; // before the child; NULL when it is over
    uint8_t index;         // of the item
    uint8_t chosen;        // REASON: the place; else SORT_NONE
    bool right;            // REASON
    const char *reason;    // REASON; else NULL
    bool again;            // the second round: "these came back"
    size_t number, count;  // "3 of 8" of this round, from 1
    size_t missed;         // come back, or will
} sort_view_now;

sort_view_now sort_now(const sort_spec *spec, const sort_state *state);
bool sort_is_judgement(const sort_spec *spec);
// How many things a place holds by now: those put there rightly.
size_t sort_held(const sort_spec *spec, const sort_state *state, size_t place);

// ---- shared by the files of this folder ----

extern const record sort_shape;
bool sort_link(void *spec, const level_head *head, arena *a, diag_list *out);
void sort_lint(const void *spec, const level_head *head, diag_list *out);

#endif
