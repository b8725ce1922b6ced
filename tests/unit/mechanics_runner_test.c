// The rules of runner: how a body runs and jumps, what fog does, meetings and their evidence, words
// that are carried, the way that was found, one button, and the players.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/runner/runner.h"
#include "mechanics/runner/runner_spec.h"

static const char sample_yaml[] = HEAD(
    "runner", "[C2, C6]") "runner:\n"
                          "  chase: 30\n"
                          "  map: |\n"
                          "    #......................................................#\n"
                          "    #......................................................#\n"
                          "    #..............1............#..........................#\n"
                          "    #.............===......................................#\n"
                          "    #.....................................##...............#\n"
                          "    #.@..*...#........A..L....*....B......##...L......C..>.#\n"
                          "    #################################..###########...#######\n"
                          "    #################################~~###########~~~#######\n"
                          "  words:\n"
                          "    sit: { mark: \"1\", text: Come and sit with us, icon: chat }\n"
                          "  meetings:\n"
                          "    mean:\n"
                          "      mark: A\n"
                          "      kind: cloud\n"
                          "      look: yuki\n"
                          "      name: A cloud\n"
                          "      says: Ha!\n"
                          "      clue: Think.\n"
                          "      choices:\n"
                          "        report: { say: Report it, right: yes, because: It stops. }\n"
                          "        comfort: { say: Go to Yuki, right: yes, because: It helps. }\n"
                          "        join: { say: Laugh, because: It grows. }\n"
                          "    alone:\n"
                          "      mark: B\n"
                          "      kind: person\n"
                          "      name: Omar\n"
                          "      says: Nobody asks me.\n"
                          "      is: unfair\n"
                          "      shows: C6\n"
                          "      choices:\n"
                          "        sit: { word: sit, right: yes, because: Now he is in. }\n"
                          "        later: { say: Later, because: He waits. }\n"
                          "    gate:\n"
                          "      mark: C\n"
                          "      kind: door\n"
                          "      name: A door\n"
                          "      says: Everybody may come in.\n"
                          "      is: fair\n"
                          "      choices:\n"
                          "        go: { say: Go in, right: yes, because: It is open. }\n"
                          "        stay: { say: Stay, because: It is open. }\n";

enum { MEAN, ALONE, GATE };
enum { FIRST_LAMP = 2 };

static int set_up(void **state) {
    return play_new(state, &runner_rules, sample_yaml);
}

static const runner_spec *spec_of(const play *p) {
    return p->l->spec;
}

static runner_state *state_of(play *p) {
    return (runner_state *)p->state;
}

static void pass(play *p, int ticks) {
    for (int i = 0; i < ticks; i++) {
        p->m->tick(p->l->spec, p->state, NULL);
    }
}

// Until nothing happens by itself.
static void wait(play *p) {
    for (int i = 0; !p->m->rests(p->l->spec, p->state) && !play_done(p); i++) {
        assert_true(i < 20000);
        pass(p, 1);
    }
}

// How high a jump goes that is held for so many ticks.
static int height(play *p, int held) {
    play_start(p, 1);
    int32_t ground = state_of(p)->body.y, top = ground;
    assert_legal(p, RUNNER_HOLD, RUNNER_JUMP, 0);
    for (int i = 0; i < 120; i++) {
        if (i == held) {
            assert_legal(p, RUNNER_HOLD, 0, 0);
        }
        pass(p, 1);
        top = state_of(p)->body.y < top ? state_of(p)->body.y : top;
    }
    assert_int_equal(state_of(p)->body.y, ground);
    return ground - top;
}

static void a_jump_is_as_high_as_it_is_held(void **state) {
    play *p = *state;
    int tap = height(p, 1), half = height(p, 10), whole = height(p, 60);
    assert_in_range(tap, RUNNER_TILE / 3, RUNNER_TILE);
    assert_in_range(half, tap + RUNNER_TILE / 2, whole - RUNNER_TILE / 2);
    assert_in_range(whole, 3 * RUNNER_TILE, 4 * RUNNER_TILE);
}

