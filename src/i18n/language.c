#include "i18n/language.h"

#include "core/str.h"

static const language languages[] = {
    {"en", "en", "English", "en", false, false},
    {"zh_CN", "zh-Hans", "简体中文", "cmn", false, true},
    {"ar", "ar", "العربية", "ar", true, false},
};

size_t language_count(void) {
    return sizeof languages / sizeof *languages;
}

const language *language_at(size_t i) {
    return i < language_count() ? &languages[i] : NULL;
}

int language_index(const char *code) {
    for (size_t i = 0; i < language_count(); i++) {
        if (str_eq(languages[i].code, code)) {
            return (int)i;
        }
    }
    return -1;
}

const language *language_find(const char *code) {
    int i = language_index(code);
    return i >= 0 ? &languages[i] : NULL;
}
