#include "content/lint.h"
#include "mechanics/sort/sort_spec.h"

static const char *const dresses[] = {"doors", "shelves", "boats", NULL};
static const char *const shown_as[] = {"message", "photo", "poster", "post", "mail",
                                       "page",    "video", "coin",   NULL};

static const field place_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(sort_place, key),
     .doc = "The id of the place, which the items name.",
     .example = "everyone"},
    {.key = "name",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_place, name),
     .flags = FIELD_REQUIRED,
     .max = 24,
     .doc = "What stands on the place.",
     .example = "Everyone"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(sort_place, icon),
     .flags = FIELD_REQUIRED,
     .doc = "The picture on the place, for those who do not read yet.",
     .example = "globe"},
    {.key = NULL},
};
static const record place_shape = {"place", sizeof(sort_place), offsetof(sort_place, at),
                                   place_fields};

static const field judge_fields[] = {
    {.key = "signal",
     .kind = FIELD_NAME,
     .offset = offsetof(sort_judge, signal),
     .flags = FIELD_REQUIRED,
     .doc = "The place where what deceives or harms belongs.",
     .example = "stop"},
    {.key = "noise",
     .kind = FIELD_NAME,
     .offset = offsetof(sort_judge, noise),
     .flags = FIELD_REQUIRED,
     .doc = "The place where what is genuine belongs.",
     .example = "deliver"},
    {.key = NULL},
};
static const record judge_shape = {"judge", sizeof(sort_judge), FIELD_NO_POS, judge_fields};

static const field item_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(sort_item, key),
     .doc = "The id of the item; progress is kept under it.",
     .example = "elm-park"},
    {.key = "shown",
     .kind = FIELD_ENUM,
     .offset = offsetof(sort_item, shown),
     .flags = FIELD_REQUIRED,
     .words = shown_as,
     .doc = "What the item looks like.",
     .example = "message"},
    {.key = "from",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_item, from),
     .max = 40,
     .doc = "The line above it: who or what it is from.",
     .example = "Kofi wants to post"},
    {.key = "text",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_item, text),
     .flags = FIELD_REQUIRED,
     .max = 200,
     .doc = "The words of the item.",
     .example = "We play at Elm Park every Saturday morning."},
    {.key = "detail",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_item, detail),
     .max = 60,
     .doc = "A smaller line: an address, a link, a date.",
     .example = "kofi@elmpark.example"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(sort_item, icon),
     .doc = "A picture on it.",
     .example = "plane"},
    {.key = "look",
     .kind = FIELD_NAME,
     .offset = offsetof(sort_item, look),
     .doc = "Somebody of the cast beside it.",
     .example = "kofi"},
    {.key = "goes",
     .kind = FIELD_NAMES,
     .offset = offsetof(sort_item, goes),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = SORT_MAX_PLACES,
     .doc = "The right place, or a list of places that are all right, the best first.",
     .example = "team"},
    {.key = "shows",
     .kind = FIELD_NAME,
     .offset = offsetof(sort_item, shows),
     .doc = "The skill that it shows; the level's first when absent.",
     .example = "P1"},
    {.key = "because",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_item, because),
     .flags = FIELD_REQUIRED,
     .max = 200,
     .doc = "Why it belongs there, said after every answer.",
     .example = "It says where you are, and when."},
    {.key = "instead",
     .kind = FIELD_TEXT_PAIRS,
     .offset = offsetof(sort_item, instead),
     .max = SORT_MAX_PLACES,
     .doc = "Another reason for one wrong place.",
     .example = "{ family: Your family knows already, but the team does not. }"},
    {.key = "clue",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_item, clue),
     .max = 160,
     .doc = "What Pip says when asked for help.",
     .example = "Who needs to know this?"},
    {.key = NULL},
};
static const record item_shape = {"item", sizeof(sort_item), offsetof(sort_item, at), item_fields};

