// The rules of sort: rounds, reasons, evidence and tallies, the players, and what a view is told.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/sort/sort.h"
#include "mechanics/sort/sort_spec.h"

#define ITEM(id, words, goes)                                                                      \
    "    " id ": { shown: message, text: " words ", goes: " goes ", because: Because " id ". }\n"

static const char judge_yaml[] =
    HEAD("sort", "[S3, S4]") "sort:\n"
                             "  ask: Deliver or stop?\n"
                             "  judge: { signal: stop, noise: deliver }\n"
                             "  places:\n"
                             "    stop: { name: Stop, icon: block }\n"
                             "    deliver: { name: Deliver, icon: mail }\n"
                             "    ask: { name: Ask first, icon: help }\n"
                             "  items:\n"
                             "    prize:\n"
                             "      shown: mail\n"
                             "      text: You have won\n"
                             "      goes: [stop, ask]\n"
                             "      shows: S4\n"
                             "      because: Nobody wins what they did not enter.\n"
                             "      instead: { deliver: Then they have your name. }\n"
                             "      clue: Did you enter anything?\n" ITEM(
                                 "code", "Tell me the code", "stop") ITEM("hurry", "Hurry", "stop")
                                 ITEM("aunt", "See you on Sunday", "deliver")
                                     ITEM("club", "Practice is at five", "deliver")
                                         ITEM("book", "Your book is ready", "deliver")
                                             ITEM("odd", "Is this you", "ask");

enum { STOP, DELIVER, ASK, N_ITEMS = 7 };

static int set_up(void **state) {
    return play_new(state, &sort_rules, judge_yaml);
}

static const sort_spec *spec_of(const play *p) {
    return p->l->spec;
}

static sort_view_now now_of(const play *p) {
    return sort_now(p->l->spec, (const sort_state *)p->state);
}

static const sort_state *state_of(const play *p) {
    return (const sort_state *)p->state;
}

// Plays rightly up to the item called id, which then stands before the child.
static void come_to(play *p, const char *id) {
    play_start(p, 1);
    while (strcmp(now_of(p).item->key.s, id) != 0) {
        assert_legal(p, SORT_PLACE, now_of(p).item->first, 0);
        assert_legal(p, SORT_NEXT, 0, 0);
    }
}

static void names_become_places(void **state) {
    const sort_spec *s = spec_of(*state);
    assert_int_equal(s->signal, STOP);
    assert_int_equal(s->noise, DELIVER);
    assert_true(sort_is_judgement(s));
    const sort_item *prize = &s->items.items[0];
    assert_int_equal(prize->right, 1 << STOP | 1 << ASK);
    assert_int_equal(prize->first, STOP);
    assert_int_equal(prize->kind, EVIDENCE_SIGNAL);
    assert_int_equal(prize->skill, skill_find("S4"));
    assert_int_equal(s->items.items[3].kind, EVIDENCE_NOISE);
    assert_int_equal(s->items.items[3].skill, skill_find("S3"));
    assert_int_equal(s->items.items[6].kind, EVIDENCE_PLAIN);
}

static void each_verb_has_its_moment(void **state) {
    play *p = *state;
    play_start(p, 3);
    assert_illegal(p, SORT_NEXT, 0, 0);
    assert_illegal(p, SORT_PLACE, -1, 0);
    assert_illegal(p, SORT_PLACE, 3, 0);
    assert_illegal(p, 0, 0, 0);
    assert_illegal(p, 3, 0, 0);
    assert_legal(p, SORT_PLACE, 0, 0);
    assert_illegal(p, SORT_PLACE, 0, 0);
    assert_legal(p, SORT_NEXT, 0, 0);
    assert_illegal(p, SORT_NEXT, 0, 0);
}

static void right_and_wrong_leave_their_row(void **state) {
    play *p = *state;
    come_to(p, "prize");
    assert_legal(p, SORT_PLACE, ASK, 0);
    assert_int_equal(p->shown.n, 1);
    const evidence *e = &p->shown.rows[0];
    assert_row(e, "prize", "stop", "ask", true, 1); // ask is right too; expected is the first
    assert_int_equal(e->skill, skill_find("S4"));
    assert_int_equal(e->kind, EVIDENCE_SIGNAL);
    come_to(p, "aunt");
    assert_legal(p, SORT_PLACE, STOP, 0);
    assert_row(e, "aunt", "deliver", "stop", false, 1);
    assert_int_equal(e->kind, EVIDENCE_NOISE);
    assert_legal(p, SORT_NEXT, 0, 0);
    assert_int_equal(p->shown.n, 0);
}

static void every_answer_has_its_reason(void **state) {
    play *p = *state;
    come_to(p, "prize");
    assert_null(now_of(p).reason);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Did you enter anything?");
    assert_legal(p, SORT_PLACE, DELIVER, 0);
    assert_string_equal(now_of(p).reason, "Then they have your name.");
    assert_false(now_of(p).right);
    assert_int_equal(now_of(p).chosen, DELIVER);
    assert_null(p->m->clue(p->l->spec, p->state));
    come_to(p, "prize");
    assert_legal(p, SORT_PLACE, STOP, 0);
    assert_string_equal(now_of(p).reason, "Nobody wins what they did not enter.");
    assert_true(now_of(p).right);
    come_to(p, "code");
    assert_legal(p, SORT_PLACE, ASK, 0);
    assert_string_equal(now_of(p).reason, "Because code.");
}

