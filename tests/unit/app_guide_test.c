// The pages for teachers: they say what the program says, the level on each of them is sound and is
// played to its end, and the mistakes they name are ones that check finds.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/tool_guide.h"
#include "content/check.h"
#include "core/file.h"
#include "core/str.h"
#include "mechanics/mechanics.h"
#include "play/session.h"

enum { MEMORY = 64 << 20, PAGE = 1 << 20, SEEDS = 50, ACTIONS = 5000, CODES = 4 };

static char *page_of(const char *readme, int *status) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    *status = tool_guide(mechanics_rules, BAY_SOURCE "/assets", readme, out, stderr);
    fclose(out);
    return text;
}

static const char *readme_of(arena *a, const char *name) {
    return arena_printf(a, BAY_SOURCE "/src/mechanics/%s/README.md", name);
}

static void expect_current(arena *a, const char *name, const char *readme) {
    int status = 0;
    char *text = page_of(readme, &status);
    char *kept = NULL;
    size_t size = 0;
    const char *path = arena_printf(a, BAY_SOURCE "/levels/guide/%s.md", name);
    if (status != 0) {
        fail_msg("there is no page about \"%s\": see above what its README lacks", name);
    }
    if (file_read(path, PAGE, a, &kept, &size) != FILE_OK || !str_eq(kept, text)) {
        fail_msg("%s is old or missing: write it anew with `./bay guide`", path);
    }
    free(text);
}

static void pages_are_current(void **state) {
    (void)state;
    arena *a = arena_create(MEMORY);
    expect_current(a, "level", NULL);
    for (size_t i = 0; mechanics_rules[i]; i++) {
        expect_current(a, mechanics_rules[i]->name, readme_of(a, mechanics_rules[i]->name));
    }
    arena_destroy(a);
}

// From one heading's line to the next.
static const char *section(arena *a, const char *text, const char *heading) {
    const char *at = strstr(text, heading);
    assert_non_null(at);
    at += strlen(heading);
    const char *end = strstr(at, "\n## ");
    return arena_strndup(a, at, end ? (size_t)(end - at) : strlen(at));
}

static const char *read_page(arena *a, const char *name) {
    char *text = NULL;
    size_t size = 0;
    const char *path = arena_printf(a, BAY_SOURCE "/levels/guide/%s.md", name);
    assert_int_equal(file_read(path, PAGE, a, &text, &size), FILE_OK);
    return text;
}

static void play_through(const level *l, uint64_t seed) {
    session *s = session_create(l, seed);
    assert_non_null(s);
    for (int i = 0; i < ACTIONS && !session_done(s); i++) {
        action next;
        if (session_hint(s, &next)) {
            assert_true(session_act(s, next, NULL));
        }
        session_tick(s, NULL);
    }
    assert_true(session_done(s));
    session_destroy(s);
}

static void the_level_on_a_page_is_played_to_its_end(void **state) {
    (void)state;
    static const char fence[] = "```yaml\n";
    for (size_t i = 0; mechanics_rules[i]; i++) {
        const char *name = mechanics_rules[i]->name;
        arena *a = arena_create(MEMORY);
        diag_list *d = diag_create();
        const char *yaml = strstr(section(a, read_page(a, name), GUIDE_LEVEL), fence);
        assert_non_null(yaml);
        yaml += strlen(fence);
        const char *end = strstr(yaml, "\n```");
        assert_non_null(end);
        level *l = level_parse(name, yaml, (size_t)(end + 1 - yaml), mechanics_rules, a, d);
        if (l) {
            level_lint(l, d);
        }
        diag_print(d, stderr);
        assert_int_equal(diag_count(d), 0);
        assert_ptr_equal(l->mechanic, mechanics_rules[i]);
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            play_through(l, seed);
        }
        diag_destroy(d);
        arena_destroy(a);
    }
}

// What the corpus of bad levels expects of this mechanic's files.
static const char *corpus(arena *a, const char *name) {
    const char *const *paths;
    size_t n = 0;
    const char *all = "";
    const char *own = arena_printf(a, BAY_SOURCE "/tests/bad-levels/%s-", name);
    assert_true(file_list(BAY_SOURCE "/tests/bad-levels", ".yaml", a, &paths, &n));
    for (size_t i = 0; i < n; i++) {
        char *text = NULL;
        size_t size = 0;
        if (str_starts(paths[i], own)) {
            assert_int_equal(file_read(paths[i], NODE_MAX_BYTES, a, &text, &size), FILE_OK);
            size_t head = 0;
            while (text[head] == '#') {
                head += strcspn(text + head, "\n");
                head += text[head] == '\n';
            }
            all = arena_printf(a, "%s%.*s", all, (int)head, text);
        }
    }
    return all;
}

static void the_mistakes_on_a_page_are_found(void **state) {
    (void)state;
    arena *a = arena_create(MEMORY);
    for (size_t i = 0; mechanics_rules[i]; i++) {
        const char *name = mechanics_rules[i]->name;
        const char *found = corpus(a, name);
        const char *line = section(a, read_page(a, name), GUIDE_CHECK);
        int codes = 0;
        while ((line = strstr(line, "\n- "))) {
            const char *end = strchr(line, ':');
            assert_non_null(end);
            line += 3;
            while (line < end && *line == '`') {
                size_t n = strcspn(line + 1, "`");
                const char *code = arena_printf(a, " %.*s", (int)n, line + 1);
                if (!strstr(found, arena_printf(a, "%s\n", code)) &&
                    !strstr(found, arena_printf(a, "%s (warning)", code))) {
                    fail_msg("the page about %s explains \"%s\", which no file of "
                             "tests/bad-levels/%s-*.yaml makes check say",
                             name, code + 1, name);
                }
                codes++;
                line += n + 2;
                line += strspn(line, ", ");
            }
        }
        if (codes < CODES) {
            fail_msg("the page about %s explains %d of the things that check says: at least %d",
                     name, codes, CODES);
        }
    }
    arena_destroy(a);
}

static void expect_refused(const char *readme, const char *words) {
    char path[] = "/tmp/bay-guide-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");
    fputs(readme, f);
    fclose(f);
    char *out = NULL, *err = NULL;
    size_t out_n = 0, err_n = 0;
    FILE *to = open_memstream(&out, &out_n), *why = open_memstream(&err, &err_n);
    assert_int_equal(tool_guide(mechanics_rules, BAY_SOURCE "/assets", path, to, why), 1);
    fclose(to);
    fclose(why);
    assert_non_null(strstr(err, words));
    assert_int_equal(out_n, 0);
    free(out);
    free(err);
    remove(path);
}

static void a_readme_that_teaches_nobody_is_refused(void **state) {
    (void)state;
    expect_refused("", "the first line is not \"# NAME\"");
    expect_refused("# sorting\n", "the first line is not \"# NAME\"");
    expect_refused("# sort\n\nwords\n", "needs a line \"## A level\"");
    expect_refused("# sort\n## A level\n", "needs a line \"```yaml\"");
    expect_refused("# sort\n## A level\n```yaml\n```\n", "needs a line \"## What check says\"");
    assert_int_equal(
        tool_guide(mechanics_rules, BAY_SOURCE "/assets", "/tmp/bay-guide-nowhere", stderr, stderr),
        1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_current),
        cmocka_unit_test(the_level_on_a_page_is_played_to_its_end),
        cmocka_unit_test(the_mistakes_on_a_page_are_found),
        cmocka_unit_test(a_readme_that_teaches_nobody_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
