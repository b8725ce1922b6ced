// The way from stop to stop, found by trying the same moves that a child makes who has one button:
// forward all the time, and jumps.
#include <string.h>

#include "core/hash.h"
#include "mechanics/runner/runner_spec.h"

enum { NODES = 8000, SLOTS = 1 << 14, PACE = 6, FINE = 128, MOST_PACES = 6000 };

typedef struct {
    runner_body body;
    uint32_t from;
    uint32_t cost;     // ticks
    uint8_t keys, got; // got: bits of the words on this part of the way
} tried;

typedef struct {
    const runner_spec *spec;
    const runner_stop *to;
    int32_t wall;
    const runner_word *words[RUNNER_MAX_WORDS];
    uint8_t n_words, all;
    tried *nodes;
    uint32_t n;
    uint32_t *slots; // node + 1
    struct {
        uint32_t guess, node;
    } * heap;
    uint32_t n_heap;
} search;

static uint32_t guess(const search *f, const tried *t) {
    int32_t dx = f->to->x - t->body.x;
    for (size_t i = 0; i < f->n_words; i++) {
        int32_t wx = f->words[i]->x * RUNNER_TILE + RUNNER_TILE / 2;
        if (!(t->got >> i & 1) && wx < t->body.x) {
            dx += 2 * (t->body.x - wx);
        }
    }
    return t->cost + (uint32_t)((dx < 0 ? -dx : dx) / RUNNER_SPEED);
}

static void up(search *f, uint32_t i) {
    while (i > 0 && f->heap[(i - 1) / 2].guess > f->heap[i].guess) {
        uint32_t g = f->heap[i].guess, n = f->heap[i].node;
        f->heap[i] = f->heap[(i - 1) / 2];
        i = (i - 1) / 2;
        f->heap[i].guess = g;
        f->heap[i].node = n;
    }
}

static uint32_t take(search *f) {
    uint32_t best = f->heap[0].node;
    f->heap[0] = f->heap[--f->n_heap];
    for (uint32_t i = 0;;) {
        uint32_t least = i;
        for (uint32_t k = 2 * i + 1; k <= 2 * i + 2; k++) {
            least = k < f->n_heap && f->heap[k].guess < f->heap[least].guess ? k : least;
        }
        if (least == i) {
            return best;
        }
        uint32_t g = f->heap[i].guess, n = f->heap[i].node;
        f->heap[i] = f->heap[least];
        f->heap[least].guess = g;
        f->heap[least].node = n;
        i = least;
    }
}

// Whether somewhere as good was tried already; remembers it if not.
static bool known(search *f, const tried *t) {
    const runner_body *b = &t->body;
    int32_t facts[] = {b->x / FINE,
                       b->y / FINE,
                       b->vx / 24,
                       b->vy / 48,
                       b->ground | b->rising << 1 | (b->held & RUNNER_JUMP) << 2 |
                           (b->coyote > 0) << 5 | (b->buffer > 0) << 6,
                       t->got};
    uint32_t at = (uint32_t)hash_bytes(HASH_START, facts, sizeof facts) % SLOTS;
    for (; f->slots[at]; at = (at + 1) % SLOTS) {
        const tried *o = &f->nodes[f->slots[at] - 1];
        const runner_body *c = &o->body;
        int32_t other[] = {c->x / FINE,
                           c->y / FINE,
                           c->vx / 24,
                           c->vy / 48,
                           c->ground | c->rising << 1 | (c->held & RUNNER_JUMP) << 2 |
                               (c->coyote > 0) << 5 | (c->buffer > 0) << 6,
                           o->got};
        if (memcmp(facts, other, sizeof facts) == 0) {
            return true;
        }
    }
    f->slots[at] = f->n + 1;
    return false;
}

static void add(search *f, tried t) {
    if (f->n < NODES && !known(f, &t)) {
        f->nodes[f->n] = t;
        f->heap[f->n_heap].guess = guess(f, &t);
        f->heap[f->n_heap].node = f->n++;
        up(f, f->n_heap++);
    }
}

static bool there(const search *f, const tried *t) {
    const runner_body *b = &t->body;
    if (t->got != f->all) {
        return false;
    }
    if (f->to->kind == RUNNER_GOAL) {
        return b->x >= f->to->x;
    }
    int32_t far = f->to->kind == RUNNER_MEETS ? 0 : RUNNER_TILE / 2 - 40;
    int32_t dx = b->x - f->to->x;
    return b->ground && b->y == f->to->y && dx >= -far && dx <= far;
}

