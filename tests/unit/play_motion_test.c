// What moves after it was drawn: targets stay where they are, fog that came goes again and rests.
#include <math.h>

#include "play/motion.h"
#include "ui_harness.h"

typedef struct {
    motion_mist mist;
    bool lies;
    float t; // of a cross-fade since 100 ms
} show;

static void draw(ui *u, void *memory) {
    show *s = memory;
    size_t mark = motion_mark(u);
    ui_target(u, UI_ID(1, 0), (rectf){10, 10, 80, 80}, ROLE_BUTTON, "One", 0);
    ui_fill(u, (rectf){10, 10, 80, 80}, INK, 1);
    motion_shift(u, mark, 30, -5, 0.5f);
    motion_fog(u, &s->mist, s->lies);
    s->t = motion_fade(u, 100, EASE_MS);
}

static size_t count(const harness *t, draw_kind kind) {
    size_t n = 0;
    for (size_t i = 0; i < t->list->n; i++) {
        n += t->list->items[i].kind == kind && t->list->items[i].alpha > 0;
    }
    return n;
}

static void settle(harness *t) {
    for (int i = 0; i < 200; i++) {
        frame(t);
        if (ui_wake(t->u) < 0) {
            return;
        }
    }
    fail_msg("it never comes to rest");
}

static void only_pictures_are_shifted(void **state) {
    (void)state;
    harness t;
    show s = {0};
    harness_open(&t, draw, &s);
    frame(&t);
    assert_float_equal(item_of(&t, UI_ID(1, 0))->at.x, 10, 0.01f);
    bool moved = false;
    for (size_t i = 0; i < t.list->n; i++) {
        const draw_item *it = &t.list->items[i];
        moved |= it->kind == DRAW_FILL && it->id == 0 && fabsf(it->at.x - 40) < 0.01f &&
                 fabsf(it->at.y - 5) < 0.01f && fabsf(it->alpha - 0.5f) < 0.01f;
    }
    assert_true(moved);
    harness_close(&t);
}

static void fog_comes_and_goes(void **state) {
    (void)state;
    harness t;
    show s = {0};
    harness_open(&t, draw, &s);
    settle(&t);
    assert_int_equal(count(&t, DRAW_FOG), 0);
    s.lies = true;
    settle(&t);
    size_t whole = count(&t, DRAW_FOG);
    assert_true(whole > 0);
    s.lies = false;
    frame(&t);
    assert_int_equal(count(&t, DRAW_FOG), whole); // it withdraws, and is not gone at once
    settle(&t);
    assert_int_equal(count(&t, DRAW_FOG), 0);
    s.lies = true; // and comes anew
    frame(&t);
    frame(&t);
    assert_true(ui_wake(t.u) >= 0);
    harness_close(&t);
}

static void a_fade_is_kept_where_motion_is_reduced(void **state) {
    (void)state;
    harness t;
    show s = {0};
    harness_open(&t, draw, &s);
    t.prefs.reduced_motion = true;
    while (t.now < 150) {
        frame(&t);
    }
    assert_true(s.t > 0 && s.t < 1);
    settle(&t);
    assert_float_equal(s.t, 1, 0.001f);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_pictures_are_shifted),
        cmocka_unit_test(fog_comes_and_goes),
        cmocka_unit_test(a_fade_is_kept_where_motion_is_reduced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
