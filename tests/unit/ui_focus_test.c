// Focus: arrows reach every target, tabs follow the list, the pointer moves it only when it moves,
// and nothing is pressed that the player did not see.
#include "ui_harness.h"

enum { MAX = 12 };

typedef struct {
    rectf at[MAX];
    bool disabled[MAX];
    size_t n;
    size_t trap; // from this one on: a dialog; 0: none
    ui_id used, wanted;
    bool back, hint;
} board;

static void draw(ui *u, void *memory) {
    board *b = memory;
    b->used = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (b->trap && i == b->trap) {
            ui_trap(u);
        }
        ui_look look = {.label = "A", .disabled = b->disabled[i]};
        if (ui_button(u, (ui_id)i + 1, b->at[i], look)) {
            b->used = (ui_id)i + 1;
        }
    }
    b->back = ui_back(u);
    b->hint = ui_hint_pressed(u);
    if (b->wanted) {
        ui_focus(u, b->wanted);
        b->wanted = 0;
    }
}

static board row_of(size_t n) {
    board b = {.n = n};
    for (size_t i = 0; i < n; i++) {
        b.at[i] = (rectf){64 + (float)i * 200, 300, 160, 64};
    }
    return b;
}

static board grid_of(size_t cols, size_t rows) {
    board b = {.n = cols * rows};
    for (size_t i = 0; i < b.n; i++) {
        b.at[i] = (rectf){64 + (float)(i % cols) * 392, 100 + (float)(i / cols) * 150, 368, 112};
    }
    return b;
}

// Every target can be reached from every other by arrows alone.
static void all_reachable(board *b) {
    static const int ways[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    harness t;
    harness_open(&t, draw, b);
    frame(&t);
    bool to[MAX][MAX] = {{false}};
    for (size_t i = 0; i < b->n; i++) {
        for (size_t k = 0; k < 4; k++) {
            b->wanted = (ui_id)i + 1;
            frame(&t);
            press_arrow(&t, ways[k][0], ways[k][1]);
            to[i][ui_focused(t.u) - 1] = true;
        }
    }
    for (size_t k = 0; k < b->n; k++) {
        for (size_t i = 0; i < b->n; i++) {
            for (size_t j = 0; j < b->n; j++) {
                to[i][j] = to[i][j] || (to[i][k] && to[k][j]);
            }
        }
    }
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            assert_true(i == j || to[i][j]);
        }
    }
    harness_close(&t);
}

static void the_first_has_it(void **state) {
    (void)state;
    board b = row_of(3);
    b.disabled[0] = true;
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    assert_int_equal(ui_focused(t.u), 2);
    assert_int_equal(ui_wake(t.u), 0); // to show it
    rest(&t);                          // then all is still
    assert_true(item_of(&t, 2)->flags & DRAW_FOCUSED);
    assert_true(item_of(&t, 1)->flags & DRAW_DISABLED);
    harness_close(&t);
}

static void a_grid_moves_as_it_looks(void **state) {
    (void)state;
    board b = grid_of(3, 3);
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    press_arrow(&t, 1, 0);
    assert_int_equal(ui_focused(t.u), 2);
    press_arrow(&t, 0, 1);
    assert_int_equal(ui_focused(t.u), 5);
    assert_int_equal(ui_sound(t.u), SOUND_STEP);
    press_arrow(&t, -1, 0);
    assert_int_equal(ui_focused(t.u), 4);
    press_arrow(&t, 0, -1);
    assert_int_equal(ui_focused(t.u), 1);
    press_arrow(&t, 0, -1); // nothing is there
    assert_int_equal(ui_focused(t.u), 1);
    harness_close(&t);
}

static void arrows_are_as_seen_in_arabic(void **state) {
    (void)state;
    board b = row_of(3);
    harness t;
    harness_open(&t, draw, &b);
    t.lang = "ar";
    frame(&t);
    press_arrow(&t, 1, 0);
    assert_int_equal(ui_focused(t.u), 2); // the one on the right, wherever reading begins
    harness_close(&t);
}

