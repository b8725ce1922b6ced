#include "mechanics/route/route.h"
#include "mechanics/route/route_spec.h"

#include <string.h>

static size_t state_size(const void *spec) {
    (void)spec;
    return sizeof(route_state);
}

static const route_board *board_of(const route_spec *s, size_t post) {
    return &s->boards.items[s->board_of[post]];
}

static const route_post *post_of(const route_spec *s, size_t post) {
    return &board_of(s, post)->posts.items[s->index_of[post]];
}

static bool over(const route_spec *s, const route_state *st) {
    return st->post >= s->n_posts;
}

static const route_board *board_now(const route_spec *s, const route_state *st) {
    return board_of(s, st->order[st->post]);
}

static const route_post *post_now(const route_spec *s, const route_state *st) {
    return post_of(s, st->order[st->post]);
}

// The next post: everything lies as it is drawn.
static void lay(const route_spec *s, route_state *st) {
    memset(st->turn, 0, sizeof st->turn);
    memset(st->undo, 0, sizeof st->undo);
    st->n_undo = st->marks = st->looked = 0;
    st->phase = over(s, st) ? ROUTE_OVER : ROUTE_WORK;
    if (st->phase == ROUTE_WORK) {
        const route_board *b = board_now(s, st);
        for (size_t i = 0; i < b->n_pieces; i++) {
            st->turn[i] = b->tiles[b->cell[i]].turn;
        }
    }
}

// Boards keep their order; the posts of each come in one that no play shares with another.
static void start(const void *spec, uint64_t seed, void *state) {
    const route_spec *s = spec;
    route_state *st = state;
    rng random;
    rng_seed(&random, seed);
    for (uint8_t i = 0; i < s->n_posts; i++) {
        st->order[i] = i;
    }
    for (size_t i = 0; i < s->n_posts;) {
        size_t n = board_of(s, i)->posts.n;
        rng_shuffle(&random, st->order + i, n);
        i += n;
    }
    lay(s, st);
}

static uint8_t seen_now(const route_spec *s, const route_state *st) {
    route_flow f;
    route_run(board_now(s, st), st->turn, &f);
    return route_seen(s, board_now(s, st), f.reached);
}

static uint8_t reached_now(const route_spec *s, const route_state *st) {
    route_flow f;
    route_run(board_now(s, st), st->turn, &f);
    return f.reached;
}

// ---- actions

static void turn(const route_board *b, route_state *st, uint8_t piece, int by) {
    int ways = route_turns((route_kind)b->tiles[b->cell[piece]].kind);
    st->turn[piece] = (uint8_t)((st->turn[piece] + by + ways) % ways);
    st->looked = 0;
}

static void remember(route_state *st, uint8_t piece) {
    if (st->n_undo == ROUTE_MAX_UNDO) {
        memmove(st->undo, st->undo + 1, ROUTE_MAX_UNDO - 1);
        st->n_undo--;
    }
    st->undo[st->n_undo++] = piece;
}

// Two judgements: all whom it is for got it, and nobody else did. Of a trace: they were marked.
static void show(const route_spec *s, const route_state *st, uint8_t got, evidence_list *out) {
    const route_board *b = board_now(s, st);
    const route_post *p = post_now(s, st);
    bool reaches = !(p->wanted & ~got), spares = !(got & ~p->wanted);
    evidence row = {.skill = p->skill, .attempt = st->attempts[st->order[st->post]]};
    row.kind = EVIDENCE_NOISE;
    row.right = reaches;
    row.item = p->reach_row;
    row.expected = "reaches";
    row.chosen = reaches ? "reaches" : "misses";
    evidence_add(out, row);
    if (b->here & ~p->wanted) {
        row.kind = EVIDENCE_SIGNAL;
        row.right = spares;
        row.item = p->spare_row;
        row.expected = "spares";
        row.chosen = spares ? "spares" : "shows";
        evidence_add(out, row);
    }
}

static void send(const route_spec *s, route_state *st, evidence_list *out) {
    const route_post *p = post_now(s, st);
    uint8_t *attempts = &st->attempts[st->order[st->post]];
    uint8_t got = p->task == ROUTE_TRACE ? st->marks : seen_now(s, st);
    *attempts = (uint8_t)(*attempts + (*attempts < UINT8_MAX));
    st->well = got == p->wanted;
    st->told = route_told(p, reached_now(s, st), got);
    st->phase = ROUTE_TOLD;
    st->looked = 0;
    show(s, st, got, out);
}

// One reason after the other. What went wrong is mended with the pieces as they lie.
static void next(const route_spec *s, route_state *st) {
    st->told &= (uint8_t)(st->told - 1);
    if (st->told) {
        return;
    }
    if (st->well) {
        st->post++;
        st->well = 0;
        lay(s, st);
    } else {
        st->phase = ROUTE_WORK;
    }
}

static bool among(int16_t i, size_t n) {
    return i >= 0 && (size_t)i < n;
}

