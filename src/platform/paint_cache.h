// paint_cache.h - What the painter has made, by key: sprites and runs of text, the longest unused
// dropped when they take more than they may. Refuses to drop what the present frame uses.
#ifndef BB_PLATFORM_PAINT_CACHE_H
#define BB_PLATFORM_PAINT_CACHE_H

#include "platform/fonts.h"
#include "platform/sprite.h"

typedef struct paint_cache paint_cache;

paint_cache *paint_cache_create(const char *dir, size_t cap); // dir NULL: nothing outlives it
void paint_cache_destroy(paint_cache *c);                     // saves what more than one frame used
void paint_cache_cap(paint_cache *c, size_t cap);

// NULL: not made yet. Valid until paint_cache_trim of a later frame.
const sprite *paint_cache_sprite(paint_cache *c, uint64_t key);
// Takes s. NULL: no memory, s is freed.
const sprite *paint_cache_keep(paint_cache *c, uint64_t key, sprite *s);
// It has become part of a flattened picture: the first to go, and not used by this frame any more.
void paint_cache_demote(paint_cache *c, uint64_t key);

const glyph_run *paint_cache_text(paint_cache *c, uint64_t key);
const glyph_run *paint_cache_keep_text(paint_cache *c, uint64_t key, glyph_run *g);

void paint_cache_frame(paint_cache *c); // a new frame begins
void paint_cache_trim(paint_cache *c);  // down to the cap
// To the disk, unless it is there; true: it took the time of writing.
bool paint_cache_save(paint_cache *c, uint64_t key);

#endif
