// Paragraphs: which way each run goes, which face it gets, where lines end.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/str.h"
#include "fake_meter.h"
#include "i18n/grapheme.h"
#include "i18n/language.h"

enum { MEMORY = 8 << 20 };
static const float WIDE = 1e6f;

static int begin(void **state) {
    paragraph_init();
    *state = arena_create(MEMORY);
    return *state ? 0 : -1;
}

static int end(void **state) {
    arena_destroy(*state);
    return 0;
}

static const paragraph *lay(arena *a, const char *text, float width, bool rtl) {
    text_meter m = fake_meter(NULL);
    const paragraph *p = paragraph_lay(a, &m, text, false, 20, width, rtl);
    assert_non_null(p);
    return p;
}

// The runs of a paragraph as seen, from left to right: "L{abc}" for Latin, "A" Arabic, "C"
// ideographs;
// "<" before those that read from the right; lines parted by '|'.
static const char *seen(arena *a, const paragraph *p) {
    const size_t cap = 4096;
    char *out = arena_alloc(a, cap);
    for (size_t i = 0; i < p->n; i++) {
        str_append(out, cap, "%s", i ? "|" : "");
        for (size_t k = 0; k < p->lines[i].n; k++) {
            const text_run *r = &p->lines[i].runs[k];
            str_append(out, cap, "%s%c{%s}", r->rtl ? "<" : "", "LAC"[r->font.face], r -> text);
        }
    }
    return out;
}

static void expect(void **state, const char *text, float width, bool rtl, const char *want) {
    assert_string_equal(seen(*state, lay(*state, text, width, rtl)), want);
}

static void latin_is_one_run(void **state) {
    expect(state, "Hello, harbour!", WIDE, false, "L{Hello, harbour!}");
}

static void arabic_reads_from_the_right(void **state) {
    expect(state, "مرحبا بكم", WIDE, true, "<A{مرحبا بكم}");
}

static void digits_in_arabic_stay_in_order(void **state) {
    // Read from the right: the word, then 123 as it is counted, then the other word.
    expect(state, "لديك 123 رسالة", WIDE, true, "<A{ رسالة}L{123}<A{لديك }");
}

static void latin_in_arabic_has_its_own_face(void **state) {
    expect(state, "اسمي Pip هنا", WIDE, true, "<A{ هنا}L{Pip}<A{اسمي }");
}

static void a_link_in_arabic_is_whole(void **state) {
    expect(state, "افتح www.bay.test/a1 الآن", WIDE, true, "<A{ الآن}L{www.bay.test/a1}<A{افتح }");
}

static void arabic_in_latin(void **state) {
    expect(state, "Noor says مرحبا بكم to you.", WIDE, false,
           "L{Noor says }<A{مرحبا بكم}L{ to you.}");
}

static void the_full_stop_ends_on_the_left(void **state) {
    expect(state, "أنا هنا.", WIDE, true, "<A{أنا هنا.}");
    expect(state, "اسمي Pip.", WIDE, true, "<A{.}L{Pip}<A{اسمي }");
}

// HarfBuzz mirrors the brackets of a run it shapes from the right, so the text keeps them as
// written: mirroring here as well would turn them back.
static void brackets_are_not_mirrored_twice(void **state) {
    expect(state, "كلمة (سر) قوية", WIDE, true, "<A{كلمة (سر) قوية}");
    const char *got = seen(*state, lay(*state, "كلمة (Pip) قوية", WIDE, true));
    // Both brackets go with the Arabic around them (rule N0), whatever their face.
    assert_non_null(strstr(got, "L{Pip}"));
    assert_null(strstr(got, "L{(Pip)}"));
    // Without rule N0 the second bracket would go with the Arabic behind it.
    assert_non_null(strstr(seen(*state, lay(*state, "اكتب Pip(x) هنا", WIDE, true)), "L{Pip(x)}"));
}

static void language_rules_what_has_no_direction(void **state) {
    const paragraph *p = lay(*state, "... !", WIDE, true);
    assert_true(p->rtl);
    assert_true(p->lines[0].runs[0].rtl);
    p = lay(*state, "123", WIDE, true);
    assert_false(p->lines[0].runs[0].rtl);
}

static void filled_names_do_not_upset_the_sentence(void **state) {
    const char *text = text_fill(*state, "التقطت {n} من {all}.", "n", "5", "all", "6", NULL);
    expect(state, text, WIDE, true, "<A{.}L{6}<A{ من }L{5}<A{التقطت }");
    text = text_fill(*state, "{name} is here", "name", "نور", NULL);
    expect(state, text, WIDE, false, "<A{نور}L{ is here}");
    assert_string_equal(text_fill(*state, "{who} {}", "name", "x", NULL), "{who} {}");
}

