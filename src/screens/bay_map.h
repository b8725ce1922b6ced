// bay_map.h - What the rooms of the bay's screen share: the map and a quarter's panel. Nobody else
// includes it.
#ifndef BB_SCREENS_BAY_MAP_H
#define BB_SCREENS_BAY_MAP_H

#include "screens/bay_motion.h"
#include "screens/bay_table.h"
#include "screens/game.h"

enum {
    ID_WHO = UI_ID(0x380, 0),
    ID_SETTINGS = UI_ID(0x381, 0),
    ID_LEAVE = UI_ID(0x382, 0),
    ID_QUARTER = UI_ID(0x383, 0),
    ID_PIP = UI_ID(0x384, 0),
    ID_LEVEL = UI_ID(0x385, 0),
    ID_CLOSE = UI_ID(0x386, 0),
    ID_READ = UI_ID(0x387, 0),
    ID_ELSEWHERE = UI_ID(0x388, 0)
};

typedef struct {
    course_step next;  // where the course leads
    int open;          // the quarter whose panel is open; BAY_NOBODY
    int lit;           // course level whose lamp is catching; -1
    ui_id focus;       // to be given the focus; 0: nothing
    bool packs;        // there are levels from elsewhere
    bool arrived;      // the first frame is over
    uint64_t since_ms; // of the catching
    bool turned;       // the beam has been heard
    uint64_t opened_ms;
    bay_motion motion;
} bay_memory;

const course_quarter *bay_quarter(const game *g, int which); // NULL: it has no levels yet
bool bay_done(const game *g, size_t at);
// Of its lamps, but for that of level `without` (-1: none).
size_t bay_lamps_of(const game *g, const course_quarter *q, int without);
float bay_row_height(const ui *u);

// bay_words.c. The second and third only where something is next.
const char *bay_lit_of(const game *g, ui *u, const course_quarter *q); // "1 of 2 lamps lit"
const char *bay_next_is(const game *g, const bay_memory *m, ui *u);    // "Next: Key ring"
const char *bay_why(const game *g, const bay_memory *m, ui *u);        // in words
const char *bay_pip_says(const game *g, const bay_memory *m, ui *u);

// bay_panel.c: the levels of the quarter that is open, on paper.
void bay_panel(game *g, bay_memory *m, ui *u);

#endif
