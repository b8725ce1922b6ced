// tool_check.h - `beacon-bay check`: everything that is wrong with level files, in one run. Refuses
// what is no level file, no folder and no course.
#ifndef BB_APP_TOOL_CHECK_H
#define BB_APP_TOOL_CHECK_H

#include <stdio.h>

#include "content/level.h"

// Without paths: the whole course in levels_dir. A file is linted as a level, a course.yaml as a
// course; a folder is searched for both. Problems go to out, sorted, and one line that sums up; err
// is told only when the tool itself can't work. Returns the exit status: 0 no errors (warnings do
// not count), 1 errors.
int tool_check(const char *levels_dir, const char *assets_dir, mechanic_list mechanics, int n,
               char **paths, FILE *out, FILE *err);

#endif
