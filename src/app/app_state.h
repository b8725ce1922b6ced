// app_state.h - What app.c, app_play.c, the stand and its tools share. Nobody else includes it.
#ifndef BB_APP_APP_STATE_H
#define BB_APP_APP_STATE_H

#include "app/app.h"
#include "platform/audio.h"
#include "platform/window.h"

enum { EXIT_USAGE = 2 };
enum { APP_BUDGET_MS = 12, APP_FIRST_BUDGET_MS = 4, APP_RECTS = 32 }; // of a turn's painting
enum { APP_REST_MS = 8, APP_REST_AFTER = 40 }; // of work between turns, where nothing moves so long

struct app {
    app_options options;
    arena *memory;
    paths paths;
    fonts *fonts;
    painter *painter;
    ui *ui;
    window *window; // NULL when headless
    audio *audio;   // NULL: no device, or not yet
    game game;
    const draw_list *list; // of the last frame
    uint64_t now_ms;
    bool quit;
};

// Puts the first screens on the stack. False: there is no such level; why is on standard error.
bool app_enter(app *a);

#endif