static void a_jump_asked_for_too_early_is_kept(void **state) {
    play *p = *state;
    play_start(p, 1);
    runner_body *b = &state_of(p)->body;
    int32_t ground = b->y;
    b->y = ground - 400;
    b->vy = 100;
    b->ground = b->coyote = 0;
    assert_legal(p, RUNNER_HOLD, RUNNER_JUMP, 0);
    pass(p, 6);
    assert_true(b->vy < 0 && b->y < ground);
}

static void an_edge_that_was_just_left_still_carries(void **state) {
    play *p = *state;
    for (int late = 0; late <= 4; late += 4) {
        play_start(p, 1);
        runner_body *b = &state_of(p)->body;
        *b = runner_standing(&spec_of(p)->stops[0]);
        b->x = 33 * RUNNER_TILE + RUNNER_HALF - 20; // before the first pit
        b->vx = RUNNER_SPEED;
        state_of(p)->solved = 7;
        state_of(p)->stop = 3;
        pass(p, 6 + late);
        assert_false(b->ground);
        assert_legal(p, RUNNER_HOLD, RUNNER_FORWARD | RUNNER_JUMP, 0);
        pass(p, 1);
        assert_true(late ? b->vy > 0 : b->vy < 0);
    }
}

static void corners_are_slipped_past(void **state) {
    play *p = *state;
    play_start(p, 1);
    runner_body b = runner_standing(&spec_of(p)->stops[0]);
    for (int hidden = 200; hidden <= 400; hidden += 200) { // of the body, below the block at 28
        b = (runner_body){.x = 28 * RUNNER_TILE - RUNNER_HALF + hidden,
                          .y = 3 * RUNNER_TILE + RUNNER_TALL + 20,
                          .vy = -200,
                          .rising = 1,
                          .held = RUNNER_JUMP};
        runner_move(spec_of(p), &b, RUNNER_JUMP, INT32_MAX);
        assert_true(hidden == 200 ? b.vy < 0 : b.vy == 0);
    }
}

static void planks_let_through_from_below(void **state) {
    play *p = *state;
    play_start(p, 1);
    runner_body *b = &state_of(p)->body;
    b->x = 15 * RUNNER_TILE + 512;
    assert_legal(p, RUNNER_HOLD, RUNNER_JUMP, 0);
    pass(p, 80);
    assert_int_equal(b->y, 3 * RUNNER_TILE);
    assert_int_equal(state_of(p)->words, 1);
}

static void fog_pushes_back_to_the_last_lamp(void **state) {
    play *p = *state;
    play_start(p, 1);
    runner_state *st = state_of(p);
    assert_true(p->m->rests(p->l->spec, p->state));
    pass(p, 600); // it waits for the first step
    assert_int_equal(st->pushes, 0);
    assert_legal(p, RUNNER_HOLD, RUNNER_FORWARD, 0);
    pass(p, 2);
    assert_legal(p, RUNNER_HOLD, 0, 0);
    assert_false(p->m->rests(p->l->spec, p->state));
    wait(p);
    assert_int_equal(st->pushes, 1);
    assert_int_equal(st->body.x, spec_of(p)->stops[0].x);
    assert_int_equal(st->carried, 0);
}

static void a_pit_pushes_back_and_nothing_is_lost(void **state) {
    play *p = *state;
    play_start(p, 1);
    runner_state *st = state_of(p);
    st->words = 1;
    st->solved = 1 << MEAN | 1 << ALONE;
    st->stop = FIRST_LAMP;
    st->body.x = 33 * RUNNER_TILE + 900;
    st->body.y = 5 * RUNNER_TILE;
    st->body.ground = st->body.coyote = 0;
    st->fog = 0;
    pass(p, 40);
    assert_int_equal(st->pushes, 1);
    assert_int_equal(st->body.x, spec_of(p)->stops[FIRST_LAMP + 1].x); // which was passed
    assert_int_equal(st->words, 1);
}

