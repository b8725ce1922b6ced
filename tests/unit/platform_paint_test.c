// The painter: painting what changed equals painting all, time budgets, a cache that lies, art that
// is missing.
#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/rng.h"
#include "platform/paint.h"
#include "platform/paint_disk.h"
#include "platform/puppet.h"
#include "ui/theme.h"

#define ART BAY_SOURCE "/assets/art"

enum { W = 320, H = 180, CAP = 16 << 20 };
static const float SCALE = 0.25f;

typedef struct {
    fonts *f;
    painter *p;
    arena *a;
    draw_list l;
    canvas c;
} rig;

static rig rig_open(const char *art, const char *cache) {
    rig r = {.f = fonts_open(), .a = arena_create(4 << 20), .c = canvas_create(W, H)};
    assert_non_null(r.f);
    r.p = painter_create(art, cache, r.f, CAP);
    assert_non_null(r.p);
    draw_begin(&r.l, r.a, 1280, 720);
    return r;
}

static void rig_close(rig *r) {
    painter_destroy(r->p);
    fonts_close(r->f);
    arena_destroy(r->a);
    canvas_free(&r->c);
}

static size_t paint(rig *r, bool whole, int budget_ms, bool *complete) {
    pixel_rect changed[4];
    size_t n = painter_paint(r->p, &r->l, r->c, SCALE, whole, budget_ms, changed, 4, complete);
    for (size_t i = 0; i < n; i++) {
        assert_true(pixel_rect_holds((pixel_rect){0, 0, W, H}, changed[i]));
    }
    return n;
}

static draw_item *add(rig *r, draw_kind kind, rectf at) {
    draw_item *it = draw_add(&r->l, kind, at);
    assert_non_null(it);
    return it;
}

static void add_text(rig *r, const char *text, float x, float y) {
    text_run *run = arena_new(r->a, text_run);
    *run = (text_run){{FACE_LATIN, false, 40}, false, text, 0, 300};
    draw_item *it = add(r, DRAW_TEXT, (rectf){x, y, 300, 60});
    it->run = run;
    it->tint = INK;
}

// Any item there is, anywhere on the canvas and a little beyond it.
static void add_any(rig *r, rng *random) {
    static const char *const art[] = {"icons/help", "bay/post", "set/curtain", "bay/fog-1",
                                      "no/such-picture"};
    static const char *const look[] = {"nell", "pip", "shadow",
                                       "skin=s5 head=round hair=afro/black top=coat/sea"};
    rectf at = {(float)rng_below(random, 1400) - 100, (float)rng_below(random, 800) - 80,
                40 + (float)rng_below(random, 400), 40 + (float)rng_below(random, 300)};
    static const draw_kind kinds[] = {DRAW_FILL, DRAW_CARD,   DRAW_ART,  DRAW_FOG,  DRAW_GLOW,
                                      DRAW_HOUR, DRAW_PUPPET, DRAW_FACE, DRAW_TEXT, DRAW_BEAM};
    draw_kind kind = kinds[rng_below(random, sizeof kinds / sizeof *kinds)];
    if (kind == DRAW_TEXT) {
        add_text(r, "Lamp", at.x, at.y);
        return;
    }
    draw_item *it = add(r, kind, kind == DRAW_HOUR ? (rectf){0, 0, 1280, 720} : at);
    it->art = kind == DRAW_ART || kind == DRAW_FOG || (kind == DRAW_GLOW && rng_below(random, 2))
                  ? art[rng_below(random, 5)]
                  : NULL;
    it->look = kind == DRAW_PUPPET || kind == DRAW_FACE ? look[rng_below(random, 4)] : NULL;
    it->tint = rng_next(random) & 0xFFFFFF;
    it->tint2 = rng_next(random) & 0xFFFFFF;
    it->radius = (float)rng_below(random, 30);
    it->lift = (float)rng_below(random, 12);
    it->alpha = rng_below(random, 3) ? 1 : 0.5f;
    it->lean = (float)rng_below(random, 60) - 30;
    it->breath = (float)rng_below(random, 24);
    it->flags =
        (uint16_t)((rng_below(random, 4) ? 0 : DRAW_ADD) | (rng_below(random, 4) ? 0 : DRAW_FLIP) |
                   (rng_below(random, 4) ? 0 : DRAW_CLIP));
    if ((it->kind == DRAW_ART || it->kind == DRAW_GLOW) && rng_below(random, 2)) {
        it->flags |= DRAW_SLIDE;
        it->at = (rectf){-220, -240, 1720, 960}; // as the sheets of a set lie
    }
}

