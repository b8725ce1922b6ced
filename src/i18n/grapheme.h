// grapheme.h - What a reader calls one letter: a code point with all that is drawn with it. Covers
// combining marks, joiners, emoji skin tones and flags, which is what a nickname can hold; refuses
// the rest of UAX 29 (Debian's libunibreak has no grapheme breaks).
#ifndef BB_I18N_GRAPHEME_H
#define BB_I18N_GRAPHEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct { // zeroed: nothing read yet
    uint32_t before;
    unsigned flags; // letters of flags in a row: two are one flag
} grapheme_reader;

bool grapheme_begins(grapheme_reader *r, uint32_t c); // c, the next code point, begins a grapheme
bool grapheme_flag(uint32_t c);                       // half a flag: a regional indicator

// The byte at which the last grapheme of text[0..n) begins; 0 when there is none.
size_t grapheme_last(const char *text, size_t n);

#endif
