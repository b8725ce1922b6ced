// course_file.h - Inside of content: a course being put together. Refuses nothing; course.c does.
#ifndef BB_CONTENT_COURSE_FILE_H
#define BB_CONTENT_COURSE_FILE_H

#include "content/art.h"
#include "content/course.h"

// A level while the course is read: beside course.levels[i].
typedef struct {
    field_name listed; // in course.yaml
    field_names needs; // of the level's own file
    bool again;        // its id has been listed before: not read a second time
} course_entry;

enum { COURSE_SCRATCH_BYTES = 64 << 20 };

// The bytes of a level's file that lies in memory.
typedef struct {
    const char *text; // NULL: there is no such file
    size_t n;
} course_bytes;

typedef struct {
    const course_bytes *bytes; // of each level; NULL: they are read from their paths
    course *c;
    course_level *levels; // c->levels, as long as they are being filled
    course_entry *entries;
    arena *a;       // of the course
    arena *scratch; // of one level at a time
    diag_list *out;
} course_build;

// Reads dir's course.yaml and its levels into b, of which a and out are set; m NULL: heads only,
// otherwise each level is loaded whole and linted. False: nothing to go on with. The caller
// destroys b->scratch.
bool course_read(course_build *b, const char *dir, mechanic_list m, const art_names *art);
// The same without a course.yaml: the levels listed lie side by side, as DIR/ID.yaml, and stand in
// no quarters; each is set in the one of its set, or of its first skill.
bool course_read_list(course_build *b, const char *dir, const field_names *listed, mechanic_list m,
                      const art_names *art);
// course_scene.c: the shape of a scene's line; and who speaks and where, which may be errors.
extern const record course_line_shape;
void course_check_scene(const course_scene *s, diag_list *out);
void course_no_memory(const char *dir, diag_list *out); // adds the error that says so

// Puts the needs' indexes into b's levels; unknown ones, later ones and cycles are errors.
void course_resolve_needs(course_build *b);

#endif
