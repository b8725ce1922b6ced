// The corpus of bad levels: each file says in its first lines what the linter must find in it,
// exactly:
//   # expect: LINE:COL code            (warning) behind it where it is one
// A folder with a course.yaml is a course; there a level's problem names its file: post/x.yaml:3:1
// code.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "content/check.h"
#include "core/file.h"
#include "core/str.h"
#include "mechanics/mechanics.h"

#define CORPUS BAY_SOURCE "/tests/bad-levels"

enum { REPORT = 16000, MEMORY = 64 << 20 };

typedef struct {
    arena *a, *scratch;
    diag_list *d;
    art_names art;
    char expected[REPORT], found[REPORT];
} bench;

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    b->a = arena_create(MEMORY);
    b->scratch = arena_create(MEMORY);
    b->d = diag_create();
    *state = b;
    return art_names_load(&b->art, BAY_SOURCE "/assets", b->a, b->d) ? 0 : -1;
}

static int tear_down(void **state) {
    bench *b = *state;
    diag_destroy(b->d);
    arena_destroy(b->scratch);
    arena_destroy(b->a);
    free(b);
    return 0;
}

// The "# expect: " lines at the head of a file, each with a new line behind it.
static void read_expected(bench *b, const char *path) {
    static const char mark[] = "# expect: ";
    char *text;
    size_t size;
    b->expected[0] = '\0';
    assert_int_equal(file_read(path, NODE_MAX_BYTES, b->a, &text, &size), FILE_OK);
    while (str_starts(text, mark)) {
        text += sizeof mark - 1;
        size_t n = strcspn(text, "\n");
        assert_true(str_append(b->expected, REPORT, "%.*s\n", (int)n, text));
        text += n + (text[n] == '\n');
    }
}

// What has been found, as it is expected; own: the file that goes without saying, dir: where it
// lies.
static void write_found(bench *b, const char *own, const char *dir) {
    b->found[0] = '\0';
    diag_sort(b->d);
    for (size_t i = 0; i < diag_count(b->d); i++) {
        const diag *d = diag_at(b->d, i);
        const char *file = d->at.file ? d->at.file : "?";
        const char *name = str_starts(file, dir) ? file + strlen(dir) + 1 : file;
        bool is_own = str_eq(file, own);
        assert_true(str_append(b->found, REPORT, "%s%s%d:%d %s%s\n", is_own ? "" : name,
                               is_own ? "" : ":", d->at.line, d->at.col, d->code,
                               d->level == DIAG_WARNING ? " (warning)" : ""));
    }
}

static bool as_expected(bench *b, const char *path, const char *dir) {
    read_expected(b, path);
    write_found(b, path, dir);
    bool same = b->expected[0] && str_eq(b->expected, b->found);
    if (!same) {
        print_error("%s must produce:\n%sbut it produces:\n%s", path, b->expected, b->found);
    }
    diag_clear(b->d);
    return same;
}

static bool in_a_course(const char *path) {
    return strchr(path + strlen(CORPUS) + 1, '/') != NULL;
}

static void each_bad_level_produces_its_problems(void **state) {
    bench *b = *state;
    const char *const *paths;
    size_t n, wrong = 0, levels = 0;
    assert_true(file_list(CORPUS, ".yaml", b->a, &paths, &n));
    for (size_t i = 0; i < n; i++) {
        if (!in_a_course(paths[i])) {
            level_check_file(paths[i], mechanics_rules, &b->art, b->scratch, b->d);
            wrong += !as_expected(b, paths[i], CORPUS);
            levels++;
        }
    }
    assert_true(levels > 70);
    assert_int_equal(wrong, 0);
}

static void each_bad_course_produces_its_problems(void **state) {
    bench *b = *state;
    const char *const *paths;
    size_t n, wrong = 0, courses = 0;
    assert_true(file_list(CORPUS, COURSE_FILE, b->a, &paths, &n));
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(paths[i]) - strlen("/" COURSE_FILE);
        char *dir = arena_strndup(b->a, paths[i], length);
        course_check(dir, mechanics_rules, &b->art, b->d);
        wrong += !as_expected(b, paths[i], dir);
        courses++;
    }
    assert_true(courses >= 10);
    assert_int_equal(wrong, 0);
}

// One error, of this code, at the file as a whole or where it says.
static void expect_one(bench *b, const char *path, const char *code) {
    level_check_file(path, mechanics_rules, &b->art, b->scratch, b->d);
    assert_int_equal(diag_count(b->d), 1);
    assert_string_equal(diag_at(b->d, 0)->code, code);
    diag_clear(b->d);
}

static void what_is_no_file_is_one_problem(void **state) {
    bench *b = *state;
    char dir[] = "/tmp/bay-bad-XXXXXX";
    assert_non_null(mkdtemp(dir));
    char *folder = file_join(b->a, dir, "x.yaml"), *fifo = file_join(b->a, dir, "y.yaml");
    char *huge = file_join(b->a, dir, "z.yaml");
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_true(file_write(huge, "id: z\n", 6, 0600));
    assert_int_equal(truncate(huge, 100 << 20), 0); // a hole: costs no disk
    expect_one(b, folder, "file");
    expect_one(b, fifo, "file");
    expect_one(b, "/dev/zero", "file");
    expect_one(b, "/tmp/bay-bad-nothing.yaml", "file");
    expect_one(b, huge, "too-large");
    unlink(huge);
    unlink(fifo);
    rmdir(folder);
    rmdir(dir);
}

static void expect_one_in_text(bench *b, const char *text, size_t n, const char *code) {
    arena_reset(b->scratch);
    assert_null(level_parse("x.yaml", text, n, mechanics_rules, b->scratch, b->d));
    assert_int_equal(diag_count(b->d), 1);
    assert_string_equal(diag_at(b->d, 0)->code, code);
    diag_clear(b->d);
}

static void nesting_without_end_is_one_problem(void **state) {
    bench *b = *state;
    enum { DEPTH = 200000 };
    char *text = arena_alloc(b->a, DEPTH + 1);
    memset(text, '[', DEPTH);
    expect_one_in_text(b, text, DEPTH, "too-deep");
    for (size_t i = 0; i + 1 < DEPTH; i += 2) {
        memcpy(text + i, "- ", 2);
    }
    expect_one_in_text(b, text, DEPTH, "too-deep");
    for (size_t i = 0; i + 4 < DEPTH; i += 4) {
        memcpy(text + i, "{a: ", 4);
    }
    expect_one_in_text(b, text, DEPTH, "too-deep");
}

static void lists_without_end_are_one_problem(void **state) {
    bench *b = *state;
    enum { N = 120000 };
    char *text = arena_alloc(b->a, 2 * N + 10);
    text[0] = '[';
    for (size_t i = 0; i < N; i++) {
        memcpy(text + 1 + 2 * i, "a,", 2);
    }
    text[2 * N] = ']';
    expect_one_in_text(b, text, 2 * N + 1, "too-many");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(each_bad_level_produces_its_problems), TEST(each_bad_course_produces_its_problems),
        TEST(what_is_no_file_is_one_problem),       TEST(nesting_without_end_is_one_problem),
        TEST(lists_without_end_are_one_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
