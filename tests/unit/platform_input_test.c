// Keys, mouse, fingers and a virtual gamepad that is plugged in and out, as the window hands them
// on: one press a frame, in the canvas' own units. Runs on SDL's dummy video driver.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "platform/window_state.h"

static int begin(void **state) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "1",
               1); // the dummy driver gives nobody the focus
    window *w = window_open((window_options){.title = "test", .w = 640, .h = 360});
    float scale;
    float lw;
    float lh;
    bool fresh;
    if (!w || !window_canvas(w, &scale, &lw, &lh, &fresh).pixels) {
        return -1;
    }
    ui_input in;
    bool picture;
    window_input(w, 0, &in, &picture);
    *state = w;
    return 0;
}

static int end(void **state) {
    window_close(*state);
    return 0;
}

static bool anything(const ui_input *in) {
    return in->accept || in->back || in->hint || in->dx || in->dy || in->tab || in->down ||
           in->up || in->text || in->erase || in->read || in->key;
}

// SDL closes every poll with a sentinel, so what was pushed may come one call later.
static ui_input next(window *w) {
    ui_input in;
    bool picture;
    for (int i = 0; i < 4; i++) {
        window_input(w, 0, &in, &picture);
        if (anything(&in)) {
            break;
        }
    }
    return in;
}

static void push_key(SDL_Keycode key, SDL_Keymod mod) {
    SDL_Event e = {.key = {.type = SDL_KEYDOWN,
                           .state = SDL_PRESSED,
                           .keysym = {.sym = key, .mod = (Uint16)mod}}};
    SDL_PushEvent(&e);
}

static void presses_never_share_a_frame(void **state) {
    push_key(SDLK_DOWN, KMOD_NONE);
    push_key(SDLK_RETURN, KMOD_NONE);
    ui_input first = next(*state);
    assert_int_equal(first.dy, 1);
    assert_false(first.accept);
    ui_input second = next(*state);
    assert_int_equal(second.dy, 0);
    assert_true(second.accept);
    assert_false(next(*state).accept);
}

static void keys_mean_what_the_readme_says(void **state) {
    push_key(SDLK_ESCAPE, KMOD_NONE);
    assert_true(next(*state).back);
    push_key(SDLK_h, KMOD_NONE);
    assert_true(next(*state).hint);
    push_key(SDLK_SPACE, KMOD_NONE);
    assert_true(next(*state).accept);
    push_key(SDLK_TAB, KMOD_LSHIFT);
    assert_int_equal(next(*state).tab, -1);
}

static void space_and_h_are_letters_while_somebody_types(void **state) {
    window_text(*state, true, (rectf){0, 0, 100, 40});
    push_key(SDLK_SPACE, KMOD_NONE);
    push_key(SDLK_h, KMOD_NONE);
    ui_input in = next(*state);
    assert_false(in.accept);
    assert_false(in.hint);
    SDL_Event e = {.text = {.type = SDL_TEXTINPUT, .text = "\xD8\xB3"}};
    SDL_PushEvent(&e);
    assert_string_equal(next(*state).text, "\xD8\xB3");
    push_key(SDLK_BACKSPACE, KMOD_NONE);
    assert_int_equal(next(*state).erase, 1);
    window_text(*state, false, (rectf){0, 0, 0, 0});
}

static void the_mouse_points_in_canvas_units(void **state) {
    SDL_Event e = {
        .button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 320, .y = 180}};
    SDL_PushEvent(&e);
    ui_input in = next(*state);
    assert_true(in.pointer && in.down && !in.up);
    assert_float_equal(in.x, 640, 0.5); // 640 x 360 pixels show the canvas of 1280 x 720
    assert_float_equal(in.y, 360, 0.5);
    e.button.type = SDL_MOUSEBUTTONUP;
    SDL_PushEvent(&e);
    assert_true(next(*state).up);
}

static void push_finger(Uint32 type, SDL_FingerID id, float x, float y) {
    SDL_Event e = {.tfinger = {.type = type, .fingerId = id, .x = x, .y = y}};
    SDL_PushEvent(&e);
}

