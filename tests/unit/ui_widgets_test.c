// Buttons, switches, sliders and the line to type in: every way of use, in both directions.
#include <math.h>

#include "core/str.h"
#include "ui_harness.h"

enum { BUTTON = 1, SWITCH, SLIDER, LINE };

typedef struct {
    bool on;
    int value;
    char name[16];
    bool pressed, switched, slid, entered;
    bool wants_text;
} desk;

static const rectf button_at = {64, 40, 300, 64}, switch_at = {64, 140, 560, 76},
                   slider_at = {64, 240, 560, 76}, line_at = {64, 340, 560, 76};

static void draw(ui *u, void *memory) {
    desk *d = memory;
    d->pressed = ui_button(u, BUTTON, button_at, (ui_look){.icon = "leave", .label = "Leave"});
    d->switched = ui_switch(u, SWITCH, switch_at, "Less motion", &d->on);
    const char *value = arena_printf(ui_arena(u), "%d", d->value);
    d->slid = ui_slider(u, SLIDER, slider_at, "Music", value, &d->value, 0, 10, 2);
    d->entered = ui_input_line(u, LINE, line_at, "Your name here", d->name, sizeof d->name);
}

static void start(harness *t, desk *d, ui_id focus) {
    *d = (desk){.value = 4};
    harness_open(t, draw, d);
    frame(t);
    ui_begin(t->u, &t->in, t->w, t->h, language_find("en"), NULL, t->prefs);
    draw(t->u, d);
    ui_focus(t->u, focus);
    ui_end(t->u);
    frame(t);
    assert_int_equal(ui_focused(t->u), focus);
}

static void a_button_says_what_it_is(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, BUTTON);
    const draw_item *it = item_of(&t, BUTTON);
    assert_int_equal(it->role, ROLE_BUTTON);
    assert_string_equal(it->label, "Leave");
    press_accept(&t);
    assert_true(d.pressed);
    harness_close(&t);
}

static bool shows_words(const harness *t, const char *text) {
    for (size_t i = 0; i < t->list->n; i++) {
        const draw_item *it = &t->list->items[i];
        if (it->kind == DRAW_TEXT && strstr(it->run->text, text)) {
            return true;
        }
    }
    return false;
}

static void narrow(ui *u, void *memory) {
    ui_button(u, BUTTON, (rectf){10, 20, 64, 64}, *(ui_look *)memory);
}

static void a_narrow_button_shows_its_icon_alone(void **state) {
    (void)state;
    ui_look look = {.icon = "help", .label = "Help"};
    harness t;
    harness_open(&t, narrow, &look);
    frame(&t);
    assert_false(shows_words(&t, "H"));
    assert_string_equal(item_of(&t, BUTTON)->label, "Help");
    look.icon = NULL; // words without an icon are never left out
    frame(&t);
    assert_true(shows_words(&t, "H"));
    harness_close(&t);
}

static void the_width_asked_for_holds_the_words(void **state) {
    (void)state;
    static const ui_look looks[] = {{.icon = "leave", .label = "Leave the harbour"},
                                    {.label = "Go on"},
                                    {.label = "A"},
                                    {.icon = "more", .label = ""}};
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        harness t;
        harness_open(&t, narrow, (void *)&looks[i]);
        t.prefs.text_scale = 2;
        frame(&t);
        float w = ui_button_width(t.u, looks[i]);
        assert_true(w >= TARGET);
        float words = looks[i].label[0] ? ui_text_width(t.u, TEXT_SMALL, looks[i].label) : 0;
        assert_true(w >= words + (looks[i].icon && words > 0 ? 56 : 16));
        harness_close(&t);
    }
}

static void a_switch_turns_and_says_so(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, SWITCH);
    assert_string_equal(item_of(&t, SWITCH)->value, "Off");
    press_accept(&t);
    assert_true(d.on && d.switched);
    frame(&t);
    assert_string_equal(item_of(&t, SWITCH)->value, "On");
    assert_true(item_of(&t, SWITCH)->flags & DRAW_CHECKED);
    assert_true(shows_words(&t, "On")); // a word, not only a colour
    click(&t, 100, 170);
    assert_false(d.on);
    harness_close(&t);
}

static void a_slider_follows_the_arrows(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, SLIDER);
    assert_int_equal(item_of(&t, SLIDER)->role, ROLE_SLIDER);
    press_arrow(&t, 1, 0);
    assert_int_equal(d.value, 6);
    assert_true(d.slid);
    assert_int_equal(ui_focused(t.u), SLIDER);
    frame(&t);
    assert_string_equal(item_of(&t, SLIDER)->value, "6");
    for (int i = 0; i < 9; i++) {
        press_arrow(&t, -1, 0);
    }
    assert_int_equal(d.value, 0);
    assert_int_equal(ui_focused(t.u), SLIDER);
    press_arrow(&t, 0, 1);
    assert_int_equal(ui_focused(t.u), LINE);
    harness_close(&t);
}

