// Catalogues built here byte by byte, sound and hostile, and one by msgfmt where it is installed.
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
#include "i18n/catalogue.h"
#include "i18n/plural.h"

typedef struct {
    const char *id, *text;
    size_t id_n, text_n; // 0: as long as strlen says
} pair;

typedef struct {
    unsigned char bytes[4096];
    size_t size;
    bool big;
} mo;

static void put_word(mo *m, size_t at, uint32_t value) {
    for (size_t i = 0; i < 4; i++) {
        m->bytes[at + i] = (unsigned char)(value >> 8 * (m->big ? 3 - i : i));
    }
}

static size_t length_of(const char *s, size_t n) {
    return n ? n : strlen(s);
}

static void put_text(mo *m, size_t entry, const char *s, size_t n) {
    put_word(m, entry, (uint32_t)n);
    put_word(m, entry + 4, (uint32_t)m->size);
    memcpy(m->bytes + m->size, s, n);
    m->bytes[m->size + n] = '\0';
    m->size += n + 1;
}

// pairs in byte order of their ids.
static mo build(const pair *pairs, size_t n, bool big) {
    mo m = {.big = big, .size = 28 + 16 * n};
    put_word(&m, 0, 0x950412de);
    put_word(&m, 8, (uint32_t)n);
    put_word(&m, 12, 28);
    put_word(&m, 16, (uint32_t)(28 + 8 * n));
    for (size_t i = 0; i < n; i++) {
        put_text(&m, 28 + 8 * i, pairs[i].id, length_of(pairs[i].id, pairs[i].id_n));
    }
    for (size_t i = 0; i < n; i++) {
        put_text(&m, 28 + 8 * n + 8 * i, pairs[i].text, length_of(pairs[i].text, pairs[i].text_n));
    }
    return m;
}

static const pair arabic[] = {
    {"",
     "Content-Type: text/plain; charset=UTF-8\n"
     "Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 "
     "? 3 : n%100>=11 && n%100<=99 ? 4 : 5;\n",
     0, 0},
    {"Leave", "غادر", 0, 0},
    {"Untold", "", 0, 0},
    {"a lamp\0lamps", "0\0001\0002\0003\0004\0005", 12, 11},
    {"forge\4Leave", "اترك", 0, 0},
};
enum { ARABIC = sizeof arabic / sizeof arabic[0] };

// The bytes go to the heap at their exact size, so that a read past them is seen by the sanitizer.
static catalogue *open_copy(const mo *m, size_t size, const char **why) {
    unsigned char *exact = malloc(size ? size : 1);
    memcpy(exact, m->bytes, size);
    catalogue *c = catalogue_open(exact, size, why);
    free(exact);
    return c;
}

static void both_byte_orders(void **state) {
    (void)state;
    for (int big = 0; big < 2; big++) {
        mo m = build(arabic, ARABIC, big);
        const char *why;
        catalogue *c = open_copy(&m, m.size, &why);
        assert_null(why);
        assert_string_equal(catalogue_get(c, NULL, "Leave"), "غادر");
        assert_string_equal(catalogue_get(c, "forge", "Leave"), "اترك");
        assert_string_equal(catalogue_get(c, "market", "Leave"), "Leave");
        assert_string_equal(catalogue_get(c, "forge", "Leav"), "Leav");
        assert_string_equal(catalogue_get(c, "a", "lamp"), "lamp"); // though there is "a lamp"
        assert_string_equal(catalogue_get(c, NULL, "Untold"), "Untold");
        assert_string_equal(catalogue_get(c, NULL, "Zebra"), "Zebra");
        assert_string_equal(catalogue_get(c, NULL, ""), ""); // never the header
        assert_true(catalogue_has(c, "forge", "Leave"));
        assert_false(catalogue_has(c, NULL, "Untold"));
        assert_false(catalogue_has(c, NULL, ""));
        catalogue_close(c);
    }
}

