#include "content/lint.h"
#include "mechanics/inspect/inspect_spec.h"

#include "core/str.h"

static const char *const shown_as[] = {"message", "page",  "shop", "profile",
                                       "poster",  "video", NULL};
static const char *const part_as[] = {"words",   "from", "title", "link",  "button",
                                      "picture", "date", "price", "stars", NULL};
static const char *const tells[] = {"nothing", "genuine", "deceptive", NULL};
static const char *const truths[] = {"genuine", "deceptive", NULL};
const char *const inspect_stamp_names[INSPECT_STAMPS + 1] = {"trust", "check", "report", NULL};

static const field part_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(inspect_part, key),
     .doc = "The id of the part; reports of what was pinned name it.",
     .example = "link"},
    {.key = "as",
     .kind = FIELD_ENUM,
     .offset = offsetof(inspect_part, as),
     .words = part_as,
     .doc = "What the part looks like; words when absent.",
     .example = "link"},
    {.key = "text",
     .kind = FIELD_TEXT,
     .offset = offsetof(inspect_part, text),
     .flags = FIELD_REQUIRED,
     .max = 100,
     .doc = "What stands on its face.",
     .example = "Get your free gems here"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(inspect_part, icon),
     .doc = "A picture on it.",
     .example = "plane"},
    {.key = "look",
     .kind = FIELD_NAME,
     .offset = offsetof(inspect_part, look),
     .doc = "Somebody of the cast on it.",
     .example = "priya"},
    {.key = "under",
     .kind = FIELD_TEXT,
     .offset = offsetof(inspect_part, under),
     .max = 90,
     .doc = "What a look under it finds: facts, not a verdict. Absent: there is nothing to find.",
     .example = "It leads to star-harbour.free-gems.example"},
    {.key = "tells",
     .kind = FIELD_ENUM,
     .offset = offsetof(inspect_part, tells),
     .words = tells,
     .doc = "Whether it speaks for a genuine thing, for a deceptive one, or for nothing.",
     .example = "deceptive"},
    {.key = NULL},
};
static const record part_shape = {"part", sizeof(inspect_part), offsetof(inspect_part, at),
                                  part_fields};

static const field case_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(inspect_case, key),
     .doc = "The id of the case; progress is kept under it.",
     .example = "free-gems"},
    {.key = "shown",
     .kind = FIELD_ENUM,
     .offset = offsetof(inspect_case, shown),
     .flags = FIELD_REQUIRED,
     .words = shown_as,
     .doc = "What the whole looks like.",
     .example = "page"},
    {.key = "is",
     .kind = FIELD_ENUM,
     .offset = offsetof(inspect_case, is),
     .flags = FIELD_REQUIRED,
     .words = truths,
     .doc = "What it is in truth.",
     .example = "deceptive"},
    {.key = "settled",
     .kind = FIELD_FLAG,
     .offset = offsetof(inspect_case, settled),
     .fallback = 1,
     .doc = "no: its parts can't tell, so that checking first is right.",
     .example = "no"},
    {.key = "shows",
     .kind = FIELD_NAME,
     .offset = offsetof(inspect_case, shows),
     .doc = "The skill that it shows; the level's first when absent.",
     .example = "S3"},
    {.key = "parts",
     .kind = FIELD_KEYED,
     .offset = offsetof(inspect_case, parts),
     .flags = FIELD_REQUIRED,
     .min = 2,
     .max = INSPECT_MAX_PARTS,
     .of = &part_shape,
     .doc = "What it is made of, from top to bottom.",
     .example = "{ who: { as: from, text: Star Harbour }, words: { text: Here are your gems. } }"},
    {.key = "because",
     .kind = FIELD_TEXT,
     .offset = offsetof(inspect_case, because),
     .flags = FIELD_REQUIRED,
     .max = 200,
     .doc = "Why the right stamp is right, said after every stamp.",
     .example = "Nobody needs your password to give you something."},
    {.key = "instead",
     .kind = FIELD_TEXT_PAIRS,
     .offset = offsetof(inspect_case, instead),
     .max = INSPECT_STAMPS,
     .doc = "Another reason for one wrong stamp: trust, check or report.",
     .example = "{ report: Then nobody would know that the ferry leaves early. }"},
    {.key = "checked",
     .kind = FIELD_TEXT,
     .offset = offsetof(inspect_case, checked),
     .max = 160,
     .doc = "What checking first finds, and how it was checked; needed where only that settles it.",
     .example = "You ask Sol at school. She did send it."},
    {.key = "clue",
     .kind = FIELD_TEXT,
     .offset = offsetof(inspect_case, clue),
     .max = 160,
     .doc = "What Pip says when asked for help.",
     .example = "Where does the link really go?"},
    {.key = NULL},
};
static const record case_shape = {"case", sizeof(inspect_case), offsetof(inspect_case, at),
                                  case_fields};

