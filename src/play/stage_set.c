#include <math.h>

#include "play/set_table.h"
#include "play/stage.h"
#include "play/stage_state.h"

static const colour HALO = 0xFFB268, EMBER = 0xFF7C3A, WINDOW = 0xFFBE54, HAZE = 0xB9AFCF;

float stage_stretch(const ui *u, float x) {
    float wide = x / STAGE_W * ui_w(u);
    return ui_rtl(u) ? ui_w(u) - wide : wide;
}

void stage_look(ui *u, stage_camera *c, float x) {
    const float far = 0.5f, turn = 2.0f / STAGE_W; // few places to look at: few pictures to keep
    float to = fmaxf(-1, fminf(1, roundf((x - STAGE_W / 2.0f) * turn / far) * far));
    if (ui_preferences(u).reduced_motion) {
        to = 0;
    }
    if (c->since_ms == 0) {
        *c = (stage_camera){to, to, ui_now(u) + 1};
    } else if (fabsf(to - c->to) > 0) {
        c->from += (c->to - c->from) * ease_out(ui_ramp(u, c->since_ms, SLOW_MS));
        c->to = to;
        c->since_ms = ui_now(u);
    }
}

// -1..1 on the screen, where right is right in any language. *still: it has come to rest.
static float leaning(ui *u, const stage_camera *c, bool *still) {
    bool moves = c && fabsf(c->to - c->from) > 0;
    float t = moves ? ui_ramp(u, c->since_ms, SLOW_MS) : 1;
    float look = c ? c->from + (c->to - c->from) * ease_out(t) : 0;
    *still = t >= 1;
    return ui_rtl(u) ? -look : look;
}

typedef struct {
    rectf at;
    float s;    // canvas units a unit of the sheets
    float look; // -1..1
} frame;

static frame frame_of(const ui *u, float look) {
    frame f = {.look = look};
    f.s = fmaxf(1, fmaxf((ui_w(u) + 2 * SET_STAND) / SET_W, ui_h(u) / SET_H));
    f.at = (rectf){(ui_w(u) - SET_W * f.s) / 2, ui_h(u) - SET_H * f.s, SET_W * f.s, SET_H * f.s};
    return f;
}

// People stay where they stand: what is behind them goes the way that is looked, what is before
// them comes the other way.
static draw_item *lay(ui *u, frame f, draw_kind kind, const char *art, const set_sheet *s) {
    draw_item *it = draw_add(ui_list(u), kind, f.at);
    if (it) {
        it->art = art;
        it->flags = (uint16_t)(DRAW_SLIDE | (ui_rtl(u) ? DRAW_FLIP : 0));
        it->shift.x = f.look * (SET_STAND - s->depth);
    }
    return it;
}

static void glow(ui *u, frame f, const char *art, const set_sheet *s, float radius, colour tint,
                 float alpha, unsigned flags) {
    draw_item *it = lay(u, f, DRAW_GLOW, art, s);
    if (it) {
        it->radius = radius * f.s;
        it->tint = tint;
        it->alpha = alpha * s->light;
        it->flags |= (uint16_t)flags;
    }
}

static void paper(ui *u, frame f, const set_sheet *s) {
    draw_item *it = lay(u, f, DRAW_ART, s->art, s);
    if (it) {
        it->haze = s->haze;
        it->rim = s->rim;
        it->shadow.radius = s->shadow.radius * f.s;
        it->shadow.dx = s->shadow.drop * 0.35f * f.s;
        it->shadow.dy = s->shadow.drop * f.s;
        it->shadow.alpha = s->shadow.alpha;
    }
}

// Lamplight reaches the sheets behind, its own sheet and the air at its windows.
static void sheet(ui *u, frame f, const set_sheet *s) {
    if (s->light <= 0) {
        paper(u, f, s);
        return;
    }
    const char *twin = arena_printf(ui_arena(u), "%s-light", s->art);
    glow(u, f, twin, s, 44, HALO, 0.42f, 0);
    paper(u, f, s);
    draw_item *it = lay(u, f, DRAW_ART, twin, s);
    if (it) {
        it->alpha = s->light;
    }
    glow(u, f, twin, s, 44, EMBER, 0.10f, DRAW_ADD);
    glow(u, f, twin, s, 6, WINDOW, 0.30f, 0);
}

