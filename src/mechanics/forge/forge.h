// forge.h - Keys are made of words that are drawn, hung on doors, and tried by those who guess.
#ifndef BB_MECHANICS_FORGE_H
#define BB_MECHANICS_FORGE_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic forge_rules;
extern const view forge_view;

#endif
