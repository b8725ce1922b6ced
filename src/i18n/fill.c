#include <stdarg.h>
#include <string.h>

#include "core/str.h"
#include "i18n/paragraph.h"

enum { FILL_MAX = 8 };
static const char ISOLATE[] = "\xE2\x81\xA8"; // U+2068: first strong isolate
static const char RELEASE[] = "\xE2\x81\xA9"; // U+2069

typedef struct {
    const char *name, *value;
} blank;

static const blank *find(const blank *b, size_t n, const char *name, size_t len) {
    for (size_t i = 0; i < n; i++) {
        if (strlen(b[i].name) == len && memcmp(b[i].name, name, len) == 0) {
            return &b[i];
        }
    }
    return NULL;
}

const char *text_fill(arena *a, const char *pattern, ...) {
    blank blanks[FILL_MAX];
    size_t n = 0;
    size_t room = strlen(pattern) + 1;
    va_list args;
    va_start(args, pattern);
    for (const char *name; n < FILL_MAX && (name = va_arg(args, const char *)) != NULL; n++) {
        blanks[n] = (blank){name, va_arg(args, const char *)};
    }
    va_end(args);
    for (const char *p = pattern; (p = strchr(p, '{')) != NULL; p++) {
        for (size_t i = 0; i < n; i++) {
            room += strlen(blanks[i].value) + sizeof ISOLATE + sizeof RELEASE;
        }
    }
    char *out = arena_alloc(a, room);
    if (!out) {
        return pattern;
    }
    for (const char *p = pattern; *p;) {
        const char *close = *p == '{' ? strchr(p, '}') : NULL;
        const blank *b = close ? find(blanks, n, p + 1, (size_t)(close - p - 1)) : NULL;
        if (b) {
            str_append(out, room, "%s%s%s", ISOLATE, b->value, RELEASE);
            p = close + 1;
        } else {
            size_t len = strcspn(p + 1, "{") + 1;
            str_append(out, room, "%.*s", (int)len, p);
            p += len;
        }
    }
    return out;
}