static void shuffle_list(rig *r, rng *random) {
    for (int k = 0; k < 3; k++) {
        size_t i = rng_below(random, (uint32_t)r->l.n);
        draw_item *it = &r->l.items[i];
        if (it->kind == DRAW_GROUP) {
            it->shift.x += 29;
            it->shift.y -= 13;
        }
        if (it->kind == DRAW_GROUP || it->kind == DRAW_END) {
            continue;
        }
        switch (rng_below(random, 5)) {
        case 0:
            if (it->flags & DRAW_SLIDE) {
                it->shift.x = (float)rng_below(random, 49) - DRAW_SLIDE_MAX;
            } else {
                it->at.x += 17;
            }
            break;
        case 4: it->lean += 9; break;
        case 1: it->alpha = it->alpha < 1 ? 1 : 0.3f; break;
        case 2: // goes away
            memmove(it, it + 1, (r->l.n - i - 1) * sizeof *it);
            r->l.n--;
            break;
        default: add_any(r, random); break;
        }
    }
}

// Pictures laid one by one and pictures flattened first differ by what is rounded on the way.
static void assert_alike(const uint32_t *a, const uint32_t *b, int most) {
    for (int i = 0; i < W * H; i++) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int d = (int)(a[i] >> shift & 255) - (int)(b[i] >> shift & 255);
            assert_in_range(d + 255, 255 - most, 255 + most);
        }
    }
}

static void change_and_compare(bool rests) {
    rig r = rig_open(ART, NULL), fresh = rig_open(ART, NULL);
    rng random;
    bool complete;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        rng_seed(&random, seed);
        arena_reset(r.a);
        draw_begin(&r.l, r.a, 1280, 720);
        r.l.ground = DEEP;
        for (int i = 0; i < 12; i++) {
            if (i == 2 || i == 6) {
                add(&r, i == 2 ? DRAW_GROUP : DRAW_END, (rectf){0});
            }
            add_any(&r, &random);
        }
        paint(&r, true, -1, &complete);
        for (int step = 0; step < 8; step++) {
            shuffle_list(&r, &random);
            paint(&r, false, -1, &complete);
            assert_true(complete);
            pixel_rect all[4];
            memset(fresh.c.pixels, 0x5A, (size_t)W * H * 4);
            painter_paint(fresh.p, &r.l, fresh.c, SCALE, true, -1, all, 4, &complete);
            assert_alike(r.c.pixels, fresh.c.pixels, rests ? 3 : 0);
            while (rests && painter_rest(r.p, 1000)) {
            }
        }
    }
    rig_close(&r);
    rig_close(&fresh);
}

// A sheet that slides looks as one that lies there, up to the canvas' edges, and is not made anew.
static void a_sheet_slides_as_it_is(void **state) {
    (void)state;
    rig r = rig_open(ART, NULL), there = rig_open(ART, NULL);
    const rectf at = {-220, -240, 1720, 960};
    bool complete;
    add(&r, DRAW_ART, at)->art = "bay/sky";
    add(&r, DRAW_ART, at)->art = "bay/hill-c";
    for (size_t i = 0; i < r.l.n; i++) {
        r.l.items[i].flags = DRAW_SLIDE;
    }
    paint(&r, true, -1, &complete);
    for (int slide = -DRAW_SLIDE_MAX; slide <= DRAW_SLIDE_MAX; slide += 16) {
        draw_begin(&there.l, there.a, 1280, 720);
        for (size_t i = 0; i < r.l.n; i++) {
            r.l.items[i].shift.x = (float)slide;
            add(&there, DRAW_ART, (rectf){at.x + (float)slide, at.y, at.w, at.h})->art =
                r.l.items[i].art;
        }
        paint(&r, false, 0, &complete); // without time: nothing can be made
        assert_true(complete);
        paint(&there, true, -1, &complete);
        assert_alike(r.c.pixels, there.c.pixels, 3); // rasters round, each in its own place
    }
    rig_close(&r);
    rig_close(&there);
}

static void changed_parts_equal_the_whole(void **state) {
    (void)state;
    change_and_compare(false);
}

static void a_group_flattened_at_rest_looks_the_same(void **state) {
    (void)state;
    change_and_compare(true);
}

static void nothing_new_changes_nothing(void **state) {
    (void)state;
    rig r = rig_open(ART, NULL);
    bool complete;
    add(&r, DRAW_CARD, (rectf){100, 100, 400, 200})->tint = PAPER;
    add_text(&r, "Still", 120, 120);
    assert_int_equal(paint(&r, true, -1, &complete), 1);
    assert_int_equal(paint(&r, false, -1, &complete), 0);
    r.l.items[1].tint = BRICK;
    assert_int_equal(paint(&r, false, -1, &complete), 1);
    rig_close(&r);
}

