#include "screens/bay_scene.h"

#include <math.h>

typedef enum {
    SHEET,
    TOP,
    LANDMARK,
    MOON,
    FOG,
    BEAM,
    GLINT,
    BOAT,
    LANTERN,
    NEAR_WATER,
    DEEP_WATER,
    HOUR,
    FRONT
} layer_kind;

enum { R, P, S, T, C, K, M, W, H, N };
static const float SHEETS_W = 1600, SHEETS_H = 720, HORIZON = 460;
static const colour HALO = 0xFFB268, EMBER = 0xFF7C3A, WINDOW = 0xFFBE54, MOONSHINE = 0xFFE2B4;
static const colour FOG_HIGH = 0xE4E6F0, FOG_LOW = 0x968EBC;

typedef struct {
    layer_kind kind;
    const char *art;
    float x, y, w, h; // FOG: its middle; others smaller than a sheet: the middle of the base line
    struct {
        float radius, drop, alpha;
    } shadow;
    float haze;        // towards the distance
    unsigned quarters; // bits of the quarters it belongs to
    float rim, alpha, soft;
} layer;

#define SHEETS(kind, name, radius, drop, dark, rim)                                                \
    { kind, "bay/" name, 0, 0, 1600, 720, {radius, drop, dark}, 0, 0, rim, 1, 0 }
#define MARK(name, x, y, w, h, radius, drop, dark, haze, quarter, rim)                             \
    { LANDMARK, "bay/" name, x, y, w, h, {radius, drop, dark}, haze, 1U << (quarter), rim, 1, 0 }
#define MIST(name, x, y, w, h, soft, alpha, quarters)                                              \
    { FOG, "bay/" name, x, y, w, h, {0, 0, 0}, 0, quarters, 0, alpha, soft }
#define SHINE(kind, name, alpha, quarters)                                                         \
    { kind, "bay/" name, 0, 0, 1600, 720, {0, 0, 0}, 0, quarters, 0, alpha, 0 }

