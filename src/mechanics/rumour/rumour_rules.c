#include "mechanics/rumour/rumour.h"
#include "mechanics/rumour/rumour_spec.h"

#include <string.h>

size_t rumour_size(const void *spec) {
    const rumour_spec *s = spec;
    return sizeof(rumour_state) + (size_t)s->at_once * s->people;
}

static uint8_t *holds_of(const rumour_spec *s, rumour_state *st, size_t slot) {
    return st->holds + slot * s->people;
}

static bool has(uint16_t bits, size_t p) {
    return p < RUMOUR_MAX_FRIENDS && (bits >> p & 1);
}

const rumour_story *rumour_story_of(const rumour_spec *s, const rumour_state *st, size_t slot) {
    return &s->stories.items[st->runs[slot].story];
}

// The i-th friend with whom a story may begin.
static size_t spring_of(uint16_t springs, size_t i) {
    size_t p = 0;
    while (!has(springs, p) || i-- > 0) {
        p++;
    }
    return p;
}

static void begin_wave(const rumour_spec *s, rumour_state *st) {
    size_t rest = s->stories.n - st->at;
    st->n = (uint8_t)(rest < (size_t)s->at_once ? rest : (size_t)s->at_once);
    st->left = (uint8_t)s->steps;
    st->slot = 0;
    st->phase = RUMOUR_RIVER;
    for (size_t i = 0; i < st->n; i++) {
        uint8_t story = st->order[st->at + i];
        uint16_t springs = s->stories.items[story].springs;
        uint32_t n = 0;
        for (size_t p = 0; p < s->friends.n; p++) {
            n += has(springs, p);
        }
        rumour_begin(s, &st->runs[i], holds_of(s, st, i), story,
                     spring_of(springs, rng_below(&st->random, n)));
    }
}

static void begin_round(const rumour_spec *s, rumour_state *st) {
    rng_shuffle(&st->random, st->order, s->stories.n);
    st->at = st->missed = 0;
    begin_wave(s, st);
}

void rumour_start(const void *spec, uint64_t seed, void *state) {
    const rumour_spec *s = spec;
    rumour_state *st = state;
    rng_seed(&st->random, seed);
    for (uint8_t i = 0; i < s->stories.n; i++) {
        st->order[i] = i;
    }
    begin_round(s, st);
}

static bool flows(const rumour_state *st, size_t slot) {
    return st->phase == RUMOUR_RIVER && slot < st->n;
}

bool rumour_can_ask(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot) {
    return flows(st, slot) && person < s->friends.n && has(st->runs[slot].known, person) &&
           !has(st->runs[slot].asked, person);
}

bool rumour_can_check(const rumour_spec *s, const rumour_state *st, size_t slot) {
    (void)s;
    return flows(st, slot) && !st->runs[slot].checked &&
           has(st->runs[slot].asked, st->runs[slot].spring);
}

// Only from where the lantern has been.
bool rumour_can_send(const rumour_spec *s, const rumour_state *st, size_t person, size_t slot) {
    return flows(st, slot) && person < s->friends.n && has(st->runs[slot].asked, person) &&
           st->runs[slot].n_boats < s->boats;
}

static rumour_boat_kind right_kind(const rumour_story *story) {
    return story->is == RUMOUR_TRUE ? RUMOUR_PASS : RUMOUR_CORRECT;
}

bool rumour_boat_right(const rumour_spec *s, const rumour_state *st, size_t slot) {
    const rumour_run *run = &st->runs[slot];
    return run->n_boats > 0 &&
           run->boats[run->n_boats - 1].kind == right_kind(rumour_story_of(s, st, slot));
}

bool rumour_named_right(const rumour_spec *s, const rumour_state *st, size_t slot) {
    const rumour_run *run = &st->runs[slot];
    return run->n_boats > 0 &&
           run->boats[run->n_boats - 1].named == rumour_story_of(s, st, slot)->pull;
}

const field_text *rumour_words(const rumour_spec *s, const rumour_state *st, size_t person,
                               size_t slot) {
    const field_texts *words = &rumour_story_of(s, st, slot)->words;
    size_t far = st->runs[slot].distance[person];
    return &words->items[far < words->n ? far : words->n - 1];
}

const char *rumour_told(const rumour_spec *s, const rumour_state *st) {
    const rumour_story *story = rumour_story_of(s, st, st->slot);
    if (st->phase == RUMOUR_PULLING) {
        return story->pulls.s;
    }
    return rumour_boat_right(s, st, st->slot) || !story->instead.s ? story->because.s
                                                                   : story->instead.s;
}

size_t rumour_allowed(const rumour_spec *s) {
    return s->stories.n / 4;
}

// ---- evidence

static const char *const kinds[] = {"correct", "pass"};
const char *const rumour_pull_names[RUMOUR_PULLS + 1] = {"fear",  "crowd",  "pretend",
                                                         "hurry", "honest", NULL};

