#include "play_harness.h"

static const action one = {.verb = STEP, .a = 1};

static void an_action_is_stamped_recorded_and_shown(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    level l = toy_level(&steps_rules, &spec);
    session *s = session_create(&l, 7);
    evidence_list shown = {.n = 9};
    for (int i = 0; i < 4; i++) {
        session_tick(s, NULL);
    }
    assert_true(session_act(s, (action){.tick = 99, .verb = STEP, .a = 2}, &shown));
    assert_int_equal(shown.n, 1);
    assert_string_equal(shown.rows[0].chosen, "two");
    const action *done;
    assert_int_equal(session_actions(s, &done), 1);
    assert_int_equal(done[0].tick, 4);
    assert_int_equal(((const toy_state *)session_state(s))->last_tick, 4); // the rules saw it too
    assert_ptr_equal(session_level(s), &l);
    assert_int_equal(session_seed(s), 7);
    assert_int_equal(session_now(s), 4);
    session_destroy(s);
    session_destroy(NULL);
}

static void a_refused_action_leaves_no_trace(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    level l = toy_level(&steps_rules, &spec);
    session *s = session_create(&l, 7);
    evidence_list shown = {.n = 9};
    uint64_t before = session_hash(s);
    assert_false(session_act(s, (action){.verb = STEP, .a = 3}, &shown));
    assert_int_equal(shown.n, 0);
    assert_false(session_act(s, (action){.verb = 0, .a = 1}, NULL));
    assert_int_equal(session_hash(s), before);
    assert_int_equal(session_actions(s, NULL), 0);
    session_destroy(s);
}

static void a_hint_changes_nothing_and_ends_with_the_play(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    level l = toy_level(&steps_rules, &spec);
    session *s = session_create(&l, 7);
    action hint;
    for (int i = 0; i < STEPS; i++) {
        uint64_t before = session_hash(s);
        assert_false(session_done(s));
        assert_true(session_hint(s, &hint));
        assert_int_equal(session_hash(s), before);
        assert_true(session_act(s, hint, NULL));
    }
    assert_true(session_done(s));
    assert_false(session_hint(s, &hint));
    session_destroy(s);
}

static void bytes_restore_a_play_into_another_session(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    level l = toy_level(&steps_rules, &spec);
    session *a = session_create(&l, 7), *b = session_create(&l, 8);
    assert_int_not_equal(session_hash(a), session_hash(b)); // the seed is part of the state
    session_act(a, one, NULL);
    assert_int_equal(session_state_size(a), sizeof(toy_state));
    session_restore(b, session_state(a));
    assert_int_equal(session_hash(a), session_hash(b));
    session_act(a, one, NULL);
    session_act(b, one, NULL);
    assert_int_equal(session_hash(a), session_hash(b));
    session_destroy(a);
    session_destroy(b);
}

static void rules_feel_time_until_they_are_done(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    level l = toy_level(&clock_rules, &spec);
    session *s = session_create(&l, 7);
    assert_false(session_act(s, (action){.verb = PRESS}, NULL));
    for (int i = 0; i < RIPE; i++) {
        session_tick(s, NULL);
    }
    assert_true(session_act(s, (action){.verb = PRESS}, NULL));
    for (int i = 0; i < 100; i++) {
        session_tick(s, NULL);
    }
    assert_true(session_done(s));
    assert_int_equal(session_now(s), RIPE + 100);
    assert_int_equal(((const toy_state *)session_state(s))->ticks, RIPE + 10);
    session_destroy(s);
}

static bool for_ever_act(const void *spec, void *state, action in, evidence_list *out) {
    (void)spec;
    (void)in;
    (void)out;
    ((toy_state *)state)->at++;
    return true;
}

static bool never_done(const void *spec, const void *state) {
    (void)spec;
    (void)state;
    return false;
}

static void a_session_takes_so_many_actions_and_no_more(void **state) {
    (void)state;
    mechanic endless = steps_rules;
    endless.act = for_ever_act;
    endless.done = never_done;
    level l = toy_level(&endless, NULL);
    session *s = session_create(&l, 7);
    int taken = 0;
    assert_false(session_act(s, (action){.verb = 0}, NULL)); // though the rules would take it
    while (taken <= SESSION_MAX_ACTIONS && session_act(s, one, NULL)) {
        taken++;
    }
    assert_int_equal(taken, SESSION_MAX_ACTIONS);
    assert_int_equal(((const toy_state *)session_state(s))->at, SESSION_MAX_ACTIONS);
    session_destroy(s);
}

static bot_result play(const mechanic *m, fault f, bot_kind kind, size_t max) {
    toy_spec spec = {f};
    level l = toy_level(m, &spec);
    session *s = session_create(&l, 5);
    bot_result r = bot_play(s, kind, max);
    session_destroy(s);
    return r;
}

