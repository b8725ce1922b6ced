// The small readers of text: UTF-8, graphemes, lists of words, near words, {names} in patterns.
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"
#include "fuzz.h"
#include "i18n/grapheme.h"
#include "i18n/paragraph.h"
#include "i18n/plural.h"
#include "i18n/proof.h"
#include "progress/store.h"

enum { MOST_COMPARED = 66 }; // bytes: past 63 nothing is near

static void read_utf8(const char *text, size_t n) {
    const char *end = text + n, *at = text;
    bool sound = true;
    size_t count = 0;
    for (const char *from = at; at < end; from = at, count++) {
        uint32_t c = utf8_next(&at, end);
        char again[4];
        FUZZ_HOLDS(at > from && at <= end && c <= 0x10ffff);
        if (c == UTF8_BAD && at - from == 1) {
            sound = false;
        } else {
            FUZZ_HOLDS(utf8_encode(c, again) == (size_t)(at - from));
            FUZZ_HOLDS(memcmp(again, from, (size_t)(at - from)) == 0);
        }
    }
    FUZZ_HOLDS(utf8_count(text, n) == count);
    FUZZ_HOLDS((utf8_invalid(text, n) == NULL) == sound);
    size_t last = grapheme_last(text, n);
    FUZZ_HOLDS(n == 0 ? last == 0 : last < n);
}

static void read_words(const char *list) {
    size_t n = str_words(list), length;
    for (size_t i = 0; i < n; i++) {
        FUZZ_HOLDS(str_word(list, i, &length) && length > 0);
    }
    FUZZ_HOLDS(!str_word(list, n, &length));
}

static void compare_words(const char *a, const char *b) {
    const char *const words[] = {a, NULL, b};
    const char *nearest = str_nearest(a, words, 3);
    FUZZ_HOLDS(str_distance(a, b) == str_distance(b, a));
    FUZZ_HOLDS(strlen(a) > 63 || str_distance(a, a) == 0);
    FUZZ_HOLDS(!nearest || nearest == a || nearest == b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    read_utf8((const char *)data, size);
    fuzz_bytes in = fuzz_read(data, size);
    const char *first = fuzz_text(&in, a), *second = fuzz_text(&in, a);
    read_words(first);
    compare_words(arena_strndup(a, first, MOST_COMPARED), arena_strndup(a, second, MOST_COMPARED));
    const char *filled = text_fill(a, first, "n", second, "name", "{n}", NULL);
    FUZZ_HOLDS(strchr(first, '{') || strcmp(filled, first) == 0);
    char name[STORE_NAME_MAX];
    FUZZ_HOLDS(!store_name(first, name) || (name[0] && strlen(name) < sizeof name));
    plural_rule rule;
    FUZZ_HOLDS(!plural_parse(&rule, first) || plural_form(&rule, size) < rule.forms);
    proof_turned(first);
    return 0;
}
