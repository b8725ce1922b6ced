// svg.h - Pictures drawn as SVG, by name under assets/art, rasterised where and as large as they
// are shown. Refuses files that are not there or not small (one log line each) and knows nothing of
// paper.
#ifndef BB_PLATFORM_SVG_H
#define BB_PLATFORM_SVG_H

#include "platform/canvas.h"

typedef struct {
    float x, y, w, h; // viewBox
    char *inner;      // what stands between <svg ...> and </svg>; owned
} svg;

// name@90: the same, turned clockwise by so many degrees about its middle.
bool svg_load(const char *art_dir, const char *name,
              svg *out); // quiet: the caller says what is missing
void svg_free(svg *s);
// Whether bytes are a picture of which something can be seen. False: *why says what is wrong, in
// English.
bool svg_draws(const void *bytes, size_t n, const char **why);

// The part `view` of the picture (in its own units) as w x h pixels. inner may be several drawings
// in one space. pixels NULL: no memory, or what it says can't be drawn.
typedef struct {
    float x, y, w, h;
} svg_view;
canvas svg_raster(const char *inner, svg_view view, int w, int h);

// Where in w x h pixels of the view anything can be seen, found on an eighth of the size; generous.
pixel_rect svg_seen(const char *inner, svg_view view, int w, int h);

// The same as svg_raster, but only of the part that is seen: *at is its place.
canvas svg_raster_seen(const char *inner, svg_view view, int w, int h, pixel_rect *at);

#endif