static void chinese_has_its_face_and_latin_keeps_its_own(void **state) {
    expect(state, "我有5个Lamp。", WIDE, false, "C{我有}L{5}C{个}L{Lamp}C{。}");
}

static bool opens_badly(const paragraph *p) {
    static const char *const bad[] = {"，", "。", "！", "？", "、", "”", "）", "：", "；"};
    for (size_t i = 0; i < p->n; i++) {
        const char *s = p->lines[i].n ? p->lines[i].runs[0].text : "";
        for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
            if (str_starts(s, bad[k])) {
                return true;
            }
        }
    }
    return false;
}

static void chinese_lines_never_begin_with_a_comma(void **state) {
    const char *text = "一个从没见过面的玩家要我的照片，还说这是我们俩的秘密。"
                       "他问：“你在哪里？”我说不，我要问（大人）。";
    for (int letters = 3; letters < 20; letters++) { // every width puts the commas elsewhere
        const paragraph *p = lay(*state, text, (float)letters * 20, false);
        assert_false(opens_badly(p));
        assert_true(p->n > 1);
        for (size_t i = 0; i < p->n; i++) {
            assert_true(p->lines[i].width <= (float)letters * 20);
        }
    }
}

static void lines_fill_greedily_and_blanks_hang(void **state) {
    // 10 a letter: "one two" is 70 wide; its blank behind hangs over and is not drawn.
    expect(state, "one two three", 70, false, "L{one two}|L{three}");
    expect(state, "one two three", 69, false, "L{one}|L{two}|L{three}");
    assert_true(fabsf(lay(*state, "one two three", 70, false)->width - 70) < 0.01f);
}

static void newlines_end_lines(void **state) {
    expect(state, "a\n\nb", WIDE, false, "L{a}||L{b}");
    assert_int_equal(lay(*state, "", WIDE, false)->n, 1);
    assert_int_equal(lay(*state, "a\n", WIDE, false)->n, 2);
}

static void a_word_too_wide_is_cut_between_graphemes(void **state) {
    const paragraph *p = lay(*state, "abcdefgh", 30, false);
    assert_true(p->broken);
    assert_string_equal(seen(*state, p), "L{abc}|L{def}|L{gh}");
    assert_false(lay(*state, "abc def", 30, false)->broken);
    // e + acute is one letter to a reader.
    expect(state, "e\u0301e\u0301e\u0301", 20, false, "L{e\u0301e\u0301}|L{e\u0301}");
    // A thumb and its skin tone stay together even where only half of it fits.
    expect(state, "\U0001F44D\U0001F3FD\U0001F44D\U0001F3FD", 15, false,
           "L{\U0001F44D\U0001F3FD}|L{\U0001F44D\U0001F3FD}");
    // Narrower than one letter: one letter a line, and no endless loop.
    assert_int_equal(lay(*state, "abc", 1, false)->n, 3);
}

static void lines_cover_the_source(void **state) {
    const char *text = "اسمي Pip وعندي 3 مصابيح. Hello there, 你好，世界。 e\u0301";
    for (float w = 15; w < 400; w += 7) {
        const paragraph *p = lay(*state, text, w, true);
        size_t at = 0;
        for (size_t i = 0; i < p->n; i++) {
            assert_int_equal(p->lines[i].from, at);
            assert_true(p->lines[i].to > at);
            at = p->lines[i].to;
        }
        assert_int_equal(at, strlen(text));
    }
}

static void runs_stand_side_by_side(void **state) {
    const paragraph *p = lay(*state, "لديك 12 رسالة من Pip الآن", WIDE, true);
    float x = 0;
    for (size_t k = 0; k < p->lines[0].n; k++) {
        assert_true(fabsf(p->lines[0].runs[k].x - x) < 0.01f);
        x += p->lines[0].runs[k].width;
    }
    assert_true(fabsf(p->lines[0].width - x) < 0.01f);
}

static void marks_that_direct_are_not_drawn(void **state) {
    expect(state, "a\u200Eb\u200Bc", WIDE, false, "L{abc}");
    expect(state, "\u200F", WIDE, false, "");
}

static void too_long_or_no_memory_is_nothing(void **state) {
    static char text[PARAGRAPH_MAX_BYTES + 2];
    text_meter m = fake_meter(NULL);
    memset(text, 'a', sizeof text - 1);
    assert_null(paragraph_lay(*state, &m, text, false, 20, 100, false));
    text[PARAGRAPH_MAX_BYTES] = '\0';
    assert_non_null(paragraph_lay(*state, &m, text, false, 20, 1000, false));
    arena *small = arena_create(512);
    assert_null(paragraph_lay(small, &m, "Some words that need more", false, 20, 100, false));
    arena_destroy(small);
}

