// The rules of the pipes: how pieces lie and where a post goes, sending, telling and evidence,
// traces, what the search proves, and the players.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/route/route.h"
#include "mechanics/route/route_spec.h"

static const char yaml[] = HEAD("route", "[P3, N2]") //
    "route:\n"
    "  ask: Who?\n"
    "  people:\n"
    "    family: { sign: F, is: family, name: Family, icon: home }\n"
    "    class: { sign: C, is: class, name: Class, icon: team }\n"
    "    all: { sign: E, is: everyone, name: Everyone, icon: globe }\n"
    "    drawer: { sign: N, is: nobody, name: Drawer, icon: lock }\n"
    "    jun: { sign: J, is: someone, name: Jun, icon: team, passes: yes }\n"
    "  boards:\n"
    "    first:\n"
    "      map: |\n"
    "        ########\n"
    "        #..r-o-F\n"
    "        @->J-x-C\n"
    "        #.l-+--E\n"
    "        ########\n"
    "      posts:\n"
    "        mine: { name: M, text: T, icon: mail, for: [jun, family], clue: Think., reasons: { "
    "jun: "
    "RJ., family: RF., others: RO. } }\n"
    "        ours: { name: O, text: U, icon: mail, for: [all], reasons: { others: Out. } }\n"
    "    second:\n"
    "      map: |\n"
    "        #######\n"
    "        N-\\.+-F\n"
    "        @-/-o.#\n"
    "        C-=-^-E\n"
    "        #######\n"
    "      posts:\n"
    "        trail: { is: trace, name: W, text: V, icon: mail, shows: N2, reasons: { others: "
    "Went. } }\n";

enum { FAMILY, CLASS, ALL, DRAWER, JUN };
enum { BEND, TAP, FORK, SHUT, LOW }; // pieces of the first board, line by line

static int set_up(void **state) {
    return play_new(state, &route_rules, yaml);
}

static const route_spec *spec_of(const play *p) {
    return p->l->spec;
}

static const route_state *state_of(const play *p) {
    return (const route_state *)p->state;
}

static route_view_now now_of(const play *p) {
    return route_now(p->l->spec, state_of(p));
}

// Until the post with this id is to be sent, whatever the order.
static void come_to(play *p, const char *id) {
    play_start(p, 1);
    while (strcmp(now_of(p).post->key.s, id) != 0) {
        action a;
        assert_true(p->m->bot(p->l->spec, p->state, &a));
        assert_true(play_act(p, a));
    }
}

static void set(play *p, int piece, int turn) {
    while (state_of(p)->turn[piece] != turn) {
        assert_legal(p, ROUTE_TURN, piece, 0);
    }
}

static void maps_become_tiles(void **state) {
    const route_board *b = &spec_of(*state)->boards.items[0];
    assert_int_equal(b->n_pieces, 5);
    assert_int_equal(b->tiles[b->cell[BEND]].kind, ROUTE_BEND);
    assert_int_equal(b->tiles[b->cell[FORK]].kind, ROUTE_FORK);
    assert_int_equal(b->tiles[b->cell[LOW]].turn, 3);
    assert_int_equal(b->tiles[b->cell[SHUT]].arms, 1 << ROUTE_RIGHT | 1 << ROUTE_LEFT);
    const route_tile *joint = &b->tiles[3 * b->w + 4];
    assert_int_equal(joint->kind, ROUTE_PIPE);
    assert_int_equal(joint->arms, 1 << ROUTE_RIGHT | 1 << ROUTE_LEFT); // the pipe above is none
    assert_int_equal(b->stands[JUN], 2 * b->w + 3);
    assert_int_equal(b->here, 1 << FAMILY | 1 << CLASS | 1 << ALL | 1 << JUN);
    assert_int_equal(b->inwards, ROUTE_RIGHT);
}

// From what a fork does in each of its ways follows what those behind it get.
static void posts_follow_the_pieces(void **state) {
    play *p = *state;
    come_to(p, "mine");
    assert_int_equal(now_of(p).seen, 0); // the fork's back is to the way in
    set(p, FORK, ROUTE_UP);              // left, up, right
    assert_int_equal(now_of(p).seen, 1 << JUN | 1 << FAMILY);
    set(p, BEND, ROUTE_DOWN); // from Jun up to the left: out of the pipes
    assert_int_equal(now_of(p).seen, 1 << JUN);
    set(p, BEND, ROUTE_RIGHT);
    set(p, TAP, 1);
    assert_int_equal(now_of(p).seen, 1 << JUN);
    set(p, SHUT, 0);
    assert_int_equal(now_of(p).seen, 1 << JUN | 1 << CLASS);
    set(p, FORK, ROUTE_DOWN); // left, right, down
    assert_true(now_of(p).seen & 1 << ALL);
    assert_true(now_of(p).seen & 1 << FAMILY); // everyone is everyone
    assert_false(now_of(p).seen & 1 << DRAWER);
}

