#include <math.h>
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

// What stands in the frame, one by one: a group is its parts, however it is laid - or, while one of
// them is missing, all of them are.
static size_t leaves(const painter *p, painted *out) {
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const unit *g = &p->units[i];
        if (g->item->kind != DRAW_GROUP || g->inner == 0) {
            out[n++] = (painted){g->missing ? ~g->hash : g->hash, g->box};
            continue;
        }
        int dx = g->at.x - g->view.x, dy = g->at.y - g->view.y;
        uint64_t moved =
            (uint64_t)(dx * 65536 + dy * 256) + (uint64_t)lroundf(g->item->alpha * 255);
        for (size_t k = i + 1; k <= i + g->inner; k++) {
            const unit *u = &p->units[k];
            pixel_rect at = {u->box.x + dx, u->box.y + dy, u->box.w, u->box.h};
            uint64_t hash = u->hash * 31 + moved;
            out[n++] = (painted){g->missing ? ~hash : hash, pixel_rect_cut(at, g->box)};
        }
        i += g->inner;
    }
    return n;
}

static bool now_has_room(painter *p) {
    if (p->n > p->last_cap) {
        painted *now = realloc(p->now, p->n * sizeof *now);
        p->now = now ? now : p->now;
        painted *last = now ? realloc(p->last, p->n * sizeof *last) : NULL;
        p->last = last ? last : p->last;
        if (!last) {
            return false;
        }
        p->last_cap = p->n;
    }
    return true;
}

size_t paint_diff(painter *p, bool whole, pixel_rect out[DIRTY_MAX]) {
    enum { LOOK_AHEAD = 64 };
    dirt d = {.canvas = {0, 0, p->w, p->h}};
    if (whole || !now_has_room(p)) {
        out[0] = d.canvas;
        return 1;
    }
    size_t old = 0, n = leaves(p, p->now);
    for (size_t i = 0; i < n; i++) {
        const painted *u = &p->now[i];
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
    if (!now_has_room(p)) {
        p->w = p->h = 0; // nothing is remembered: the next paint is a whole one
        return;
    }
    p->last_n = leaves(p, p->last);
}
