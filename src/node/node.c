#include "node/node.h"

#include "core/file.h"
#include "core/str.h"

// Room for a file that grows while it is read.
enum { READ_MEMORY = 4 * NODE_MAX_BYTES };

const node *node_read(const char *path, arena *a, diag_list *out) {
    const srcpos whole = {path, 0, 0};
    arena *bytes = arena_create(READ_MEMORY);
    if (!bytes) {
        diag_add(out, DIAG_ERROR, whole, "file", "there is not enough memory to read this file");
        return NULL;
    }
    char *text;
    size_t size;
    const node *root = NULL;
    file_status status = file_read(path, NODE_MAX_BYTES, bytes, &text, &size);
    if (status == FILE_OK) {
        root = node_parse(path, text, size, a, out);
    } else if (status == FILE_TOO_LARGE) {
        diag_add(out, DIAG_ERROR, whole, "too-large", "the file is larger than %d bytes",
                 NODE_MAX_BYTES);
    } else {
        diag_add(out, DIAG_ERROR, whole, "file", "this %s", file_status_text(status));
    }
    arena_destroy(bytes);
    return root;
}

const node *node_get(const node *map, const char *key) {
    if (!map || map->kind != NODE_MAP) {
        return NULL;
    }
    const node *n = map->first;
    while (n && !str_eq(n->key, key)) {
        n = n->next;
    }
    return n;
}

const char *node_kind_name(node_kind k) {
    switch (k) {
    case NODE_SCALAR: return "text";
    case NODE_SEQ: return "list";
    case NODE_MAP: return "map";
    }
    return "text";
}
