// cast.h - The named people of the bay: the ids that levels use for a look, and the names on their
// cards. How they look stands in assets/art/puppets/cast.txt. Refuses anybody else.
#ifndef BB_CONTENT_CAST_H
#define BB_CONTENT_CAST_H

#include <stddef.h>

typedef struct {
    const char *id;   // "nell"; also "shadow": somebody not known yet
    const char *name; // N_: "Nell"
} cast_member;

const cast_member *cast_find(const char *id); // NULL: nobody
const char *cast_nearest(const char *id);     // for "did you mean"; NULL
extern const cast_member cast_list[];         // ends with id NULL

#endif
