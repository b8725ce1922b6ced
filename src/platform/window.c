#include "platform/window_state.h"

#include <stdlib.h>
#include <string.h>

window *window_open(window_options o) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    // In a kiosk closing the window does nothing; a signal still ends the process.
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, o.kiosk ? "0" : "1");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, o.kiosk ? "0" : "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return NULL;
    }
    window *w = calloc(1, sizeof *w);
    if (!w) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return NULL;
    }
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (o.fullscreen) {
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    w->handle =
        SDL_CreateWindow(o.title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, o.w, o.h, flags);
    if (!w->handle) {
        window_close(w);
        return NULL;
    }
    w->kiosk = o.kiosk;
    window_chord_of(o.way_out ? o.way_out : "none", &w->way_out);
    if (o.kiosk) {
        SDL_SetWindowKeyboardGrab(w->handle, SDL_TRUE);
    }
    SDL_SetWindowMinimumSize(w->handle, 320, 180);
    SDL_StopTextInput();
    w->fresh = true;
    return w;
}

const char *window_error(void) {
    return SDL_GetError();
}

void window_tell_trouble(const char *title, const char *text) {
    SDL_ShowSimpleMessageBox(SDL_MESSAGEBOX_ERROR, title, text, NULL);
}

void window_close(window *w) {
    if (!w) {
        return;
    }
    for (int i = 0; i < WINDOW_MAX_PADS; i++) {
        if (w->pads[i]) {
            SDL_GameControllerClose(w->pads[i]);
        }
    }
    window_drop(w);
    if (w->handle) {
        SDL_DestroyWindow(w->handle);
    }
    free(w);
    SDL_Quit();
}

void window_open_rest(window *w) {
    SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
    (void)w; // the pads that are there announce themselves as events
}

uint64_t window_now(void) {
    return SDL_GetTicks64();
}

void window_keys(window *w, const key_map *keys) {
    if (w) {
        w->keys = *keys;
    }
}

void window_choose_key(window *w, bool on) {
    w->choosing_key = on;
}

const char *window_key_name(int32_t key) {
    return SDL_GetKeyName(key);
}
