#include "app/tool_replay.h"

#include <stdio.h>
#include <stdlib.h>

#include "content/course.h"
#include "core/file.h"
#include "play/recording.h"

enum { ARENA = 96 << 20, RECORDING_MAX = 8 << 20 };

static bool replay(const char *levels_dir, mechanic_list mechanics, const char *path, arena *a,
                   diag_list *out) {
    char *text = NULL;
    size_t n = 0;
    file_status st = file_read(path, RECORDING_MAX, a, &text, &n);
    if (st != FILE_OK) {
        diag_add(out, DIAG_ERROR, (srcpos){path, 0, 0}, "file", "it %s", file_status_text(st));
        return false;
    }
    recording_result r;
    if (!recording_head(path, text, n, &r, out)) {
        return false;
    }
    course *c = course_load(levels_dir, a, out);
    int at = c ? course_find(c, r.level) : -1;
    if (at < 0) {
        diag_add(out, DIAG_ERROR, (srcpos){path, 2, 7}, "unknown-level",
                 "there is no level called \"%s\"", r.level);
        return false;
    }
    level *l = level_load(c->levels[at].path, mechanics, a, out);
    if (!l || !recording_replay(path, text, n, l, &r, out)) {
        if (l && r.differs_at >= 0) {
            printf("differs at tick %ld, after %zu actions\n", r.differs_at, r.n_actions);
        }
        return false;
    }
    printf("same: %s, %zu actions\n", r.level, r.n_actions);
    return true;
}

int tool_replay(const char *levels_dir, mechanic_list mechanics, const char *path) {
    diag_list *problems = diag_create();
    arena *a = arena_create(ARENA);
    bool ok = problems && a && replay(levels_dir, mechanics, path, a, problems);
    if (problems) {
        diag_print(problems, stderr);
    }
    arena_destroy(a);
    diag_destroy(problems);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
