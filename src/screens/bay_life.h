// bay_life.h - How the bay moves: pure figures of a moment, from times and what is lit. Refuses to
// draw and to read the clock.
#ifndef BB_SCREENS_BAY_LIFE_H
#define BB_SCREENS_BAY_LIFE_H

#include <stdbool.h>
#include <stdint.h>

enum { BAY_STIR_MS = 6000, BAY_RISE_MS = 900, BAY_FALL_MS = 2200 };

// Life after something happened: rises from where it was, goes on, comes to rest. 0 from
// BAY_STIR_MS on.
float bay_stir(float from, uint64_t since_ms, uint64_t now_ms);

// How far a layer of this depth (0..1) stands aside when the eye looks to `camera` (-1..1): near
// layers go against it, the sky stays. Logical pixels, at most BAY_LEAN.
enum { BAY_LEAN = 30 };
float bay_aside(float depth, float camera);

// Fog: how thick (0..1) and how far withdrawn (0..1) a bank is when this share of its lamps is lit.
typedef struct {
    float thick, away;
} bay_bank;
bay_bank bay_fog(float clear);

typedef struct { // of the lighthouse, in sheet pixels from its lantern
    float dx, dy, half, alpha;
    bool before; // it shines over the bay, not behind the hills
} bay_ray;
// lenses, lamps: shares of quarters wholly lit and of quarters with any light; turn: 0..1 of its
// one sweep. Without a lamp there is no light.
bay_ray bay_beam(float lenses, float lamps, float turn);

#endif
