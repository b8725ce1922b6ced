// tool_replay.h - Plays a recording against its level. Refuses what is not one, whole, of this
// revision.
#ifndef BB_APP_TOOL_REPLAY_H
#define BB_APP_TOOL_REPLAY_H

#include "content/level.h"

// 0: it plays as it was recorded; 1: not, and the first tick that differs is printed.
int tool_replay(const char *levels_dir, mechanic_list mechanics, const char *path);

#endif
