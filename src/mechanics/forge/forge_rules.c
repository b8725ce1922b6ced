#include "mechanics/forge/forge.h"
#include "mechanics/forge/forge_spec.h"

#include <string.h>

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(forge_state);
}

static const forge_day *day_now(const forge_spec *s, const forge_state *st) {
    return st->day < s->days.n ? &s->days.items[st->order[st->day]] : NULL;
}

// Those who ask come in an order that no play shares with another.
static void shuffle_asks(const forge_spec *s, forge_state *st) {
    uint8_t asks[FORGE_MAX_DAYS];
    size_t n = 0, next = 0;
    for (uint8_t i = 0; i < s->days.n; i++) {
        st->order[i] = i;
        if (s->days.items[i].kind == FORGE_ASK) {
            asks[n++] = i;
        }
    }
    rng_shuffle(&st->random, asks, n);
    for (size_t i = 0; i < s->days.n; i++) {
        if (s->days.items[i].kind == FORGE_ASK) {
            st->order[i] = asks[next++];
        }
    }
}

void forge_start(const void *spec, uint64_t seed, void *state) {
    const forge_spec *s = spec;
    forge_state *st = state;
    rng_seed(&st->random, seed);
    shuffle_asks(s, st);
    for (size_t d = 0; d < s->doors.n; d++) {
        uint8_t scrap = s->doors.items[d].scrap;
        if (scrap != FORGE_NONE) {
            st->keys[d] = (forge_key){.n = 1, .serial = (uint16_t)(scrap + 1)};
            st->keys[d].from[0] = (uint8_t)(FORGE_SCRAP + scrap);
        }
    }
    st->serials = (uint16_t)s->scraps.n;
    st->chosen = FORGE_NONE;
    st->phase = FORGE_WORK;
}

// ---- keys

// Who takes the best of k draws leaves a guesser at most k times less to do.
static int picked(uint8_t lost) {
    static const int of[FORGE_MAX_MELTS + 1] = {0,   302,  478,  603,  699,  779,  846,  904,
                                                955, 1000, 1042, 1080, 1114, 1147, 1177, 1205};
    return of[lost];
}

int forge_weight(const forge_spec *spec, const forge_key *key) {
    int sum = 0;
    for (size_t i = 0; i < key->n; i++) {
        uint8_t from = key->from[i];
        sum += from >= FORGE_SCRAP ? spec->scraps.items[from - FORGE_SCRAP].weight
                                   : spec->chutes.items[from].weight;
    }
    return sum > picked(key->lost) ? sum - picked(key->lost) : 0;
}

static bool drawn(const forge_key *key) {
    for (size_t i = 0; i < key->n; i++) {
        if (key->from[i] < FORGE_SCRAP) {
            return true;
        }
    }
    return false;
}

static void add_part(forge_key *key, uint8_t from, uint8_t word) {
    key->from[key->n] = from;
    key->word[key->n] = word;
    key->n++;
}

static void melt(forge_state *st) {
    const forge_key *k = &st->anvil;
    uint8_t lost = k->serial ? 0 : (uint8_t)(k->lost + drawn(k));
    st->anvil = (forge_key){.lost = lost};
}

static void fit(forge_state *st, size_t door) {
    if (st->anvil.serial == 0) {
        st->anvil.serial = ++st->serials;
    }
    st->keys[door] = st->anvil;
    st->open &= (uint8_t) ~(1u << door);
}

bool forge_shared(const forge_spec *spec, const forge_state *state, size_t door) {
    for (size_t d = 0; d < spec->doors.n; d++) {
        bool same = state->keys[d].n > 0 && state->keys[d].serial == state->keys[door].serial;
        if (d != door && same) {
            return true;
        }
    }
    return false;
}

static bool is_sound(const forge_state *st, size_t door) {
    return st->keys[door].n > 0 && !st->keys[door].known && !(st->open >> door & 1);
}

static bool ready(const forge_spec *s, const forge_state *st) {
    for (size_t d = 0; d < s->doors.n; d++) {
        if (!is_sound(st, d)) {
            return false;
        }
    }
    return true;
}

// ---- bolts

bool forge_bolted(const forge_spec *spec, const forge_state *state, size_t door,
                  forge_bolt_kind kind) {
    for (size_t b = 0; b < spec->bolts.n; b++) {
        if (spec->bolts.items[b].kind == (int)kind && (state->bolts[door] >> b & 1)) {
            return true;
        }
    }
    return false;
}

int forge_bolts_left(const forge_spec *spec, const forge_state *state, size_t bolt) {
    int left = spec->bolts.items[bolt].have;
    for (size_t d = 0; d < spec->doors.n; d++) {
        left -= state->bolts[d] >> bolt & 1;
    }
    return left;
}

// ---- the days

static void open_door(const forge_spec *s, forge_state *st, size_t door) {
    if (!forge_bolted(s, st, door, FORGE_SECOND)) {
        st->fell |= (uint8_t)(1u << door);
    }
}

