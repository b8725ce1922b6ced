// blits.c - What frames are measured by: SDL's software copying a picture over the whole screen and
// blending 200 sprites of 128 pixels onto it. Prints the median of processor time, in ms.
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { W = 1280, H = 720, SIDE = 128, SPRITES = 200, FRAMES = 101 };

static double cpu_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int less(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// A round thing with a soft edge, as sprites are.
static void draw_sprite(SDL_Surface *s) {
    for (int y = 0; y < SIDE; y++) {
        Uint32 *row = (Uint32 *)((char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < SIDE; x++) {
            int dx = x - SIDE / 2, dy = y - SIDE / 2, from = dx * dx + dy * dy;
            int a = 255 * (SIDE * SIDE / 4 - from) / (SIDE * SIDE / 8);
            row[x] = (Uint32)(a < 0 ? 0 : a > 255 ? 255 : a) << 24 | 0xE8664Fu;
        }
    }
}

int main(void) {
    SDL_Surface *screen = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Surface *back = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_RGB888);
    SDL_Surface *sprite =
        SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!screen || !back || !sprite) {
        fprintf(stderr, "blits: %s\n", SDL_GetError());
        return EXIT_FAILURE;
    }
    draw_sprite(sprite);
    SDL_SetSurfaceBlendMode(sprite, SDL_BLENDMODE_BLEND);
    SDL_SetSurfaceBlendMode(back, SDL_BLENDMODE_NONE);
    double ms[FRAMES];
    for (int f = 0; f < FRAMES; f++) {
        double begun = cpu_ms();
        SDL_BlitSurface(back, NULL, screen, NULL);
        for (int i = 0; i < SPRITES; i++) {
            SDL_Rect at = {(i * 97 + f) % (W - SIDE), (i * 61 + f) % (H - SIDE), SIDE, SIDE};
            SDL_BlitSurface(sprite, NULL, screen, &at);
        }
        ms[f] = cpu_ms() - begun;
    }
    qsort(ms, FRAMES, sizeof *ms, less);
    printf("%.3f\n", ms[FRAMES / 2]);
    return EXIT_SUCCESS;
}
