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

typedef struct {
    stage_person p;
    stage_actor actor;
} one;

static void show_one(ui *u, void *memory) {
    one *o = memory;
    o->p.actor = &o->actor;
    stage_people(u, &o->p, 1);
}

static one alone(void) {
    return (one){.p = {.look = "nell", .name = "Nell", .x = 300, .turn = 1}};
}

static float middle(const draw_item *it) {
    return it->at.x + it->at.w / 2;
}

typedef struct {
    int pictures; // different ones
    float first, last, turn;
    bool stepped, stood;
} walk;

// Until it is over: what was seen from the side.
static walk walked(harness *t) {
    walk w = {.first = -1};
    char seen[8][40] = {""};
    for (int i = 0; i < 400 && (i == 0 || ui_wake(t->u) >= 0); i++) {
        frame(t);
        const draw_item *it = t->list->n > 0 ? person(t, (int)t->list->n - 1) : NULL;
        if (!it || !it->art || !strstr(it->art, "side")) {
            continue;
        }
        w.first = w.first < 0 ? middle(it) + 1000 : w.first;
        w.last = middle(it) + 1000;
        w.turn = it->turn;
        bool step = strstr(it->art, "step");
        w.stepped |= step;
        w.stood |= !step;
        int k = 0;
        while (k < w.pictures && strcmp(seen[k], it->art) != 0) {
            k++;
        }
        if (k == w.pictures && k < 8) {
            snprintf(seen[w.pictures++], sizeof *seen, "%s", it->art);
        }
    }
    assert_int_equal(ui_wake(t->u), -1);
    return w;
}

static void people_walk_in_and_out(void **state) {
    (void)state;
    one o = alone();
    harness t;
    harness_open(&t, show_one, &o);
    walk w = walked(&t);
    assert_true(w.stepped && w.stood && w.turn > 0);
    assert_true(w.pictures <= 2); // memory
    assert_true(w.first < 1000 && w.last > 1250 && w.last <= 1300);
    assert_true(t.list->n == 1 && !person(&t, 0)->art && middle(person(&t, 0)) == 300);
    o.p.away = true;
    w = walked(&t);
    assert_true(w.stepped && w.turn < 0 && w.first > 1250 && w.last < 1000);
    assert_int_equal(t.list->n, 0);
    t.lang = "ar"; // in again, from the mirrored stage's other wing
    o.p.away = false;
    w = walked(&t);
    assert_true(w.turn < 0 && w.first > 2280 && w.last < 2030);
    harness_close(&t);
}

static void who_turns_back_begins_where_they_are(void **state) {
    (void)state;
    one o = alone();
    harness t;
    harness_open(&t, show_one, &o);
    for (int i = 0; i < 40; i++) {
        frame(&t);
    }
    float there = middle(person(&t, 0));
    assert_true(there > 0 && there < 300);
    o.p.away = true;
    frame(&t);
    float then = middle(&t.list->items[t.list->n - 1]);
    assert_true(then > there - 20 && then < there + 20);
    frame(&t);
    assert_true(middle(&t.list->items[t.list->n - 1]) < then);
    harness_close(&t);
}

static void people_appear_where_motion_is_reduced(void **state) {
    (void)state;
    one o = alone();
    harness t;
    harness_open(&t, show_one, &o);
    t.prefs.reduced_motion = true;
    float least = 1;
    for (int i = 0; i < 60 && (i == 0 || ui_wake(t.u) >= 0); i++) {
        frame(&t);
        const draw_item *it = person(&t, 0);
        assert_true(middle(it) == 300 && !it->art);
        least = it->alpha < least ? it->alpha : least;
    }
    assert_true(least < 0.2f && person(&t, 0)->alpha == 1);
    harness_close(&t);
}

static void gestures_change_by_a_short_fade(void **state) {
    (void)state;
    one o = alone();
    harness t;
    harness_open(&t, show_one, &o);
    walked(&t);
    o.p.pose = "chin";
    int two = 0, n = 0;
    for (int i = 0; i < 40 && (i == 0 || ui_wake(t.u) >= 0); i++) {
        frame(&t);
        n = (int)t.list->n;
        if (n == 2) {
            two++;
            assert_true(!person(&t, 0)->art && person(&t, 0)->role == ROLE_NONE);
            assert_true(person(&t, 0)->alpha + person(&t, 1)->alpha >= 1);
        }
        assert_string_equal(person(&t, n - 1)->art, "chin");
        assert_string_equal(person(&t, n - 1)->label, "Nell");
    }
    assert_true(two > 2 && two < 12 && n == 1);
    assert_int_equal(ui_wake(t.u), -1);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listeners_look_at_who_speaks),
        cmocka_unit_test(a_speaker_leans_in_gestures_and_rests),
        cmocka_unit_test(reduced_motion_stands_still),
        cmocka_unit_test(people_walk_in_and_out),
        cmocka_unit_test(who_turns_back_begins_where_they_are),
        cmocka_unit_test(people_appear_where_motion_is_reduced),
        cmocka_unit_test(gestures_change_by_a_short_fade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
