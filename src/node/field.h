// field.h - A table that says what keys a map has, of what type, and where they go in a C struct.
// One table drives loading, the JSON Schema, the pages for teachers and the extraction of texts to
// translate. Refuses unknown keys (with "did you mean"), wrong types, missing keys, values out of
// range.
#ifndef BB_NODE_FIELD_H
#define BB_NODE_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "node/node.h"

// Words for a player. `s` is what is shown: the source, or its translation after field_translate.
typedef struct {
    const char *s;      // NULL: absent and not required
    const char *source; // as written in the file
    srcpos at;
} field_text;

// A name that code looks up: an id, a reference, an icon.
typedef struct {
    const char *s; // NULL: absent
    srcpos at;
} field_name;

// A map drawn with characters, one a place; never translated.
typedef struct {
    const char *const *rows; // n of them, each `width` long
    size_t n, width;
    srcpos at; // of its first character
} field_map;
srcpos field_map_at(const field_map *m, size_t x, size_t y);

// `key: value` where the author chooses the key.
typedef struct {
    field_name key;
    field_text value; // FIELD_PAIRS: never translated
} field_pair;

#define FIELD_LIST_OF(type)                                                                        \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t n;                                                                                  \
    }
typedef FIELD_LIST_OF(field_name) field_names;
typedef FIELD_LIST_OF(field_text) field_texts;
typedef FIELD_LIST_OF(field_pair) field_pairs;

typedef enum {
    FIELD_TEXT,       // field_text; min..max code points (max 0: 400)
    FIELD_NAME,       // field_name; free
    FIELD_ID,         // field_name; [a-z0-9-]+, at most 40 bytes
    FIELD_ICON,       // field_name; a picture under assets/art/icons
    FIELD_INT,        // int; min..max
    FIELD_FLAG,       // bool; yes, no, true, false
    FIELD_ENUM,       // int; index in words
    FIELD_MAP,        // field_map; a | block of visible ASCII, each line min..max wide
    FIELD_NAMES,      // field_names; a list, or one scalar alone; min..max of them
    FIELD_TEXTS,      // field_texts; a list; min..max of them
    FIELD_PAIRS,      // field_pairs; a map of scalars, values not translated
    FIELD_TEXT_PAIRS, // field_pairs; a map of scalars, values are words for a player
    FIELD_RECORD,     // a nested struct, in place; `of`
    FIELD_RECORDS,    // FIELD_LIST_OF(struct); a list; min..max of them; `of`
    FIELD_KEYED,      // FIELD_LIST_OF(struct); a map: each key goes to the record's FIELD_KEY
    FIELD_LISTS,      // FIELD_LIST_OF(field_keyed_list); a map of lists of `of`
    FIELD_KEY, // field_name; the key under which a FIELD_KEYED record stands; not a key itself
    FIELD_REST // field_pair; the one key that no other field names, its value words for a player
} field_kind;

// A map of lists (`scenes: { ring: [steps...] }`): each element of the FIELD_LISTS list.
typedef struct {
    field_name key;
    void *items; // n structs of the field's `of`
    size_t n;
} field_keyed_list;

enum {
    FIELD_REQUIRED = 1,
    FIELD_WORDS = 2 // a FIELD_TEXT that is a list of words with blanks between; a translation has
                    // as many
};

typedef struct record record;
typedef struct {
    const char *key; // NULL ends the table; FIELD_KEY and FIELD_REST carry "*"
    field_kind kind;
    size_t offset;
    unsigned flags;
    int min, max;             // 0, 0: no limit but the kind's own
    int fallback;             // INT, FLAG, ENUM when absent
    const char *const *words; // ENUM; NULL-terminated
    const record *of;
    const char *doc;     // one sentence for a teacher
    const char *example; // a YAML value
} field;

struct record {
    const char *name; // of the kind of thing, for errors and the schema: "choice"
    size_t size;      // of the struct
    size_t at;        // offsetof its srcpos, or FIELD_NO_POS
    const field *fields;
};
#define FIELD_NO_POS ((size_t)-1)

// Fills *out (size bytes, zeroed by the caller) from a map; texts and lists live in the arena.
// False when anything was wrong; every problem is in d, and what is sound is still filled in (a
// list then lacks the elements that were of the wrong type). A table has at most 64 fields. Line
// ends at the end of a FIELD_TEXT are dropped; a text, name or key of blanks alone counts as too
// short. Numbers and yes/no are written without quotation marks. Codes: unknown-key, missing-key,
// wrong-type, out-of-range, too-long, too-short, bad-id, not-a-number, not-yes-or-no, unknown-word,
// too-many, too-few, two-free-keys, control-character, not-drawn, map-character, ragged-map,
// memory.
bool field_load(const record *r, const node *n, void *out, arena *a, diag_list *d);

// Calls each for every FIELD_TEXT, TEXTS, TEXT_PAIRS and REST value in a loaded struct, in file
// order. The walker may change t->s: that is how a level is translated. field_walk_names does the
// same for every NAME, ID, ICON and key; the linter checks art with it.
typedef void field_walker(void *ctx, const record *r, const field *f, field_text *t);
void field_walk(const record *r, void *loaded, field_walker *each, void *ctx);
typedef void field_name_walker(void *ctx, const record *r, const field *f, const field_name *n);
void field_walk_names(const record *r, const void *loaded, field_name_walker *each, void *ctx);

#endif
