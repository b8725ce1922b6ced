// The rules of order: planning, playing out, what failing takes back, evidence and the players.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/order/order.h"
#include "mechanics/order/order_spec.h"

static const char rescue_yaml[] = HEAD(
    "order", "[H5, S1]") "order:\n"
                         "  ask: Put the plan in order.\n"
                         "  board:\n"
                         "    account:\n"
                         "      name: The account\n"
                         "      icon: shield\n"
                         "      start: stolen\n"
                         "      states:\n"
                         "        stolen: { text: Somebody else is in, icon: stranger, bad: yes }\n"
                         "        shut: { text: Everybody is out, icon: lock }\n"
                         "        hers: { text: Only Mina is in, icon: adult }\n"
                         "  steps:\n"
                         "    tell: { text: Tell a grown-up, because: Two heads. }\n"
                         "    clean: { text: Clean the laptop, because: The spy is gone., sets: { "
                         "account: shut } }\n"
                         "    change:\n"
                         "      text: Choose a new passphrase\n"
                         "      after: [clean]\n"
                         "      early: The thief reads along.\n"
                         "      because: Now it is yours.\n"
                         "      shows: S1\n"
                         "      sets: { account: hers }\n"
                         "    warn: { text: Warn friends, after: [tell, change], early: From "
                         "whom?, because: Good. }\n"
                         "  traps:\n"
                         "    pay: { text: Pay them, icon: coin, because: They come back. }\n"
                         "  clue: What lets the thief back in?\n";

enum { TELL, CLEAN, CHANGE, WARN, PAY, N_STEPS = 4, N_CARDS = 5 };
enum { STOLEN, SHUT, HERS };

static int set_up(void **state) {
    return play_new(state, &order_rules, rescue_yaml);
}

static const order_state *state_of(const play *p) {
    return (const order_state *)p->state;
}

static order_view_now now_of(const play *p) {
    return order_now(p->l->spec, state_of(p));
}

static void plan(play *p, int a, int b, int c, int d) {
    const int cards[N_STEPS] = {a, b, c, d};
    for (int slot = 0; slot < N_STEPS; slot++) {
        assert_legal(p, ORDER_PUT, cards[slot], slot);
    }
}

static void names_become_indexes(void **state) {
    const play *p = *state;
    const order_spec *s = p->l->spec;
    assert_int_equal(s->steps.items[CHANGE].needs, 1 << CLEAN);
    assert_int_equal(s->steps.items[WARN].needs, 1 << TELL | 1 << CHANGE);
    assert_int_equal(s->steps.items[CHANGE].set[0], HERS);
    assert_int_equal(s->steps.items[TELL].set[0], ORDER_NONE);
    assert_int_equal(s->steps.items[CHANGE].skill, skill_find("S1"));
    assert_int_equal(s->traps.items[0].skill, skill_find("H5"));
    assert_true(order_is_trap(s, PAY));
    assert_string_equal(order_card_at(s, PAY)->key.s, "pay");
    assert_int_equal(order_cards(s), N_CARDS);
    assert_int_equal(order_slots(s), N_STEPS);
}

static void cards_move_between_tray_and_slots(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_illegal(p, ORDER_PUT, -1, 0);
    assert_illegal(p, ORDER_PUT, N_CARDS, 0);
    assert_illegal(p, ORDER_PUT, TELL, -1);
    assert_illegal(p, ORDER_PUT, TELL, N_STEPS);
    assert_illegal(p, ORDER_TAKE, 0, 0);
    assert_illegal(p, ORDER_PLAY, 0, 0);
    assert_illegal(p, ORDER_NEXT, 0, 0);
    assert_legal(p, ORDER_PUT, TELL, 2);
    assert_illegal(p, ORDER_PUT, TELL, 2);
    assert_legal(p, ORDER_PUT, TELL, 0); // from slot to slot
    assert_int_equal(state_of(p)->slots[2], ORDER_NONE);
    assert_legal(p, ORDER_PUT, PAY, 0); // what stood there goes back to the tray
    assert_int_equal(order_slot_of(p->l->spec, state_of(p), TELL), ORDER_NONE);
    assert_int_equal(order_slot_of(p->l->spec, state_of(p), PAY), 0);
    assert_legal(p, ORDER_TAKE, 0, 0);
    assert_illegal(p, ORDER_TAKE, 0, 0);
}

