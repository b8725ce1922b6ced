// The one raised sheet: what has the focus rises into the lamp's light, wherever it is drawn. The
// lamp glides from the one that loses it to the one that gains it, each in its own size, so that
// every frame of it is made of pictures that are there already.
#include <math.h>

#include "ui/ui_state.h"

enum { RISE = 8, DIP = 5, LAMP_EDGE = 12, BADGE = 44 };

static void lamp(ui *u, rectf at, float radius, float alpha) {
    static const struct {
        float blur;
        colour tint;
    } halo[] = {{18, 0xFFB02E}, {7, 0xFFDF8A}};
    rectf around = rect_inset(at, -LAMP_EDGE);
    size_t from = u->list.n;
    for (size_t i = 0; i < sizeof halo / sizeof *halo; i++) {
        ui_glow(u, NULL, around, halo[i].blur, halo[i].tint, 1);
    }
    if (u->prefs.high_contrast) { // lamplight on a light ground needs an edge
        ui_paper(u, rect_inset(around, -5), radius + LAMP_EDGE + 5, INK, 0);
    }
    ui_paper(u, around, radius + LAMP_EDGE, LAMP, 0);
    for (size_t i = from; i < u->list.n; i++) {
        u->list.items[i].alpha = alpha;
    }
}

void ui_lamp(ui *u, rectf at, float radius) {
    lamp(u, at, radius, 1);
}

// Where the lamp's middle is between the two.
static void lamp_middle(ui *u, float *x, float *y) {
    float t = ease_out(ui_ramp(u, u->lamp.since, SWIFT_MS));
    *x = u->lamp.from_x + (u->lamp.x - u->lamp.from_x) * t;
    *y = u->lamp.from_y + (u->lamp.y - u->lamp.from_y) * t;
}

static void lamp_goes_to(ui *u, ui_id id, float x, float y) {
    if (u->lamp.id != id) {
        bool seen = u->lamp.id != 0 && u->lamp.seen + 1 >= u->frames;
        float from_x = x, from_y = y;
        if (seen) {
            lamp_middle(u, &from_x, &from_y);
        }
        u->lamp.id = id;
        u->lamp.from_x = from_x;
        u->lamp.from_y = from_y;
        u->lamp.since = u->in.now_ms;
    }
    u->lamp.x = x;
    u->lamp.y = y;
}

rectf ui_raise(ui *u, ui_state s, rectf at, float radius) {
    at.y += s.down * DIP - s.lit * RISE;
    if (s.focused) {
        lamp_goes_to(u, s.id, at.x + at.w / 2, at.y + at.h / 2);
    }
    if (s.focused || s.lit > 0) {
        float x, y;
        lamp_middle(u, &x, &y);
        lamp(u, (rectf){x - at.w / 2, y - at.h / 2, at.w, at.h}, radius, s.lit);
        u->lamp.seen = u->frames;
    }
    return at;
}

// A small round lamp on the upper edge: what is chosen is known by its shape, not by colour alone.
static void chosen_badge(ui *u, rectf p) {
    rectf at = {(ui_rtl(u) ? p.x + 10 : p.x + p.w - 42), p.y - 14, 32, 32};
    ui_card(u, at, 16, LAMP, 3);
    ui_card(u, rect_inset(at, 9), 7, INK, 0);
}

static void hint_badge(ui *u, rectf p) {
    float x = ui_rtl(u) ? p.x + p.w - BADGE + 12 : p.x - 12;
    ui_icon(u, "hint", (rectf){x, p.y - 20, BADGE, BADGE});
}

rectf ui_sheet(ui *u, ui_state s, rectf at, float radius, ui_look look) {
    if (look.hinted && !s.focused) {
        ui_glow(u, NULL, rect_inset(at, -6), 16, LAMP, 1);
    }
    rectf p = ui_raise(u, s, at, radius);
    colour paper = look.disabled || look.idle ? PALE
                   : look.chosen              ? LIT
                   : look.paper               ? look.paper
                                              : PAPER;
    // Of paper's height only three are made, however it moves between them. What cannot be used
    // lies flat.
    float lift = look.disabled || look.idle ? 0 : s.down > 0.5f ? 2 : s.lit > 0.5f ? 9 : 5;
    ui_card(u, p, radius, paper, lift);
    if (look.chosen) {
        chosen_badge(u, p);
    }
    if (look.hinted) {
        hint_badge(u, p);
    }
    return p;
}
