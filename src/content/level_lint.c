#include <string.h>

#include "content/curriculum.h"
#include "content/level.h"

// The strand of the quarter in whose folder the file lies; -1: it lies elsewhere.
static int strand_of_folder(const char *file) {
    const char *end = strrchr(file, '/');
    if (!end) {
        return -1;
    }
    const char *start = end;
    while (start > file && start[-1] != '/') {
        start--;
    }
    char folder[32];
    size_t n = (size_t)(end - start);
    if (n >= sizeof folder) {
        return -1;
    }
    memcpy(folder, start, n);
    folder[n] = '\0';
    return strand_by_quarter(folder);
}

static void lint_skills(const level *l, diag_list *out) {
    int strand_here = strand_of_folder(l->at.file);
    bool belongs = strand_here < 0;
    for (size_t i = 0; i < l->head.n_skills; i++) {
        const skill *s = skill_at(l->skills[i]);
        belongs = belongs || s->strand == strand_here;
        if (s->band > l->band) {
            diag_add(out, DIAG_WARNING, l->skill_names.items[i].at, "skill-too-old",
                     "skill %s is for children from %d, but this level is for band %d", s->id,
                     s->band, l->band);
        }
    }
    if (!belongs) {
        const strand *s = strand_at((size_t)strand_here);
        diag_add(out, DIAG_WARNING, l->skill_names.items[0].at, "other-strand",
                 "none of the skills belongs to this quarter: %s teaches %c1, %c2, ...", s->quarter,
                 s->id, s->id);
    }
}

void level_lint(const level *l, diag_list *out) {
    lint_skills(l, out);
    l->mechanic->lint(l->spec, &l->head, out);
}
