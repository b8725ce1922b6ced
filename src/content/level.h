// level.h - A level file: its head, and the spec of its mechanic. Immutable once loaded, but for
// level_translate. Refuses a file with any error; warnings do not stop it.
#ifndef BB_CONTENT_LEVEL_H
#define BB_CONTENT_LEVEL_H

#include "content/mechanic.h"
#include "i18n/catalogue.h"

enum { LEVEL_MAX_SKILLS = 6, LEVEL_MAX_NEEDS = 8 };

typedef struct {
    srcpos at;
    field_name id;
    int revision; // recordings of another revision do not apply
    field_text title, goal;
    int band, minutes;
    field_names skill_names, needs;
    field_texts talk;     // for the grown-up: what to ask afterwards
    field_text sensitive; // said to the grown-up before a sensitive level; s NULL: not sensitive
    field_name set;       // the stage set; s NULL: of the quarter that the course puts it in
    field_pairs opening;  // who: words, before play begins; values translated
    field_name mechanic_name;
    // resolved
    uint8_t skills[LEVEL_MAX_SKILLS];
    level_head head;
    const mechanic *mechanic;
    void *spec;
    bool foreign; // told in the source language, since the reader's lacks some of its texts
} level;

typedef const mechanic *const *mechanic_list; // NULL-terminated

extern const record level_shape;       // the head; the body stands under the mechanic's name
extern const char *const level_sets[]; // the stage sets there are, one a quarter; NULL-terminated

// Everything lives in the arena. NULL when there were errors.
level *level_load(const char *path, mechanic_list mechanics, arena *a, diag_list *out);
// The same from memory; does not ask that the id be the file's name.
level *level_parse(const char *file, const char *text, size_t n, mechanic_list m, arena *a,
                   diag_list *out);
// The head alone: mechanic and spec stay NULL, and a body that comes last in its file, as is usual,
// is not even parsed: what is wrong in it shows only in level_load.
level *level_load_head(const char *path, arena *a, diag_list *out);
void level_lint(const level *l, diag_list *out); // the head's rules, then the mechanic's

// Shows l in the catalogue's language; NULL: in the source. All or nothing: when a text has no
// translation the whole level is told in the source, and l->foreign says so. Returns how many texts
// had none.
size_t level_translate(level *l, const catalogue *c);

#endif
