#include "screens/bay_table.h"

enum { R, P, S, T, C, K, M, W, H, N };

#define SHEET(what, name, deep, radius, drop, dark, lit)                                           \
    {                                                                                              \
        .kind = what, .art = "bay/" name, .w = 1600, .h = 720, .depth = deep,                      \
        .shadow = {radius, drop, dark}, .rim = lit, .alpha = 1, .quarter = BAY_NOBODY              \
    }
#define TALL(name, top, high, deep, radius, drop, dark, lit)                                       \
    {                                                                                              \
        .kind = BAY_SHEET, .art = "bay/" name, .y = top, .w = 1600, .h = high, .depth = deep,      \
        .shadow = {radius, drop, dark}, .rim = lit, .alpha = 1, .quarter = BAY_NOBODY              \
    }
#define WAVES(name, top, high, deep, by, radius, drop, dark, lit)                                  \
    {                                                                                              \
        .kind = BAY_SHEET, .art = "bay/" name, .y = top, .w = 1600, .h = high, .depth = deep,      \
        .sway = by, .shadow = {radius, drop, dark}, .rim = lit, .alpha = 1, .quarter = BAY_NOBODY  \
    }
#define MARK(name, at_x, at_y, wide, high, deep, radius, drop, dark, far, whose, lit)              \
    {                                                                                              \
        .kind = BAY_LANDMARK, .art = "bay/" name, .x = at_x, .y = at_y, .w = wide, .h = high,      \
        .depth = deep, .shadow = {radius, drop, dark}, .haze = far, .rim = lit, .alpha = 1,        \
        .quarter = whose                                                                           \
    }
#define BOAT(name, at_x, at_y, wide, high, deep)                                                   \
    {                                                                                              \
        .kind = BAY_BOAT, .art = "bay/" name, .x = at_x, .y = at_y, .w = wide, .h = high,          \
        .depth = deep, .shadow = {10, 6, 0.42f}, .haze = 0.04f, .rim = 0.14f, .alpha = 1,          \
        .quarter = BAY_NOBODY                                                                      \
    }
#define MIST(name, at_x, at_y, wide, high, deep, blur, much, whose, to)                            \
    {                                                                                              \
        .kind = BAY_FOG, .art = "bay/" name, .x = at_x, .y = at_y, .w = wide, .h = high,           \
        .depth = deep, .alpha = much, .soft = blur, .quarter = whose, .side = to                   \
    }
#define SHINE(name, much, whose)                                                                   \
    {                                                                                              \
        .kind = BAY_GLINT, .art = "bay/" name, .w = 1600, .h = 720, .depth = 0.4f, .sway = 3,      \
        .alpha = much, .quarter = whose                                                            \
    }

