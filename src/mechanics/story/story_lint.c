// Is a story fair: can everything be reached, does every scene lead to a good ending, is there
// something to decide, and is each skill of the level shown?
#include <string.h>

#include "content/lint.h"
#include "mechanics/story/story_spec.h"

typedef struct {
    const story_spec *s;
    bool scene[STORY_MAX_SCENES], ending[STORY_MAX_ENDINGS];
} reach;

static void visit(reach *r, story_target to) {
    if (to.kind == STORY_TO_ENDING) {
        r->ending[to.index] = true;
        return;
    }
    if (r->scene[to.index]) {
        return;
    }
    r->scene[to.index] = true; // at most STORY_MAX_SCENES deep
    const story_step *last = story_step_at(r->s, to.index, story_steps(r->s, to.index) - 1);
    if (last->kind != STORY_STEP_CHOOSE) {
        visit(r, last->to);
    }
    for (size_t i = 0; i < last->choose.n; i++) {
        visit(r, last->choose.items[i].to);
    }
}

static void lint_reach(const story_spec *s, diag_list *out) {
    reach r = {.s = s};
    visit(&r, (story_target){STORY_TO_SCENE, s->start_scene});
    for (size_t i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (story_has_always(s, (story_always)i)) {
            visit(&r, s->always.entry[i].to);
        }
    }
    bool good = false;
    for (size_t i = 0; i < s->endings.n; i++) {
        good = good || (s->endings.items[i].good && r.ending[i]);
        if (!r.ending[i]) {
            diag_add(out, DIAG_ERROR, s->endings.items[i].at, "unreachable",
                     "nothing leads to the ending \"%s\"", s->endings.items[i].key.s);
        }
    }
    if (!good) {
        diag_add(out, DIAG_ERROR, s->at, "no-good-ending", "no ending that can be reached is good");
        return;
    }
    for (size_t i = 0; i < s->scenes.n; i++) {
        const field_name *key = &s->scenes.items[i].key;
        if (!r.scene[i]) {
            diag_add(out, DIAG_ERROR, key->at, "unreachable", "nothing leads to the scene \"%s\"",
                     key->s);
        } else if (s->way[i] == STORY_NO_WAY) {
            const story_step *last = story_step_at(s, i, story_steps(s, i) - 1);
            bool lost =
                last->kind != STORY_STEP_CHOOSE; // a bad ending or the way to one: BACK leads out
            if (!lost) {
                diag_add(out, DIAG_ERROR, key->at, "dead-end",
                         "from scene \"%s\" no choice that is right leads to a good ending",
                         key->s);
            }
        }
    }
}

typedef struct {
    const level_head *head;
    bool shown[SKILL_COUNT];
    bool right, wrong;
} tally;

static void count(tally *t, const story_choice *c, diag_list *out) {
    for (size_t i = 0; i < c->n_shown; i++) {
        t->right = t->right || c->shown[i].right;
        t->wrong = t->wrong || !c->shown[i].right;
        size_t slot = lint_skill_slot(t->head, c->shown[i].skill);
        if (lint_declared(t->head, c->shown[i].skill, c->shows.items[i].key.at, out) &&
            slot < t->head->n_skills) {
            t->shown[slot] = true;
        }
    }
}

static void lint_choose(tally *t, const story_step *step, diag_list *out) {
    bool all_wrong = true;
    for (size_t i = 0; i < step->choose.n; i++) {
        all_wrong = all_wrong && step->choose.items[i].verdict == STORY_WRONG;
        count(t, &step->choose.items[i], out);
    }
    if (all_wrong) {
        diag_add(out, DIAG_ERROR, step->at, "all-wrong",
                 "every choice here is wrong: the child can do nothing right");
    }
}

void story_lint(const void *spec, const level_head *head, diag_list *out) {
    const story_spec *s = spec;
    tally t = {.head = head};
    lint_reach(s, out);
    for (size_t i = 0; i < s->scenes.n; i++) {
        const story_step *last = story_step_at(s, i, story_steps(s, i) - 1);
        if (last->kind == STORY_STEP_CHOOSE) {
            lint_choose(&t, last, out);
        }
    }
    for (size_t i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (story_has_always(s, (story_always)i)) {
            count(&t, &s->always.entry[i], out);
        }
    }
    if (!t.right || !t.wrong) {
        diag_add(out, DIAG_ERROR, s->at, t.right ? "nothing-wrong" : "nothing-right",
                 "no choice shows a skill %s: there is nothing to decide",
                 t.right ? "wrong" : "right");
    }
    lint_shown(head, t.shown, s->at, out);
}
