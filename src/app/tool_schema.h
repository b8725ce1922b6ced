// tool_schema.h - `beacon-bay schema`: a JSON Schema (draft 2020-12) of a level file, so that an
// editor can help while a level is written. Refuses to know any key by itself: all comes from the
// field tables.
#ifndef BB_APP_TOOL_SCHEMA_H
#define BB_APP_TOOL_SCHEMA_H

#include <stdio.h>

#include "content/level.h"

// assets/schema/level.json is what this writes; a test compares them. Returns the exit status.
int tool_schema(mechanic_list mechanics, FILE *out);

#endif
