// The corpus of bad translations: each folder holds one LANG.po that says in its first lines what
// must be found in it, exactly, as the bad levels do:
//   # expect: LINE:COL code            (warning) behind it where it is one
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "content/translation.h"
#include "content_toy.h"
#include "core/file.h"
#include "core/str.h"
#include "fake_meter.h"

#define CORPUS BAY_SOURCE "/tests/bad-translations"

enum { REPORT = 4000 };

typedef struct {
    arena *a;
    diag_list *d;
    translation_texts texts;
    text_meter meter;
} bench;

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    b->a = arena_create(64 << 20);
    b->d = diag_create();
    b->meter = fake_meter(NULL);
    paragraph_init();
    b->texts.course =
        texts_of_course(CORPUS "/course", toy_mechanics, b->a, b->d, &b->texts.n_course);
    b->texts.program = po_read(CORPUS "/program.pot", b->a, b->d);
    b->texts.meter = &b->meter;
    *state = b;
    diag_print(b->d, stderr);
    return diag_count(b->d) == 0 ? 0 : -1;
}

static int tear_down(void **state) {
    bench *b = *state;
    diag_destroy(b->d);
    arena_destroy(b->a);
    free(b);
    return 0;
}

static void texts_stand_once_a_context_with_their_room(void **state) {
    bench *b = *state;
    assert_int_equal(b->texts.n_course, 6);
    const course_text *t = b->texts.course;
    assert_string_equal(t[0].context, TEXTS_COURSE);
    assert_string_equal(t[0].text, "The Forge");
    assert_string_equal(t[5].context, "first");
    assert_string_equal(t[5].text, "Hello, {name}!");
    assert_int_equal(t[5].max, 40);
    assert_int_equal(t[5].at->line, 10);
}

static void read_expected(bench *b, const char *path, char *out) {
    static const char mark[] = "# expect: ";
    char *text;
    size_t size;
    out[0] = '\0';
    assert_int_equal(file_read(path, PO_MAX_BYTES, b->a, &text, &size), FILE_OK);
    while (str_starts(text, mark)) {
        text += sizeof mark - 1;
        size_t n = strcspn(text, "\n");
        assert_true(str_append(out, REPORT, "%.*s\n", (int)n, text));
        text += n + 1;
    }
}

static bool as_expected(bench *b, const char *path) {
    char expected[REPORT], found[REPORT] = "";
    read_expected(b, path, expected);
    diag_clear(b->d);
    translation_check(path, &b->texts, b->a, b->d);
    diag_sort(b->d);
    for (size_t i = 0; i < diag_count(b->d); i++) {
        const diag *d = diag_at(b->d, i);
        assert_true(str_append(found, REPORT, "%d:%d %s%s\n", d->at.line, d->at.col, d->code,
                               d->level == DIAG_WARNING ? " (warning)" : ""));
    }
    bool same = str_eq(expected, found);
    if (!same) {
        print_error("%s must produce:\n%sbut it produces:\n%s", path, expected, found);
        diag_print(b->d, stderr);
    }
    return same;
}

static void each_bad_translation_produces_its_problems(void **state) {
    bench *b = *state;
    const char *const *paths;
    size_t n, wrong = 0;
    assert_true(file_list(CORPUS, ".po", b->a, &paths, &n));
    for (size_t i = 0; i < n; i++) {
        wrong += !as_expected(b, paths[i]);
    }
    assert_true(n >= 15);
    assert_int_equal(wrong, 0);
}

static void without_fonts_and_program_the_rest_is_still_said(void **state) {
    bench *b = *state;
    b->texts.meter = NULL;
    b->texts.program = NULL;
    translation_check(CORPUS "/untranslated/zh_CN.po", &b->texts, b->a, b->d);
    assert_int_equal(diag_count(b->d), 2); // the course's quarter, and the level
    diag_clear(b->d);
    translation_check(CORPUS "/room/zh_CN.po", &b->texts, b->a, b->d);
    assert_int_equal(diag_count(b->d), 0);
}

static void how_many_are_lacking_is_said_once_a_level(void **state) {
    bench *b = *state;
    translation_check(CORPUS "/untranslated/zh_CN.po", &b->texts, b->a, b->d);
    diag_sort(b->d);
    assert_string_equal(diag_at(b->d, 0)->text,
                        "1 of the 2 texts of course have no translation, the first is \"The "
                        "Forge\"; ./bay translate puts it into this file");
    assert_string_equal(diag_at(b->d, 2)->text, "2 of the 4 texts of first have no translation, "
                                                "the first is \"The key\"");
}

// A list of words from which something is drawn: as many in translation, and no two alike.
static void lists_of_words_keep_their_length(void **state) {
    bench *b = *state;
    static const char head[] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; "
                               "charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n"
                               "\nmsgctxt \"a\"\nmsgid \"kite lamp rope\"\nmsgstr \"%s\"\n";
    static const struct {
        const char *list;
        size_t problems;
    } cases[] = {
        {"un deux trois", 0}, {"un deux", 1}, {"un deux trois quatre", 1}, {"un deux un", 1}};
    const course_text list = {.context = "a", .text = "kite lamp rope", .max = 99, .words = true};
    char dir[] = "/tmp/bay-words-XXXXXX";
    assert_non_null(mkdtemp(dir));
    char *path = file_join(b->a, dir, "zh_CN.po");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = arena_printf(b->a, head, cases[i].list);
        assert_true(file_write(path, text, strlen(text), 0600));
        diag_clear(b->d);
        translation_check(path, &(translation_texts){.course = &list, .n_course = 1}, b->a, b->d);
        assert_int_equal(diag_count(b->d), cases[i].problems);
        if (cases[i].problems) {
            assert_string_equal(diag_at(b->d, 0)->code, "words");
        }
    }
    unlink(path);
    rmdir(dir);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(texts_stand_once_a_context_with_their_room),
        TEST(each_bad_translation_produces_its_problems),
        TEST(without_fonts_and_program_the_rest_is_still_said),
        TEST(how_many_are_lacking_is_said_once_a_level),
        TEST(lists_of_words_keep_their_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
