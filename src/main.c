// main.c - The command line: reads options, calls one tool, returns its exit status. Refuses what
// it does not know: 2, and one line that says what it knows.
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/tool_bench.h"
#include "app/tool_bot.h"
#include "app/tool_check.h"
#include "app/tool_export.h"
#include "app/tool_frames.h"
#include "app/tool_guide.h"
#include "app/tool_pack.h"
#include "app/tool_pot.h"
#include "app/tool_replay.h"
#include "app/tool_schema.h"
#include "app/tool_shot.h"
#include "core/str.h"
#include "mechanics/mechanics.h"

enum { USAGE = 2, DEFAULT_W = 1280, DEFAULT_H = 720, MAX_SIDE = 8192, ARENA = 1 << 20 };

static const char HELP[] =
    "beacon-bay                  play\n"
    "beacon-bay play FILE        play the level that you are writing: begins again when it is "
    "saved,\n"
    "                            and shows what is wrong with it\n"
    "beacon-bay check [PATH...]  look for mistakes in levels and translations; without PATH in "
    "all\n"
    "beacon-bay bot [--level ID|FILE] [--player knows|random] [--seeds N]\n"
    "                            play without hands; one line a level\n"
    "beacon-bay replay FILE      play a recording; prints the first tick that differs\n"
    "beacon-bay shot [--screen NAME] [--level ID] [--keys KEYS] [--after TICKS] [--lamps N] "
    "OUT.png\n"
    "beacon-bay frame ...        the same screen as text; --all with what only decorates\n"
    "beacon-bay schema           JSON Schema of a level file\n"
    "beacon-bay guide [README]   page for whoever writes levels: of a mechanic, or of every level\n"
    "beacon-bay pot              template for translators of the levels\n"
    "beacon-bay bench            what rules and linter cost\n"
    "beacon-bay bench frames [--screen NAME] [--level ID] [--lang L] [--size WxH]\n"
    "                            what a frame costs, over a played minute in each screen\n"
    "beacon-bay export --format csv|xapi OUT\n"
    "beacon-bay pack add FILE [--anyway] | list | remove ID | check FILE | pot FILE\n"
    "                            levels from elsewhere, in a zip; --anyway: an older version, too\n"
    "\n"
    "Options of playing, and of shot and frame:\n"
    "  --level ID|FILE     begin with this level       --lang CODE         en, zh_CN, ar\n"
    "  --size WxH          window or picture, pixels   --text-scale N      100 to 200\n"
    "  --windowed          not full screen             --kiosk             full screen, no way "
    "out\n"
    "  --no-sound          silent                      --data-dir DIR      keep progress there\n"
    "  --reduced-motion    cross-fades only            --high-contrast     ink on white\n"
    "  --only FILE         who plays is whom FILE keeps, as Export writes it; it is read at the "
    "start\n"
    "                      and written after every decision, and nobody else is asked for\n"
    "  --version, --help\n";

typedef struct {
    app_options app;
    shot_options shot;
    const char *player, *format;
    int seeds;
    bool anyway;
} command_line;

enum {
    O_LEVEL = 256,
    O_LANG,
    O_SIZE,
    O_SCALE,
    O_WINDOWED,
    O_KIOSK,
    O_NO_SOUND,
    O_DATA,
    O_ONLY,
    O_REDUCED,
    O_CONTRAST,
    O_SCREEN,
    O_KEYS,
    O_AFTER,
    O_LAMPS,
    O_ALL,
    O_PLAYER,
    O_SEEDS,
    O_FORMAT,
    O_ANYWAY,
    O_VERSION,
    O_HELP
};

