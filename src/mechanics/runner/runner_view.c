// The way as it is run: camera, what is heard and seen of a change, keys and fingers.
#include <math.h>
#include <string.h>

#include "mechanics/runner/runner.h"
#include "mechanics/runner/runner_show.h"

enum { BAR = 96, DISC = 84, EDGE = 24 }; // the lower edge: its height, its discs for fingers
static const float AHEAD = 0.40f;        // of the canvas is what lies behind the runner

static const char GUIDE_WHY[] =
    N_("Pip knows the way from the last lamp. You take over again with any key.");

rectf runner_rect(const runner_scene *s, float x, float y, float w, float h) {
    return ui_mirror(s->u, (rectf){s->left + x, s->top + y, w, h});
}

static float px(int32_t v) {
    return (float)v * RUNNER_PX / RUNNER_TILE;
}

float runner_x(const runner_scene *s, int32_t x) {
    return runner_rect(s, px(x), 0, 0, 0).x;
}

float runner_y(const runner_scene *s, int32_t y) {
    return s->top + px(y);
}

draw_item *runner_prop(const runner_scene *s, const char *art, rectf at, float lift) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, at);
    if (it) {
        it->art = art;
        it->lift = lift;
        it->flags = ui_rtl(s->u) ? DRAW_FLIP : 0;
    }
    return it;
}

// ---- the camera ----

static float towards(ui *u, float from, float to, float share) {
    float next = from + (to - from) * share;
    if (fabsf(to - next) < 0.5f) {
        return to;
    }
    ui_dirty(u);
    return next;
}

static void look(runner_scene *s) {
    ui *u = s->u;
    runner_memory *m = s->memory;
    const runner_body *b = &s->state->body;
    float wide = (float)s->spec->w * RUNNER_PX;
    float ahead = b->faces ? 1 - AHEAD - 0.1f : AHEAD;
    float to = fmaxf(0, fminf(wide - ui_w(u), px(b->x) - ahead * ui_w(u)));
    float apron = runner_apron(s);
    float ground = ui_h(u) - (float)s->spec->h * RUNNER_PX + px(b->y);
    float lift = fmaxf(0, ground + 14 - apron);
    float dt = (float)(ui_now(u) - m->last_ms);
    bool first = !m->begun;
    m->begun = true;
    m->last_ms = ui_now(u);
    m->camera = first ? to : towards(u, m->camera, to, 1 - expf(-dt / 150));
    m->lift = first ? lift : towards(u, m->lift, lift, 1 - expf(-dt / 110));
    s->left = -floorf(m->camera);
    s->top = floorf(ui_h(u) - (float)s->spec->h * RUNNER_PX - m->lift);
    s->foot = s->top + px(b->y);
}

// ---- what changed since the frame before ----

static void pop(const runner_scene *s, size_t spark) {
    runner_memory *m = s->memory;
    m->pops[m->next_pop].x = ((float)s->spec->sparks[spark].x + 0.5f) * RUNNER_PX;
    m->pops[m->next_pop].y = ((float)s->spec->sparks[spark].y + 0.5f) * RUNNER_PX;
    m->pops[m->next_pop].ms = ui_now(s->u);
    m->next_pop = (uint8_t)((m->next_pop + 1) % RUNNER_POPS);
    ui_play(s->u, SOUND_STEP);
}

