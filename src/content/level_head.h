// level_head.h - Inside of content: how level.c gets at a level's head. Refuses what level.h says.
#ifndef BB_CONTENT_LEVEL_HEAD_H
#define BB_CONTENT_LEVEL_HEAD_H

#include "content/level.h"

// Fills the head of l from a document's root, setting the body's key aside: *body is its value,
// NULL when there is none (or the root is no map). m NULL: any mechanic's name will do, and a
// missing body is no problem. l->mechanic is set when the name is known in m.
void level_head_load(level *l, const node *root, mechanic_list m, const node **body, arena *a,
                     diag_list *out);
// Asks that the id be the name of the file at path (without ".yaml").
void level_head_check_file(const level *l, const char *path, diag_list *out);
// How many bytes of a file are its head: up to the line that begins the body, if the body comes
// last; otherwise n.
size_t level_head_bytes(const char *text, size_t n);

#endif
