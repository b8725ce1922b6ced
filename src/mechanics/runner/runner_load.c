#include "content/lint.h"
#include "mechanics/runner/runner_spec.h"

#include "core/str.h"

static const char *const kinds[] = {"cloud", "person", "door", "screen", NULL};
static const char *const truths[] = {"plain", "fair", "unfair", NULL};

static const field choice_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(runner_choice, key),
     .doc = "The id of the choice; reports name it.",
     .example = "report"},
    {.key = "say",
     .kind = FIELD_TEXT,
     .offset = offsetof(runner_choice, say),
     .max = 48,
     .doc = "What can be said or done.",
     .example = "Block it and report it"},
    {.key = "word",
     .kind = FIELD_NAME,
     .offset = offsetof(runner_choice, word),
     .doc = "Instead of `say`: words that are carried, once they were picked up.",
     .example = "sit"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(runner_choice, icon),
     .doc = "A picture on it; that of its words when absent.",
     .example = "shield"},
    {.key = "right",
     .kind = FIELD_FLAG,
     .offset = offsetof(runner_choice, right),
     .doc = "yes: it helps. Where several help, all of them are needed, in any order.",
     .example = "yes"},
    {.key = "because",
     .kind = FIELD_TEXT,
     .offset = offsetof(runner_choice, because),
     .flags = FIELD_REQUIRED,
     .max = 200,
     .doc = "Why it helps, or what it does instead.",
     .example = "Without an audience, the cloud has nothing to grow from."},
    {.key = NULL},
};
static const record choice_shape = {"choice", sizeof(runner_choice), offsetof(runner_choice, at),
                                    choice_fields};

static const field meeting_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(runner_meeting, key),
     .doc = "The id of the meeting; progress is kept under it.",
     .example = "mean-cloud"},
    {.key = "mark",
     .kind = FIELD_NAME,
     .offset = offsetof(runner_meeting, mark),
     .flags = FIELD_REQUIRED,
     .doc = "The sign on the map where it stands.",
     .example = "A"},
    {.key = "kind",
     .kind = FIELD_ENUM,
     .offset = offsetof(runner_meeting, kind),
     .flags = FIELD_REQUIRED,
     .words = kinds,
     .doc = "What stands in the way: a cloud of words, a person in fog, a door, a screen.",
     .example = "cloud"},
    {.key = "look",
     .kind = FIELD_NAME,
     .offset = offsetof(runner_meeting, look),
     .doc = "Somebody of the cast who stands there.",
     .example = "yuki"},
    {.key = "name",
     .kind = FIELD_TEXT,
     .offset = offsetof(runner_meeting, name),
     .flags = FIELD_REQUIRED,
     .max = 24,
     .doc = "Who or what speaks.",
     .example = "A cloud"},
    {.key = "says",
     .kind = FIELD_TEXT,
     .offset = offsetof(runner_meeting, says),
     .flags = FIELD_REQUIRED,
     .max = 140,
     .doc = "What is met, in its own words.",
     .example = "Ha, look at Yuki! Come on, laugh with us!"},
    {.key = "is",
     .kind = FIELD_ENUM,
     .offset = offsetof(runner_meeting, is),
     .words = truths,
     .doc = "Where it must be judged: whether it is fair or unfair. plain: nothing to judge.",
     .example = "unfair"},
    {.key = "shows",
     .kind = FIELD_NAME,
     .offset = offsetof(runner_meeting, shows),
     .doc = "The skill that it shows; the level's first when absent.",
     .example = "C2"},
    {.key = "clue",
     .kind = FIELD_TEXT,
     .offset = offsetof(runner_meeting, clue),
     .max = 160,
     .doc = "What Pip says when asked for help.",
     .example = "What does a cloud of mockery live on?"},
    {.key = "choices",
     .kind = FIELD_KEYED,
     .offset = offsetof(runner_meeting, choices),
     .flags = FIELD_REQUIRED,
     .min = 2,
     .max = RUNNER_MAX_CHOICES,
     .of = &choice_shape,
     .doc = "What can be done about it.",
     .example = "{ report: { say: Report it, right: yes, because: It stops. }, join: { say: Laugh, "
                "because: It grows. } }"},
    {.key = NULL},
};
static const record meeting_shape = {"meeting", sizeof(runner_meeting),
                                     offsetof(runner_meeting, at), meeting_fields};

