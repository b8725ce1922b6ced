// window.h - The window and its input: SDL events become one ui_input at a time. It shows what was
// painted on its plain framebuffer; refuses to decide when to draw, and to hold any state of play.
#ifndef BB_PLATFORM_WINDOW_H
#define BB_PLATFORM_WINDOW_H

#include "platform/paint.h"
#include "ui/ui.h"

typedef struct window window;

typedef struct {
    const char *title;
    int w, h; // pixels
    bool fullscreen;
    bool kiosk;          // it keeps the keyboard, nothing but the keys of way_out ends it
    const char *way_out; // as window_chord_sound; NULL or "none": there is no way
} window_options;

#define WINDOW_USUAL_CHORD "Ctrl+Alt+Q"
// Whether text names Ctrl, Alt or both (and Shift), then one key, with + between; or is "none".
bool window_chord_sound(const char *text);

// paused: it lost the focus. waits: nothing happened, and the time to wait is not over, but here
// nothing may wait; *in is empty.
typedef enum { WINDOW_RUNS, WINDOW_PAUSED, WINDOW_WAITS, WINDOW_QUIT } window_state;

window *window_open(window_options o); // NULL: no display; window_error says why
const char *window_error(void);        // of the platform, in English
// A small window of the platform's own, until it is pressed away; nothing where there is no
// display.
void window_tell_trouble(const char *title, const char *text);
void window_close(window *w); // takes NULL

// Calls turn until it returns false, then end, once: a loop on the desktop; on the web the
// browser's frames, and this does not return.
void window_run(bool (*turn)(void *ctx), void (*end)(void *ctx), void *ctx);

// What costs time and no first picture needs: gamepads.
void window_open_rest(window *w);

// Waits up to wait_ms (-1: until something happens, 0: not at all), then gathers input up to and
// with the first press, so that no two presses ever share a frame. in->text stays valid until the
// next call.
window_state window_input(window *w, int wait_ms, ui_input *in, bool *picture);
bool window_pending(window *w); // something has happened: window_input would not wait
uint64_t window_now(void);      // ms, monotonic

// The pixels to paint on, and their pixels a unit and logical size. *fresh: they hold nothing of
// the last frame (first time, resized). pixels NULL: minimised, or the framebuffer is gone for now.
canvas window_canvas(window *w, float *scale, float *logical_w, float *logical_h, bool *fresh);
void window_show(window *w, const pixel_rect *rects, size_t n);
void window_fullscreen(window *w, bool on);
bool window_is_fullscreen(const window *w);
void window_keys(window *w, const key_map *keys); // takes NULL for w; copied
// The next key is told as ui_input.key and does nothing else, but for those that always work.
void window_choose_key(window *w, bool on);
const char *window_key_name(int32_t key); // "Space"; "" for none. Valid until the next call
// A file that was dropped on the window, or chosen after window_ask_file: its path.
// NULL: none since window_input was called last. Valid until its next call.
const char *window_file(window *w);
bool window_can_ask_file(void); // there is a way to let the player choose one
void window_ask_file(void);
void window_text(window *w, bool on, rectf where); // typing: touch keyboards, input methods
// What can be read and used in the frame goes to who reads the screen for somebody, where the
// platform has a way: on the web, elements of the page. What is used there comes back as
// ui_input.focus.
void window_tell(window *w, const draw_list *l);

#endif
