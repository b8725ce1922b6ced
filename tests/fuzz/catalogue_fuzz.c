// Compiled translations (.mo): of anybody's making, looked up as the game does.
#include <string.h>

#include "fuzz.h"
#include "i18n/catalogue.h"

static void look_up(const catalogue *c, const char *context, const char *id) {
    const char *text = catalogue_get(c, context, id);
    FUZZ_HOLDS(text && (strlen(text) > 0 || text == id));
    FUZZ_HOLDS(catalogue_has(c, context, id) || text == id);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const ids[] = {"", "a", "Go on", "{n} lamp", "Leave", "Yes", "\xff"};
    static const unsigned long counts[] = {0, 1, 2, 3, 5, 11, 21, 100, 111, ~0ul};
    const char *why = NULL;
    catalogue *c = catalogue_open(data, size, &why);
    FUZZ_HOLDS((c == NULL) == (why != NULL));
    for (size_t i = 0; c && i < sizeof ids / sizeof *ids; i++) {
        look_up(c, NULL, ids[i]);
        look_up(c, "course", ids[i]);
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            FUZZ_HOLDS(catalogue_plural(c, ids[i], "many", counts[k]));
        }
    }
    catalogue_close(c);
    return 0;
}
