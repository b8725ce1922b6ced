// A course: its file, and behind each line "#### QUARTER/NAME.yaml" a level file of it.
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/course.h"
#include "core/file.h"
#include "core/str.h"
#include "fuzz.h"

#define MARK "#### "
enum { PATH_ROOM = 256, MOST_FILES = 8 };

static char folder[64];
static const char *const quarters[] = {"post", "forge", "meadow"};

static const char *in_folder(char path[PATH_ROOM], const char *name) {
    snprintf(path, PATH_ROOM, "%s%s%s", folder, name[0] ? "/" : "", name);
    return path;
}

static void leave(void) {
    char path[PATH_ROOM];
    for (size_t i = 0; i < sizeof quarters / sizeof *quarters; i++) {
        rmdir(in_folder(path, quarters[i]));
    }
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    char path[PATH_ROOM];
    bool shared = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/bay-fuzz-XXXXXX", shared ? "/dev/shm" : "/tmp");
    FUZZ_HOLDS(mkdtemp(folder) && atexit(leave) == 0);
    for (size_t i = 0; i < sizeof quarters / sizeof *quarters; i++) {
        FUZZ_HOLDS(mkdir(in_folder(path, quarters[i]), 0700) == 0);
    }
    return 0;
}

static bool may_write(const char *name) {
    const char *slash = strchr(name, '/');
    for (size_t i = 0; slash && i < sizeof quarters / sizeof *quarters; i++) {
        if (str_starts(name, quarters[i]) && slash == name + strlen(quarters[i])) {
            return strlen(name) < 100 && !strchr(slash + 1, '/') && slash[1] != '.' &&
                   str_ends(name, ".yaml");
        }
    }
    return str_eq(name, COURSE_FILE);
}

static void write_file(const char *name, const char *text, size_t n) {
    char path[PATH_ROOM];
    FILE *f = may_write(name) ? fopen(in_folder(path, name), "wb") : NULL;
    if (f) {
        FUZZ_HOLDS(fwrite(text, 1, n, f) == n);
        fclose(f);
    }
}

static void write_files(const char *text, arena *a) {
    const char *name = COURSE_FILE;
    for (int i = 0; name && i < MOST_FILES; i++) {
        const char *next = strstr(text, MARK);
        write_file(name, text, next ? (size_t)(next - text) : strlen(text));
        text = next ? next + strlen(MARK) : text;
        name = next ? arena_strndup(a, text, strcspn(text, "\n")) : NULL;
    }
}

static void check_course(const course *c) {
    bool *done = calloc(c->n_levels, sizeof *done);
    for (size_t i = 0; i < c->n_levels; i++) {
        FUZZ_HOLDS(course_find(c, c->ids[i]) == (int)i);
        for (size_t k = 0; k < c->levels[i].n_needs; k++) {
            FUZZ_HOLDS(c->levels[i].needs[k] < (int)i);
        }
    }
    for (size_t i = 0; i < c->n_levels; i++) { // it can be played to its end
        course_step next = course_next(c, done, NULL);
        FUZZ_HOLDS(next.level >= 0 && !done[next.level]);
        FUZZ_HOLDS(course_open(c, done, (size_t)next.level));
        done[next.level] = true;
    }
    FUZZ_HOLDS(course_next(c, done, NULL).level == -1);
    free(done);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    write_files(arena_strndup(a, (const char *)data, size), a);
    course *c = course_load(folder, a, d);
    FUZZ_HOLDS((c == NULL) == (diag_errors(d) > 0));
    if (c) {
        check_course(c);
        course_translate(c, NULL);
    }
    const char *const *files;
    size_t n;
    FUZZ_HOLDS(file_list(folder, "", a, &files, &n));
    for (size_t i = 0; i < n; i++) {
        unlink(files[i]);
    }
    return 0;
}
