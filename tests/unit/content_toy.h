// content_toy.h - A mechanic small enough for tests of what stands around mechanics: `toy: { word:
// ..., icon: ... }`. Refuses the word "lead-nowhere" when it is linked; warns of "dull" when it is
// linted.
#ifndef BB_CONTENT_TOY_H
#define BB_CONTENT_TOY_H

#include "content/level.h"

typedef struct {
    srcpos at;
    field_text word;
    field_name icon;
} toy_spec;

static const record toy_shape = {
    .name = "toy level",
    .size = sizeof(toy_spec),
    .at = offsetof(toy_spec, at),
    .fields =
        (const field[]){
            {.key = "word",
             .kind = FIELD_TEXT,
             .offset = offsetof(toy_spec, word),
             .flags = FIELD_REQUIRED,
             .max = 40,
             .doc = "A word.",
             .example = "hello"},
            {.key = "icon", .kind = FIELD_ICON, .offset = offsetof(toy_spec, icon)},
            {0},
        },
};

static bool toy_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    (void)head;
    (void)a;
    const toy_spec *s = spec;
    bool sound = strcmp(s->word.s, "lead-nowhere") != 0;
    if (!sound) {
        diag_add(out, DIAG_ERROR, s->word.at, "toy-link", "this leads nowhere");
    }
    return sound;
}

static void toy_lint(const void *spec, const level_head *head, diag_list *out) {
    (void)head;
    const toy_spec *s = spec;
    if (strcmp(s->word.s, "dull") == 0) {
        diag_add(out, DIAG_WARNING, s->word.at, "toy-dull", "this is dull");
    }
}

static const mechanic toy_rules = {
    .name = "toy", .shape = &toy_shape, .link = toy_link, .lint = toy_lint};
static const mechanic top_rules = {
    .name = "top", .shape = &toy_shape, .link = toy_link, .lint = toy_lint};
static const mechanic *const toy_mechanics[] = {&toy_rules, &top_rules, NULL};

#endif
