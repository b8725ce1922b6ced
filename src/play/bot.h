// bot.h - Players that need no hands: one who knows, one who takes any legal action. Refuses to go on for ever.
#ifndef BB_PLAY_BOT_H
#define BB_PLAY_BOT_H

#include "play/session.h"

typedef enum { BOT_KNOWS, BOT_RANDOM } bot_kind;

typedef struct {
    bool finished;
    size_t actions;
    size_t rows, right; // of evidence
} bot_result;

bot_result bot_play(session *s, bot_kind kind, size_t max_actions);

#endif
