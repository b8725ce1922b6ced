// Field tables: one record with a field of every kind, loaded well and badly.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "node/field.h"

typedef struct {
    field_name key;
    srcpos at;
    field_text name;
    int number;
} thing;

typedef struct {
    field_pair who;
    int mood;
    field_texts choose;
} step;

typedef struct {
    srcpos at;
    field_name id, free, icon;
    field_text title, note;
    int minutes, mood, change;
    bool good;
    field_names skills;
    field_texts talk;
    field_pairs shows, instead;
    thing inner;
    field_map map;
    FIELD_LIST_OF(step) list;
    FIELD_LIST_OF(thing) cast;
    FIELD_LIST_OF(field_keyed_list) scenes;
} all;

static const char *const moods[] = {"calm", "happy", "worried", NULL};

static const field thing_fields[] = {
    {.key = "*", .kind = FIELD_KEY, .offset = offsetof(thing, key)},
    {.key = "name",
     .kind = FIELD_TEXT,
     .offset = offsetof(thing, name),
     .flags = FIELD_REQUIRED,
     .max = 8,
     .doc = "how it is called"},
    {.key = "number", .kind = FIELD_INT, .offset = offsetof(thing, number), .fallback = 7},
    {.key = NULL},
};
static const record thing_record = {"thing", sizeof(thing), offsetof(thing, at), thing_fields};

static const field step_fields[] = {
    {.key = "*", .kind = FIELD_REST, .offset = offsetof(step, who), .max = 10},
    {.key = "mood",
     .kind = FIELD_ENUM,
     .offset = offsetof(step, mood),
     .words = moods,
     .fallback = -1},
    {.key = "choose", .kind = FIELD_TEXTS, .offset = offsetof(step, choose)},
    {.key = NULL},
};
static const record step_record = {"step", sizeof(step), FIELD_NO_POS, step_fields};

#define AT(member) .offset = offsetof(all, member)
static const field all_fields[] = {
    {.key = "id", .kind = FIELD_ID, AT(id), .flags = FIELD_REQUIRED},
    {.key = "free", .kind = FIELD_NAME, AT(free), .max = 6},
    {.key = "icon", .kind = FIELD_ICON, AT(icon)},
    {.key = "title", .kind = FIELD_TEXT, AT(title), .min = 3, .max = 5},
    {.key = "note", .kind = FIELD_TEXT, AT(note)},
    {.key = "minutes", .kind = FIELD_INT, AT(minutes), .min = 1, .max = 15, .fallback = 4},
    {.key = "change", .kind = FIELD_INT, AT(change)},
    {.key = "mood", .kind = FIELD_ENUM, AT(mood), .words = moods, .fallback = 1},
    {.key = "good", .kind = FIELD_FLAG, AT(good), .fallback = 1},
    {.key = "skills", .kind = FIELD_NAMES, AT(skills), .min = 1, .max = 3},
    {.key = "talk", .kind = FIELD_TEXTS, AT(talk), .min = 1, .max = 2},
    {.key = "shows", .kind = FIELD_PAIRS, AT(shows), .max = 2},
    {.key = "instead", .kind = FIELD_TEXT_PAIRS, AT(instead)},
    {.key = "map", .kind = FIELD_MAP, AT(map), .min = 2, .max = 6},
    {.key = "inner", .kind = FIELD_RECORD, AT(inner), .of = &thing_record},
    {.key = "list", .kind = FIELD_RECORDS, AT(list), .of = &step_record, .max = 3},
    {.key = "cast", .kind = FIELD_KEYED, AT(cast), .of = &thing_record, .min = 1},
    {.key = "scenes", .kind = FIELD_LISTS, AT(scenes), .of = &step_record},
    {.key = NULL},
};
static const record all_record = {"level", sizeof(all), offsetof(all, at), all_fields};

typedef struct {
    arena *a;
    diag_list *d;
    all out;
} tools;