static void every_target_is_reached(void **state) {
    (void)state;
    board grids[] = {grid_of(3, 3), grid_of(1, 5), grid_of(3, 1), grid_of(2, 4)};
    for (size_t i = 0; i < sizeof grids / sizeof *grids; i++) {
        all_reachable(&grids[i]);
    }
    // A play screen: two buttons above, doors, three choices and one more beside them.
    board play = {.at = {{64, 40, 146, 64},
                         {1086, 40, 130, 64},
                         {300, 80, 200, 300},
                         {540, 80, 200, 300},
                         {780, 80, 200, 300},
                         {64, 568, 300, 112},
                         {390, 568, 300, 112},
                         {716, 568, 300, 112},
                         {1050, 592, 166, 64}},
                  .n = 9};
    all_reachable(&play);
    // Landmarks strewn over a bay.
    board bay = {.at = {{80, 300, 90, 120},
                        {240, 260, 90, 90},
                        {420, 330, 100, 100},
                        {600, 200, 80, 200},
                        {760, 380, 120, 90},
                        {950, 300, 90, 120},
                        {1100, 180, 100, 260},
                        {500, 520, 120, 80},
                        {64, 40, 200, 64}},
                 .n = 9};
    all_reachable(&bay);
}

static void the_same_row_comes_first(void **state) {
    (void)state;
    // Right of the first lies one far off in its row; a nearer one lies below.
    board b = {.at = {{64, 100, 100, 64}, {700, 100, 100, 64}, {200, 200, 100, 64}}, .n = 3};
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    press_arrow(&t, 1, 0);
    assert_int_equal(ui_focused(t.u), 2);
    harness_close(&t);
}

static void tabs_go_round_in_order(void **state) {
    (void)state;
    board b = row_of(4);
    b.disabled[2] = true;
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    static const ui_id forward[] = {2, 4, 1};
    for (size_t i = 0; i < 3; i++) {
        t.in.tab = 1;
        frame(&t);
        assert_int_equal(ui_focused(t.u), forward[i]);
    }
    t.in.tab = -1;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 4);
    harness_close(&t);
}

static void accept_presses_once(void **state) {
    (void)state;
    board b = row_of(2);
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    press_accept(&t);
    assert_int_equal(b.used, 1);
    assert_int_equal(ui_sound(t.u), SOUND_PRESS);
    frame(&t);
    assert_int_equal(b.used, 0);
    harness_close(&t);
}

static void a_click_is_down_and_up_on_one(void **state) {
    (void)state;
    board b = row_of(3);
    b.disabled[2] = true;
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    point(&t, 300, 320, true, false);
    assert_int_equal(b.used, 0);
    assert_int_equal(ui_focused(t.u), 2);
    point(&t, 300, 320, false, true);
    assert_int_equal(b.used, 2);
    point(&t, 300, 320, true, false); // pressed, but let go elsewhere
    point(&t, 100, 320, false, true);
    assert_int_equal(b.used, 0);
    point(&t, 10, 10, true, false);
    point(&t, 10, 10, false, true);
    assert_int_equal(b.used, 0);
    click(&t, 500, 320);
    assert_int_equal(b.used, 0); // disabled
    t.in.pointer = true;         // a tap whose down and up come in one frame
    t.in.x = 100;
    t.in.y = 320;
    t.in.down = t.in.up = true;
    frame(&t);
    assert_int_equal(b.used, 1);
    harness_close(&t);
}

static void a_resting_pointer_leaves_the_focus(void **state) {
    (void)state;
    board b = row_of(3);
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    point(&t, 300, 320, false, false);
    assert_int_equal(ui_focused(t.u), 2);
    t.in.pointer = true;
    t.in.x = 300;
    t.in.y = 320;
    t.in.dx = 1;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 3);
    point(&t, 300, 320, false, false); // still resting there
    assert_int_equal(ui_focused(t.u), 3);
    point(&t, 302, 320, false, false);
    assert_int_equal(ui_focused(t.u), 2);
    harness_close(&t);
}

static void what_lies_on_top_is_hit(void **state) {
    (void)state;
    board b = {.at = {{100, 100, 400, 300}, {200, 200, 100, 100}}, .n = 2};
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    click(&t, 250, 250);
    assert_int_equal(b.used, 2);
    harness_close(&t);
}

