// The rules of a story: lines move on, choices answer, a wrong turn can be taken back.
#include <string.h>

#include "mechanics/story/story.h"
#include "mechanics/story/story_spec.h"

static const char *const choice_ids[STORY_MAX_CHOICES] = {"choice-1", "choice-2", "choice-3",
                                                          "choice-4"};

enum { TRIED_BEFORE = 50 }; // what it adds to a way; see way_by_choice

static size_t size(const void *spec) {
    (void)spec;
    return sizeof(story_state);
}

static void say(story_stand *now, story_said_kind kind, uint8_t n) {
    if (now->n_said == STORY_HISTORY) {
        memmove(now->said, now->said + 1, (STORY_HISTORY - 1) * sizeof *now->said);
        now->n_said--;
        now->said_before[0]++;
        now->said_before[1] = (uint8_t)(now->said_before[1] + (now->said_before[0] == 0));
    }
    now->said[now->n_said++] = (story_said){(uint8_t)kind, now->scene, now->step, n};
}

static void count_up(uint8_t *n) {
    *n = (uint8_t)(*n + (*n < UINT8_MAX));
}

// Takes the story to a scene or an ending, and on through every `go` and `end` that waits there.
// The linker has refused circles of `go`, so this ends.
static void arrive(const story_spec *spec, story_state *s, story_target to) {
    story_stand *now = &s->now;
    now->answer = now->always = 0;
    while (to.kind == STORY_TO_SCENE) {
        now->scene = to.index;
        now->step = 0;
        count_up(&s->visited[to.index]);
        const story_step *step = story_step_at(spec, now->scene, 0);
        if (step->kind != STORY_STEP_GO && step->kind != STORY_STEP_END) {
            return;
        }
        to = step->to;
    }
    now->phase = STORY_SHOWS_ENDING;
    now->ending = to.index;
}

// Shows the step the story has come to; a `go` or `end` behind lines leads on.
static void settle(const story_spec *spec, story_state *s) {
    story_stand *now = &s->now;
    const story_step *step = story_step_at(spec, now->scene, now->step);
    if (step->kind == STORY_STEP_GO || step->kind == STORY_STEP_END) {
        arrive(spec, s, step->to);
        if (now->phase == STORY_SHOWS_ENDING) {
            return;
        }
        step = story_step_at(spec, now->scene, now->step);
    }
    if (step->kind == STORY_STEP_CHOOSE) {
        now->phase = STORY_SHOWS_CHOICE;
        return;
    }
    now->phase = STORY_SHOWS_LINE;
    if (step->mood >= 0) {
        now->moods[step->who] = (uint8_t)step->mood;
    }
    say(now, STORY_SAID_LINE, 0);
}

static void go_to(const story_spec *spec, story_state *s, story_target to) {
    s->now.phase = STORY_SHOWS_LINE;
    arrive(spec, s, to);
    if (s->now.phase != STORY_SHOWS_ENDING) {
        settle(spec, s);
    }
}

static void start(const void *p, uint64_t seed, void *state) {
    (void)seed; // a story has no chance in it
    const story_spec *spec = p;
    story_state *s = state;
    for (size_t i = 0; i < spec->counters.n; i++) {
        s->now.counters[i] = (uint8_t)spec->counters.items[i].start;
    }
    for (size_t i = 0; i < spec->n_people; i++) {
        s->now.moods[i] = spec->people[i].mood;
    }
    go_to(spec, s, (story_target){STORY_TO_SCENE, spec->start_scene});
    s->checkpoint = s->now;
}

static bool offered(const story_spec *spec, const story_state *s, const story_choice *c) {
    for (size_t i = 0; i < spec->counters.n; i++) {
        if (s->now.counters[i] < c->least[i]) {
            return false;
        }
    }
    return true;
}

static const story_step *choose_step(const story_spec *spec, const story_state *s) {
    return s->now.phase == STORY_SHOWS_CHOICE ? story_step_at(spec, s->now.scene, s->now.step)
                                              : NULL;
}

