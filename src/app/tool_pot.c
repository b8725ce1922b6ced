#include "app/tool_pot.h"

#include <stdlib.h>
#include <string.h>

#include "content/course.h"
#include "core/str.h"

enum { MEMORY = 256 << 20 };

// One place where a text stands.
typedef struct {
    const char *context, *text;
    srcpos at;
    size_t order; // of finding
} place;

typedef struct {
    place *places;
    size_t n, max;
    const char *context;
    bool no_memory;
} finds;

static void add(finds *f, const char *text, srcpos at) {
    if (f->n == f->max) {
        size_t max = f->max ? f->max * 2 : 256;
        place *more = realloc(f->places, max * sizeof *more);
        if (!more) {
            f->no_memory = true;
            return;
        }
        f->places = more;
        f->max = max;
    }
    f->places[f->n] = (place){f->context, text, at, f->n};
    f->n++;
}

static void find_text(void *ctx, const record *r, const field *f, field_text *t) {
    (void)r;
    (void)f;
    if (t->source) {
        add(ctx, t->source, t->at);
    }
}

static void find_level(finds *f, level *l) {
    f->context = l->id.s;
    field_walk(&level_shape, l, find_text, f);
    field_walk(l->mechanic->shape, l->spec, find_text, f);
}

static void find_course(finds *f, const course *c) {
    f->context = "course";
    for (size_t i = 0; i < c->n_quarters; i++) {
        add(f, c->quarters[i].name.source, c->quarters[i].name.at);
        add(f, c->quarters[i].story.source, c->quarters[i].story.at);
    }
}

static int by_text(const void *a, const void *b) {
    const place *x = a, *y = b;
    int order = strcmp(x->context, y->context);
    order = order ? order : strcmp(x->text, y->text);
    return order ? order : x->order < y->order ? -1 : 1;
}

static bool same(const place *a, const place *b) {
    return str_eq(a->context, b->context) && str_eq(a->text, b->text);
}

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
static void print_place(const place *p, const char *dir, FILE *out) {
    size_t n = strlen(dir);
    while (n > 1 && dir[n - 1] == '/') {
        n--;
    }
    bool inside = strncmp(p->at.file, dir, n) == 0 && p->at.file[n] == '/';
    fprintf(out, "#: %s%s:%d\n", inside ? "levels/" : "", inside ? p->at.file + n + 1 : p->at.file,
            p->at.line);
}

// places[0..n) hold one text, first found first.
static void print_entry(const place *places, size_t n, const char *dir, FILE *out) {
    fputc('\n', out);
    for (size_t i = 0; i < n; i++) {
        print_place(&places[i], dir, out);
    }
    quote_lines("msgctxt", places[0].context, out);
    quote_lines("msgid", places[0].text, out);
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

// The places of one text.
typedef struct {
    const place *first;
    size_t n;
} group;

static int by_order(const void *a, const void *b) {
    const group *x = a, *y = b;
    return x->first->order < y->first->order ? -1 : 1;
}

// A text that stands more than once under one context is one entry; entries keep the order in which
// they were found. False: no memory.
static bool print_all(finds *f, const char *dir, FILE *out) {
    group *groups = calloc(f->n + 1, sizeof *groups);
    if (!groups) {
        return false;
    }
    size_t n = 0;
    qsort(f->places, f->n, sizeof *f->places, by_text);
    for (size_t i = 0; i < f->n; i++) {
        if (i == 0 || !same(&f->places[i - 1], &f->places[i])) {
            groups[n++].first = &f->places[i];
        }
        groups[n - 1].n++;
    }
    qsort(groups, n, sizeof *groups, by_order);
    print_head(out);
    for (size_t i = 0; i < n; i++) {
        print_entry(groups[i].first, groups[i].n, dir, out);
    }
    free(groups);
    return true;
}

static bool find_all(finds *f, const char *dir, mechanic_list mechanics, arena *a, diag_list *out) {
    const course *c = course_load(dir, a, out);
    if (!c) {
        return false;
    }
    find_course(f, c);
    for (size_t i = 0; i < c->n_levels; i++) {
        level *l = level_load(c->levels[i].path, mechanics, a, out);
        if (l) {
            find_level(f, l);
        }
    }
    return diag_errors(out) == 0;
}

int tool_pot(const char *levels_dir, mechanic_list mechanics, FILE *out, FILE *err) {
    arena *a = arena_create(MEMORY);
    diag_list *problems = diag_create();
    finds f = {0};
    bool written = false;
    if (a && problems) {
        bool found = find_all(&f, levels_dir, mechanics, a, problems) && !f.no_memory;
        written = found && print_all(&f, levels_dir, out);
        diag_sort(problems);
        diag_print(problems, err);
    }
    if (!written && (!problems || diag_errors(problems) == 0)) {
        fputs("beacon-bay: there is not enough memory for the template\n", err);
    }
    free(f.places);
    diag_destroy(problems);
    arena_destroy(a);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
