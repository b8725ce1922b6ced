// What people read about the options: help, the commented file, the manual page.
#include <stdlib.h>
#include <string.h>

#include "app/options_table.h"
#include "content/curriculum.h"
#include "core/str.h"

enum { WORDS_MAX = 200, COLUMN = 26 };

static const record *const ALL[] = {&options_kept_shape, &options_once_shape};

static void add_word(char *list, size_t *n, const char *word) {
    str_append(list, WORDS_MAX, "%s%s", *n > 0 ? ", " : "", word);
    ++*n;
}

// "100, 125 or what there is"; empty where anything goes.
static void choices(const field *f, char list[WORDS_MAX]) {
    size_t n = 0;
    list[0] = '\0';
    if (str_eq(f->key, "lang")) {
        for (size_t i = 0; i < language_count(); i++) {
            add_word(list, &n, language_at(i)->code);
        }
    } else if (str_eq(f->key, "quarters")) {
        for (size_t i = 0; i < STRAND_COUNT; i++) {
            add_word(list, &n, strand_at(i)->quarter);
        }
    } else if (f->kind == FIELD_ENUM) {
        for (size_t i = 0; f->words[i]; i++) {
            add_word(list, &n, f->words[i]);
        }
    } else if (f->kind == FIELD_FLAG) {
        str_append(list, WORDS_MAX, "yes, no");
    } else if (f->kind == FIELD_INT) {
        str_append(list, WORDS_MAX, "%d to %d", f->min, f->max);
    }
}

// What stands behind the option: "N", "yes|no".
static const char *takes(const record *of, const field *f) {
    switch (f->kind) {
    case FIELD_FLAG: return "";
    case FIELD_NAMES: return "A,B";
    case FIELD_INT:
    case FIELD_ENUM: return "N";
    default: break;
    }
    if (of == &options_once_shape) {
        return f->example ? f->example : "NAME";
    }
    return str_eq(f->key, "lang")         ? "CODE"
           : str_eq(f->key, "size")       ? "WxH"
           : str_eq(f->key, "kiosk-exit") ? "KEYS"
                                          : "DIR";
}

// "--size WxH"; what is on anyhow is told as one turns it off.
static void spelled(const record *of, const field *f, char *out, size_t cap) {
    bool flag = f->kind == FIELD_FLAG;
    out[0] = '\0';
    str_append(out, cap, "--%s%s%s%s", flag && f->fallback ? "no-" : "", f->key, flag ? "" : " ",
               takes(of, f));
}

// Breaks at blanks; the lines after the first begin in COLUMN.
static void print_wrapped(const char *text, FILE *to) {
    enum { WIDTH = 100 };
    size_t at = COLUMN;
    const char *word;
    for (size_t n = 0; (word = str_next_word(&text, &n));) {
        if (at > COLUMN && at + 1 + n > WIDTH) {
            fprintf(to, "\n%*s", COLUMN, "");
            at = COLUMN;
        }
        at += (size_t)fprintf(to, "%s%.*s", at > COLUMN ? " " : "", (int)n, word);
    }
    fputc('\n', to);
}

void options_print_help(FILE *to) {
    static const char *const heads[] = {"Options that are keys of the configuration files too (yes "
                                        "or no: also --KEY=no, --no-KEY):",
                                        "Options of the command line alone:"};
    for (size_t t = 0; t < sizeof ALL / sizeof *ALL; t++) {
        fprintf(to, "\n%s\n", heads[t]);
        for (const field *f = ALL[t]->fields; f->key; f++) {
            char option[64], list[WORDS_MAX], text[2 * WORDS_MAX] = "";
            spelled(ALL[t], f, option, sizeof option);
            choices(f, list);
            str_append(text, sizeof text, "%s", f->doc);
            if (list[0] && f->kind != FIELD_FLAG) {
                str_append(text, sizeof text, " (%s)", list);
            }
            fprintf(to, "  %-*s", COLUMN - 2, option);
            print_wrapped(text, to);
        }
    }
}

void options_print_list(FILE *to) {
    for (size_t t = 0; t < sizeof ALL / sizeof *ALL; t++) {
        for (const field *f = ALL[t]->fields; f->key; f++) {
            char list[WORDS_MAX];
            choices(f, list);
            fprintf(to, "%s\t%s\t%s\t%s\n", f->key, list,
                    t == 0 ? "file, command line" : "command line", f->doc);
        }
    }
}

void options_print_conf(FILE *to) {
    fputs(
        "# Beacon Bay, for everybody on this machine. A key, a colon, a blank and a value a line.\n"
        "# Over this file comes ~/.config/beacon-bay/beacon-bay.conf, and over both the command\n"
        "# line. What is said here of the first nine keys counts until a player chooses something\n"
        "# else in the settings, or for good where lock names it. A mistake keeps the game from\n"
        "# starting, and is said with its line: try with \"beacon-bay options\".\n",
        to);
    for (const field *f = options_kept_shape.fields; f->key; f++) {
        char list[WORDS_MAX];
        choices(f, list);
        fprintf(to, "\n# %s%s%s%s\n#%s: %s\n", f->doc, list[0] ? " (" : "", list,
                list[0] ? ")" : "", f->key, f->example);
    }
}

// Hyphens that are typed, and backslashes.
static void roff(const char *text, FILE *to) {
    for (; *text; text++) {
        if (*text == '-' || *text == '\\') {
            fputc('\\', to);
        }
        fputc(*text == '\\' ? 'e' : *text, to);
    }
}

void options_print_man(FILE *to) {
    static const char *const heads[] = {".SS Options that are keys of the configuration files too",
                                        ".SS Options of the command line alone"};
    for (size_t t = 0; t < sizeof ALL / sizeof *ALL; t++) {
        fprintf(to, "%s\n", heads[t]);
        for (const field *f = ALL[t]->fields; f->key; f++) {
            char list[WORDS_MAX];
            choices(f, list);
            char option[64];
            spelled(ALL[t], f, option, sizeof option);
            fputs(".TP\n.B ", to);
            roff(option, to);
            fputc('\n', to);
            roff(f->doc, to);
            if (list[0] && f->kind != FIELD_FLAG) {
                fputs("\n(", to);
                roff(list, to);
                fputc(')', to);
            }
            fputc('\n', to);
        }
    }
}

static void print_value(const node *n, FILE *to) {
    if (n->kind == NODE_SCALAR) {
        fputs(n->text, to);
        return;
    }
    fputc('[', to);
    for (const node *item = n->first; item; item = item->next) {
        fprintf(to, "%s%s", item == n->first ? "" : ", ", item->text);
    }
    fputc(']', to);
}

void options_print_said(const options *o, FILE *to) {
    for (const field *f = options_kept_shape.fields; f->key; f++) {
        const node *n = node_get(o->said, f->key);
        fprintf(to, "%s%s: ", n ? "" : "#", f->key);
        if (n) {
            print_value(n, to);
            fprintf(to, "  # %s", n->at.file);
            if (n->at.line > 0) {
                fprintf(to, ":%d", n->at.line);
            }
            fputc('\n', to);
        } else {
            fprintf(to, "%s\n", f->example);
        }
    }
}
