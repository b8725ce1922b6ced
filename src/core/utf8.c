#include "core/utf8.h"

// Length of the sound sequence at s, 0 when it is broken (RFC 3629, section 4).
static size_t sequence(const unsigned char *s, size_t n, uint32_t *cp) {
    unsigned char lead = s[0];
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || n < length) {
        return 0;
    }
    uint32_t value = lead & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xc0) != 0x80) {
            return 0;
        }
        value = value << 6 | (s[i] & 0x3fu);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
        return 0;
    }
    *cp = value;
    return length;
}

uint32_t utf8_next(const char **s, const char *end) {
    if (*s >= end) {
        return 0;
    }
    uint32_t cp = UTF8_BAD;
    size_t length = sequence((const unsigned char *)*s, (size_t)(end - *s), &cp);
    *s += length ? length : 1;
    return cp;
}

size_t utf8_count(const char *s, size_t n) {
    const char *end = s + n;
    size_t count = 0;
    while (s < end) {
        utf8_next(&s, end);
        count++;
    }
    return count;
}

size_t utf8_encode(uint32_t cp, char out[4]) {
    if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff)) {
        cp = UTF8_BAD;
    }
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t length = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3f));
        cp >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    out[0] = (char)(lead[length] | cp);
    return length;
}

const char *utf8_invalid(const char *s, size_t n) {
    const char *end = s + n;
    while (s < end) {
        uint32_t cp;
        size_t length = sequence((const unsigned char *)s, (size_t)(end - s), &cp);
        if (length == 0) {
            return s;
        }
        s += length;
    }
    return NULL;
}