// Sheets are 1600 x 720; the sky reaches 560 higher and the waters 780 lower, for windows that are
// taller. Each quarter has a bank of fog to its left and one to its right, and a strip at its feet.
const bay_layer bay_layers[] = {
    TALL("sky", -560, 1280, 0, 0, 0, 0, 0),
    TALL("stars", -560, 640, 0, 0, 0, 0, 0),
    {.kind = BAY_SHEET,
     .art = "bay/moon",
     .x = 1074,
     .y = 100,
     .w = 168,
     .h = 168,
     .alpha = 1,
     .quarter = BAY_NOBODY},
    TALL("clouds-high", -420, 620, 0, 10, 5, 0.20f, 0.08f),
    SHEET(BAY_SHEET, "clouds", 0, 10, 5, 0.20f, 0.10f),
    SHEET(BAY_TOP, "curtain-low", 0, 16, 8, 0.30f, 0.10f),
    SHEET(BAY_TOP, "curtain-high", 0, 18, 10, 0.38f, 0.10f),
    {.kind = BAY_BEAM, .depth = 0.3f, .quarter = H},
    SHEET(BAY_SHEET, "hills-far", 0.1f, 12, -4, 0.22f, 0.14f),
    SHEET(BAY_SHEET, "hills-mid", 0.1f, 12, -4, 0.24f, 0.12f),
    SHEET(BAY_SHEET, "water-far", 0.1f, 8, -3, 0.16f, 0.2f),
    {.kind = BAY_GLINT,
     .art = "bay/glints-moon",
     .x = 90,
     .w = 1600,
     .h = 720,
     .depth = 0.1f,
     .alpha = 0.42f,
     .quarter = BAY_NOBODY},
    MIST("fog-1", 990, 316, 420, 126, 0.2f, 3.6f, 0.72f, H, -1),
    MIST("fog-2", 1130, 340, 420, 126, 0.2f, 3.6f, 0.70f, H, 1),
    MARK("studio", 372, 334, 198, 165, 0.2f, 10, 5, 0.34f, 0.28f, N, 0.16f),
    MARK("observatory", 548, 280, 176, 176, 0.2f, 10, 5, 0.34f, 0.24f, T, 0.16f),
    MIST("fog-1", 318, 268, 360, 122, 0.2f, 3.6f, 0.72f, N, -1),
    MIST("fog-2", 430, 286, 360, 122, 0.2f, 3.6f, 0.66f, N, 1),
    MIST("fog-2", 486, 222, 360, 122, 0.2f, 3.6f, 0.72f, T, -1),
    MIST("fog-1", 616, 240, 360, 122, 0.2f, 3.6f, 0.66f, T, 1),
    SHEET(BAY_SHEET, "hill-a", 0.3f, 14, -5, 0.34f, 0.14f),
    MARK("lighthouse", 1004, 552, 234, 390, 0.3f, 12, 6, 0.42f, 0.08f, H, 0.2f),
    MIST("fog-1", 330, 360, 420, 126, 0.4f, 2.4f, 0.60f, N, -1),
    MIST("fog-2", 600, 330, 420, 126, 0.4f, 2.4f, 0.60f, T, 1),
    WAVES("water-mid", 0, 720, 0.4f, 3, 12, -5, 0.34f, 0.2f),
    MIST("fog-2", 950, 474, 360, 122, 0.4f, 1.2f, 0.72f, H, -1),
    MIST("fog-1", 1096, 478, 420, 126, 0.4f, 1.2f, 0.72f, H, 1),
    SHINE("glints-lamp", 0.9f, H),
    MARK("forge", 300, 460, 192, 182, 0.5f, 10, 6, 0.40f, 0.14f, S, 0.16f),
    MARK("post", 486, 464, 196, 186, 0.5f, 10, 6, 0.40f, 0.14f, P, 0.16f),
    MARK("townhall", 662, 442, 196, 226, 0.5f, 10, 6, 0.40f, 0.14f, R, 0.16f),
    MARK("meadow", 1312, 462, 226, 216, 0.5f, 10, 6, 0.40f, 0.12f, W, 0.14f),
    MIST("fog-2", 226, 382, 360, 122, 0.55f, 1.2f, 0.74f, S, -1),
    MIST("fog-1", 336, 404, 300, 112, 0.55f, 1.2f, 0.72f, S, 1),
    MIST("fog-1", 446, 388, 300, 112, 0.55f, 1.2f, 0.72f, P, -1),
    MIST("fog-2", 546, 402, 300, 112, 0.55f, 1.2f, 0.74f, P, 1),
    MIST("fog-1", 644, 378, 300, 112, 0.55f, 1.2f, 0.72f, R, -1),
    MIST("fog-2", 738, 390, 360, 122, 0.55f, 1.2f, 0.74f, R, 1),
    MIST("fog-2", 1240, 376, 420, 126, 0.55f, 1.2f, 0.74f, W, -1),
    MIST("fog-1", 1410, 384, 420, 126, 0.55f, 1.2f, 0.74f, W, 1),
    SHEET(BAY_SHEET, "hill-b", 0.6f, 16, -6, 0.40f, 0.14f),
    MIST("fog-1", 270, 480, 300, 112, 0.6f, 1.2f, 0.64f, S, -1),
    MIST("fog-2", 500, 490, 300, 112, 0.6f, 1.2f, 0.64f, P, 1),
    MIST("fog-1", 716, 470, 360, 122, 0.6f, 1.2f, 0.64f, R, 1),
    MARK("market", 400, 588, 240, 150, 0.7f, 10, 7, 0.46f, 0.02f, M, 0.16f),
    MARK("commons", 1274, 578, 250, 163, 0.7f, 10, 7, 0.46f, 0.04f, C, 0.16f),
    SHEET(BAY_SHEET, "hill-c", 0.7f, 18, -7, 0.46f, 0.14f),
    MARK("ferry", 652, 654, 216, 177, 0.7f, 10, 7, 0.46f, 0.02f, K, 0.16f),
    MIST("fog-1", 316, 540, 360, 130, 0.75f, 1.2f, 0.76f, M, -1),
    MIST("fog-2", 446, 560, 300, 112, 0.75f, 1.2f, 0.76f, M, 1),
    MIST("fog-2", 600, 594, 360, 130, 0.75f, 1.2f, 0.76f, K, -1),
    MIST("fog-1", 726, 604, 420, 140, 0.75f, 1.2f, 0.76f, K, 1),
    MIST("fog-1", 1190, 526, 420, 140, 0.75f, 1.2f, 0.76f, C, -1),
    MIST("fog-2", 1356, 534, 420, 140, 0.75f, 1.2f, 0.76f, C, 1),
    BOAT("sailboat", 884, 646, 108, 137, 0.8f),
    WAVES("water-near", 600, 900, 0.8f, 5, 16, -6, 0.42f, 0.16f),
    {.kind = BAY_GLINT,
     .art = "bay/glints-town",
     .w = 1600,
     .h = 720,
     .depth = 0.8f,
     .sway = 5,
     .alpha = 0.8f,
     .quarter = K},
    SHEET(BAY_SHEET, "pier", 0.8f, 14, 8, 0.50f, 0.14f),
    {.kind = BAY_HOUR},
    {.kind = BAY_LANTERN,
     .art = "bay/lantern",
     .x = 1155,
     .y = 616,
     .w = 40,
     .h = 70,
     .depth = 0.8f,
     .shadow = {6, 4, 0.4f},
     .alpha = 1,
     .quarter = BAY_NOBODY},
    WAVES("water-front", 660, 840, 0.9f, 7, 18, -7, 0.50f, 0.14f),
    WAVES("water-deep", 720, 780, 0.92f, 5, 18, -7, 0.40f, 0.14f),
    {.kind = BAY_BOAT,
     .art = "bay/rowboat",
     .x = 560,
     .y = 806,
     .w = 150,
     .h = 95,
     .depth = 0.93f,
     .shadow = {10, 6, 0.42f},
     .rim = 0.14f,
     .alpha = 1,
     .soft = 44,
     .quarter = BAY_NOBODY},
    WAVES("water-low", 760, 740, 0.95f, 7, 18, -7, 0.40f, 0.12f),
    BOAT("buoy", 760, 890, 70, 122, 0.96f),
    WAVES("water-last", 840, 660, 0.97f, 5, 18, -7, 0.40f, 0.10f),
    SHEET(BAY_LOW, "foreground", 1, 26, -6, 0.60f, 0.10f),
};
const size_t bay_layer_count = sizeof bay_layers / sizeof *bay_layers;

const bay_layer *bay_landmark(int quarter) {
    for (size_t i = 0; i < bay_layer_count; i++) {
        if (bay_layers[i].kind == BAY_LANDMARK && bay_layers[i].quarter == quarter) {
            return &bay_layers[i];
        }
    }
    return NULL;
}
