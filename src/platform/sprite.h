// sprite.h - A finished picture, kept as runs: clear, one colour, opaque, mixed. Paper is mostly
// the first two, so a sheet as large as the screen takes a tenth of its pixels' room and is laid as
// quickly. Refuses to be changed; the same block of words is what the cache writes to disk.
#ifndef BB_PLATFORM_SPRITE_H
#define BB_PLATFORM_SPRITE_H

#include "platform/canvas.h"

typedef struct {
    int x, y, w, h; // the picture, from its item's corner; w 0: nothing to see
    bool opaque;    // every pixel hides what is below
    bool light;     // holds added light: colours may be larger than alpha
    size_t words;   // h + 1 starts of rows, then the runs
    uint32_t *runs; // owned
} sprite;

// Of c, whose upper left pixel lies at x, y from the item's corner; cut to what is visible. False:
// no memory.
bool sprite_make(sprite *s, canvas c, int x, int y);
void sprite_free(sprite *s);
size_t sprite_bytes(const sprite *s);
// Whether runs from a file say what a sprite may say: nothing is read outside of them.
bool sprite_sound(const sprite *s);

// Lays it with the item's corner at x, y, inside clip (which lies inside c). alpha 0..255.
void sprite_lay(const sprite *s, canvas c, pixel_rect clip, int x, int y, unsigned alpha, bool add);
// Whether every pixel in r (from the item's corner) hides what is below.
bool sprite_hides(const sprite *s, pixel_rect r);

// How a standing figure bends, in pixels and rows from its item's corner: its top (row 0) lies
// `lean` to the right and its foot stays; what is above the chest stands `rise` higher, and the
// rows between hip and chest are stretched for it.
typedef struct {
    int lean, rise, chest, hip, foot;
} sprite_bend;

void sprite_lay_bent(const sprite *s, canvas c, pixel_rect clip, int x, int y, unsigned alpha,
                     sprite_bend b);

#endif
