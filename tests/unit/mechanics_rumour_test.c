// The rules of rumour: how stories and boats go down the river, who can be asked, evidence, who
// gets through a round, and the players.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/rumour/rumour.h"
#include "mechanics/rumour/rumour_bot.h"
#include "mechanics/rumour/rumour_spec.h"

#define STORY(id, is, pull, tail)                                                                  \
    "    " id ":\n"                                                                                \
    "      icon: bell\n"                                                                           \
    "      is: " is "\n"                                                                           \
    "      shows: T2\n"                                                                            \
    "      words: [One " id ", Two " id ", Three " id "]\n"                                        \
    "      from: [sol]\n"                                                                          \
    "      source: { name: Notice, icon: mail, says: It says " id " }\n"                           \
    "      pull: " pull "\n"                                                                       \
    "      pulls: It pulls by " pull ".\n"                                                         \
    "      because: Because " id ".\n" tail

#define RIVER                                                                                      \
    "  friends:\n"                                                                                 \
    "    sol: { name: Sol, look: sol, row: 1, tells: [leo, nell] }\n"                              \
    "    leo: { name: Leo, look: leo, row: 1, tells: [omar, priya, me] }\n"                        \
    "    nell: { name: Nell, look: nell, row: 3, careful: yes, tells: [priya] }\n"                 \
    "    omar: { name: Omar, look: omar, row: 1, tells: [me] }\n"                                  \
    "    priya: { name: Priya, look: priya, row: 3, careful: yes }\n"                              \
    "    me: { name: Me, row: 2 }\n"

enum { SOL, LEO, NELL, OMAR, PRIYA, ME };

// One story at a time, friends alone.
static const char brook_yaml[] =
    HEAD("rumour", "[T2, T3]") "rumour:\n"
                               "  steps: 7\n"
                               "  boats: 2\n"
                               "  enough: 70\n"
                               "  traces: T3\n" RIVER
                               "  stories:\n" STORY("pool", "false", "fear",
                                                    "      instead: Not so.\n      clue: Ask.\n")
                                   STORY("cake", "true", "honest", "");

// Two at once, with a crowd, and pulls to be named.
static const char town_yaml[] =
    HEAD("rumour", "[T2, T5]") "rumour:\n"
                               "  steps: 14\n"
                               "  at-once: 2\n"
                               "  enough: 60\n"
                               "  crowd: 300\n"
                               "  names: T5\n" RIVER
                               "  stories:\n" STORY("pool", "false", "fear", "")
                                   STORY("fair", "false", "hurry", "")
                                       STORY("cake", "true", "honest", "")
                                           STORY("boat", "true", "crowd", "");

static int brook(void **state) {
    return play_new(state, &rumour_rules, brook_yaml);
}

static int town(void **state) {
    return play_new(state, &rumour_rules, town_yaml);
}

static const rumour_spec *spec_of(const play *p) {
    return p->l->spec;
}

static const rumour_state *state_of(const play *p) {
    return (const rumour_state *)p->state;
}

static uint8_t held(const play *p, size_t person) {
    return rumour_held(spec_of(p), state_of(p), 0, person);
}

static const char *story_now(const play *p) {
    return rumour_story_of(spec_of(p), state_of(p), 0)->key.s;
}

// A play that begins with this story.
static void begin_with(play *p, const char *id) {
    uint64_t seed = 1;
    do {
        play_start(p, seed++);
    } while (strcmp(story_now(p), id) != 0);
}

static void read_on(play *p) {
    while (state_of(p)->phase == RUMOUR_PULLING || state_of(p)->phase == RUMOUR_REASON) {
        assert_legal(p, RUMOUR_NEXT, 0, 0);
    }
}

static void wait_for_evening(play *p) {
    while (state_of(p)->phase == RUMOUR_RIVER) {
        assert_legal(p, RUMOUR_WAIT, 0, 0);
    }
    assert_int_equal(state_of(p)->phase, RUMOUR_EVENING);
}

