#include "content/lint.h"
#include "mechanics/switchboard/switchboard_spec.h"

#include <string.h>

static uint8_t bits(const lint_among *m, const field_names *names, diag_list *out) {
    uint8_t all = 0;
    for (size_t i = 0; i < names->n; i++) {
        uint8_t which = lint_named(m, names->items[i].s, names->items[i].at, out);
        all |= (uint8_t)(which == SWITCHBOARD_NONE ? 0 : 1u << which);
    }
    return all;
}

static lint_among viewers_of(const switchboard_spec *s) {
    return (lint_among)LINT_AMONG("unknown-viewer", "viewer", s->viewers);
}

static lint_among things_of(const switchboard_spec *s) {
    return (lint_among)LINT_AMONG("unknown-thing", "thing", s->things);
}

static lint_among switches_of(const switchboard_spec *s) {
    return (lint_among)LINT_AMONG("unknown-switch", "switch", s->switches);
}

static lint_among positions_of(const switchboard_switch *s) {
    return (lint_among)LINT_AMONG("unknown-position", "position", s->positions);
}

static void link_viewer(const switchboard_viewer *v, diag_list *out) {
    lint_look(&v->look, out);
    if (!v->look.s == !v->icon.s) {
        diag_add(out, DIAG_ERROR, v->at, "one-face",
                 "a viewer has `look` for somebody or `icon` for something: one of the two");
    }
}

static void link_switch(const switchboard_spec *s, switchboard_switch *it, diag_list *out) {
    lint_among viewers = viewers_of(s), things = things_of(s), positions = positions_of(it);
    for (size_t p = 0; p < it->positions.n; p++) {
        switchboard_position *pos = &it->positions.items[p];
        pos->viewers = bits(&viewers, &pos->lets, out);
        pos->things = pos->of.n > 0 ? bits(&things, &pos->of, out) : UINT8_MAX;
    }
    uint8_t start = lint_named(&positions, it->stands.s, it->stands.at, out);
    it->start = start == SWITCHBOARD_NONE ? 0 : start;
}

static void link_sets(const switchboard_spec *s, switchboard_turn *turn, diag_list *out) {
    lint_among switches = switches_of(s);
    memset(turn->moves, SWITCHBOARD_NONE, sizeof turn->moves);
    for (size_t i = 0; i < turn->sets.n; i++) {
        const field_pair *pair = &turn->sets.items[i];
        uint8_t which = lint_named(&switches, pair->key.s, pair->key.at, out);
        if (which != SWITCHBOARD_NONE) {
            lint_among positions = positions_of(&s->switches.items[which]);
            turn->moves[which] = lint_named(&positions, pair->value.source, pair->value.at, out);
        }
    }
}

static void link_turn(const switchboard_spec *s, switchboard_turn *turn, const level_head *head,
                      arena *a, diag_list *out) {
    lint_among viewers = viewers_of(s), things = things_of(s);
    lint_look(&turn->look, out);
    link_sets(s, turn, out);
    turn->row = arena_printf(a, "look.%s", turn->key.s);
    for (size_t i = 0; i < turn->events.n; i++) {
        switchboard_event *e = &turn->events.items[i];
        e->viewer = lint_named(&viewers, e->who.s, e->who.at, out);
        e->thing = lint_named(&things, e->what.s, e->what.at, out);
        e->skill = e->shows.s       ? lint_skill(&e->shows, out)
                   : head->n_skills ? head->skills[0]
                                    : SKILL_NONE;
        e->row = arena_printf(a, "%s.%s", turn->key.s, e->key.s);
    }
}

bool switchboard_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    switchboard_spec *s = spec;
    lint_among switches = switches_of(s);
    s->look_skill = lint_skill(&s->looks, out);
    for (size_t v = 0; v < s->viewers.n; v++) {
        link_viewer(&s->viewers.items[v], out);
    }
    for (size_t t = 0; t < s->things.n; t++) {
        switchboard_thing *thing = &s->things.items[t];
        thing->switches = bits(&switches, &thing->through, out);
    }
    for (size_t i = 0; i < s->switches.n; i++) {
        link_switch(s, &s->switches.items[i], out);
    }
    for (size_t i = 0; i < s->turns.n; i++) {
        link_turn(s, &s->turns.items[i], head, a, out);
    }
    return diag_errors(out) == before;
}
