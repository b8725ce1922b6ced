// screens_harness.h - The whole game without a platform: real screens, levels and store (in
// memory), made-up fonts, a clock that a test moves. Frames are driven by what a player could
// press.
#ifndef BB_TESTS_SCREENS_HARNESS_H
#define BB_TESTS_SCREENS_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/str.h"
#include "fake_meter.h"
#include "mechanics/mechanics.h"
#include "screens/game.h"

typedef struct {
    game g;
    arena *memory;
    ui *u;
    float w, h;
    uint64_t now;
    bool quit;
    int applied; // how often settings reached the platform
    voice_state voice;
    const draw_list *list;
} bench;

static inline uint64_t bench_now(void *ctx) {
    return ((bench *)ctx)->now;
}

static inline int64_t bench_today(void *ctx) {
    (void)ctx;
    return 1767225600;
}

static inline uint64_t bench_seed(void *ctx) {
    (void)ctx;
    return 7;
}

static inline void bench_apply(void *ctx, const settings *s) {
    (void)s;
    ((bench *)ctx)->applied++;
}

static inline void bench_quit(void *ctx) {
    ((bench *)ctx)->quit = true;
}

static inline FILE *bench_export(void *ctx, const char *name, char *path, size_t cap) {
    (void)ctx;
    path[0] = '\0';
    str_append(path, cap, "%s", name);
    return tmpfile();
}

static inline voice_state bench_voice(void *ctx) {
    return ((bench *)ctx)->voice;
}

static inline const char *bench_key_name(void *ctx, int32_t key) {
    (void)ctx;
    return key == 0 ? "" : "Key of my own";
}

static inline void bench_open(bench *b) {
    *b = (bench){.w = 1280, .h = 720, .now = 1, .memory = arena_create(64 << 20)};
    b->u = ui_create(fake_meter(NULL));
    assert_non_null(b->memory);
    assert_non_null(b->u);
    diag_list *problems = diag_create();
    b->g = (game){.host = {b, bench_now, bench_today, bench_seed, bench_apply, bench_quit,
                           bench_export, bench_voice, bench_key_name},
                  .mechanics = mechanics,
                  .rules = mechanics_rules,
                  .memory = b->memory,
                  .just_lit = -1};
    b->g.course = course_load(BAY_SOURCE "/levels", b->memory, problems);
    assert_non_null(b->g.course);
    diag_destroy(problems);
    b->g.store = store_open(NULL, &b->g.store_status);
    assert_non_null(b->g.store);
    game_settings_load(&b->g);
    game_home(&b->g, &screen_title);
}

static inline void bench_close(bench *b) {
    game_close(&b->g);
    ui_destroy(b->u);
    arena_destroy(b->memory);
}

static inline void one_frame(bench *b, ui_input in) {
    b->now += 17;
    in.now_ms = b->now;
    ui_begin(b->u, &in, b->w, b->h, game_spoken(&b->g), b->g.catalogue, game_prefs(&b->g));
    game_frame(&b->g, b->u);
    b->list = ui_end(b->u);
}

// Until the picture stands still, at most two seconds.
static inline void frame(bench *b, ui_input in) {
    one_frame(b, in);
    for (int i = 0; i < 120 && (i < 2 || ui_wake(b->u) == 0); i++) {
        one_frame(b, (ui_input){0});
    }
}

static inline void press(bench *b) {
    frame(b, (ui_input){.accept = true});
}

static inline const char *on_screen(const bench *b) {
    return b->g.stack[b->g.depth - 1].screen->name;
}

static inline const draw_item *focused(const bench *b) {
    for (size_t i = 0; i < b->list->n; i++) {
        if (b->list->items[i].id && (b->list->items[i].flags & DRAW_FOCUSED)) {
            return &b->list->items[i];
        }
    }
    return NULL;
}

static inline bool says(const bench *b, const char *part) {
    for (size_t i = 0; i < b->list->n; i++) {
        const draw_item *it = &b->list->items[i];
        if (it->role != ROLE_NONE && it->label && strstr(it->label, part)) {
            return true;
        }
    }
    return false;
}

// Names stand in a sentence isolated from its direction (U+2068).
static inline bool begins(const char *label, const char *with) {
    static const char isolate[] = "\xE2\x81\xA8";
    while (label && str_starts(label, isolate)) {
        label += sizeof isolate - 1;
    }
    return label && str_starts(label, with);
}

// Tabs to the widget whose label begins so. False: the focus came round without meeting it.
static inline bool tab_to(bench *b, const char *label) {
    for (int i = 0; i < 160; i++) {
        const draw_item *it = focused(b);
        if (it && begins(it->label, label)) {
            return true;
        }
        frame(b, (ui_input){.tab = 1});
    }
    return false;
}

static inline void use(bench *b, const char *label) {
    if (!tab_to(b, label)) {
        draw_print(b->list, false, stderr);
        fail_msg("there is no way to \"%s\" on the screen %s", label, on_screen(b));
    }
    press(b);
}

static inline int64_t add_player(bench *b, const char *name) {
    int64_t id = 0;
    assert_true(store_player_add(b->g.store, name, "mina", &id));
    return id;
}

static inline void light_lamps(bench *b, int64_t whose, size_t n) {
    for (size_t i = 0; i < n && i < b->g.course->n_levels; i++) {
        int64_t row = 0;
        assert_true(store_session_begin(b->g.store, whose, b->g.course->levels[i].id, 1, 1, &row));
        assert_true(store_session_end(b->g.store, row, true));
    }
}

// A player who has lit so many lamps comes to the bay.
static inline void to_bay(bench *b, size_t lamps, int just_lit) {
    int64_t id = add_player(b, "Brave Otter");
    light_lamps(b, id, lamps);
    assert_true(game_choose_player(&b->g, id));
    b->g.just_lit = just_lit;
    game_home(&b->g, &screen_bay);
    one_frame(b, (ui_input){0});
}

static inline int count_drawn(const bench *b, draw_kind kind) {
    int n = 0;
    for (size_t i = 0; i < b->list->n; i++) {
        n += b->list->items[i].kind == kind;
    }
    return n;
}

#endif