static void a_mirror_sends_on_at_right_angles(void **state) {
    play *p = *state;
    come_to(p, "trail");
    const route_board *b = now_of(p).board;
    uint8_t turn[ROUTE_MAX_PIECES];
    route_flow f;
    memcpy(turn, state_of(p)->turn, sizeof turn);
    route_run(b, turn, &f); // through / up, \ to the left, into the drawer
    assert_int_equal(f.reached, 1 << DRAWER);
    turn[0] = 1; // both are / now: up, then right, where nothing is
    route_run(b, turn, &f);
    assert_int_equal(f.reached, 0);
    turn[1] = 0; // down, where the lying pipe lets nothing in
    route_run(b, turn, &f);
    assert_int_equal(f.reached, 0);
    assert_int_equal(f.steps, 3);
}

static void looking_lasts_until_a_turn(void **state) {
    play *p = *state;
    come_to(p, "mine");
    assert_illegal(p, ROUTE_UNDO, 0, 0);
    assert_legal(p, ROUTE_LOOK, 0, 0);
    assert_illegal(p, ROUTE_LOOK, 0, 0);
    uint8_t before = state_of(p)->turn[TAP];
    assert_legal(p, ROUTE_TURN, TAP, 0);
    assert_legal(p, ROUTE_LOOK, 0, 0);
    assert_legal(p, ROUTE_UNDO, 0, 0);
    assert_int_equal(state_of(p)->turn[TAP], before);
    assert_int_equal(state_of(p)->looked, 0);
    for (int i = 0; i < ROUTE_MAX_UNDO + 3; i++) { // the oldest are forgotten
        assert_legal(p, ROUTE_TURN, FORK, 0);
    }
    for (int i = 0; i < ROUTE_MAX_UNDO; i++) {
        assert_legal(p, ROUTE_UNDO, 0, 0);
    }
    assert_illegal(p, ROUTE_UNDO, 0, 0);
    assert_int_equal(state_of(p)->turn[FORK], 3);
}

// Nobody got it, and nobody saw it who should not: half is right.
static void sending_at_once_reaches_nobody(void **state) {
    play *p = *state;
    come_to(p, "mine");
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_int_equal(p->shown.n, 2);
    assert_row(&p->shown.rows[0], "mine.reach", "reaches", "misses", false, 1);
    assert_row(&p->shown.rows[1], "mine.spare", "spares", "spares", true, 1);
    assert_int_equal(p->shown.rows[0].kind, EVIDENCE_NOISE);
    assert_int_equal(p->shown.rows[1].kind, EVIDENCE_SIGNAL);
    assert_int_equal(now_of(p).who, FAMILY);
    assert_string_equal(now_of(p).reason, "RF.");
    assert_illegal(p, ROUTE_SEND, 0, 0);
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_int_equal(now_of(p).who, JUN);
    assert_string_equal(now_of(p).reason, "RJ.");
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_int_equal(now_of(p).phase, ROUTE_WORK);
    assert_true(now_of(p).again);
}

static void showing_too_many_is_told(void **state) {
    play *p = *state;
    come_to(p, "mine");
    set(p, FORK, ROUTE_UP);
    set(p, BEND, ROUTE_RIGHT);
    set(p, SHUT, 0);
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_row(&p->shown.rows[0], "mine.reach", "reaches", "reaches", true, 1);
    assert_row(&p->shown.rows[1], "mine.spare", "spares", "shows", false, 1);
    assert_int_equal(now_of(p).who, CLASS);
    assert_string_equal(now_of(p).reason, "RO.");
    assert_legal(p, ROUTE_NEXT, 0, 0);
    set(p, SHUT, 1);
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_row(&p->shown.rows[1], "mine.spare", "spares", "spares", true, 2);
    assert_true(now_of(p).well);
    assert_int_equal(now_of(p).who, FAMILY); // those who got it hear why
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_int_equal(now_of(p).who, JUN);
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_int_not_equal(now_of(p).phase, ROUTE_TOLD);
}

