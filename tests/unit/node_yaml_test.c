// The YAML reader: what a tree looks like, and every refusal with its place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "node/node.h"

typedef struct {
    arena *a;
    diag_list *d;
} tools;

static int set_up(void **state) {
    tools *t = calloc(1, sizeof *t);
    t->a = arena_create(64 << 20);
    t->d = diag_create();
    *state = t;
    return 0;
}

static int tear_down(void **state) {
    tools *t = *state;
    arena_destroy(t->a);
    diag_destroy(t->d);
    free(t);
    return 0;
}

static const node *parse(tools *t, const char *text) {
    return node_parse("f.yaml", text, strlen(text), t->a, t->d);
}

// All problems as "line:col code" words, in the order of the file.
static const char *problems(tools *t) {
    diag_sort(t->d);
    const char *all = "";
    for (size_t i = 0; i < diag_count(t->d); i++) {
        const diag *d = diag_at(t->d, i);
        all =
            arena_printf(t->a, "%s%s%d:%d %s", all, i ? ", " : "", d->at.line, d->at.col, d->code);
    }
    return all;
}

static void refuses(tools *t, const char *text, size_t size, const char *expected) {
    diag_clear(t->d);
    assert_null(node_parse("f.yaml", text, size, t->a, t->d));
    assert_string_equal(problems(t), expected);
}

static void a_tree_with_places(void **state) {
    tools *t = *state;
    const node *root = parse(t, "\xEF\xBB\xBFtitle: Glück 灯 # a note\n"
                                "list:\n"
                                "  - 'no'\n"
                                "  - no\n"
                                "  - \n"
                                "é灯: { deep: [1, 2] }\n"
                                "map: |\n"
                                "  .#\n"
                                "  #.\n");
    assert_string_equal(problems(t), "");
    assert_non_null(root);
    assert_int_equal(root->kind, NODE_MAP);
    assert_int_equal(root->count, 4);
    const node *title = node_get(root, "title");
    assert_string_equal(title->text, "Glück 灯");
    assert_string_equal(title->at.file, "f.yaml");
    assert_int_equal(title->at.line, 1);
    assert_int_equal(title->at.col, 8);
    assert_int_equal(title->key_at.col, 1);
    const node *list = node_get(root, "list");
    assert_int_equal(list->kind, NODE_SEQ);
    assert_int_equal(list->count, 3);
    assert_false(list->first->plain);
    assert_null(list->first->key);
    assert_true(list->first->next->plain);
    assert_int_equal(list->first->next->at.line, 4);
    assert_int_equal(list->first->next->at.col, 5);
    assert_string_equal(list->first->next->next->text, "");
    assert_null(list->first->next->next->next);
    const node *deep = node_get(node_get(root, "é灯"), "deep");
    assert_int_equal(deep->key_at.col, 7); // code points, not bytes
    assert_int_equal(deep->first->next->at.col, 17);
    assert_string_equal(node_get(root, "map")->text, ".#\n#.\n");
    assert_null(node_get(root, "absent"));
    assert_null(node_get(title, "title"));
    assert_null(node_get(NULL, "title"));
}