static int set_up(void **state) {
    tools *t = calloc(1, sizeof *t);
    t->a = arena_create(8 << 20);
    t->d = diag_create();
    *state = t;
    return 0;
}

static int tear_down(void **state) {
    tools *t = *state;
    arena_destroy(t->a);
    diag_destroy(t->d);
    free(t);
    return 0;
}

static bool load(tools *t, const char *text) {
    diag_clear(t->d);
    t->out = (all){0};
    const node *root = node_parse("f.yaml", text, strlen(text), t->a, t->d);
    assert_non_null(root);
    return field_load(&all_record, root, &t->out, t->a, t->d);
}

static const char *problems(tools *t) {
    diag_sort(t->d);
    const char *list = "";
    for (size_t i = 0; i < diag_count(t->d); i++) {
        const diag *d = diag_at(t->d, i);
        list =
            arena_printf(t->a, "%s%s%d:%d %s", list, i ? ", " : "", d->at.line, d->at.col, d->code);
    }
    return list;
}

static const char everything[] = "id: scam-call\n"
                                 "title: Prize\n"
                                 "minutes: 15\n"
                                 "change: -1\n"
                                 "mood: worried\n"
                                 "good: no\n"
                                 "free: Elm P\n"
                                 "icon: door-all\n"
                                 "note: |\n"
                                 "  two\n"
                                 "  lines\n"
                                 "skills: S3\n"
                                 "talk: [When?, 4711]\n"
                                 "shows: { S3: right, K1: no }\n"
                                 "instead: { family: They know. }\n"
                                 "inner: { name: Inner }\n"
                                 "list:\n"
                                 "  - nell: Hello\n"
                                 "    mood: calm\n"
                                 "  - choose: [yes, no]\n"
                                 "cast:\n"
                                 "  nell: { name: Nell, number: +3 }\n"
                                 "  kofi: { name: Kofi }\n"
                                 "scenes:\n"
                                 "  ring: [{ pip: Hi }, { nell: Oh }]\n";

static void every_kind_loads(void **state) {
    tools *t = *state;
    assert_true(load(t, everything));
    assert_string_equal(problems(t), "");
    const all *o = &t->out;
    assert_string_equal(o->id.s, "scam-call");
    assert_int_equal(o->id.at.col, 5);
    assert_int_equal(o->at.line, 1);
    assert_string_equal(o->title.s, "Prize");
    assert_ptr_equal(o->title.s, o->title.source);
    assert_int_equal(o->minutes, 15);
    assert_int_equal(o->change, -1);
    assert_int_equal(o->mood, 2);
    assert_false(o->good);
    assert_string_equal(o->free.s, "Elm P");
    assert_string_equal(o->icon.s, "door-all");
    assert_string_equal(o->note.s, "two\nlines");
    assert_int_equal(o->skills.n, 1);
    assert_string_equal(o->skills.items[0].s, "S3");
    assert_int_equal(o->talk.n, 2);
    assert_string_equal(o->talk.items[1].s, "4711");
    assert_int_equal(o->shows.n, 2);
    assert_string_equal(o->shows.items[1].key.s, "K1");
    assert_string_equal(o->shows.items[1].value.s, "no");
    assert_string_equal(o->instead.items[0].value.s, "They know.");
    assert_string_equal(o->inner.name.s, "Inner");
    assert_int_equal(o->inner.number, 7);
    assert_null(o->inner.key.s);
    assert_int_equal(o->list.n, 2);
    const step *steps = o->list.items;
    assert_string_equal(steps[0].who.key.s, "nell");
    assert_int_equal(steps[0].who.key.at.col, 5);
    assert_string_equal(steps[0].who.value.s, "Hello");
    assert_int_equal(steps[0].mood, 0);
    assert_null(steps[1].who.key.s);
    assert_int_equal(steps[1].mood, -1);
    assert_string_equal(steps[1].choose.items[1].s, "no");
    assert_int_equal(o->cast.n, 2);
    assert_string_equal(o->cast.items[0].key.s, "nell");
    assert_int_equal(o->cast.items[0].number, 3);
    assert_string_equal(o->cast.items[1].key.s, "kofi");
    assert_int_equal(o->cast.items[1].key.at.line, 23);
    assert_int_equal(o->cast.items[1].at.col, 9);
    assert_int_equal(o->scenes.n, 1);
    assert_string_equal(o->scenes.items[0].key.s, "ring");
    assert_int_equal(o->scenes.items[0].n, 2);
    assert_string_equal(((step *)o->scenes.items[0].items)[1].who.value.s, "Oh");
}

