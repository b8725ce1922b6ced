#include "app/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/app_state.h"
#include "app/pack_desk.h"
#include "core/file.h"
#include "core/log.h"
#include "core/str.h"
#include "mechanics/mechanics.h"
#include "packs/pack_zip.h"
#include "platform/window.h"

enum { APP_ARENA = 64 << 20, PAINT_MEMORY = 24 << 20, HEADLESS_SEED = 1 };
static const int64_t HEADLESS_DAY = 1767225600; // 2026-01-01

static uint64_t host_now(void *ctx) {
    app *a = ctx;
    return a->now_ms;
}

static int64_t host_today(void *ctx) {
    app *a = ctx;
    return a->options.headless ? HEADLESS_DAY : (int64_t)time(NULL);
}

static uint64_t host_seed(void *ctx) {
    app *a = ctx;
    if (a->options.headless) {
        return HEADLESS_SEED;
    }
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return ((uint64_t)t.tv_sec << 20) ^ (uint64_t)t.tv_nsec;
}

static void host_apply(void *ctx, const settings *s) {
    app *a = ctx;
    audio_volumes(a->audio, s->music, s->sounds, s->voice);
    window_keys(a->window, &s->keys);
    if (a->window && !a->options.kiosk) {
        window_fullscreen(a->window, s->fullscreen);
    }
}

static voice_state host_voice(void *ctx) {
    return app_voice_state(ctx);
}

static const char *host_key_name(void *ctx, int32_t key) {
    (void)ctx;
    return window_key_name(key);
}

static void host_quit(void *ctx) {
    app *a = ctx;
    a->quit = true;
}

static FILE *host_export(void *ctx, const char *name, char *path, size_t cap) {
    app *a = ctx;
    path[0] = '\0';
    if (!a->paths.pictures || a->options.headless || a->options.kiosk ||
        !str_append(path, cap, "%s/%s", a->paths.pictures, name)) {
        return NULL;
    }
    return fopen(path, "w");
}

static void host_ask_file(void *ctx) {
    (void)ctx;
    window_ask_file();
}

static pack_files *host_pack_take(void *ctx, const char *path, arena *m, const pack_head **head,
                                  diag_list *out) {
    app *a = ctx;
    pack_desk d;
    *head = NULL;
    return pack_desk_open(&d, a->paths.assets, a->game.rules, a->fonts, m, out)
               ? pack_desk_take(&d, path, m, head, out)
               : NULL;
}

static size_t host_packs_found(void *ctx, const char **found, size_t max, arena *m) {
    const app *a = ctx;
    return a->options.headless ? 0 : pack_desk_find(found, max, m);
}

// Packs are chosen by whoever the machine belongs to: not in a kiosk, and not where zips aren't
// read.
static void open_shelf(app *a) {
    const app_options *o = &a->options;
    a->game.shelf.dir = o->headless && !o->data_dir ? NULL : a->paths.packs;
    if (a->game.shelf.dir) {
        shelf_tidy(a->game.shelf.dir);
        painter_packs(a->painter, a->game.shelf.dir);
    }
    if (!o->kiosk && pack_zip_here()) {
        a->game.host.pack_take = host_pack_take;
        a->game.host.packs_found = host_packs_found;
    }
}

static bool open_course(app *a) {
    diag_list *problems = diag_create();
    bool ok = problems != NULL;
    if (ok) {
        a->game.course = course_load(a->paths.levels, a->memory, problems);
        ok = a->game.course && course_limit(a->game.course, &a->options.offer, a->memory, problems);
        if (!ok) {
            diag_print(problems, stderr);
        }
    }
    diag_destroy(problems);
    return ok;
}

enum { LARGEST_IN_HEAP = 32 << 20, KEPT_FREE = 12 << 20 };

// Pictures are made and freed all the time. Handed back to the system after each, every one would
// begin with page faults, which cost more than its pixels.
static void keep_freed_memory(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, LARGEST_IN_HEAP);
    mallopt(M_TRIM_THRESHOLD, KEPT_FREE);
#endif
}

// What is free between pictures that are kept, once nothing happens and it is much.
static void return_freed_memory(void) {
#ifdef __GLIBC__
    if (mallinfo2().fordblks > KEPT_FREE) {
        malloc_trim(KEPT_FREE);
    }
#endif
}

