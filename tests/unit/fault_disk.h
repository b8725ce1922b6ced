// fault_disk.h - A disk in memory, under SQLite in place of the real one, that fails or stops at
// the operation it is told. What was written and not yet synced is then kept, lost or torn, as a
// cut of the power leaves it. One disk a program; no locks: one connection writes at a time.
#ifndef BB_TESTS_FAULT_DISK_H
#define BB_TESTS_FAULT_DISK_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/rng.h"

enum { DISK_FILES = 8, DISK_NAME = 160, DISK_SECTOR = 512, DISK_PAGE = 4096 };

// What can go wrong in an operation.
typedef enum {
    DISK_WRITE_FULL,  // nothing of it is written
    DISK_WRITE_SHORT, // half of it is
    DISK_SYNC,
    DISK_TRUNCATE,
    DISK_READ,
    DISK_OPEN,
    DISK_DELETE,
    DISK_ACCESS,
    DISK_SIZE,
    DISK_LOCK,
    DISK_FAULTS
} disk_fault;

typedef struct {
    unsigned char *bytes;
    size_t n;
} disk_bytes;

typedef struct {
    sqlite3_int64 at;
    disk_bytes what; // bytes NULL: the file ends at `at`
} disk_change;

typedef struct {
    char name[DISK_NAME]; // "": this place is free
    bool there, kept;     // now; after the power is cut
    bool temporary;
    disk_bytes now, safe; // safe: what was synced last
    disk_change *since;   // the last sync
    size_t n_since;
} disk_file;

typedef struct {
    disk_file files[DISK_FILES];
} disk_state;

static struct {
    disk_state d;
    int changes;  // writes, truncations, syncs, creations, deletions so far
    int stop_at;  // the change with this number does not return; -1: none
    bool stopped; // nothing answers any more
    disk_fault fault;
    int fail_at;   // the operation of that kind with this number fails; -1: none
    bool for_ever; // and all behind it
    int seen[DISK_FAULTS];
    int temporaries;
    rng dice;
} disk;

typedef struct {
    sqlite3_file base;
    disk_file *f;
} disk_handle;

static inline void disk_put(disk_bytes *b, size_t at, const void *bytes, size_t n) {
    if (at + n > b->n) {
        b->bytes = realloc(b->bytes, at + n);
        memset(b->bytes + b->n, 0, at + n - b->n);
        b->n = at + n;
    }
    if (n > 0) {
        memcpy(b->bytes + at, bytes, n);
    }
}

static inline disk_bytes disk_copy(disk_bytes b) {
    disk_bytes c = {0};
    disk_put(&c, 0, b.bytes, b.n);
    return c;
}

static inline void disk_forget_changes(disk_file *f) {
    for (size_t i = 0; i < f->n_since; i++) {
        free(f->since[i].what.bytes);
    }
    free(f->since);
    f->since = NULL;
    f->n_since = 0;
}

static inline void disk_drop(disk_file *f) {
    disk_forget_changes(f);
    free(f->now.bytes);
    free(f->safe.bytes);
    *f = (disk_file){0};
}

static inline void disk_clear(disk_state *d) {
    for (int i = 0; i < DISK_FILES; i++) {
        disk_drop(&d->files[i]);
    }
}

static inline disk_state disk_clone(const disk_state *d) {
    disk_state c = *d;
    for (int i = 0; i < DISK_FILES; i++) {
        disk_file *f = &c.files[i];
        f->now = disk_copy(f->now);
        f->safe = disk_copy(f->safe);
        f->since = f->n_since ? malloc(f->n_since * sizeof *f->since) : NULL;
        for (size_t k = 0; k < f->n_since; k++) {
            f->since[k] = d->files[i].since[k];
            f->since[k].what = disk_copy(f->since[k].what);
        }
    }
    return c;
}

static inline void disk_note(disk_file *f, sqlite3_int64 at, const void *bytes, size_t n) {
    f->since = realloc(f->since, (f->n_since + 1) * sizeof *f->since);
    f->since[f->n_since] = (disk_change){.at = at};
    if (bytes) {
        disk_put(&f->since[f->n_since].what, 0, bytes, n);
    }
    f->n_since++;
}

// True: this operation fails.
static inline bool disk_fails(disk_fault kind) {
    int n = disk.seen[kind]++;
    return disk.stopped || (disk.fault == kind && disk.fail_at >= 0 &&
                            (n == disk.fail_at || (disk.for_ever && n > disk.fail_at)));
}

// True: the machine stops in this one.
static inline bool disk_stops(void) {
    disk.stopped = disk.stopped || disk.changes++ == disk.stop_at;
    return disk.stopped;
}

static inline int disk_close(sqlite3_file *h) {
    disk_file *f = ((disk_handle *)h)->f;
    if (f->temporary) {
        disk_drop(f);
    }
    return SQLITE_OK;
}

