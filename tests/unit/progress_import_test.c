#include "progress_harness.h"

typedef struct {
    char *text;
    size_t size;
} document;

static document exported(store *s, int64_t id) {
    document d = {0};
    FILE *f = open_memstream(&d.text, &d.size);
    assert_non_null(f);
    assert_true(store_player_export(s, id, f));
    fclose(f);
    return d;
}

static int64_t ticking(void *ctx) {
    return (*(int64_t *)ctx)++;
}

static void play_some(store *s, int64_t who, const char *level, int rows, bool finish) {
    int64_t id = 0;
    assert_true(store_session_begin(s, who, level, 3, UINT64_MAX - 5, &id));
    for (int i = 0; i < rows; i++) {
        store_row r = row_of("say \"hi\"\n\x01", i % 3, i % 2, i + 1);
        r.expected = i % 2 ? NULL : "\xE5\xB0\x8F\xF0\x9F\x8F\xAE";
        r.ms = INT32_MAX - i;
        assert_true(store_evidence(s, id, &r, 1));
    }
    if (finish) {
        assert_true(store_session_end(s, id, true));
    }
}

static store *machine(const place *p, const char *name, int64_t *now) {
    char dir[128];
    snprintf(dir, sizeof dir, "%s/%s", p->dir, name);
    mkdir(dir, 0700);
    store *s = store_open(dir, NULL);
    assert_non_null(s);
    assert_int_equal(store_state(s), STORE_OK);
    store_set_clock(s, ticking, now);
    return s;
}

static void close_machine(const place *p, const char *name, store *s) {
    char path[160];
    store_close(s);
    snprintf(path, sizeof path, "%s/%s/progress.db", p->dir, name);
    assert_int_equal(unlink(path), 0);
    snprintf(path, sizeof path, "%s/%s", p->dir, name);
    assert_int_equal(rmdir(path), 0); // nothing else was left there
}

static size_t players(store *s, player out[8]) {
    size_t n;
    assert_true(store_players(s, out, 8, &n));
    return n;
}

static store_import import(store *s, document d, int64_t *id) {
    return store_player_import(s, d.text, d.size, id);
}

static int64_t somebody(store *s) {
    int64_t who = add_player(s, "Zo\xC3\xAB \"\\");
    play_some(s, who, "mail,room", 7, true);
    play_some(s, who, "open", 2, false);
    play_some(s, who, "none", 0, false);
    assert_true(store_setting_put(s, "lang", "ar"));
    assert_true(store_setting_put(s, "text_scale", "150"));
    return who;
}

static void expect_same(document a, document b) {
    // The number is the machine's own.
    char *in_a = strstr(a.text, "\"origin\""), *in_b = strstr(b.text, "\"origin\"");
    assert_non_null(in_a);
    assert_non_null(in_b);
    assert_string_equal(in_a, in_b);
}

static void everything_comes_along(void **state) {
    int64_t now = 1000, later = 5000, id = 0;
    store *a = machine(*state, "a", &now), *b = machine(*state, "b", &later);
    add_player(b, "Mina");
    document d = exported(a, somebody(a));
    assert_int_equal(import(b, d, &id), STORE_IMPORT_NEW);
    document back = exported(b, id);
    expect_same(d, back);
    player all[8];
    assert_int_equal(players(b, all), 2);
    assert_int_equal(all[0].id, id);
    assert_int_equal(all[0].lamps, 1);
    assert_true(store_done(b, id, "mail,room"));
    free(d.text);
    free(back.text);
    close_machine(*state, "a", a);
    close_machine(*state, "b", b);
}

static void a_second_time_changes_nothing(void **state) {
    int64_t now = 1000, later = 5000, first = 0, second = 0;
    store *a = machine(*state, "a", &now), *b = machine(*state, "b", &later);
    int64_t who = somebody(a);
    document d = exported(a, who);
    assert_int_equal(import(b, d, &first), STORE_IMPORT_NEW);
    assert_int_equal(import(b, d, &second), STORE_IMPORT_KNOWN);
    assert_int_equal(first, second);
    assert_int_equal(import(a, d, &second), STORE_IMPORT_KNOWN); // where it came from
    assert_int_equal(second, who);
    document in_a = exported(a, who), in_b = exported(b, first);
    expect_same(d, in_a);
    expect_same(d, in_b);
    free(d.text);
    free(in_a.text);
    free(in_b.text);
    close_machine(*state, "a", a);
    close_machine(*state, "b", b);
}