rectf stage_sheet_part(const ui *u, rectf part) {
    frame f = frame_of(u, 0);
    return ui_mirror(
        u, (rectf){f.at.x + part.x * f.s, f.at.y + part.y * f.s, part.w * f.s, part.h * f.s});
}

void stage_back(ui *u, const char *set, const stage_camera *c, float dim) {
    bool still;
    frame f = frame_of(u, leaning(u, c, &still));
    const stage_set *of = set_find(set);
    if (still) {
        ui_group(u, "stage");
    }
    for (size_t i = 0; i < of->n; i++) {
        sheet(u, f, &of->sheets[i]);
    }
    if (dim > 0) {
        ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, 0x24406A, dim);
    }
    if (still) {
        ui_group_end(u);
    }
}

void stage_far(ui *u, const char *set, float along) {
    enum { PAN = 190 };
    const stage_set *of = set_find(set);
    frame f = {.s = fmaxf((ui_w(u) + 2 * PAN + 2 * SET_STAND) / SET_W, ui_h(u) / SET_H)};
    f.s = fmaxf(1, f.s);
    f.at = (rectf){(ui_w(u) - SET_W * f.s) / 2, ui_h(u) - SET_H * f.s, SET_W * f.s, SET_H * f.s};
    size_t mark = ui_list(u)->n;
    ui_group(u, "far");
    if (ui_list(u)->n > mark) {
        draw_item *group = &ui_list(u)->items[mark];
        group->at = (rectf){-PAN, 0, ui_w(u) + 2 * PAN, ui_h(u)};
        group->shift.x = (ui_rtl(u) ? -1.0f : 1.0f) * PAN * (1 - 2 * along);
    }
    for (size_t i = 0; i < of->n; i++) {
        if (of->sheets[i].depth <= SET_STAND) {
            sheet(u, f, &of->sheets[i]);
        }
    }
    ui_fill(u, (rectf){-PAN, 0, ui_w(u) + 2 * PAN, ui_h(u)}, HAZE, 0.16f);
    ui_group_end(u);
}

// A side's cloth, drawn for the left.
static void cloth(ui *u, const char *art, bool right, rectf at) {
    at.x = right ? ui_w(u) - at.w : 0;
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = art;
        it->lift = 12;
        it->flags = right ? DRAW_FLIP : 0;
    }
}

// A strip as wide as the sets, its middle in the canvas' middle; a wider canvas makes it larger.
static void strip(ui *u, const char *art, float y, float h) {
    float s = fmaxf(1, ui_w(u) / SET_W);
    draw_item *it =
        draw_add(ui_list(u), DRAW_ART, (rectf){(ui_w(u) - SET_W * s) / 2, y, SET_W * s, h * s});
    if (it) {
        it->art = art;
        it->lift = 12;
    }
}

void stage_front(ui *u, float apron_top) {
    enum { SKIRT = 260 };
    ui_group(u, "front");
    float tall = fmaxf(1, ui_h(u) / SET_H);
    for (int right = 0; right < 2; right++) {
        cloth(u, "set/curtain", right,
              (rectf){0, ui_h(u) - SET_H * tall, 150 * tall, SET_H * tall});
    }
    strip(u, "set/valance", 0, 44);
    for (int right = 0; right < 2; right++) {
        cloth(u, "set/swag", right, (rectf){0, 0, 280, 130});
    }
    ui_group_end(u);
    ui_fill(u, (rectf){0, apron_top + SKIRT, ui_w(u), ui_h(u) - apron_top}, APRON, 1);
    strip(u, "set/skirt", apron_top + 12, SKIRT); // one picture for every height of the apron
    strip(u, "set/apron", apron_top - 12, 120);
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
