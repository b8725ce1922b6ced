#include "mechanics/sort/sort.h"
#include "mechanics/sort/sort_spec.h"

#include <string.h>

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(sort_state);
}

static const sort_item *item_now(const sort_spec *s, const sort_state *st) {
    return &s->items.items[st->order[st->at]];
}

static void start(const void *spec, uint64_t seed, void *state) {
    const sort_spec *s = spec;
    sort_state *st = state;
    rng_seed(&st->random, seed);
    st->n = (uint8_t)s->items.n;
    for (uint8_t i = 0; i < st->n; i++) {
        st->order[i] = i;
    }
    rng_shuffle(&st->random, st->order, st->n);
    memset(st->placed, SORT_NONE, sizeof st->placed);
    st->chosen = SORT_NONE;
    st->phase = SORT_CHOOSING;
}

static void count_first_try(sort_state *st, const sort_item *item, bool right) {
    st->right_first = (uint8_t)(st->right_first + right);
    if (item->kind == EVIDENCE_SIGNAL) {
        st->signals++;
        st->caught = (uint8_t)(st->caught + right);
    } else if (item->kind == EVIDENCE_NOISE) {
        st->noises++;
        st->trusted = (uint8_t)(st->trusted + right);
    }
}

static bool place(const sort_spec *s, sort_state *st, int16_t where, evidence_list *out) {
    if (st->phase != SORT_CHOOSING || where < 0 || (size_t)where >= s->places.n) {
        return false;
    }
    uint8_t which = st->order[st->at];
    const sort_item *item = &s->items.items[which];
    bool right = item->right >> where & 1;
    st->attempts[which]++;
    st->placed[which] = (uint8_t)where;
    st->chosen = (uint8_t)where;
    st->right = right;
    st->phase = SORT_REASON;
    if (!st->again) {
        count_first_try(st, item, right);
        if (!right) {
            st->missed[st->n_missed++] = which;
        }
    }
    evidence_add(out, (evidence){.skill = item->skill,
                                 .kind = item->kind,
                                 .right = right,
                                 .attempt = st->attempts[which],
                                 .item = item->key.s,
                                 .expected = s->places.items[item->first].key.s,
                                 .chosen = s->places.items[where].key.s});
    return true;
}

static bool next(sort_state *st) {
    if (st->phase != SORT_REASON) {
        return false;
    }
    st->chosen = SORT_NONE;
    st->right = 0;
    st->phase = SORT_CHOOSING;
    if (++st->at < st->n) {
        return true;
    }
    if (st->again || st->n_missed == 0) {
        st->phase = SORT_OVER;
        return true;
    }
    st->again = 1;
    st->at = 0;
    st->n = st->n_missed;
    memset(st->order, 0, sizeof st->order);
    memcpy(st->order, st->missed, st->n);
    rng_shuffle(&st->random, st->order, st->n);
    return true;
}

static bool act(const void *spec, void *state, action in, evidence_list *out) {
    switch (in.verb) {
    case SORT_PLACE: return place(spec, state, in.a, out);
    case SORT_NEXT: return next(state);
    default: return false;
    }
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const sort_state *)state)->phase == SORT_OVER;
}

static bool bot(const void *spec, const void *state, action *out) {
    const sort_state *st = state;
    switch ((sort_phase)st->phase) {
    case SORT_CHOOSING:
        *out = (action){.verb = SORT_PLACE, .a = item_now(spec, st)->first};
        return true;
    case SORT_REASON: *out = (action){.verb = SORT_NEXT}; return true;
    case SORT_OVER: break;
    }
    return false;
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    const sort_spec *s = spec;
    const sort_state *st = state;
    if (st->phase == SORT_REASON && max > 0) {
        out[0] = (action){.verb = SORT_NEXT};
        return 1;
    }
    size_t n = 0;
    for (; st->phase == SORT_CHOOSING && n < s->places.n && n < max; n++) {
        out[n] = (action){.verb = SORT_PLACE, .a = (int16_t)n};
    }
    return n;
}

static const char *clue(const void *spec, const void *state) {
    const sort_state *st = state;
    return st->phase == SORT_CHOOSING ? item_now(spec, st)->clue.s : NULL;
}

static const char *reason(const sort_item *item, const sort_state *st) {
    uint8_t other = item->instead_of[st->chosen]; // of right places there is none: link sees to it
    return other == SORT_NONE ? item->because.s : item->instead.items[other].value.s;
}

sort_view_now sort_now(const sort_spec *spec, const sort_state *state) {
    sort_view_now now = {.phase = (sort_phase)state->phase,
                         .index = SORT_NONE,
                         .chosen = state->chosen,
                         .right = state->right,
                         .again = state->again,
                         .number = state->at,
                         .count = state->n,
                         .missed = state->n_missed};
    if (now.phase == SORT_OVER) {
        return now;
    }
    now.item = item_now(spec, state);
    now.index = state->order[state->at];
    now.number++;
    now.reason = now.phase == SORT_REASON ? reason(now.item, state) : NULL;
    return now;
}

bool sort_is_judgement(const sort_spec *spec) {
    return spec->signal != SORT_NONE;
}

size_t sort_held(const sort_spec *spec, const sort_state *state, size_t place_index) {
    size_t held = 0;
    for (size_t i = 0; i < spec->items.n; i++) {
        uint8_t where = state->placed[i];
        held += where == place_index && (spec->items.items[i].right >> where & 1);
    }
    return held;
}

const mechanic sort_rules = {
    .name = "sort",
    .shape = &sort_shape,
    .link = sort_link,
    .lint = sort_lint,
    .size = state_size,
    .start = start,
    .act = act,
    .done = done,
    .bot = bot,
    .legal = legal,
    .clue = clue,
};
