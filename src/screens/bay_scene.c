#include "screens/bay_scene.h"

#include <math.h>

#include "screens/bay_life.h"
#include "screens/bay_table.h"

enum { BLEED = BAY_LEAN + 8, SWELL = 4 }; // beyond the canvas: what moving brings into view
static const float LANTERN_X = 1013, LANTERN_Y = 250; // of the lighthouse
static const colour HALO = 0xFFB268, EMBER = 0xFF7C3A, WINDOW = 0xFFBE54, BEAM = 0xE8A450,
                    POINTED = 0xF0A238;
static const colour FOG_HIGH = 0xE4E6F0, FOG_LOW = 0x968EBC, SKY_TOP = 0x222C5C;
static const float WITHDRAWS = 150; // how far a bank goes aside before it is gone

typedef struct {
    float x, y, s; // canvas = x + sheet * s
    float w, h;
} frame;

// Wider than the sheets: they grow. Taller: three fifths of what is more goes to the sky.
static frame frame_of(const ui *u) {
    frame f = {.w = ui_w(u), .h = ui_h(u)};
    f.s = fmaxf(1, f.w / (BAY_SHEETS_W - 2 * BLEED));
    f.x = (f.w - BAY_SHEETS_W * f.s) / 2;
    f.y = (f.h - BAY_SHEETS_H * f.s) * 0.6f;
    return f;
}

static bool stands(bay_kind k) { // part of a group that is kept
    return k == BAY_SHEET || k == BAY_TOP || k == BAY_LOW || k == BAY_LANDMARK ||
           k == BAY_LANTERN || k == BAY_GLINT;
}

static rectf place(frame f, const bay_layer *l) {
    bool corner =
        l->kind == BAY_SHEET || l->kind == BAY_TOP || l->kind == BAY_LOW || l->kind == BAY_GLINT;
    float x = corner ? l->x : l->x - l->w / 2;
    float y = corner ? l->y : l->kind == BAY_FOG ? l->y - l->h / 2 : l->y - l->h;
    rectf r = {f.x + x * f.s, f.y + y * f.s, l->w * f.s, l->h * f.s};
    if (l->kind == BAY_TOP) {
        r.y = fminf(0, f.y);
    } else if (l->kind == BAY_LOW) {
        r.y = f.h - r.h;
    }
    return r;
}

static float mean(const float of[STRAND_COUNT]) {
    float sum = 0;
    for (int q = 0; q < STRAND_COUNT; q++) {
        sum += of[q];
    }
    return sum / STRAND_COUNT;
}

static float lenses(const bay_light *l) {
    float whole = 0;
    for (int q = 0; q < STRAND_COUNT; q++) {
        whole += l->clear[q] >= 1;
    }
    return whole / STRAND_COUNT;
}

static float between(float a, float b, float t) {
    return a + (b - a) * t;
}

static float wave(const ui *u, const bay_view *v, float hertz, float phase) {
    float t = (float)(ui_now(u) % 3600000) / 1000;
    return v->stir > 0 ? v->stir * sinf(6.2831853f * (t * hertz + phase)) : 0;
}

static void art(ui *u, frame f, const bay_layer *l, rectf at, float haze, float alpha) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = l->art;
        it->haze = haze;
        it->rim = l->rim;
        it->alpha = alpha;
        it->shadow.radius = l->shadow.radius * f.s;
        it->shadow.dx = l->shadow.drop * 0.35f * f.s;
        it->shadow.dy = l->shadow.drop * f.s;
        it->shadow.alpha = l->shadow.alpha;
    }
}

static void glow(ui *u, const char *name, rectf at, float radius, colour tint, float alpha,
                 unsigned flags) {
    draw_item *it = ui_glow(u, name, at, radius, tint, alpha);
    if (it) {
        it->flags = (uint16_t)flags;
    }
}

static const char *twin(ui *u, const bay_layer *l) {
    return arena_printf(ui_arena(u), "%s-light", l->art);
}

// Lamplight reaches the sheets behind, the thing's own face and the air at its windows.
static void landmark(ui *u, frame f, const bay_layer *l, rectf at, float lit, float haze,
                     float halo) {
    if (lit <= 0) {
        art(u, f, l, at, haze, 1);
        return;
    }
    const char *light = twin(u, l);
    glow(u, light, at, 44 * f.s, HALO, halo * lit, 0);
    art(u, f, l, at, haze, 1);
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = light;
        it->alpha = lit;
    }
    glow(u, light, at, 44 * f.s, EMBER, 0.10f * lit, DRAW_ADD);
    glow(u, light, at, 6 * f.s, WINDOW, 0.30f * lit, 0);
}

// Ten lenses make the lighthouse's light; a house has its own.
static float lit_of(const bay_light *b, const bay_layer *l) {
    if (l->kind == BAY_LANTERN || l->quarter == BAY_NOBODY) {
        return 1;
    }
    if (l->quarter == strand_by_quarter("lighthouse")) {
        float all = mean(b->lamp);
        return all > 0 ? 0.4f + 0.6f * all : 0;
    }
    return b->lamp[l->quarter];
}

