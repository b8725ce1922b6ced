// translation.h - What is wrong with the translations of a course: texts that have none, that
// belong to other words or to nothing any more, that need more room than there is, that lack or
// invent a {name}, and letters that no font has. Refuses to judge the words themselves.
#ifndef BB_CONTENT_TRANSLATION_H
#define BB_CONTENT_TRANSLATION_H

#include "content/texts.h"
#include "i18n/language.h"
#include "i18n/paragraph.h"
#include "i18n/po.h"

typedef struct {
    const course_text *course; // of texts_of_course
    size_t n_course;
    const po *program; // the template of the program's own texts; NULL: they are not looked at
    const text_meter *meter; // NULL: neither room nor letters are looked at
    const char *renewed_by;  // what brings a file up to date; NULL: ./bay translate
} translation_texts;

// path: a file LANG.po, LANG one of language.h. Warnings: untranslated (one for each context that
// lacks some; a level that lacks one is told in English), stale, too-long, direction. Errors:
// language, name-lost, name-unknown, plural-forms, no-glyph, words, and those of po.h.
void translation_check(const char *path, const translation_texts *texts, arena *a, diag_list *out);
// The same for one that has been read, and of which the language is known.
void translation_check_read(const po *p, const language *lang, const translation_texts *texts,
                            diag_list *out);

#endif
