#include "progress_harness.h"

static int64_t at_noon(void *ctx) {
    (void)ctx;
    return 1795608000; // 2026-11-25T12:00:00Z
}

// What an export wrote, to be freed.
static char *written(store *s, const char *format, int64_t player_id) {
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);
    assert_non_null(f);
    assert_true(format ? store_export(s, format, f) : store_player_export(s, player_id, f));
    fclose(f);
    return text;
}

static store *filled(const place *p, int64_t *who) {
    store *s = open_as(p, STORE_OK);
    store_set_clock(s, at_noon, NULL);
    assert_true(store_player_add(s, "Q \"\\", "line\nof \x01 look", who));
    int64_t id = 0;
    assert_true(store_session_begin(s, *who, "mail,room", 2, UINT64_MAX, &id));
    const store_row rows[] = {
        {.skill = "S3",
         .item = "say \"hi\"",
         .expected = "stop",
         .chosen = "two\r\nlines",
         .kind = EVIDENCE_SIGNAL,
         .right = false,
         .attempt = 1,
         .help = 2,
         .ms = 61005},
        {.skill = "S4", .item = "\xC3\xA9t\xC3\xA9", .right = true, .attempt = 2},
    };
    assert_true(store_evidence(s, id, rows, 2));
    assert_true(store_session_end(s, id, true));
    add_session(s, *who, "open");
    return s;
}

static void csv_quotes_what_must_be_quoted(void **state) {
    int64_t who;
    store *s = filled(*state, &who);
    char *text = written(s, "csv", 0);
    assert_string_equal(
        text,
        "player,session,level,revision,at,skill,item,kind,right,expected,chosen,attempt,help,ms\r\n"
        "1,1,\"mail,room\",2,2026-11-25T12:00:00Z,S3,\"say \"\"hi\"\"\",signal,0,stop,"
        "\"two\r\nlines\",1,2,61005\r\n"
        "1,1,\"mail,room\",2,2026-11-25T12:00:00Z,S4,\xC3\xA9t\xC3\xA9,plain,1,,,2,0,0\r\n");
    free(text);
    store_close(s);
}

static void a_players_document_has_everything(void **state) {
    int64_t who;
    store *s = filled(*state, &who);
    assert_true(store_setting_put(s, "lang", "ar"));
    char *text = written(s, NULL, who);
    char *origin = strstr(text, "\"origin\":\"");
    assert_non_null(origin);
    assert_int_equal(strspn(origin + strlen("\"origin\":\""), "0123456789abcdef"), 32);
    memset(origin + strlen("\"origin\":\""), '-', 32); // by chance
    assert_string_equal(
        text,
        "{\"format\":\"beacon-bay player 1\",\n"
        "\"player\":{\"id\":1,\"origin\":\"--------------------------------\",\"name\":\"Q "
        "\\\"\\\\\",\"look\":\"line\\u000aof \\u0001 look\","
        "\"created\":1795608000,\"last_seen\":1795608000},\n"
        "\"settings\":{\n\"lang\":\"ar\"},\n"
        "\"done\":[\n{\"level\":\"mail,room\",\"at\":1795608000}],\n"
        "\"sessions\":[\n{\"level\":\"mail,room\",\"revision\":2,\"seed\":\"18446744073709551615\","
        "\"began\":1795608000,\"ended\":1795608000,\"finished\":true,\"evidence\":["
        "\n {\"skill\":\"S3\",\"item\":\"say \\\"hi\\\"\",\"kind\":\"signal\",\"right\":false,"
        "\"expected\":\"stop\",\"chosen\":\"two\\u000d\\u000alines\",\"attempt\":1,\"help\":2,"
        "\"ms\":61005,"
        "\"at\":1795608000},"
        "\n {\"skill\":\"S4\",\"item\":\"\xC3\xA9t\xC3\xA9\",\"kind\":\"plain\",\"right\":true,"
        "\"expected\":\"\",\"chosen\":\"\",\"attempt\":2,\"help\":0,\"ms\":0,\"at\":1795608000}]},"
        "\n{\"level\":\"open\",\"revision\":1,\"seed\":\"7\",\"began\":1795608000,\"ended\":null,"
        "\"finished\":false,\"evidence\":[]}]}\n");
    free(text);
    FILE *nowhere = fopen("/dev/null", "w");
    assert_false(store_player_export(s, who + 1, nowhere));
    fclose(nowhere);
    store_close(s);
}

