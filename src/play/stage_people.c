#include "play/stage.h"

#include <math.h>

#include "play/stage_state.h"

static const float FOOT = 536;

static float person_scale(const ui *u) {
    return 0.66f * fminf(1.3f, 1 + (ui_h(u) - STAGE_H) / 600);
}

void stage_people(ui *u, const stage_person *p, size_t n) {
    float foot = ui_h(u) - STAGE_H + FOOT;
    for (size_t i = 0; i < n; i++) {
        float turn = ui_rtl(u) ? -p[i].turn : p[i].turn;
        const char *pose = p[i].talking && !p[i].pose ? "talk" : p[i].pose;
        ui_puppet(u, stage_stretch(u, p[i].x), foot, person_scale(u), p[i].look, p[i].mood, pose,
                  turn, p[i].name);
    }
}

bool stage_mouth(ui *u, uint64_t since_ms) {
    enum { BEAT_MS = 150, BEATS = 6 };
    uint64_t t = ui_now(u) - since_ms;
    if (since_ms == 0 || ui_preferences(u).reduced_motion || t >= BEAT_MS * BEATS) {
        return false;
    }
    ui_wake_in(u, BEAT_MS - (int)(t % BEAT_MS));
    return t / BEAT_MS % 2 == 0;
}

void stage_lantern(ui *u, float x, mood m) {
    float k = person_scale(u) / 0.66f;
    float at = stage_stretch(u, x);
    const float w = 140 * k, h = 90 * k;
    float y = ui_h(u) - STAGE_H + FOOT + 14 - h; // the crate's upper edge
    ui_art(u, "set/crate", (rectf){at - w / 2, y, w, h}, 9);
    y += 14 * k;
    draw_item *it = draw_add(ui_list(u), DRAW_GLOW, (rectf){at - 20, y - 78, 40, 50});
    if (it) {
        it->radius = 30;
        it->tint = 0xFFD98A;
        it->alpha = 0.9f;
    }
    ui_puppet(u, at, y, 0.32f * k, "pip", m, NULL, 0, TR(u, "Pip"));
}
