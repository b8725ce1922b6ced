// The tools that read levels: what check says and returns, the template for translators, the
// schema.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "app/tool_check.h"
#include "app/tool_pot.h"
#include "app/tool_schema.h"
#include "content_toy.h"
#include "core/file.h"
#include "mechanics/mechanics.h"

#define HEAD(id)                                                                                   \
    "id: " id "\nrevision: 1\ntitle: The same\ngoal: Do \"it\" \\ now.\nband: 10\n"                \
    "skills: [S3]\nminutes: 4\ntalk: [Say how.]\nmechanic: toy\n"
#define COURSE                                                                                     \
    "quarters:\n  forge:\n    name: The Forge\n    story: Keys are made here.\n    levels: [a, "   \
    "b]\n"

typedef struct {
    char dir[32];
    arena *a;
    char *out; // of the tool that ran last
    size_t size;
} bench;

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    strcpy(b->dir, "/tmp/bay-tools-XXXXXX");
    b->a = arena_create(16 << 20);
    *state = b;
    return mkdtemp(b->dir) ? 0 : -1;
}

static int tear_down(void **state) {
    bench *b = *state;
    char command[64];
    snprintf(command, sizeof command, "rm -r '%s'", b->dir);
    int status = system(command);
    free(b->out);
    arena_destroy(b->a);
    free(b);
    return status;
}

static char *path_of(bench *b, const char *name) {
    return file_join(b->a, b->dir, name);
}

static void put(bench *b, const char *name, const char *text) {
    assert_true(file_make_dirs(path_of(b, "forge"), 0700));
    assert_true(file_write(path_of(b, name), text, strlen(text), 0600));
}

static void put_course(bench *b) {
    put(b, "course.yaml", COURSE);
    put(b, "forge/a.yaml", HEAD("a") "toy: { word: The same }\n");
    put(b, "forge/b.yaml", HEAD("b") "toy:\n  word: |\n    two\n    lines\n");
}

static FILE *begin(bench *b) {
    free(b->out);
    b->out = NULL;
    return open_memstream(&b->out, &b->size);
}

static int check(bench *b, const char *name) {
    FILE *out = begin(b);
    char *path = name ? path_of(b, name) : NULL;
    const check_folders in = {b->dir, BAY_SOURCE "/assets", NULL};
    int status = tool_check(&in, toy_mechanics, name ? 1 : 0, &path, out, out);
    fclose(out);
    return status;
}

static void expect_says(bench *b, const char *name, int status, const char *words) {
    int found = check(b, name);
    if (found != status || !strstr(b->out, words)) {
        fail_msg("check %s: %d, and not \"%s\" in:\n%s", name ? name : "", found, words, b->out);
    }
}

static void check_looks_at_files_folders_and_the_course(void **state) {
    bench *b = *state;
    put_course(b);
    expect_says(b, NULL, 0, "2 levels, no problems\n");
    expect_says(b, "forge/a.yaml", 0, "1 level, no problems\n");
    expect_says(b, "forge", 0, "2 levels, no problems\n");
    expect_says(b, "course.yaml", 0, "2 levels, no problems\n");
    expect_says(b, "", 0, "2 levels, no problems\n");
    put(b, "forge/c.yaml", HEAD("c") "toy: { word: x }\n");
    expect_says(b, NULL, 0, "forge/c.yaml: warning: ");
    expect_says(b, "", 0, "3 levels, 0 errors, 1 warning\n");
    put(b, "forge/a.yaml", HEAD("a") "toy: { word: x, icon: hmoe }\n");
    expect_says(b, NULL, 1,
                "forge/a.yaml:10:23: error: there is no icon called \"hmoe\" - did you "
                "mean \"home\"? [unknown-icon]\n");
    expect_says(b, NULL, 1, "3 levels, 1 error, 1 warning\n");
    expect_says(b, "forge/a.yaml", 1, "1 level, 1 error\n");
}

static void check_refuses_what_is_no_level(void **state) {
    bench *b = *state;
    put_course(b);
    assert_true(file_make_dirs(path_of(b, "folder.yaml"), 0700));
    assert_true(file_make_dirs(path_of(b, "empty"), 0700));
    assert_int_equal(mkfifo(path_of(b, "fifo"), 0600), 0);
    expect_says(b, "nothing", 1, "1 level, 1 error\n");
    expect_says(b, "folder.yaml", 1, "[file]\n1 level, 1 error\n");
    expect_says(b, "fifo", 1, "[file]\n1 level, 1 error\n");
    expect_says(b, "empty", 1, "[no-levels]\n0 levels, 1 error\n");
}