static void notice(const runner_scene *s, bool first) {
    runner_memory *m = s->memory;
    const runner_state *st = s->state;
    uint64_t now = ui_now(s->u) > 0 ? ui_now(s->u) : 1;
    for (size_t i = 0; i < s->spec->n_sparks && !first; i++) {
        if (runner_has_spark(st, i) && !(m->sparks[i / 8] >> i % 8 & 1)) {
            pop(s, i);
        }
    }
    for (size_t i = 0; i < s->spec->n_stops && !first; i++) {
        if (runner_is_lit(st, i) && !(m->lit[i / 8] >> i % 8 & 1)) {
            m->lit_ms[i] = now;
            ui_play(s->u, SOUND_LAMP);
        }
    }
    for (size_t i = 0; i < s->spec->meetings.n && !first; i++) {
        if ((st->solved & ~m->solved) >> i & 1) {
            m->solved_ms[i] = now;
        }
    }
    if (!first && st->words != m->words) {
        ui_play(s->u, SOUND_PAPER);
    }
    if (!first && st->pushes != m->pushes) {
        ui_play(s->u, SOUND_FOG);
    }
    if (!first && st->body.vy < m->vy - 200) {
        ui_play(s->u, SOUND_PRESS);
    }
    if (!first && st->body.ground && !m->ground && st->carried == 0) {
        m->landed_ms = now;
        m->landed_x = px(st->body.x);
        m->landed_y = px(st->body.y);
    }
    if (st->carried == 0) {
        m->from_x = px(st->body.x);
        m->from_y = px(st->body.y);
    }
    memcpy(m->sparks, st->sparks, sizeof m->sparks);
    memcpy(m->lit, st->lit, sizeof m->lit);
    m->words = st->words;
    m->pushes = st->pushes;
    m->ground = st->body.ground;
    m->vy = st->body.vy;
    m->solved = st->solved;
}

// ---- keys, fingers, buttons ----

typedef struct {
    rectf world, back, forward, jump;
} runner_pads;

static runner_pads pads(const runner_scene *s) {
    ui *u = s->u;
    float y = ui_h(u) - EDGE - DISC, top = TOP_ROW_END + 16;
    return (runner_pads){
        .world = {MARGIN, top, ui_w(u) - 2 * MARGIN, ui_h(u) - BAR - 16 - top},
        .back = ui_mirror(u, (rectf){EDGE, y, DISC, DISC}),
        .forward = ui_mirror(u, (rectf){EDGE + DISC + 12, y, DISC, DISC}),
        .jump = ui_mirror(u, (rectf){ui_w(u) - EDGE - DISC, y, DISC, DISC}),
    };
}

static bool is_down(const ui_input *in, rectf at) {
    for (int i = 0; i < in->n_touch; i++) {
        if (rect_hit(rect_inset(at, -10), in->touch[i].x, in->touch[i].y)) {
            return true;
        }
    }
    return false;
}

// A finger in the picture is run after, and jumped for where it is higher; a second one jumps.
static unsigned fingers(const runner_scene *s, const runner_pads *p) {
    const ui_input *in = ui_in(s->u);
    unsigned keys = 0;
    keys |= is_down(in, p->back) ? (unsigned)RUNNER_BACKWARD : 0;
    keys |= is_down(in, p->forward) ? (unsigned)RUNNER_FORWARD : 0;
    keys |= is_down(in, p->jump) ? (unsigned)RUNNER_JUMP : 0;
    int in_world = 0;
    for (int i = 0; i < in->n_touch; i++) {
        float x = in->touch[i].x, y = in->touch[i].y;
        if (!rect_hit(p->world, x, y)) {
            continue;
        }
        float away = x - runner_x(s, s->state->body.x);
        away = ui_rtl(s->u) ? -away : away;
        if (in_world++ == 0 && keys == 0) {
            keys |= away > 24    ? (unsigned)RUNNER_FORWARD
                    : away < -24 ? (unsigned)RUNNER_BACKWARD
                                 : 0;
            keys |= y < s->foot - 2.4f * RUNNER_PX ? (unsigned)RUNNER_JUMP : 0;
        } else {
            keys |= RUNNER_JUMP;
        }
    }
    return keys;
}

static unsigned meant(const ui *u, unsigned held) {
    bool left = held >> KEY_LEFT & 1, right = held >> KEY_RIGHT & 1;
    bool on = ui_rtl(u) ? left : right, off = ui_rtl(u) ? right : left;
    bool jump = held & (1u << KEY_UP | 1u << KEY_ACCEPT);
    return (on && !off ? (unsigned)RUNNER_FORWARD : 0) |
           (off && !on ? (unsigned)RUNNER_BACKWARD : 0) | (jump ? (unsigned)RUNNER_JUMP : 0);
}

