#include "i18n/grapheme.h"

#include <fribidi.h>

#include "core/utf8.h"

enum { JOINER = 0x200D };

static bool regional(uint32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool grapheme_joins(uint32_t before, uint32_t c) {
    return c == JOINER || before == JOINER || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           fribidi_get_bidi_type(c) == FRIBIDI_TYPE_NSM;
}

size_t grapheme_last(const char *text, size_t n) {
    const char *end = text + n;
    size_t start = 0;
    uint32_t before = 0;
    unsigned flags = 0; // regional letters in a row: two are one flag
    for (const char *s = text; s < end;) {
        size_t at = (size_t)(s - text);
        uint32_t c = utf8_next(&s, end);
        flags = regional(c) ? flags + 1 : 0;
        if (at == 0 || !(grapheme_joins(before, c) || (flags > 0 && flags % 2 == 0))) {
            start = at;
        }
        before = c;
    }
    return start;
}
