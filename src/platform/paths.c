#include "platform/paths.h"

#include <SDL.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/file.h"

static const char *existing(arena *a, const char *base, const char *const *candidates) {
    for (; *candidates; candidates++) {
        char *p = arena_printf(a, "%s%s", base, *candidates);
        if (p && file_is_dir(p)) {
            return p;
        }
    }
    return NULL;
}

// XDG base directory specification 0.8: an empty or relative value counts as unset.
static const char *xdg(arena *a, const char *variable, const char *below_home) {
    const char *v = getenv(variable);
    if (v && v[0] == '/') {
        return file_join(a, v, "beacon-bay");
    }
    const char *home = getenv("HOME");
    return home && home[0] == '/' ? arena_printf(a, "%s/%s/beacon-bay", home, below_home) : NULL;
}

static const char *writable(const char *dir) {
    return dir && file_make_dirs(dir, 0700) && access(dir, W_OK | X_OK) == 0 ? dir : NULL;
}

void paths_config(arena *a, const char **system, const char **user) {
    const char *dir = xdg(a, "XDG_CONFIG_HOME", ".config");
    *system = "/etc/beacon-bay.conf";
    *user = dir ? file_join(a, dir, "beacon-bay.conf") : NULL;
}

paths paths_find(arena *a, const char *data_dir) {
    static const char *const assets[] = {"../assets", "../../assets", "../share/beacon-bay/assets",
                                         "assets", NULL};
    static const char *const levels[] = {"../levels", "../../levels", "../share/beacon-bay/levels",
                                         "levels", NULL};
    static const char *const lang[] = {"lang", "../share/beacon-bay/lang", NULL};
    static const char *const sounds[] = {"sounds", "../share/beacon-bay/sounds", NULL};
    paths p = {0};
    char *base = SDL_GetBasePath();
    if (base) {
        p.assets = existing(a, base, assets);
        p.levels = existing(a, base, levels);
        p.lang = existing(a, base, lang);
        p.sounds = existing(a, base, sounds);
    }
    SDL_free(base);
    p.data = writable(data_dir ? data_dir : xdg(a, "XDG_DATA_HOME", ".local/share"));
    p.packs = p.data ? file_join(a, p.data, "packs") : NULL;
    p.cache = writable(xdg(a, "XDG_CACHE_HOME", ".cache"));
    const char *home = getenv("HOME");
    const char *pictures = home ? file_join(a, home, "Pictures") : NULL;
    p.pictures =
        pictures && file_is_dir(pictures) && access(pictures, W_OK) == 0 ? pictures : p.data;
    return p;
}
