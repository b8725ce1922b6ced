// bay_motion.h - What a screen remembers so that the bay moves: where the eye comes from and looks
// to, and since when the air stirs. Refuses to begin anything by itself: motion follows an event.
#ifndef BB_SCREENS_BAY_MOTION_H
#define BB_SCREENS_BAY_MOTION_H

#include "screens/bay_scene.h"

typedef struct {
    bool begun;
    float from; // camera
    int looks_at;
    uint64_t looked_ms;
    int looking_ms;
    float stirred_from;
    uint64_t stirred_ms;
} bay_motion;

// The eye comes in from the side and looks to `quarter`.
void bay_arrive(bay_motion *m, ui *u, int quarter);
void bay_look(bay_motion *m, ui *u, int quarter); // another than before is an event
void bay_wake(bay_motion *m, const ui *u);        // something happened: life goes on for a while
// Fills in camera and stir, and asks for the frames they need. Reduced motion: all stands still.
void bay_move(const bay_motion *m, ui *u, bay_view *v);

#endif
