#include "progress_harness.h"

static int64_t fixed_clock(void *ctx) {
    return *(int64_t *)ctx;
}

static void names_are_trimmed_and_checked(void **state) {
    (void)state;
    char out[STORE_NAME_MAX];
    assert_true(store_name("  Brave Otter\t", out));
    assert_string_equal(out, "Brave Otter");
    assert_true(store_name("\xE3\x80\x80\xE5\xB0\x8F\xE6\x98\x8E", out)); // an ideographic space
    assert_string_equal(out, "\xE5\xB0\x8F\xE6\x98\x8E");
    // 24 code points of four bytes are the longest there is; 25 are too many.
    char lamps[25 * 4 + 1] = "";
    for (int i = 0; i < 24; i++) {
        strcat(lamps, "\xF0\x9F\x8F\xAE");
    }
    assert_true(store_name(lamps, out));
    assert_string_equal(out, lamps);
    strcat(lamps, "\xF0\x9F\x8F\xAE");
    assert_false(store_name(lamps, out));
    assert_false(store_name("", out));
    assert_false(store_name(" \t\n ", out));
    assert_false(store_name(NULL, out));
    assert_false(store_name("bro\xC0\xAFken", out)); // overlong
    assert_false(store_name("two\nlines", out));
    assert_false(store_name("\xE2\x80\xAEturned", out)); // right-to-left override
}

static void players_come_back_as_they_were_put(void **state) {
    const place *p = *state;
    store *s = open_as(p, STORE_OK);
    int64_t nell = add_player(s, " Nell ");
    assert_true(store_player_change(s, nell, "Nell B", "hair=long"));
    assert_false(store_player_change(s, nell + 1, "Nobody", ""));
    assert_false(store_player_change(s, nell, "", "hair=long"));
    int64_t id = 0;
    assert_false(store_player_add(s, "\xFF", "", &id));
    assert_false(store_player_add(s, "Kofi", "\xFF", &id));
    store_close(s);

    s = open_as(p, STORE_OK);
    player out[4];
    size_t n;
    assert_true(store_players(s, out, 4, &n));
    assert_int_equal(n, 1);
    assert_int_equal(out[0].id, nell);
    assert_string_equal(out[0].name, "Nell B");
    assert_string_equal(out[0].look, "hair=long");
    assert_int_equal(out[0].last_seen, 0);
    assert_int_equal(out[0].lamps, 0);
    store_close(s);
}

static void who_played_last_is_first_though_the_clock_goes_back(void **state) {
    store *s = open_as(*state, STORE_OK);
    int64_t now = 2000000000;
    store_set_clock(s, fixed_clock, &now);
    int64_t a = add_player(s, "A"), b = add_player(s, "B"), c = add_player(s, "C");
    int64_t d = add_player(s, "D");
    add_session(s, a, "x");
    now = 1000; // the battery of the clock is flat
    add_session(s, b, "x");
    player out[4];
    size_t n;
    assert_true(store_players(s, out, 4, &n));
    assert_int_equal(n, 4);
    assert_int_equal(out[0].id, b);
    assert_int_equal(out[0].last_seen, 1000);
    assert_int_equal(out[1].id, a);
    assert_int_equal(out[2].id, d);
    assert_int_equal(out[3].id, c);
    assert_true(store_players(s, out, 2, &n));
    assert_int_equal(n, 2);
    store_close(s);
}

typedef struct {
    int n;
    char last[32];
} heard;

static void hear(void *ctx, const char *level) {
    heard *h = ctx;
    h->n++;
    snprintf(h->last, sizeof h->last, "%s", level);
}

