#include "mechanics/switchboard/switchboard.h"
#include "mechanics/switchboard/switchboard_spec.h"

#include <string.h>

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(switchboard_state);
}

// ---- who sees what

uint8_t switchboard_sight(const switchboard_spec *spec, const uint8_t *at, size_t viewer) {
    uint8_t sight = 0;
    for (size_t t = 0; t < spec->things.n; t++) {
        uint8_t switches = spec->things.items[t].switches;
        bool sees = true;
        for (size_t i = 0; i < spec->switches.n; i++) {
            const switchboard_position *p = &spec->switches.items[i].positions.items[at[i]];
            bool lets = (p->viewers >> viewer & 1) && (p->things >> t & 1);
            sees = sees && (lets || !(switches >> i & 1));
        }
        sight |= (uint8_t)((unsigned)sees << t);
    }
    return sight;
}

bool switchboard_fulfils(const switchboard_spec *spec, const switchboard_event *e,
                         const uint8_t *at) {
    bool sees = switchboard_sight(spec, at, e->viewer) >> e->thing & 1;
    return sees == (e->must == SWITCHBOARD_SEE);
}

bool switchboard_solves(const switchboard_spec *spec, const switchboard_turn *turn,
                        const uint8_t *at) {
    for (size_t i = 0; i < turn->events.n; i++) {
        if (!switchboard_fulfils(spec, &turn->events.items[i], at)) {
            return false;
        }
    }
    return true;
}

bool switchboard_next(const switchboard_spec *spec, uint8_t *at) {
    for (size_t i = 0; i < spec->switches.n; i++) {
        at[i]++;
        if (at[i] < spec->switches.items[i].positions.n) {
            return true;
        }
        at[i] = 0;
    }
    return false;
}

uint8_t switchboard_watchers(const switchboard_turn *turn) {
    uint8_t viewers = 0;
    for (size_t i = 0; i < turn->events.n; i++) {
        viewers |= (uint8_t)(1u << turn->events.items[i].viewer);
    }
    return viewers;
}

// ---- turns

static const switchboard_turn *turn_now(const switchboard_spec *s, const switchboard_state *st) {
    return st->turn < s->turns.n ? &s->turns.items[st->turn] : NULL;
}

// What changed since has not been looked at by anybody.
static void begin_turn(const switchboard_spec *s, switchboard_state *st) {
    const switchboard_turn *turn = turn_now(s, st);
    st->phase = turn ? SWITCHBOARD_SET : SWITCHBOARD_OVER;
    st->looking = SWITCHBOARD_NONE;
    st->event = SWITCHBOARD_NONE;
    st->fresh = st->looked = st->due = st->held = st->failed = st->plays = 0;
    memset(st->attempts, 0, sizeof st->attempts);
    for (size_t i = 0; turn && i < s->switches.n; i++) {
        st->at[i] = turn->moves[i] == SWITCHBOARD_NONE ? st->at[i] : turn->moves[i];
    }
}

static void start(const void *spec, uint64_t seed, void *state) {
    (void)seed; // nothing is left to chance
    const switchboard_spec *s = spec;
    switchboard_state *st = state;
    for (size_t i = 0; i < s->switches.n; i++) {
        st->at[i] = s->switches.items[i].start;
    }
    begin_turn(s, st);
}

// The one at the end of the spyglass is seen while the lever moves.
static void pull(const switchboard_spec *s, switchboard_state *st, size_t which) {
    uint8_t before[SWITCHBOARD_MAX_VIEWERS];
    for (size_t v = 0; v < s->viewers.n; v++) {
        before[v] = switchboard_sight(s, st->at, v);
    }
    st->at[which] = (uint8_t)((st->at[which] + 1u) % s->switches.items[which].positions.n);
    for (size_t v = 0; v < s->viewers.n; v++) {
        if (v != st->looking && switchboard_sight(s, st->at, v) != before[v]) {
            st->fresh &= (uint8_t) ~(1u << v);
        }
    }
}

static void look(switchboard_state *st, size_t viewer) {
    st->looking = (uint8_t)viewer;
    st->fresh |= (uint8_t)(1u << viewer);
}

static void count(uint8_t *n) {
    *n = (uint8_t)(*n + (*n < UINT8_MAX));
}

// What went well and still does need not be seen twice.
static void play(const switchboard_spec *s, switchboard_state *st, evidence_list *out) {
    const switchboard_turn *turn = turn_now(s, st);
    uint8_t watchers = switchboard_watchers(turn);
    st->looked = (st->fresh & watchers) == watchers;
    st->due = 0;
    for (size_t i = 0; i < turn->events.n; i++) {
        bool well = switchboard_fulfils(s, &turn->events.items[i], st->at);
        st->due |= (uint8_t)((unsigned)!(well && (st->held >> i & 1)) << i);
    }
    count(&st->plays);
    st->phase = SWITCHBOARD_TOLD;
    st->event = SWITCHBOARD_DAWN;
    if (s->look_skill != SKILL_NONE) {
        evidence_add(out, (evidence){.skill = s->look_skill,
                                     .right = st->looked,
                                     .attempt = st->plays,
                                     .item = turn->row,
                                     .expected = "looks",
                                     .chosen = st->looked ? "looks" : "trusts"});
    }
}

