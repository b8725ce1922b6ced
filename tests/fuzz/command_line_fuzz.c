// The command line, one argument a line: whatever is asked for, the tools get only what they take.
#include <getopt.h>
#include <string.h>

#include "fuzz.h"

#define BAY_VERSION "0"
#define main        game_main
#include "main.c"
#undef main

enum { MOST_ARGUMENTS = 40 };

static void check_options(const app_options *o) {
    FUZZ_HOLDS(o->w >= 64 && o->h >= 64 && o->w <= MAX_SIDE && o->h <= MAX_SIDE);
    FUZZ_HOLDS(o->text_scale == 0 || (o->text_scale >= 100 && o->text_scale <= 200));
}

int app_play(const app_options *o) {
    check_options(o);
    FUZZ_HOLDS(!o->headless);
    return 0;
}

static int check_shot(const app_options *o, const shot_options *s) {
    check_options(o);
    FUZZ_HOLDS(o->headless && s->after >= 0 && s->lamps >= 0);
    return 0;
}

int tool_shot(const app_options *o, const shot_options *s, const char *png) {
    FUZZ_HOLDS(png);
    return check_shot(o, s);
}

int tool_frame(const app_options *o, const shot_options *s, FILE *out) {
    (void)out;
    return check_shot(o, s);
}

int tool_frames(const app_options *o, const char *name) {
    (void)name;
    check_options(o);
    return 0;
}

int tool_export(const char *data_dir, const char *format, const char *out) {
    (void)data_dir;
    FUZZ_HOLDS(format && out);
    return 0;
}

static int check_files(int n, char **files) {
    FUZZ_HOLDS(n >= 0 && n < MOST_ARGUMENTS);
    for (int i = 0; i < n; i++) {
        FUZZ_HOLDS(strlen(files[i]) < SIZE_MAX);
    }
    return 0;
}

int tool_check(const check_folders *in, mechanic_list m, int n, char **files, FILE *out,
               FILE *err) {
    (void)m, (void)out, (void)err;
    FUZZ_HOLDS(in->levels && in->assets);
    return check_files(n, files);
}

int tool_schema(mechanic_list m, FILE *out) {
    (void)m, (void)out;
    return 0;
}

int tool_guide(mechanic_list m, const char *assets, const char *readme, FILE *out, FILE *err) {
    (void)m, (void)readme, (void)out, (void)err;
    FUZZ_HOLDS(assets);
    return 0;
}

int tool_pot(const char *levels_dir, mechanic_list m, FILE *out, FILE *err) {
    (void)m, (void)out, (void)err;
    FUZZ_HOLDS(levels_dir);
    return 0;
}

int tool_bench(const char *levels_dir, mechanic_list m) {
    (void)m;
    FUZZ_HOLDS(levels_dir);
    return 0;
}

int tool_bot(const char *levels_dir, mechanic_list m, bot_options o) {
    (void)levels_dir, (void)m;
    FUZZ_HOLDS(o.player && o.seeds >= 1);
    return 0;
}

int tool_replay(const char *levels_dir, mechanic_list m, const char *path) {
    (void)levels_dir, (void)m;
    FUZZ_HOLDS(path);
    return 0;
}

paths paths_find(arena *a, const char *data_dir) {
    (void)a, (void)data_dir;
    return (paths){.assets = "assets", .levels = "levels"};
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    FUZZ_HOLDS(freopen("/dev/null", "w", stdout));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena *a = fuzz_arena();
    char *text = arena_strndup(a, (const char *)data, size), *arguments[MOST_ARGUMENTS + 1];
    int n = 0;
    arguments[n++] = arena_strdup(a, "beacon-bay");
    for (char *at = strtok(text, "\n"); at && n < MOST_ARGUMENTS; at = strtok(NULL, "\n")) {
        arguments[n++] = at;
    }
    arguments[n] = NULL;
    optind = 0; // getopt begins anew
    int status = game_main(n, arguments);
    FUZZ_HOLDS(status == 0 || status == 1 || status == USAGE);
    return 0;
}
