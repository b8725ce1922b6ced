// The one raised sheet: the lamp glides to what gains the focus, can be called elsewhere on its
// way, comes to rest, and jumps where motion is reduced. What comes in ends where it belongs.
#include <math.h>

#include "ui_harness.h"

enum { LEFT = 1, MIDDLE, RIGHT };

static const rectf places[] = {{100, 300, 200, 80}, {500, 300, 200, 80}, {900, 200, 300, 160}};

static void draw(ui *u, void *memory) {
    (void)memory;
    for (ui_id i = 0; i < 3; i++) {
        ui_button(u, LEFT + i, places[i], (ui_look){.label = "A"});
    }
}

// The middles of all lamp sheets in the frame, weighed by how much of each is there.
static float lamp_x(const harness *t) {
    float x = 0, all = 0;
    for (size_t i = 0; i < t->list->n; i++) {
        const draw_item *it = &t->list->items[i];
        if (it->kind == DRAW_CARD && it->tint == LAMP) {
            x += (it->at.x + it->at.w / 2) * it->alpha;
            all += it->alpha;
        }
    }
    assert_true(all > 0);
    return x / all;
}

static float card_y(const harness *t, ui_id id) {
    rectf place = places[id - LEFT];
    for (size_t i = 0; i < t->list->n; i++) {
        const draw_item *it = &t->list->items[i];
        if (it->kind == DRAW_CARD && it->tint == PAPER && fabsf(it->at.x - place.x) < 0.1f) {
            return it->at.y - place.y;
        }
    }
    fail_msg("the widget's paper is not there");
    return 0;
}

static float middle(ui_id id) {
    return places[id - LEFT].x + places[id - LEFT].w / 2;
}

static void open_at_left(harness *t) {
    harness_open(t, draw, NULL);
    rest(t);
    assert_int_equal(ui_focused(t->u), LEFT);
    assert_true(fabsf(lamp_x(t) - middle(LEFT)) < 0.5f);
    assert_true(card_y(t, LEFT) < -4 && fabsf(card_y(t, MIDDLE)) < 0.1f);
}

static void the_lamp_glides(void **state) {
    (void)state;
    harness t;
    open_at_left(&t);
    press_arrow(&t, 1, 0);
    float x = lamp_x(&t);
    int on_the_way = 0;
    while (ui_wake(t.u) == 0 && on_the_way < 60) {
        frame(&t);
        assert_true(lamp_x(&t) >= x - 0.5f); // never back
        x = lamp_x(&t);
        on_the_way += x > middle(LEFT) + 1 && x < middle(MIDDLE) - 1;
    }
    assert_true(on_the_way >= 2);
    assert_true(t.now < 400); // and soon there
    assert_true(fabsf(x - middle(MIDDLE)) < 0.5f);
    assert_true(fabsf(card_y(&t, LEFT)) < 0.1f && card_y(&t, MIDDLE) < -4);
    harness_close(&t);
}

static void it_can_be_called_elsewhere(void **state) {
    (void)state;
    harness t;
    open_at_left(&t);
    press_arrow(&t, 1, 0);
    frame(&t);
    frame(&t);
    float before = lamp_x(&t);
    assert_true(before > middle(LEFT) + 20 && before < middle(MIDDLE) - 1);
    press_arrow(&t, -1, 0); // no jump to where it was going, nor back
    assert_true(fabsf(lamp_x(&t) - before) < 0.4f * (middle(MIDDLE) - middle(LEFT)));
    rest(&t);
    assert_true(fabsf(lamp_x(&t) - middle(LEFT)) < 0.5f);
    harness_close(&t);
}

static void every_lamp_has_its_own_size(void **state) {
    (void)state;
    harness t;
    open_at_left(&t);
    press_arrow(&t, 1, 0);
    rest(&t);
    press_arrow(&t, 1, 0);
    for (int k = 0; k < 8; k++) { // pictures are made of sizes: no size is in between
        for (size_t i = 0; i < t.list->n; i++) {
            const draw_item *it = &t.list->items[i];
            if (it->kind == DRAW_GLOW || it->tint == LAMP) {
                assert_true(fabsf(it->at.w - 224) < 0.1f || fabsf(it->at.w - 324) < 0.1f);
            }
        }
        frame(&t);
    }
    harness_close(&t);
}

