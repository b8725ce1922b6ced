// The rules of the forge: keys and what they are worth, the days and what they open, evidence, the
// players, and what a view is told.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/forge/forge.h"
#include "mechanics/forge/forge_meter.h"
#include "mechanics/forge/forge_spec.h"

static const char yaml[] = HEAD(
    "forge",
    "[S2, S1, S5]") "forge:\n"
                    "  ask: Make keys.\n"
                    "  most: 5\n"
                    "  chutes:\n"
                    "    few: { name: Few, icon: dice, words: gull crab whale shell oar tide reef "
                    "kelp }\n"
                    "    many: { name: Many, icon: dice, words: gull crab whale shell oar tide "
                    "reef "
                    "kelp buoy mast keel cove dune squid otter raft }\n"
                    "  scraps:\n"
                    "    cat: { text: Minka, icon: team, known: friends }\n"
                    "    row: { text: qwerty123, icon: dots, known: everyone }\n"
                    "  doors:\n"
                    "    mail: { name: Mail, icon: mail, bears: cat, opens: [game] }\n"
                    "    game: { name: Game, icon: dice, bears: cat }\n"
                    "    bank: { name: Bank, icon: coin }\n"
                    "  bolts:\n"
                    "    code: { name: Code, icon: shield, is: second, have: 1 }\n"
                    "    fix: { name: Update, icon: gear, is: update, have: 3 }\n"
                    "  days:\n"
                    "    friend: { is: guess, name: F, icon: team, speed: -1, lasts: hour, "
                    "because: "
                    "Held., instead: Fell. }\n"
                    "    sol: { is: ask, name: Sol, icon: chat, door: game, text: T, right: keep, "
                    "keep: No, give: Yes, because: Kept., instead: Out., shows: S1, clue: Think. "
                    "}\n"
                    "    dad: { is: ask, name: Dad, icon: adult, text: U, right: give, keep: No, "
                    "give: Yes, because: Told., instead: Shy., shows: S1 }\n"
                    "    leak: { is: leak, name: L, icon: page-out, door: game, because: One., "
                    "instead: More., shows: S1 }\n"
                    "    spy: { is: spy, name: S, icon: look, door: mail, because: Two., instead: "
                    "In., shows: S5 }\n"
                    "    hole: { is: crack, name: H, icon: bin, because: New., instead: Old., "
                    "shows: S5 }\n"
                    "    room: { is: guess, name: R, icon: gear, speed: 1, lasts: hour, because: "
                    "Held again., instead: Fell again. }\n";

enum { FEW, MANY };
enum { CAT, ROW };
enum { MAIL, GAME, BANK, N_DOORS };
enum { CODE, FIX };
enum { FRIEND, SOL, DAD, LEAK, SPY, HOLE, ROOM, N_DAYS };

static int set_up(void **state) {
    return play_new(state, &forge_rules, yaml);
}

static const forge_spec *spec_of(const play *p) {
    return p->l->spec;
}

static const forge_state *state_of(const play *p) {
    return (const forge_state *)p->state;
}

static forge_view_now now_of(const play *p) {
    return forge_now(p->l->spec, state_of(p));
}

static int weight_of(const play *p, const forge_key *key) {
    return forge_weight(p->l->spec, key);
}

// A new key of n words lies on the anvil.
static void make(play *p, int chute, int n) {
    if (state_of(p)->anvil.n > 0) {
        assert_legal(p, FORGE_MELT, 0, 0);
    }
    for (int i = 0; i < n; i++) {
        assert_legal(p, FORGE_DRAW, chute, 0);
    }
}

static void hang(play *p, int door, int words) {
    make(p, MANY, words);
    assert_legal(p, FORGE_FIT, door, 0);
}

