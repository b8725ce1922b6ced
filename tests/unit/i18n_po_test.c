// Translations as translators keep them: what is read, where it stands, what is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake_meter.h"
#include "i18n/po.h"
#include "i18n/proof.h"

static const char SOUND[] = "# A head.\n"
                            "msgid \"\"\n"
                            "msgstr \"\"\n"
                            "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                            "\"Plural-Forms: nplurals=2; plural=n > 1;\\n\"\n"
                            "\n"
                            "#. Translators: a verb.\n"
                            "#: src/x.c\n"
                            "msgid \"Play\"\n"
                            "msgstr \"Jouer\"\n"
                            "\n"
                            "#: levels/x.yaml:3\n"
                            "#, fuzzy\n"
                            "#| msgid \"An old \"\n"
                            "msgctxt \"first\"\n"
                            "msgid \"\"\n"
                            "\"two\\n\"\n"
                            "\"lines \\\"and\\\" \\\\\"\n"
                            "msgstr \"deux\"\n"
                            "msgid \"{n} lamp\"\n"
                            "msgid_plural \"{n} lamps\"\n"
                            "msgstr[0] \"{n} lampe\"\n"
                            "msgstr[1] \"{n} lampes\"\n"
                            "\n"
                            "#~ msgctxt \"gone\"\n"
                            "#~ msgid \"Play\"\n"
                            "#~ msgstr \"Joue\"\n";

typedef struct {
    arena *a;
    diag_list *d;
} bench;

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    b->a = arena_create(64 << 20);
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

static void every_text_is_found_with_its_line(void **state) {
    bench *b = *state;
    const po *p = po_parse("x.po", SOUND, sizeof SOUND - 1, b->a, b->d);
    assert_int_equal(diag_count(b->d), 0);
    assert_int_equal(p->n, 4);
    assert_int_equal(plural_form(&p->rule, 2), 1);
    const po_entry *play = po_find(p, "", "Play");
    assert_string_equal(play->forms[0], "Jouer");
    assert_int_equal(play->line, 9);
    assert_true(po_translated(play));
    const po_entry *lines = po_find(p, "first", "two\nlines \"and\" \\");
    assert_true(lines->fuzzy);
    assert_false(po_translated(lines));
    assert_int_equal(lines->line, 16);
    const po_entry *lamps = po_find(p, "", "{n} lamp");
    assert_false(lamps->fuzzy);
    assert_string_equal(lamps->plural, "{n} lamps");
    assert_int_equal(lamps->n_forms, 2);
    assert_int_equal(lamps->form_lines[1], 23);
    assert_string_equal(lamps->forms[1], "{n} lampes");
    assert_null(po_find(p, "gone", "Play"));
    assert_null(po_find(p, "first", "Play"));
    assert_true(p->entries[3].obsolete);
}

static void expect(bench *b, const char *text, int line, const char *code) {
    diag_clear(b->d);
    po_parse("x.po", text, strlen(text), b->a, b->d);
    if (diag_count(b->d) != 1 || diag_at(b->d, 0)->at.line != line ||
        strcmp(diag_at(b->d, 0)->code, code) != 0) {
        diag_print(b->d, stderr);
        fail_msg("not only %s in line %d", code, line);
    }
}

static void what_breaks_the_format_is_said_by_line(void **state) {
    bench *b = *state;
    expect(b, "msgid \"x\nmsgstr \"y\"\n", 1, "po-syntax");
    expect(b, "msgid \"x\" y\nmsgstr \"y\"\n", 1, "po-syntax");
    expect(b, "msgid \"\\q\"\nmsgstr \"y\"\n", 1, "po-syntax");
    expect(b, "msgid \"x\"\n\nmsgid \"y\"\nmsgstr \"y\"\n", 3, "po-syntax"); // no msgstr
    expect(b, "msgctxt \"x\"\nmsgstr \"y\"\n", 3, "po-syntax");              // no msgid
    expect(b, "\nmsgstring \"y\"\n", 2, "po-syntax");
    expect(b, "\"alone\"\n", 1, "po-syntax");
    expect(b, "msgid \"x\"\nmsgid_plural \"x\"\nmsgstr[0] \"y\"\nmsgstr[8] \"y\"\n", 4,
           "po-syntax");
    expect(b, "msgid \"x\"\nmsgstr \"\"\n\nmsgid \"x\"\nmsgstr \"\"\n", 4, "po-twice");
    expect(b, "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=9; plural=n;\\n\"\n", 1,
           "po-plural-rule");
    expect(b, "msgid \"x\"\nmsgstr \"\xff\"\n", 2, "po-utf8");
    diag_clear(b->d);
    assert_null(po_read("/tmp/bay-there-is-no.po", b->a, b->d));
    assert_string_equal(diag_at(b->d, 0)->code, "po-file");
}

// Cut anywhere, and with any byte something else: read or refused (the sanitizers watch).
static void nothing_breaks_the_reader(void **state) {
    bench *b = *state;
    static const char values[] = {0, '\n', '"', '\\', '[', '#', ' ', (char)0x80, (char)0xff};
    size_t read = 0;
    for (size_t n = 0; n < sizeof SOUND; n++) {
        char *cut = malloc(n + 1); // exactly as long, so that a step outside shows
        memcpy(cut, SOUND, n);
        diag_clear(b->d);
        arena_reset(b->a);
        read += po_parse("x.po", cut, n, b->a, b->d) != NULL;
        for (size_t v = 0; n > 0 && v < sizeof values; v++) {
            memcpy(cut, SOUND, n);
            cut[n / 2] = values[v];
            diag_clear(b->d);
            arena_reset(b->a);
            po_parse("x.po", cut, n, b->a, b->d);
        }
        free(cut);
    }
    assert_int_equal(read, sizeof SOUND);
}

static void proofs(void **state) {
    (void)state;
    text_meter m = fake_meter(NULL);
    assert_int_equal(proof_lacks(&m, "Play, 开始。\n\u200f العب"), 0);
    assert_int_equal(proof_lacks(&m, "A \U0001F5DD key"), 0x1F5DD);
    assert_true(proof_turned("Key: المفتاح"));
    assert_false(proof_turned("\u200fKey: المفتاح"));
    assert_false(proof_turned("{name} المفتاح"));
    assert_false(proof_turned("SDL 2"));
    assert_false(proof_turned("SDL\nالمفتاح"));
    assert_true(proof_turned("المفتاح\nSDL العب"));
    assert_false(proof_turned("123 (المفتاح)"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_text_is_found_with_its_line),
        TEST(what_breaks_the_format_is_said_by_line),
        TEST(nothing_breaks_the_reader),
        TEST(proofs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
