// check.h - The linter: everything that can be said about levels and a course before anybody plays
// them. Refuses to stop at the first problem; one list holds them all.
#ifndef BB_CONTENT_CHECK_H
#define BB_CONTENT_CHECK_H

#include "content/art.h"
#include "content/course.h"

// Lints a loaded level: its head, its body, its pictures. art NULL: pictures are not looked for.
void level_check(const level *l, const art_names *art, diag_list *out);
// Loads the level at path first; what it needs in between lives in scratch.
void level_check_file(const char *path, mechanic_list mechanics, const art_names *art,
                      arena *scratch, diag_list *out);
// Loads and lints every level of the course in dir, and those in its folders that no quarter lists.
// Returns how many levels it looked at.
size_t course_check(const char *dir, mechanic_list mechanics, const art_names *art, diag_list *out);

#endif
