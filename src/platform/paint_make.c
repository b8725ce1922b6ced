#include <math.h>

#include <string.h>

#include "core/hash.h"
#include "core/log.h"
#include "core/str.h"
#include "platform/cutout.h"
#include "platform/paint_state.h"
#include "platform/soft.h"

static const uint32_t SHEET_SHADOW = 0x121634, LIFT_SHADOW = 0x1A1230, FOOT_SHADOW = 0x2A1830;
static const float ART_DARK = 0.36f, CARD_DARK = 0.42f, FOG_DARK = 0.37f;

typedef struct { // a cut sheet, before light falls on it
    canvas c;
    pixel_rect at;    // from the item's corner
    unsigned goes_on; // sides on which the paper continues beyond the picture
    pixel_rect most;  // where its shadow can be seen, from the item's corner
} sheet;

static const pixel_rect EVERYWHERE = {-(1 << 20), -(1 << 20), 1 << 21, 1 << 21};

static pixel_rect view_of(const unit *u) {
    return (pixel_rect){u->view.x - u->at.x, u->view.y - u->at.y, u->view.w, u->view.h};
}

// The part of a place that is worth making: of a sheet as large as the canvas only what is viewed.
static pixel_rect window_of(const unit *u, bool is_sheet) {
    pixel_rect local = {0, 0, u->at.w, u->at.h};
    return is_sheet ? pixel_rect_cut(local, view_of(u)) : local;
}

static unsigned borders(pixel_rect inner, pixel_rect outer) {
    return (inner.x <= outer.x ? SOFT_LEFT : 0u) | (inner.y <= outer.y ? SOFT_TOP : 0u) |
           (inner.x + inner.w >= outer.x + outer.w ? SOFT_RIGHT : 0u) |
           (inner.y + inner.h >= outer.y + outer.h ? SOFT_BOTTOM : 0u);
}

static void say_missing(painter *p, const char *name) {
    uint64_t key = hash_str(HASH_START, name);
    for (size_t i = 0; i < p->said_n; i++) {
        if (p->said[i] == key) {
            return;
        }
    }
    if (p->said_n < SAID_MAX) {
        p->said[p->said_n++] = key;
        log_line("there is no picture \"%.80s\"", name);
    }
}

static bool load_art(const painter *p, const char *name, svg *out) {
    static const char packs[] = "icons/+";
    bool own = !str_starts(name, packs);
    return own ? svg_load(p->art_dir, name, out)
               : p->packs_dir && svg_load(p->packs_dir, name + sizeof packs - 1, out);
}

// False: nothing can be shown; one line says so, and a picture of nothing is kept in its place.
static bool art_sheet(painter *p, const char *name, const unit *u, bool needed, sheet *out) {
    pixel_rect at = u->at;
    bool flip = u->item->flags & DRAW_FLIP;
    svg drawing;
    *out = (sheet){.most = EVERYWHERE};
    if (!name || !load_art(p, name, &drawing)) {
        if (needed) {
            say_missing(p, name ? name : "");
        }
        return false;
    }
    bool is_sheet = paint_is_sheet(p, at);
    pixel_rect window = window_of(u, is_sheet), part = window;
    if (flip) {
        part.x = at.w - window.x - window.w;
    }
    float ux = drawing.w / (float)at.w, uy = drawing.h / (float)at.h;
    svg_view view = {drawing.x + (float)part.x * ux, drawing.y + (float)part.y * uy,
                     (float)part.w * ux, (float)part.h * uy};
    if (!pixel_rect_empty(window)) {
        out->c = svg_raster_seen(drawing.inner, view, window.w, window.h, &out->at);
    }
    svg_free(&drawing);
    if (!out->c.pixels) {
        return false;
    }
    if (flip) {
        canvas_flip(out->c);
        out->at.x = window.w - out->at.x - out->at.w;
    }
    out->at.x += window.x;
    out->at.y += window.y;
    if (is_sheet) {
        pixel_rect screen = view_of(u);
        out->goes_on = borders(out->at, screen);
        out->most = screen;
    }
    return true;
}

typedef struct {
    float radius, dx, dy, alpha; // pixels
    uint32_t rgb;
} shade;

