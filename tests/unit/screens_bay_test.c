// How the bay moves: life that comes to rest, sheets that lean, fog that withdraws, a beam that
// turns once; and what the map shows of a course.
#include <math.h>

#include "screens/bay_life.h"
#include "screens/bay_scene.h"
#include "screens/bay_table.h"
#include "screens_harness.h"

static void life_rises_and_comes_to_rest(void **state) {
    (void)state;
    const uint64_t since = 1000;
    float before = bay_stir(0, since, since), step = 0.12f;
    assert_true(before < 0.01f);
    float most = 0;
    for (uint64_t t = since; t <= since + BAY_STIR_MS; t += 16) {
        float now = bay_stir(0, since, t);
        assert_true(fabsf(now - before) < step); // nothing jumps
        most = fmaxf(most, now);
        before = now;
    }
    assert_true(most > 0.99f);
    assert_true(bay_stir(0, since, since + BAY_STIR_MS) <= 0);
    assert_true(bay_stir(0, since, since + 10 * BAY_STIR_MS) <= 0);
}

static void another_event_goes_on_where_life_was(void **state) {
    (void)state;
    for (uint64_t t = 0; t < BAY_STIR_MS; t += 500) {
        float was = bay_stir(0, 0, t);
        assert_true(fabsf(bay_stir(was, t, t) - was) < 0.001f);
    }
}

static void near_sheets_lean_more_and_against_the_eye(void **state) {
    (void)state;
    float farther = 0;
    for (float depth = 0.1f; depth <= 1; depth += 0.1f) {
        float at = bay_aside(depth, 1);
        assert_true(at < farther && at >= -BAY_LEAN);
        assert_true(fabsf(at + bay_aside(depth, -1)) < 0.001f);
        farther = at;
    }
    assert_true(fabsf(bay_aside(0, 1)) < 0.001f);
}

static void fog_withdraws_by_degrees(void **state) {
    (void)state;
    bay_bank last = bay_fog(0);
    assert_true(last.thick >= 1 && last.away <= 0);
    for (int lit = 1; lit <= 4; lit++) {
        bay_bank now = bay_fog((float)lit / 4);
        assert_true(now.thick < last.thick && now.away > last.away);
        last = now;
    }
    assert_true(last.thick <= 0 && last.away >= 1);
}

static void the_beam_grows_and_turns_once(void **state) {
    (void)state;
    assert_true(bay_beam(0, 0, 0.3f).alpha <= 0); // no lamp, no light
    bay_ray few = bay_beam(0.1f, 0.1f, 0), many = bay_beam(0.9f, 0.9f, 0);
    assert_true(many.half > few.half && many.alpha > few.alpha && many.dx < few.dx);
    bay_ray begin = bay_beam(0.5f, 0.5f, 0), end = bay_beam(0.5f, 0.5f, 1);
    assert_true(fabsf(begin.dx - end.dx) < 0.01f && fabsf(begin.dy - end.dy) < 0.01f);
    assert_false(begin.before || end.before);
    int turned = 0; // how often it comes over the bay
    for (int i = 1; i <= 100; i++) {
        turned += bay_beam(0.5f, 0.5f, (float)i / 100).before &&
                  !bay_beam(0.5f, 0.5f, (float)(i - 1) / 100).before;
    }
    assert_int_equal(turned, 1);
}

static void every_quarter_has_its_landmark_and_fog_on_both_sides(void **state) {
    (void)state;
    for (int q = 0; q < STRAND_COUNT; q++) {
        const bay_layer *l = bay_landmark(q);
        assert_non_null(l);
        assert_string_equal(l->art + strlen("bay/"), strand_at((size_t)q)->quarter);
        int left = 0, right = 0;
        for (size_t i = 0; i < bay_layer_count; i++) {
            const bay_layer *f = &bay_layers[i];
            left += f->kind == BAY_FOG && f->quarter == q && f->side < 0;
            right += f->kind == BAY_FOG && f->quarter == q && f->side > 0;
        }
        assert_true(left > 0 && right > 0);
        assert_true(l->x - l->w / 2 >= (BAY_SHEETS_W - 1280) / 2.0f - 4); // on the smallest canvas
        assert_true(l->x + l->w / 2 <= (BAY_SHEETS_W + 1280) / 2.0f + 4);
    }
}

