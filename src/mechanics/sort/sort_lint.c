#include "content/lint.h"
#include "mechanics/sort/sort_spec.h"

#include "core/str.h"

// "no place is right for more than twice as many items as another": then guessing one place pays.
static void lint_balance(const sort_spec *s, const size_t *right, diag_list *out) {
    size_t least = 0, most = 0;
    for (size_t p = 1; p < s->places.n; p++) {
        least = right[p] < right[least] ? p : least;
        most = right[p] > right[most] ? p : most;
    }
    if (right[least] > 0 && right[most] > 2 * right[least]) {
        diag_add(out, DIAG_ERROR, s->places.items[most].at, "uneven",
                 "\"%s\" is right for %zu items and \"%s\" only for %zu: guessing pays",
                 s->places.items[most].key.s, right[most], s->places.items[least].key.s,
                 right[least]);
    }
}

static void lint_judgement(const sort_spec *s, diag_list *out) {
    size_t signals = 0, noises = 0;
    for (size_t i = 0; i < s->items.n; i++) {
        signals += s->items.items[i].kind == EVIDENCE_SIGNAL;
        noises += s->items.items[i].kind == EVIDENCE_NOISE;
    }
    size_t apart = signals > noises ? signals - noises : noises - signals;
    if (apart > 1) {
        diag_add(out, DIAG_ERROR, s->judge.signal.at, "uneven-judgement",
                 "%zu items deceive and %zu are genuine: they may differ by one at most", signals,
                 noises);
    }
}

static void lint_places(const sort_spec *s, diag_list *out) {
    size_t right[SORT_MAX_PLACES] = {0};
    for (size_t p = 0; p < s->places.n; p++) {
        for (size_t i = 0; i < s->items.n; i++) {
            right[p] += s->items.items[i].right >> p & 1;
        }
        if (right[p] == 0) {
            diag_add(out, DIAG_ERROR, s->places.items[p].at, "unused-place",
                     "nothing belongs in \"%s\"", s->places.items[p].key.s);
        }
    }
    if (s->signal != SORT_NONE) {
        lint_judgement(s, out);
    } else {
        lint_balance(s, right, out);
    }
}

static void lint_texts(const sort_spec *s, size_t i, diag_list *out) {
    const sort_item *item = &s->items.items[i];
    for (size_t j = 0; j < i; j++) {
        const sort_item *other = &s->items.items[j];
        if (str_eq(item->text.source, other->text.source) &&
            str_eq(item->detail.source, other->detail.source) &&
            str_eq(item->from.source, other->from.source)) {
            diag_add(out, DIAG_ERROR, item->text.at, "same-text",
                     "\"%s\" says the same as \"%s\": nobody can tell them apart", item->key.s,
                     other->key.s);
            return;
        }
    }
}

void sort_lint(const void *spec, const level_head *head, diag_list *out) {
    const sort_spec *s = spec;
    bool shown[SKILL_COUNT] = {false};
    lint_places(s, out);
    for (size_t i = 0; i < s->items.n; i++) {
        const sort_item *item = &s->items.items[i];
        lint_texts(s, i, out);
        lint_reasons(&item->instead, out);
        if (item->right == (1u << s->places.n) - 1) {
            diag_add(out, DIAG_ERROR, item->goes.items[0].at, "right-everywhere",
                     "every place is right for \"%s\": there is nothing to decide", item->key.s);
        }
        size_t slot = lint_skill_slot(head, item->skill);
        if (lint_declared(head, item->skill, item->shows.at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}