static void statements_name_numbers_not_people(void **state) {
    int64_t who;
    store *s = filled(*state, &who);
    char install[64];
    assert_true(store_setting_get(s, "store.install", install, sizeof install));
    assert_int_equal(strlen(install), 16);
    char *text = written(s, "xapi", 0);
    char wanted[2048];
    snprintf(
        wanted, sizeof wanted,
        "[\n{\"actor\":{\"objectType\":\"Agent\",\"account\":{\"homePage\":"
        "\"https://beacon-bay.example/install/%s\",\"name\":\"1\"}},"
        "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/"
        "answered\",\"display\":{\"en\":\"answered\"}},"
        "\"object\":{\"objectType\":\"Activity\","
        "\"id\":\"https://beacon-bay.example/levels/mail%%2Croom/2/say%%20%%22hi%%22\"},"
        "\"result\":{\"success\":false,\"response\":\"two\\u000d\\u000alines\",\"duration\":\"PT61."
        "005S\"},"
        "\"context\":{\"extensions\":{\"https://beacon-bay.example/xapi/skill\":\"S3\","
        "\"https://beacon-bay.example/xapi/kind\":\"signal\","
        "\"https://beacon-bay.example/xapi/attempt\":1,\"https://beacon-bay.example/xapi/help\":2,"
        "\"https://beacon-bay.example/xapi/expected\":\"stop\","
        "\"https://beacon-bay.example/xapi/"
        "session\":1}},\"timestamp\":\"2026-11-25T12:00:00Z\"},\n",
        install);
    assert_int_equal(strncmp(text, wanted, strlen(wanted)), 0);
    assert_false(holds(text, strlen(text), "Q \\"));
    free(text);
    store_close(s);
}

static bool has_python(void) {
    return system("python3 -c pass >/dev/null 2>&1") == 0;
}

static void another_programs_parser_reads_them(void **state) {
    if (!has_python()) {
        skip();
    }
    const place *p = *state;
    int64_t who;
    store *s = filled(p, &who);
    const char *const formats[] = {"xapi", NULL};
    for (int i = 0; i < 2; i++) {
        char *text = written(s, formats[i], who);
        char file[128], command[256];
        snprintf(file, sizeof file, "%s/export.json", p->dir);
        spill(file, text, strlen(text));
        snprintf(command, sizeof command, "python3 -m json.tool %s >/dev/null", file);
        assert_int_equal(system(command), 0);
        free(text);
    }
    store_close(s);
}

static void an_empty_store_exports_whole_documents(void **state) {
    store *s = open_as(*state, STORE_OK);
    char *text = written(s, "xapi", 0);
    assert_string_equal(text, "[\n]\n");
    free(text);
    text = written(s, NULL, add_player(s, "A"));
    assert_non_null(strstr(text, "\"done\":[],\n\"sessions\":[]}\n"));
    free(text);
    store_close(s);
}

static void what_can_not_be_written_is_refused(void **state) {
    int64_t who;
    store *s = filled(*state, &who);
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        assert_false(store_export(s, "csv", full));
        fclose(full);
        full = fopen("/dev/full", "w");
        assert_false(store_player_export(s, who, full));
        fclose(full);
    }
    FILE *nowhere = fopen("/dev/null", "w");
    assert_false(store_export(s, "pdf", nowhere));
    assert_false(store_export(s, NULL, nowhere));
    assert_true(store_export(s, "csv", nowhere)); // nothing of the refusals stays open
    fclose(nowhere);
    add_player(s, "B");
    store_close(s);
}

int main(void) {
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_drop)
    const struct CMUnitTest tests[] = {
        IN_PLACE(csv_quotes_what_must_be_quoted),
        IN_PLACE(a_players_document_has_everything),
        IN_PLACE(statements_name_numbers_not_people),
        IN_PLACE(another_programs_parser_reads_them),
        IN_PLACE(an_empty_store_exports_whole_documents),
        IN_PLACE(what_can_not_be_written_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
