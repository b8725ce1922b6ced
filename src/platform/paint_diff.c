#include <stdlib.h>

#include "platform/paint_state.h"

// The picture at a place is decided by the items that touch it, in their order. So whatever stands
// in both lists in the same order needs nothing, and all others' boxes - old and new - are painted
// again.

static int64_t area(pixel_rect r) {
    return (int64_t)r.w * r.h;
}

static size_t merge(pixel_rect *r, size_t n, size_t most) {
    for (;;) {
        size_t best_a = 0, best_b = 0;
        int64_t best = INT64_MAX;
        for (size_t a = 0; a < n; a++) {
            for (size_t b = a + 1; b < n; b++) {
                int64_t both = area(r[a]) + area(r[b]),
                        grows = area(pixel_rect_join(r[a], r[b])) - both;
                if ((grows <= both / 8 || n > most) && grows < best) {
                    best = grows;
                    best_a = a;
                    best_b = b;
                }
            }
        }
        if (best == INT64_MAX) {
            return n;
        }
        r[best_a] = pixel_rect_join(r[best_a], r[best_b]);
        r[best_b] = r[--n];
    }
}

typedef struct {
    pixel_rect rect[DIRTY_MAX + 1], canvas;
    size_t n;
} dirt;

static void soil(dirt *d, pixel_rect box) {
    box = pixel_rect_cut(box, d->canvas);
    if (pixel_rect_empty(box)) {
        return;
    }
    d->rect[d->n++] = box;
    d->n = merge(d->rect, d->n, DIRTY_MAX);
}

size_t paint_diff(painter *p, bool whole, pixel_rect out[DIRTY_MAX]) {
    dirt d = {.canvas = {0, 0, p->w, p->h}};
    if (whole) {
        out[0] = d.canvas;
        return 1;
    }
    enum { LOOK_AHEAD = 64 };
    size_t old = 0;
    for (size_t i = 0; i < p->n; i += 1 + p->units[i].inner) {
        const unit *u = &p->units[i];
        size_t to = old;
        while (to < p->last_n && to < old + LOOK_AHEAD && p->last[to].hash != u->hash) {
            to++;
        }
        if (to < p->last_n && p->last[to].hash == u->hash) {
            for (; old < to; old++) {
                soil(&d, p->last[old].box);
            }
            old++;
        } else {
            soil(&d, u->box);
        }
    }
    for (; old < p->last_n; old++) {
        soil(&d, p->last[old].box);
    }
    for (size_t i = 0; i < d.n; i++) {
        out[i] = d.rect[i];
    }
    return d.n;
}

void paint_remember(painter *p) {
    p->last_n = 0;
    if (p->n > p->last_cap) {
        painted *last = realloc(p->last, p->n * sizeof *last);
        if (!last) {
            p->w = p->h = 0; // nothing is remembered: the next paint is a whole one
            return;
        }
        p->last = last;
        p->last_cap = p->n;
    }
    for (size_t i = 0; i < p->n; i += 1 + p->units[i].inner) {
        const unit *u = &p->units[i];
        p->last[p->last_n++] = (painted){u->missing ? ~u->hash : u->hash, u->box};
    }
}
