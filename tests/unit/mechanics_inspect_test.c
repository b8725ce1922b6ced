// The rules of inspect: looks, pins and stamps, evidence, who gets through a round, the players,
// and what a view is told.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/inspect/inspect.h"
#include "mechanics/inspect/inspect_spec.h"

#define CASE(id, is, tells)                                                                        \
    "    " id ":\n"                                                                                \
    "      shown: message\n"                                                                       \
    "      is: " is "\n"                                                                           \
    "      parts:\n"                                                                               \
    "        who: { as: from, text: Somebody }\n"                                                  \
    "        link: { as: link, text: Look here, under: It leads there, tells: " tells " }\n"       \
    "      because: Because " id ".\n"

static const char sample_yaml[] =
    HEAD("inspect",
         "[S3, T4]") "inspect:\n"
                     "  ask: Trust it?\n"
                     "  looks: 2\n"
                     "  pins: T4\n"
                     "  report: Stop it\n"
                     "  cases:\n"
                     "    prize:\n"
                     "      shown: page\n"
                     "      is: deceptive\n"
                     "      parts:\n"
                     "        who: { as: from, text: Prizes, under: It was made today }\n"
                     "        hurry: { text: Only today, tells: deceptive }\n"
                     "        link: { as: link, text: Here, under: Far away, tells: deceptive }\n"
                     "        stars: { as: stars, text: Five stars, under: All from one day }\n"
                     "      because: Nobody wins what they did not enter.\n"
                     "      instead: { trust: Then they have your name. }\n"
                     "      checked: The office knows of no prize.\n"
                     "      clue: Did you enter anything?\n" CASE("code", "deceptive", "deceptive")
                         CASE("lock", "deceptive", "deceptive") CASE("aunt", "genuine", "genuine")
                             CASE("club", "genuine", "genuine") CASE(
                                 "book", "genuine",
                                 "genuine") "    odd:\n"
                                            "      shown: message\n"
                                            "      is: genuine\n"
                                            "      settled: no\n"
                                            "      shows: T4\n"
                                            "      parts:\n"
                                            "        who: { as: from, text: A new number, under: "
                                            "Nobody knows it }\n"
                                            "        words: { text: It is me }\n"
                                            "      because: Nothing here can tell.\n"
                                            "      checked: You ask her. It is her new number.\n";

enum { N_CASES = 7, PRIZE = 0, AUNT = 3, ODD = 6 };
enum { WHO, HURRY, LINK, STARS };

static int set_up(void **state) {
    return play_new(state, &inspect_rules, sample_yaml);
}

static const inspect_spec *spec_of(const play *p) {
    return p->l->spec;
}

static inspect_view_now now_of(const play *p) {
    return inspect_now(p->l->spec, (const inspect_state *)p->state);
}

static const inspect_state *state_of(const play *p) {
    return (const inspect_state *)p->state;
}

static void read_on(play *p) {
    while (state_of(p)->phase == INSPECT_CHECKED || state_of(p)->phase == INSPECT_REASON) {
        assert_legal(p, INSPECT_NEXT, 0, 0);
    }
}

// Stamps what stands before the child; a report has a pin first.
static void stamp(play *p, int which) {
    if (which == INSPECT_REPORT && state_of(p)->pinned == 0) {
        for (int i = 0; state_of(p)->pinned == 0; i++) {
            play_do(p, INSPECT_LOOK, i, 0);
            play_do(p, INSPECT_PIN, i, 0);
        }
    }
    assert_legal(p, INSPECT_STAMP, which, 0);
}

// Plays rightly up to the case called id, which then stands before the child.
static void come_to(play *p, const char *id) {
    play_start(p, 1);
    while (strcmp(now_of(p).now->key.s, id) != 0) {
        stamp(p, now_of(p).now->right);
        read_on(p);
    }
}

static void truths_become_stamps(void **state) {
    const inspect_spec *s = spec_of(*state);
    const inspect_case *prize = &s->cases.items[PRIZE], *aunt = &s->cases.items[AUNT],
                       *odd = &s->cases.items[ODD];
    assert_int_equal(prize->right, INSPECT_REPORT);
    assert_int_equal(prize->kind, EVIDENCE_SIGNAL);
    assert_int_equal(prize->skill, skill_find("S3"));
    assert_int_equal(aunt->right, INSPECT_TRUST);
    assert_int_equal(aunt->kind, EVIDENCE_NOISE);
    assert_int_equal(odd->right, INSPECT_CHECK);
    assert_int_equal(odd->kind, EVIDENCE_PLAIN);
    assert_int_equal(odd->skill, skill_find("T4"));
    assert_int_equal(s->pin_skill, skill_find("T4"));
    assert_string_equal(s->stamps[INSPECT_REPORT].s, "Stop it");
    assert_null(s->stamps[INSPECT_TRUST].s);
}

