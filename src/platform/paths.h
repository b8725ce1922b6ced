// paths.h - Where things are: the game's own files (beside the binary, in its source tree, or
// installed), the player's data, the cache. XDG base directories. Refuses to guess: what is not
// there is NULL.
#ifndef BB_PLATFORM_PATHS_H
#define BB_PLATFORM_PATHS_H

#include "core/arena.h"

typedef struct {
    const char *assets, *levels; // read-only; NULL: the installation is broken
    const char *lang;            // .mo files
    const char *sounds;          // .ogg files; NULL: not rendered
    const char *data;            // made with mode 0700; NULL: no place to write
    const char *cache;           // likewise
    const char *packs;           // of levels from elsewhere, made when the first comes; NULL: none
    const char *pictures;        // where F12 and exports go; NULL: nowhere
} paths;

// The configuration files that there may be; NULL: none here.
void paths_config(arena *a, const char **system, const char **user);
paths paths_find(arena *a, const char *data_dir); // data_dir: --data-dir or NULL

#endif