static bool can_always(const story_spec *spec, const story_state *s, int which) {
    bool open = s->now.phase == STORY_SHOWS_LINE || s->now.phase == STORY_SHOWS_CHOICE;
    return open && which >= 0 && which < STORY_ALWAYS_COUNT &&
           story_has_always(spec, (story_always)which);
}

static bool can_back(const story_spec *spec, const story_state *s) {
    if (s->now.phase == STORY_SHOWS_ENDING) {
        return !spec->endings.items[s->now.ending].good;
    }
    return s->wrong_turn &&
           (s->now.phase == STORY_SHOWS_LINE || s->now.phase == STORY_SHOWS_CHOICE);
}

static void answer(const story_spec *spec, story_state *s, const story_choice *c,
                   evidence_list *out, evidence row) {
    if (c->verdict == STORY_WRONG) {
        s->checkpoint = s->now;
        s->wrong_turn = 1;
    }
    for (size_t i = 0; i < c->n_shown; i++) {
        row.skill = c->shown[i].skill;
        row.right = c->shown[i].right;
        evidence_add(out, row);
    }
    for (size_t i = 0; i < spec->counters.n; i++) {
        int v = s->now.counters[i] + c->change[i];
        int max = spec->counters.items[i].max;
        s->now.counters[i] = (uint8_t)(v < 0 ? 0 : v > max ? max : v);
    }
    s->now.phase = STORY_SHOWS_REASON;
}

static bool choose(const story_spec *spec, story_state *s, int n, evidence_list *out) {
    const story_step *step = choose_step(spec, s);
    if (!step || n < 0 || (size_t)n >= step->choose.n ||
        !offered(spec, s, &step->choose.items[n])) {
        return false;
    }
    const char *expected = NULL;
    for (size_t i = 0; i < step->choose.n && !expected; i++) {
        expected = step->choose.items[i].verdict == STORY_GOOD ? choice_ids[i] : NULL;
    }
    count_up(&s->attempts[s->now.scene]);
    evidence row = {.attempt = s->attempts[s->now.scene],
                    .item = spec->scenes.items[s->now.scene].key.s,
                    .expected = expected,
                    .chosen = choice_ids[n]};
    const story_choice *c = &step->choose.items[n];
    answer(spec, s, c, out, row);
    s->tried[s->now.scene] |= (uint8_t)(1u << n);
    s->now.answer = (uint8_t)n;
    s->now.always = 0;
    say(&s->now, STORY_SAID_CHOICE, (uint8_t)n);
    return true;
}

static bool leave_or_tell(const story_spec *spec, story_state *s, int which, evidence_list *out) {
    if (!can_always(spec, s, which)) {
        return false;
    }
    const story_choice *c = &spec->always.entry[which];
    count_up(&s->always_attempts[which]);
    evidence row = {.attempt = s->always_attempts[which],
                    .item = story_always_names[which],
                    .expected = c->verdict == STORY_WRONG ? NULL : story_always_names[which],
                    .chosen = story_always_names[which]};
    answer(spec, s, c, out, row);
    s->now.answer = (uint8_t)which;
    s->now.always = 1;
    say(&s->now, STORY_SAID_ALWAYS, (uint8_t)which);
    return true;
}

static bool next(const story_spec *spec, story_state *s) {
    switch ((story_phase)s->now.phase) {
    case STORY_SHOWS_LINE:
        s->now.step++;
        settle(spec, s);
        return true;
    case STORY_SHOWS_REASON: {
        const story_choice *c =
            s->now.always
                ? &spec->always.entry[s->now.answer]
                : &story_step_at(spec, s->now.scene, s->now.step)->choose.items[s->now.answer];
        go_to(spec, s, c->to);
        return true;
    }
    case STORY_SHOWS_ENDING:
        if (spec->endings.items[s->now.ending].good) {
            s->now.phase = STORY_OVER;
            return true;
        }
        return false;
    case STORY_SHOWS_CHOICE:
    case STORY_OVER: break;
    }
    return false;
}

static bool back(const story_spec *spec, story_state *s) {
    if (!can_back(spec, s)) {
        return false;
    }
    s->now = s->checkpoint;
    s->wrong_turn = 0;
    count_up(&s->went_back);
    return true;
}

