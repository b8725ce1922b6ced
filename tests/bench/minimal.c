// minimal.c - The least an SDL2 and SDL2_ttf program can do: a window on the plain framebuffer, a
// rectangle, one line of text, then it waits for events. What the game's start and rest are
// measured by.
#include <SDL.h>
#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    (void)argc;
    (void)argv;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0) {
        return EXIT_FAILURE;
    }
    SDL_Window *window = SDL_CreateWindow("minimal", 0, 0, 1280, 720, 0);
    TTF_Font *font = TTF_OpenFont("/usr/share/fonts/truetype/andika/Andika-Regular.ttf", 64);
    SDL_Surface *frame = window ? SDL_GetWindowSurface(window) : NULL;
    if (!frame || !font) {
        fprintf(stderr, "minimal: %s\n", SDL_GetError());
        return EXIT_FAILURE;
    }
    SDL_Surface *text =
        TTF_RenderUTF8_Blended(font, "A line of text", (SDL_Color){255, 255, 255, 255});
    SDL_Event e;
    do {
        SDL_FillRect(frame, NULL, SDL_MapRGB(frame->format, 30, 60, 120));
        SDL_FillRect(frame, &(SDL_Rect){440, 380, 400, 200},
                     SDL_MapRGB(frame->format, 240, 180, 40));
        SDL_BlitSurface(text, NULL, frame, &(SDL_Rect){440, 200, 0, 0});
        SDL_UpdateWindowSurface(window);
    } while (SDL_WaitEvent(&e) && e.type != SDL_QUIT);
    return EXIT_SUCCESS;
}
