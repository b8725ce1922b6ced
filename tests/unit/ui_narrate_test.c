// What a frame says aloud: its words in order, then what has the focus; of a dialog, only itself.
#include "ui/narrate.h"
#include "ui_harness.h"

typedef struct {
    bool dialog;
    bool on;
    const char *speech;
} page;

static void draw(ui *u, void *memory) {
    page *p = memory;
    ui_text(u, (rectf){64, 40, 800, 0}, TEXT_TITLE, INK, ALIGN_START, ROLE_HEADING, "The quay");
    ui_text(u, (rectf){64, 140, 800, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_NONE, "decoration");
    ui_text(u, (rectf){64, 200, 800, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_SPEECH, p->speech);
    ui_button(u, 1, (rectf){64, 400, 300, 64}, (ui_look){.label = "Leave"});
    ui_switch(u, 2, (rectf){464, 400, 560, 76}, "Less motion", &p->on);
    if (p->dialog) {
        ui_trap(u);
        ui_text(u, (rectf){64, 500, 800, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_SPEECH, "A clue.");
        ui_button(u, 3, (rectf){64, 600, 300, 64}, (ui_look){.label = "Thank you"});
    }
}

static const char *said(const harness *t, arena *a) {
    return narrate(a, t->list);
}

static void words_then_the_focus(void **state) {
    (void)state;
    page p = {.speech = "Nell is sad."};
    harness t;
    harness_open(&t, draw, &p);
    arena *a = arena_create(1 << 16);
    frame(&t);
    frame(&t);
    assert_string_equal(said(&t, a), "The quay\nNell is sad.\nLeave\n");
    press_arrow(&t, 1, 0);
    frame(&t);
    assert_string_equal(said(&t, a), "The quay\nNell is sad.\nLess motion, Off\n");
    p.dialog = true;
    frame(&t);
    frame(&t);
    assert_string_equal(said(&t, a), "A clue.\nThank you\n");
    arena_destroy(a);
    harness_close(&t);
}

static void the_key_follows_words_not_the_focus(void **state) {
    (void)state;
    page p = {.speech = "Nell is sad."};
    harness t;
    harness_open(&t, draw, &p);
    frame(&t);
    uint64_t key = narrate_key(t.list);
    press_arrow(&t, 1, 0);
    frame(&t);
    assert_true(narrate_key(t.list) == key);
    p.speech = "Nell smiles.";
    frame(&t);
    assert_false(narrate_key(t.list) == key);
    p.speech = "Nell is sad.";
    p.dialog = true;
    frame(&t);
    assert_false(narrate_key(t.list) == key);
    harness_close(&t);
}

static void draw_choices(ui *u, void *memory) {
    const char *who = memory;
    size_t mark = ui_list(u)->n;
    ui_text(u, (rectf){64, 40, 800, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_SPEECH, "Who knows it?");
    ui_said_by(u, mark, who);
    mark = ui_list(u)->n;
    ui_text(u, (rectf){64, 90, 800, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_SPEECH, "I ask myself.");
    ui_said_by(u, mark, who);
    ui_text(u, (rectf){64, 140, 800, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_ITEM, "A poster.");
    ui_choice(u, 1, (rectf){64, 200, 300, 80}, (ui_look){.label = "Nobody"});
    ui_choice(u, 2, (rectf){464, 200, 300, 80}, (ui_look){.label = "Somebody"});
    ui_button(u, 3, (rectf){64, 400, 300, 64}, (ui_look){.label = "Help"});
    ui_button(u, 4, (rectf){464, 400, 300, 64}, (ui_look){.label = "Read aloud", .reads = true});
}

// Who speaks is said before their words, once. Its button is not read; it reads what can be chosen.
static void who_speaks_and_all_choices(void **state) {
    (void)state;
    harness t;
    harness_open(&t, draw_choices, "Nell");
    arena *a = arena_create(1 << 16);
    frame(&t);
    frame(&t);
    assert_string_equal(said(&t, a), "Nell:\nWho knows it?\nI ask myself.\nA poster.\nNobody\n");
    t.in.tab = -1;
    frame(&t);
    frame(&t);
    assert_string_equal(said(&t, a), "Nell:\nWho knows it?\nI ask myself.\nA poster.\n"
                                     "Nobody\nSomebody\n");
    assert_false(ui_read_pressed(t.u));
    press_accept(&t);
    assert_true(ui_read_pressed(t.u));
    frame(&t);
    assert_false(ui_read_pressed(t.u));
    arena_destroy(a);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_then_the_focus),
        cmocka_unit_test(who_speaks_and_all_choices),
        cmocka_unit_test(the_key_follows_words_not_the_focus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
