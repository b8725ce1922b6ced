#include "platform/cutout.h"

#include <math.h>
#include <stdlib.h>

enum { OUTLINE_MAX = 160, CURVE_STEPS = 16, SUB_ROWS = 16, CROSSINGS_MAX = 8 };

typedef struct {
    float x[OUTLINE_MAX], y[OUTLINE_MAX];
    int n;
} outline;

// A quadratic curve from where the outline stands.
static void curve_to(outline *o, float cx, float cy, float x, float y) {
    float x0 = o->x[o->n - 1], y0 = o->y[o->n - 1];
    for (int i = 1; i <= CURVE_STEPS && o->n < OUTLINE_MAX; i++) {
        float t = (float)i / CURVE_STEPS, u = 1 - t;
        o->x[o->n] = u * u * x0 + 2 * u * t * cx + t * t * x;
        o->y[o->n++] = u * u * y0 + 2 * u * t * cy + t * t * y;
    }
}

static outline card_outline(float w, float h, float r, float unit, uint32_t seed) {
    float j[8]; // how far an edge strays at its ends; its middle strays the other way
    for (int i = 0; i < 8; i++) {
        seed = seed * 1664525u + 1013904223u;
        j[i] = (float)(seed >> 24) / 85.0f * unit;
    }
    float most = 3 * unit;
    outline o = {.n = 1};
    o.x[0] = r;
    o.y[0] = j[0];
    curve_to(&o, w / 2, most - j[0], w - r, j[1]);
    curve_to(&o, w, 0, w - j[2], r);
    curve_to(&o, w - most + j[2], h / 2, w - j[3], h - r);
    curve_to(&o, w, h, w - r, h - j[4]);
    curve_to(&o, w / 2, h - most + j[4], r, h - j[5]);
    curve_to(&o, 0, h, j[6], h - r);
    curve_to(&o, most - j[6], h / 2, j[7], r);
    curve_to(&o, 0, 0, r, j[0]);
    return o;
}

// The outline's pieces that a row of pixels can meet; returns how many.
static int pieces(const outline *o, float top, float low, int *at) {
    int n = 0;
    for (int i = 0; i + 1 < o->n; i++) {
        if (fminf(o->y[i], o->y[i + 1]) <= low && fmaxf(o->y[i], o->y[i + 1]) >= top) {
            at[n++] = i;
        }
    }
    return n;
}

static int crossings(const outline *o, const int *piece, int n_pieces, float y, float *x) {
    int n = 0;
    for (int k = 0; k < n_pieces && n < CROSSINGS_MAX; k++) {
        int i = piece[k];
        float ya = o->y[i], yb = o->y[i + 1];
        if ((ya <= y) != (yb <= y)) {
            float at = o->x[i] + (y - ya) / (yb - ya) * (o->x[i + 1] - o->x[i]);
            int to = n++;
            for (; to > 0 && x[to - 1] > at; to--) {
                x[to] = x[to - 1];
            }
            x[to] = at;
        }
    }
    return n;
}

// Adds the span to sums of differences: cover[i] - cover[i - 1] for each pixel of the row.
static void cover_span(float *cover, int w, float from, float to) {
    from = fmaxf(0, fminf((float)w, from));
    to = fmaxf(0, fminf((float)w, to));
    int a = (int)from, b = (int)to;
    cover[a] += (float)(a + 1) - from;
    cover[a + 1] += from - (float)a;
    cover[b] -= (float)(b + 1) - to;
    cover[b + 1] -= to - (float)b;
}

void cutout_card(canvas c, float radius, float unit, uint32_t rgb, uint32_t seed) {
    float w = (float)c.w, h = (float)c.h;
    radius = fminf(radius, fminf(w, h) / 2);
    outline o = card_outline(w, h, radius, unit, seed);
    float *cover = malloc((size_t)(c.w + 2) * sizeof *cover);
    for (int y = 0; y < c.h && cover; y++) {
        for (int x = 0; x < c.w + 2; x++) {
            cover[x] = 0;
        }
        int piece[OUTLINE_MAX], n_pieces = pieces(&o, (float)y, (float)(y + 1), piece);
        for (int k = 0; k < SUB_ROWS; k++) {
            float x[CROSSINGS_MAX];
            int n = crossings(&o, piece, n_pieces, (float)y + ((float)k + 0.5f) / SUB_ROWS, x);
            for (int i = 0; i + 1 < n; i += 2) {
                cover_span(cover, c.w, x[i], x[i + 1]);
            }
        }
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        float sum = 0;
        for (int x = 0; x < c.w; x++) {
            sum += cover[x];
            float a = fmaxf(0, fminf(1, sum / SUB_ROWS));
            row[x] = pixel_of(rgb, (unsigned)(a * 255 + 0.5f));
        }
    }
    free(cover);
}

void cutout_round(canvas c) {
    float cx = (float)c.w / 2, cy = (float)c.h / 2, r = fminf(cx, cy) - 1;
    for (int y = 0; y < c.h; y++) {
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = 0; x < c.w; x++) {
            float dx = (float)x + 0.5f - cx, dy = (float)y + 0.5f - cy;
            float in = fmaxf(0, fminf(1, r + 0.5f - sqrtf(dx * dx + dy * dy)));
            row[x] = pixel_scale(row[x], (unsigned)(in * 255 + 0.5f));
        }
    }
}
