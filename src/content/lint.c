#include "content/lint.h"

#include <stdio.h>
#include <string.h>

#include "content/cast.h"
#include "content/curriculum.h"
#include "core/str.h"
#include "core/utf8.h"

enum { REASON_MAX = 200 }; // code points, as for because
enum { LISTED_MAX = 8, LIST_BYTES = 200 };

void lint_unknown_near(diag_list *out, srcpos at, const char *code, const char *what,
                       const char *word, const char *nearest) {
    if (nearest) {
        diag_add(out, DIAG_ERROR, at, code, "there is no %s called \"%s\" - did you mean \"%s\"?",
                 what, word, nearest);
    } else {
        diag_add(out, DIAG_ERROR, at, code, "there is no %s called \"%s\"", what, word);
    }
}

// "a, b, c"; empty when there is nothing to list, or too much.
static void list_names(const char *const *names, size_t n, char *to, size_t size) {
    size_t length = 0;
    *to = '\0';
    for (size_t i = 0; i < n && n <= LISTED_MAX; i++) {
        if (names[i] && length < size) {
            length +=
                (size_t)snprintf(to + length, size - length, "%s%s", length ? ", " : "", names[i]);
        }
    }
}

void lint_unknown(diag_list *out, srcpos at, const char *code, const char *what, const char *word,
                  const char *const *candidates, size_t n) {
    const char *nearest = str_nearest(word, candidates, n);
    char all[LIST_BYTES];
    list_names(candidates, n, all, sizeof all);
    if (nearest || !*all) {
        lint_unknown_near(out, at, code, what, word, nearest);
    } else {
        diag_add(out, DIAG_ERROR, at, code, "there is no %s called \"%s\"; there is: %s", what,
                 word, all);
    }
}

uint8_t lint_named(const lint_among *m, const char *name, srcpos at, diag_list *out) {
    const char *known[LINT_NONE];
    for (size_t i = 0; i < m->n; i++) {
        const field_name *key = (const field_name *)((const char *)m->items + i * m->size);
        known[i] = key->s;
        if (str_eq(key->s, name)) {
            return (uint8_t)i;
        }
    }
    lint_unknown(out, at, m->code, m->what, name, known, m->n);
    return LINT_NONE;
}

uint8_t lint_skill(const field_name *name, diag_list *out) {
    if (!name->s) {
        return SKILL_NONE;
    }
    uint8_t found = skill_find(name->s);
    if (found == SKILL_NONE) {
        lint_unknown_near(out, name->at, "unknown-skill", "skill", name->s, skill_nearest(name->s));
    }
    return found;
}

size_t lint_skill_slot(const level_head *head, uint8_t which) {
    size_t i = 0;
    while (i < head->n_skills && head->skills[i] != which) {
        i++;
    }
    return i;
}

bool lint_declared(const level_head *head, uint8_t which, srcpos at, diag_list *out) {
    if (which == SKILL_NONE || lint_skill_slot(head, which) < head->n_skills) {
        return true;
    }
    diag_add(out, DIAG_ERROR, at, "undeclared-skill",
             "skill %s is not among the level's skills: add it to `skills` at the top",
             skill_at(which)->id);
    return false;
}

void lint_shown(const level_head *head, const bool *shown, srcpos at, diag_list *out) {
    for (size_t i = 0; i < head->n_skills; i++) {
        if (!shown[i]) {
            diag_add(out, DIAG_WARNING, at, "skill-not-shown",
                     "nothing in this level shows skill %s, which its head declares",
                     skill_at(head->skills[i])->id);
        }
    }
}

void lint_reasons(const field_pairs *reasons, diag_list *out) {
    for (size_t i = 0; i < reasons->n; i++) {
        const field_text *words = &reasons->items[i].value;
        size_t n = utf8_count(words->source, strlen(words->source));
        if (n > REASON_MAX) {
            diag_add(out, DIAG_ERROR, words->at, "too-long",
                     "this reason is %zu characters long; at most %d fit", n, REASON_MAX);
        }
    }
}

bool lint_look(const field_name *look, diag_list *out) {
    if (!look->s || cast_find(look->s)) {
        return true;
    }
    lint_unknown_near(out, look->at, "unknown-look", "member of the cast", look->s,
                      cast_nearest(look->s));
    return false;
}
