// lint.h - What every mechanic's `link` and `lint` share: resolving the names that levels use, with
// the same words for the same mistake. Refuses nothing silently: each name that leads nowhere is a
// diag.
#ifndef BB_CONTENT_LINT_H
#define BB_CONTENT_LINT_H

#include "content/mechanic.h"

// Adds the error `there is no WHAT called "WORD" - did you mean "X"?`, X being the nearest of n
// candidates; if none is near and they are few, it lists them. code must be a literal.
void lint_unknown(diag_list *out, srcpos at, const char *code, const char *what, const char *word,
                  const char *const *candidates, size_t n);
// The same where the nearest word is known already; NULL: none.
void lint_unknown_near(diag_list *out, srcpos at, const char *code, const char *what,
                       const char *word, const char *nearest);

// Records of one kind that a level names, such as places or doors: n of them, at most 255, that lie
// `size` bytes apart and begin with their key, a field_name. code and what as for lint_unknown.
typedef struct {
    const char *code, *what;
    const void *items;
    size_t n, size;
} lint_among;
#define LINT_AMONG(code, what, list)                                                               \
    { code, what, (list).items, (list).n, sizeof *(list).items }

enum { LINT_NONE = 255 };
// The index of the one called so; LINT_NONE, and an error, when there is none.
uint8_t lint_named(const lint_among *m, const char *name, srcpos at, diag_list *out);

// The index of a skill, for `link`; unknown: SKILL_NONE and an error (unknown-skill). An absent
// name (s NULL) gives SKILL_NONE without an error.
uint8_t lint_skill(const field_name *name, diag_list *out);
// A skill of the level's own list; otherwise an error (undeclared-skill). For `lint`; true for
// SKILL_NONE.
bool lint_declared(const level_head *head, uint8_t which, srcpos at, diag_list *out);
// Each of the head's skills has its true in shown[] (n_skills of them); otherwise a warning
// (skill-not-shown) at `at`.
void lint_shown(const level_head *head, const bool *shown, srcpos at, diag_list *out);
// Where a skill stands in the head's list; n_skills when it does not.
size_t lint_skill_slot(const level_head *head, uint8_t which);

// Reasons under names of their own (`instead:`) may be as long as a `because:`; otherwise an error
// (too-long).
void lint_reasons(const field_pairs *reasons, diag_list *out);

// Somebody of the cast, "shadow" included; otherwise an error (unknown-look). An absent name is
// fine.
bool lint_look(const field_name *look, diag_list *out);

#endif
