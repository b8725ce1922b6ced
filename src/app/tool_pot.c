#include "app/tool_pot.h"

#include <stdlib.h>
#include <string.h>

enum { MEMORY = 256 << 20 };

static void quote(const char *s, size_t n, FILE *out) {
    fputc('"', out);
    for (size_t i = 0; i < n; i++) {
        switch (s[i]) {
        case '"': fputs("\\\"", out); break;
        case '\\': fputs("\\\\", out); break;
        case '\n': fputs("\\n", out); break;
        default: fputc(s[i], out);
        }
    }
    fputs("\"\n", out);
}

// A text of several lines is written as one string a line, as gettext's own tools do.
static void quote_lines(const char *keyword, const char *text, FILE *out) {
    fprintf(out, "%s ", keyword);
    if (strchr(text, '\n')) {
        fputs("\"\"\n", out);
    }
    while (*text) {
        const char *end = strchr(text, '\n');
        size_t n = end ? (size_t)(end - text) + 1 : strlen(text);
        quote(text, n, out);
        text += n;
    }
}

// As "levels/forge/scam-call.yaml", wherever the folder of levels lies on this machine.
static void print_place(const srcpos *at, const char *dir, FILE *out) {
    size_t n = strlen(dir);
    while (n > 1 && dir[n - 1] == '/') {
        n--;
    }
    bool inside = strncmp(at->file, dir, n) == 0 && at->file[n] == '/';
    fprintf(out, "#: %s%s:%d\n", inside ? "levels/" : "", inside ? at->file + n + 1 : at->file,
            at->line);
}

static void print_entry(const course_text *t, const char *dir, FILE *out) {
    fputc('\n', out);
    for (size_t i = 0; i < t->n; i++) {
        print_place(&t->at[i], dir, out);
    }
    quote_lines("msgctxt", t->context, out);
    quote_lines("msgid", t->text, out);
    fputs("msgstr \"\"\n", out);
}

static void print_head(FILE *out) {
    fputs("# Beacon Bay: the words of the levels. CC BY 4.0, as the levels are.\n"
          "#, fuzzy\n"
          "msgid \"\"\n"
          "msgstr \"\"\n"
          "\"Project-Id-Version: beacon-bay\\n\"\n"
          "\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"\n"
          "\"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n\"\n"
          "\"Language-Team: LANGUAGE <LL@li.org>\\n\"\n"
          "\"Language: \\n\"\n"
          "\"MIME-Version: 1.0\\n\"\n"
          "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
          "\"Content-Transfer-Encoding: 8bit\\n\"\n",
          out);
}

void tool_pot_print(const course_text *texts, size_t n, const char *dir, FILE *out) {
    print_head(out);
    for (size_t i = 0; i < n; i++) {
        print_entry(&texts[i], dir, out);
    }
}

int tool_pot(const char *levels_dir, mechanic_list mechanics, FILE *out, FILE *err) {
    arena *a = arena_create(MEMORY);
    diag_list *problems = diag_create();
    const course_text *texts = NULL;
    size_t n = 0;
    if (a && problems) {
        texts = texts_of_course(levels_dir, mechanics, a, problems, &n);
        diag_sort(problems);
        diag_print(problems, err);
    } else {
        fputs("beacon-bay: there is not enough memory for the template\n", err);
    }
    if (texts) {
        tool_pot_print(texts, n, levels_dir, out);
    }
    diag_destroy(problems);
    arena_destroy(a);
    return texts ? EXIT_SUCCESS : EXIT_FAILURE;
}
