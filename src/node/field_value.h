// field_value.h - For field.c alone: the single values of a record, from a node's text to C.
// Each refuses what its kind does not allow, says so in the diag list, and tells whether a
// value was there at all: an unsound text is still handed on, a list in its place is not.
#ifndef BB_NODE_FIELD_VALUE_H
#define BB_NODE_FIELD_VALUE_H

#include "node/field.h"

typedef struct {
    arena *a;
    diag_list *d;
    bool sound; // nothing was wrong so far
    bool no_memory;
} loading;

// Always false, so that a refusal is one statement.
bool value_problem(loading *l, srcpos at, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
bool value_wrong_type(loading *l, const char *key, const node *n, const char *wanted);
void value_no_memory(loading *l); // reported once

bool value_text(loading *l, const field *f, const node *n, field_text *out);
bool value_name(loading *l, const field *f, const node *n,
                field_name *out); // NAME, ID, ICON, NAMES
bool value_map(loading *l, const field *f, const node *n, field_map *out);
bool value_key(loading *l, const node *n, field_name *out); // n's key
bool value_int(loading *l, const field *f, const node *n, int *out);
bool value_flag(loading *l, const field *f, const node *n, bool *out);
bool value_enum(loading *l, const field *f, const node *n, int *out);

#endif
