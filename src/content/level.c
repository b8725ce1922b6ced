#include "content/level.h"

#include "content/level_head.h"
#include "core/file.h"

static level *out_of_memory(const char *file, diag_list *out) {
    diag_add(out, DIAG_ERROR, (srcpos){file, 0, 0}, "memory",
             "there is not enough memory for this level");
    return NULL;
}

// Everything but reading: path NULL when there is no file whose name the id must be. heads: leave
// the body alone.
static level *load_tree(const node *root, const char *path, mechanic_list m, bool heads, arena *a,
                        diag_list *out) {
    size_t before = diag_errors(out);
    level *l = arena_new(a, level);
    if (!l) {
        return out_of_memory(root->at.file, out);
    }
    const node *body;
    level_head_load(l, root, heads ? NULL : m, &body, a, out);
    if (path) {
        level_head_check_file(l, path, out);
    }
    if (body && l->mechanic) {
        l->spec = arena_alloc(a, l->mechanic->shape->size);
        if (!l->spec) {
            return out_of_memory(root->at.file, out);
        }
        if (field_load(l->mechanic->shape, body, l->spec, a, out)) {
            l->mechanic->link(l->spec, &l->head, a, out);
        }
    }
    if (arena_full(a) && diag_errors(out) == before) {
        return out_of_memory(root->at.file, out);
    }
    return diag_errors(out) == before ? l : NULL;
}

level *level_parse(const char *file, const char *text, size_t n, mechanic_list m, arena *a,
                   diag_list *out) {
    const node *root = node_parse(file, text, n, a, out);
    return root ? load_tree(root, NULL, m, false, a, out) : NULL;
}

level *level_load(const char *path, mechanic_list mechanics, arena *a, diag_list *out) {
    const node *root = node_read(path, a, out);
    return root ? load_tree(root, path, mechanics, false, a, out) : NULL;
}

level *level_load_head(const char *path, arena *a, diag_list *out) {
    char *text;
    size_t size;
    const node *root;
    if (file_read(path, NODE_MAX_BYTES, a, &text, &size) == FILE_OK) {
        root = node_parse(path, text, level_head_bytes(text, size), a, out);
    } else {
        root = node_read(path, a, out); // the same trouble again, said as node.h says it
    }
    return root ? load_tree(root, path, NULL, true, a, out) : NULL;
}

typedef struct {
    const catalogue *cat;
    const char *context;
    size_t missing;
} translation;

static void count_missing(void *ctx, const record *r, const field *f, field_text *t) {
    (void)r;
    (void)f;
    translation *to = ctx;
    to->missing += t->source && to->cat && !catalogue_has(to->cat, to->context, t->source);
}

static void translate_text(void *ctx, const record *r, const field *f, field_text *t) {
    (void)r;
    (void)f;
    const translation *to = ctx;
    t->s = t->source ? catalogue_get(to->cat, to->context, t->source) : NULL;
}

static void walk(level *l, field_walker *each, translation *to) {
    field_walk(&level_shape, l, each, to);
    if (l->spec) {
        field_walk(l->mechanic->shape, l->spec, each, to);
    }
}

size_t level_translate(level *l, const catalogue *c) {
    translation to = {.cat = c, .context = l->id.s};
    walk(l, count_missing, &to);
    l->foreign = to.missing > 0;
    to.cat = l->foreign ? NULL : c;
    walk(l, translate_text, &to);
    return to.missing;
}
