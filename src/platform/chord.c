// The keys that end a kiosk.
#include <string.h>

#include "platform/window_state.h"

static bool modifier(const char *word, size_t n, unsigned *mods) {
    static const struct {
        const char *name;
        unsigned bits;
    } all[] = {{"ctrl", KMOD_CTRL}, {"alt", KMOD_ALT}, {"shift", KMOD_SHIFT}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strlen(all[i].name) == n && SDL_strncasecmp(all[i].name, word, n) == 0) {
            *mods |= all[i].bits;
            return true;
        }
    }
    return false;
}

bool window_chord_of(const char *text, window_chord *out) {
    *out = (window_chord){SDLK_UNKNOWN, 0};
    if (SDL_strcasecmp(text, "none") == 0) {
        return true;
    }
    const char *plus = strchr(text, '+');
    while (plus && modifier(text, (size_t)(plus - text), &out->mods)) {
        text = plus + 1;
        plus = strchr(text, '+');
    }
    out->key = SDL_GetKeyFromName(text);
    return out->key != SDLK_UNKNOWN && (out->mods & (KMOD_CTRL | KMOD_ALT)) != 0;
}

bool window_chord_sound(const char *text) {
    window_chord c;
    return window_chord_of(text, &c);
}

bool window_chord_pressed(const window_chord *c, const SDL_Keysym *k) {
    static const unsigned kinds[] = {KMOD_CTRL, KMOD_ALT, KMOD_SHIFT};
    if (c->key == SDLK_UNKNOWN || c->key != k->sym) {
        return false;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (((c->mods & kinds[i]) != 0) != ((k->mod & kinds[i]) != 0)) {
            return false;
        }
    }
    return true;
}
