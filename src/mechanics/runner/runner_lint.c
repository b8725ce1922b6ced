#include "content/lint.h"
#include "mechanics/runner/runner_spec.h"

#include "core/str.h"

static void lint_words(const runner_spec *s, const runner_meeting *m, diag_list *out) {
    for (size_t i = 0; i < m->choices.n; i++) {
        const runner_choice *c = &m->choices.items[i];
        if (c->right && c->said != RUNNER_NONE && s->words.items[c->said].x >= m->x) {
            diag_add(out, DIAG_ERROR, c->word.at, "late-word",
                     "\"%s\" helps here, but lies behind this meeting on the map",
                     s->words.items[c->said].key.s);
        }
        for (size_t k = 0; k < i; k++) {
            const runner_choice *o = &m->choices.items[k];
            if ((c->say.s && o->say.s && str_eq(c->say.source, o->say.source)) ||
                (c->said != RUNNER_NONE && c->said == o->said)) {
                diag_add(out, DIAG_ERROR, c->at, "same-text", "two choices of \"%s\" say the same",
                         m->key.s);
            }
        }
    }
}

// Both kinds of ways, and what is judged as often fair as not.
static void lint_choices(const runner_spec *s, diag_list *out) {
    size_t of[RUNNER_UNFAIR + 1] = {0};
    for (size_t i = 0; i < s->meetings.n; i++) {
        const runner_meeting *m = &s->meetings.items[i];
        unsigned all = (1u << m->choices.n) - 1;
        of[m->is]++;
        if (m->right == 0 || m->right == all) {
            diag_add(out, DIAG_ERROR, m->at, m->right ? "none-wrong" : "none-right",
                     "each choice of \"%s\" is %s: there is nothing to decide", m->key.s,
                     m->right ? "right" : "wrong");
        }
        lint_words(s, m, out);
    }
    size_t fair = of[RUNNER_FAIR], unfair = of[RUNNER_UNFAIR];
    if (fair > unfair + 1 || unfair > fair + 1) {
        diag_add(out, DIAG_ERROR, s->at, "uneven-judgement",
                 "%zu meetings are unfair and %zu are fair: they may differ by one at most", unfair,
                 fair);
    }
}

// Who only runs must not come to the end.
static void lint_running(const runner_spec *s, diag_list *out) {
    enum { LONG_ENOUGH = 3 * 60 * 60 };
    runner_body b = runner_standing(&s->stops[0]);
    int32_t before = -1;
    for (int i = 0; i < LONG_ENOUGH && !b.sunk && b.x != before; i++) {
        before = b.x;
        runner_move(s, &b, RUNNER_FORWARD, INT32_MAX);
        if (b.x >= s->stops[s->n_stops - 1].x) {
            diag_add(out, DIAG_ERROR, s->map.at, "only-running",
                     "who only runs to the right comes to the end: a step or a pit is needed");
            return;
        }
    }
}

// Who goes the way without a stop is not caught, by far.
static void lint_chase(const runner_spec *s, diag_list *out) {
    for (size_t i = 1; i < s->n_stops && s->chase > 0; i++) {
        const runner_stop *stop = &s->stops[i];
        int32_t fog = -RUNNER_LEAD, ticks = 0;
        for (uint32_t p = stop->first; p < stop->first + stop->n; p++) {
            ticks += s->paces[p].ticks;
        }
        fog += 2 * ticks * (RUNNER_SPEED * s->chase / 100); // a child takes twice as long
        if (fog > stop->x - s->stops[i - 1].x) {
            diag_add(out, DIAG_ERROR, field_map_at(&s->map, stop->mark_x, stop->mark_y),
                     "fog-too-fast",
                     "the fog catches up before this stop with whoever takes twice the shortest "
                     "time: put a lamp before it, or a smaller `chase`");
        }
    }
}

void runner_lint(const void *spec, const level_head *head, diag_list *out) {
    const runner_spec *s = spec;
    bool shown[SKILL_COUNT] = {false};
    lint_choices(s, out);
    lint_running(s, out);
    lint_chase(s, out);
    for (size_t i = 0; i < s->meetings.n; i++) {
        const runner_meeting *m = &s->meetings.items[i];
        size_t slot = lint_skill_slot(head, m->skill);
        if (lint_declared(head, m->skill, m->shows.at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}