// From back to front. Figures are logical pixels of the sheets' 1600 x 720.
static const layer STAGE[] = {
    SHEETS(TOP, "sky", 0, 0, 0, 0),
    {MOON, "bay/moon", 1096, 316, 240, 240, {0, 0, 0}, 0.10f, 0, 0, 0.34f, 0},
    SHEETS(SHEET, "clouds", 10, 5, 0.20f, 0.10f),
    SHEETS(TOP, "curtain-low", 16, 8, 0.30f, 0.10f),
    SHEETS(TOP, "curtain-high", 18, 10, 0.38f, 0.10f),
    SHINE(BEAM, "beam", 0.62f, 0),
    SHEETS(SHEET, "hills-far", 12, -4, 0.22f, 0.14f),
    SHEETS(SHEET, "hills-mid", 12, -4, 0.24f, 0.12f),
    MIST("fog-2", 1110, 300, 640, 140, 3.6f, 0.60f, 1U << H),
    SHEETS(SHEET, "water-far", 8, -3, 0.16f, 0.2f),
    SHINE(GLINT, "glints-moon", 0.75f, 0),
    MARK("studio", 372, 332, 180, 161, 10, 5, 0.34f, 0.30f, N, 0.16f),
    MARK("observatory", 548, 280, 176, 176, 10, 5, 0.34f, 0.24f, T, 0.16f),
    MIST("fog-1", 470, 240, 620, 150, 3.6f, 0.66f, 1U << N | 1U << T),
    SHEETS(SHEET, "hill-a", 14, -5, 0.34f, 0.14f),
    MIST("fog-2", 360, 372, 700, 130, 3.6f, 0.62f, 1U << N | 1U << T),
    MARK("lighthouse", 1004, 552, 234, 390, 12, 6, 0.42f, 0.08f, H, 0.2f),
    SHEETS(SHEET, "water-mid", 12, -5, 0.34f, 0.2f),
    MIST("fog-1", 1030, 470, 560, 150, 1.2f, 0.70f, 1U << H),
    SHINE(GLINT, "glints-lamp", 0.9f, 1U << H),
    MARK("forge", 312, 458, 184, 174, 10, 6, 0.40f, 0.14f, S, 0.16f),
    MARK("post", 484, 464, 172, 172, 10, 6, 0.40f, 0.14f, P, 0.16f),
    MARK("townhall", 662, 442, 196, 226, 10, 6, 0.40f, 0.14f, R, 0.16f),
    MARK("meadow", 1312, 462, 226, 216, 10, 6, 0.40f, 0.12f, W, 0.14f),
    MIST("fog-1", 560, 376, 760, 160, 1.2f, 0.72f, 1U << S | 1U << P | 1U << R),
    MIST("fog-2", 1330, 380, 520, 140, 1.2f, 0.68f, 1U << W),
    SHEETS(SHEET, "hill-b", 16, -6, 0.40f, 0.14f),
    MIST("fog-2", 400, 490, 820, 130, 1.2f, 0.62f, 1U << S | 1U << P | 1U << R),
    MARK("market", 400, 588, 240, 150, 10, 7, 0.46f, 0.02f, M, 0.16f),
    MARK("commons", 1274, 578, 250, 163, 10, 7, 0.46f, 0.04f, C, 0.16f),
    SHEETS(SHEET, "hill-c", 18, -7, 0.46f, 0.14f),
    MARK("ferry", 652, 654, 216, 177, 10, 7, 0.46f, 0.02f, K, 0.16f),
    MIST("fog-1", 500, 560, 720, 170, 1.2f, 0.74f, 1U << M | 1U << K),
    MIST("fog-2", 1320, 540, 560, 150, 1.2f, 0.74f, 1U << C),
    {BOAT, "bay/sailboat", 880, 646, 108, 137, {10, 6, 0.42f}, 0.04f, 0, 0.14f, 1, 0},
    SHEETS(NEAR_WATER, "water-near", 16, -6, 0.42f, 0.16f),
    SHINE(GLINT, "glints-town", 0.8f, 1U << K),
    SHEETS(SHEET, "pier", 14, 8, 0.50f, 0.14f),
    {.kind = HOUR},
    {LANTERN, "bay/lantern", 1155, 616, 40, 70, {6, 4, 0.4f}, 0, 0, 0, 1, 0},
    SHEETS(DEEP_WATER, "water-front", 18, -7, 0.50f, 0.14f),
    SHEETS(FRONT, "foreground", 26, -6, 0.60f, 0.10f),
};
enum { LAYERS = sizeof STAGE / sizeof *STAGE };

typedef struct {
    float x, y, s; // canvas = x + sheet * s
    float w, h;
} frame;

// Wider than the sheets: they grow. Taller: three fifths of what is more goes to the sky.
static frame frame_of(const ui *u) {
    frame f = {.w = ui_w(u), .h = ui_h(u)};
    f.s = fmaxf(1, f.w / SHEETS_W);
    f.x = (f.w - SHEETS_W * f.s) / 2;
    f.y = (f.h - SHEETS_H * f.s) * 0.6f;
    return f;
}

static rectf place(frame f, const layer *l) {
    bool sheet = l->w >= SHEETS_W;
    float x = sheet ? 0 : l->x - l->w / 2;
    float y = sheet ? 0 : l->kind == FOG ? l->y - l->h / 2 : l->y - l->h;
    rectf r = {f.x + x * f.s, f.y + y * f.s, l->w * f.s, l->h * f.s};
    if (l->kind == TOP) {
        r.y = fminf(0, f.y);
    } else if (l->kind == FRONT) {
        r.y = f.h - r.h;
    }
    return r;
}

static float share(const float *of, unsigned quarters) {
    float sum = 0;
    int n = 0;
    for (int q = 0; q < STRAND_COUNT; q++) {
        if (quarters >> q & 1U) {
            sum += of[q];
            n++;
        }
    }
    return n ? sum / (float)n : 1;
}

