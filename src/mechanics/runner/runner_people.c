// Who is on the way: the runner with Pip, those whom one meets, and the fog.
#include <math.h>

#include "core/hash.h"
#include "mechanics/runner/runner_show.h"

static const float RUNNER_K = 0.225f, MET_K = 0.25f; // of a puppet's box

static float tile(int n) {
    return (float)n * RUNNER_PX;
}

static const runner_stop *stop_of(const runner_scene *s, size_t meeting) {
    for (size_t i = 0; i < s->spec->n_stops; i++) {
        const runner_stop *stop = &s->spec->stops[i];
        if (stop->kind == RUNNER_MEETS && stop->index == meeting) {
            return stop;
        }
    }
    return NULL;
}

static void fog_at(const runner_scene *s, const char *art, rectf at, float alpha) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_FOG, at);
    if (it) {
        it->art = art;
        it->tint = 0xE4E6F0;
        it->tint2 = 0x8C84B4;
        it->radius = 2;
        it->alpha = alpha;
    }
}

// x, foot: of the sign, read from left to right.
static void somebody(const runner_scene *s, const runner_meeting *m, float x, float foot,
                     bool solved) {
    if (!m->look.s) {
        return;
    }
    rectf at = runner_rect(s, x, foot, 0, 0);
    ui_puppet(s->u, at.x, at.y, MET_K, m->look.s, solved ? MOOD_HAPPY : MOOD_SAD,
              solved ? "free/wave" : NULL, ui_rtl(s->u) ? 1 : -1, m->name.s);
}

static void cloud(const runner_scene *s, size_t i, float x, float foot, float gone) {
    if (gone >= 1) {
        return;
    }
    float size = (float)runner_size(s->spec, s->state, i);
    float w = 150 + 46 * fmaxf(1, size), h = w * 0.72f;
    float rise = 60 * gone;
    draw_item *it = runner_prop(s, "props/runner-cloud",
                                runner_rect(s, x - w / 2, foot - 40 - h - rise, w, h), 8);
    if (it) {
        it->alpha = 1 - gone;
    }
}

// How a door looks says nothing of what it is.
static void door(const runner_scene *s, const runner_meeting *m, float x, float foot, bool solved) {
    bool loud = hash_str(HASH_START, m->key.s) >> 3 & 1;
    const char *art = loud ? "props/runner-door-loud" : "props/runner-door-plain";
    runner_prop(s, art, runner_rect(s, x - 70, foot - 190 + 4, 140, 190), 8);
    runner_prop(s, solved ? "props/runner-exit-open" : "props/runner-exit",
                runner_rect(s, x + 66, foot - 92 + 4, 56, 92), 5);
}

static void screen(const runner_scene *s, float x, float foot, float gone) {
    runner_prop(s, gone >= 1 ? "props/runner-screen-off" : "props/runner-screen",
                runner_rect(s, x - 80, foot - 190 + 4, 160, 190), 8);
}

void runner_meetings(const runner_scene *s) {
    for (size_t i = 0; i < s->spec->meetings.n; i++) {
        const runner_meeting *m = &s->spec->meetings.items[i];
        const runner_stop *stop = stop_of(s, i);
        float x = tile(m->x) + RUNNER_PX * 0.75f;
        if (!stop || s->left + x < -200 || s->left + x > ui_w(s->u) + 200) {
            continue;
        }
        float foot = tile(stop->mark_y + 1);
        bool solved = s->state->solved >> i & 1;
        float gone = solved ? motion_travel(s->u, s->memory->solved_ms[i], 2 * SLOW_MS) : 0;
        if (solved) {
            ui_glow(s->u, NULL, runner_rect(s, x - 40, foot - 120, 80, 100), 60, 0xFFC878,
                    0.5f * gone);
        }
        switch ((runner_kind)m->kind) {
        case RUNNER_CLOUD:
            somebody(s, m, x + 26, foot, solved);
            cloud(s, i, x + 10, foot, gone);
            break;
        case RUNNER_PERSON: somebody(s, m, x + 10, foot, solved); break;
        case RUNNER_DOOR:
            door(s, m, x, foot, solved);
            somebody(s, m, x + 96, foot, solved);
            break;
        case RUNNER_SCREEN:
            screen(s, x, foot, gone);
            somebody(s, m, x + 100, foot, solved);
            break;
        }
        if (gone < 1 && m->kind != RUNNER_DOOR) {
            rectf at = runner_rect(s, x - 110, foot - 74, 240, 96);
            fog_at(s, "bay/fog-1", at, 0.92f * (1 - gone));
        }
    }
}

