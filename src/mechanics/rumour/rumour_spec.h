// rumour_spec.h - A river of friends as its file and its rules see it, and what a view may ask of
// the two. Refuses to be changed by a view: only rumour_rules.act moves a state.
#ifndef BB_MECHANICS_RUMOUR_SPEC_H
#define BB_MECHANICS_RUMOUR_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"
#include "core/rng.h"

enum {
    RUMOUR_MAX_FRIENDS = 12, // with the child
    RUMOUR_MAX_CROWD = 2000,
    RUMOUR_MAX_STORIES = 8,
    RUMOUR_MAX_WORDINGS = 5,
    RUMOUR_AT_ONCE = 2,
    RUMOUR_MAX_BOATS = 3, // of a story
    RUMOUR_ROWS = 3,
    RUMOUR_COLUMNS = 6,
    RUMOUR_NONE = 255
};

typedef enum {
    RUMOUR_ASK = 1, // a: friend who is asked "who told you?", b: slot of the story
    RUMOUR_CHECK,   // a: slot of the story whose source is looked at
    RUMOUR_SEND,    // a: friend from whom a boat goes down, b: slot * 2 + rumour_boat_kind
    RUMOUR_NAME,    // a: rumour_pull that the boat names
    RUMOUR_WAIT,    // the river runs on by a step
    RUMOUR_NEXT     // what is told has been read
} rumour_verb;

typedef enum { RUMOUR_CORRECT, RUMOUR_PASS, RUMOUR_KINDS } rumour_boat_kind;

typedef enum {
    RUMOUR_FEAR,
    RUMOUR_CROWD,
    RUMOUR_PRETEND,
    RUMOUR_HURRY,
    RUMOUR_HONEST,
    RUMOUR_PULLS
} rumour_pull;

typedef enum { RUMOUR_FALSE, RUMOUR_TRUE } rumour_truth;

typedef struct {
    field_name key;
    field_text name;
    field_name look;
    int row; // 1..RUMOUR_ROWS, from the top
    bool careful;
    field_names tells;
    srcpos at;
    // resolved
    uint8_t column; // from the springs: the longest way
} rumour_friend;

typedef struct {
    field_text name;
    field_name icon;
    field_text says; // what looking at it finds
    srcpos at;
} rumour_source;

typedef struct {
    field_name key;
    field_name icon;
    int is;            // rumour_truth
    field_texts words; // as it begins, then as it goes on
    field_names from;  // friends with whom it may begin
    rumour_source source;
    int pull;           // rumour_pull
    field_text pulls;   // why it pulls so; s NULL: the level names no pulls
    field_text because; // why the right boat is right
    field_text instead; // said to the wrong boat; s NULL: because is said
    field_text clue;
    field_name shows;
    srcpos at;
    // resolved
    uint16_t springs; // bit p: may begin with friend p
    uint8_t skill;
} rumour_story;

typedef struct {
    srcpos at;
    int steps;   // from when it is heard to the evening
    int boats;   // of a story
    int at_once; // stories
    int enough;  // of a hundred people whom a story reaches: so many must know what is so
    int crowd;   // townspeople beside the friends
    int careful; // of a hundred of them: pass on only what has been checked
    field_name traces, names;
    FIELD_LIST_OF(rumour_friend) friends; // from the springs down; the last is the child
    FIELD_LIST_OF(rumour_story) stories;
    // resolved: people are the friends, then the crowd. Everybody hears only from people before
    // them.
    size_t people;
    const uint16_t *hears;           // people, one after the other
    const uint32_t *hears_at;        // people + 1: where somebody's begin
    const bool *waits;               // of people: careful
    const uint8_t *home;             // of people: the friend by whose bank they live
    uint8_t trace_skill, name_skill; // SKILL_NONE: leaves no evidence
} rumour_spec;

typedef enum {
    RUMOUR_RIVER,
    RUMOUR_NAMING,  // a boat waits to be told how the story pulls
    RUMOUR_PULLING, // why it pulls so is told
    RUMOUR_REASON,  // why the boat was right or not is told
    RUMOUR_EVENING, // how a story of this wave ended is told
    RUMOUR_TALLY,
    RUMOUR_OVER
} rumour_phase;

// What somebody holds of a story.
enum { RUMOUR_HOLDS_NONE, RUMOUR_HOLDS_TOLD, RUMOUR_HOLDS_BOAT }; // BOAT + i: what boat i says