static inline int disk_read(sqlite3_file *h, void *to, int n, sqlite3_int64 at) {
    const disk_file *f = ((disk_handle *)h)->f;
    if (disk_fails(DISK_READ)) {
        return SQLITE_IOERR_READ;
    }
    size_t from = (size_t)at, want = (size_t)n;
    size_t there = from >= f->now.n ? 0 : f->now.n - from < want ? f->now.n - from : want;
    if (there > 0) {
        memcpy(to, f->now.bytes + from, there);
    }
    memset((char *)to + there, 0, want - there);
    return there < want ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static inline int disk_write(sqlite3_file *h, const void *bytes, int n, sqlite3_int64 at) {
    disk_file *f = ((disk_handle *)h)->f;
    bool full = disk_fails(DISK_WRITE_FULL), cut = disk_fails(DISK_WRITE_SHORT);
    if (full || disk.stopped) {
        return disk.stopped ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    }
    size_t size = cut ? (size_t)n / 2 : (size_t)n;
    bool stops = disk_stops();
    disk_note(f, at, bytes, size);
    if (stops) {
        return SQLITE_IOERR_WRITE;
    }
    disk_put(&f->now, (size_t)at, bytes, size);
    return cut ? SQLITE_FULL : SQLITE_OK;
}

static inline int disk_truncate(sqlite3_file *h, sqlite3_int64 size) {
    disk_file *f = ((disk_handle *)h)->f;
    if (disk_fails(DISK_TRUNCATE)) {
        return SQLITE_IOERR_TRUNCATE;
    }
    bool stops = disk_stops();
    disk_note(f, size, NULL, 0);
    if (stops) {
        return SQLITE_IOERR_TRUNCATE;
    }
    f->now.n = (size_t)size < f->now.n ? (size_t)size : f->now.n;
    return SQLITE_OK;
}

// The file of that name; one that was deleted without a sync of its folder only when there is no
// other, since after a cut of the power it may be back.
static inline disk_file *disk_find(const char *name) {
    disk_file *gone = NULL;
    for (int i = 0; i < DISK_FILES; i++) {
        disk_file *f = &disk.d.files[i];
        if (strcmp(f->name, name) == 0) {
            if (f->there || !f->name[0]) {
                return f;
            }
            gone = f;
        }
    }
    return gone;
}

static inline void disk_drop_gone(const char *name) {
    for (int i = 0; i < DISK_FILES; i++) {
        disk_file *f = &disk.d.files[i];
        if (!f->there && strcmp(f->name, name) == 0) {
            disk_drop(f);
        }
    }
}

// As on Unix: a journal's first sync also syncs the folder that names it.
static inline int disk_sync(sqlite3_file *h, int flags) {
    (void)flags;
    disk_file *f = ((disk_handle *)h)->f;
    if (disk_fails(DISK_SYNC) || disk_stops()) {
        return SQLITE_IOERR_FSYNC;
    }
    free(f->safe.bytes);
    f->safe = disk_copy(f->now);
    disk_forget_changes(f);
    f->kept = true;
    disk_drop_gone(f->name);
    return SQLITE_OK;
}

static inline int disk_size(sqlite3_file *h, sqlite3_int64 *size) {
    *size = (sqlite3_int64)((disk_handle *)h)->f->now.n;
    return disk_fails(DISK_SIZE) ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

static inline int disk_lock(sqlite3_file *h, int level) {
    (void)h;
    (void)level;
    return disk_fails(DISK_LOCK) ? SQLITE_BUSY : SQLITE_OK;
}

static inline int disk_unlock(sqlite3_file *h, int level) {
    (void)h;
    (void)level;
    return SQLITE_OK;
}

static inline int disk_reserved(sqlite3_file *h, int *out) {
    (void)h;
    *out = 0;
    return SQLITE_OK;
}

static inline int disk_control(sqlite3_file *h, int what, void *arg) {
    (void)h;
    (void)what;
    (void)arg;
    return SQLITE_NOTFOUND;
}

static inline int disk_sector(sqlite3_file *h) {
    (void)h;
    return DISK_PAGE;
}

// What SQLite believes of every Unix disk.
static inline int disk_promises(sqlite3_file *h) {
    (void)h;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static inline int disk_open(sqlite3_vfs *v, const char *name, sqlite3_file *h, int flags,
                            int *given) {
    (void)v;
    static const sqlite3_io_methods methods = {1,
                                               disk_close,
                                               disk_read,
                                               disk_write,
                                               disk_truncate,
                                               disk_sync,
                                               disk_size,
                                               disk_lock,
                                               disk_unlock,
                                               disk_reserved,
                                               disk_control,
                                               disk_sector,
                                               disk_promises,
                                               NULL,
                                               NULL,
                                               NULL,
                                               NULL,
                                               NULL,
                                               NULL};
    char own[DISK_NAME];
    h->pMethods = NULL;
    if (disk_fails(DISK_OPEN)) {
        return SQLITE_CANTOPEN;
    }
    if (!name) {
        snprintf(own, sizeof own, "temporary-%d", disk.temporaries++);
    }
    disk_file *f = disk_find(name ? name : own);
    if (!f || !f->there) {
        if (name && !(flags & SQLITE_OPEN_CREATE) && !(flags & SQLITE_OPEN_MAIN_DB)) {
            return SQLITE_CANTOPEN;
        }
        if (disk_stops()) {
            return SQLITE_CANTOPEN;
        }
        f = disk_find("");
        snprintf(f->name, DISK_NAME, "%s", name ? name : own);
        f->there = true;
        f->temporary = !name;
    }
    ((disk_handle *)h)->f = f;
    h->pMethods = &methods;
    if (given) {
        *given = flags;
    }
    return SQLITE_OK;
}

static inline int disk_delete(sqlite3_vfs *v, const char *name, int sync_folder) {
    (void)v;
    disk_file *f = disk_find(name);
    if (!f || !f->there) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    if (disk_fails(DISK_DELETE) || disk_stops()) {
        return SQLITE_IOERR_DELETE;
    }
    f->there = false;
    if (sync_folder) {
        disk_drop_gone(f->name);
    } else if (!f->kept) {
        disk_drop(f);
    }
    return SQLITE_OK;
}

static inline int disk_access(sqlite3_vfs *v, const char *name, int flags, int *out) {
    (void)v;
    (void)flags;
    const disk_file *f = disk_find(name);
    *out = f && f->there;
    return disk_fails(DISK_ACCESS) ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

static inline int disk_path(sqlite3_vfs *v, const char *name, int room, char *out) {
    (void)v;
    snprintf(out, (size_t)room, "%s", name);
    return SQLITE_OK;
}

static inline int disk_sleep(sqlite3_vfs *v, int us) { // nobody is waited for
    (void)v;
    return us;
}

// From here on every store is on this disk.
static inline void disk_plug_in(void) {
    static sqlite3_vfs v;
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    v = *real;
    v.zName = "disk";
    v.szOsFile = sizeof(disk_handle);
    v.mxPathname = DISK_NAME - 1;
    v.xOpen = disk_open;
    v.xDelete = disk_delete;
    v.xAccess = disk_access;
    v.xFullPathname = disk_path;
    v.xSleep = disk_sleep;
    sqlite3_vfs_register(&v, 1);
    disk.stop_at = disk.fail_at = -1;
    rng_seed(&disk.dice, 20261124);
}

static inline void disk_sound(void) {
    disk.stop_at = disk.fail_at = -1;
    disk.stopped = disk.for_ever = false;
    disk.changes = 0;
    memset(disk.seen, 0, sizeof disk.seen);
}

// How the machine went down: a program is killed, and what it wrote is there; the power is cut, and
// only what was synced is; or each sector of the rest is there, is not, or is rubbish.
typedef enum { DISK_KILLED, DISK_LOST, DISK_TORN } disk_end;

static inline void disk_tear(disk_bytes *b, const disk_change *c) {
    for (size_t from = 0; from < c->what.n;) {
        size_t at = (size_t)c->at + from;
        size_t n = DISK_SECTOR - at % DISK_SECTOR;
        n = n < c->what.n - from ? n : c->what.n - from;
        unsigned char rubbish[DISK_SECTOR];
        uint32_t chance = rng_below(&disk.dice, 5);
        memset(rubbish, (int)rng_below(&disk.dice, 256), sizeof rubbish);
        if (chance > 1) {
            disk_put(b, at, chance == 4 ? rubbish : c->what.bytes + from, n);
        }
        from += n;
    }
}

// Whether the folder still names the file.
static inline bool disk_named(const disk_file *f, disk_end how) {
    if (f->there == f->kept || how == DISK_KILLED) {
        return f->there;
    }
    return how == DISK_LOST || rng_below(&disk.dice, 2) ? f->kept : f->there;
}

static inline void disk_go_down(disk_end how) {
    for (int i = 0; i < DISK_FILES; i++) {
        disk_file *f = &disk.d.files[i];
        if (!f->name[0] || f->temporary || !disk_named(f, how)) {
            disk_drop(f);
            continue;
        }
        disk_bytes after = disk_copy(how == DISK_KILLED ? f->now : f->safe);
        for (size_t k = 0; how == DISK_TORN && k < f->n_since; k++) {
            const disk_change *c = &f->since[k];
            if (c->what.bytes) {
                disk_tear(&after, c);
            } else if (rng_below(&disk.dice, 2) && (size_t)c->at < after.n) {
                after.n = (size_t)c->at;
            }
        }
        disk_forget_changes(f);
        free(f->now.bytes);
        free(f->safe.bytes);
        f->now = after;
        f->safe = disk_copy(after);
        f->kept = true;
        if (!f->there) { // it is back, in place of any other of its name
            char name[DISK_NAME];
            memcpy(name, f->name, sizeof name);
            f->name[0] = '\0';
            for (disk_file *other; (other = disk_find(name));) {
                disk_drop(other);
            }
            memcpy(f->name, name, sizeof name);
            f->there = true;
        }
    }
    disk_sound();
}

#endif