static void looks_are_few_and_kept(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_int_equal(state_of(p)->looks, 2);
    stamp(p, INSPECT_TRUST);
    read_on(p);
    assert_int_equal(state_of(p)->looks, 4);
    stamp(p, INSPECT_TRUST);
    read_on(p);
    stamp(p, INSPECT_TRUST);
    read_on(p);
    assert_int_equal(state_of(p)->looks, INSPECT_MAX_LOOKS);
    come_to(p, "prize");
    int before = state_of(p)->looks;
    assert_legal(p, INSPECT_LOOK, LINK, 0);
    assert_int_equal(state_of(p)->looks, before - 1);
    assert_illegal(p, INSPECT_LOOK, LINK, 0);
    assert_illegal(p, INSPECT_LOOK, HURRY, 0); // nothing is under it
    assert_illegal(p, INSPECT_LOOK, 4, 0);
    assert_illegal(p, INSPECT_LOOK, -1, 0);
}

static void what_was_looked_at_can_be_pinned(void **state) {
    play *p = *state;
    come_to(p, "prize");
    assert_illegal(p, INSPECT_PIN, LINK, 0);
    assert_illegal(p, INSPECT_STAMP, INSPECT_REPORT, 0); // without a reason
    assert_legal(p, INSPECT_PIN, HURRY, 0);              // it stands on its face
    assert_legal(p, INSPECT_LOOK, LINK, 0);
    assert_legal(p, INSPECT_PIN, LINK, 0);
    if (state_of(p)->looks > 0) {
        assert_legal(p, INSPECT_LOOK, WHO, 0);
    }
    assert_illegal(p, INSPECT_PIN, WHO, 0); // two at most
    assert_legal(p, INSPECT_PIN, HURRY, 0); // no more
    assert_legal(p, INSPECT_PIN, WHO, 0);
    assert_legal(p, INSPECT_STAMP, INSPECT_REPORT, 0);
}

static void without_looks_anything_can_be_suspected(void **state) {
    play *p = *state;
    come_to(p, "prize");
    for (int part = 0; state_of(p)->looks > 0 && part < STARS; part++) {
        play_do(p, INSPECT_LOOK, part, 0);
    }
    if (state_of(p)->looks > 0) {
        assert_illegal(p, INSPECT_PIN, STARS, 0);
        assert_legal(p, INSPECT_LOOK, STARS, 0);
    }
    assert_legal(p, INSPECT_PIN, STARS, 0);
}

static void each_verb_has_its_moment(void **state) {
    play *p = *state;
    play_start(p, 3);
    assert_illegal(p, INSPECT_NEXT, 0, 0);
    assert_illegal(p, INSPECT_STAMP, -1, 0);
    assert_illegal(p, INSPECT_STAMP, INSPECT_STAMPS, 0);
    assert_illegal(p, 0, 0, 0);
    assert_illegal(p, 5, 0, 0);
    stamp(p, INSPECT_TRUST);
    assert_illegal(p, INSPECT_STAMP, INSPECT_TRUST, 0);
    assert_illegal(p, INSPECT_LOOK, 0, 0);
    assert_illegal(p, INSPECT_PIN, 0, 0);
    assert_legal(p, INSPECT_NEXT, 0, 0);
    assert_illegal(p, INSPECT_NEXT, 0, 0);
}

static void right_and_wrong_leave_their_row(void **state) {
    play *p = *state;
    come_to(p, "aunt");
    assert_legal(p, INSPECT_STAMP, INSPECT_TRUST, 0);
    assert_int_equal(p->shown.n, 1);
    const evidence *e = &p->shown.rows[0];
    assert_row(e, "aunt", "trust", "trust", true, 1);
    assert_int_equal(e->kind, EVIDENCE_NOISE);
    come_to(p, "prize");
    assert_legal(p, INSPECT_STAMP, INSPECT_CHECK, 0);
    assert_row(e, "prize", "report", "check", false, 1);
    assert_int_equal(e->kind, EVIDENCE_SIGNAL);
    come_to(p, "odd");
    assert_legal(p, INSPECT_STAMP, INSPECT_CHECK, 0);
    assert_row(e, "odd", "check", "check", true, 1);
    assert_int_equal(e->skill, skill_find("T4"));
}

