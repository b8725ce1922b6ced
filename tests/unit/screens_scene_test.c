// What the course tells: once to who is new, once to who has lit every lamp, and again whenever
// they like; lamps go out and on with it, everybody who speaks is seen, and it can be left.
#include "screens_harness.h"

static bool is_seen(const bench *b, const char *name) {
    for (size_t i = 0; i < b->list->n; i++) {
        const draw_item *it = &b->list->items[i];
        if (it->kind == DRAW_PUPPET && it->label && strcmp(it->label, name) == 0) {
            return true;
        }
    }
    return false;
}

static void settle(bench *b) {
    for (int i = 0; i < 4; i++) {
        frame(b, (ui_input){0});
    }
}

static void read_to(bench *b, const char *words) {
    for (int i = 0; !says(b, words); i++) {
        assert_true(i < 40);
        press(b);
        settle(b);
    }
}

static void both_come_to_their_end(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    const course_scene *scenes[] = {&b.g.course->opening, &b.g.course->closing};
    for (size_t k = 0; k < 2; k++) {
        assert_true(scenes[k]->n > 3);
        game_tell(&b.g, scenes[k]);
        frame(&b, (ui_input){0});
        assert_string_equal(on_screen(&b), "scene");
        for (size_t i = 0; i < scenes[k]->n; i++) {
            read_to(&b, scenes[k]->items[i].says.value.s);
        }
        press(&b);
        assert_string_equal(on_screen(&b), "bay");
    }
    bench_close(&b);
}

static void either_can_be_left_at_once(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    game_tell(&b.g, &b.g.course->opening);
    frame(&b, (ui_input){0});
    use(&b, "Skip");
    assert_string_equal(on_screen(&b), "bay");
    game_tell(&b.g, &b.g.course->closing);
    frame(&b, (ui_input){0});
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "bay");
    bench_close(&b);
}

static void fog_comes_and_lamps_go_out(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    game_tell(&b.g, &b.g.course->opening);
    settle(&b);
    int clear = count_drawn(&b, DRAW_FOG), lit = count_drawn(&b, DRAW_GLOW);
    press(&b);
    settle(&b);
    assert_int_equal(clear, 0);
    assert_true(count_drawn(&b, DRAW_FOG) > 10);
    assert_true(count_drawn(&b, DRAW_GLOW) < lit);
    bench_close(&b);
}

static void who_speaks_is_seen_and_the_child_lights_the_lamp(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    game_tell(&b.g, &b.g.course->closing);
    settle(&b);
    read_to(&b, "Only a keeper");
    assert_true(is_seen(&b, "Captain Noor") && is_seen(&b, "Nell") && is_seen(&b, "Brave Otter"));
    int dark = count_drawn(&b, DRAW_GLOW);
    read_to(&b, "Here comes the light");
    assert_true(count_drawn(&b, DRAW_GLOW) > dark);
    bench_close(&b);
}

static void with_reduced_motion_nothing_travels(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    b.g.settings.reduced_motion = true;
    to_bay(&b, 1, -1);
    game_tell(&b.g, &b.g.course->opening);
    frame(&b, (ui_input){0});
    press(&b);
    for (int i = 0; i < 30; i++) {
        one_frame(&b, (ui_input){0});
        for (size_t k = 0; k < b.list->n; k++) {
            const draw_item *it = &b.list->items[k];
            assert_true(it->kind != DRAW_GROUP ||
                        (it->shift.x * it->shift.x + it->shift.y * it->shift.y < 0.001f));
        }
    }
    bench_close(&b);
}

static void a_still_line_asks_for_nothing(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    const course_scene *scenes[] = {&b.g.course->opening, &b.g.course->closing};
    for (size_t k = 0; k < 2; k++) {
        game_tell(&b.g, scenes[k]);
        frame(&b, (ui_input){0});
        while (strcmp(on_screen(&b), "scene") == 0) {
            for (int i = 0; i < 1200 && ui_wake(b.u) >= 0; i++) {
                one_frame(&b, (ui_input){0});
            }
            assert_int_equal(ui_wake(b.u), -1);
            press(&b);
        }
    }
    bench_close(&b);
}

static void the_last_lamp_leads_to_the_closing_once(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, b.g.course->n_levels, (int)b.g.course->n_levels - 1);
    for (int i = 0; i < 600 && strcmp(on_screen(&b), "bay") == 0; i++) {
        one_frame(&b, (ui_input){0});
    }
    assert_string_equal(on_screen(&b), "scene");
    frame(&b, (ui_input){0});
    assert_true(says(&b, b.g.course->closing.items[0].says.value.s));
    use(&b, "Skip");
    for (int i = 0; i < 600; i++) {
        one_frame(&b, (ui_input){0});
    }
    assert_string_equal(on_screen(&b), "bay");
    bench_close(&b);
}

static void the_lighthouse_tells_it_again(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    use(&b, "The Lighthouse");
    use(&b, "More");
    assert_false(tab_to(&b, "How the light came home"));
    use(&b, "How the fog came");
    assert_true(says(&b, b.g.course->opening.items[0].says.value.s));
    bench_close(&b);
    bench_open(&b);
    to_bay(&b, b.g.course->n_levels, -1);
    use(&b, "The Lighthouse");
    use(&b, "More");
    use(&b, "More");
    use(&b, "How the light came home");
    assert_true(says(&b, b.g.course->closing.items[0].says.value.s));
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_come_to_their_end),
        cmocka_unit_test(either_can_be_left_at_once),
        cmocka_unit_test(fog_comes_and_lamps_go_out),
        cmocka_unit_test(who_speaks_is_seen_and_the_child_lights_the_lamp),
        cmocka_unit_test(with_reduced_motion_nothing_travels),
        cmocka_unit_test(a_still_line_asks_for_nothing),
        cmocka_unit_test(the_last_lamp_leads_to_the_closing_once),
        cmocka_unit_test(the_lighthouse_tells_it_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
