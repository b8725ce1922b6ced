// bot.h - Players that need no hands: one who knows, one who takes any legal action and tries
// senseless ones in between. Refuses to go on for ever.
#ifndef BB_PLAY_BOT_H
#define BB_PLAY_BOT_H

#include "play/session.h"

typedef enum { BOT_KNOWS, BOT_RANDOM } bot_kind;

typedef struct {
    bool finished;
    size_t actions;
    size_t rows, right; // of evidence at the first attempt, as progress counts it
    const char *broke;  // what the rules promised and did not keep, in English; NULL: nothing
} bot_result;

// Until it is done, max_actions were taken, or something broke. The random player's dice are seeded
// from the session's seed, so a play can be had again.
bot_result bot_play(session *s, bot_kind kind, size_t max_actions);

#endif
