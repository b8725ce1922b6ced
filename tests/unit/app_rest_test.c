// Nothing moves when nothing happens: every screen and every kind of play comes wholly to rest soon
// after the last input, with motion and without.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/app.h"

enum { REST_MS = 12000, LEAST_MS = 16, PRESSES = 24 };

// Goes on until only input would change the picture; fails where that takes too long.
static void comes_to_rest(app *a, uint64_t *now, ui_input in, const char *where) {
    uint64_t since = *now;
    do {
        int wake = app_wake(a);
        *now += (uint64_t)(wake > LEAST_MS ? wake : LEAST_MS);
        in.now_ms = *now;
        app_frame(a, &in, 1, 1280, 720);
        in = (ui_input){0};
        if (*now - since > REST_MS) {
            fail_msg("%s does not come to rest", where);
        }
    } while (app_wake(a) != -1);
}

static app *open_app(bool reduced) {
    app_options o = {.w = 1280,
                     .h = 720,
                     .headless = true,
                     .wishes = {[SETTING_REDUCED_MOTION] = {WISH_NOW, reduced, false}}};
    int status = 0;
    app *a = app_create(&o, &status);
    assert_non_null(a);
    int64_t id = 0;
    assert_true(store_player_add(app_game(a)->store, "Brave Otter", "mina", &id));
    assert_true(game_choose_player(app_game(a), id));
    return a;
}

static void rest_on_screens(bool reduced) {
    static const screen *const some[] = {&screen_title, &screen_who,      &screen_portrait,
                                         &screen_bay,   &screen_settings, &screen_keys,
                                         &screen_notice};
    app *a = open_app(reduced);
    uint64_t now = 1;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        game_home(app_game(a), some[i]);
        comes_to_rest(a, &now, (ui_input){0}, some[i]->name);
        comes_to_rest(a, &now, (ui_input){.tab = 1}, some[i]->name);
    }
    app_destroy(a);
}

static void rest_in_levels(bool reduced) {
    app *a = open_app(reduced);
    game *g = app_game(a);
    uint64_t now = 1;
    for (size_t i = 0; i < g->course->n_levels; i++) {
        game_home(g, &screen_bay);
        assert_true(game_start_level(g, (int)i, 7));
        game_push(g, &screen_play);
        comes_to_rest(a, &now, (ui_input){0}, g->course->levels[i].id);
        for (int k = 0; k < PRESSES; k++) {
            comes_to_rest(a, &now, (ui_input){.accept = true}, g->course->levels[i].id);
        }
    }
    app_destroy(a);
}

static void screens_rest(void **state) {
    (void)state;
    rest_on_screens(false);
}

static void screens_rest_without_motion(void **state) {
    (void)state;
    rest_on_screens(true);
}

static void levels_rest(void **state) {
    (void)state;
    rest_in_levels(false);
}

static void levels_rest_without_motion(void **state) {
    (void)state;
    rest_in_levels(true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_rest),
        cmocka_unit_test(screens_rest_without_motion),
        cmocka_unit_test(levels_rest),
        cmocka_unit_test(levels_rest_without_motion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
