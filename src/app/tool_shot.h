// tool_shot.h - Any screen without a display: as a picture (shot) or as text (frame). It makes up a
// player, in memory, and touches nothing of the user's. Refuses unknown screens, levels and keys.
#ifndef BB_APP_TOOL_SHOT_H
#define BB_APP_TOOL_SHOT_H

#include <stdio.h>

#include "app/app.h"

typedef struct {
    const char *screen; // NULL: title, or play when the options name a level
    const char *keys;   // pressed one after the other: l r u d arrows, a accept, b back, h hint, t
                        // tab, . a second
    int after;          // ticks to wait at the end
    int lamps;          // so many levels, from the course's first, are done
    bool all;           // frame: decoration too
} shot_options;

int tool_shot(const app_options *o, const shot_options *s, const char *png); // exit status
int tool_frame(const app_options *o, const shot_options *s, FILE *out);

#endif
