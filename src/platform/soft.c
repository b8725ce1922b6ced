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

static void box_across(uint16_t *row, int n, int r, uint16_t *was) {
    memcpy(was, row, (size_t)n * sizeof *was);
    uint32_t sum = (uint32_t)was[0] * (uint32_t)(r + 1), side = (uint32_t)(2 * r + 1);
    for (int i = 1; i <= r; i++) {
        sum += was[i < n ? i : n - 1];
    }
    for (int i = 0; i < n; i++) {
        row[i] = (uint16_t)((sum + (uint32_t)r) / side);
        sum += was[i + r + 1 < n ? i + r + 1 : n - 1];
        sum -= was[i - r > 0 ? i - r : 0];
    }
}

// All columns at once, row by row: kind to the processor's cache.
static void box_down(soft *s, int r, uint32_t *sum, uint16_t *was) {
    uint32_t side = (uint32_t)(2 * r + 1);
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
            row[x] = (uint16_t)((sum[x] + (uint32_t)r) / side);
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

// Row y (pixels from the mask's top), every cell mixed with the one below or above it.
static void mask_row(const soft *s, int y, uint16_t *line) {
    int at = 2 * y + 1 - s->cell; // in half pixels, from the middle of the first cell
    int v = at < 0 ? 0 : at / (2 * s->cell), f = at < 0 ? 0 : at % (2 * s->cell);
    if (v > s->h - 2) {
        v = s->h - 2;
        f = 2 * s->cell;
    }
    const uint16_t *upper = s->a + v * s->w, *lower = upper + s->w;
    int whole = 2 * s->cell;
    for (int x = 0; x < s->w; x++) {
        line[x] = (uint16_t)((upper[x] * (whole - f) + lower[x] * f) / whole);
    }
}

static uint32_t mask_at(const soft *s, const uint16_t *line, int x) {
    int at = 2 * x + 1 - s->cell, whole = 2 * s->cell;
    if (at < 0) {
        return line[0];
    }
    int u = at / whole, f = at % whole;
    return u + 1 < s->w ? (uint32_t)(line[u] * (whole - f) + line[u + 1] * f) / (uint32_t)whole
                        : line[s->w - 1];
}

// Skips ahead over cells that hold nothing: most of a shadow is beside the shadow.
static int next_seen(const soft *s, const uint16_t *line, int x) {
    int u = x / s->cell;
    u = u > 0 ? u - 1 : 0;
    while (u < s->w && line[u] == 0 && (u + 1 >= s->w || line[u + 1] == 0)) {
        u++;
    }
    int seen = u * s->cell;
    return seen > x ? seen : x;
}

void soft_lay(const soft *s, canvas c, int x, int y, soft_paint p) {
    uint16_t *line = s->a ? malloc((size_t)s->w * sizeof *line) : NULL;
    if (!line) {
        return;
    }
    pixel_rect whole = {x + s->x, y + s->y, s->w * s->cell, s->h * s->cell};
    pixel_rect r = pixel_rect_cut(whole, (pixel_rect){0, 0, c.w, c.h});
    for (int j = r.y; j < r.y + r.h; j++) {
        float t = (float)(j - whole.y) / (float)whole.h, a = p.alpha * (1 - p.thin * t);
        uint32_t rgb = p.top == p.bottom ? p.top : colour_mix(p.top, p.bottom, t);
        uint32_t strength = (uint32_t)(fmaxf(0, fminf(1, a)) * 256);
        uint32_t *row = c.pixels + (ptrdiff_t)j * c.pitch;
        mask_row(s, j - whole.y, line);
        for (int i = r.x; i < r.x + r.w; i++) {
            if ((i & 15) == 0) {
                i = next_seen(s, line, i - whole.x) + whole.x;
                if (i >= r.x + r.w) {
                    break;
                }
            }
            unsigned m = (mask_at(s, line, i - whole.x) * strength + 0x8000u) >> 16;
            if (m > 0) {
                row[i] = pixel_over(row[i], pixel_of(rgb, m > 255 ? 255 : m));
            }
        }
    }
    free(line);
}

void soft_lay_inside(const soft *s, canvas c, int x, int y, uint32_t rgb, float alpha) {
    uint16_t *line = s->a ? malloc((size_t)s->w * sizeof *line) : NULL;
    if (!line) {
        return;
    }
    pixel_rect whole = {x + s->x, y + s->y, s->w * s->cell, s->h * s->cell};
    pixel_rect r = pixel_rect_cut(whole, (pixel_rect){0, 0, c.w, c.h});
    uint32_t strength = (uint32_t)(alpha * 255);
    for (int j = r.y; j < r.y + r.h; j++) {
        uint32_t *row = c.pixels + (ptrdiff_t)j * c.pitch;
        mask_row(s, j - whole.y, line);
        for (int i = r.x; i < r.x + r.w; i++) {
            if (row[i] >> 24) {
                row[i] = pixel_towards(row[i], rgb,
                                       (mask_at(s, line, i - whole.x) * strength + 0x8000u) >> 16);
            }
        }
    }
    free(line);
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