// A painter that has shown the item before must not show its old picture again.
static void a_changed_field_gives_a_new_picture(void **state) {
    (void)state;
    enum {
        FLIP,
        LIFT,
        HAZE,
        RIM,
        SHADOW,
        SIZE,
        CARD_TINT,
        CARD_RADIUS,
        MOOD,
        POSE,
        TURN,
        LOOK,
        FOG_TINT,
        TEXT_SIZE,
        CASES
    };
    static const draw_kind kind[CASES] = {
        DRAW_ART,  DRAW_ART,    DRAW_ART,    DRAW_ART,  DRAW_ART,    DRAW_ART, DRAW_CARD,
        DRAW_CARD, DRAW_PUPPET, DRAW_PUPPET, DRAW_FACE, DRAW_PUPPET, DRAW_FOG, DRAW_TEXT};
    rig r = rig_open(ART, NULL);
    bool complete;
    uint32_t *before = malloc((size_t)W * H * 4);
    for (int i = 0; i < CASES; i++) {
        arena_reset(r.a);
        draw_begin(&r.l, r.a, 1280, 720);
        if (kind[i] == DRAW_TEXT) {
            add_text(&r, "Lamp", 300, 300);
        } else {
            add(&r, kind[i], (rectf){400, 100, 400, 400});
        }
        draw_item *it = &r.l.items[0];
        it->art = kind[i] == DRAW_ART ? "bay/post" : kind[i] == DRAW_FOG ? "bay/fog-1" : NULL;
        it->look = "nell";
        it->tint = SEA;
        it->radius = 10;
        paint(&r, true, -1, &complete);
        memcpy(before, r.c.pixels, (size_t)W * H * 4);
        text_run larger = it->run ? *it->run : (text_run){0};
        switch (i) {
        case FLIP: it->flags |= DRAW_FLIP; break;
        case LIFT: it->lift = 9; break;
        case HAZE: it->haze = 0.5f; break;
        case RIM: it->rim = 0.5f; break;
        case SHADOW:
            it->shadow.radius = 12;
            it->shadow.alpha = 0.5f;
            break;
        case SIZE: it->at.w = 300; break;
        case CARD_TINT: it->tint = CORAL; break;
        case CARD_RADIUS: it->radius = 60; break;
        case MOOD: it->mood = MOOD_CROSS; break;
        case POSE: it->art = "wave"; break;
        case TURN: it->turn = -1; break;
        case LOOK: it->look = "kofi"; break;
        case FOG_TINT: it->tint2 = CORAL; break;
        case TEXT_SIZE:
            larger.font.size = 60;
            it->run = &larger;
            break;
        default: break;
        }
        paint(&r, false, -1, &complete);
        assert_memory_not_equal(r.c.pixels, before, (size_t)W * H * 4);
        rig fresh = rig_open(ART, NULL);
        *add(&fresh, kind[i], it->at) = *it;
        paint(&fresh, true, -1, &complete);
        assert_memory_equal(r.c.pixels, fresh.c.pixels, (size_t)W * H * 4);
        rig_close(&fresh);
    }
    free(before);
    rig_close(&r);
}

static void without_time_pictures_are_left_for_later(void **state) {
    (void)state;
    rig r = rig_open(ART, NULL), all = rig_open(ART, NULL);
    bool complete;
    for (int i = 0; i < 2; i++) {
        rig *to = i ? &all : &r;
        draw_item *ground = add(to, DRAW_FILL, (rectf){0, 0, 1280, 720});
        ground->tint = ground->tint2 = SEA;
        draw_item *one = add(to, DRAW_ART, (rectf){100, 100, 300, 300});
        one->art = "bay/post";
    }
    paint(&r, true, 0, &complete);
    assert_false(complete);
    assert_true(fabs((double)(r.c.pixels[0] & 255) - (SEA & 255)) <
                8); // what needs no making is there
    size_t changed = paint(&r, false, -1, &complete);
    assert_true(complete);
    assert_int_equal(changed, 1);
    paint(&all, true, -1, &complete);
    assert_memory_equal(r.c.pixels, all.c.pixels, (size_t)W * H * 4);
    rig_close(&r);
    rig_close(&all);
}

