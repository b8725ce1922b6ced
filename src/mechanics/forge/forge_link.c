#include "content/lint.h"
#include "mechanics/forge/forge_meter.h"
#include "mechanics/forge/forge_spec.h"

#include <math.h>

#include "core/str.h"

enum { LEAST_WORDS = 8, KNOWN_TO_FRIENDS = 1000 }; // a friend needs ten guesses for a pet's name

static void link_chute(forge_chute *c, diag_list *out) {
    size_t n = str_words(c->words.source);
    if (n < LEAST_WORDS || n > FORGE_MAX_LIST) {
        diag_add(out, DIAG_ERROR, c->words.at, n < LEAST_WORDS ? "too-few-words" : "too-many-words",
                 "this list has %zu words; it takes %d to %d", n, LEAST_WORDS, FORGE_MAX_LIST);
        return;
    }
    c->n = (uint8_t)n;
    c->weight = (int)(1000 * log10((double)n));
}

static void link_scrap(forge_scrap *s, diag_list *out) {
    s->weight = s->known == FORGE_FRIENDS ? KNOWN_TO_FRIENDS : forge_meter(s->text.source);
    if (s->weight == FORGE_METER_NONE) {
        diag_add(out, DIAG_ERROR, s->text.at, "not-measured",
                 "the strength meter knows the letters a to z, digits and signs only");
        s->weight = 0;
    }
}

static uint8_t door_named(const forge_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-door", "door", s->doors);
    return lint_named(&all, name->s, name->at, out);
}

static uint8_t scrap_named(const forge_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-scrap", "scrap", s->scraps);
    return lint_named(&all, name->s, name->at, out);
}

static void link_door(const forge_spec *s, size_t d, diag_list *out) {
    forge_door *door = &s->doors.items[d];
    door->scrap = door->bears.s ? scrap_named(s, &door->bears, out) : FORGE_NONE;
    for (size_t i = 0; i < door->opens.n; i++) {
        uint8_t to = door_named(s, &door->opens.items[i], out);
        if (to == d) {
            diag_add(out, DIAG_ERROR, door->opens.items[i].at, "opens-itself",
                     "\"%s\" names doors that stand behind this one, not itself", "opens");
        } else if (to != FORGE_NONE) {
            door->openers |= (uint8_t)(1u << to);
        }
    }
}

// 1000 times the logarithm of the seconds in a minute, an hour, ...
static int lasting(int lasts) {
    static const int of[] = {1778, 3556, 4937, 5782, 6414, 7499, 9499};
    return of[lasts];
}

static void link_answers(const forge_day *day, diag_list *out) {
    bool asks = day->kind == FORGE_ASK;
    bool whole = day->text.s && day->keep.s && day->give.s;
    if (asks && !whole) {
        diag_add(out, DIAG_ERROR, day->at, "no-answers",
                 "who asks needs `text`, and `keep` and `give` to be answered with");
    } else if (!asks && (day->keep.s || day->give.s)) {
        diag_add(out, DIAG_ERROR, day->keep.s ? day->keep.at : day->give.at, "only-asks",
                 "`keep` and `give` are answers to somebody who asks");
    }
}

static void link_target(const forge_spec *s, forge_day *day, diag_list *out) {
    bool told = day->kind == FORGE_LEAK || day->kind == FORGE_SPY;
    bool given = day->kind == FORGE_ASK && day->right == FORGE_KEEP;
    day->target = day->door.s ? door_named(s, &day->door, out) : FORGE_NONE;
    if ((told || given) && !day->door.s) {
        diag_add(out, DIAG_ERROR, day->at, "no-door", "say with `door` whose key this is about");
    } else if (day->door.s && !told && day->kind != FORGE_ASK) {
        diag_add(out, DIAG_ERROR, day->door.at, "every-door",
                 "this comes to every door: `door` has no place here");
    }
}

static void link_day(const forge_spec *s, forge_day *day, const level_head *head, arena *a,
                     diag_list *out) {
    link_target(s, day, out);
    link_answers(day, out);
    lint_look(&day->look, out);
    day->skill = day->shows.s     ? lint_skill(&day->shows, out)
                 : head->n_skills ? head->skills[0]
                                  : SKILL_NONE;
    day->tries = day->speed * 1000 + lasting(day->lasts);
    for (size_t d = 0; d < s->doors.n; d++) {
        day->rows[d] = arena_printf(a, "%s.%s", day->key.s, s->doors.items[d].key.s);
    }
}

bool forge_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    forge_spec *s = spec;
    for (size_t i = 0; i < s->chutes.n; i++) {
        link_chute(&s->chutes.items[i], out);
    }
    for (size_t i = 0; i < s->scraps.n; i++) {
        link_scrap(&s->scraps.items[i], out);
    }
    for (size_t d = 0; d < s->doors.n; d++) {
        link_door(s, d, out);
    }
    for (size_t i = 0; i < s->days.n; i++) {
        link_day(s, &s->days.items[i], head, a, out);
    }
    if (s->bolts.n == FORGE_MAX_BOLTS && s->bolts.items[0].kind == s->bolts.items[1].kind) {
        diag_add(out, DIAG_ERROR, s->bolts.items[1].at, "bolt-twice",
                 "\"%s\" does the same as \"%s\"", s->bolts.items[1].key.s,
                 s->bolts.items[0].key.s);
    }
    return diag_errors(out) == before;
}
