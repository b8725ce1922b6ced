// route.h - Posts travel through pipes that the child turns, to exactly the people they are for.
#ifndef BB_MECHANICS_ROUTE_H
#define BB_MECHANICS_ROUTE_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic route_rules;
extern const view route_view;

#endif
