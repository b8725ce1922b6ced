// tool_pack.h - `beacon-bay pack`: levels from elsewhere are looked at, added, listed and removed.
// Refuses a pack with any error, whole; what was there before stays.
#ifndef BB_APP_TOOL_PACK_H
#define BB_APP_TOOL_PACK_H

#include <stdio.h>

#include "content/level.h"
#include "platform/paths.h"

typedef struct {
    const paths *paths;
    mechanic_list mechanics;
    bool anyway; // add: an older version, too
    FILE *out, *err;
} pack_tool;

// words: add FILE, list, remove ID, check FILE, pot FILE; FILE may be the folder that a pack is
// made in. Returns the exit status: 0 done, 1 refused or failed, 2 usage.
int tool_pack(const pack_tool *t, int n, char **words);

#endif