static void pins_leave_a_row_of_their_own(void **state) {
    play *p = *state;
    const evidence *e = &p->shown.rows[1];
    come_to(p, "prize");
    assert_legal(p, INSPECT_LOOK, LINK, 0);
    assert_legal(p, INSPECT_PIN, LINK, 0);
    assert_legal(p, INSPECT_STAMP, INSPECT_REPORT, 0);
    assert_int_equal(p->shown.n, 2);
    assert_row(e, "prize", "hurry", "link", true, 1);
    assert_int_equal(e->skill, skill_find("T4"));
    come_to(p, "prize");
    assert_legal(p, INSPECT_LOOK, WHO, 0);
    assert_legal(p, INSPECT_PIN, WHO, 0);
    assert_legal(p, INSPECT_PIN, HURRY, 0);
    assert_legal(p, INSPECT_STAMP, INSPECT_REPORT, 0);
    assert_row(e, "prize", "hurry", "who", false, 1); // one that proves nothing is one too many
    come_to(p, "odd");
    assert_legal(p, INSPECT_PIN, 1, 0);
    assert_legal(p, INSPECT_STAMP, INSPECT_CHECK, 0);
    assert_int_equal(p->shown.n, 1); // no pin could have helped
}

static void every_stamp_has_its_words(void **state) {
    play *p = *state;
    come_to(p, "prize");
    assert_null(now_of(p).words);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Did you enter anything?");
    assert_legal(p, INSPECT_STAMP, INSPECT_TRUST, 0);
    assert_string_equal(now_of(p).words, "Then they have your name.");
    assert_false(now_of(p).right);
    assert_null(p->m->clue(p->l->spec, p->state));
    come_to(p, "prize");
    assert_legal(p, INSPECT_STAMP, INSPECT_CHECK, 0);
    assert_int_equal(now_of(p).phase, INSPECT_CHECKED);
    assert_string_equal(now_of(p).words, "The office knows of no prize.");
    assert_legal(p, INSPECT_NEXT, 0, 0);
    assert_string_equal(now_of(p).words, "Nobody wins what they did not enter.");
    come_to(p, "code");
    assert_legal(p, INSPECT_STAMP, INSPECT_CHECK, 0);
    assert_int_equal(now_of(p).phase, INSPECT_REASON); // it says nothing of checking
    assert_string_equal(now_of(p).words, "Because code.");
}

// To the end of the round; what is `wrong` is stamped `as`, the rest rightly.
static void play_round(play *p, const bool wrong[N_CASES], int as) {
    while (state_of(p)->phase != INSPECT_TALLY) {
        size_t which = (size_t)(now_of(p).now - spec_of(p)->cases.items);
        stamp(p, wrong[which] ? as : now_of(p).now->right);
        read_on(p);
    }
}

static void a_slip_is_forgiven(void **state) {
    play *p = *state;
    play_start(p, 5);
    play_round(p, (bool[N_CASES]){[PRIZE] = true}, INSPECT_TRUST);
    inspect_view_now now = now_of(p);
    assert_true(now.right);
    assert_null(now.now);
    assert_int_equal(now.of[INSPECT_REPORT], 3);
    assert_int_equal(now.well[INSPECT_REPORT], 2);
    assert_int_equal(now.well[INSPECT_TRUST], 3);
    assert_int_equal(now.well[INSPECT_CHECK], 1);
    assert_legal(p, INSPECT_NEXT, 0, 0);
    assert_true(play_done(p));
}

static void too_many_slips_bring_the_round_again(void **state) {
    play *p = *state;
    static const bool two[][N_CASES] = {
        {[PRIZE] = true, [1] = true},    // of one kind
        {[PRIZE] = true, [AUNT] = true}, // of all
        {[ODD] = true},                  // the only one that had to be checked
    };
    for (size_t i = 0; i < 3; i++) {
        play_start(p, 5);
        play_round(p, two[i], i == 1 ? INSPECT_CHECK : INSPECT_TRUST);
        assert_false(now_of(p).right);
        assert_legal(p, INSPECT_NEXT, 0, 0);
        assert_false(play_done(p));
        assert_true(now_of(p).again);
        assert_int_equal(now_of(p).number, 1);
        assert_int_equal(state_of(p)->looks, 2);
        stamp(p, now_of(p).now->right);
        assert_int_equal(p->shown.rows[0].attempt, 2);
        read_on(p);
        play_round(p, (bool[N_CASES]){0}, INSPECT_TRUST);
        assert_legal(p, INSPECT_NEXT, 0, 0);
        assert_true(play_done(p));
    }
}