static void a_second_finger_is_a_resting_hand(void **state) {
    push_finger(SDL_FINGERDOWN, 1, 0.5f, 0.5f);
    push_finger(SDL_FINGERDOWN, 2, 0.1f, 0.1f);
    push_finger(SDL_FINGERUP, 1, 0.5f, 0.5f);
    ui_input in = next(*state);
    assert_true(in.down);
    assert_float_equal(in.x, 640, 0.5);
    in = next(*state);
    assert_true(in.up);
    assert_float_equal(in.x, 640, 0.5);
}

static void settle(window *w, ui_input *last) {
    for (int i = 0; i < 20; i++) {
        SDL_Delay(2);
        SDL_PumpEvents();
        ui_input in = next(w);
        if (anything(&in)) {
            *last = in;
            return;
        }
    }
}

static void a_gamepad_plays_and_may_be_pulled_out(void **state) {
    window *w = *state;
    window_open_rest(w);
    int device = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER,
                                           SDL_CONTROLLER_AXIS_MAX, SDL_CONTROLLER_BUTTON_MAX, 0);
    assert_true(device >= 0);
    ui_input in = {0};
    settle(w, &in);
    assert_non_null(w->pads[0]);
    SDL_Joystick *stick = SDL_GameControllerGetJoystick(w->pads[0]);
    static const struct {
        int button;
        int dx, dy, tab;
        bool accept, back, hint;
    } presses[] = {
        {SDL_CONTROLLER_BUTTON_A, 0, 0, 0, true, false, false},
        {SDL_CONTROLLER_BUTTON_B, 0, 0, 0, false, true, false},
        {SDL_CONTROLLER_BUTTON_Y, 0, 0, 0, false, false, true},
        {SDL_CONTROLLER_BUTTON_DPAD_LEFT, -1, 0, 0, false, false, false},
        {SDL_CONTROLLER_BUTTON_DPAD_DOWN, 0, 1, 0, false, false, false},
        {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, 0, 0, 1, false, false, false},
    };
    for (size_t i = 0; i < sizeof presses / sizeof *presses; i++) {
        in = (ui_input){0};
        SDL_JoystickSetVirtualButton(stick, presses[i].button, 1);
        settle(w, &in);
        SDL_JoystickSetVirtualButton(stick, presses[i].button, 0);
        assert_int_equal(in.accept, presses[i].accept);
        assert_int_equal(in.back, presses[i].back);
        assert_int_equal(in.hint, presses[i].hint);
        assert_int_equal(in.dx, presses[i].dx);
        assert_int_equal(in.dy, presses[i].dy);
        assert_int_equal(in.tab, presses[i].tab);
    }
    in = (ui_input){0};
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, SDL_JOYSTICK_AXIS_MAX);
    settle(w, &in);
    assert_int_equal(in.dx, 1);
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, 0);
    SDL_JoystickDetachVirtual(device);
    in = (ui_input){0};
    settle(w, &in);
    assert_null(w->pads[0]);
}

static void losing_the_focus_pauses(void **state) {
    SDL_Event e = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}};
    SDL_PushEvent(&e);
    ui_input in;
    bool picture;
    assert_int_equal(window_input(*state, 0, &in, &picture), WINDOW_PAUSED);
    e.window.event = SDL_WINDOWEVENT_FOCUS_GAINED;
    SDL_PushEvent(&e);
    assert_int_equal(window_input(*state, 0, &in, &picture), WINDOW_RUNS);
    push_key(SDLK_F12, KMOD_NONE);
    for (int i = 0; i < 4 && !picture; i++) {
        window_input(*state, 0, &in, &picture);
    }
    assert_true(picture);
}