static void happen(const switchboard_spec *s, switchboard_state *st, size_t i, evidence_list *out) {
    const switchboard_event *e = &turn_now(s, st)->events.items[i];
    bool well = switchboard_fulfils(s, e, st->at), see = e->must == SWITCHBOARD_SEE;
    uint8_t bit = (uint8_t)(1u << i);
    st->event = (uint8_t)i;
    st->held = (uint8_t)(well ? st->held | bit : st->held & ~bit);
    st->failed = (uint8_t)(well ? st->failed & ~bit : st->failed | bit);
    count(&st->attempts[i]);
    evidence_add(out, (evidence){.skill = e->skill,
                                 .kind = see ? EVIDENCE_NOISE : EVIDENCE_SIGNAL,
                                 .right = well,
                                 .attempt = st->attempts[i],
                                 .item = e->row,
                                 .expected = see ? "seen" : "unseen",
                                 .chosen = well == see ? "seen" : "unseen"});
}

// The next event of the day; after the last the next turn, or the levers again.
static void next(const switchboard_spec *s, switchboard_state *st, evidence_list *out) {
    const switchboard_turn *turn = turn_now(s, st);
    if (st->event != SWITCHBOARD_DAWN) {
        st->due &= (uint8_t) ~(1u << st->event);
    }
    for (size_t i = 0; i < turn->events.n; i++) {
        if (st->due >> i & 1) {
            happen(s, st, i, out);
            return;
        }
    }
    if (switchboard_solves(s, turn, st->at)) {
        st->turn++;
        begin_turn(s, st);
        return;
    }
    st->phase = SWITCHBOARD_SET;
    st->event = SWITCHBOARD_NONE;
    st->looked = 0;
}

// ---- actions

static bool among(int16_t i, size_t n) {
    return i >= 0 && (size_t)i < n;
}

bool switchboard_legal(const switchboard_spec *spec, const switchboard_state *state, action in) {
    bool sets = state->phase == SWITCHBOARD_SET;
    switch (in.verb) {
    case SWITCHBOARD_PULL: return sets && among(in.a, spec->switches.n);
    case SWITCHBOARD_LOOK: return sets && among(in.a, spec->viewers.n);
    case SWITCHBOARD_PLAY: return sets;
    case SWITCHBOARD_NEXT: return state->phase == SWITCHBOARD_TOLD;
    default: return false;
    }
}

static bool act(const void *spec, void *state, action in, evidence_list *out) {
    const switchboard_spec *s = spec;
    switchboard_state *st = state;
    if (!switchboard_legal(s, st, in)) {
        return false;
    }
    switch ((switchboard_verb)in.verb) {
    case SWITCHBOARD_PULL: pull(s, st, (size_t)in.a); return true;
    case SWITCHBOARD_LOOK: look(st, (size_t)in.a); return true;
    case SWITCHBOARD_PLAY: play(s, st, out); return true;
    case SWITCHBOARD_NEXT: next(s, st, out); return true;
    }
    return false;
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const switchboard_state *)state)->phase == SWITCHBOARD_OVER;
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    size_t n = 0;
    for (uint16_t verb = SWITCHBOARD_PULL; verb <= SWITCHBOARD_NEXT; verb++) {
        bool plain = verb == SWITCHBOARD_PLAY || verb == SWITCHBOARD_NEXT;
        for (int16_t a = 0; a < (plain ? 1 : SWITCHBOARD_MAX_SWITCHES) && n < max; a++) {
            out[n] = (action){.verb = verb, .a = a};
            n += switchboard_legal(spec, state, out[n]);
        }
    }
    return n;
}

// About the first wish that is not fulfilled yet.
static const char *clue(const void *spec, const void *state) {
    const switchboard_spec *s = spec;
    const switchboard_state *st = state;
    const switchboard_turn *turn = turn_now(s, st);
    for (size_t i = 0; st->phase == SWITCHBOARD_SET && i < turn->events.n; i++) {
        const switchboard_event *e = &turn->events.items[i];
        if (!switchboard_fulfils(s, e, st->at)) {
            return e->clue.s;
        }
    }
    return NULL;
}

switchboard_view_now switchboard_now(const switchboard_spec *spec, const switchboard_state *state) {
    switchboard_view_now now = {.phase = (switchboard_phase)state->phase,
                                .turn = turn_now(spec, state),
                                .number = state->turn,
                                .count = spec->turns.n};
    if (!now.turn) {
        return now;
    }
    now.number++;
    now.again = now.phase == SWITCHBOARD_SET && state->plays > 0;
    if (now.phase == SWITCHBOARD_TOLD && state->event == SWITCHBOARD_DAWN) {
        now.well = state->looked;
    } else if (now.phase == SWITCHBOARD_TOLD) {
        now.event = &now.turn->events.items[state->event];
        now.well = state->held >> state->event & 1;
        now.reason = now.well ? now.event->because.s : now.event->instead.s;
    }
    return now;
}

const mechanic switchboard_rules = {
    .name = "switchboard",
    .shape = &switchboard_shape,
    .link = switchboard_link,
    .lint = switchboard_lint,
    .size = state_size,
    .start = start,
    .act = act,
    .done = done,
    .bot = switchboard_bot,
    .legal = legal,
    .clue = clue,
};