static bool act(const void *p, void *state, action in, evidence_list *out) {
    switch (in.verb) {
    case STORY_NEXT: return next(p, state);
    case STORY_CHOOSE: return choose(p, state, in.a, out);
    case STORY_ALWAYS: return leave_or_tell(p, state, in.a, out);
    case STORY_BACK: return back(p, state);
    default: return false;
    }
}

static bool done(const void *p, const void *state) {
    (void)p;
    return ((const story_state *)state)->now.phase == STORY_OVER;
}

static size_t legal(const void *p, const void *state, action *out, size_t max) {
    const story_spec *spec = p;
    const story_state *s = state;
    const story_step *step = choose_step(spec, s);
    size_t n = 0;
    bool good_end = s->now.phase == STORY_SHOWS_ENDING && spec->endings.items[s->now.ending].good;
    if (n < max &&
        (s->now.phase == STORY_SHOWS_LINE || s->now.phase == STORY_SHOWS_REASON || good_end)) {
        out[n++] = (action){.verb = STORY_NEXT};
    }
    for (size_t i = 0; step && i < step->choose.n && n < max; i++) {
        if (offered(spec, s, &step->choose.items[i])) {
            out[n++] = (action){.verb = STORY_CHOOSE, .a = (int16_t)i};
        }
    }
    for (int i = 0; i < STORY_ALWAYS_COUNT && n < max; i++) {
        if (can_always(spec, s, i)) {
            out[n++] = (action){.verb = STORY_ALWAYS, .a = (int16_t)i};
        }
    }
    if (n < max && can_back(spec, s)) {
        out[n++] = (action){.verb = STORY_BACK};
    }
    return n;
}

static bool raises(const story_spec *spec, const story_state *s, const story_choice *c) {
    for (size_t i = 0; i < spec->counters.n; i++) {
        if (c->change[i] > 0 && s->now.counters[i] < spec->counters.items[i].max) {
            return true;
        }
    }
    return false;
}

// Ways know nothing of counters, so a choice may lead back here again and again while a `when`
// stays shut: what was tried already waits, unless it still raises a counter.
static uint16_t way_by_choice(const story_spec *spec, const story_state *s, int n) {
    const story_choice *c = &choose_step(spec, s)->choose.items[n];
    uint16_t way = story_way_by(spec, c, false);
    bool waits = (s->tried[s->now.scene] >> n & 1) && !raises(spec, s, c);
    return waits && way < STORY_NO_WAY - 1 - TRIED_BEFORE ? (uint16_t)(way + TRIED_BEFORE) : way;
}

// The shortest way to a good ending without a wrong choice; from a wrong turn, back.
static bool bot(const void *p, const void *state, action *out) {
    const story_spec *spec = p;
    const story_state *s = state;
    action moves[STORY_MAX_CHOICES + STORY_ALWAYS_COUNT + 2];
    size_t n = legal(p, state, moves, sizeof moves / sizeof *moves);
    uint16_t best = STORY_NO_WAY;
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        uint16_t way = STORY_NO_WAY;
        if (moves[i].verb == STORY_NEXT) {
            way = 0;
        } else if (moves[i].verb == STORY_CHOOSE) {
            way = way_by_choice(spec, s, moves[i].a);
        } else if (moves[i].verb == STORY_ALWAYS) {
            way = story_way_by(spec, &spec->always.entry[moves[i].a], true);
        } else if (!found) {
            way = STORY_NO_WAY - 1;
        }
        if (way < best) {
            best = way;
            *out = moves[i];
            found = true;
        }
    }
    return found;
}

static const char *clue(const void *p, const void *state) {
    const story_step *step = choose_step(p, state);
    return step ? step->clue.s : NULL;
}

const mechanic story_rules = {
    .name = "story",
    .shape = &story_shape,
    .link = story_link,
    .lint = story_lint,
    .size = size,
    .start = start,
    .act = act,
    .done = done,
    .bot = bot,
    .legal = legal,
    .clue = clue,
};
