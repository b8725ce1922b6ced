#include "play_harness.h"

#include <inttypes.h>

typedef struct {
    level level;
    toy_spec spec;
    char *text;
    size_t size;
} tape;

static void tape_of(tape *t, session *s) {
    FILE *f = open_memstream(&t->text, &t->size);
    assert_non_null(f);
    assert_true(recording_write(s, f));
    fclose(f);
}

// Five single steps, each a second after the one before.
static tape steps_tape(void) {
    tape t = {.spec = {SOUND}};
    t.level = toy_level(&steps_rules, &t.spec);
    session *s = session_create(&t.level, UINT64_MAX);
    for (int i = 0; i < STEPS; i++) {
        assert_true(session_act(s, (action){.verb = STEP, .a = 1}, NULL));
        for (int k = 0; k < 60; k++) {
            session_tick(s, NULL);
        }
    }
    tape_of(&t, s);
    session_destroy(s);
    return t;
}

static tape clock_tape(bool to_the_end) {
    tape t = {.spec = {SOUND}};
    t.level = toy_level(&clock_rules, &t.spec);
    session *s = session_create(&t.level, 42);
    for (int i = 0; i < RIPE + 20 && !(to_the_end && session_done(s)); i++) {
        if (session_now(s) == RIPE && to_the_end) {
            assert_true(
                session_act(s, (action){.verb = PRESS, .a = INT16_MIN, .b = INT16_MAX}, NULL));
        }
        session_tick(s, NULL);
    }
    tape_of(&t, s);
    session_destroy(s);
    return t;
}

static void expect_same(tape *t) {
    diag_list *d = diag_create();
    recording_result r;
    bool same = recording_replay("r", t->text, t->size, &t->level, &r, d);
    diag_print(d, stderr);
    assert_true(same);
    assert_int_equal(diag_count(d), 0);
    assert_int_equal(r.differs_at, -1);
    diag_destroy(d);
}

static void expect_refused(const tape *t, const char *text, size_t n, int line, int col,
                           const char *code) {
    diag_list *d = diag_create();
    recording_result r;
    assert_false(recording_replay("r", text, n, &t->level, &r, d));
    assert_int_equal(diag_count(d), 1);
    const diag *first = diag_at(d, 0);
    if (strcmp(first->code, code) != 0 || first->at.line != line || first->at.col != col) {
        diag_print(d, stderr);
    }
    assert_string_equal(first->code, code);
    assert_int_equal(first->at.line, line);
    assert_int_equal(first->at.col, col);
    diag_destroy(d);
}

// The tape with the first `from` made `to`.
static void expect_edit_refused(const char *from, const char *to, int line, int col,
                                const char *code) {
    tape t = steps_tape();
    char *at = strstr(t.text, from);
    assert_non_null(at);
    char *edited = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&edited, &n);
    fprintf(f, "%.*s%s%s", (int)(at - t.text), t.text, to, at + strlen(from));
    fclose(f);
    expect_refused(&t, edited, n, line, col, code);
    free(edited);
    free(t.text);
}

static void what_was_written_plays_the_same(void **state) {
    (void)state;
    tape tapes[] = {steps_tape(), clock_tape(true), clock_tape(false)};
    for (int i = 0; i < 3; i++) {
        expect_same(&tapes[i]);
        free(tapes[i].text);
    }
}

static void the_format_is_as_documented(void **state) {
    (void)state;
    tape t = clock_tape(true);
    char first[17], *end = NULL;
    const char head[] = "beacon-bay recording 1\nlevel toy-level\nrevision 3\nseed 42\nh 0 ";
    assert_int_equal(strncmp(t.text, head, strlen(head)), 0);
    snprintf(first, sizeof first, "%s", t.text + strlen(head));
    assert_int_equal(strspn(first, "0123456789abcdef"), 16);
    assert_non_null(strstr(t.text, "\nh 60 "));
    assert_non_null(strstr(t.text, "\nh 120 "));
    assert_non_null(strstr(t.text, "\na 150 2 -32768 32767\n"));
    assert_non_null(end = strstr(t.text, "\nh 160 "));
    assert_string_equal(strstr(end, "end"), "end done 1\n");
    free(t.text);
    t = steps_tape();
    assert_non_null(strstr(t.text, "seed 18446744073709551615\n"));
    assert_non_null(strstr(t.text, "\na 240 1 1 0\nh 240 "));
    free(t.text);
}

