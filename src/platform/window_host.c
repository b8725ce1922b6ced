// What a desktop does its own way: a framebuffer, a loop that waits, full screen, typing.
#include "platform/window_state.h"

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

void window_run(bool (*turn)(void *ctx), void (*end)(void *ctx), void *ctx) {
    while (turn(ctx)) {
    }
    end(ctx);
}

window_found window_next(window *w, int wait_ms, SDL_Event *e) {
    (void)w;
    bool got = wait_ms == 0  ? SDL_PollEvent(e)
               : wait_ms < 0 ? SDL_WaitEvent(e)
                             : SDL_WaitEventTimeout(e, wait_ms);
    return got ? WINDOW_EVENT : WINDOW_NOTHING;
}

float window_density(const window *w) {
    int px = 0;
    int pt = 0;
    SDL_GetWindowSizeInPixels(w->handle, &px, NULL);
    SDL_GetWindowSize(w->handle, &pt, NULL);
    return pt > 0 ? (float)px / (float)pt : 1.0f;
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

void window_again(window *w) {
    if (w->frame && !w->fresh && w->frame == SDL_GetWindowSurface(w->handle)) {
        SDL_UpdateWindowSurface(w->handle);
    }
}

void window_drop(window *w) {
    SDL_FreeSurface(w->between);
    w->between = NULL;
}

void window_fullscreen(window *w, bool on) {
    if (on != window_is_fullscreen(w)) {
        SDL_SetWindowFullscreen(w->handle, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    }
}

bool window_is_fullscreen(const window *w) {
    return (SDL_GetWindowFlags(w->handle) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

bool window_can_ask_file(void) {
    return false;
}

void window_ask_file(void) {}

void window_text(window *w, bool on, rectf where) {
    if (on) {
        float points = w->scale / window_density(w);
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

void window_tell(window *w, const draw_list *l) {
    (void)w;
    (void)l;
}
