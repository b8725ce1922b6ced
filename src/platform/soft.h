// soft.h - What light does with paper: shadows, glows and cut edges, made from a picture's alpha.
// Masks are blurred in 16 bits at a half or a quarter of the size (8 show bands). Refuses to make
// up shapes.
#ifndef BB_PLATFORM_SOFT_H
#define BB_PLATFORM_SOFT_H

#include "platform/canvas.h"

typedef struct {
    int w, h, cell; // cell: pixels one value stands for
    int x, y;       // pixels from the picture's corner to the mask's
    uint16_t *a;    // 0..65535; owned; NULL: no memory
} soft;

enum { SOFT_LEFT = 1, SOFT_TOP = 2, SOFT_RIGHT = 4, SOFT_BOTTOM = 8 };

// The picture's alpha, blurred by three boxes of this radius (in pixels). Beyond the sides in
// `goes_on` the paper continues outside of the picture, or its border would cast a line.
soft soft_make(canvas picture, float radius, unsigned goes_on);
void soft_free(soft *s);
int soft_reach(float radius); // pixels that a blur of this radius spreads
void soft_full(soft *s);      // the brightest value becomes all of it

typedef struct {
    uint32_t top, bottom; // 0xRRGGBB
    float alpha, thin;    // thin: what is lost of alpha on the way down
} soft_paint;

// Lays the mask under or over what c holds; x, y: where the picture's corner lies in c.
void soft_lay(const soft *s, canvas c, int x, int y, soft_paint p);
// The same, but only onto paper that is there already: its alpha stays.
void soft_lay_inside(const soft *s, canvas c, int x, int y, uint32_t rgb, float alpha);

// Light falls from above and a little left: upper cut edges shine, lower ones darken; `width`
// pixels.
void edges_cut(canvas c, float width);
// Only the upper edge, by `strength` (0..1) of white lamplight.
void edges_rim(canvas c, float width, float strength);
void haze_lay(canvas c, float t); // towards the distance

#endif
