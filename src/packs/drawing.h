// drawing.h - Whether an SVG from a stranger is one that may be drawn: a picture of shapes and
// gradients, small in every measure. Refuses scripts, texts, links, entities, styles of its own and
// whatever the game would not draw anyway; and what could take it long or lead it round in circles.
#ifndef BB_PACKS_DRAWING_H
#define BB_PACKS_DRAWING_H

#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"

// Says everything that is wrong (codes utf8, svg, svg-size, svg-element, svg-attribute, svg-link).
void drawing_check(const char *file, const char *bytes, size_t n, arena *a, diag_list *out);

#endif
