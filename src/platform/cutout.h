// cutout.h - Shapes that are cut in code rather than drawn: cards whose edges no scissors left
// quite straight, and round windows. Refuses anything but one outline of straight pieces.
#ifndef BB_PLATFORM_CUTOUT_H
#define BB_PLATFORM_CUTOUT_H

#include "platform/canvas.h"

// Fills c with a card of its whole size, all in pixels; unit: pixels a logical unit. The seed bends
// its edges by 0..3 units, each seed in its own way.
void cutout_card(canvas c, float radius, float unit, uint32_t rgb, uint32_t seed);
// Everything outside of the largest circle in c becomes clear.
void cutout_round(canvas c);

#endif
