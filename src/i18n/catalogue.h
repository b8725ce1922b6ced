// catalogue.h - A translation: a compiled .mo file (GNU gettext's format, either byte order) with
// its plural rule. Refuses truncated or foreign files; a text without a translation is itself.
#ifndef BB_I18N_CATALOGUE_H
#define BB_I18N_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct catalogue catalogue;

// bytes are copied. NULL: not a sound .mo; *why then says what is wrong (a literal).
catalogue *catalogue_open(const void *bytes, size_t size, const char **why);
void catalogue_close(catalogue *c); // takes NULL

// c may be NULL: English. context NULL: none. The result lives as long as c (or is msgid).
const char *catalogue_get(const catalogue *c, const char *context, const char *msgid);
const char *catalogue_plural(const catalogue *c, const char *one, const char *many,
                             unsigned long n);
// True for a translation that is not empty.
bool catalogue_has(const catalogue *c, const char *context, const char *msgid);

// What xgettext looks for; marks without translating.
#define N_(text) text

#endif
