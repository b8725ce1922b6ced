#include "content/check.h"

#include <stdlib.h>
#include <string.h>

#include "content/course_file.h"
#include "core/file.h"
#include "core/str.h"

void level_check(const level *l, const art_names *art, diag_list *out) {
    level_lint(l, out);
    if (art) {
        art_lint(art, l, out);
    }
}

void level_check_file(const char *path, mechanic_list mechanics, const art_names *art,
                      arena *scratch, diag_list *out) {
    arena_reset(scratch);
    const level *l = level_load(path, mechanics, scratch, out);
    if (l) {
        level_check(l, art, out);
    }
}

static int by_path(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Lints the level files under the course's folder that no quarter lists; returns how many.
static size_t check_unlisted(course_build *b, mechanic_list m, const art_names *art) {
    const course *c = b->c;
    const char **listed = arena_array(b->a, const char *, c->n_levels + 1);
    const char *const *paths;
    size_t n, found = 0;
    if (!listed || !file_list(c->dir, ".yaml", b->a, &paths, &n)) {
        course_no_memory(c->dir, b->out);
        return 0;
    }
    for (size_t i = 0; i < c->n_levels; i++) {
        listed[i] = c->levels[i].path;
    }
    qsort(listed, c->n_levels, sizeof *listed, by_path);
    size_t skip = strlen(c->dir) + 1;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(paths[i] + skip, COURSE_FILE) ||
            bsearch(&paths[i], listed, c->n_levels, sizeof *listed, by_path)) {
            continue;
        }
        found++;
        diag_add(b->out, DIAG_WARNING, (srcpos){paths[i], 0, 0}, "unlisted",
                 COURSE_FILE " does not list it, so nobody can play it");
        level_check_file(paths[i], m, art, b->scratch, b->out);
    }
    return found;
}

size_t course_check(const char *dir, mechanic_list mechanics, const art_names *art,
                    diag_list *out) {
    size_t n = 0;
    course_build b = {.a = arena_create(COURSE_SCRATCH_BYTES), .out = out};
    if (!b.a) {
        course_no_memory(dir, out);
        return 0;
    }
    if (course_read(&b, dir, mechanics, art)) {
        n = b.c->n_levels + check_unlisted(&b, mechanics, art);
    }
    arena_destroy(b.scratch);
    arena_destroy(b.a);
    return n;
}
