#include "app/tool_bot.h"

#include <stdio.h>
#include <stdlib.h>

#include "content/course.h"
#include "core/file.h"
#include "core/str.h"
#include "play/bot.h"

enum {
    USAGE = 2,
    COURSE_ARENA = 64 << 20,
    LEVEL_ARENA = 32 << 20,
    KNOWS_ACTIONS = 5000,
    RANDOM_ACTIONS = 10000
};

typedef struct {
    size_t *actions; // of each play
    size_t n;        // plays
    size_t finished, rows, right;
    const char *broke; // what went wrong first; NULL: nothing
    int broke_seed;
} tally;

static void count(tally *t, bot_kind kind, int seed, bot_result r) {
    t->actions[t->n++] = r.actions;
    t->finished += r.finished;
    t->rows += r.rows;
    t->right += r.right;
    const char *broke = r.broke;
    if (!broke && kind == BOT_KNOWS) {
        broke = !r.finished         ? "the player who knows never comes to the end"
                : r.right != r.rows ? "the player who knows is judged wrong"
                                    : NULL;
    }
    if (broke && !t->broke) {
        t->broke = broke;
        t->broke_seed = seed;
    }
}

static int by_size(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void report(const char *id, tally *t) {
    qsort(t->actions, t->n, sizeof *t->actions, by_size);
    printf("%-20s finished %zu/%zu, actions %zu/%zu/%zu, right ", id, t->finished, t->n,
           t->actions[0], t->actions[t->n / 2], t->actions[t->n - 1]);
    if (t->rows > 0) {
        printf("%.0f %%\n", 100.0 * (double)t->right / (double)t->rows);
    } else {
        printf("-\n");
    }
    if (t->broke) {
        fflush(stdout);
        fprintf(stderr, "beacon-bay: %s, seed %d: %s\n", id, t->broke_seed, t->broke);
    }
}

// Wherever chance has led, who knows must find the way to the end: no child is ever stuck.
static bot_result play(session *s, bot_kind kind) {
    if (kind == BOT_KNOWS) {
        return bot_play(s, kind, KNOWS_ACTIONS);
    }
    bot_result r = bot_play(s, kind, RANDOM_ACTIONS);
    if (!r.finished && !r.broke) {
        bot_result rest = bot_play(s, BOT_KNOWS, KNOWS_ACTIONS);
        r.broke = rest.broke ? rest.broke
                  : rest.finished
                      ? NULL
                      : "from where chance led, the player who knows does not come to the end";
    }
    return r;
}

static bool play_level(const char *path, mechanic_list mechanics, bot_kind kind, int seeds,
                       diag_list *out) {
    arena *a = arena_create(LEVEL_ARENA);
    level *l = a ? level_load(path, mechanics, a, out) : NULL;
    tally t = {.actions = calloc((size_t)seeds, sizeof *t.actions)};
    for (int seed = 1; l && t.actions && seed <= seeds; seed++) {
        session *s = session_create(l, (uint64_t)seed);
        if (!s) {
            break;
        }
        count(&t, kind, seed, play(s, kind));
        session_destroy(s);
    }
    if (t.n > 0) {
        report(l->id.s, &t);
    }
    bool ok = t.n == (size_t)seeds && !t.broke;
    free(t.actions);
    arena_destroy(a);
    return ok;
}

static int unknown_level(const course *c, const char *id) {
    const char *near = course_nearest(c, id);
    fprintf(stderr, "beacon-bay: there is no level called \"%s\"%s%s%s\n", id,
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return USAGE;
}

static int play_course(const course *c, mechanic_list mechanics, bot_options o, bot_kind kind,
                       diag_list *problems) {
    int status = EXIT_SUCCESS;
    if (o.level && file_is_meant(o.level, ".yaml")) {
        return play_level(o.level, mechanics, kind, o.seeds, problems) ? status : EXIT_FAILURE;
    }
    if (o.level && course_find(c, o.level) < 0) {
        return unknown_level(c, o.level);
    }
    for (size_t i = 0; i < c->n_levels; i++) {
        bool wanted = !o.level || str_eq(o.level, c->levels[i].id);
        if (wanted && !play_level(c->levels[i].path, mechanics, kind, o.seeds, problems)) {
            status = EXIT_FAILURE;
        }
    }
    return status;
}

int tool_bot(const char *levels_dir, mechanic_list mechanics, bot_options o) {
    bool random = str_eq(o.player, "random");
    if (!random && !str_eq(o.player, "knows")) {
        fprintf(stderr, "beacon-bay: there is no player called \"%s\"; there are knows, random\n",
                o.player);
        return USAGE;
    }
    diag_list *problems = diag_create();
    arena *a = arena_create(COURSE_ARENA);
    course *c = problems && a ? course_load(levels_dir, a, problems) : NULL;
    int status =
        c ? play_course(c, mechanics, o, random ? BOT_RANDOM : BOT_KNOWS, problems) : EXIT_FAILURE;
    if (problems) {
        diag_print(problems, stderr);
    }
    arena_destroy(a);
    diag_destroy(problems);
    return status;
}
