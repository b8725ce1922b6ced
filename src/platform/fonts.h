// fonts.h - The faces that text is drawn with, found among Debian's font packages or in
// assets/fonts beside the game, opened when first needed. Refuses to break lines or to know
// direction: i18n/ hands it runs.
#ifndef BB_PLATFORM_FONTS_H
#define BB_PLATFORM_FONTS_H

#include "i18n/paragraph.h"

typedef struct fonts fonts;

fonts *fonts_open(void); // NULL: not even the Latin face is there; one log line says which package
void fonts_close(fonts *f);
void fonts_scale(fonts *f,
                 float pixels_per_unit); // widths are measured at this scale, given in units
text_meter fonts_meter(fonts *f);

typedef struct {
    unsigned char *alpha; // w x h, one byte a pixel, malloc'ed: the caller frees
    int w, h;
    int ascent; // rows above the baseline
} glyph_run;
bool fonts_draw(fonts *f, const text_run *run, glyph_run *out);

// Runs of different faces stand on one baseline, this share of the em below the middle of their
// line.
#define FONTS_BASELINE 0.42f

#endif