// A key that is out opens every door that bears it.
static void tell(const forge_spec *s, forge_state *st, size_t door) {
    uint16_t serial = st->keys[door].serial;
    for (size_t d = 0; d < s->doors.n; d++) {
        if (st->keys[d].n > 0 && st->keys[d].serial == serial) {
            st->keys[d].known = 1;
            open_door(s, st, d);
        }
    }
    st->anvil.known |= st->anvil.serial == serial;
}

// Who is in at one door may find there what opens another. What was opened needs a new key.
static void spread(const forge_spec *s, forge_state *st) {
    for (size_t rounds = 0; rounds < s->doors.n; rounds++) {
        for (size_t d = 0; d < s->doors.n; d++) {
            for (size_t to = 0; (st->fell >> d & 1) && to < s->doors.n; to++) {
                if (s->doors.items[d].openers >> to & 1) {
                    open_door(s, st, to);
                }
            }
        }
    }
    for (size_t d = 0; d < s->doors.n; d++) {
        st->keys[d].known = st->keys[d].known || (st->fell >> d & 1);
    }
    st->open |= st->fell;
}

static void come(const forge_spec *s, forge_state *st, const forge_day *day) {
    for (size_t d = 0; d < s->doors.n; d++) {
        if (day->kind == FORGE_GUESS && forge_weight(s, &st->keys[d]) <= day->tries) {
            tell(s, st, d);
        }
        if (day->kind == FORGE_CRACK && !forge_bolted(s, st, d, FORGE_UPDATE)) {
            st->fell |= (uint8_t)(1u << d);
        }
    }
    if (day->kind == FORGE_LEAK || day->kind == FORGE_SPY) {
        tell(s, st, day->target);
    }
    if (day->kind == FORGE_LEAK) { // it was broken into from inside
        st->fell |= (uint8_t)(1u << day->target);
    }
    spread(s, st);
    unsigned expected = day->kind == FORGE_LEAK ? 1u << day->target : 0;
    st->well = (st->fell & ~expected) == 0;
}

// A row for each door that could have fallen through the child's doing.
static void show_doors(const forge_spec *s, const forge_state *st, const forge_day *day,
                       evidence_list *out) {
    for (size_t d = 0; d < s->doors.n; d++) {
        bool fell = st->fell >> d & 1;
        if (day->kind == FORGE_LEAK && d == day->target) {
            continue;
        }
        evidence_add(out, (evidence){.skill = day->skill,
                                     .right = !fell,
                                     .attempt = st->attempts[st->order[st->day]],
                                     .item = day->rows[d],
                                     .expected = "holds",
                                     .chosen = fell ? "opens" : "holds"});
    }
}

static bool meet(const forge_spec *s, forge_state *st, evidence_list *out) {
    const forge_day *day = day_now(s, st);
    st->fell = 0;
    if (day->kind == FORGE_ASK) {
        st->phase = FORGE_ASKED;
        return true;
    }
    uint8_t *attempts = &st->attempts[st->order[st->day]];
    *attempts = (uint8_t)(*attempts + (*attempts < UINT8_MAX));
    come(s, st, day);
    st->phase = FORGE_TOLD;
    show_doors(s, st, day, out);
    return true;
}

static bool answer(const forge_spec *s, forge_state *st, int16_t what, evidence_list *out) {
    static const char *const names[] = {"keep", "give"};
    const forge_day *day = day_now(s, st);
    uint8_t *attempts = &st->attempts[st->order[st->day]];
    *attempts = (uint8_t)(*attempts + (*attempts < UINT8_MAX));
    st->chosen = (uint8_t)what;
    st->well = what == day->right;
    st->phase = FORGE_TOLD;
    if (!st->well && what == FORGE_GIVE && day->target != FORGE_NONE) {
        tell(s, st, day->target);
        spread(s, st);
    }
    uint8_t kind = day->right == FORGE_KEEP ? EVIDENCE_SIGNAL : EVIDENCE_NOISE;
    evidence_add(out, (evidence){.skill = day->skill,
                                 .kind = kind,
                                 .right = st->well,
                                 .attempt = *attempts,
                                 .item = day->key.s,
                                 .expected = names[day->right],
                                 .chosen = names[what]});
    return true;
}

// A day that did not go well comes again.
static bool next(const forge_spec *s, forge_state *st) {
    st->day = (uint8_t)(st->day + st->well);
    st->well = 0;
    st->fell = 0;
    st->chosen = FORGE_NONE;
    const forge_day *day = day_now(s, st);
    bool asks = day && day->kind == FORGE_ASK && ready(s, st);
    st->phase = !day ? FORGE_OVER : asks ? FORGE_ASKED : FORGE_WORK;
    return true;
}

// ---- actions

static bool among(int16_t i, size_t n) {
    return i >= 0 && (size_t)i < n;
}

