// node.h - A YAML document as a tree in an arena: maps, sequences and scalars that are still text.
// Refuses anchors, aliases, tags, directives, a second document, duplicate keys, broken UTF-8, and
// what is larger or deeper than the limits below; all problems go to the diag list.
#ifndef BB_NODE_NODE_H
#define BB_NODE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/diag.h"

enum { NODE_MAX_BYTES = 1 << 20, NODE_MAX_DEPTH = 32, NODE_MAX_EVENTS = 100000 };

typedef enum { NODE_SCALAR, NODE_SEQ, NODE_MAP } node_kind;

typedef struct node node;
struct node {
    node_kind kind;
    bool plain;       // a scalar without quotes or block: may be a number or yes/no
    int indent;       // of a | block: in which column its lines begin, from 1; else 0
    srcpos at;        // where the value begins
    srcpos key_at;    // where its key begins, in a map
    const char *key;  // in a map; else NULL
    const char *text; // a scalar's, 0-terminated, without inner 0; else NULL
    size_t count;     // children of a sequence or map
    const node *first, *next;
};

// file is the name that errors carry; it is copied. Nodes and their texts live in a.
// NULL when anything was wrong; every problem is in out. A byte order mark is passed over.
// Codes: too-large, utf8, yaml (malformed), too-deep, too-many, anchor, alias, tag, directive,
// second-document, duplicate-key, key (missing, or a list or map as a key), control-character (an
// escaped \0), empty, memory.
const node *node_parse(const char *file, const char *text, size_t size, arena *a, diag_list *out);
// Reads through file_read first; a missing file, a folder, a device are problems with code "file".
const node *node_read(const char *path, arena *a, diag_list *out);

const node *node_get(const node *map, const char *key); // NULL: absent, or not a map
const char *node_kind_name(node_kind k);                // "text", "list", "map": as errors say it

#endif