static void a_story_has_come_to_the_child(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    const rumour_run *run = &state_of(p)->runs[0];
    assert_int_equal(run->spring, SOL);
    assert_int_equal(run->distance[LEO], 1);
    assert_int_equal(run->distance[OMAR], 2);
    assert_int_equal(run->distance[ME], 2);
    assert_int_equal(held(p, LEO), RUMOUR_HOLDS_TOLD);
    assert_int_equal(held(p, OMAR), RUMOUR_HOLDS_TOLD);
    assert_int_equal(held(p, NELL), RUMOUR_HOLDS_NONE); // has heard it, and waits
    assert_int_equal(held(p, PRIYA), RUMOUR_HOLDS_NONE);
    assert_int_equal(run->known, 1 << ME | 1 << LEO | 1 << OMAR);
    assert_int_equal(run->reach, 6);
    assert_int_equal(state_of(p)->left, 7);
    rumour_count c = rumour_counted(spec_of(p), state_of(p), 0);
    assert_int_equal(c.wrong, 3);
    assert_int_equal(c.know, 0);
}

static void words_change_on_the_way(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    assert_string_equal(rumour_words(spec_of(p), state_of(p), SOL, 0)->s, "One pool");
    assert_string_equal(rumour_words(spec_of(p), state_of(p), LEO, 0)->s, "Two pool");
    assert_string_equal(rumour_words(spec_of(p), state_of(p), OMAR, 0)->s, "Three pool");
    assert_string_equal(rumour_words(spec_of(p), state_of(p), ME, 0)->s, "Three pool");
}

static void asking_walks_up_to_the_source(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    assert_illegal(p, RUMOUR_ASK, SOL, 0); // nobody has named her yet
    assert_illegal(p, RUMOUR_ASK, ME, 0);
    assert_illegal(p, RUMOUR_CHECK, 0, 0);
    assert_legal(p, RUMOUR_ASK, OMAR, 0);
    assert_int_equal(state_of(p)->left, 6);
    assert_illegal(p, RUMOUR_ASK, OMAR, 0);
    assert_illegal(p, RUMOUR_ASK, SOL, 0);
    assert_legal(p, RUMOUR_ASK, LEO, 0);
    assert_legal(p, RUMOUR_ASK, SOL, 0);
    assert_int_equal(rumour_tellers(spec_of(p), state_of(p), SOL, 0), 0);
    assert_illegal(p, RUMOUR_CHECK, 1, 0);
    assert_legal(p, RUMOUR_CHECK, 0, 0);
    assert_illegal(p, RUMOUR_CHECK, 0, 0);
    assert_int_equal(state_of(p)->left, 3);
}

static void boats_leave_from_where_the_lantern_was(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    assert_illegal(p, RUMOUR_SEND, LEO, RUMOUR_CORRECT);
    assert_illegal(p, RUMOUR_SEND, ME, 2); // there is no second story
    assert_legal(p, RUMOUR_ASK, LEO, 0);
    assert_legal(p, RUMOUR_SEND, LEO, RUMOUR_CORRECT);
    assert_int_equal(held(p, LEO), RUMOUR_HOLDS_BOAT);
    assert_int_equal(held(p, OMAR), RUMOUR_HOLDS_BOAT); // one step has passed
    assert_int_equal(held(p, PRIYA), RUMOUR_HOLDS_BOAT);
    assert_int_equal(held(p, SOL), RUMOUR_HOLDS_TOLD); // no boat goes up the river
    assert_int_equal(held(p, NELL), RUMOUR_HOLDS_NONE);
    assert_illegal(p, RUMOUR_WAIT, 0, 0);
    read_on(p);
    assert_int_equal(rumour_boat_reaches(spec_of(p), state_of(p), LEO, 0, false), 4);
    assert_legal(p, RUMOUR_SEND, LEO, RUMOUR_PASS); // a later boat counts more
    assert_int_equal(held(p, OMAR), RUMOUR_HOLDS_BOAT + 1);
    read_on(p);
    assert_illegal(p, RUMOUR_SEND, LEO, RUMOUR_CORRECT); // there were two
    assert_true(rumour_errs(spec_of(p), state_of(p), 0, OMAR));
}

