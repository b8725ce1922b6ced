#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "core/rng.h"
#include "core/str.h"
#include "fuzz.h"

enum {
    MOST_NODES = 4096,
    MOST_CHANGES = 4,
    ONE_IN_BYTES = 10,
    FILE_MAX = 64 << 10,
    TEXT_ROOM = 4000
};

typedef struct {
    node *n, *parent;
    const field *f;  // that n is the value of; NULL: unknown
    const record *r; // that n is a map of; NULL: it is none
} spot;

typedef struct {
    const tree_shape *shape;
    arena *a;
    rng dice;
    node *root;
    spot spots[MOST_NODES];
    size_t n;
} tree;

static size_t any(tree *t, size_t n) {
    return n ? rng_below(&t->dice, (uint32_t)n) : 0;
}

// ---- which field and record each node belongs to

static const field *field_of(const record *r, const char *key) {
    const field *rest = NULL;
    for (const field *f = r ? r->fields : NULL; f && f->key; f++) {
        if (str_eq(f->key, key)) {
            return f;
        }
        rest = f->kind == FIELD_REST ? f : rest;
    }
    return rest;
}

static const record *shape_of(const tree_shape *s, const char *key) {
    for (size_t i = 0; s->mechanics && s->mechanics[i]; i++) {
        if (str_eq(s->mechanics[i]->name, key)) {
            return s->mechanics[i]->shape;
        }
    }
    return NULL;
}

// r describes n itself (down 0), its children (1), or theirs (2).
static void visit(tree *t, node *n, node *parent, const field *f, const record *r, int down) {
    if (t->n == MOST_NODES) {
        return;
    }
    const record *own = down == 0 ? r : NULL;
    t->spots[t->n++] = (spot){n, parent, f, own};
    for (node *c = (node *)n->first; c; c = (node *)c->next) {
        const field *cf = down > 0 ? f : n->kind == NODE_MAP ? field_of(own, c->key) : NULL;
        const record *cr = down > 0 ? r : cf ? cf->of : NULL;
        int below = down > 0 ? down - 1 : 0;
        if (down == 0 && cf && cf->of) {
            below = cf->kind == FIELD_RECORD ? 0 : cf->kind == FIELD_LISTS ? 2 : 1;
        }
        if (!parent && !cf) {
            cr = shape_of(t->shape, c->key);
        }
        visit(t, c, n, cf, cr, below);
    }
}

static void look(tree *t) {
    t->n = 0;
    visit(t, t->root, NULL, NULL, t->shape->head, 0);
}

static const spot *any_spot(tree *t) {
    return &t->spots[any(t, t->n)];
}

// Some scalar, or some list or map; NULL: bad luck.
static const spot *any_of(tree *t, bool scalar) {
    for (int i = 0; i < 30; i++) {
        const spot *s = any_spot(t);
        if ((s->n->kind == NODE_SCALAR) == scalar) {
            return s;
        }
    }
    return NULL;
}

// ---- changes

static const node **link_to(const spot *s) {
    const node **link = &s->parent->first;
    while (*link != s->n) {
        link = &((node *)*link)->next;
    }
    return link;
}

static node *copy(tree *t, const node *from) {
    node *n = arena_new(t->a, node);
    *n = *from;
    n->next = NULL;
    const node **tail = &n->first;
    *tail = NULL;
    for (const node *c = from->first; c; c = c->next) {
        node *child = copy(t, c);
        *tail = child;
        tail = &child->next;
    }
    return n;
}

static void set_text(node *n, const char *text) {
    n->text = text;
    n->plain = true;
    n->indent = 0;
}

static void drop(const spot *s) {
    if (s->parent) {
        *link_to(s) = s->n->next;
    }
}

static void twice(tree *t, const spot *s) {
    for (size_t i = 0, n = any(t, 8) ? 1 : 1 + any(t, 40); s->parent && i < n; i++) {
        node *again = copy(t, s->n);
        if (again->key) {
            again->key = arena_printf(t->a, "%s%u", again->key, (unsigned)any(t, 100));
        }
        again->next = s->n->next;
        s->n->next = again;
    }
}

static void move_behind(tree *t, const spot *s) {
    const spot *to = any_spot(t);
    if (s->parent && to->parent == s->parent && to->n != s->n) {
        *link_to(s) = s->n->next;
        s->n->next = to->n->next;
        to->n->next = s->n;
    }
}

