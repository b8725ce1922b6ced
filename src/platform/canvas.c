#include "platform/canvas.h"

#include <math.h>

#include <stdlib.h>
#include <string.h>

canvas canvas_create(int w, int h) {
    canvas c = {NULL, w, h, w};
    if (w > 0 && h > 0 && (int64_t)w * h <= 64 << 20) {
        c.pixels = calloc((size_t)w * (size_t)h, sizeof *c.pixels);
    }
    return c;
}

void canvas_free(canvas *c) {
    free(c->pixels);
    c->pixels = NULL;
}

pixel_rect pixel_rect_cut(pixel_rect a, pixel_rect b) {
    int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int low = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return right > x && low > y ? (pixel_rect){x, y, right - x, low - y} : (pixel_rect){x, y, 0, 0};
}

pixel_rect pixel_rect_join(pixel_rect a, pixel_rect b) {
    if (pixel_rect_empty(a)) {
        return b;
    }
    if (pixel_rect_empty(b)) {
        return a;
    }
    int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int low = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (pixel_rect){x, y, right - x, low - y};
}

pixel_rect pixel_rect_grow(pixel_rect r, int by) {
    return (pixel_rect){r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

bool pixel_rect_holds(pixel_rect outer, pixel_rect inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

uint32_t colour_mix(uint32_t a, uint32_t b, float t) {
    uint32_t out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        float u = (float)(a >> shift & 255), v = (float)(b >> shift & 255);
        out |= (uint32_t)(u + (v - u) * t + 0.5f) << shift;
    }
    return out;
}

PIXEL_LOOP void canvas_fill(canvas c, pixel_rect r, pixel_rect whole, uint32_t top, uint32_t bottom,
                            unsigned alpha, bool add) {
    for (int y = r.y; y < r.y + r.h; y++) {
        float t = whole.h > 1 ? (float)(y - whole.y) / (float)(whole.h - 1) : 0;
        uint32_t over = pixel_of(top == bottom ? top : colour_mix(top, bottom, t), alpha);
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = r.x; x < r.x + r.w; x++) {
            row[x] = add            ? pixel_add(row[x], over & 0xFFFFFFu)
                     : alpha == 255 ? over
                                    : pixel_over(row[x], over);
        }
    }
}

enum { LANES = 16 };

PIXEL_LOOP static void multiply_lanes(uint8_t *restrict bytes, const uint8_t *restrict by,
                                      size_t n) {
    for (size_t i = 0; i + LANES <= n; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            unsigned v = (unsigned)bytes[i + k] * by[k] + 128u;
            bytes[i + k] = (uint8_t)((v + (v >> 8)) >> 8);
        }
    }
}

void canvas_multiply(canvas c, pixel_rect r, uint32_t tint) {
    uint32_t by[LANES / 4], rest[LANES / 4] = {0};
    for (size_t k = 0; k < LANES / 4; k++) {
        by[k] = tint | 0xFF000000u; // alpha stays
    }
    size_t whole = (size_t)r.w / (LANES / 4) * (LANES / 4), left = (size_t)r.w - whole;
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch + r.x;
        multiply_lanes((uint8_t *)row, (const uint8_t *)by, whole * 4);
        memcpy(rest, row + whole, left * sizeof *rest);
        multiply_lanes((uint8_t *)rest, (const uint8_t *)by, sizeof rest);
        memcpy(row + whole, rest, left * sizeof *rest);
    }
}

// Keeps of the pixels from *left to *right (not included) those with a * x + b >= 0.
static void keep_side(float a, float b, int *left, int *right) {
    if (fabsf(a) < 1e-6f) {
        *right = b < 0 ? *left : *right;
        return;
    }
    float edge = fmaxf(-1e6f, fminf(1e6f, -b / a));
    if (a > 0 && ceilf(edge) > (float)*left) {
        *left = (int)ceilf(edge);
    } else if (a < 0 && floorf(edge) + 1 < (float)*right) {
        *right = (int)floorf(edge) + 1;
    }
}

// fmaxf and fminf mind numbers that are none, and so are calls.
static inline float larger(float a, float b) {
    return a > b ? a : b;
}
static inline float smaller(float a, float b) {
    return a < b ? a : b;
}

