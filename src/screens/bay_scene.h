// bay_scene.h - The bay by dusk as paper sheets: a picture made from how much light each quarter
// has and how it moves just now. What stands still between two events is kept in a few flattened
// groups. Refuses to know players and levels.
#ifndef BB_SCREENS_BAY_SCENE_H
#define BB_SCREENS_BAY_SCENE_H

#include "content/curriculum.h"
#include "ui/ui.h"

typedef struct {
    float lamp[STRAND_COUNT];  // its windows: 0 dark .. 1 lit
    float clear[STRAND_COUNT]; // its fog: 0 thick .. 1 gone
} bay_light;

typedef struct {
    bay_light light;
    int catching;     // the quarter whose lamp catches just now; BAY_NOBODY
    bay_light before; // ... how it was until then
    float caught;     // ... 0 just begun .. 1 done
    float turn;       // of the beam's one sweep, 0..1; it rests at both
    float camera;     // where the eye looks: -1 left .. 1 right
    float stir;       // how alive air and water are, 0..1
    int next, focus;  // quarters that lamplight points out; BAY_NOBODY
} bay_view;

// Covers the whole canvas: wider ones show more of the sheets, taller ones more sky and water.
void bay_scene(ui *u, const bay_view *v);

// Where a quarter's landmark stands, by strand index: at rest, and as it is seen now.
rectf bay_place(const ui *u, int quarter);
rectf bay_seen(const ui *u, int quarter, const bay_view *v);
float bay_camera(int quarter); // where the eye looks for it; BAY_NOBODY: the middle

// 0..1 over ms since since_ms, also where motion is reduced: for cross-fades. Asks for frames.
float bay_fade(ui *u, uint64_t since_ms, int ms);

#endif
