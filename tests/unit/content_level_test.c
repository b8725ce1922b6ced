// A level's head, its body under the mechanic's name, translation, and the head's own lint.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "content/art.h"
#include "content/curriculum.h"
#include "content/level_head.h"
#include "content_toy.h"
#include "core/file.h"
#include "core/str.h"

#define HEAD                                                                                       \
    "id: first\nrevision: 2\ntitle: First\ngoal: Do it.\nband: 10\nskills: [S3, S4]\n"             \
    "minutes: 4\ntalk: [How was it?]\n"
#define BODY "mechanic: toy\ntoy: { word: hello, icon: home }\n"

typedef struct {
    arena *a;
    diag_list *d;
} bench;

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    b->a = arena_create(16 << 20);
    b->d = diag_create();
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    bench *b = *state;
    diag_destroy(b->d);
    arena_destroy(b->a);
    free(b);
    return 0;
}

static level *parse(bench *b, const char *text) {
    return level_parse("levels/forge/first.yaml", text, strlen(text), toy_mechanics, b->a, b->d);
}

// What must be found, as "LINE:COL code, LINE:COL code".
static void expect_problems(bench *b, const char *expected) {
    char found[1000] = "";
    diag_sort(b->d);
    for (size_t i = 0; i < diag_count(b->d); i++) {
        const diag *d = diag_at(b->d, i);
        str_append(found, sizeof found, "%s%d:%d %s", i ? ", " : "", d->at.line, d->at.col,
                   d->code);
    }
    assert_string_equal(found, expected);
}

static void expect_refused(bench *b, const char *text, const char *expected) {
    diag_clear(b->d);
    assert_null(parse(b, text));
    expect_problems(b, expected);
}

static void a_sound_level_is_all_there(void **state) {
    bench *b = *state;
    level *l = parse(b, HEAD "needs: zero\nset: ferry\nsensitive: Sit with them.\n"
                             "opening:\n  - pip: Hello!\n  - noor: Hello, Pip.\n" BODY);
    expect_problems(b, "");
    assert_non_null(l);
    assert_string_equal(l->id.s, "first");
    assert_int_equal(l->revision, 2);
    assert_int_equal(l->band, 10);
    assert_int_equal(l->minutes, 4);
    assert_int_equal(l->head.n_skills, 2);
    assert_int_equal(l->head.skills[1], skill_find("S4"));
    assert_int_equal(l->head.band, 10);
    assert_string_equal(l->head.id, "first");
    assert_int_equal(l->needs.n, 1);
    assert_int_equal(l->opening.n, 2);
    assert_string_equal(l->opening.items[1].key.s, "noor");
    assert_string_equal(l->opening.items[1].value.s, "Hello, Pip.");
    assert_ptr_equal(l->mechanic, &toy_rules);
    assert_string_equal(((toy_spec *)l->spec)->word.s, "hello");
}

static void the_body_must_be_there_and_nobody_elses(void **state) {
    bench *b = *state;
    expect_refused(b, HEAD "mechanic: toy\n", "9:11 missing-body");
    expect_refused(b, HEAD BODY "top: { word: x }\n", "11:1 foreign-body");
    expect_refused(b, HEAD "mechanic: toy\ntoyy: { word: x }\n", "10:1 unknown-key");
    expect_refused(b, HEAD "mechanic: yoyo\nyoyo: { word: x }\n", "9:11 unknown-mechanic");
    expect_refused(b, HEAD "mechanic: toi\ntoy: { word: x }\n", "9:11 unknown-mechanic");
    expect_refused(b, HEAD "mechanic: chessboard\ntoy: { word: x }\n", "9:11 unknown-mechanic");
    assert_non_null(strstr(diag_at(b->d, 0)->text, "called \"chessboard\"; there is: "));
    expect_refused(b, HEAD "toy: { word: x }\n", "1:1 missing-key");
    expect_refused(b, HEAD "mechanic: toy\ntoy: none\n", "10:6 wrong-type");
    expect_refused(b, HEAD "mechanic: [toy]\ntoy: { word: x }\n", "9:11 wrong-type");
}

