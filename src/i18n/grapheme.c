#include "i18n/grapheme.h"

#include <fribidi.h>

#include "core/utf8.h"

enum { JOINER = 0x200D };

bool grapheme_flag(uint32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool joins(uint32_t before, uint32_t c) {
    return c == JOINER || before == JOINER || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           fribidi_get_bidi_type(c) == FRIBIDI_TYPE_NSM;
}

bool grapheme_begins(grapheme_reader *r, uint32_t c) {
    bool first = r->before == 0;
    r->flags = grapheme_flag(c) ? r->flags + 1 : 0;
    bool half = r->flags > 0 && r->flags % 2 == 0;
    bool begins = first || !(half || joins(r->before, c));
    r->before = c;
    return begins;
}

size_t grapheme_last(const char *text, size_t n) {
    const char *end = text + n;
    size_t start = 0;
    grapheme_reader r = {0};
    for (const char *s = text; s < end;) {
        size_t at = (size_t)(s - text);
        if (grapheme_begins(&r, utf8_next(&s, end))) {
            start = at;
        }
    }
    return start;
}