static void the_bay_comes_to_rest_and_asks_for_nothing(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 2, 1);
    for (int i = 0; i < 60 * 8; i++) {
        one_frame(&b, (ui_input){0});
    }
    assert_int_equal(ui_wake(b.u), -1);
    one_frame(&b, (ui_input){.dx = -1}); // and wakes up with what the player does
    one_frame(&b, (ui_input){0});
    assert_true(ui_wake(b.u) >= 0);
    bench_close(&b);
}

static void with_reduced_motion_only_light_fades(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    b.g.settings.reduced_motion = true;
    to_bay(&b, 2, 1);
    float at_first[64];
    size_t n = 0;
    for (int i = 0; i < 100; i++) {
        for (size_t k = 0; k < b.list->n; k++) {
            const draw_item *it = &b.list->items[k];
            assert_true(fabsf(it->shift.x) + fabsf(it->shift.y) <= 0);
            if (it->kind == DRAW_FOG && i == 0) {
                assert_true(n < 64);
                at_first[n++] = it->at.x;
            } else if (it->kind == DRAW_FOG) { // some are gone by now
                size_t same = 0;
                while (same < n && fabsf(it->at.x - at_first[same]) > 0.01f) {
                    same++;
                }
                assert_true(same < n);
            }
        }
        one_frame(&b, (ui_input){0});
    }
    bench_close(&b);
}

static void a_quarter_without_levels_takes_no_focus(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 0, -1);
    int fog = 0;
    for (size_t i = 0; i < b.list->n; i++) {
        const draw_item *it = &b.list->items[i];
        if (it->label && strstr(it->label, "still in the fog")) {
            assert_int_equal(it->id, 0);
            fog++;
        }
    }
    assert_int_equal(fog, STRAND_COUNT - (int)b.g.course->n_quarters);
    assert_true(count_drawn(&b, DRAW_FOG) >= 2 * STRAND_COUNT);
    bench_close(&b);
}

static void light_takes_fog_away(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 0, -1);
    int before = count_drawn(&b, DRAW_FOG);
    assert_int_equal(count_drawn(&b, DRAW_BEAM), 0);
    bench_close(&b);
    bench_open(&b);
    to_bay(&b, b.g.course->n_levels, -1);
    assert_true(count_drawn(&b, DRAW_FOG) < before);
    assert_true(count_drawn(&b, DRAW_BEAM) > 0);
    bench_close(&b);
}

static void the_bay_says_what_is_next_and_why(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    to_bay(&b, 1, -1);
    frame(&b, (ui_input){0});
    const course_step next = game_next(&b.g);
    const course_level *l = &b.g.course->levels[next.level];
    assert_true(says(&b, "Next: "));
    assert_true(says(&b, l->title.s));
    assert_int_equal(next.why, COURSE_SAYS);
    assert_true(says(&b, l->because.s));
    press(&b); // Pip leads there
    assert_true(says(&b, l->because.s));
    assert_non_null(focused(&b));
    assert_true(begins(focused(&b)->label, l->title.s));
    assert_true(focused(&b)->flags & DRAW_HINTED);
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(life_rises_and_comes_to_rest),
        cmocka_unit_test(another_event_goes_on_where_life_was),
        cmocka_unit_test(near_sheets_lean_more_and_against_the_eye),
        cmocka_unit_test(fog_withdraws_by_degrees),
        cmocka_unit_test(the_beam_grows_and_turns_once),
        cmocka_unit_test(every_quarter_has_its_landmark_and_fog_on_both_sides),
        cmocka_unit_test(the_bay_comes_to_rest_and_asks_for_nothing),
        cmocka_unit_test(with_reduced_motion_only_light_fades),
        cmocka_unit_test(a_quarter_without_levels_takes_no_focus),
        cmocka_unit_test(light_takes_fog_away),
        cmocka_unit_test(the_bay_says_what_is_next_and_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
