#include "play/motion.h"

#include "play/stage.h"

size_t motion_mark(ui *u) {
    return ui_list(u)->n;
}

void motion_shift(ui *u, size_t since, float dx, float dy, float alpha) {
    draw_list *l = ui_list(u);
    for (size_t i = since; i < l->n; i++) {
        draw_item *it = &l->items[i];
        if (it->id == 0 && it->alpha > 0) {
            it->at.x += dx;
            it->at.y += dy;
            it->alpha *= alpha;
        }
    }
}

float motion_fade(ui *u, uint64_t since_ms, int ms) {
    if (since_ms == 0 || ui_now(u) >= since_ms + (uint64_t)ms) {
        return 1;
    }
    ui_dirty(u);
    return ui_now(u) <= since_ms ? 0 : ease_out((float)(ui_now(u) - since_ms) / (float)ms);
}

float motion_travel(ui *u, uint64_t since_ms, int ms) {
    return ease_out(ui_ramp(u, since_ms, ms));
}

void motion_zoom(ui *u, size_t since, float x, float y, float k) {
    draw_list *l = ui_list(u);
    for (size_t i = since; i < l->n; i++) {
        draw_item *it = &l->items[i];
        it->at =
            (rectf){x + (it->at.x - x) * k, y + (it->at.y - y) * k, it->at.w * k, it->at.h * k};
    }
}

void motion_fog(ui *u, motion_mist *m, bool lies) {
    uint64_t now = ui_now(u) > 0 ? ui_now(u) : 1;
    if (lies && !m->came_ms) {
        *m = (motion_mist){.came_ms = now};
    } else if (!lies && m->came_ms) {
        *m = (motion_mist){.went_ms = now};
    }
    if (m->came_ms) {
        stage_fog(u, m->came_ms);
        return;
    }
    if (!m->went_ms) {
        return;
    }
    float left = 1 - motion_fade(u, m->went_ms, SLOW_MS);
    if (left <= 0) {
        m->went_ms = 0;
        return;
    }
    const float far = ui_preferences(u).reduced_motion ? 0 : 160;
    size_t first = motion_mark(u);
    stage_fog(u, 1);
    size_t n = ui_list(u)->n - first;
    for (size_t i = 0; i < n; i++) {
        draw_item *it = &ui_list(u)->items[first + i];
        it->at.x += (2 * i < n ? -far : far) * (1 - left);
        it->alpha *= left;
    }
}
