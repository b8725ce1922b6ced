#include "node/field.h"

#include <assert.h>
#include <string.h>

#include "core/str.h"
#include "node/field_value.h"

enum { MAX_KEYS = 64 };

// Any FIELD_LIST_OF: they differ in the type of items alone, so its bytes are copied in and out.
typedef FIELD_LIST_OF(void) any_list;

static bool load_record(loading *l, const record *r, const node *n, const node *key_of, void *out);

static void *make(loading *l, size_t count, size_t size) {
    void *items = arena_alloc_n(l->a, count, size);
    if (!items) {
        value_no_memory(l);
    }
    return items;
}

static void put_list(void *out, void *items, size_t n) {
    const any_list list = {items, n};
    memcpy(out, &list, sizeof list);
}

static bool is_kind(loading *l, const char *key, const node *n, node_kind kind) {
    return n->kind == kind || value_wrong_type(l, key, n, node_kind_name(kind));
}

static bool count_fits(loading *l, const field *f, const node *n, size_t count) {
    if (f->min > 0 && count < (size_t)f->min) {
        return value_problem(l, n->at, "too-few", "\"%s\" needs at least %d; here are %zu", f->key,
                             f->min, count);
    }
    if (f->max > 0 && count > (size_t)f->max) {
        return value_problem(l, n->at, "too-many", "\"%s\" takes at most %d; here are %zu", f->key,
                             f->max, count);
    }
    return true;
}

static void load_names(loading *l, const field *f, const node *n, void *out) {
    if (n->kind == NODE_MAP) {
        value_wrong_type(l, f->key, n, "list");
        return;
    }
    bool alone = n->kind == NODE_SCALAR;
    size_t count = alone ? 1 : n->count, kept = 0;
    count_fits(l, f, n, count);
    field_name *names = make(l, count, sizeof *names);
    for (const node *item = alone ? n : n->first; item && names; item = alone ? NULL : item->next) {
        kept += value_name(l, f, item, &names[kept]);
    }
    put_list(out, names, names ? kept : 0);
}

static void load_texts(loading *l, const field *f, const node *n, void *out) {
    if (!is_kind(l, f->key, n, NODE_SEQ)) {
        return;
    }
    count_fits(l, f, n, n->count);
    const field each = {.key = f->key, .kind = FIELD_TEXT};
    size_t kept = 0;
    field_text *texts = make(l, n->count, sizeof *texts);
    for (const node *item = n->first; item && texts; item = item->next) {
        kept += value_text(l, &each, item, &texts[kept]);
    }
    put_list(out, texts, texts ? kept : 0);
}

static void load_pairs(loading *l, const field *f, const node *n, void *out) {
    if (!is_kind(l, f->key, n, NODE_MAP)) {
        return;
    }
    count_fits(l, f, n, n->count);
    size_t kept = 0;
    field_pair *pairs = make(l, n->count, sizeof *pairs);
    for (const node *item = n->first; item && pairs; item = item->next) {
        const field each = {.key = item->key, .kind = FIELD_TEXT};
        value_key(l, item, &pairs[kept].key);
        kept += value_text(l, &each, item, &pairs[kept].value);
    }
    put_list(out, pairs, pairs ? kept : 0);
}

// The elements of a list, or those of a map when keyed.
static void *load_elements(loading *l, const field *f, const node *n, bool keyed, size_t *count) {
    *count = 0;
    char *items = make(l, n->count, f->of->size);
    for (const node *item = n->first; item && items; item = item->next) {
        if (load_record(l, f->of, item, keyed ? item : NULL, items + *count * f->of->size)) {
            ++*count;
        }
    }
    return items;
}

static void load_records(loading *l, const field *f, const node *n, void *out) {
    bool keyed = f->kind == FIELD_KEYED;
    if (is_kind(l, f->key, n, keyed ? NODE_MAP : NODE_SEQ)) {
        count_fits(l, f, n, n->count);
        size_t count;
        void *items = load_elements(l, f, n, keyed, &count);
        put_list(out, items, count);
    }
}

