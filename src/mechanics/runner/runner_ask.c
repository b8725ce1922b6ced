// What a view and the rules ask of a run and its state.
#include "core/rng.h"
#include "mechanics/runner/runner_spec.h"

static bool has(const uint8_t *bits, size_t i) {
    return bits[i / 8] >> i % 8 & 1;
}

static const runner_meeting *met(const runner_spec *s, const runner_state *st) {
    return &s->meetings.items[st->meeting];
}

uint8_t runner_missed(const runner_spec *s, const runner_state *st) {
    uint16_t least = UINT16_MAX;
    for (size_t i = 0; i < s->words.n && st->meeting < s->meetings.n; i++) {
        const runner_word *w = &s->words.items[i];
        bool missed = !(st->words >> i & 1) && w->x < met(s, st)->x;
        least = missed && w->x < least ? w->x : least;
    }
    uint8_t from = RUNNER_NONE;
    for (size_t i = 0; i < s->n_stops && least != UINT16_MAX; i++) {
        from = s->stops[i].mark_x <= least ? (uint8_t)i : from;
    }
    return from;
}

bool runner_can_choose(const runner_spec *s, const runner_state *st, size_t choice) {
    if (st->phase != RUNNER_MEET || choice >= met(s, st)->choices.n ||
        st->spent[st->meeting] >> choice & 1) {
        return false;
    }
    uint8_t said = met(s, st)->choices.items[choice].said;
    return said == RUNNER_NONE || st->words >> said & 1;
}

bool runner_is_lit(const runner_state *st, size_t stop) {
    return has(st->lit, stop);
}

bool runner_has_spark(const runner_state *st, size_t spark) {
    return has(st->sparks, spark);
}

size_t runner_gathered(const runner_spec *s, const runner_state *st) {
    size_t n = 0;
    for (size_t i = 0; i < s->n_sparks; i++) {
        n += has(st->sparks, i);
    }
    return n;
}

size_t runner_size(const runner_spec *s, const runner_state *st, size_t meeting) {
    unsigned left = s->meetings.items[meeting].right & ~(unsigned)st->spent[meeting];
    size_t n = st->grown[meeting];
    for (; left; left &= left - 1) {
        n++;
    }
    return n;
}

const char *runner_says(const runner_spec *s, const runner_choice *c) {
    return c->said == RUNNER_NONE ? c->say.s : s->words.items[c->said].text.s;
}

void runner_order(const runner_spec *s, const runner_state *st, uint8_t out[RUNNER_MAX_CHOICES]) {
    rng dice;
    rng_seed(&dice, st->seed * UINT64_C(64) + st->meeting);
    for (uint8_t i = 0; i < met(s, st)->choices.n; i++) {
        out[i] = i;
    }
    rng_shuffle(&dice, out, met(s, st)->choices.n);
}
