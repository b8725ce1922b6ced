#include "platform/window_state.h"

#include <stdlib.h>
#include <string.h>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

enum { SAVED_FORMAT = SDL_PIXELFORMAT_RGB888 }; // 0x00RRGGBB in a 32 bit word, as paint.h has it

// The CPU paints every pixel, so all that is wanted of the window is a plain framebuffer. SDL's
// default would put one up through OpenGL, which without a graphics card is llvmpipe: 70 MiB and
// five times the start. Where the plain way does not exist (some compositors), SDL's own choice is
// the second try.
static SDL_Surface *frame_of(SDL_Window *handle) {
    SDL_Surface *s = SDL_GetWindowSurface(handle);
    if (!s) {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "1");
        s = SDL_GetWindowSurface(handle);
    }
    return s;
}

window *window_open(window_options o) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
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
    SDL_SetWindowMinimumSize(w->handle, 320, 180);
    SDL_StopTextInput();
    w->fresh = true;
    return w;
}

const char *window_error(void) {
    return SDL_GetError();
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
    SDL_FreeSurface(w->between);
    if (w->handle) {
        SDL_DestroyWindow(w->handle);
    }
    free(w);
    SDL_Quit();
}

#ifdef __EMSCRIPTEN__
typedef struct {
    bool (*turn)(void *ctx);
    void *ctx;
} runner;

static void run_once(void *p) {
    runner *r = p;
    if (!r->turn(r->ctx)) {
        emscripten_cancel_main_loop();
    }
}
#endif

void window_run(bool (*turn)(void *ctx), void *ctx) {
#ifdef __EMSCRIPTEN__
    runner r = {turn, ctx};
    emscripten_set_main_loop_arg(run_once, &r, 0, 1);
#else
    while (turn(ctx)) {
    }
#endif
}

void window_open_rest(window *w) {
    SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
    (void)w; // the pads that are there announce themselves as events
}

uint64_t window_now(void) {
    return SDL_GetTicks64();
}

canvas window_canvas(window *w, float *scale, float *logical_w, float *logical_h, bool *fresh) {
    canvas none = {NULL, 0, 0, 0};
    SDL_Surface *s = frame_of(w->handle);
    if (!s || s->w <= 0 || s->h <= 0) {
        return none;
    }
    if (s != w->frame || (w->between && (w->between->w != s->w || w->between->h != s->h))) {
        w->frame = s;
        w->fresh = true;
        SDL_FreeSurface(w->between);
        w->between = NULL;
    }
    SDL_Surface *on = s;
    if (s->format->format != SAVED_FORMAT && s->format->format != SDL_PIXELFORMAT_ARGB8888) {
        if (!w->between) {
            w->between = SDL_CreateRGBSurfaceWithFormat(0, s->w, s->h, 32, SAVED_FORMAT);
        }
        if (!w->between) {
            return none;
        }
        on = w->between;
    }
    w->scale = view_size(on->w, on->h, logical_w, logical_h);
    *scale = w->scale;
    *fresh = w->fresh;
    w->fresh = false;
    return (canvas){on->pixels, on->w, on->h, on->pitch / 4};
}

void window_show(window *w, const pixel_rect *rects, size_t n) {
    enum { MOST = 32 };
    if (n == 0 || !w->frame) {
        return;
    }
    if (n > MOST) {
        n = MOST;
    }
    SDL_Rect r[MOST];
    for (size_t i = 0; i < n; i++) {
        r[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
        if (w->between) {
            SDL_BlitSurface(w->between, &r[i], w->frame, &r[i]);
        }
    }
    SDL_UpdateWindowSurfaceRects(w->handle, r, (int)n);
}

void window_fullscreen(window *w, bool on) {
    if (on != window_is_fullscreen(w)) {
        SDL_SetWindowFullscreen(w->handle, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    }
}

bool window_is_fullscreen(const window *w) {
    return (SDL_GetWindowFlags(w->handle) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

void window_text(window *w, bool on, rectf where) {
    if (on) {
        int px = 0;
        int pt = 0;
        SDL_GetWindowSizeInPixels(w->handle, &px, NULL);
        SDL_GetWindowSize(w->handle, &pt, NULL);
        float points = w->scale * (px > 0 ? (float)pt / (float)px : 1.0f);
        SDL_Rect r = {(int)(where.x * points), (int)(where.y * points), (int)(where.w * points),
                      (int)(where.h * points)};
        SDL_SetTextInputRect(&r);
    }
    if (on != w->typing) {
        w->typing = on;
        if (on) {
            SDL_StartTextInput();
        } else {
            SDL_StopTextInput();
        }
    }
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
