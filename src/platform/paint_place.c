#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/hash.h"
#include "platform/paint_state.h"
#include "platform/soft.h"

static uint64_t mix(uint64_t h, int64_t v) {
    h = (h ^ (uint64_t)v) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}
static uint64_t mix_float(uint64_t h, float v) {
    return mix(h, (int64_t)lroundf(v * 64));
}
static uint64_t mix_text(uint64_t h, const char *s) {
    return s ? hash_str(mix(h, 1), s) : mix(h, 0);
}
static uint64_t mix_rect(uint64_t h, pixel_rect r) {
    return mix(mix(mix(mix(h, r.x), r.y), r.w), r.h);
}

float paint_lift_radius(float lift, float scale) {
    return fmaxf(1, lift * scale);
}
float paint_blur_radius(float radius, float scale) {
    return radius * scale / 1.75f;
}

bool paint_is_sheet(const painter *p, pixel_rect at) {
    return at.w > p->w * 7 / 10 || at.h > p->h * 7 / 10;
}

puppet_kit *paint_kit(painter *p) {
    if (!p->kit_tried) {
        p->kit_tried = true;
        p->kit = puppet_kit_open(p->art_dir);
    }
    return p->kit;
}

static pixel_rect place_of(painter *p, const draw_item *it) {
    rectf r = it->at;
    if (it->kind == DRAW_PUPPET && paint_kit(p) && !puppet_is_tall(p->kit, it->look)) {
        const float child = 0.92f; // grown-ups tower a little
        float feet = r.y + r.h * PUPPET_FEET / PUPPET_H;
        r = (rectf){r.x + r.w * (1 - child) / 2, feet - r.h * child * PUPPET_FEET / PUPPET_H,
                    r.w * child, r.h * child};
    }
    float s = p->scale;
    pixel_rect out = {(int)lroundf(r.x * s), (int)lroundf(r.y * s), (int)lroundf(r.w * s),
                      (int)lroundf(r.h * s)};
    if (it->kind == DRAW_FILL) { // neighbours meet without a seam
        out.w = (int)lroundf((r.x + r.w) * s) - out.x;
        out.h = (int)lroundf((r.y + r.h) * s) - out.y;
    }
    return out;
}

static int shadow_reach(const painter *p, const draw_item *it) {
    float s = p->scale;
    if (it->shadow.alpha > 0) {
        return soft_reach(paint_blur_radius(it->shadow.radius, s)) +
               (int)(fmaxf(fabsf(it->shadow.dx), fabsf(it->shadow.dy)) * s);
    }
    return it->lift > 0 ? soft_reach(paint_lift_radius(it->lift, s)) + (int)(it->lift * s * 1.1f)
                        : 0;
}

sprite_bend paint_bend(const painter *p, const unit *u) {
    enum { CHEST = 312, HIP = 400 };
    const draw_item *it = u->item;
    if (it->kind != DRAW_PUPPET) {
        return (sprite_bend){0};
    }
    return (sprite_bend){(int)lroundf(it->lean * p->scale),
                         (int)fmaxf(0, roundf(it->breath * p->scale)), CHEST * u->at.h / PUPPET_H,
                         HIP * u->at.h / PUPPET_H, PUPPET_FEET * u->at.h / PUPPET_H};
}

static pixel_rect beam_box(const draw_item *it, float s) {
    float x = it->at.x + fminf(0, it->at.w), y = it->at.y + fminf(0, it->at.h);
    float w = fabsf(it->at.w), h = fabsf(it->at.h), r = it->radius;
    return (pixel_rect){(int)((x - r) * s) - 1, (int)((y - r) * s) - 1, (int)((w + 2 * r) * s) + 3,
                        (int)((h + 2 * r) * s) + 3};
}

