// paint.h - Turns a draw list into pixels: rasterises SVG art, tints puppets, cuts cards, makes shadows,
// glows, fog and grain from alpha, keeps what it made (in memory, and between starts on disk), and
// repaints only what changed since the last list. Refuses to decide what is drawn.
#ifndef BB_PLATFORM_PAINT_H
#define BB_PLATFORM_PAINT_H

#include "platform/fonts.h"
#include "ui/draw.h"

typedef struct {
    uint32_t *pixels; // 0x00RRGGBB
    int w, h, pitch;  // pitch in pixels
} canvas;

typedef struct {
    int x, y, w, h;
} pixel_rect;

typedef struct painter painter;

// cache_dir NULL: keeps nothing between starts. memory_cap: bytes of rasters kept.
painter *painter_create(const char *art_dir, const char *cache_dir, fonts *f, size_t memory_cap);
void painter_destroy(painter *p);

// Paints l on c, which still holds what the last paint left (or anything, if `whole`). Stops making
// rasters after budget_ms and leaves out what it has not: then *complete is false and it should be
// called again. budget_ms < 0: no limit. Returns how many rects of c changed (at most max).
size_t painter_paint(painter *p, const draw_list *l, canvas c, float scale, bool whole, int budget_ms,
                     pixel_rect *changed, size_t max, bool *complete);

#endif
