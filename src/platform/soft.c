#include "platform/soft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t EDGE_LIGHT = 0xFFF7E8, EDGE_DARK = 0x2A1030, DISTANCE = 0x9E98BE;

static int cell_of(float radius) {
    return radius < 4 ? 1 : radius < 8 ? 2 : 4;
}

int soft_reach(float radius) {
    int cell = cell_of(radius), boxes = (int)lroundf(radius / (float)cell);
    return (3 * boxes + 2) * cell;
}

static void extend(soft *s, int pad, unsigned goes_on) {
    for (int y = pad; y < s->h - pad; y++) {
        uint16_t *row = s->a + y * s->w;
        for (int i = 0; i < pad; i++) {
            row[i] = goes_on & SOFT_LEFT ? row[pad] : 0;
            row[s->w - 1 - i] = goes_on & SOFT_RIGHT ? row[s->w - 1 - pad] : 0;
        }
    }
    size_t line = (size_t)s->w * sizeof *s->a;
    for (int i = 0; i < pad; i++) {
        if (goes_on & SOFT_TOP) {
            memcpy(s->a + i * s->w, s->a + pad * s->w, line);
        }
        if (goes_on & SOFT_BOTTOM) {
            memcpy(s->a + (s->h - 1 - i) * s->w, s->a + (s->h - 1 - pad) * s->w, line);
        }
    }
}

// Dividing by a box's side as multiplying: exact below 2^28 for the sides there are.
static uint64_t parts_of(int r) {
    uint64_t side = (uint64_t)(2 * r + 1);
    return ((UINT64_C(1) << 32) + side - 1) / side;
}
static uint16_t mean(uint32_t sum, int r, uint64_t part) {
    return (uint16_t)((sum + (uint32_t)r) * part >> 32);
}

static void box_across(uint16_t *row, int n, int r, uint16_t *was) {
    memcpy(was, row, (size_t)n * sizeof *was);
    uint32_t sum = (uint32_t)was[0] * (uint32_t)(r + 1);
    uint64_t part = parts_of(r);
    for (int i = 1; i <= r; i++) {
        sum += was[i < n ? i : n - 1];
    }
    for (int i = 0; i < n; i++) {
        row[i] = mean(sum, r, part);
        sum += was[i + r + 1 < n ? i + r + 1 : n - 1];
        sum -= was[i - r > 0 ? i - r : 0];
    }
}

// All columns at once, row by row: kind to the processor's cache.
static void box_down(soft *s, int r, uint32_t *sum, uint16_t *was) {
    uint64_t part = parts_of(r);
    size_t line = (size_t)s->w;
    memcpy(was, s->a, line * (size_t)s->h * sizeof *was);
    for (size_t x = 0; x < line; x++) {
        sum[x] = (uint32_t)was[x] * (uint32_t)(r + 1);
    }
    for (int i = 1; i <= r; i++) {
        const uint16_t *in = was + (size_t)(i < s->h ? i : s->h - 1) * line;
        for (size_t x = 0; x < line; x++) {
            sum[x] += in[x];
        }
    }
    for (int y = 0; y < s->h; y++) {
        uint16_t *row = s->a + (size_t)y * line;
        const uint16_t *in = was + (size_t)(y + r + 1 < s->h ? y + r + 1 : s->h - 1) * line;
        const uint16_t *out = was + (size_t)(y - r > 0 ? y - r : 0) * line;
        for (size_t x = 0; x < line; x++) {
            row[x] = mean(sum[x], r, part);
            sum[x] += in[x];
            sum[x] -= out[x];
        }
    }
}

static void blur(soft *s, int r) {
    uint32_t *sum = malloc((size_t)s->w * sizeof *sum);
    uint16_t *was = malloc((size_t)s->w * (size_t)s->h * sizeof *was);
    if (sum && was) {
        for (int pass = 0; pass < 3; pass++) {
            for (int y = 0; y < s->h; y++) {
                box_across(s->a + y * s->w, s->w, r, was);
            }
            box_down(s, r, sum, was);
        }
    }
    free(sum);
    free(was);
}

