// look.h - The choices a portrait is built from, and the line of the puppet kit that they make.
// Refuses lines that it did not make: what it does not know there is as in the first portrait.
#ifndef BB_SCREENS_LOOK_H
#define BB_SCREENS_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/rng.h"
#include "ui/draw.h"

typedef enum {
    LOOK_SKIN,
    LOOK_HEAD,
    LOOK_BODY,
    LOOK_HAIR,
    LOOK_HAIR_TINT,
    LOOK_TOP,
    LOOK_TOP_TINT,
    LOOK_LEGS,
    LOOK_LEGS_TINT,
    LOOK_GLASSES,
    LOOK_HAT,
    LOOK_EAR,
    LOOK_MARK,
    LOOK_MOVE,
    LOOK_PARTS
} look_part;

typedef struct {
    unsigned char of[LOOK_PARTS]; // index among the part's options
} look;

int look_options(look_part p);
const char *look_name(look_part p, int option); // N_: what is read aloud: "Braids"
// Of a part that is a colour; the name of its tint in the kit in *tint, if not NULL. False: it is
// none.
bool look_colour(look_part p, int option, colour *out, const char **tint);
look look_random(rng *r);
bool look_line(look l, char *out, size_t cap);
look look_read(const char *line);

#endif