static void names_in_the_head_lead_somewhere(void **state) {
    bench *b = *state;
    expect_refused(b, HEAD "set: mraket\n" BODY, "9:6 unknown-set");
    assert_non_null(strstr(diag_at(b->d, 0)->text, "did you mean \"market\"?"));
    expect_refused(b, HEAD "set: swimming-pool\n" BODY, "9:6 unknown-set");
    assert_string_equal(diag_at(b->d, 0)->text, "there is no stage set called \"swimming-pool\"");
    expect_refused(b, HEAD "opening: [{nel: Hi}]\n" BODY, "9:12 unknown-cast");
    assert_non_null(strstr(diag_at(b->d, 0)->text, "did you mean \"nell\"?"));
    expect_refused(b, HEAD "needs: [a, b, a]\n" BODY, "9:15 listed-twice");
    expect_refused(b,
                   "id: x\nrevision: 1\ntitle: X\ngoal: X.\nband: 8\nskills: [S9, S3, S3]\n"
                   "minutes: 16\ntalk: []\n" BODY,
                   "5:7 unknown-word, 6:10 unknown-skill, 6:18 listed-twice, 7:10 out-of-range, "
                   "8:7 too-few");
}

static void the_body_is_linked_even_when_the_head_is_not_sound(void **state) {
    bench *b = *state;
    expect_refused(b, HEAD "set: sea\nmechanic: toy\ntoy: { word: lead-nowhere }\n",
                   "9:6 unknown-set, 11:14 toy-link");
}

static void a_document_that_is_no_map_is_one_problem(void **state) {
    bench *b = *state;
    expect_refused(b, "- id: x\n", "1:1 wrong-type");
    expect_refused(b, "hello\n", "1:1 wrong-type");
}

static void lint_asks_whether_skills_fit(void **state) {
    bench *b = *state;
    const char *text = "id: x\nrevision: 1\ntitle: X\ngoal: X.\nband: 7\nskills: [P1, S3]\n"
                       "minutes: 1\ntalk: [X?]\nmechanic: toy\ntoy: { word: dull }\n";
    level *l = level_parse("levels/forge/x.yaml", text, strlen(text), toy_mechanics, b->a, b->d);
    assert_non_null(l);
    level_lint(l, b->d);
    expect_problems(b, "6:14 skill-too-old, 10:14 toy-dull");
    diag_clear(b->d);
    l = level_parse("levels/meadow/x.yaml", text, strlen(text), toy_mechanics, b->a, b->d);
    level_lint(l, b->d);
    expect_problems(b, "6:10 other-strand, 6:14 skill-too-old, 10:14 toy-dull");
    diag_clear(b->d);
    l = level_parse("x.yaml", text, strlen(text), toy_mechanics, b->a, b->d);
    level_lint(l, b->d);
    expect_problems(b, "6:14 skill-too-old, 10:14 toy-dull");
}

static void pictures_are_looked_for(void **state) {
    bench *b = *state;
    static const char *const icons[] = {"globe", "help", "home"};
    const art_names art = {icons, 3};
    art_lint(&art, parse(b, HEAD BODY), b->d);
    expect_problems(b, "");
    art_lint(&art, parse(b, HEAD "mechanic: toy\ntoy: { word: x, icon: hom }\n"), b->d);
    expect_problems(b, "10:23 unknown-icon");
    diag_clear(b->d);
    art_names real;
    assert_true(art_names_load(&real, BAY_SOURCE "/assets", b->a, b->d));
    art_lint(&real, parse(b, HEAD BODY), b->d);
    expect_problems(b, "");
    assert_false(art_names_load(&real, BAY_SOURCE "/src", b->a, b->d));
    expect_problems(b, "0:0 assets");
}

// A catalogue of one text, in the format of GNU gettext's .mo.
static catalogue *one_text(const char *context, const char *msgid, const char *msgstr) {
    uint8_t mo[400] = {0};
    char key[100];
    size_t key_n = (size_t)snprintf(key, sizeof key, "%s\004%s", context, msgid);
    const uint32_t words[] = {
        0x950412de, 0, 1, 28, 36, 0, 0, (uint32_t)key_n, 64, (uint32_t)strlen(msgstr), 200};
    memcpy(mo, words, sizeof words);
    memcpy(mo + 64, key, key_n);
    memcpy(mo + 200, msgstr, strlen(msgstr));
    const char *why = "";
    catalogue *c = catalogue_open(mo, sizeof mo, &why);
    if (!c) {
        fail_msg("%s", why);
    }
    return c;
}