static void any_right_order_plays_to_the_end(void **state) {
    play *p = *state;
    static const int orders[][N_STEPS] = {
        {TELL, CLEAN, CHANGE, WARN}, {CLEAN, TELL, CHANGE, WARN}, {CLEAN, CHANGE, TELL, WARN}};
    for (size_t i = 0; i < 3; i++) {
        play_start(p, i);
        plan(p, orders[i][0], orders[i][1], orders[i][2], orders[i][3]);
        assert_true(order_filled(p->l->spec, state_of(p)));
        for (int k = 0; k < N_STEPS; k++) {
            assert_legal(p, k == 0 ? ORDER_PLAY : ORDER_NEXT, 0, 0);
            assert_int_equal(state_of(p)->phase, ORDER_PLAYING);
            assert_int_equal(p->shown.n, 1);
            assert_int_equal(now_of(p).index, orders[i][k]);
            assert_string_equal(now_of(p).reason, now_of(p).card->because.s);
            const char *id = now_of(p).card->key.s;
            assert_row(&p->shown.rows[0], id, id, id, true, 1);
            assert_false(play_done(p));
        }
        assert_int_equal(state_of(p)->board[0], HERS);
        assert_legal(p, ORDER_NEXT, 0, 0);
        assert_int_equal(p->shown.n, 0);
        assert_true(play_done(p));
    }
}

static void the_board_changes_step_by_step(void **state) {
    play *p = *state;
    play_start(p, 1);
    plan(p, CLEAN, CHANGE, TELL, WARN);
    assert_int_equal(state_of(p)->board[0], STOLEN);
    assert_legal(p, ORDER_PLAY, 0, 0);
    assert_int_equal(state_of(p)->before[0], STOLEN);
    assert_int_equal(state_of(p)->board[0], SHUT);
    assert_legal(p, ORDER_NEXT, 0, 0);
    assert_int_equal(state_of(p)->before[0], SHUT);
    assert_int_equal(state_of(p)->board[0], HERS);
    assert_legal(p, ORDER_NEXT, 0, 0);
    assert_int_equal(state_of(p)->before[0], HERS); // telling changes nothing on the board
}

static void too_early_stops_and_the_good_beginning_stays(void **state) {
    play *p = *state;
    play_start(p, 1);
    plan(p, TELL, CHANGE, CLEAN, WARN);
    assert_legal(p, ORDER_PLAY, 0, 0);
    assert_legal(p, ORDER_NEXT, 0, 0);
    assert_int_equal(state_of(p)->phase, ORDER_FAILED);
    assert_row(&p->shown.rows[0], "change", "clean", "change", false, 1);
    assert_int_equal(p->shown.rows[0].skill, skill_find("S1"));
    assert_string_equal(now_of(p).reason, "The thief reads along.");
    assert_int_equal(state_of(p)->board[0], STOLEN);
    assert_int_equal(state_of(p)->slots[2], CLEAN); // the plan stands until the reason is read
    assert_illegal(p, ORDER_PLAY, 0, 0);
    assert_illegal(p, ORDER_PUT, CLEAN, 1);
    assert_legal(p, ORDER_NEXT, 0, 0);
    assert_int_equal(state_of(p)->phase, ORDER_PLANNING);
    assert_int_equal(state_of(p)->slots[0], TELL);
    for (int slot = 1; slot < N_STEPS; slot++) {
        assert_int_equal(state_of(p)->slots[slot], ORDER_NONE);
    }
    assert_illegal(p, ORDER_TAKE, 0, 0);
    assert_illegal(p, ORDER_PUT, CLEAN, 0);
    assert_illegal(p, ORDER_PUT, TELL, 1);
    assert_legal(p, ORDER_PUT, CLEAN, 1);
    assert_legal(p, ORDER_PUT, CHANGE, 2);
    assert_legal(p, ORDER_PUT, WARN, 3);
    assert_legal(p, ORDER_PLAY, 0, 0); // goes on with the second step: the first has worked
    assert_row(&p->shown.rows[0], "clean", "clean", "clean", true, 1);
    assert_legal(p, ORDER_NEXT, 0, 0);
    assert_row(&p->shown.rows[0], "change", "change", "change", true, 2);
}

static void a_trap_fails_with_its_reason(void **state) {
    play *p = *state;
    play_start(p, 1);
    plan(p, PAY, CLEAN, CHANGE, TELL);
    assert_legal(p, ORDER_PLAY, 0, 0);
    assert_int_equal(state_of(p)->phase, ORDER_FAILED);
    assert_string_equal(now_of(p).reason, "They come back.");
    assert_row(&p->shown.rows[0], "pay", "tell", "pay", false, 1);
    assert_legal(p, ORDER_NEXT, 0, 0);
    plan(p, PAY, CLEAN, CHANGE, TELL);
    assert_legal(p, ORDER_PLAY, 0, 0);
    assert_int_equal(p->shown.rows[0].attempt, 2);
}

