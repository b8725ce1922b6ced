// tool_frames.h - What a frame costs: a scripted minute in each screen and in a level of each
// mechanic, laid out and painted as the window's turn does it, in processor time. Refuses to judge:
// `./bay bench` puts its figures beside a baseline.
#ifndef BB_APP_TOOL_FRAMES_H
#define BB_APP_TOOL_FRAMES_H

#include "app/app.h"

// With a level only that level, with a screen only that screen, with a language only in it.
// Prints to standard output; exit status.
int tool_frames(const app_options *o, const char *screen);

#endif
