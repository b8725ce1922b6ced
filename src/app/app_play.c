// The desktop's turn: wait for input, one frame, paint what changed, show it.
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "app/app_state.h"
#include "core/file.h"
#include "core/log.h"
#include "core/str.h"
#include "platform/png.h"

enum { FRAME_MS = 16 };

typedef struct {
    app *a;
    bool complete; // all that the last list asks for has been painted
    bool rested;   // the second picture is out: what no first picture needs has been opened
    uint64_t frames;
    uint64_t last_ms;
    bool paused;
    bool works; // the painter has something to do while nothing happens
} desk;

static void save_picture(app *a, canvas c) {
    char path[4096] = "";
    char stamp[32];
    time_t now = time(NULL);
    struct tm t;
    localtime_r(&now, &t);
    strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &t);
    if (!a->paths.pictures ||
        !str_append(path, sizeof path, "%s/beacon-bay-%s.png", a->paths.pictures, stamp) ||
        !png_write(path, c)) {
        log_line("no picture could be saved: %s",
                 a->paths.pictures ? path : "there is no place to write");
    }
}

static void open_rest(desk *d) {
    app *a = d->a;
    window_open_rest(a->window);
    if (!a->options.no_sound) {
        a->audio = audio_open(a->paths.sounds);
        audio_packs(a->audio, a->game.shelf.dir);
        a->speech = speech_create(NULL);
        const settings *s = &a->game.settings;
        audio_volumes(a->audio, s->music, s->sounds, s->voice);
    }
    ui_dirty(a->ui); // now it is known whether anything can be read aloud
    d->rested = true;
}

static int wait_for(const desk *d) {
    if (d->frames == 0 || !d->rested || !d->complete) {
        return 0;
    }
    int wake = app_wake(d->a);
    if (wake < 0) {
        return -1;
    }
    uint64_t gone = window_now() - d->last_ms;
    int least = gone >= FRAME_MS ? 0 : (int)(FRAME_MS - gone);
    int rest = gone >= (uint64_t)wake ? 0 : wake - (int)gone;
    return rest > least ? rest : least;
}

// Nothing moves for a while, and the painter has something to do meanwhile.
static bool may_work(const desk *d) {
    int wake = app_wake(d->a);
    return d->works && d->rested && d->complete && !window_pending(d->a->window) &&
           (wake < 0 || d->last_ms + (uint64_t)wake > window_now() + APP_REST_AFTER);
}

static void follow_fullscreen(app *a) {
    bool on = window_is_fullscreen(a->window);
    if (on != a->game.settings.fullscreen && !a->options.kiosk) {
        a->game.settings.fullscreen = on;
        game_settings_save(&a->game);
    }
}

static bool turn(void *ctx) {
    desk *d = ctx;
    app *a = d->a;
    if (may_work(d)) {
        d->works = app_rest(a, APP_REST_MS);
        return true;
    }
    ui_input in;
    bool picture = false;
    window_state state = window_input(a->window, wait_for(d), &in, &picture);
    if (state == WINDOW_QUIT || state == WINDOW_WAITS) {
        return state == WINDOW_WAITS;
    }
    const char *file = window_file(a->window);
    if (file) {
        (str_ends(file, ".zip") ? game_bring_pack : game_bring)(&a->game, file);
        ui_dirty(a->ui);
    }
    if (watch_changed(a->watch)) {
        game_try_again(&a->game);
        ui_dirty(a->ui);
    }
    if (d->paused != (state == WINDOW_PAUSED)) {
        d->paused = !d->paused;
        audio_pause(a->audio, d->paused);
    }
    if (d->frames > 0) {
        follow_fullscreen(a);
    }
    float scale = 1;
    float w = 0;
    float h = 0;
    bool fresh = false;
    canvas c = window_canvas(a->window, &scale, &w, &h, &fresh);
    if (!c.pixels) {
        return true;
    }
    d->last_ms = window_now();
    app_frame(a, &in, scale, w, h);
    app_only_write(a);
    pixel_rect rects[APP_RECTS];
    int budget = d->frames == 0 ? APP_FIRST_BUDGET_MS : APP_BUDGET_MS;
    size_t n = app_paint(a, c, scale, fresh, budget, rects, APP_RECTS, &d->complete);
    window_show(a->window, rects, n);
    window_tell(a->window, a->list);
    if (picture) {
        save_picture(a, c);
    }
    rectf where = {0, 0, 0, 0};
    bool typing = ui_wants_text(a->ui, &where);
    window_choose_key(a->window, ui_wants_key(a->ui));
    window_text(a->window, typing, where);
    d->frames++;
    d->works = true;
    if (d->complete && !d->rested) {
        open_rest(d);
    }
    return !a->quit;
}

static void end(void *ctx) {
    desk *d = ctx;
    app_destroy(d->a);
}

int app_play(const app_options *o) {
    int status = EXIT_FAILURE;
    umask(S_IRWXG | S_IRWXO); // what it writes is about children
    app *a = app_create(o, &status);
    if (!a) {
        return status;
    }
    game *g = &a->game;
    const char *way_out = !o->kiosk ? NULL : o->kiosk_exit ? o->kiosk_exit : WINDOW_USUAL_CHORD;
    a->window = window_open((window_options){
        "Beacon Bay", o->w, o->h, o->kiosk || g->settings.fullscreen, o->kiosk, way_out});
    if (!a->window) {
        log_line("no window can be opened: %s", window_error());
        app_destroy(a);
        return EXIT_FAILURE;
    }
    if (o->trial && !(a->watch = watch_create(o->trial, true))) {
        log_line("%s can't be followed: it plays as it is now", o->trial);
    }
    if (!app_enter(a)) {
        app_destroy(a);
        return EXIT_USAGE;
    }
    desk d = {.a = a};
    window_run(turn, end, &d);
    return status;
}
