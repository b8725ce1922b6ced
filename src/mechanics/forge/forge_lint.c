#include "content/lint.h"
#include "mechanics/forge/forge_meter.h"
#include "mechanics/forge/forge_spec.h"

#include <stdio.h>
#include <string.h>

#include "core/str.h"

enum { WORD_MAX = 64, MOST_ACTIONS = 2000, COMMON = 5000 }; // COMMON: a hundred thousand guesses

static void lint_word(const forge_chute *c, const char *word, size_t n, const char *rest,
                      diag_list *out) {
    char text[WORD_MAX];
    size_t length;
    snprintf(text, sizeof text, "%.*s", (int)n, word);
    for (const char *other; (other = str_next_word(&rest, &length)) != NULL;) {
        if (length == n && memcmp(word, other, n) == 0) {
            diag_add(out, DIAG_ERROR, c->words.at, "same-word", "\"%s\" stands in this list twice",
                     text);
            break;
        }
    }
    int says = forge_meter(text);
    if (says != FORGE_METER_NONE && says < c->weight) {
        diag_add(out, DIAG_ERROR, c->words.at, "common-word",
                 "\"%s\" is among the first words that guessers try: a list of %d needs another",
                 text, c->n);
    }
}

static void lint_words(const forge_chute *c, diag_list *out) {
    const char *list = c->words.source;
    size_t n;
    for (const char *word; (word = str_next_word(&list, &n)) != NULL;) {
        lint_word(c, word, n, list, out);
    }
}

static void lint_scrap(const forge_scrap *s, diag_list *out) {
    if (s->known == FORGE_EVERYONE && s->weight > COMMON) {
        diag_add(out, DIAG_ERROR, s->text.at, "uncommon",
                 "the strength meter does not find \"%s\" soon: not everyone knows it",
                 s->text.source);
    }
}

// Weak and everywhere the same: what a day does to it.
static void careless(const forge_spec *s, forge_state *st) {
    forge_key weakest = {.serial = UINT16_MAX, .n = 1};
    for (size_t c = 1; c < s->chutes.n; c++) {
        bool less = s->chutes.items[c].weight < s->chutes.items[weakest.from[0]].weight;
        weakest.from[0] = less ? (uint8_t)c : weakest.from[0];
    }
    for (size_t i = 0; i < s->scraps.n; i++) {
        forge_key scrap = {.serial = UINT16_MAX, .n = 1};
        scrap.from[0] = (uint8_t)(FORGE_SCRAP + i);
        weakest = forge_weight(s, &scrap) < forge_weight(s, &weakest) ? scrap : weakest;
    }
    memset(st, 0, sizeof *st);
    forge_start(s, 0, st);
    for (size_t d = 0; d < s->doors.n; d++) {
        st->keys[d] = weakest;
    }
}

static void lint_day(const forge_spec *s, size_t i, diag_list *out) {
    const forge_day *day = &s->days.items[i];
    forge_state st;
    careless(s, &st);
    st.order[0] = (uint8_t)i;
    forge_act(s, &st, (action){.verb = FORGE_MEET}, NULL);
    if (day->kind != FORGE_ASK && st.well) {
        diag_add(out, DIAG_ERROR, day->at, "harmless",
                 "\"%s\" does no harm even to one weak key on every door: nothing is to be done",
                 day->key.s);
    }
}

static void lint_asks(const forge_spec *s, diag_list *out) {
    size_t keep = 0, give = 0;
    srcpos first = s->at;
    for (size_t i = s->days.n; i-- > 0;) {
        const forge_day *day = &s->days.items[i];
        if (day->kind == FORGE_ASK) {
            keep += day->right == FORGE_KEEP;
            give += day->right == FORGE_GIVE;
            first = day->at;
        }
    }
    size_t apart = keep > give ? keep - give : give - keep;
    if (apart > 1) {
        diag_add(out, DIAG_ERROR, first, "uneven-judgement",
                 "%zu ask for what is to be kept and %zu for what may be given: they may differ by "
                 "one at most",
                 keep, give);
    }
}

static void lint_bolts(const forge_spec *s, diag_list *out) {
    for (size_t b = 0; b < s->bolts.n; b++) {
        const forge_bolt *bolt = &s->bolts.items[b];
        if (bolt->kind == FORGE_SECOND && (size_t)bolt->have >= s->doors.n) {
            diag_add(out, DIAG_ERROR, bolt->at, "enough-for-all",
                     "there is a \"%s\" for every door: nothing is to be decided", bolt->key.s);
        }
    }
}

// The player who knows must come to the end, and never see a day go wrong.
static void lint_solved(const forge_spec *s, diag_list *out) {
    forge_state st;
    memset(&st, 0, sizeof st);
    forge_start(s, 1, &st);
    for (int i = 0; i < MOST_ACTIONS && st.phase != FORGE_OVER; i++) {
        action a;
        if (st.phase == FORGE_TOLD && !st.well) {
            break;
        }
        if (!forge_bot(s, &st, &a) || !forge_act(s, &st, a, NULL)) {
            break;
        }
    }
    if (st.phase != FORGE_OVER) {
        const forge_day *day = &s->days.items[st.order[st.day]];
        diag_add(out, DIAG_ERROR, day->at, "unwinnable",
                 "nobody can be ready for \"%s\" with the words and locks that there are",
                 day->key.s);
    }
}

static void lint_skills(const forge_spec *s, const level_head *head, diag_list *out) {
    bool shown[SKILL_COUNT] = {false};
    for (size_t i = 0; i < s->days.n; i++) {
        const forge_day *day = &s->days.items[i];
        size_t slot = lint_skill_slot(head, day->skill);
        if (lint_declared(head, day->skill, day->shows.at, out) && slot < head->n_skills) {
            shown[slot] = true;
        }
    }
    lint_shown(head, shown, s->at, out);
}

void forge_lint(const void *spec, const level_head *head, diag_list *out) {
    const forge_spec *s = spec;
    for (size_t i = 0; i < s->chutes.n; i++) {
        lint_words(&s->chutes.items[i], out);
    }
    for (size_t i = 0; i < s->scraps.n; i++) {
        lint_scrap(&s->scraps.items[i], out);
    }
    for (size_t i = 0; i < s->days.n; i++) {
        lint_day(s, i, out);
    }
    lint_asks(s, out);
    lint_bolts(s, out);
    lint_skills(s, head, out);
    const forge_day *last = &s->days.items[s->days.n - 1];
    if (last->kind == FORGE_LEAK) {
        diag_add(out, DIAG_ERROR, last->at, "ends-open",
                 "a door stands open at the end: let another day come after \"%s\"", last->key.s);
    }
    lint_solved(s, out);
}
