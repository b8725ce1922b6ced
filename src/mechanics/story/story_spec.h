// story_spec.h - A story as its file and its rules see it, and what a view may ask of the two.
// Refuses to be changed by a view: only story_rules.act moves a state.
#ifndef BB_MECHANICS_STORY_SPEC_H
#define BB_MECHANICS_STORY_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"

enum {
    STORY_MAX_CAST = 8,                    // that a level lists
    STORY_MAX_PEOPLE = STORY_MAX_CAST + 2, // with the player and Pip
    STORY_MAX_COUNTERS = 4,
    STORY_MAX_CHOICES = 4,
    STORY_MAX_SCENES = 240,
    STORY_MAX_STEPS = 64, // of a scene
    STORY_MAX_ENDINGS = 16,
    STORY_MAX_SHOWS = 6,
    STORY_HISTORY = 24,
    STORY_COUNTER_MAX = 9,
    STORY_NOBODY = 255
};

typedef enum {
    STORY_NEXT = 1, // a line is read, a reason is read, a good ending is read
    STORY_CHOOSE,   // a: number of the choice among all those of the step, offered or not
    STORY_ALWAYS,   // a: story_always
    STORY_BACK      // to the choice that went wrong
} story_verb;

typedef enum { STORY_LEAVE, STORY_BLOCK, STORY_TELL, STORY_ALWAYS_COUNT } story_always;
typedef enum { STORY_STAGE, STORY_PHONE } story_dress;
typedef enum { STORY_LEFT, STORY_RIGHT } story_side;
typedef enum {
    STORY_CALM,
    STORY_HAPPY,
    STORY_WORRIED,
    STORY_SAD,
    STORY_CROSS,
    STORY_SURPRISED
} story_mood;                                  // named as in the puppet kit: story_mood_names
extern const char *const story_mood_names[];   // NULL-terminated
extern const char *const story_always_names[]; // "leave", "block", "tell", NULL

// People: 0 is the player, 1 is Pip, then the cast as listed (without these two).
enum { STORY_ME, STORY_PIP };

typedef struct {
    field_name key;
    field_text name; // s NULL: the cast's own
    field_name look; // s NULL: the key
    int side;        // story_side; -1: not said
    int mood;
    srcpos at;
} story_member; // as written

typedef struct {
    const char *id;
    const char *look;           // NULL for the player
    const story_member *member; // NULL: not listed (the player, Pip)
    uint8_t side;               // story_side; the player's and Pip's, when not listed, mean nothing
    uint8_t mood;               // to begin with
} story_person;

typedef struct {
    field_name key;
    field_text name, low, high;
    int start, max;
    srcpos at;
} story_counter;

typedef enum { STORY_TO_SCENE, STORY_TO_ENDING } story_target_kind;
typedef struct {
    uint8_t kind; // story_target_kind
    uint8_t index;
} story_target;

typedef struct {
    uint8_t skill;
    bool right;
} story_show;

// What a choice does, a phone's leave, block and tell among them.
typedef enum {
    STORY_FREE,
    STORY_GOOD,
    STORY_WRONG
} story_verdict; // STORY_WRONG: anything is wrong

typedef struct {
    srcpos at;
    field_text say; // of leave, block, tell: absent
    field_name icon;
    field_pairs shows;
    field_text because;
    field_pairs changes, when;
    field_name go;
    // resolved
    story_show shown[STORY_MAX_SHOWS];
    uint8_t n_shown, verdict;
    int8_t change[STORY_MAX_COUNTERS];
    int8_t least[STORY_MAX_COUNTERS]; // offered while the counter is at least this; 0: always
    story_target to;
} story_choice;

typedef enum { STORY_STEP_LINE, STORY_STEP_CHOOSE, STORY_STEP_GO, STORY_STEP_END } story_step_kind;

typedef struct {
    srcpos at;
    field_pair line; // who: words
    int mood;        // -1: as before
    FIELD_LIST_OF(story_choice) choose;
    field_text clue;
    field_name go, end;
    // resolved
    uint8_t kind; // story_step_kind
    uint8_t who;
    story_target to; // of GO and END
} story_step;

typedef struct {
    field_name key;
    field_text title, text;
    bool good;
    srcpos at;
} story_ending;

typedef struct {
    story_choice entry[STORY_ALWAYS_COUNT]; // because.source NULL: not there
} story_always_set;

typedef struct {
    srcpos at;
    int dress;
    field_name contact;
    field_text note;
    FIELD_LIST_OF(story_member) cast;
    FIELD_LIST_OF(story_counter) counters;
    field_name start;
    FIELD_LIST_OF(field_keyed_list) scenes; // of story_step
    story_always_set always;
    FIELD_LIST_OF(story_ending) endings;
    // resolved
    story_person people[STORY_MAX_PEOPLE];
    size_t n_people;
    uint8_t contact_person; // STORY_NOBODY on the stage
    uint8_t start_scene;
    uint16_t
        way[STORY_MAX_SCENES]; // from here to a good ending, nothing wrong chosen; see story_way
} story_spec;

