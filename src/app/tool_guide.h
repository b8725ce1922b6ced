// tool_guide.h - Pages for whoever writes levels: a mechanic's README as far as it speaks to
// teachers, and every field there is, from the tables that load it. Refuses a README without a
// level to copy and without what check says.
#ifndef BB_APP_TOOL_GUIDE_H
#define BB_APP_TOOL_GUIDE_H

#include <stdio.h>

#include "content/level.h"

#define GUIDE_LEVEL   "## A level"
#define GUIDE_CHECK   "## What check says"
#define GUIDE_PRIVATE "## For developers"

// readme: path of a file that begins "# NAME". NULL: the page of what every level's head holds, and
// of the skills, people, places and pictures (those in assets) that there are. The process's exit
// status; why not is on err.
int tool_guide(mechanic_list mechanics, const char *assets, const char *readme, FILE *out,
               FILE *err);

#endif
