// A story as a scene: people who come and go, words on a card, choices on the apron.
#include <math.h>

#include "mechanics/story/story_show.h"

enum { REMEMBERED = 6 }; // who spoke among the last few is still there
static const float PERSON_H = 372, LEAST = 0.3f, PIP_X = 642;

static bool speaks_in(const story_spec *spec, size_t scene, uint8_t who) {
    for (size_t i = 0; i < story_steps(spec, scene); i++) {
        const story_step *step = story_step_at(spec, scene, i);
        if (step->kind == STORY_STEP_LINE && step->who == who) {
            return true;
        }
    }
    return false;
}

static bool speaks(const story_spec *spec, uint8_t who) {
    for (size_t i = 0; i < spec->scenes.n; i++) {
        if (speaks_in(spec, i, who)) {
            return true;
        }
    }
    return false;
}

// The child is always there; others while they have a say.
static bool on_stage(const story_scene *s, uint8_t who) {
    if (who == STORY_ME || !speaks(s->spec, who) || speaks_in(s->spec, s->state->now.scene, who)) {
        return true;
    }
    story_message said[STORY_HISTORY];
    size_t first = 0;
    size_t n = story_messages(s->spec, s->state, said, &first);
    for (size_t i = n > REMEMBERED ? n - REMEMBERED : 0; i < n; i++) {
        if (said[i].who == who) {
            return true;
        }
    }
    return false;
}

static bool at_left(const story_scene *s, uint8_t who) {
    return who == STORY_ME || s->spec->people[who].side == STORY_LEFT;
}

static float place_of(const story_scene *s, uint8_t who) {
    bool left = at_left(s, who);
    float x = left ? 372 : 924;
    uint8_t to = who == STORY_ME ? (uint8_t)s->spec->n_people : who;
    for (uint8_t i = STORY_PIP + 1; i < to; i++) {
        x += at_left(s, i) != left ? 0 : left ? -190 : 186;
    }
    return x;
}

static const char *gesture(const story_scene *s, uint8_t who) {
    if (who != STORY_ME || s->now.phase != STORY_SHOWS_REASON) {
        return NULL;
    }
    return s->now.verdict == STORY_WRONG ? "chin" : "open";
}

// A right word lifts the people for a moment.
static float hop(const story_scene *s) {
    bool good = s->now.phase == STORY_SHOWS_REASON && s->now.verdict == STORY_GOOD;
    return good ? -14 * sinf(3.14159f * ui_ramp(s->u, s->memory->spoke_ms, SLOW_MS)) : 0;
}

// Heads stay below the words, feet above the apron: where words are large, people are smaller, or
// step aside altogether, and the face on the card tells who speaks.
static stage_floor plan_of(const story_scene *s, float apron) {
    ui *u = s->u;
    rectf card = stage_card_room(u);
    float usual = ui_h(u) - 184;
    float foot = fminf(usual, apron - 10);
    float need = PERSON_H * fminf(1.3f, 1 + (ui_h(u) - 720) / 600);
    float k = fminf(1, (foot - card.y - card.h + 8) / need);
    return (stage_floor){foot, k < LEAST ? 0 : k};
}

// Everybody at once, so that who listens turns to who speaks.
static void crowd(const story_scene *s, stage_floor p) {
    stage_person all[STORY_MAX_PEOPLE];
    size_t n = 0;
    for (uint8_t who = 0; who < s->spec->n_people; who++) {
        float x = place_of(s, who);
        if (who == STORY_PIP || x < 120) {
            continue;
        }
        bool speaks_now = s->now.phase == STORY_SHOWS_LINE && s->now.who == who;
        all[n++] = (stage_person){.look = story_shown_look(s, who),
                                  .name = story_shown_name(s, who),
                                  .mood = story_shown_mood(s, who),
                                  .x = x,
                                  .turn = at_left(s, who) ? 1 : -1,
                                  .pose = gesture(s, who),
                                  .spoke_ms = speaks_now ? s->memory->spoke_ms : 0,
                                  .actor = &s->memory->actors[who],
                                  .away = !on_stage(s, who)};
    }
    p.foot += hop(s);
    stage_crowd(s->u, p, all, n);
}

static float tail_of(const story_scene *s, stage_floor p) {
    uint8_t who = s->now.who;
    if (who == STORY_NOBODY || p.k <= 0) {
        return -1;
    }
    return who == STORY_PIP ? PIP_X : place_of(s, who) < 120 ? -1 : place_of(s, who) + 40;
}

static void lantern(const story_scene *s, stage_floor p, bool worried) {
    ui *u = s->u;
    if (p.k <= 0) {
        return;
    }
    size_t mark = motion_mark(u);
    mood m = worried ? MOOD_WORRIED : story_shown_mood(s, STORY_PIP);
    bool speaks_now = s->now.phase == STORY_SHOWS_LINE && s->now.who == STORY_PIP;
    stage_lantern(u, PIP_X, m, speaks_now ? s->memory->spoke_ms : 0);
    float usual = ui_h(u) - 184;
    float x = ui_w(u) * (ui_rtl(u) ? 1 - PIP_X / 1280 : PIP_X / 1280);
    motion_zoom(u, mark, x, usual, p.k);
    motion_shift(u, mark, 0, p.foot - usual, 1);
}

// Whoever spoke last; the middle for those who stand there or not on the stage.
static float looked_at(const story_scene *s) {
    uint8_t who = s->now.who;
    bool there = s->now.words && who != STORY_NOBODY && who != STORY_ME && who != STORY_PIP;
    return there ? place_of(s, who) : 640;
}

// Returns whether there is another page.
static bool words(const story_scene *s, stage_floor p) {
    ui *u = s->u;
    if (s->now.ending) {
        mood m = s->now.ending->good ? MOOD_HAPPY : MOOD_WORRIED;
        int pages = stage_speech(u, s->now.ending->title.s, "pip", m, s->now.ending->text.s,
                                 s->memory->page, p.k > 0 ? PIP_X : -1);
        return s->memory->page + 1 < pages;
    }
    if (!s->now.words || s->now.who == STORY_NOBODY) {
        return false;
    }
    bool saying = s->now.phase == STORY_SHOWS_LINE;
    int page = saying ? s->memory->page : 99;
    int pages = stage_speech(u, story_shown_name(s, s->now.who), story_shown_look(s, s->now.who),
                             (mood)s->now.mood, s->now.words, page, tail_of(s, p));
    return saying && s->memory->page + 1 < pages;
}

bool story_on_stage(const story_scene *s, action *out) {
    ui *u = s->u;
    float top = stage_apron_top(u, story_actions_height(s));
    stage_floor p = plan_of(s, top);
    stage_look(u, &s->memory->camera, looked_at(s));
    stage_back(u, s->in->level->set.s, &s->memory->camera, 0);
    lantern(s, p, s->fog);
    crowd(s, p);
    motion_fog(u, &s->memory->mist, s->fog);
    stage_front(u, top);
    story_counters_on_edge(s, top - 6);
    bool more = words(s, p);
    float pip = ui_w(u) * (ui_rtl(u) ? 1 - PIP_X / 1280 : PIP_X / 1280);
    return story_actions(s, stage_apron_room(u, top), more, p.k > 0 ? pip : -1, out);
}
