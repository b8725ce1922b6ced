// tool_pot.h - `beacon-bay pot`: the template from which translators of the levels begin, as
// xgettext would write it: every text of the course, its level's id as context. Refuses a course
// that has errors.
#ifndef BB_APP_TOOL_POT_H
#define BB_APP_TOOL_POT_H

#include <stdio.h>

#include "content/texts.h"

// Words in the program itself (the acts of skills, the names of the cast...) are xgettext's
// business. Returns the exit status; problems go to err.
int tool_pot(const char *levels_dir, mechanic_list mechanics, FILE *out, FILE *err);
// The template of any texts; places in dir are said as in levels/.
void tool_pot_print(const course_text *texts, size_t n, const char *dir, FILE *out);

#endif
