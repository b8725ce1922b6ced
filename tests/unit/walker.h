// walker.h - A player without hands walks through the real game, headless and in its real fonts,
// and judges every frame that stands still. Refuses to fail a test for what it sees: it counts.
#ifndef BB_TESTS_WALKER_H
#define BB_TESTS_WALKER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/app.h"
#include "core/str.h"
#include "judge.h"

enum { TICK_MS = 17 };

typedef struct {
    app *a;
    uint64_t now;
    float w, h; // the logical canvas
    const draw_list *list;
    char where[128]; // said before each fault
    bool map;        // see judge
    int faults;
} walker;

static const int walker_scales[] = {100, 150, 200};

static inline walker *walker_open(const char *lang, int scale, float w, float h) {
    walker *k = calloc(1, sizeof *k);
    assert_non_null(k);
    app_options o = {.w = (int)w,
                     .h = (int)h,
                     .wishes = {[SETTING_LANG] = {WISH_NOW, language_index(lang), false},
                                [SETTING_TEXT_SCALE] = {WISH_NOW, scale, false}},
                     .headless = true};
    int status = 0;
    k->a = app_create(&o, &status);
    assert_non_null(k->a);
    k->w = w;
    k->h = h;
    return k;
}

// How many faults it saw.
static inline int walker_close(walker *w) {
    int faults = w->faults;
    app_destroy(w->a);
    free(w);
    return faults;
}

static inline void walker_name(walker *w, const char *what, const char *lang, int scale) {
    w->where[0] = '\0';
    str_append(w->where, sizeof w->where, "%s, %s, %d %%, %.0fx%.0f", what, lang, scale,
               (double)w->w, (double)w->h);
}

static inline void walker_look(walker *w) {
    judge j = {w->where, w->map};
    w->faults += judge_frame(&j, w->list);
}

// Until it stands still; what moves is given the time it needs at once.
static inline void walker_frame(walker *w, ui_input in) {
    for (int i = 0; i < 90; i++) {
        w->now += i < 2 ? TICK_MS : SLOW_MS + TICK_MS;
        in.now_ms = w->now;
        w->list = app_frame(w->a, &in, 1, w->w, w->h);
        in = (ui_input){0};
        if (i > 2 && app_wake(w->a) != 0) {
            return;
        }
    }
}

static inline bool walker_usable(const draw_item *it) {
    return judge_target(it) && it->label && !(it->flags & (DRAW_DISABLED | DRAW_READS));
}

static inline void walker_use(walker *w, const draw_item *it) {
    float x = it->at.x + it->at.w / 2, y = it->at.y + it->at.h / 2;
    walker_frame(w, (ui_input){.pointer = true, .x = x, .y = y, .down = true, .up = true});
}

// What can be used and bears this text of the program. NULL: nothing does.
static inline const draw_item *walker_find(walker *w, const char *msgid) {
    const char *label = ui_tr(app_ui(w->a), msgid);
    for (size_t i = w->list->top; i < w->list->n; i++) {
        if (walker_usable(&w->list->items[i]) && str_eq(w->list->items[i].label, label)) {
            return &w->list->items[i];
        }
    }
    return NULL;
}

static inline const char *walker_screen(walker *w) {
    const game *g = app_game(w->a);
    return g->stack[g->depth - 1].screen->name;
}

#endif