app *app_create(const app_options *o, int *status) {
    keep_freed_memory();
    *status = EXIT_FAILURE;
    app *a = calloc(1, sizeof *a);
    if (!a || !(a->memory = arena_create(APP_ARENA))) {
        log_line("there is no memory left");
        app_destroy(a);
        return NULL;
    }
    a->options = *o;
    a->paths = paths_find(a->memory, o->data_dir);
    if (!a->paths.assets || !a->paths.levels) {
        log_line("its own files (assets, levels) are not where they were installed");
        app_destroy(a);
        return NULL;
    }
    a->fonts = fonts_open();
    a->ui = a->fonts ? ui_create(fonts_meter(a->fonts)) : NULL;
    char *art = file_join(a->memory, a->paths.assets, "art");
    a->painter = a->ui ? painter_create(art, a->paths.cache, a->fonts, PAINT_MEMORY) : NULL;
    game *g = &a->game;
    *g = (game){.host = {a, host_now, host_today, host_seed, host_apply,
                         o->kiosk ? NULL : host_quit, host_export, host_voice, host_key_name,
                         window_can_ask_file() ? host_ask_file : NULL, NULL, NULL},
                .mechanics = mechanics,
                .rules = mechanics_rules,
                .memory = a->memory,
                .lang_dir = a->paths.lang,
                .just_lit = -1};
    if (!a->painter || !open_course(a)) {
        app_destroy(a);
        return NULL;
    }
    g->store = store_open(o->headless && !o->data_dir ? NULL : a->paths.data, &g->store_status);
    if (!g->store) {
        log_line("there is no memory for a store of progress");
        app_destroy(a);
        return NULL;
    }
    memcpy(g->wishes, o->wishes, sizeof g->wishes);
    open_shelf(a);
    game_settings_load(g);
    if (o->only && !app_only_read(a)) {
        app_destroy(a);
        return NULL;
    }
    *status = EXIT_SUCCESS;
    return a;
}

void app_destroy(app *a) {
    if (!a) {
        return;
    }
    if (a->game.store) {
        game_close(&a->game);
    }
    painter_destroy(a->painter);
    ui_destroy(a->ui);
    fonts_close(a->fonts);
    speech_destroy(a->speech);
    audio_close(a->audio);
    watch_destroy(a->watch);
    window_close(a->window);
    arena_destroy(a->memory);
    free(a);
}

game *app_game(app *a) {
    return &a->game;
}

ui *app_ui(app *a) {
    return a->ui;
}

// Words that somebody says, or that explain: whoever reads them wants less of the band.
static bool being_read(const draw_list *l) {
    for (size_t i = 0; i < l->n; i++) {
        if (l->items[i].role == ROLE_SPEECH || l->items[i].role == ROLE_REASON) {
            return true;
        }
    }
    return false;
}

static bool somebody(const ui_input *in) {
    return in->pointer || in->down || in->up || in->dx || in->dy || in->tab || in->accept ||
           in->back || in->hint || in->read || in->focus || in->wheel != 0 || in->key || in->text ||
           in->erase || in->held || in->n_touch;
}

// Milliseconds until nobody has done anything for too long; -1: that does not matter.
static int idle_left(const app *a) {
    uint64_t most = (uint64_t)a->options.idle_minutes * 60 * 1000;
    bool home = a->game.depth == 1 && (a->game.player.id == 0 || a->game.alone);
    if (most == 0 || home) {
        return -1;
    }
    uint64_t gone = a->now_ms - a->touched_ms;
    return gone < most ? (int)(most - gone) : 0;
}

// Whoever comes next begins at the title, and not as somebody else.
static void leave_when_idle(app *a, const ui_input *in) {
    if (somebody(in) || a->touched_ms == 0) {
        a->touched_ms = in->now_ms;
    }
    if (idle_left(a) == 0) {
        game_home(&a->game, &screen_title);
        game_end_level(&a->game);
        if (!a->game.alone) {
            game_choose_player(&a->game, 0);
        }
        a->touched_ms = in->now_ms;
    }
}

const draw_list *app_frame(app *a, const ui_input *in, float scale, float w, float h) {
    a->now_ms = in->now_ms;
    leave_when_idle(a, in);
    fonts_scale(a->fonts, scale);
    ui_begin(a->ui, in, w, h, game_spoken(&a->game), a->game.catalogue, game_prefs(&a->game));
    game_frame(&a->game, a->ui);
    a->list = ui_end(a->ui);
    audio_play(a->audio, ui_sound(a->ui));
    audio_music(a->audio, ui_music_asked(a->ui), being_read(a->list) || a->voice.speaks);
    app_voice(a, a->list);
    return a->list;
}

int app_wake(const app *a) {
    int wake = ui_wake(a->ui), idle = idle_left(a);
    return idle >= 0 && (wake < 0 || idle < wake) ? idle : wake;
}

size_t app_paint(app *a, canvas c, float scale, bool whole, int budget_ms, pixel_rect *changed,
                 size_t max, bool *complete) {
    return painter_paint(a->painter, a->list, c, scale, whole, budget_ms, changed, max, complete);
}

bool app_rest(app *a, int budget_ms) {
    bool more = painter_rest(a->painter, budget_ms);
    if (!more) {
        return_freed_memory();
    }
    return more;
}
