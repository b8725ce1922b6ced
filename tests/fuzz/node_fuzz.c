// YAML into a tree: its limits hold, and what is written from the tree is read as the same tree.
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"
#include "fuzz.h"
#include "tree.h"

enum { ROOM = 1 << 20 };

static size_t check_tree(const node *n, int depth) {
    size_t children = 0, all = 1;
    FUZZ_HOLDS(depth <= NODE_MAX_DEPTH && n->at.line >= 1 && n->at.col >= 1);
    FUZZ_HOLDS((n->kind == NODE_SCALAR) == (n->text != NULL));
    FUZZ_HOLDS(!n->text || !utf8_invalid(n->text, strlen(n->text)));
    for (const node *c = n->first; c; c = c->next, children++) {
        FUZZ_HOLDS((n->kind == NODE_MAP) == (c->key != NULL));
        FUZZ_HOLDS(n->kind != NODE_MAP || node_get(n, c->key) == c);
        all += check_tree(c, depth + 1);
    }
    FUZZ_HOLDS(children == n->count);
    return all;
}

static void same_tree(const node *x, const node *y) {
    FUZZ_HOLDS(y && x->kind == y->kind && x->count == y->count);
    FUZZ_HOLDS(str_eq(x->key, y->key) && str_eq(x->text, y->text));
    const node *c = x->first, *d = y->first;
    for (; c; c = c->next, d = d->next) {
        same_tree(c, d);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static char again[ROOM];
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    const node *root = node_parse("fuzz.yaml", (const char *)data, size, a, d);
    FUZZ_HOLDS((root == NULL) == (diag_errors(d) > 0));
    if (root) {
        FUZZ_HOLDS(check_tree(root, 0) <= NODE_MAX_EVENTS);
        size_t n = tree_write(root, again, sizeof again);
        if (n > 0) {
            same_tree(root, node_parse("again.yaml", again, n, a, d));
        }
    }
    return 0;
}
