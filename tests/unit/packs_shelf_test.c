// The shelf of packs: killed at every single step of adding, replacing and removing, it holds the
// old or the new, whole, and nothing of what was begun stays behind the next look.
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/str.h"
#include "packs/shelf.h"

// --- every change on the disk goes through these; the one that is the last kills the process

static long steps_left = -1; // -1: nobody counts

static void step(void) {
    if (steps_left > 0 && --steps_left == 0) {
        kill(getpid(), SIGKILL);
    }
}

int rename(const char *from, const char *to) {
    step();
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int mkdir(const char *path, mode_t mode) {
    step();
    return mkdirat(AT_FDCWD, path, mode);
}

int unlinkat(int fd, const char *name, int flags) {
    step();
    return (int)syscall(SYS_unlinkat, fd, name, flags);
}

int fsync(int fd) { // what a kill leaves is what was written; only power cuts need more
    step();
    return fcntl(fd, F_GETFD) >= 0 ? 0 : -1;
}

// Half of it is written when the kill comes.
ssize_t write(int fd, const void *from, size_t n) {
    if (steps_left == 1 && n > 1) {
        syscall(SYS_write, fd, from, n / 2);
    }
    step();
    return syscall(SYS_write, fd, from, n);
}

// --- a pack, in any version

typedef struct {
    char dir[64];
    arena *a;
    diag_list *said;
} shop;

static int open_shop(void **state) {
    shop *s = calloc(1, sizeof *s);
    strcpy(s->dir, "/tmp/bay-shelf-XXXXXX");
    assert_non_null(mkdtemp(s->dir));
    s->a = arena_create(64 << 20);
    s->said = diag_create();
    *state = s;
    return 0;
}

static int close_shop(void **state) {
    shop *s = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", s->dir);
    assert_int_equal(system(command), 0);
    diag_destroy(s->said);
    arena_destroy(s->a);
    free(s);
    return 0;
}

static pack_files *version(shop *s, int n, pack_head *head) {
    pack_files *f = pack_files_read_folder(BAY_SOURCE "/tests/packs/storm-week", s->a, s->said);
    assert_non_null(f);
    for (size_t i = 0; i < f->n; i++) {
        if (f->files[i].kind == PACK_MANIFEST) {
            f->files[i].bytes = arena_printf(
                s->a,
                "id: storm-week\nversion: %d\ntitle: Storm %d\nauthor: a\nlicence: b\n"
                "date: 2026-11-24\nlanguages: [zh_CN, ar]\nlevels: [storm-board, late-caller]\n",
                n, n);
            f->files[i].n = strlen(f->files[i].bytes);
            const node *root =
                node_parse("pack.yaml", f->files[i].bytes, f->files[i].n, s->a, s->said);
            *head = (pack_head){0};
            assert_true(field_load(&pack_shape, root, head, s->a, s->said));
        } else if (f->files[i].kind == PACK_NOTE) { // says in which version it lies
            f->files[i].bytes = arena_printf(s->a, "%d", n);
            f->files[i].n = strlen(f->files[i].bytes);
        }
    }
    return f;
}

static shelf_result add(shop *s, int n, bool anyway) {
    pack_head head;
    pack_files *f = version(s, n, &head);
    int before;
    return shelf_add(s->dir, f, &head, anyway, &before);
}

// The version that lies there, whole; 0: none does.
static int there(shop *s) {
    size_t n = 0;
    pack *const *packs = shelf_load(s->dir, s->a, s->said, &n);
    assert_non_null(packs);
    assert_int_equal(diag_count(s->said), 0);
    assert_true(n <= 1);
    if (n == 0) {
        return 0;
    }
    static const char *const files[] = {
        "pack.yaml",      "levels/storm-board.yaml", "levels/late-caller.yaml",
        "icons/kite.svg", "lang/zh_CN.mo",           "lang/ar.mo"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_true(file_exists(file_join(s->a, packs[0]->path, files[i])));
    }
    char *bytes;
    size_t size;
    assert_int_equal(
        file_read(file_join(s->a, packs[0]->path, "README.md"), 100, s->a, &bytes, &size), FILE_OK);
    assert_int_equal(atoi(bytes), packs[0]->head.version);
    catalogue *c = pack_catalogue(packs[0], language_find("ar"));
    assert_non_null(c);
    assert_true(catalogue_has(c, "late-caller", "Who are you?"));
    catalogue_close(c);
    return packs[0]->head.version;
}

// What lies in the folder, beside the lock.
static size_t entries(const shop *s) {
    char command[128], line[32] = "";
    snprintf(command, sizeof command, "ls -A %s | grep -cv '^.lock$'", s->dir);
    FILE *f = popen(command, "r");
    assert_non_null(f);
    assert_non_null(fgets(line, sizeof line, f));
    pclose(f);
    return (size_t)atoi(line);
}

typedef enum { ADD, REPLACE, REMOVE } deed;

static void do_it(shop *s, deed what) {
    if (what == REMOVE) {
        shelf_remove(s->dir, "storm-week");
    } else {
        add(s, 2, false);
    }
}

// False: it was done before so many steps.
static bool killed_at(shop *s, deed what, long steps) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        steps_left = steps;
        do_it(s, what);
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void kill_everywhere(shop *s, deed what, int before, int after) {
    long steps = 1;
    for (;; steps++) {
        if (there(s) != before) { // as it was when it began
            if (before == 0) {
                assert_true(shelf_remove(s->dir, "storm-week"));
            } else {
                add(s, before, true);
            }
        }
        assert_int_equal(there(s), before);
        if (!killed_at(s, what, steps)) {
            break;
        }
        int now = there(s);
        assert_true(now == before || now == after);
        shelf_tidy(s->dir);
        assert_int_equal(there(s), now);
        assert_int_equal(entries(s), now ? 1 : 0);
        arena_reset(s->a);
    }
    assert_int_equal(there(s), after);
    assert_true(steps > (what == REMOVE ? 8 : 20)); // somebody did count
}

static void killed_while_adding(void **state) {
    kill_everywhere(*state, ADD, 0, 2);
}

static void killed_while_replacing(void **state) {
    kill_everywhere(*state, REPLACE, 1, 2);
}

static void killed_while_removing(void **state) {
    shop *s = *state;
    add(s, 1, false);
    kill_everywhere(s, REMOVE, 1, 0);
}

static void only_newer_ones_replace(void **state) {
    shop *s = *state;
    assert_int_equal(there(s), 0);
    assert_false(shelf_any(s->dir));
    assert_int_equal(add(s, 2, false), SHELF_ADDED);
    assert_true(shelf_any(s->dir));
    assert_int_equal(add(s, 2, false), SHELF_NOT_NEWER);
    assert_int_equal(add(s, 1, false), SHELF_NOT_NEWER);
    assert_int_equal(there(s), 2);
    assert_int_equal(add(s, 3, false), SHELF_REPLACED);
    assert_int_equal(there(s), 3);
    assert_int_equal(add(s, 1, true), SHELF_REPLACED);
    assert_int_equal(there(s), 1);
    assert_int_equal(entries(s), 1);
    assert_false(shelf_remove(s->dir, "storm"));
    assert_false(shelf_remove(s->dir, "../storm-week"));
    assert_true(shelf_remove(s->dir, "storm-week"));
    assert_false(shelf_remove(s->dir, "storm-week"));
    assert_int_equal(entries(s), 0);
}

static void one_at_a_time(void **state) {
    shop *s = *state;
    assert_int_equal(add(s, 1, false), SHELF_ADDED);
    pid_t child = fork();
    if (child == 0) { // holds the lock until it is told otherwise
        char path[128];
        snprintf(path, sizeof path, "%s/.lock", s->dir);
        struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        int fd = open(path, O_RDWR);
        if (fd >= 0 && fcntl(fd, F_SETLK, &all) == 0) {
            raise(SIGSTOP);
        }
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, WUNTRACED), child);
    assert_true(WIFSTOPPED(status));
    assert_int_equal(add(s, 2, false), SHELF_BUSY);
    assert_false(shelf_remove(s->dir, "storm-week"));
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    assert_int_equal(add(s, 2, false), SHELF_REPLACED);
}

