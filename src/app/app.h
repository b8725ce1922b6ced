// app.h - The whole game, put together: files, fonts, store, screens, painter. One frame function
// serves the window and headless runs alike. Refuses to wait; the loop does that.
#ifndef BB_APP_APP_H
#define BB_APP_APP_H

#include "content/course_offer.h"
#include "platform/paint.h"
#include "platform/paths.h"
#include "screens/game.h"

typedef struct {
    const char *level;    // id or path; NULL: none
    const char *trial;    // path of a level that somebody is writing; NULL: none
    const char *data_dir; // NULL: the user's
    const char *only;     // file of the one who plays, read by app_create; NULL: anybody plays
    int w, h;             // window or picture, pixels
    setting_wish wishes[SETTING_COUNT];
    course_offer offer;
    const char *kiosk_exit; // as window_chord_sound; NULL: the usual one
    int idle_minutes;       // without a touch, then the title and nobody; 0: never
    bool no_sound, kiosk;
    bool headless; // no store on disk, no clock, a fixed seed
} app_options;

typedef struct app app;

// NULL: it can't run, and why is on standard error; then *status is the process's exit status.
app *app_create(const app_options *o, int *status);
void app_destroy(app *a);

game *app_game(app *a);

// The one frame: input in, draw list out; valid until the next. scale: pixels a logical unit.
const draw_list *app_frame(app *a, const ui_input *in, float scale, float w, float h);
// Writes the file of options.only anew when anything has been kept since it was written. Says once
// when that can't be done.
void app_only_write(app *a);
int app_wake(const app *a); // as ui_wake
ui *app_ui(app *a);
// Paints the last frame. See painter_paint.
size_t app_paint(app *a, canvas c, float scale, bool whole, int budget_ms, pixel_rect *changed,
                 size_t max, bool *complete);
bool app_rest(app *a, int budget_ms); // as painter_rest

int app_play(const app_options *o); // opens the window and plays; the process's exit status

#endif