// Plays rightly up to the day, with the strongest keys and every lock on.
static void come_to(play *p, int day) {
    play_start(p, 1);
    while (now_of(p).day != &spec_of(p)->days.items[day]) {
        action a;
        assert_true(p->m->bot(p->l->spec, p->state, &a));
        assert_true(play_act(p, a));
    }
    for (action a; now_of(p).phase == FORGE_WORK;) { // makes all ready, and stops before it comes
        assert_true(p->m->bot(p->l->spec, p->state, &a));
        if (a.verb == FORGE_MEET) {
            break;
        }
        assert_true(play_act(p, a));
    }
}

static void names_become_numbers(void **state) {
    const forge_spec *s = spec_of(*state);
    assert_int_equal(s->chutes.items[FEW].n, 8);
    assert_int_equal(s->chutes.items[FEW].weight, 903);
    assert_int_equal(s->chutes.items[MANY].weight, 1204);
    assert_int_equal(s->scraps.items[CAT].weight, 1000);
    assert_int_equal(s->scraps.items[ROW].weight, forge_meter("qwerty123"));
    assert_in_range(s->scraps.items[ROW].weight, 0, 4000);
    assert_int_equal(s->doors.items[MAIL].scrap, CAT);
    assert_int_equal(s->doors.items[BANK].scrap, FORGE_NONE);
    assert_int_equal(s->doors.items[MAIL].openers, 1 << GAME);
    assert_int_equal(s->days.items[FRIEND].tries, -1000 + 3556);
    assert_int_equal(s->days.items[LEAK].target, GAME);
    assert_int_equal(s->days.items[HOLE].skill, skill_find("S5"));
}

// What the meter does not know, it does not judge.
static void the_meter_knows_its_letters(void **state) {
    (void)state;
    assert_int_equal(forge_meter("\xE6\xB5\xB7"), FORGE_METER_NONE);
    assert_true(forge_meter("password") < 10);
    assert_true(forge_meter("gull anchor tuba") > forge_meter("gull anchor"));
}

static void a_key_is_worth_how_it_was_drawn(void **state) {
    play *p = *state;
    play_start(p, 4);
    make(p, MANY, 2);
    assert_int_equal(weight_of(p, &state_of(p)->anvil), 2 * 1204);
    assert_legal(p, FORGE_DRAW, FEW, 0);
    assert_legal(p, FORGE_TAKE, CAT, 0);
    assert_int_equal(weight_of(p, &state_of(p)->anvil), 2 * 1204 + 903 + 1000);
    assert_legal(p, FORGE_DRAW, FEW, 0);
    assert_illegal(p, FORGE_DRAW, FEW, 0); // five at most
    assert_illegal(p, FORGE_TAKE, CAT, 0);
}

// Throwing words back until they please leaves the guesser less to do; hanging a key ends that.
static void picking_costs_what_it_tells(void **state) {
    play *p = *state;
    play_start(p, 4);
    for (int i = 0; i < 3; i++) {
        make(p, MANY, 2);
    }
    assert_int_equal(weight_of(p, &state_of(p)->anvil), 2 * 1204 - 478);
    assert_legal(p, FORGE_FIT, BANK, 0);
    assert_int_equal(weight_of(p, &state_of(p)->keys[BANK]), 2 * 1204 - 478);
    make(p, MANY, 2);
    assert_int_equal(weight_of(p, &state_of(p)->anvil), 2 * 1204);
    assert_legal(p, FORGE_MELT, 0, 0);
    assert_legal(p, FORGE_TAKE, CAT, 0);
    assert_legal(p, FORGE_MELT, 0, 0); // nobody picks among scraps
    make(p, MANY, 1);
    assert_int_equal(state_of(p)->anvil.lost, 1);
    while (state_of(p)->anvil.lost < FORGE_MAX_MELTS) {
        make(p, FEW, 1);
    }
    assert_illegal(p, FORGE_MELT, 0, 0);
    assert_true(weight_of(p, &state_of(p)->anvil) == 0);
}