static void disc(const runner_scene *s, rectf at, const char *icon, bool flip, bool down) {
    size_t mark = motion_mark(s->u);
    ui_card(s->u, at, 30, down ? LIT : PAPER, 6);
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, rect_inset(at, 22));
    if (it) {
        it->art = icon;
        it->flags = flip ? DRAW_FLIP : 0;
    }
    motion_shift(s->u, mark, 0, 0, down ? 1 : 0.78f);
}

// What the keys and discs do is said in the words of the world, for who hears it.
bool runner_run(const runner_scene *s, action *out) {
    ui *u = s->u;
    const runner_state *st = s->state;
    runner_memory *m = s->memory;
    const ui_input *in = ui_in(u);
    runner_pads p = pads(s);
    bool one_switch = ui_preferences(u).scan_ms > 0;
    bool moves = st->guided || st->body.vx != 0 || !st->body.ground || (st->alone && !st->waits);
    m->ignored &= in->held;
    unsigned held = ui_played(u, RUNNER_ID_WORLD, p.world,
                              st->alone ? TR(u, "Press to set out, and to jump")
                                        : TR(u, "Arrows run, space jumps"),
                              moves);
    unsigned arrows = 1u << KEY_LEFT | 1u << KEY_RIGHT;
    if ((in->held & arrows || in->dx != 0) && ui_focused(u) != RUNNER_ID_WORLD &&
        !stage_top_focused(u)) {
        ui_focus(u, RUNNER_ID_WORLD);
        ui_dirty(u);
    }
    unsigned keys = meant(u, held & ~m->ignored);
    unsigned touched = fingers(s, &p);
    keys = touched ? touched : keys;
    keys = (keys & 3) == 3 ? keys & ~3u : keys;
    disc(s, p.back, "icons/next", !ui_rtl(u), st->held & RUNNER_BACKWARD);
    disc(s, p.forward, "icons/next", ui_rtl(u), st->held & RUNNER_FORWARD);
    disc(s, p.jump, "icons/jump", false, st->held & RUNNER_JUMP);
    ui_look guide = {.icon = "lamp-on",
                     .label = TR(u, "Pip, lead the way"),
                     .hinted = s->in->hinted.verb == RUNNER_GUIDE,
                     .disabled = st->guided};
    ui_look alone = {.icon = "motion",
                     .label = TR(u, "Run by itself"),
                     .chosen = st->alone,
                     .disabled = st->guided};
    float room = ui_w(u) - 2 * (EDGE + DISC + 12) - DISC - 12 - 3 * GUTTER;
    float gw = ui_button_width(u, guide), aw = ui_button_width(u, alone);
    if (gw + aw + GUTTER > room) { // words are large: first one, then both show pictures alone
        aw = (float)TARGET;
    }
    if (gw + aw + GUTTER > room) {
        gw = (float)TARGET;
    }
    float x = EDGE + 2 * (DISC + 12) + GUTTER + (room - gw - aw - GUTTER) / 2;
    float y = ui_h(u) - EDGE - DISC + (DISC - TARGET) / 2;
    bool guided = ui_button(u, RUNNER_ID_GUIDE, ui_mirror(u, (rectf){x, y, gw, TARGET}), guide);
    bool turned =
        ui_button(u, RUNNER_ID_ALONE, ui_mirror(u, (rectf){x + gw + GUTTER, y, aw, TARGET}), alone);
    if (guided && !st->guided) {
        *out = (action){.verb = RUNNER_GUIDE};
    } else if ((turned || (one_switch && !st->alone)) && !st->guided) {
        *out = (action){.verb = RUNNER_ALONE, .a = !st->alone};
    } else if (keys != st->held) {
        *out = (action){.verb = RUNNER_HOLD, .a = (int16_t)keys};
    }
    return out->verb != 0;
}

// ---- the sign ----