static float lamps(const bay_light *l) {
    return share(l->lamp, (1U << STRAND_COUNT) - 1);
}

static draw_item *art(ui *u, frame f, const layer *l, rectf at, float haze) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = l->art;
        it->haze = haze;
        it->rim = l->rim;
        it->alpha = l->alpha;
        it->shadow.radius = l->shadow.radius * f.s;
        it->shadow.dx = l->shadow.drop * 0.35f * f.s;
        it->shadow.dy = l->shadow.drop * f.s;
        it->shadow.alpha = l->shadow.alpha;
    }
    return it;
}

static void glow(ui *u, const char *name, rectf at, float radius, colour tint, float alpha,
                 unsigned flags) {
    draw_item *it = draw_add(ui_list(u), DRAW_GLOW, at);
    if (it) {
        it->art = name;
        it->radius = radius;
        it->tint = tint;
        it->alpha = alpha;
        it->flags = (uint16_t)flags;
    }
}

static const char *twin(ui *u, const layer *l) {
    return arena_printf(ui_arena(u), "%s-light", l->art);
}

// Lamplight reaches the sheets behind, the thing's own face and the air at its windows.
static void landmark(ui *u, frame f, const layer *l, float lit, float haze, float halo) {
    rectf at = place(f, l);
    if (lit <= 0) {
        art(u, f, l, at, haze);
        return;
    }
    const char *light = twin(u, l);
    glow(u, light, at, 44 * f.s, HALO, halo * lit, 0);
    art(u, f, l, at, haze);
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = light;
        it->alpha = lit;
    }
    glow(u, light, at, 44 * f.s, EMBER, 0.10f * lit, DRAW_ADD);
    glow(u, light, at, 6 * f.s, WINDOW, 0.30f * lit, 0);
}

static void layer_art(ui *u, const layer *l, rectf at, float alpha, unsigned flags) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = l->art;
        it->haze = l->haze;
        it->alpha = alpha;
        it->flags = (uint16_t)flags;
    }
}

static void fill(ui *u, rectf at, colour top, colour low) {
    draw_item *it = draw_add(ui_list(u), DRAW_FILL, at);
    if (it) {
        it->tint = top;
        it->tint2 = low;
    }
}

static void sky(ui *u, frame f, const layer *l) {
    if (l->shadow.alpha > 0) { // the dark clouds that close the top
        art(u, f, l, place(f, l), 0);
        return;
    }
    rectf at = place(f, l);
    at.h = fmaxf(at.h, (HORIZON * f.s + f.y) / HORIZON * SHEETS_H);
    art(u, f, l, at, 0);
}

static void near_water(ui *u, frame f, const layer *l) {
    rectf at = place(f, l);
    art(u, f, l, at, 0);
    float end = at.y + at.h;
    if (end < f.h) {
        fill(u, (rectf){0, end - 1, f.w, f.h - end + 1}, 0x1C4A60, 0x16304A);
    }
}

// Below the sheets the sea goes on, with one more wave.

static void deep_water(ui *u, frame f, const layer *l) {
    rectf at = place(f, l);
    art(u, f, l, at, 0);
    float end = at.y + at.h;
    if (end >= f.h) {
        return;
    }
    fill(u, (rectf){0, end - 1, f.w, f.h - end + 1}, 0x16304A, 0x12263C);
    rectf next = at;
    next.y += (f.h - end) * 0.7f;
    draw_item *it = art(u, f, l, next, 0);
    if (it) {
        it->flags = DRAW_FLIP;
    }
    end = next.y + next.h;
    fill(u, (rectf){0, end - 1, f.w, f.h - end + 1}, 0x16304A, 0x12263C);
}

static unsigned channel(float dark, float k) {
    return (unsigned)lroundf(dark + (254 - dark) * k);
}

static void hour(ui *u, frame f, float lit) {
    draw_item *it = draw_add(ui_list(u), DRAW_HOUR, (rectf){0, 0, f.w, f.h});
    if (it) {
        it->tint = channel(196, lit) << 16 | channel(202, lit) << 8 | channel(226, lit);
    }
}

