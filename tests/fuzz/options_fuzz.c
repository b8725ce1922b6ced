// The command line, one argument a line, and behind a 0 a configuration file: what is accepted is
// within what the game can do, and every refusal is said.
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "app/options.h"
#include "fuzz.h"

enum { MOST_ARGUMENTS = 40, MEMORY_NAME = 40 };

// The file lies in memory, not on a disk.
static struct {
    int fd;
    char path[MEMORY_NAME];
} conf;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    conf.fd = memfd_create("conf", 0);
    FUZZ_HOLDS(conf.fd >= 0);
    snprintf(conf.path, sizeof conf.path, "/proc/self/fd/%d", conf.fd);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    fuzz_bytes in = fuzz_read(data, size);
    char *text = (char *)fuzz_text(&in, a), *arguments[MOST_ARGUMENTS + 1];
    int n = 0;
    for (char *at = strtok(text, "\n"); at && n < MOST_ARGUMENTS; at = strtok(NULL, "\n")) {
        arguments[n++] = at;
    }
    arguments[n] = NULL;
    size_t left = (size_t)(in.end - in.at);
    FUZZ_HOLDS(ftruncate(conf.fd, (off_t)left) == 0);
    FUZZ_HOLDS(pwrite(conf.fd, in.at, left, 0) == (ssize_t)left);
    options o;
    bool ok = options_read(&o, n, arguments, (options_files){conf.path, NULL}, a, d);
    FUZZ_HOLDS(ok == (diag_errors(d) == 0));
    FUZZ_HOLDS(o.n_words >= 0 && o.n_words <= n);
    if (ok) {
        FUZZ_HOLDS(o.app.w >= 64 && o.app.h >= 64 && o.app.w <= 8192 && o.app.h <= 8192);
        FUZZ_HOLDS(o.seeds >= 1 && o.player && o.shot.after >= 0 && o.shot.lamps >= 0);
    }
    return 0;
}
