// What stage and phone have in common: names, the apron, endings.
#include <math.h>

#include "core/str.h"
#include "mechanics/story/story.h"
#include "mechanics/story/story_show.h"

const char *story_shown_name(const story_scene *s, uint8_t who) {
    if (who == STORY_ME) {
        return s->in->player_name;
    }
    const char *name = story_name(s->spec, who);
    if (name) {
        return name;
    }
    const cast_member *known = cast_find(s->spec->people[who].look);
    return !known                  ? s->spec->people[who].id
           : s->in->level->foreign ? known->name
                                   : TR(s->u, known->name);
}

const char *story_shown_look(const story_scene *s, uint8_t who) {
    return who == STORY_ME    ? s->in->player_look
           : who == STORY_PIP ? "pip"
                              : s->spec->people[who].look;
}

mood story_shown_mood(const story_scene *s, uint8_t who) {
    mood m = (mood)s->state->now.moods[who];
    if (s->now.phase != STORY_SHOWS_REASON || s->now.verdict == STORY_FREE) {
        return m;
    }
    bool wrong = s->now.verdict == STORY_WRONG;
    if (wrong) {
        return m == MOOD_CALM || m == MOOD_HAPPY ? MOOD_WORRIED : m;
    }
    return m == MOOD_CALM || m == MOOD_WORRIED ? MOOD_HAPPY : m;
}

static bool hinted(const story_scene *s, story_verb verb, int a) {
    return s->in->hinted.verb == verb && s->in->hinted.a == a;
}

static ui_look look_of(const story_scene *s, size_t i) {
    const story_choice *c = s->now.choices[i];
    bool tried = s->now.tried[i];
    bool large =
        ui_preferences(s->u).text_scale > 1.5f; // its sign says it where words have no room
    return (ui_look){.icon = tried && large ? "again" : c->icon.s,
                     .label = c->say.s,
                     .note = tried && !large ? TR(s->u, "You tried this one") : NULL,
                     .hinted = hinted(s, STORY_CHOOSE, s->now.numbers[i])};
}

static size_t looks_of(const story_scene *s, ui_look looks[STORY_MAX_CHOICES]) {
    for (size_t i = 0; i < s->now.n_choices; i++) {
        looks[i] = look_of(s, i);
    }
    return s->now.n_choices;
}

float story_actions_height(const story_scene *s) {
    const float plain = 112;
    if (s->now.phase == STORY_SHOWS_REASON) {
        return stage_reason_height(s->u, s->now.reason);
    }
    if (s->now.phase != STORY_SHOWS_CHOICE) {
        return fmaxf(plain, ui_pitch(s->u, TEXT_NAME) + 32);
    }
    ui_look looks[STORY_MAX_CHOICES];
    int n = (int)looks_of(s, looks);
    bool tight = s->spec->dress == STORY_PHONE && ui_preferences(s->u).text_scale > 1.2f;
    return fmaxf(plain, stage_choices_height(s->u, looks, n, tight ? 0.3f : 0.46f));
}

static bool act(action *out, story_verb verb, int a) {
    *out = (action){.verb = (uint16_t)verb, .a = (int16_t)a};
    return true;
}