static void who_knows_finishes_and_is_right(void **state) {
    (void)state;
    bot_result r = play(&steps_rules, SOUND, BOT_KNOWS, 100);
    assert_true(r.finished);
    assert_null(r.broke);
    assert_int_equal(r.actions, STEPS);
    assert_int_equal(r.rows, STEPS);
    assert_int_equal(r.right, STEPS);
    r = play(&clock_rules, SOUND, BOT_KNOWS, 100); // waits for its moment, and for the end
    assert_true(r.finished);
    assert_int_equal(r.actions, 1);
    r = play(&steps_rules, SOUND, BOT_KNOWS, 2);
    assert_false(r.finished);
    assert_int_equal(r.actions, 2);
    assert_null(r.broke);
}

static void who_plays_at_random_can_be_had_again(void **state) {
    (void)state;
    bot_result a = play(&steps_rules, SOUND, BOT_RANDOM, 100),
               b = play(&steps_rules, SOUND, BOT_RANDOM, 100);
    assert_true(a.finished);
    assert_null(a.broke);
    assert_int_equal(a.actions, b.actions);
    assert_int_equal(a.right, b.right);
}

static void bots_name_what_is_broken(void **state) {
    (void)state;
    const struct {
        fault f;
        bot_kind kind;
        const char *words;
    } cases[] = {
        {REFUSES_ITS_OWN, BOT_KNOWS, "an action that was offered is refused"},
        {CHANGES_WHEN_REFUSING, BOT_RANDOM, "a refused action changed the state"},
        {STUCK, BOT_KNOWS, "the player who knows is stuck"},
        {STUCK, BOT_RANDOM, "nothing is legal, and it is not done"},
        {NAMELESS, BOT_KNOWS, "evidence without an item, a skill or an attempt"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bot_result r = play(&steps_rules, cases[i].f, cases[i].kind, 100);
        assert_non_null(r.broke);
        assert_string_equal(r.broke, cases[i].words);
        assert_false(r.finished);
    }
}

static bool before_it_is_pressed(const void *spec, const void *state) {
    (void)spec;
    return ((const toy_state *)state)->at == 0;
}

// Turn-based rules always rest; rules that run do where they say so, and when they are done.
static void a_play_rests_where_time_changes_nothing(void **state) {
    (void)state;
    toy_spec spec = {SOUND};
    mechanic m = clock_rules;
    m.rests = before_it_is_pressed;
    const level steps = toy_level(&steps_rules, &spec), plain = toy_level(&clock_rules, &spec),
                clock = toy_level(&m, &spec);
    session *s[] = {session_create(&steps, 1), session_create(&plain, 1),
                    session_create(&clock, 1)};
    assert_true(session_rests(s[0]));
    assert_false(session_rests(s[1]));
    assert_true(session_rests(s[2]));
    for (int i = 0; i < RIPE; i++) {
        session_tick(s[2], NULL);
    }
    assert_true(session_act(s[2], (action){.verb = PRESS}, NULL));
    assert_false(session_rests(s[2]));
    for (int i = 0; i < 20; i++) {
        session_tick(s[2], NULL);
    }
    assert_true(session_done(s[2]) && session_rests(s[2]));
    for (size_t i = 0; i < 3; i++) {
        session_destroy(s[i]);
    }
}

static size_t nothing_legal(const void *spec, const void *state, action *out, size_t max) {
    (void)spec;
    (void)state;
    (void)out;
    (void)max;
    return 0;
}

static void who_waits_for_nothing_does_not_wait_for_ever(void **state) {
    (void)state;
    mechanic m = clock_rules;
    m.legal = nothing_legal;
    m.act = steps_act; // wild presses lead nowhere
    m.done = never_done;
    bot_result r = play(&m, SOUND, BOT_RANDOM, 100);
    assert_string_equal(r.broke, "nothing is legal, and it is not done");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_action_is_stamped_recorded_and_shown),
        cmocka_unit_test(a_refused_action_leaves_no_trace),
        cmocka_unit_test(a_hint_changes_nothing_and_ends_with_the_play),
        cmocka_unit_test(bytes_restore_a_play_into_another_session),
        cmocka_unit_test(rules_feel_time_until_they_are_done),
        cmocka_unit_test(a_session_takes_so_many_actions_and_no_more),
        cmocka_unit_test(who_knows_finishes_and_is_right),
        cmocka_unit_test(who_plays_at_random_can_be_had_again),
        cmocka_unit_test(bots_name_what_is_broken),
        cmocka_unit_test(a_play_rests_where_time_changes_nothing),
        cmocka_unit_test(who_waits_for_nothing_does_not_wait_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