// libunibreak 1.1 calls abort() at some of these; a nickname or a level file may hold any of them.
static void every_code_point_is_survived(void **state) {
    char text[64];
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3100 || (c >= 0xF000 && c < 0x1FFFF) ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        size_t n = 0;
        const uint32_t around[] = {'a', c, ' ', c, c, 0x4E00, c};
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            n += utf8_encode(around[i], text + n);
        }
        text[n] = '\0';
        arena_reset(*state);
        assert_non_null(lay(*state, text, 35, false));
    }
}

static void flags_are_not_halved(void **state) {
    expect(state, "\U0001F1F2\U0001F1E6\U0001F1F2\U0001F1E6", 15, false,
           "L{\U0001F1F2\U0001F1E6}|L{\U0001F1F2\U0001F1E6}");
}

static void broken_bytes_are_survived(void **state) {
    const paragraph *p = lay(*state, "a\xFF\xC3(b\xE4\xBD", 20, false);
    assert_true(p->n >= 1);
}

static void the_last_letter_is_a_whole_one(void **state) {
    (void)state;
    static const struct {
        const char *text, *rest;
    } cases[] = {
        {"Nell", "Nel"},
        {"\u5C0F\u59AE", "\u5C0F"},
        {"ae\u0301", "a"},
        {"\u0645\u064E\u0651", ""},
        {"x\U0001F44D\U0001F3FD", "x"},       // a thumb with a skin tone
        {"x\U0001F468\u200D\U0001F467", "x"}, // joined: father and daughter
        {"\U0001F1F2\U0001F1E6\U0001F1F2\U0001F1E6", "\U0001F1F2\U0001F1E6"}, // two flags
        {"\u0301", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = grapheme_last(cases[i].text, strlen(cases[i].text));
        assert_int_equal(n, strlen(cases[i].rest));
        assert_memory_equal(cases[i].text, cases[i].rest, n);
    }
}

static void three_languages(void **state) {
    (void)state;
    assert_int_equal(language_count(), 3);
    assert_true(language_find("ar")->rtl);
    assert_true(language_find("zh_CN")->dense);
    assert_string_equal(language_find("zh_CN")->tag, "zh-Hans");
    assert_null(language_find("fr"));
    assert_null(language_find("EN"));
    assert_null(language_at(3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(latin_is_one_run, begin, end),
        cmocka_unit_test_setup_teardown(arabic_reads_from_the_right, begin, end),
        cmocka_unit_test_setup_teardown(digits_in_arabic_stay_in_order, begin, end),
        cmocka_unit_test_setup_teardown(latin_in_arabic_has_its_own_face, begin, end),
        cmocka_unit_test_setup_teardown(a_link_in_arabic_is_whole, begin, end),
        cmocka_unit_test_setup_teardown(arabic_in_latin, begin, end),
        cmocka_unit_test_setup_teardown(the_full_stop_ends_on_the_left, begin, end),
        cmocka_unit_test_setup_teardown(brackets_are_not_mirrored_twice, begin, end),
        cmocka_unit_test_setup_teardown(language_rules_what_has_no_direction, begin, end),
        cmocka_unit_test_setup_teardown(filled_names_do_not_upset_the_sentence, begin, end),
        cmocka_unit_test_setup_teardown(chinese_has_its_face_and_latin_keeps_its_own, begin, end),
        cmocka_unit_test_setup_teardown(chinese_lines_never_begin_with_a_comma, begin, end),
        cmocka_unit_test_setup_teardown(lines_fill_greedily_and_blanks_hang, begin, end),
        cmocka_unit_test_setup_teardown(newlines_end_lines, begin, end),
        cmocka_unit_test_setup_teardown(a_word_too_wide_is_cut_between_graphemes, begin, end),
        cmocka_unit_test_setup_teardown(lines_cover_the_source, begin, end),
        cmocka_unit_test_setup_teardown(runs_stand_side_by_side, begin, end),
        cmocka_unit_test_setup_teardown(marks_that_direct_are_not_drawn, begin, end),
        cmocka_unit_test_setup_teardown(too_long_or_no_memory_is_nothing, begin, end),
        cmocka_unit_test_setup_teardown(every_code_point_is_survived, begin, end),
        cmocka_unit_test_setup_teardown(flags_are_not_halved, begin, end),
        cmocka_unit_test_setup_teardown(broken_bytes_are_survived, begin, end),
        cmocka_unit_test(the_last_letter_is_a_whole_one),
        cmocka_unit_test(three_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
