// switchboard.h - Levers are set, looked at through a spyglass as those who will see, and the day
// plays out.
#ifndef BB_MECHANICS_SWITCHBOARD_H
#define BB_MECHANICS_SWITCHBOARD_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic switchboard_rules;
extern const view switchboard_view;

#endif
