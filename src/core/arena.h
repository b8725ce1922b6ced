// arena.h - Memory with one lifetime (app, level, frame): zeroed, capped, given back all at once.
// Refuses to free single pieces; when the cap or the machine's memory is reached it returns NULL.
// The cap and arena_used count what was handed out, each piece rounded up to its alignment.
#ifndef BB_CORE_ARENA_H
#define BB_CORE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct arena arena;

arena *arena_create(size_t cap_bytes); // NULL: no memory
void arena_destroy(arena *a);          // takes NULL
void arena_reset(arena *a);            // everything handed out becomes invalid; keeps its blocks

void *arena_alloc(arena *a,
                  size_t bytes); // aligned for any type, zeroed; 0 bytes: some valid piece
void *arena_alloc_n(arena *a, size_t n, size_t bytes_each); // NULL also when the product overflows
char *arena_strdup(arena *a, const char *s);
char *arena_strndup(arena *a, const char *s, size_t n);
char *arena_printf(arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
size_t arena_used(const arena *a); // bytes handed out since the last reset
bool arena_full(const arena *a);   // an allocation has failed since the last reset

#define arena_new(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc_n((a), (size_t)(n), sizeof(type)))

#endif
