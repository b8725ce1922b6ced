// tree.h - Changes of a YAML document that the field tables know of: it is parsed, changed as a
// tree - keys that a record may have, words that a field takes, names that stand elsewhere - and
// written again, so that nearly every changed level is still YAML and reaches the loaders. Bytes
// that are no document are changed as bytes.
#ifndef BB_TESTS_TREE_H
#define BB_TESTS_TREE_H

#include "content/mechanic.h"

// What may stand in the document: head in its map, and under each mechanic's name its shape.
typedef struct {
    const record *head;
    const mechanic *const *mechanics; // NULL-terminated; NULL: none
} tree_shape;

// As libFuzzer's LLVMFuzzerCustomMutator and -CrossOver.
size_t tree_mutate(const tree_shape *s, uint8_t *data, size_t size, size_t max, unsigned seed);
size_t tree_cross(const tree_shape *s, const uint8_t *x, size_t x_size, const uint8_t *y,
                  size_t y_size, uint8_t *out, size_t max, unsigned seed);

// Block YAML that parses to the same tree. Its length; 0: there was no room.
size_t tree_write(const node *root, char *out, size_t room);

#endif
