// The rules of story: lines and choices, ways out and back, counters, evidence, what a phone can
// still show of what was said, and the players.
#include "mechanics_harness.h"

#include "content/curriculum.h"
#include "mechanics/story/story.h"
#include "mechanics/story/story_spec.h"

static const char chat_yaml[] = HEAD(
    "story", "[S3, K1]") "story:\n"
                         "  dress: phone\n"
                         "  contact: skywolf\n"
                         "  cast:\n"
                         "    nell: { name: Nell, look: nell, mood: worried }\n"
                         "    skywolf: { name: skywolf, look: shadow }\n"
                         "  counters:\n"
                         "    calm: { name: Nell feels, start: 2, max: 3 }\n"
                         "  start: hello\n"
                         "  scenes:\n"
                         "    hello:\n"
                         "      - skywolf: You played great!\n"
                         "      - nell: He is nice.\n"
                         "        mood: happy\n"
                         "      - choose:\n"
                         "          - say: Who are you?\n"
                         "            shows: { S3: right, K1: right }\n"
                         "            because: Asking is free.\n"
                         "            changes: { calm: +1 }\n"
                         "            go: asked\n"
                         "          - say: I live in Elm Street.\n"
                         "            shows: { S3: wrong }\n"
                         "            because: Now he can find you.\n"
                         "            changes: { calm: -9 }\n"
                         "            go: street\n"
                         "          - say: Look, a cat!\n"
                         "            because: A cat changes nothing.\n"
                         "            go: again\n"
                         "          - say: Good night.\n"
                         "            shows: { K1: right }\n"
                         "            because: You may always stop.\n"
                         "            when: { calm: 3 }\n"
                         "            go: safe\n"
                         "        clue: What does he want to know?\n"
                         "    again:\n"
                         "      - go: hello\n"
                         "    asked:\n"
                         "      - skywolf: A friend.\n"
                         "      - go: hello\n"
                         "    street:\n"
                         "      - skywolf: I can see you.\n"
                         "      - end: alone\n"
                         "  always:\n"
                         "    leave: { because: You may go., shows: { K1: right }, go: safe }\n"
                         "    block: { because: Blocked alone helps nobody else., shows: { K1: "
                         "wrong }, go: alone }\n"
                         "    tell: { because: Two heads., shows: { K1: right }, go: safe }\n"
                         "  endings:\n"
                         "    safe: { title: Safe, text: All is well., good: yes }\n"
                         "    alone: { title: Alone, text: Try again., good: no }\n";

// The right choice opens only when calm has risen; one that leads nowhere stands before the one
// that raises it.
static const char gate_yaml[] =
    HEAD("story",
         "[S3]") "story:\n"
                 "  counters:\n"
                 "    calm: { name: Calm, start: 0, max: 3 }\n"
                 "  start: hub\n"
                 "  scenes:\n"
                 "    hub:\n"
                 "      - pip: What now?\n"
                 "      - choose:\n"
                 "          - { say: Wait, because: Nothing moves., go: hub }\n"
                 "          - { say: Breathe, because: Better., changes: { calm: +1 }, go: hub }\n"
                 "          - { say: Shout, shows: { S3: wrong }, because: Worse., go: hub }\n"
                 "          - { say: Speak, shows: { S3: right }, because: Good., when: { calm: 3 "
                 "}, go: end }\n"
                 "  endings:\n"
                 "    end: { title: End, text: Well said., good: yes }\n";

static int set_up(void **state) {
    return play_new(state, &story_rules, chat_yaml);
}

static const story_state *state_of(const play *p) {
    return (const story_state *)p->state;
}

static story_view_now now_of(const play *p) {
    return story_now(p->l->spec, state_of(p));
}

enum { SCENE_HELLO, SCENE_AGAIN, SCENE_ASKED, SCENE_STREET };
enum { ASK, STREET, CAT, NIGHT };

static void come_to_choice(play *p) {
    play_start(p, 0);
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_int_equal(state_of(p)->now.phase, STORY_SHOWS_CHOICE);
}

static void lines_move_on_and_moods_with_them(void **state) {
    play *p = *state;
    const story_spec *s = p->l->spec;
    play_start(p, 0);
    story_view_now now = now_of(p);
    assert_int_equal(now.phase, STORY_SHOWS_LINE);
    assert_string_equal(now.words, "You played great!");
    assert_string_equal(story_name(s, now.who), "skywolf");
    assert_int_equal(s->contact_person, now.who);
    assert_int_equal(state_of(p)->now.moods[2], STORY_WORRIED);
    assert_illegal(p, STORY_CHOOSE, 0, 0);
    assert_illegal(p, STORY_BACK, 0, 0);
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_string_equal(now_of(p).words, "He is nice.");
    assert_int_equal(now_of(p).mood, STORY_HAPPY);
    assert_null(p->m->clue(s, p->state));
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_string_equal(p->m->clue(s, p->state), "What does he want to know?");
    assert_illegal(p, STORY_NEXT, 0, 0);
}

