// course.h - The course: which quarters and levels there are, in what order, and what opens what.
// Loads only the heads it needs at once; refuses missing levels, ids used twice, cycles in `needs`.
#ifndef BB_CONTENT_COURSE_H
#define BB_CONTENT_COURSE_H

#include "content/level.h"

#define COURSE_FILE "course.yaml"

enum { COURSE_NAME_MAX = 24, COURSE_STORY_MAX = 160 }; // code points

typedef struct {
    const char *id;
    const char *path;       // of its file
    int quarter;            // strand index
    field_text title, goal; // from its head
    int band, minutes;
    int needs[LEVEL_MAX_NEEDS]; // indexes of course levels, all of them earlier ones
    size_t n_needs;
    const char *mechanic;
} course_level;

typedef struct {
    int strand;
    field_text name;  // "The Forge"
    field_text story; // one sentence when it is chosen on the map
    size_t first, n;  // its levels, in order
} course_quarter;

typedef struct {
    const char *dir;
    const course_quarter *quarters; // in the course's order
    size_t n_quarters;
    const course_level *levels;
    size_t n_levels;
    const char *const *ids; // of the levels, in the course's order
    const int *by_id;       // indexes of the levels, sorted by id
} course;

extern const record course_shape; // of course.yaml

// dir holds course.yaml and QUARTER/ID.yaml. Reads heads only: the first screen needs no more.
// NULL when there were errors.
course *course_load(const char *dir, arena *a, diag_list *out);
int course_find(const course *c, const char *id);            // -1: none
const char *course_nearest(const course *c, const char *id); // for "did you mean"; NULL
// done[i]: level i is done. open: everything it needs is done.
bool course_open(const course *c, const bool *done, size_t i);
// Of those that are open and not done, the first that is written for the youngest; -1: none.
int course_next(const course *c, const bool *done);
void course_translate(course *c, const catalogue *cat);

#endif
