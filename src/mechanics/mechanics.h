// mechanics.h - The one list of mechanics: rules and view of each. A new mechanic is a folder and a
// line.
#ifndef BB_MECHANICS_MECHANICS_H
#define BB_MECHANICS_MECHANICS_H

#include "play/view.h"

extern const mechanic_entry mechanics[];        // ends with rules NULL
extern const mechanic *const mechanics_rules[]; // ends with NULL

#endif
