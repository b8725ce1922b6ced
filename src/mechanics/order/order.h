// order.h - The steps of a plan are put in an order, then the plan is played out.
#ifndef BB_MECHANICS_ORDER_H
#define BB_MECHANICS_ORDER_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic order_rules;
extern const view order_view;

#endif
