// The course: order, what opens what, and every way of getting it wrong.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/check.h"
#include "content/curriculum.h"
#include "content_toy.h"
#include "core/file.h"
#include "core/str.h"

typedef struct {
    char dir[32];
    arena *a;
    diag_list *d;
} bench;

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    strcpy(b->dir, "/tmp/bay-course-XXXXXX");
    b->a = arena_create(64 << 20);
    b->d = diag_create();
    *state = b;
    return mkdtemp(b->dir) ? 0 : -1;
}

static int tear_down(void **state) {
    bench *b = *state;
    char command[64];
    snprintf(command, sizeof command, "rm -r '%s'", b->dir);
    int status = system(command);
    diag_destroy(b->d);
    arena_destroy(b->a);
    free(b);
    return status;
}

static void put(bench *b, const char *name, const char *text) {
    char *path = file_join(b->a, b->dir, name);
    char *slash = strrchr(path, '/');
    *slash = '\0';
    assert_true(file_make_dirs(path, 0700));
    *slash = '/';
    assert_true(file_write(path, text, strlen(text), 0600));
}

// A level in the forge; needs "" : none. word "dull" earns a warning.
static void put_level_for(bench *b, int band, const char *id, const char *needs, const char *word) {
    put(b, arena_printf(b->a, "forge/%s.yaml", id),
        arena_printf(b->a,
                     "id: %s\nrevision: 1\ntitle: The %s\ngoal: Do it.\nband: %d\nskills: [S3]\n"
                     "minutes: 4\nneeds: [%s]\ntalk: [How?]\nmechanic: toy\ntoy: { word: %s }\n",
                     id, id, band, needs, word));
}

static void put_level(bench *b, const char *id, const char *needs, const char *word) {
    put_level_for(b, 13, id, needs, word);
}

static void put_course(bench *b, const char *levels) {
    put(b, "course.yaml",
        arena_printf(b->a,
                     "quarters:\n  forge:\n    name: The Forge\n    story: Keys are made here.\n"
                     "    levels: [%s]\n",
                     levels));
}

// As "FILE:LINE:COL code, ...", files named from the course's folder.
static void expect_problems(bench *b, const char *expected) {
    char found[2000] = "";
    diag_sort(b->d);
    for (size_t i = 0; i < diag_count(b->d); i++) {
        const diag *d = diag_at(b->d, i);
        const char *file = d->at.file ? d->at.file : "?";
        file = str_starts(file, b->dir) ? file + strlen(b->dir) : file;
        str_append(found, sizeof found, "%s%s:%d:%d %s", i ? ", " : "", file + (*file == '/'),
                   d->at.line, d->at.col, d->code);
    }
    assert_string_equal(found, expected);
    diag_clear(b->d);
}

// Both the game's way in and the linter's find the same.
static void expect_refused(bench *b, const char *expected) {
    assert_null(course_load(b->dir, b->a, b->d));
    expect_problems(b, expected);
    course_check(b->dir, toy_mechanics, NULL, b->d);
    expect_problems(b, expected);
}

static void a_sound_course_is_in_order(void **state) {
    bench *b = *state;
    put_level(b, "zeal", "", "x");
    put_level(b, "alms", "zeal", "x");
    put_level(b, "must", "zeal, alms", "x");
    put_course(b, "zeal, alms, must");
    course *c = course_load(b->dir, b->a, b->d);
    expect_problems(b, "");
    assert_non_null(c);
    assert_int_equal(c->n_quarters, 1);
    assert_int_equal(c->quarters[0].n, 3);
    assert_int_equal(c->quarters[0].strand, 2);
    assert_string_equal(c->quarters[0].name.s, "The Forge");
    assert_int_equal(c->n_levels, 3);
    assert_string_equal(c->levels[1].id, "alms");
    assert_string_equal(c->levels[1].title.s, "The alms");
    assert_string_equal(c->levels[1].mechanic, "toy");
    assert_int_equal(c->levels[2].n_needs, 2);
    assert_int_equal(c->levels[2].needs[1], 1);
    assert_int_equal(course_find(c, "zeal"), 0);
    assert_int_equal(course_find(c, "alms"), 1);
    assert_int_equal(course_find(c, "must"), 2);
    assert_int_equal(course_find(c, "mist"), -1);
    assert_int_equal(course_find(c, NULL), -1);
    assert_string_equal(course_nearest(c, "mist"), "must");
    assert_int_equal(course_check(b->dir, toy_mechanics, NULL, b->d), 3);
    expect_problems(b, "");
}