PIXEL_LOOP void canvas_beam(canvas c, pixel_rect r, float x, float y, float dx, float dy,
                            float half, uint32_t rgb, float alpha) {
    float length = sqrtf(dx * dx + dy * dy);
    if (length < 1 || half <= 0) {
        return;
    }
    float ux = dx / length, uy = dy / length, widens = half / length;
    for (int j = r.y; j < r.y + r.h; j++) {
        // At column 0: how far along the beam, and how far aside of its middle.
        float along = (0.5f - x) * ux + ((float)j + 0.5f - y) * uy;
        float aside = ((float)j + 0.5f - y) * ux - (0.5f - x) * uy;
        int left = r.x, right = r.x + r.w;
        keep_side(widens * ux + uy, widens * along - aside, &left, &right);
        keep_side(widens * ux - uy, widens * along + aside, &left, &right);
        keep_side(-ux, length - along, &left, &right);
        uint32_t *row = c.pixels + (ptrdiff_t)j * c.pitch;
        for (int i = left; i < right; i++) { // without a branch: it becomes vectors
            float t = along + (float)i * ux, q = (aside - (float)i * uy) / larger(1, widens * t);
            float k = alpha * (1 - t / length) * (1 - q * q) * 255;
            unsigned light = (unsigned)(int)smaller(255, larger(0, k));
            row[i] = pixel_add(row[i], pixel_of(rgb, light) & 0xFFFFFFu);
        }
    }
}

void canvas_flip(canvas c) {
    for (int y = 0; y < c.h; y++) {
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int a = 0, b = c.w - 1; a < b; a++, b--) {
            uint32_t keep = row[a];
            row[a] = row[b];
            row[b] = keep;
        }
    }
}

static float noise(uint32_t x, uint32_t y) { // -127.5..127.5
    uint32_t h = x * 374761393u + y * 668265263u;
    h = (h ^ (h >> 13)) * 1274126177u;
    return (float)((h ^ (h >> 16)) & 255) - 127.5f;
}

// Short fibres along and across, and a fine tooth.
void grain_make(int8_t tile[GRAIN_SIDE * GRAIN_SIDE]) {
    for (uint32_t y = 0; y < GRAIN_SIDE; y++) {
        for (uint32_t x = 0; x < GRAIN_SIDE; x++) {
            float v = 0;
            for (uint32_t k = 0; k < 5; k++) {
                v += noise((x + k) % GRAIN_SIDE, y);
            }
            for (uint32_t k = 0; k < 4; k++) {
                v += 0.8f * noise(x, (y + k) % GRAIN_SIDE + 999);
            }
            v = 2 * (v / 300 + noise(x + 77, y) / 250);
            tile[y * GRAIN_SIDE + x] = (int8_t)(v < 0 ? v - 0.5f : v + 0.5f);
        }
    }
}

PIXEL_LOOP static void grain_lay(uint32_t *restrict row, const int8_t *restrict grain, int n) {
    for (int i = 0; i < n; i++) {
        // Taking away is adding to the complement: both ways stop at the end of the scale.
        int g = grain[i];
        uint32_t sign = g < 0 ? 0xFFFFFFu : 0, size = (uint32_t)(g < 0 ? -g : g) * 0x010101u;
        uint32_t a = (row[i] ^ sign) & 0xFFFFFFu;
        uint32_t low = (a & 0x7F7F7Fu) + size, full = a & low & 0x808080u;
        row[i] = (low | (a & 0x808080u) | (full >> 7) * 0xFFu) ^ sign;
    }
}

void canvas_grain(canvas c, pixel_rect r, const int8_t *tile) {
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        const int8_t *grain = tile + (y % GRAIN_SIDE) * GRAIN_SIDE;
        for (int x = r.x; x < r.x + r.w;) { // from one edge of the tile to the next
            int from = x % GRAIN_SIDE, left = r.x + r.w - x;
            int n = GRAIN_SIDE - from < left ? GRAIN_SIDE - from : left;
            grain_lay(row + x, grain + from, n);
            x += n;
        }
    }
}
