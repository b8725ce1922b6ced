// Where a post goes, step by step, and the search through all settings of a board. Pieces are asked
// for only when a post comes to them, so that settings which make no difference are not told apart.
#include "mechanics/route/route_spec.h"

#include <string.h>

enum { MOST_SETTINGS = 100000, QUEUE = ROUTE_MAX_CELLS * ROUTE_SIDES };

typedef struct {
    uint8_t cell, from; // the side through which it comes
} arrival;

uint8_t route_turns(route_kind kind) {
    switch (kind) {
    case ROUTE_STRAIGHT:
    case ROUTE_MIRROR:
    case ROUTE_VALVE: return 2;
    case ROUTE_BEND:
    case ROUTE_FORK: return 4;
    default: return 1;
    }
}

static uint8_t side_bit(int side) {
    return (uint8_t)(1u << (side & 3));
}

uint8_t route_arms(const route_tile *t, uint8_t turn) {
    switch ((route_kind)t->kind) {
    case ROUTE_STRAIGHT: return side_bit(turn) | side_bit(turn + 2);
    case ROUTE_BEND: return side_bit(turn) | side_bit(turn + 1);
    case ROUTE_FORK: return (uint8_t)(15u & ~side_bit(turn + 2));
    case ROUTE_MIRROR: return 15;
    case ROUTE_VALVE: return turn == 0 ? t->arms : 0;
    default: return t->arms;
    }
}

uint8_t route_beside(const route_board *b, uint8_t cell, route_side side) {
    int x = cell % b->w, y = cell / b->w;
    x += (side == ROUTE_RIGHT) - (side == ROUTE_LEFT);
    y += (side == ROUTE_DOWN) - (side == ROUTE_UP);
    bool on = x >= 0 && y >= 0 && x < b->w && y < b->h;
    return on ? (uint8_t)(y * b->w + x) : ROUTE_NONE;
}

// Through which sides it goes on.
static uint8_t ways_on(const route_tile *t, uint8_t turn, uint8_t from) {
    if (t->kind == ROUTE_MIRROR) { // as it first lies, \, left and down belong together
        static const uint8_t other[2][ROUTE_SIDES] = {
            {ROUTE_UP, ROUTE_LEFT, ROUTE_DOWN, ROUTE_RIGHT},
            {ROUTE_DOWN, ROUTE_RIGHT, ROUTE_UP, ROUTE_LEFT}};
        return side_bit(other[turn & 1][from]);
    }
    uint8_t arms = route_arms(t, turn);
    return arms & side_bit(from) ? (uint8_t)(arms & ~side_bit(from)) : 0;
}

static void come(route_flow *f, arrival *queue, size_t *n, arrival a, uint16_t step) {
    if (a.cell == ROUTE_NONE || (f->in[a.cell] & side_bit(a.from))) {
        return;
    }
    f->in[a.cell] |= side_bit(a.from);
    f->when[a.cell][a.from] = step;
    f->steps = step;
    queue[(*n)++] = a;
}

void route_run(const route_board *b, const uint8_t *turn, route_flow *out) {
    arrival queue[QUEUE];
    size_t n = 0;
    memset(out, 0, sizeof *out);
    out->unset = ROUTE_NONE;
    come(out, queue, &n,
         (arrival){route_beside(b, b->entry, (route_side)b->inwards),
                   (uint8_t)((b->inwards + 2) & 3)},
         1);
    for (size_t i = 0; i < n; i++) {
        arrival a = queue[i];
        const route_tile *t = &b->tiles[a.cell];
        uint8_t lies = t->piece == ROUTE_NONE ? t->turn : turn[t->piece];
        if (t->piece != ROUTE_NONE) {
            out->met |= (uint16_t)(1u << t->piece);
        }
        if (lies == ROUTE_NONE) {
            out->unset = t->piece;
            return;
        }
        if (t->kind == ROUTE_PERSON && (t->arms & side_bit(a.from))) {
            out->reached |= (uint8_t)(1u << t->who);
        }
        uint8_t on = ways_on(t, lies, a.from);
        for (uint8_t side = 0; side < ROUTE_SIDES; side++) {
            if (on & side_bit(side)) {
                come(
                    out, queue, &n,
                    (arrival){route_beside(b, a.cell, (route_side)side), (uint8_t)((side + 2) & 3)},
                    (uint16_t)(out->when[a.cell][a.from] + 1));
            }
        }
    }
}

