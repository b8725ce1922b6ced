// top_row.h - The buttons along the upper edge of a level: Leave where reading begins, the others
// where it ends, with speech between them. A new one is a line in the table of top_row.c. Refuses
// to act: it says which was used.
#ifndef BB_PLAY_TOP_ROW_H
#define BB_PLAY_TOP_ROW_H

#include "ui/ui.h"

typedef enum { TOP_NONE = -1, TOP_LEAVE, TOP_HELP, TOP_READ, TOP_SETTINGS, TOP_COUNT } top_button;

// `without`: bits of buttons that have no use now; their room is kept, so that nothing moves.
// `read`: how the button that reads aloud stands; the press reads.
top_button stage_top_row(ui *u, unsigned without, ui_look read);
bool stage_top_focused(const ui *u); // one of them has the focus
// What lies between them, and as high as they are; words are left out where it would be too narrow
// for speech.
rectf stage_top_between(ui *u);

#endif
