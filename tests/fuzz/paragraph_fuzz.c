// Paragraphs in any script and direction: embedding levels, line ends, faces.
#include <string.h>

#include "../unit/fake_meter.h"
#include "fuzz.h"
#include "i18n/proof.h"

static void check_line(const text_line *l, float width, bool broken) {
    float x = 0;
    for (size_t i = 0; i < l->n; i++) {
        const text_run *r = &l->runs[i];
        FUZZ_HOLDS(!utf8_invalid(r->text, strlen(r->text)));
        FUZZ_HOLDS(r->x >= x - 0.5f && r->width >= 0);
        x = r->x + r->width;
    }
    FUZZ_HOLDS(broken || l->width <= width + 0.5f);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    paragraph_init();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const float widths[] = {0, 1, 40, 200, 600, 4000};
    arena *a = fuzz_arena();
    text_meter m = fake_meter(NULL);
    fuzz_bytes in = fuzz_read(data, size);
    unsigned how = fuzz_byte(&in);
    const char *text = fuzz_utf8(&in, a);
    float width = widths[how % (sizeof widths / sizeof *widths)];
    const paragraph *p = paragraph_lay(a, &m, text, how & 64, 20, width, how & 128);
    FUZZ_HOLDS(p || strlen(text) > PARAGRAPH_MAX_BYTES);
    for (size_t i = 0, at = 0; p && i < p->n; i++) {
        const text_line *l = &p->lines[i];
        FUZZ_HOLDS(l->from >= at && l->to >= l->from && l->to <= strlen(text));
        FUZZ_HOLDS(l->width <= p->width);
        check_line(l, width, p->broken);
        at = l->to;
    }
    proof_lacks(&m, text);
    proof_turned(text);
    return 0;
}