// A face that changes its mood while there is no time keeps its old one; a thing that was never
// there lets the last frame stand.
static void what_is_not_ready_shows_as_it_was(void **state) {
    (void)state;
    rig r = rig_open(ART, NULL);
    bool complete;
    draw_item *child = add(&r, DRAW_FACE, (rectf){100, 100, 300, 300});
    child->look = "nell";
    child->tint = SEA;
    paint(&r, true, -1, &complete);
    uint32_t *before = malloc((size_t)W * H * 4);
    memcpy(before, r.c.pixels, (size_t)W * H * 4);
    child->mood = MOOD_CROSS;
    paint(&r, false, 0, &complete);
    assert_false(complete);
    assert_memory_equal(r.c.pixels, before, (size_t)W * H * 4);
    draw_item *ground = add(&r, DRAW_FILL, (rectf){900, 0, 300, 300});
    ground->tint = ground->tint2 = BRICK;
    paint(&r, false, 0, &complete); // what needs no making does not wait for a child
    assert_false(complete);
    assert_memory_not_equal(r.c.pixels, before, (size_t)W * H * 4);
    memcpy(before, r.c.pixels, (size_t)W * H * 4);
    ground->at.y += 100;
    add(&r, DRAW_ART, (rectf){600, 300, 200, 200})->art = "bay/post";
    assert_int_equal(paint(&r, false, 0, &complete), 0);
    assert_memory_equal(r.c.pixels, before, (size_t)W * H * 4);
    paint(&r, false, -1, &complete);
    assert_true(complete);
    rig fresh = rig_open(ART, NULL);
    memcpy(fresh.l.items, r.l.items, r.l.n * sizeof *r.l.items);
    fresh.l.n = r.l.n;
    paint(&fresh, true, -1, &complete);
    assert_memory_equal(r.c.pixels, fresh.c.pixels, (size_t)W * H * 4);
    free(before);
    rig_close(&fresh);
    rig_close(&r);
}

static void what_comes_soon_is_made_at_rest_and_not_shown(void **state) {
    (void)state;
    rig r = rig_open(ART, NULL);
    bool complete;
    add(&r, DRAW_FILL, (rectf){0, 0, 1280, 720})->tint = SEA;
    paint(&r, true, -1, &complete);
    uint32_t *before = malloc((size_t)W * H * 4);
    memcpy(before, r.c.pixels, (size_t)W * H * 4);
    draw_item *next = add(&r, DRAW_ART, (rectf){100, 100, 300, 300});
    next->art = "bay/post";
    next->flags = DRAW_SOON;
    assert_int_equal(paint(&r, false, 0, &complete), 0);
    assert_true(complete);
    while (painter_rest(r.p, 1000)) {
    }
    assert_memory_equal(r.c.pixels, before, (size_t)W * H * 4);
    next->flags = 0;
    assert_int_equal(paint(&r, false, 0, &complete), 1); // without time, and it is there
    assert_true(complete);
    assert_memory_not_equal(r.c.pixels, before, (size_t)W * H * 4);
    free(before);
    rig_close(&r);
}

static void a_group_looks_like_its_parts(void **state) {
    (void)state;
    rig r = rig_open(ART, NULL), parts = rig_open(ART, NULL);
    bool complete;
    for (int i = 0; i < 2; i++) {
        rig *to = i ? &parts : &r;
        if (to == &r) {
            add(to, DRAW_GROUP, (rectf){0});
        }
        draw_item *sky = add(to, DRAW_FILL, (rectf){0, 0, 1280, 720});
        sky->tint = DEEP;
        sky->tint2 = FOAM;
        draw_item *house = add(to, DRAW_ART, (rectf){300, 200, 300, 400});
        house->art = "bay/townhall";
        house->lift = 8;
        add(to, DRAW_HOUR, (rectf){0, 0, 1280, 720})->tint = 0xC4CAE2;
        if (to == &r) {
            add(to, DRAW_END, (rectf){0});
        }
    }
    paint(&r, true, -1, &complete);
    assert_true(complete);
    paint(&parts, true, -1, &complete);
    assert_memory_equal(r.c.pixels, parts.c.pixels, (size_t)W * H * 4);
    rig_close(&r);
    rig_close(&parts);
}

// What stands beyond the canvas comes into view, and a sheet has no border where the canvas had
// one.
static void a_shifted_group_looks_like_its_parts_moved(void **state) {
    (void)state;
    const float far = 80;
    rig r = rig_open(ART, NULL), moved = rig_open(ART, NULL);
    bool complete;
    for (int i = 0; i < 2; i++) {
        rig *to = i ? &moved : &r;
        float dx = i ? far : 0;
        draw_item *head = add(to, DRAW_GROUP, (rectf){-far, 0, 1280 + 2 * far, 720});
        draw_item *sheet = add(to, DRAW_ART, (rectf){-160 + dx, 0, 1600, 720});
        sheet->art = "bay/hill-b";
        sheet->lift = 6;
        draw_item *house = add(to, DRAW_ART, (rectf){-60 + dx, 200, 60, 200});
        house->art = "bay/townhall";
        add(to, DRAW_END, (rectf){0});
        if (i == 0) { // it has been seen where it was made
            head->shift.x = 0;
            paint(&r, true, -1, &complete);
            head->shift.x = far;
        }
    }
    paint(&r, false, -1, &complete);
    assert_true(complete);
    paint(&moved, true, -1, &complete);
    for (int i = 0; i < W * H; i++) { // shadows lie on a grid of their own
        for (int shift = 0; shift <= 16 && i % W > 0; shift += 8) { // 0: where the raster begins
            int a = (int)(r.c.pixels[i] >> shift & 255);
            int b = (int)(moved.c.pixels[i] >> shift & 255);
            assert_true(abs(a - b) <= 8);
        }
    }
    rig_close(&r);
    rig_close(&moved);
}