static void a_boat_leaves_its_rows(void **state) {
    play *p = *state;
    const evidence *e = p->shown.rows;
    begin_with(p, "pool");
    assert_legal(p, RUMOUR_SEND, ME, RUMOUR_PASS);
    assert_int_equal(p->shown.n, 2);
    assert_row(&e[0], "pool", "correct", "pass", false, 1);
    assert_int_equal(e[0].skill, skill_find("T2"));
    assert_int_equal(e[0].kind, EVIDENCE_SIGNAL);
    assert_row(&e[1], "pool", "source", "hearsay", false, 1);
    assert_int_equal(e[1].skill, skill_find("T3"));
    read_on(p);
    assert_legal(p, RUMOUR_SEND, ME, RUMOUR_CORRECT); // put right
    assert_int_equal(p->shown.n, 1);
    assert_row(&e[0], "pool", "correct", "correct", true, 2);
    begin_with(p, "cake");
    assert_legal(p, RUMOUR_ASK, LEO, 0);
    assert_legal(p, RUMOUR_ASK, SOL, 0);
    assert_legal(p, RUMOUR_CHECK, 0, 0);
    assert_legal(p, RUMOUR_SEND, SOL, RUMOUR_PASS);
    assert_row(&e[0], "cake", "pass", "pass", true, 1);
    assert_int_equal(e[0].kind, EVIDENCE_NOISE);
    assert_row(&e[1], "cake", "source", "source", true, 1);
}

// Letting a false story run and holding a true one back are decisions, too.
static void doing_nothing_is_a_decision(void **state) {
    play *p = *state;
    for (int i = 0; i < 2; i++) {
        begin_with(p, i ? "cake" : "pool");
        wait_for_evening(p);
        assert_int_equal(p->shown.n, 1);
        assert_row(&p->shown.rows[0], i ? "cake" : "pool", i ? "pass" : "correct", "nothing", false,
                   1);
        assert_false(state_of(p)->runs[0].enough);
        assert_int_equal(state_of(p)->missed, 1);
    }
}

static void every_boat_has_its_words(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Ask.");
    assert_legal(p, RUMOUR_SEND, ME, RUMOUR_PASS);
    assert_string_equal(rumour_told(spec_of(p), state_of(p)), "Not so.");
    assert_null(p->m->clue(p->l->spec, p->state));
    read_on(p);
    assert_legal(p, RUMOUR_SEND, ME, RUMOUR_CORRECT);
    assert_string_equal(rumour_told(spec_of(p), state_of(p)), "Because pool.");
    begin_with(p, "cake");
    assert_legal(p, RUMOUR_SEND, ME, RUMOUR_CORRECT);
    assert_string_equal(rumour_told(spec_of(p), state_of(p)), "Because cake.");
}

static void the_evening_falls_and_the_round_is_counted(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    assert_legal(p, RUMOUR_ASK, LEO, 0);
    assert_legal(p, RUMOUR_ASK, SOL, 0);
    assert_legal(p, RUMOUR_SEND, SOL, RUMOUR_CORRECT);
    read_on(p);
    wait_for_evening(p);
    assert_true(state_of(p)->runs[0].enough);
    assert_legal(p, RUMOUR_NEXT, 0, 0);
    assert_string_equal(story_now(p), "cake");
    assert_int_equal(state_of(p)->left, 7);
    wait_for_evening(p);
    assert_legal(p, RUMOUR_NEXT, 0, 0);
    assert_int_equal(state_of(p)->phase, RUMOUR_TALLY);
    assert_int_equal(state_of(p)->missed, 1); // of two none may be missed
    assert_legal(p, RUMOUR_NEXT, 0, 0);
    assert_false(play_done(p));
    assert_int_equal(state_of(p)->again, 1);
    assert_int_equal(state_of(p)->missed, 0);
}

// A boat that leaves in the last step is answered before the evening is told.
static void the_last_step_has_its_reason(void **state) {
    play *p = *state;
    begin_with(p, "pool");
    while (state_of(p)->left > 1) {
        assert_legal(p, RUMOUR_WAIT, 0, 0);
    }
    assert_legal(p, RUMOUR_SEND, ME, RUMOUR_CORRECT);
    assert_int_equal(state_of(p)->phase, RUMOUR_REASON);
    assert_legal(p, RUMOUR_NEXT, 0, 0);
    assert_int_equal(state_of(p)->phase, RUMOUR_EVENING);
}

