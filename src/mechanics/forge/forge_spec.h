// forge_spec.h - Chutes of words, doors with their keys, and the days that come as a forge's file
// and its rules see them, and what a view may ask of the two. Refuses what a child types: keys are
// drawn or taken ready made, never written.
//
// How strong a key is counts in thousandths of a power of ten of guesses, by somebody who knows the
// word lists and how keys are made here: a word drawn from 100 is worth 2000, three of them 6000.
#ifndef BB_MECHANICS_FORGE_SPEC_H
#define BB_MECHANICS_FORGE_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"
#include "core/rng.h"

enum {
    FORGE_MAX_CHUTES = 4,
    FORGE_MAX_LIST = 250, // words in a chute
    FORGE_MAX_SCRAPS = 6,
    FORGE_MAX_DOORS = 5,
    FORGE_MAX_BOLTS = 2,
    FORGE_MAX_DAYS = 16,
    FORGE_MAX_WORDS = 8, // in a key
    FORGE_MAX_MELTS = 15,
    FORGE_NONE = 255
};

typedef enum {
    FORGE_DRAW = 1, // a: chute; a word of it goes to the end of the key on the anvil
    FORGE_TAKE,     // a: scrap; the same
    FORGE_MELT,     // clears the anvil
    FORGE_FIT,      // a: door; hangs the key on it, and it stays on the anvil too
    FORGE_BOLT,     // a: bolt, b: door; puts it there, or takes it off
    FORGE_MEET,     // lets the day come
    FORGE_ANSWER,   // a: forge_answer
    FORGE_NEXT      // the reason has been read
} forge_verb;

typedef enum { FORGE_KEEP, FORGE_GIVE } forge_answer;
typedef enum { FORGE_FRIENDS, FORGE_EVERYONE } forge_known;
typedef enum { FORGE_SECOND, FORGE_UPDATE } forge_bolt_kind;
typedef enum {
    FORGE_GUESS, // every door is tried
    FORGE_LEAK,  // the key of a door gets out, through no fault of the child; that door opens
    FORGE_SPY,   // the same, but a second lock can hold it
    FORGE_CRACK, // doors without an update open
    FORGE_ASK    // somebody asks for something
} forge_day_kind;

typedef struct {
    field_name key;
    field_text name;
    field_name icon;
    field_text words; // with blanks between
    srcpos at;
    // resolved
    uint8_t n;
    int weight; // of a word drawn from it
} forge_chute;

typedef struct {
    field_name key;
    field_text text;
    field_name icon;
    int known; // forge_known
    srcpos at;
    int weight; // resolved
} forge_scrap;

typedef struct {
    field_name key;
    field_text name;
    field_name icon;
    field_name bears; // a scrap: its key at first; s NULL: it has none
    field_names opens;
    srcpos at;
    // resolved
    uint8_t scrap;   // FORGE_NONE: none
    uint8_t openers; // bit d: what stands behind this door opens door d
} forge_door;

typedef struct {
    field_name key;
    field_text name;
    field_name icon;
    int kind; // forge_bolt_kind
    int have;
    srcpos at;
} forge_bolt;

typedef struct {
    field_name key;
    int kind; // forge_day_kind
    field_text name, text;
    field_name icon, look;
    field_name door;
    int speed, lasts;
    int right; // forge_answer
    field_text keep, give;
    field_text because, instead, clue;
    field_name shows;
    srcpos at;
    // resolved
    uint8_t target; // door; FORGE_NONE
    uint8_t skill;
    int tries;                         // GUESS
    const char *rows[FORGE_MAX_DOORS]; // ids of evidence: "friend.mail"
} forge_day;

typedef struct {
    srcpos at;
    field_text ask;
    int most; // words in a key
    FIELD_LIST_OF(forge_chute) chutes;
    FIELD_LIST_OF(forge_scrap) scraps;
    FIELD_LIST_OF(forge_door) doors;
    FIELD_LIST_OF(forge_bolt) bolts;
    FIELD_LIST_OF(forge_day) days;
} forge_spec;

// No byte between the fields of these: states are compared as bytes.
typedef struct {
    uint8_t from[FORGE_MAX_WORDS]; // chute, or FORGE_SCRAP + scrap
    uint8_t word[FORGE_MAX_WORDS]; // of the chute
    uint16_t serial;               // the same: the same key; 0: never hung
    uint8_t n;
    uint8_t lost;  // times that the child has drawn anew until it liked this one
    uint8_t known; // 1: it is out
    uint8_t spare;
} forge_key;
enum { FORGE_SCRAP = 128 };

typedef enum {
    FORGE_WORK,  // at the anvil
    FORGE_ASKED, // somebody stands there and asks
    FORGE_TOLD,  // what the day brought, and why
    FORGE_OVER
} forge_phase;

typedef struct {
    rng random;
    forge_key anvil;
    forge_key keys[FORGE_MAX_DOORS];
    uint16_t serials;
    uint8_t bolts[FORGE_MAX_DOORS]; // bit b
    uint8_t open;                   // bit d: door d stands open
    uint8_t fell;                   // TOLD: doors that this day has opened
    uint8_t order[FORGE_MAX_DAYS];
    uint8_t attempts[FORGE_MAX_DAYS];
    uint8_t day; // which of the order
    uint8_t phase;
    uint8_t well;   // TOLD: the day went well
    uint8_t chosen; // TOLD, of ASK: forge_answer
    uint8_t spare[3];
} forge_state;

// ---- what a view asks ----

typedef struct {
    forge_phase phase;
    const forge_day *day; // that comes, or has come; NULL when it is over
    bool well;            // TOLD
    const char *reason;   // TOLD; else NULL
    size_t number, count; // "3 of 8", from 1
    bool ready;           // every door has a key that nobody else knows
    bool again;           // this day has come before
} forge_view_now;

forge_view_now forge_now(const forge_spec *spec, const forge_state *state);
bool forge_legal(const forge_spec *spec, const forge_state *state, action in);
int forge_weight(const forge_spec *spec, const forge_key *key);
// The guesser that comes next, the last if none does; NULL: nobody guesses here.
const forge_day *forge_guesser(const forge_spec *spec, const forge_state *state);
int forge_bolts_left(const forge_spec *spec, const forge_state *state, size_t bolt);
bool forge_bolted(const forge_spec *spec, const forge_state *state, size_t door,
                  forge_bolt_kind kind);
// Another door bears the same key.
bool forge_shared(const forge_spec *spec, const forge_state *state, size_t door);

// ---- shared by the files of this folder ----

extern const record forge_shape;
bool forge_link(void *spec, const level_head *head, arena *a, diag_list *out);
void forge_lint(const void *spec, const level_head *head, diag_list *out);
void forge_start(const void *spec, uint64_t seed, void *state);
bool forge_act(const void *spec, void *state, action in, evidence_list *out);
bool forge_bot(const void *spec, const void *state, action *out);

#endif