static shade shade_of(const painter *p, const draw_item *it, float dark) {
    float s = p->scale;
    if (it->shadow.alpha > 0) {
        return (shade){paint_blur_radius(it->shadow.radius, s), it->shadow.dx * s,
                       it->shadow.dy * s, it->shadow.alpha, SHEET_SHADOW};
    }
    float lift = it->lift * s;
    return (shade){paint_lift_radius(it->lift, s), lift * 0.4f, lift * 1.1f, lift > 0 ? dark : 0,
                   LIFT_SHADOW};
}

static void lay_over(canvas to, canvas from, int x, int y) {
    pixel_rect r =
        pixel_rect_cut((pixel_rect){0, 0, to.w, to.h}, (pixel_rect){x, y, from.w, from.h});
    for (int j = r.y; j < r.y + r.h; j++) {
        uint32_t *row = to.pixels + (ptrdiff_t)j * to.pitch;
        const uint32_t *src = from.pixels + (ptrdiff_t)(j - y) * from.pitch - x;
        for (int i = r.x; i < r.x + r.w; i++) {
            if (src[i]) {
                row[i] = pixel_over(row[i], src[i]);
            }
        }
    }
}

static pixel_rect mask_rect(const soft *m, pixel_rect at, int dx, int dy) {
    return (pixel_rect){at.x + dx + m->x, at.y + dy + m->y, m->w * m->cell, m->h * m->cell};
}

// Lays the sheet over its shadow and makes the sprite of both. Frees the sheet.
static bool finish(sheet *s, shade d, sprite *out) {
    bool ok;
    if (d.alpha <= 0) {
        ok = sprite_make(out, s->c, s->at.x, s->at.y);
    } else {
        soft m = soft_make(s->c, d.radius, s->goes_on);
        int dx = (int)lroundf(d.dx), dy = (int)lroundf(d.dy);
        pixel_rect r =
            pixel_rect_cut(pixel_rect_join(s->at, mask_rect(&m, s->at, dx, dy)), s->most);
        canvas c = canvas_create(r.w, r.h);
        ok = c.pixels && m.a;
        if (ok) {
            soft_lay(&m, c, s->at.x + dx - r.x, s->at.y + dy - r.y,
                     (soft_paint){d.rgb, d.rgb, d.alpha, 0});
            lay_over(c, s->c, s->at.x - r.x, s->at.y - r.y);
            ok = sprite_make(out, c, r.x, r.y);
        }
        canvas_free(&c);
        soft_free(&m);
    }
    canvas_free(&s->c);
    return ok;
}

static bool make_art(painter *p, const unit *u, sprite *out) {
    const draw_item *it = u->item;
    sheet s;
    if (!art_sheet(p, it->art, u, true, &s)) {
        return true;
    }
    haze_lay(s.c, it->haze);
    if (it->rim > 0) {
        edges_rim(s.c, 1.2f * p->scale, it->rim);
    } else if (it->lift > 0) {
        edges_cut(s.c, (it->lift <= 2 ? 1 : 2) * p->scale);
    }
    return finish(&s, shade_of(p, it, ART_DARK), out);
}

static bool make_card(const painter *p, const unit *u, sprite *out) {
    const draw_item *it = u->item;
    sheet s = {canvas_create(u->at.w, u->at.h), {0, 0, u->at.w, u->at.h}, 0, EVERYWHERE};
    if (!s.c.pixels) {
        return u->at.w <= 0 || u->at.h <= 0;
    }
    float side = it->at.w < it->at.h ? it->at.w : it->at.h;
    float bend = fminf(1, side / 64) * p->scale; // a small card has no room for a crooked edge
    uint32_t seed = (uint32_t)(it->at.w * 7 + it->at.h * 13) + it->id * 2654435761u;
    cutout_card(s.c, it->radius * p->scale, bend, it->tint, seed);
    if (it->rim > 0) {
        edges_rim(s.c, 1.2f * p->scale, it->rim);
    } else {
        edges_cut(s.c, 2 * p->scale);
    }
    return finish(&s, shade_of(p, it, CARD_DARK), out);
}

