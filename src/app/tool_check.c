#include "app/tool_check.h"

#include <stdlib.h>
#include <string.h>

#include "content/check.h"
#include "content/translation.h"
#include "core/file.h"
#include "core/str.h"
#include "platform/fonts.h"

enum { MEMORY = 64 << 20 };

typedef struct {
    mechanic_list mechanics;
    const art_names *art;
    arena *kept;    // lists of files
    arena *scratch; // of one level
    diag_list *out;
    size_t levels, translations; // looked at
    const check_folders *in;
    translation_texts texts; // found when the first translation is looked at
    bool sought;
    fonts *fonts; // NULL: there are none here
    text_meter meter;
} check;

static bool is_course(const char *path) {
    const char *slash = strrchr(path, '/');
    return str_eq(slash ? slash + 1 : path, COURSE_FILE);
}

// The folder a path lies in, in the arena.
static char *folder_of(arena *a, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(a, path, (size_t)(slash - path)) : arena_strdup(a, ".");
}

static void check_course_in(check *c, const char *dir) {
    c->levels += course_check(dir, c->mechanics, c->art, c->out);
}

// What the course and the program say, and the fonts to measure it with. False: the course is
// broken, which has been said.
static bool find_texts(check *c) {
    if (!c->sought) {
        c->sought = true;
        char *program = c->in->lang ? file_join(c->kept, c->in->lang, "program.pot") : NULL;
        if (program && file_exists(program)) {
            c->texts.program = po_read(program, c->kept, c->out);
        }
        if (c->fonts) {
            paragraph_init();
            c->meter = fonts_meter(c->fonts);
            c->texts.meter = &c->meter;
        }
        c->texts.course =
            texts_of_course(c->in->levels, c->mechanics, c->kept, c->out, &c->texts.n_course);
    }
    return c->texts.course != NULL;
}

static void check_translation(check *c, const char *path) {
    if (find_texts(c)) {
        c->translations++;
        arena_reset(c->scratch);
        translation_check(path, &c->texts, c->scratch, c->out);
    }
}

static void check_translations(check *c) {
    const char *const *paths;
    size_t n;
    char *dir = file_join(c->kept, c->in->assets, "lang");
    if (!dir || diag_errors(c->out) > 0 || !file_list(dir, ".po", c->kept, &paths, &n)) {
        return; // an installed game has none
    }
    for (size_t i = 0; i < n; i++) {
        check_translation(c, paths[i]);
    }
}

static void check_file(check *c, const char *path) {
    char *dir = is_course(path) ? folder_of(c->kept, path) : NULL;
    if (dir) {
        check_course_in(c, dir);
    } else if (str_ends(path, ".po")) {
        check_translation(c, path);
    } else {
        c->levels++;
        level_check_file(path, c->mechanics, c->art, c->scratch, c->out);
    }
}

static bool lies_in(const char *path, const char *dir) {
    size_t n = strlen(dir);
    return str_starts(path, dir) && path[n] == '/';
}

// Courses first: each sees to every file of its folder.
static void check_folder(check *c, const char *dir) {
    const char *const *paths;
    size_t n, n_dirs = 0;
    if (!file_list(dir, ".yaml", c->kept, &paths, &n)) {
        diag_add(c->out, DIAG_ERROR, (srcpos){dir, 0, 0}, "file", "this folder can't be read");
        return;
    }
    if (n == 0) {
        diag_add(c->out, DIAG_ERROR, (srcpos){dir, 0, 0}, "no-levels",
                 "there is no .yaml file in this folder");
    }
    const char **dirs = arena_array(c->kept, const char *, n + 1);
    for (size_t i = 0; dirs && i < n; i++) {
        const char *found = is_course(paths[i]) ? folder_of(c->kept, paths[i]) : NULL;
        if (found) {
            dirs[n_dirs++] = found;
            check_course_in(c, found);
        }
    }
    for (size_t i = 0; dirs && i < n; i++) {
        bool seen = is_course(paths[i]);
        for (size_t k = 0; k < n_dirs && !seen; k++) {
            seen = lies_in(paths[i], dirs[k]);
        }
        if (!seen) {
            check_file(c, paths[i]);
        }
    }
}

static void check_path(check *c, const char *path) {
    // A folder that calls itself a level is no folder of levels: reading it says so.
    if (file_is_dir(path) && !str_ends(path, ".yaml")) {
        check_folder(c, path);
    } else {
        check_file(c, path);
    }
}

static size_t count_warnings(const diag_list *l) {
    size_t n = 0;
    for (size_t i = 0; i < diag_count(l); i++) {
        n += diag_at(l, i)->level == DIAG_WARNING;
    }
    return n;
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static void sum_up(const check *c, FILE *out) {
    size_t errors = diag_errors(c->out), warnings = count_warnings(c->out);
    fprintf(out, "%zu level%s", c->levels, plural(c->levels));
    if (c->translations > 0) {
        fprintf(out, " and %zu translation%s", c->translations, plural(c->translations));
    }
    fputs(", ", out);
    if (diag_count(c->out) == 0) {
        fputs("no problems\n", out);
        return;
    }
    fprintf(out, "%zu error%s", errors, plural(errors));
    if (warnings > 0) {
        const char *more = diag_count(c->out) == DIAG_MAX ? " or more" : ""; // not all are kept
        fprintf(out, ", %zu%s warning%s\n", warnings, more, plural(warnings));
    } else {
        fputc('\n', out);
    }
}

static void run(check *c, int n, char **paths) {
    if (n == 0) {
        check_course_in(c, c->in->levels);
        if (c->in->lang) {
            check_translations(c);
        }
    }
    for (int i = 0; i < n; i++) {
        arena_reset(c->scratch);
        check_path(c, paths[i]);
    }
}

int tool_check(const check_folders *in, mechanic_list mechanics, int n, char **paths, FILE *out,
               FILE *err) {
    int status = EXIT_FAILURE;
    art_names art;
    arena *names = arena_create(MEMORY);
    check c = {.mechanics = mechanics,
               .kept = arena_create(MEMORY),
               .scratch = arena_create(MEMORY),
               .out = diag_create(),
               .in = in,
               .fonts = in->lang ? fonts_open() : NULL};
    if (names && c.kept && c.scratch && c.out) {
        c.art = art_names_load(&art, in->assets, names, c.out) ? &art : NULL;
        run(&c, n, paths);
        diag_sort(c.out);
        diag_print(c.out, out);
        sum_up(&c, out);
        status = diag_errors(c.out) > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
    } else {
        fputs("beacon-bay: there is not enough memory to check anything\n", err);
    }
    fonts_close(c.fonts);
    diag_destroy(c.out);
    arena_destroy(c.scratch);
    arena_destroy(c.kept);
    arena_destroy(names);
    return status;
}