bool route_legal(const route_spec *spec, const route_state *state, action in) {
    if (state->phase != ROUTE_WORK) {
        return state->phase == ROUTE_TOLD && in.verb == ROUTE_NEXT;
    }
    const route_board *b = board_now(spec, state);
    bool traces = post_now(spec, state)->task == ROUTE_TRACE;
    switch (in.verb) {
    case ROUTE_TURN: return !traces && among(in.a, b->n_pieces);
    case ROUTE_UNDO: return !traces && state->n_undo > 0;
    case ROUTE_LOOK: return !traces && !state->looked;
    case ROUTE_MARK: return traces && among(in.a, spec->people.n) && (b->here >> in.a & 1);
    case ROUTE_SEND: return !traces || state->marks;
    default: return false;
    }
}

static bool act(const void *spec, void *state, action in, evidence_list *out) {
    const route_spec *s = spec;
    route_state *st = state;
    if (!route_legal(s, st, in)) {
        return false;
    }
    switch ((route_verb)in.verb) {
    case ROUTE_TURN:
        turn(board_now(s, st), st, (uint8_t)in.a, 1);
        remember(st, (uint8_t)in.a);
        break;
    case ROUTE_UNDO:
        turn(board_now(s, st), st, st->undo[--st->n_undo], -1);
        st->undo[st->n_undo] = 0;
        break;
    case ROUTE_LOOK: st->looked = 1; break;
    case ROUTE_MARK: st->marks ^= (uint8_t)(1u << in.a); break;
    case ROUTE_SEND: send(s, st, out); break;
    case ROUTE_NEXT: next(s, st); break;
    }
    return true;
}

static bool done(const void *spec, const void *state) {
    (void)spec;
    return ((const route_state *)state)->phase == ROUTE_OVER;
}

static size_t legal(const void *spec, const void *state, action *out, size_t max) {
    size_t n = 0;
    for (uint16_t verb = ROUTE_TURN; verb <= ROUTE_NEXT; verb++) {
        bool which = verb == ROUTE_TURN || verb == ROUTE_MARK;
        for (int16_t a = 0; a < (which ? ROUTE_MAX_PIECES : 1) && n < max; a++) {
            out[n] = (action){.verb = verb, .a = a};
            n += route_legal(spec, state, out[n]);
        }
    }
    return n;
}

static const char *clue(const void *spec, const void *state) {
    const route_state *st = state;
    return st->phase == ROUTE_WORK ? post_now(spec, st)->clue.s : NULL;
}

// ---- the player who knows: the nearest good setting, a look, then off with it

static action next_turn(const route_spec *s, const route_state *st) {
    const route_board *b = board_now(s, st);
    const route_proof *proof = &post_now(s, st)->proof;
    for (uint8_t i = 0; i < b->n_pieces; i++) {
        if (proof->turn[i] != ROUTE_NONE && proof->turn[i] != st->turn[i]) {
            return (action){.verb = ROUTE_TURN, .a = i};
        }
    }
    return (action){.verb = st->looked ? ROUTE_SEND : ROUTE_LOOK};
}

static action next_mark(const route_spec *s, const route_state *st) {
    uint8_t other = st->marks ^ post_now(s, st)->wanted;
    for (int16_t i = 0; i < ROUTE_MAX_PEOPLE; i++) {
        if (other >> i & 1) {
            return (action){.verb = ROUTE_MARK, .a = i};
        }
    }
    return (action){.verb = ROUTE_SEND};
}

static bool bot(const void *spec, const void *state, action *out) {
    const route_state *st = state;
    switch ((route_phase)st->phase) {
    case ROUTE_WORK: {
        bool traces = post_now(spec, st)->task == ROUTE_TRACE;
        *out = traces ? next_mark(spec, st) : next_turn(spec, st);
        return true;
    }
    case ROUTE_TOLD: *out = (action){.verb = ROUTE_NEXT}; return true;
    case ROUTE_OVER: break;
    }
    return false;
}

route_view_now route_now(const route_spec *spec, const route_state *state) {
    route_view_now now = {.phase = (route_phase)state->phase,
                          .well = state->well,
                          .number = state->post,
                          .count = spec->n_posts,
                          .who = ROUTE_NONE};
    if (now.phase == ROUTE_OVER) {
        return now;
    }
    now.number++;
    now.board = board_now(spec, state);
    now.post = post_now(spec, state);
    now.seen = seen_now(spec, state);
    now.again = state->attempts[state->order[state->post]] > 0 && now.phase == ROUTE_WORK;
    for (uint8_t i = ROUTE_MAX_PEOPLE; i-- > 0;) {
        now.who = state->told >> i & 1 ? i : now.who;
    }
    if (now.phase == ROUTE_TOLD) {
        now.reason = now.post->reasons.items[now.post->why[now.who]].value.s;
    }
    return now;
}

const mechanic route_rules = {
    .name = "route",
    .shape = &route_shape,
    .link = route_link,
    .lint = route_lint,
    .size = state_size,
    .start = start,
    .act = act,
    .done = done,
    .bot = bot,
    .legal = legal,
    .clue = clue,
};
