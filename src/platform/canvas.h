// canvas.h - A block of pixels and the loops that mix colours on it. Two uses share them: the frame
// that is shown (0x00RRGGBB) and pictures in the making (ARGB, colours multiplied by alpha).
// Refuses to know what is drawn; every place is in pixels and every rect is cut to the canvas by
// the caller.
#ifndef BB_PLATFORM_CANVAS_H
#define BB_PLATFORM_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t *pixels;
    int w, h, pitch; // pitch in pixels
} canvas;

typedef struct {
    int x, y, w, h;
} pixel_rect;

// Zeroed; pixels NULL: no memory, or an area no screen has (over 64 million pixels).
canvas canvas_create(int w, int h);
void canvas_free(canvas *c);

pixel_rect pixel_rect_cut(pixel_rect a, pixel_rect b);  // w or h 0: they do not meet
pixel_rect pixel_rect_join(pixel_rect a, pixel_rect b); // the smallest that holds both
pixel_rect pixel_rect_grow(pixel_rect r, int by);
bool pixel_rect_holds(pixel_rect outer, pixel_rect inner);
static inline bool pixel_rect_empty(pixel_rect r) {
    return r.w <= 0 || r.h <= 0;
}

// For loops over pixels: made a second time for processors with wider vectors, chosen at the start.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&       \
    !defined(__SANITIZE_ADDRESS__)
#define PIXEL_LOOP __attribute__((target_clones("avx2", "default")))
#else
#define PIXEL_LOOP
#endif

// Every channel times a / 255, rounded exactly: many sheets over each other must not darken.
static inline uint32_t pixel_scale(uint32_t c, unsigned a) {
    uint32_t rb = (c & 0xFF00FFu) * a + 0x800080u;
    uint32_t ag = (c >> 8 & 0xFF00FFu) * a + 0x800080u;
    rb = (rb + (rb >> 8 & 0xFF00FFu)) >> 8 & 0xFF00FFu;
    ag = (ag + (ag >> 8 & 0xFF00FFu)) & 0xFF00FF00u;
    return rb | ag;
}

// Every channel added and held at 255.
static inline uint32_t pixel_add(uint32_t a, uint32_t b) {
    uint32_t sum = ((a & 0x7F7F7F7Fu) + (b & 0x7F7F7F7Fu)) ^ ((a ^ b) & 0x80808080u);
    uint32_t carry = ((a & b) | ((a | b) & ~sum)) & 0x80808080u;
    return sum | (carry >> 7) * 0xFFu;
}

static inline uint32_t pixel_over(uint32_t below, uint32_t above) {
    return above + pixel_scale(below, 255u - (above >> 24));
}

// A plain colour of alpha a (0..255) as a pixel.
static inline uint32_t pixel_of(uint32_t rgb, unsigned a) {
    return pixel_scale(rgb | 0xFF000000u, a);
}

// Towards rgb by t / 255, the alpha as it is.
static inline uint32_t pixel_towards(uint32_t c, uint32_t rgb, unsigned t) {
    return pixel_scale(c, 255u - t) + pixel_scale(pixel_of(rgb, c >> 24), t);
}

uint32_t colour_mix(uint32_t a, uint32_t b, float t); // 0xRRGGBB

// A gradient from top (at `whole`'s first row) to bottom (its last), in r, which lies in it.
void canvas_fill(canvas c, pixel_rect r, pixel_rect whole, uint32_t top, uint32_t bottom,
                 unsigned alpha, bool add);
void canvas_multiply(canvas c, pixel_rect r, uint32_t tint);
// Light from x, y along dx, dy, `half` wide on both sides at its end: fades to the end and the
// sides.
void canvas_beam(canvas c, pixel_rect r, float x, float y, float dx, float dy, float half,
                 uint32_t rgb, float alpha);
void canvas_flip(canvas c); // left to right

// Paper grain of about 2 of 255, the same at a place whenever it is laid; clears the unused byte.
void canvas_grain(canvas c, pixel_rect r, const int8_t *tile);
enum { GRAIN_SIDE = 128 };
void grain_make(int8_t tile[GRAIN_SIDE * GRAIN_SIDE]);

#endif