static void a_dialog_keeps_the_focus(void **state) {
    (void)state;
    board b = row_of(4);
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    assert_int_equal(ui_focused(t.u), 1);
    b.trap = 2;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 3);
    press_arrow(&t, -1, 0);
    assert_int_equal(ui_focused(t.u), 3);
    click(&t, 100, 320); // what lies below does not answer
    assert_int_equal(b.used, 0);
    for (int i = 0; i < 5; i++) {
        t.in.tab = 1;
        frame(&t);
        assert_true(ui_focused(t.u) >= 3);
    }
    b.trap = 0;
    frame(&t);
    press_arrow(&t, -1, 0);
    assert_true(ui_focused(t.u) < 4);
    harness_close(&t);
}

static void a_screen_names_the_focus(void **state) {
    (void)state;
    board b = row_of(3);
    harness t;
    harness_open(&t, draw, &b);
    b.wanted = 3;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 3);
    b.wanted = 99; // not there
    frame(&t);
    assert_int_equal(ui_focused(t.u), 1);
    b.n = 0;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 0);
    press_accept(&t);
    assert_int_equal(b.used, 0);
    harness_close(&t);
}

static void what_went_away_is_not_pressed(void **state) {
    (void)state;
    board b = row_of(3);
    harness t;
    harness_open(&t, draw, &b);
    b.wanted = 3;
    frame(&t);
    b.n = 2;
    press_accept(&t);
    assert_int_equal(b.used, 0);
    assert_int_equal(ui_focused(t.u), 1);
    harness_close(&t);
}

static void back_and_hint_are_heard(void **state) {
    (void)state;
    board b = row_of(1);
    harness t;
    harness_open(&t, draw, &b);
    t.in.back = t.in.hint = true;
    frame(&t);
    assert_true(b.back && b.hint);
    assert_false(ui_back(t.u)); // taken once
    frame(&t);
    assert_false(b.back || b.hint);
    harness_close(&t);
}

static void more_targets_than_there_is_room_for(void **state) {
    (void)state;
    board b = row_of(1);
    harness t;
    harness_open(&t, draw, &b);
    t.in.now_ms = 1;
    ui_begin(t.u, &t.in, 1280, 720, language_find("en"), NULL, t.prefs);
    for (unsigned i = 0; i < 5000; i++) { // neither targets nor drawn items without end
        ui_button(t.u, i + 1, b.at[0], (ui_look){.label = "A"});
    }
    const draw_list *l = ui_end(t.u);
    assert_true(l->n <= l->cap);
    assert_int_equal(ui_focused(t.u), 1);
    harness_close(&t);
}

static void wait_ms(harness *t, uint64_t ms) {
    t->now += ms - 16;
    frame(t);
}

static void one_switch_goes_round_and_rests(void **state) {
    (void)state;
    board b = row_of(4);
    b.disabled[2] = true;
    harness t;
    harness_open(&t, draw, &b);
    t.prefs.scan_ms = 1000;
    frame(&t);
    frame(&t);
    assert_int_equal(ui_focused(t.u), 1);
    wait_ms(&t, 1200); // what is new stays for two turns
    assert_int_equal(ui_focused(t.u), 1);
    assert_in_range(ui_wake(t.u), 700, 800);
    wait_ms(&t, 900);
    static const ui_id turns[] = {2, 4, 1, 2, 4, 1, 1, 1}; // two rounds, then rest
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        assert_int_equal(ui_focused(t.u), turns[i]);
        wait_ms(&t, 1000);
    }
    wait_ms(&t, 1000);
    assert_int_equal(ui_wake(t.u), -1);
    press_accept(&t); // wakes it
    assert_int_equal(b.used, 0);
    wait_ms(&t, 2100);
    assert_int_equal(ui_focused(t.u), 2);
    press_accept(&t);
    assert_int_equal(b.used, 2);
    harness_close(&t);
}

static void a_press_anywhere_is_the_switch(void **state) {
    (void)state;
    board b = row_of(3);
    harness t;
    harness_open(&t, draw, &b);
    t.prefs.scan_ms = 500;
    frame(&t);
    frame(&t);
    wait_ms(&t, 1100);
    assert_int_equal(ui_focused(t.u), 2);
    point(&t, b.at[0].x + 4, b.at[0].y + 4, true, false);
    assert_int_equal(b.used, 2);
    point(&t, b.at[0].x + 4, b.at[0].y + 4, false, true);
    assert_int_equal(b.used, 0); // once
    assert_int_equal(ui_focused(t.u), 2);
    harness_close(&t);
}

