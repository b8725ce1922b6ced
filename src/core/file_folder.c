#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/str.h"

enum { LIST_DEPTH = 16 };

bool file_is_dir(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool file_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0;
}

static bool make_dir(const char *path, unsigned mode) {
    return mkdir(path, (mode_t)mode) == 0 || file_is_dir(path);
}

bool file_make_dirs(const char *path, unsigned mode) {
    size_t n = strlen(path);
    char *part = malloc(n + 1);
    if (!part) {
        return false;
    }
    memcpy(part, path, n + 1);
    bool made = n > 0;
    for (size_t i = 1; i < n && made; i++) {
        if (part[i] == '/' && part[i - 1] != '/') {
            part[i] = '\0';
            made = make_dir(part, mode);
            part[i] = '/';
        }
    }
    made = made && make_dir(part, mode);
    free(part);
    return made;
}

char *file_join(arena *a, const char *dir, const char *name) {
    if (dir[0] == '\0') {
        return arena_strdup(a, name);
    }
    return arena_printf(a, "%s%s%s", dir, str_ends(dir, "/") ? "" : "/", name);
}

typedef struct found found;
struct found {
    const char *path;
    found *next;
};

typedef struct {
    arena *a;
    const char *suffix;
    found *all;
    size_t n;
    bool no_memory;
} listing;

static bool list_folder(listing *l, const char *dir, int depth);

static void list_entry(listing *l, int folder, const char *dir, const char *name, int depth) {
    struct stat about;
    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        return;
    }
    bool is_link = S_ISLNK(about.st_mode);
    if (is_link && fstatat(folder, name, &about, 0) != 0) {
        return;
    }
    bool is_folder = S_ISDIR(about.st_mode) && !is_link && depth < LIST_DEPTH;
    bool is_wanted = S_ISREG(about.st_mode) && str_ends(name, l->suffix);
    if (!is_folder && !is_wanted) {
        return;
    }
    char *path = file_join(l->a, dir, name);
    if (!path) {
        l->no_memory = true;
    } else if (is_folder) {
        list_folder(l, path, depth + 1);
    } else {
        found *f = arena_new(l->a, found);
        if (!f) {
            l->no_memory = true;
            return;
        }
        *f = (found){path, l->all};
        l->all = f;
        l->n++;
    }
}

static bool list_folder(listing *l, const char *dir, int depth) {
    DIR *folder = opendir(dir);
    if (!folder) {
        return false;
    }
    struct dirent *entry;
    while (!l->no_memory && (entry = readdir(folder))) {
        if (entry->d_name[0] != '.') {
            list_entry(l, dirfd(folder), dir, entry->d_name, depth);
        }
    }
    closedir(folder);
    return true;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list(const char *dir, const char *suffix, arena *a, const char *const **paths,
               size_t *n) {
    *paths = NULL;
    *n = 0;
    listing l = {.a = a, .suffix = suffix};
    if (!list_folder(&l, dir, 1) || l.no_memory) {
        return false;
    }
    const char **sorted = arena_array(a, const char *, l.n);
    if (!sorted) {
        return false;
    }
    size_t i = 0;
    for (const found *f = l.all; f; f = f->next) {
        sorted[i++] = f->path;
    }
    if (l.n > 0) {
        qsort(sorted, l.n, sizeof *sorted, by_bytes);
    }
    *paths = sorted;
    *n = l.n;
    return true;
}