soft soft_make(canvas picture, float radius, unsigned goes_on) {
    int cell = cell_of(radius), r = (int)lroundf(radius / (float)cell), pad = 3 * r + 2;
    soft s = {(picture.w + cell - 1) / cell + 2 * pad,
              (picture.h + cell - 1) / cell + 2 * pad,
              cell,
              -pad * cell,
              -pad * cell,
              NULL};
    s.a = calloc((size_t)s.w * (size_t)s.h, sizeof *s.a);
    if (!s.a) {
        return s;
    }
    for (int y = 0; y * cell < picture.h; y++) {
        uint16_t *row = s.a + (y + pad) * s.w + pad;
        int low = (y + 1) * cell < picture.h ? (y + 1) * cell : picture.h;
        for (int x = 0; x * cell < picture.w; x++) {
            int right = (x + 1) * cell < picture.w ? (x + 1) * cell : picture.w;
            uint32_t sum = 0;
            for (int j = y * cell; j < low; j++) {
                const uint32_t *from = picture.pixels + (ptrdiff_t)j * picture.pitch;
                for (int i = x * cell; i < right; i++) {
                    sum += from[i] >> 24;
                }
            }
            row[x] = (uint16_t)(sum * 257u / (uint32_t)((low - y * cell) * (right - x * cell)));
        }
    }
    extend(&s, pad, goes_on);
    if (r > 0) {
        blur(&s, r);
    }
    return s;
}

void soft_free(soft *s) {
    free(s->a);
    s->a = NULL;
}

void soft_full(soft *s) {
    uint32_t top = 1;
    size_t n = s->a ? (size_t)s->w * (size_t)s->h : 0;
    for (size_t i = 0; i < n; i++) {
        top = s->a[i] > top ? s->a[i] : top;
    }
    for (size_t i = 0; i < n; i++) {
        s->a[i] = (uint16_t)(s->a[i] * 65535u / top);
    }
}

// One row of pixels: the mask between its cells. first, end: where it is more than nothing.
typedef struct {
    uint16_t *cells, *pixels; // s->w, s->w * s->cell
    int first, end;
} mask_line;

static mask_line line_create(const soft *s) {
    size_t w = s->a ? (size_t)s->w : 0;
    mask_line l = {w ? malloc((w + w * (size_t)s->cell) * sizeof *l.cells) : NULL, NULL, 0, 0};
    l.pixels = l.cells ? l.cells + w : NULL;
    return l;
}

// Every cell of row y (pixels from the mask's top) mixed with the one below or above it.
static void mix_down(const soft *s, int y, uint16_t *line) {
    unsigned whole = 2u * (unsigned)s->cell, shift = s->cell == 1 ? 1 : s->cell == 2 ? 2 : 3;
    int at = 2 * y + 1 - s->cell; // in half pixels, from the middle of the first cell
    int v = at < 0 ? 0 : at >> shift;
    unsigned f = at < 0 ? 0 : (unsigned)at & (whole - 1);
    if (v > s->h - 2) {
        v = s->h - 2;
        f = whole;
    }
    const uint16_t *restrict upper = s->a + v * s->w, *restrict lower = upper + s->w;
    for (int x = 0; x < s->w; x++) {
        line[x] = (uint16_t)((upper[x] * (whole - f) + lower[x] * f) >> shift);
    }
}

static void line_make(const soft *s, int y, mask_line *l) {
    int cell = s->cell, first = 0, last = s->w - 1;
    mix_down(s, y, l->cells);
    while (first <= last && l->cells[first] == 0) {
        first++;
    }
    while (last > first && l->cells[last] == 0) {
        last--;
    }
    l->first = first > 0 ? (first - 1) * cell + cell / 2 : 0;
    l->end = first > last ? l->first : last + 1 < s->w ? (last + 1) * cell + cell / 2 : s->w * cell;
    unsigned whole = 2u * (unsigned)cell, shift = cell == 1 ? 1 : cell == 2 ? 2 : 3;
    for (int u = first - 1; u <= last && first <= last; u++) { // from one cell's middle to the next
        unsigned from = l->cells[u < 0 ? 0 : u], to = l->cells[u + 1 < s->w ? u + 1 : u];
        for (int k = 0; k < cell; k++) {
            int x = u * cell + cell / 2 + k;
            unsigned f = (unsigned)(2 * x + 1 - cell - u * 2 * cell);
            if (x >= 0 && x < s->w * cell) {
                l->pixels[x] = (uint16_t)((from * (whole - f) + to * f) >> shift);
            }
        }
    }
}

PIXEL_LOOP static void lay_soft(uint32_t *restrict row, const uint16_t *restrict mask, int n,
                                uint32_t rgb, uint32_t strength) {
    for (int i = 0; i < n; i++) {
        unsigned m = (mask[i] * strength + 0x8000u) >> 16;
        row[i] = pixel_over(row[i], pixel_of(rgb, m > 255 ? 255 : m));
    }
}

PIXEL_LOOP static void lay_soft_inside(uint32_t *restrict row, const uint16_t *restrict mask, int n,
                                       uint32_t rgb, uint32_t strength) {
    for (int i = 0; i < n; i++) { // a pixel without alpha stays one
        row[i] = pixel_towards(row[i], rgb, (mask[i] * strength + 0x8000u) >> 16);
    }
}