static void each_refusal_has_its_place(void **state) {
    tools *t = *state;
    static const char *const cases[][2] = {
        {"a: &x 1\nb: 2\n", "1:4 anchor"},
        {"a: &x [1]\nb: &y {c: 1}\n", "1:4 anchor, 2:4 anchor"},
        {"a: 1\nb: *x\n", "2:4 alias"},
        {"a: !!str 1\n", "1:4 tag"},
        {"- !x {a: 1}\n- ! b\n", "1:3 tag, 2:3 tag"},
        {"a: !foo!bar 1\n", "1:4 tag"},
        {"%YAML 1.1\n---\na: 1\n", "1:1 directive"},
        {"%TAG ! tag:x,2026:\n---\na: 1\n", "1:1 directive"},
        {"a: 1\n---\nb: 2\n", "2:1 second-document"},
        {"a: 1\nb: 2\n  \na: 3\nb: 4\na: 5\n",
         "4:1 duplicate-key, 5:1 duplicate-key, 6:1 duplicate-key"},
        {"x: {a: 1, 'a': 2}\n", "1:11 duplicate-key"},
        {"", "0:0 empty"},
        {"# only a note\n", "0:0 empty"},
        {"---\n", "0:0 empty"},
        {"a: {[x]: 1}\n", "1:5 key"},
        {"? {a: 1}\n: b\nc: *x\n", "1:3 key, 3:4 alias"},
        {"'': b\n? \n: c\n", "1:1 key, 2:2 key"},
        {"a: b: c\n", "1:5 yaml"},
        {"a: 1\n b: 2\n", "2:3 yaml"},
        {"a:\n  - x\n  b: 1\n", "3:3 yaml"},
        {"a: [1, 2\nb: 3\n", "2:2 yaml"},
        {"a: 'open\n", "2:1 yaml"},
        {"a: @x\n", "1:4 yaml"},
        {"a:\n\t- x\n", "2:1 yaml"},
        {"a: \"\\q\"\n", "1:5 yaml"},
        {"a: &\n", "1:5 anchor"},
        {"a: *\n", "1:5 alias"},
        {"%FOO\n---\na: 1\n", "1:5 directive"},
        {"a: 1\né灯\x01: 2\n", "2:3 yaml"},
        {"a: \"x\\0y\"\n", "1:4 control-character"},
        {"a: 1\nb: é\xff\n", "2:5 utf8"},
        {"a: 1\r\nb: \xed\xa0\x80\r\n", "2:4 utf8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        refuses(t, cases[i][0], strlen(cases[i][0]), cases[i][1]);
    }
    refuses(t, "a: x\0y\n", 7, "1:5 yaml"); // a raw 0
    refuses(t,
            "\xff\xfe"
            "a\0",
            4, "1:1 utf8"); // UTF-16
}

static void errors_speak_plainly(void **state) {
    tools *t = *state;
    parse(t, "a: [1, 2\nb: 3\n");
    assert_string_equal(diag_at(t->d, 0)->text,
                        "a list in [ ] lacks a comma or its ] (it began on line 1)");
    diag_clear(t->d);
    parse(t, "n:\n  a: 1\nn: 2\n");
    assert_string_equal(diag_at(t->d, 0)->text,
                        "\"n\" stands here a second time; the first is on line 1");
}

static char *repeated(tools *t, const char *piece, size_t n, const char *last) {
    size_t length = strlen(piece);
    char *text = arena_alloc(t->a, length * n + strlen(last) + 1);
    for (size_t i = 0; i < n; i++) {
        memcpy(text + i * length, piece, length);
    }
    strcpy(text + length * n, last);
    return text;
}

// Quadratic readers need minutes for these; the test program's own time limit is the judge.
static void depth_is_limited_while_reading(void **state) {
    tools *t = *state;
    const char *text = repeated(t, "[", 32, "");
    text = arena_printf(t->a, "%s%s", text, repeated(t, "]", 32, ""));
    assert_non_null(parse(t, text));
    text = repeated(t, "[", 10000, "");
    refuses(t, text, strlen(text), "1:33 too-deep");
    text = repeated(t, "[", NODE_MAX_BYTES, "");
    refuses(t, text, strlen(text), "1:33 too-deep");
    text = repeated(t, "- ", 10000, "x");
    refuses(t, text, strlen(text), "1:65 too-deep");
    text = repeated(t, "{a: ", 10000, "");
    refuses(t, text, strlen(text), "1:129 too-deep");
}

static void size_and_number_are_limited(void **state) {
    tools *t = *state;
    // One event more than the limit: stream, document and list begin before the items.
    char *text = repeated(t, "- \n", NODE_MAX_EVENTS - 6, "");
    assert_non_null(parse(t, text));
    text = repeated(t, "- \n", NODE_MAX_EVENTS, "");
    diag_clear(t->d);
    assert_null(parse(t, text));
    assert_int_equal(diag_count(t->d), 1);
    assert_string_equal(diag_at(t->d, 0)->code, "too-many");
    assert_int_equal(diag_at(t->d, 0)->at.line, NODE_MAX_EVENTS - 2);
    text = repeated(t, "#", NODE_MAX_BYTES - 5, "\na: 1");
    assert_int_equal(strlen(text), NODE_MAX_BYTES);
    diag_clear(t->d);
    assert_non_null(parse(t, text));
    refuses(t, text, NODE_MAX_BYTES + 1, "0:0 too-large");
}

static void many_keys_alike(void **state) {
    tools *t = *state;
    char *text = repeated(t, "abcdefgh: 1\n", 49000, "");
    diag_clear(t->d);
    assert_null(parse(t, text));
    assert_int_equal(diag_errors(t->d), 48999);
    assert_string_equal(diag_at(t->d, 0)->code, "duplicate-key");
    assert_int_equal(diag_at(t->d, 0)->at.line, 2);
}

static void a_small_arena_is_one_problem(void **state) {
    tools *t = *state;
    for (size_t cap = 0; cap < 2000; cap += 16) {
        arena *small = arena_create(cap);
        diag_clear(t->d);
        const node *root = node_parse("f", "a: [b, c]\nd: {e: f}\n", 20, small, t->d);
        assert_int_equal(diag_count(t->d), root ? 0 : 1);
        if (!root) {
            assert_string_equal(diag_at(t->d, 0)->code, "memory");
        }
        arena_destroy(small);
    }
}

static void reads_files_and_nothing_else(void **state) {
    tools *t = *state;
    char path[] = "/tmp/bay-node-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "a: 1\n", 5), 5);
    assert_non_null(node_get(node_read(path, t->a, t->d), "a"));
    assert_int_equal(ftruncate(fd, 100 << 20), 0);
    assert_null(node_read(path, t->a, t->d));
    assert_string_equal(problems(t), "0:0 too-large");
    close(fd);
    unlink(path);
    const char *const others[] = {path, "/tmp", "/dev/zero"};
    for (size_t i = 0; i < 3; i++) {
        diag_clear(t->d);
        assert_null(node_read(others[i], t->a, t->d));
        assert_string_equal(problems(t), "0:0 file");
        assert_string_equal(diag_at(t->d, 0)->at.file, others[i]);
    }
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(a_tree_with_places),           EACH(each_refusal_has_its_place),
        EACH(errors_speak_plainly),         EACH(depth_is_limited_while_reading),
        EACH(size_and_number_are_limited),  EACH(many_keys_alike),
        EACH(a_small_arena_is_one_problem), EACH(reads_files_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
