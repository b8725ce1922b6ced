// Arena and diag list: what they cap, what they keep, what they refuse to hand on.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/arena.h"
#include "core/diag.h"

static void pieces_are_aligned_zeroed_and_apart(void **state) {
    (void)state;
    arena *a = arena_create(1 << 20);
    for (int round = 0; round < 3; round++) {
        unsigned char *before = NULL;
        for (size_t size = 0; size < 300; size += 7) {
            unsigned char *piece = arena_alloc(a, size);
            assert_non_null(piece);
            assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++) {
                assert_int_equal(piece[i], 0);
            }
            memset(piece, 0xff, size);
            assert_true(piece != before);
            before = piece;
        }
        arena_reset(a); // the next round gets the same, dirty blocks
        assert_int_equal(arena_used(a), 0);
    }
    arena_destroy(a);
    arena_destroy(NULL);
}

static void cap_is_the_end_until_reset(void **state) {
    (void)state;
    arena *a = arena_create(1024);
    assert_non_null(arena_alloc(a, 1000));
    assert_false(arena_full(a));
    assert_null(arena_alloc(a, 100));
    assert_true(arena_full(a));
    assert_true(arena_used(a) <= 1024);
    arena_reset(a);
    assert_false(arena_full(a));
    assert_non_null(arena_alloc(a, 1024));
    assert_null(arena_alloc(a, 0));
    arena_destroy(a);
}

static void sizes_that_overflow_are_refused(void **state) {
    (void)state;
    arena *a = arena_create(SIZE_MAX);
    assert_null(arena_array(a, uint64_t, SIZE_MAX / 4));
    assert_null(arena_alloc(a, SIZE_MAX));
    assert_null(arena_alloc(a, SIZE_MAX - 8));
    assert_true(arena_full(a));
    assert_non_null(arena_alloc(a, 100000)); // larger than a block
    arena_destroy(a);
}

static void texts(void **state) {
    (void)state;
    arena *a = arena_create(1 << 16);
    assert_string_equal(arena_strdup(a, "lamp"), "lamp");
    assert_string_equal(arena_strndup(a, "lamp", 2), "la");
    assert_string_equal(arena_strndup(a, "lamp", 99), "lamp");
    assert_string_equal(arena_printf(a, "%s-%d", "lamp", 7), "lamp-7");
    arena_destroy(a);
}

static void diag_prints_as_compilers_do(void **state) {
    (void)state;
    diag_list *l = diag_create();
    char file[] = "b.yaml";
    diag_add(l, DIAG_ERROR, (srcpos){file, 3, 5}, "third", "three %d", 3);
    diag_add(l, DIAG_WARNING, (srcpos){file, 3, 1}, "second", "two");
    diag_add(l, DIAG_ERROR, (srcpos){"a.yaml", 0, 0}, "first", "one");
    diag_add(l, DIAG_ERROR, (srcpos){file, 3, 5}, "fourth", "after its equal");
    file[0] = 'X'; // the list has its own copy
    diag_sort(l);
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    diag_print(l, to);
    fclose(to);
    assert_string_equal(text, "a.yaml: error: one [first]\n"
                              "b.yaml:3:1: warning: two [second]\n"
                              "b.yaml:3:5: error: three 3 [third]\n"
                              "b.yaml:3:5: error: after its equal [fourth]\n");
    free(text);
    assert_int_equal(diag_errors(l), 3);
    diag_clear(l);
    assert_int_equal(diag_count(l) + diag_errors(l), 0);
    diag_destroy(l);
    diag_destroy(NULL);
}

static void diag_only_counts_past_its_end(void **state) {
    (void)state;
    diag_list *l = diag_create();
    for (int i = 0; i < DIAG_MAX + 3; i++) {
        diag_add(l, DIAG_ERROR, (srcpos){"f", i + 1, 1}, "code", "text");
    }
    assert_int_equal(diag_count(l), DIAG_MAX);
    assert_int_equal(diag_errors(l), DIAG_MAX + 3);
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    diag_print(l, to);
    fclose(to);
    assert_non_null(strstr(text, "... and 3 more\n"));
    free(text);
    diag_destroy(l);
}

static void diag_quotes_nothing_dangerous(void **state) {
    (void)state;
    diag_list *l = diag_create();
    diag_add(l, DIAG_ERROR, (srcpos){NULL, 0, 0}, "c", "%s", "a\033[2Jb\nc\302\233d\377é");
    assert_string_equal(diag_at(l, 0)->text, "a?[2Jb?c?d?é");
    char longer[2000];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    diag_add(l, DIAG_ERROR, (srcpos){NULL, 0, 0}, "c", "%s", longer);
    assert_int_equal(strlen(diag_at(l, 1)->text), DIAG_TEXT_MAX);
    diag_destroy(l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_zeroed_and_apart),
        cmocka_unit_test(cap_is_the_end_until_reset),
        cmocka_unit_test(sizes_that_overflow_are_refused),
        cmocka_unit_test(texts),
        cmocka_unit_test(diag_prints_as_compilers_do),
        cmocka_unit_test(diag_only_counts_past_its_end),
        cmocka_unit_test(diag_quotes_nothing_dangerous),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
