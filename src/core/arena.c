#include "core/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = _Alignof(max_align_t), BLOCK_BYTES = 16384 };

// Under the address sanitizer a gap lies behind every piece, and neither gaps nor what is not
// handed out (any more) can be touched unnoticed.
#if defined(__has_feature)
#define HAS_FEATURE(x) __has_feature(x)
#else
#define HAS_FEATURE(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS_FEATURE(address_sanitizer)
#include <sanitizer/asan_interface.h>
enum { GAP = ALIGNMENT };
#else
#define ASAN_POISON_MEMORY_REGION(from, bytes)   ((void)(from), (void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(from, bytes) ((void)(from), (void)(bytes))
enum { GAP = 0 };
#endif

typedef struct block block;
struct block {
    block *next;
    size_t size, used;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    size_t cap, used;
    bool full;
    block *first, *current;
};

arena *arena_create(size_t cap_bytes) {
    arena *a = calloc(1, sizeof *a);
    if (a) {
        a->cap = cap_bytes;
    }
    return a;
}

void arena_destroy(arena *a) {
    if (!a) {
        return;
    }
    for (block *b = a->first, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a);
}

void arena_reset(arena *a) {
    for (block *b = a->first; b; b = b->next) {
        ASAN_POISON_MEMORY_REGION(b->bytes, b->used);
        b->used = 0;
    }
    a->current = a->first;
    a->used = 0;
    a->full = false;
}

// A block with room for size bytes becomes the current one: one kept from before a reset, or new.
// Sizes double, so that an arena which is reset every frame soon holds all it will ever need.
static block *find_room(arena *a, size_t size) {
    block *last = NULL;
    for (block *b = a->current; b; b = b->next) {
        if (b->size - b->used >= size) {
            a->current = b;
            return b;
        }
        last = b;
    }
    size_t bytes = BLOCK_BYTES;
    while (bytes < size && bytes <= SIZE_MAX / 4) {
        bytes *= 2;
    }
    if (bytes < size) {
        return NULL;
    }
    block *b = malloc(sizeof *b + bytes);
    if (!b) {
        return NULL;
    }
    *b = (block){.size = bytes};
    ASAN_POISON_MEMORY_REGION(b->bytes, bytes);
    if (last) {
        last->next = b;
    } else {
        a->first = b;
    }
    a->current = b;
    return b;
}

void *arena_alloc(arena *a, size_t bytes) {
    block *b = NULL;
    size_t size = 0;
    if (bytes <= SIZE_MAX - ALIGNMENT - GAP) {
        size = (bytes ? (bytes + ALIGNMENT - 1) / ALIGNMENT : 1) * ALIGNMENT;
        b = size <= a->cap - a->used ? find_room(a, size + GAP) : NULL;
    }
    if (!b) {
        a->full = true;
        return NULL;
    }
    void *piece = b->bytes + b->used;
    b->used += size + GAP;
    a->used += size;
    ASAN_UNPOISON_MEMORY_REGION(piece, bytes);
    return memset(piece, 0, bytes);
}

void *arena_alloc_n(arena *a, size_t n, size_t bytes_each) {
    if (bytes_each && n > SIZE_MAX / bytes_each) {
        a->full = true;
        return NULL;
    }
    return arena_alloc(a, n * bytes_each);
}

char *arena_strdup(arena *a, const char *s) {
    return arena_strndup(a, s, strlen(s));
}

char *arena_strndup(arena *a, const char *s, size_t n) {
    size_t length = strnlen(s, n);
    char *copy = arena_alloc(a, length + 1);
    if (copy) {
        memcpy(copy, s, length);
    }
    return copy;
}

char *arena_printf(arena *a, const char *fmt, ...) {
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *text = length < 0 ? NULL : arena_alloc(a, (size_t)length + 1);
    if (text) {
        vsnprintf(text, (size_t)length + 1, fmt, again);
    }
    va_end(again);
    return text;
}

size_t arena_used(const arena *a) {
    return a->used;
}

bool arena_full(const arena *a) {
    return a->full;
}