bool story_actions(const story_scene *s, rectf room, bool more, float tail_x, action *out) {
    ui *u = s->u;
    if (s->now.phase == STORY_SHOWS_CHOICE) {
        ui_look looks[STORY_MAX_CHOICES];
        int n = (int)looks_of(s, looks);
        int used = ui_choices(u, STORY_ID_CHOICE, room, looks, n);
        return used >= 0 && act(out, STORY_CHOOSE, s->now.numbers[used]);
    }
    if (s->now.phase == STORY_SHOWS_REASON) {
        if (tail_x >= 0) {
            stage_reason_tail(u, room, s->now.reason, tail_x);
        }
        return stage_reason(u, STORY_ID_GO_ON, room, s->now.reason, &s->memory->page) &&
               act(out, STORY_NEXT, 0);
    }
    bool only_back = s->now.phase == STORY_SHOWS_ENDING && s->now.ending && !s->now.ending->good;
    if (s->now.back) {
        const char *label = TR(u, "Try that choice again");
        float w = fmaxf(ui_button_width(u, (ui_look){.icon = "again", .label = label}), 240);
        float h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 24);
        float x = only_back ? room.x + (room.w - w) / 2 : room.x;
        rectf at = {x, room.y + room.h - h, w, h};
        if (ui_button(u, STORY_ID_BACK, only_back ? at : ui_mirror(u, at),
                      (ui_look){.icon = "again", .label = label})) {
            return act(out, STORY_BACK, 0);
        }
    }
    bool pressed = s->spec->dress == STORY_STAGE && stage_speech_pressed(u);
    if (only_back || !(stage_go_on(u, STORY_ID_GO_ON, room, TR(u, "Go on")) || pressed)) {
        return false;
    }
    if (more) {
        s->memory->page++;
        s->memory->spoke_ms = ui_now(u);
        ui_dirty(u);
        return false;
    }
    return act(out, STORY_NEXT, 0);
}

static void follow(story_scene *s) {
    const story_stand *at = &s->state->now;
    uint32_t stands = (uint32_t)at->phase | (uint32_t)at->scene << 8 | (uint32_t)at->step << 16 |
                      (uint32_t)at->n_said << 24;
    stands += (uint32_t)at->said_before[0] * 31u + (uint32_t)s->state->went_back * 977u;
    if (stands != s->memory->stands) {
        s->memory->stands = stands;
        s->memory->page = 0;
        s->memory->spoke_ms = ui_now(s->u);
    }
    bool wrong = s->now.phase == STORY_SHOWS_REASON && s->now.verdict == STORY_WRONG;
    bool lost = s->now.phase == STORY_SHOWS_ENDING && s->now.ending && !s->now.ending->good;
    bool back_at_choice = s->now.phase == STORY_SHOWS_CHOICE || !s->now.back;
    s->memory->fogged = wrong || lost || (s->memory->fogged && !back_at_choice);
    s->fog = s->memory->fogged;
    for (size_t i = 0; i < s->spec->counters.n; i++) {
        uint8_t value = at->counters[i];
        if (value > s->memory->lamps[i]) {
            s->memory->caught_from[i] = s->memory->lamps[i];
            s->memory->caught_ms[i] = ui_now(s->u);
        }
        s->memory->lamps[i] = value;
    }
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    story_scene s = {.in = in,
                     .spec = in->level->spec,
                     .state = in->state,
                     .now = story_now(in->level->spec, in->state),
                     .memory = memory,
                     .u = u};
    follow(&s);
    return s.spec->dress == STORY_PHONE ? story_on_phone(&s, out) : story_on_stage(&s, out);
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)taken;
    const story_memory *m = memory;
    const story_spec *spec = in->level->spec;
    const story_state *state = in->state;
    story_view_now now = story_now(in->level->spec, in->state);
    if (shown && shown->n > 0) {
        ui_play(u, now.verdict == STORY_WRONG ? SOUND_AGAIN : SOUND_RIGHT);
    } else {
        ui_play(u, SOUND_PAPER);
    }
    for (size_t i = 0; i < spec->counters.n; i++) {
        if (state->now.counters[i] > m->lamps[i]) {
            ui_play(u, SOUND_LAMP);
        }
    }
}

static const char *why(const view_in *in, action a) {
    const story_spec *spec = in->level->spec;
    story_view_now now = story_now(spec, in->state);
    if (a.verb == STORY_ALWAYS && a.a >= 0 && a.a < STORY_ALWAYS_COUNT) {
        return spec->always.entry[a.a].because.s;
    }
    for (size_t i = 0; a.verb == STORY_CHOOSE && i < now.n_choices; i++) {
        if (now.numbers[i] == a.a) {
            return now.choices[i]->because.s;
        }
    }
    return NULL;
}

const view story_view = {"story", sizeof(story_memory), frame, acted, why};
