// workbench.h - The keeper's workbench, on which settings lie. Refuses to know any of them.
#ifndef BB_SCREENS_WORKBENCH_H
#define BB_SCREENS_WORKBENCH_H

#include "ui/ui.h"

void workbench(ui *u);
// Pip's light at the foot of a column of papers that ends at y, where there is room for it.
void workbench_lantern(ui *u, float y);
// A key of a keyboard, as wide as its name needs.
float workbench_key_width(ui *u, const char *name);
void workbench_key(ui *u, rectf at, const char *name, colour paper);

#endif
