// A level that somebody is writing: what is wrong with it is all on the screen, it goes on when it
// is mended, stays where it was while that makes sense, and leaves nothing in the store.
#include <stdlib.h>
#include <unistd.h>

#include "core/file.h"
#include "screens_harness.h"

#define HEAD                                                                                       \
    "id: draft\nrevision: 1\ntitle: The draft\ngoal: Put it in order.\nband: 10\n"                 \
    "skills: [H5]\nminutes: 4\ntalk: [Who would help?]\nopening:\n  - pip: Look here.\n"           \
    "  - pip: And here.\nmechanic: order\norder:\n  ask: Put it in order.\n  steps:\n"
#define STEPS                                                                                      \
    "    tell: { text: Tell, icon: adult, because: Two heads are calmer than one. }\n"             \
    "    out: { text: Log out, icon: lock, because: Now nobody reads along. }\n"                   \
    "    change: { text: Change, icon: shield, after: [out], early: They read it., because: Yes. " \
    "}\n"
#define BOARD                                                                                      \
    "  board:\n    door: { name: Door, icon: lock, start: open, states: { open: { text: Open, "    \
    "icon: lock, bad: yes }, shut: { text: Shut, icon: lock } } }\n"
#define SHUTS                                                                                      \
    "    shut: { text: Shut it, icon: lock, because: Now it is shut., sets: { door: shut } }\n"

typedef struct {
    bench b;
    char dir[32], path[64];
} desk;

static void save(desk *d, const char *text) {
    assert_true(file_write(d->path, text, strlen(text), 0600));
}

static void saved(desk *d, const char *text) {
    save(d, text);
    game_try_again(&d->b.g);
    frame(&d->b, (ui_input){0});
}

static const char whole[] = HEAD STEPS SHUTS BOARD;
static const char retold[] = HEAD
    "    tell: { text: Tell somebody, icon: adult, because: Two heads are calmer than one. }\n"
    "    out: { text: Log out, icon: lock, because: Now nobody reads along. }\n"
    "    change: { text: Change, icon: shield, after: [out], early: They read it., because: Yes. "
    "}\n" SHUTS BOARD;
static const char fewer[] = HEAD
    "    out: { text: Log out, icon: lock, because: Now nobody reads along. }\n"
    "    change: { text: Change, icon: shield, after: [out], early: They read it., because: Yes. "
    "}\n" SHUTS BOARD;
static const char broken[] = HEAD STEPS SHUTS BOARD "  clew: What first?\n  traps: 7\n";

static int set_up(void **state) {
    desk *d = calloc(1, sizeof *d);
    strcpy(d->dir, "/tmp/bay-trial-XXXXXX");
    assert_non_null(mkdtemp(d->dir));
    snprintf(d->path, sizeof d->path, "%s/draft.yaml", d->dir);
    bench_open(&d->b);
    diag_list *problems = diag_create();
    assert_true(art_names_load(&d->b.g.trial.art, BAY_SOURCE "/assets", d->b.memory, problems));
    diag_destroy(problems);
    *state = d;
    return 0;
}

static int tear_down(void **state) {
    desk *d = *state;
    bench_close(&d->b);
    unlink(d->path);
    rmdir(d->dir);
    free(d);
    return 0;
}

static void begin_with(desk *d, const char *text) {
    save(d, text);
    assert_true(game_try(&d->b.g, d->path));
    frame(&d->b, (ui_input){0});
}

static bool is_told(desk *d, const char *words) {
    for (int i = 0; i < 20; i++) {
        if (says(&d->b, words)) {
            return true;
        }
        if (!tab_to(&d->b, "Read on")) {
            break;
        }
        press(&d->b);
    }
    return false;
}

static size_t done_so_far(const desk *d) {
    const action *all;
    return session_actions(d->b.g.play.session, &all);
}

static void put_two_cards(desk *d) {
    use(&d->b, "Skip");
    use(&d->b, "Begin");
    for (int i = 0; i < 2; i++) {
        action next;
        assert_true(session_hint(d->b.g.play.session, &next));
        assert_true(game_act(&d->b.g, next, NULL));
    }
    frame(&d->b, (ui_input){0});
}