// Straight into a meeting, by the way that was found.
static void go_to(play *p, int meeting) {
    while (state_of(p)->phase != RUNNER_MEET || state_of(p)->meeting != meeting) {
        action a;
        if (p->m->bot(p->l->spec, p->state, &a)) {
            assert_true(play_act(p, a));
        }
        wait(p);
    }
}

static void a_cloud_takes_all_that_helps_and_grows_by_the_rest(void **state) {
    play *p = *state;
    play_start(p, 1);
    go_to(p, MEAN);
    runner_state *st = state_of(p);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Think.");
    assert_int_equal(runner_size(spec_of(p), st, MEAN), 2);
    assert_illegal(p, RUNNER_HOLD, RUNNER_FORWARD, 0);
    assert_illegal(p, RUNNER_CHOOSE, 3, 0);
    assert_illegal(p, RUNNER_CHOOSE, -1, 0);
    assert_legal(p, RUNNER_CHOOSE, 2, 0);
    assert_int_equal(p->shown.n, 1);
    assert_row(&p->shown.rows[0], "mean", "report", "join", false, 1);
    assert_int_equal(p->shown.rows[0].kind, EVIDENCE_PLAIN);
    assert_int_equal(runner_size(spec_of(p), st, MEAN), 3);
    assert_illegal(p, RUNNER_CHOOSE, 0, 0);
    assert_legal(p, RUNNER_NEXT, 0, 0);
    assert_legal(p, RUNNER_CHOOSE, 1, 0);
    assert_row(&p->shown.rows[0], "mean", "comfort", "comfort", true, 2);
    assert_int_equal(runner_size(spec_of(p), st, MEAN), 1);
    assert_legal(p, RUNNER_NEXT, 0, 0);
    assert_illegal(p, RUNNER_CHOOSE, 1, 0);
    assert_legal(p, RUNNER_CHOOSE, 0, 0);
    assert_legal(p, RUNNER_NEXT, 0, 0);
    assert_int_equal(st->phase, RUNNER_RUNS);
    assert_int_equal(st->solved, 1 << MEAN);
    assert_true(runner_is_lit(st, 1));
    assert_true(p->m->rests(p->l->spec, p->state));
}

static void words_are_carried_from_where_they_lay(void **state) {
    play *p = *state;
    play_start(p, 1);
    go_to(p, ALONE);
    runner_state *st = state_of(p);
    assert_int_equal(st->words, 1);
    st->words = 0; // as if the child had run below them
    assert_illegal(p, RUNNER_CHOOSE, 0, 0);
    assert_int_equal(runner_missed(spec_of(p), st), 0);
    assert_legal(p, RUNNER_BACK, 0, 0);
    assert_int_equal(st->body.x, spec_of(p)->stops[0].x);
    go_to(p, ALONE);
    assert_illegal(p, RUNNER_BACK, 0, 0);
    assert_legal(p, RUNNER_CHOOSE, 0, 0);
    assert_int_equal(p->shown.rows[0].skill, skill_find("C6"));
    assert_int_equal(p->shown.rows[0].kind, EVIDENCE_SIGNAL);
    assert_legal(p, RUNNER_NEXT, 0, 0);
    go_to(p, GATE);
    assert_legal(p, RUNNER_CHOOSE, 1, 0);
    assert_int_equal(p->shown.rows[0].kind, EVIDENCE_NOISE);
}

// Who has one button only: it runs by itself from the first press, and waits behind each stop.
static void it_runs_by_itself(void **state) {
    play *p = *state;
    play_start(p, 1);
    runner_state *st = state_of(p);
    assert_legal(p, RUNNER_ALONE, 1, 0);
    assert_true(p->m->rests(p->l->spec, p->state));
    assert_legal(p, RUNNER_HOLD, RUNNER_JUMP, 0);
    assert_legal(p, RUNNER_HOLD, 0, 0);
    pass(p, 40);
    assert_true(st->body.x > 3 * RUNNER_TILE && st->body.ground);
    wait(p); // at the block, and the fog comes
    assert_int_equal(st->pushes, 1);
    assert_true(p->m->rests(p->l->spec, p->state));
}

