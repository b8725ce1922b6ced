#include "play/motion.h"

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