static void what_is_sound_is_played_at_once(void **state) {
    desk *d = *state;
    begin_with(d, whole);
    assert_string_equal(on_screen(&d->b), "play");
    assert_true(says(&d->b, "Look here."));
    frame(&d->b, (ui_input){.back = true});
    assert_string_equal(on_screen(&d->b), "trial");
    assert_true(says(&d->b, "No mistake"));
    use(&d->b, "Play again");
    assert_string_equal(on_screen(&d->b), "play");
}

static void all_that_is_wrong_is_on_the_screen(void **state) {
    desk *d = *state;
    for (int scale = 100; scale <= 200; scale += 100) {
        d->b.g.settings.text_scale = scale;
        diag_destroy(d->b.g.trial.problems);
        begin_with(d, broken);
        assert_string_equal(on_screen(&d->b), "trial");
        assert_true(says(&d->b, " mistakes in "));
        assert_true(is_told(d, ", column "));
        assert_true(is_told(d, "\"clew\" [unknown-key]"));
        assert_true(is_told(d, "[wrong-type]"));
    }
}

static void it_goes_on_when_it_is_mended(void **state) {
    desk *d = *state;
    begin_with(d, broken);
    saved(d, whole);
    assert_string_equal(on_screen(&d->b), "play");
    saved(d, "id: [");
    assert_string_equal(on_screen(&d->b), "trial");
    saved(d, broken);
    assert_string_equal(on_screen(&d->b), "trial");
    unlink(d->path);
    game_try_again(&d->b.g);
    frame(&d->b, (ui_input){0});
    assert_true(says(&d->b, " mistake in "));
    saved(d, whole);
    assert_string_equal(on_screen(&d->b), "play");
}

static void other_words_leave_it_where_it_was(void **state) {
    desk *d = *state;
    begin_with(d, whole);
    put_two_cards(d);
    uint64_t before = session_hash(d->b.g.play.session);
    saved(d, broken);
    assert_string_equal(on_screen(&d->b), "trial");
    saved(d, retold);
    assert_string_equal(on_screen(&d->b), "play");
    assert_int_equal(done_so_far(d), 2);
    assert_true(session_hash(d->b.g.play.session) == before);
    assert_true(says(&d->b, "Tell somebody"));
}

static void what_no_longer_fits_begins_again(void **state) {
    desk *d = *state;
    begin_with(d, whole);
    put_two_cards(d);
    for (action next; session_hint(d->b.g.play.session, &next) && done_so_far(d) < 4;) {
        assert_true(game_act(&d->b.g, next, NULL));
    }
    saved(d, fewer); // a place that a card was put in is no more
    assert_string_equal(on_screen(&d->b), "play");
    assert_int_equal(done_so_far(d), 0);
    assert_true(says(&d->b, "Look here."));
}

static void nothing_of_it_is_stored(void **state) {
    desk *d = *state;
    int64_t id = add_player(&d->b, "Brave Otter");
    assert_true(game_choose_player(&d->b.g, id));
    begin_with(d, whole);
    put_two_cards(d);
    for (action next; session_hint(d->b.g.play.session, &next);) {
        assert_true(game_act(&d->b.g, next, NULL));
    }
    assert_true(session_done(d->b.g.play.session));
    char *csv = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&csv, &size);
    assert_true(store_export(d->b.g.store, "csv", to));
    fclose(to);
    assert_ptr_equal(strchr(csv, '\n') + 1, csv + size); // its header alone
    free(csv);
    assert_false(store_done(d->b.g.store, id, "draft"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_sound_is_played_at_once),  TEST(all_that_is_wrong_is_on_the_screen),
        TEST(it_goes_on_when_it_is_mended),     TEST(other_words_leave_it_where_it_was),
        TEST(what_no_longer_fits_begins_again), TEST(nothing_of_it_is_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