static void levels_open_when_what_they_need_is_done(void **state) {
    bench *b = *state;
    put_level(b, "a", "", "x");
    put_level(b, "b", "a", "x");
    put_level(b, "c", "a, b", "x");
    put_course(b, "a, b, c");
    course *c = course_load(b->dir, b->a, b->d);
    bool done[3] = {false};
    assert_true(course_open(c, done, 0));
    assert_false(course_open(c, done, 1));
    assert_int_equal(course_next(c, done, NULL).level, 0);
    done[1] = true;
    assert_false(course_open(c, done, 2));
    done[0] = true;
    done[1] = false;
    assert_false(course_open(c, done, 2)); // one of two is not enough
    done[1] = true;
    assert_true(course_open(c, done, 2));
    assert_int_equal(course_next(c, done, NULL).level, 2);
    done[2] = true;
    assert_int_equal(course_next(c, done, NULL).level, -1);
}

static void what_is_next_has_a_reason(void **state) {
    bench *b = *state;
    put_level(b, "a", "", "x");
    put_level(b, "b", "a", "x");
    put_level(b, "c", "a", "x");
    put_course(b, "a, b, c]\n    because: { c: You can do it, } #");
    course *c = course_load(b->dir, b->a, b->d);
    expect_problems(b, "");
    course_level *levels = (course_level *)c->levels;
    uint8_t other = levels[0].skills[0] == 0 ? 1 : 0;
    levels[1].skills[0] = other;
    bool done[3] = {false}, weak[SKILL_COUNT] = {false};
    course_step first = course_next(c, done, weak);
    assert_int_equal(first.why, COURSE_BEGINS);
    done[0] = true;
    course_step opened = course_next(c, done, weak);
    assert_int_equal(opened.level, 1);
    assert_int_equal(opened.why, COURSE_OPENED);
    assert_int_equal(opened.from, 0);
    weak[other] = true; // nothing that is done shows it
    assert_int_equal(course_next(c, done, weak).why, COURSE_OPENED);
    weak[levels[0].skills[0]] = true;
    course_step practised = course_next(c, done, weak);
    assert_int_equal(practised.level, 2);
    assert_int_equal(practised.why, COURSE_PRACTISES);
    assert_int_equal(practised.from, 0);
    done[1] = true;
    course_step said = course_next(c, done, NULL);
    assert_int_equal(said.level, 2);
    assert_int_equal(said.why, COURSE_SAYS);
    assert_string_equal(c->levels[2].because.s, "You can do it");
}

static void reasons_are_about_levels_of_the_quarter_and_short(void **state) {
    bench *b = *state;
    char words[COURSE_BECAUSE_MAX + 2];
    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    put_level(b, "a", "", "x");
    put_course(b, "a]\n    because: { b: What is this? } #");
    expect_refused(b, "course.yaml:6:16 unknown-level");
    put_course(b, arena_printf(b->a, "a]\n    because: { a: %s } #", words));
    expect_refused(b, "course.yaml:6:19 too-long");
}

static void scenes_name_people_and_places_that_there_are(void **state) {
    bench *b = *state;
    put_level(b, "a", "", "x");
    put_course(b, "a]\nopening:\n"
                  "  - { noor: Hello., where: bay, lamps: 10, mood: happy }\n"
                  "  - { me: Hello., where: lighthouse, kindles: yes }\n"
                  "closing: [ { pip: Good night. } ");
    course *c = course_load(b->dir, b->a, b->d);
    expect_problems(b, "");
    assert_int_equal(c->opening.n, 2);
    assert_int_equal(c->opening.items[0].lamps, 10);
    assert_int_equal(c->opening.items[1].lamps, -1);
    assert_true(c->opening.items[1].kindles);
    assert_string_equal(c->closing.items[0].says.value.s, "Good night.");
    put_course(b, "a]\nopening: [ { nor: Hello., where: bey } ");
    expect_refused(b, "course.yaml:6:14 unknown-cast, course.yaml:6:34 unknown-set");
    put_course(b, "a]\nopening: [ { pip: Hello., lamps: 11 }, { mood: happy } ");
    expect_refused(b, "course.yaml:6:34 out-of-range, course.yaml:6:40 missing-key");
}

