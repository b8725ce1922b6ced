#include "content/lint.h"
#include "mechanics/order/order_spec.h"

#include <string.h>

#include "core/str.h"

static const field state_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(order_thing_state, key),
     .doc = "The id of the state, which the steps name.",
     .example = "shut"},
    {.key = "text",
     .kind = FIELD_TEXT,
     .offset = offsetof(order_thing_state, text),
     .flags = FIELD_REQUIRED,
     .max = 48,
     .doc = "How the thing is then, in a few words.",
     .example = "Everybody is out"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(order_thing_state, icon),
     .flags = FIELD_REQUIRED,
     .doc = "The picture of it.",
     .example = "lock"},
    {.key = "bad",
     .kind = FIELD_FLAG,
     .offset = offsetof(order_thing_state, bad),
     .doc = "A state that the plan is to end.",
     .example = "yes"},
    {.key = NULL},
};
static const record state_shape = {"state", sizeof(order_thing_state),
                                   offsetof(order_thing_state, at), state_fields};

static const field thing_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(order_thing, key),
     .doc = "The id of the thing, which the steps name.",
     .example = "account"},
    {.key = "name",
     .kind = FIELD_TEXT,
     .offset = offsetof(order_thing, name),
     .flags = FIELD_REQUIRED,
     .max = 24,
     .doc = "What the thing is called.",
     .example = "Mina's account"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(order_thing, icon),
     .flags = FIELD_REQUIRED,
     .doc = "The picture of the thing.",
     .example = "shield"},
    {.key = "start",
     .kind = FIELD_NAME,
     .offset = offsetof(order_thing, start),
     .flags = FIELD_REQUIRED,
     .doc = "The state it begins in.",
     .example = "stolen"},
    {.key = "states",
     .kind = FIELD_KEYED,
     .offset = offsetof(order_thing, states),
     .flags = FIELD_REQUIRED,
     .min = 2,
     .max = ORDER_MAX_STATES,
     .of = &state_shape,
     .doc = "The states it can be in.",
     .example = "{ stolen: { text: Somebody else is in, icon: stranger, bad: yes } }"},
    {.key = NULL},
};
static const record thing_shape = {"board thing", sizeof(order_thing), offsetof(order_thing, at),
                                   thing_fields};

#define CARD_HEAD(what)                                                                            \
    {.key = "*",                                                                                   \
     .kind = FIELD_KEY,                                                                            \
     .offset = offsetof(order_card, key),                                                          \
     .doc = "The id of the " what "; progress is kept under it.",                                  \
     .example = "tell"},                                                                           \
        {.key = "text",                                                                            \
         .kind = FIELD_TEXT,                                                                       \
         .offset = offsetof(order_card, text),                                                     \
         .flags = FIELD_REQUIRED,                                                                  \
         .max = 48,                                                                                \
         .doc = "What the card says.",                                                             \
         .example = "Tell a grown-up you trust"},                                                  \
        {.key = "icon",                                                                            \
         .kind = FIELD_ICON,                                                                       \
         .offset = offsetof(order_card, icon),                                                     \
         .doc = "The picture on the card.",                                                        \
         .example = "adult"},                                                                      \
        {.key = "because",                                                                         \
         .kind = FIELD_TEXT,                                                                       \
         .offset = offsetof(order_card, because),                                                  \
         .flags = FIELD_REQUIRED,                                                                  \
         .max = 200,                                                                               \
         .doc = "Why it works, or does not; said when it is played out.",                          \
         .example = "Two heads are calmer than one."},                                             \
    {                                                                                              \
        .key = "shows", .kind = FIELD_NAME, .offset = offsetof(order_card, shows),                 \
        .doc = "The skill that it shows; the level's first when absent.", .example = "H5"          \
    }

static const field step_fields[] = {
    CARD_HEAD("step"),
    {.key = "after",
     .kind = FIELD_NAMES,
     .offset = offsetof(order_card, after),
     .min = 1,
     .max = ORDER_MAX_STEPS - 1,
     .doc = "The steps that must come before it.",
     .example = "[clean]"},
    {.key = "early",
     .kind = FIELD_TEXT,
     .offset = offsetof(order_card, early),
     .max = 200,
     .doc = "Why it fails when it comes too early; goes with `after`.",
     .example = "The thief still reads along, so the new one is theirs too."},
    {.key = "sets",
     .kind = FIELD_PAIRS,
     .offset = offsetof(order_card, sets),
     .max = ORDER_MAX_BOARD,
     .doc = "The state that things on the board take when it works.",
     .example = "{ account: hers }"},
    {.key = NULL},
};
static const record step_shape = {"step", sizeof(order_card), offsetof(order_card, at),
                                  step_fields};

static const field trap_fields[] = {CARD_HEAD("trap"), {.key = NULL}};
static const record trap_shape = {"trap", sizeof(order_card), offsetof(order_card, at),
                                  trap_fields};

