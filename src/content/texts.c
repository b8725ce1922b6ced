#include "content/texts.h"

#include <stdlib.h>
#include <string.h>

#include "core/str.h"

enum { SCRATCH = 64 << 20, ROOM_OF_A_TEXT = 400 }; // what field.h gives a text without a limit

// One place where a text stands.
typedef struct {
    const char *context, *text;
    srcpos at;
    int max;
    bool words;
    size_t order; // of finding
} place;

typedef struct {
    place *places;
    size_t n, max;
    arena *a;
    const char *context;
    bool no_memory;
} finds;

static void add(finds *f, const field_text *t, int max, bool words) {
    if (f->n == f->max) {
        size_t more = f->max ? f->max * 2 : 1024;
        place *grown = realloc(f->places, more * sizeof *grown);
        if (!grown) {
            f->no_memory = true;
            return;
        }
        f->places = grown;
        f->max = more;
    }
    const char *text = arena_strdup(f->a, t->source);
    const char *file = f->n > 0 && str_eq(f->places[f->n - 1].at.file, t->at.file)
                           ? f->places[f->n - 1].at.file
                           : arena_strdup(f->a, t->at.file);
    f->no_memory = f->no_memory || !text || !file;
    f->places[f->n] = (place){f->context, text, {file, t->at.line, t->at.col}, max, words, f->n};
    f->n += text && file;
}

static void find_text(void *ctx, const record *r, const field *f, field_text *t) {
    (void)r;
    bool limited = f->kind == FIELD_TEXT && f->max > 0;
    if (t->source) {
        add(ctx, t, limited ? f->max : ROOM_OF_A_TEXT, f->flags & FIELD_WORDS);
    }
}

static void find_level(finds *f, level *l, const char *context) {
    f->context = arena_strdup(f->a, context);
    if (!f->context) {
        f->no_memory = true;
        return;
    }
    field_walk(&level_shape, l, find_text, f);
    field_walk(l->mechanic->shape, l->spec, find_text, f);
}

static void find_course(finds *f, const course *c) {
    f->context = TEXTS_COURSE;
    for (size_t i = 0; i < c->n_quarters; i++) {
        add(f, &c->quarters[i].name, COURSE_NAME_MAX, false);
        add(f, &c->quarters[i].story, COURSE_STORY_MAX, false);
    }
    for (size_t i = 0; i < c->n_levels; i++) {
        if (c->levels[i].because.source) {
            add(f, &c->levels[i].because, COURSE_BECAUSE_MAX, false);
        }
    }
    const course_scene *scenes[] = {&c->opening, &c->closing};
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < scenes[k]->n; i++) {
            add(f, &scenes[k]->items[i].says.value, ROOM_OF_A_TEXT, false);
        }
    }
}

static int by_text(const void *a, const void *b) {
    const place *x = a, *y = b;
    int order = strcmp(x->context, y->context);
    order = order ? order : strcmp(x->text, y->text);
    return order ? order : x->order < y->order ? -1 : 1;
}

typedef struct {
    course_text text;
    size_t order;
} group;

static int by_order(const void *a, const void *b) {
    const group *x = a, *y = b;
    return x->order < y->order ? -1 : 1;
}

// A text that stands more than once in one context becomes one. NULL: no memory.
static const course_text *gather(finds *f, size_t *n) {
    srcpos *at = arena_array(f->a, srcpos, f->n + 1);
    course_text *texts = arena_array(f->a, course_text, f->n + 1);
    group *groups = calloc(f->n + 1, sizeof *groups);
    if (!at || !texts || !groups) {
        free(groups);
        return NULL;
    }
    *n = 0;
    qsort(f->places, f->n, sizeof *f->places, by_text);
    for (size_t i = 0; i < f->n; i++) {
        const place *p = &f->places[i];
        group *g = *n > 0 ? &groups[*n - 1] : NULL;
        if (!g || !str_eq(g->text.context, p->context) || !str_eq(g->text.text, p->text)) {
            g = &groups[(*n)++];
            *g = (group){{p->context, p->text, at + i, 0, p->max, p->words}, p->order};
        }
        at[i] = p->at;
        g->text.n++;
        g->text.words |= p->words;
        g->text.max = p->max < g->text.max ? p->max : g->text.max;
    }
    qsort(groups, *n, sizeof *groups, by_order);
    for (size_t i = 0; i < *n; i++) {
        texts[i] = groups[i].text;
    }
    free(groups);
    return texts;
}

static bool find_all(finds *f, const char *dir, mechanic_list m, arena *scratch, diag_list *out) {
    size_t before = diag_errors(out);
    const course *c = course_load(dir, f->a, out);
    if (!c) {
        return false;
    }
    find_course(f, c);
    for (size_t i = 0; i < c->n_levels; i++) {
        arena_reset(scratch);
        level *l = level_load(c->levels[i].path, m, scratch, out);
        if (l) {
            find_level(f, l, l->id.s);
        }
    }
    return diag_errors(out) == before;
}

// The texts of what has been found; ends the search.
static const course_text *finish(finds *f, bool found, const char *where, diag_list *out,
                                 size_t *n) {
    const course_text *texts = NULL;
    if (found && !f->no_memory) {
        texts = gather(f, n);
        f->no_memory = !texts;
    }
    if (f->no_memory) {
        diag_add(out, DIAG_ERROR, (srcpos){where, 0, 0}, "memory",
                 "there is not enough memory for the texts of these levels");
    }
    free(f->places);
    return texts;
}

const course_text *texts_of_course(const char *dir, mechanic_list m, arena *a, diag_list *out,
                                   size_t *n) {
    arena *scratch = arena_create(SCRATCH);
    finds f = {.a = a, .no_memory = !scratch};
    bool found = scratch && find_all(&f, dir, m, scratch, out);
    arena_destroy(scratch);
    return finish(&f, found, dir, out, n);
}

const course_text *texts_of_levels(const texts_file *files, size_t n_files, const char *context,
                                   const record *head, void *loaded, mechanic_list m, arena *a,
                                   diag_list *out, size_t *n) {
    arena *scratch = arena_create(SCRATCH);
    finds f = {.a = a, .context = context, .no_memory = !scratch};
    size_t before = diag_errors(out);
    field_walk(head, loaded, find_text, &f);
    for (size_t i = 0; scratch && i < n_files; i++) {
        const texts_file *from = &files[i];
        arena_reset(scratch);
        level *l = level_parse(from->file, from->text, from->n, m, scratch, out);
        if (l) {
            find_level(&f, l, from->context);
        }
    }
    arena_destroy(scratch);
    return finish(&f, diag_errors(out) == before, context, out, n);
}
