#include "platform/paint_disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/str.h"

enum { PATH_ROOM = 1024, NAME_LENGTH = 16, FILES_MAX = 8192, SPRITE_MAX_BYTES = 64 << 20 };
static const uint64_t MAGIC = UINT64_C(0x3153594142424243); // also tells the byte order

typedef struct {
    uint64_t magic, key, words, sum; // sum: over the rest of the head and all words
    int32_t x, y, w, h;
    uint32_t opaque, light;
} head;

// Four lanes, so that a megabyte takes a quarter of a millisecond. Against accidents, not against
// people.
static uint64_t checksum(const head *h, const uint32_t *words) {
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t lane[4] = {h->key, h->words, (uint32_t)h->x | (uint64_t)(uint32_t)h->y << 32,
                        (uint32_t)h->w | (uint64_t)(uint32_t)h->h << 32};
    size_t i = 0;
    for (; i + 4 <= h->words; i += 4) {
        for (size_t k = 0; k < 4; k++) {
            lane[k] = (lane[k] ^ words[i + k]) * odd;
            lane[k] ^= lane[k] >> 32;
        }
    }
    for (; i < h->words; i++) {
        lane[0] = (lane[0] ^ words[i]) * odd;
    }
    uint64_t sum = h->opaque | (uint64_t)h->light << 32;
    for (size_t k = 0; k < 4; k++) {
        sum = (sum ^ lane[k]) * odd;
        sum ^= sum >> 29;
    }
    return sum;
}

static bool path_of(char *out, const char *dir, uint64_t key) {
    out[0] = 0;
    return str_append(out, PATH_ROOM, "%s/%016" PRIx64, dir, key);
}

static bool read_all(int fd, void *to, size_t n) {
    for (char *at = to; n > 0;) {
        ssize_t got = read(fd, at, n);
        if (got <= 0) {
            return false;
        }
        at += got;
        n -= (size_t)got;
    }
    return true;
}

static bool load_from(int fd, uint64_t key, sprite *out) {
    struct stat st;
    head h;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > SPRITE_MAX_BYTES ||
        !read_all(fd, &h, sizeof h) || h.magic != MAGIC || h.key != key || h.words == 0 ||
        h.words > SPRITE_MAX_BYTES / sizeof(uint32_t) ||
        (uint64_t)st.st_size != sizeof h + h.words * sizeof(uint32_t)) {
        return false;
    }
    sprite s = {h.x, h.y, h.w, h.h, h.opaque != 0, h.light != 0, (size_t)h.words, NULL};
    s.runs = malloc(s.words * sizeof *s.runs);
    if (!s.runs || !read_all(fd, s.runs, s.words * sizeof *s.runs) ||
        checksum(&h, s.runs) != h.sum || !sprite_sound(&s)) {
        free(s.runs);
        return false;
    }
    *out = s;
    return true;
}

bool disk_load(const char *dir, uint64_t key, sprite *out) {
    char path[PATH_ROOM];
    int fd =
        path_of(path, dir, key) ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) : -1;
    if (fd < 0) {
        return false;
    }
    bool ok = load_from(fd, key, out);
    close(fd);
    if (!ok) {
        unlink(path);
    }
    return ok;
}

// Without fsync: what a power cut leaves half written does not match its sum.
bool disk_save(const char *dir, uint64_t key, const sprite *s) {
    char path[PATH_ROOM], part[PATH_ROOM] = "";
    if (!path_of(path, dir, key) ||
        !str_append(part, sizeof part, "%s.%ld", path, (long)getpid())) {
        return false;
    }
    head h = {MAGIC, key, s->words, 0, s->x, s->y, s->w, s->h, s->opaque, s->light};
    h.sum = checksum(&h, s->runs);
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return false;
    }
    FILE *f = fdopen(fd, "wb");
    bool ok = f && fwrite(&h, sizeof h, 1, f) == 1 &&
              fwrite(s->runs, sizeof *s->runs, s->words, f) == s->words;
    if (f ? fclose(f) != 0 : close(fd) != 0) {
        ok = false;
    }
    ok = ok && rename(part, path) == 0;
    if (!ok) {
        unlink(part);
    }
    return ok;
}

typedef struct {
    char name[NAME_LENGTH + 16];
    int64_t when;
    size_t size;
} kept;

static int older_first(const void *a, const void *b) {
    int64_t x = ((const kept *)a)->when, y = ((const kept *)b)->when;
    return (x > y) - (x < y);
}

// Ours: sixteen hexadecimal digits, and what a write that was cut off left behind.
static bool ours(const char *name) {
    size_t n = strspn(name, "0123456789abcdef");
    return n == NAME_LENGTH && (name[n] == 0 || name[n] == '.') &&
           strlen(name) < sizeof((kept *)0)->name;
}

void disk_trim(const char *dir, size_t cap) {
    DIR *d = opendir(dir);
    kept *all = d ? malloc(FILES_MAX * sizeof *all) : NULL;
    size_t n = 0, total = 0;
    for (struct dirent *e; all && n < FILES_MAX && (e = readdir(d));) {
        struct stat st;
        if (ours(e->d_name) && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode)) {
            kept *k = &all[n++];
            snprintf(k->name, sizeof k->name, "%s", e->d_name);
            k->when = (int64_t)st.st_mtime;
            k->size = (size_t)st.st_size;
            total += k->size;
        }
    }
    if (total > cap) {
        qsort(all, n, sizeof *all, older_first);
        for (size_t i = 0; i < n && total > cap; i++) {
            if (unlinkat(dirfd(d), all[i].name, 0) == 0) {
                total -= all[i].size;
            }
        }
    }
    free(all);
    if (d) {
        closedir(d);
    }
}
