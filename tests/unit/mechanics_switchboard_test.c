// The rules of the switchboard: who sees what, looks that grow stale, the day and what it shows,
// turns that move levers, the players, and what a view is told.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/switchboard/switchboard.h"
#include "mechanics/switchboard/switchboard_spec.h"

#define EVENT(id, who, what, must, more)                                                           \
    "        " id ": { who: " who ", what: " what ", must: " must                                  \
    ", text: T., because: Well., instead: Not so." more " }\n"

static const char yaml[] = HEAD(
    "switchboard",
    "[P6, P4, P1]") "switchboard:\n"
                    "  ask: Set them.\n"
                    "  looks: P4\n"
                    "  viewers:\n"
                    "    fox: { name: Fox, look: shadow }\n"
                    "    gran: { name: Gran, look: lin }\n"
                    "    app: { name: App, icon: globe-ink }\n"
                    "  things:\n"
                    "    beach: { name: Beach, shown: photo, through: "
                    "[photos, gate] }\n"
                    "    nap: { name: Nap, shown: pictures, through: "
                    "[photos] }\n"
                    "    dot: { name: Dot, shown: map, through: [place] }\n"
                    "  switches:\n"
                    "    photos:\n"
                    "      name: Photos\n"
                    "      icon: photo\n"
                    "      stands: all\n"
                    "      positions:\n"
                    "        none: { name: None }\n"
                    "        some: { name: Some, lets: [gran, fox], of: "
                    "[beach] }\n"
                    "        all: { name: All, lets: [gran, fox] }\n"
                    "    place:\n"
                    "      name: Place\n"
                    "      icon: globe-ink\n"
                    "      stands: never\n"
                    "      positions:\n"
                    "        never: { name: Never }\n"
                    "        used: { name: Used, lets: [app] }\n"
                    "        posts: { name: Posts, lets: [app, fox] }\n"
                    "    gate:\n"
                    "      name: Gate\n"
                    "      icon: lock\n"
                    "      stands: open\n"
                    "      positions:\n"
                    "        home: { name: Home, lets: [gran] }\n"
                    "        open: { name: Open, lets: [gran, fox] }\n"
                    "  turns:\n"
                    "    one:\n"
                    "      name: One\n"
                    "      text: It begins.\n"
                    "      events:\n" EVENT("a", "gran", "beach", "see", ", clue: Think") EVENT(
                        "b", "fox", "beach", "miss", ", clue: The gate.") EVENT("c", "gran", "nap",
                                                                                "miss", "")
                        EVENT("d", "app", "dot", "see",
                              ", shows: P1") "    two:\n"
                                             "      name: Two\n"
                                             "      text: An update.\n"
                                             "      sets: { place: posts, photos: none }\n"
                                             "      events:\n" EVENT("a", "gran", "nap", "see", "")
                                                 EVENT("b", "fox", "dot", "miss", "")
                                                     EVENT("c", "app", "dot", "see", "")
                                                         EVENT("d", "fox", "beach", "miss", "");

enum { FOX, GRAN, APP };
enum { BEACH = 1, NAP = 2, DOT = 4 }; // bits
enum { PHOTOS, PLACE, GATE };

static int set_up(void **state) {
    return play_new(state, &switchboard_rules, yaml);
}

static const switchboard_state *state_of(const play *p) {
    return (const switchboard_state *)p->state;
}

static switchboard_view_now now_of(const play *p) {
    return switchboard_now(p->l->spec, state_of(p));
}

static uint8_t sight_of(const play *p, size_t viewer) {
    return switchboard_sight(p->l->spec, state_of(p)->at, viewer);
}

static void pull(play *p, int which, int times) {
    for (int i = 0; i < times; i++) {
        assert_legal(p, SWITCHBOARD_PULL, which, 0);
    }
}

// Photos some, place used, gate home: what the first turn asks for.
static void set_first(play *p) {
    pull(p, PHOTOS, 2);
    pull(p, PLACE, 1);
    pull(p, GATE, 1);
}