static void the_head_names_the_level(void **state) {
    (void)state;
    tape t = steps_tape();
    diag_list *d = diag_create();
    recording_result r;
    assert_true(recording_head("r", t.text, t.size, &r, d));
    assert_string_equal(r.level, "toy-level");
    assert_int_equal(r.revision, 3);
    assert_true(r.seed == UINT64_MAX);
    assert_int_equal(diag_count(d), 0);
    diag_destroy(d);
    free(t.text);
}

static void wherever_it_breaks_off_it_is_truncated(void **state) {
    (void)state;
    tape t = steps_tape();
    for (size_t n = 0; n < t.size; n++) {
        int line = 1;
        for (size_t i = 0; i < n; i++) {
            line += t.text[i] == '\n';
        }
        expect_refused(&t, t.text, n, line, 1, "truncated");
    }
    free(t.text);
}

// Lines: 4 head, h 0, then a and h in turn, end on the 16th.
static void other_levels_and_revisions_do_not_apply(void **state) {
    (void)state;
    expect_edit_refused("level toy-level", "level toy-lever", 2, 7, "wrong-level");
    expect_edit_refused("revision 3", "revision 2", 3, 10, "wrong-revision");
}

static void what_differs_is_found_where_it_begins(void **state) {
    (void)state;
    tape t = steps_tape();
    char hash[18];
    const char *second = strstr(t.text, "\nh 60 ");
    snprintf(hash, sizeof hash, "%s", second + 6);
    char changed[18];
    snprintf(changed, sizeof changed, "%s", hash);
    changed[15] = changed[15] == '0' ? '1' : '0';
    free(t.text);
    hash[16] = changed[16] = '\0';
    expect_edit_refused(hash, changed, 9, 1, "hash-differs");
    expect_edit_refused("seed 18446744073709551615", "seed 1", 5, 1, "hash-differs");
    expect_edit_refused("a 60 1 1 0", "a 60 1 2 0", 9, 1, "hash-differs");
    expect_edit_refused("end done", "end open", 16, 11, "hash-differs");
}

static void the_tick_that_differs_is_told(void **state) {
    (void)state;
    tape t = steps_tape();
    char *at = strstr(t.text, "a 120 1 1 0");
    at[8] = '2';
    diag_list *d = diag_create();
    recording_result r;
    assert_false(recording_replay("r", t.text, t.size, &t.level, &r, d));
    assert_int_equal(r.differs_at, 120);
    assert_int_equal(r.n_actions, 3);
    diag_destroy(d);
    free(t.text);
}

static void actions_that_are_not_possible_are_refused(void **state) {
    (void)state;
    expect_edit_refused("a 60 1 1 0", "a 60 1 7 0", 8, 1, "illegal-action");
    expect_edit_refused("a 60 1 1 0", "a 60 0 1 0", 8, 1, "illegal-action");
}