static void own_keys_work_beside_those_that_always_do(void **state) {
    window *w = *state;
    window_keys(w, &(key_map){.own = {[KEY_LEFT] = SDLK_a, [KEY_ACCEPT] = SDLK_h}});
    push_key(SDLK_a, KMOD_NONE);
    assert_int_equal(next(w).dx, -1);
    push_key(SDLK_LEFT, KMOD_NONE);
    assert_int_equal(next(w).dx, -1);
    push_key(SDLK_h, KMOD_NONE); // taken from help, which keeps F1
    ui_input in = next(w);
    assert_true(in.accept && !in.hint);
    push_key(SDLK_F1, KMOD_NONE);
    assert_true(next(w).hint);
    window_text(w, true, (rectf){0, 0, 100, 40});
    push_key(SDLK_a, KMOD_NONE); // a letter is a letter where somebody types
    assert_false(anything(&(ui_input){.dx = next(w).dx}));
    window_text(w, false, (rectf){0, 0, 0, 0});
    window_keys(w, &(key_map){0});
    push_key(SDLK_a, KMOD_NONE);
    in = next(w);
    assert_false(anything(&in));
}

static void a_key_that_is_chosen_does_nothing_else(void **state) {
    window *w = *state;
    window_choose_key(w, true);
    push_key(SDLK_h, KMOD_NONE);
    ui_input in = next(w);
    assert_int_equal(in.key, SDLK_h);
    assert_false(in.hint);
    static const SDL_Keycode keep[] = {SDLK_ESCAPE, SDLK_RETURN, SDLK_LEFT, SDLK_TAB};
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++) {
        push_key(keep[i], KMOD_NONE);
        in = next(w);
        assert_int_equal(in.key, 0);
        assert_true(anything(&in));
    }
    window_choose_key(w, false);
    push_key(SDLK_h, KMOD_NONE);
    in = next(w);
    assert_true(in.hint && in.key == 0);
    assert_string_equal(window_key_name(SDLK_SPACE), "Space");
    assert_string_equal(window_key_name(0), "");
}

static void push_key_up(SDL_Keycode key) {
    SDL_Event e = {.key = {.type = SDL_KEYUP, .state = SDL_RELEASED, .keysym = {.sym = key}}};
    SDL_PushEvent(&e);
}

// What is down stays down until it is let go, in frames without a press too, and not behind another
// window.
static void keys_are_held_until_they_are_let_go(void **state) {
    push_key(SDLK_RIGHT, KMOD_NONE);
    push_key(SDLK_SPACE, KMOD_NONE);
    assert_int_equal(next(*state).held, 1u << KEY_RIGHT);
    assert_int_equal(next(*state).held, 1u << KEY_RIGHT | 1u << KEY_ACCEPT);
    push_key_up(SDLK_RIGHT);
    assert_int_equal(next(*state).held, 1u << KEY_ACCEPT);
    SDL_Event lost = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_LOST}};
    SDL_PushEvent(&lost);
    ui_input in = next(*state);
    assert_int_equal(in.held, 0);
    assert_true(in.away);
    SDL_Event back = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_FOCUS_GAINED}};
    SDL_PushEvent(&back);
    assert_false(next(*state).away);
}

// A second finger presses nothing, but it is known where it is down.
static void two_fingers_are_down(void **state) {
    push_finger(SDL_FINGERDOWN, 1, 0.5f, 0.5f);
    push_finger(SDL_FINGERDOWN, 2, 0.25f, 0.5f);
    push_finger(SDL_FINGERDOWN, 3, 0.1f, 0.5f);
    next(*state);
    ui_input in = next(*state);
    assert_int_equal(in.n_touch, 2);
    assert_float_equal(in.touch[1].x, 320, 0.5);
    push_finger(SDL_FINGERUP, 1, 0.5f, 0.5f);
    next(*state);
    in = next(*state);
    assert_int_equal(in.n_touch, 1);
    assert_float_equal(in.touch[0].x, 320, 0.5);
    push_finger(SDL_FINGERUP, 2, 0.25f, 0.5f);
    push_finger(SDL_FINGERUP, 3, 0.1f, 0.5f);
    next(*state);
    assert_int_equal(next(*state).n_touch, 0);
}

static int begin_kiosk(void **state) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    *state = window_open((window_options){.title = "test",
                                          .w = 640,
                                          .h = 360,
                                          .fullscreen = true,
                                          .kiosk = true,
                                          .way_out = WINDOW_USUAL_CHORD});
    return *state ? 0 : -1;
}