// For everyone: only the door itself is named when it was missed, and all who are there count.
static void everyone_means_all_but_the_drawer(void **state) {
    play *p = *state;
    come_to(p, "ours");
    assert_int_equal(now_of(p).post->wanted, 1 << FAMILY | 1 << CLASS | 1 << ALL | 1 << JUN);
    assert_int_equal(now_of(p).post->meant, 1 << ALL);
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_int_equal(p->shown.n, 1); // this board has nobody from whom to keep it
    assert_int_equal(now_of(p).who, ALL);
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_int_equal(now_of(p).phase, ROUTE_WORK);
}

static void traces_are_marked(void **state) {
    play *p = *state;
    come_to(p, "trail");
    assert_int_equal(now_of(p).post->wanted, 1 << DRAWER);
    assert_illegal(p, ROUTE_TURN, 0, 0);
    assert_illegal(p, ROUTE_LOOK, 0, 0);
    assert_illegal(p, ROUTE_SEND, 0, 0); // nothing is foretold yet
    assert_illegal(p, ROUTE_MARK, JUN, 0);
    assert_legal(p, ROUTE_MARK, CLASS, 0);
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_row(&p->shown.rows[0], "trail.reach", "reaches", "misses", false, 1);
    assert_row(&p->shown.rows[1], "trail.spare", "spares", "shows", false, 1);
    assert_int_equal(p->shown.rows[0].skill, skill_find("N2"));
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_legal(p, ROUTE_MARK, CLASS, 0);
    assert_legal(p, ROUTE_MARK, DRAWER, 0);
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_true(p->shown.rows[0].right && p->shown.rows[1].right);
    assert_legal(p, ROUTE_NEXT, 0, 0);
    assert_true(play_done(p));
}

// What the search found, a player who follows it does; and fewer turns would not do.
static void the_search_finds_the_nearest_way(void **state) {
    play *p = *state;
    for (size_t i = 0; i < 2; i++) {
        const route_post *post = &spec_of(p)->boards.items[0].posts.items[i];
        assert_true(post->proof.solved);
        come_to(p, post->key.s);
        size_t turns = 0;
        for (action a; p->m->bot(p->l->spec, p->state, &a) && a.verb == ROUTE_TURN; turns++) {
            assert_int_not_equal(now_of(p).seen, post->wanted);
            assert_true(play_act(p, a));
        }
        assert_int_equal(turns, post->proof.cost);
        assert_int_equal(now_of(p).seen, post->wanted);
    }
    const route_board *b = &spec_of(p)->boards.items[0];
    assert_true(b->searched);
    assert_int_equal(b->reach, b->here);
    assert_int_equal(b->met, (1 << b->n_pieces) - 1);
}

static void posts_of_a_board_change_places(void **state) {
    play *p = *state;
    bool first = false, second = false;
    for (uint64_t seed = 0; seed < 40; seed++) {
        play_start(p, seed);
        first = first || state_of(p)->order[0] == 0;
        second = second || state_of(p)->order[0] == 1;
        assert_int_equal(state_of(p)->order[2], 2); // boards do not
    }
    assert_true(first && second);
}

static void hints_know_the_clue(void **state) {
    play *p = *state;
    come_to(p, "mine");
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Think.");
    assert_legal(p, ROUTE_SEND, 0, 0);
    assert_null(p->m->clue(p->l->spec, p->state));
}

static void the_bot_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 50; seed++) {
        tour t = check_bot(*state, seed);
        assert_int_equal(t.rows, 5);
        assert_int_equal(t.right, t.rows);
    }
    check_bot_from_anywhere(*state, 100);
}

static void legal_is_exact(void **state) {
    play *p = *state;
    play_start(p, 3);
    check_legal_is_exact(p);
    check_random(p, 300, 5, check_legal_is_exact);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void the_readme_shows_a_sound_level(void **state) {
    (void)state;
    check_readme(&route_rules);
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, play_free)
    const struct CMUnitTest tests[] = {
        EACH(maps_become_tiles),
        EACH(posts_follow_the_pieces),
        EACH(a_mirror_sends_on_at_right_angles),
        EACH(looking_lasts_until_a_turn),
        EACH(sending_at_once_reaches_nobody),
        EACH(showing_too_many_is_told),
        EACH(everyone_means_all_but_the_drawer),
        EACH(traces_are_marked),
        EACH(the_search_finds_the_nearest_way),
        EACH(posts_of_a_board_change_places),
        EACH(hints_know_the_clue),
        EACH(the_bot_is_never_wrong),
        EACH(legal_is_exact),
        EACH(saving_changes_nothing),
        cmocka_unit_test(the_readme_shows_a_sound_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