typedef enum {
    STORY_SHOWS_LINE,   // NEXT (and ALWAYS)
    STORY_SHOWS_CHOICE, // CHOOSE (and ALWAYS)
    STORY_SHOWS_REASON, // NEXT
    STORY_SHOWS_ENDING, // good: NEXT; otherwise BACK
    STORY_OVER          // a good ending has been read: done
} story_phase;

typedef enum { STORY_SAID_LINE, STORY_SAID_CHOICE, STORY_SAID_ALWAYS } story_said_kind;
typedef struct {
    uint8_t kind;        // story_said_kind
    uint8_t scene, step; // of the line or the choose
    uint8_t n;           // of the choice, or story_always
} story_said;

// Where the story stands: what BACK brings back. Bytes only, so there is no padding.
typedef struct {
    uint8_t phase, scene, step;
    uint8_t answer; // REASON: number of the choice, or of leave, block, tell; else 0
    uint8_t always; // REASON: the answer is one of leave, block, tell
    uint8_t ending; // ENDING, OVER: which
    uint8_t n_said;
    uint8_t spare; // 0
    uint8_t counters[STORY_MAX_COUNTERS];
    uint8_t moods[STORY_MAX_PEOPLE]; // story_mood
    uint8_t said_before[2];          // little-endian: messages that the history has forgotten
    story_said said[STORY_HISTORY];  // the last n_said things said, oldest first
} story_stand;

typedef struct {
    story_stand now;
    story_stand checkpoint;            // before the last wrong choice; the beginning until then
    uint8_t wrong_turn;                // BACK is legal although no ending asks for it
    uint8_t went_back;                 // how often, up to 255
    uint8_t visited[STORY_MAX_SCENES]; // how often, up to 255
    uint8_t tried[STORY_MAX_SCENES];   // bit n: choice n of the scene's choose was taken before
    uint8_t attempts[STORY_MAX_SCENES];
    uint8_t always_attempts[STORY_ALWAYS_COUNT];
    uint8_t spare; // 0
} story_state;

// ---- what a view asks ----

// What stands before the child. Texts are those to show (translated if the level is).
typedef struct {
    story_phase phase;
    uint8_t who;       // of words; STORY_NOBODY: nothing has been said yet
    const char *words; // said last; NULL: nothing yet
    uint8_t mood;      // of who, story_mood
    const story_choice *choices[STORY_MAX_CHOICES]; // CHOICE: those on offer
    uint8_t numbers[STORY_MAX_CHOICES];             // their operand for STORY_CHOOSE
    bool tried[STORY_MAX_CHOICES];                  // taken before, and come back from
    size_t n_choices;
    bool always[STORY_ALWAYS_COUNT]; // legal now
    bool back;                       // legal now
    const char *reason;              // REASON; else NULL
    story_verdict verdict;           // REASON: of what was chosen
    const story_choice *answer;      // REASON: what was chosen; else NULL
    const story_ending *ending;      // ENDING, OVER; else NULL
} story_view_now;

story_view_now story_now(const story_spec *spec, const story_state *state);

typedef struct {
    story_said_kind kind;
    uint8_t who;       // STORY_ME for a choice
    const char *words; // of ALWAYS: NULL, `always` says which
    story_always always;
} story_message;

// The messages still known, oldest first; returns how many. What number the first of them has since
// the story began goes to *first, so that a view can tell which are new.
size_t story_messages(const story_spec *spec, const story_state *state,
                      story_message out[STORY_HISTORY], size_t *first);

// The name on a person's card; NULL: the player's own (STORY_ME), or the one of the person's look
// in content/cast.h, to be looked up in the program's catalogue.
const char *story_name(const story_spec *spec, uint8_t who);

// ---- shared by the files of this folder ----

enum { STORY_NO_WAY = 65535 };
const story_step *story_step_at(const story_spec *spec, size_t scene, size_t step);
size_t story_steps(const story_spec *spec, size_t scene);
bool story_has_always(const story_spec *spec, story_always which);
// The length of the way to a good ending without a wrong choice: a choice counts 1, one with a
// condition 8, leave, block and tell 100, so that a player who knows talks before leaving.
// STORY_NO_WAY: there is none.
uint16_t story_way(const story_spec *spec, story_target to);
uint16_t story_way_by(const story_spec *spec, const story_choice *choice, bool always);

extern const record story_shape;
bool story_link(void *spec, const level_head *head, arena *a, diag_list *out);
void story_lint(const void *spec, const level_head *head, diag_list *out);

#endif
