// progress_harness.h - A folder of its own for each test of the store, and rows to put into it.
#ifndef BB_TESTS_PROGRESS_HARNESS_H
#define BB_TESTS_PROGRESS_HARNESS_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "progress/evidence.h"
#include "progress/store.h"

typedef struct {
    char dir[64], file[96];
} place;

static inline int place_make(void **state) {
    place *p = calloc(1, sizeof *p);
    strcpy(p->dir, "/tmp/bay-store-XXXXXX");
    if (!mkdtemp(p->dir)) {
        free(p);
        return -1;
    }
    snprintf(p->file, sizeof p->file, "%s/progress.db", p->dir);
    *state = p;
    return 0;
}

static inline int place_drop(void **state) {
    place *p = *state;
    chmod(p->dir, 0700);
    DIR *d = opendir(p->dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", p->dir, e->d_name);
        if (e->d_name[0] != '.') {
            remove(path);
        }
    }
    closedir(d);
    rmdir(p->dir);
    free(p);
    return 0;
}

// How many files of the folder have names that begin so.
static inline int files_named(const place *p, const char *prefix) {
    int n = 0;
    DIR *d = opendir(p->dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        n += strncmp(e->d_name, prefix, strlen(prefix)) == 0;
    }
    closedir(d);
    return n;
}

static inline store *open_as(const place *p, store_status wanted) {
    store_status got;
    store *s = store_open(p->dir, &got);
    assert_non_null(s);
    assert_int_equal(got, wanted);
    assert_int_equal(store_state(s), wanted);
    return s;
}

static inline int64_t add_player(store *s, const char *name) {
    int64_t id = 0;
    assert_true(store_player_add(s, name, "hair=short skin=3", &id));
    return id;
}

static inline int64_t add_session(store *s, int64_t player_id, const char *level) {
    int64_t id = 0;
    assert_true(store_session_begin(s, player_id, level, 1, 7, &id));
    return id;
}

static inline store_row row_of(const char *item, int kind, bool right, int attempt) {
    return (store_row){.skill = "S3",
                       .item = item,
                       .expected = "stop",
                       .chosen = right ? "stop" : "deliver",
                       .kind = kind,
                       .right = right,
                       .attempt = attempt,
                       .help = 1,
                       .ms = 1250};
}

static inline char *slurp(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    char *bytes = malloc(*size + 1);
    assert_int_equal(fread(bytes, 1, *size, f), *size);
    bytes[*size] = '\0';
    fclose(f);
    return bytes;
}

static inline void spill(const char *path, const void *bytes, size_t size) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    fclose(f);
}

static inline bool holds(const char *bytes, size_t size, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= size; i++) {
        if (memcmp(bytes + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

#endif