static int count(const char *text, const char *word) {
    int n = 0;
    for (const char *at = text; (at = strstr(at, word)); at++) {
        n++;
    }
    return n;
}

// A child plays at school and at home, and carries the file to and fro.
static void what_grew_on_both_sides_comes_together(void **state) {
    int64_t now = 1000, later = 5000, id = 0;
    store *school = machine(*state, "a", &now), *home = machine(*state, "b", &later);
    int64_t who = add_player(school, "Zoe");
    int64_t open = add_session(school, who, "open");
    store_row r = row_of("one", EVIDENCE_PLAIN, true, 1);
    assert_true(store_evidence(school, open, &r, 1));
    document d = exported(school, who);
    assert_int_equal(import(home, d, &id), STORE_IMPORT_NEW);
    free(d.text);
    play_some(home, id, "at-home", 4, true);
    assert_true(store_player_change(home, id, "Zoe at home", "hair=long"));
    r.item = "two"; // the play that was open when the file was written went on
    assert_true(store_evidence(school, open, &r, 1));
    assert_true(store_session_end(school, open, true));
    d = exported(school, who);
    assert_int_equal(import(home, d, &id), STORE_IMPORT_KNOWN);
    free(d.text);
    d = exported(home, id);
    assert_int_equal(count(d.text, "\"seed\""), 2);
    assert_int_equal(count(d.text, "\"skill\""), 6);
    assert_int_equal(count(d.text, "\"one\""), 1);
    assert_int_equal(count(d.text, "\"two\""), 1);
    assert_true(store_done(home, id, "open") && store_done(home, id, "at-home"));
    int64_t again = 0;
    assert_int_equal(import(school, d, &again), STORE_IMPORT_KNOWN);
    assert_int_equal(again, who);
    document both = exported(school, who);
    assert_int_equal(count(both.text, "\"seed\""), 2);
    assert_int_equal(count(both.text, "\"skill\""), 6);
    player all[8];
    assert_int_equal(players(school, all), 1);
    assert_string_equal(all[0].name, "Zoe at home"); // where the child was last
    free(both.text);
    free(d.text);
    close_machine(*state, "a", school);
    close_machine(*state, "b", home);
}

static void settings_of_this_machine_stay(void **state) {
    int64_t now = 1000, later = 5000, id = 0;
    store *a = machine(*state, "a", &now), *b = machine(*state, "b", &later);
    assert_true(store_setting_put(b, "text_scale", "200"));
    document d = exported(a, somebody(a));
    assert_null(strstr(d.text, "store."));
    assert_int_equal(import(b, d, &id), STORE_IMPORT_NEW);
    char value[16];
    assert_true(store_setting_get(b, "text_scale", value, sizeof value));
    assert_string_equal(value, "200");
    assert_true(store_setting_get(b, "lang", value, sizeof value));
    assert_string_equal(value, "ar");
    free(d.text);
    close_machine(*state, "a", a);
    close_machine(*state, "b", b);
}

static void expect_refused(store *s, const char *text, size_t size, store_import as) {
    int64_t id = -1;
    player all[8];
    if (store_player_import(s, text, size, &id) != as) {
        fail_msg("taken for something else: %.*s", (int)size, text);
    }
    assert_int_equal(id, -1);
    assert_int_equal(players(s, all), 0);
}

static void half_a_document_is_none(void **state) {
    int64_t now = 1000, later = 5000;
    store *a = machine(*state, "a", &now), *b = machine(*state, "b", &later);
    document d = exported(a, somebody(a));
    for (size_t n = 0; n + 2 < d.size; n++) { // without its last line end it is whole
        expect_refused(b, d.text, n, STORE_IMPORT_NOT_ONE);
    }
    free(d.text);
    close_machine(*state, "a", a);
    close_machine(*state, "b", b);
}

