// Every setting there is, tried on every turn: what can be set is at most 729 settings.
#include "content/lint.h"
#include "mechanics/switchboard/switchboard_spec.h"

#include <string.h>

enum { SETTINGS = 729, EASY = 4 }; // of EASY settings one may fulfil a turn

typedef struct {
    bool good[SETTINGS]; // in the order of switchboard_next
    size_t n, all;
} solutions;

static void solve(const switchboard_spec *s, const switchboard_turn *turn, solutions *found) {
    uint8_t at[SWITCHBOARD_MAX_SWITCHES] = {0};
    *found = (solutions){.n = 0};
    do {
        bool good = switchboard_solves(s, turn, at);
        found->good[found->all++] = good;
        found->n += good;
    } while (switchboard_next(s, at));
}

static size_t number_of(const switchboard_spec *s, const uint8_t *at) {
    size_t number = 0;
    for (size_t i = s->switches.n; i-- > 0;) {
        number = number * s->switches.items[i].positions.n + at[i];
    }
    return number;
}

static void move(const switchboard_spec *s, const switchboard_turn *turn, uint8_t *at) {
    for (size_t i = 0; i < s->switches.n; i++) {
        at[i] = turn->moves[i] == SWITCHBOARD_NONE ? at[i] : turn->moves[i];
    }
}

// The levers as some good setting of the turn before has left them already do.
static bool arrives_solved(const switchboard_spec *s, size_t t, const solutions *before) {
    uint8_t at[SWITCHBOARD_MAX_SWITCHES] = {0};
    const switchboard_turn *turn = &s->turns.items[t];
    if (t == 0) {
        for (size_t i = 0; i < s->switches.n; i++) {
            at[i] = s->switches.items[i].start;
        }
        move(s, turn, at);
        return switchboard_solves(s, turn, at);
    }
    do {
        uint8_t then[SWITCHBOARD_MAX_SWITCHES];
        memcpy(then, at, sizeof then);
        move(s, turn, then);
        if (before->good[number_of(s, at)] && switchboard_solves(s, turn, then)) {
            return true;
        }
    } while (switchboard_next(s, at));
    return false;
}

static void lint_turn(const switchboard_spec *s, size_t t, const solutions *before,
                      const solutions *now, diag_list *out) {
    const switchboard_turn *turn = &s->turns.items[t];
    const char *key = turn->key.s;
    if (now->n == 0) {
        diag_add(out, DIAG_ERROR, turn->at, "unsolvable",
                 "none of the %zu settings fulfils all wishes of \"%s\"", now->all, key);
    } else if (now->good[0]) {
        diag_add(out, DIAG_ERROR, turn->at, "all-shut",
                 "in \"%s\" everything shut does: who has to see something?", key);
    } else if (now->good[now->all - 1]) {
        diag_add(out, DIAG_ERROR, turn->at, "all-open",
                 "in \"%s\" everything open does: who has to miss something?", key);
    } else if (arrives_solved(s, t, before)) {
        diag_add(out, DIAG_ERROR, turn->at, "nothing-to-do",
                 "the levers as they stand when \"%s\" begins may fulfil it already", key);
    } else if (now->n * EASY > now->all) {
        diag_add(out, DIAG_ERROR, turn->at, "too-easy",
                 "%zu of %zu settings fulfil \"%s\": more than one in %d can be hit by chance",
                 now->n, now->all, key, EASY);
    }
}

// What is said of a wish that goes wrong, and its clue, must come to be said: some setting misses
// the wish, and some misses it first.
static void lint_words(const switchboard_spec *s, const switchboard_turn *turn, diag_list *out) {
    uint8_t at[SWITCHBOARD_MAX_SWITCHES] = {0};
    unsigned missed = 0, first = 0; // events
    do {
        bool before = false;
        for (size_t i = 0; i < turn->events.n; i++) {
            bool misses = !switchboard_fulfils(s, &turn->events.items[i], at);
            missed |= (unsigned)misses << i;
            first |= (unsigned)(misses && !before) << i;
            before = before || misses;
        }
    } while (switchboard_next(s, at));
    for (size_t i = 0; i < turn->events.n; i++) {
        const switchboard_event *e = &turn->events.items[i];
        if (!(missed >> i & 1)) {
            diag_add(out, DIAG_ERROR, e->at, "granted-wish",
                     "every setting fulfils \"%s\": nothing has to be done for it", e->key.s);
        } else if (e->clue.s && !(first >> i & 1)) {
            diag_add(
                out, DIAG_ERROR, e->clue.at, "idle-clue",
                "the clue of \"%s\" is never given: wherever it is missed, so is a wish before it",
                e->key.s);
        }
    }
}