// A pace; it ends where the goal is met. 0: it ends in a pit.
static uint8_t walk(const search *f, tried *t) {
    for (uint8_t i = 1; i <= PACE; i++) {
        runner_move(f->spec, &t->body, t->keys, f->wall);
        for (size_t w = 0; w < f->n_words; w++) {
            t->got |= (uint8_t)(runner_touches(&t->body, f->words[w]->x, f->words[w]->y) << w);
        }
        if (t->body.sunk) {
            return 0;
        }
        if (there(f, t)) {
            return i;
        }
    }
    return PACE;
}

// The node at the goal + 1; 0: there is no way.
static uint32_t seek(search *f, const runner_stop *from, const uint8_t *keys, size_t n_keys,
                     uint8_t *last) {
    f->n = f->n_heap = 0;
    memset(f->slots, 0, SLOTS * sizeof *f->slots);
    add(f, (tried){.body = runner_standing(from)});
    while (f->n_heap > 0) {
        uint32_t at = take(f);
        for (size_t k = 0; k < n_keys; k++) {
            tried t = f->nodes[at];
            t.from = at + 1;
            t.keys = keys[k];
            uint8_t ticks = walk(f, &t);
            t.cost += ticks;
            if (ticks > 0 && there(f, &t) && f->n < NODES) {
                f->nodes[f->n++] = t;
                *last = ticks;
                return f->n;
            }
            if (ticks > 0) {
                add(f, t);
            }
        }
    }
    return 0;
}

static bool keep(search *f, uint32_t end, uint8_t last, runner_stop *stop, runner_pace *paces,
                 uint32_t *n) {
    uint32_t count = 0;
    for (uint32_t at = end; f->nodes[at - 1].from; at = f->nodes[at - 1].from) {
        count++;
    }
    if (*n + count > MOST_PACES) {
        return false;
    }
    stop->first = *n;
    stop->n = count;
    *n += count;
    for (uint32_t at = end, i = *n; f->nodes[at - 1].from; at = f->nodes[at - 1].from) {
        paces[--i] = (runner_pace){f->nodes[at - 1].keys, at == end ? last : PACE};
    }
    return true;
}

static void aim(search *f, const runner_spec *s, size_t i) {
    f->spec = s;
    f->to = &s->stops[i];
    f->wall = f->to->kind == RUNNER_MEETS ? f->to->x : INT32_MAX;
    f->n_words = 0;
    for (size_t w = 0; w < s->words.n; w++) {
        const runner_word *word = &s->words.items[w];
        if (word->x >= s->stops[i - 1].mark_x && word->x < s->stops[i].mark_x) {
            f->words[f->n_words++] = word;
        }
    }
    f->all = (uint8_t)((1u << f->n_words) - 1);
}

bool runner_find_way(runner_spec *s, arena *a, diag_list *out) {
    static const uint8_t one[] = {RUNNER_FORWARD, RUNNER_FORWARD | RUNNER_JUMP};
    static const uint8_t any[] = {RUNNER_FORWARD, RUNNER_FORWARD | RUNNER_JUMP,  0,
                                  RUNNER_JUMP,    RUNNER_BACKWARD | RUNNER_JUMP, RUNNER_BACKWARD};
    search f = {.nodes = arena_array(a, tried, NODES),
                .slots = arena_array(a, uint32_t, SLOTS),
                .heap = arena_alloc(a, NODES * sizeof *f.heap)};
    runner_pace *paces = arena_array(a, runner_pace, MOST_PACES);
    uint32_t n = 0;
    if (!f.nodes || !f.slots || !f.heap || !paces) {
        diag_add(out, DIAG_ERROR, s->map.at, "memory", "there is not enough memory for this map");
        return false;
    }
    s->paces = paces;
    for (size_t i = 1; i < s->n_stops; i++) {
        uint8_t last = 0;
        aim(&f, s, i);
        uint32_t end = seek(&f, &s->stops[i - 1], one, sizeof one, &last);
        if (end && keep(&f, end, last, &s->stops[i], paces, &n)) {
            continue;
        }
        bool any_way = end || seek(&f, &s->stops[i - 1], any, sizeof any, &last);
        srcpos at = field_map_at(&s->map, s->stops[i].mark_x, s->stops[i].mark_y);
        diag_add(out, DIAG_ERROR, at, any_way ? "not-by-one-button" : "unreachable",
                 any_way
                     ? "the way to this \"%c\" from the \"%c\" before it needs a step back or a "
                       "pause%s: who has one button only runs and jumps"
                     : "there is no way to this \"%c\" from the \"%c\" before it%s",
                 s->map.rows[s->stops[i].mark_y][s->stops[i].mark_x],
                 s->map.rows[s->stops[i - 1].mark_y][s->stops[i - 1].mark_x],
                 f.n_words > 0 ? " that picks up the words between" : "");
        return false;
    }
    return true;
}