static void who_names_the_pull_goes_quickly(void **state) {
    play *p = *state;
    for (int named = 0; named < RUMOUR_PULLS; named++) {
        begin_with(p, "pool");
        assert_legal(p, RUMOUR_SEND, ME, RUMOUR_CORRECT);
        assert_int_equal(state_of(p)->phase, RUMOUR_NAMING);
        assert_illegal(p, RUMOUR_WAIT, 0, 0);
        assert_illegal(p, RUMOUR_NAME, RUMOUR_PULLS, 0);
        assert_legal(p, RUMOUR_NAME, named, 0);
        bool right = named == RUMOUR_FEAR;
        assert_int_equal(p->shown.n, 1);
        assert_row(&p->shown.rows[0], "pool", "fear", rumour_pull_names[named], right, 1);
        assert_int_equal(p->shown.rows[0].skill, skill_find("T5"));
        assert_int_equal(state_of(p)->runs[0].boats[0].fast, right);
        assert_string_equal(rumour_told(spec_of(p), state_of(p)), "It pulls by fear.");
        read_on(p);
    }
    play_start(p, 1);
    assert_legal(p, RUMOUR_ASK, LEO, 0);
    assert_legal(p, RUMOUR_ASK, SOL, 0);
    size_t slow = rumour_boat_reaches(spec_of(p), state_of(p), SOL, 0, false);
    size_t fast = rumour_boat_reaches(spec_of(p), state_of(p), SOL, 0, true);
    assert_true(fast >= slow && slow > spec_of(p)->people / 2);
}

// What a boat is said to reach is what it has reached by the evening, quick or not.
static void foresight_is_true(void **state) {
    play *p = *state;
    for (int right = 0; right < 2; right++) {
        begin_with(p, "pool");
        for (int i = 0; i < 11; i++) {
            assert_legal(p, RUMOUR_WAIT, 0, 0);
        }
        size_t n = rumour_boat_reaches(spec_of(p), state_of(p), ME, 0, right);
        assert_legal(p, RUMOUR_SEND, ME, RUMOUR_CORRECT);
        assert_legal(p, RUMOUR_NAME, right ? RUMOUR_FEAR : RUMOUR_HURRY, 0);
        read_on(p);
        wait_for_evening(p);
        assert_int_equal(rumour_counted(spec_of(p), state_of(p), 0).know, n);
    }
}

static void two_stories_share_the_evening(void **state) {
    play *p = *state;
    play_start(p, 3);
    assert_int_equal(state_of(p)->n, 2);
    assert_legal(p, RUMOUR_ASK, LEO, 1);
    assert_int_equal(state_of(p)->left, 13);
    assert_legal(p, RUMOUR_ASK, LEO, 0); // of the other story
    assert_legal(p, RUMOUR_SEND, LEO, 2 + RUMOUR_PASS);
    assert_int_equal(state_of(p)->slot, 1);
    assert_int_equal(held(p, LEO), RUMOUR_HOLDS_TOLD);
    assert_int_equal(rumour_held(spec_of(p), state_of(p), 1, LEO), RUMOUR_HOLDS_BOAT);
    assert_legal(p, RUMOUR_NAME, RUMOUR_FEAR, 0);
    read_on(p);
    wait_for_evening(p);
    assert_int_equal(p->shown.n, 1); // the first was left to itself
    assert_string_equal(p->shown.rows[0].item, story_now(p));
    assert_legal(p, RUMOUR_NEXT, 0, 0);
    assert_int_equal(state_of(p)->slot, 1);
    assert_legal(p, RUMOUR_NEXT, 0, 0);
    assert_int_equal(state_of(p)->phase, RUMOUR_RIVER);
}

