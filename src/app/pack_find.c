// Where a pack may lie that somebody has just got: downloads, the desktop, home, memory sticks.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/pack_desk.h"
#include "core/file.h"
#include "core/str.h"
#include "packs/pack_zip.h"

enum { MOST_ZIPS = 100, MOST_ENTRIES = 5000, DIRS_MAX_BYTES = 64 << 10 };

typedef struct {
    const char *path;
    struct timespec changed;
} zip_file;

typedef struct {
    arena *a;
    zip_file files[MOST_ZIPS];
    size_t n;
} search;

// Plain .zip files of a folder, not of those in it.
static void look_in(search *s, const char *dir) {
    DIR *d = dir ? opendir(dir) : NULL;
    struct dirent *e;
    for (int i = 0; d && i < MOST_ENTRIES && s->n < MOST_ZIPS && (e = readdir(d)); i++) {
        struct stat about;
        if (e->d_name[0] == '.' || !str_ends(e->d_name, ".zip") ||
            fstatat(dirfd(d), e->d_name, &about, 0) != 0 || !S_ISREG(about.st_mode) ||
            about.st_size > PACK_MAX_BYTES) {
            continue;
        }
        const char *path = file_join(s->a, dir, e->d_name);
        if (path && pack_zip_is_pack(path)) {
            s->files[s->n++] = (zip_file){path, about.st_mtim};
        }
    }
    if (d) {
        closedir(d);
    }
}

// Each folder in dir: the memory sticks that are in.
static void look_in_each(search *s, const char *dir) {
    DIR *d = dir ? opendir(dir) : NULL;
    struct dirent *e;
    for (int i = 0; d && i < MOST_ZIPS && (e = readdir(d)); i++) {
        if (e->d_name[0] != '.') {
            look_in(s, file_join(s->a, dir, e->d_name));
        }
    }
    if (d) {
        closedir(d);
    }
}

// What xdg-user-dirs calls so: XDG_DOWNLOAD_DIR="$HOME/Downloads". NULL: it says nothing.
static const char *user_dir(arena *a, const char *home, const char *dirs, const char *key) {
    const char *at = dirs ? strstr(dirs, key) : NULL;
    const char *value = at ? at + strlen(key) : NULL;
    const char *end = value ? strchr(value, '"') : NULL;
    if (!end) {
        return NULL;
    }
    bool below = str_starts(value, "$HOME/");
    value += below ? strlen("$HOME/") : 0;
    const char *path = arena_strndup(a, value, (size_t)(end - value));
    return path && below ? file_join(a, home, path) : path;
}

static int newest_first(const void *a, const void *b) {
    const struct timespec x = ((const zip_file *)a)->changed, y = ((const zip_file *)b)->changed;
    return x.tv_sec != y.tv_sec ? (x.tv_sec < y.tv_sec) - (x.tv_sec > y.tv_sec)
                                : (x.tv_nsec < y.tv_nsec) - (x.tv_nsec > y.tv_nsec);
}

size_t pack_desk_find(const char **paths, size_t max, arena *a) {
    const char *home = getenv("HOME"), *user = getenv("USER"), *config = getenv("XDG_CONFIG_HOME");
    search s = {.a = a};
    if (home) {
        const char *dir = config && config[0] == '/' ? config : file_join(a, home, ".config");
        const char *file = dir ? file_join(a, dir, "user-dirs.dirs") : NULL;
        char *dirs = NULL;
        size_t n;
        if (file && file_read(file, DIRS_MAX_BYTES, a, &dirs, &n) != FILE_OK) {
            dirs = NULL;
        }
        const char *downloads = user_dir(a, home, dirs, "XDG_DOWNLOAD_DIR=\"");
        const char *desktop = user_dir(a, home, dirs, "XDG_DESKTOP_DIR=\"");
        look_in(&s, downloads ? downloads : file_join(a, home, "Downloads"));
        look_in(&s, desktop ? desktop : file_join(a, home, "Desktop"));
        look_in(&s, home);
    }
    if (user) {
        look_in_each(&s, arena_printf(a, "/media/%s", user));
        look_in_each(&s, arena_printf(a, "/run/media/%s", user));
    }
    qsort(s.files, s.n, sizeof *s.files, newest_first);
    size_t n = s.n < max ? s.n : max;
    for (size_t i = 0; i < n; i++) {
        paths[i] = s.files[i].path;
    }
    return n;
}
