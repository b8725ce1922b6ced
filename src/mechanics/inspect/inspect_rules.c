#include "mechanics/inspect/inspect.h"
#include "mechanics/inspect/inspect_spec.h"

#include <string.h>

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(inspect_state);
}

static const inspect_case *case_now(const inspect_spec *s, const inspect_state *st) {
    return &s->cases.items[st->order[st->at]];
}

static bool has(uint8_t bits, size_t part) {
    return bits >> part & 1;
}

static size_t count(uint8_t bits) {
    size_t n = 0;
    for (; bits; bits &= (uint8_t)(bits - 1)) {
        n++;
    }
    return n;
}

// Looks of the case before are kept: a genuine thing that goes on promptly pays for a hard one.
static void fill_lamp(const inspect_spec *s, inspect_state *st) {
    size_t looks = (size_t)st->looks + (size_t)s->looks;
    st->looks = (uint8_t)(looks < INSPECT_MAX_LOOKS ? looks : INSPECT_MAX_LOOKS);
}

static void begin_round(const inspect_spec *s, inspect_state *st) {
    rng_shuffle(&st->random, st->order, s->cases.n);
    memset(st->missed, 0, sizeof st->missed);
    st->at = 0;
    st->looks = 0;
    fill_lamp(s, st);
    st->phase = INSPECT_LOOKING;
}

static void start(const void *spec, uint64_t seed, void *state) {
    const inspect_spec *s = spec;
    inspect_state *st = state;
    rng_seed(&st->random, seed);
    for (uint8_t i = 0; i < s->cases.n; i++) {
        st->order[i] = i;
    }
    st->stamped = INSPECT_NONE;
    begin_round(s, st);
}

static bool is_part(const inspect_spec *s, const inspect_state *st, size_t part) {
    return st->phase == INSPECT_LOOKING && part < case_now(s, st)->parts.n;
}

bool inspect_can_look(const inspect_spec *s, const inspect_state *st, size_t part) {
    return is_part(s, st, part) && st->looks > 0 && !has(st->looked, part) &&
           case_now(s, st)->parts.items[part].under.s;
}

// Once nobody can look any more, what lies unseen can still be suspected.
bool inspect_can_pin(const inspect_spec *s, const inspect_state *st, size_t part) {
    return is_part(s, st, part) && !inspect_can_look(s, st, part) &&
           (has(st->pinned, part) || count(st->pinned) < INSPECT_PINS);
}

bool inspect_can_stamp(const inspect_state *st, size_t stamp) {
    return st->phase == INSPECT_LOOKING && stamp < INSPECT_STAMPS &&
           (stamp != INSPECT_REPORT || st->pinned != 0);
}

bool inspect_helps(const inspect_case *c, size_t part) {
    int tells = c->parts.items[part].tells;
    return c->right == INSPECT_CHECK    ? tells != INSPECT_TELLS_NOTHING
           : c->right == INSPECT_REPORT ? tells == INSPECT_TELLS_DECEPTIVE
                                        : tells == INSPECT_TELLS_GENUINE;
}

static bool look(const inspect_spec *s, inspect_state *st, size_t part) {
    if (!inspect_can_look(s, st, part)) {
        return false;
    }
    st->looks--;
    st->looked |= (uint8_t)(1u << part);
    return true;
}

static bool pin(const inspect_spec *s, inspect_state *st, size_t part) {
    if (!inspect_can_pin(s, st, part)) {
        return false;
    }
    st->pinned ^= (uint8_t)(1u << part);
    return true;
}

