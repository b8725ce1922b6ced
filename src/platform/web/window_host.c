// What the page does its own way: pixels go to a canvas of its own, of which only what changed is
// sent; turns are the browser's frames; words that are typed come from an element of the page,
// which is what touch keyboards and input methods know.
#include <emscripten.h>

#include "core/hash.h"
#include "platform/web/page.h"
#include "platform/window_state.h"

enum { TOLD_FLAGS = DRAW_FOCUSED | DRAW_DISABLED | DRAW_CHECKED | DRAW_HINTED };

typedef struct {
    bool (*turn)(void *ctx);
    void (*end)(void *ctx);
    void *ctx;
} runner;

static void run_once(void *p) {
    runner *r = p;
    bool last = !r->turn(r->ctx);
    if (last) {
        emscripten_cancel_main_loop();
        r->end(r->ctx);
    }
    page_turned(last);
}

void window_run(bool (*turn)(void *ctx), void (*end)(void *ctx), void *ctx) {
    runner r = {turn, end, ctx};
    emscripten_set_main_loop_arg(run_once, &r, 0,
                                 1); // does not return, and leaves the stack as it is
}

window_found window_next(window *w, int wait_ms, SDL_Event *e) {
    if (SDL_PollEvent(e)) {
        return WINDOW_EVENT;
    }
    bool stick = w->stick_next_ms != 0 && window_now() >= w->stick_next_ms;
    return wait_ms == 0 || stick || w->fresh ? WINDOW_NOTHING : WINDOW_LATER;
}

float window_density(const window *w) {
    int pt = 0;
    SDL_GetWindowSize(w->handle, &pt, NULL);
    return pt > 0 && w->frame ? (float)w->frame->w / (float)pt : 1.0f;
}

// frame: as painted; between: what of it goes to the page, as the page wants it.
canvas window_canvas(window *w, float *scale, float *logical_w, float *logical_h, bool *fresh) {
    int px = 0;
    int py = 0;
    bool changed = page_size(&px, &py);
    if (changed || !w->frame) {
        window_drop(w);
        w->frame = SDL_CreateRGBSurfaceWithFormat(0, px, py, 32, SDL_PIXELFORMAT_RGB888);
        w->between = SDL_CreateRGBSurfaceWithFormat(0, px, py, 32, SDL_PIXELFORMAT_ABGR8888);
        w->fresh = true;
    }
    if (!w->frame || !w->between) {
        return (canvas){NULL, 0, 0, 0};
    }
    w->scale = view_size(px, py, logical_w, logical_h);
    *scale = w->scale;
    *fresh = w->fresh;
    w->fresh = false;
    return (canvas){w->frame->pixels, px, py, w->frame->pitch / 4};
}

void window_show(window *w, const pixel_rect *rects, size_t n) {
    for (size_t i = 0; i < n && w->frame; i++) {
        pixel_rect r = rects[i];
        const uint32_t *from = w->frame->pixels;
        from += r.y * (w->frame->pitch / 4) + r.x;
        SDL_ConvertPixels(r.w, r.h, SDL_PIXELFORMAT_RGB888, from, w->frame->pitch,
                          SDL_PIXELFORMAT_ABGR8888, w->between->pixels, r.w * 4);
        page_show(w->between->pixels, r.x, r.y, r.w, r.h);
    }
}

void window_again(window *w) {
    (void)w; // the canvas keeps its picture
}

void window_drop(window *w) {
    SDL_FreeSurface(w->frame);
    SDL_FreeSurface(w->between);
    w->frame = NULL;
    w->between = NULL;
}

void window_fullscreen(window *w, bool on) {
    if (on != window_is_fullscreen(w)) {
        page_fullscreen(on);
    }
}

bool window_is_fullscreen(const window *w) {
    (void)w;
    return page_is_fullscreen();
}

bool window_can_ask_file(void) {
    return true;
}

void window_ask_file(void) {
    page_ask_file();
}

void window_text(window *w, bool on, rectf where) {
    double k = (double)w->scale;
    if (on || w->typing) {
        page_typing(on, (double)where.x * k, (double)where.y * k, (double)where.w * k,
                    (double)where.h * k);
    }
    w->typing = on;
}

static bool readable(const draw_item *it) {
    return it->role != ROLE_NONE && it->label && it->label[0];
}

static uint64_t number_of(const window *w, const draw_list *l) {
    uint64_t n = hash_bytes(HASH_START, &w->scale, sizeof w->scale);
    n = hash_bytes(n, &l->w, sizeof l->w);
    n = hash_str(n, l->lang ? l->lang : "");
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (readable(it)) {
            uint32_t head[3] = {it->id, it->role, it->flags & TOLD_FLAGS};
            n = hash_bytes(n, head, sizeof head);
            n = hash_bytes(n, &it->at, sizeof it->at);
            n = hash_str(hash_str(n, it->label), it->value ? it->value : "");
        }
    }
    return n;
}

// The page is touched only when something that can be read has changed.
void window_tell(window *w, const draw_list *l) {
    uint64_t number = number_of(w, l);
    if (number == w->told) {
        return;
    }
    w->told = number;
    page_tell_begin(l->lang ? l->lang : "en", l->rtl);
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (readable(it)) {
            double k = (double)w->scale;
            page_tell_item(it->id, it->role, it->flags & TOLD_FLAGS, it->label, it->value);
            page_tell_place((double)it->at.x * k, (double)it->at.y * k, (double)it->at.w * k,
                            (double)it->at.h * k);
        }
    }
    page_tell_end();
}

// --- called by the page ------------------------------------------------------------------------

// At most 31 bytes, whole letters.
EMSCRIPTEN_KEEPALIVE void page_typed(const char *text) {
    SDL_Event e = {.text = {.type = SDL_TEXTINPUT}};
    SDL_strlcpy(e.text.text, text, sizeof e.text.text);
    SDL_PushEvent(&e);
}

EMSCRIPTEN_KEEPALIVE void page_erased(void) {
    SDL_Event e = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED}};
    e.key.keysym.sym = SDLK_BACKSPACE;
    SDL_PushEvent(&e);
}

// The page has laid a file there.
EMSCRIPTEN_KEEPALIVE void page_dropped(const char *path) {
    SDL_Event e = {.drop = {.type = SDL_DROPFILE, .file = SDL_strdup(path)}};
    SDL_PushEvent(&e);
}

// A reader of the screen went to this widget, or used it.
EMSCRIPTEN_KEEPALIVE void page_reached(uint32_t id, bool used) {
    static char yes;
    SDL_Event e = {
        .user = {.type = SDL_USEREVENT, .code = (Sint32)id, .data1 = used ? &yes : NULL}};
    SDL_PushEvent(&e);
}
