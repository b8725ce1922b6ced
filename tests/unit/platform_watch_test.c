// A file that somebody is writing is told once for each time it has changed, however their editor
// writes it, and not while it is being written.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "platform/watch.h"

typedef struct {
    char dir[32], path[64], other[64];
    watch *w;
} bench;

static void put(const char *path, const char *text) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    strcpy(b->dir, "/tmp/bay-watch-XXXXXX");
    assert_non_null(mkdtemp(b->dir));
    snprintf(b->path, sizeof b->path, "%s/a.yaml", b->dir);
    snprintf(b->other, sizeof b->other, "%s/b.yaml", b->dir);
    put(b->path, "id: a\n");
    b->w = watch_create(b->path, false);
    *state = b;
    return b->w ? 0 : -1;
}

static int tear_down(void **state) {
    bench *b = *state;
    watch_destroy(b->w);
    unlink(b->path);
    unlink(b->other);
    rmdir(b->dir);
    free(b);
    return 0;
}

static void expect_told_once(bench *b) {
    assert_false(watch_look(b->w)); // it may still be being written
    assert_true(watch_look(b->w));
    assert_false(watch_look(b->w));
    assert_false(watch_look(b->w));
}

static void what_stays_is_not_told(void **state) {
    bench *b = *state;
    assert_false(watch_look(b->w));
    assert_false(watch_look(b->w));
}

static void writing_it_is_told(void **state) {
    bench *b = *state;
    put(b->path, "id: longer\n");
    expect_told_once(b);
    put(b->path, "id: shorter\n");
    expect_told_once(b);
}

static void what_is_still_growing_is_not_told(void **state) {
    bench *b = *state;
    put(b->path, "id: begun");
    assert_false(watch_look(b->w));
    put(b->path, "id: begun, and more");
    assert_false(watch_look(b->w));
    put(b->path, "id: begun, and more, and the end\n");
    expect_told_once(b);
}

static void another_put_in_its_place_is_told(void **state) {
    bench *b = *state;
    put(b->other, "id: b\n"); // as long as the first
    assert_int_equal(rename(b->other, b->path), 0);
    expect_told_once(b);
}

static void taking_it_away_and_bringing_it_back_is_told(void **state) {
    bench *b = *state;
    assert_int_equal(unlink(b->path), 0);
    expect_told_once(b);
    put(b->path, "id: back\n");
    expect_told_once(b);
}

static void away_for_one_look_is_one_change(void **state) {
    bench *b = *state;
    assert_int_equal(rename(b->path, b->other), 0);
    assert_false(watch_look(b->w));
    put(b->path, "id: anew\n");
    expect_told_once(b);
}

static void nobody_follows_nothing(void **state) {
    (void)state;
    assert_false(watch_changed(NULL));
    watch_destroy(NULL);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_stays_is_not_told),
        TEST(writing_it_is_told),
        TEST(what_is_still_growing_is_not_told),
        TEST(another_put_in_its_place_is_told),
        TEST(taking_it_away_and_bringing_it_back_is_told),
        TEST(away_for_one_look_is_one_change),
        cmocka_unit_test(nobody_follows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
