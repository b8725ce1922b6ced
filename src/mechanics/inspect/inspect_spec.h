// inspect_spec.h - Things to be looked at closely as their file and their rules see them, and what
// a view may ask of the two. Refuses to be changed by a view: only inspect_rules.act moves a state.
#ifndef BB_MECHANICS_INSPECT_SPEC_H
#define BB_MECHANICS_INSPECT_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"
#include "core/rng.h"

enum {
    INSPECT_MAX_CASES = 10,
    INSPECT_MAX_PARTS = 5,
    INSPECT_MAX_LOOKS = 6, // that the lamp holds
    INSPECT_PINS = 2,      // of a case
    INSPECT_NONE = 255
};

typedef enum {
    INSPECT_LOOK = 1, // a: the part whose underside is looked at
    INSPECT_PIN,      // a: the part that is pinned as evidence, or no more
    INSPECT_STAMP,    // a: inspect_stamp
    INSPECT_NEXT      // what is told has been read
} inspect_verb;

typedef enum { INSPECT_TRUST, INSPECT_CHECK, INSPECT_REPORT, INSPECT_STAMPS } inspect_stamp;

typedef enum {
    INSPECT_MESSAGE,
    INSPECT_PAGE,
    INSPECT_SHOP,
    INSPECT_PROFILE,
    INSPECT_POSTER,
    INSPECT_VIDEO
} inspect_shown;

typedef enum {
    INSPECT_WORDS,
    INSPECT_FROM,
    INSPECT_TITLE,
    INSPECT_LINK,
    INSPECT_BUTTON,
    INSPECT_PICTURE,
    INSPECT_DATE,
    INSPECT_PRICE,
    INSPECT_STARS
} inspect_as;

typedef enum {
    INSPECT_TELLS_NOTHING,
    INSPECT_TELLS_GENUINE,
    INSPECT_TELLS_DECEPTIVE
} inspect_tells;
typedef enum { INSPECT_GENUINE, INSPECT_DECEPTIVE } inspect_truth;

typedef struct {
    field_name key;
    int as; // inspect_as
    field_text text;
    field_name icon, look;
    field_text under; // s NULL: all of it is on its face
    int tells;        // inspect_tells
    srcpos at;
} inspect_part;

typedef struct {
    field_name key;
    int shown; // inspect_shown
    int is;    // inspect_truth
    bool settled;
    field_name shows;
    FIELD_LIST_OF(inspect_part) parts;
    field_text because, checked, clue;
    field_pairs instead; // stamp: words
    srcpos at;
    // resolved
    uint8_t right; // inspect_stamp
    uint8_t skill;
    uint8_t kind;                       // evidence_class
    uint8_t instead_of[INSPECT_STAMPS]; // index in instead; INSPECT_NONE: none
} inspect_case;

typedef struct {
    srcpos at;
    field_text ask;
    int looks;
    field_name pins;
    field_text stamps[INSPECT_STAMPS]; // what they are called here; s NULL: as always
    FIELD_LIST_OF(inspect_case) cases;
    // resolved
    uint8_t pin_skill; // SKILL_NONE: pins leave no evidence
} inspect_spec;

typedef enum {
    INSPECT_LOOKING,
    INSPECT_CHECKED, // what checking showed is told
    INSPECT_REASON,
    INSPECT_TALLY, // the round is over: how it went
    INSPECT_OVER
} inspect_phase;

typedef struct {
    rng random;
    uint8_t order[INSPECT_MAX_CASES];
    uint8_t attempts[INSPECT_MAX_CASES]; // at most 255
    uint8_t phase;
    uint8_t at;                     // the place in order
    uint8_t looks;                  // left in the lamp
    uint8_t looked, pinned;         // bit p: part p of this case
    uint8_t stamped;                // CHECKED, REASON: the stamp; else INSPECT_NONE
    uint8_t missed[INSPECT_STAMPS]; // cases of this round whose right stamp was missed
    uint8_t again;                  // 1: not the first round
} inspect_state;

// ---- what a view asks ----

typedef struct {
    inspect_phase phase;
    const inspect_case *now; // before the child; NULL in TALLY and when it is over
    uint8_t stamped;
    bool right;           // CHECKED, REASON: the stamp; TALLY: the round was read well enough
    const char *words;    // CHECKED, REASON: what is told; else NULL
    size_t number, count; // "3 of 8", from 1
    bool again;           // not the first round
    size_t of[INSPECT_STAMPS],
        well[INSPECT_STAMPS]; // cases, and those stamped rightly: whole round
} inspect_view_now;

inspect_view_now inspect_now(const inspect_spec *spec, const inspect_state *state);
bool inspect_can_look(const inspect_spec *spec, const inspect_state *state, size_t part);
bool inspect_can_pin(const inspect_spec *spec, const inspect_state *state, size_t part);
bool inspect_can_stamp(const inspect_state *state, size_t stamp);
// Whether the part speaks for what is right with this case.
bool inspect_helps(const inspect_case *c, size_t part);
extern const char *const inspect_stamp_names[INSPECT_STAMPS + 1]; // in level files; NULL-terminated

// ---- shared by the files of this folder ----

extern const record inspect_shape;
bool inspect_link(void *spec, const level_head *head, arena *a, diag_list *out);
void inspect_lint(const void *spec, const level_head *head, diag_list *out);

#endif