static void a_slider_in_arabic_is_the_other_way_round(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, SLIDER);
    t.lang = "ar";
    frame(&t);
    press_arrow(&t, -1, 0); // its end is on the left
    assert_int_equal(d.value, 6);
    click(&t, slider_at.x + 20, 280);
    assert_int_equal(d.value, 8);
    click(&t, slider_at.x + 270, 280); // its other end, beside the label
    assert_int_equal(d.value, 6);
    harness_close(&t);
}

static void a_slider_needs_no_dragging(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, SLIDER);
    click(&t, slider_at.x + slider_at.w - 20, 280);
    assert_int_equal(d.value, 6);
    click(&t, slider_at.x + slider_at.w / 2 + 20, 280);
    assert_int_equal(d.value, 4);
    float from = slider_at.x + slider_at.w / 2 + TARGET + 18;
    float to = slider_at.x + slider_at.w - TARGET - 18;
    click(&t, (from + to) / 2 + 2, 280);
    assert_int_equal(d.value, 6); // the nearest step to the middle of 0..10
    click(&t, to, 280);
    assert_int_equal(d.value, 10);
    click(&t, from, 280);
    assert_int_equal(d.value, 0);
    click(&t, slider_at.x + 30, 280); // its words change nothing
    assert_int_equal(d.value, 0);
    for (int i = 0; i < 6; i++) { // pressing goes round
        press_accept(&t);
    }
    assert_int_equal(d.value, 0);
    harness_close(&t);
}

static void typed(harness *t, const char *text) {
    t->in.text = text;
    frame(t);
}

static void a_line_takes_whole_letters(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, LINE);
    rectf where;
    assert_true(ui_wants_text(t.u, &where));
    assert_true(fabsf(where.y - line_at.y) < 1);
    typed(&t, "Ne\tl\n");
    assert_string_equal(d.name, "Nel");
    typed(&t, "\xC3"); // half a letter
    assert_string_equal(d.name, "Nel");
    typed(&t, "é小e\u0301");
    assert_string_equal(d.name, "Nelé小e\u0301");
    t.in.erase = 1;
    frame(&t);
    assert_string_equal(d.name, "Nelé小");
    t.in.erase = 9;
    frame(&t);
    assert_string_equal(d.name, "");
    typed(&t, "12345678901234小"); // of 16 bytes one ends it: the last letter does not fit
    assert_string_equal(d.name, "12345678901234");
    t.in.erase = 1;
    typed(&t, "小"); // its three bytes and the end would be one too many
    assert_string_equal(d.name, "1234567890123");
    typed(&t, "45");
    typed(&t, "6");
    assert_string_equal(d.name, "123456789012345");
    t.in.erase = 1;
    frame(&t);
    assert_string_equal(item_of(&t, LINE)->value, "12345678901234");
    press_accept(&t);
    assert_true(d.entered);
    click(&t, 100, 370);
    assert_false(d.entered);
    harness_close(&t);
}

static void only_the_focused_line_listens(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, BUTTON);
    rectf where;
    assert_false(ui_wants_text(t.u, &where));
    typed(&t, "x");
    assert_string_equal(d.name, "");
    assert_true(shows_words(&t, "Your name here")); // what is wanted
    harness_close(&t);
}

static void a_long_line_shows_its_end(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, LINE);
    t.prefs.text_scale = 2;
    typed(&t, "abcdefghijklmnZ");
    t.prefs.text_scale = 3; // fewer letters than fit
    frame(&t);
    assert_true(shows_words(&t, "Z"));
    for (size_t i = 0; i < t.list->n; i++) {
        const draw_item *it = &t.list->items[i];
        if (it->kind == DRAW_TEXT && strchr(it->run->text, 'Z')) {
            assert_true(it->at.x >= line_at.x && it->at.x + it->at.w <= line_at.x + line_at.w);
        }
    }
    harness_close(&t);
}

static void marked(ui *u, void *memory) {
    ui_look look = {.icon = "help",
                    .label = "Help",
                    .chosen = *(int *)memory == 1,
                    .hinted = *(int *)memory == 2};
    ui_button(u, BUTTON, button_at, (ui_look){.label = "First"});
    ui_button(u, SWITCH, switch_at, look);
}