static const struct option OPTIONS[] = {
    {"level", required_argument, NULL, O_LEVEL},
    {"lang", required_argument, NULL, O_LANG},
    {"size", required_argument, NULL, O_SIZE},
    {"text-scale", required_argument, NULL, O_SCALE},
    {"windowed", no_argument, NULL, O_WINDOWED},
    {"kiosk", no_argument, NULL, O_KIOSK},
    {"no-sound", no_argument, NULL, O_NO_SOUND},
    {"data-dir", required_argument, NULL, O_DATA},
    {"only", required_argument, NULL, O_ONLY},
    {"reduced-motion", no_argument, NULL, O_REDUCED},
    {"high-contrast", no_argument, NULL, O_CONTRAST},
    {"screen", required_argument, NULL, O_SCREEN},
    {"keys", required_argument, NULL, O_KEYS},
    {"after", required_argument, NULL, O_AFTER},
    {"lamps", required_argument, NULL, O_LAMPS},
    {"all", no_argument, NULL, O_ALL},
    {"player", required_argument, NULL, O_PLAYER},
    {"seeds", required_argument, NULL, O_SEEDS},
    {"format", required_argument, NULL, O_FORMAT},
    {"anyway", no_argument, NULL, O_ANYWAY},
    {"version", no_argument, NULL, O_VERSION},
    {"help", no_argument, NULL, O_HELP},
    {NULL, 0, NULL, 0},
};

static bool number(const char *name, const char *text, int min, int max, int *out) {
    char *end = NULL;
    errno = 0;
    long v = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || v < min || v > max) {
        fprintf(stderr, "beacon-bay: --%s takes a whole number from %d to %d, not \"%s\"\n", name,
                min, max, text);
        return false;
    }
    *out = (int)v;
    return true;
}

static bool size(const char *text, int *w, int *h) {
    char rest = '\0';
    if (sscanf(text, "%dx%d%c", w, h, &rest) == 2 && *w >= 64 && *h >= 64 && *w <= MAX_SIDE &&
        *h <= MAX_SIDE) {
        return true;
    }
    fprintf(stderr,
            "beacon-bay: --size takes WxH, each from 64 to %d, such as 1280x720, not \"%s\"\n",
            MAX_SIDE, text);
    return false;
}

static bool take(command_line *c, int option, const char *value) {
    switch (option) {
    case O_LEVEL: c->app.level = value; return true;
    case O_LANG: c->app.lang = value; return true;
    case O_SIZE: return size(value, &c->app.w, &c->app.h);
    case O_SCALE: return number("text-scale", value, 100, 200, &c->app.text_scale);
    case O_WINDOWED: c->app.windowed = true; return true;
    case O_KIOSK: c->app.kiosk = true; return true;
    case O_NO_SOUND: c->app.no_sound = true; return true;
    case O_DATA: c->app.data_dir = value; return true;
    case O_ONLY: c->app.only = value; return true;
    case O_REDUCED: c->app.reduced_motion = true; return true;
    case O_CONTRAST: c->app.high_contrast = true; return true;
    case O_SCREEN: c->shot.screen = value; return true;
    case O_KEYS: c->shot.keys = value; return true;
    case O_AFTER: return number("after", value, 0, 100000, &c->shot.after);
    case O_LAMPS: return number("lamps", value, 0, 10000, &c->shot.lamps);
    case O_ALL: c->shot.all = true; return true;
    case O_PLAYER: c->player = value; return true;
    case O_SEEDS: return number("seeds", value, 1, 1000000, &c->seeds);
    case O_FORMAT: c->format = value; return true;
    case O_ANYWAY: c->anyway = true; return true;
    default: return false;
    }
}

static int usage(const char *what) {
    fprintf(stderr, "beacon-bay: %s; beacon-bay --help lists what there is\n", what);
    return USAGE;
}