static uint32_t red_at(const rig *r, int x, int y) {
    return r->c.pixels[y * r->c.pitch + x] >> 16 & 255;
}

static void every_kind_leaves_its_mark(void **state) {
    (void)state;
    static const struct {
        draw_kind kind;
        const char *art, *look;
    } cases[] = {{DRAW_FILL, NULL, NULL},        {DRAW_CARD, NULL, NULL},
                 {DRAW_ART, "icons/help", NULL}, {DRAW_PUPPET, "wave", "nell"},
                 {DRAW_FACE, NULL, "kofi"},      {DRAW_FOG, "bay/fog-1", NULL},
                 {DRAW_GLOW, "bay/moon", NULL},  {DRAW_GLOW, NULL, NULL},
                 {DRAW_PUPPET, NULL, "shadow"},  {DRAW_PUPPET, "talk", "pip"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rig r = rig_open(ART, NULL);
        bool complete;
        r.l.ground = 0;
        draw_item *it = add(&r, cases[i].kind, (rectf){440, 160, 400, 400});
        it->art = cases[i].art;
        it->look = cases[i].look;
        it->tint = it->tint2 = PAPER;
        it->radius = 20;
        paint(&r, true, -1, &complete);
        size_t inside = 0, outside = 0;
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                size_t lit = red_at(&r, x, y) > 8;
                bool near = x > 90 && x < 230 && y > 20 && y < 160;
                inside += near ? lit : 0;
                outside += near ? 0 : lit;
            }
        }
        assert_true(inside > 1000);
        assert_int_equal(outside, 0);
        rig_close(&r);
    }
}

static void a_turned_head_and_a_mood_change_the_picture(void **state) {
    (void)state;
    puppet_kit *k = puppet_kit_open(ART);
    assert_non_null(k);
    const svg_view all = {0, 0, PUPPET_W, PUPPET_H};
    const puppet_who who[] = {{"nell", NULL, MOOD_CALM, 0},      {"nell", NULL, MOOD_HAPPY, 0},
                              {"nell", NULL, MOOD_CALM, -1},     {"nell", "wave", MOOD_CALM, 0},
                              {"nell", "talk", MOOD_CALM, 0},    {"nell", "blink", MOOD_CALM, 0},
                              {"nell", "hip/wave", MOOD_CALM, 0}};
    enum { N = sizeof who / sizeof *who };
    canvas c[N];
    for (size_t i = 0; i < N; i++) {
        c[i] = puppet_draw(k, who[i], all, 100, 140);
        assert_non_null(c[i].pixels);
        for (size_t j = 0; j < i; j++) {
            assert_memory_not_equal(c[i].pixels, c[j].pixels, 100 * 140 * 4);
        }
    }
    for (size_t i = 0; i < N; i++) {
        canvas_free(&c[i]);
    }
    canvas nobody = puppet_draw(k, (puppet_who){"nobody", NULL, 0, 0}, all, 100, 140);
    assert_null(nobody.pixels);
    assert_true(puppet_is_tall(k, "noor"));
    assert_false(puppet_is_tall(k, "nell"));
    puppet_kit_close(k);
    assert_null(puppet_kit_open("/nowhere"));
}

static void missing_art_is_nothing_to_see(void **state) {
    (void)state;
    rig r = rig_open("/nowhere", NULL);
    bool complete;
    r.l.ground = SEA;
    paint(&r, true, -1, &complete);
    uint32_t *plain = malloc((size_t)W * H * 4);
    memcpy(plain, r.c.pixels, (size_t)W * H * 4);
    add(&r, DRAW_ART, (rectf){0, 0, 1280, 720})->art = "bay/sky";
    add(&r, DRAW_FOG, (rectf){0, 0, 500, 400})->art = "bay/fog-1";
    add(&r, DRAW_GLOW, (rectf){0, 0, 500, 400})->art = "../../../../etc/passwd";
    add(&r, DRAW_PUPPET, (rectf){0, 0, 400, 560})->look = "nell";
    add(&r, DRAW_ART, (rectf){0, 0, 100, 100}); // not even a name
    paint(&r, false, -1, &complete);
    assert_true(complete);
    assert_memory_equal(r.c.pixels, plain, (size_t)W * H * 4);
    free(plain);
    rig_close(&r);
}