// Expected is the first part that helps, chosen the first pin that does not, or else the first pin.
// Where no part could help, nothing is shown.
static void show_pins(const inspect_spec *s, const inspect_state *st, const inspect_case *c,
                      uint8_t attempt, evidence_list *out) {
    const char *expected = NULL, *good = NULL, *idle = NULL;
    for (size_t p = c->parts.n; p-- > 0;) {
        bool helps = inspect_helps(c, p);
        const char *key = c->parts.items[p].key.s;
        expected = helps ? key : expected;
        if (has(st->pinned, p)) {
            good = helps ? key : good;
            idle = helps ? idle : key;
        }
    }
    if (s->pin_skill != SKILL_NONE && expected && st->pinned) {
        evidence_add(out, (evidence){.skill = s->pin_skill,
                                     .right = !idle,
                                     .attempt = attempt,
                                     .item = c->key.s,
                                     .expected = expected,
                                     .chosen = idle ? idle : good});
    }
}

static bool stamp(const inspect_spec *s, inspect_state *st, size_t which, evidence_list *out) {
    if (!inspect_can_stamp(st, which)) {
        return false;
    }
    const inspect_case *c = case_now(s, st);
    uint8_t *attempts = &st->attempts[st->order[st->at]];
    *attempts = (uint8_t)(*attempts < UINT8_MAX ? *attempts + 1 : UINT8_MAX);
    bool right = which == c->right;
    st->missed[c->right] = (uint8_t)(st->missed[c->right] + !right);
    st->stamped = (uint8_t)which;
    st->phase = which == INSPECT_CHECK && c->checked.s ? INSPECT_CHECKED : INSPECT_REASON;
    evidence_add(out, (evidence){.skill = c->skill,
                                 .kind = c->kind,
                                 .right = right,
                                 .attempt = *attempts,
                                 .item = c->key.s,
                                 .expected = inspect_stamp_names[c->right],
                                 .chosen = inspect_stamp_names[which]});
    show_pins(s, st, c, *attempts, out);
    return true;
}

static void totals(const inspect_spec *s, size_t of[INSPECT_STAMPS]) {
    for (size_t i = 0; i < s->cases.n; i++) {
        of[s->cases.items[i].right]++;
    }
}

// One in four may be missed, and one in three of a kind (of those to check, one in two): whoever
// trusts all, reports all or stamps at random does not get through.
static bool read_well(const inspect_spec *s, const inspect_state *st) {
    size_t of[INSPECT_STAMPS] = {0}, all = 0;
    totals(s, of);
    for (size_t i = 0; i < INSPECT_STAMPS; i++) {
        size_t missed = st->missed[i];
        all += missed;
        if (missed * (i == INSPECT_CHECK ? 2 : 3) > of[i]) {
            return false;
        }
    }
    return all * 4 <= s->cases.n;
}

static bool next(const inspect_spec *s, inspect_state *st) {
    switch ((inspect_phase)st->phase) {
    case INSPECT_CHECKED: st->phase = INSPECT_REASON; return true;
    case INSPECT_REASON:
        st->stamped = INSPECT_NONE;
        st->looked = st->pinned = 0;
        if (++st->at < s->cases.n) {
            fill_lamp(s, st);
            st->phase = INSPECT_LOOKING;
        } else {
            st->phase = INSPECT_TALLY;
        }
        return true;
    case INSPECT_TALLY:
        if (read_well(s, st)) {
            st->phase = INSPECT_OVER;
        } else {
            st->again = 1;
            begin_round(s, st);
        }
        return true;
    case INSPECT_LOOKING:
    case INSPECT_OVER: break;
    }
    return false;
}

static bool act(const void *spec, void *state, action in, evidence_list *out) {
    if (in.a < 0) {
        return false;
    }
    size_t which = (size_t)in.a;
    switch (in.verb) {
    case INSPECT_LOOK: return look(spec, state, which);
    case INSPECT_PIN: return pin(spec, state, which);
    case INSPECT_STAMP: return stamp(spec, state, which, out);
    case INSPECT_NEXT: return next(spec, state);
    default: return false;
    }
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const inspect_state *)state)->phase == INSPECT_OVER;
}

static action do_to(inspect_verb verb, size_t which) {
    return (action){.verb = (uint16_t)verb, .a = (int16_t)which};
}

