#include "platform/paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "core/file.h"
#include "core/hash.h"
#include "platform/paint_state.h"

enum { STAMP_MEMORY = 1 << 20, HOLD_MS = 120 };

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
    p->memory = memory_cap;
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

void painter_packs(painter *p, const char *dir) {
    p->packs_dir = dir;
}

void painter_destroy(painter *p) {
    if (!p) {
        return;
    }
    for (size_t i = 0; p->cache && i < p->n; i++) { // what was shown last is shown first again
        paint_cache_save(p->cache, p->units[i].key);
    }
    paint_cache_destroy(p->cache);
    puppet_kit_close(p->kit);
    free(p->grain);
    free(p->units);
    free(p->last);
    free(p->now);
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

static bool picture_of(painter *p, const unit *u) {
    if (paint_cache_sprite(p->cache, u->key)) {
        return true;
    }
    sprite s;
    return !late(p) && paint_make(p, u, &s) && paint_cache_keep(p->cache, u->key, &s);
}

// Whether it can be painted; makes its picture if it is not there and there is time. In the place
// of one that has to wait stands how the same thing looked before.
static bool ready(painter *p, unit *u) {
    if (u->key == 0) {
        return true;
    }
    if (u->item->kind == DRAW_TEXT) {
        const glyph_run *g = paint_cache_text(p->cache, u->key);
        glyph_run made;
        if (!g && !late(p)) {
            fonts_draw(p->fonts, u->item->run, &made); // what can't be drawn is kept as nothing
            g = paint_cache_keep_text(p->cache, u->key, &made);
        }
        return g != NULL;
    }
    uint64_t thing = paint_thing(u);
    looked *was = &p->looked[thing % LOOKED];
    bool is = picture_of(p, u);
    if (is && thing) {
        *was = (looked){thing, u->key};
    }
    bool twin = !is && thing && was->thing == thing && paint_cache_sprite(p->cache, was->key);
    u->twin = twin ? was->key : 0;
    return is;
}

// A group's parts become one picture, if all of them are there.
static bool flatten(painter *p, size_t head) {
    unit *g = &p->units[head];
    canvas c = canvas_create(g->view.w, g->view.h);
    sprite s;
    bool ok = c.pixels != NULL;
    for (size_t i = head + 1; ok && i <= head + g->inner; i++) {
        paint_lay(p, &p->units[i], c, g->view, g->view.x, g->view.y, 1);
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

// Whether the group looks different when its parts are laid on what stands below one by one: its
// parts would show through each other, or its hour would darken what is not in it.
static bool must_be_one(painter *p, size_t head) {
    const unit *g = &p->units[head];
    if (g->item->alpha < 1) {
        return true;
    }
    bool ground = false;
    for (size_t i = head + 1; i < head + g->inner; i++) {
        const unit *u = &p->units[i];
        ground = ground || paint_hides(p, u, g->view);
        if (u->item->kind == DRAW_HOUR && !ground) {
            return true;
        }
    }
    return false;
}

// A group that changes from one frame to the next would be flattened for every one of them: it is
// painted by its parts until there is rest.
static bool ready_group(painter *p, size_t head) {
    unit *g = &p->units[head];
    g->flat = !pixel_rect_empty(g->box) && paint_cache_sprite(p->cache, g->key);
    if (pixel_rect_empty(g->box) || g->flat) {
        return true;
    }
    bool all = true;
    for (size_t i = head + 1; i <= head + g->inner; i++) {
        unit *u = &p->units[i];
        u->missing = !pixel_rect_empty(u->box) && !ready(p, u);
        all &= !u->missing;
    }
    if (all && must_be_one(p, head)) {
        g->flat = flatten(p, head); // without memory for it, it is painted by its parts
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

// Rather than with holes, the next frame comes a little later: until then the last one stands.
static bool holds(painter *p, bool complete, bool whole) {
    bool hole = false;
    for (size_t i = 0; i < p->n && !complete && !whole && !hole; i++) {
        const unit *u = &p->units[i]; // a group misses nothing but its parts
        hole = u->missing && u->twin == 0 && u->item->kind != DRAW_GROUP;
    }
    if (!hole) {
        p->held_ms = 0;
        return false;
    }
    p->held_ms = p->held_ms ? p->held_ms : now_ms();
    return now_ms() - p->held_ms < HOLD_MS;
}

static size_t memory_for(const painter *p, canvas c) {
    size_t pixels = (size_t)c.w * (size_t)c.h, least = (size_t)1280 * 720;
    return pixels <= least ? p->memory : p->memory / 2 + p->memory / 2 * pixels / least;
}

size_t painter_paint(painter *p, const draw_list *l, canvas c, float scale, bool whole,
                     int budget_ms, pixel_rect *changed, size_t max, bool *complete) {
    whole |= p->w != c.w || p->h != c.h || p->ground != l->ground || fabsf(p->scale - scale) > 0;
    if (whole) {
        paint_cache_cap(p->cache, memory_for(p, c));
    }
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
    p->rests = *complete;
    p->saved = p->made = 0;
    if (holds(p, *complete, whole)) {
        return 0;
    }
    for (size_t i = 0; i < n; i++) {
        paint_rect(p, c, dirty[i]);
    }
    paint_remember(p);
    paint_cache_trim(p->cache);
    for (; n > max; n--) {
        dirty[max - 1] = pixel_rect_join(dirty[max - 1], dirty[n - 1]);
    }
    memcpy(changed, dirty, n * sizeof *dirty);
    return n;
}

bool painter_rest(painter *p, int budget_ms) {
    p->deadline_ms = now_ms() + (uint64_t)(budget_ms > 0 ? budget_ms : 1);
    for (size_t i = 0; p->rests && i < p->n; i += 1 + p->units[i].inner) {
        const unit *g = &p->units[i];
        bool wanted = g->item->kind == DRAW_GROUP && !pixel_rect_empty(g->box) &&
                      !paint_cache_sprite(p->cache, g->key);
        if (wanted && late(p)) {
            return true;
        }
        if (wanted && ready_group(p, i) && !g->flat) {
            flatten(p, i);
        }
    }
    p->rests = false;
    for (; p->made < p->soon; p->made++) {
        if (late(p)) {
            return true;
        }
        ready(p, &p->units[p->n + p->made]);
    }
    for (; p->saved < p->n + p->soon; p->saved++) {
        if (late(p)) {
            return true;
        }
        paint_cache_save(p->cache, p->units[p->saved].key);
    }
    return false;
}
