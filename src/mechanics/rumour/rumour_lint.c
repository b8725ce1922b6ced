#include "content/lint.h"
#include "mechanics/rumour/rumour_bot.h"

#include <string.h>

#include "core/str.h"
#include "core/utf8.h"

enum { WORDS_MOST = 90, SEEDS = 24, MOST_ACTIONS = 400 };

static void lint_places(const rumour_spec *s, diag_list *out) {
    for (size_t p = 0; p < s->friends.n; p++) {
        const rumour_friend *f = &s->friends.items[p];
        if (f->column >= RUMOUR_COLUMNS) {
            diag_add(out, DIAG_ERROR, f->at, "too-far",
                     "\"%s\" is %d arms down the river: there is room for %d", f->key.s, f->column,
                     RUMOUR_COLUMNS - 1);
        }
        for (size_t q = 0; q < p; q++) {
            if (s->friends.items[q].column == f->column && s->friends.items[q].row == f->row) {
                diag_add(out, DIAG_ERROR, f->at, "same-place",
                         "\"%s\" and \"%s\" stand in the same place: give one another row",
                         s->friends.items[q].key.s, f->key.s);
            }
        }
    }
}

static void lint_words(const rumour_story *story, diag_list *out) {
    for (size_t i = 0; i < story->words.n; i++) {
        const field_text *w = &story->words.items[i];
        if (utf8_count(w->source, strlen(w->source)) > WORDS_MOST) {
            diag_add(out, DIAG_ERROR, w->at, "too-long", "what is told has at most %d characters",
                     WORDS_MOST);
        }
        if (i > 0 && str_eq(w->source, story->words.items[i - 1].source)) {
            diag_add(out, DIAG_ERROR, w->at, "same-text",
                     "it is told in the same words as before: nothing changes on the way");
        }
    }
}

static bool springs_from(const rumour_story *story, size_t p) {
    return story->springs >> p & 1;
}

// Wherever it begins, it must come to the child.
static void lint_heard(const rumour_spec *s, size_t which, diag_list *out) {
    uint8_t holds[RUMOUR_MAX_CROWD + RUMOUR_MAX_FRIENDS];
    const rumour_story *story = &s->stories.items[which];
    for (size_t p = 0; p < s->friends.n; p++) {
        rumour_run run;
        if (!springs_from(story, p)) {
            continue;
        }
        rumour_begin(s, &run, holds, which, p);
        if (run.distance[rumour_me(s)] == RUMOUR_NONE) {
            diag_add(out, DIAG_ERROR, story->at, "never-heard",
                     "\"%s\" never comes to the child when it begins with \"%s\"", story->key.s,
                     s->friends.items[p].key.s);
        }
    }
}

static void lint_balance(const rumour_spec *s, diag_list *out) {
    size_t is[2] = {0}, pulls = 0;
    unsigned named = 0;
    for (size_t i = 0; i < s->stories.n; i++) {
        const rumour_story *story = &s->stories.items[i];
        is[story->is]++;
        pulls += !(named >> story->pull & 1);
        named |= 1u << story->pull;
        if (s->name_skill != SKILL_NONE && !story->pulls.s) {
            diag_add(out, DIAG_ERROR, story->at, "no-reason",
                     "\"%s\" needs `pulls`: why it pulls so", story->key.s);
        }
    }
    if (is[RUMOUR_TRUE] > is[RUMOUR_FALSE] + 1 || is[RUMOUR_FALSE] > is[RUMOUR_TRUE] + 1 ||
        is[RUMOUR_TRUE] == 0 || is[RUMOUR_FALSE] == 0) {
        diag_add(out, DIAG_ERROR, s->at, "uneven-judgement",
                 "%zu stories are true and %zu are false: there are some of both, and they may "
                 "differ by one at most",
                 is[RUMOUR_TRUE], is[RUMOUR_FALSE]);
    }
    if (s->name_skill != SKILL_NONE && pulls < 2) {
        diag_add(out, DIAG_ERROR, s->names.at, "one-pull",
                 "all stories pull alike: nothing is to be named");
    }
}