// The first part that helps, one on whose face it stands first; without any, one to look under.
static size_t best_part(const inspect_case *c) {
    size_t best = 0;
    int most = -1;
    for (size_t p = 0; p < c->parts.n; p++) {
        bool under = c->parts.items[p].under.s != NULL;
        int worth = inspect_helps(c, p) ? (under ? 2 : 3) : under;
        if (worth > most) {
            most = worth;
            best = p;
        }
    }
    return best;
}

// Looks at what tells most, pins it where it is to be reported, and stamps.
static action knows(const inspect_spec *s, const inspect_state *st) {
    const inspect_case *c = case_now(s, st);
    for (size_t p = 0; p < c->parts.n; p++) {
        if (has(st->pinned, p) && !inspect_helps(c, p)) {
            return do_to(INSPECT_PIN, p);
        }
    }
    size_t best = best_part(c);
    if (inspect_can_look(s, st, best)) {
        return do_to(INSPECT_LOOK, best);
    }
    if (c->right == INSPECT_REPORT && !st->pinned) {
        return do_to(INSPECT_PIN, best);
    }
    return do_to(INSPECT_STAMP, c->right);
}

static bool bot(const void *spec, const void *state, action *out) {
    const inspect_state *st = state;
    if (st->phase == INSPECT_OVER) {
        return false;
    }
    *out = st->phase == INSPECT_LOOKING ? knows(spec, st) : do_to(INSPECT_NEXT, 0);
    return true;
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    const inspect_spec *s = spec;
    const inspect_state *st = state;
    size_t n = 0;
    if (st->phase != INSPECT_LOOKING) {
        if (st->phase != INSPECT_OVER && max > 0) {
            out[n++] = do_to(INSPECT_NEXT, 0);
        }
        return n;
    }
    for (size_t p = 0; p < INSPECT_MAX_PARTS && n < max; p++) {
        if (inspect_can_look(s, st, p)) {
            out[n++] = do_to(INSPECT_LOOK, p);
        } else if (inspect_can_pin(s, st, p)) {
            out[n++] = do_to(INSPECT_PIN, p);
        }
    }
    for (size_t i = 0; i < INSPECT_STAMPS && n < max; i++) {
        if (inspect_can_stamp(st, i)) {
            out[n++] = do_to(INSPECT_STAMP, i);
        }
    }
    return n;
}

static const char *clue(const void *spec, const void *state) {
    const inspect_state *st = state;
    return st->phase == INSPECT_LOOKING ? case_now(spec, st)->clue.s : NULL;
}

static const char *words(const inspect_case *c, const inspect_state *st) {
    if (st->phase == INSPECT_CHECKED) {
        return c->checked.s;
    }
    uint8_t other = c->instead_of[st->stamped]; // of the right stamp there is none
    return other == INSPECT_NONE ? c->because.s : c->instead.items[other].value.s;
}

inspect_view_now inspect_now(const inspect_spec *s, const inspect_state *st) {
    inspect_view_now now = {.phase = (inspect_phase)st->phase,
                            .stamped = st->stamped,
                            .number = st->at,
                            .count = s->cases.n,
                            .again = st->again};
    totals(s, now.of);
    for (size_t i = 0; i < INSPECT_STAMPS; i++) {
        now.well[i] = now.of[i] - st->missed[i];
    }
    if (st->phase >= INSPECT_TALLY) {
        now.right = read_well(s, st);
        return now;
    }
    now.now = case_now(s, st);
    now.number++;
    if (st->phase != INSPECT_LOOKING) {
        now.right = st->stamped == now.now->right;
        now.words = words(now.now, st);
    }
    return now;
}

const mechanic inspect_rules = {
    .name = "inspect",
    .shape = &inspect_shape,
    .link = inspect_link,
    .lint = inspect_lint,
    .size = state_size,
    .start = start,
    .act = act,
    .done = done,
    .bot = bot,
    .legal = legal,
    .clue = clue,
};