static void a_key_stays_on_the_anvil(void **state) {
    play *p = *state;
    play_start(p, 4);
    assert_illegal(p, FORGE_FIT, MAIL, 0);
    assert_illegal(p, FORGE_MELT, 0, 0);
    assert_true(forge_shared(spec_of(p), state_of(p), MAIL)); // the cat, twice
    hang(p, MAIL, 3);
    assert_false(forge_shared(spec_of(p), state_of(p), MAIL));
    assert_illegal(p, FORGE_FIT, MAIL, 0);  // it hangs there
    assert_illegal(p, FORGE_DRAW, MANY, 0); // what hangs is not changed
    assert_legal(p, FORGE_FIT, BANK, 0);
    assert_true(forge_shared(spec_of(p), state_of(p), BANK));
    hang(p, BANK, 3);
    assert_false(forge_shared(spec_of(p), state_of(p), BANK));
    assert_int_not_equal(state_of(p)->keys[MAIL].serial, state_of(p)->keys[BANK].serial);
}

static void nothing_comes_before_every_door_is_ready(void **state) {
    play *p = *state;
    play_start(p, 4);
    assert_false(now_of(p).ready);
    assert_illegal(p, FORGE_MEET, 0, 0);
    assert_illegal(p, FORGE_NEXT, 0, 0);
    assert_illegal(p, FORGE_ANSWER, FORGE_KEEP, 0);
    hang(p, BANK, 1);
    assert_true(now_of(p).ready);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_illegal(p, FORGE_DRAW, FEW, 0);
    assert_illegal(p, FORGE_MEET, 0, 0);
}

// A friend with 360 guesses: the cat falls on both its doors, three drawn words hold.
static void guessers_open_what_is_weak(void **state) {
    play *p = *state;
    play_start(p, 4);
    hang(p, BANK, 3);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_int_equal(state_of(p)->fell, 1 << MAIL | 1 << GAME);
    assert_string_equal(now_of(p).reason, "Fell.");
    assert_int_equal(p->shown.n, N_DOORS);
    assert_row(&p->shown.rows[MAIL], "friend.mail", "holds", "opens", false, 1);
    assert_row(&p->shown.rows[BANK], "friend.bank", "holds", "holds", true, 1);
    assert_int_equal(p->shown.rows[BANK].skill, skill_find("S2"));
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_false(now_of(p).ready);
    assert_true(now_of(p).again);
    hang(p, MAIL, 3);
    hang(p, GAME, 3);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_row(&p->shown.rows[MAIL], "friend.mail", "holds", "holds", true, 2);
    assert_string_equal(now_of(p).reason, "Held.");
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_int_equal(now_of(p).number, 2);
}

static void who_asks_is_answered(void **state) {
    play *p = *state;
    come_to(p, SOL);
    if (now_of(p).phase == FORGE_WORK) {
        assert_legal(p, FORGE_MEET, 0, 0);
    }
    assert_int_equal(now_of(p).phase, FORGE_ASKED);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Think.");
    assert_illegal(p, FORGE_ANSWER, 2, 0);
    assert_legal(p, FORGE_ANSWER, FORGE_GIVE, 0);
    assert_row(&p->shown.rows[0], "sol", "keep", "give", false, 1);
    assert_int_equal(p->shown.rows[0].kind, EVIDENCE_SIGNAL);
    assert_int_equal(p->shown.rows[0].skill, skill_find("S1"));
    assert_int_equal(state_of(p)->fell, 1 << GAME);
    assert_string_equal(now_of(p).reason, "Out.");
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_int_equal(now_of(p).phase, FORGE_WORK);
    hang(p, GAME, 5);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_legal(p, FORGE_ANSWER, FORGE_KEEP, 0);
    assert_row(&p->shown.rows[0], "sol", "keep", "keep", true, 2);
    assert_int_equal(state_of(p)->fell, 0);
    come_to(p, DAD);
    if (now_of(p).phase == FORGE_WORK) {
        assert_legal(p, FORGE_MEET, 0, 0);
    }
    assert_legal(p, FORGE_ANSWER, FORGE_KEEP, 0);
    assert_row(&p->shown.rows[0], "dad", "give", "keep", false, 1);
    assert_int_equal(p->shown.rows[0].kind, EVIDENCE_NOISE);
    assert_int_equal(state_of(p)->fell, 0); // who is too careful loses no door
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_int_equal(now_of(p).phase, FORGE_ASKED); // and nothing needs to be done before
    assert_true(now_of(p).again);
}

