#include "mechanics/story/story_spec.h"

const char *const story_mood_names[] = {"calm",  "happy",     "worried", "sad",
                                        "cross", "surprised", NULL};
const char *const story_always_names[] = {"leave", "block", "tell", NULL};
static const char *const dresses[] = {"stage", "phone", NULL};
static const char *const sides[] = {"left", "right", NULL};

static const field member_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(story_member, key),
     .doc = "The id under which lines are given to them.",
     .example = "nell"},
    {.key = "name",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_member, name),
     .max = 24,
     .doc = "What stands on their card; may be absent for people of the cast.",
     .example = "Nell"},
    {.key = "look",
     .kind = FIELD_NAME,
     .offset = offsetof(story_member, look),
     .doc = "Somebody of the cast, or shadow; the id when absent.",
     .example = "nell"},
    {.key = "side",
     .kind = FIELD_ENUM,
     .offset = offsetof(story_member, side),
     .fallback = -1,
     .words = sides,
     .doc = "Where they stand; left and right by turns when absent.",
     .example = "left"},
    {.key = "mood",
     .kind = FIELD_ENUM,
     .offset = offsetof(story_member, mood),
     .words = story_mood_names,
     .doc = "How they feel to begin with.",
     .example = "worried"},
    {.key = NULL},
};
static const record member_shape = {"cast member", sizeof(story_member), offsetof(story_member, at),
                                    member_fields};

static const field counter_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(story_counter, key),
     .doc = "The id under which choices change it.",
     .example = "calm"},
    {.key = "name",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_counter, name),
     .flags = FIELD_REQUIRED,
     .max = 24,
     .doc = "What it counts.",
     .example = "Nell feels"},
    {.key = "start",
     .kind = FIELD_INT,
     .offset = offsetof(story_counter, start),
     .min = 0,
     .max = STORY_COUNTER_MAX,
     .doc = "Where it begins.",
     .example = "2"},
    {.key = "max",
     .kind = FIELD_INT,
     .offset = offsetof(story_counter, max),
     .min = 1,
     .max = STORY_COUNTER_MAX,
     .fallback = 5,
     .doc = "How far it goes; it never falls under 0.",
     .example = "5"},
    {.key = "low",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_counter, low),
     .max = 24,
     .doc = "The word at its low end.",
     .example = "worried"},
    {.key = "high",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_counter, high),
     .max = 24,
     .doc = "The word at its high end.",
     .example = "calm"},
    {.key = NULL},
};
static const record counter_shape = {"counter", sizeof(story_counter), offsetof(story_counter, at),
                                     counter_fields};

#define ANSWER_FIELDS                                                                              \
    {.key = "icon",                                                                                \
     .kind = FIELD_ICON,                                                                           \
     .offset = offsetof(story_choice, icon),                                                       \
     .doc = "A neutral picture on it: it must not tell which is right.",                           \
     .example = "chat"},                                                                           \
        {.key = "shows",                                                                           \
         .kind = FIELD_PAIRS,                                                                      \
         .offset = offsetof(story_choice, shows),                                                  \
         .max = STORY_MAX_SHOWS,                                                                   \
         .doc = "The skills it shows: right or wrong; absent for a free choice.",                  \
         .example = "{ S3: right }"},                                                              \
        {.key = "because",                                                                         \
         .kind = FIELD_TEXT,                                                                       \
         .offset = offsetof(story_choice, because),                                                \
         .flags = FIELD_REQUIRED,                                                                  \
         .max = 200,                                                                               \
         .doc = "Why it was a good choice, or was not; always said.",                              \
         .example = "Asking is free, and honest callers do not mind."},                            \
        {.key = "changes",                                                                         \
         .kind = FIELD_PAIRS,                                                                      \
         .offset = offsetof(story_choice, changes),                                                \
         .max = STORY_MAX_COUNTERS,                                                                \
         .doc = "What it adds to counters.",                                                       \
         .example = "{ calm: +1 }"},                                                               \
    {                                                                                              \
        .key = "go", .kind = FIELD_NAME, .offset = offsetof(story_choice, go),                     \
        .flags = FIELD_REQUIRED, .doc = "The scene, or the ending, that follows.",                 \
        .example = "asked"                                                                         \
    }

static const field choice_fields[] = {
    {.key = "say",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_choice, say),
     .flags = FIELD_REQUIRED,
     .max = 48,
     .doc = "What the child says or does.",
     .example = "Who are you?"},
    ANSWER_FIELDS,
    {.key = "when",
     .kind = FIELD_PAIRS,
     .offset = offsetof(story_choice, when),
     .max = STORY_MAX_COUNTERS,
     .doc = "Only offered while each counter is at least this.",
     .example = "{ calm: 3 }"},
    {.key = NULL},
};
static const record choice_shape = {"choice", sizeof(story_choice), offsetof(story_choice, at),
                                    choice_fields};

static const field answer_fields[] = {ANSWER_FIELDS, {.key = NULL}};
static const record answer_shape = {"way out", sizeof(story_choice), offsetof(story_choice, at),
                                    answer_fields};

#define WAY_OUT(which, name, words)                                                                \
    {                                                                                              \
        .key = name, .kind = FIELD_RECORD,                                                         \
        .offset = offsetof(story_always_set, entry) + (which) * sizeof(story_choice),              \
        .of = &answer_shape, .doc = words, .example = "{ because: You may always go., go: left }"  \
    }