static void load_lists(loading *l, const field *f, const node *n, void *out) {
    if (!is_kind(l, f->key, n, NODE_MAP)) {
        return;
    }
    count_fits(l, f, n, n->count);
    size_t kept = 0;
    field_keyed_list *lists = make(l, n->count, sizeof *lists);
    for (const node *item = n->first; item && lists; item = item->next) {
        if (!is_kind(l, item->key, item, NODE_SEQ)) {
            continue;
        }
        if (item->count == 0) {
            value_problem(l, item->at, "too-few", "\"%s\" is an empty list", item->key);
        }
        value_key(l, item, &lists[kept].key);
        lists[kept].items = load_elements(l, f, item, false, &lists[kept].n);
        kept++;
    }
    put_list(out, lists, lists ? kept : 0);
}

static void load_value(loading *l, const field *f, const node *n, void *out) {
    switch (f->kind) {
    case FIELD_TEXT: value_text(l, f, n, out); break;
    case FIELD_NAME:
    case FIELD_ID:
    case FIELD_ICON: value_name(l, f, n, out); break;
    case FIELD_MAP: value_map(l, f, n, out); break;
    case FIELD_INT: value_int(l, f, n, out); break;
    case FIELD_FLAG: value_flag(l, f, n, out); break;
    case FIELD_ENUM: value_enum(l, f, n, out); break;
    case FIELD_NAMES: load_names(l, f, n, out); break;
    case FIELD_TEXTS: load_texts(l, f, n, out); break;
    case FIELD_PAIRS:
    case FIELD_TEXT_PAIRS: load_pairs(l, f, n, out); break;
    case FIELD_RECORD: load_record(l, f->of, n, NULL, out); break;
    case FIELD_RECORDS:
    case FIELD_KEYED: load_records(l, f, n, out); break;
    case FIELD_LISTS: load_lists(l, f, n, out); break;
    case FIELD_KEY:
    case FIELD_REST: break; // no keys of their own: load_record sees to them
    }
}

static void set_fallbacks(const record *r, char *out) {
    for (const field *f = r->fields; f->key; f++) {
        assert(f - r->fields < MAX_KEYS);
        if (f->kind == FIELD_INT || f->kind == FIELD_ENUM) {
            memcpy(out + f->offset, &f->fallback, sizeof f->fallback);
        } else if (f->kind == FIELD_FLAG) {
            bool flag = f->fallback != 0;
            memcpy(out + f->offset, &flag, sizeof flag);
        }
    }
}

static bool has_own_key(const field *f) {
    return f->kind != FIELD_KEY && f->kind != FIELD_REST;
}

// Which of a record's fields a map has; what was meant by a slip counts as there, so that one slip
// is one problem.
typedef struct {
    const record *r;
    bool there[MAX_KEYS];
} presence;

static const field *find(presence *p, const char *key) {
    for (const field *f = p->r->fields; f->key; f++) {
        if (has_own_key(f) && str_eq(f->key, key)) {
            p->there[f - p->r->fields] = true;
            return f;
        }
    }
    return NULL;
}

static const char *nearest_key(presence *p, const char *key) {
    const char *keys[MAX_KEYS];
    size_t n = 0;
    for (const field *f = p->r->fields; f->key; f++) {
        bool open = has_own_key(f) && !p->there[n];
        keys[n++] = open ? f->key : NULL;
    }
    return str_nearest(key, keys, n);
}

static const char *article(const char *noun) {
    return strchr("aeiou", noun[0]) ? "an" : "a";
}

static void refuse_key(loading *l, presence *p, const node *n) {
    const char *meant = nearest_key(p, n->key);
    if (meant) {
        value_problem(l, n->key_at, "unknown-key", "%s %s has no key \"%s\" - did you mean \"%s\"?",
                      article(p->r->name), p->r->name, n->key, meant);
        find(p, meant);
    } else if (n->kind == NODE_SCALAR && !*n->text && strchr(n->key, ' ')) {
        value_problem(l, n->key_at, "unknown-key",
                      "%s %s has no key \"%s\"; between { and } a text with a comma in it needs "
                      "quotation marks",
                      article(p->r->name), p->r->name, n->key);
    } else {
        value_problem(l, n->key_at, "unknown-key", "%s %s has no key \"%s\"", article(p->r->name),
                      p->r->name, n->key);
    }
}

