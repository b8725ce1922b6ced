// rumour.h - Stories run down a river of friends; the child walks up to where they rise.
#ifndef BB_MECHANICS_RUMOUR_H
#define BB_MECHANICS_RUMOUR_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic rumour_rules;
extern const view rumour_view;

#endif