static const field always_fields[] = {
    WAY_OUT(STORY_LEAVE, "leave", "Leaving the chat."),
    WAY_OUT(STORY_BLOCK, "block", "Blocking the other."),
    WAY_OUT(STORY_TELL, "tell", "Telling a grown-up."),
    {.key = NULL},
};
static const record always_shape = {"set of ways out", sizeof(story_always_set), FIELD_NO_POS,
                                    always_fields};

static const field step_fields[] = {
    {.key = "*",
     .kind = FIELD_REST,
     .offset = offsetof(story_step, line),
     .max = 160,
     .doc = "Who says what: me, pip or somebody of the cast.",
     .example = "You played great!"},
    {.key = "mood",
     .kind = FIELD_ENUM,
     .offset = offsetof(story_step, mood),
     .fallback = -1,
     .words = story_mood_names,
     .doc = "How who speaks feels from here on.",
     .example = "happy"},
    {.key = "choose",
     .kind = FIELD_RECORDS,
     .offset = offsetof(story_step, choose),
     .min = 2,
     .max = STORY_MAX_CHOICES,
     .of = &choice_shape,
     .doc = "What the child can choose from; ends the scene.",
     .example = "[{ say: Who are you?, because: Asking is free., go: asked }]"},
    {.key = "clue",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_step, clue),
     .max = 160,
     .doc = "What Pip says when asked for help with this choice.",
     .example = "What would a friend say about it?"},
    {.key = "go",
     .kind = FIELD_NAME,
     .offset = offsetof(story_step, go),
     .doc = "The scene, or the ending, that follows; ends the scene.",
     .example = "hello"},
    {.key = "end",
     .kind = FIELD_NAME,
     .offset = offsetof(story_step, end),
     .doc = "The ending that follows; ends the scene.",
     .example = "safe"},
    {.key = NULL},
};
static const record step_shape = {"step", sizeof(story_step), offsetof(story_step, at),
                                  step_fields};

static const field ending_fields[] = {
    {.key = "*",
     .kind = FIELD_KEY,
     .offset = offsetof(story_ending, key),
     .doc = "The id of the ending.",
     .example = "safe"},
    {.key = "title",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_ending, title),
     .flags = FIELD_REQUIRED,
     .max = 40,
     .doc = "Its name.",
     .example = "Told in time"},
    {.key = "text",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_ending, text),
     .flags = FIELD_REQUIRED,
     .max = 200,
     .doc = "How it comes out.",
     .example = "Nell told her aunt."},
    {.key = "good",
     .kind = FIELD_FLAG,
     .offset = offsetof(story_ending, good),
     .flags = FIELD_REQUIRED,
     .doc = "A good ending ends the level; from another the child goes back and tries again.",
     .example = "yes"},
    {.key = NULL},
};
static const record ending_shape = {"ending", sizeof(story_ending), offsetof(story_ending, at),
                                    ending_fields};

static const field story_fields[] = {
    {.key = "dress",
     .kind = FIELD_ENUM,
     .offset = offsetof(story_spec, dress),
     .words = dresses,
     .doc = "Told on the stage, or as messages on a phone.",
     .example = "phone"},
    {.key = "contact",
     .kind = FIELD_NAME,
     .offset = offsetof(story_spec, contact),
     .doc = "Phone: who is at the other end.",
     .example = "skywolf"},
    {.key = "note",
     .kind = FIELD_TEXT,
     .offset = offsetof(story_spec, note),
     .max = 40,
     .doc = "Phone: the line under the contact's name.",
     .example = "Never met"},
    {.key = "cast",
     .kind = FIELD_KEYED,
     .offset = offsetof(story_spec, cast),
     .max = STORY_MAX_CAST,
     .of = &member_shape,
     .doc = "Who speaks; me (the player) and pip need not be listed.",
     .example = "{ nell: { name: Nell, look: nell, side: left } }"},
    {.key = "counters",
     .kind = FIELD_KEYED,
     .offset = offsetof(story_spec, counters),
     .max = STORY_MAX_COUNTERS,
     .of = &counter_shape,
     .doc = "What choices raise and lower, shown as a row of lanterns.",
     .example = "{ calm: { name: Nell feels, start: 2, max: 5 } }"},
    {.key = "start",
     .kind = FIELD_NAME,
     .offset = offsetof(story_spec, start),
     .flags = FIELD_REQUIRED,
     .doc = "The scene it begins with.",
     .example = "hello"},
    {.key = "scenes",
     .kind = FIELD_LISTS,
     .offset = offsetof(story_spec, scenes),
     .flags = FIELD_REQUIRED,
     .of = &step_shape,
     .doc = "The scenes: lists of steps, the last of which is choose, go or end.",
     .example = "{ hello: [{ pip: Here we are. }, { end: safe }] }"},
    {.key = "always",
     .kind = FIELD_RECORD,
     .offset = offsetof(story_spec, always),
     .of = &always_shape,
     .doc = "Ways out that are always at hand on a phone: leave, block and tell.",
     .example = "{ leave: { because: You may always go., go: left } }"},
    {.key = "endings",
     .kind = FIELD_KEYED,
     .offset = offsetof(story_spec, endings),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = STORY_MAX_ENDINGS,
     .of = &ending_shape,
     .doc = "How it can come out; at least one is good.",
     .example = "{ safe: { title: Told in time, text: Nell told her aunt., good: yes } }"},
    {.key = NULL},
};
const record story_shape = {"story level", sizeof(story_spec), offsetof(story_spec, at),
                            story_fields};
