#include "content/lint.h"
#include "mechanics/order/order_spec.h"

// How many orders are right, counted over sets of steps done: ways[set] = sum of ways[set - last].
static unsigned right_orders(const order_spec *s) {
    unsigned ways[1u << ORDER_MAX_STEPS] = {1};
    unsigned all = (1u << s->steps.n) - 1;
    for (unsigned set = 1; set <= all; set++) {
        for (size_t last = 0; last < s->steps.n; last++) {
            unsigned before = set & ~(1u << last);
            if (before != set && (s->steps.items[last].needs & ~before) == 0) {
                ways[set] += ways[before];
            }
        }
    }
    return ways[all];
}

static void lint_orders(const order_spec *s, diag_list *out) {
    bool any = false;
    for (size_t i = 0; i < s->steps.n; i++) {
        any = any || s->steps.items[i].needs != 0;
    }
    if (!any) {
        diag_add(out, DIAG_ERROR, s->at, "no-after",
                 "no step has `after`: every order would be right");
    } else if (right_orders(s) < 2) {
        diag_add(out, DIAG_WARNING, s->at, "one-order",
                 "only one order is right: is every `after` really needed?");
    }
}

static void lint_board(const order_spec *s, diag_list *out) {
    for (size_t t = 0; t < s->board.n; t++) {
        const order_thing *thing = &s->board.items[t];
        unsigned reached = 1u << thing->start_state;
        uint8_t last = thing->start_state;
        for (size_t i = 0; i < s->steps.n; i++) {
            if (s->steps.items[i].set[t] != ORDER_NONE) {
                last = s->steps.items[i].set[t];
                reached |= 1u << last;
            }
        }
        if (reached == 1u << thing->start_state) {
            diag_add(out, DIAG_ERROR, thing->at, "unchanged-thing", "no step changes \"%s\"",
                     thing->key.s);
            continue;
        }
        for (size_t i = 0; i < thing->states.n; i++) {
            if (!(reached >> i & 1)) {
                diag_add(out, DIAG_WARNING, thing->states.items[i].at, "unused-state",
                         "\"%s\" is never \"%s\"", thing->key.s, thing->states.items[i].key.s);
            }
        }
        if (thing->states.items[last].bad) {
            diag_add(out, DIAG_WARNING, thing->states.items[last].at, "bad-end",
                     "when the plan has worked \"%s\" is still \"%s\", which is bad", thing->key.s,
                     thing->states.items[last].key.s);
        }
    }
}

static void lint_skills(const order_spec *s, const level_head *head, diag_list *out) {
    bool shown[SKILL_COUNT] = {false};
    for (size_t i = 0; i < order_cards(s); i++) {
        const order_card *card = order_card_at(s, i);
        size_t slot = lint_skill_slot(head, card->skill);
        if (lint_declared(head, card->skill, card->shows.at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}

void order_lint(const void *spec, const level_head *head, diag_list *out) {
    const order_spec *s = spec;
    lint_orders(s, out);
    lint_board(s, out);
    lint_skills(s, head, out);
}
