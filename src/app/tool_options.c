#include "app/tool_options.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/str.h"
#include "platform/paths.h"
#include "platform/window.h"

enum { EXIT_USAGE = 2, SHOWN_MAX = 4096, COURSE_MEMORY = 64 << 20 };

// The levels that files name are known by the course alone.
static bool offers_sound(const options *o) {
    arena *a = arena_create(COURSE_MEMORY);
    diag_list *problems = diag_create();
    paths p = a ? paths_find(a, o->app.data_dir) : (paths){0};
    course *c = p.levels && problems ? course_load(p.levels, a, problems) : NULL;
    bool offered = c && course_limit(c, &o->app.offer, a, problems);
    if (problems) {
        diag_print(problems, stderr);
    }
    diag_destroy(problems);
    arena_destroy(a);
    return offered;
}

int tool_options(const options *o, const char *what) {
    if (!what) {
        options_print_said(o, stdout);
        return offers_sound(o) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (str_eq(what, "conf")) {
        options_print_conf(stdout);
    } else if (str_eq(what, "man")) {
        options_print_man(stdout);
    } else if (str_eq(what, "list")) {
        options_print_list(stdout);
    } else {
        fprintf(stderr, "beacon-bay: options takes conf, man, list, or nothing, not \"%s\"\n",
                what);
        return EXIT_USAGE;
    }
    return EXIT_SUCCESS;
}

// Who starts the game from a menu never sees standard error.
static void show(const diag_list *problems) {
    char text[SHOWN_MAX] = "";
    for (size_t i = 0; i < diag_count(problems); i++) {
        const diag *d = diag_at(problems, i);
        str_append(text, sizeof text, "%s:%d:%d: %s\n", d->at.file ? d->at.file : "", d->at.line,
                   d->at.col, d->text);
    }
    window_tell_trouble("Beacon Bay", text);
}

int tool_options_refused(const diag_list *problems, const options *o) {
    bool in_file = false, on_line = false;
    for (size_t i = 0; i < diag_count(problems); i++) {
        bool option = diag_at(problems, i)->at.line == 0;
        on_line = on_line || option;
        in_file = in_file || !option;
    }
    if (o->n_words == 0 && in_file && !isatty(STDERR_FILENO)) {
        show(problems);
    }
    return on_line ? EXIT_USAGE : EXIT_FAILURE;
}
