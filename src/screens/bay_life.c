#include "screens/bay_life.h"

#include <math.h>

static float smooth(float t) {
    t = fmaxf(0, fminf(1, t));
    return t * t * (3 - 2 * t);
}

float bay_stir(float from, uint64_t since_ms, uint64_t now_ms) {
    float t = now_ms > since_ms ? (float)(now_ms - since_ms) : 0;
    float up = from + (1 - from) * smooth(t / BAY_RISE_MS);
    return up * smooth((BAY_STIR_MS - t) / BAY_FALL_MS);
}

float bay_aside(float depth, float camera) {
    return -camera * depth * depth * BAY_LEAN;
}

bay_bank bay_fog(float clear) {
    float k = fmaxf(0, fminf(1, clear));
    return (bay_bank){.thick = 1 - smooth(k), .away = 1 - (1 - k) * (1 - k)};
}

bay_ray bay_beam(float lenses, float lamps, float turn) {
    const float round = 6.2831853f;
    if (lamps <= 0) {
        return (bay_ray){0};
    }
    float angle = smooth(turn) * round, near = sinf(angle);
    float reach = 560 + 500 * lenses;
    return (bay_ray){
        .dx = -cosf(angle) * reach,
        .dy = -0.075f * reach + (near > 0 ? near * 0.42f : near * 0.10f) * reach,
        .half = (56 + 84 * lenses) * (1 + 0.9f * fmaxf(0, near)),
        .alpha = (0.20f + 0.10f * lamps + 0.20f * lenses) * (1 - 0.4f * fmaxf(0, near)),
        .before = turn > 0 && turn < 1 && near > 0,
    };
}
