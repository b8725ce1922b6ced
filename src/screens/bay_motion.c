#include "screens/bay_motion.h"

#include "screens/bay_life.h"

enum { ARRIVE_MS = 900, LIFE_FRAME_MS = 33 }; // slow drifting needs half the frames

static float camera(const bay_motion *m, ui *u) {
    float t = ease_out(ui_ramp(u, m->looked_ms, m->looking_ms));
    return m->from + (bay_camera(m->looks_at) - m->from) * t;
}

void bay_wake(bay_motion *m, const ui *u) {
    uint64_t now = ui_now(u);
    m->stirred_from = m->begun ? bay_stir(m->stirred_from, m->stirred_ms, now) : 0;
    m->stirred_ms = now;
    m->begun = true;
}

void bay_arrive(bay_motion *m, ui *u, int quarter) {
    *m = (bay_motion){.from = bay_camera(quarter) > 0 ? -0.6f : 0.6f,
                      .looks_at = quarter,
                      .looked_ms = ui_now(u),
                      .looking_ms = ARRIVE_MS};
    bay_wake(m, u);
}

void bay_look(bay_motion *m, ui *u, int quarter) {
    if (quarter != m->looks_at) {
        m->from = camera(m, u);
        m->looks_at = quarter;
        m->looked_ms = ui_now(u);
        m->looking_ms = SLOW_MS;
        bay_wake(m, u);
    }
}

void bay_move(const bay_motion *m, ui *u, bay_view *v) {
    v->camera = v->stir = 0;
    if (ui_preferences(u).reduced_motion) {
        return;
    }
    v->camera = camera(m, u);
    v->stir = bay_stir(m->stirred_from, m->stirred_ms, ui_now(u));
    if (v->stir > 0) {
        ui_wake_in(u, LIFE_FRAME_MS);
    }
}
