// The stage's sets are there and of one shape; it leans towards who speaks, rests, and asks for no
// frames then.
#include "content/level.h"
#include "core/file.h"
#include "core/str.h"
#include "play/set_table.h"
#include "play/stage.h"
#include "ui_harness.h"

static char *drawing(const char *art, const char *ending, arena *a) {
    char *path = arena_printf(a, "%s/assets/art/%s%s.svg", BAY_SOURCE, art, ending), *text = NULL;
    size_t size;
    return file_read(path, 1 << 20, a, &text, &size) == FILE_OK ? text : NULL;
}

static void every_quarter_has_its_set(void **state) {
    (void)state;
    size_t n = 0;
    for (; level_sets[n]; n++) {
        assert_string_equal(set_find(level_sets[n])->name, level_sets[n]);
    }
    assert_null(set_at(n));
    assert_string_equal(set_find(NULL)->name, "lighthouse");
    assert_string_equal(set_find("nowhere")->name, "lighthouse");
}

static void every_sheet_is_drawn(void **state) {
    (void)state;
    arena *a = arena_create(8 << 20);
    for (size_t i = 0; set_at(i); i++) {
        const stage_set *set = set_at(i);
        float depth = 0;
        for (size_t k = 0; k < set->n; k++) {
            const set_sheet *s = &set->sheets[k];
            arena_reset(a);
            const char *text = drawing(s->art, "", a);
            if (!text || !strstr(text, "viewBox=\"0 0 1720 960\"")) {
                fail_msg("%s is no sheet of 1720 x 960", s->art);
            }
            const char *lit = drawing(s->art, "-light", a);
            if ((lit != NULL) != (s->light > 0) ||
                (lit && !strstr(lit, "viewBox=\"0 0 1720 960\""))) {
                fail_msg("%s: its light is not as the table says", s->art);
            }
            assert_true(s->depth >= depth && s->depth <= DRAW_SLIDE_MAX);
            depth = s->depth;
        }
    }
    arena_destroy(a);
}

typedef struct {
    stage_camera camera;
    float x;
} scene;

static void draw(ui *u, void *memory) {
    scene *s = memory;
    stage_look(u, &s->camera, s->x);
    stage_back(u, "lighthouse", &s->camera, 0);
}

static float slide(const harness *t) {
    for (size_t i = 0; i < t->list->n; i++) {
        if (t->list->items[i].kind == DRAW_ART) {
            return t->list->items[i].shift.x; // of the farthest sheet
        }
    }
    fail_msg("there is no sheet");
    return 0;
}

static bool flat(const harness *t) {
    return t->list->items[0].kind == DRAW_GROUP;
}

static void it_leans_towards_who_speaks(void **state) {
    (void)state;
    scene s = {.x = 640};
    harness t;
    harness_open(&t, draw, &s);
    frame(&t);
    assert_true(flat(&t));
    assert_int_equal(ui_wake(t.u), -1);
    s.x = 1200;
    frame(&t);
    frame(&t);
    assert_false(flat(&t)); // nothing is flattened that is gone the next moment
    assert_int_equal(ui_wake(t.u), 0);
    float before = slide(&t);
    frame(&t);
    assert_true(slide(&t) > before);
    s.x = 80; // turns round without a jump
    before = slide(&t);
    frame(&t);
    assert_true(slide(&t) > before - 3);
    t.now += SLOW_MS;
    frame(&t);
    assert_true(flat(&t));
    assert_int_equal(ui_wake(t.u), -1);
    assert_int_equal((int)slide(&t), -SET_STAND);
    t.lang = "ar";
    frame(&t);
    assert_int_equal((int)slide(&t), SET_STAND);
    harness_close(&t);
}

static void reduced_motion_looks_straight_on(void **state) {
    (void)state;
    scene s = {.x = 640};
    harness t;
    harness_open(&t, draw, &s);
    t.prefs.reduced_motion = true;
    frame(&t);
    s.x = 80;
    frame(&t);
    assert_true(flat(&t));
    assert_int_equal((int)slide(&t), 0);
    assert_int_equal(ui_wake(t.u), -1);
    harness_close(&t);
}

// However the window is shaped, the sheets fill it and keep their own shape, wherever they lean.
static void the_set_fills_every_window(void **state) {
    (void)state;
    static const float sizes[][2] = {
        {1280, 720}, {1280, 960}, {1707, 720}, {2560, 720}, {1280, 2275}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (float x = 0; x <= 1280; x += 640) {
            scene s = {.x = x};
            harness t;
            harness_open(&t, draw, &s);
            t.w = sizes[i][0];
            t.h = sizes[i][1];
            frame(&t);
            for (size_t k = 0; k < t.list->n; k++) {
                const draw_item *it = &t.list->items[k];
                if (it->kind == DRAW_ART) {
                    assert_true(it->at.x + it->shift.x < 0.01f && it->at.y < 0.01f);
                    assert_true(it->at.x + it->shift.x + it->at.w > t.w - 0.01f);
                    assert_true(it->at.y + it->at.h > t.h - 0.01f);
                    assert_int_equal((int)(it->at.w * SET_H / it->at.h + 0.5f), SET_W);
                }
            }
            harness_close(&t);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_quarter_has_its_set),
        cmocka_unit_test(every_sheet_is_drawn),
        cmocka_unit_test(it_leans_towards_who_speaks),
        cmocka_unit_test(reduced_motion_looks_straight_on),
        cmocka_unit_test(the_set_fills_every_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