// --- the cache on disk
// ------------------------------------------------------------------------------

static char *scratch(char *pattern) {
    assert_non_null(mkdtemp(pattern));
    return pattern;
}

static int each_file(const char *dir, void (*with)(const char *path)) {
    int n = 0;
    char path[1024];
    DIR *d = opendir(dir);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] != '.') {
            snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
            n++;
            if (with) {
                with(path);
            }
        }
    }
    closedir(d);
    return n;
}

static void remove_file(const char *path) {
    unlink(path);
}
static void cut_short(const char *path) {
    assert_int_equal(truncate(path, 70), 0);
}
static void empty(const char *path) {
    assert_int_equal(truncate(path, 0), 0);
}

static void overwrite(const char *path, long at, const void *bytes, size_t n) {
    FILE *f = fopen(path, "r+b");
    assert_non_null(f);
    fseek(f, at, at < 0 ? SEEK_END : SEEK_SET);
    fwrite(bytes, 1, n, f);
    fclose(f);
}
static void garble_pixels(const char *path) {
    overwrite(path, -3, "\xAB", 1);
}
static void garble_key(const char *path) {
    overwrite(path, 8, "other", 5);
}
static void garble_size(const char *path) {
    overwrite(path, 40, "\xFF\xFF\xFF\x7F", 4);
}
static void garbage(const char *path) {
    char junk[4096];
    memset(junk, 0x42, sizeof junk);
    overwrite(path, 0, junk, sizeof junk);
}

static void scene(rig *r) {
    add(r, DRAW_GROUP, (rectf){0});
    add(r, DRAW_FILL, (rectf){0, 0, 1280, 720})->tint = SEA;
    draw_item *house = add(r, DRAW_ART, (rectf){300, 200, 300, 400});
    house->art = "bay/townhall";
    house->lift = 8;
    add(r, DRAW_END, (rectf){0});
    add(r, DRAW_PUPPET, (rectf){700, 100, 400, 560})->look = "mina";
}

static void a_cache_that_lies_is_made_again(void **state) {
    (void)state;
    char pattern[] = "/tmp/bay-paint-XXXXXX";
    char *dir = scratch(pattern);
    void (*const harm[])(const char *) = {NULL,       remove_file,   cut_short,   empty,
                                          garble_key, garble_pixels, garble_size, garbage};
    bool complete;
    rig plain = rig_open(ART, NULL);
    scene(&plain);
    paint(&plain, true, -1, &complete);
    for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
        rig r = rig_open(ART, dir);
        scene(&r);
        if (i > 0) { // no picture is made without time: what shows comes from the disk
            paint(&r, true, 0, &complete);
            assert_int_equal(complete, i == 1);
        }
        paint(&r, true, -1, &complete);
        assert_memory_equal(r.c.pixels, plain.c.pixels, (size_t)W * H * 4);
        while (painter_rest(r.p, 1000)) {
        }
        rig_close(&r);
        assert_true(each_file(dir, NULL) >= 3);
        if (harm[i]) {
            each_file(dir, harm[i]);
        }
    }
    rig_close(&plain);
    each_file(dir, remove_file);
    rmdir(dir);
}

static void a_folder_that_cannot_be_written_is_no_trouble(void **state) {
    (void)state;
    bool complete;
    rig r = rig_open(ART, "/proc/no/such/place");
    scene(&r);
    paint(&r, true, -1, &complete);
    assert_true(complete);
    rig_close(&r);
}

static void the_oldest_files_go_first(void **state) {
    (void)state;
    char pattern[] = "/tmp/bay-paint-XXXXXX", path[64];
    char *dir = scratch(pattern);
    canvas c = canvas_create(64, 64);
    rng random;
    rng_seed(&random, 1);
    for (int i = 0; i < 64 * 64; i++) {
        c.pixels[i] = rng_next(&random) | 0xFF000000u;
    }
    sprite s, back;
    assert_true(sprite_make(&s, c, 0, 0));
    for (uint64_t key = 1; key <= 4; key++) {
        assert_true(disk_save(dir, key, &s));
    }
    snprintf(path, sizeof path, "%s/note.txt", dir); // not the painter's
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fclose(f);
    disk_trim(dir, 1 << 20);
    assert_int_equal(each_file(dir, NULL), 5);
    disk_trim(dir, 2 * (sprite_bytes(&s) + 100));
    assert_int_equal(each_file(dir, NULL), 3);
    disk_trim(dir, 0);
    assert_int_equal(each_file(dir, NULL), 1);
    assert_false(disk_load(dir, 1, &back));
    sprite_free(&s);
    canvas_free(&c);
    each_file(dir, remove_file);
    rmdir(dir);
}

