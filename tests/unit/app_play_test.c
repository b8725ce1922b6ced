// Every level of the course, from its opening to the lit lamp, as a child would play who follows
// Pip's hints: by keys alone, by clicks alone, and by one switch. The draw list is all it sees.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/app.h"
#include "core/str.h"

enum { MOST_STEPS = 1200, MOST_TABS = 80, TICK_MS = 17, SCAN_TENTHS = 5 };

typedef enum { BY_KEYS, BY_CLICKS, BY_SWITCH } way;
static const char *const way_names[] = {"keys", "clicks", "one switch"};

typedef struct {
    app *a;
    way way;
    uint64_t now;
    float w, h;
    const draw_list *list;
} player_hands;

static void frame(player_hands *p, ui_input in) {
    for (int i = 0; i < 90; i++) {
        p->now += TICK_MS;
        in.now_ms = p->now;
        p->list = app_frame(p->a, &in, 1, p->w, p->h);
        in = (ui_input){0};
        if (i > 2 && app_wake(p->a) != 0) {
            return;
        }
    }
}

static const draw_item *flagged(const draw_list *l, unsigned flag) {
    for (size_t i = 0; i < l->n; i++) {
        if (l->items[i].role != ROLE_NONE && l->items[i].id && (l->items[i].flags & flag)) {
            return &l->items[i];
        }
    }
    return NULL;
}

static const draw_item *labelled(const draw_list *l, const char *label) {
    for (size_t i = 0; i < l->n; i++) {
        if (l->items[i].id && str_eq(l->items[i].label, label) &&
            !(l->items[i].flags & DRAW_DISABLED)) {
            return &l->items[i];
        }
    }
    return NULL;
}

static bool says(const draw_list *l, const char *label) {
    for (size_t i = 0; i < l->n; i++) {
        if (str_eq(l->items[i].label, label)) {
            return true;
        }
    }
    return false;
}

static void use(player_hands *p, const draw_item *it) {
    uint32_t id = it->id;
    rectf at = it->at;
    if (p->way == BY_CLICKS) {
        float x = at.x + at.w / 2;
        float y = at.y + at.h / 2;
        frame(p, (ui_input){.pointer = true, .x = x, .y = y});
        frame(p, (ui_input){.pointer = true, .x = x, .y = y, .down = true});
        frame(p, (ui_input){.pointer = true, .x = x, .y = y, .up = true});
        return;
    }
    for (int i = 0; i < MOST_TABS && ui_focused(app_ui(p->a)) != id; i++) {
        if (p->way == BY_SWITCH) { // its turn comes by itself
            p->now += SCAN_TENTHS * 100;
        }
        frame(p, (ui_input){.tab = p->way == BY_KEYS ? 1 : 0});
    }
    assert_int_equal(ui_focused(app_ui(p->a)), id);
    frame(p, (ui_input){.accept = true});
}

static bool on_screen(const draw_list *l) {
    for (size_t i = 0; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        bool target = it->role >= ROLE_BUTTON && it->id != 0;
        if (target && (it->at.x < -1 || it->at.y < -1 || it->at.x + it->at.w > l->w + 1 ||
                       it->at.y + it->at.h > l->h + 1)) {
            print_error("\"%s\" leaves the canvas: %.0f,%.0f %.0fx%.0f\n",
                        it->label ? it->label : "", (double)it->at.x, (double)it->at.y,
                        (double)it->at.w, (double)it->at.h);
            return false;
        }
        if (target && (it->at.w < 63.5f || it->at.h < 63.5f)) {
            print_error("\"%s\" is too small to hit: %.0fx%.0f\n", it->label ? it->label : "",
                        (double)it->at.w, (double)it->at.h);
            return false;
        }
    }
    return true;
}

// One thing that the child does next.
static void step(player_hands *p) {
    static const char *const plain[] = {"Begin", "Play the plan", "Go on", "Thank you, Pip"};
    const draw_item *it = flagged(p->list, DRAW_HINTED);
    for (size_t i = 0; !it && i < sizeof plain / sizeof *plain; i++) {
        it = labelled(p->list, plain[i]);
    }
    const session *s = app_game(p->a)->play.session;
    if (!it && s && !session_rests(s)) { // it goes on by itself
        frame(p, (ui_input){0});
        return;
    }
    it = it ? it : labelled(p->list, "Help");
    assert_non_null(it);
    use(p, it);
}

static void play_level(const char *id, way by, int scale) {
    app_options o = {.level = id,
                     .w = 1280,
                     .h = 720,
                     .headless = true,
                     .wishes = {[SETTING_TEXT_SCALE] = {WISH_NOW, scale, false}}};
    int status = 0;
    player_hands p = {.a = app_create(&o, &status), .way = by, .w = 1280, .h = 720};
    assert_non_null(p.a);
    game *g = app_game(p.a);
    g->settings.scan = by == BY_SWITCH ? SCAN_TENTHS : 0;
    game_home(g, &screen_bay);
    assert_true(game_start_level(g, course_find(g->course, id), 7));
    game_push(g, &screen_play);
    frame(&p, (ui_input){0});
    int steps = 0;
    while (!says(p.list, "The lamp is lit!") && steps++ < MOST_STEPS) {
        assert_true(on_screen(p.list));
        step(&p);
    }
    if (steps >= MOST_STEPS) {
        draw_print(p.list, false, stderr);
    }
    assert_true(steps < MOST_STEPS);
    assert_true(g->done[course_find(g->course, id)]);
    app_destroy(p.a);
}

static void every_level(way by, int scale) {
    app_options o = {.w = 1280, .h = 720, .headless = true};
    int status = 0;
    app *a = app_create(&o, &status);
    assert_non_null(a);
    const course *c = app_game(a)->course;
    for (size_t i = 0; i < c->n_levels; i++) {
        print_message("%s by %s at %d %%\n", c->levels[i].id, way_names[by], scale);
        play_level(c->levels[i].id, by, scale);
    }
    app_destroy(a);
}

static void by_keys(void **state) {
    (void)state;
    every_level(BY_KEYS, 100);
}

static void by_clicks(void **state) {
    (void)state;
    every_level(BY_CLICKS, 100);
}

static void by_keys_with_large_words(void **state) {
    (void)state;
    every_level(BY_KEYS, 200);
}

static void by_clicks_with_larger_words(void **state) {
    (void)state;
    every_level(BY_CLICKS, 150);
}

static void by_one_switch(void **state) {
    (void)state;
    every_level(BY_SWITCH, 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_keys),
        cmocka_unit_test(by_clicks),
        cmocka_unit_test(by_keys_with_large_words),
        cmocka_unit_test(by_clicks_with_larger_words),
        cmocka_unit_test(by_one_switch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