static void sign(const runner_scene *s) {
    ui *u = s->u;
    rectf between = stage_top_between(u);
    char *n = arena_printf(ui_arena(u), "%zu", runner_gathered(s->spec, s->state));
    char *of = arena_printf(ui_arena(u), "%zu", s->spec->n_sparks);
    const char *count = text_fill(ui_arena(u), "{n} / {m}", "n", n, "m", of, NULL);
    float words_w = ui_text_width(u, TEXT_NAME, count) + 2;
    size_t carried = 0;
    for (size_t i = 0; i < s->spec->words.n; i++) {
        carried += s->state->words >> i & 1;
    }
    float w = 16 + 40 + 8 + words_w + 20 + (float)carried * 48 + (carried ? 8 : 0);
    float h = fmaxf(TARGET, ui_pitch(u, TEXT_NAME) + 16);
    if (w > between.w) {
        return;
    }
    rectf at = {between.x + (between.w - w) / 2, TOP_ROW + (TARGET - h) / 2, w, h};
    ui_status(u, at,
              text_fill(ui_arena(u), TR(u, "{n} of {m} sparks gathered"), "n", n, "m", of, NULL),
              NULL);
    ui_card(u, at, h / 2, PAPER, 6);
    bool rtl = ui_rtl(u);
    float x = 16;
    rectf spark = {at.x + (rtl ? w - x - 40 : x), at.y + h / 2 - 20, 40, 40};
    ui_art(u, "props/runner-spark", spark, 0);
    x += 48;
    ui_label(u, (rectf){at.x + (rtl ? w - x - words_w : x), at.y, words_w, h}, TEXT_NAME, INK,
             ROLE_NONE, count);
    x += words_w + 12;
    for (size_t i = 0; i < s->spec->words.n; i++) {
        if (s->state->words >> i & 1) {
            const char *icon = s->spec->words.items[i].icon.s;
            ui_icon(u, icon ? icon : "chat",
                    (rectf){at.x + (rtl ? w - x - 40 : x), at.y + h / 2 - 20, 40, 40});
            x += 48;
        }
    }
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    runner_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    bool first = !s.memory->begun;
    look(&s);
    notice(&s, first);
    float wide = (float)s.spec->w * RUNNER_PX - ui_w(u);
    stage_far(u, in->level->set.s, wide > 0 ? s.memory->camera / wide : 0);
    runner_world(&s);
    runner_meetings(&s);
    runner_puppet(&s);
    runner_fog(&s);
    if (s.state->phase == RUNNER_RUNS) {
        sign(&s);
        uint32_t shows = 0;
        if (s.memory->shows != shows) {
            s.memory->shows = shows;
            s.memory->ignored = ui_in(u)->held;
            ui_focus(u, RUNNER_ID_WORLD);
        }
        return runner_run(&s, out);
    }
    return s.state->phase < RUNNER_ARRIVED && runner_meet(&s, out);
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)in;
    runner_memory *m = memory;
    if (taken.verb == RUNNER_HOLD) {
        return;
    }
    m->ignored = ui_in(u)->held;
    if (taken.verb == RUNNER_GUIDE || taken.verb == RUNNER_ALONE) {
        ui_focus(u, RUNNER_ID_WORLD);
    } else if (taken.verb == RUNNER_CHOOSE) {
        ui_play(u, shown->n > 0 && shown->rows[0].right ? SOUND_RIGHT : SOUND_AGAIN);
    } else {
        ui_play(u, SOUND_PAPER);
    }
}

static const char *why(const view_in *in, action a) {
    const runner_spec *s = in->level->spec;
    const runner_state *st = in->state;
    return a.verb == RUNNER_GUIDE ? GUIDE_WHY
           : a.verb == RUNNER_CHOOSE && st->phase == RUNNER_MEET
               ? s->meetings.items[st->meeting].choices.items[a.a].because.s
               : NULL;
}

const view runner_view = {"runner", sizeof(runner_memory), frame, acted, why};