// Where the feet stand: a soft dark spot, wider than high.
static void foot_shadow(canvas c, int x, int y, int w, float size, float scale) {
    canvas spot = canvas_create((int)(220 * size), (int)fmaxf(1, 26 * size));
    if (spot.pixels) {
        cutout_card(spot, 12 * size, 0, FOOT_SHADOW, 0);
        soft m = soft_make(spot, 6 * scale, 0);
        soft_lay(&m, c, x + (w - spot.w) / 2,
                 y + (int)(PUPPET_FEET * size - 4 * scale) - spot.h / 2,
                 (soft_paint){FOOT_SHADOW, FOOT_SHADOW, 0.45f, 0});
        soft_free(&m);
    }
    canvas_free(&spot);
}

static bool make_puppet(painter *p, const unit *u, sprite *out) {
    const draw_item *it = u->item;
    canvas doll = {0};
    if (u->at.w > 0 && u->at.h > 0 && paint_kit(p)) {
        doll = puppet_draw(p->kit, (puppet_who){it->look, it->art, it->mood, it->turn},
                           (svg_view){0, 0, PUPPET_W, PUPPET_H}, u->at.w, u->at.h);
    }
    if (!doll.pixels) {
        return true;
    }
    if (it->flags & DRAW_FLIP) {
        canvas_flip(doll);
    }
    shade d = shade_of(p, it, ART_DARK);
    soft m = soft_make(doll, d.radius, 0);
    int pad = soft_reach(d.radius) + soft_reach(6 * p->scale) + (int)(d.dy + 1);
    canvas c = canvas_create(u->at.w + 2 * pad, u->at.h + 2 * pad);
    bool ok = c.pixels && m.a;
    if (ok) {
        foot_shadow(c, pad, pad, u->at.w, (float)u->at.w / PUPPET_W, p->scale);
        soft_lay(&m, c, pad + (int)d.dx, pad + (int)d.dy, (soft_paint){d.rgb, d.rgb, d.alpha, 0});
        lay_over(c, doll, pad, pad);
        ok = sprite_make(out, c, -pad, -pad);
    }
    canvas_free(&c);
    canvas_free(&doll);
    soft_free(&m);
    return ok;
}

static bool make_face(painter *p, const unit *u, sprite *out) {
    const draw_item *it = u->item;
    const svg_view person = {50, 30, 300, 300};
    const svg_view lantern = {40, 205, 320, 320}; // Pip's face is the flame
    const svg_view bust = str_eq(it->look, "pip") ? lantern : person;
    canvas doll = {0};
    if (u->at.w > 0 && u->at.h > 0 && paint_kit(p)) {
        doll = puppet_draw(p->kit, (puppet_who){it->look, it->art, it->mood, it->turn}, bust,
                           u->at.w, u->at.h);
    }
    sheet s = {canvas_create(u->at.w, u->at.h), {0, 0, u->at.w, u->at.h}, 0, EVERYWHERE};
    if (!s.c.pixels) {
        canvas_free(&doll);
        return u->at.w <= 0 || u->at.h <= 0;
    }
    pixel_rect all = {0, 0, s.c.w, s.c.h};
    canvas_fill(s.c, all, all, it->tint, it->tint, 255, false);
    if (doll.pixels) {
        if (it->flags & DRAW_FLIP) {
            canvas_flip(doll);
        }
        float lift = 5 * (float)u->at.w / bust.w;
        soft m = soft_make(doll, fmaxf(1, lift), SOFT_BOTTOM);
        soft_lay(&m, s.c, (int)(lift * 0.4f), (int)(lift * 1.1f),
                 (soft_paint){LIFT_SHADOW, LIFT_SHADOW, 0.3f, 0});
        soft_free(&m);
        lay_over(s.c, doll, 0, 0);
    }
    canvas_free(&doll);
    cutout_round(s.c);
    return finish(&s, shade_of(p, it, ART_DARK), out);
}