static void other_text(tree *t, const spot *s) {
    const spot *from = any_of(t, true);
    if (from && any(t, 4)) {
        set_text(s->n, from->n->text);
    } else {
        const spot *named = any_spot(t);
        set_text(s->n, named->n->key ? named->n->key : "x");
    }
}

static void odd_text(tree *t, const spot *s) {
    static const char *const odd[] = {"0",
                                      "1",
                                      "2",
                                      "3",
                                      "7",
                                      "10",
                                      "13",
                                      "-1",
                                      "15",
                                      "16",
                                      "31",
                                      "32",
                                      "63",
                                      "64",
                                      "127",
                                      "128",
                                      "254",
                                      "255",
                                      "256",
                                      "999",
                                      "1000",
                                      "32767",
                                      "32768",
                                      "65536",
                                      "2147483647",
                                      "-2147483648",
                                      "2147483648",
                                      "99999999999999999999",
                                      "yes",
                                      "no",
                                      "true",
                                      "right",
                                      "wrong",
                                      "me",
                                      "pip",
                                      "noor",
                                      "nell",
                                      "shadow",
                                      "S3",
                                      "P1",
                                      "K1",
                                      "T1",
                                      "R1",
                                      "x",
                                      "",
                                      " ",
                                      "\xD8\xA7\xD9\x84",
                                      "\xE7\x81\xAF",
                                      "a b",
                                      "."};
    set_text(s->n, odd[any(t, sizeof odd / sizeof *odd)]);
}

static void words_of_field(tree *t, const spot *s) {
    const field *f = s->f;
    if (f && f->words) {
        size_t n = 0;
        while (f->words[n]) {
            n++;
        }
        set_text(s->n, f->words[any(t, n)]);
    } else if (f && f->kind == FIELD_INT) {
        int from = f->min - 1, to = f->max ? f->max + 1 : 40;
        set_text(s->n, arena_printf(t->a, "%d", from + (int)any(t, (size_t)(to - from + 1))));
    } else if (f && f->kind == FIELD_FLAG) {
        set_text(s->n, any(t, 2) ? "yes" : "no");
    } else {
        odd_text(t, s);
    }
}

// In a drawing: a sign becomes another one of its own, or a line stands twice or not at all.
static void redraw(tree *t, const spot *s) {
    size_t n = strlen(s->n->text);
    char *text = arena_strndup(t->a, s->n->text, n);
    if (n < 2) {
        return;
    }
    if (any(t, 5)) {
        for (size_t i = 0, changes = 1 + any(t, 4); i < changes; i++) {
            size_t at = any(t, n), from = any(t, n);
            if (text[at] != '\n' && text[from] != '\n') {
                text[at] = any(t, 8) ? text[from] : (char)('!' + any(t, 94));
            }
        }
        s->n->text = text;
        return;
    }
    const char *line = text + any(t, n);
    while (line > text && line[-1] != '\n') {
        line--;
    }
    size_t before = (size_t)(line - text), length = strcspn(line, "\n");
    bool more = any(t, 2);
    s->n->text =
        arena_printf(t->a, "%.*s%.*s%s%s", (int)before, text, more ? (int)length : 0, line,
                     more ? "\n" : "", more ? line : line + length + (line[length] == '\n'));
}

static void bytes_of_text(tree *t, const spot *s) {
    char *text = arena_alloc(t->a, TEXT_ROOM + 1);
    size_t n = strlen(s->n->text);
    n = n < TEXT_ROOM ? n : TEXT_ROOM;
    memcpy(text, s->n->text, n);
    n = LLVMFuzzerMutate((uint8_t *)text, n, TEXT_ROOM);
    fuzz_bytes in = fuzz_read((const uint8_t *)text, n);
    s->n->text = fuzz_utf8(&in, t->a);
}

static void change_text(tree *t, const spot *s) {
    if (s->n->indent && any(t, 8)) {
        redraw(t, s);
        return;
    }
    switch (any(t, 6)) {
    case 0:
    case 1: words_of_field(t, s); break;
    case 2:
    case 3: other_text(t, s); break;
    case 4: odd_text(t, s); break;
    default: bytes_of_text(t, s);
    }
}

