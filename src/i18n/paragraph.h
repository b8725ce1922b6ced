// paragraph.h - Breaks a paragraph into lines and lines into runs that one font can shape: FriBidi
// for direction, libunibreak for line ends, a face per script. Refuses to draw or to know pixels;
// widths come from whoever measures. One paragraph holds at most PARAGRAPH_MAX_BYTES.
#ifndef BB_I18N_PARAGRAPH_H
#define BB_I18N_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

enum { PARAGRAPH_MAX_BYTES = 8192 };

typedef enum {
    FACE_LATIN,
    FACE_ARABIC,
    FACE_CJK,
    FACE_COUNT
} face; // Latin face: Cyrillic, Greek too

typedef struct {
    face face;
    bool bold;
    float size; // px of the em, in the caller's units
} font_spec;

// Who knows the fonts. width: advance of one run, shaped, in the caller's units. has: is there a
// glyph.
typedef struct {
    void *ctx;
    float (*width)(void *ctx, font_spec font, bool rtl, const char *text, size_t n);
    bool (*has)(void *ctx, font_spec font, unsigned codepoint);
} text_meter;

typedef struct {
    font_spec font;
    bool rtl;
    const char *text; // 0-terminated, logical order, in the arena
    float x, width;   // from the line's left edge, visual order
} text_run;

typedef struct {
    const text_run *runs; // from left to right
    size_t n;
    float width;
    size_t from, to; // bytes of the source
} text_line;

typedef struct {
    const text_line *lines;
    size_t n;
    float width; // the widest line
    bool rtl;    // base direction: lines are set flush right
    bool broken; // a word was wider than the width and had to be cut within
} paragraph;

void paragraph_init(void); // once, before the first paragraph: the line breaker's index

// '\n' ends a line. base_rtl: the direction of text that has none of its own (the language's).
// NULL: no memory, or too long.
const paragraph *paragraph_lay(arena *a, const text_meter *m, const char *text, bool bold,
                               float size, float width, bool base_rtl);

// Puts values into a pattern's {names}: fill(a, "Caught {n} of {all}", "n", "5", "all", "6", NULL).
// An unknown {name} stays as it stands. Values are isolated (U+2068..U+2069) from the bidi of the
// rest.
const char *text_fill(arena *a, const char *pattern, ...) __attribute__((sentinel));

#endif