static int pot(bench *b) {
    FILE *out = begin(b);
    int status = tool_pot(b->dir, toy_mechanics, out, stderr);
    fclose(out);
    return status;
}

static void the_template_holds_each_text_once_a_context(void **state) {
    bench *b = *state;
    put_course(b);
    assert_int_equal(pot(b), 0);
    assert_non_null(strstr(b->out, "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"));
    assert_non_null(strstr(b->out, "\n#: levels/course.yaml:3\nmsgctxt \"course\"\n"
                                   "msgid \"The Forge\"\nmsgstr \"\"\n"));
    assert_non_null(strstr(b->out, "\n#: levels/forge/a.yaml:3\n#: levels/forge/a.yaml:10\n"
                                   "msgctxt \"a\"\nmsgid \"The same\"\nmsgstr \"\"\n"));
    assert_non_null(strstr(b->out, "msgctxt \"b\"\nmsgid \"The same\"\n"));
    assert_non_null(strstr(b->out, "msgid \"Do \\\"it\\\" \\\\ now.\"\n"));
    assert_non_null(strstr(b->out, "msgid \"\"\n\"two\\n\"\n\"lines\"\nmsgstr \"\"\n"));
}

static void gettext_takes_the_template(void **state) {
    bench *b = *state;
    if (system("command -v msgfmt >/dev/null 2>&1") != 0) {
        skip();
    }
    put_course(b);
    assert_int_equal(pot(b), 0);
    put(b, "levels.pot", b->out);
    assert_int_equal(system(arena_printf(b->a, "msgfmt -c -o /dev/null '%s' 2>/dev/null",
                                         path_of(b, "levels.pot"))),
                     0);
}

static void there_is_no_template_of_a_broken_course(void **state) {
    bench *b = *state;
    put_course(b);
    put(b, "forge/b.yaml", HEAD("b"));
    FILE *out = begin(b), *err = tmpfile();
    assert_int_equal(tool_pot(b->dir, toy_mechanics, out, err), 1);
    fclose(out);
    assert_int_equal(b->size, 0);
    assert_true(ftell(err) > 0);
    fclose(err);
}

static void the_schema_beside_the_art_is_current(void **state) {
    bench *b = *state;
    char *kept;
    size_t size;
    FILE *out = begin(b);
    assert_int_equal(tool_schema(mechanics_rules, out), 0);
    fclose(out);
    assert_int_equal(file_read(BAY_SOURCE "/assets/schema/level.json", 1 << 20, b->a, &kept, &size),
                     FILE_OK);
    if (strcmp(kept, b->out) != 0) {
        fail_msg("assets/schema/level.json is old: write it anew with `beacon-bay schema`");
    }
}

static void the_schema_says_what_the_table_says(void **state) {
    bench *b = *state;
    FILE *out = begin(b);
    assert_int_equal(tool_schema(toy_mechanics, out), 0);
    fclose(out);
    assert_non_null(strstr(b->out, "\"band\": {\"enum\": [7, 10, 13]"));
    assert_non_null(strstr(b->out, "\"mechanic\": {\"enum\": [\"toy\", \"top\"]"));
    assert_non_null(strstr(b->out,
                           "\"word\": {\"type\": [\"string\", \"number\", \"boolean\"], "
                           "\"minLength\": 1, \"maxLength\": 40, \"description\": \"A word.\", "
                           "\"examples\": [\"hello\"]}"));
    assert_non_null(strstr(b->out, "\"skills\": {\"type\": [\"array\""));
    assert_non_null(strstr(b->out, "\"examples\": [[\"S3\", \"S4\"]]"));
    assert_non_null(strstr(b->out, "\"additionalProperties\": false, \"required\": [\"word\"]"));
}

static void schemas_are_json(void **state) {
    bench *b = *state;
    if (system("command -v python3 >/dev/null 2>&1") != 0) {
        skip();
    }
    FILE *out = begin(b);
    tool_schema(mechanics_rules, out);
    fclose(out);
    put(b, "level.json", b->out);
    assert_int_equal(system(arena_printf(b->a, "python3 -m json.tool '%s' >/dev/null",
                                         path_of(b, "level.json"))),
                     0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(check_looks_at_files_folders_and_the_course),
        TEST(check_refuses_what_is_no_level),
        TEST(the_template_holds_each_text_once_a_context),
        TEST(gettext_takes_the_template),
        TEST(there_is_no_template_of_a_broken_course),
        TEST(the_schema_beside_the_art_is_current),
        TEST(the_schema_says_what_the_table_says),
        TEST(schemas_are_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
