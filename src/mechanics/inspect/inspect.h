// inspect.h - Things are looked at closely, one after another, and trusted, checked or reported.
#ifndef BB_MECHANICS_INSPECT_H
#define BB_MECHANICS_INSPECT_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic inspect_rules;
extern const view inspect_view;

#endif
