#include "screens/workbench.h"

#include <math.h>

enum { LANTERN_H = 176, LANTERN_FOOT = 56, KEY_PAD = 20, KEY_SIDE = 6 };

void workbench(ui *u) {
    ui_group(u, "bench");
    ui_art(u, "set/bench", (rectf){0, 0, ui_w(u), ui_h(u)}, 0);
    rectf tools = {ui_w(u) - 1280, ui_h(u) - 720, 1280, 720};
    draw_item *it = draw_add(ui_list(u), DRAW_ART, ui_mirror(u, tools));
    if (it) {
        it->art = "set/bench-tools";
        it->lift = 6;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    ui_group_end(u);
}

void workbench_lantern(ui *u, float y) {
    float foot = ui_h(u) - LANTERN_FOOT;
    if (foot - LANTERN_H < y) {
        return;
    }
    rectf at = ui_mirror(u, (rectf){MARGIN + 40, foot - LANTERN_H, 120, LANTERN_H});
    static const struct {
        float wide, blur, alpha;
        colour tint;
    } light[] = {{120, 96, 0.55f, LAMP}, {10, 60, 0.8f, 0xFFE7A0}};
    for (size_t i = 0; i < sizeof light / sizeof *light; i++) {
        ui_glow(u, NULL, rect_inset(at, -light[i].wide), light[i].blur, light[i].tint,
                light[i].alpha);
    }
    ui_puppet(u, at.x + at.w / 2, foot, 0.36f, "pip", MOOD_HAPPY, NULL, ui_rtl(u) ? -0.6f : 0.6f,
              NULL);
}

float workbench_key_width(ui *u, const char *name) {
    float h = ui_pitch(u, TEXT_SMALL) + 20;
    return fmaxf(h, ceilf(ui_text_width(u, TEXT_SMALL, name)) + 2 + 2 * KEY_PAD);
}

void workbench_key(ui *u, rectf at, const char *name, colour paper) {
    ui_card(u, at, 14, FAINT, 3);
    rectf top = {at.x + 2, at.y, at.w - 4, at.h - KEY_SIDE};
    ui_card(u, top, 12, paper, 0);
    ui_label(u, top, TEXT_SMALL, INK, ROLE_NONE, name);
}
