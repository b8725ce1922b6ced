// Pictures and paper: the shapes that widgets and screens are cut from.
#include <math.h>

#include "core/hash.h"
#include "core/str.h"
#include "ui/ui_state.h"

void ui_fill(ui *u, rectf at, colour c, float alpha) {
    draw_item *it = draw_add(&u->list, DRAW_FILL, at);
    if (it) {
        it->tint = it->tint2 = c;
        it->alpha = alpha;
    }
}

void ui_status(ui *u, rectf at, const char *label, const char *value) {
    draw_item *mark = ui_mark(u, 0, at, ROLE_STATUS, label, 0);
    if (mark) {
        mark->value = value;
    }
}

void ui_art(ui *u, const char *name, rectf at, float lift) {
    draw_item *it = draw_add(&u->list, DRAW_ART, at);
    if (it) {
        it->art = name;
        it->lift = lift;
    }
}

draw_item *ui_glow(ui *u, const char *art, rectf at, float radius, colour tint, float alpha) {
    draw_item *it = draw_add(&u->list, DRAW_GLOW, at);
    if (it) {
        it->art = art;
        it->radius = radius;
        it->tint = tint;
        it->alpha = alpha;
    }
    return it;
}

// Arrows, things on their way and the question mark look the other way where reading does.
static bool has_direction(const char *name) {
    static const char *const names[] = {"back",   "chat", "help",  "leave", "leave-chat",
                                        "motion", "next", "plane", "voice"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_eq(name, names[i])) {
            return true;
        }
    }
    return false;
}

void ui_icon(ui *u, const char *name, rectf at) {
    size_t first = u->list.n;
    ui_art(u, arena_printf(u->frame, "icons/%s", name), at, 2);
    if (u->list.n > first && u->lang->rtl && has_direction(name)) {
        u->list.items[first].flags |= DRAW_FLIP;
    }
}

void ui_paper(ui *u, rectf at, float radius, colour c, float lift) {
    draw_item *it = draw_add(&u->list, DRAW_CARD, at);
    if (it) {
        it->radius = radius;
        it->tint = c;
        it->lift = lift;
    }
}

void ui_card(ui *u, rectf at, float radius, colour c, float lift) {
    const float light = 11;       // contrast with ink from which on it is paper
    if (u->prefs.high_contrast) { // an ink sheet behind is the border
        ui_paper(u, rect_inset(at, -4), radius + 4, INK, 0);
        c = theme_contrast(c, INK) >= light ? WHITE : c;
    }
    ui_paper(u, at, radius, c, lift);
}

void ui_face(ui *u, rectf at, const char *look, mood m, colour behind, const char *label) {
    draw_item *it = draw_add(&u->list, DRAW_FACE, at);
    if (it) {
        it->look = look;
        it->mood = (uint8_t)m;
        it->tint = behind;
        it->lift = 3;
        it->turn = u->lang->rtl ? -1 : 1;
        it->role = label ? ROLE_IMAGE : ROLE_NONE;
        it->label = label;
    }
}

// 0 at rest .. 1: how lively people are, after the last event.
static float liveliness(const ui *u) {
    const float wakes = 700, rests = 1500;
    float t = (float)(u->in.now_ms - u->stirred_ms);
    if (u->prefs.reduced_motion || u->stirred_ms == 0 || t >= UI_LIFE_MS) {
        return 0;
    }
    float in = (1 + (float)(u->in.now_ms - u->lively_ms)) / wakes, out = (UI_LIFE_MS - t) / rests;
    return ease_out(fminf(1, fminf(in, out)));
}

// Everybody breathes, sways and blinks in their own time.
static void live(ui *u, draw_item *it, float scale) {
    enum { STEP_MS = 66, BLINK_MS = 132, BLINKS = 3400, BREATHS = 2900, SWAYS = 5300 };
    const float turn = 6.2831853f, chest = 5, sway = 4;
    float life = liveliness(u);
    if (life <= 0) {
        return;
    }
    uint64_t t = u->in.now_ms + hash_str(HASH_START, it->look ? it->look : "") % 16384;
    it->breath = life * chest * scale * (0.5f - 0.5f * cosf((float)(t % BREATHS) * turn / BREATHS));
    it->lean = life * sway * scale * sinf((float)(t % SWAYS) * turn / SWAYS);
    if (t % BLINKS < BLINK_MS) {
        it->art = it->art ? arena_printf(u->frame, "%s blink", it->art) : "blink";
    }
    ui_wake_in(u, STEP_MS);
}

draw_item *ui_puppet(ui *u, float foot_x, float foot_y, float scale, const char *look, mood m,
                     const char *pose, float turn, const char *label) {
    rectf at = {foot_x - 200 * scale, foot_y - 545 * scale, 400 * scale, 560 * scale};
    draw_item *it = draw_add(&u->list, DRAW_PUPPET, at);
    if (it) {
        it->look = look;
        it->mood = (uint8_t)m;
        it->art = pose;
        it->turn = turn;
        it->lift = 6;
        live(u, it, scale);
        it->role = label ? ROLE_IMAGE : ROLE_NONE;
        it->label = label;
    }
    return it;
}

void ui_group(ui *u, const char *name) {
    draw_item *it = draw_add(&u->list, DRAW_GROUP, (rectf){0, 0, u->list.w, u->list.h});
    if (it) {
        it->art = name;
    }
}

void ui_group_end(ui *u) {
    draw_add(&u->list, DRAW_END, (rectf){0, 0, 0, 0});
}

void ui_soon(ui *u, size_t from) {
    for (size_t i = from; i < u->list.n; i++) {
        draw_item *it = &u->list.items[i];
        it->flags |= DRAW_SOON;
        it->role = ROLE_NONE;
        it->id = 0;
        it->label = it->value = NULL;
    }
}
