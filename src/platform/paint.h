// paint.h - Turns a draw list into pixels: rasterises SVG art, tints puppets, cuts cards, makes
// shadows, glows, fog and grain from alpha, keeps what it made (in memory, and between starts on
// disk), and repaints only what changed since the last list. Refuses to decide what is drawn.
//
// What the fields of an item mean here, beyond draw.h (all logical units):
//   ART     lift: cut edges and a shadow; rim: only the lit upper edge; both 0: as drawn. A place
//   larger than
//           seven tenths of the canvas is a sheet: made only where the canvas shows it, and its
//           shadow goes on beyond the canvas.
//   CARD    bent by its size and id, so that a card keeps its cut while it moves. With DRAW_CLIP it
//   begins a
//           clip (inside a running clip it is content like any other).
//   PUPPET  children are set at 0.92 of the box, about their feet; a soft shadow at the feet is
//   always
//           there, lift adds one around; lean and breath bend the finished picture as it is laid.
//           art: words, "wave", "hip/wave" (left/right arm), "talk", "blink".
//   GLOW    always as bright as tint and alpha at its brightest. With art the radius is that of a
//   sheet's
//           shadow (about 1.75 sigma), without it one of three boxes. DRAW_SELF with art "x-light":
//           on "x".
//   FOG     radius: how soft.
//   GROUP   alpha and shift count. A DRAW_HOUR in it darkens only what is in it. Shifted, it is
//   laid
//           again but not made again. While its parts change it is painted by its parts, and
//           flattened when there is rest: what moves inside costs no more than outside of it,
//           unless it fades or has an hour without an opaque ground below it.
#ifndef BB_PLATFORM_PAINT_H
#define BB_PLATFORM_PAINT_H

#include "platform/canvas.h"
#include "platform/fonts.h"
#include "ui/draw.h"

typedef struct painter painter;

// cache_dir NULL: keeps nothing between starts. memory_cap: bytes of rasters kept on
// 1280 x 720 pixels; on more of them half in proportion.
painter *painter_create(const char *art_dir, const char *cache_dir, fonts *f, size_t memory_cap);
// Pictures of packs lie below dir: "icons/+PACK/NAME" is DIR/PACK/NAME.svg. dir is kept, not
// copied.
void painter_packs(painter *p, const char *dir);
void painter_destroy(painter *p);

// Paints l on c (0x00RRGGBB), which still holds what the last paint left (or anything, if `whole`).
// Stops making rasters after budget_ms; then *complete is false and it should be called again. What
// it has not is shown as it looked before; while there is nothing like it, the last frame stands
// for a while (unless `whole`), then it is left out. budget_ms < 0: no limit. Returns how many
// rects of c changed (at most max, over 0).
size_t painter_paint(painter *p, const draw_list *l, canvas c, float scale, bool whole,
                     int budget_ms, pixel_rect *changed, size_t max, bool *complete);

// Between frames, while nothing moves and nobody waits: flattens groups of the last list that
// stayed as they are, makes what is DRAW_SOON, writes to disk. The list must still be there.
// Returns false when there is nothing left to do.
bool painter_rest(painter *p, int budget_ms);

#endif