static void six_arabic_forms(void **state) {
    (void)state;
    mo m = build(arabic, ARABIC, false);
    const char *why;
    catalogue *c = open_copy(&m, m.size, &why);
    static const struct {
        unsigned long n;
        const char *form;
    } cases[] = {{0, "0"},   {1, "1"},   {2, "2"},   {3, "3"},   {10, "3"},
                 {11, "4"},  {99, "4"},  {100, "5"}, {101, "5"}, {102, "5"},
                 {103, "3"}, {110, "3"}, {111, "4"}, {1000, "5"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(catalogue_plural(c, "a lamp", "lamps", cases[i].n), cases[i].form);
    }
    assert_string_equal(catalogue_plural(c, "a boat", "boats", 1), "a boat");
    assert_string_equal(catalogue_plural(c, "a boat", "boats", 0), "boats");
    assert_string_equal(catalogue_plural(NULL, "a boat", "boats", 2), "boats");
    assert_string_equal(catalogue_get(NULL, "x", "y"), "y");
    assert_false(catalogue_has(NULL, NULL, "y"));
    catalogue_close(c);
    catalogue_close(NULL);
}

static void fewer_forms_than_promised(void **state) {
    (void)state;
    pair pairs[] = {arabic[0], {"a lamp\0lamps", "zero\0one", 12, 8}};
    mo m = build(pairs, 2, false);
    const char *why;
    catalogue *c = open_copy(&m, m.size, &why);
    assert_non_null(c);
    assert_string_equal(catalogue_plural(c, "a lamp", "lamps", 100), "one");
    catalogue_close(c);
}

static unsigned long form_of(const char *forms, const char *expression, unsigned long n) {
    char header[1000];
    snprintf(header, sizeof header, "X: y\nPlural-Forms: nplurals=%s; plural=%s;\nZ: z\n", forms,
             expression);
    plural_rule rule;
    return plural_parse(&rule, header) ? plural_form(&rule, n) : 99;
}

static void rules_compute_as_c_does(void **state) {
    (void)state;
    assert_int_equal(form_of("1", "0", 5), 0);
    assert_int_equal(form_of("2", "n > 1", 1), 0);
    assert_int_equal(form_of("2", "(n!=1)", 0), 1);
    static const char russian[] =
        "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)";
    static const int expected[] = {2, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
    for (unsigned long n = 0; n < 15; n++) {
        assert_int_equal(form_of("3", russian, n), expected[n]);
    }
    assert_int_equal(form_of("3", russian, 21), 0);
    assert_int_equal(form_of("3", russian, 112), 2);
    assert_int_equal(form_of("8", "1 + 2 * 3", 0), 7);
    assert_int_equal(form_of("8", "9 - 3 - 2", 0), 4);
    assert_int_equal(form_of("8", "12 / 2 / 3 % 4", 0), 2);
    assert_int_equal(form_of("8", "1 < 2 == 1", 0), 1);
    assert_int_equal(form_of("8", "1 || 0 && 0", 0), 1);
    assert_int_equal(form_of("8", "!n + !!n", 7), 1);
    assert_int_equal(form_of("8", "0 ? 1 : 1 ? 2 : 3", 0), 2);
    assert_int_equal(form_of("8", "1 ? 0 ? 5 : 6 : 7", 0), 6);
    assert_int_equal(form_of("8", "7 / n", 0), 7); // and no trap
    assert_int_equal(form_of("8", "7 % n", 0), 0);
    assert_int_equal(form_of("2", "n", 2), 0); // past the last form
    assert_int_equal(form_of("2", "0 - 1", 2), 0);
}

static void unsound_rules_are_refused(void **state) {
    (void)state;
    static const char *const expressions[] = {
        "",    "n n",      "(n",    "n)",       "n ?",   "n ? 1", "n =",       "m",
        "1 +", "n ? 1 : ", "n & 1", "nplurals", "\"1\"", "?",     "EXPRESSION"};
    for (size_t i = 0; i < sizeof expressions / sizeof expressions[0]; i++) {
        assert_int_equal(form_of("2", expressions[i], 1), 99);
    }
    assert_int_equal(form_of("0", "0", 1), 99);
    assert_int_equal(form_of("9", "0", 1), 99);
    assert_int_equal(form_of("x", "0", 1), 99);
    assert_int_equal(form_of("99999999999999999999999", "0", 1), 99);
    char deep[400];
    memset(deep, '(', 399);
    deep[399] = '\0';
    assert_int_equal(form_of("2", deep, 1), 99);
    deep[50] = 'n'; // 50 brackets, and closed
    memset(deep + 51, ')', 50);
    deep[101] = '\0';
    assert_int_equal(form_of("2", deep, 1), 99);
    assert_int_equal(form_of("2", "((((((((((n))))))))))", 1), 1);
    memset(deep, '!', 399);
    deep[398] = 'n';
    assert_int_equal(form_of("2", deep, 1), 99);
    char longer[700];
    memset(longer, ' ', 699);
    longer[699] = '\0';
    longer[698] = 'n';
    assert_int_equal(form_of("2", longer, 1), 99);
    plural_rule rule;
    assert_false(plural_parse(&rule, "Plural-Forms: nplurals=2\n"));
    assert_true(plural_parse(&rule, "Language: en\n"));
    assert_int_equal(plural_form(&rule, 1), 0);
    assert_int_equal(plural_form(&rule, 0), 1);
}

static void refuses(const mo *m, size_t size, const char *expected) {
    const char *why = NULL;
    assert_null(open_copy(m, size, &why));
    assert_string_equal(why, expected);
}

static void foreign_files_are_refused(void **state) {
    (void)state;
    mo m = build(arabic, ARABIC, false);
    refuses(&m, 0, "is too short for a translation");
    refuses(&m, 27, "is too short for a translation");
    refuses(&m, 40, "is cut off");
    mo bad = m;
    bad.bytes[0] = 'x';
    refuses(&bad, bad.size, "is not a compiled translation (.mo)");
    bad = m;
    put_word(&bad, 4, 2u << 16);
    refuses(&bad, bad.size, "is of an unknown revision");
    bad = m;
    put_word(&bad, 8, 0xffffffff);
    refuses(&bad, bad.size, "is cut off");
    bad = m;
    put_word(&bad, 12, 0xfffffff8);
    refuses(&bad, bad.size, "is cut off");
    bad = m;
    put_word(&bad, 28 + 8, 0xffffffff); // a length
    refuses(&bad, bad.size, "points outside itself");
    bad = m;
    put_word(&bad, 28 + 8, 3); // "Lea" without its 0
    refuses(&bad, bad.size, "points outside itself");
    const pair swapped[] = {{"b", "1", 0, 0}, {"a", "2", 0, 0}};
    bad = build(swapped, 2, false);
    refuses(&bad, bad.size, "is not in order");
    const pair latin[] = {{"a", "\xe9", 0, 0}};
    bad = build(latin, 1, false);
    refuses(&bad, bad.size, "is not in UTF-8");
    const pair rule[] = {{"", "Plural-Forms: nplurals=2; plural=n n;\n", 0, 0}};
    bad = build(rule, 1, false);
    refuses(&bad, bad.size, "has a Plural-Forms line that cannot be read");
}

static void cut_anywhere_it_is_refused(void **state) {
    (void)state;
    mo m = build(arabic, ARABIC, true);
    for (size_t size = 0; size < m.size; size++) {
        const char *why;
        assert_null(open_copy(&m, size, &why));
        assert_non_null(why);
    }
}

// Whatever one byte becomes: refused, or read without stepping outside (the sanitizer watches).
static void any_byte_may_be_wrong(void **state) {
    (void)state;
    static const unsigned char values[] = {0, 1, 4, 0x7f, 0x80, 0xff};
    mo m = build(arabic, ARABIC, false);
    int opened = 0;
    for (size_t i = 0; i < m.size * sizeof values; i++) {
        mo bad = m;
        bad.bytes[i / sizeof values] = values[i % sizeof values];
        const char *why;
        catalogue *c = open_copy(&bad, bad.size, &why);
        assert_true(!c == !!why);
        opened += c != NULL;
        assert_non_null(catalogue_get(c, "forge", "Leave"));
        assert_non_null(catalogue_plural(c, "a lamp", "lamps", 100));
        catalogue_close(c);
    }
    assert_true(opened > 0);
}

static void reads_what_msgfmt_writes(void **state) {
    (void)state;
    if (system("command -v msgfmt >/dev/null 2>&1") != 0) {
        skip();
    }
    char dir[] = "/tmp/bay-catalogue-test-XXXXXX";
    assert_non_null(mkdtemp(dir));
    arena *a = arena_create(1 << 16);
    const char *po = arena_printf(a, "%s/x.po", dir);
    static const char source[] =
        "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n"
        "msgid \"One lamp\"\nmsgid_plural \"{n} lamps\"\nmsgstr[0] \"{n} 盏灯\"\n\n"
        "msgctxt \"forge\"\nmsgid \"Leave\"\nmsgstr \"离开\"\n\n"
        "msgid \"Map\"\nmsgstr \"地图\"\n";
    assert_true(file_write(po, source, sizeof source - 1, 0600));
    static const char *const orders[] = {"little", "big"};
    for (size_t i = 0; i < 2; i++) {
        const char *path = arena_printf(a, "%s/x.mo", dir);
        assert_int_equal(
            system(arena_printf(a, "msgfmt --endianness=%s -o %s %s", orders[i], path, po)), 0);
        char *bytes;
        size_t size;
        assert_int_equal(file_read(path, 1 << 14, a, &bytes, &size), FILE_OK);
        const char *why;
        catalogue *c = catalogue_open(bytes, size, &why);
        assert_non_null(c);
        assert_string_equal(catalogue_get(c, NULL, "Map"), "地图");
        assert_string_equal(catalogue_get(c, "forge", "Leave"), "离开");
        assert_string_equal(catalogue_plural(c, "One lamp", "{n} lamps", 1), "{n} 盏灯");
        catalogue_close(c);
        unlink(path);
    }
    unlink(po);
    rmdir(dir);
    arena_destroy(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_byte_orders),           cmocka_unit_test(six_arabic_forms),
        cmocka_unit_test(fewer_forms_than_promised),  cmocka_unit_test(rules_compute_as_c_does),
        cmocka_unit_test(unsound_rules_are_refused),  cmocka_unit_test(foreign_files_are_refused),
        cmocka_unit_test(cut_anywhere_it_is_refused), cmocka_unit_test(any_byte_may_be_wrong),
        cmocka_unit_test(reads_what_msgfmt_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
