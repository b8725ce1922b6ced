// texts.h - Every text of a course that somebody translates: those of its quarters and of its
// levels, each once for a context, with all its places. Refuses a course that has errors.
#ifndef BB_CONTENT_TEXTS_H
#define BB_CONTENT_TEXTS_H

#include "content/course.h"

#define TEXTS_COURSE "course" // the context of what stands in course.yaml; a level's is its id

typedef struct {
    const char *context, *text;
    const srcpos *at; // n places, first found first
    size_t n;
    int max;    // code points: the narrowest room among its places
    bool words; // a list of words: its translation has as many
} course_text;

// In the order in which they are found, each context in one piece. Everything lives in the arena.
// NULL when there were errors.
const course_text *texts_of_course(const char *dir, mechanic_list m, arena *a, diag_list *out,
                                   size_t *n);

// The file of a level in memory; context: what its texts are translated under.
typedef struct {
    const char *context, *file, *text;
    size_t n;
} texts_file;
// The same of levels outside of the course, and of what stands at their head (a record and what was
// loaded with it) under a context of its own.
const course_text *texts_of_levels(const texts_file *files, size_t n_files, const char *context,
                                   const record *head, void *loaded, mechanic_list m, arena *a,
                                   diag_list *out, size_t *n);

#endif
