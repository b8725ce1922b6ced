// set_table.h - What the stage's sets are made of: for each quarter its sheets of paper from back
// to front, how far each stands off and what light is in it. Data only; refuses to draw.
//
// All sheets of a set are assets/art/sets/QUARTER/NAME.svg with viewBox "0 0 1720 960": people
// stand at y 776, a 1280 x 720 window shows x 220..1500 from y 240 down, wider and taller ones show
// more. Between x 300 and 1420, y 300 and 760, people, cards and doors stand: there it is calm and
// pale.
#ifndef BB_PLAY_SET_TABLE_H
#define BB_PLAY_SET_TABLE_H

#include <stddef.h>

enum { SET_W = 1720, SET_H = 960, SET_STAND = 14 }; // SET_STAND: the depth at which people stand

typedef struct {
    const char *art;
    float depth; // 0 the back .. 24 the front: logical px it moves when the stage is looked along
    struct {
        float radius, drop, alpha;
    } shadow;    // onto the sheet behind
    float haze;  // 0..1 towards the distance
    float rim;   // 0..1 light on its upper edge
    float light; // 0..1: how brightly its twin "ART-light" shines, which holds only what is lit;
                 // 0: it has none
} set_sheet;

typedef struct {
    const char *name; // the quarter
    const set_sheet *sheets;
    size_t n;
} stage_set;

const stage_set *set_find(const char *name); // NULL and anything unknown: the lighthouse's
const stage_set *set_at(size_t i);           // NULL past the last

#endif