static void what_is_absent_falls_back(void **state) {
    tools *t = *state;
    assert_true(load(t, "id: x\n"));
    assert_int_equal(t->out.minutes, 4);
    assert_int_equal(t->out.mood, 1);
    assert_true(t->out.good);
    assert_null(t->out.title.s);
    assert_int_equal(t->out.cast.n, 0);
}

static void each_problem_once_in_its_place(void **state) {
    tools *t = *state;
    static const char *const cases[][2] = {
        {"id: x\ntitel: Prize\n", "2:1 unknown-key"},
        {"id: x\nwhatever: 1\n", "2:1 unknown-key"},
        {"ids: x\n", "1:1 unknown-key"}, // a slip in a required key is one problem, not two
        {"title: Prize\n", "1:1 missing-key"},
        {"id: x\ncast: { a: {} }\n", "2:12 missing-key"},
        {"- id: x\n", "1:1 wrong-type"},
        {"just text\n", "1:1 wrong-type"},
        {"id: [x]\n", "1:5 wrong-type"},
        {"id: x\ntitle: { a: b }\n", "2:8 wrong-type"},
        {"id: x\nskills: { a: b }\n", "2:9 wrong-type"},
        {"id: x\nskills: [[a], b]\n", "2:10 wrong-type"},
        {"id: x\ntalk: When?\n", "2:7 wrong-type"},
        {"id: x\nshows: [a]\n", "2:8 wrong-type"},
        {"id: x\nshows: { a: [b] }\n", "2:13 wrong-type"},
        {"id: x\ninner: text\n", "2:8 wrong-type"},
        {"id: x\nlist: { a: b }\n", "2:7 wrong-type"},
        {"id: x\nlist: [a, { pip: Hi }]\n", "2:8 wrong-type"},
        {"id: x\ncast:\n", "2:6 wrong-type"},
        {"id: x\nscenes: { a: b }\n", "2:14 wrong-type"},
        {"id: x\nminutes: 0\n", "2:10 out-of-range"},
        {"id: x\nminutes: 16\n", "2:10 out-of-range"},
        {"id: x\nchange: 99999999999999999999\n", "2:9 out-of-range"},
        {"id: x\nchange: 2147483648\n", "2:9 out-of-range"},
        {"id: x\ntitle: sechsé\n", "2:8 too-long"},
        {"id: x\ntitle: éé\n", "2:8 too-short"},
        {"id: x\nnote: '  '\n", "2:7 too-short"},
        {"id: x\nnote:\n", "2:6 too-short"},
        {"id: x\nfree: 1234567\n", "2:7 too-long"},
        {"id: x\nfree: ''\n", "2:7 too-short"},
        {"id: x\nskills: ['']\n", "2:10 too-short"},
        {"id: x\nshows: { ' ': a }\n", "2:10 too-short"},
        {"id: Scam-Call\n", "1:5 bad-id"},
        {"id: a.b\n", "1:5 bad-id"},
        {"id: a2345678901234567890123456789012345678901\n", "1:5 bad-id"},
        {"id: x\nicon: ../../etc/passwd\n", "2:7 bad-id"},
        {"id: x\nminutes: four\n", "2:10 not-a-number"},
        {"id: x\nminutes: '4'\n", "2:10 not-a-number"},
        {"id: x\nminutes: 4.5\n", "2:10 not-a-number"},
        {"id: x\nminutes: +\n", "2:10 not-a-number"},
        {"id: x\nminutes:\n", "2:9 not-a-number"},
        {"id: x\ngood: maybe\n", "2:7 not-yes-or-no"},
        {"id: x\ngood: 'yes'\n", "2:7 not-yes-or-no"},
        {"id: x\nmood: worred\n", "2:7 unknown-word"},
        {"id: x\nmood: 1\n", "2:7 unknown-word"},
        {"id: x\nskills: [a, b, c, d]\n", "2:9 too-many"},
        {"id: x\ntalk: [abc, abc, abc]\n", "2:7 too-many"},
        {"id: x\nshows: { a: b, c: d, e: f }\n", "2:8 too-many"},
        {"id: x\nlist: [{ a: b }, { a: b }, { a: b }, { a: b }]\n", "2:7 too-many"},
        {"id: x\nskills: []\n", "2:9 too-few"},
        {"id: x\ntalk: []\n", "2:7 too-few"},
        {"id: x\ncast: {}\n", "2:7 too-few"},
        {"id: x\nscenes: { ring: [] }\n", "2:17 too-few"},
        {"id: x\nlist: [{ pip: Hi, nell: Oh }]\n", "2:19 two-free-keys"},
        {"id: x\nlist: [{ mod: calm, nell: Oh }]\n", "2:10 two-free-keys"},
        {"id: x\nlist: [{ chose: [a, b] }]\n", "2:10 unknown-key"},
        {"id: x\nlist: [{ nell: [a, b] }]\n", "2:16 wrong-type"},
        {"id: x\nlist: [{ nell: Much too long }]\n", "2:16 too-long"},
        {"id: x\nnote: \"a\\tb\"\n", "2:7 control-character"},
        {"id: x\nnote: \"a\\u0085b\"\n", "2:7 control-character"},
        {"id: x\nfree: \"a\\nb\"\n", "2:7 control-character"},
        {"id: x\nshows: { \"a\\ab\": c }\n", "2:10 control-character"},
        {"id: X\nminutes: 99\nmood: sad\ntalk: ['']\n",
         "1:5 bad-id, 2:10 out-of-range, 3:7 unknown-word, 4:8 too-short"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool sound = load(t, cases[i][0]);
        assert_string_equal(problems(t), cases[i][1]);
        assert_false(sound);
    }
}

static void slips_are_named(void **state) {
    tools *t = *state;
    static const char *const cases[][2] = {
        {"id: x\ntitel: Prize\n", "a level has no key \"titel\" - did you mean \"title\"?"},
        {"id: x\nwhatever: 1\n", "a level has no key \"whatever\""},
        {"id: x\ncast: { a: { name: Oh, no more } }\n",
         "a thing has no key \"no more\"; between { and } a text with a comma in it needs "
         "quotation marks"},
        {"id: x\nmood: worred\n", "\"mood\" cannot be \"worred\" - did you mean \"worried\"?"},
        {"id: x\nmood: sad\n", "\"mood\" cannot be \"sad\"; it is one of: calm, happy, worried"},
        {"id: x\ncast: { a: {} }\n", "this thing lacks \"name\": how it is called"},
        {"id: x\nlist: [{ mod: calm, nell: Oh }]\n",
         "a step has one key of your own, not also \"mod\" - did you mean \"mood\"?"},
        {"id: x\ntitle: { a: b }\n", "\"title\" must be a text, but this is a map"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(load(t, cases[i][0]));
        assert_string_equal(diag_at(t->d, 0)->text, cases[i][1]);
    }
}

static void sound_parts_of_an_unsound_file_are_there(void **state) {
    tools *t = *state;
    assert_false(load(t, "id: x\ntalk: [ab, [c], de]\nminutes: 99\ntitle: toolong\n"));
    assert_int_equal(t->out.talk.n, 2);
    assert_string_equal(t->out.talk.items[1].s, "de");
    assert_int_equal(t->out.minutes, 4);
    assert_string_equal(t->out.title.s, "toolong");
}

static void texts_without_a_limit_end_at_400(void **state) {
    tools *t = *state;
    char text[1000] = "id: x\nnote: ";
    for (int i = 0; i < 400; i++) {
        strcat(text, "é");
    }
    assert_true(load(t, text));
    strcat(text, "é");
    assert_false(load(t, text));
    assert_string_equal(problems(t), "2:7 too-long");
}

static void a_small_arena_is_one_problem(void **state) {
    tools *t = *state;
    const node *root = node_parse("f", everything, strlen(everything), t->a, t->d);
    bool loaded = false;
    for (size_t cap = 0; !loaded; cap += 48) {
        arena *small = arena_create(cap);
        all out = {0};
        diag_clear(t->d);
        loaded = field_load(&all_record, root, &out, small, t->d);
        assert_int_equal(diag_count(t->d), loaded ? 0 : 1);
        if (!loaded) {
            assert_string_equal(diag_at(t->d, 0)->code, "memory");
        }
        arena_destroy(small);
    }
}

static void join_text(void *ctx, const record *r, const field *f, field_text *text) {
    (void)r;
    (void)f;
    strcat(strcat(ctx, text->s), "|");
    text->s = "?";
}

static void join_name(void *ctx, const record *r, const field *f, const field_name *name) {
    (void)r;
    (void)f;
    strcat(strcat(ctx, name->s), "|");
}

// A map's characters keep their places in the file, whatever stood above it.
static void maps_are_drawn(void **state) {
    tools *t = *state;
    assert_true(load(t, "id: a\n"
                        "note: |\n"
                        "\n"
                        "  of\n"
                        "\n"
                        "  lines\n"
                        "map: |  # drawn\n"
                        "\n"
                        "   ####\n"
                        "   #..@\n"
                        "   ####\n"));
    const field_map *m = &t->out.map;
    assert_int_equal(m->n, 3);
    assert_int_equal(m->width, 4);
    assert_string_equal(m->rows[1], "#..@");
    srcpos at = field_map_at(m, 3, 1);
    assert_int_equal(at.line, 10);
    assert_int_equal(at.col, 7);
    static const char *const bad[][2] = {
        {"id: a\nmap: ab\n", "2:6 not-drawn"},
        {"id: a\nmap: |\n  ##\n  #\n", "4:4 ragged-map"},
        {"id: a\nmap: |\n  ##\n  # #\n  #\xC3\xA9\n", "4:4 map-character, 5:4 map-character"},
        {"id: a\nmap: |\n  #######\n", "3:3 out-of-range"},
        {"id: a\nmap: [a]\n", "2:6 wrong-type"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(load(t, bad[i][0]));
        assert_string_equal(problems(t), bad[i][1]);
    }
}

static void walks_meet_everything_once(void **state) {
    tools *t = *state;
    assert_true(load(t, everything));
    char names[500] = "", words[500] = "";
    field_walk_names(&all_record, &t->out, join_name, names);
    assert_string_equal(names, "scam-call|Elm P|door-all|S3|S3|K1|family|nell|nell|kofi|ring|pip|"
                               "nell|");
    field_walk(&all_record, &t->out, join_text, words);
    assert_string_equal(words, "Prize|two\nlines|When?|4711|They know.|Inner|Hello|yes|no|Nell|"
                               "Kofi|Hi|Oh|");
    assert_string_equal(t->out.title.s, "?");          // a walker may translate,
    assert_string_equal(t->out.title.source, "Prize"); // and the source stays
    assert_string_equal(t->out.shows.items[0].value.s, "right");
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(every_kind_loads),
        EACH(what_is_absent_falls_back),
        EACH(each_problem_once_in_its_place),
        EACH(slips_are_named),
        EACH(sound_parts_of_an_unsound_file_are_there),
        EACH(texts_without_a_limit_end_at_400),
        EACH(a_small_arena_is_one_problem),
        EACH(maps_are_drawn),
        EACH(walks_meet_everything_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