// What the window says after so many events, and whether a picture was asked for.
static window_state said(window *w, bool *picture) {
    ui_input in;
    window_state state = WINDOW_RUNS;
    *picture = false;
    for (int i = 0; i < 4 && state != WINDOW_QUIT; i++) {
        bool one = false;
        state = window_input(w, 0, &in, &one);
        *picture = *picture || one;
    }
    return state;
}

static void a_kiosk_is_left_by_its_chord_alone(void **state) {
    window *w = *state;
    bool picture;
    assert_true(window_is_fullscreen(w));
    static const struct {
        SDL_Keycode key;
        SDL_Keymod mod;
    } others[] = {{SDLK_F11, KMOD_NONE},
                  {SDLK_RETURN, KMOD_LALT},
                  {SDLK_F12, KMOD_NONE},
                  {SDLK_F4, KMOD_LALT},
                  {SDLK_ESCAPE, KMOD_NONE},
                  {SDLK_q, KMOD_LCTRL},
                  {SDLK_q, KMOD_LALT},
                  {SDLK_q, KMOD_NONE},
                  {SDLK_q, KMOD_LCTRL | KMOD_LALT | KMOD_LSHIFT}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        push_key(others[i].key, others[i].mod);
        assert_int_not_equal(said(w, &picture), WINDOW_QUIT);
        assert_false(picture);
        assert_true(window_is_fullscreen(w));
    }
    // Closing the last window would make SDL say quit; signals still do.
    assert_false(SDL_GetHintBoolean(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, SDL_TRUE));
    assert_true(SDL_GetWindowFlags(w->handle) & SDL_WINDOW_KEYBOARD_GRABBED);
    push_key(SDLK_q, KMOD_RCTRL | KMOD_LALT | KMOD_NUM);
    assert_int_equal(said(w, &picture), WINDOW_QUIT);
}

static void the_way_out_is_no_way_out_elsewhere(void **state) {
    window *w = *state;
    bool picture;
    push_key(SDLK_q, KMOD_LCTRL | KMOD_LALT);
    assert_int_not_equal(said(w, &picture), WINDOW_QUIT);
    assert_true(SDL_GetHintBoolean(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, SDL_FALSE));
    push_key(SDLK_F12, KMOD_NONE);
    said(w, &picture);
    assert_true(picture);
}

static void chords_need_a_modifier_and_a_key(void **state) {
    (void)state;
    static const char *const good[] = {"Ctrl+Alt+Q", "ctrl+q", "Alt+F10", "Shift+Ctrl+Left Shift",
                                        "none",       "Ctrl++"};
    static const char *const broken[] = {"",         "Q",       "Shift+Q",        "Ctrl", "Ctrl+",
                                         "Ctrl+Alt", "Hyper+Q", "Ctrl+Nosuchkey", "+Q"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(window_chord_sound(good[i]));
    }
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        if (window_chord_sound(broken[i])) {
            fail_msg("\"%s\" was taken for a chord", broken[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(own_keys_work_beside_those_that_always_do, begin, end),
        cmocka_unit_test_setup_teardown(a_key_that_is_chosen_does_nothing_else, begin, end),
        cmocka_unit_test_setup_teardown(presses_never_share_a_frame, begin, end),
        cmocka_unit_test_setup_teardown(keys_mean_what_the_readme_says, begin, end),
        cmocka_unit_test_setup_teardown(space_and_h_are_letters_while_somebody_types, begin, end),
        cmocka_unit_test_setup_teardown(the_mouse_points_in_canvas_units, begin, end),
        cmocka_unit_test_setup_teardown(a_second_finger_is_a_resting_hand, begin, end),
        cmocka_unit_test_setup_teardown(a_gamepad_plays_and_may_be_pulled_out, begin, end),
        cmocka_unit_test_setup_teardown(losing_the_focus_pauses, begin, end),
        cmocka_unit_test_setup_teardown(keys_are_held_until_they_are_let_go, begin, end),
        cmocka_unit_test_setup_teardown(two_fingers_are_down, begin, end),
        cmocka_unit_test_setup_teardown(a_kiosk_is_left_by_its_chord_alone, begin_kiosk, end),
        cmocka_unit_test_setup_teardown(the_way_out_is_no_way_out_elsewhere, begin, end),
        cmocka_unit_test(chords_need_a_modifier_and_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