// The landmarks whose light falls on this sheet: those between it and the sheet behind it.
static size_t first_faller(size_t sheet) {
    size_t i = sheet;
    while (i > 0 && bay_layers[i - 1].kind != BAY_SHEET) {
        i--;
    }
    return i;
}

static void draw_layer(ui *u, frame f, const bay_light *b, size_t i) {
    const bay_layer *l = &bay_layers[i];
    rectf at = place(f, l);
    float lit = lit_of(b, l);
    if (l->kind == BAY_LANDMARK) {
        landmark(u, f, l, at, lit, l->haze + 0.30f * (1 - b->clear[l->quarter]), 0.42f);
    } else if (l->kind == BAY_LANTERN) {
        landmark(u, f, l, at, 1, 0, 0.52f);
    } else if (l->kind != BAY_GLINT) {
        art(u, f, l, at, l->haze, l->alpha);
    } else if (lit > 0) {
        art(u, f, l, at, 0, l->alpha * lit);
    }
    for (size_t k = first_faller(i); l->kind == BAY_SHEET && k < i; k++) {
        const bay_layer *from = &bay_layers[k];
        float falls = from->kind == BAY_LANDMARK ? lit_of(b, from) : 0;
        if (falls > 0) {
            glow(u, twin(u, from), place(f, from), 44 * f.s, EMBER, 0.17f * falls, DRAW_ADD);
        }
    }
}

// Whether the lamp that catches changes anything from here to there.
static bool changes(const bay_view *v, size_t from, size_t to) {
    int house = strand_by_quarter("lighthouse");
    for (size_t i = from; v->catching != BAY_NOBODY && i < to; i++) {
        size_t k = bay_layers[i].kind == BAY_SHEET ? first_faller(i) : i;
        for (; k <= i; k++) {
            int q = stands(bay_layers[k].kind) ? bay_layers[k].quarter : BAY_NOBODY;
            if (q != BAY_NOBODY && (q == v->catching || q == house)) {
                return true;
            }
        }
    }
    return false;
}

static void group(ui *u, frame f, const bay_view *v, const bay_light *b, size_t from, size_t to,
                  float alpha) {
    const bay_layer *l = &bay_layers[from];
    bool moves = l->depth > 0 || l->sway > 0;
    float wide = moves ? BLEED : 0, high = l->sway > 0 ? SWELL : 0;
    draw_item *head =
        draw_add(ui_list(u), DRAW_GROUP, (rectf){-wide, -high, f.w + 2 * wide, f.h + 2 * high});
    if (head) {
        head->art = "bay";
        head->alpha = alpha;
        head->shift.x = bay_aside(l->depth, v->camera) + l->sway * wave(u, v, 0.21f, l->depth);
        head->shift.y = l->sway * 0.4f * wave(u, v, 0.29f, l->depth * 2);
    }
    if (from == 0 && f.y > 560 * f.s) { // above the highest sheet of sky
        ui_fill(u, (rectf){0, 0, f.w, f.y - 559 * f.s}, SKY_TOP, 1);
    }
    for (size_t i = from; i < to; i++) {
        draw_layer(u, f, b, i);
    }
    ui_group_end(u);
}

static void fog(ui *u, frame f, const bay_view *v, const bay_layer *l, size_t i) {
    float clear = between(v->before.clear[l->quarter], v->light.clear[l->quarter], v->caught);
    bay_bank bank = bay_fog(clear);
    rectf at = place(f, l);
    at.x += bay_aside(l->depth, v->camera) + 14 * wave(u, v, 0.09f, (float)i * 0.37f) +
            (ui_preferences(u).reduced_motion ? 0 : (float)l->side * bank.away * WITHDRAWS * f.s);
    draw_item *it = bank.thick > 0.01f ? draw_add(ui_list(u), DRAW_FOG, at) : NULL;
    if (it) {
        it->art = l->art;
        it->tint = FOG_HIGH;
        it->tint2 = FOG_LOW;
        it->radius = l->soft * f.s;
        it->alpha = fminf(0.92f, l->alpha + 0.16f) * bank.thick;
        it->flags = l->side > 0 ? DRAW_FLIP : 0;
    }
}

static void boat(ui *u, frame f, const bay_view *v, const bay_layer *l) {
    rectf at = place(f, l);
    if (at.y + at.h > f.h + SWELL) { // lies on waters that this window does not show
        return;
    }
    at.x += bay_aside(l->depth, v->camera) + 3 * wave(u, v, 0.17f, l->x);
    at.y += 4 * wave(u, v, 0.31f, l->x);
    if (l->soft > 0) {
        landmark(u, f, l, at, 1, 0, 0.5f);
    } else {
        art(u, f, l, at, l->haze, 1);
    }
}

