#include "app/tool_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "content/check.h"
#include "core/file.h"
#include "core/str.h"
#include "play/session.h"

enum {
    BENCH_ARENA = 256 << 20,
    TEXT_ROOM = 1 << 20,
    MOST_ACTIONS = 512,
    LONG_STORY = 200,
    ROUNDS = 5
};
enum { SMALL_COURSE = 200, LARGE_COURSE = 2000 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// Plays what a player who knows would do, over and over, straight through the rules.
static void bench_rules(const level *l) {
    const mechanic *m = l->mechanic;
    void *state = calloc(1, m->size(l->spec));
    action played[MOST_ACTIONS];
    size_t n = 0;
    if (!state) {
        return;
    }
    m->start(l->spec, 1, state);
    while (n < MOST_ACTIONS && !m->done(l->spec, state) && m->bot(l->spec, state, &played[n])) {
        m->act(l->spec, state, played[n++], NULL);
    }
    size_t count = 0;
    double begun = now();
    while (now() - begun < 0.5) {
        for (int round = 0; round < 100; round++) {
            memset(state, 0, m->size(l->spec));
            m->start(l->spec, 1, state);
            for (size_t i = 0; i < n; i++) {
                evidence_list shown = {.n = 0};
                count += m->act(l->spec, state, played[i], &shown);
            }
        }
    }
    printf("rules: %-8s %8.2f million actions a second\n", m->name,
           (double)count / (now() - begun) / 1e6);
    free(state);
}

static void write_story(char *text, int scenes) {
    text[0] = '\0';
    str_append(
        text, TEXT_ROOM,
        "id: long\nrevision: 1\ntitle: Long\ngoal: Be long.\nband: 10\nskills: [S3]\nminutes: 5\n"
        "talk: [Was it long?]\nmechanic: story\nstory:\n  start: s0\n  scenes:\n");
    for (int i = 0; i < scenes; i++) {
        char *end = text + strlen(text);
        size_t room = TEXT_ROOM - (size_t)(end - text);
        str_append(end, room,
                   "    s%d:\n      - pip: A line that somebody says here.\n      - choose:\n      "
                   "    - say: On\n"
                   "            shows: { S3: right }\n            because: It goes on.\n           "
                   " go: %s%d\n"
                   "          - say: Back\n            shows: { S3: wrong }\n            because: "
                   "It goes back.\n"
                   "            go: s%d\n",
                   i, i + 1 < scenes ? "s" : "e", i + 1 < scenes ? i + 1 : 0, i > 0 ? i - 1 : 0);
    }
    str_append(text, TEXT_ROOM, "  endings:\n    e0: { title: Done, text: Done., good: yes }\n");
}

static void bench_long_story(mechanic_list mechanics, diag_list *out) {
    char *text = malloc(TEXT_ROOM);
    double least = 1e9;
    if (text) {
        write_story(text, LONG_STORY);
    }
    for (int i = 0; text && i < ROUNDS; i++) {
        arena *a = arena_create(BENCH_ARENA);
        double begun = now();
        level *l = a ? level_parse("long.yaml", text, strlen(text), mechanics, a, out) : NULL;
        if (l) {
            level_check(l, NULL, out);
            double took = now() - begun;
            least = took < least ? took : least;
        }
        arena_destroy(a);
    }
    free(text);
    printf("lint: a story of %d scenes loads and lints in %.2f ms\n", LONG_STORY, least * 1e3);
}

static bool write_course(const char *dir, int n, const char *body) {
    char path[512] = "";
    char *list = malloc(TEXT_ROOM);
    bool ok = list && str_append(path, sizeof path, "%s/forge", dir) && file_make_dirs(path, 0700);
    if (!ok) {
        free(list);
        return false;
    }
    list[0] = '\0';
    char *end =
        list + sprintf(list, "quarters:\n  forge:\n    name: F\n    story: S.\n    levels:\n");
    for (int i = 0; ok && i < n; i++) {
        end += sprintf(end, "      - l%d\n", i);
        char *level_text = malloc(strlen(body) + 64);
        path[0] = '\0';
        ok = level_text && str_append(path, sizeof path, "%s/forge/l%d.yaml", dir, i);
        if (ok) {
            int size = sprintf(level_text, "id: l%d\n%s", i, body);
            FILE *f = fopen(path, "w");
            ok = f && fwrite(level_text, 1, (size_t)size, f) == (size_t)size;
            ok = f && fclose(f) == 0 && ok;
        }
        free(level_text);
    }
    path[0] = '\0';
    ok = ok && str_append(path, sizeof path, "%s/course.yaml", dir) &&
         file_write(path, list, strlen(list), 0600);
    free(list);
    return ok;
}

static void remove_course(const char *dir, int n) {
    char path[512];
    for (int i = 0; i < n; i++) {
        path[0] = '\0';
        str_append(path, sizeof path, "%s/forge/l%d.yaml", dir, i);
        unlink(path);
    }
    path[0] = '\0';
    str_append(path, sizeof path, "%s/course.yaml", dir);
    unlink(path);
    path[0] = '\0';
    str_append(path, sizeof path, "%s/forge", dir);
    rmdir(path);
    rmdir(dir);
}

// A river as large as a level's may be: how many of its steps there are in a second.
static void bench_river(mechanic_list mechanics, diag_list *problems) {
    static const char yaml[] =
        "id: river\nrevision: 1\ntitle: River\ngoal: Run.\nband: 10\nskills: [T2]\nminutes: 5\n"
        "talk: [How far?]\nmechanic: rumour\nrumour:\n  steps: 16\n  crowd: 1994\n  friends:\n"
        "    sol: { look: sol, row: 1, tells: [leo, nell] }\n"
        "    leo: { look: leo, row: 1, tells: [omar, priya, me] }\n"
        "    nell: { look: nell, row: 3, tells: [priya] }\n"
        "    omar: { look: omar, row: 1, tells: [me] }\n"
        "    priya: { look: priya, row: 3 }\n    me: { row: 2 }\n  stories:\n"
        "    pool: { icon: stop, is: false, words: [On Monday., For ever!], from: [sol], source: { "
        "name: Notice, icon: mail, says: Monday. }, because: The notice says so. }\n"
        "    cake: { icon: mail, is: true, words: [For all of us., For all!], from: [sol], source: "
        "{ "
        "name: Notice, icon: mail, says: For all. }, because: The notice says so. }\n";
    arena *a = arena_create(BENCH_ARENA);
    level *l = a ? level_parse("river", yaml, sizeof yaml - 1, mechanics, a, problems) : NULL;
    session *s = l ? session_create(l, 1) : NULL;
    size_t steps = 0;
    double spent = 0;
    for (uint64_t seed = 2; s && spent < 0.5; seed++) {
        action all[MOST_ACTIONS]; // the last that is legal lets the river run on
        double begun = now();
        for (int i = 0; i < 16; i++) {
            size_t n = l->mechanic->legal(l->spec, session_state(s), all, MOST_ACTIONS);
            steps += session_act(s, all[n - 1], NULL);
        }
        spent += now() - begun;
        session_destroy(s);
        s = session_create(l, seed);
    }
    if (steps > 0) {
        printf("rules: rumour   2000 people, %.0f steps a second: %.0f times the 60 asked for\n",
               (double)steps / spent, (double)steps / spent / 60);
    }
    session_destroy(s);
    arena_destroy(a);
}

// Seconds of processor time a level, the least of some rounds.
static double course_cost(mechanic_list mechanics, int n, const char *body) {
    char dir[] = "/tmp/beacon-bay-bench-XXXXXX";
    double least = 1e9;
    if (!mkdtemp(dir)) {
        return 0;
    }
    bool written = write_course(dir, n, body);
    for (int i = 0; written && i < ROUNDS; i++) {
        diag_list *problems = diag_create();
        double begun = now();
        course_check(dir, mechanics, NULL, problems);
        double took = (now() - begun) / n;
        least = took < least ? took : least;
        diag_destroy(problems);
    }
    remove_course(dir, n);
    return least;
}

int tool_bench(const char *levels_dir, mechanic_list mechanics) {
    diag_list *problems = diag_create();
    arena *a = arena_create(BENCH_ARENA);
    course *c = problems && a ? course_load(levels_dir, a, problems) : NULL;
    char *body = malloc(TEXT_ROOM);
    if (c && body) {
        for (const mechanic *const *m = mechanics; *m; m++) {
            for (size_t i = 0; i < c->n_levels; i++) {
                if (str_eq(c->levels[i].mechanic, (*m)->name)) {
                    level *l = level_load(c->levels[i].path, mechanics, a, problems);
                    if (l) {
                        bench_rules(l);
                    }
                    break;
                }
            }
        }
        bench_long_story(mechanics, problems);
        bench_river(mechanics, problems);
        write_story(body, 8);
        const char *without_id = strchr(body, '\n') + 1; // each level of the course gets its own id
        double small = course_cost(mechanics, SMALL_COURSE, without_id);
        double large = course_cost(mechanics, LARGE_COURSE, without_id);
        printf("lint: a level of a course of %d costs %.3f ms, of %d %.3f ms: %.2f times\n",
               SMALL_COURSE, small * 1e3, LARGE_COURSE, large * 1e3, large / small);
    }
    if (problems) {
        diag_print(problems, stderr);
    }
    bool ok = c && body && diag_errors(problems) == 0;
    free(body);
    arena_destroy(a);
    diag_destroy(problems);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