static void reduced_motion_jumps(void **state) {
    (void)state;
    harness t;
    open_at_left(&t);
    t.prefs.reduced_motion = true;
    press_arrow(&t, 1, 0);
    assert_true(fabsf(lamp_x(&t) - middle(MIDDLE)) < 0.5f);
    assert_true(fabsf(card_y(&t, LEFT)) < 0.1f && card_y(&t, MIDDLE) < -4);
    assert_int_equal(ui_wake(t.u), -1);
    harness_close(&t);
}

static void paper_dips_while_it_is_held(void **state) {
    (void)state;
    harness t;
    open_at_left(&t);
    float at_rest = card_y(&t, LEFT);
    point(&t, 200, 340, true, false);
    for (int i = 0; i < 20; i++) {
        point(&t, 200, 340, false, false);
    }
    assert_true(card_y(&t, LEFT) > at_rest + 2);
    point(&t, 200, 340, false, true);
    rest(&t);
    assert_true(fabsf(card_y(&t, LEFT) - at_rest) < 0.1f);
    press_accept(&t); // a key is not held, but it is felt
    assert_true(card_y(&t, LEFT) > at_rest + 2);
    rest(&t);
    assert_true(fabsf(card_y(&t, LEFT) - at_rest) < 0.1f);
    harness_close(&t);
}

static void flat_is_what_cannot_be_used(ui *u, void *memory) {
    ui_look look = {.label = "A", .disabled = *(bool *)memory};
    ui_button(u, LEFT, places[0], (ui_look){.label = "First"});
    ui_button(u, MIDDLE, places[1], look);
}

static void disabled_has_no_height(void **state) {
    (void)state;
    bool disabled = true;
    harness t;
    harness_open(&t, flat_is_what_cannot_be_used, &disabled);
    for (int k = 0; k < 2; k++) {
        rest(&t);
        int high = 0;
        for (size_t i = 0; i < t.list->n; i++) {
            const draw_item *it = &t.list->items[i];
            high += it->kind == DRAW_CARD && fabsf(it->at.x - places[1].x) < 0.1f && it->lift > 0;
        }
        assert_int_equal(high, disabled ? 0 : 1);
        disabled = false;
    }
    harness_close(&t);
}

typedef struct {
    bool there;
} coming;

static void draw_coming(ui *u, void *memory) {
    coming *c = memory;
    if (c->there) {
        ui_coming in = ui_arrive(u, "a card", 0, 120);
        ui_button(u, LEFT, places[0], (ui_look){.label = "A"});
        ui_arrived(u, in, 0, 200);
    }
}

static float first_card_y(const harness *t, float *alpha) {
    for (size_t i = 0; i < t->list->n; i++) {
        if (t->list->items[i].kind == DRAW_CARD && t->list->items[i].tint == PAPER) {
            *alpha = t->list->items[i].alpha;
            return t->list->items[i].at.y;
        }
    }
    fail_msg("there is no card");
    return 0;
}

static void what_comes_in_comes_to_rest(void **state) {
    (void)state;
    coming c = {.there = true};
    harness t;
    harness_open(&t, draw_coming, &c);
    float alpha = 0;
    frame(&t);
    float y = first_card_y(&t, &alpha);
    assert_true(y > places[0].y + 150 && alpha >= 1);
    assert_true(fabsf(item_of(&t, LEFT)->at.y - places[0].y) < 0.1f); // its target is there at once
    rest(&t);
    assert_true(fabsf(first_card_y(&t, &alpha) - places[0].y) <= 8.1f);
    c.there = false;
    frame(&t);
    frame(&t);
    c.there = true; // again, anew: and faded where motion is reduced
    t.prefs.reduced_motion = true;
    frame(&t);
    assert_true(fabsf(first_card_y(&t, &alpha) - places[0].y) <= 8.1f);
    assert_true(alpha < 0.5f);
    rest(&t);
    first_card_y(&t, &alpha);
    assert_true(alpha >= 1);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lamp_glides),
        cmocka_unit_test(it_can_be_called_elsewhere),
        cmocka_unit_test(every_lamp_has_its_own_size),
        cmocka_unit_test(reduced_motion_jumps),
        cmocka_unit_test(paper_dips_while_it_is_held),
        cmocka_unit_test(disabled_has_no_height),
        cmocka_unit_test(what_comes_in_comes_to_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
