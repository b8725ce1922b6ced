// letters.h - One hard line of text, taken apart: code points, embedding levels, faces, break
// chances. Shared by the files of paragraph.h and proof.h; nobody else includes it.
#ifndef BB_I18N_LETTERS_H
#define BB_I18N_LETTERS_H

#include <stdint.h>

#include "i18n/paragraph.h"

typedef struct {
    uint32_t *code;  // n code points
    uint32_t *start; // byte of each in the source; start[n] is the end
    int8_t *level;   // of bidi embedding: odd runs from right to left
    uint8_t *face;
    char *line;  // libunibreak's mark behind each
    bool *whole; // a grapheme ends with it
    size_t n;
    bool rtl; // base direction
} letters;

// NULL-safe failure: false when the arena is full.
bool letters_take(letters *l, arena *a, const text_meter *m, bool bold, const char *text,
                  size_t from, size_t to, bool base_rtl);
bool letter_blank(uint32_t code);
bool letter_hidden(uint32_t code); // directs, but is not drawn

#endif