static void chosen_and_hinted_have_a_shape(void **state) {
    (void)state;
    size_t n[3];
    for (int what = 0; what < 3; what++) {
        harness t;
        harness_open(&t, marked, &what);
        frame(&t);
        frame(&t);
        n[what] = t.list->n;
        unsigned flags = item_of(&t, SWITCH)->flags;
        assert_int_equal(flags & (DRAW_CHECKED | DRAW_HINTED), what == 1   ? DRAW_CHECKED
                                                               : what == 2 ? DRAW_HINTED
                                                                           : 0);
        harness_close(&t);
    }
    assert_true(n[1] > n[0] && n[2] > n[0]);
}

static void strong_contrast_is_ink_white_and_lamp(void **state) {
    (void)state;
    desk d;
    harness t;
    start(&t, &d, SWITCH);
    t.prefs.high_contrast = true;
    frame(&t);
    bool bordered = false;
    for (size_t i = 0; i < t.list->n; i++) {
        const draw_item *it = &t.list->items[i];
        if (it->kind == DRAW_TEXT) {
            assert_true(it->tint == INK || it->tint == WHITE);
        }
        if (it->kind == DRAW_CARD) {
            assert_true(it->tint != PAPER && it->tint != PALE);
            bordered = bordered || (it->tint == INK && fabsf(it->at.x - (button_at.x - 4)) < 0.1f);
        }
    }
    assert_true(bordered);
    harness_close(&t);
}

static void motion(ui *u, void *memory) {
    *(float *)memory = ui_ramp(u, 100, 200);
}

static void motion_asks_for_frames_and_ends(void **state) {
    (void)state;
    float at = -1;
    harness t;
    harness_open(&t, motion, &at);
    t.now = 184;
    frame(&t);
    assert_true(fabsf(at - 0.5f) < 0.001f);
    assert_int_equal(ui_wake(t.u), 0);
    t.now = 400;
    frame(&t);
    assert_true(at >= 1);
    assert_int_equal(ui_wake(t.u), -1);
    t.now = 184;
    t.prefs.reduced_motion = true;
    frame(&t);
    assert_true(at >= 1);
    assert_int_equal(ui_wake(t.u), -1);
    ui_wake_in(t.u, 500);
    ui_wake_in(t.u, 300);
    ui_wake_in(t.u, 700);
    assert_int_equal(ui_wake(t.u), 300);
    assert_true(ease_out(0) <= 0 && ease_out(1) >= 1 && ease_out(0.5f) > 0.5f);
    assert_true(ease_out(-3) <= 0 && ease_out(7) >= 1);
    harness_close(&t);
}

static void one_person(ui *u, void *memory) {
    (void)memory;
    ui_puppet(u, 640, 500, 1, "nell", MOOD_CALM, "wave", 0, "Nell");
}

// After a press somebody breathes, sways and blinks; some seconds later the picture is as before.
static void people_live_for_a_while(void **state) {
    (void)state;
    harness t;
    harness_open(&t, one_person, NULL);
    bool breathed = false, swayed = false, blinked = false;
    frame(&t);
    assert_int_equal(ui_wake(t.u), -1);
    press_accept(&t);
    for (int i = 0; i < 500 && ui_wake(t.u) >= 0; i++) {
        assert_true(ui_wake(t.u) > 0); // not every frame
        const draw_item *it = &t.list->items[0];
        breathed |= it->breath > 3;
        swayed |= it->lean > 1 || it->lean < -1;
        blinked |= str_eq(it->art, "wave blink");
        frame(&t);
    }
    assert_int_equal(ui_wake(t.u), -1);
    assert_true(breathed && swayed && blinked);
    assert_true(t.list->items[0].breath == 0 && t.list->items[0].lean == 0);
    assert_string_equal(t.list->items[0].art, "wave");
    t.prefs.reduced_motion = true;
    press_accept(&t);
    assert_int_equal(ui_wake(t.u), -1);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_live_for_a_while),
        cmocka_unit_test(a_button_says_what_it_is),
        cmocka_unit_test(a_narrow_button_shows_its_icon_alone),
        cmocka_unit_test(the_width_asked_for_holds_the_words),
        cmocka_unit_test(a_switch_turns_and_says_so),
        cmocka_unit_test(a_slider_follows_the_arrows),
        cmocka_unit_test(a_slider_in_arabic_is_the_other_way_round),
        cmocka_unit_test(a_slider_needs_no_dragging),
        cmocka_unit_test(a_line_takes_whole_letters),
        cmocka_unit_test(only_the_focused_line_listens),
        cmocka_unit_test(a_long_line_shows_its_end),
        cmocka_unit_test(chosen_and_hinted_have_a_shape),
        cmocka_unit_test(strong_contrast_is_ink_white_and_lamp),
        cmocka_unit_test(motion_asks_for_frames_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