static void choices_are_offered_by_counters(void **state) {
    play *p = *state;
    come_to_choice(p);
    assert_int_equal(now_of(p).n_choices, 3);
    assert_illegal(p, STORY_CHOOSE, NIGHT, 0);
    assert_illegal(p, STORY_CHOOSE, -1, 0);
    assert_illegal(p, STORY_CHOOSE, 4, 0);
    assert_illegal(p, STORY_ALWAYS, -1, 0);
    assert_illegal(p, STORY_ALWAYS, STORY_ALWAYS_COUNT, 0);
    assert_legal(p, STORY_CHOOSE, ASK, 0);
    assert_int_equal(state_of(p)->now.counters[0], 3);
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_string_equal(now_of(p).words, "A friend.");
    for (int i = 0; i < 3; i++) {
        assert_legal(p, STORY_NEXT, 0, 0); // through `go` to hello's two lines and its choice
    }
    assert_int_equal(now_of(p).n_choices, 4);
    assert_int_equal(now_of(p).numbers[3], NIGHT);
    assert_true(now_of(p).tried[0]);
    assert_false(now_of(p).tried[1]);
    assert_legal(p, STORY_CHOOSE, ASK, 0);
    assert_int_equal(state_of(p)->now.counters[0], 3); // not over max
}

static void a_right_choice_shows_each_skill(void **state) {
    play *p = *state;
    come_to_choice(p);
    assert_legal(p, STORY_CHOOSE, ASK, 0);
    assert_int_equal(p->shown.n, 2);
    assert_row(&p->shown.rows[0], "hello", "choice-1", "choice-1", true, 1);
    assert_row(&p->shown.rows[1], "hello", "choice-1", "choice-1", true, 1);
    assert_int_equal(p->shown.rows[0].skill, skill_find("S3"));
    assert_int_equal(p->shown.rows[1].skill, skill_find("K1"));
    assert_string_equal(now_of(p).reason, "Asking is free.");
    assert_int_equal(now_of(p).verdict, STORY_GOOD);
}

static void a_free_choice_shows_nothing(void **state) {
    play *p = *state;
    come_to_choice(p);
    assert_legal(p, STORY_CHOOSE, CAT, 0);
    assert_int_equal(p->shown.n, 0);
    assert_int_equal(now_of(p).verdict, STORY_FREE);
    assert_string_equal(now_of(p).reason, "A cat changes nothing.");
    assert_illegal(p, STORY_CHOOSE, ASK, 0);
    assert_illegal(p, STORY_ALWAYS, STORY_TELL, 0);
    assert_legal(p, STORY_NEXT, 0, 0); // a scene of nothing but `go` leads straight on
    assert_string_equal(now_of(p).words, "You played great!");
    assert_int_equal(state_of(p)->visited[SCENE_AGAIN], 1);
    assert_int_equal(state_of(p)->visited[SCENE_HELLO], 2);
    assert_illegal(p, STORY_BACK, 0, 0);
}

static void a_wrong_turn_can_be_taken_back(void **state) {
    play *p = *state;
    come_to_choice(p);
    story_stand before = state_of(p)->now;
    assert_legal(p, STORY_CHOOSE, STREET, 0);
    assert_row(&p->shown.rows[0], "hello", "choice-1", "choice-2", false, 1);
    assert_int_equal(now_of(p).verdict, STORY_WRONG);
    assert_int_equal(state_of(p)->now.counters[0], 0); // not under 0
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_true(now_of(p).back);
    assert_legal(p, STORY_BACK, 0, 0);
    assert_memory_equal(&state_of(p)->now, &before, sizeof before);
    assert_illegal(p, STORY_BACK, 0, 0);
    assert_true(now_of(p).tried[1]);
    assert_legal(p, STORY_CHOOSE, STREET, 0);
    assert_int_equal(p->shown.rows[0].attempt, 2);
}

static void a_bad_ending_only_leads_back(void **state) {
    play *p = *state;
    come_to_choice(p);
    story_stand before = state_of(p)->now;
    assert_legal(p, STORY_CHOOSE, STREET, 0);
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_int_equal(now_of(p).phase, STORY_SHOWS_ENDING);
    assert_string_equal(now_of(p).ending->title.s, "Alone");
    assert_false(play_done(p));
    assert_illegal(p, STORY_NEXT, 0, 0);
    assert_illegal(p, STORY_ALWAYS, STORY_TELL, 0);
    assert_legal(p, STORY_BACK, 0, 0);
    assert_memory_equal(&state_of(p)->now, &before, sizeof before);
}

