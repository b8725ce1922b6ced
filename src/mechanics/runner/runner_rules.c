#include "mechanics/runner/runner.h"
#include "mechanics/runner/runner_spec.h"

#include <string.h>

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(runner_state);
}

static void put(uint8_t *bits, size_t i) {
    bits[i / 8] |= (uint8_t)(1u << i % 8);
}

static const runner_meeting *met(const runner_spec *s, const runner_state *st) {
    return &s->meetings.items[st->meeting];
}

// Stands at a stop, with the fog as far behind as it ever is.
static void stand(const runner_spec *s, runner_state *st, size_t stop) {
    st->stop = (uint8_t)stop;
    st->body = runner_standing(&s->stops[stop]);
    st->fog = st->body.x - RUNNER_LEAD;
    st->chasing = 0;
    st->waits = 1;
}

static void start(const void *spec, uint64_t seed, void *state) {
    runner_state *st = state;
    st->seed = (uint32_t)seed;
    st->meeting = st->chosen = RUNNER_NONE;
    stand(spec, st, 0);
    put(st->lit, 0);
}

// Into the fog, and out of it at the last lamp: nothing is lost.
static void push_back(const runner_spec *s, runner_state *st) {
    stand(s, st, st->stop);
    st->guided = 0;
    st->carried = RUNNER_CARRIED;
    st->pushes++;
}

// ---- a tick ----

static void begin_way(const runner_spec *s, runner_state *st) {
    st->paced = st->stop + 1u < s->n_stops ? s->stops[st->stop + 1].first : 0;
    st->pace_ticks = 0;
}

static unsigned guided_keys(const runner_spec *s, runner_state *st) {
    const runner_stop *to = &s->stops[st->stop + 1];
    if (st->paced >= to->first + to->n) {
        return 0;
    }
    const runner_pace *p = &s->paces[st->paced];
    if (++st->pace_ticks >= p->ticks) {
        st->paced++;
        st->pace_ticks = 0;
    }
    return p->keys;
}

static unsigned keys_now(const runner_spec *s, runner_state *st) {
    unsigned keys = st->held | (st->tapped ? (unsigned)RUNNER_JUMP : 0u);
    st->tapped = 0;
    if (st->guided) {
        return guided_keys(s, st);
    }
    return st->alone ? (keys & RUNNER_JUMP) | (st->waits ? 0u : (unsigned)RUNNER_FORWARD) : keys;
}

static void gather(const runner_spec *s, runner_state *st) {
    for (size_t i = 0; i < s->n_sparks; i++) {
        if (!runner_has_spark(st, i) && runner_touches(&st->body, s->sparks[i].x, s->sparks[i].y)) {
            put(st->sparks, i);
        }
    }
    for (size_t i = 0; i < s->words.n; i++) {
        const runner_word *w = &s->words.items[i];
        if (runner_touches(&st->body, w->x, w->y)) {
            st->words |= (uint8_t)(1u << i);
        }
    }
}

static void reach(const runner_spec *s, runner_state *st, size_t stop) {
    if (st->guided) { // the next part of the way begins where it was found
        stand(s, st, stop);
        st->waits = 0;
        begin_way(s, st);
    }
    st->stop = (uint8_t)stop;
    st->fog = s->stops[stop].x - RUNNER_LEAD;
    put(st->lit, stop);
}

// A guided way ends on the ground at its stop, any other where the runner passes.
static bool reached(const runner_state *st, const runner_stop *stop) {
    const runner_body *b = &st->body;
    if (stop->kind == RUNNER_MEETS && !(st->solved >> stop->index & 1)) {
        return b->ground && b->x >= stop->x;
    }
    bool walked = !st->guided || st->paced >= stop->first + stop->n;
    return walked && b->x >= stop->x - (st->guided ? RUNNER_TILE / 2 : 0);
}

static void pass_stops(const runner_spec *s, runner_state *st) {
    while (st->stop + 1u < s->n_stops && reached(st, &s->stops[st->stop + 1])) {
        const runner_stop *stop = &s->stops[st->stop + 1];
        bool meets = stop->kind == RUNNER_MEETS && !(st->solved >> stop->index & 1);
        if (meets || stop->kind == RUNNER_GOAL) {
            st->body.vx = 0;
            st->phase = meets ? RUNNER_MEET : RUNNER_ARRIVED;
            st->meeting = meets ? stop->index : st->meeting;
            st->cheers = meets ? 0 : RUNNER_CHEERS;
            st->guided = 0;
            if (!meets) {
                put(st->lit, st->stop + 1u);
            }
            return;
        }
        reach(s, st, st->stop + 1u);
    }
}

