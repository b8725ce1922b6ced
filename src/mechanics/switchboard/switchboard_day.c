// The day: the sun on its path, who looks, what is there or blank, and the reason.
#include <math.h>

#include "mechanics/switchboard/switchboard_show.h"

enum { SUN = 80, SKY = 64, NOON = 216, LOW = 266, SUN_MS = 350, SHOW_MS = 280, DOTS = 25 };

static const char *said(const switchboard_scene *s) {
    if (s->now.event) {
        return s->now.reason;
    }
    return s->now.well ? TR(s->u, "You have looked as each of them. Now you know how the switches "
                                  "stand, and do not only hope so.")
                       : TR(s->u, "Here comes the day, and you have not looked as each of them. A "
                                  "switch does not always do what its name says.");
}

// Where words are large there is no room for a card above, so all of it stands below.
static const char *told(const switchboard_scene *s) {
    const char *words = said(s);
    return s->listed && s->now.event
               ? arena_printf(ui_arena(s->u), "%s\n%s", s->now.event->text.s, words)
               : words;
}

// How much of the day is over.
static float hour(const switchboard_scene *s) {
    size_t n = s->now.turn->events.n;
    return s->now.event ? ((float)s->state->event + 1) / (float)(n + 1) : 0.06f;
}

static void sun_at(const switchboard_scene *s, float t, float *x, float *y) {
    *x = 96 + (ui_w(s->u) - 192) * t;
    *y = LOW - (LOW - NOON) * sinf(3.14159f * t);
}

static void sun_path(const switchboard_scene *s) {
    ui *u = s->u;
    float x, y, now = switchboard_moved(u, &s->memory->sun, hour(s), SUN_MS);
    for (int i = 0; i < DOTS; i++) {
        float t = ((float)i + 0.5f) / DOTS;
        sun_at(s, t, &x, &y);
        ui_card(u, ui_mirror(u, (rectf){x - 5, y - 5, 10, 10}), 5, t < now ? LAMP : PAPER, 0);
    }
    sun_at(s, now, &x, &y);
    rectf at = ui_mirror(u, (rectf){x - SUN / 2.0f, y - SUN / 2.0f, SUN, SUN});
    ui_glow(u, "props/switchboard-sun", at, 30, LAMP, 0.8f);
    ui_art(u, "props/switchboard-sun", at, 5);
}

static void looker(const switchboard_scene *s, float foot, float k) {
    ui *u = s->u;
    const switchboard_viewer *who = &s->spec->viewers.items[s->now.event->viewer];
    float x = ui_w(u) * 0.3f;
    if (who->look.s) {
        mood m = s->now.event->must == SWITCHBOARD_MISS ? MOOD_CALM
                 : s->now.well                          ? MOOD_HAPPY
                                                        : MOOD_SAD;
        ui_puppet(u, ui_mirror(u, (rectf){x, 0, 0, 0}).x, foot, 0.62f * k, who->look.s, m, NULL,
                  ui_rtl(u) ? -1 : 1, who->name.s);
        return;
    }
    float size = 200 * k;
    switchboard_face(s, s->now.event->viewer,
                     (rectf){x - size / 2, foot - size - 30 * k, size, size});
    ui_status(u, ui_mirror(u, (rectf){x - size / 2, foot - size, size, size}), who->name.s, NULL);
}

// The picture that is looked for, as large as the stage allows.
static void looked_for(const switchboard_scene *s, float foot, float k) {
    ui *u = s->u;
    const switchboard_event *e = s->now.event;
    bool there = s->now.well == (e->must == SWITCHBOARD_SEE);
    float w = 300 * k, h = w / 1.2f;
    rectf at = {ui_w(u) * 0.62f - w / 2, foot - h - 44 * k, w, h};
    size_t mark = motion_mark(u);
    rectf frame = ui_mirror(u, rect_inset(at, -14 * k));
    if (s->now.well) {
        ui_glow(u, NULL, frame, 26, LAMP, 0.9f);
    }
    ui_card(u, frame, 18, there ? 0xE9C478 : 0xB9AFCB, 8);
    switchboard_thing_art(s, e->thing, there, at, 2);
    float t = motion_travel(u, s->memory->told_ms, SHOW_MS);
    motion_shift(u, mark, 0, -40 * (1 - t), motion_fade(u, s->memory->told_ms, SHOW_MS));
    const char *what = s->spec->things.items[e->thing].name.s;
    ui_status(u, frame, what, there ? TR(u, "It is there") : TR(u, "It is blank"));
}

bool switchboard_day(switchboard_scene *s, action *out) {
    ui *u = s->u;
    const char *words = told(s);
    s->apron = stage_apron_top(u, stage_reason_height(u, words));
    stage_back(u, s->in->level->set.s, NULL, 0.1f);
    bool shown = s->apron > 300;
    if (shown) {
        sun_path(s);
    }
    motion_fog(u, &s->memory->mist, s->now.event && !s->now.well);
    stage_front(u, s->apron);
    rectf card = stage_card_room(u);
    float foot = s->apron - 6, top = s->listed ? TOP_ROW_END : card.y + card.h;
    float k = fminf(1.2f, (foot - top - SKY) / 330);
    if (s->now.event && k > 0.3f) {
        looker(s, foot, k);
        looked_for(s, foot, k);
    } else if (k > 0.3f) {
        ui_puppet(u, ui_w(u) / 2, foot, 0.62f * k, s->in->player_look,
                  s->now.well ? MOOD_HAPPY : MOOD_WORRIED, NULL, 0, s->in->player_name);
    }
    float x = ui_mirror(u, (rectf){ui_w(u) - 132, 0, 0, 0}).x;
    rectf room = stage_apron_room(u, s->apron);
    if (shown) {
        ui_puppet(u, x, s->apron - 12, 0.32f, "pip", s->now.well ? MOOD_HAPPY : MOOD_WORRIED, NULL,
                  0, TR(u, "Pip"));
        stage_reason_tail(u, room, words, x);
    }
    if (s->now.event && !s->listed) {
        const switchboard_viewer *who = &s->spec->viewers.items[s->now.event->viewer];
        stage_speech(u, who->name.s, who->look.s, MOOD_CALM, s->now.event->text.s, 0, -1);
    }
    if (stage_reason(u, SWITCHBOARD_ID_GO_ON, room, words, &s->memory->page)) {
        *out = (action){.verb = SWITCHBOARD_NEXT};
        return true;
    }
    return false;
}
