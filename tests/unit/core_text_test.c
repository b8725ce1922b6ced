// Strings, UTF-8, hashes and the random stream, against published values.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <limits.h>
#include <string.h>

#include <cmocka.h>

#include "core/hash.h"
#include "core/rng.h"
#include "core/str.h"
#include "core/utf8.h"

static void distances(void **state) {
    (void)state;
    assert_int_equal(str_distance("", "abc"), 3);
    assert_int_equal(str_distance("kitten", "sitting"), 3);
    assert_int_equal(str_distance("askde", "asked"), 1); // neighbours swapped
    assert_int_equal(str_distance("ca", "abc"), 3); // optimal string alignment, not full Damerau
    char longer[65];
    memset(longer, 'a', 64);
    longer[64] = '\0';
    assert_int_equal(str_distance(longer, "a"), INT_MAX);
    longer[63] = '\0';
    assert_int_equal(str_distance(longer, longer), 0);
}

static void nearest_is_near(void **state) {
    (void)state;
    const char *const words[] = {"asked", NULL, "because", "go", "goal"};
    assert_string_equal(str_nearest("askde", words, 5), "asked");
    assert_string_equal(str_nearest("becuase", words, 5), "because");
    assert_string_equal(str_nearest("goa", words, 5), "go"); // the first of two equally near
    assert_null(str_nearest("harbour", words, 5));
    assert_null(str_nearest("xy", words, 5));
    assert_null(str_nearest("", words, 0));
}

static void append_never_overruns(void **state) {
    (void)state;
    char buf[8] = "";
    assert_true(str_append(buf, sizeof buf, "%s", "abc"));
    assert_true(str_append(buf, sizeof buf, "%d", 1234));
    assert_string_equal(buf, "abc1234");
    assert_false(str_append(buf, sizeof buf, "x"));
    assert_string_equal(buf, "abc1234");
    assert_true(str_eq(NULL, NULL));
    assert_false(str_eq(NULL, ""));
    assert_true(str_starts("lamp", "la") && !str_starts("la", "lamp"));
    assert_true(str_ends("a.yaml", ".yaml") && !str_ends("yaml", ".yaml"));
}

static void lists_fall_into_words(void **state) {
    (void)state;
    static const char list[] = "  kite lamp\n\trope ";
    size_t n = 0;
    assert_int_equal(str_words(list), 3);
    assert_int_equal(str_words(" \n"), 0);
    assert_memory_equal(str_word(list, 2, &n), "rope", 4);
    assert_int_equal(n, 4);
    assert_null(str_word(list, 3, &n));
}

static void utf8_edges(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        uint32_t cp; // UTF8_BAD: broken
    } cases[] = {
        {"\x7f", 1, 0x7f},
        {"\xc2\x80", 2, 0x80},
        {"\xdf\xbf", 2, 0x7ff},
        {"\xe0\xa0\x80", 3, 0x800},
        {"\xed\x9f\xbf", 3, 0xd7ff},
        {"\xee\x80\x80", 3, 0xe000},
        {"\xef\xbf\xbf", 3, 0xffff},
        {"\xf0\x90\x80\x80", 4, 0x10000},
        {"\xf4\x8f\xbf\xbf", 4, 0x10ffff},
        {"\x80", 1, UTF8_BAD},
        {"\xc0\x80", 2, UTF8_BAD}, // overlong 0
        {"\xc1\xbf", 2, UTF8_BAD},
        {"\xe0\x9f\xbf", 3, UTF8_BAD},
        {"\xed\xa0\x80", 3, UTF8_BAD},
        {"\xed\xbf\xbf", 3, UTF8_BAD}, // surrogates
        {"\xf0\x8f\xbf\xbf", 4, UTF8_BAD},
        {"\xf4\x90\x80\x80", 4, UTF8_BAD},
        {"\xf5\x80\x80\x80", 4, UTF8_BAD},
        {"\xff", 1, UTF8_BAD},
        {"\xe2\x82", 2, UTF8_BAD},
        {"\xc3\x28", 2, UTF8_BAD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *s = cases[i].bytes, *end = s + cases[i].n;
        bool sound = cases[i].cp != UTF8_BAD;
        assert_int_equal(utf8_next(&s, end), cases[i].cp);
        assert_int_equal(s - cases[i].bytes, sound ? cases[i].n : 1);
        assert_true(utf8_invalid(cases[i].bytes, cases[i].n) == (sound ? NULL : cases[i].bytes));
        char out[4];
        if (sound) {
            assert_int_equal(utf8_encode(cases[i].cp, out), cases[i].n);
            assert_memory_equal(out, cases[i].bytes, cases[i].n);
        }
    }
    const char *text = "aé灯\xff";
    assert_int_equal(utf8_count(text, strlen(text)), 4);
    assert_ptr_equal(utf8_invalid(text, strlen(text)), text + 6);
    const char *end = text;
    assert_int_equal(utf8_next(&end, text), 0);
    assert_ptr_equal(end, text);
}