typedef struct { // landmarks whose light falls on the next sheet before them
    const layer *of[STRAND_COUNT];
    float lit[STRAND_COUNT];
    int n;
} fallers;

static void layer_draw(ui *u, frame f, const bay_light *b, const layer *l, fallers *fall) {
    float lit = share(b->lamp, l->quarters);
    switch (l->kind) {
    case TOP: sky(u, f, l); break;
    case MOON:
        glow(u, l->art, place(f, l), 16 * f.s, MOONSHINE, l->alpha, 0);
        layer_art(u, l, place(f, l), 1, 0);
        break;
    case LANDMARK:
        if (l->quarters == 1U << H) { // ten lenses make its light
            float all = lamps(b);
            landmark(u, f, l, all > 0 ? 0.4f + 0.6f * all : 0, l->haze + 0.34f * (1 - lit), 0.56f);
        } else {
            landmark(u, f, l, lit, l->haze + 0.34f * (1 - lit), 0.42f);
            if (lit > 0) {
                fall->of[fall->n] = l;
                fall->lit[fall->n++] = lit;
            }
        }
        break;
    case LANTERN: landmark(u, f, l, 1, 0, 0.52f); break;
    case FOG: {
        float left = 1 - share(b->clear, l->quarters);
        draw_item *it = left > 0.01f ? draw_add(ui_list(u), DRAW_FOG, place(f, l)) : NULL;
        if (it) {
            it->art = l->art;
            it->tint = FOG_HIGH;
            it->tint2 = FOG_LOW;
            it->radius = l->soft * f.s;
            it->alpha = fminf(0.92f, l->alpha + 0.22f) * left;
        }
        break;
    }
    case BEAM:
    case GLINT: {
        float much = l->alpha * (l->kind == BEAM ? lamps(b) : l->quarters ? lit : 1);
        if (much > 0) {
            layer_art(u, l, place(f, l), much, l->kind == BEAM ? DRAW_ADD : 0);
        }
        break;
    }
    case NEAR_WATER: near_water(u, f, l); break;
    case DEEP_WATER: deep_water(u, f, l); break;
    case HOUR: hour(u, f, lamps(b)); break;
    case SHEET:
    case BOAT:
    case FRONT: art(u, f, l, place(f, l), l->haze); break;
    }
    if (l->kind == SHEET) {
        for (; fall->n > 0; fall->n--) {
            const layer *from = fall->of[fall->n - 1];
            glow(u, twin(u, from), place(f, from), 44 * f.s, EMBER, 0.17f * fall->lit[fall->n - 1],
                 DRAW_ADD);
        }
    }
}

void bay_scene(ui *u, const bay_light *l, float alpha) {
    frame f = frame_of(u);
    fallers fall = {.n = 0};
    draw_item *group = draw_add(ui_list(u), DRAW_GROUP, (rectf){0, 0, f.w, f.h});
    if (group) {
        group->art = "bay";
        group->alpha = alpha;
    }
    for (size_t i = 0; i < LAYERS; i++) {
        layer_draw(u, f, l, &STAGE[i], &fall);
    }
    ui_group_end(u);
}

static const layer *landmark_of(int quarter) {
    for (size_t i = 0; i < LAYERS; i++) {
        if (STAGE[i].kind == LANDMARK && STAGE[i].quarters == 1U << quarter) {
            return &STAGE[i];
        }
    }
    return NULL;
}

rectf bay_place(const ui *u, int quarter) {
    const layer *l = landmark_of(quarter);
    return l ? place(frame_of(u), l) : (rectf){0, 0, 0, 0};
}

void bay_catch(ui *u, int quarter, float t) {
    const layer *l = landmark_of(quarter);
    if (l && t < 1) {
        frame f = frame_of(u);
        float flare = sinf(t * 3.14159f);
        glow(u, twin(u, l), place(f, l), (44 + 40 * t) * f.s, WINDOW, 0.75f * flare, DRAW_ADD);
    }
}