typedef struct {
    bool moves;
    unsigned held;
} toy;

static void draw_toy(ui *u, void *memory) {
    toy *t = memory;
    t->held = ui_played(u, 1, (rectf){64, 200, 800, 300}, "Play", t->moves);
    ui_button(u, 2, (rectf){64, 560, 160, 64}, (ui_look){.label = "A"});
}

// What is played keeps arrows and accept to itself, and tells what is down; Tab leads out.
static void what_is_played_keeps_its_keys(void **state) {
    (void)state;
    toy b = {.moves = true};
    harness t;
    harness_open(&t, draw_toy, &b);
    frame(&t);
    press_arrow(&t, 0, 1);
    assert_int_equal(ui_focused(t.u), 1);
    assert_int_equal(b.held, 1u << KEY_DOWN);
    t.in.held = 1u << KEY_RIGHT | 1u << KEY_HINT;
    frame(&t);
    assert_int_equal(b.held, 1u << KEY_RIGHT);
    press_accept(&t);
    assert_int_equal(b.held, 1u << KEY_ACCEPT);
    t.in.tab = 1;
    t.in.held = 1u << KEY_RIGHT;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 2);
    assert_int_equal(b.held, 0);
    harness_close(&t);
}

// A scanning focus stays on what moves, and goes on once it rests.
static void scanning_stays_on_what_moves(void **state) {
    (void)state;
    toy b = {.moves = true};
    harness t;
    harness_open(&t, draw_toy, &b);
    t.prefs.scan_ms = 100;
    for (int i = 0; i < 60; i++) {
        frame(&t);
        assert_int_equal(ui_focused(t.u), 1);
    }
    press_accept(&t);
    assert_int_equal(b.held, 1u << KEY_ACCEPT);
    b.moves = false;
    bool left = false;
    for (int i = 0; i < 60; i++) {
        frame(&t);
        left = left || ui_focused(t.u) == 2;
    }
    assert_true(left);
    harness_close(&t);
}

// A reader of the screen names the widget, and presses what it named or nothing.
static void a_reader_of_the_screen_goes_anywhere(void **state) {
    (void)state;
    board b = row_of(3);
    b.disabled[1] = true;
    harness t;
    harness_open(&t, draw, &b);
    frame(&t);
    t.in.focus = 3;
    frame(&t);
    assert_int_equal(ui_focused(t.u), 3);
    assert_int_equal(b.used, 0);
    t.in = (ui_input){.focus = 1, .accept = true};
    frame(&t);
    assert_int_equal(b.used, 1);
    t.in = (ui_input){.focus = 2, .accept = true};
    frame(&t);
    assert_int_equal(b.used, 0);
    assert_int_equal(ui_focused(t.u), 1);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_switch_goes_round_and_rests),
        cmocka_unit_test(a_press_anywhere_is_the_switch),
        cmocka_unit_test(the_first_has_it),
        cmocka_unit_test(a_grid_moves_as_it_looks),
        cmocka_unit_test(arrows_are_as_seen_in_arabic),
        cmocka_unit_test(every_target_is_reached),
        cmocka_unit_test(the_same_row_comes_first),
        cmocka_unit_test(tabs_go_round_in_order),
        cmocka_unit_test(accept_presses_once),
        cmocka_unit_test(a_click_is_down_and_up_on_one),
        cmocka_unit_test(a_resting_pointer_leaves_the_focus),
        cmocka_unit_test(what_lies_on_top_is_hit),
        cmocka_unit_test(a_dialog_keeps_the_focus),
        cmocka_unit_test(a_screen_names_the_focus),
        cmocka_unit_test(what_went_away_is_not_pressed),
        cmocka_unit_test(a_reader_of_the_screen_goes_anywhere),
        cmocka_unit_test(back_and_hint_are_heard),
        cmocka_unit_test(more_targets_than_there_is_room_for),
        cmocka_unit_test(what_is_played_keeps_its_keys),
        cmocka_unit_test(scanning_stays_on_what_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