#define STAMP_FIELD(which, word, text)                                                             \
    {                                                                                              \
        .key = word, .kind = FIELD_TEXT,                                                           \
        .offset = offsetof(inspect_spec, stamps) + (which) * sizeof(field_text), .max = 20,        \
        .doc = "What the stamp is called here; \"" text "\" when absent.", .example = text         \
    }

static const field inspect_fields[] = {
    {.key = "ask",
     .kind = FIELD_TEXT,
     .offset = offsetof(inspect_spec, ask),
     .flags = FIELD_REQUIRED,
     .max = 60,
     .doc = "The question that every case answers.",
     .example = "Deliver it, check first, or report it?"},
    {.key = "looks",
     .kind = FIELD_INT,
     .offset = offsetof(inspect_spec, looks),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = 4,
     .doc = "Looks that the lamp has for each case; what is left over is kept for the next ones.",
     .example = "2"},
    {.key = "pins",
     .kind = FIELD_NAME,
     .offset = offsetof(inspect_spec, pins),
     .doc = "The skill that well-chosen pins show; absent: pins leave no evidence.",
     .example = "T4"},
    STAMP_FIELD(INSPECT_TRUST, "trust", "Trust it"),
    STAMP_FIELD(INSPECT_CHECK, "check", "Check first"),
    STAMP_FIELD(INSPECT_REPORT, "report", "Report it"),
    {.key = "cases",
     .kind = FIELD_KEYED,
     .offset = offsetof(inspect_spec, cases),
     .flags = FIELD_REQUIRED,
     .min = 6,
     .max = INSPECT_MAX_CASES,
     .of = &case_shape,
     .doc = "The things to judge, in any order: each play shuffles them.",
     .example = "{ gems: { shown: page, is: deceptive, parts: { who: { as: from, text: Star "
                "Harbour }, ask: { text: Your password, tells: deceptive } }, because: Nobody "
                "needs your password to give you something. } }"},
    {.key = NULL},
};
const record inspect_shape = {"inspect level", sizeof(inspect_spec), offsetof(inspect_spec, at),
                              inspect_fields};

static void link_instead(inspect_case *c, diag_list *out) {
    for (size_t i = 0; i < INSPECT_STAMPS; i++) {
        c->instead_of[i] = INSPECT_NONE;
    }
    for (size_t i = 0; i < c->instead.n; i++) {
        const field_name *key = &c->instead.items[i].key;
        size_t stamp = 0;
        while (stamp < INSPECT_STAMPS && !str_eq(key->s, inspect_stamp_names[stamp])) {
            stamp++;
        }
        if (stamp == INSPECT_STAMPS) {
            lint_unknown(out, key->at, "unknown-stamp", "stamp", key->s, inspect_stamp_names,
                         INSPECT_STAMPS);
            continue;
        }
        c->instead_of[stamp] = (uint8_t)i;
        if (stamp == c->right) {
            diag_add(out, DIAG_ERROR, key->at, "instead-right",
                     "\"%s\" is right for this: `instead` is for wrong stamps", key->s);
        }
    }
}

static void link_case(inspect_case *c, const level_head *head, diag_list *out) {
    bool deceives = c->is == INSPECT_DECEPTIVE;
    c->right = !c->settled ? INSPECT_CHECK : deceives ? INSPECT_REPORT : INSPECT_TRUST;
    c->kind = !c->settled ? EVIDENCE_PLAIN : deceives ? EVIDENCE_SIGNAL : EVIDENCE_NOISE;
    c->skill = c->shows.s       ? lint_skill(&c->shows, out)
               : head->n_skills ? head->skills[0]
                                : SKILL_NONE;
    link_instead(c, out);
    for (size_t p = 0; p < c->parts.n; p++) {
        lint_look(&c->parts.items[p].look, out);
    }
}

bool inspect_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    (void)a;
    size_t before = diag_errors(out);
    inspect_spec *s = spec;
    s->pin_skill = lint_skill(&s->pins, out);
    for (size_t i = 0; i < s->cases.n; i++) {
        link_case(&s->cases.items[i], head, out);
    }
    return diag_errors(out) == before;
}
