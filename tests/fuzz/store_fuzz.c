// A progress file that is damaged or not ours: an input whose first byte is 0 is the file, any
// other is changes of a sound one (each: where, 3 bytes; how many; those bytes). It is opened as
// the game does, then read and written by every call. Whatever the file says, nothing breaks, and
// the store that is there in the end works.
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "fuzz.h"
#include "progress/store.h"

enum { PATH_ROOM = 4096, MOST_PLAYERS = 8, SOUND_ROOM = 256 << 10 };

static char folder[64];
static struct {
    uint8_t bytes[SOUND_ROOM];
    size_t size;
} sound_file;

static void use(store *s, const player *p);

static void leave(void) {
    rmdir(folder);
}

static void path_of(char path[PATH_ROOM]) {
    snprintf(path, PATH_ROOM, "%s/progress.db", folder);
}

static int64_t no_time(void *ctx) {
    (void)ctx;
    return 1764000000;
}

static void make_sound_file(void) {
    char path[PATH_ROOM];
    player p = {.id = 0};
    store *s = store_open(folder, NULL);
    FUZZ_HOLDS(s);
    store_set_clock(s, no_time, NULL);
    for (int i = 0; i < 3; i++) {
        FUZZ_HOLDS(store_player_add(s, "Lina", "boy shirt", &p.id));
        use(s, &p);
    }
    store_setting_put(s, "lang", "ar");
    store_close(s);
    path_of(path);
    FILE *f = fopen(path, "rb");
    FUZZ_HOLDS(f);
    sound_file.size = fread(sound_file.bytes, 1, SOUND_ROOM, f);
    fclose(f);
}

// In memory where there is such a place: a disk would be worn for nothing.
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    bool shared = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/bay-fuzz-XXXXXX", shared ? "/dev/shm" : "/tmp");
    FUZZ_HOLDS(mkdtemp(folder));
    FUZZ_HOLDS(atexit(leave) == 0);
    FUZZ_HOLDS(freopen("/dev/null", "w", stdout));
    make_sound_file();
    return 0;
}

static void level_done(void *ctx, const char *level) {
    *(size_t *)ctx += strlen(level);
}

static void use(store *s, const player *p) {
    size_t n = 0;
    int64_t session = 0;
    store_summary sum;
    FUZZ_HOLDS(strlen(p->name) < STORE_NAME_MAX && strlen(p->look) < STORE_LOOK_MAX);
    store_each_done(s, p->id, level_done, &n);
    store_each_weak(s, p->id, level_done, &n);
    store_done(s, p->id, "mailroom");
    store_player_export(s, p->id, stdout);
    if (store_session_begin(s, p->id, "mailroom", 1, 7, &session)) {
        store_row row = {.skill = "S3", .item = "a", .right = true, .attempt = 1};
        store_evidence(s, session, &row, 1);
        store_session_summary(s, session, &sum);
        store_session_end(s, session, true);
    }
}

static void clear_folder(void) {
    const char *const *files;
    size_t n;
    FUZZ_HOLDS(file_list(folder, "", fuzz_arena(), &files, &n));
    for (size_t i = 0; i < n; i++) {
        FUZZ_HOLDS(unlink(files[i]) == 0);
    }
}

static void write_file(const uint8_t *bytes, size_t size) {
    char path[PATH_ROOM];
    path_of(path);
    FILE *f = fopen(path, "wb");
    FUZZ_HOLDS(f && fwrite(bytes, 1, size, f) == size && fclose(f) == 0);
}

static void write_changed(fuzz_bytes in) {
    static uint8_t changed[SOUND_ROOM];
    memcpy(changed, sound_file.bytes, sound_file.size);
    while (in.at < in.end) {
        unsigned page = fuzz_byte(&in);
        size_t at = (page * 4096 + fuzz_below(&in, 4096)) % sound_file.size;
        for (unsigned n = fuzz_below(&in, 32); n > 0 && at < sound_file.size; n--) {
            changed[at++] = fuzz_byte(&in);
        }
    }
    write_file(changed, sound_file.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char value[16];
    player found[MOST_PLAYERS];
    size_t n = 0;
    int64_t id = 0;
    store_status status;
    if (size > 0 && data[0] == 0) {
        write_file(data + 1, size - 1);
    } else {
        write_changed(fuzz_read(data + (size > 0), size - (size > 0)));
    }
    store *s = store_open(folder, &status);
    FUZZ_HOLDS(s);
    store_setting_get(s, "lang", value, sizeof value);
    store_players(s, found, MOST_PLAYERS, &n);
    for (size_t i = 0; i < n; i++) {
        use(s, &found[i]);
    }
    store_export(s, "csv", stdout);
    store_export(s, "xapi", stdout);
    if (store_player_add(s, "Lina", "", &id)) {
        store_player_change(s, id, "Lio", "");
        store_player_delete(s, id);
    }
    store_close(s);
    clear_folder();
    return 0;
}
