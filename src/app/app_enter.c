// Where a run begins: the title, or the level that the command line names.
#include <stdio.h>
#include <string.h>

#include "app/app_state.h"
#include "core/file.h"
#include "core/str.h"

static bool enter_file(app *a, const char *path) {
    diag_list *problems = diag_create();
    bool ok = problems && game_start_file(&a->game, path, a->game.host.seed(a), problems);
    if (!ok && problems) {
        diag_sort(problems);
        diag_print(problems, stderr);
    }
    diag_destroy(problems);
    return ok;
}

static bool enter_level(app *a, const char *id) {
    game *g = &a->game;
    int i = course_find(g->course, id);
    if (i < 0) {
        const char *near = course_nearest(g->course, id);
        fprintf(stderr, "beacon-bay: there is no level called \"%s\"", id);
        if (near) {
            fprintf(stderr, " - did you mean \"%s\"?", near);
        }
        fputs("\n", stderr);
        return false;
    }
    return game_start_level(g, i, g->host.seed(a));
}

static bool enter_trial(app *a) {
    diag_list *problems = diag_create();
    bool ok = problems &&
              art_names_load(&a->game.trial.art, a->paths.assets, a->memory, problems) &&
              game_try(&a->game, a->options.trial);
    if (!ok && problems) {
        diag_print(problems, stderr);
    }
    diag_destroy(problems);
    return ok;
}

bool app_enter(app *a) {
    game *g = &a->game;
    if (a->options.trial) {
        return enter_trial(a);
    }
    const char *named = a->options.level;
    game_home(g, &screen_title);
    if (g->store_status != STORE_OK && !a->options.headless) {
        game_push(g, &screen_notice);
    }
    if (!named) {
        return true;
    }
    if (!(file_is_meant(named, ".yaml") ? enter_file(a, named) : enter_level(a, named))) {
        return false;
    }
    game_push(g, &screen_play);
    return true;
}