static uint8_t tried(rumour_state *st, size_t slot) {
    uint8_t *n = &st->attempts[st->runs[slot].story];
    *n = (uint8_t)(*n < UINT8_MAX ? *n + 1 : UINT8_MAX);
    return *n;
}

static void show_boat(const rumour_spec *s, rumour_state *st, size_t slot, const char *chosen,
                      evidence_list *out) {
    const rumour_story *story = rumour_story_of(s, st, slot);
    evidence_add(out,
                 (evidence){.skill = story->skill,
                            .kind = story->is == RUMOUR_TRUE ? EVIDENCE_NOISE : EVIDENCE_SIGNAL,
                            .right = chosen == kinds[right_kind(story)],
                            .attempt = tried(st, slot),
                            .item = story->key.s,
                            .expected = kinds[right_kind(story)],
                            .chosen = chosen});
}

// Whether the first boat was sent by somebody who had looked at the source.
static void show_trace(const rumour_spec *s, const rumour_state *st, size_t slot,
                       evidence_list *out) {
    const rumour_run *run = &st->runs[slot];
    if (s->trace_skill != SKILL_NONE && run->n_boats == 1) {
        evidence_add(out, (evidence){.skill = s->trace_skill,
                                     .right = run->checked,
                                     .attempt = st->attempts[run->story],
                                     .item = rumour_story_of(s, st, slot)->key.s,
                                     .expected = "source",
                                     .chosen = run->checked ? "source" : "hearsay"});
    }
}

static void show_pull(const rumour_spec *s, const rumour_state *st, size_t named,
                      evidence_list *out) {
    const rumour_story *story = rumour_story_of(s, st, st->slot);
    evidence_add(out, (evidence){.skill = s->name_skill,
                                 .right = (int)named == story->pull,
                                 .attempt = st->attempts[st->runs[st->slot].story],
                                 .item = story->key.s,
                                 .expected = rumour_pull_names[story->pull],
                                 .chosen = rumour_pull_names[named]});
}

// ---- what is done

// To hold back, too, is a decision: who sent nothing by the evening is told so.
static void fall_evening(const rumour_spec *s, rumour_state *st, evidence_list *out) {
    st->phase = RUMOUR_EVENING;
    st->slot = 0;
    for (size_t i = 0; i < st->n; i++) {
        rumour_run *run = &st->runs[i];
        if (run->n_boats == 0) {
            show_boat(s, st, i, "nothing", out);
        }
        run->enough = rumour_is_enough(s, rumour_count_run(s, run, holds_of(s, st, i)));
        st->missed = (uint8_t)(st->missed + !run->enough);
    }
}

static void step(const rumour_spec *s, rumour_state *st) {
    for (size_t i = 0; i < st->n; i++) {
        rumour_flow(s, &st->runs[i], holds_of(s, st, i));
    }
    st->left--;
}

static bool step_on(const rumour_spec *s, rumour_state *st, evidence_list *out) {
    step(s, st);
    if (st->left == 0) {
        fall_evening(s, st, out);
    }
    return true;
}

static bool ask(const rumour_spec *s, rumour_state *st, size_t person, size_t slot,
                evidence_list *out) {
    if (!rumour_can_ask(s, st, person, slot)) {
        return false;
    }
    rumour_run *run = &st->runs[slot];
    run->asked |= (uint16_t)(1u << person);
    run->known |= rumour_tellers(s, st, person, slot);
    return step_on(s, st, out);
}

static bool check(const rumour_spec *s, rumour_state *st, size_t slot, evidence_list *out) {
    if (!rumour_can_check(s, st, slot)) {
        return false;
    }
    st->runs[slot].checked = 1;
    return step_on(s, st, out);
}

static bool send(const rumour_spec *s, rumour_state *st, size_t person, size_t slot,
                 rumour_boat_kind kind, evidence_list *out) {
    if (!rumour_can_send(s, st, person, slot)) {
        return false;
    }
    rumour_run *run = &st->runs[slot];
    run->boats[run->n_boats] =
        (rumour_boat){.at = (uint8_t)person, .kind = (uint8_t)kind, .named = RUMOUR_NONE};
    holds_of(s, st, slot)[person] = (uint8_t)(RUMOUR_HOLDS_BOAT + run->n_boats++);
    show_boat(s, st, slot, kinds[kind], out);
    show_trace(s, st, slot, out);
    st->slot = (uint8_t)slot;
    if (s->name_skill != SKILL_NONE) {
        st->phase = RUMOUR_NAMING;
    } else {
        st->phase = RUMOUR_REASON;
        step(s, st);
    }
    return true;
}

// Who sees how a story pulls is not pulled any more: a boat that names it goes quickly.
static bool name(const rumour_spec *s, rumour_state *st, size_t pull, evidence_list *out) {
    if (st->phase != RUMOUR_NAMING || pull >= RUMOUR_PULLS) {
        return false;
    }
    rumour_run *run = &st->runs[st->slot];
    rumour_boat *boat = &run->boats[run->n_boats - 1];
    boat->named = (uint8_t)pull;
    boat->fast = (int)pull == rumour_story_of(s, st, st->slot)->pull;
    show_pull(s, st, pull, out);
    st->phase = RUMOUR_PULLING;
    step(s, st);
    return true;
}

