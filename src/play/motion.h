// motion.h - Moves what a view has just drawn: everything since a mark, by one step and one fade.
// Refuses to move targets: what is pressed and read is where it comes to rest.
#ifndef BB_PLAY_MOTION_H
#define BB_PLAY_MOTION_H

#include "ui/ui.h"

size_t motion_mark(ui *u);
void motion_shift(ui *u, size_t since, float dx, float dy, float alpha);

// From 0 to 1 over ms since `since` (0: 1), eased, with reduced motion too: for cross-fades.
float motion_fade(ui *u, uint64_t since_ms, int ms);
// The same, and 1 at once when motion is reduced: for what travels.
float motion_travel(ui *u, uint64_t since_ms, int ms);

// Sizes it by k about a point that stays: people grow and shrink with the room they have.
void motion_zoom(ui *u, size_t since, float x, float y, float k);

// Fog that drifts in while something lies and withdraws when it no longer does; zeroed: none.
typedef struct {
    uint64_t came_ms, went_ms;
} motion_mist;
void motion_fog(ui *u, motion_mist *m, bool lies);

#endif
