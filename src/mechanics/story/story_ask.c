// What a view asks of a story and its state.
#include "mechanics/story/story_spec.h"

const story_step *story_step_at(const story_spec *spec, size_t scene, size_t step) {
    return (const story_step *)spec->scenes.items[scene].items + step;
}

size_t story_steps(const story_spec *spec, size_t scene) {
    return spec->scenes.items[scene].n;
}

bool story_has_always(const story_spec *spec, story_always which) {
    return spec->always.entry[which].because.source != NULL;
}

const char *story_name(const story_spec *spec, uint8_t who) {
    const story_member *m = who < spec->n_people ? spec->people[who].member : NULL;
    return m ? m->name.s : NULL;
}

static story_message message(const story_spec *spec, const story_said *said) {
    const story_step *step = story_step_at(spec, said->scene, said->step);
    switch ((story_said_kind)said->kind) {
    case STORY_SAID_LINE:
        return (story_message){STORY_SAID_LINE, step->who, step->line.value.s, STORY_LEAVE};
    case STORY_SAID_CHOICE:
        return (story_message){STORY_SAID_CHOICE, STORY_ME, step->choose.items[said->n].say.s,
                               STORY_LEAVE};
    case STORY_SAID_ALWAYS: break;
    }
    return (story_message){STORY_SAID_ALWAYS, STORY_ME, NULL, (story_always)said->n};
}

size_t story_messages(const story_spec *spec, const story_state *state,
                      story_message out[STORY_HISTORY], size_t *first) {
    const story_stand *now = &state->now;
    for (size_t i = 0; i < now->n_said; i++) {
        out[i] = message(spec, &now->said[i]);
    }
    *first = (size_t)now->said_before[0] | (size_t)now->said_before[1] << 8;
    return now->n_said;
}

static void last_words(const story_spec *spec, const story_stand *now, story_view_now *v) {
    v->who = STORY_NOBODY;
    for (size_t i = now->n_said; i-- > 0;) {
        story_message m = message(spec, &now->said[i]);
        if (m.words) {
            v->who = m.who;
            v->words = m.words;
            v->mood = now->moods[m.who];
            return;
        }
    }
}

static void on_offer(const story_spec *spec, const story_state *s, story_view_now *v) {
    const story_step *step = story_step_at(spec, s->now.scene, s->now.step);
    for (size_t i = 0; i < step->choose.n; i++) {
        bool open = true;
        for (size_t k = 0; k < spec->counters.n; k++) {
            open = open && s->now.counters[k] >= step->choose.items[i].least[k];
        }
        if (open) {
            v->choices[v->n_choices] = &step->choose.items[i];
            v->numbers[v->n_choices] = (uint8_t)i;
            v->tried[v->n_choices] = (s->tried[s->now.scene] >> i & 1) != 0;
            v->n_choices++;
        }
    }
}

story_view_now story_now(const story_spec *spec, const story_state *state) {
    const story_stand *now = &state->now;
    story_view_now v = {.phase = (story_phase)now->phase};
    last_words(spec, now, &v);
    bool open = v.phase == STORY_SHOWS_LINE || v.phase == STORY_SHOWS_CHOICE;
    for (int i = 0; i < STORY_ALWAYS_COUNT; i++) {
        v.always[i] = open && story_has_always(spec, (story_always)i);
    }
    v.back = open && state->wrong_turn;
    if (v.phase == STORY_SHOWS_CHOICE) {
        on_offer(spec, state, &v);
    } else if (v.phase == STORY_SHOWS_REASON) {
        v.answer = now->always
                       ? &spec->always.entry[now->answer]
                       : &story_step_at(spec, now->scene, now->step)->choose.items[now->answer];
        v.reason = v.answer->because.s;
        v.verdict = (story_verdict)v.answer->verdict;
    } else if (v.phase == STORY_SHOWS_ENDING || v.phase == STORY_OVER) {
        v.ending = &spec->endings.items[now->ending];
        v.back = v.phase == STORY_SHOWS_ENDING && !v.ending->good;
    }
    return v;
}