static void lint_skills(const rumour_spec *s, const level_head *head, diag_list *out) {
    bool shown[SKILL_COUNT] = {false};
    for (size_t i = 0; i < s->stories.n + 2; i++) { // the last two: traces, names
        bool story = i < s->stories.n, trace = i == s->stories.n;
        uint8_t which = story ? s->stories.items[i].skill : trace ? s->trace_skill : s->name_skill;
        srcpos at = story ? s->stories.items[i].shows.at : trace ? s->traces.at : s->names.at;
        size_t slot = lint_skill_slot(head, which);
        if (lint_declared(head, which, at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}

// ---- proofs

// A story ends; found: of those that this player was told of before.
static void judge(const rumour_spec *s, const rumour_state *st, rumour_player who, unsigned *found,
                  diag_list *out) {
    const rumour_run *run = &st->runs[st->slot];
    const rumour_story *story = rumour_story_of(s, st, st->slot);
    if (*found >> run->story & 1) {
        return;
    }
    if (who == RUMOUR_KNOWS && !run->enough) {
        diag_add(out, DIAG_ERROR, story->at, "unwinnable",
                 "with %d steps nobody can let enough people know in time what is so of \"%s\"",
                 s->steps, story->key.s);
    } else if (who == RUMOUR_IDLES && run->enough) {
        diag_add(out, DIAG_ERROR, story->at, "runs-clear",
                 "\"%s\" ends clear although nobody does anything: let more friends be careful, or "
                 "ask for more with `enough`",
                 story->key.s);
    } else if (who == RUMOUR_ASKS_NOBODY && run->enough) {
        diag_add(out, DIAG_ERROR, story->at, "asks-nobody",
                 "\"%s\" ends clear when nobody is asked, by a good guess: ask for more "
                 "with `enough`, or let more friends be careful",
                 story->key.s);
    } else {
        return;
    }
    *found |= 1u << run->story;
}

static void play_round(const rumour_spec *s, uint64_t seed, rumour_player who, unsigned *found,
                       diag_list *out) {
    _Alignas(rumour_state) uint8_t
        room[sizeof(rumour_state) + RUMOUR_AT_ONCE * (RUMOUR_MAX_CROWD + RUMOUR_MAX_FRIENDS)];
    rumour_state *st = (rumour_state *)room;
    memset(room, 0, rumour_size(s));
    rumour_start(s, seed, st);
    for (int i = 0; i < MOST_ACTIONS && st->phase != RUMOUR_TALLY; i++) {
        if (st->phase == RUMOUR_EVENING) {
            judge(s, st, who, found, out);
        }
        rumour_act(s, st, rumour_plays(s, st, who), NULL);
    }
}

// The one who knows misses nothing; who does nothing, and who asks nobody, miss every story. It
// follows that who corrects everything misses every true one, since a wrong boat only takes from
// those who know, and who passes on everything every false one.
static void prove(const rumour_spec *s, diag_list *out) {
    static const rumour_player players[] = {RUMOUR_KNOWS, RUMOUR_IDLES, RUMOUR_ASKS_NOBODY};
    for (size_t i = 0; i < sizeof players / sizeof *players; i++) {
        unsigned found = 0;
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            play_round(s, seed, players[i], &found, out);
        }
    }
}

void rumour_lint(const void *spec, const level_head *head, diag_list *out) {
    const rumour_spec *s = spec;
    size_t before = diag_errors(out);
    lint_places(s, out);
    for (size_t i = 0; i < s->stories.n; i++) {
        lint_words(&s->stories.items[i], out);
        lint_heard(s, i, out);
    }
    lint_balance(s, out);
    lint_skills(s, head, out);
    if (diag_errors(out) == before) {
        prove(s, out);
    }
}
