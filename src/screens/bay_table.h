// bay_table.h - What the bay is cut from: every sheet, landmark and bank of fog, from back to
// front, in the sheets' own pixels. Refuses to draw; bay_scene.c does that.
#ifndef BB_SCREENS_BAY_TABLE_H
#define BB_SCREENS_BAY_TABLE_H

#include "content/curriculum.h"
#include "ui/ui.h"

typedef enum {
    BAY_SHEET,    // as it stands
    BAY_TOP,      // held to the canvas's upper edge
    BAY_LOW,      // held to its lower edge
    BAY_LANDMARK, // a house with a light twin
    BAY_LANTERN,  // the same, always lit
    BAY_GLINT,    // light on the water: shines with its quarter
    BAY_FOG,      // a bank of its quarter, moved aside by its lamps
    BAY_BOAT,     // bobs by itself
    BAY_BEAM,     // the lighthouse's light, where it goes behind the hills
    BAY_HOUR      // dusk lies over all that stands so far
} bay_kind;

typedef struct {
    bay_kind kind;
    const char *art;
    float x, y, w, h; // SHEET, TOP, LOW, GLINT: its corner; FOG: its middle; else the middle of the
                      // base line
    float depth;      // 0: the sky .. 1: right before us; how far it goes with the eye
    float sway;       // pixels it goes to and fro while the bay is alive
    struct {
        float radius, drop, alpha;
    } shadow;
    float haze; // towards the distance
    float rim;
    float alpha;
    float soft;  // of fog; BOAT: above 0 it carries a lantern
    int quarter; // strand index; BAY_NOBODY
    int side;    // FOG: where it withdraws to, -1 or 1
} bay_layer;

enum { BAY_NOBODY = -1 };
enum { BAY_SHEETS_W = 1600, BAY_SHEETS_H = 720 };

extern const bay_layer bay_layers[];
extern const size_t bay_layer_count;
const bay_layer *bay_landmark(int quarter); // NULL: no such quarter

#endif
