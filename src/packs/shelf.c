#include "packs/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/file.h"
#include "core/str.h"
#include "packs/pack_mo.h"

// A pack lies in ID.NUMBER. The number grows with every adding, so that a replacing begins to hold
// with one rename, on every file system, and no picture is taken for that of another version.
enum { ID_MAX = 40, NAME_ROOM = 96, PATH_ROOM = 1200, DEPTH = 4, MEMORY = 16 << 20 };
#define NEW  ".new-"
#define GONE ".gone-"
#define LOCK ".lock"

// --- names

// "storm-week.12". False: not the name of a pack's folder.
static bool split(const char *name, char id[ID_MAX + 1], uint64_t *number) {
    const char *dot = strchr(name, '.');
    size_t n = dot ? (size_t)(dot - name) : 0;
    if (n == 0 || n > ID_MAX || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != n ||
        strspn(dot + 1, "0123456789") != strlen(dot + 1) || strlen(dot + 1) > 18 || !dot[1]) {
        return false;
    }
    memcpy(id, name, n);
    id[n] = '\0';
    *number = strtoull(dot + 1, NULL, 10);
    return true;
}

typedef struct {
    char name[NAME_ROOM], id[ID_MAX + 1];
    uint64_t number;
} place;

static int by_id_and_age(const void *a, const void *b) {
    const place *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : (x->number < y->number) - (x->number > y->number);
}

// The folders of packs, the newest of each id first. Returns how many.
static size_t places(const char *dir, place *out, size_t max) {
    size_t n = 0;
    DIR *d = opendir(dir);
    for (struct dirent *e; d && n < max && (e = readdir(d)) != NULL;) {
        struct stat about;
        if (strlen(e->d_name) < NAME_ROOM && split(e->d_name, out[n].id, &out[n].number) &&
            fstatat(dirfd(d), e->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISDIR(about.st_mode)) {
            strcpy(out[n++].name, e->d_name);
        }
    }
    if (d) {
        closedir(d);
    }
    if (n > 0) {
        qsort(out, n, sizeof *out, by_id_and_age);
    }
    return n;
}

enum { MOST_PLACES = 2 * SHELF_MAX_PACKS };

static const place *newest(const place *all, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(all[i].id, id)) {
            return &all[i];
        }
    }
    return NULL;
}

// --- the disk

// Waits for nobody. -1: somebody else changes the shelf now, or it can't be written.
static int lock(const char *dir, bool *busy) {
    char path[PATH_ROOM];
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int n = snprintf(path, sizeof path, "%s/" LOCK, dir);
    int fd = n > 0 && (size_t)n < sizeof path
                 ? open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)
                 : -1;
    *busy = false;
    if (fd >= 0 && fcntl(fd, F_SETLK, &all) != 0) {
        *busy = errno == EACCES || errno == EAGAIN;
        close(fd);
        fd = -1;
    }
    return fd;
}

static void sync_folder(const char *path) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd); // some file systems can't
        close(fd);
    }
}

// A folder with what lies in it, following no link.
static bool clear_away(int parent, const char *name, int depth) {
    if (unlinkat(parent, name, 0) == 0) {
        return true;
    }
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *d = fd >= 0 && depth < DEPTH ? fdopendir(fd) : NULL;
    for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
        if (!str_eq(e->d_name, ".") && !str_eq(e->d_name, "..")) {
            clear_away(fd, e->d_name, depth + 1);
        }
    }
    if (d) {
        closedir(d);
    } else if (fd >= 0) {
        close(fd);
    }
    return unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

static void clear_at(const char *dir, const char *name) {
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        clear_away(fd, name, 0);
        close(fd);
    }
}

static bool write_new(const char *path, const void *bytes, size_t n) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const char *from = bytes;
    bool ok = fd >= 0;
    for (size_t left = n; ok && left > 0;) {
        ssize_t wrote = write(fd, from, left);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        ok = wrote > 0;
        from += ok ? wrote : 0;
        left -= ok ? (size_t)wrote : 0;
    }
    ok = ok && fsync(fd) == 0;
    return (fd < 0 || close(fd) == 0) && ok;
}

static bool make_path(char out[PATH_ROOM], const char *dir, const char *name) {
    int n = snprintf(out, PATH_ROOM, "%s/%s", dir, name);
    return n > 0 && n < PATH_ROOM;
}

// --- tidying, under the lock

static void tidy(const char *dir) {
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d)) != NULL;) {
        if (str_starts(e->d_name, NEW) || str_starts(e->d_name, GONE)) {
            clear_away(dirfd(d), e->d_name, 0);
        }
    }
    if (d) {
        closedir(d);
    }
    place all[MOST_PLACES];
    size_t n = places(dir, all, MOST_PLACES);
    for (size_t i = 1; i < n; i++) {
        if (str_eq(all[i].id, all[i - 1].id)) {
            clear_at(dir, all[i].name);
        }
    }
}

void shelf_tidy(const char *dir) {
    bool busy;
    int held = file_is_dir(dir) ? lock(dir, &busy) : -1;
    if (held >= 0) {
        tidy(dir);
        close(held);
    }
}

// --- reading

bool shelf_any(const char *dir) {
    place all[1];
    return places(dir, all, 1) > 0;
}

const char *shelf_find(const char *dir, const char *id, arena *a) {
    place all[MOST_PLACES];
    size_t n = places(dir, all, MOST_PLACES);
    const place *found = newest(all, n, id);
    return found ? arena_strdup(a, found->name) : NULL;
}

static int by_title(const void *a, const void *b) {
    const pack *x = *(pack *const *)a, *y = *(pack *const *)b;
    int order = strcmp(x->head.title.source, y->head.title.source);
    return order ? order : strcmp(x->head.id.s, y->head.id.s);
}

