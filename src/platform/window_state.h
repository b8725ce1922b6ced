// window_state.h - What window.c and window_input.c share. Nobody else includes it.
#ifndef BB_PLATFORM_WINDOW_STATE_H
#define BB_PLATFORM_WINDOW_STATE_H

#include <SDL.h>

#include "platform/window.h"

enum { WINDOW_MAX_PADS = 4, WINDOW_MAX_PATH = 4096 };

typedef struct {
    SDL_Keycode key; // SDLK_UNKNOWN: none
    unsigned mods;   // of KMOD_CTRL, KMOD_ALT, KMOD_SHIFT
} window_chord;
// False: not sound.
bool window_chord_of(const char *text, window_chord *out);
bool window_chord_pressed(const window_chord *c, const SDL_Keysym *k);

struct window {
    SDL_Window *handle;
    SDL_Surface *frame;   // the window's own; owned by SDL
    SDL_Surface *between; // when the window's format is not ours; else NULL
    bool fresh, paused, typing, picture, choosing_key;
    bool kiosk, leaves; // leaves: the way out of the kiosk was pressed
    window_chord way_out;
    uint64_t told; // what window_tell told last, as one number
    key_map keys;
    float scale; // pixels a unit
    SDL_GameController *pads[WINDOW_MAX_PADS];
    SDL_FingerID finger;
    bool touching;
    unsigned held; // as ui_input.held
    struct {
        bool down, mouse;
        SDL_FingerID id;
        float x, y; // canvas units
    } touch[UI_TOUCHES];
    int stick_x, stick_y;   // where the stick leans, -1..1
    uint64_t stick_next_ms; // when it steps again; 0: it is at rest
    char text[64];
    char file[WINDOW_MAX_PATH]; // see window_file; "": none
};

// Takes one event into in. True: a press; the rest of the queue is for the next frame.
bool window_event(window *w, const SDL_Event *e, ui_input *in);
void window_stick(window *w, ui_input *in); // a stick held over repeats like a key

// window_host.c has what the desktop and the web do in ways of their own: these, and of window.h
// run, canvas, show, full screen, asking for a file, text and tell.

// WINDOW_EVENT: *e is the next. WINDOW_NOTHING: so long has been waited. WINDOW_LATER: it is not
// over, but here nothing may wait.
typedef enum { WINDOW_NOTHING, WINDOW_EVENT, WINDOW_LATER } window_found;
window_found window_next(window *w, int wait_ms, SDL_Event *e);
float window_density(const window *w); // pixels of the canvas a point of the window
void window_again(window *w);          // shows once more what is painted
void window_drop(window *w);           // frees what was painted on

#endif