static void the_clue_is_for_planning(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "What lets the thief back in?");
    plan(p, CLEAN, CHANGE, TELL, WARN);
    assert_legal(p, ORDER_PLAY, 0, 0);
    assert_null(p->m->clue(p->l->spec, p->state));
}

static void cards_are_never_laid_out_as_written(void **state) {
    play *p = *state;
    bool moved = false;
    for (uint64_t seed = 0; seed < 2000; seed++) {
        static const uint8_t written[N_CARDS] = {TELL, CLEAN, CHANGE, WARN, PAY};
        play_start(p, seed);
        unsigned seen = 0;
        for (size_t i = 0; i < N_CARDS; i++) {
            seen |= 1u << state_of(p)->shown[i];
        }
        assert_int_equal(seen, (1 << N_CARDS) - 1);
        assert_memory_not_equal(state_of(p)->shown, written, N_CARDS);
        moved = moved || state_of(p)->shown[0] == PAY;
    }
    assert_true(moved);
}

static void who_knows_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 200; seed++) {
        tour t = check_bot(*state, seed);
        assert_int_equal(t.rows, N_STEPS);
        assert_int_equal(t.right, N_STEPS);
    }
    check_bot_from_anywhere(*state, 200);
}

static void invariants(play *p) {
    const order_state *st = state_of(p);
    unsigned used = 0;
    for (size_t slot = 0; slot < N_STEPS; slot++) {
        if (st->slots[slot] == ORDER_NONE) {
            assert_true(slot >= st->good);
            continue;
        }
        assert_true(st->slots[slot] < N_CARDS);
        assert_false(used >> st->slots[slot] & 1);
        used |= 1u << st->slots[slot];
    }
    unsigned done = 0;
    for (size_t slot = 0; slot < st->good; slot++) {
        const order_spec *s = p->l->spec;
        assert_int_equal(s->steps.items[st->slots[slot]].needs & ~done, 0);
        done |= 1u << st->slots[slot];
    }
    assert_int_equal(done, st->done);
    assert_true(!play_done(p) || st->good == N_STEPS);
}

static void nothing_breaks_a_random_play(void **state) {
    check_random(*state, 10000, 5, invariants);
}

static void legal_is_what_act_takes(void **state) {
    play *p = *state;
    play_start(p, 0);
    check_legal_is_exact(p);
    plan(p, TELL, CHANGE, CLEAN, WARN);
    check_legal_is_exact(p);
    assert_legal(p, ORDER_PLAY, 0, 0);
    check_legal_is_exact(p);
    assert_legal(p, ORDER_NEXT, 0, 0);
    assert_legal(p, ORDER_NEXT, 0, 0);
    check_legal_is_exact(p); // a good beginning that stays
}

// A caller with little room must still be offered to play: a full plan has many ways to move cards.
static void play_comes_first_among_the_legal(void **state) {
    play *p = *state;
    action one;
    play_start(p, 0);
    plan(p, TELL, CHANGE, CLEAN, WARN);
    assert_int_equal(p->m->legal(p->l->spec, p->state, &one, 1), 1);
    assert_int_equal(one.verb, ORDER_PLAY);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void the_readme_is_a_sound_level(void **state) {
    (void)state;
    check_readme(&order_rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_indexes),
        cmocka_unit_test(cards_move_between_tray_and_slots),
        cmocka_unit_test(any_right_order_plays_to_the_end),
        cmocka_unit_test(the_board_changes_step_by_step),
        cmocka_unit_test(too_early_stops_and_the_good_beginning_stays),
        cmocka_unit_test(a_trap_fails_with_its_reason),
        cmocka_unit_test(the_clue_is_for_planning),
        cmocka_unit_test(cards_are_never_laid_out_as_written),
        cmocka_unit_test(who_knows_is_never_wrong),
        cmocka_unit_test(nothing_breaks_a_random_play),
        cmocka_unit_test(legal_is_what_act_takes),
        cmocka_unit_test(play_comes_first_among_the_legal),
        cmocka_unit_test(saving_changes_nothing),
        cmocka_unit_test(the_readme_is_a_sound_level),
    };
    return cmocka_run_group_tests(tests, set_up, play_free);
}