static void a_good_ending_is_read_and_ends_it(void **state) {
    play *p = *state;
    play_start(p, 0);
    assert_true(now_of(p).always[STORY_TELL]);
    assert_legal(p, STORY_ALWAYS, STORY_TELL, 0);
    assert_row(&p->shown.rows[0], "tell", "tell", "tell", true, 1);
    assert_string_equal(now_of(p).reason, "Two heads.");
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_int_equal(now_of(p).phase, STORY_SHOWS_ENDING);
    assert_illegal(p, STORY_BACK, 0, 0);
    assert_false(play_done(p));
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_true(play_done(p));
    assert_illegal(p, STORY_NEXT, 0, 0);
}

static void a_wrong_way_out_goes_back_to_the_line(void **state) {
    play *p = *state;
    play_start(p, 0);
    assert_legal(p, STORY_ALWAYS, STORY_BLOCK, 0);
    assert_false(p->shown.rows[0].right);
    assert_string_equal(p->shown.rows[0].item, "block");
    assert_legal(p, STORY_NEXT, 0, 0);
    assert_legal(p, STORY_BACK, 0, 0);
    assert_int_equal(now_of(p).phase, STORY_SHOWS_LINE);
    assert_string_equal(now_of(p).words, "You played great!");
}

// A phone shows what was said from the state alone; the oldest is forgotten, its number is not.
static void messages_are_kept_and_counted(void **state) {
    play *p = *state;
    story_message m[STORY_HISTORY];
    size_t first;
    come_to_choice(p);
    assert_int_equal(story_messages(p->l->spec, state_of(p), m, &first), 2);
    assert_int_equal(first, 0);
    size_t said = 2;
    for (int round = 0; round < 100; round++) {
        assert_legal(p, STORY_CHOOSE, CAT, 0);
        for (int i = 0; i < 3; i++) {
            assert_legal(p, STORY_NEXT, 0, 0);
        }
        said += 3;
        size_t n = story_messages(p->l->spec, state_of(p), m, &first);
        assert_int_equal(first + n, said);
        assert_int_equal(m[n - 3].kind, STORY_SAID_CHOICE);
        assert_int_equal(m[n - 3].who, STORY_ME);
        assert_string_equal(m[n - 3].words, "Look, a cat!");
        assert_string_equal(m[n - 1].words, "He is nice.");
    }
    assert_legal(p, STORY_ALWAYS, STORY_LEAVE, 0);
    size_t n = story_messages(p->l->spec, state_of(p), m, &first);
    assert_int_equal(m[n - 1].kind, STORY_SAID_ALWAYS);
    assert_int_equal(m[n - 1].always, STORY_LEAVE);
    assert_null(m[n - 1].words);
}

static void who_knows_is_never_wrong(void **state) {
    for (uint64_t seed = 0; seed < 200; seed++) {
        tour t = check_bot(*state, seed);
        assert_true(t.rows > 0);
        assert_int_equal(t.right, t.rows);
    }
    check_bot_from_anywhere(*state, 200);
}

static void who_knows_opens_a_gate(void **state) {
    (void)state;
    play *p = malloc(sizeof *p);
    play_load(p, &story_rules, gate_yaml);
    tour t = check_bot(p, 0);
    assert_int_equal(t.rows, 1);
    assert_int_equal(t.right, 1);
    check_bot_from_anywhere(p, 100);
    play_end(p);
    free(p);
}

static void invariants(play *p) {
    const story_state *st = state_of(p);
    const story_spec *s = p->l->spec;
    assert_true(st->now.phase <= STORY_OVER);
    assert_true(st->now.scene < s->scenes.n);
    assert_true(st->now.step < story_steps(s, st->now.scene));
    assert_true(st->now.n_said <= STORY_HISTORY);
    assert_true(st->now.counters[0] <= 3);
    story_view_now now = now_of(p);
    assert_true((now.phase == STORY_SHOWS_REASON) == (now.reason != NULL));
    action list[HARNESS_ACTIONS];
    size_t n = play_legal(p, list), choices = 0;
    for (size_t i = 0; i < n; i++) {
        choices += list[i].verb == STORY_CHOOSE;
    }
    assert_int_equal(now.n_choices, choices);
    assert_int_equal(now.back, is_listed(list, n, (action){.verb = STORY_BACK}));
    for (int i = 0; i < STORY_ALWAYS_COUNT; i++) {
        action out = {.verb = STORY_ALWAYS, .a = (int16_t)i};
        assert_int_equal(now.always[i], is_listed(list, n, out));
    }
}

static void nothing_breaks_a_random_play(void **state) {
    check_random(*state, 10000, 3, invariants);
}

