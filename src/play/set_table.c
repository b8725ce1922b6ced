#include "play/set_table.h"

#include "core/str.h"

// The columns: art, depth, shadow {radius, drop, alpha}, haze, rim, light.
static const set_sheet LIGHTHOUSE[] = {
    {"sets/lighthouse/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/lighthouse/2-far", 4, {12, -4, 0.22f}, 0, 0.14f, 0},
    {"sets/lighthouse/3-middle", 8, {14, -5, 0.30f}, 0, 0.14f, 0},
    {"sets/lighthouse/4-near", 11, {16, 6, 0.40f}, 0, 0.14f, 0.8f},
    {"sets/lighthouse/5-ground", 14, {16, -5, 0.40f}, 0, 0.12f, 0},
};

#define SET(name, sheets)                                                                          \
    { (name), (sheets), sizeof(sheets) / sizeof *(sheets) }

static const stage_set SETS[] = {
    SET("townhall", LIGHTHOUSE),    SET("post", LIGHTHOUSE),    SET("forge", LIGHTHOUSE),
    SET("observatory", LIGHTHOUSE), SET("commons", LIGHTHOUSE), SET("ferry", LIGHTHOUSE),
    SET("market", LIGHTHOUSE),      SET("meadow", LIGHTHOUSE),  SET("lighthouse", LIGHTHOUSE),
    SET("studio", LIGHTHOUSE),
};
enum { SET_COUNT = sizeof SETS / sizeof *SETS, SET_FALLBACK = 8 };

const stage_set *set_at(size_t i) {
    return i < SET_COUNT ? &SETS[i] : NULL;
}

const stage_set *set_find(const char *name) {
    for (size_t i = 0; i < SET_COUNT; i++) {
        if (str_eq(name, SETS[i].name)) {
            return &SETS[i];
        }
    }
    return &SETS[SET_FALLBACK];
}