// A tool that needs the game's own files and nothing else of the platform.
static int with_files(const char *tool, const command_line *c, int n, char **rest) {
    arena *a = arena_create(ARENA);
    paths p = a ? paths_find(a, c->app.data_dir) : (paths){0};
    int status = EXIT_FAILURE;
    if (!p.levels || !p.assets) {
        fputs("beacon-bay: its own files (assets, levels) are not where they were installed\n",
              stderr);
    } else if (str_eq(tool, "check")) {
        status = tool_check(&(check_folders){p.levels, p.assets, p.lang}, mechanics_rules, n, rest,
                            stdout, stderr);
    } else if (str_eq(tool, "schema")) {
        status = n == 0 ? tool_schema(mechanics_rules, stdout) : usage("schema takes no file");
    } else if (str_eq(tool, "guide")) {
        status = n <= 1 ? tool_guide(mechanics_rules, p.assets, n ? rest[0] : NULL, stdout, stderr)
                        : usage("guide takes one README.md, or nothing");
    } else if (str_eq(tool, "pot")) {
        status = n == 0 ? tool_pot(p.levels, mechanics_rules, stdout, stderr)
                        : usage("pot takes no file");
    } else if (str_eq(tool, "pack")) {
        status = tool_pack(&(pack_tool){&p, mechanics_rules, c->anyway, stdout, stderr}, n, rest);
    } else if (str_eq(tool, "bench")) {
        status = n == 0 ? tool_bench(p.levels, mechanics_rules)
                        : usage("bench takes nothing, or \"frames\"");
    } else if (str_eq(tool, "bot")) {
        status = n == 0 ? tool_bot(p.levels, mechanics_rules,
                                   (bot_options){c->app.level, c->player, c->seeds})
                        : usage("bot takes no file");
    } else {
        status = n == 1 ? tool_replay(p.levels, mechanics_rules, rest[0])
                        : usage("replay takes one file");
    }
    arena_destroy(a);
    return status;
}

static int run(const char *tool, command_line *c, int n, char **rest) {
    if (!tool) {
        return app_play(&c->app);
    }
    if (str_eq(tool, "play")) {
        c->app.trial = n == 1 ? rest[0] : NULL;
        return n == 1 ? app_play(&c->app) : usage("play takes one level file");
    }
    if (str_eq(tool, "shot") || str_eq(tool, "frame")) {
        c->app.headless = true;
        bool shot = tool[0] == 's';
        if (n != (shot ? 1 : 0)) {
            return usage(shot ? "shot takes one file to write" : "frame takes no file");
        }
        return shot ? tool_shot(&c->app, &c->shot, rest[0]) : tool_frame(&c->app, &c->shot, stdout);
    }
    if (str_eq(tool, "export")) {
        return n == 1 && c->format ? tool_export(c->app.data_dir, c->format, rest[0])
                                   : usage("export takes --format and one file to write");
    }
    if (str_eq(tool, "bench") && n == 1 && str_eq(rest[0], "frames")) {
        c->app.headless = true;
        return tool_frames(&c->app, c->shot.screen);
    }
    static const char *const others[] = {"check", "schema", "guide", "pot",
                                         "pack",  "bench",  "bot",   "replay"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (str_eq(tool, others[i])) {
            return with_files(tool, c, n, rest);
        }
    }
    fprintf(
        stderr,
        "beacon-bay: there is no command called \"%s\"; beacon-bay --help lists what there is\n",
        tool);
    return USAGE;
}

int main(int argc, char **argv) {
    command_line c = {.app = {.w = DEFAULT_W, .h = DEFAULT_H}, .player = "knows", .seeds = 1};
    int option;
    while ((option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1) {
        if (option == O_HELP) {
            fputs(HELP, stdout);
            return EXIT_SUCCESS;
        }
        if (option == O_VERSION) {
            puts("beacon-bay " BAY_VERSION);
            return EXIT_SUCCESS;
        }
        if (!take(&c, option, optarg)) {
            return USAGE;
        }
    }
    const char *tool = optind < argc ? argv[optind] : NULL;
    int n = argc - optind - 1;
    return run(tool, &c, n > 0 ? n : 0, argv + optind + 1);
}
