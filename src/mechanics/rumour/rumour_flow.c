// The water: how what is told goes from each to those who hear them, and what it comes to.
#include "mechanics/rumour/rumour_spec.h"

#include <string.h>

size_t rumour_me(const rumour_spec *s) {
    return s->friends.n - 1;
}

// Everybody hears only from people before them, so that going backwards nobody hears what was told
// in this same step. What came later counts more: a boat over what is merely told, and a boat over
// those that left before it.
static void pass(const rumour_spec *s, const rumour_run *run, uint8_t *holds, bool fast) {
    for (size_t p = s->people; p-- > 0;) {
        uint8_t best = holds[p];
        for (uint32_t i = s->hears_at[p]; i < s->hears_at[p + 1]; i++) {
            uint8_t told = holds[s->hears[i]];
            bool boat = told >= RUMOUR_HOLDS_BOAT;
            bool heard =
                boat ? !fast || run->boats[told - RUMOUR_HOLDS_BOAT].fast : !fast && !s->waits[p];
            best = heard && told > best ? told : best;
        }
        holds[p] = best;
    }
}

void rumour_flow(const rumour_spec *s, const rumour_run *run, uint8_t *holds) {
    pass(s, run, holds, false);
    pass(s, run, holds, true);
}

// How many arms it is from the spring to each friend, over those who pass on what is merely told;
// returns after how many steps all have told the child who ever will.
static uint8_t measure(const rumour_spec *s, rumour_run *run) {
    uint8_t heard = 0;
    memset(run->distance, RUMOUR_NONE, sizeof run->distance);
    run->distance[run->spring] = 0;
    for (size_t p = (size_t)run->spring + 1; p < s->friends.n; p++) {
        for (uint32_t i = s->hears_at[p]; i < s->hears_at[p + 1]; i++) {
            size_t q = s->hears[i];
            uint8_t d = run->distance[q];
            if (d == RUMOUR_NONE || (s->waits[q] && q != run->spring)) {
                continue;
            }
            d++;
            run->distance[p] = d < run->distance[p] ? d : run->distance[p];
            heard = p == rumour_me(s) && d > heard ? d : heard;
        }
    }
    return heard;
}

// People whom it may come to in the end. holds is used, and left empty.
static uint16_t reach(const rumour_spec *s, const rumour_run *run, uint8_t *holds) {
    uint16_t n = 0;
    memset(holds, 0, s->people);
    holds[run->spring] = 1;
    for (size_t p = 0; p < s->people; p++) {
        for (uint32_t i = s->hears_at[p]; i < s->hears_at[p + 1]; i++) {
            holds[p] |= holds[s->hears[i]];
        }
        n = (uint16_t)(n + holds[p]);
    }
    memset(holds, 0, s->people);
    return n;
}

static uint16_t told_by(const rumour_spec *s, const rumour_run *run, size_t person, bool all) {
    uint16_t bits = 0;
    for (uint32_t i = s->hears_at[person]; i < s->hears_at[person + 1]; i++) {
        size_t q = s->hears[i];
        uint8_t d = run->distance[q];
        bool passes = d != RUMOUR_NONE && (!s->waits[q] || q == run->spring);
        if (passes && (all || d + 1 == run->distance[person])) {
            bits |= (uint16_t)(1u << q);
        }
    }
    return bits;
}

void rumour_begin(const rumour_spec *s, rumour_run *run, uint8_t *holds, size_t story,
                  size_t spring) {
    memset(run, 0, sizeof *run);
    run->story = (uint8_t)story;
    run->spring = (uint8_t)spring;
    run->reach = reach(s, run, holds);
    uint8_t steps = measure(s, run);
    holds[spring] = RUMOUR_HOLDS_TOLD;
    for (uint8_t i = 0; i < steps; i++) {
        rumour_flow(s, run, holds);
    }
    size_t me = rumour_me(s);
    run->asked = (uint16_t)(1u << me);
    run->known = (uint16_t)(run->asked | told_by(s, run, me, true));
}

uint16_t rumour_tellers(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot) {
    return told_by(s, &st->runs[slot], person, person == rumour_me(s));
}

static bool knows(const rumour_spec *s, const rumour_run *run, uint8_t held) {
    int is = s->stories.items[run->story].is;
    if (held == RUMOUR_HOLDS_TOLD) {
        return is == RUMOUR_TRUE;
    }
    return held != RUMOUR_HOLDS_NONE &&
           (run->boats[held - RUMOUR_HOLDS_BOAT].kind == RUMOUR_PASS) == (is == RUMOUR_TRUE);
}

static void count(const rumour_spec *s, const rumour_run *run, uint8_t held, rumour_count *c) {
    bool well = knows(s, run, held);
    c->know += well;
    c->wrong += held != RUMOUR_HOLDS_NONE && !well;
}

rumour_count rumour_count_run(const rumour_spec *s, const rumour_run *run, const uint8_t *holds) {
    rumour_count c = {.all = run->reach};
    for (size_t p = 0; p < s->people; p++) {
        count(s, run, holds[p], &c);
    }
    return c;
}

bool rumour_is_enough(const rumour_spec *s, rumour_count c) {
    return c.know * 100 >= c.all * (size_t)s->enough;
}

// ---- what a view asks

static const uint8_t *holds_of(const rumour_spec *s, const rumour_state *st, size_t slot) {
    return st->holds + slot * s->people;
}

bool rumour_knows(const rumour_spec *s, const rumour_state *st, size_t slot, size_t person) {
    return knows(s, &st->runs[slot], holds_of(s, st, slot)[person]);
}

bool rumour_errs(const rumour_spec *s, const rumour_state *st, size_t slot, size_t person) {
    uint8_t held = holds_of(s, st, slot)[person];
    return held != RUMOUR_HOLDS_NONE && !knows(s, &st->runs[slot], held);
}

rumour_count rumour_counted(const rumour_spec *s, const rumour_state *st, size_t slot) {
    return rumour_count_run(s, &st->runs[slot], holds_of(s, st, slot));
}

void rumour_count_banks(const rumour_spec *s, const rumour_state *st, size_t slot,
                        rumour_count out[RUMOUR_MAX_FRIENDS]) {
    memset(out, 0, RUMOUR_MAX_FRIENDS * sizeof *out);
    for (size_t p = 0; p < s->people; p++) {
        rumour_count *c = &out[s->home[p]];
        c->all++;
        count(s, &st->runs[slot], holds_of(s, st, slot)[p], c);
    }
}

uint8_t rumour_held(const rumour_spec *s, const rumour_state *st, size_t slot, size_t person) {
    return holds_of(s, st, slot)[person];
}

size_t rumour_boat_reaches(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot,
                           bool fast) {
    uint8_t holds[RUMOUR_MAX_CROWD + RUMOUR_MAX_FRIENDS];
    rumour_run run = st->runs[slot];
    if (run.n_boats >= RUMOUR_MAX_BOATS) {
        return 0;
    }
    uint8_t held = (uint8_t)(RUMOUR_HOLDS_BOAT + run.n_boats);
    memcpy(holds, holds_of(s, st, slot), s->people);
    run.boats[run.n_boats].fast = fast;
    holds[person] = held;
    for (uint8_t i = 0; i < st->left; i++) {
        rumour_flow(s, &run, holds);
    }
    size_t n = 0;
    for (size_t p = 0; p < s->people; p++) {
        n += holds[p] == held;
    }
    return n;
}
