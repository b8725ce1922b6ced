#include "play/stage.h"

#include "core/str.h"
#include "play/stage_state.h"

float stage_stretch(const ui *u, float x) {
    float wide = x / STAGE_W * ui_w(u);
    return ui_rtl(u) ? ui_w(u) - wide : wide;
}

draw_item *stage_sheet(ui *u, const char *name, float lift) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, (rectf){0, ui_h(u) - STAGE_H, ui_w(u), STAGE_H});
    if (it) {
        it->art = name;
        it->lift = lift;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    return it;
}

// As sheet, but up to the window's upper edge: skies, walls, curtains.
static void tall_sheet(ui *u, const char *name, float lift) {
    draw_item *it = stage_sheet(u, name, lift);
    if (it) {
        it->at = (rectf){0, 0, ui_w(u), ui_h(u)};
    }
}

static void light(ui *u, rectf at, float radius, colour c, float alpha) {
    float k = ui_w(u) / STAGE_W;
    rectf r = ui_mirror(u, (rectf){at.x * k, at.y + ui_h(u) - STAGE_H, at.w * k, at.h});
    draw_item *it = draw_add(ui_list(u), DRAW_GLOW, r);
    if (it) {
        it->radius = radius;
        it->tint = c;
        it->alpha = alpha;
    }
}

static void harbour(ui *u) {
    static const char *const sheets[] = {"set/2-far", "set/3-hill", "set/4-town", "set/5-quay"};
    tall_sheet(u, "set/1-sky", 0);
    const float sun = 184; // it keeps round where the sheets are spread
    ui_art(u, "set/sun",
           (rectf){stage_stretch(u, 664) - sun / 2, ui_h(u) - STAGE_H + 238, sun, sun}, 0);
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        stage_sheet(u, sheets[i], 6 + (float)i);
    }
    light(u, (rectf){756, 236, 46, 40}, 24, 0xFFDF8A, 0.9f);
    light(u, (rectf){572, 238, sun, sun}, 56, 0xFFE9B0, 0.55f);
}

static void wall(ui *u) {
    tall_sheet(u, "set/sort-wall", 0);
    stage_sheet(u, "set/sort-floor", 6);
}

void stage_back(ui *u, const char *set, float dim) {
    ui_group(u, "stage");
    if (str_eq(set, "wall")) {
        wall(u);
    } else {
        harbour(u);
    }
    if (dim > 0) {
        ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, 0x24406A, dim);
    }
    ui_group_end(u);
}

void stage_front(ui *u, float apron_top) {
    ui_group(u, "front");
    tall_sheet(u, "set/7-wings", 12);
    ui_group_end(u);
    ui_fill(u, (rectf){0, apron_top + 60, ui_w(u), ui_h(u) - apron_top}, APRON, 1);
    draw_item *it = stage_sheet(u, "set/8-apron", 12);
    if (it) {
        it->at.y = apron_top - 548;
    }
}

void stage_fog(ui *u, uint64_t since_ms) {
    if (since_ms == 0) {
        return;
    }
    float t = ease_out(ui_ramp(u, since_ms, SLOW_MS));
    float off = ui_h(u) - STAGE_H;
    const rectf places[] = {{-120, off + 330, 800, 190}, {640, off + 360, 820, 180}};
    for (size_t i = 0; i < 2; i++) {
        float drift = (1 - t) * (i == 0 ? -160.0f : 160.0f);
        rectf at = places[i];
        at.x = at.x / STAGE_W * ui_w(u) + drift;
        at.w = at.w / STAGE_W * ui_w(u);
        draw_item *it = draw_add(ui_list(u), DRAW_FOG, at);
        if (it) {
            it->art = i == 0 ? "bay/fog-1" : "bay/fog-2";
            it->tint = 0xE4E6F0;
            it->tint2 = 0x968EBC;
            it->radius = 1.2f;
            it->alpha = 0.82f * t;
        }
    }
}