static const field order_fields[] = {
    {.key = "ask",
     .kind = FIELD_TEXT,
     .offset = offsetof(order_spec, ask),
     .flags = FIELD_REQUIRED,
     .max = 60,
     .doc = "What the child is to do.",
     .example = "Put Mina's plan in order."},
    {.key = "board",
     .kind = FIELD_KEYED,
     .offset = offsetof(order_spec, board),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = ORDER_MAX_BOARD,
     .of = &thing_shape,
     .doc = "What the plan changes, shown as pictures while it is played out.",
     .example = "{ account: { name: Mina's account, icon: shield, start: stolen, states: { stolen: "
                "{ text: Somebody else is in, icon: stranger, bad: yes }, hers: { text: Only Mina "
                "is in, icon: adult } } } }"},
    {.key = "steps",
     .kind = FIELD_KEYED,
     .offset = offsetof(order_spec, steps),
     .flags = FIELD_REQUIRED,
     .min = 3,
     .max = ORDER_MAX_STEPS,
     .of = &step_shape,
     .doc = "The steps, in an order that is right; each play shuffles them.",
     .example = "{ tell: { text: Tell a grown-up you trust, because: Two heads are calmer than "
                "one. } }"},
    {.key = "traps",
     .kind = FIELD_KEYED,
     .offset = offsetof(order_spec, traps),
     .max = ORDER_MAX_TRAPS,
     .of = &trap_shape,
     .doc = "Things that do not belong in the plan.",
     .example = "{ pay: { text: Pay them to go away, icon: coin, because: Paying tells them to "
                "come back. } }"},
    {.key = "clue",
     .kind = FIELD_TEXT,
     .offset = offsetof(order_spec, clue),
     .max = 160,
     .doc = "What Pip says when asked for help.",
     .example = "What would let the thief back in?"},
    {.key = NULL},
};
const record order_shape = {"order level", sizeof(order_spec), offsetof(order_spec, at),
                            order_fields};

static size_t step_named(const order_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-step", "step", s->steps);
    return lint_named(&all, name->s, name->at, out);
}

static size_t thing_named(const order_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-thing", "board thing", s->board);
    return lint_named(&all, name->s, name->at, out);
}

static uint8_t state_named(const order_thing *thing, const char *name, srcpos at, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-state", "state", thing->states);
    return lint_named(&all, name, at, out);
}

static void link_skill(order_card *card, const level_head *head, diag_list *out) {
    card->skill = card->shows.s    ? lint_skill(&card->shows, out)
                  : head->n_skills ? head->skills[0]
                                   : SKILL_NONE;
    memset(card->set, ORDER_NONE, sizeof card->set);
}

static void link_step(const order_spec *s, order_card *step, diag_list *out) {
    for (size_t i = 0; i < step->after.n; i++) {
        size_t before = step_named(s, &step->after.items[i], out);
        if (before != ORDER_NONE) {
            step->needs |= (uint8_t)(1u << before);
        }
    }
    if (step->after.n > 0 && !step->early.s) {
        diag_add(out, DIAG_ERROR, step->at, "missing-key",
                 "a step with `after` also needs \"early\": why it fails when it comes too early");
    } else if (step->after.n == 0 && step->early.s) {
        diag_add(out, DIAG_ERROR, step->early.at, "early-alone",
                 "\"early\" is never said: this step can't come too early without `after`");
    }
    for (size_t i = 0; i < step->sets.n; i++) {
        const field_pair *set = &step->sets.items[i];
        size_t thing = thing_named(s, &set->key, out);
        if (thing != ORDER_NONE) {
            step->set[thing] =
                state_named(&s->board.items[thing], set->value.s, set->value.at, out);
        }
    }
}

// With the written order itself right there is an order for every beginning: constraints then can't
// form a circle.
static void link_written_order(const order_spec *s, diag_list *out) {
    for (size_t i = 0; i < s->steps.n; i++) {
        const order_card *step = &s->steps.items[i];
        for (size_t k = 0; k < step->after.n; k++) {
            const field_name *name = &step->after.items[k];
            size_t before = 0;
            while (before < s->steps.n && !str_eq(s->steps.items[before].key.s, name->s)) {
                before++;
            }
            if (before == i) {
                diag_add(out, DIAG_ERROR, name->at, "after-itself",
                         "\"%s\" can't come after itself", name->s);
            } else if (before > i && before < s->steps.n) {
                diag_add(out, DIAG_ERROR, name->at, "written-order",
                         "\"%s\" comes after \"%s\", but is written before it: write the steps in "
                         "an order that is right",
                         step->key.s, name->s);
            }
        }
    }
}

static void link_ids(const order_spec *s, diag_list *out) {
    for (size_t i = 0; i < s->traps.n; i++) {
        for (size_t j = 0; j < s->steps.n; j++) {
            if (str_eq(s->traps.items[i].key.s, s->steps.items[j].key.s)) {
                diag_add(out, DIAG_ERROR, s->traps.items[i].key.at, "duplicate-id",
                         "\"%s\" is a step already", s->traps.items[i].key.s);
            }
        }
    }
}

bool order_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    (void)a;
    size_t before = diag_errors(out);
    order_spec *s = spec;
    for (size_t i = 0; i < s->board.n; i++) {
        order_thing *thing = &s->board.items[i];
        thing->start_state = state_named(thing, thing->start.s, thing->start.at, out);
    }
    for (size_t i = 0; i < s->steps.n; i++) {
        link_skill(&s->steps.items[i], head, out);
        link_step(s, &s->steps.items[i], out);
    }
    for (size_t i = 0; i < s->traps.n; i++) {
        link_skill(&s->traps.items[i], head, out);
    }
    link_written_order(s, out);
    link_ids(s, out);
    return diag_errors(out) == before;
}
