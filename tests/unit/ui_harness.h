// ui_harness.h - A ui with made-up fonts, driven frame by frame. A test gives the input of the next
// frame and the function that draws it.
#ifndef BB_TESTS_UI_HARNESS_H
#define BB_TESTS_UI_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_meter.h"
#include "ui/ui.h"

typedef struct {
    ui *u;
    int asked; // measurings of text so far
    float w, h;
    const char *lang;
    ui_prefs prefs;
    ui_input in; // of the next frame; zeroed after it
    uint64_t now;
    const draw_list *list;
    void (*draw)(ui *u, void *memory);
    void *memory;
} harness;

static inline void harness_open(harness *t, void (*draw)(ui *, void *), void *memory) {
    *t = (harness){.w = 1280,
                   .h = 720,
                   .lang = "en",
                   .prefs = {.text_scale = 1},
                   .draw = draw,
                   .memory = memory};
    t->u = ui_create(fake_meter(&t->asked));
    assert_non_null(t->u);
}

static inline void harness_close(harness *t) {
    ui_destroy(t->u);
}

static inline void frame(harness *t) {
    t->now += 16;
    t->in.now_ms = t->now;
    ui_begin(t->u, &t->in, t->w, t->h, language_find(t->lang), NULL, t->prefs);
    t->draw(t->u, t->memory);
    t->list = ui_end(t->u);
    t->in = (ui_input){0};
}

// Until the picture stands still, which it has to within a second.
static inline void rest(harness *t) {
    for (int i = 0; i < 60 && (i < 2 || ui_wake(t->u) == 0); i++) {
        frame(t);
    }
    assert_int_equal(ui_wake(t->u), -1);
}

static inline void press_arrow(harness *t, int dx, int dy) {
    t->in.dx = dx;
    t->in.dy = dy;
    frame(t);
}

static inline void press_accept(harness *t) {
    t->in.accept = true;
    frame(t);
}

static inline void point(harness *t, float x, float y, bool down, bool up) {
    t->in.pointer = true;
    t->in.x = x;
    t->in.y = y;
    t->in.down = down;
    t->in.up = up;
    frame(t);
}

static inline void click(harness *t, float x, float y) {
    point(t, x, y, true, false);
    point(t, x, y, false, true);
}

static inline const draw_item *item_of(const harness *t, ui_id id) {
    for (size_t i = 0; i < t->list->n; i++) {
        if (t->list->items[i].id == id && t->list->items[i].role != ROLE_NONE) {
            return &t->list->items[i];
        }
    }
    return NULL;
}

#endif
