// app_state.h - What app.c, app_play.c, the stand and its tools share. Nobody else includes it.
#ifndef BB_APP_APP_STATE_H
#define BB_APP_APP_STATE_H

#include "app/app.h"
#include "platform/audio.h"
#include "platform/speech.h"
#include "platform/watch.h"
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
    watch *watch;   // of the level that somebody is writing; NULL: nobody is
    audio *audio;   // NULL: no device, or not yet
    speech *speech; // NULL: nothing here can speak, or not yet
    struct {
        bool speaks;                 // from being asked until the last word
        uint64_t words;              // narrate_key of what it reads
        const language *failed_lang; // in which it could not be done; NULL: none
    } voice;
    game game;
    int64_t only_changes;  // the store's, when the file of the one player was last written
    bool only_failed;      // ... and that did not succeed
    const draw_list *list; // of the last frame
    uint64_t now_ms;
    uint64_t touched_ms; // when somebody last did something
    bool quit;
};

// Puts the first screens on the stack. False: there is no such level; why is on standard error.
bool app_enter(app *a);

// app_only.c: takes in the one player of options.only, if there is the file yet. False: it can't be
// read, or is not one; why is on standard error.
bool app_only_read(app *a);

// app_voice.c: reads the frame aloud when it asks for it, and follows the voice to its end.
void app_voice(app *a, const draw_list *l);
voice_state app_voice_state(const app *a);

#endif