static pixel_rect box_of(const painter *p, const draw_item *it, pixel_rect at, pixel_rect view) {
    const int spare = 6; // masks end on whole cells
    float s = p->scale;
    switch (it->kind) {
    case DRAW_FILL: return at;
    case DRAW_GLOW: {
        float r = it->art ? paint_blur_radius(it->radius, s) : it->radius * s;
        return it->flags & DRAW_SELF ? at : pixel_rect_grow(at, soft_reach(r) + spare);
    }
    case DRAW_FOG:
        return pixel_rect_grow(at,
                               soft_reach(paint_blur_radius(it->radius, s)) + (int)(8 * s) + spare);
    case DRAW_HOUR: return view;
    case DRAW_BEAM: return beam_box(it, s);
    case DRAW_TEXT: {
        float em = it->run->font.size * s;
        float base = (it->at.y + it->at.h / 2) * s + em * FONTS_BASELINE;
        return (pixel_rect){at.x - (int)em, (int)(base - 1.9f * em), at.w + (int)(2 * em),
                            (int)(3 * em)};
    }
    case DRAW_PUPPET:
        return pixel_rect_grow(at, shadow_reach(p, it) + soft_reach(6 * s) + spare +
                                       (int)(fabsf(it->lean * s) + fmaxf(0, it->breath * s)));
    default: return pixel_rect_grow(at, shadow_reach(p, it) + spare);
    }
}

// What its picture is made from. Colours of text and what lies at the moment of painting (place,
// alpha) are no part of it.
static uint64_t key_of(const painter *p, const draw_item *it, pixel_rect at, pixel_rect view) {
    uint64_t h = mix(mix(HASH_START, PAINTER_VERSION), it->kind);
    if (it->kind == DRAW_TEXT) {
        const text_run *r = it->run;
        h = mix(mix(mix(h, (int)r->font.face), r->font.bold), r->rtl);
        return mix_text(mix_float(mix_float(h, r->font.size), p->scale * 64), r->text) | 1;
    }
    h = mix(mix(mix(h, (int64_t)p->stamp), at.w), at.h);
    h = mix(h, it->flags & (DRAW_FLIP | DRAW_SELF));
    h = mix_float(mix_float(mix_float(h, it->lift), it->haze), it->rim);
    h = mix_float(
        mix_float(mix_float(mix_float(h, it->shadow.radius), it->shadow.dx), it->shadow.dy),
        it->shadow.alpha);
    h = mix_float(mix_text(mix_text(mix_float(h, it->radius), it->art), it->look), it->turn);
    h = mix_float(h, p->scale * 64);
    if (it->kind != DRAW_ART && it->kind != DRAW_PUPPET) {
        h = mix(mix(h, it->tint), it->tint2);
    }
    if (it->kind == DRAW_CARD) {
        h = mix(h, it->id); // each widget's card keeps its own cut while it moves
    }
    if (it->kind == DRAW_PUPPET || it->kind == DRAW_FACE) {
        h = mix(h, it->mood);
    }
    if (it->art && paint_is_sheet(p, at)) {
        h = mix_rect(mix(mix(h, at.x), at.y), view);
    }
    return h | 1;
}

static bool drawn_straight(draw_kind k) {
    return k == DRAW_FILL || k == DRAW_HOUR || k == DRAW_BEAM || k == DRAW_GROUP || k == DRAW_END;
}

static uint64_t hash_of(const painter *p, const unit *u, pixel_rect clip) {
    const draw_item *it = u->item;
    uint64_t h = mix_rect(mix(mix(u->key, it->kind), (int)lroundf(it->alpha * 255)), u->at);
    h = mix(h, u->slide);
    h = mix(mix(mix_rect(h, clip), it->flags & DRAW_ADD), it->tint);
    h = mix_float(mix(h, it->tint2), it->kind == DRAW_BEAM ? it->radius * p->scale : 0);
    sprite_bend b = paint_bend(p, u);
    h = b.lean || b.rise ? mix(mix(h, b.lean), b.rise) : h;
    return it->kind == DRAW_TEXT ? mix_float(mix_float(h, it->at.y * p->scale), it->at.h * p->scale)
                                 : h;
}

// A group is one with everything in it.
static void close_group(painter *p, size_t start, size_t end) {
    unit *g = &p->units[start];
    uint64_t h = mix(mix(HASH_START, PAINTER_VERSION), (int64_t)p->stamp);
    g->inner = end - start;
    g->box = (pixel_rect){0, 0, 0, 0};
    for (size_t i = start + 1; i <= end; i++) {
        h = mix(h, (int64_t)p->units[i].hash);
        if (p->units[i].item->kind != DRAW_HOUR) {
            g->box = pixel_rect_join(g->box, p->units[i].box);
        }
    }
    g->view = g->box;
    g->key = mix_rect(mix(mix(h, p->w), p->h), g->box) | 1;
    g->at = g->box;
    g->at.x += (int)lroundf(g->item->shift.x * p->scale);
    g->at.y += (int)lroundf(g->item->shift.y * p->scale);
    g->box = pixel_rect_cut(g->at, (pixel_rect){0, 0, p->w, p->h});
    g->hash = mix_rect(mix(g->key, (int)lroundf(g->item->alpha * 255)), g->at);
}