static void legal_is_what_act_takes(void **state) {
    play *p = *state;
    play_start(p, 0);
    check_legal_is_exact(p);
    come_to_choice(p);
    check_legal_is_exact(p);
    assert_legal(p, STORY_CHOOSE, STREET, 0);
    check_legal_is_exact(p);
    assert_legal(p, STORY_NEXT, 0, 0);
    check_legal_is_exact(p);
    assert_legal(p, STORY_NEXT, 0, 0);
    check_legal_is_exact(p);
}

static void saving_changes_nothing(void **state) {
    check_saving_changes_nothing(*state);
}

// 200 scenes in a row, as a long story may have.
static void a_long_story_loads(void **state) {
    (void)state;
    enum { SCENES = 200, ROOM = 64000 };
    char *yaml = malloc(ROOM);
    size_t n = (size_t)snprintf(yaml, ROOM, "%s",
                                HEAD("story", "[S3]") "story:\n  start: s0\n  scenes:\n");
    for (int i = 0; i < SCENES; i++) {
        n += (size_t)snprintf(
            yaml + n, ROOM - n,
            "    s%d:\n      - pip: Line %d.\n      - choose:\n"
            "          - { say: On, shows: { S3: right }, because: Yes., go: %s%.0d }\n"
            "          - { say: No, shows: { S3: wrong }, because: No., go: s0 }\n",
            i, i, i + 1 < SCENES ? "s" : "end", i + 1 < SCENES ? i + 1 : 0);
    }
    snprintf(yaml + n, ROOM - n, "  endings:\n    end: { title: End, text: Done., good: yes }\n");
    play *p = malloc(sizeof *p);
    play_load(p, &story_rules, yaml);
    level_lint(p->l, p->d);
    if (diag_count(p->d)) {
        print_problems(p->d);
    }
    assert_int_equal(diag_count(p->d), 0);
    assert_int_equal(check_bot(p, 0).right, SCENES);
    play_end(p);
    free(p);
    free(yaml);
}

// The body begins in line 10. What the corpus of bad levels does not hold.
static void refusals_name_their_place(void **state) {
    (void)state;
    static const struct {
        const char *code, *body;
        int line, col;
    } refused[] = {
        {"clue-alone", "    s:\n      - pip: Hello.\n        clue: What for?\n      - end: e\n", 15,
         15},
        {"no-open-choice",
         "    s:\n      - choose:\n"
         "          - { say: A, because: B., when: { calm: 1 }, go: e }\n"
         "          - { say: C, because: D., when: { calm: 2 }, go: e }\n",
         14, 9},
        {"not-a-phone", "    s:\n      - end: e\n  contact: pip\n", 15, 12},
    };
    static const mechanic *const list[] = {&story_rules, NULL};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        char yaml[2000];
        snprintf(yaml, sizeof yaml, "%s%s%s%s", HEAD("story", "[S3]") "story:\n",
                 "  start: s\n  scenes:\n", refused[i].body,
                 "  counters: { calm: { name: Calm } }\n"
                 "  endings: { e: { title: E, text: F., good: yes } }\n");
        arena *a = arena_create(HARNESS_MEMORY);
        diag_list *d = diag_create();
        assert_null(level_parse("bad.yaml", yaml, strlen(yaml), list, a, d));
        assert_int_equal(diag_count(d), 1);
        assert_string_equal(diag_at(d, 0)->code, refused[i].code);
        assert_int_equal(diag_at(d, 0)->at.line, refused[i].line);
        assert_int_equal(diag_at(d, 0)->at.col, refused[i].col);
        diag_destroy(d);
        arena_destroy(a);
    }
}

static void the_readme_is_a_sound_level(void **state) {
    (void)state;
    check_readme(&story_rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_move_on_and_moods_with_them),
        cmocka_unit_test(choices_are_offered_by_counters),
        cmocka_unit_test(a_right_choice_shows_each_skill),
        cmocka_unit_test(a_free_choice_shows_nothing),
        cmocka_unit_test(a_wrong_turn_can_be_taken_back),
        cmocka_unit_test(a_bad_ending_only_leads_back),
        cmocka_unit_test(a_good_ending_is_read_and_ends_it),
        cmocka_unit_test(a_wrong_way_out_goes_back_to_the_line),
        cmocka_unit_test(messages_are_kept_and_counted),
        cmocka_unit_test(who_knows_is_never_wrong),
        cmocka_unit_test(who_knows_opens_a_gate),
        cmocka_unit_test(nothing_breaks_a_random_play),
        cmocka_unit_test(legal_is_what_act_takes),
        cmocka_unit_test(saving_changes_nothing),
        cmocka_unit_test(a_long_story_loads),
        cmocka_unit_test(refusals_name_their_place),
        cmocka_unit_test(the_readme_is_a_sound_level),
    };
    return cmocka_run_group_tests(tests, set_up, play_free);
}
