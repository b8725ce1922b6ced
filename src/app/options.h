// options.h - How the game is to run: /etc/beacon-bay.conf, then the user's file, then the command
// line, later ones over earlier ones. One table of words serves the files, the command line,
// --help, the manual page and the commented file. Refuses unknown words (with "did you mean") and
// values out of range: all of them at once, with where they stand.
#ifndef BB_APP_OPTIONS_H
#define BB_APP_OPTIONS_H

#include "app/app.h"
#include "app/tool_shot.h"
#include "node/field.h"

typedef struct {
    app_options app;
    shot_options shot;
    const char *player, *format;
    int seeds;
    bool anyway, help, version;
    char **words; // what stands on the command line besides options: a command and what it takes
    int n_words;
    const node *said; // a map: what was said of the words that files may have, wherever it was
} options;

typedef struct {
    const char *system, *user; // NULL: there is none. A file that does not exist is fine
} options_files;

// argv's bare words are gathered in words. Files are read for what plays or opens a player's data:
// no command, "play", "export", "player", "pack", "options" alone. What o points to lives in a. False: every
// problem is in out. A file is YAML, `key: value` a line; lists are [a, b], on the command line
// a,b. Codes, beside those of field_load and node_parse: unknown-option, no-value,
// unknown-language, bad-size, bad-folder, unknown-lock, bad-chord, unknown-band, unknown-quarter,
// file, not-a-map.
bool options_read(options *o, int argc, char **argv, options_files files, arena *a, diag_list *out);

void options_print_help(FILE *to); // the options' part of --help
void options_print_list(FILE *to); // a line each: name TAB value TAB where TAB what it does
void options_print_conf(FILE *to); // a file with every word, commented out
void options_print_man(FILE *to);  // roff: .TP entries for the sections OPTIONS and FILES
void options_print_said(const options *o, FILE *to); // what counts, and where it was said

#endif