// Values of the FNV authors' own test suite.
static void hash_is_fnv1a(void **state) {
    (void)state;
    assert_true(hash_bytes(HASH_START, "", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(hash_bytes(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(hash_bytes(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
    assert_true(hash_str(hash_str(HASH_START, "ab"), "c") !=
                hash_str(hash_str(HASH_START, "a"), "bc"));
}

// From the state 1, 2, 3, 4, as the published reference implementation goes.
static void rng_is_xoshiro128starstar(void **state) {
    (void)state;
    static const uint32_t expected[] = {11520,      0,          5927040,    70819200,
                                        2031721883, 1637235492, 1287239034, 3734860849};
    rng r = {{1, 2, 3, 4}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(rng_next(&r), expected[i]);
    }
}

static void rng_seeds_with_splitmix64(void **state) {
    (void)state;
    const uint64_t first = UINT64_C(6457827717110365317), second = UINT64_C(3203168211198807973);
    rng r;
    rng_seed(&r, 1234567);
    assert_int_equal(r.s[0], (uint32_t)first);
    assert_int_equal(r.s[1], (uint32_t)(first >> 32));
    assert_int_equal(r.s[2], (uint32_t)second);
    assert_int_equal(r.s[3], (uint32_t)(second >> 32));
}

static void rng_below_is_even(void **state) {
    (void)state;
    rng r;
    rng_seed(&r, 1);
    int counts[6] = {0};
    for (int i = 0; i < 60000; i++) {
        counts[rng_below(&r, 6)]++;
    }
    for (int i = 0; i < 6; i++) { // 5 standard deviations of 91; the seed is fixed
        assert_in_range(counts[i], 9540, 10460);
    }
    for (int i = 0; i < 100; i++) {
        assert_int_equal(rng_below(&r, 1), 0);
    }
    // Of 3 * 2^30 values, a bias would put half of all draws into one third of them.
    int low = 0;
    for (int i = 0; i < 30000; i++) {
        low += rng_below(&r, UINT32_C(3) << 30) % 3 == 0;
    }
    assert_in_range(low, 9590, 10410);
}

static void shuffles_are_permutations_of_every_kind(void **state) {
    (void)state;
    int seen[6] = {0};
    for (uint64_t seed = 0; seed < 6000; seed++) {
        rng r;
        rng_seed(&r, seed);
        uint8_t items[3] = {0, 1, 2};
        rng_shuffle(&r, items, 3);
        assert_int_equal(1 << items[0] | 1 << items[1] | 1 << items[2], 7);
        seen[items[0] * 2 + (items[1] > items[2])]++;
    }
    for (int i = 0; i < 6; i++) { // 5 standard deviations of 29
        assert_in_range(seen[i], 855, 1145);
    }
    rng r;
    rng_seed(&r, 0);
    rng_shuffle(&r, NULL, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances),
        cmocka_unit_test(nearest_is_near),
        cmocka_unit_test(append_never_overruns),
        cmocka_unit_test(lists_fall_into_words),
        cmocka_unit_test(utf8_edges),
        cmocka_unit_test(hash_is_fnv1a),
        cmocka_unit_test(rng_is_xoshiro128starstar),
        cmocka_unit_test(rng_seeds_with_splitmix64),
        cmocka_unit_test(rng_below_is_even),
        cmocka_unit_test(shuffles_are_permutations_of_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
