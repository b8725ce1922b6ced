#include <math.h>
#include <stdlib.h>

#include "platform/paint_state.h"

enum { BAND_ROWS = 32 };

PIXEL_LOOP static void lay_ink(uint32_t *restrict row, const unsigned char *restrict a, int n,
                               uint32_t ink) {
    for (int i = 0; i < n; i++) {
        row[i] = pixel_over(row[i], pixel_scale(ink, a[i]));
    }
}

static void lay_text(const glyph_run *g, canvas c, pixel_rect clip, int x, int y, uint32_t rgb,
                     unsigned alpha) {
    pixel_rect r = pixel_rect_cut(clip, (pixel_rect){x, y, g->w, g->h});
    for (int j = r.y; j < r.y + r.h; j++) {
        lay_ink(c.pixels + (ptrdiff_t)j * c.pitch + r.x,
                g->alpha + (ptrdiff_t)(j - y) * g->w + r.x - x, r.w, pixel_of(rgb, alpha));
    }
}

// c's upper left pixel is the frame's pixel ox, oy; clip is in the frame's pixels and inside c.
void paint_lay(painter *p, const unit *u, canvas c, pixel_rect clip, int ox, int oy, float fade) {
    const draw_item *it = u->item;
    clip = pixel_rect_cut(clip, u->box);
    unsigned alpha = (unsigned)lroundf(fmaxf(0, fminf(1, it->alpha * fade)) * 255);
    if (pixel_rect_empty(clip) || alpha == 0) {
        return;
    }
    pixel_rect here = {clip.x - ox, clip.y - oy, clip.w, clip.h};
    pixel_rect at = {u->at.x + u->slide - ox, u->at.y - oy, u->at.w, u->at.h};
    if (it->kind == DRAW_FILL) {
        canvas_fill(c, here, at, it->tint, it->tint2, alpha, it->flags & DRAW_ADD);
    } else if (it->kind == DRAW_HOUR) {
        canvas_multiply(c, here, colour_mix(0xFFFFFF, it->tint, (float)alpha / 255));
    } else if (it->kind == DRAW_BEAM) {
        float s = p->scale;
        canvas_beam(c, here, it->at.x * s - (float)ox, it->at.y * s - (float)oy, it->at.w * s,
                    it->at.h * s, it->radius * s, it->tint, (float)alpha / 255);
    } else if (it->kind == DRAW_TEXT) {
        const glyph_run *g = paint_cache_text(p->cache, u->key);
        if (g && g->alpha) {
            float middle = it->at.y + it->at.h / 2 + it->run->font.size * FONTS_BASELINE;
            int base = (int)lroundf(middle * p->scale);
            lay_text(g, c, here, at.x, base - g->ascent - oy, it->tint, alpha);
        }
    } else if (u->key) {
        uint64_t key = u->missing ? u->twin : u->key;
        const sprite *s = key ? paint_cache_sprite(p->cache, key) : NULL;
        sprite_bend b = paint_bend(p, u);
        if (s && (b.lean || b.rise)) {
            sprite_lay_bent(s, c, here, at.x, at.y, alpha, b);
        } else if (s) {
            sprite_lay(s, c, here, at.x, at.y, alpha, it->flags & DRAW_ADD);
        }
    }
}

// Whether it alone decides what is seen in r.
bool paint_hides(painter *p, const unit *u, pixel_rect r) {
    sprite_bend b = paint_bend(p, u);
    if (u->item->alpha < 1 || u->missing || (u->item->flags & DRAW_ADD) || b.lean || b.rise ||
        !pixel_rect_holds(u->box, r)) {
        return false;
    }
    if (u->item->kind == DRAW_FILL) {
        return true;
    }
    const sprite *s =
        u->key && u->item->kind != DRAW_TEXT ? paint_cache_sprite(p->cache, u->key) : NULL;
    return s && sprite_hides(s, (pixel_rect){r.x - u->at.x - u->slide, r.y - u->at.y, r.w, r.h});
}

typedef struct { // what is laid: a unit, moved and faded as the group is in which it is
    const unit *u;
    pixel_rect clip; // in the pixels of where the unit lies
    int dx, dy;      // from there to the frame
    float fade;
} layer;

// The layers that touch r, from back to front, without those that another hides.
static size_t layers_in(painter *p, pixel_rect r, layer *out, bool *hidden) {
    size_t n = 0;
    *hidden = false;
    for (size_t i = 0; i < p->n; i++) {
        const unit *g = &p->units[i];
        bool parts = g->item->kind == DRAW_GROUP && !g->flat;
        size_t end = parts ? i + g->inner : i;
        for (size_t k = parts ? i + 1 : i; k <= end; k++) {
            layer l = {&p->units[k], r, 0, 0, 1};
            if (parts) { // an hour must not darken what is beside the group
                l = (layer){l.u, r, g->at.x - g->view.x, g->at.y - g->view.y, g->item->alpha};
                l.clip.x -= l.dx;
                l.clip.y -= l.dy;
                l.clip = pixel_rect_cut(l.clip, g->view);
            }
            if (pixel_rect_empty(pixel_rect_cut(l.u->box, l.clip))) {
                continue;
            }
            pixel_rect all = {r.x - l.dx, r.y - l.dy, r.w, r.h};
            if (l.fade >= 1 && paint_hides(p, l.u, all)) {
                n = 0;
                *hidden = true;
            }
            out[n++] = l;
        }
        i += g->inner;
    }
    return n;
}

// In bands that the processor's cache holds, and in each only what is seen there.
void paint_rect(painter *p, canvas c, pixel_rect r) {
    layer *layers = p->n ? malloc(p->n * sizeof *layers) : NULL;
    for (int y = r.y; y < r.y + r.h; y += BAND_ROWS) {
        pixel_rect band = pixel_rect_cut(r, (pixel_rect){r.x, y, r.w, BAND_ROWS});
        bool hidden = false;
        size_t n = layers ? layers_in(p, band, layers, &hidden) : 0;
        if (!hidden) {
            canvas_fill(c, band, band, p->ground, p->ground, 255, false);
        }
        for (size_t i = 0; i < n; i++) {
            const layer *l = &layers[i];
            paint_lay(p, l->u, c, l->clip, -l->dx, -l->dy, l->fade);
        }
        canvas_grain(c, band, p->grain);
    }
    free(layers);
}
