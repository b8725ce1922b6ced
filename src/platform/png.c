#include "platform/png.h"

#include <SDL_image.h>

bool png_write(const char *path, canvas c) {
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormatFrom(c.pixels, c.w, c.h, 32, c.pitch * 4,
                                                        SDL_PIXELFORMAT_RGB888);
    bool ok = s && IMG_SavePNG(s, path) == 0;
    SDL_FreeSurface(s);
    return ok;
}