// Of the keys that no field names, the one that is meant to be free; each other is a problem.
static const node *choose_rest(loading *l, presence *p, const node *const *free_keys, size_t n) {
    const node *rest = NULL;
    for (size_t i = 0; i < n; i++) {
        const node *key = free_keys[i];
        bool slip = (n > 1 || key->kind != NODE_SCALAR) && nearest_key(p, key->key);
        if (slip && key->kind != NODE_SCALAR) {
            refuse_key(l, p, key);
        } else if (slip) {
            const char *meant = nearest_key(p, key->key);
            value_problem(l, key->key_at, "two-free-keys",
                          "%s %s has one key of your own, not also \"%s\" - did you mean \"%s\"?",
                          article(p->r->name), p->r->name, key->key, meant);
            find(p, meant);
        } else if (rest) {
            value_problem(l, key->key_at, "two-free-keys",
                          "%s %s has one key of your own: \"%s\" or \"%s\", not both",
                          article(p->r->name), p->r->name, rest->key, key->key);
        } else {
            rest = key;
        }
    }
    return rest;
}

static void load_rest(loading *l, presence *p, const field *f, const node *n, char *out) {
    const node *free_keys[MAX_KEYS];
    size_t count = 0;
    for (const node *child = n->first; child && count < MAX_KEYS; child = child->next) {
        bool own = false;
        for (const field *g = p->r->fields; g->key && !own; g++) {
            own = has_own_key(g) && str_eq(g->key, child->key);
        }
        if (!own) {
            free_keys[count++] = child;
        }
    }
    const node *rest = choose_rest(l, p, free_keys, count);
    if (rest || count > 0) {
        p->there[f - p->r->fields] = true;
    }
    if (rest) {
        field_pair *pair = (field_pair *)(void *)(out + f->offset);
        const field value = {.key = rest->key, .kind = FIELD_TEXT, .min = f->min, .max = f->max};
        value_key(l, rest, &pair->key);
        value_text(l, &value, rest, &pair->value);
    }
}

static void refuse_missing(loading *l, const presence *p, const node *n) {
    for (const field *f = p->r->fields; f->key; f++) {
        if (!(f->flags & FIELD_REQUIRED) || f->kind == FIELD_KEY || p->there[f - p->r->fields]) {
            continue;
        }
        const char *key = f->kind == FIELD_REST ? "who: words" : f->key;
        value_problem(l, n->at, "missing-key", "this %s lacks \"%s\"%s%s", p->r->name, key,
                      f->doc ? ": " : "", f->doc ? f->doc : "");
    }
}

static const field *field_of_kind(const record *r, field_kind kind) {
    const field *f = r->fields;
    while (f->key && f->kind != kind) {
        f++;
    }
    return f->key ? f : NULL;
}

// key_of: the node whose key goes to the record's FIELD_KEY, or NULL. False: n is no map.
static bool load_record(loading *l, const record *r, const node *n, const node *key_of, void *out) {
    set_fallbacks(r, out);
    if (n->kind != NODE_MAP) {
        return value_wrong_type(l, n->key ? n->key : r->name, n, "map");
    }
    char *bytes = out;
    if (r->at != FIELD_NO_POS) {
        memcpy(bytes + r->at, &n->at, sizeof n->at);
    }
    const field *key = key_of ? field_of_kind(r, FIELD_KEY) : NULL;
    if (key) {
        value_key(l, key_of, (field_name *)(void *)(bytes + key->offset));
    }
    presence p = {.r = r};
    const field *rest = field_of_kind(r, FIELD_REST);
    for (const node *child = n->first; child; child = child->next) {
        const field *f = find(&p, child->key);
        if (f) {
            load_value(l, f, child, bytes + f->offset);
        }
    }
    if (rest) {
        load_rest(l, &p, rest, n, bytes);
    } else {
        for (const node *child = n->first; child; child = child->next) {
            if (!find(&p, child->key)) {
                refuse_key(l, &p, child);
            }
        }
    }
    refuse_missing(l, &p, n);
    return true;
}

bool field_load(const record *r, const node *n, void *out, arena *a, diag_list *d) {
    loading l = {.a = a, .d = d, .sound = true};
    load_record(&l, r, n, NULL, out);
    return l.sound;
}