typedef struct {
    uint8_t at;    // friend from whom it left
    uint8_t kind;  // rumour_boat_kind
    uint8_t named; // rumour_pull; RUMOUR_NONE: not yet, or never
    uint8_t fast;  // 1: two arms a step
} rumour_boat;

typedef struct {
    uint8_t story, spring;                // indexes
    uint8_t distance[RUMOUR_MAX_FRIENDS]; // arms from the spring; RUMOUR_NONE: it never comes there
    uint16_t known, asked;                // bit p: friend p
    uint8_t checked;                      // 1: its source was looked at
    uint8_t n_boats;
    uint8_t enough; // EVENING and later, 1: enough people know what is so
    rumour_boat boats[RUMOUR_MAX_BOATS];
    uint16_t reach; // people whom it reaches in the end
} rumour_run;

typedef struct {
    rng random;
    uint8_t order[RUMOUR_MAX_STORIES];
    uint8_t attempts[RUMOUR_MAX_STORIES]; // at most 255
    uint8_t phase;
    uint8_t at; // the place in order of the wave's first story
    uint8_t n;  // stories of this wave
    uint8_t left;
    uint8_t slot; // NAMING .. EVENING: of whom is spoken
    uint8_t missed, again;
    uint8_t pad;
    rumour_run runs[RUMOUR_AT_ONCE];
    uint8_t holds[]; // slot * people + person
} rumour_state;

// ---- what a view asks ----

typedef struct {
    size_t know, wrong, all; // people who know what is so, who believe what is not; reached in all
} rumour_count;

const rumour_story *rumour_story_of(const rumour_spec *s, const rumour_state *st, size_t slot);
bool rumour_can_ask(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot);
bool rumour_can_check(const rumour_spec *s, const rumour_state *st, size_t slot);
bool rumour_can_send(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot);
// Who told it to `person` first, as bits of friends; of the child all who did.
uint16_t rumour_tellers(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot);
// As `person` tells it.
const field_text *rumour_words(const rumour_spec *s, const rumour_state *st, size_t person,
                               size_t slot);
bool rumour_knows(const rumour_spec *s, const rumour_state *st, size_t slot, size_t person);
bool rumour_errs(const rumour_spec *s, const rumour_state *st, size_t slot, size_t person);
rumour_count rumour_counted(const rumour_spec *s, const rumour_state *st, size_t slot);
// The same of those who live by each friend's bank; all: who live there.
void rumour_count_banks(const rumour_spec *s, const rumour_state *st, size_t slot,
                        rumour_count out[RUMOUR_MAX_FRIENDS]);
uint8_t rumour_held(const rumour_spec *s, const rumour_state *st, size_t slot, size_t person);
// How many would hold a boat that leaves now, quickly if it is `fast`, from `person`.
size_t rumour_boat_reaches(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot,
                           bool fast);
// Whether the last boat says what is so; whether its name of the pull is right.
bool rumour_boat_right(const rumour_spec *s, const rumour_state *st, size_t slot);
bool rumour_named_right(const rumour_spec *s, const rumour_state *st, size_t slot);
const char *rumour_told(const rumour_spec *s, const rumour_state *st); // PULLING, REASON: words
size_t rumour_allowed(const rumour_spec *s); // stories that may be missed in a round
extern const char *const rumour_pull_names[RUMOUR_PULLS + 1]; // in level files; NULL-terminated

// ---- shared by the files of this folder ----

extern const record rumour_shape;
bool rumour_link(void *spec, const level_head *head, arena *a, diag_list *out);
void rumour_lint(const void *spec, const level_head *head, diag_list *out);
size_t rumour_size(const void *spec);
void rumour_start(const void *spec, uint64_t seed, void *state);
bool rumour_act(const void *spec, void *state, action in, evidence_list *out);
bool rumour_bot(const void *spec, const void *state, action *out);

// rumour_flow.c: the water. holds: of one story, people long.
void rumour_begin(const rumour_spec *s, rumour_run *run, uint8_t *holds, size_t story,
                  size_t spring);
void rumour_flow(const rumour_spec *s, const rumour_run *run, uint8_t *holds); // one step
rumour_count rumour_count_run(const rumour_spec *s, const rumour_run *run, const uint8_t *holds);
bool rumour_is_enough(const rumour_spec *s, rumour_count c);
size_t rumour_me(const rumour_spec *s); // the child among the people

#endif
