#include "app/tool_bot.h"

#include <stdio.h>
#include <stdlib.h>

#include "content/course.h"
#include "core/str.h"
#include "play/bot.h"

enum { USAGE = 2, COURSE_ARENA = 64 << 20, LEVEL_ARENA = 32 << 20, KNOWS_ACTIONS = 5000, RANDOM_ACTIONS = 10000 };

typedef struct {
    int finished;
    size_t least, most, total, rows, right;
} tally;

static void count(tally *t, bot_result r) {
    t->finished += r.finished;
    t->least = t->total == 0 || r.actions < t->least ? r.actions : t->least;
    t->most = r.actions > t->most ? r.actions : t->most;
    t->total += r.actions;
    t->rows += r.rows;
    t->right += r.right;
}

static bool play_level(const course_level *c, mechanic_list mechanics, bot_kind kind, int seeds, diag_list *out) {
    arena *a = arena_create(LEVEL_ARENA);
    level *l = a ? level_load(c->path, mechanics, a, out) : NULL;
    tally t = {0};
    for (int seed = 1; l && seed <= seeds; seed++) {
        session *s = session_create(l, (uint64_t)seed);
        if (!s) {
            break;
        }
        count(&t, bot_play(s, kind, kind == BOT_KNOWS ? KNOWS_ACTIONS : RANDOM_ACTIONS));
        session_destroy(s);
    }
    if (l) {
        printf("%-20s finished %d/%d, actions %zu to %zu, right %zu of %zu\n", c->id, t.finished, seeds, t.least, t.most,
               t.right, t.rows);
    }
    bool knew_all = kind != BOT_KNOWS || (t.finished == seeds && t.right == t.rows);
    arena_destroy(a);
    return l && knew_all;
}

int tool_bot(const char *levels_dir, mechanic_list mechanics, bot_options o) {
    bool random = str_eq(o.player, "random");
    if (!random && !str_eq(o.player, "knows")) {
        fprintf(stderr, "beacon-bay: there is no player called \"%s\"; there are knows, random\n", o.player);
        return USAGE;
    }
    diag_list *problems = diag_create();
    arena *a = arena_create(COURSE_ARENA);
    course *c = problems && a ? course_load(levels_dir, a, problems) : NULL;
    int status = c ? EXIT_SUCCESS : EXIT_FAILURE;
    if (c && o.level && course_find(c, o.level) < 0) {
        fprintf(stderr, "beacon-bay: there is no level called \"%s\"\n", o.level);
        status = USAGE;
    }
    for (size_t i = 0; c && status != USAGE && i < c->n_levels; i++) {
        if (o.level && !str_eq(o.level, c->levels[i].id)) {
            continue;
        }
        if (!play_level(&c->levels[i], mechanics, random ? BOT_RANDOM : BOT_KNOWS, o.seeds, problems)) {
            status = EXIT_FAILURE;
        }
    }
    if (problems) {
        diag_print(problems, stderr);
    }
    arena_destroy(a);
    diag_destroy(problems);
    return status;
}