static void a_finished_session_lights_its_lamp_once(void **state) {
    store *s = open_as(*state, STORE_OK);
    int64_t who = add_player(s, "A"), other = add_player(s, "B");
    int64_t first = add_session(s, who, "mailroom");
    assert_false(store_done(s, who, "mailroom"));
    assert_true(store_session_end(s, first, false));
    assert_false(store_done(s, who, "mailroom"));
    for (int i = 0; i < 2; i++) {
        assert_true(store_session_end(s, add_session(s, who, "mailroom"), true));
    }
    assert_true(store_done(s, who, "mailroom"));
    assert_false(store_done(s, who, "repair-shop"));
    assert_false(store_done(s, other, "mailroom"));
    heard h = {0};
    assert_true(store_each_done(s, who, hear, &h));
    assert_int_equal(h.n, 1);
    assert_string_equal(h.last, "mailroom");
    player out[2];
    size_t n;
    assert_true(store_players(s, out, 2, &n));
    assert_int_equal(out[0].id, who);
    assert_int_equal(out[0].lamps, 1);
    assert_int_equal(out[1].lamps, 0);
    assert_false(store_session_end(s, 4711, true));
    store_close(s);
}

static void a_summary_counts_first_attempts_of_one_session(void **state) {
    store *s = open_as(*state, STORE_OK);
    int64_t who = add_player(s, "A");
    int64_t other = add_session(s, who, "mailroom"), id = add_session(s, who, "mailroom");
    const store_row rows[] = {
        row_of("a", EVIDENCE_SIGNAL, true, 1),  row_of("b", EVIDENCE_SIGNAL, true, 1),
        row_of("c", EVIDENCE_SIGNAL, false, 1), row_of("c", EVIDENCE_SIGNAL, true, 2),
        row_of("d", EVIDENCE_NOISE, true, 1),   row_of("e", EVIDENCE_NOISE, false, 1),
        row_of("f", EVIDENCE_PLAIN, true, 1),
    };
    assert_true(store_evidence(s, id, rows, 7));
    assert_true(store_evidence(s, other, rows, 1));
    store_summary sum;
    assert_true(store_session_summary(s, id, &sum));
    assert_int_equal(sum.first_right, 4);
    assert_int_equal(sum.first_all, 6);
    assert_int_equal(sum.caught, 2);
    assert_int_equal(sum.signals, 3);
    assert_int_equal(sum.trusted, 1);
    assert_int_equal(sum.noises, 2);
    assert_true(store_session_summary(s, 4711, &sum));
    assert_int_equal(sum.first_all, 0);
    store_close(s);
}

static void count_weak(void *ctx, const char *skill) {
    assert_string_equal(skill, row_of("a", EVIDENCE_PLAIN, true, 1).skill);
    ++*(int *)ctx;
}

static int weak_of(store *s, int64_t who) {
    int n = 0;
    assert_true(store_each_weak(s, who, count_weak, &n));
    return n;
}

static void what_was_hard_lately_is_weak(void **state) {
    store *s = open_as(*state, STORE_OK);
    int64_t who = add_player(s, "A"), other = add_player(s, "B");
    int64_t id = add_session(s, who, "mailroom");
    const store_row wrong = row_of("a", EVIDENCE_PLAIN, false, 1);
    const store_row right = row_of("a", EVIDENCE_PLAIN, true, 1);
    const store_row again = row_of("a", EVIDENCE_PLAIN, false, 2);
    for (int i = 0; i < 3; i++) {
        assert_true(store_evidence(s, id, &wrong, 1));
        assert_true(store_evidence(s, id, &again, 1)); // no first answer
    }
    assert_int_equal(weak_of(s, who), 0); // three say nothing yet
    assert_true(store_evidence(s, id, &right, 1));
    assert_int_equal(weak_of(s, who), 1);
    assert_int_equal(weak_of(s, other), 0);
    for (int i = 0; i < 3; i++) {
        assert_true(store_evidence(s, id, &right, 1));
    }
    assert_int_equal(weak_of(s, who), 1); // 4 of 7
    assert_true(store_evidence(s, id, &right, 1));
    assert_int_equal(weak_of(s, who), 0); // 5 of 8
    int64_t later = add_session(s, who, "mailroom");
    for (int i = 0; i < 8; i++) {
        assert_true(store_evidence(s, later, &wrong, 1));
    }
    assert_int_equal(weak_of(s, who), 1);
    for (int i = 0; i < 12; i++) {
        assert_true(store_evidence(s, later, &right, 1));
    }
    assert_int_equal(weak_of(s, who), 0); // only the last twelve count
    store_close(s);
}