// Light on a thing itself: only where the thing is. A light's twin ("bay/post-light") lights what
// it belongs to ("bay/post").
static void keep_inside(painter *p, const unit *u, canvas c, pixel_rect at) {
    const char *name = u->item->art;
    char thing[128] = "";
    sheet s;
    if (str_ends(name, "-light")) {
        str_append(thing, sizeof thing, "%.*s", (int)(strlen(name) - strlen("-light")), name);
    }
    bool found =
        (thing[0] && art_sheet(p, thing, u, false, &s)) || art_sheet(p, name, u, false, &s);
    for (int y = 0; y < c.h; y++) {
        for (int x = 0; x < c.w; x++) {
            int i = x + at.x - s.at.x, j = y + at.y - s.at.y;
            bool on = found && i >= 0 && j >= 0 && i < s.c.w && j < s.c.h;
            uint32_t *to = &c.pixels[(ptrdiff_t)y * c.pitch + x];
            *to = on ? pixel_scale(*to, s.c.pixels[(ptrdiff_t)j * s.c.pitch + i] >> 24) : 0;
        }
    }
    if (found) {
        canvas_free(&s.c);
    }
}

static bool make_glow(painter *p, const unit *u, sprite *out) {
    const draw_item *it = u->item;
    sheet s = {.at = {0, 0, u->at.w, u->at.h}, .most = EVERYWHERE};
    float radius;
    if (it->art) {
        if (!art_sheet(p, it->art, u, true, &s)) {
            return true;
        }
        radius = paint_blur_radius(it->radius, p->scale);
    } else {
        s.c = canvas_create(u->at.w, u->at.h);
        if (!s.c.pixels) {
            return u->at.w <= 0 || u->at.h <= 0;
        }
        cutout_card(s.c, 24 * p->scale, p->scale, it->tint, 0);
        radius = it->radius * p->scale;
    }
    soft m = soft_make(s.c, radius, s.goes_on);
    soft_full(&m);
    pixel_rect own = {0, 0, u->at.w, u->at.h};
    pixel_rect r = pixel_rect_cut(it->flags & DRAW_SELF ? own : mask_rect(&m, s.at, 0, 0), s.most);
    canvas c = canvas_create(r.w, r.h);
    bool ok = c.pixels && m.a;
    if (ok) {
        soft_lay(&m, c, s.at.x - r.x, s.at.y - r.y, (soft_paint){it->tint, it->tint, 1, 0});
        if (it->art && (it->flags & DRAW_SELF)) {
            keep_inside(p, u, c, r);
        }
        ok = sprite_make(out, c, r.x, r.y);
    }
    canvas_free(&c);
    canvas_free(&s.c);
    soft_free(&m);
    return ok;
}

// Tracing paper: crisp near, soft far, thinning downward, with a small shadow of its own.
static bool make_fog(painter *p, const unit *u, sprite *out) {
    const draw_item *it = u->item;
    sheet s;
    if (!art_sheet(p, it->art, u, true, &s)) {
        return true;
    }
    soft m = soft_make(s.c, paint_blur_radius(it->radius, p->scale), s.goes_on);
    int dx = (int)lroundf(4 * p->scale), dy = (int)lroundf(8 * p->scale);
    pixel_rect r = pixel_rect_cut(
        pixel_rect_join(mask_rect(&m, s.at, 0, 0), mask_rect(&m, s.at, dx, dy)), s.most);
    canvas c = canvas_create(r.w, r.h);
    bool ok = c.pixels && m.a;
    if (ok) {
        int x = s.at.x - r.x, y = s.at.y - r.y;
        soft_lay(&m, c, x + dx, y + dy, (soft_paint){SHEET_SHADOW, SHEET_SHADOW, FOG_DARK, 0.8f});
        soft_lay(&m, c, x, y, (soft_paint){it->tint, it->tint2, 1, 0.55f});
        ok = sprite_make(out, c, r.x, r.y);
    }
    canvas_free(&c);
    canvas_free(&s.c);
    soft_free(&m);
    return ok;
}

bool paint_make(painter *p, const unit *u, sprite *out) {
    *out = (sprite){0};
    bool ok = false;
    switch (u->item->kind) {
    case DRAW_ART: ok = make_art(p, u, out); break;
    case DRAW_CARD: ok = make_card(p, u, out); break;
    case DRAW_PUPPET: ok = make_puppet(p, u, out); break;
    case DRAW_FACE: ok = make_face(p, u, out); break;
    case DRAW_GLOW: ok = make_glow(p, u, out); break;
    case DRAW_FOG: ok = make_fog(p, u, out); break;
    default: break;
    }
    if (ok && !out->runs) { // a picture of nothing
        return sprite_make(out, (canvas){0}, 0, 0);
    }
    return ok;
}