static void translation_is_there_and_back(void **state) {
    bench *b = *state;
    // Every text of it is the same, so that a catalogue of one text is the whole of it.
    level *l = parse(b, "id: first\nrevision: 1\ntitle: hello\ngoal: hello\nband: 10\n"
                        "skills: [S3]\nminutes: 4\ntalk: [hello]\n"
                        "opening: [{pip: hello}]\nmechanic: toy\ntoy: { word: hello }\n");
    toy_spec *spec = l->spec;
    catalogue *c = one_text("first", "hello", "bonjour");
    assert_int_equal(level_translate(l, c), 0);
    assert_false(l->foreign);
    assert_string_equal(spec->word.s, "bonjour");
    assert_string_equal(l->opening.items[0].value.s, "bonjour");
    assert_string_equal(l->title.s, "bonjour");
    assert_string_equal(spec->word.source, "hello");
    assert_int_equal(level_translate(l, NULL), 0);
    assert_string_equal(spec->word.s, "hello");
    catalogue_close(c);
    c = one_text("second", "hello", "salut"); // another level's word
    assert_int_equal(level_translate(l, c), 5);
    assert_true(l->foreign);
    assert_string_equal(spec->word.s, "hello");
    assert_int_equal(level_translate(l, NULL), 0);
    assert_false(l->foreign);
    catalogue_close(c);
}

static void half_a_translation_is_none(void **state) {
    bench *b = *state;
    level *l = parse(b, HEAD "opening: [{pip: hello}]\n" BODY);
    catalogue *c = one_text("first", "hello", "bonjour");
    assert_int_equal(level_translate(l, c), 3); // title, goal and the question have no translation
    assert_true(l->foreign);
    assert_string_equal(((toy_spec *)l->spec)->word.s, "hello");
    assert_string_equal(l->title.s, "First");
    catalogue_close(c);
}

static void heads_stop_where_the_body_begins(void **state) {
    (void)state;
    const char *text = HEAD BODY "  # more\n\n";
    assert_int_equal(level_head_bytes(text, strlen(text)), strlen(HEAD "mechanic: toy\n"));
    const char *before = HEAD "toy: { word: x }\nmechanic: toy\n";
    assert_int_equal(level_head_bytes(before, strlen(before)), strlen(before));
    const char *behind = HEAD BODY "set: ferry\n";
    assert_int_equal(level_head_bytes(behind, strlen(behind)), strlen(behind));
    const char *none = HEAD "mechanic: toy";
    assert_int_equal(level_head_bytes(none, strlen(none)), strlen(none));
    assert_int_equal(level_head_bytes("", 0), 0);
    const char *empty = "mechanic:\n: x\n";
    assert_int_equal(level_head_bytes(empty, strlen(empty)), strlen(empty));
}

static void put(const char *path, const char *text) {
    assert_true(file_write(path, text, strlen(text), 0600));
}

static void files_are_named_after_their_ids(void **state) {
    bench *b = *state;
    char dir[] = "/tmp/bay-level-XXXXXX";
    assert_non_null(mkdtemp(dir));
    char *first = arena_printf(b->a, "%s/first.yaml", dir);
    char *other = arena_printf(b->a, "%s/other.yaml", dir);
    put(first, HEAD "mechanic: toy\ntoy: { word: [broken }\n");
    put(other, HEAD BODY);
    level *head = level_load_head(first, b->a, b->d); // the body is not even read
    expect_problems(b, "");
    assert_string_equal(head->title.s, "First");
    assert_string_equal(head->mechanic_name.s, "toy");
    assert_null(head->spec);
    assert_null(level_load(first, toy_mechanics, b->a, b->d));
    assert_int_equal(diag_errors(b->d), 1);
    diag_clear(b->d);
    assert_null(level_load_head(other, b->a, b->d));
    expect_problems(b, "1:5 id-not-file-name");
    diag_clear(b->d);
    assert_null(level_load(dir, toy_mechanics, b->a, b->d));
    assert_null(level_load_head(dir, b->a, b->d));
    assert_null(level_load_head("/tmp/bay-level-nothing.yaml", b->a, b->d));
    expect_problems(b, "0:0 file, 0:0 file, 0:0 file");
    unlink(first);
    unlink(other);
    rmdir(dir);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_level_is_all_there),
        TEST(the_body_must_be_there_and_nobody_elses),
        TEST(names_in_the_head_lead_somewhere),
        TEST(the_body_is_linked_even_when_the_head_is_not_sound),
        TEST(a_document_that_is_no_map_is_one_problem),
        TEST(lint_asks_whether_skills_fit),
        TEST(pictures_are_looked_for),
        TEST(translation_is_there_and_back),
        TEST(half_a_translation_is_none),
        TEST(heads_stop_where_the_body_begins),
        TEST(files_are_named_after_their_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
