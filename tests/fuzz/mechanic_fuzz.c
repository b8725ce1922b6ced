// One mechanic, FUZZ_MECHANIC: its levels are loaded, linked and linted; what loads is played by
// anybody, and what lint finds no fault with by the player who knows. Built once for each.
#include <string.h>

#include "content/check.h"
#include "core/hash.h"
#include "core/str.h"
#include "fuzz.h"
#include "mechanics/mechanics.h"
#include "play/bot.h"
#include "tree.h"

enum { RANDOM_ACTIONS = 120, KNOWING_ACTIONS = 3000 };

static const mechanic *only[2];

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    for (size_t i = 0; mechanics_rules[i]; i++) {
        only[0] = str_eq(mechanics_rules[i]->name, FUZZ_MECHANIC) ? mechanics_rules[i] : only[0];
    }
    FUZZ_HOLDS(only[0]);
    return 0;
}

static const tree_shape shape = {&level_shape, only};

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed) {
    return tree_mutate(&shape, data, size, max, seed);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max, unsigned seed) {
    return tree_cross(&shape, a, a_size, b, b_size, out, max, seed);
}

static bot_result play(const level *l, uint64_t seed, bot_kind kind, size_t actions) {
    session *s = session_create(l, seed);
    FUZZ_HOLDS(s);
    bot_result r = bot_play(s, kind, actions);
    FUZZ_HOLDS(session_done(s) || r.broke || r.actions >= actions);
    session_destroy(s);
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    level *l = level_parse("fuzz.yaml", (const char *)data, size, only, a, d);
    FUZZ_HOLDS((l == NULL) == (diag_errors(d) > 0));
    if (!l) {
        return 0;
    }
    uint64_t seed = hash_bytes(HASH_START, data, size);
    level_check(l, NULL, d);
    bot_result random = play(l, seed, BOT_RANDOM, RANDOM_ACTIONS);
    FUZZ_HOLDS(!random.broke || diag_count(d) > 0);
    if (diag_errors(d) == 0) {
        bot_result knows = play(l, seed, BOT_KNOWS, KNOWING_ACTIONS);
        FUZZ_HOLDS(!knows.broke && knows.finished);
    }
    return 0;
}