static void next_wave(const rumour_spec *s, rumour_state *st) {
    st->at = (uint8_t)(st->at + st->n);
    st->slot = 0;
    if (st->at < s->stories.n) {
        begin_wave(s, st);
    } else {
        st->phase = RUMOUR_TALLY;
    }
}

static bool next(const rumour_spec *s, rumour_state *st, evidence_list *out) {
    switch ((rumour_phase)st->phase) {
    case RUMOUR_PULLING: st->phase = RUMOUR_REASON; return true;
    case RUMOUR_REASON:
        if (st->left == 0) {
            fall_evening(s, st, out);
        } else {
            st->phase = RUMOUR_RIVER;
        }
        return true;
    case RUMOUR_EVENING:
        if (st->slot + 1 < st->n) {
            st->slot++;
        } else {
            next_wave(s, st);
        }
        return true;
    case RUMOUR_TALLY:
        if (st->missed <= rumour_allowed(s)) {
            st->phase = RUMOUR_OVER;
        } else {
            st->again = 1;
            begin_round(s, st);
        }
        return true;
    case RUMOUR_RIVER:
    case RUMOUR_NAMING:
    case RUMOUR_OVER: break;
    }
    return false;
}

bool rumour_act(const void *spec, void *state, action in, evidence_list *out) {
    rumour_state *st = state;
    if (in.a < 0 || in.b < 0) {
        return false;
    }
    size_t a = (size_t)in.a, b = (size_t)in.b;
    switch (in.verb) {
    case RUMOUR_ASK: return ask(spec, st, a, b, out);
    case RUMOUR_CHECK: return b == 0 && check(spec, st, a, out);
    case RUMOUR_SEND: return send(spec, st, a, b / 2, (rumour_boat_kind)(b % 2), out);
    case RUMOUR_NAME: return b == 0 && name(spec, st, a, out);
    case RUMOUR_WAIT:
        return a == 0 && b == 0 && st->phase == RUMOUR_RIVER && step_on(spec, st, out);
    case RUMOUR_NEXT: return a == 0 && b == 0 && next(spec, st, out);
    default: return false;
    }
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const rumour_state *)state)->phase == RUMOUR_OVER;
}

static action do_to(rumour_verb verb, size_t a, size_t b) {
    return (action){.verb = (uint16_t)verb, .a = (int16_t)a, .b = (int16_t)b};
}

typedef struct {
    action *out;
    size_t n, max;
} listing;

static void list(listing *l, bool can, action a) {
    if (can && l->n < l->max) {
        l->out[l->n++] = a;
    }
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    const rumour_spec *s = spec;
    const rumour_state *st = state;
    listing l = {out, 0, max};
    for (size_t slot = 0; slot < st->n; slot++) {
        for (size_t p = 0; p < s->friends.n; p++) {
            list(&l, rumour_can_ask(s, st, p, slot), do_to(RUMOUR_ASK, p, slot));
        }
        list(&l, rumour_can_check(s, st, slot), do_to(RUMOUR_CHECK, slot, 0));
        for (size_t i = 0; i < s->friends.n * RUMOUR_KINDS; i++) {
            list(&l, rumour_can_send(s, st, i / 2, slot),
                 do_to(RUMOUR_SEND, i / 2, slot * 2 + i % 2));
        }
    }
    for (size_t pull = 0; pull < RUMOUR_PULLS; pull++) {
        list(&l, st->phase == RUMOUR_NAMING, do_to(RUMOUR_NAME, pull, 0));
    }
    list(&l, st->phase == RUMOUR_RIVER, do_to(RUMOUR_WAIT, 0, 0));
    list(&l, st->phase >= RUMOUR_PULLING && st->phase < RUMOUR_OVER, do_to(RUMOUR_NEXT, 0, 0));
    return l.n;
}

// Of the first story that still needs a boat.
static const char *clue(const void *spec, const void *state) {
    const rumour_spec *s = spec;
    const rumour_state *st = state;
    if (st->phase == RUMOUR_NAMING) {
        return rumour_story_of(s, st, st->slot)->clue.s;
    }
    for (size_t slot = 0; st->phase == RUMOUR_RIVER && slot < st->n; slot++) {
        if (!rumour_boat_right(s, st, slot)) {
            return rumour_story_of(s, st, slot)->clue.s;
        }
    }
    return NULL;
}

const mechanic rumour_rules = {
    .name = "rumour",
    .shape = &rumour_shape,
    .link = rumour_link,
    .lint = rumour_lint,
    .size = rumour_size,
    .start = rumour_start,
    .act = rumour_act,
    .done = done,
    .bot = rumour_bot,
    .legal = legal,
    .clue = clue,
};
