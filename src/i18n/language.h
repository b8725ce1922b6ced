// language.h - The languages Beacon Bay speaks: code, own name, direction, fonts. Refuses any
// other.
#ifndef BB_I18N_LANGUAGE_H
#define BB_I18N_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *code;  // "en", "zh_CN", "ar": as in lang/CODE.po
    const char *tag;   // BCP 47: "zh-Hans"
    const char *name;  // in itself: "English"
    const char *voice; // espeak-ng's name of it
    bool rtl;
    bool dense; // ideographs: lines of about twenty characters, broken anywhere the rules allow
} language;

size_t language_count(void);
const language *language_at(size_t i);
const language *language_find(const char *code); // NULL: not spoken here
int language_index(const char *code);            // for language_at; -1: not spoken here

#endif
