#include "content/lint.h"
#include "mechanics/inspect/inspect_spec.h"

#include "core/str.h"

typedef struct {
    size_t genuine, deceptive, under;
} told;

static told told_by(const inspect_case *c) {
    told t = {0};
    for (size_t p = 0; p < c->parts.n; p++) {
        const inspect_part *part = &c->parts.items[p];
        t.genuine += part->tells == INSPECT_TELLS_GENUINE;
        t.deceptive += part->tells == INSPECT_TELLS_DECEPTIVE;
        t.under += part->under.s != NULL;
    }
    return t;
}

// What its parts tell must be what is right: a knowing child needs no luck.
static void lint_told(const inspect_case *c, diag_list *out) {
    told t = told_by(c);
    bool deceives = c->is == INSPECT_DECEPTIVE;
    if (!c->settled) {
        if ((t.genuine > 0) != (t.deceptive > 0)) {
            diag_add(out, DIAG_ERROR, c->at, "settles",
                     "the parts of \"%s\" all tell the same, so that they settle it: then it is "
                     "not for checking",
                     c->key.s);
        }
        if (!c->checked.s) {
            diag_add(out, DIAG_ERROR, c->at, "no-result",
                     "only checking settles \"%s\", so it needs `checked`: what that finds",
                     c->key.s);
        }
        return;
    }
    if ((deceives ? t.deceptive : t.genuine) == 0) {
        diag_add(out, DIAG_ERROR, c->at, "tells-nothing",
                 "no part of \"%s\" tells that it is %s: nobody can know", c->key.s,
                 deceives ? "deceptive" : "genuine");
    }
    if ((deceives ? t.genuine : t.deceptive) > 0) {
        diag_add(out, DIAG_ERROR, c->at, "tells-both",
                 "a part of \"%s\" tells that it is %s, which it is not: what only seems to tell "
                 "tells `nothing`",
                 c->key.s, deceives ? "genuine" : "deceptive");
    }
}

static void lint_parts(const inspect_case *c, diag_list *out) {
    if (told_by(c).under == 0) {
        diag_add(out, DIAG_ERROR, c->at, "no-under",
                 "no part of \"%s\" has anything under it: there is nothing to look at", c->key.s);
    }
    for (size_t p = 0; p < c->parts.n; p++) {
        for (size_t q = 0; q < p; q++) {
            if (str_eq(c->parts.items[p].text.source, c->parts.items[q].text.source)) {
                diag_add(out, DIAG_ERROR, c->parts.items[p].text.at, "same-text",
                         "two parts of \"%s\" say the same", c->key.s);
            }
        }
    }
}

static bool apart(size_t a, size_t b) {
    return a > b + 1 || b > a + 1;
}

static bool telling_needs_looks(const inspect_spec *s) {
    for (size_t i = 0; i < s->cases.n; i++) {
        const inspect_case *c = &s->cases.items[i];
        for (size_t p = 0; p < c->parts.n; p++) {
            if (c->parts.items[p].under.s && c->parts.items[p].tells != INSPECT_TELLS_NOTHING) {
                return true;
            }
        }
    }
    return false;
}

// As many genuine as deceptive, among those that can be told and among all; and some of each kind.
static void lint_balance(const inspect_spec *s, diag_list *out) {
    size_t of[INSPECT_STAMPS] = {0}, is[2] = {0};
    for (size_t i = 0; i < s->cases.n; i++) {
        of[s->cases.items[i].right]++;
        is[s->cases.items[i].is]++;
    }
    if (of[INSPECT_CHECK] == 0) {
        diag_add(out, DIAG_ERROR, s->at, "nothing-to-check",
                 "no case has `settled: no`: checking first must be right now and then");
    }
    if (apart(of[INSPECT_TRUST], of[INSPECT_REPORT])) {
        diag_add(out, DIAG_ERROR, s->at, "uneven-judgement",
                 "%zu cases can be seen to deceive and %zu to be genuine: they may differ by one "
                 "at most",
                 of[INSPECT_REPORT], of[INSPECT_TRUST]);
    } else if (apart(is[INSPECT_GENUINE], is[INSPECT_DECEPTIVE])) {
        diag_add(out, DIAG_ERROR, s->at, "uneven-judgement",
                 "%zu cases deceive and %zu are genuine: they may differ by one at most",
                 is[INSPECT_DECEPTIVE], is[INSPECT_GENUINE]);
    }
    if (of[INSPECT_CHECK] > of[INSPECT_TRUST] || of[INSPECT_CHECK] > of[INSPECT_REPORT]) {
        diag_add(out, DIAG_ERROR, s->at, "too-many-checks",
                 "checking first is right for %zu cases: more than the genuine or the deceptive",
                 of[INSPECT_CHECK]);
    }
    if (!telling_needs_looks(s)) {
        diag_add(out, DIAG_ERROR, s->at, "no-need-to-look",
                 "what tells is never under a part: nobody needs to look");
    }
}

void inspect_lint(const void *spec, const level_head *head, diag_list *out) {
    const inspect_spec *s = spec;
    bool shown[SKILL_COUNT] = {false};
    lint_balance(s, out);
    for (size_t i = 0; i <= s->cases.n; i++) { // the last: what pins show
        const inspect_case *c = i < s->cases.n ? &s->cases.items[i] : NULL;
        uint8_t which = c ? c->skill : s->pin_skill;
        srcpos at = c ? c->shows.at : s->pins.at;
        if (c) {
            lint_told(c, out);
            lint_parts(c, out);
            lint_reasons(&c->instead, out);
        }
        size_t slot = lint_skill_slot(head, which);
        if (lint_declared(head, which, at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}