static const field sort_fields[] = {
    {.key = "ask",
     .kind = FIELD_TEXT,
     .offset = offsetof(sort_spec, ask),
     .flags = FIELD_REQUIRED,
     .max = 60,
     .doc = "The question that every item answers.",
     .example = "Who may see this?"},
    {.key = "dress",
     .kind = FIELD_ENUM,
     .offset = offsetof(sort_spec, dress),
     .words = dresses,
     .doc = "How the places look.",
     .example = "doors"},
    {.key = "judge",
     .kind = FIELD_RECORD,
     .offset = offsetof(sort_spec, judge),
     .of = &judge_shape,
     .doc = "Makes it a judgement: the place for what deceives, and the one for what is genuine.",
     .example = "{ signal: stop, noise: deliver }"},
    {.key = "places",
     .kind = FIELD_KEYED,
     .offset = offsetof(sort_spec, places),
     .flags = FIELD_REQUIRED,
     .min = 2,
     .max = SORT_MAX_PLACES,
     .of = &place_shape,
     .doc = "Where things can go.",
     .example = "{ everyone: { name: Everyone, icon: globe } }"},
    {.key = "items",
     .kind = FIELD_KEYED,
     .offset = offsetof(sort_spec, items),
     .flags = FIELD_REQUIRED,
     .min = 6,
     .max = SORT_MAX_ITEMS,
     .of = &item_shape,
     .doc = "The things, in any order: each play shuffles them.",
     .example = "{ elm-park: { shown: message, text: See you at Elm Park., goes: team, because: "
                "Strangers need not know. } }"},
    {.key = NULL},
};
const record sort_shape = {"sort level", sizeof(sort_spec), offsetof(sort_spec, at), sort_fields};

static uint8_t place_named(const sort_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-place", "place", s->places);
    return lint_named(&all, name->s, name->at, out);
}

static void link_instead(const sort_spec *s, sort_item *item, diag_list *out) {
    for (size_t p = 0; p < SORT_MAX_PLACES; p++) {
        item->instead_of[p] = SORT_NONE;
    }
    for (size_t i = 0; i < item->instead.n; i++) {
        const field_name *key = &item->instead.items[i].key;
        uint8_t place = place_named(s, key, out);
        if (place == SORT_NONE) {
            continue;
        }
        item->instead_of[place] = (uint8_t)i;
        if (item->right >> place & 1) {
            diag_add(out, DIAG_ERROR, key->at, "instead-right",
                     "\"%s\" is a right place for this: `instead` is for wrong ones", key->s);
        }
    }
}

static void link_item(const sort_spec *s, sort_item *item, const level_head *head, diag_list *out) {
    item->first = SORT_NONE;
    for (size_t i = 0; i < item->goes.n; i++) {
        uint8_t place = place_named(s, &item->goes.items[i], out);
        if (place != SORT_NONE) {
            item->right |= (uint8_t)(1u << place);
            item->first = item->first == SORT_NONE ? place : item->first;
        }
    }
    link_instead(s, item, out);
    item->skill = item->shows.s    ? lint_skill(&item->shows, out)
                  : head->n_skills ? head->skills[0]
                                   : SKILL_NONE;
    lint_look(&item->look, out);
    bool deceives = s->signal != SORT_NONE && (item->right >> s->signal & 1);
    bool genuine = s->noise != SORT_NONE && (item->right >> s->noise & 1);
    item->kind = deceives ? EVIDENCE_SIGNAL : genuine ? EVIDENCE_NOISE : EVIDENCE_PLAIN;
    if (deceives && genuine) {
        diag_add(out, DIAG_ERROR, item->goes.items[0].at, "signal-and-noise",
                 "this is both deceptive and genuine: \"%s\" and \"%s\" can't both be right",
                 s->judge.signal.s, s->judge.noise.s);
    }
}

bool sort_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    (void)a;
    size_t before = diag_errors(out);
    sort_spec *s = spec;
    s->signal = s->noise = SORT_NONE;
    if (s->judge.signal.s) {
        s->signal = place_named(s, &s->judge.signal, out);
        s->noise = place_named(s, &s->judge.noise, out);
        if (s->signal == s->noise && s->signal != SORT_NONE) {
            diag_add(out, DIAG_ERROR, s->judge.noise.at, "signal-and-noise",
                     "`signal` and `noise` must be two different places");
        }
    }
    for (size_t i = 0; i < s->items.n; i++) {
        link_item(s, &s->items.items[i], head, out);
    }
    return diag_errors(out) == before;
}
