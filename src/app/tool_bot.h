// tool_bot.h - Plays levels without hands and says how it went: one line a level. Refuses unknown
// levels and players.
#ifndef BB_APP_TOOL_BOT_H
#define BB_APP_TOOL_BOT_H

#include "content/level.h"

typedef struct {
    const char *level;  // id; NULL: all
    const char *player; // "knows", "random"
    int seeds;          // 1 .. seeds
} bot_options;

// 0: every play ended (a random player need not). 1: a level does not load or could not be
// finished, who knows was judged wrong, or rules broke a promise; the first seed that shows it is
// told. 2: usage.
int tool_bot(const char *levels_dir, mechanic_list mechanics, bot_options o);

#endif