static void look_as_all(play *p) {
    for (int v = FOX; v <= APP; v++) {
        assert_legal(p, SWITCHBOARD_LOOK, v, 0);
    }
}

static const evidence *row(const play *p) {
    assert_int_equal(p->shown.n, 1);
    return &p->shown.rows[0];
}

// A thing goes through all of its switches, and a position may let only some things through.
static void sees_through_every_switch(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_int_equal(sight_of(p, FOX), BEACH | NAP);
    assert_int_equal(sight_of(p, APP), 0);
    pull(p, GATE, 1);
    assert_int_equal(sight_of(p, FOX), NAP);
    assert_int_equal(sight_of(p, GRAN), BEACH | NAP);
    pull(p, PHOTOS, 2);
    assert_int_equal(sight_of(p, FOX), 0);
    assert_int_equal(sight_of(p, GRAN), BEACH);
    pull(p, PLACE, 2);
    assert_int_equal(sight_of(p, FOX), DOT);
    pull(p, PLACE, 1); // from the last to the first
    assert_int_equal(state_of(p)->at[PLACE], 0);
}

// A look grows stale for whom a lever changes something, but not for the one being watched.
static void looks_grow_stale(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_int_equal(state_of(p)->looking, SWITCHBOARD_NONE);
    look_as_all(p);
    assert_int_equal(state_of(p)->fresh, 7);
    pull(p, GATE, 1); // changes what the fox sees; the app is being looked as
    assert_int_equal(state_of(p)->fresh, 1 << GRAN | 1 << APP);
    pull(p, PLACE, 1);
    assert_int_equal(state_of(p)->fresh, 1 << GRAN | 1 << APP);
    assert_legal(p, SWITCHBOARD_LOOK, FOX, 0);
    pull(p, PLACE, 1); // now the app's picture stays, the fox's changes before the child's eyes
    assert_int_equal(state_of(p)->fresh, 7);
    pull(p, PHOTOS, 1);
    assert_int_equal(state_of(p)->fresh, 1 << FOX | 1 << APP);
}

static void the_day_tells_every_event(void **state) {
    play *p = *state;
    play_start(p, 1);
    set_first(p);
    look_as_all(p);
    assert_legal(p, SWITCHBOARD_PLAY, 0, 0);
    assert_row(row(p), "look.one", "looks", "looks", true, 1);
    assert_int_equal(row(p)->skill, skill_find("P4"));
    assert_null(now_of(p).event);
    assert_true(now_of(p).well);
    assert_illegal(p, SWITCHBOARD_PULL, 0, 0);
    assert_illegal(p, SWITCHBOARD_LOOK, 0, 0);
    assert_illegal(p, SWITCHBOARD_PLAY, 0, 0);
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_row(row(p), "one.a", "seen", "seen", true, 1);
    assert_int_equal(row(p)->kind, EVIDENCE_NOISE);
    assert_int_equal(row(p)->skill, skill_find("P6"));
    assert_string_equal(now_of(p).reason, "Well.");
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_row(row(p), "one.b", "unseen", "unseen", true, 1);
    assert_int_equal(row(p)->kind, EVIDENCE_SIGNAL);
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_int_equal(row(p)->skill, skill_find("P1"));
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_int_equal(p->shown.n, 0);
    assert_int_equal(now_of(p).number, 2);
    assert_int_equal(now_of(p).phase, SWITCHBOARD_SET);
}

