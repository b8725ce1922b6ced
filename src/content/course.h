// course.h - The course: which quarters and levels there are, in what order, and what opens what.
// Loads only the heads it needs at once; refuses missing levels, ids used twice, cycles in `needs`.
#ifndef BB_CONTENT_COURSE_H
#define BB_CONTENT_COURSE_H

#include "content/level.h"

typedef struct {
    const char *id;
    const char *path; // of its file
    int quarter;      // strand index
    field_text title, goal; // from its head
    int band, minutes;
    int needs[8]; // indexes of course levels
    size_t n_needs;
    const char *mechanic;
} course_level;

typedef struct {
    int strand;
    field_text name; // "The Forge"
    field_text story; // one sentence when it is chosen on the map
    size_t first, n; // its levels, in order
} course_quarter;

typedef struct {
    const char *dir;
    const course_quarter *quarters; // in the course's order
    size_t n_quarters;
    const course_level *levels;
    size_t n_levels;
} course;

// dir holds course.yaml and QUARTER/ID.yaml. Reads heads only: the first screen needs no more.
// NULL when there were errors.
course *course_load(const char *dir, arena *a, diag_list *out);
// Loads and lints every level as well; what `beacon-bay check` does without arguments.
void course_check(const char *dir, mechanic_list mechanics, diag_list *out);

int course_find(const course *c, const char *id);             // -1: none
const char *course_nearest(const course *c, const char *id);  // for "did you mean"; NULL
// done[i]: level i is done. open: everything it needs is done.
bool course_open(const course *c, const bool *done, size_t i);
int course_next(const course *c, const bool *done);           // the first open one not done; -1: none
void course_translate(course *c, const catalogue *cat);

#endif
