// order_spec.h - A plan, its steps and what they change as their file and their rules see them, and
// what a view may ask of the two. Refuses to be changed by a view: only order_rules.act moves a
// state.
#ifndef BB_MECHANICS_ORDER_SPEC_H
#define BB_MECHANICS_ORDER_SPEC_H

#include "content/curriculum.h"
#include "content/mechanic.h"

enum {
    ORDER_MAX_BOARD = 4,
    ORDER_MAX_STATES = 6,
    ORDER_MAX_STEPS = 8,
    ORDER_MAX_TRAPS = 3,
    ORDER_MAX_CARDS = ORDER_MAX_STEPS + ORDER_MAX_TRAPS,
    ORDER_NONE = 255
};

// A card is a step (0 .. steps-1, as written) or a trap (from there on).
typedef enum {
    ORDER_PUT = 1, // a: card, b: slot; what stood there goes back to the tray
    ORDER_TAKE,    // a: slot
    ORDER_PLAY,    // every slot is filled
    ORDER_NEXT     // the reason of a step that was played out has been read
} order_verb;

typedef struct {
    field_name key;
    field_text text;
    field_name icon;
    bool bad;
    srcpos at;
} order_thing_state;

typedef struct {
    field_name key;
    field_text name;
    field_name icon;
    field_name start;
    FIELD_LIST_OF(order_thing_state) states;
    srcpos at;
    uint8_t start_state; // resolved
} order_thing;

typedef struct {
    field_name key;
    field_text text;
    field_name icon;
    field_names after; // steps only
    field_text early;  // steps only
    field_text because;
    field_pairs sets; // steps only
    field_name shows;
    srcpos at;
    // resolved
    uint8_t needs; // bit s: step s must come before
    uint8_t skill;
    uint8_t set[ORDER_MAX_BOARD]; // the state each thing takes; ORDER_NONE: unchanged
} order_card;

typedef struct {
    srcpos at;
    field_text ask;
    FIELD_LIST_OF(order_thing) board;
    FIELD_LIST_OF(order_card) steps;
    FIELD_LIST_OF(order_card) traps;
    field_text clue;
} order_spec;

typedef enum {
    ORDER_PLANNING,
    ORDER_PLAYING, // the step at `at` has worked; its reason is shown
    ORDER_FAILED,  // the card at `at` was too early, or a trap; its reason is shown
    ORDER_OVER     // the last step has worked, and its reason was read: done
} order_phase;

// Bytes only, so there is no padding.
typedef struct {
    uint8_t phase;
    uint8_t at;   // PLAYING, FAILED: the slot whose reason is shown; else the value of good
    uint8_t good; // the slots of the beginning that has worked; they stay as they are
    uint8_t done; // bit s: step s has worked
    uint8_t slots[ORDER_MAX_STEPS];  // card; ORDER_NONE: empty
    uint8_t shown[ORDER_MAX_CARDS];  // the cards in the order in which they are laid out
    uint8_t played[ORDER_MAX_CARDS]; // how often each was played out, up to 255
    uint8_t board[ORDER_MAX_BOARD];  // state of each thing
    uint8_t before[ORDER_MAX_BOARD]; // the same before the last step worked: what moved
    uint8_t plays;                   // how often PLAY was pressed, up to 255
    uint8_t spare;                   // 0
} order_state;

// ---- what a view asks ----

size_t order_slots(const order_spec *spec); // as many as steps
size_t order_cards(const order_spec *spec);
const order_card *order_card_at(const order_spec *spec, size_t card); // a step or a trap
bool order_is_trap(const order_spec *spec, size_t card);
// The slot a card stands in; ORDER_NONE: the tray.
uint8_t order_slot_of(const order_spec *spec, const order_state *state, size_t card);
bool order_filled(const order_spec *spec, const order_state *state); // PLAY is legal

typedef struct {
    order_phase phase;
    const order_card *card; // PLAYING, FAILED: the one played out; else NULL
    uint8_t index;          // of card; ORDER_NONE
    const char *reason;     // PLAYING, FAILED; else NULL
} order_view_now;

order_view_now order_now(const order_spec *spec, const order_state *state);

// ---- shared by the files of this folder ----

extern const record order_shape;
bool order_link(void *spec, const level_head *head, arena *a, diag_list *out);
void order_lint(const void *spec, const level_head *head, diag_list *out);

#endif
