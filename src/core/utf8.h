// utf8.h - Reading UTF-8 (RFC 3629). Refuses overlong forms, surrogates and what lies past
// U+10FFFF.
#ifndef BB_CORE_UTF8_H
#define BB_CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { UTF8_BAD = 0xFFFD };

// The code point at *s, and moves *s behind it; broken bytes give UTF8_BAD and move by one.
// At end it gives 0 and does not move.
uint32_t utf8_next(const char **s, const char *end);
size_t utf8_count(const char *s, size_t n);        // code points
size_t utf8_encode(uint32_t cp, char out[4]);      // bytes written
const char *utf8_invalid(const char *s, size_t n); // the first broken byte, NULL when sound

#endif
