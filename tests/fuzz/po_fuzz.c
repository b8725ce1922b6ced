// Translations as translators keep them (.po), and what is found in them.
#include <string.h>

#include "fuzz.h"
#include "i18n/po.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    const po *p = po_parse("fuzz.po", (const char *)data, size, a, d);
    FUZZ_HOLDS(p || diag_errors(d) > 0);
    for (size_t i = 0; p && i < p->n_by_text; i++) {
        const po_entry *e = p->by_text[i], *found = po_find(p, e->context, e->id);
        FUZZ_HOLDS(found && strcmp(found->id, e->id) == 0 && !found->obsolete);
        FUZZ_HOLDS(!po_translated(e) || e->n_forms > 0);
        FUZZ_HOLDS(plural_form(&p->rule, i) < p->rule.forms);
    }
    return 0;
}
