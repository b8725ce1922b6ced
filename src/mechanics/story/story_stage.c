// A story as a scene: people on the stage, words on a card, choices on the apron.
#include "mechanics/story/story_show.h"

static float place_of(const story_scene *s, uint8_t who) {
    float x = s->spec->people[who].side == STORY_LEFT ? 360 : 936;
    float apart = s->spec->people[who].side == STORY_LEFT ? -180 : 180;
    for (uint8_t i = STORY_PIP + 1; i < who; i++) {
        x += s->spec->people[i].side == s->spec->people[who].side ? apart : 0;
    }
    return x;
}

static size_t people(const story_scene *s, stage_person out[STORY_MAX_PEOPLE]) {
    size_t n = 0;
    for (uint8_t i = STORY_PIP + 1; i < s->spec->n_people; i++) {
        bool left = s->spec->people[i].side == STORY_LEFT;
        out[n++] = (stage_person){.look = story_shown_look(s, i),
                                  .name = story_shown_name(s, i),
                                  .mood = (mood)s->state->now.moods[i],
                                  .x = place_of(s, i),
                                  .turn = left ? 1 : -1,
                                  .spoke_ms = s->now.phase == STORY_SHOWS_LINE && s->now.who == i
                                                  ? s->memory->spoke_ms
                                                  : 0};
    }
    return n;
}

static float tail_of(const story_scene *s) {
    uint8_t who = s->now.who;
    return who == STORY_NOBODY || who == STORY_ME ? -1
           : who == STORY_PIP                     ? 640
                                                  : place_of(s, who) + 40;
}

// Whoever spoke last; the middle for those who stand there or not on the stage.
static float looked_at(const story_scene *s) {
    uint8_t who = s->now.who;
    bool there = s->now.words && who != STORY_NOBODY && who != STORY_ME && who != STORY_PIP;
    return there ? place_of(s, who) : 640;
}

// Returns whether there is another page.
static bool words(const story_scene *s) {
    ui *u = s->u;
    if (s->now.ending) {
        mood m = s->now.ending->good ? MOOD_HAPPY : MOOD_WORRIED;
        int pages = stage_speech(u, s->now.ending->title.s, "pip", m, s->now.ending->text.s,
                                 s->memory->page, -1);
        return s->memory->page + 1 < pages;
    }
    if (!s->now.words || s->now.who == STORY_NOBODY) {
        return false;
    }
    bool saying = s->now.phase == STORY_SHOWS_LINE;
    int page = saying ? s->memory->page : 99;
    int pages = stage_speech(u, story_shown_name(s, s->now.who), story_shown_look(s, s->now.who),
                             (mood)s->now.mood, s->now.words, page, tail_of(s));
    return saying && s->memory->page + 1 < pages;
}

bool story_on_stage(const story_scene *s, action *out) {
    ui *u = s->u;
    stage_person crowd[STORY_MAX_PEOPLE];
    float top = stage_apron_top(u, story_actions_height(s));
    stage_look(u, &s->memory->camera, looked_at(s));
    stage_back(u, s->in->level->set.s, &s->memory->camera, 0);
    bool wrong = s->memory->fog_ms != 0;
    bool pip = s->now.phase == STORY_SHOWS_LINE && s->now.who == STORY_PIP;
    stage_lantern(u, 642, wrong ? MOOD_WORRIED : (mood)s->state->now.moods[STORY_PIP],
                  pip ? s->memory->spoke_ms : 0);
    stage_people(u, crowd, people(s, crowd));
    stage_fog(u, s->memory->fog_ms);
    stage_front(u, top);
    bool more = words(s);
    rectf card = stage_card_room(u);
    story_counters(s, card.y + card.h + 16);
    return story_actions(s, stage_apron_room(u, top), more, out);
}