// Some setting that fulfils the turn is spoilt by another position of the switch.
static bool matters(const switchboard_spec *s, size_t which, const solutions *now) {
    uint8_t at[SWITCHBOARD_MAX_SWITCHES] = {0};
    do {
        uint8_t other[SWITCHBOARD_MAX_SWITCHES];
        memcpy(other, at, sizeof other);
        bool good = now->good[number_of(s, at)];
        for (size_t p = 0; good && p < s->switches.items[which].positions.n; p++) {
            other[which] = (uint8_t)p;
            if (!now->good[number_of(s, other)]) {
                return true;
            }
        }
    } while (switchboard_next(s, at));
    return false;
}

static void lint_settings(const switchboard_spec *s, diag_list *out) {
    solutions found[2]; // the turn before, and this one
    bool used[SWITCHBOARD_MAX_SWITCHES] = {false};
    bool solvable = true;
    memset(found, 0, sizeof found);
    for (size_t t = 0; t < s->turns.n; t++) {
        solutions *now = &found[t % 2];
        solve(s, &s->turns.items[t], now);
        lint_turn(s, t, &found[(t + 1) % 2], now, out);
        lint_words(s, &s->turns.items[t], out);
        solvable = solvable && now->n > 0;
        for (size_t i = 0; i < s->switches.n; i++) {
            used[i] = used[i] || matters(s, i, now);
        }
    }
    for (size_t i = 0; solvable && i < s->switches.n; i++) {
        if (!used[i]) {
            diag_add(out, DIAG_ERROR, s->switches.items[i].at, "idle-switch",
                     "\"%s\" may stand anywhere in every turn: it decides nothing",
                     s->switches.items[i].key.s);
        }
    }
}

// A position that does what another does is not a choice.
static void lint_positions(const switchboard_switch *it, diag_list *out) {
    for (size_t p = 1; p < it->positions.n; p++) {
        for (size_t q = 0; q < p; q++) {
            const switchboard_position *a = &it->positions.items[p], *b = &it->positions.items[q];
            if (a->viewers == b->viewers && a->things == b->things) {
                diag_add(out, DIAG_ERROR, a->at, "same-position",
                         "\"%s\" lets the same viewers see the same things as \"%s\"", a->key.s,
                         b->key.s);
            }
        }
    }
}

static void lint_wishes(const switchboard_spec *s, diag_list *out) {
    size_t see = 0, miss = 0;
    uint8_t viewers = 0, things = 0;
    for (size_t t = 0; t < s->turns.n; t++) {
        const switchboard_turn *turn = &s->turns.items[t];
        for (size_t i = 0; i < turn->events.n; i++) {
            const switchboard_event *e = &turn->events.items[i];
            see += e->must == SWITCHBOARD_SEE;
            miss += e->must == SWITCHBOARD_MISS;
            viewers |= (uint8_t)(1u << e->viewer);
            things |= (uint8_t)(1u << e->thing);
            for (size_t k = 0; k < i; k++) {
                const switchboard_event *other = &turn->events.items[k];
                if (other->viewer == e->viewer && other->thing == e->thing) {
                    diag_add(out, DIAG_ERROR, e->at, "same-wish",
                             "\"%s\" and \"%s\" are about the same viewer and thing", e->key.s,
                             other->key.s);
                }
            }
        }
    }
    for (size_t v = 0; v < s->viewers.n; v++) {
        if (!(viewers >> v & 1)) {
            diag_add(out, DIAG_ERROR, s->viewers.items[v].at, "no-wish",
                     "no event is about the viewer \"%s\"", s->viewers.items[v].key.s);
        }
    }
    for (size_t t = 0; t < s->things.n; t++) {
        if (!(things >> t & 1)) {
            diag_add(out, DIAG_ERROR, s->things.items[t].at, "no-wish",
                     "no event is about the thing \"%s\"", s->things.items[t].key.s);
        }
    }
    size_t apart = see > miss ? see - miss : miss - see;
    if (apart > 1) {
        diag_add(out, DIAG_ERROR, s->at, "uneven-judgement",
                 "%zu things are to be seen and %zu to be missed: they may differ by one at most",
                 see, miss);
    }
}

static void lint_skills(const switchboard_spec *s, const level_head *head, diag_list *out) {
    bool shown[SKILL_COUNT] = {false};
    size_t slot = lint_skill_slot(head, s->look_skill);
    if (lint_declared(head, s->look_skill, s->looks.at, out) && slot < head->n_skills) {
        shown[slot] = true;
    }
    for (size_t t = 0; t < s->turns.n; t++) {
        for (size_t i = 0; i < s->turns.items[t].events.n; i++) {
            const switchboard_event *e = &s->turns.items[t].events.items[i];
            slot = lint_skill_slot(head, e->skill);
            if (lint_declared(head, e->skill, e->shows.at, out) && slot < head->n_skills) {
                shown[slot] = true;
            }
        }
    }
    lint_shown(head, shown, s->at, out);
}

void switchboard_lint(const void *spec, const level_head *head, diag_list *out) {
    const switchboard_spec *s = spec;
    for (size_t i = 0; i < s->switches.n; i++) {
        lint_positions(&s->switches.items[i], out);
    }
    lint_wishes(s, out);
    lint_settings(s, out);
    lint_skills(s, head, out);
}