static void tick(const void *spec, void *state, evidence_list *out) {
    const runner_spec *s = spec;
    runner_state *st = state;
    (void)out;
    if (st->phase == RUNNER_ARRIVED) {
        st->phase = --st->cheers > 0 ? RUNNER_ARRIVED : RUNNER_OVER;
        return;
    }
    if (st->phase != RUNNER_RUNS) {
        return;
    }
    if (st->carried > 0) {
        st->carried--;
        return;
    }
    int32_t from = st->body.x;
    unsigned keys = keys_now(s, st);
    runner_move(s, &st->body, keys, runner_wall(s, st->stop + 1u, st->solved));
    st->chasing = st->chasing || (s->chase > 0 && st->body.x != from);
    st->fog += st->chasing ? RUNNER_SPEED * s->chase / 100 : 0;
    gather(s, st);
    pass_stops(s, st);
    if (st->phase == RUNNER_RUNS && (st->body.sunk || st->fog > st->body.x)) {
        push_back(s, st);
    }
}

static bool rests(const void *spec, const void *state) {
    runner_state then;
    memcpy(&then, state, sizeof then);
    tick(spec, &then, NULL);
    return memcmp(&then, state, sizeof then) == 0;
}

// ---- what is done ----

static bool hold(runner_state *st, int keys) {
    unsigned both = RUNNER_FORWARD | RUNNER_BACKWARD;
    bool known = keys >= 0 && keys < 2 * RUNNER_JUMP && ((unsigned)keys & both) != both;
    if (st->phase != RUNNER_RUNS || !known || keys == st->held) {
        return false;
    }
    bool jumps = keys & RUNNER_JUMP && !(st->held & RUNNER_JUMP);
    bool begins = jumps && st->alone && st->waits && st->carried == 0;
    st->held = (uint8_t)keys;
    st->tapped = st->tapped || (jumps && !begins); // the first press only sets out
    st->waits = st->waits && !begins;
    st->guided = 0;
    return true;
}

static bool guide(const runner_spec *s, runner_state *st) {
    if (st->phase != RUNNER_RUNS || st->guided) {
        return false;
    }
    bool away = st->body.x != s->stops[st->stop].x || st->body.y != s->stops[st->stop].y;
    stand(s, st, st->stop);
    st->carried = away ? RUNNER_CARRIED : 0;
    st->waits = st->held = st->tapped = 0;
    st->guided = 1;
    begin_way(s, st);
    return true;
}

static bool alone(runner_state *st, int on) {
    if (st->phase != RUNNER_RUNS || st->guided || (on != 0 && on != 1) || on == st->alone) {
        return false;
    }
    st->alone = (uint8_t)on;
    st->waits = 1;
    return true;
}

static const char *wanted(const runner_meeting *m, unsigned spent) {
    for (size_t i = 0; i < m->choices.n; i++) {
        if ((m->right & ~spent) >> i & 1) {
            return m->choices.items[i].key.s;
        }
    }
    return NULL;
}

static bool choose(const runner_spec *s, runner_state *st, int which, evidence_list *out) {
    if (which < 0 || !runner_can_choose(s, st, (size_t)which)) {
        return false;
    }
    const runner_meeting *m = met(s, st);
    const runner_choice *c = &m->choices.items[which];
    uint8_t at = st->meeting, before = st->wrong[at];
    evidence_add(out, (evidence){.skill = m->skill,
                                 .kind = m->is == RUNNER_UNFAIR ? EVIDENCE_SIGNAL
                                         : m->is == RUNNER_FAIR ? EVIDENCE_NOISE
                                                                : EVIDENCE_PLAIN,
                                 .right = c->right,
                                 .attempt = (uint8_t)(before < UINT8_MAX ? before + 1 : UINT8_MAX),
                                 .item = m->key.s,
                                 .expected = c->right ? c->key.s : wanted(m, st->spent[at]),
                                 .chosen = c->key.s});
    if (c->right) {
        st->spent[at] |= (uint8_t)(1u << which);
        st->grown[at] = 0;
    } else {
        st->wrong[at] = (uint8_t)(before < UINT8_MAX ? before + 1 : UINT8_MAX);
        st->grown[at] = (uint8_t)(st->grown[at] + (st->grown[at] < RUNNER_MAX_GROWN));
    }
    st->chosen = (uint8_t)which;
    st->phase = RUNNER_REASON;
    return true;
}

