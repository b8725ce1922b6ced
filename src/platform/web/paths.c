// The page lays the game's files at the root; progress is kept by it, and what lies in /out is
// handed to the player as a download.
#include "platform/paths.h"

#include "core/file.h"

void paths_config(arena *a, const char **system, const char **user) {
    (void)a;
    *system = NULL;
    *user = NULL;
}

paths paths_find(arena *a, const char *data_dir) {
    (void)a;
    paths p = {.assets = "/assets", .levels = "/levels", .lang = "/lang", .sounds = "/sounds"};
    p.data = data_dir ? data_dir : "/save";
    p.pictures = "/out";
    return file_make_dirs(p.data, 0700) && file_make_dirs(p.pictures, 0700) ? p : (paths){0};
}
