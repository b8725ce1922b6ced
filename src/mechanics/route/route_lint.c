#include "content/lint.h"
#include "mechanics/route/route_spec.h"

// What the pieces do as they are drawn: nothing may be right from the start.
static uint8_t seen_with(const route_spec *s, const route_board *b, bool valves_open) {
    uint8_t turn[ROUTE_MAX_PIECES] = {0};
    route_flow f;
    for (size_t i = 0; i < b->n_pieces; i++) {
        const route_tile *t = &b->tiles[b->cell[i]];
        turn[i] = t->kind == ROUTE_VALVE && valves_open ? 0 : t->turn;
    }
    route_run(b, turn, &f);
    return route_seen(s, b, f.reached);
}

static bool wants_all(const route_spec *s, const route_post *p) {
    for (size_t i = 0; i < s->people.n; i++) {
        if (s->people.items[i].circle == ROUTE_EVERYONE && (p->wanted >> i & 1)) {
            return true;
        }
    }
    return false;
}

static void lint_solved(const route_spec *s, const route_board *b, const route_post *p,
                        diag_list *out) {
    const route_proof *proof = &p->proof;
    const char *id = p->key.s;
    if (!proof->solved) {
        diag_add(out, DIAG_ERROR, p->at, "unsolvable",
                 "however the pieces are turned, \"%s\" does not reach exactly those it is for",
                 id);
    } else if (proof->cost == 0) {
        diag_add(out, DIAG_ERROR, p->at, "solved-already",
                 "\"%s\" arrives well without a piece being turned", id);
    } else if (seen_with(s, b, true) == p->wanted) {
        diag_add(out, DIAG_ERROR, p->at, "open-solves",
                 "\"%s\" arrives well when all valves are just opened", id);
    } else if (!proof->leaks && !wants_all(s, p)) {
        diag_add(out, DIAG_ERROR, p->at, "nothing-to-guard",
                 "nobody can see \"%s\" who should not, however the pieces are turned", id);
    } else if (!proof->wide_wrong && !wants_all(s, p)) {
        diag_add(out, DIAG_ERROR, p->at, "open-solves",
                 "\"%s\" arrives well when as many see it as can: the board has nobody else to "
                 "lead it past",
                 id);
    }
}

// Each reason comes to be told, however the pieces have to be turned for it.
static void lint_told(const route_spec *s, const route_post *p, diag_list *out) {
    for (size_t i = 0; i < p->reasons.n; i++) {
        bool told = false;
        for (size_t who = 0; who < s->people.n; who++) {
            told = told || (p->why[who] == i && (p->proof.told >> who & 1));
        }
        if (!told) {
            diag_add(out, DIAG_ERROR, p->reasons.items[i].key.at, "idle-reason",
                     "no play comes to the reason for \"%s\"", p->reasons.items[i].key.s);
        }
    }
}

static void lint_trace(const route_board *b, const route_post *p, diag_list *out) {
    if (p->wanted == 0 || p->wanted == b->here) {
        diag_add(out, DIAG_ERROR, p->at, "all-or-none",
                 "copies of \"%s\" come to %s: a trace needs people of both kinds", p->key.s,
                 p->wanted ? "everybody" : "nobody");
    }
}

static void lint_board(const route_spec *s, const route_board *b, diag_list *out) {
    bool posts = false; // of those that the child sends
    for (size_t i = 0; i < b->posts.n; i++) {
        const route_post *p = &b->posts.items[i];
        lint_reasons(&p->reasons, out);
        if (p->task == ROUTE_TRACE) {
            lint_trace(b, p, out);
        } else if (b->searched) {
            lint_solved(s, b, p, out);
            lint_told(s, p, out);
            posts = true;
        }
    }
    if (!b->searched) {
        diag_add(out, DIAG_ERROR, b->at, "too-many-ways",
                 "this board can be set in more ways than can be looked at: it needs fewer pieces");
        return;
    }
    for (size_t i = 0; i < b->n_pieces && posts; i++) {
        if (!(b->met >> i & 1)) {
            diag_add(out, DIAG_ERROR, field_map_at(&b->map, b->cell[i] % b->w, b->cell[i] / b->w),
                     "idle-piece", "no post ever comes to this piece");
        }
    }
    for (size_t i = 0; i < s->people.n && posts; i++) {
        uint8_t cell = b->stands[i];
        if (cell != ROUTE_NONE && !(b->reach >> i & 1)) {
            diag_add(out, DIAG_ERROR, field_map_at(&b->map, cell % b->w, cell / b->w), "unreached",
                     "no post ever comes to \"%s\"", s->people.items[i].key.s);
        }
    }
}

// As many posts for many as for few: who shows everything, or nothing, has not learned.
static void lint_even(const route_spec *s, diag_list *out) {
    size_t wide = 0, close = 0;
    for (size_t i = 0; i < s->n_posts; i++) {
        const route_post *p = &s->boards.items[s->board_of[i]].posts.items[s->index_of[i]];
        bool many = false;
        for (size_t k = 0; k < s->people.n; k++) {
            int circle = s->people.items[k].circle;
            bool large = circle == ROUTE_CLASS || circle == ROUTE_EVERYONE;
            many = many || (large && (p->wanted >> k & 1));
        }
        wide += p->task == ROUTE_POST && many;
        close += p->task == ROUTE_POST && !many;
    }
    if ((wide > close ? wide - close : close - wide) > 1) {
        diag_add(out, DIAG_ERROR, s->at, "uneven-audience",
                 "%zu posts are for a class or everyone and %zu for fewer: they may differ by one "
                 "at most",
                 wide, close);
    }
}

static void lint_skills(const route_spec *s, const level_head *head, diag_list *out) {
    bool shown[SKILL_COUNT] = {false};
    for (size_t i = 0; i < s->n_posts; i++) {
        const route_post *p = &s->boards.items[s->board_of[i]].posts.items[s->index_of[i]];
        size_t slot = lint_skill_slot(head, p->skill);
        if (lint_declared(head, p->skill, p->shows.at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}

void route_lint(const void *spec, const level_head *head, diag_list *out) {
    const route_spec *s = spec;
    for (size_t i = 0; i < s->boards.n; i++) {
        lint_board(s, &s->boards.items[i], out);
    }
    lint_even(s, out);
    lint_skills(s, head, out);
}
