#include "platform/paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "core/file.h"
#include "core/hash.h"
#include "platform/paint_state.h"

enum { STAMP_MEMORY = 1 << 20, SAVES_A_FRAME = 2 };

static uint64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

// Names, sizes and times of all drawings: what the cache on disk holds was made from these, or is
// not ours.
static uint64_t art_stamp(const char *art_dir) {
    uint64_t h = HASH_START;
    const char *const *path = NULL;
    size_t n = 0;
    arena *a = arena_create(STAMP_MEMORY);
    static const char *const kinds[] = {".svg", ".txt"};
    for (size_t k = 0; a && k < sizeof kinds / sizeof *kinds; k++) {
        if (!file_list(art_dir, kinds[k], a, &path, &n)) {
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            struct stat st;
            if (stat(path[i], &st) == 0) {
                int64_t facts[] = {st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec};
                h = hash_bytes(hash_str(h, path[i] + strlen(art_dir)), facts, sizeof facts);
            }
        }
    }
    arena_destroy(a);
    return h;
}

painter *painter_create(const char *art_dir, const char *cache_dir, fonts *f, size_t memory_cap) {
    painter *p = calloc(1, sizeof *p);
    if (!p) {
        return NULL;
    }
    p->fonts = f;
    p->art_dir = strdup(art_dir);
    p->grain = malloc(GRAIN_SIDE * GRAIN_SIDE);
    p->cache = paint_cache_create(cache_dir, memory_cap);
    if (!p->art_dir || !p->grain || !p->cache) {
        painter_destroy(p);
        return NULL;
    }
    p->stamp = art_stamp(art_dir);
    grain_make(p->grain);
    return p;
}

void painter_destroy(painter *p) {
    if (!p) {
        return;
    }
    paint_cache_destroy(p->cache);
    puppet_kit_close(p->kit);
    free(p->grain);
    free(p->units);
    free(p->last);
    free(p->art_dir);
    free(p);
}

static bool late(const painter *p) {
    return p->deadline_ms && now_ms() >= p->deadline_ms;
}

static bool meets(const unit *u, const pixel_rect *dirty, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!pixel_rect_empty(pixel_rect_cut(u->box, dirty[i]))) {
            return true;
        }
    }
    return false;
}

static const glyph_run *text_of(painter *p, unit *u, bool may_make) {
    const glyph_run *g = paint_cache_text(p->cache, u->key);
    glyph_run made;
    if (!g && may_make) {
        fonts_draw(p->fonts, u->item->run, &made); // what can't be drawn is kept as nothing
        g = paint_cache_keep_text(p->cache, u->key, &made);
    }
    return g;
}

// Whether it can be painted; makes its picture if it is not there and there is time.
static bool ready(painter *p, unit *u) {
    if (u->key == 0) {
        return true;
    }
    if (u->item->kind == DRAW_TEXT) {
        return text_of(p, u, !late(p)) != NULL;
    }
    if (paint_cache_sprite(p->cache, u->key)) {
        return true;
    }
    sprite s;
    return !late(p) && paint_make(p, u, &s) && paint_cache_keep(p->cache, u->key, &s);
}

static void lay_ink(uint32_t *restrict row, const unsigned char *restrict a, int n, uint32_t ink) {
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
static void lay(painter *p, unit *u, canvas c, pixel_rect clip, int ox, int oy, float fade) {
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
        const glyph_run *g = text_of(p, u, false);
        if (g && g->alpha) {
            float middle = it->at.y + it->at.h / 2 + it->run->font.size * FONTS_BASELINE;
            int base = (int)lroundf(middle * p->scale);
            lay_text(g, c, here, at.x, base - g->ascent - oy, it->tint, alpha);
        }
    } else if (u->key) {
        const sprite *s = paint_cache_sprite(p->cache, u->key);
        sprite_bend b = paint_bend(p, u);
        if (s && (b.lean || b.rise)) {
            sprite_lay_bent(s, c, here, at.x, at.y, alpha, b);
        } else if (s) {
            sprite_lay(s, c, here, at.x, at.y, alpha, it->flags & DRAW_ADD);
        }
    }
}

// A group's parts become one picture, if all of them are there.
static bool flatten(painter *p, size_t head) {
    unit *g = &p->units[head];
    canvas c = canvas_create(g->view.w, g->view.h);
    sprite s;
    bool ok = c.pixels != NULL;
    for (size_t i = head + 1; ok && i <= head + g->inner; i++) {
        lay(p, &p->units[i], c, g->view, g->view.x, g->view.y, 1);
    }
    ok = ok && sprite_make(&s, c, 0, 0) && paint_cache_keep(p->cache, g->key, &s);
    canvas_free(&c);
    for (size_t i = head + 1; ok && i <= head + g->inner; i++) {
        if (p->units[i].key) {
            paint_cache_demote(p->cache, p->units[i].key);
        }
    }
    return ok;
}

