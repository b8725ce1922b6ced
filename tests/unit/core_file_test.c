// Files: whole or not at all, and nothing but files.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/str.h"

typedef struct {
    char dir[64];
    arena *a;
} place;

static int set_up(void **state) {
    place *p = calloc(1, sizeof *p);
    strcpy(p->dir, "/tmp/bay-file-test-XXXXXX");
    if (!mkdtemp(p->dir)) {
        return -1;
    }
    p->a = arena_create(1 << 20);
    *state = p;
    return 0;
}

static int tear_down(void **state) {
    place *p = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf -- %s", p->dir);
    int status = system(command);
    arena_destroy(p->a);
    free(p);
    return status;
}

static const char *in(place *p, const char *name) {
    return file_join(p->a, p->dir, name);
}

static file_status read_of(place *p, const char *path, size_t max) {
    char *data;
    size_t size;
    return file_read(path, max, p->a, &data, &size);
}

static void what_was_written_is_read(void **state) {
    place *p = *state;
    const char *path = in(p, "lamp");
    assert_true(file_write(path, "a\0b", 3, 0640));
    char *data;
    size_t size;
    assert_int_equal(file_read(path, 3, p->a, &data, &size), FILE_OK);
    assert_int_equal(size, 3);
    assert_memory_equal(data, "a\0b", 4);
    assert_int_equal(read_of(p, path, 2), FILE_TOO_LARGE);
    assert_true(file_write(path, "", 0, 0640));
    assert_int_equal(file_read(path, 0, p->a, &data, &size), FILE_OK);
    assert_int_equal(size, 0);
    const char *const *left;
    size_t n;
    assert_true(file_list(p->dir, "", p->a, &left, &n));
    assert_int_equal(n, 1); // no temporary file stayed behind
}

static void only_files_are_read(void **state) {
    place *p = *state;
    assert_int_equal(read_of(p, in(p, "absent"), 10), FILE_MISSING);
    assert_int_equal(read_of(p, p->dir, 10), FILE_NOT_REGULAR);
    assert_int_equal(read_of(p, "/dev/zero", 10), FILE_NOT_REGULAR);
    assert_int_equal(mkfifo(in(p, "pipe"), 0600), 0);
    assert_int_equal(read_of(p, in(p, "pipe"), 10), FILE_NOT_REGULAR);
    if (geteuid() != 0) {
        assert_true(file_write(in(p, "shut"), "x", 1, 0));
        assert_int_equal(read_of(p, in(p, "shut"), 10), FILE_DENIED);
    }
}

// fstat calls these 0 bytes long, as it would a file that grew after it was asked.
static void growth_is_followed_up_to_the_limit(void **state) {
    place *p = *state;
    if (access("/proc/self/maps", R_OK) != 0) {
        skip();
    }
    char *data;
    size_t size;
    assert_int_equal(file_read("/proc/self/maps", 1 << 17, p->a, &data, &size), FILE_OK);
    assert_true(size > 1000);
    assert_int_equal(data[size], 0);
    assert_int_equal(read_of(p, "/proc/self/maps", 100), FILE_TOO_LARGE);
}

static void a_full_arena_is_a_failure(void **state) {
    place *p = *state;
    char bytes[500] = {1};
    assert_true(file_write(in(p, "lamp"), bytes, sizeof bytes, 0600));
    arena *small = arena_create(100);
    char *data;
    size_t size;
    assert_int_equal(file_read(in(p, "lamp"), 1000, small, &data, &size), FILE_FAILED);
    assert_null(data);
    arena_destroy(small);
}

static void a_failed_write_leaves_the_old_file(void **state) {
    place *p = *state;
    const char *path = in(p, "lamp");
    assert_true(file_write(path, "old", 3, 0600));
    signal(SIGXFSZ, SIG_IGN); // writes past the limit then fail as on a full disk
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 4096;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    char *large = calloc(1, 10000);
    bool written = file_write(path, large, 10000, 0600);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    free(large);
    assert_false(written);
    char *data;
    size_t size;
    assert_int_equal(file_read(path, 100, p->a, &data, &size), FILE_OK);
    assert_string_equal(data, "old");
    const char *const *left;
    size_t n;
    assert_true(file_list(p->dir, "", p->a, &left, &n));
    assert_int_equal(n, 1);
    assert_false(file_write(p->dir, "x", 1, 0600));
    assert_false(file_write("/dev/null", "x", 1, 0600));
    assert_false(file_write(in(p, "absent/lamp"), "x", 1, 0600));
}

static void folders(void **state) {
    place *p = *state;
    assert_true(file_make_dirs(in(p, "a//b/c/"), 0700));
    assert_true(file_is_dir(in(p, "a/b/c")));
    assert_true(file_make_dirs(in(p, "a/b"), 0700));
    assert_true(file_write(in(p, "a/b/file"), "", 0, 0600));
    assert_false(file_make_dirs(in(p, "a/b/file/under"), 0700));
    assert_false(file_make_dirs(in(p, "a/b/file"), 0700));
    assert_false(file_make_dirs("", 0700));
    assert_string_equal(file_join(p->a, "a", "b"), "a/b");
    assert_string_equal(file_join(p->a, "a/", "b"), "a/b");
    assert_string_equal(file_join(p->a, "", "b"), "b");
}

static void lists_are_sorted_and_keep_out_of_loops(void **state) {
    place *p = *state;
    static const char *const names[] = {"b/x.yaml", "b.yaml", "a/z.yaml", "a/.hidden.yaml",
                                        "a/n.txt"};
    assert_true(file_make_dirs(in(p, "a"), 0700) && file_make_dirs(in(p, "b"), 0700));
    for (size_t i = 0; i < 5; i++) {
        assert_true(file_write(in(p, names[i]), "", 0, 0600));
    }
    assert_int_equal(symlink(p->dir, in(p, "a/loop.yaml")), 0);
    assert_int_equal(symlink("nowhere", in(p, "a/dangling.yaml")), 0);
    assert_int_equal(mkfifo(in(p, "pipe.yaml"), 0600), 0);
    const char *const *paths;
    size_t n;
    assert_true(file_list(p->dir, ".yaml", p->a, &paths, &n));
    assert_int_equal(n, 3);
    assert_string_equal(paths[0], in(p, "a/z.yaml"));
    assert_string_equal(paths[1], in(p, "b.yaml")); // '.' sorts before '/'
    assert_string_equal(paths[2], in(p, "b/x.yaml"));
    assert_false(file_list(in(p, "absent"), "", p->a, &paths, &n));
    assert_int_equal(n, 0);
}

static void lists_stop_sixteen_deep(void **state) {
    place *p = *state;
    char path[256];
    strcpy(path, p->dir);
    for (int depth = 1; depth <= 18; depth++) {
        assert_true(file_write(file_join(p->a, path, "f"), "", 0, 0600));
        assert_true(str_append(path, sizeof path, "/d") && file_make_dirs(path, 0700));
    }
    const char *const *paths;
    size_t n;
    assert_true(file_list(p->dir, "f", p->a, &paths, &n));
    assert_int_equal(n, 16);
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(what_was_written_is_read),
        EACH(only_files_are_read),
        EACH(growth_is_followed_up_to_the_limit),
        EACH(a_full_arena_is_a_failure),
        EACH(a_failed_write_leaves_the_old_file),
        EACH(folders),
        EACH(lists_are_sorted_and_keep_out_of_loops),
        EACH(lists_stop_sixteen_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
