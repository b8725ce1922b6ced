#include "i18n/proof.h"

#include <fribidi.h>
#include <string.h>

#include "core/utf8.h"
#include "i18n/letters.h"

static bool somebody_has(const text_meter *m, uint32_t code) {
    const float any_size = 16;
    for (int f = 0; f < FACE_COUNT; f++) {
        if (m->has(m->ctx, (font_spec){(face)f, false, any_size}, code)) {
            return true;
        }
    }
    return false;
}

unsigned proof_lacks(const text_meter *m, const char *text) {
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t code = utf8_next(&text, end);
        if (code != '\n' && !letter_blank(code) && !letter_hidden(code) && !somebody_has(m, code)) {
            return code;
        }
    }
    return 0;
}

bool proof_turned(const char *text) {
    const char *end = text + strlen(text);
    int names = 0;
    bool to_right = false, to_left = false; // what this line's first letter says
    while (text < end) {
        uint32_t code = utf8_next(&text, end);
        names += code == '{' ? 1 : code == '}' && names > 0 ? -1 : 0;
        FriBidiCharType type = fribidi_get_bidi_type(code);
        if (code == '\n') {
            to_right = to_left = false;
        } else if (names == 0 && FRIBIDI_IS_LETTER(type)) {
            if (FRIBIDI_IS_RTL(type) && to_right) {
                return true;
            }
            to_left = to_left || (FRIBIDI_IS_RTL(type) && !to_right);
            to_right = to_right || !(FRIBIDI_IS_RTL(type) || to_left);
        }
    }
    return false;
}
