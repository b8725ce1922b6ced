#include "mechanics/order/order.h"
#include "mechanics/order/order_spec.h"

#include <string.h>

#include "core/rng.h"

size_t order_slots(const order_spec *spec) {
    return spec->steps.n;
}

size_t order_cards(const order_spec *spec) {
    return spec->steps.n + spec->traps.n;
}

bool order_is_trap(const order_spec *spec, size_t card) {
    return card >= spec->steps.n;
}

const order_card *order_card_at(const order_spec *spec, size_t card) {
    return order_is_trap(spec, card) ? &spec->traps.items[card - spec->steps.n]
                                     : &spec->steps.items[card];
}

uint8_t order_slot_of(const order_spec *spec, const order_state *state, size_t card) {
    for (size_t slot = 0; slot < order_slots(spec); slot++) {
        if (state->slots[slot] == card) {
            return (uint8_t)slot;
        }
    }
    return ORDER_NONE;
}

bool order_filled(const order_spec *spec, const order_state *state) {
    return state->phase == ORDER_PLANNING && !memchr(state->slots, ORDER_NONE, order_slots(spec));
}

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(order_state);
}

// The cards are never laid out in the written order: that would be the answer.
static void lay_out(const order_spec *s, uint64_t seed, order_state *st) {
    rng random;
    rng_seed(&random, seed);
    uint8_t n = (uint8_t)order_cards(s);
    for (uint8_t i = 0; i < n; i++) {
        st->shown[i] = i;
    }
    rng_shuffle(&random, st->shown, n);
    bool as_written = true;
    for (uint8_t i = 0; i < n; i++) {
        as_written = as_written && st->shown[i] == i;
    }
    if (as_written) {
        st->shown[0] = 1;
        st->shown[1] = 0;
    }
}

static void start(const void *spec, uint64_t seed, void *state) {
    const order_spec *s = spec;
    order_state *st = state;
    lay_out(s, seed, st);
    memset(st->slots, ORDER_NONE, sizeof st->slots);
    for (size_t i = 0; i < s->board.n; i++) {
        st->board[i] = st->before[i] = s->board.items[i].start_state;
    }
    st->phase = ORDER_PLANNING;
}

// A slot that may be changed now.
static bool open_slot(const order_spec *s, const order_state *st, int16_t slot) {
    return st->phase == ORDER_PLANNING && slot >= st->good && (size_t)slot < order_slots(s);
}

static bool may_put(const order_spec *s, const order_state *st, int16_t card, int16_t slot) {
    if (!open_slot(s, st, slot) || card < 0 || (size_t)card >= order_cards(s) ||
        st->slots[slot] == card) {
        return false;
    }
    uint8_t from = order_slot_of(s, st, (size_t)card);
    return from == ORDER_NONE || from >= st->good;
}

static bool put(const order_spec *s, order_state *st, int16_t card, int16_t slot) {
    if (!may_put(s, st, card, slot)) {
        return false;
    }
    uint8_t from = order_slot_of(s, st, (size_t)card);
    if (from != ORDER_NONE) {
        st->slots[from] = ORDER_NONE;
    }
    st->slots[slot] = (uint8_t)card;
    return true;
}

static bool take(const order_spec *s, order_state *st, int16_t slot) {
    if (!open_slot(s, st, slot) || st->slots[slot] == ORDER_NONE) {
        return false;
    }
    st->slots[slot] = ORDER_NONE;
    return true;
}

static bool works(const order_spec *s, const order_state *st, size_t card) {
    return !order_is_trap(s, card) && (s->steps.items[card].needs & ~st->done) == 0;
}

// What would have been right where `card` was played: itself, if it works; else the first step it
// has to wait for and that can be done now; for a trap, the first that can be done now.
static size_t expected(const order_spec *s, const order_state *st, size_t card) {
    if (works(s, st, card)) {
        return card;
    }
    unsigned wanted = order_is_trap(s, card) ? ~0u : s->steps.items[card].needs;
    size_t any = card;
    for (size_t i = s->steps.n; i-- > 0;) {
        bool doable = !(st->done >> i & 1) && works(s, st, i);
        if (doable && (any == card || (wanted >> i & 1) || !(wanted >> any & 1))) {
            any = i;
        }
    }
    return any;
}

static void play_step(const order_spec *s, order_state *st, evidence_list *out) {
    size_t card = st->slots[st->good];
    bool right = works(s, st, card);
    const order_card *played = order_card_at(s, card);
    st->at = st->good;
    st->played[card] = (uint8_t)(st->played[card] + (st->played[card] < UINT8_MAX));
    evidence_add(out, (evidence){.skill = played->skill,
                                 .kind = EVIDENCE_PLAIN,
                                 .right = right,
                                 .attempt = st->played[card],
                                 .item = played->key.s,
                                 .expected = order_card_at(s, expected(s, st, card))->key.s,
                                 .chosen = played->key.s});
    memcpy(st->before, st->board, sizeof st->before);
    st->phase = right ? ORDER_PLAYING : ORDER_FAILED;
    if (!right) {
        return;
    }
    st->done |= (uint8_t)(1u << card);
    st->good++;
    for (size_t i = 0; i < s->board.n; i++) {
        if (played->set[i] != ORDER_NONE) {
            st->board[i] = played->set[i];
        }
    }
}

