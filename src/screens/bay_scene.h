// bay_scene.h - The bay by dusk as paper sheets: a picture made from how much light each quarter
// has, kept whole until that changes. Refuses to know players and levels.
#ifndef BB_SCREENS_BAY_SCENE_H
#define BB_SCREENS_BAY_SCENE_H

#include "content/curriculum.h"
#include "ui/ui.h"

typedef struct {
    float lamp[STRAND_COUNT];  // its windows: 0 dark .. 1 lit
    float clear[STRAND_COUNT]; // its fog: 0 thick .. 1 gone
} bay_light;

// Covers the whole canvas: wider ones show more of the sheets, taller ones more sky and water.
// alpha below 1 lays it over what stands there already: so one evening becomes the next.
void bay_scene(ui *u, const bay_light *l, float alpha);

rectf bay_place(const ui *u, int quarter);   // where a quarter's landmark stands, by strand index
void bay_catch(ui *u, int quarter, float t); // its lamp flares up, 0..1

#endif
