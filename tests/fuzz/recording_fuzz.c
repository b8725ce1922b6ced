// Recordings, against the levels that the corpus was recorded in.
#include "core/file.h"
#include "core/str.h"
#include "fuzz.h"
#include "mechanics/mechanics.h"
#include "play/recording.h"

enum { MOST_LEVELS = 100, MEMORY = 256 << 20 };

static struct {
    arena *a;
    const level *loaded[MOST_LEVELS];
    size_t n;
} levels;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    arena *a = levels.a = arena_create(MEMORY);
    const char *const *paths;
    size_t n;
    FUZZ_HOLDS(file_list(BAY_SOURCE "/levels", ".yaml", a, &paths, &n));
    for (size_t i = 0; i < n && levels.n < MOST_LEVELS; i++) {
        if (!str_ends(paths[i], "/course.yaml")) {
            const level *l = level_load(paths[i], mechanics_rules, a, fuzz_diags());
            FUZZ_HOLDS(l);
            levels.loaded[levels.n++] = l;
        }
    }
    return 0;
}

static const level *called(const char *id) {
    size_t i = 0;
    while (i < levels.n - 1 && !str_eq(levels.loaded[i]->id.s, id)) {
        i++;
    }
    return levels.loaded[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    diag_list *d = fuzz_diags();
    const char *text = (const char *)data;
    recording_result head, r;
    if (!recording_head("fuzz.txt", text, size, &head, d)) {
        FUZZ_HOLDS(diag_errors(d) == 1);
        return 0;
    }
    bool same = recording_replay("fuzz.txt", text, size, called(head.level), &r, d);
    FUZZ_HOLDS(same == (diag_errors(d) == 0));
    FUZZ_HOLDS(diag_count(d) <= 1);
    return 0;
}
