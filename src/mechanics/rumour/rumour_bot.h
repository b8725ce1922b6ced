// rumour_bot.h - Who plays when no child does: the knowing player, and some who must not get
// through. Nobody outside of this folder includes it.
#ifndef BB_MECHANICS_RUMOUR_BOT_H
#define BB_MECHANICS_RUMOUR_BOT_H

#include "mechanics/rumour/rumour_spec.h"

typedef enum {
    RUMOUR_KNOWS,
    RUMOUR_IDLES,       // does nothing
    RUMOUR_CORRECTS,    // traces everything, and says of all that it is not so
    RUMOUR_PASSES,      // traces everything, and says of all that it is so
    RUMOUR_ASKS_NOBODY, // knows what is so, and sends boats from its own bank
    RUMOUR_PLAYERS
} rumour_player;

// In any phase but OVER.
action rumour_plays(const rumour_spec *s, const rumour_state *st, rumour_player who);

#endif
