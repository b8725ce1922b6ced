// main.c - The command line: reads options, calls one tool, returns its exit status. Refuses what
// it does not know: 2, and a line for each that says what it knows.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/options.h"
#include "app/tool_bench.h"
#include "app/tool_bot.h"
#include "app/tool_check.h"
#include "app/tool_export.h"
#include "app/tool_frames.h"
#include "app/tool_guide.h"
#include "app/tool_options.h"
#include "app/tool_pack.h"
#include "app/tool_player.h"
#include "app/tool_pot.h"
#include "app/tool_replay.h"
#include "app/tool_schema.h"
#include "core/str.h"
#include "mechanics/mechanics.h"

enum { USAGE = 2, ARENA = 4 << 20 };

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
    "beacon-bay player list | show N | export N FILE | import FILE | delete N\n"
    "                            all that is kept of a player, by number; deleted is gone\n"
    "beacon-bay pack add FILE [--anyway] | list | remove ID | check FILE | pot FILE\n"
    "                            levels from elsewhere, in a zip\n"
    "beacon-bay options          what the configuration files and this command line come to\n"
    "beacon-bay options conf     a configuration file with every key, commented out\n"
    "                            (also: man, roff for the manual page; list, for programs)\n";

static int usage(const char *what) {
    fprintf(stderr, "beacon-bay: %s; beacon-bay --help lists what there is\n", what);
    return USAGE;
}

// A tool that needs the game's own files and nothing else of the platform.
static int with_files(const char *tool, const options *c, int n, char **rest) {
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

static int run(const char *tool, options *c, int n, char **rest) {
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
    if (str_eq(tool, "player")) {
        return tool_player(c->app.data_dir, n, rest);
    }
    if (str_eq(tool, "options")) {
        return n <= 1 ? tool_options(c, n ? rest[0] : NULL)
                      : usage("options takes conf, man, list, or nothing");
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

static int read_and_run(int argc, char **argv, arena *a, diag_list *problems) {
    options o;
    options_files files = {0};
    paths_config(a, &files.system, &files.user);
    if (!options_read(&o, argc, argv, files, a, problems)) {
        diag_print(problems, stderr);
        return tool_options_refused(problems, &o);
    }
    if (o.help) {
        fputs(HELP, stdout);
        options_print_help(stdout);
        return EXIT_SUCCESS;
    }
    if (o.version) {
        puts("beacon-bay " BAY_VERSION);
        return EXIT_SUCCESS;
    }
    return run(o.n_words > 0 ? o.words[0] : NULL, &o, o.n_words > 0 ? o.n_words - 1 : 0,
               o.words + 1);
}

int main(int argc, char **argv) {
    arena *a = arena_create(ARENA);
    diag_list *problems = diag_create();
    int status = EXIT_FAILURE;
    if (a && problems) {
        status = read_and_run(argc - 1, argv + 1, a, problems);
    } else {
        fputs("beacon-bay: there is no memory left\n", stderr);
    }
    diag_destroy(problems);
    arena_destroy(a);
    return status;
}