static bool room(painter *p, size_t n) {
    if (n > p->cap) {
        size_t cap = n + n / 2 + 64;
        unit *units = realloc(p->units, cap * sizeof *units);
        if (!units) {
            return false;
        }
        p->units = units;
        p->cap = cap;
    }
    return true;
}

uint64_t paint_thing(const unit *u) {
    const draw_item *it = u->item;
    uint64_t h = mix(mix(mix(mix(HASH_START, it->kind), u->at.w), u->at.h), it->flags & DRAW_FLIP);
    switch (it->kind) {
    case DRAW_PUPPET:
    case DRAW_FACE: return mix_text(h, it->look) | 1;
    case DRAW_ART:
    case DRAW_FOG: return mix_text(h, it->art) | 1;
    case DRAW_CARD: return it->id ? mix(h, it->id) | 1 : 0;
    default: return 0;
    }
}

typedef struct {
    pixel_rect view, clip; // view: what is placed is made for it
} placing;

static void place_one(painter *p, unit *u, placing *in) {
    const draw_item *it = u->item;
    if (it->kind == DRAW_TEXT && (!it->run || !it->run->text)) {
        return; // nothing to say, nothing to see
    }
    bool opens =
        it->kind == DRAW_CARD && (it->flags & DRAW_CLIP) && pixel_rect_holds(in->clip, in->view);
    if (!(it->flags & DRAW_CLIP)) {
        in->clip = in->view;
    }
    u->at = place_of(p, it);
    u->view = in->view;
    if (it->flags & DRAW_SLIDE) {
        int more = (int)ceilf(DRAW_SLIDE_MAX * p->scale);
        u->slide = (int)lroundf(it->shift.x * p->scale);
        u->view.x -= more;
        u->view.w += 2 * more;
    }
    u->box = box_of(p, it, u->at, in->view);
    u->box.x += u->slide;
    u->box = pixel_rect_cut(u->box, in->clip);
    u->key = drawn_straight(it->kind) ? 0 : key_of(p, it, u->at, u->view);
    u->hash = hash_of(p, u, in->clip);
    if (opens) {
        in->clip = pixel_rect_cut(in->view, pixel_rect_grow(u->at, -(int)(3 * p->scale)));
    }
}

// What is not seen yet stands behind all that is.
static void place_soon(painter *p, const draw_list *l) {
    placing in = {{0, 0, p->w, p->h}, {0, 0, p->w, p->h}};
    p->soon = 0;
    for (size_t i = 0; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if ((it->flags & DRAW_SOON) && it->kind != DRAW_GROUP && it->kind != DRAW_END) {
            unit *u = &p->units[p->n + p->soon++];
            *u = (unit){.item = it};
            place_one(p, u, &in);
        }
    }
}

bool paint_place(painter *p, const draw_list *l) {
    const pixel_rect screen = {0, 0, p->w, p->h};
    placing in = {screen, screen};
    size_t start = 0, depth = 0;
    p->n = p->soon = 0;
    if (!room(p, l->n)) {
        return false;
    }
    for (size_t i = 0; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (it->flags & DRAW_SOON) {
            continue;
        }
        unit *u = &p->units[p->n++];
        *u = (unit){.item = it, .hash = HASH_START};
        if (it->kind == DRAW_GROUP && depth++ == 0) {
            start = p->n - 1;
            in.view = in.clip = pixel_rect_join(screen, place_of(p, it));
        } else if (it->kind == DRAW_END && depth > 0 && --depth == 0) {
            close_group(p, start, p->n - 1);
            in.view = in.clip = screen;
        } else if (it->kind != DRAW_GROUP && it->kind != DRAW_END) {
            place_one(p, u, &in);
        }
    }
    if (depth > 0) { // never closed: it ends with the list
        close_group(p, start, p->n - 1);
    }
    place_soon(p, l);
    return true;
}