static void a_child_takes_over_from_the_guide(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_legal(p, RUNNER_GUIDE, 0, 0);
    assert_illegal(p, RUNNER_GUIDE, 0, 0);
    pass(p, 30);
    action a;
    assert_false(p->m->bot(p->l->spec, p->state, &a));
    assert_legal(p, RUNNER_HOLD, RUNNER_JUMP, 0);
    assert_true(p->m->bot(p->l->spec, p->state, &a));
    assert_int_equal(a.verb, RUNNER_GUIDE);
}

static void the_knowing_player_comes_to_the_end(void **state) {
    play *p = *state;
    play_start(p, 3);
    size_t rows = 0, right = 0;
    for (int i = 0; !play_done(p); i++) {
        action a;
        assert_true(i < 200);
        if (p->m->bot(p->l->spec, p->state, &a)) {
            assert_true(play_act(p, a));
            rows += p->shown.n;
            right += p->shown.n && p->shown.rows[0].right;
        }
        wait(p);
    }
    assert_int_equal(rows, 4);
    assert_int_equal(right, 4);
    assert_int_equal(state_of(p)->pushes, 0);
    action list[HARNESS_ACTIONS];
    assert_int_equal(play_legal(p, list), 0);
}

// Presses by chance, with time between them. Returns a hash of all states.
static uint64_t stumble(play *p, uint64_t seed, int n) {
    rng dice;
    rng_seed(&dice, seed);
    uint64_t all = HASH_START;
    play_start(p, seed);
    for (int i = 0; i < n && !play_done(p); i++) {
        action list[HARNESS_ACTIONS];
        size_t k = play_legal(p, list);
        assert_true(k > 0 || state_of(p)->phase == RUNNER_ARRIVED);
        if (k > 0) {
            assert_true(play_act(p, list[rng_below(&dice, (uint32_t)k)]));
        }
        if (i % 50 == 0) {
            check_legal_is_exact(p);
        }
        pass(p, (int)rng_below(&dice, 30));
        uint64_t now = play_hash(p);
        all = hash_bytes(all, &now, sizeof now);
    }
    return all;
}

static void chance_breaks_nothing_and_saving_changes_nothing(void **state) {
    play *p = *state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        p->saves = false;
        uint64_t plain = stumble(p, seed, 400);
        p->saves = true;
        assert_true(plain == stumble(p, seed, 400));
        p->saves = false;
        for (int i = 0; !play_done(p); i++) { // and whoever knows still comes to the end
            action a;
            assert_true(i < 300);
            if (p->m->bot(p->l->spec, p->state, &a)) {
                assert_true(play_act(p, a));
            }
            wait(p);
        }
    }
}

static void the_readme_is_sound(void **state) {
    (void)state;
    check_readme(&runner_rules);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, play_free)
    const struct CMUnitTest tests[] = {
        TEST(a_jump_is_as_high_as_it_is_held),
        TEST(a_jump_asked_for_too_early_is_kept),
        TEST(an_edge_that_was_just_left_still_carries),
        TEST(corners_are_slipped_past),
        TEST(planks_let_through_from_below),
        TEST(fog_pushes_back_to_the_last_lamp),
        TEST(a_pit_pushes_back_and_nothing_is_lost),
        TEST(a_cloud_takes_all_that_helps_and_grows_by_the_rest),
        TEST(words_are_carried_from_where_they_lay),
        TEST(it_runs_by_itself),
        TEST(a_child_takes_over_from_the_guide),
        TEST(the_knowing_player_comes_to_the_end),
        TEST(chance_breaks_nothing_and_saving_changes_nothing),
        cmocka_unit_test(the_readme_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
