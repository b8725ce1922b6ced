// A machine that is left goes back to the title, with nobody chosen, when that is wished; and a
// kiosk shows no way to quit.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/app_state.h"
#include "core/str.h"

enum { MINUTE = 60 * 1000 };

static app *opened(app_options o) {
    o.w = 1280;
    o.h = 720;
    o.headless = true;
    int status = 0;
    app *a = app_create(&o, &status);
    assert_non_null(a);
    int64_t id = 0;
    assert_true(store_player_add(app_game(a)->store, "Brave Otter", "mina", &id));
    assert_true(game_choose_player(app_game(a), id));
    game_home(app_game(a), &screen_title);
    game_push(app_game(a), &screen_bay);
    return a;
}

static const draw_list *at(app *a, uint64_t now_ms, ui_input in) {
    in.now_ms = now_ms;
    return app_frame(a, &in, 1, 1280, 720);
}

static const char *on_screen(app *a) {
    return app_game(a)->stack[app_game(a)->depth - 1].screen->name;
}

static void nobody_is_sent_away_unasked(void **state) {
    (void)state;
    app *a = opened((app_options){0});
    at(a, 1, (ui_input){0});
    at(a, 500 * MINUTE, (ui_input){0});
    assert_string_equal(on_screen(a), "bay");
    app_destroy(a);
}

static void a_machine_that_is_left_goes_back_to_the_title(void **state) {
    (void)state;
    app *a = opened((app_options){.idle_minutes = 5});
    at(a, 1, (ui_input){0});
    at(a, 4 * MINUTE, (ui_input){.dx = 1});
    at(a, 8 * MINUTE, (ui_input){.pointer = true, .x = 9, .y = 9});
    at(a, 13 * MINUTE - 1, (ui_input){0});
    assert_string_equal(on_screen(a), "bay");
    assert_in_range(app_wake(a), 0, 1); // or the loop would sleep over it
    at(a, 13 * MINUTE, (ui_input){0});
    assert_string_equal(on_screen(a), "title");
    assert_int_equal(app_game(a)->player.id, 0);
    uint64_t now = 13 * MINUTE;
    while (app_wake(a) != -1 && now < 14 * MINUTE) { // and comes to rest there
        at(a, now += 100, (ui_input){0});
    }
    assert_int_equal(app_wake(a), -1);
    app_destroy(a);
}

static void a_level_that_is_left_is_ended(void **state) {
    (void)state;
    app *a = opened((app_options){.idle_minutes = 1});
    at(a, 1, (ui_input){0});
    assert_true(game_start_level(app_game(a), 0, 7));
    game_push(app_game(a), &screen_play);
    at(a, 20, (ui_input){0});
    at(a, MINUTE + 1, (ui_input){0});
    assert_string_equal(on_screen(a), "title");
    assert_null(app_game(a)->play.session);
    app_destroy(a);
}

static bool says(const draw_list *l, const char *label) {
    for (size_t i = 0; i < l->n; i++) {
        if (l->items[i].role == ROLE_BUTTON && str_eq(l->items[i].label, label)) {
            return true;
        }
    }
    return false;
}

static void a_kiosk_shows_no_way_to_quit(void **state) {
    (void)state;
    for (int kiosk = 0; kiosk < 2; kiosk++) {
        app *a = opened((app_options){.kiosk = kiosk != 0});
        game_pop(app_game(a));
        const draw_list *l = at(a, 1, (ui_input){0});
        assert_true(says(l, "Settings"));
        assert_int_equal(says(l, "Quit"), !kiosk);
        app_destroy(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_sent_away_unasked),
        cmocka_unit_test(a_machine_that_is_left_goes_back_to_the_title),
        cmocka_unit_test(a_level_that_is_left_is_ended),
        cmocka_unit_test(a_kiosk_shows_no_way_to_quit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
