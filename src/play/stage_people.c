#include "play/stage.h"

#include <math.h>
#include <string.h>

#include "core/str.h"
#include "play/motion.h"
#include "play/stage_state.h"

static const float FOOT = 536, LEAN = 15;
enum { LEAN_MS = 260, SPEAKS_MS = 2600, REST_MS = 420, BEAT_MS = 150, BEATS = 8 };
static const float WALK_PER_MS = 0.42f, STRIDE = 68, WING = 150; // of the stage's 1280

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

typedef struct {
    bool there, walks, step;
    float x, turn, alpha;
} whereabouts;

// 1: in their place, 0: gone. They turn round where they are.
static float presence(ui *u, const stage_person *p, int ms) {
    stage_actor *a = p->actor;
    uint64_t now = ui_now(u), all = (uint64_t)ms;
    uint64_t since = a->moved_ms && now > a->moved_ms ? now - a->moved_ms : 0;
    uint64_t done = !a->moved_ms || since > all ? all : since;
    if (a->here == p->away) {
        a->here = !p->away;
        done = all - done;
        a->moved_ms = now > done ? now - done : 1;
    }
    float t = (float)done / (float)ms;
    if (done < all) {
        ui_dirty(u);
    }
    return a->here ? t : 1 - t;
}

static whereabouts find(ui *u, const stage_person *p) {
    whereabouts w = {.there = true, .x = p->x, .turn = p->turn, .alpha = 1};
    if (!p->actor) {
        return w;
    }
    bool from_left = p->x < STAGE_W / 2.0f;
    float way = from_left ? p->x + WING : STAGE_W + WING - p->x;
    bool still = ui_preferences(u).reduced_motion;
    float in = presence(u, p, still ? EASE_MS : (int)(way / WALK_PER_MS));
    w.there = p->actor->here || in > 0;
    if (still || in >= 1) {
        w.alpha = in;
        return w;
    }
    float left = way * (1 - in), paces = left / STRIDE;
    w.walks = true;
    w.step = fabsf(paces - floorf(paces) - 0.5f) < 0.25f;
    w.x = from_left ? p->x - left : p->x + left;
    w.turn = from_left == p->actor->here ? 1 : -1;
    return w;
}

static bool is_walk(const stage_shown *s) {
    return strstr(s->pose, " side") != NULL;
}

// What it was until just now lies below while it goes. Mouth and lids move at once, and so do
// steps.
static void change(ui *u, const stage_person *p, stage_shown now, draw_item *it) {
    stage_actor *a = p->actor;
    if (!str_eq(a->now.pose, now.pose) || a->now.turn != now.turn || a->now.mood != now.mood) {
        bool cut = a->now.turn == 0 || (is_walk(&a->now) && is_walk(&now));
        a->was = a->now;
        a->now = now;
        a->changed_ms = cut ? 0 : ui_now(u);
    }
    float t = motion_fade(u, a->changed_ms, SWIFT_MS);
    if (t >= 1) {
        return;
    }
    draw_item over = *it, was = over;
    was.art = a->was.pose[0] ? arena_strdup(ui_arena(u), a->was.pose) : NULL;
    was.turn = a->was.turn;
    was.mood = (uint8_t)a->was.mood;
    was.role = ROLE_NONE;
    was.label = NULL;
    was.alpha *= fminf(1, 2 - 2 * t);
    *it = was;
    draw_item *above = draw_add(ui_list(u), DRAW_PUPPET, over.at);
    if (above) {
        *above = over;
        above->alpha *= fminf(1, 2 * t);
    }
}

static void one_person(ui *u, stage_floor on, const stage_person *p, const stage_person *speaks) {
    whereabouts w = find(u, p);
    if (!w.there || on.k <= 0) {
        return;
    }
    bool listens = speaks && speaks != p && !w.walks;
    stage_shown now = {.turn = !listens ? w.turn : speaks->x > p->x ? 1 : -1, .mood = p->mood};
    now.turn = ui_rtl(u) ? -now.turn : now.turn;
    float bent = bends(u, p->spoke_ms), scale = person_scale(u) * on.k;
    str_append(now.pose, sizeof now.pose, "%s%s%s",
               w.walks    ? "down/down side"
               : p->pose  ? p->pose
               : bent > 0 ? gesture(p->mood)
                          : "",
               w.step ? " step" : "", listens ? " aside" : "");
    bool talks = !w.walks && !p->pose && mouth_open(u, p->spoke_ms);
    const char *pose = arena_printf(ui_arena(u), "%s%s", now.pose, talks ? " talk" : "");
    draw_item *it = ui_puppet(u, stage_stretch(u, w.x), on.foot, scale, p->look, p->mood,
                              pose && pose[0] ? pose : NULL, now.turn, p->name);
    if (!it) {
        return;
    }
    it->art = w.walks ? pose : it->art; // two pictures are a walk: no blinking
    it->alpha *= w.alpha;
    it->lean += bent * LEAN * scale * (now.turn < 0 ? -1.0f : 1.0f);
    if (p->actor) {
        change(u, p, now, it);
    }
}

void stage_crowd(ui *u, stage_floor on, const stage_person *p, size_t n) {
    const stage_person *speaks = speaker(p, n);
    for (size_t i = 0; i < n; i++) {
        one_person(u, on, &p[i], speaks);
    }
}

void stage_people(ui *u, const stage_person *p, size_t n) {
    stage_crowd(u, (stage_floor){ui_h(u) - STAGE_H + FOOT, 1}, p, n);
}

void stage_lantern(ui *u, float x, mood m, uint64_t spoke_ms) {
    float k = person_scale(u) / 0.66f;
    float at = stage_stretch(u, x);
    const float w = 140 * k, h = 90 * k;
    float y = ui_h(u) - STAGE_H + FOOT + 14 - h; // the crate's upper edge
    ui_art(u, "set/crate", (rectf){at - w / 2, y, w, h}, 9);
    y += 14 * k;
    ui_glow(u, NULL, (rectf){at - 20, y - 78, 40, 50}, 30, 0xFFD98A, 0.9f);
    ui_puppet(u, at, y, 0.32f * k, "pip", m, mouth_open(u, spoke_ms) ? "talk" : NULL, 0,
              TR(u, "Pip"));
}
