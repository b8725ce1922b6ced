// A whole level file of any mechanic: what loads has a head that loads alone, is walked text by
// text, and is translated or told in its own words.
#include <string.h>

#include "content/check.h"
#include "content/level_head.h"
#include "fuzz.h"
#include "mechanics/mechanics.h"
#include "tree.h"

static const tree_shape shape = {&level_shape, mechanics_rules};

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed) {
    return tree_mutate(&shape, data, size, max, seed);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max, unsigned seed) {
    return tree_cross(&shape, a, a_size, b, b_size, out, max, seed);
}

static void load_head(const char *text, size_t n, arena *a, diag_list *d) {
    size_t bytes = level_head_bytes(text, n);
    const node *body, *root = node_parse("fuzz.yaml", text, bytes, a, d);
    level *l = arena_new(a, level);
    FUZZ_HOLDS(bytes <= n);
    if (root) {
        level_head_load(l, root, NULL, &body, a, d);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    const char *text = (const char *)data;
    level *l = level_parse("post/fuzz.yaml", text, size, mechanics_rules, a, d);
    FUZZ_HOLDS((l == NULL) == (diag_errors(d) > 0));
    if (l) {
        FUZZ_HOLDS(level_translate(l, NULL) == 0 && !l->foreign);
        FUZZ_HOLDS(l->title.s && l->goal.s && l->mechanic && l->spec && l->head.id[0]);
    }
    load_head(text, size, a, d);
    return 0;
}
