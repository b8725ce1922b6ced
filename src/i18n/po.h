// po.h - A translation as its translators keep it (GNU gettext's .po), with the line of every text,
// which .mo files and gettext's own library do not tell. Refuses what breaks the format, by line.
#ifndef BB_I18N_PO_H
#define BB_I18N_PO_H

#include "core/arena.h"
#include "core/diag.h"
#include "i18n/plural.h"

enum { PO_MAX_BYTES = 8 << 20 };

typedef struct {
    int line;            // of its msgid
    const char *context; // "": none
    const char *id;
    const char *plural;                  // NULL: it has none
    const char *forms[PLURAL_FORMS_MAX]; // [0] alone without a plural; NULL: not there
    int form_lines[PLURAL_FORMS_MAX];
    size_t n_forms;
    bool fuzzy;    // its translation belongs to other words
    bool obsolete; // it stands behind #~: the text is gone
} po_entry;

typedef struct {
    const char *file;
    const po_entry *entries; // as they stand in the file, without the header
    size_t n;
    const po_entry *const *by_text; // those that are not obsolete, sorted
    size_t n_by_text;
    plural_rule rule;
} po;

// Everything lives in the arena. Problems are errors (po-file, po-syntax, po-twice, po-plural-rule,
// po-utf8); NULL only when there is nothing to go on with.
const po *po_read(const char *path, arena *a, diag_list *out);
const po *po_parse(const char *file, const char *text, size_t n, arena *a, diag_list *out);
// context "": none. NULL: it is not there, or is obsolete.
const po_entry *po_find(const po *p, const char *context, const char *id);
bool po_translated(const po_entry *e); // it has words, and they are shown: not fuzzy

#endif
