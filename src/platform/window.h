// window.h - The window, its input and its sound device: SDL events become one ui_input a frame. Refuses
// to decide when to draw; it waits when it is told to and shows what was painted.
#ifndef BB_PLATFORM_WINDOW_H
#define BB_PLATFORM_WINDOW_H

#include "platform/paint.h"
#include "ui/ui.h"

typedef struct window window;

typedef struct {
    const char *title;
    int w, h;          // pixels
    bool fullscreen;
} window_options;

window *window_open(window_options o, const char **why); // NULL: no display; *why says it
void window_close(window *w);

typedef enum { WINDOW_RUNS, WINDOW_PAUSED, WINDOW_QUIT } window_state;

// Waits up to wait_ms (-1: until something happens, 0: not at all), then gathers all input.
// *in keeps valid until the next call. shot: F12 was pressed.
window_state window_input(window *w, int wait_ms, ui_input *in, bool *shot);
canvas window_canvas(window *w, float *scale, float *logical_w, float *logical_h, bool *changed);
void window_show(window *w, const pixel_rect *rects, size_t n);
void window_fullscreen(window *w, bool on);
bool window_is_fullscreen(const window *w);
void window_text(window *w, bool on, rectf where); // keyboard on touch screens, input methods

#endif