// --- sprites
// -----------------------------------------------------------------------------------------

static void a_sprite_lays_what_it_was_made_of(void **state) {
    (void)state;
    rng random;
    rng_seed(&random, 7);
    for (int round = 0; round < 50; round++) {
        canvas c = canvas_create(40, 12), to = canvas_create(60, 20), want = canvas_create(60, 20);
        for (int i = 0; i < 40 * 12; i++) { // runs of every kind and length
            uint32_t kind = rng_below(&random, 5);
            uint32_t p = kind == 0 ? 0
                                   : pixel_of(rng_next(&random) & 0xFFFFFF,
                                              kind == 1 ? 255 : rng_below(&random, 256));
            for (uint32_t n = rng_below(&random, 9); n > 0 && i < 40 * 12; n--, i++) {
                c.pixels[i] = p;
            }
        }
        sprite s;
        assert_true(sprite_make(&s, c, 3, 2));
        assert_true(sprite_sound(&s));
        pixel_rect clip = {(int)rng_below(&random, 20), (int)rng_below(&random, 8),
                           (int)rng_below(&random, 40), (int)rng_below(&random, 12)};
        unsigned alpha = round % 2 ? 255 : 90;
        bool add = round % 3 == 0;
        for (int i = 0; i < 60 * 20; i++) {
            to.pixels[i] = want.pixels[i] = rng_next(&random) | 0xFF000000u;
        }
        for (int y = clip.y; y < clip.y + clip.h; y++) {
            for (int x = clip.x; x < clip.x + clip.w; x++) {
                int i = x - 5 - 3, j = y - 4 - 2;
                if (i >= 0 && j >= 0 && i < 40 && j < 12) {
                    uint32_t *w = &want.pixels[y * 60 + x];
                    uint32_t over = pixel_scale(c.pixels[j * 40 + i], alpha);
                    *w = add ? pixel_add(*w, over & 0xFFFFFF) : pixel_over(*w, over);
                }
            }
        }
        sprite_lay(&s, to, clip, 5, 4, alpha, add);
        assert_memory_equal(to.pixels, want.pixels, 60 * 20 * 4);
        sprite_free(&s);
        canvas_free(&c);
        canvas_free(&to);
        canvas_free(&want);
    }
}

// Leaning moves the head and leaves the foot; a breath lifts what is above the chest and lengthens
// the rest without a gap.
static void a_bent_sprite_leans_and_rises(void **state) {
    (void)state;
    canvas c = canvas_create(4, 30), to = canvas_create(24, 40);
    for (int i = 0; i < 4 * 30; i++) {
        c.pixels[i] = pixel_of(0x203040u + (uint32_t)(i / 4), 255);
    }
    sprite s;
    assert_true(sprite_make(&s, c, 0, 0));
    pixel_rect all = {0, 0, 24, 40};
    sprite_bend b = {.lean = 6, .rise = 2, .chest = 10, .hip = 20, .foot = 30};
    sprite_lay_bent(&s, to, all, 8, 5, 255, b);
    for (int j = 0; j < 32; j++) {
        int y = 3 + j;
        int x = 8 + 6 * (32 - j) / 30;
        uint32_t want = j <= 10 ? (uint32_t)j : j >= 22 ? (uint32_t)j - 2 : 0;
        assert_int_equal(to.pixels[y * 24 + x] >> 24, 255);
        assert_int_equal(to.pixels[y * 24 + x - 1], 0);
        if (want) {
            assert_int_equal(to.pixels[y * 24 + x] & 0xFFFFFF, 0x203040u + want);
        }
    }
    assert_int_equal(to.pixels[2 * 24 + 14], 0); // nothing above the head
    sprite_free(&s);
    canvas_free(&c);
    canvas_free(&to);
}

