// The stage: who speaks leans in and gestures, and then rests; the others look at them meanwhile.
#include "ui_harness.h"

#include <string.h>

#include "play/stage.h"

enum { PEOPLE = 3 };

typedef struct {
    stage_person p[PEOPLE];
} crowd;

static void show(ui *u, void *memory) {
    const crowd *c = memory;
    stage_people(u, c->p, PEOPLE);
}

static crowd three(void) {
    return (crowd){{{.look = "nell", .name = "Nell", .x = 300, .turn = 1},
                    {.look = "kofi", .name = "Kofi", .x = 700, .turn = -1},
                    {.look = "noor", .name = "Captain Noor", .x = 900, .turn = -1}}};
}

static const draw_item *person(const harness *t, int i) {
    return &t->list->items[i];
}

static bool turned(const draw_item *it) {
    return it->art && strstr(it->art, "aside");
}

static void listeners_look_at_who_speaks(void **state) {
    (void)state;
    crowd c = three();
    harness t;
    harness_open(&t, show, &c);
    frame(&t);
    for (int i = 0; i < PEOPLE; i++) {
        assert_false(turned(person(&t, i)));
    }
    c.p[1].spoke_ms = t.now;
    frame(&t);
    assert_true(turned(person(&t, 0)) && person(&t, 0)->turn > 0);
    assert_false(turned(person(&t, 1)));
    assert_true(turned(person(&t, 2)) && person(&t, 2)->turn < 0);
    t.lang = "ar"; // the stage is mirrored, and so is where they look
    frame(&t);
    assert_true(person(&t, 0)->turn < 0 && person(&t, 2)->turn > 0);
    harness_close(&t);
}

static void a_speaker_leans_in_gestures_and_rests(void **state) {
    (void)state;
    crowd c = three();
    harness t;
    harness_open(&t, show, &c);
    frame(&t);
    c.p[0].spoke_ms = t.now;
    bool opened = false, gestured = false;
    float most = 0;
    for (int i = 0; i < 400 && (i == 0 || ui_wake(t.u) >= 0); i++) {
        frame(&t);
        const draw_item *it = person(&t, 0);
        opened |= it->art && strstr(it->art, "talk");
        gestured |= it->art && strstr(it->art, "free/open");
        most = it->lean > most ? it->lean : most;
    }
    assert_true(opened && gestured && most > 5);
    assert_int_equal(ui_wake(t.u), -1);
    assert_true(person(&t, 0)->lean == 0 && !person(&t, 0)->art);
    harness_close(&t);
}

static void reduced_motion_stands_still(void **state) {
    (void)state;
    crowd c = three();
    harness t;
    harness_open(&t, show, &c);
    t.prefs.reduced_motion = true;
    frame(&t);
    c.p[0].spoke_ms = t.now;
    frame(&t);
    assert_int_equal(ui_wake(t.u), -1);
    assert_true(person(&t, 0)->lean == 0 && !person(&t, 0)->art);
    assert_true(turned(person(&t, 1))); // looking is no motion
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listeners_look_at_who_speaks),
        cmocka_unit_test(a_speaker_leans_in_gestures_and_rests),
        cmocka_unit_test(reduced_motion_stands_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