// What is in the place of a pack leads nowhere else, whoever put it there.
static void links_are_not_followed(void **state) {
    shop *s = *state;
    char outside[] = "/tmp/bay-outside-XXXXXX", path[160], kept[160];
    assert_non_null(mkdtemp(outside));
    snprintf(kept, sizeof kept, "%s/kept", outside);
    fclose(fopen(kept, "w"));
    snprintf(path, sizeof path, "%s/.new-storm-week.1", s->dir);
    assert_int_equal(symlink(outside, path), 0);
    snprintf(path, sizeof path, "%s/storm-week.7", s->dir);
    assert_int_equal(symlink(outside, path), 0);
    assert_int_equal(there(s), 0);
    assert_int_equal(add(s, 1, false), SHELF_ADDED);
    assert_int_equal(there(s), 1);
    assert_true(file_exists(kept));
    unlink(kept);
    rmdir(outside);
}

static void the_disk_is_full(void **state) {
    shop *s = *state;
    assert_int_equal(add(s, 1, false), SHELF_ADDED);
    struct rlimit before, small = {.rlim_cur = 1000};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    shelf_result result = add(s, 2, false);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(result, SHELF_FAILED);
    assert_int_equal(there(s), 1);
    assert_int_equal(entries(s), 1);
}

int main(void) {
#define IN_SHOP(test) cmocka_unit_test_setup_teardown(test, open_shop, close_shop)
    const struct CMUnitTest tests[] = {
        IN_SHOP(only_newer_ones_replace), IN_SHOP(killed_while_adding),
        IN_SHOP(killed_while_replacing),  IN_SHOP(killed_while_removing),
        IN_SHOP(one_at_a_time),           IN_SHOP(links_are_not_followed),
        IN_SHOP(the_disk_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
