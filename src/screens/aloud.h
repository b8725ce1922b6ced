// aloud.h - The button that reads aloud, and the sentence that says why nothing can be read.
// Refuses to speak: app/ does, when the frame asks for it.
#ifndef BB_SCREENS_ALOUD_H
#define BB_SCREENS_ALOUD_H

#include "screens/game.h"

// For ui_button: "Stop" while it speaks; idle where nothing can be read.
ui_look aloud_look(game *g, ui *u);
// Over a screen that has been drawn: why nothing can be read, while the button has the focus or
// after its key, until something else is pressed.
void aloud_tell(game *g, ui *u);

#endif
