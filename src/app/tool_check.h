// tool_check.h - `beacon-bay check`: everything that is wrong with level files and translations, in
// one run. Refuses what is no level file, no translation, no folder and no course.
#ifndef BB_APP_TOOL_CHECK_H
#define BB_APP_TOOL_CHECK_H

#include <stdio.h>

#include "content/level.h"

typedef struct {
    const char *levels, *assets;
    const char *lang; // where the build put program.pot; NULL: translations are not looked at
} check_folders;

// Without paths: the whole course, and its translations. A file is linted as a level, a course.yaml
// as a course, a .po as a translation of the course; a folder is searched for levels and courses.
// Problems go to out, sorted, and one line that sums up; err is told only when the tool itself
// can't work. Returns the exit status: 0 no errors (warnings do not count), 1 errors.
int tool_check(const check_folders *in, mechanic_list mechanics, int n, char **paths, FILE *out,
               FILE *err);

#endif
