// paint_state.h - What the painter's rooms share. Nobody else includes it.
#ifndef BB_PLATFORM_PAINT_STATE_H
#define BB_PLATFORM_PAINT_STATE_H

#include "platform/paint.h"
#include "platform/paint_cache.h"
#include "platform/puppet.h"

enum { SAID_MAX = 32, LOOKED = 128 };
enum { PAINTER_VERSION = 2 }; // part of every key: raised when the same items look different

typedef struct { // one item, as it lies on this canvas
    const draw_item *item;
    pixel_rect at;   // its own place, before it slides
    int slide;       // pixels to the right of it, where it is laid
    pixel_rect box;  // all it may touch: shadow, glow; cut by clip and view
    pixel_rect view; // what it is made for: the canvas, or its group's; GROUP: where its parts lie
    uint64_t key;    // of its picture, whatever its place and alpha; 0: drawn straight
    uint64_t hash;   // of all that makes its pixels
    size_t inner;    // GROUP: how many of the following are in it, with its END
    bool missing;    // its picture is not made yet
    uint64_t twin;   // while it is missing: of a picture of the same thing that is there; 0: none
    bool flat;       // GROUP: laid as one picture, not by its parts
} unit;

typedef struct { // what was painted the last time
    uint64_t hash;
    pixel_rect box;
} painted;

typedef struct { // what a thing looked like when it was last there
    uint64_t thing, key;
} looked;

struct painter {
    const char *packs_dir; // NULL: there are none
    char *art_dir;
    fonts *fonts;
    size_t memory; // for pictures, at 1280 x 720
    paint_cache *cache;
    puppet_kit *kit; // opened with the first person
    bool kit_tried;
    uint64_t stamp; // of all art files: a changed drawing gives new keys
    int8_t *grain;
    uint64_t said[SAID_MAX]; // names of what is missing: one line each
    size_t said_n;
    unit *units;
    size_t n, cap, soon; // behind the n units that are seen: so many that will be
    looked looked[LOOKED];
    painted *last, *now; // last_cap of each; now: while comparing
    size_t last_n, last_cap;
    float scale;
    int w, h;
    colour ground;
    uint64_t deadline_ms; // 0: none
    uint64_t held_ms;     // since when the frame waits for pictures; 0: it does not
    bool rests;           // the last list is painted, and groups of it may want to be flattened
    size_t made, saved;   // of those that will be seen, so many are made; of all, on the disk
};

// paint_place.c: where and what
bool paint_place(painter *p, const draw_list *l);
uint64_t paint_thing(const unit *u); // the same for a thing in any mood, pose or light; 0: none
puppet_kit *paint_kit(painter *p);

sprite_bend paint_bend(const painter *p, const unit *u); // of a PUPPET; others stand straight

// paint_make.c: the picture of one unit (not TEXT, FILL, HOUR, GROUP). False: no memory.
bool paint_make(painter *p, const unit *u, sprite *out);
float paint_lift_radius(float lift, float scale); // pixels
float paint_blur_radius(float radius,
                        float scale); // of sheets', fogs' and lamps' blurs: pixels a box
bool paint_is_sheet(const painter *p,
                    pixel_rect at); // as large as the canvas: made only where it is seen

// paint_lay.c: onto the frame. paint_lay: c's upper left pixel is the pixel ox, oy of where u lies;
// clip is in the same pixels and inside c.
void paint_lay(painter *p, const unit *u, canvas c, pixel_rect clip, int ox, int oy, float fade);
bool paint_hides(painter *p, const unit *u, pixel_rect r); // it alone decides what is seen in r
void paint_rect(painter *p, canvas c, pixel_rect r);

// paint_diff.c: what changed since the last time, as few rects
enum { DIRTY_MAX = 8 };
size_t paint_diff(painter *p, bool whole, pixel_rect out[DIRTY_MAX]);
void paint_remember(painter *p);

#endif
