// fuzz.h - What fuzz targets share: memory that every run finds empty, bytes read as choices, and
// promises that are checked. A target is one NAME_fuzz.c with libFuzzer's entry point; it keeps
// nothing from one run to the next, so that an input alone says what happens.
#ifndef BB_TESTS_FUZZ_H
#define BB_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/diag.h"

// libFuzzer's, which its headers declare for C++ only.
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);

// What the code under test promises, sanitizers or not.
#define FUZZ_HOLDS(promise)                                                                        \
    do {                                                                                           \
        if (!(promise)) {                                                                          \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #promise);          \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

// The process's own, emptied by every call.
arena *fuzz_arena(void);
diag_list *fuzz_diags(void);

// An input read from its beginning; past the end everything is 0 or empty.
typedef struct {
    const uint8_t *at, *end;
} fuzz_bytes;

fuzz_bytes fuzz_read(const uint8_t *data, size_t size);
uint8_t fuzz_byte(fuzz_bytes *b);
unsigned fuzz_below(fuzz_bytes *b, unsigned n); // 0..n-1; n > 0, at most 65536
// The bytes up to the next 0 or the end, as a text with exactly its own room, so that reading past
// its end is noticed. In the arena.
const char *fuzz_text(fuzz_bytes *b, arena *a);
// The same with what is not UTF-8 replaced by '?'.
const char *fuzz_utf8(fuzz_bytes *b, arena *a);

#endif