static const field word_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(runner_word, key),
     .doc = "The id of the words; choices name it.",
     .example = "sit"},
    {.key = "mark",
     .kind = FIELD_NAME,
     .offset = offsetof(runner_word, mark),
     .flags = FIELD_REQUIRED,
     .doc = "The sign on the map where they lie.",
     .example = "1"},
    {.key = "text",
     .kind = FIELD_TEXT,
     .offset = offsetof(runner_word, text),
     .flags = FIELD_REQUIRED,
     .max = 48,
     .doc = "The words.",
     .example = "Come and sit with us"},
    {.key = "icon",
     .kind = FIELD_ICON,
     .offset = offsetof(runner_word, icon),
     .doc = "A picture on them.",
     .example = "chat"},
    {.key = NULL},
};
static const record word_shape = {"words", sizeof(runner_word), offsetof(runner_word, at),
                                  word_fields};

static const field runner_fields[] = {
    {.key = "map",
     .kind = FIELD_MAP,
     .offset = offsetof(runner_spec, map),
     .flags = FIELD_REQUIRED,
     .min = 24,
     .max = RUNNER_MAX_W,
     .doc = "The way, drawn: # ground, = a plank that lets through from below, ~ a pit of fog, . "
            "nothing, * a spark, @ the beginning, L a lamp, > the end, and the marks of meetings "
            "and words.",
     .example = "|\n  #......................#\n  #......................#\n"
                "  #......................#\n  #.@.....#....A...~..>..#\n"
                "  ################~~~#####"},
    {.key = "chase",
     .kind = FIELD_INT,
     .offset = offsetof(runner_spec, chase),
     .min = 0,
     .max = 70,
     .doc = "How fast fog comes behind, per cent of the runner; 0: there is none.",
     .example = "40"},
    {.key = "words",
     .kind = FIELD_KEYED,
     .offset = offsetof(runner_spec, words),
     .max = RUNNER_MAX_WORDS,
     .of = &word_shape,
     .doc = "Words that lie on the way and are carried from then on.",
     .example = "{ sit: { mark: \"1\", text: Come and sit with us } }"},
    {.key = "meetings",
     .kind = FIELD_KEYED,
     .offset = offsetof(runner_spec, meetings),
     .flags = FIELD_REQUIRED,
     .min = 2,
     .max = RUNNER_MAX_MEETINGS,
     .of = &meeting_shape,
     .doc = "What stands in the way, in any order.",
     .example = "{ mean: { mark: A, kind: cloud, name: A cloud, says: Laugh with us!, choices: { "
                "report: { say: Report it, right: yes, because: It stops. }, join: { say: Laugh, "
                "because: It grows. } } } }"},
    {.key = NULL},
};
const record runner_shape = {"runner level", sizeof(runner_spec), offsetof(runner_spec, at),
                             runner_fields};

static void link_choice(const runner_spec *s, runner_choice *c, diag_list *out) {
    c->said = RUNNER_NONE;
    if ((c->say.s != NULL) == (c->word.s != NULL)) {
        diag_add(out, DIAG_ERROR, c->at, "say-or-word",
                 "\"%s\" needs either `say` or the `word` that it is", c->key.s);
        return;
    }
    if (c->word.s) {
        lint_among words = LINT_AMONG("unknown-word-carried", "word", s->words);
        c->said = lint_named(&words, c->word.s, c->word.at, out);
    }
}

bool runner_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    runner_spec *s = spec;
    for (size_t i = 0; i < s->meetings.n; i++) {
        runner_meeting *m = &s->meetings.items[i];
        m->skill = m->shows.s       ? lint_skill(&m->shows, out)
                   : head->n_skills ? head->skills[0]
                                    : SKILL_NONE;
        lint_look(&m->look, out);
        for (size_t k = 0; k < m->choices.n; k++) {
            link_choice(s, &m->choices.items[k], out);
            m->right |= (uint8_t)(m->choices.items[k].right << k);
        }
    }
    if (runner_draw_map(s, a, out)) {
        runner_find_way(s, a, out);
    }
    return diag_errors(out) == before;
}