// Nobody hears from themselves or from who comes after; each lives by one bank.
static void the_town_runs_downwards(void **state) {
    const rumour_spec *s = spec_of(*state);
    size_t by[RUMOUR_MAX_FRIENDS] = {0};
    assert_int_equal(s->people, 306);
    for (size_t p = 0; p < s->people; p++) {
        assert_true(p < s->friends.n || s->hears_at[p + 1] > s->hears_at[p]);
        for (uint32_t i = s->hears_at[p]; i < s->hears_at[p + 1]; i++) {
            assert_true(s->hears[i] < p);
        }
        by[s->home[p]]++;
    }
    for (size_t f = 0; f < s->friends.n; f++) {
        assert_true(by[f] > 20);
    }
}

// First rounds in which this player misses no more than is forgiven.
static int rounds_won(play *p, rumour_player who) {
    int won = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        play_start(p, seed);
        while (state_of(p)->phase != RUMOUR_TALLY) {
            assert_true(play_act(p, rumour_plays(spec_of(p), state_of(p), who)));
        }
        won += state_of(p)->missed <= rumour_allowed(spec_of(p));
    }
    return won;
}

static void only_who_asks_and_judges_gets_through(void **state) {
    assert_int_equal(rounds_won(*state, RUMOUR_KNOWS), 60);
    for (int who = RUMOUR_IDLES; who < RUMOUR_PLAYERS; who++) {
        assert_int_equal(rounds_won(*state, (rumour_player)who), 0);
    }
}

static void who_knows_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 200; seed++) {
        tour t = check_bot(*state, seed);
        assert_int_equal(t.right, t.rows);
        assert_true(t.rows > 0);
    }
    check_bot_from_anywhere(*state, 200);
}

static void invariants(play *p) {
    const rumour_state *st = state_of(p);
    const rumour_spec *s = spec_of(p);
    assert_true(st->phase <= RUMOUR_OVER);
    assert_true(st->left <= s->steps);
    assert_true(st->left > 0 || st->phase != RUMOUR_RIVER);
    assert_true(st->missed <= s->stories.n);
    for (size_t slot = 0; slot < st->n; slot++) {
        const rumour_run *run = &st->runs[slot];
        assert_true(run->n_boats <= s->boats);
        assert_true((run->asked & ~run->known) == 0);
        rumour_count c = rumour_counted(s, st, slot);
        assert_true(c.know + c.wrong <= c.all && c.all <= s->people);
        for (size_t q = 0; q < s->people; q++) {
            assert_true(rumour_held(s, st, slot, q) < RUMOUR_HOLDS_BOAT + run->n_boats);
        }
    }
}

static void chance_breaks_nothing(void **state) {
    check_random(*state, 4000, 11, invariants);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void legal_is_what_is_taken(void **state) {
    check_random(*state, 300, 5, check_legal_is_exact);
}

static void the_readme_can_be_copied(void **state) {
    (void)state;
    check_readme(&rumour_rules);
}

#define BROOK(f) cmocka_unit_test_setup_teardown(f, brook, play_free)
#define TOWN(f)  cmocka_unit_test_setup_teardown(f, town, play_free)

int main(void) {
    const struct CMUnitTest tests[] = {
        BROOK(a_story_has_come_to_the_child),
        BROOK(words_change_on_the_way),
        BROOK(asking_walks_up_to_the_source),
        BROOK(boats_leave_from_where_the_lantern_was),
        BROOK(a_boat_leaves_its_rows),
        BROOK(doing_nothing_is_a_decision),
        BROOK(every_boat_has_its_words),
        BROOK(the_evening_falls_and_the_round_is_counted),
        BROOK(the_last_step_has_its_reason),
        TOWN(who_names_the_pull_goes_quickly),
        TOWN(foresight_is_true),
        TOWN(two_stories_share_the_evening),
        TOWN(the_town_runs_downwards),
        BROOK(only_who_asks_and_judges_gets_through),
        TOWN(only_who_asks_and_judges_gets_through),
        BROOK(who_knows_is_never_wrong),
        TOWN(who_knows_is_never_wrong),
        BROOK(chance_breaks_nothing),
        TOWN(chance_breaks_nothing),
        BROOK(saving_changes_nothing),
        TOWN(saving_changes_nothing),
        BROOK(legal_is_what_is_taken),
        TOWN(legal_is_what_is_taken),
        cmocka_unit_test(the_readme_can_be_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