static void the_youngest_level_comes_next(void **state) {
    bench *b = *state;
    put_level_for(b, 10, "a", "", "x");
    put_level_for(b, 7, "b", "", "x");
    put_level_for(b, 7, "c", "", "x");
    put_course(b, "a, b, c");
    course *c = course_load(b->dir, b->a, b->d);
    bool done[3] = {false};
    assert_int_equal(course_next(c, done, NULL).level, 1);
    done[1] = true;
    assert_int_equal(course_next(c, done, NULL).level, 2);
    done[2] = true;
    assert_int_equal(course_next(c, done, NULL).level, 0);
}

static void courses_speak_the_players_language(void **state) {
    bench *b = *state;
    put_level(b, "a", "", "x");
    put_course(b, "a");
    course *c = course_load(b->dir, b->a, b->d);
    course_translate(c, NULL);
    assert_string_equal(c->quarters[0].story.s, "Keys are made here.");
    assert_string_equal(c->levels[0].title.s, "The a");
}

static void levels_must_be_there_once(void **state) {
    bench *b = *state;
    put_level(b, "first", "", "x");
    put_level(b, "second", "", "x");
    put_course(b, "first, second, first");
    expect_refused(b, "course.yaml:5:29 listed-twice");
    put_course(b, "first, secnod, second");
    assert_null(course_load(b->dir, b->a, b->d));
    assert_non_null(strstr(diag_at(b->d, 0)->text, "did you mean \"forge/second\"?"));
    expect_problems(b, "course.yaml:5:21 missing-level");
    put_course(b, "first, second, ../forge/first");
    expect_refused(b, "course.yaml:5:29 missing-level");
    put_course(b, "");
    assert_null(course_load(b->dir, b->a, b->d));
    expect_problems(b, ":0:0 no-levels");
}

static void the_same_id_in_two_quarters_is_refused(void **state) {
    bench *b = *state;
    put_level(b, "first", "", "x");
    put(b, "course.yaml",
        "quarters:\n"
        "  post: { name: Post, story: S., levels: [first] }\n"
        "  forge: { name: Forge, story: S., levels: [first] }\n");
    assert_null(course_load(b->dir, b->a, b->d));
    expect_problems(b, "course.yaml:2:43 missing-level, course.yaml:3:45 listed-twice");
}

static void needs_lead_to_earlier_levels(void **state) {
    bench *b = *state;
    put_level(b, "first", "", "x");
    put_level(b, "second", "frist", "x");
    put_level(b, "third", "fourth, first", "x");
    put_level(b, "fourth", "", "x");
    put_course(b, "first, second, third, fourth");
    assert_null(course_load(b->dir, b->a, b->d));
    assert_non_null(strstr(diag_at(b->d, 0)->text, "did you mean \"first\"?"));
    diag_clear(b->d);
    expect_refused(b, "forge/second.yaml:8:9 unknown-level, forge/third.yaml:8:9 needs-later");
}

static void cycles_are_named_once_each(void **state) {
    bench *b = *state;
    put_level(b, "a", "c", "x"); // a <- b <- c <- a
    put_level(b, "b", "a", "x");
    put_level(b, "c", "b", "x");
    put_level(b, "d", "d", "x");    // by itself
    put_level(b, "e", "c, f", "x"); // two more, of which one also waits for the first cycle
    put_level(b, "f", "e", "x");
    put_level(b, "g", "f", "x"); // only waits
    put_course(b, "a, b, c, d, e, f, g");
    assert_null(course_load(b->dir, b->a, b->d));
    diag_sort(b->d);
    assert_non_null(strstr(diag_at(b->d, 0)->text, "\"a\" needs \"c\" needs \"b\" needs \"a\""));
    assert_non_null(strstr(diag_at(b->d, 1)->text, "\"d\" needs \"d\""));
    assert_non_null(strstr(diag_at(b->d, 2)->text, "\"e\" needs \"f\" needs \"e\""));
    diag_clear(b->d);
    expect_refused(b, "forge/a.yaml:8:9 needs-cycle, forge/d.yaml:8:9 needs-cycle, "
                      "forge/e.yaml:8:9 needs-cycle");
}

