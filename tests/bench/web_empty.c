// web_empty.c - An empty SDL2 page: a window, one colour on it. What the page's start is measured by.
#include <SDL.h>
#include <emscripten.h>

static void rest(void) {}

int main(void) {
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("empty", 0, 0, 1280, 720, 0);
    SDL_Surface *frame = window ? SDL_GetWindowSurface(window) : NULL;
    if (!frame) {
        return 1;
    }
    SDL_FillRect(frame, NULL, SDL_MapRGB(frame->format, 30, 60, 120));
    SDL_UpdateWindowSurface(window);
    emscripten_run_script("globalThis.shown = performance.now()");
    emscripten_set_main_loop(rest, 0, 1);
    return 0;
}
