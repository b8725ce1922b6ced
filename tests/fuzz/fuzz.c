#include "fuzz.h"

#include <string.h>

#include "core/utf8.h"

enum { MEMORY = 64 << 20 };

// Read by the sanitizers when the process begins: little is remembered of what was freed, which
// makes runs twice as many a second.
const char *__asan_default_options(void);
const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void) {
    return "abort_on_error=1:print_stacktrace=1";
}
const char *__asan_default_options(void) {
    return "quarantine_size_mb=8:malloc_context_size=8:abort_on_error=1:detect_stack_use_after_"
           "return=0";
}

arena *fuzz_arena(void) {
    static arena *a;
    a = a ? a : arena_create(MEMORY);
    arena_reset(a);
    return a;
}

diag_list *fuzz_diags(void) {
    static diag_list *d;
    d = d ? d : diag_create();
    diag_clear(d);
    return d;
}

fuzz_bytes fuzz_read(const uint8_t *data, size_t size) {
    return (fuzz_bytes){data, data + size};
}

uint8_t fuzz_byte(fuzz_bytes *b) {
    return b->at < b->end ? *b->at++ : 0;
}

unsigned fuzz_below(fuzz_bytes *b, unsigned n) {
    unsigned v = fuzz_byte(b);
    return (n > 256 ? v << 8 | fuzz_byte(b) : v) % n;
}

const char *fuzz_text(fuzz_bytes *b, arena *a) {
    size_t left = (size_t)(b->end - b->at);
    const uint8_t *stop = left ? memchr(b->at, 0, left) : NULL;
    size_t n = stop ? (size_t)(stop - b->at) : left;
    const char *text = arena_strndup(a, (const char *)b->at, n);
    b->at += n + (stop != NULL);
    return text;
}

const char *fuzz_utf8(fuzz_bytes *b, arena *a) {
    char *text = (char *)fuzz_text(b, a), *end = text + strlen(text);
    for (const char *bad; (bad = utf8_invalid(text, (size_t)(end - text)));) {
        text[bad - text] = '?';
    }
    return text;
}