static void a_broken_level_is_one_problem_not_several(void **state) {
    bench *b = *state;
    put_level(b, "first", "", "x");
    put(b, "forge/second.yaml", "id: second\nmechanic: toy\ntoy: {}\n");
    put_level(b, "third", "second", "x");
    put_course(b, "first, second, third");
    assert_null(course_load(b->dir, b->a, b->d));
    assert_int_equal(diag_errors(b->d), 7); // its missing keys; third's need of it is no error
    diag_clear(b->d);
    put(b, "forge/second.yaml", "id: [\n");
    expect_refused(b, "forge/second.yaml:2:1 yaml");
}

static void quarters_are_known(void **state) {
    bench *b = *state;
    put_level(b, "a", "", "x");
    put(b, "course.yaml",
        "quarters:\n"
        "  forje: { name: The Forge, story: S., levels: [a] }\n"
        "  meadow: { name: The Meadow, stroy: S., levels: [] }\n");
    assert_null(course_load(b->dir, b->a, b->d));
    expect_problems(b, "course.yaml:3:31 unknown-key");
    put(b, "course.yaml", "quarters:\n  forje: { name: The Forge, story: S., levels: [a] }\n");
    assert_null(course_load(b->dir, b->a, b->d));
    assert_non_null(strstr(diag_at(b->d, 0)->text, "did you mean \"forge\"?"));
    expect_problems(b, "course.yaml:2:3 unknown-quarter");
}

static void a_course_must_be_there(void **state) {
    bench *b = *state;
    expect_refused(b, "course.yaml:0:0 file");
    put(b, "course.yaml/x", "");
    expect_refused(b, "course.yaml:0:0 file");
}

static void the_linter_looks_further_than_the_game(void **state) {
    bench *b = *state;
    put_level(b, "first", "", "dull");
    put_level(b, "draft", "", "lead-nowhere");
    put_course(b, "first");
    assert_non_null(course_load(b->dir, b->a, b->d));
    expect_problems(b, "");
    assert_int_equal(course_check(b->dir, toy_mechanics, NULL, b->d), 2);
    expect_problems(b, "forge/draft.yaml:0:0 unlisted, forge/draft.yaml:11:14 toy-link, "
                       "forge/first.yaml:11:14 toy-dull");
    static const art_names none = {NULL, 0};
    put(b, "forge/first.yaml",
        "id: first\nrevision: 1\ntitle: T\ngoal: G.\nband: 13\nskills: [S3]\nminutes: 4\n"
        "talk: [How?]\nmechanic: toy\ntoy: { word: x, icon: home }\n");
    put_course(b, "first, draft");
    course_check(b->dir, toy_mechanics, &none, b->d);
    expect_problems(b, "forge/draft.yaml:11:14 toy-link, forge/first.yaml:10:23 unknown-icon");
}

// Each needs the one before: nothing may recurse over it, and no step may look at all the others.
static void a_long_chain_is_no_trouble(void **state) {
    bench *b = *state;
    enum { N = 1500 };
    char *list = arena_alloc(b->a, N * 8);
    char *end = list;
    for (int i = 0; i < N; i++) {
        char before[16] = "";
        snprintf(before, sizeof before, "l%d", i - 1);
        put_level(b, arena_printf(b->a, "l%d", i), i ? before : "", "x");
        end += sprintf(end, "%sl%d", i ? ", " : "", i);
    }
    put_course(b, list);
    course *c = course_load(b->dir, b->a, b->d);
    expect_problems(b, "");
    assert_int_equal(c->n_levels, N);
    assert_int_equal(course_find(c, "l1234"), 1234);
    assert_int_equal(c->levels[1234].needs[0], 1233);
    put_level(b, "l0", "l1499", "x");
    expect_refused(b, "forge/l0.yaml:8:9 needs-cycle");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_course_is_in_order),
        TEST(levels_open_when_what_they_need_is_done),
        TEST(the_youngest_level_comes_next),
        TEST(what_is_next_has_a_reason),
        TEST(reasons_are_about_levels_of_the_quarter_and_short),
        TEST(scenes_name_people_and_places_that_there_are),
        TEST(courses_speak_the_players_language),
        TEST(levels_must_be_there_once),
        TEST(the_same_id_in_two_quarters_is_refused),
        TEST(needs_lead_to_earlier_levels),
        TEST(cycles_are_named_once_each),
        TEST(a_broken_level_is_one_problem_not_several),
        TEST(quarters_are_known),
        TEST(a_course_must_be_there),
        TEST(the_linter_looks_further_than_the_game),
        TEST(a_long_chain_is_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