static void rows_of_one_action_are_kept_all_or_none(void **state) {
    store *s = open_as(*state, STORE_OK);
    int64_t id = add_session(s, add_player(s, "A"), "mailroom");
    store_row rows[] = {row_of("a", EVIDENCE_PLAIN, true, 1), row_of("b", EVIDENCE_PLAIN, true, 1)};
    rows[1].item = "\xFF";
    assert_false(store_evidence(s, id, rows, 2));
    assert_false(store_evidence(s, id + 1, rows, 1)); // no such session
    assert_true(store_evidence(s, id, rows, 0));
    store_summary sum;
    assert_true(store_session_summary(s, id, &sum));
    assert_int_equal(sum.first_all, 0);
    assert_true(store_evidence(s, id, rows, 1)); // a refusal leaves no transaction open
    store_close(s);
    s = open_as(*state, STORE_OK);
    assert_true(store_session_summary(s, id, &sum));
    assert_int_equal(sum.first_all, 1);
    int64_t none = 0;
    assert_false(store_session_begin(s, 4711, "mailroom", 1, 1, &none));
    assert_int_equal(none, 0);
    store_close(s);
}

static void settings_are_kept(void **state) {
    store *s = open_as(*state, STORE_OK);
    char value[8] = "as was";
    assert_false(store_setting_get(s, "lang", value, sizeof value));
    assert_string_equal(value, "as was");
    assert_true(store_setting_put(s, "lang", "ar"));
    assert_true(store_setting_put(s, "lang", "zh_CN"));
    assert_true(store_setting_put(s, "long", "12345678"));
    assert_false(store_setting_put(s, "store.install", "mine"));
    store_close(s);
    s = open_as(*state, STORE_OK);
    assert_true(store_setting_get(s, "lang", value, sizeof value));
    assert_string_equal(value, "zh_CN");
    assert_false(store_setting_get(s, "long", value, sizeof value));
    store_close(s);
}

static void two_programs_may_write_at_once(void **state) {
    store *a = open_as(*state, STORE_OK), *b = open_as(*state, STORE_OK);
    int64_t who = add_player(a, "A");
    int64_t in_a = add_session(a, who, "x"), in_b = add_session(b, who, "y");
    store_row r = row_of("i", EVIDENCE_PLAIN, true, 1);
    for (int i = 0; i < 20; i++) {
        assert_true(store_evidence(a, in_a, &r, 1));
        assert_true(store_evidence(b, in_b, &r, 1));
    }
    store_summary sum;
    assert_true(store_session_summary(a, in_b, &sum));
    assert_int_equal(sum.first_all, 20);
    store_close(a);
    store_close(b);
}

static void a_number_is_never_given_twice(void **state) {
    store *s = open_as(*state, STORE_OK);
    int64_t first = add_player(s, "A");
    assert_true(store_player_delete(s, first));
    assert_false(store_player_delete(s, first));
    assert_int_not_equal(add_player(s, "B"), first);
    store_close(s);
}

static void without_a_folder_it_plays_in_memory(void **state) {
    (void)state;
    store_status status;
    store *s = store_open(NULL, &status);
    assert_int_equal(status, STORE_IN_MEMORY);
    int64_t id = add_session(s, add_player(s, "A"), "x");
    assert_true(store_session_end(s, id, true));
    assert_string_equal(store_aside(s), "");
    store_close(s);
    store_close(NULL);
}

int main(void) {
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_drop)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_trimmed_and_checked),
        IN_PLACE(players_come_back_as_they_were_put),
        IN_PLACE(who_played_last_is_first_though_the_clock_goes_back),
        IN_PLACE(a_finished_session_lights_its_lamp_once),
        IN_PLACE(a_summary_counts_first_attempts_of_one_session),
        IN_PLACE(what_was_hard_lately_is_weak),
        IN_PLACE(rows_of_one_action_are_kept_all_or_none),
        IN_PLACE(settings_are_kept),
        IN_PLACE(two_programs_may_write_at_once),
        IN_PLACE(a_number_is_never_given_twice),
        cmocka_unit_test(without_a_folder_it_plays_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
