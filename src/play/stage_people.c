#include "play/stage.h"

#include <math.h>

#include "play/stage_state.h"

static const float FOOT = 536, LEAN = 15;
enum { LEAN_MS = 260, SPEAKS_MS = 2600, REST_MS = 420, BEAT_MS = 150, BEATS = 8 };

static float person_scale(const ui *u) {
    return 0.66f * fminf(1.3f, 1 + (ui_h(u) - STAGE_H) / 600);
}

// Whether the mouth of somebody who began to speak then is open now: it moves for a moment, then
// rests.
static bool mouth_open(ui *u, uint64_t since_ms) {
    uint64_t t = ui_now(u) - since_ms;
    if (since_ms == 0 || ui_preferences(u).reduced_motion || t >= BEAT_MS * BEATS) {
        return false;
    }
    ui_wake_in(u, BEAT_MS - (int)(t % BEAT_MS));
    return t / BEAT_MS % 2 == 0;
}

// 0..1: how far they bend towards the others: they lean in, stay so, and come to rest.
static float bends(ui *u, uint64_t since_ms) {
    uint64_t t = ui_now(u) - since_ms;
    if (since_ms == 0 || ui_preferences(u).reduced_motion || t >= SPEAKS_MS + REST_MS) {
        return 0;
    }
    if (t < SPEAKS_MS) {
        ui_wake_in(u, SPEAKS_MS - (int)t);
        return ease_out(ui_ramp(u, since_ms, LEAN_MS));
    }
    ui_dirty(u);
    return 1 - ease_out((float)(t - SPEAKS_MS) / REST_MS);
}

// The free hand says it too.
static const char *gesture(mood m) {
    static const char *const of[MOOD_COUNT] = {"free/open",  "free/cheer", "free/heart",
                                               "free/heart", "free/point", "free/shrug"};
    return of[m < MOOD_COUNT ? m : MOOD_CALM];
}

static const stage_person *speaker(const stage_person *p, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (p[i].spoke_ms) {
            return &p[i];
        }
    }
    return NULL;
}

void stage_people(ui *u, const stage_person *p, size_t n) {
    float foot = ui_h(u) - STAGE_H + FOOT, scale = person_scale(u);
    const stage_person *speaks = speaker(p, n);
    for (size_t i = 0; i < n; i++) {
        bool listens = speaks && speaks != &p[i];
        float turn = !listens ? p[i].turn : speaks->x > p[i].x ? 1 : -1;
        turn = ui_rtl(u) ? -turn : turn;
        float bent = bends(u, p[i].spoke_ms);
        const char *arms = p[i].pose ? p[i].pose : bent > 0 ? gesture(p[i].mood) : "";
        const char *pose = arena_printf(ui_arena(u), "%s%s%s", arms, listens ? " aside" : "",
                                        !p[i].pose && mouth_open(u, p[i].spoke_ms) ? " talk" : "");
        draw_item *it = ui_puppet(u, stage_stretch(u, p[i].x), foot, scale, p[i].look, p[i].mood,
                                  pose && pose[0] ? pose : NULL, turn, p[i].name);
        if (it) {
            it->lean += bent * LEAN * scale * (turn < 0 ? -1.0f : 1.0f);
        }
    }
}

void stage_lantern(ui *u, float x, mood m, uint64_t spoke_ms) {
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
    ui_puppet(u, at, y, 0.32f * k, "pip", m, mouth_open(u, spoke_ms) ? "talk" : NULL, 0,
              TR(u, "Pip"));
}