// What went wrong comes again, what went well and still does not; what no longer does, too.
static void what_went_wrong_comes_again(void **state) {
    play *p = *state;
    play_start(p, 1);
    pull(p, PLACE, 1); // gran and the app see, the fox as well, and gran the nap
    assert_legal(p, SWITCHBOARD_PLAY, 0, 0);
    assert_row(row(p), "look.one", "looks", "trusts", false, 1);
    for (int i = 0; i < 4; i++) {
        assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    }
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_int_equal(now_of(p).number, 1);
    assert_true(now_of(p).again);
    assert_int_equal(state_of(p)->failed, 1 << 1 | 1 << 2);
    pull(p, PHOTOS, 1); // nobody sees a photo: what gran saw is gone now
    assert_legal(p, SWITCHBOARD_PLAY, 0, 0);
    assert_row(row(p), "look.one", "looks", "trusts", false, 2);
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_row(row(p), "one.a", "seen", "unseen", false, 2);
    assert_string_equal(now_of(p).reason, "Not so.");
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_row(row(p), "one.b", "unseen", "unseen", true, 2);
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    assert_row(row(p), "one.c", "unseen", "unseen", true, 2);
    assert_legal(p, SWITCHBOARD_NEXT, 0, 0); // the app still sees: not told again
    assert_int_equal(now_of(p).phase, SWITCHBOARD_SET);
    assert_int_equal(state_of(p)->failed, 1);
}

// A turn moves levers, and nothing has been looked at since.
static void turns_move_levers(void **state) {
    play *p = *state;
    play_start(p, 1);
    set_first(p);
    look_as_all(p);
    assert_legal(p, SWITCHBOARD_PLAY, 0, 0);
    for (int i = 0; i < 5; i++) {
        assert_legal(p, SWITCHBOARD_NEXT, 0, 0);
    }
    assert_int_equal(now_of(p).number, 2);
    assert_int_equal(state_of(p)->at[PHOTOS], 0);
    assert_int_equal(state_of(p)->at[PLACE], 2);
    assert_int_equal(state_of(p)->at[GATE], 0); // as it was left
    assert_int_equal(state_of(p)->fresh, 0);
    assert_int_equal(state_of(p)->looking, SWITCHBOARD_NONE);
    assert_int_equal(state_of(p)->held, 0);
    assert_false(now_of(p).again);
}

// The clue is about the first wish that is not fulfilled, and there is none when all are.
static void clue_is_about_what_lacks(void **state) {
    play *p = *state;
    play_start(p, 1);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "The gate.");
    pull(p, PHOTOS, 1);
    assert_string_equal(p->m->clue(p->l->spec, p->state), "Think");
    play_start(p, 1);
    set_first(p);
    assert_null(p->m->clue(p->l->spec, p->state));
}

static void knows_the_way(void **state) {
    play *p = *state;
    tour t = check_bot(p, 3);
    assert_int_equal(t.rows, 10);
    assert_int_equal(t.right, 10);
    check_bot_from_anywhere(p, 60);
}

// In this level nobody knows beforehand, so it takes no lever more than needed and looks as each.
static void knows_the_shortest_way(void **state) {
    play *p = *state;
    tour t = check_bot(p, 1);
    // turn one: 4 pulls, 3 looks; turn two: 2 pulls of photos, 2 of place, 3 looks; 1 + 5 told each
    assert_int_equal(t.actions, 7 + 6 + 7 + 6);
}

static void legal_is_exact(play *p) {
    check_legal_is_exact(p);
    assert_true(state_of(p)->turn <= 2);
    assert_int_equal(state_of(p)->held & state_of(p)->failed, 0);
}

static void survives_anything(void **state) {
    check_random(*state, 3000, 11, legal_is_exact);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

static void readme_is_a_level(void **state) {
    (void)state;
    check_readme(&switchboard_rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sees_through_every_switch),
        cmocka_unit_test(looks_grow_stale),
        cmocka_unit_test(the_day_tells_every_event),
        cmocka_unit_test(what_went_wrong_comes_again),
        cmocka_unit_test(turns_move_levers),
        cmocka_unit_test(clue_is_about_what_lacks),
        cmocka_unit_test(knows_the_way),
        cmocka_unit_test(knows_the_shortest_way),
        cmocka_unit_test(survives_anything),
        cmocka_unit_test(saving_changes_nothing),
        cmocka_unit_test(readme_is_a_level),
    };
    return cmocka_run_group_tests(tests, set_up, play_free);
}
