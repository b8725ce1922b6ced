// play_harness.h - Two mechanics small enough to see through. Steps: walk 1 or 2 of 5 steps at a
// time, exactly; a right row each. Clock: wait until 150 ticks have gone by and press; the state
// counts the ticks. Also faults for a bot to find.
#ifndef BB_TESTS_PLAY_HARNESS_H
#define BB_TESTS_PLAY_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/rng.h"
#include "play/bot.h"
#include "play/recording.h"

enum { STEP = 1, PRESS = 2, STEPS = 5, RIPE = 150 };
typedef enum { SOUND, REFUSES_ITS_OWN, CHANGES_WHEN_REFUSING, STUCK, NAMELESS } fault;

typedef struct {
    fault fault;
} toy_spec;

typedef struct {
    rng random;
    int at, ticks;
    uint32_t last_tick;
} toy_state;

static inline size_t toy_size(const void *spec) {
    (void)spec;
    return sizeof(toy_state);
}

static inline void toy_start(const void *spec, uint64_t seed, void *state) {
    (void)spec;
    rng_seed(&((toy_state *)state)->random, seed);
}

static inline bool steps_act(const void *spec, void *state, action in, evidence_list *out) {
    fault f = ((const toy_spec *)spec)->fault;
    toy_state *st = state;
    bool fits = in.verb == STEP && (in.a == 1 || in.a == 2) && st->at + in.a <= STEPS;
    if (!fits || (f == REFUSES_ITS_OWN && st->at == 3)) {
        st->at += f == CHANGES_WHEN_REFUSING && st->at < 3;
        return false;
    }
    st->at += in.a;
    st->last_tick = in.tick;
    rng_next(&st->random);
    evidence_add(out, (evidence){.skill = 3,
                                 .right = in.a == 1,
                                 .attempt = 1,
                                 .item = f == NAMELESS ? NULL : "step",
                                 .expected = "one",
                                 .chosen = in.a == 1 ? "one" : "two"});
    return true;
}

static inline bool steps_done(const void *spec, const void *state) {
    (void)spec;
    return ((const toy_state *)state)->at == STEPS;
}

static inline bool steps_bot(const void *spec, const void *state, action *out) {
    *out = (action){.verb = STEP, .a = 1};
    return !(((const toy_spec *)spec)->fault == STUCK && ((const toy_state *)state)->at == 2);
}

static inline size_t steps_legal(const void *spec, const void *state, action *out, size_t max) {
    const toy_state *st = state;
    size_t n = 0;
    if (((const toy_spec *)spec)->fault == STUCK && st->at >= 2) {
        return 0;
    }
    for (int16_t a = 1; a <= 2 && st->at + a <= STEPS && n < max; a++) {
        out[n++] = (action){.verb = STEP, .a = a};
    }
    return n;
}

static inline bool clock_act(const void *spec, void *state, action in, evidence_list *out) {
    (void)spec;
    (void)out;
    toy_state *st = state;
    if (in.verb != PRESS || st->ticks < RIPE) {
        return false;
    }
    st->at = 1;
    st->last_tick = in.tick;
    return true;
}

// Done ten ticks behind the press: the end comes without an action.
static inline void clock_tick(const void *spec, void *state, evidence_list *out) {
    (void)spec;
    (void)out;
    toy_state *st = state;
    st->ticks++;
    st->at += st->at > 0;
}

static inline bool clock_done(const void *spec, const void *state) {
    (void)spec;
    return ((const toy_state *)state)->at > 10;
}

static inline bool clock_bot(const void *spec, const void *state, action *out) {
    (void)spec;
    const toy_state *st = state;
    *out = (action){.verb = PRESS};
    return st->ticks >= RIPE && st->at == 0;
}

static inline size_t clock_legal(const void *spec, const void *state, action *out, size_t max) {
    return max > 0 && clock_bot(spec, state, out) ? 1 : 0;
}

static const mechanic steps_rules = {.name = "steps",
                                     .size = toy_size,
                                     .start = toy_start,
                                     .act = steps_act,
                                     .done = steps_done,
                                     .bot = steps_bot,
                                     .legal = steps_legal};
static const mechanic clock_rules = {.name = "clock",
                                     .size = toy_size,
                                     .start = toy_start,
                                     .act = clock_act,
                                     .tick = clock_tick,
                                     .done = clock_done,
                                     .bot = clock_bot,
                                     .legal = clock_legal};

static inline level toy_level(const mechanic *m, toy_spec *spec) {
    return (level){.id = {.s = "toy-level"}, .revision = 3, .mechanic = m, .spec = spec};
}

#endif