pack *const *shelf_load(const char *dir, arena *a, diag_list *out, size_t *n) {
    place all[MOST_PLACES];
    size_t there = places(dir, all, MOST_PLACES);
    pack **packs = arena_array(a, pack *, there + 1);
    *n = 0;
    for (size_t i = 0; packs && i < there; i++) {
        bool left_over = i > 0 && str_eq(all[i].id, all[i - 1].id);
        pack *p = left_over ? NULL : pack_load(dir, all[i].name, a, out);
        if (p && str_eq(p->head.id.s, all[i].id)) {
            packs[(*n)++] = p;
        }
    }
    if (packs && *n > 0) {
        qsort(packs, *n, sizeof *packs, by_title);
    }
    return packs;
}

// --- adding

// The file as it is kept: a translation compiled, all others as they are. False: no memory.
static bool as_kept(const pack_file *f, arena *a, const char **name, const char **bytes,
                    size_t *n) {
    *name = f->name;
    *bytes = f->bytes;
    *n = f->n;
    if (f->kind != PACK_WORDS) {
        return true;
    }
    diag_list *said = diag_create(); // nothing: it has been accepted
    const po *p = said ? po_parse(f->name, f->bytes, f->n, a, said) : NULL;
    diag_destroy(said);
    *name = arena_printf(a, "%.*s.mo", (int)(strlen(f->name) - strlen(".po")), f->name);
    *bytes = p ? pack_mo(p, a, n) : NULL;
    return *name && *bytes;
}

static bool write_files(const char *to, const pack_files *f) {
    static const char *const folders[] = {PACK_LEVELS, "icons", "lang", "sounds"};
    char path[PATH_ROOM];
    bool ok = mkdir(to, 0700) == 0;
    for (size_t i = 0; ok && i < sizeof folders / sizeof *folders; i++) {
        ok = make_path(path, to, folders[i]) && mkdir(path, 0700) == 0;
    }
    arena *a = arena_create(MEMORY);
    for (size_t i = 0; ok && i < f->n; i++) {
        const char *name, *bytes;
        size_t n;
        arena_reset(a);
        ok = a && as_kept(&f->files[i], a, &name, &bytes, &n) && make_path(path, to, name) &&
             write_new(path, bytes, n);
    }
    arena_destroy(a);
    for (size_t i = 0; ok && i < sizeof folders / sizeof *folders; i++) {
        ok = make_path(path, to, folders[i]);
        sync_folder(path);
    }
    sync_folder(to);
    return ok;
}

// The version in a folder; 0: it can't be read, so any is better.
static int version_in(const char *dir, const char *name) {
    arena *a = arena_create(MEMORY);
    diag_list *said = diag_create();
    pack *p = a && said ? pack_load(dir, name, a, said) : NULL;
    int version = p ? p->head.version : 0;
    diag_destroy(said);
    arena_destroy(a);
    return version;
}

static shelf_result put(const char *dir, const pack_files *f, const pack_head *head,
                        const place *old) {
    uint64_t now = (uint64_t)time(NULL);
    uint64_t number = old && old->number >= now ? old->number + 1 : now;
    char name[NAME_ROOM], from[PATH_ROOM], to[PATH_ROOM];
    snprintf(name, sizeof name, NEW "%s.%" PRIu64, head->id.s, number);
    bool ok = make_path(from, dir, name) && make_path(to, dir, name + strlen(NEW)) &&
              write_files(from, f) && rename(from, to) == 0;
    if (!ok) {
        clear_at(dir, name);
        return SHELF_FAILED;
    }
    sync_folder(dir);
    if (old) {
        clear_at(dir, old->name);
    }
    return old ? SHELF_REPLACED : SHELF_ADDED;
}

static size_t count_ids(const place *all, size_t n) {
    size_t ids = 0;
    for (size_t i = 0; i < n; i++) {
        ids += i == 0 || !str_eq(all[i].id, all[i - 1].id);
    }
    return ids;
}

shelf_result shelf_add(const char *dir, const pack_files *f, const pack_head *head, bool anyway,
                       int *before) {
    bool busy = false;
    *before = 0;
    int held = file_make_dirs(dir, 0700) ? lock(dir, &busy) : -1;
    if (held < 0) {
        return busy ? SHELF_BUSY : SHELF_FAILED;
    }
    tidy(dir);
    place all[MOST_PLACES];
    size_t n = places(dir, all, MOST_PLACES);
    const place *old = newest(all, n, head->id.s);
    *before = old ? version_in(dir, old->name) : 0;
    shelf_result result = !anyway && *before >= head->version            ? SHELF_NOT_NEWER
                          : !old && count_ids(all, n) >= SHELF_MAX_PACKS ? SHELF_FULL
                                                                         : put(dir, f, head, old);
    close(held);
    return result;
}

bool shelf_remove(const char *dir, const char *id) {
    bool busy = false, done = false;
    int held = file_is_dir(dir) ? lock(dir, &busy) : -1;
    if (held < 0) {
        return false;
    }
    tidy(dir);
    place all[MOST_PLACES];
    const place *there = newest(all, places(dir, all, MOST_PLACES), id);
    char from[PATH_ROOM], to[PATH_ROOM], gone[NAME_ROOM + sizeof GONE];
    if (there) {
        snprintf(gone, sizeof gone, GONE "%s", there->name);
        done =
            make_path(from, dir, there->name) && make_path(to, dir, gone) && rename(from, to) == 0;
        sync_folder(dir);
        clear_at(dir, gone);
    }
    close(held);
    return done;
}