static bool ready_group(painter *p, size_t head) {
    unit *g = &p->units[head];
    if (pixel_rect_empty(g->box) || paint_cache_sprite(p->cache, g->key)) {
        return true;
    }
    bool all = true;
    for (size_t i = head + 1; i <= head + g->inner; i++) {
        unit *u = &p->units[i];
        u->missing = !pixel_rect_empty(u->box) && !ready(p, u);
        all &= !u->missing;
    }
    // Flattened or not, all is there: without memory for one picture it is painted part by part.
    if (all) {
        flatten(p, head);
    }
    return all;
}

// What is read and pressed is made before scenery, so that a first picture already says what it is.
static void make_words(painter *p, const pixel_rect *dirty, size_t n) {
    for (size_t i = 0; i < p->n && !late(p); i += 1 + p->units[i].inner) {
        unit *u = &p->units[i];
        bool words = u->item->kind == DRAW_TEXT || u->item->kind == DRAW_CARD;
        if (words && meets(u, dirty, n)) {
            ready(p, u);
        }
    }
}

static bool make_ready(painter *p, const pixel_rect *dirty, size_t n) {
    bool all = true;
    make_words(p, dirty, n);
    for (size_t i = 0; i < p->n; i += 1 + p->units[i].inner) {
        unit *u = &p->units[i];
        if (meets(u, dirty, n)) {
            u->missing = !(u->item->kind == DRAW_GROUP ? ready_group(p, i) : ready(p, u));
            all &= !u->missing;
        }
    }
    return all;
}

// Whether the unit alone decides what is seen in r.
static bool hides(painter *p, const unit *u, pixel_rect r) {
    if (u->item->alpha < 1 || u->missing || (u->item->flags & DRAW_ADD) ||
        !pixel_rect_holds(u->box, r)) {
        return false;
    }
    if (u->item->kind == DRAW_FILL) {
        return true;
    }
    const sprite *s =
        u->key && u->item->kind != DRAW_TEXT ? paint_cache_sprite(p->cache, u->key) : NULL;
    return s && s->opaque &&
           pixel_rect_holds((pixel_rect){u->at.x + u->slide + s->x, u->at.y + s->y, s->w, s->h}, r);
}

static void paint_rect(painter *p, canvas c, pixel_rect r) {
    size_t first = 0;
    bool hidden = false;
    for (size_t i = 0; i < p->n; i += 1 + p->units[i].inner) {
        if (hides(p, &p->units[i], r)) {
            first = i;
            hidden = true;
        }
    }
    if (!hidden) {
        canvas_fill(c, r, r, p->ground, p->ground, 255, false);
    }
    for (size_t i = first; i < p->n; i += 1 + p->units[i].inner) {
        unit *u = &p->units[i];
        bool parts =
            u->item->kind == DRAW_GROUP && !(u->key && paint_cache_sprite(p->cache, u->key));
        int dx = u->at.x - u->view.x, dy = u->at.y - u->view.y; // of a group that is shifted
        for (size_t k = i + 1; parts && k <= i + u->inner; k++) {
            lay(p, &p->units[k], c, (pixel_rect){r.x - dx, r.y - dy, r.w, r.h}, -dx, -dy,
                u->item->alpha);
        }
        if (!parts) {
            lay(p, u, c, r, 0, 0, 1);
        }
    }
    canvas_grain(c, r, p->grain);
}

size_t painter_paint(painter *p, const draw_list *l, canvas c, float scale, bool whole,
                     int budget_ms, pixel_rect *changed, size_t max, bool *complete) {
    whole |= p->w != c.w || p->h != c.h || p->ground != l->ground || fabsf(p->scale - scale) > 0;
    p->w = c.w;
    p->h = c.h;
    p->scale = scale;
    p->ground = l->ground;
    p->deadline_ms = budget_ms < 0 ? 0 : now_ms() + (uint64_t)budget_ms;
    fonts_scale(p->fonts, scale);
    paint_cache_frame(p->cache);
    *complete = false;
    if (!c.pixels || !paint_place(p, l)) {
        p->w = p->h = 0; // the next paint is a whole one
        return 0;
    }
    pixel_rect dirty[DIRTY_MAX];
    size_t n = paint_diff(p, whole, dirty);
    *complete = make_ready(p, dirty, n);
    for (size_t i = 0; i < n; i++) {
        paint_rect(p, c, dirty[i]);
    }
    paint_remember(p);
    if (*complete) {
        paint_cache_save(p->cache, SAVES_A_FRAME);
    }
    paint_cache_trim(p->cache);
    for (; n > max; n--) {
        dirty[max - 1] = pixel_rect_join(dirty[max - 1], dirty[n - 1]);
    }
    memcpy(changed, dirty, n * sizeof *dirty);
    return n;
}
