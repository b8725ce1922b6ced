// sort.h - Things come one by one and go to two to five places.
#ifndef BB_MECHANICS_SORT_H
#define BB_MECHANICS_SORT_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic sort_rules;
extern const view sort_view;

#endif