static bool play(const order_spec *s, order_state *st, evidence_list *out) {
    if (!order_filled(s, st)) {
        return false;
    }
    st->plays = (uint8_t)(st->plays + (st->plays < UINT8_MAX));
    play_step(s, st, out);
    return true;
}

static bool next(const order_spec *s, order_state *st, evidence_list *out) {
    if (st->phase == ORDER_FAILED) {
        memset(st->slots + st->good, ORDER_NONE, (size_t)(ORDER_MAX_STEPS - st->good));
        st->phase = ORDER_PLANNING;
        st->at = st->good;
        return true;
    }
    if (st->phase != ORDER_PLAYING) {
        return false;
    }
    if (st->good < order_slots(s)) {
        play_step(s, st, out);
    } else {
        st->phase = ORDER_OVER;
        st->at = st->good;
    }
    return true;
}

static bool act(const void *spec, void *state, action in, evidence_list *out) {
    switch (in.verb) {
    case ORDER_PUT: return put(spec, state, in.a, in.b);
    case ORDER_TAKE: return take(spec, state, in.a);
    case ORDER_PLAY: return play(spec, state, out);
    case ORDER_NEXT: return next(spec, state, out);
    default: return false;
    }
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const order_state *)state)->phase == ORDER_OVER;
}

// The first open slot that the bot would fill otherwise, or the number of slots; the bot keeps what
// the child has put well, and fills the rest as written.
static size_t first_to_mend(const order_spec *s, const order_state *st, size_t *card) {
    order_state ahead = *st;
    for (size_t slot = st->good; slot < order_slots(s); slot++) {
        size_t here = st->slots[slot];
        if (here == ORDER_NONE || !works(s, &ahead, here)) {
            size_t i = 0;
            while ((ahead.done >> i & 1) || !works(s, &ahead, i)) {
                i++;
            }
            *card = i;
            return slot;
        }
        ahead.done |= (uint8_t)(1u << here);
    }
    return order_slots(s);
}

static bool bot(const void *spec, const void *state, action *out) {
    const order_spec *s = spec;
    const order_state *st = state;
    if (st->phase == ORDER_OVER) {
        return false;
    }
    if (st->phase != ORDER_PLANNING) {
        *out = (action){.verb = ORDER_NEXT};
        return true;
    }
    size_t card = 0;
    size_t slot = first_to_mend(s, st, &card);
    *out = slot < order_slots(s)
               ? (action){.verb = ORDER_PUT, .a = (int16_t)card, .b = (int16_t)slot}
               : (action){.verb = ORDER_PLAY};
    return true;
}

// PLAY comes first, for callers with little room: a full plan has many ways to move its cards.
static size_t legal_plans(const order_spec *s, const order_state *st, action *out, size_t max) {
    size_t n = 0;
    if (order_filled(s, st) && n < max) {
        out[n++] = (action){.verb = ORDER_PLAY};
    }
    for (int16_t slot = st->good; (size_t)slot < order_slots(s); slot++) {
        for (int16_t card = 0; (size_t)card < order_cards(s) && n < max; card++) {
            if (may_put(s, st, card, slot)) {
                out[n++] = (action){.verb = ORDER_PUT, .a = card, .b = slot};
            }
        }
        if (st->slots[slot] != ORDER_NONE && n < max) {
            out[n++] = (action){.verb = ORDER_TAKE, .a = slot};
        }
    }
    return n;
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    const order_state *st = state;
    switch ((order_phase)st->phase) {
    case ORDER_PLANNING: return legal_plans(spec, st, out, max);
    case ORDER_PLAYING:
    case ORDER_FAILED:
        if (max > 0) {
            out[0] = (action){.verb = ORDER_NEXT};
        }
        return max > 0;
    case ORDER_OVER: break;
    }
    return 0;
}

static const char *clue(const void *spec, const void *state) {
    const order_spec *s = spec;
    return ((const order_state *)state)->phase == ORDER_PLANNING ? s->clue.s : NULL;
}

order_view_now order_now(const order_spec *spec, const order_state *state) {
    order_view_now now = {.phase = (order_phase)state->phase, .index = ORDER_NONE};
    if (now.phase != ORDER_PLAYING && now.phase != ORDER_FAILED) {
        return now;
    }
    now.index = state->slots[state->at];
    now.card = order_card_at(spec, now.index);
    bool too_early = now.phase == ORDER_FAILED && !order_is_trap(spec, now.index);
    now.reason = too_early ? now.card->early.s : now.card->because.s;
    return now;
}

const mechanic order_rules = {
    .name = "order",
    .shape = &order_shape,
    .link = order_link,
    .lint = order_lint,
    .size = state_size,
    .start = start,
    .act = act,
    .done = done,
    .bot = bot,
    .legal = legal,
    .clue = clue,
};