// A key that the record may have, with the value that its table gives for an example.
static void add_field(tree *t, const spot *s) {
    size_t n = 0;
    while (s->r && s->r->fields[n].key) {
        n++;
    }
    const field *f = n ? &s->r->fields[any(t, n)] : NULL;
    if (!f || !f->example || s->n->kind != NODE_MAP) {
        return;
    }
    const node *value = node_parse("example", f->example, strlen(f->example), t->a, fuzz_diags());
    if (value && f->kind == FIELD_REST) {
        value = value->first; // its example has the key
    }
    if (value && !(f->kind == FIELD_KEY)) {
        node *made = copy(t, value);
        made->key = made->key ? made->key : f->key;
        made->next = s->n->first;
        s->n->first = made;
    }
}

static bool alike(const spot *x, const spot *y) {
    return x->n->kind == y->n->kind && (x->f || x->r) && x->f == y->f && x->r == y->r;
}

// A subtree becomes one that stands elsewhere as the same kind of thing.
static void replace(tree *t, const spot *s, const tree *of) {
    for (int i = 0; i < 60 && s->parent; i++) {
        const spot *from = &of->spots[any(t, of->n)];
        if (from->n != s->n && alike(s, from)) {
            node *made = copy(t, from->n);
            made->key = s->n->key;
            made->next = s->n->next;
            *link_to(s) = made;
            return;
        }
    }
}

// A key becomes another word, here alone or, mostly, wherever it is named too.
static void rename_key(tree *t, const spot *s) {
    const char *old = s->n->key;
    if (!old || !s->parent) {
        return;
    }
    const char *made =
        any(t, 3) ? arena_printf(t->a, "%s%u", old, (unsigned)any(t, 10)) : any_spot(t)->n->key;
    bool everywhere = any(t, 4);
    s->n->key = made ? made : "x";
    for (size_t i = 0; everywhere && i < t->n; i++) {
        node *n = t->spots[i].n;
        if (n->kind == NODE_SCALAR && str_eq(n->text, old)) {
            set_text(n, s->n->key);
        }
    }
}

static void change(tree *t) {
    look(t);
    const spot *s = any_spot(t);
    switch (any(t, 12)) {
    case 0: drop(s); break;
    case 1: twice(t, s); break;
    case 2: move_behind(t, s); break;
    case 3: rename_key(t, s); break;
    case 4: replace(t, s, t); break;
    case 5:
    case 6:
        s = any_of(t, false);
        if (s) {
            add_field(t, s);
        }
        break;
    default:
        s = any_of(t, true);
        if (s) {
            change_text(t, s);
        }
    }
}

// ---- bytes in, bytes out

static bool open_tree(tree *t, const tree_shape *s, arena *a, const uint8_t *data, size_t size) {
    t->shape = s;
    t->a = a;
    t->root = (node *)node_parse("fuzz.yaml", (const char *)data, size, a, fuzz_diags());
    if (t->root) {
        look(t);
    }
    return t->root && t->n > 1;
}

static size_t close_tree(tree *t, uint8_t *out, size_t max) {
    static char text[FILE_MAX];
    size_t n = tree_write(t->root, text, sizeof text);
    if (n == 0 || n > max) {
        return 0;
    }
    memcpy(out, text, n);
    return n;
}

size_t tree_mutate(const tree_shape *s, uint8_t *data, size_t size, size_t max, unsigned seed) {
    static tree t;
    rng_seed(&t.dice, seed);
    if (any(&t, ONE_IN_BYTES) == 0 || !open_tree(&t, s, fuzz_arena(), data, size)) {
        return LLVMFuzzerMutate(data, size, max);
    }
    for (size_t i = 0, n = 1 + any(&t, MOST_CHANGES); i < n; i++) {
        change(&t);
    }
    size_t n = close_tree(&t, data, max);
    return n ? n : LLVMFuzzerMutate(data, size, max);
}

size_t tree_cross(const tree_shape *s, const uint8_t *x, size_t x_size, const uint8_t *y,
                  size_t y_size, uint8_t *out, size_t max, unsigned seed) {
    static tree to, from;
    arena *a = fuzz_arena();
    rng_seed(&to.dice, seed);
    if (!open_tree(&to, s, a, x, x_size) || !open_tree(&from, s, a, y, y_size)) {
        return 0;
    }
    for (size_t i = 0, n = 1 + any(&to, MOST_CHANGES); i < n; i++) {
        replace(&to, any_spot(&to), &from);
        look(&to);
    }
    return close_tree(&to, out, max);
}
