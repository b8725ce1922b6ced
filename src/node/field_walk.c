#include <string.h>

#include "node/field.h"

// Both walks are one: either text or name is NULL.
typedef struct {
    field_walker *text;
    field_name_walker *name;
    void *ctx;
} walk;

typedef FIELD_LIST_OF(char) any_list;

static void walk_record(const walk *w, const record *r, char *loaded);

static void walk_text(const walk *w, const record *r, const field *f, field_text *t) {
    if (w->text && t->s) {
        w->text(w->ctx, r, f, t);
    }
}

static void walk_name(const walk *w, const record *r, const field *f, const field_name *n) {
    if (w->name && n->s) {
        w->name(w->ctx, r, f, n);
    }
}

static void walk_records(const walk *w, const record *of, char *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        walk_record(w, of, items + i * of->size);
    }
}

static void walk_pair(const walk *w, const record *r, const field *f, field_pair *pair) {
    walk_name(w, r, f, &pair->key);
    if (f->kind != FIELD_PAIRS) {
        walk_text(w, r, f, &pair->value);
    }
}

static void walk_lists(const walk *w, const record *r, const field *f, field_keyed_list *lists,
                       size_t n) {
    for (size_t i = 0; i < n; i++) {
        walk_name(w, r, f, &lists[i].key);
        walk_records(w, f->of, lists[i].items, lists[i].n);
    }
}

// What lists hold is reached through a copy of the list's bytes: FIELD_LIST_OFs differ in type.
static void walk_list(const walk *w, const record *r, const field *f, const void *at) {
    any_list list;
    memcpy(&list, at, sizeof list);
    void *items = list.items;
    if (f->kind == FIELD_LISTS) {
        walk_lists(w, r, f, items, list.n);
        return;
    }
    if (f->kind == FIELD_RECORDS || f->kind == FIELD_KEYED) {
        walk_records(w, f->of, items, list.n);
        return;
    }
    for (size_t i = 0; i < list.n; i++) {
        switch (f->kind) {
        case FIELD_NAMES: walk_name(w, r, f, (field_name *)items + i); break;
        case FIELD_TEXTS: walk_text(w, r, f, (field_text *)items + i); break;
        default: walk_pair(w, r, f, (field_pair *)items + i); break;
        }
    }
}

static void walk_record(const walk *w, const record *r, char *loaded) {
    for (const field *f = r->fields; f->key; f++) {
        void *at = loaded + f->offset;
        switch (f->kind) {
        case FIELD_TEXT: walk_text(w, r, f, at); break;
        case FIELD_NAME:
        case FIELD_ID:
        case FIELD_ICON:
        case FIELD_KEY: walk_name(w, r, f, at); break;
        case FIELD_REST: walk_pair(w, r, f, at); break;
        case FIELD_RECORD: walk_record(w, f->of, at); break;
        case FIELD_MAP:
        case FIELD_INT:
        case FIELD_FLAG:
        case FIELD_ENUM: break;
        case FIELD_NAMES:
        case FIELD_TEXTS:
        case FIELD_PAIRS:
        case FIELD_TEXT_PAIRS:
        case FIELD_RECORDS:
        case FIELD_KEYED:
        case FIELD_LISTS: walk_list(w, r, f, at); break;
        }
    }
}

void field_walk(const record *r, void *loaded, field_walker *each, void *ctx) {
    walk_record(&(walk){.text = each, .ctx = ctx}, r, loaded);
}

// The record is not written to: a walker of names gets them const.
void field_walk_names(const record *r, const void *loaded, field_name_walker *each, void *ctx) {
    walk_record(&(walk){.name = each, .ctx = ctx}, r, (void *)loaded);
}