static void what_was_never_written_so_is_malformed(void **state) {
    (void)state;
    expect_edit_refused("recording 1", "recording 2", 1, 1, "malformed");
    expect_edit_refused("beacon",
                        "\xEF\xBB\xBF"
                        "beacon",
                        1, 1, "malformed");
    expect_edit_refused("recording 1\n", "recording 1\r\n", 1, 23, "malformed");
    expect_edit_refused("level toy-level", "level Toy-level", 2, 7, "malformed");
    expect_edit_refused("level toy-level", "level ", 2, 7, "malformed");
    expect_edit_refused("revision 3", "revision 3 ", 3, 11, "malformed");
    expect_edit_refused("revision 3", "revision 2147483648", 3, 10, "malformed");
    expect_edit_refused("seed 18446744073709551615", "seed 18446744073709551616", 4, 6,
                        "malformed");
    expect_edit_refused("seed 1", "seed 01", 4, 6, "malformed");
    expect_edit_refused("seed 1", "seed +1", 4, 6, "malformed");
    expect_edit_refused("h 0 ", "h 0  ", 5, 5, "malformed");
    expect_edit_refused("h 0 ", "h 0 z", 5, 5, "malformed");
    expect_edit_refused("h 0 ", "h 0 0", 5, 21, "malformed");
    expect_edit_refused("a 60 1 1 0", "a 60 1 1", 8, 9, "malformed");
    expect_edit_refused("a 60 1 1 0", "a 60 1 -0 0", 8, 8, "malformed");
    expect_edit_refused("a 60 1 1 0", "a 60 1 32768 0", 8, 8, "malformed");
    expect_edit_refused("a 60 1 1 0", "a 60 1 -32769 0", 8, 8, "malformed");
    expect_edit_refused("a 60 1 1 0", "a 60 65536 1 0", 8, 6, "malformed");
    expect_edit_refused("a 60 1 1 0", "a 60 1 1 0 0", 8, 11, "malformed");
    expect_edit_refused("a 60 1 1 0", "b 60 1 1 0", 8, 1, "malformed");
    expect_edit_refused("a 60 1 1 0", "", 8, 1, "malformed");
    expect_edit_refused("a 120 1", "a 59 1", 10, 5, "malformed"); // time goes back
    expect_edit_refused("a 60 1 1 0", "a 4294967295 1 1 0", 8, 3, "malformed");
    expect_edit_refused("end done 5", "end done 4", 16, 11, "malformed");
    expect_edit_refused("end done 5", "end won 5", 16, 5, "malformed");
    expect_edit_refused("end done 5\n", "end done 5\n\n", 17, 1, "malformed");
}

static void a_zero_byte_is_malformed(void **state) {
    (void)state;
    tape t = steps_tape();
    char *at = strstr(t.text, "a 60");
    at[3] = '\0';
    expect_refused(&t, t.text, t.size, 8, 4, "malformed");
    free(t.text);
}

static void an_end_without_a_hash_proves_nothing(void **state) {
    (void)state;
    tape t = steps_tape();
    char *last = strstr(t.text, "h 240 ");
    char *end = strstr(last, "end");
    size_t cut = (size_t)(end - last);
    memmove(last, end, strlen(end) + 1);
    expect_refused(&t, t.text, t.size - cut, 15, 5, "malformed");
    free(t.text);
}

static void a_play_that_was_restored_is_not_recorded(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    level l = toy_level(&steps_rules, &spec);
    session *a = session_create(&l, 1), *b = session_create(&l, 1);
    session_act(a, (action){.verb = STEP, .a = 1}, NULL);
    session_restore(b, session_state(a));
    FILE *nowhere = fopen("/dev/null", "w");
    assert_false(recording_write(b, nowhere));
    assert_true(recording_write(a, nowhere));
    fclose(nowhere);
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        assert_false(recording_write(a, full));
        fclose(full);
    }
    session_destroy(a);
    session_destroy(b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_plays_the_same),
        cmocka_unit_test(the_format_is_as_documented),
        cmocka_unit_test(the_head_names_the_level),
        cmocka_unit_test(wherever_it_breaks_off_it_is_truncated),
        cmocka_unit_test(other_levels_and_revisions_do_not_apply),
        cmocka_unit_test(what_differs_is_found_where_it_begins),
        cmocka_unit_test(the_tick_that_differs_is_told),
        cmocka_unit_test(actions_that_are_not_possible_are_refused),
        cmocka_unit_test(what_was_never_written_so_is_malformed),
        cmocka_unit_test(a_zero_byte_is_malformed),
        cmocka_unit_test(an_end_without_a_hash_proves_nothing),
        cmocka_unit_test(a_play_that_was_restored_is_not_recorded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