static void a_sprite_hides_where_all_is_opaque(void **state) {
    (void)state;
    rng random;
    rng_seed(&random, 9);
    int hid = 0;
    for (int round = 0; round < 400; round++) {
        canvas c = canvas_create(40, 12);
        for (int i = 0; i < 40 * 12; i++) { // mostly opaque, in runs of one colour and of many
            uint32_t p = pixel_of(rng_next(&random) & 0xFFFFFF, rng_below(&random, 20) ? 255 : 90);
            for (uint32_t n = rng_below(&random, 9); n > 0 && i < 40 * 12; n--, i++) {
                c.pixels[i] = rng_below(&random, 3) ? p : p ^ 0x010101;
            }
            if (i < 40 * 12) {
                c.pixels[i] = p;
            }
        }
        sprite s;
        assert_true(sprite_make(&s, c, 3, 2));
        pixel_rect r = {3 + (int)rng_below(&random, 30), 2 + (int)rng_below(&random, 10),
                        1 + (int)rng_below(&random, 10), 1 + (int)rng_below(&random, 3)};
        bool opaque = r.x + r.w <= 43 && r.y + r.h <= 14;
        for (int y = r.y - 2; opaque && y < r.y - 2 + r.h; y++) {
            for (int x = r.x - 3; x < r.x - 3 + r.w; x++) {
                opaque &= c.pixels[y * 40 + x] >> 24 == 255;
            }
        }
        assert_int_equal(sprite_hides(&s, r), opaque);
        hid += opaque;
        sprite_free(&s);
        canvas_free(&c);
    }
    assert_in_range(hid, 40, 360);
}

static void runs_that_leave_their_row_are_not_sound(void **state) {
    (void)state;
    canvas c = canvas_create(16, 4);
    for (int i = 0; i < 16 * 4; i++) {
        c.pixels[i] = 0xFF000000u | (uint32_t)i;
    }
    sprite s;
    assert_true(sprite_make(&s, c, 0, 0));
    assert_true(sprite_sound(&s));
    for (size_t i = 0; i <= (size_t)s.h; i++) { // starts of rows
        uint32_t was = s.runs[i];
        s.runs[i] = was + 1;
        assert_false(sprite_sound(&s));
        s.runs[i] = UINT32_MAX;
        assert_false(sprite_sound(&s));
        s.runs[i] = was;
    }
    for (int y = 0; y < s.h; y++) { // the first run of each
        uint32_t *run = &s.runs[s.runs[y]], was = *run;
        *run = was + 1;
        assert_false(sprite_sound(&s));
        *run = was | 0x3FFFFFFF;
        assert_false(sprite_sound(&s));
        *run = was;
    }
    assert_true(sprite_sound(&s));
    sprite_free(&s);
    canvas_free(&c);
}

static void fonts_measure_in_units(void **state) {
    (void)state;
    fonts *f = fonts_open();
    assert_non_null(f);
    text_meter m = fonts_meter(f);
    font_spec body = {FACE_LATIN, false, 28};
    float one = m.width(m.ctx, body, false, "lighthouse", 10);
    assert_true(one > 80 && one < 200);
    assert_true(fabsf(m.width(m.ctx, body, false, "lighthouse", 10) - one) < 0.001f);
    assert_true(m.width(m.ctx, body, false, "lighthouse", 5) < one);
    fonts_scale(f, 2);
    assert_true(fabsf(m.width(m.ctx, body, false, "lighthouse", 10) - one) < 3);
    assert_true(m.has(m.ctx, body, 'a'));
    assert_false(m.has(m.ctx, body, 0x4E2D));
    for (int i = 0; i < 9000; i++) { // more than are kept
        char word[16];
        int n = snprintf(word, sizeof word, "%d", i);
        assert_true(m.width(m.ctx, body, false, word, (size_t)n) > 0);
    }
    fonts_close(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_parts_equal_the_whole),
        cmocka_unit_test(a_sheet_slides_as_it_is),
        cmocka_unit_test(a_group_flattened_at_rest_looks_the_same),
        cmocka_unit_test(a_sprite_hides_where_all_is_opaque),
        cmocka_unit_test(nothing_new_changes_nothing),
        cmocka_unit_test(a_changed_field_gives_a_new_picture),
        cmocka_unit_test(without_time_pictures_are_left_for_later),
        cmocka_unit_test(what_is_not_ready_shows_as_it_was),
        cmocka_unit_test(what_comes_soon_is_made_at_rest_and_not_shown),
        cmocka_unit_test(a_group_looks_like_its_parts),
        cmocka_unit_test(a_shifted_group_looks_like_its_parts_moved),
        cmocka_unit_test(every_kind_leaves_its_mark),
        cmocka_unit_test(a_turned_head_and_a_mood_change_the_picture),
        cmocka_unit_test(missing_art_is_nothing_to_see),
        cmocka_unit_test(a_cache_that_lies_is_made_again),
        cmocka_unit_test(a_folder_that_cannot_be_written_is_no_trouble),
        cmocka_unit_test(the_oldest_files_go_first),
        cmocka_unit_test(a_sprite_lays_what_it_was_made_of),
        cmocka_unit_test(a_bent_sprite_leans_and_rises),
        cmocka_unit_test(runs_that_leave_their_row_are_not_sound),
        cmocka_unit_test(fonts_measure_in_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