uint8_t route_seen(const route_spec *s, const route_board *b, uint8_t reached) {
    uint8_t seen = reached;
    for (size_t i = 0; i < s->people.n; i++) {
        if (s->people.items[i].circle == ROUTE_EVERYONE && (reached >> i & 1)) {
            for (size_t k = 0; k < s->people.n; k++) {
                bool sees = s->people.items[k].circle != ROUTE_NOBODY;
                seen |= (uint8_t)(sees ? b->here & 1u << k : 0);
            }
        }
    }
    return seen;
}

uint8_t route_told(const route_post *p, uint8_t came, uint8_t seen) {
    if (seen == p->wanted) {
        return came;
    }
    if (p->task == ROUTE_TRACE) {
        return seen ^ p->wanted;
    }
    uint8_t wrongly = came & (uint8_t)~p->meant, missed = p->meant & (uint8_t)~seen;
    return wrongly | missed;
}

// ---- the search

typedef struct {
    const route_spec *spec;
    route_board *board;
    uint8_t turn[ROUTE_MAX_PIECES];
    size_t settings;
    int widest; // how many people see it in the setting that shows it to most
} search;

static int count(uint8_t people) {
    int n = 0;
    for (; people; people &= (uint8_t)(people - 1)) {
        n++;
    }
    return n;
}

static uint8_t cost_of(const search *s) {
    int cost = 0;
    for (size_t p = 0; p < s->board->n_pieces; p++) {
        const route_tile *t = &s->board->tiles[s->board->cell[p]];
        int ways = route_turns((route_kind)t->kind);
        cost += s->turn[p] == ROUTE_NONE ? 0 : (s->turn[p] - t->turn + ways) % ways;
    }
    return (uint8_t)cost;
}

static void judge(search *s, route_post *p, const route_flow *f, bool widest, bool wider) {
    uint8_t seen = route_seen(s->spec, s->board, f->reached);
    route_proof *proof = &p->proof;
    bool good = seen == p->wanted;
    uint8_t cost = cost_of(s);
    proof->told |= route_told(p, f->reached, seen);
    proof->leaks = proof->leaks || (seen & ~p->wanted);
    proof->wide_wrong = (proof->wide_wrong && !wider) || (!good && widest);
    if (good && (!proof->solved || cost < proof->cost)) {
        proof->solved = true;
        proof->cost = cost;
        memcpy(proof->turn, s->turn, sizeof proof->turn);
    }
}

static void settle(search *s, const route_flow *f) {
    route_board *b = s->board;
    uint8_t seen = route_seen(s->spec, b, f->reached);
    int n = count(seen);
    bool wider = n > s->widest, widest = n >= s->widest;
    s->widest = wider ? n : s->widest;
    b->reach |= f->reached;
    b->met |= f->met;
    for (size_t i = 0; i < b->posts.n; i++) {
        judge(s, &b->posts.items[i], f, widest, wider);
    }
}

static void explore(search *s) {
    route_flow f;
    if (s->settings > MOST_SETTINGS) {
        return;
    }
    route_run(s->board, s->turn, &f);
    if (f.unset == ROUTE_NONE) {
        s->settings++;
        settle(s, &f);
        return;
    }
    uint8_t ways = route_turns((route_kind)s->board->tiles[s->board->cell[f.unset]].kind);
    for (uint8_t way = 0; way < ways; way++) {
        s->turn[f.unset] = way;
        explore(s);
    }
    s->turn[f.unset] = ROUTE_NONE;
}

void route_prove(const route_spec *s, route_board *b) {
    search all = {.spec = s, .board = b};
    memset(all.turn, ROUTE_NONE, sizeof all.turn);
    explore(&all);
    b->searched = all.settings <= MOST_SETTINGS;
}
