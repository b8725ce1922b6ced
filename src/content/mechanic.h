// mechanic.h - A mechanic is a kind of play: the shape of its level files and its rules. Rules are
// pure: they never see SDL, the clock, files or malloc, and their state is flat, without pointers,
// so that a memcpy saves, forks and compares a game. Refuses nothing itself; `link` and `lint` do.
#ifndef BB_CONTENT_MECHANIC_H
#define BB_CONTENT_MECHANIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/diag.h"
#include "node/field.h"
#include "progress/evidence.h"

// What a child does, free of keys and pixels. verb and its operands are the mechanic's own.
typedef struct {
    uint32_t tick; // 1/60 s since the session began; the session stamps it
    uint16_t verb; // never 0: 0 is "no action"
    int16_t a, b;
} action;

// What the level's head says that a spec may need.
typedef struct {
    const char *id;        // "" in a level that has none, which is an error
    int band;              // 7, 10 or 13
    const uint8_t *skills; // indexes in the curriculum
    size_t n_skills;
} level_head;

typedef struct {
    const char *name;    // `mechanic:` in a level file, and the key its body stands under
    const record *shape; // drives loading, the JSON Schema, the teachers' page and the .pot
    // Resolves names to indexes after loading; false and diags when a name leads nowhere.
    bool (*link)(void *spec, const level_head *head, arena *a, diag_list *out);
    void (*lint)(const void *spec, const level_head *head,
                 diag_list *out);                                // fair? solvable? explained?
    size_t (*size)(const void *spec);                            // of the flat state
    void (*start)(const void *spec, uint64_t seed, void *state); // state is zeroed before
    // False: illegal now, and nothing has changed. out may be NULL.
    bool (*act)(const void *spec, void *state, action in, evidence_list *out);
    void (*tick)(const void *spec, void *state, evidence_list *out); // 60 Hz; NULL: turn-based
    // With a tick only: true while a tick would change nothing until something is done.
    bool (*rests)(const void *spec, const void *state);
    bool (*done)(const void *spec, const void *state);
    bool (*bot)(const void *spec, const void *state,
                action *out); // a player who knows; false: stuck, or waiting for a tick
    // Every action that is legal now, for the random player and the solver; at most max.
    size_t (*legal)(const void *spec, const void *state, action *out, size_t max);
    // "Think of this": the level's own clue for what stands before the child now, or NULL.
    const char *(*clue)(const void *spec, const void *state);
} mechanic;

bool action_same(action a, action b); // apart from the tick

#endif