static void a_leak_opens_each_door_with_that_key(void **state) {
    play *p = *state;
    come_to(p, LEAK);
    make(p, MANY, 5);
    assert_legal(p, FORGE_FIT, GAME, 0);
    assert_legal(p, FORGE_FIT, BANK, 0);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_int_equal(state_of(p)->fell, 1 << GAME | 1 << BANK);
    assert_int_equal(p->shown.n, 2); // the game's own door falls whatever is done
    assert_row(&p->shown.rows[0], "leak.mail", "holds", "holds", true, 1);
    assert_row(&p->shown.rows[1], "leak.bank", "holds", "opens", false, 1);
    assert_string_equal(now_of(p).reason, "More.");
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_illegal(p, FORGE_FIT, GAME, 0); // what lies on the anvil is out
    hang(p, GAME, 5);
    hang(p, BANK, 5);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_int_equal(state_of(p)->fell, 1 << GAME);
    assert_string_equal(now_of(p).reason, "One.");
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_int_equal(now_of(p).day - spec_of(p)->days.items, SPY);
    assert_false(now_of(p).ready); // the game needs a new one all the same
}

static void who_is_in_at_the_mail_opens_more(void **state) {
    play *p = *state;
    come_to(p, SPY);
    assert_true(forge_bolted(spec_of(p), state_of(p), MAIL, FORGE_SECOND));
    assert_illegal(p, FORGE_BOLT, CODE, BANK); // there is one
    assert_legal(p, FORGE_BOLT, CODE, MAIL);
    assert_int_equal(forge_bolts_left(spec_of(p), state_of(p), CODE), 1);
    assert_legal(p, FORGE_BOLT, CODE, BANK);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_int_equal(state_of(p)->fell, 1 << MAIL | 1 << GAME);
    come_to(p, SPY);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_int_equal(state_of(p)->fell, 0);
    assert_true(now_of(p).well);
    assert_row(&p->shown.rows[MAIL], "spy.mail", "holds", "holds", true, 1);
    assert_legal(p, FORGE_NEXT, 0, 0);
    assert_false(now_of(p).ready); // it held, but the key is out
}

static void old_locks_have_holes(void **state) {
    play *p = *state;
    come_to(p, HOLE);
    assert_legal(p, FORGE_BOLT, FIX, BANK);
    assert_legal(p, FORGE_MEET, 0, 0);
    assert_int_equal(state_of(p)->fell, 1 << BANK);
    assert_row(&p->shown.rows[BANK], "hole.bank", "holds", "opens", false, 1);
    assert_int_equal(p->shown.rows[BANK].skill, skill_find("S5"));
}

static void the_gauge_shows_who_guesses_next(void **state) {
    play *p = *state;
    play_start(p, 4);
    assert_true(forge_guesser(spec_of(p), state_of(p)) == &spec_of(p)->days.items[FRIEND]);
    come_to(p, LEAK);
    assert_true(forge_guesser(spec_of(p), state_of(p)) == &spec_of(p)->days.items[ROOM]);
}

// One key for all, however strong, comes no further than the leak; weak keys not past the first.
static void carelessness_does_not_win(void **state) {
    play *p = *state;
    come_to(p, LEAK);
    for (int tries = 0; tries < 20; tries++) {
        make(p, MANY, 5);
        for (int d = 0; d < N_DOORS; d++) {
            assert_legal(p, FORGE_FIT, d, 0);
        }
        assert_legal(p, FORGE_MEET, 0, 0);
        assert_false(now_of(p).well);
        assert_legal(p, FORGE_NEXT, 0, 0);
    }
    play_start(p, 4);
    for (int tries = 0; tries < 20; tries++) {
        for (int d = 0; d < N_DOORS; d++) {
            make(p, FEW, 1);
            assert_legal(p, FORGE_FIT, d, 0);
        }
        assert_legal(p, FORGE_MEET, 0, 0);
        assert_false(now_of(p).well);
        assert_legal(p, FORGE_NEXT, 0, 0);
    }
}