static pixel_rect mask_rect(const soft *s, int x, int y) {
    return (pixel_rect){x + s->x, y + s->y, s->w * s->cell, s->h * s->cell};
}

// The part of the line that lies on the canvas; false: nothing of it does.
static bool line_cut(mask_line *l, pixel_rect r, int x) {
    l->first = l->first + x > r.x ? l->first : r.x - x;
    l->end = l->end + x < r.x + r.w ? l->end : r.x + r.w - x;
    return l->first < l->end;
}

void soft_lay(const soft *s, canvas c, int x, int y, soft_paint p) {
    mask_line l = line_create(s);
    pixel_rect whole = mask_rect(s, x, y);
    pixel_rect r = pixel_rect_cut(whole, (pixel_rect){0, 0, c.w, c.h});
    for (int j = r.y; j < r.y + r.h && l.cells; j++) {
        float t = (float)(j - whole.y) / (float)whole.h, a = p.alpha * (1 - p.thin * t);
        uint32_t rgb = p.top == p.bottom ? p.top : colour_mix(p.top, p.bottom, t);
        line_make(s, j - whole.y, &l);
        if (line_cut(&l, r, whole.x)) {
            lay_soft(c.pixels + (ptrdiff_t)j * c.pitch + whole.x + l.first, l.pixels + l.first,
                     l.end - l.first, rgb, (uint32_t)(fmaxf(0, fminf(1, a)) * 256));
        }
    }
    free(l.cells);
}

void soft_lay_inside(const soft *s, canvas c, int x, int y, uint32_t rgb, float alpha) {
    mask_line l = line_create(s);
    pixel_rect whole = mask_rect(s, x, y);
    pixel_rect r = pixel_rect_cut(whole, (pixel_rect){0, 0, c.w, c.h});
    for (int j = r.y; j < r.y + r.h && l.cells; j++) {
        line_make(s, j - whole.y, &l);
        if (line_cut(&l, r, whole.x)) {
            lay_soft_inside(c.pixels + (ptrdiff_t)j * c.pitch + whole.x + l.first,
                            l.pixels + l.first, l.end - l.first, rgb, (uint32_t)(alpha * 255));
        }
    }
    free(l.cells);
}

// How much less alpha the neighbour at dx, dy has; beyond the picture's border the paper goes on.
static unsigned step_down(canvas c, int x, int y, int dx, int dy, uint32_t a) {
    int nx = x + dx, ny = y + dy;
    if (nx < 0 || ny < 0 || nx >= c.w || ny >= c.h) {
        return 0;
    }
    uint32_t b = c.pixels[(ptrdiff_t)ny * c.pitch + nx] >> 24;
    return a > b ? a - b : 0;
}

void edges_cut(canvas c, float width) {
    int d = width < 1 ? 1 : (int)width, aside = (d + 1) / 2;
    for (int y = 0; y < c.h; y++) { // only alpha of neighbours is read, and alpha never changes
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = 0; x < c.w; x++) {
            uint32_t a = row[x] >> 24;
            if (a == 0) {
                continue;
            }
            unsigned up = step_down(c, x, y, -aside, -d, a), low = step_down(c, x, y, aside, d, a);
            if (up) {
                row[x] = pixel_towards(row[x], EDGE_LIGHT, up * 42 / 100);
            }
            if (low) {
                row[x] = pixel_towards(row[x], EDGE_DARK, low * 20 / 100);
            }
        }
    }
}

void edges_rim(canvas c, float width, float strength) {
    int d = (int)ceilf(width);
    for (int y = 0; y < c.h; y++) {
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = 0; x < c.w; x++) {
            uint32_t a = row[x] >> 24;
            unsigned up = a ? step_down(c, x, y, 0, -d, a) : 0;
            if (up) {
                float k = strength * (float)up * (float)a / 255;
                uint32_t light =
                    (uint32_t)k << 16 | (uint32_t)(k * 0.93f) << 8 | (uint32_t)(k * 0.8f);
                uint32_t p = pixel_add(row[x], light), most = a * 0x010101u;
                for (int shift = 0; shift <= 16; shift += 8) { // no colour above its alpha
                    if ((p >> shift & 255) > a) {
                        p = (p & ~(255u << shift)) | (most & 255u << shift);
                    }
                }
                row[x] = p;
            }
        }
    }
}

void haze_lay(canvas c, float t) {
    unsigned by = (unsigned)(fmaxf(0, fminf(1, t)) * 255 + 0.5f);
    for (int y = 0; y < c.h && by; y++) {
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = 0; x < c.w; x++) {
            if (row[x]) {
                row[x] = pixel_towards(row[x], DISTANCE, by);
            }
        }
    }
}