// Always the same stamp never gets through, and the evidence tells: no better than chance.
static void one_stamp_for_all_never_wins(void **state) {
    play *p = *state;
    for (int which = 0; which < INSPECT_STAMPS; which++) {
        play_start(p, 9);
        size_t right[3] = {0}, of[3] = {0};
        for (int round = 0; round < 20; round++) {
            while (state_of(p)->phase != INSPECT_TALLY) {
                stamp(p, which);
                const evidence *e = &p->shown.rows[0];
                of[e->kind]++;
                right[e->kind] += e->right;
                read_on(p);
            }
            assert_legal(p, INSPECT_NEXT, 0, 0);
            assert_false(play_done(p));
        }
        size_t caught = right[EVIDENCE_SIGNAL],
               false_alarms = of[EVIDENCE_NOISE] - right[EVIDENCE_NOISE];
        assert_int_equal(caught, which == INSPECT_REPORT ? 60 : 0);
        assert_int_equal(false_alarms, which == INSPECT_TRUST ? 0 : 60);
    }
}

static void stamps_at_random_hardly_win(void **state) {
    play *p = *state;
    rng dice;
    rng_seed(&dice, 4);
    int won = 0;
    for (int plays = 0; plays < 400; plays++) {
        play_start(p, (uint64_t)plays);
        while (state_of(p)->phase != INSPECT_TALLY) {
            stamp(p, (int)rng_below(&dice, INSPECT_STAMPS));
            read_on(p);
        }
        won += now_of(p).right;
    }
    assert_true(won < 12);
}

static void the_order_is_hidden_and_seeded(void **state) {
    play *p = *state;
    unsigned first[N_CASES] = {0};
    for (uint64_t seed = 0; seed < 200; seed++) {
        play_start(p, seed);
        uint64_t once = play_hash(p);
        unsigned seen = 0;
        for (size_t i = 0; i < N_CASES; i++) {
            seen |= 1u << state_of(p)->order[i];
        }
        assert_int_equal(seen, (1 << N_CASES) - 1);
        first[state_of(p)->order[0]]++;
        play_start(p, seed);
        assert_true(play_hash(p) == once);
    }
    for (size_t i = 0; i < N_CASES; i++) {
        assert_true(first[i] > 0);
    }
}

static void who_knows_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 200; seed++) {
        tour t = check_bot(*state, seed);
        assert_int_equal(t.rows, N_CASES + 3); // and a pin for each that is reported
        assert_int_equal(t.right, t.rows);
    }
    check_bot_from_anywhere(*state, 200);
}

static void invariants(play *p) {
    const inspect_state *st = state_of(p);
    assert_true(st->phase <= INSPECT_OVER);
    assert_true(st->looks <= INSPECT_MAX_LOOKS);
    assert_true(st->at < N_CASES || st->phase >= INSPECT_TALLY);
    bool told = st->phase == INSPECT_CHECKED || st->phase == INSPECT_REASON;
    assert_true(told == (st->stamped != INSPECT_NONE));
    int pins = 0;
    for (size_t i = 0; i < INSPECT_MAX_PARTS; i++) {
        pins += st->pinned >> i & 1;
    }
    assert_true(pins <= INSPECT_PINS);
    assert_true(st->missed[0] <= 3 && st->missed[1] <= 1 && st->missed[2] <= 3);
}

static void nothing_breaks_a_random_play(void **state) {
    check_random(*state, 10000, 11, invariants);
}

static void legal_is_what_act_takes(void **state) {
    play *p = *state;
    come_to(p, "prize");
    check_legal_is_exact(p);
    assert_legal(p, INSPECT_LOOK, LINK, 0);
    assert_legal(p, INSPECT_PIN, LINK, 0);
    check_legal_is_exact(p);
    assert_legal(p, INSPECT_PIN, HURRY, 0);
    check_legal_is_exact(p);
    stamp(p, INSPECT_CHECK);
    check_legal_is_exact(p);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void the_readme_is_a_sound_level(void **state) {
    (void)state;
    check_readme(&inspect_rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truths_become_stamps),
        cmocka_unit_test(looks_are_few_and_kept),
        cmocka_unit_test(what_was_looked_at_can_be_pinned),
        cmocka_unit_test(without_looks_anything_can_be_suspected),
        cmocka_unit_test(each_verb_has_its_moment),
        cmocka_unit_test(right_and_wrong_leave_their_row),
        cmocka_unit_test(pins_leave_a_row_of_their_own),
        cmocka_unit_test(every_stamp_has_its_words),
        cmocka_unit_test(a_slip_is_forgiven),
        cmocka_unit_test(too_many_slips_bring_the_round_again),
        cmocka_unit_test(one_stamp_for_all_never_wins),
        cmocka_unit_test(stamps_at_random_hardly_win),
        cmocka_unit_test(the_order_is_hidden_and_seeded),
        cmocka_unit_test(who_knows_is_never_wrong),
        cmocka_unit_test(nothing_breaks_a_random_play),
        cmocka_unit_test(legal_is_what_act_takes),
        cmocka_unit_test(saving_changes_nothing),
        cmocka_unit_test(the_readme_is_a_sound_level),
    };
    return cmocka_run_group_tests(tests, set_up, play_free);
}
