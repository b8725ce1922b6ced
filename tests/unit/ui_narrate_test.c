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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_then_the_focus),
        cmocka_unit_test(the_key_follows_words_not_the_focus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
