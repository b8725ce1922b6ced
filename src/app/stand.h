// stand.h - The game on a stand: without a display, a clock or a store on disk, with a made-up
// player, a sixtieth of a second at a time. Refuses unknown screens, levels and keys.
#ifndef BB_APP_STAND_H
#define BB_APP_STAND_H

#include "app/app.h"

enum { STAND_TICKS = 60 }; // a second

typedef struct {
    app *a;
    int64_t player;
    uint64_t ticks;
    float scale, w, h;
} stand;

// NULL name: the title, or play when the options name a level. So many levels, from the course's
// first, are done. False: why is on standard error, *status is the exit status; nothing to close.
bool stand_open(stand *s, const app_options *o, const char *name, int lamps, int *status);
void stand_close(stand *s);

// The stack that leads to the screen, as a player would have come to it. False: it can't be.
bool stand_enter(stand *s, const screen *wanted);
const draw_list *stand_tick(stand *s, ui_input in); // stamps in.now_ms
// At least so many ticks (1 or more), then until the picture stands still.
const draw_list *stand_settle(stand *s, int least);

extern const char stand_keys[]; // l r u d arrows, a accept, b back, h hint, t tab, . nothing
ui_input stand_key(char key);

#endif