static bool next(const runner_spec *s, runner_state *st) {
    if (st->phase != RUNNER_REASON) {
        return false;
    }
    st->chosen = RUNNER_NONE;
    if (st->spent[st->meeting] != met(s, st)->right) {
        st->phase = RUNNER_MEET;
        return true;
    }
    st->solved |= (uint16_t)(1u << st->meeting);
    st->meeting = RUNNER_NONE;
    st->phase = RUNNER_RUNS;
    stand(s, st, st->stop + 1u);
    put(st->lit, st->stop);
    st->held = st->tapped = 0;
    return true;
}

static bool back(const runner_spec *s, runner_state *st) {
    uint8_t from = st->phase == RUNNER_MEET ? runner_missed(s, st) : RUNNER_NONE;
    if (from == RUNNER_NONE) {
        return false;
    }
    st->meeting = RUNNER_NONE;
    st->phase = RUNNER_RUNS;
    stand(s, st, from);
    st->carried = RUNNER_CARRIED;
    st->held = st->tapped = 0;
    return true;
}

static bool act(const void *spec, void *state, action in, evidence_list *out) {
    switch (in.verb) {
    case RUNNER_HOLD: return hold(state, in.a);
    case RUNNER_GUIDE: return guide(spec, state);
    case RUNNER_ALONE: return alone(state, in.a);
    case RUNNER_CHOOSE: return choose(spec, state, in.a, out);
    case RUNNER_NEXT: return next(spec, state);
    case RUNNER_BACK: return back(spec, state);
    default: return false;
    }
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const runner_state *)state)->phase == RUNNER_OVER;
}

static action do_to(runner_verb verb, size_t which) {
    return (action){.verb = (uint16_t)verb, .a = (int16_t)which};
}

// Follows the way that was found on this map, and knows what helps.
static bool bot(const void *spec, const void *state, action *out) {
    const runner_spec *s = spec;
    const runner_state *st = state;
    if (st->phase == RUNNER_REASON) {
        *out = do_to(RUNNER_NEXT, 0);
        return true;
    }
    if (st->phase == RUNNER_RUNS && !st->guided) {
        *out = do_to(RUNNER_GUIDE, 0);
        return true;
    }
    if (st->phase != RUNNER_MEET) {
        return false;
    }
    for (size_t i = 0; i < met(s, st)->choices.n; i++) {
        if (met(s, st)->choices.items[i].right && runner_can_choose(s, st, i)) {
            *out = do_to(RUNNER_CHOOSE, i);
            return true;
        }
    }
    *out = do_to(RUNNER_BACK, 0);
    return true;
}

static void list(action *out, size_t max, size_t *n, action a) {
    if (*n < max) {
        out[(*n)++] = a;
    }
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    const runner_spec *s = spec;
    const runner_state *st = state;
    size_t n = 0;
    if (st->phase == RUNNER_REASON) {
        list(out, max, &n, do_to(RUNNER_NEXT, 0));
    } else if (st->phase == RUNNER_MEET) {
        for (size_t i = 0; i < met(s, st)->choices.n; i++) {
            if (runner_can_choose(s, st, i)) {
                list(out, max, &n, do_to(RUNNER_CHOOSE, i));
            }
        }
        if (runner_missed(s, st) != RUNNER_NONE) {
            list(out, max, &n, do_to(RUNNER_BACK, 0));
        }
    } else if (st->phase == RUNNER_RUNS) {
        for (size_t keys = 0; keys < 2 * RUNNER_JUMP; keys++) {
            bool both = (keys & 3) == 3;
            if (!both && keys != st->held) {
                list(out, max, &n, do_to(RUNNER_HOLD, keys));
            }
        }
        if (!st->guided) {
            list(out, max, &n, do_to(RUNNER_GUIDE, 0));
            list(out, max, &n, do_to(RUNNER_ALONE, !st->alone));
        }
    }
    return n;
}

static const char *clue(const void *spec, const void *state) {
    const runner_state *st = state;
    return st->phase == RUNNER_MEET ? met(spec, st)->clue.s : NULL;
}

const mechanic runner_rules = {
    .name = "runner",
    .shape = &runner_shape,
    .link = runner_link,
    .lint = runner_lint,
    .size = state_size,
    .start = start,
    .act = act,
    .tick = tick,
    .rests = rests,
    .done = done,
    .bot = bot,
    .legal = legal,
    .clue = clue,
};
