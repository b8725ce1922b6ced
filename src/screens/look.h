// look.h - The choices a portrait is built from, and the line of the puppet kit that they make.
// Refuses lines that it did not make: those give the default portrait.
#ifndef BB_SCREENS_LOOK_H
#define BB_SCREENS_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/rng.h"

typedef enum {
    LOOK_SKIN,
    LOOK_HEAD,
    LOOK_HAIR,
    LOOK_HAIR_TINT,
    LOOK_TOP,
    LOOK_TOP_TINT,
    LOOK_GLASSES,
    LOOK_HAT,
    LOOK_AID,
    LOOK_FRECKLES,
    LOOK_CHAIR,
    LOOK_PARTS
} look_part;

typedef struct {
    unsigned char of[LOOK_PARTS]; // index among the part's options
} look;

int look_options(look_part p);
const char *look_name(look_part p, int option); // N_: what is read aloud: "Braids"
look look_random(rng *r);
bool look_line(look l, char *out, size_t cap);
look look_read(const char *line);

#endif
