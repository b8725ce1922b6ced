// puppet_table.h - What cast.txt says: tints, slots from back to front, people; and the exchange of
// a drawing's key colours. Only puppet.c includes it. Refuses nothing: a line it does not know is
// passed over.
#ifndef BB_PLATFORM_PUPPET_TABLE_H
#define BB_PLATFORM_PUPPET_TABLE_H

#include "platform/puppet.h"

enum { PUPPET_VALUE = 64 };

typedef enum {
    GROUP_BASE,
    GROUP_BODY,
    GROUP_ARM_LEFT,
    GROUP_ARM_RIGHT,
    GROUP_HEAD,
    GROUP_FACE
} puppet_group;

typedef struct {
    char sheet[32], field[16]; // sheet: a drawing's name, * for the field's first word
    puppet_group group;
    float x, y, lift; // pivot, in the 400 x 560 space
} puppet_slot;

const char *puppet_kit_dir(const puppet_kit *k);
const char *puppet_row(puppet_kit *k, const char *look); // NULL: nobody
const puppet_slot *puppet_slots(const puppet_kit *k, size_t *n);
bool puppet_field(const char *row, const char *key,
                  char out[PUPPET_VALUE]);             // `key=value` in the row
float puppet_number(const char *row, const char *key); // 0: not there
uint32_t puppet_tint(const puppet_kit *k, const char *name);

typedef struct {
    uint32_t skin, hair, brow, cloth, cloth2;
} puppet_tints;

// Exchanges the seven characters of each key colour in the drawing.
void puppet_recolour(char *drawing, puppet_tints t);

#endif