// Each takes one word of a sound document for another.
static void what_does_not_fit_is_refused_whole(void **state) {
    static const struct {
        const char *from, *to;
    } changes[] = {
        {"beacon-bay player 1", "beacon-bay player "},
        {"beacon-bay player 1", "beacon-bay player 1x"},
        {"beacon-bay player 1", "recipe 1"},
        {"\"format\"", "\"form\""},
        {"\"name\"", "\"nam\""},
        {"\"name\":\"Zoe\"", "\"name\":\"\""},
        {"\"name\":\"Zoe\"", "\"name\":\"\\u202eZoe\""},
        {"\"name\":\"Zoe\"", "\"name\":\"\\ud800\""},
        {"\"name\":\"Zoe\"", "\"name\":[\"Zoe\",\"Zoe\",\"Zoe\",\"Zoe\",\"Zoe\"]"},
        {"\"name\":\"Zoe\"", "\"name\":7"},
        {"\"look\"", "\"loo\""},
        {"\"origin\":\"", "\"origin\":\"x"},
        {"\"origin\":\"", "\"origin\":7,\"o\":\""},
        {"\"created\":", "\"created\":1.5,\"c\":"},
        {"\"done\":[", "\"done\":7,\"d\":["},
        {"\"done\":[", "\"done\":[7,"},
        {"\"done\":[", "\"done\":[\"word\","},
        {"\"sessions\":[", "\"sessions\":{},\"s\":["},
        {"\"sessions\":[", "\"sessions\":[null,"},
        {"\"seed\":\"7\"", "\"seed\":7"},
        {"\"seed\":\"7\"", "\"seed\":\"-7\""},
        {"\"seed\":\"7\"", "\"seed\":\"18446744073709551616\""},
        {"\"revision\":1", "\"revision\":2147483648"},
        {"\"finished\":true", "\"finished\":2"},
        {"\"evidence\":[", "\"evidence\":{\"a\":["},
        {"\"evidence\":[", "\"evidence\":[[],"},
        {"\"kind\":\"signal\"", "\"kind\":\"sign\""},
        {"\"kind\":\"signal\"", "\"kind\":1"},
        {"\"right\":true", "\"right\":\"yes\""},
        {"\"skill\":\"S3\"", "\"skill\":null"},
        {"\"ms\":1250", "\"ms\":99999999999"},
        {"\"ms\":1250", "\"ms\":1e3"},
        {"\"lang\":\"ar\"", "\"lang\":7"},
        {"\"lang\":\"ar\"", "\"store.install\":\"x\""},
    };
    int64_t now = 1000, later = 5000;
    store *a = machine(*state, "a", &now), *b = machine(*state, "b", &later);
    int64_t who = add_player(a, "Zoe");
    int64_t play = add_session(a, who, "mailroom");
    store_row r = row_of("one", EVIDENCE_SIGNAL, true, 1);
    assert_true(store_evidence(a, play, &r, 1));
    assert_true(store_session_end(a, play, true));
    assert_true(store_setting_put(a, "lang", "ar"));
    document d = exported(a, who);
    char *text = malloc(d.size + 200);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const char *at = strstr(d.text, changes[i].from);
        assert_non_null(at);
        sprintf(text, "%.*s%s%s", (int)(at - d.text), d.text, changes[i].to,
                at + strlen(changes[i].from));
        expect_refused(b, text, strlen(text), STORE_IMPORT_NOT_ONE);
    }
    char *number = strstr(d.text, "player 1") + strlen("player ");
    *number = '2';
    expect_refused(b, d.text, d.size, STORE_IMPORT_NEWER);
    *number = '\0';
    expect_refused(b, d.text, d.size, STORE_IMPORT_NOT_ONE);
    *number = '1';
    int64_t id = 0;
    assert_int_equal(import(b, d, &id), STORE_IMPORT_NEW); // the refusals stand in nobody's way
    free(text);
    free(d.text);
    close_machine(*state, "a", a);
    close_machine(*state, "b", b);
}

// Written before players had an origin.
static void an_older_document_is_always_somebody_new(void **state) {
    static const char text[] =
        "{\"format\":\"beacon-bay player 1\",\"player\":{\"id\":4,\"name\":\"Zoe\",\"look\":\"\","
        "\"created\":7,\"last_seen\":0},\"done\":[],\"sessions\":[]}";
    int64_t now = 1000, first = 0, second = 0;
    store *a = machine(*state, "a", &now);
    assert_int_equal(store_player_import(a, text, strlen(text), &first), STORE_IMPORT_NEW);
    assert_int_equal(store_player_import(a, text, strlen(text), &second), STORE_IMPORT_NEW);
    assert_int_not_equal(first, second);
    close_machine(*state, "a", a);
}

int main(void) {
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_drop)
    const struct CMUnitTest tests[] = {
        IN_PLACE(everything_comes_along),
        IN_PLACE(a_second_time_changes_nothing),
        IN_PLACE(what_grew_on_both_sides_comes_together),
        IN_PLACE(settings_of_this_machine_stay),
        IN_PLACE(half_a_document_is_none),
        IN_PLACE(what_does_not_fit_is_refused_whole),
        IN_PLACE(an_older_document_is_always_somebody_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