static void beam(ui *u, frame f, const bay_view *v, bool before) {
    float lamp = between(mean(v->before.lamp), mean(v->light.lamp), v->caught);
    float lens = between(lenses(&v->before), lenses(&v->light), v->caught);
    bay_ray r = bay_beam(lens, lamp, v->turn);
    if (r.alpha <= 0 || r.before != before) {
        return;
    }
    static const float wide[] = {1, 0.45f}; // a soft cone and its core
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        draw_item *it = draw_add(ui_list(u), DRAW_BEAM,
                                 (rectf){f.x + LANTERN_X * f.s + bay_aside(0.3f, v->camera),
                                         f.y + LANTERN_Y * f.s, r.dx * f.s, r.dy * f.s});
        if (it) {
            it->radius = r.half * wide[i] * f.s;
            it->tint = BEAM;
            it->alpha = r.alpha;
        }
    }
}

static unsigned channel(float dark, float k) {
    return (unsigned)lroundf(dark + (255 - dark) * k);
}

static void hour(ui *u, frame f, const bay_view *v) {
    float lit = between(mean(v->before.lamp), mean(v->light.lamp), v->caught);
    draw_item *it = lit < 1 ? draw_add(ui_list(u), DRAW_HOUR, (rectf){0, 0, f.w, f.h}) : NULL;
    if (it) {
        it->tint = channel(196, lit) << 16 | channel(202, lit) << 8 | channel(226, lit);
    }
}

// What lamplight points out, and a lamp that catches: its glow flares up and settles.
static void point_out(ui *u, frame f, const bay_view *v, const bay_layer *l) {
    rectf at = place(f, l);
    at.x += bay_aside(l->depth, v->camera);
    float lit = lit_of(&v->light, l);
    float much = l->quarter == v->focus  ? 0.66f
                 : l->quarter == v->next ? 0.44f + 0.12f * wave(u, v, 0.4f, 0)
                                         : 0;
    if (much > 0) {
        glow(u, l->art, at, 30 * f.s, POINTED, much * (1 - 0.45f * lit), DRAW_ADD);
    }
    draw_item *windows = much > 0 && lit > 0 ? draw_add(ui_list(u), DRAW_ART, at) : NULL;
    if (windows) { // keep their colour under the glow
        windows->art = twin(u, l);
        windows->alpha = lit;
    }
    if (l->quarter == v->catching && v->caught < 1) {
        glow(u, twin(u, l), at, 60 * f.s, WINDOW, 0.75f * sinf(v->caught * 3.14159f), DRAW_ADD);
    }
}

void bay_scene(ui *u, const bay_view *view) {
    frame f = frame_of(u);
    bay_view now = *view;
    if (now.catching == BAY_NOBODY) {
        now.before = now.light;
        now.caught = 1;
    }
    for (size_t i = 0, to; i < bay_layer_count; i = to) {
        const bay_layer *l = &bay_layers[i];
        to = i + 1;
        switch (l->kind) {
        case BAY_FOG: fog(u, f, &now, l, i); continue;
        case BAY_BOAT: boat(u, f, &now, l); continue;
        case BAY_BEAM: beam(u, f, &now, false); continue;
        case BAY_HOUR: hour(u, f, &now); continue;
        default: break;
        }
        while (to < bay_layer_count && stands(bay_layers[to].kind) &&
               fabsf(bay_layers[to].depth - l->depth) < 0.001f &&
               fabsf(bay_layers[to].sway - l->sway) < 0.001f) {
            to++;
        }
        if (now.caught < 1 && changes(&now, i, to)) {
            group(u, f, &now, &now.before, i, to, 1);
            group(u, f, &now, &now.light, i, to, now.caught);
        } else {
            group(u, f, &now, &now.light, i, to, 1);
        }
        for (size_t k = i; k < to; k++) {
            if (bay_layers[k].kind == BAY_LANDMARK) {
                point_out(u, f, &now, &bay_layers[k]);
            }
        }
    }
    beam(u, f, &now, true);
}

rectf bay_place(const ui *u, int quarter) {
    const bay_layer *l = bay_landmark(quarter);
    return l ? place(frame_of(u), l) : (rectf){0, 0, 0, 0};
}

rectf bay_seen(const ui *u, int quarter, const bay_view *v) {
    const bay_layer *l = bay_landmark(quarter);
    rectf at = bay_place(u, quarter);
    at.x += l ? bay_aside(l->depth, v->camera) : 0;
    return at;
}

float bay_camera(int quarter) {
    const bay_layer *l = bay_landmark(quarter);
    return l ? fmaxf(-1, fminf(1, (l->x - BAY_SHEETS_W / 2) / 500)) : 0;
}

float bay_fade(ui *u, uint64_t since_ms, int ms) {
    uint64_t now = ui_now(u);
    if (now >= since_ms + (uint64_t)ms) {
        return 1;
    }
    ui_dirty(u);
    return now <= since_ms ? 0 : (float)(now - since_ms) / (float)ms;
}
