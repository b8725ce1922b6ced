// course.h - The course: which quarters and levels there are, in what order, and what opens what.
// Loads only the heads it needs at once; refuses missing levels, ids used twice, cycles in `needs`.
#ifndef BB_CONTENT_COURSE_H
#define BB_CONTENT_COURSE_H

#include "content/level.h"

#define COURSE_FILE "course.yaml"

enum {
    COURSE_NAME_MAX = 24,
    COURSE_STORY_MAX = 160,
    COURSE_BECAUSE_MAX = 100,
    COURSE_SCENE_LINES = 16
}; // code points

// One line of a scene that the course tells.
typedef struct {
    srcpos at;
    field_pair says;  // a member of the cast, or "me" (the player), and the words
    int mood;         // as ui's
    field_name where; // "bay", or a stage set; s NULL: where the line before was said
    int lamps;        // quarters that shine from here on, 0..10; -1: as before
    bool kindles;     // the great lamp is lit, or, over the bay, its beam goes round once
} course_line;

typedef FIELD_LIST_OF(course_line) course_scene;

typedef struct {
    const char *id;
    const char *path;       // of its file
    int quarter;            // strand index
    field_text title, goal; // from its head
    int band, minutes;
    int needs[LEVEL_MAX_NEEDS]; // indexes of course levels, all of them earlier ones
    size_t n_needs;
    uint8_t skills[LEVEL_MAX_SKILLS];
    size_t n_skills;
    field_text because; // why it is a good next one; s NULL: nothing is said
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
    course_scene opening;   // for who is new, before the bay is seen; n 0: there is none
    course_scene closing;   // when every lamp is lit
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

typedef enum {
    COURSE_BEGINS,   // it needs nothing
    COURSE_OPENED,   // `from` opened it
    COURSE_SAYS,     // the course says why: the level's `because`
    COURSE_PRACTISES // what was weak in `from`
} course_reason;
typedef struct {
    int level; // -1: all are done
    course_reason why;
    int from; // level; -1: none
} course_step;
// What is next, of the levels that are open and not done: the first that is written for the
// youngest; but before it, one that shows a skill of weak[SKILL_COUNT] (NULL: none is) and is for
// nobody older than it, or than the level in which that was weak.
course_step course_next(const course *c, const bool *done, const bool *weak);
void course_translate(course *c, const catalogue *cat);

#endif