static bool work_legal(const forge_spec *s, const forge_state *st, action in) {
    const forge_key *k = &st->anvil;
    bool room = k->serial == 0 && k->n < s->most;
    switch (in.verb) {
    case FORGE_DRAW: return among(in.a, s->chutes.n) && room;
    case FORGE_TAKE: return among(in.a, s->scraps.n) && room;
    case FORGE_MELT: return k->n > 0 && (k->serial || !drawn(k) || k->lost < FORGE_MAX_MELTS);
    case FORGE_FIT:
        return among(in.a, s->doors.n) && k->n > 0 && !k->known &&
               (k->serial == 0 || st->keys[in.a].serial != k->serial);
    case FORGE_BOLT:
        return among(in.a, s->bolts.n) && among(in.b, s->doors.n) &&
               ((st->bolts[in.b] >> in.a & 1) || forge_bolts_left(s, st, (size_t)in.a) > 0);
    case FORGE_MEET: return ready(s, st);
    default: return false;
    }
}

bool forge_legal(const forge_spec *spec, const forge_state *state, action in) {
    switch ((forge_phase)state->phase) {
    case FORGE_WORK: return work_legal(spec, state, in);
    case FORGE_ASKED: return in.verb == FORGE_ANSWER && (in.a == FORGE_KEEP || in.a == FORGE_GIVE);
    case FORGE_TOLD: return in.verb == FORGE_NEXT;
    case FORGE_OVER: break;
    }
    return false;
}

bool forge_act(const void *spec, void *state, action in, evidence_list *out) {
    const forge_spec *s = spec;
    forge_state *st = state;
    if (!forge_legal(s, st, in)) {
        return false;
    }
    switch ((forge_verb)in.verb) {
    case FORGE_DRAW: {
        uint32_t word = rng_below(&st->random, s->chutes.items[in.a].n);
        add_part(&st->anvil, (uint8_t)in.a, (uint8_t)word);
        return true;
    }
    case FORGE_TAKE: add_part(&st->anvil, (uint8_t)(FORGE_SCRAP + in.a), 0); return true;
    case FORGE_MELT: melt(st); return true;
    case FORGE_FIT: fit(st, (size_t)in.a); return true;
    case FORGE_BOLT: st->bolts[in.b] ^= (uint8_t)(1u << in.a); return true;
    case FORGE_MEET: return meet(s, st, out);
    case FORGE_ANSWER: return answer(s, st, in.a, out);
    case FORGE_NEXT: return next(s, st);
    }
    return false;
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const forge_state *)state)->phase == FORGE_OVER;
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    const forge_spec *s = spec;
    size_t n = 0;
    for (uint16_t verb = FORGE_DRAW; verb <= FORGE_NEXT; verb++) {
        bool plain = verb == FORGE_MELT || verb == FORGE_MEET || verb == FORGE_NEXT;
        int16_t wide = plain ? 1 : FORGE_MAX_SCRAPS;
        int16_t deep = verb == FORGE_BOLT ? (int16_t)s->doors.n : 1;
        for (int16_t a = 0; a < wide; a++) {
            for (int16_t b = 0; b < deep && n < max; b++) {
                out[n] = (action){.verb = verb, .a = a, .b = b};
                n += forge_legal(s, state, out[n]);
            }
        }
    }
    return n;
}

static const char *clue(const void *spec, const void *state) {
    const forge_state *st = state;
    bool told = st->phase == FORGE_TOLD || st->phase == FORGE_OVER;
    return told ? NULL : day_now(spec, st)->clue.s;
}

forge_view_now forge_now(const forge_spec *spec, const forge_state *state) {
    forge_view_now now = {.phase = (forge_phase)state->phase,
                          .day = day_now(spec, state),
                          .well = state->well,
                          .number = state->day,
                          .count = spec->days.n};
    if (!now.day) {
        return now;
    }
    now.number++;
    now.ready = ready(spec, state);
    now.again = state->attempts[state->order[state->day]] > 0 && now.phase != FORGE_TOLD;
    if (now.phase == FORGE_TOLD) {
        now.reason = now.well ? now.day->because.s : now.day->instead.s;
    }
    return now;
}

const forge_day *forge_guesser(const forge_spec *spec, const forge_state *state) {
    const forge_day *found = NULL;
    for (size_t i = 0; i < spec->days.n; i++) {
        const forge_day *day = &spec->days.items[state->order[i]];
        if (day->kind == FORGE_GUESS) {
            found = day;
            if (i >= state->day) {
                break;
            }
        }
    }
    return found;
}

const mechanic forge_rules = {
    .name = "forge",
    .shape = &forge_shape,
    .link = forge_link,
    .lint = forge_lint,
    .size = state_size,
    .start = forge_start,
    .act = forge_act,
    .done = done,
    .bot = forge_bot,
    .legal = legal,
    .clue = clue,
};