// Two pictures are a run; what it does in the air is a third.
static const char *pose_of(const runner_body *b, bool cheers) {
    if (cheers) {
        return "cheer/cheer";
    }
    if (!b->ground) {
        return "open/open side step";
    }
    bool step = b->vx != 0 && (b->x / 620 & 1);
    return step ? "down/down side step" : "down/down side";
}

static float eased(float from, float to, float t) {
    return from + (to - from) * t;
}

void runner_puppet(const runner_scene *s) {
    ui *u = s->u;
    const runner_body *b = &s->state->body;
    const runner_memory *m = s->memory;
    bool cheers = s->state->phase == RUNNER_ARRIVED || s->state->phase == RUNNER_OVER;
    float x = (float)b->x * RUNNER_PX / RUNNER_TILE, y = (float)b->y * RUNNER_PX / RUNNER_TILE;
    float t = 1 - (float)s->state->carried / RUNNER_CARRIED;
    bool carried = s->state->carried > 0;
    if (carried && !ui_preferences(u).reduced_motion) {
        t = t * t * (3 - 2 * t);
        x = eased(m->from_x, x, t);
        y = eased(m->from_y, y, t) - 150 * sinf(3.14159f * t);
    }
    float landed = motion_travel(u, m->landed_ms, EASE_MS);
    if (m->landed_ms && landed < 1) {
        draw_item *it =
            runner_prop(s, "props/runner-dust",
                        runner_rect(s, m->landed_x - 40, m->landed_y - 22 - 4 * landed, 80, 26), 0);
        if (it) {
            it->alpha = 0.8f * (1 - landed);
        }
    }
    float way = b->faces ? -1 : 1, side = ui_rtl(u) ? -way : way;
    rectf pip = runner_rect(s, x - way * 46, y - 64 + (b->ground ? 0.0f : 10.0f), 0, 0);
    rectf at = runner_rect(s, x, y, 0, 0);
    ui_glow(u, NULL, (rectf){pip.x - 10, pip.y - 24, 20, 24}, 26, 0xFFD98A,
            carried || s->state->guided ? 1 : 0.7f);
    ui_puppet(u, pip.x, pip.y, 0.11f, "pip", cheers || s->state->guided ? MOOD_HAPPY : MOOD_CALM,
              NULL, 0, TR(u, "Pip"));
    draw_item *it =
        ui_puppet(u, at.x, at.y + 4, RUNNER_K, s->in->player_look,
                  cheers    ? MOOD_HAPPY
                  : carried ? MOOD_SURPRISED
                            : MOOD_CALM,
                  carried ? "open/open side step" : pose_of(b, cheers), side, s->in->player_name);
    if (it) {
        it->art = carried ? "open/open side step" : pose_of(b, cheers); // nobody blinks on the run
        it->lean += side * 8 * fabsf((float)b->vx) / RUNNER_SPEED;
    }
}

void runner_fog(const runner_scene *s) {
    if (s->spec->chase == 0 || s->state->phase != RUNNER_RUNS) {
        return;
    }
    float edge = (float)s->state->fog * RUNNER_PX / RUNNER_TILE;
    float on = s->left + edge, h = (float)s->spec->h * RUNNER_PX;
    if (on < -80) {
        return;
    }
    rectf behind = {s->left + edge - 2000, 0, 1880, ui_h(s->u)};
    behind.w = fmaxf(0, on - 290 - behind.x);
    ui_fill(s->u, ui_mirror(s->u, behind), 0xB3ABCB, 0.86f);
    for (int i = 0; i < 5; i++) {
        float y = h - 230 - 150 * (float)i;
        fog_at(s, i % 2 ? "bay/fog-2" : "bay/fog-1",
               runner_rect(s, edge - 460 + (i % 2 ? 26.0f : 0.0f), y, 500, 300), 0.9f);
    }
}
