// The player who knows: a key of its own for every door, drawn from the longest list, strong enough
// for all who will still come; then the locks; then the day.
#include "mechanics/forge/forge_spec.h"

// What a key must be worth to hold against everybody from now on.
static int tries_to_come(const forge_spec *s, const forge_state *st) {
    int most = -1;
    for (size_t i = st->day; i < s->days.n; i++) {
        const forge_day *day = &s->days.items[st->order[i]];
        most = day->kind == FORGE_GUESS && day->tries > most ? day->tries : most;
    }
    return most;
}

static bool still_comes(const forge_spec *s, const forge_state *st, forge_day_kind kind,
                        size_t door) {
    for (size_t i = st->day; i < s->days.n; i++) {
        const forge_day *day = &s->days.items[st->order[i]];
        if (day->kind == (int)kind && (door == FORGE_NONE || day->target == door)) {
            return true;
        }
    }
    return false;
}

static size_t longest(const forge_spec *s) {
    size_t best = 0;
    for (size_t c = 1; c < s->chutes.n; c++) {
        best = s->chutes.items[c].weight > s->chutes.items[best].weight ? c : best;
    }
    return best;
}

// The first door whose key will not do; doors.n: none.
static size_t door_in_need(const forge_spec *s, const forge_state *st) {
    int tries = tries_to_come(s, st);
    size_t d = 0;
    for (; d < s->doors.n; d++) {
        const forge_key *k = &st->keys[d];
        bool open = st->open >> d & 1;
        if (k->n == 0 || k->known || open || forge_shared(s, st, d) ||
            forge_weight(s, k) <= tries) {
            break;
        }
    }
    return d;
}

// A key that will not do is hung too, since the next is then drawn without having been picked.
static action make_key(const forge_spec *s, const forge_state *st, size_t door) {
    const forge_key *k = &st->anvil;
    bool enough = k->n > 0 && forge_weight(s, k) > tries_to_come(s, st);
    if (k->serial || k->known) {
        return (action){.verb = FORGE_MELT};
    }
    if (enough || k->n == s->most) {
        return (action){.verb = FORGE_FIT, .a = (int16_t)door};
    }
    return (action){.verb = FORGE_DRAW, .a = (int16_t)longest(s)};
}

static bool bolt_wanted(const forge_spec *s, const forge_state *st, size_t bolt, size_t door) {
    return s->bolts.items[bolt].kind == FORGE_UPDATE ? still_comes(s, st, FORGE_CRACK, FORGE_NONE)
                                                     : still_comes(s, st, FORGE_SPY, door);
}

// Puts a bolt where it is wanted; when none is left, first takes one off where it is not.
static bool set_bolt(const forge_spec *s, const forge_state *st, action *out) {
    for (size_t b = 0; b < s->bolts.n; b++) {
        size_t wants = FORGE_NONE, spare = FORGE_NONE;
        for (size_t d = s->doors.n; d-- > 0;) {
            bool has = st->bolts[d] >> b & 1, wanted = bolt_wanted(s, st, b, d);
            wants = wanted && !has ? d : wants;
            spare = has && !wanted ? d : spare;
        }
        size_t door = forge_bolts_left(s, st, b) > 0 ? wants : spare;
        if (wants != FORGE_NONE && door != FORGE_NONE) {
            *out = (action){.verb = FORGE_BOLT, .a = (int16_t)b, .b = (int16_t)door};
            return true;
        }
    }
    return false;
}

bool forge_bot(const void *spec, const void *state, action *out) {
    const forge_spec *s = spec;
    const forge_state *st = state;
    switch ((forge_phase)st->phase) {
    case FORGE_WORK: {
        size_t door = door_in_need(s, st);
        if (door < s->doors.n) {
            *out = make_key(s, st, door);
        } else if (!set_bolt(s, st, out)) {
            *out = (action){.verb = FORGE_MEET};
        }
        return true;
    }
    case FORGE_ASKED:
        *out =
            (action){.verb = FORGE_ANSWER, .a = (int16_t)s->days.items[st->order[st->day]].right};
        return true;
    case FORGE_TOLD: *out = (action){.verb = FORGE_NEXT}; return true;
    case FORGE_OVER: break;
    }
    return false;
}
