// narrate.h - What a frame says when it is read aloud: what can be read on top of everything, then
// what has the focus and how it stands; where that is the button that reads, all that can be
// chosen. Refuses to speak: it gives text.
#ifndef BB_UI_NARRATE_H
#define BB_UI_NARRATE_H

#include "ui/draw.h"

// A line for each thing, in the arena; "" where there is nothing to read.
const char *narrate(arena *a, const draw_list *l);
// Equal for frames whose words are the same, wherever the focus is.
uint64_t narrate_key(const draw_list *l);

#endif