static void draws_and_askers_are_seeded(void **state) {
    play *p = *state;
    unsigned seen = 0, first = 0;
    for (uint64_t seed = 0; seed < 200; seed++) {
        play_start(p, seed);
        first |= 1u << state_of(p)->order[1];
        assert_int_equal(state_of(p)->order[0], FRIEND);
        make(p, MANY, 1);
        seen |= 1u << state_of(p)->anvil.word[0];
        uint64_t once = play_hash(p);
        play_start(p, seed);
        make(p, MANY, 1);
        assert_true(play_hash(p) == once);
    }
    assert_int_equal(seen, 0xFFFF);
    assert_int_equal(first, 1 << SOL | 1 << DAD);
}

static void who_knows_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 200; seed++) {
        tour t = check_bot(*state, seed);
        assert_int_equal(t.rows, 4 * N_DOORS + 2 + 2);
        assert_int_equal(t.right, t.rows);
    }
    check_bot_from_anywhere(*state, 200);
}

static void invariants(play *p) {
    const forge_spec *s = spec_of(p);
    const forge_state *st = state_of(p);
    assert_true(st->phase <= FORGE_OVER && st->day <= N_DAYS);
    assert_true(st->anvil.n <= s->most && st->anvil.lost <= FORGE_MAX_MELTS);
    assert_true(forge_bolts_left(s, st, CODE) >= 0 && forge_bolts_left(s, st, FIX) >= 0);
    for (size_t d = 0; d < N_DOORS; d++) {
        assert_true(st->keys[d].n <= s->most);
        assert_true(!(st->open >> d & 1) || st->keys[d].known);
        assert_true(weight_of(p, &st->keys[d]) >= 0);
    }
    assert_true((st->phase == FORGE_TOLD) == (now_of(p).reason != NULL));
}

static void nothing_breaks_a_random_play(void **state) {
    check_random(*state, 10000, 11, invariants);
}

static void legal_is_what_act_takes(void **state) {
    play *p = *state;
    play_start(p, 0);
    check_legal_is_exact(p);
    hang(p, BANK, 2);
    check_legal_is_exact(p);
    come_to(p, SPY);
    check_legal_is_exact(p);
    come_to(p, DAD);
    check_legal_is_exact(p);
    assert_int_equal(sizeof(forge_state), 196); // no byte between
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void the_readme_is_a_sound_level(void **state) {
    (void)state;
    check_readme(&forge_rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_numbers),
        cmocka_unit_test(the_meter_knows_its_letters),
        cmocka_unit_test(a_key_is_worth_how_it_was_drawn),
        cmocka_unit_test(picking_costs_what_it_tells),
        cmocka_unit_test(a_key_stays_on_the_anvil),
        cmocka_unit_test(nothing_comes_before_every_door_is_ready),
        cmocka_unit_test(guessers_open_what_is_weak),
        cmocka_unit_test(who_asks_is_answered),
        cmocka_unit_test(a_leak_opens_each_door_with_that_key),
        cmocka_unit_test(who_is_in_at_the_mail_opens_more),
        cmocka_unit_test(old_locks_have_holes),
        cmocka_unit_test(the_gauge_shows_who_guesses_next),
        cmocka_unit_test(carelessness_does_not_win),
        cmocka_unit_test(draws_and_askers_are_seeded),
        cmocka_unit_test(who_knows_is_never_wrong),
        cmocka_unit_test(nothing_breaks_a_random_play),
        cmocka_unit_test(legal_is_what_act_takes),
        cmocka_unit_test(saving_changes_nothing),
        cmocka_unit_test(the_readme_is_a_sound_level),
    };
    return cmocka_run_group_tests(tests, set_up, play_free);
}
