// The shipped levels, played by the rules alone: recordings that must replay to the same states,
// and plays that are carried over into another session after every action.
//
// A level that changes its play needs a new revision, and then its recording anew: run this program
// with BAY_REBASELINE=1, and read the difference before it is committed.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/course.h"
#include "core/file.h"
#include "core/rng.h"
#include "core/str.h"
#include "mechanics/mechanics.h"
#include "play/bot.h"
#include "play/recording.h"

#define RECORDINGS BAY_SOURCE "/tests/recordings"

enum { MEMORY = 256 << 20, ASTRAY = 30, TO_THE_END = 5000, SEED = 20261124, LARGEST = 1 << 20 };

// One of each mechanic at least, and story in both dresses.
static const char *const recorded[] = {
    "first-words", "comfort-compass",  "mailroom",  "repair-shop", "night-mail",
    "key-ring",    "bystander-bridge", "two-tides", "echo-trail",  "settings-spyglass"};
enum { RECORDED = sizeof recorded / sizeof *recorded };

typedef struct {
    arena *memory;
    diag_list *problems;
    course *course;
} shelf;

static int open_shelf(void **state) {
    shelf *s = calloc(1, sizeof *s);
    s->memory = arena_create(MEMORY);
    s->problems = diag_create();
    s->course = course_load(BAY_SOURCE "/levels", s->memory, s->problems);
    *state = s;
    diag_print(s->problems, stderr);
    return s->course ? 0 : -1;
}

static int close_shelf(void **state) {
    shelf *s = *state;
    arena_destroy(s->memory);
    diag_destroy(s->problems);
    free(s);
    return 0;
}

static level *load(shelf *s, size_t i) {
    level *l = level_load(s->course->levels[i].path, mechanics_rules, s->memory, s->problems);
    diag_print(s->problems, stderr);
    assert_non_null(l);
    return l;
}

static level *load_by_id(shelf *s, const char *id) {
    int i = course_find(s->course, id);
    assert_true(i >= 0);
    return load(s, (size_t)i);
}

static char *path_of(shelf *s, const char *id) {
    return arena_printf(s->memory, RECORDINGS "/%s.txt", id);
}

// A child who tries this and that, and then knows.
static void record_anew(shelf *books, const char *id) {
    session *s = session_create(load_by_id(books, id), SEED);
    bot_play(s, BOT_RANDOM, ASTRAY);
    assert_true(bot_play(s, BOT_KNOWS, TO_THE_END).finished);
    FILE *f = fopen(path_of(books, id), "w");
    assert_non_null(f);
    assert_true(recording_write(s, f));
    assert_int_equal(fclose(f), 0);
    session_destroy(s);
}

static void recordings_replay_to_the_same_states(void **state) {
    shelf *s = *state;
    bool anew = getenv("BAY_REBASELINE") != NULL;
    for (size_t i = 0; i < RECORDED; i++) {
        if (anew) {
            record_anew(s, recorded[i]);
        }
        char *text = NULL;
        size_t n = 0;
        const char *path = path_of(s, recorded[i]);
        assert_int_equal(file_read(path, LARGEST, s->memory, &text, &n), FILE_OK);
        recording_result r;
        bool same = recording_replay(path, text, n, load_by_id(s, recorded[i]), &r, s->problems);
        diag_print(s->problems, stderr);
        assert_true(same);
        assert_true(r.n_actions > ASTRAY / 2);
        assert_true(str_ends(text, arena_printf(s->memory, "\nend done %zu\n", r.n_actions)));
    }
}

static void every_mechanic_of_the_course_has_its_recording(void **state) {
    shelf *s = *state;
    for (size_t i = 0; i < s->course->n_levels; i++) {
        const mechanic *m = load(s, i)->mechanic;
        int n = 0;
        for (size_t k = 0; k < RECORDED; k++) {
            n += load_by_id(s, recorded[k])->mechanic == m;
        }
        assert_true(n > 0);
    }
}

static action any_legal(const session *s, rng *dice) {
    action legal[256];
    const level *l = session_level(s);
    size_t n = l->mechanic->legal(l->spec, session_state(s), legal, 256);
    assert_in_range(n, 1, 256);
    return legal[rng_below(dice, (uint32_t)n)];
}

// Two sessions take turns, each going on from the other's bytes: a pointer into a state, or
// anything that is kept outside it, would show.
static void a_play_goes_on_from_its_bytes(void **state) {
    shelf *books = *state;
    for (size_t i = 0; i < books->course->n_levels; i++) {
        level *l = load(books, i);
        session *whole = session_create(l, SEED);
        session *turns[2] = {session_create(l, 1), session_create(l, 2)};
        session_restore(turns[0], session_state(whole));
        rng dice;
        rng_seed(&dice, i);
        for (int k = 0; k < 500 && !session_done(whole); k++) {
            action a = any_legal(whole, &dice);
            session *now = turns[k % 2], *then = turns[1 - k % 2];
            evidence_list seen, seen_again;
            assert_true(session_act(whole, a, &seen));
            assert_true(session_act(now, a, &seen_again));
            assert_int_equal(session_hash(whole), session_hash(now));
            assert_int_equal(seen.n, seen_again.n);
            session_restore(then, session_state(now));
        }
        session_destroy(whole);
        session_destroy(turns[0]);
        session_destroy(turns[1]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(recordings_replay_to_the_same_states, open_shelf,
                                        close_shelf),
        cmocka_unit_test_setup_teardown(every_mechanic_of_the_course_has_its_recording, open_shelf,
                                        close_shelf),
        cmocka_unit_test_setup_teardown(a_play_goes_on_from_its_bytes, open_shelf, close_shelf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
