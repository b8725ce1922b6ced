// plain_main.c - Stands in for libFuzzer where the compiler has none, so that every build replays
// the seeds and cases and tries some thousand changes of them. Knows nothing of coverage; the same
// arguments always do the same. What breaks the target is left in ./crash-NAME_fuzz.
//
//   NAME_fuzz [-runs=N] [-max_len=BYTES] FILE|FOLDER...
#include <signal.h>
#include <string.h>

#include "core/file.h"
#include "core/rng.h"
#include "fuzz.h"

enum { MAX_LEN = 32768, MEMORY = 256 << 20, MOST_CHANGES = 4 };

#pragma weak LLVMFuzzerInitialize
#pragma weak LLVMFuzzerCustomMutator

typedef struct {
    const char *path;
    const uint8_t *bytes;
    size_t size;
} input;

static rng dice;
static input current;
static const char *name;

static size_t any_below(size_t n) {
    return rng_below(&dice, (uint32_t)n);
}

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max) {
    size_t at = any_below(size + 1), n = 1 + any_below(8);
    n = n < size - at ? n : size - at;
    switch (any_below(5)) {
    case 0: // a byte more
        if (size < max) {
            memmove(data + at + 1, data + at, size - at);
            data[at] = (uint8_t)any_below(256);
            size++;
        }
        break;
    case 1: // some bytes less
        memmove(data + at, data + at + n, size - at - n);
        size -= n;
        break;
    case 2: // some bytes again, elsewhere
        if (n > 0) {
            memmove(data + any_below(size - n + 1), data + at, n);
        }
        break;
    case 3: // another byte
        if (at < size) {
            data[at] = (uint8_t)any_below(256);
        }
        break;
    default: // a bit
        if (at < size) {
            data[at] ^= (uint8_t)(1 << any_below(8));
        }
    }
    return size;
}

// The sanitizers end in it too.
static void on_abort(int number) {
    (void)number;
    char path[256] = "";
    snprintf(path, sizeof path, "crash-%s", name);
    FILE *f = fopen(path, "wb");
    if (f) {
        fwrite(current.bytes, 1, current.size, f);
        fclose(f);
        fprintf(stderr, "the input is in %s\n", path);
    }
}

static void run(const uint8_t *bytes, size_t size) {
    current = (input){NULL, bytes, size};
    uint8_t *own = malloc(size); // of exactly its size: reading past its end is noticed
    memcpy(own, bytes, size);
    LLVMFuzzerTestOneInput(own, size);
    free(own);
}

static void run_changed(const input *in, size_t max) {
    static uint8_t changed[MAX_LEN];
    size_t size = in->size < max ? in->size : max;
    memcpy(changed, in->bytes, size);
    for (size_t i = 0, n = 1 + any_below(MOST_CHANGES); i < n; i++) {
        size = LLVMFuzzerCustomMutator
                   ? LLVMFuzzerCustomMutator(changed, size, max, rng_next(&dice))
                   : LLVMFuzzerMutate(changed, size, max);
    }
    run(changed, size);
}

static size_t add(input *to, size_t room, const char *path, arena *a) {
    const char *const *paths = &path;
    size_t n = 1;
    if (room == 0 || (file_is_dir(path) && !file_list(path, "", a, &paths, &n))) {
        return 0;
    }
    n = n < room ? n : room;
    for (size_t i = 0; i < n; i++) {
        char *bytes = NULL;
        to[i] = (input){.path = paths[i]};
        if (file_read(paths[i], MEMORY / 4, a, &bytes, &to[i].size) != FILE_OK) {
            fprintf(stderr, "can't read %s\n", paths[i]);
            exit(EXIT_FAILURE);
        }
        to[i].bytes = (const uint8_t *)bytes;
    }
    return n;
}

int main(int argc, char **argv) {
    enum { ROOM = 20000 };
    const char *slash = strrchr(argv[0], '/');
    name = slash ? slash + 1 : argv[0];
    signal(SIGABRT, on_abort);
    arena *a = arena_create(MEMORY);
    input *inputs = arena_array(a, input, ROOM);
    size_t n = 0;
    unsigned long runs = 0, max = MAX_LEN;
    if (LLVMFuzzerInitialize) {
        LLVMFuzzerInitialize(&argc, &argv);
    }
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-runs=", 6) == 0) {
            runs = strtoul(argv[i] + 6, NULL, 10);
        } else if (strncmp(argv[i], "-max_len=", 9) == 0) {
            max = strtoul(argv[i] + 9, NULL, 10);
        } else if (argv[i][0] != '-') {
            n += add(inputs + n, ROOM - n, argv[i], a);
        }
    }
    max = max < MAX_LEN ? max : MAX_LEN;
    run((const uint8_t *)"", 0);
    for (size_t i = 0; i < n; i++) {
        fprintf(stderr, "%s\n", inputs[i].path);
        run(inputs[i].bytes, inputs[i].size);
    }
    fprintf(stderr, "%lu changed inputs\n", n ? runs : 0);
    rng_seed(&dice, 1);
    for (unsigned long i = 0; i < runs && n > 0; i++) {
        run_changed(&inputs[any_below(n)], max);
    }
    arena_destroy(a);
    return EXIT_SUCCESS;
}
