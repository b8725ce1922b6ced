#include "play/set_table.h"

#include "core/str.h"

// The columns: art, depth, shadow {radius, drop, alpha}, haze, rim, light.
static const set_sheet TOWNHALL[] = {
    {"sets/townhall/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/townhall/2-far", 3, {10, -4, 0.20f}, 0.16f, 0.12f, 0.7f},
    {"sets/townhall/3-hall", 7, {14, 6, 0.34f}, 0.10f, 0.14f, 0.7f},
    {"sets/townhall/4-porch", 9, {14, 6, 0.38f}, 0.04f, 0.14f, 0.8f},
    {"sets/townhall/5-square", 12, {12, 6, 0.36f}, 0, 0.14f, 0.9f},
    {"sets/townhall/6-ground", 14, {14, -4, 0.30f}, 0, 0.12f, 0},
};

static const set_sheet POST[] = {
    {"sets/post/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/post/2-far", 3, {8, -3, 0.24f}, 0.10f, 0.12f, 0.8f},
    {"sets/post/3-wall", 7, {16, 6, 0.46f}, 0, 0.14f, 0},
    {"sets/post/4-cabinets", 10, {16, 7, 0.42f}, 0, 0.14f, 0.9f},
    {"sets/post/5-lines", 11, {12, 8, 0.34f}, 0, 0.10f, 0},
    {"sets/post/6-counter", 12, {14, 5, 0.40f}, 0, 0.14f, 0},
    {"sets/post/7-ground", 14, {14, -4, 0.36f}, 0, 0.12f, 0},
};

static const set_sheet FORGE[] = {
    {"sets/forge/1-fire", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/forge/2-coals", 3, {8, -4, 0.30f}, 0, 0.10f, 1},
    {"sets/forge/3-wall", 7, {16, 6, 0.46f}, 0, 0.14f, 0},
    {"sets/forge/4-racks", 10, {14, 7, 0.42f}, 0, 0.16f, 0.9f},
    {"sets/forge/5-near", 12, {14, 6, 0.42f}, 0, 0.14f, 0},
    {"sets/forge/6-ground", 14, {14, -4, 0.36f}, 0, 0.12f, 0},
};

static const set_sheet OBSERVATORY[] = {
    {"sets/observatory/1-sky", 0, {0, 0, 0}, 0, 0, 0.7f},
    {"sets/observatory/2-dome", 6, {18, 6, 0.48f}, 0, 0.14f, 0},
    {"sets/observatory/3-middle", 9, {14, 6, 0.38f}, 0, 0.14f, 0.9f},
    {"sets/observatory/4-telescope", 12, {16, 8, 0.44f}, 0, 0.14f, 0},
    {"sets/observatory/5-ground", 14, {14, -4, 0.34f}, 0, 0.12f, 0},
};

static const set_sheet COMMONS[] = {
    {"sets/commons/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/commons/2-hills", 3, {12, -4, 0.20f}, 0.12f, 0.14f, 0},
    {"sets/commons/3-tiers", 6, {14, -5, 0.34f}, 0.06f, 0.14f, 0},
    {"sets/commons/4-wall", 9, {12, -4, 0.34f}, 0, 0.14f, 0.8f},
    {"sets/commons/5-masts", 12, {12, 6, 0.36f}, 0, 0.12f, 0.9f},
    {"sets/commons/6-ground", 14, {14, -4, 0.30f}, 0, 0.12f, 0},
};

static const set_sheet FERRY[] = {
    {"sets/ferry/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/ferry/2-far", 3, {12, -4, 0.22f}, 0, 0.14f, 0.6f},
    {"sets/ferry/3-middle", 6, {12, -4, 0.24f}, 0, 0.16f, 0},
    {"sets/ferry/4-near", 10, {16, 6, 0.40f}, 0, 0.14f, 0.9f},
    {"sets/ferry/5-ground", 14, {16, 6, 0.40f}, 0, 0.14f, 0.9f},
    {"sets/ferry/6-front", 22, {26, -6, 0.60f}, 0, 0.10f, 0},
};

static const set_sheet MARKET[] = {
    {"sets/market/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/market/2-far", 3, {12, -4, 0.22f}, 0, 0.14f, 0},
    {"sets/market/3-middle", 7, {14, 5, 0.32f}, 0, 0.14f, 0.7f},
    {"sets/market/4-near", 11, {16, 6, 0.40f}, 0, 0.14f, 1},
    {"sets/market/5-ground", 14, {14, 5, 0.36f}, 0, 0.14f, 0},
    {"sets/market/6-front", 22, {26, -6, 0.60f}, 0, 0.10f, 0},
};

static const set_sheet MEADOW[] = {
    {"sets/meadow/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/meadow/2-far", 3, {12, -4, 0.22f}, 0, 0.14f, 0},
    {"sets/meadow/3-middle", 6, {12, -4, 0.26f}, 0, 0.14f, 0},
    {"sets/meadow/4-near", 10, {14, -5, 0.32f}, 0, 0.14f, 0},
    {"sets/meadow/5-ground", 14, {18, 7, 0.42f}, 0, 0.14f, 0.9f},
    {"sets/meadow/6-front", 22, {26, -6, 0.60f}, 0, 0.10f, 0},
};

static const set_sheet LIGHTHOUSE[] = {
    {"sets/lighthouse/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/lighthouse/2-far", 2, {10, -3, 0.18f}, 0, 0.14f, 0.6f},
    {"sets/lighthouse/3-middle", 8, {20, 9, 0.50f}, 0, 0.14f, 0},
    {"sets/lighthouse/4-near", 11, {16, 6, 0.40f}, 0, 0.14f, 0.9f},
    {"sets/lighthouse/5-ground", 14, {14, 5, 0.36f}, 0, 0.14f, 0},
    {"sets/lighthouse/6-front", 22, {26, -6, 0.60f}, 0, 0.10f, 0},
};

static const set_sheet STUDIO[] = {
    {"sets/studio/1-sky", 0, {0, 0, 0}, 0, 0, 0},
    {"sets/studio/2-far", 3, {12, -4, 0.22f}, 0, 0.14f, 0},
    {"sets/studio/3-middle", 8, {16, 5, 0.36f}, 0, 0.14f, 0.7f},
    {"sets/studio/4-near", 11, {14, 6, 0.40f}, 0, 0.14f, 1},
    {"sets/studio/5-ground", 14, {14, 5, 0.36f}, 0, 0.14f, 0},
    {"sets/studio/6-front", 22, {26, -6, 0.60f}, 0, 0.10f, 0},
};

#define SET(name, sheets)                                                                          \
    { (name), (sheets), sizeof(sheets) / sizeof *(sheets) }

static const stage_set SETS[] = {
    SET("townhall", TOWNHALL),       SET("post", POST),       SET("forge", FORGE),
    SET("observatory", OBSERVATORY), SET("commons", COMMONS), SET("ferry", FERRY),
    SET("market", MARKET),           SET("meadow", MEADOW),   SET("lighthouse", LIGHTHOUSE),
    SET("studio", STUDIO),
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