// Wrong with "code" and "club" first and again: both come back once, then it is over.
static void missed_ones_come_back_once(void **state) {
    play *p = *state;
    play_start(p, 5);
    size_t met = 0, back = 0, attempts = 0;
    while (!play_done(p)) {
        sort_view_now now = now_of(p);
        const char *id = now.item->key.s;
        bool miss = strcmp(id, "code") == 0 || strcmp(id, "club") == 0;
        met++;
        back += now.again;
        assert_true(!now.again || miss);
        assert_int_equal(now.count, now.again ? 2 : N_ITEMS);
        assert_int_equal(now.number, now.again ? back : met);
        assert_legal(p, SORT_PLACE, miss ? ASK : now.item->first, 0);
        attempts += (size_t)p->shown.rows[0].attempt;
        assert_int_equal(p->shown.rows[0].attempt, now.again ? 2 : 1);
        assert_legal(p, SORT_NEXT, 0, 0);
    }
    assert_int_equal(met, N_ITEMS + 2);
    assert_int_equal(back, 2);
    assert_int_equal(attempts, N_ITEMS + 4);
    const sort_state *st = state_of(p);
    assert_int_equal(st->right_first, 5);
    assert_int_equal(st->signals, 3);
    assert_int_equal(st->caught, 2);
    assert_int_equal(st->noises, 3);
    assert_int_equal(st->trusted, 2);
    assert_null(now_of(p).item);
}

static void second_tries_do_not_count_as_first(void **state) {
    play *p = *state;
    play_start(p, 5);
    while (!play_done(p)) {
        sort_view_now now = now_of(p);
        bool miss = !now.again && strcmp(now.item->key.s, "code") == 0;
        assert_legal(p, SORT_PLACE, miss ? DELIVER : now.item->first, 0);
        assert_legal(p, SORT_NEXT, 0, 0);
    }
    assert_int_equal(state_of(p)->caught, 2);
    assert_int_equal(state_of(p)->signals, 3);
    assert_int_equal(sort_held(spec_of(p), state_of(p), STOP), 3);
    assert_int_equal(sort_held(spec_of(p), state_of(p), ASK), 1);
}

static void the_order_is_hidden_and_seeded(void **state) {
    play *p = *state;
    unsigned first[N_ITEMS] = {0};
    for (uint64_t seed = 0; seed < 200; seed++) {
        play_start(p, seed);
        uint64_t once = play_hash(p);
        unsigned seen = 0;
        for (size_t i = 0; i < N_ITEMS; i++) {
            seen |= 1u << state_of(p)->order[i];
        }
        assert_int_equal(seen, (1 << N_ITEMS) - 1);
        first[state_of(p)->order[0]]++;
        play_start(p, seed);
        assert_true(play_hash(p) == once);
    }
    for (size_t i = 0; i < N_ITEMS; i++) {
        assert_true(first[i] > 0);
    }
}

static void who_knows_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 200; seed++) {
        tour t = check_bot(*state, seed);
        assert_int_equal(t.rows, N_ITEMS);
        assert_int_equal(t.right, N_ITEMS);
        assert_int_equal(t.actions, 2 * N_ITEMS);
    }
    check_bot_from_anywhere(*state, 200);
}

static void invariants(play *p) {
    const sort_state *st = state_of(p);
    assert_true(st->phase <= SORT_OVER);
    assert_true(st->caught <= st->signals && st->signals <= 3);
    assert_true(st->trusted <= st->noises && st->noises <= 3);
    assert_true(st->n_missed + st->right_first <= N_ITEMS);
    assert_true(st->at < st->n || st->phase == SORT_OVER);
    assert_true((st->phase == SORT_REASON) == (st->chosen != SORT_NONE));
    for (size_t i = 0; i < N_ITEMS; i++) {
        assert_true(st->attempts[i] <= 2);
    }
}

static void nothing_breaks_a_random_play(void **state) {
    check_random(*state, 10000, 11, invariants);
}

static void legal_is_what_act_takes(void **state) {
    play_start(*state, 0);
    check_legal_is_exact(*state);
    assert_legal((play *)*state, SORT_PLACE, 1, 0);
    check_legal_is_exact(*state);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void the_readme_is_a_sound_level(void **state) {
    (void)state;
    check_readme(&sort_rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_places),
        cmocka_unit_test(each_verb_has_its_moment),
        cmocka_unit_test(right_and_wrong_leave_their_row),
        cmocka_unit_test(every_answer_has_its_reason),
        cmocka_unit_test(missed_ones_come_back_once),
        cmocka_unit_test(second_tries_do_not_count_as_first),
        cmocka_unit_test(the_order_is_hidden_and_seeded),
        cmocka_unit_test(who_knows_is_never_wrong),
        cmocka_unit_test(nothing_breaks_a_random_play),
        cmocka_unit_test(legal_is_what_act_takes),
        cmocka_unit_test(saving_changes_nothing),
        cmocka_unit_test(the_readme_is_a_sound_level),
    };
    return cmocka_run_group_tests(tests, set_up, play_free);
}
