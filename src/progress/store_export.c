#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "progress/evidence.h"
#include "progress/store_state.h"

#define SITE "https://beacon-bay.example/"

// The columns of Q_EXPORT.
enum { X_PLAYER, X_SESSION, X_LEVEL, X_REVISION, X_AT, X_SKILL, X_ITEM, X_KIND, X_RIGHT };
enum { X_EXPECTED = X_RIGHT + 1, X_CHOSEN, X_ATTEMPT, X_HELP, X_MS };

static const char *kind_word(int kind) {
    return kind == EVIDENCE_SIGNAL ? "signal" : kind == EVIDENCE_NOISE ? "noise" : "plain";
}

// RFC 3339, UTC.
static void write_time(char out[32], int64_t at) {
    time_t t = (time_t)at;
    struct tm utc;
    out[0] = '\0';
    if (gmtime_r(&t, &utc)) {
        strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
    }
}

// RFC 8259, section 7. The text is sound UTF-8: nothing else gets into the store.
static void json_text(FILE *to, const char *text) {
    fputc('"', to);
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        if (*p == '"' || *p == '\\') {
            fputc('\\', to);
            fputc(*p, to);
        } else if (*p < 0x20 || *p == 0x7F) {
            fprintf(to, "\\u%04x", *p);
        } else {
            fputc(*p, to);
        }
    }
    fputc('"', to);
}

// A part of an IRI: what RFC 3986 does not let stand is written as its bytes.
static void iri_part(FILE *to, const char *text) {
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
                     (*p >= '0' && *p <= '9') || *p == '-' || *p == '.' || *p == '_' || *p == '~';
        fprintf(to, plain ? "%c" : "%%%02X", *p);
    }
}

static void json_key_text(FILE *to, const char *key, const char *text) {
    fprintf(to, "\"%s\":", key);
    json_text(to, text);
}

static const char *truth(bool b) {
    return b ? "true" : "false";
}

// RFC 4180: quoted where it must be.
static void csv_text(FILE *to, const char *text) {
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, to);
        return;
    }
    fputc('"', to);
    for (const char *p = text; *p; p++) {
        if (*p == '"') {
            fputc('"', to);
        }
        fputc(*p, to);
    }
    fputc('"', to);
}

static void csv_row(FILE *to, sqlite3_stmt *q) {
    char at[32];
    write_time(at, sqlite3_column_int64(q, X_AT));
    fprintf(to, "%" PRId64 ",%" PRId64 ",", (int64_t)sqlite3_column_int64(q, X_PLAYER),
            (int64_t)sqlite3_column_int64(q, X_SESSION));
    csv_text(to, store_column(q, X_LEVEL));
    fprintf(to, ",%d,%s,", sqlite3_column_int(q, X_REVISION), at);
    csv_text(to, store_column(q, X_SKILL));
    fputc(',', to);
    csv_text(to, store_column(q, X_ITEM));
    fprintf(to, ",%s,%d,", kind_word(sqlite3_column_int(q, X_KIND)),
            sqlite3_column_int(q, X_RIGHT));
    csv_text(to, store_column(q, X_EXPECTED));
    fputc(',', to);
    csv_text(to, store_column(q, X_CHOSEN));
    fprintf(to, ",%d,%d,%d\r\n", sqlite3_column_int(q, X_ATTEMPT), sqlite3_column_int(q, X_HELP),
            sqlite3_column_int(q, X_MS));
}

// A statement of xAPI 1.0.3, part two, section 2. The duration is ISO 8601.
static void xapi_row(FILE *to, sqlite3_stmt *q, const char *install) {
    char at[32];
    write_time(at, sqlite3_column_int64(q, X_AT));
    int ms = sqlite3_column_int(q, X_MS);
    ms = ms < 0 ? 0 : ms;
    fprintf(to,
            "{\"actor\":{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"" SITE "install/%s\","
            "\"name\":\"%" PRId64 "\"}},"
            "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/"
            "answered\",\"display\":{\"en\":\"answered\"}},"
            "\"object\":{\"objectType\":\"Activity\",\"id\":\"" SITE "levels/",
            install, (int64_t)sqlite3_column_int64(q, X_PLAYER));
    iri_part(to, store_column(q, X_LEVEL));
    fprintf(to, "/%d/", sqlite3_column_int(q, X_REVISION));
    iri_part(to, store_column(q, X_ITEM));
    fprintf(to, "\"},\"result\":{\"success\":%s,", truth(sqlite3_column_int(q, X_RIGHT) != 0));
    json_key_text(to, "response", store_column(q, X_CHOSEN));
    fprintf(to, ",\"duration\":\"PT%d.%03dS\"},\"context\":{\"extensions\":{", ms / 1000,
            ms % 1000);
    json_key_text(to, SITE "xapi/skill", store_column(q, X_SKILL));
    fputc(',', to);
    json_key_text(to, SITE "xapi/kind", kind_word(sqlite3_column_int(q, X_KIND)));
    fprintf(to, ",\"" SITE "xapi/attempt\":%d,\"" SITE "xapi/help\":%d,",
            sqlite3_column_int(q, X_ATTEMPT), sqlite3_column_int(q, X_HELP));
    json_key_text(to, SITE "xapi/expected", store_column(q, X_EXPECTED));
    fprintf(to, ",\"" SITE "xapi/session\":%" PRId64 "}},\"timestamp\":\"%s\"}",
            (int64_t)sqlite3_column_int64(q, X_SESSION), at);
}

static bool written(FILE *to) {
    return fflush(to) == 0 && !ferror(to);
}

static bool export_csv(store *s, FILE *to) {
    bool ok = true;
    fputs("player,session,level,revision,at,skill,item,kind,right,expected,chosen,attempt,help,"
          "ms\r\n",
          to);
    sqlite3_stmt *q = store_ask(s, Q_EXPORT);
    while (store_row_next(s, q, &ok)) {
        csv_row(to, q);
    }
    return ok;
}

static bool export_xapi(store *s, FILE *to) {
    char install[64];
    if (!store_setting_get(s, "store.install", install, sizeof install)) {
        return false;
    }
    bool ok = true;
    const char *before = "";
    fputc('[', to);
    sqlite3_stmt *q = store_ask(s, Q_EXPORT);
    while (store_row_next(s, q, &ok)) {
        fprintf(to, "%s\n", before);
        xapi_row(to, q, install);
        before = ",";
    }
    fputs("\n]\n", to);
    return ok;
}

bool store_export(store *s, const char *format, FILE *to) {
    bool csv = format && strcmp(format, "csv") == 0;
    if (!csv && !(format && strcmp(format, "xapi") == 0)) {
        return false;
    }
    bool ok = store_begin_read(s);
    ok = ok && (csv ? export_csv(s, to) : export_xapi(s, to)) && written(to);
    return store_finish(s, ok);
}

static bool export_settings(store *s, FILE *to) {
    bool ok = true;
    const char *before = "";
    fputs("\"settings\":{", to);
    sqlite3_stmt *q = store_ask(s, Q_SETTINGS);
    while (store_row_next(s, q, &ok)) {
        fprintf(to, "%s\n", before);
        json_text(to, store_column(q, 0));
        fputc(':', to);
        json_text(to, store_column(q, 1));
        before = ",";
    }
    fputs("},\n", to);
    return ok;
}

static bool export_done(store *s, int64_t id, FILE *to) {
    bool ok = true;
    const char *before = "";
    fputs("\"done\":[", to);
    sqlite3_stmt *q = store_ask(s, Q_DONE_ALL);
    sqlite3_bind_int64(q, 1, id);
    while (store_row_next(s, q, &ok)) {
        fprintf(to, "%s\n{", before);
        json_key_text(to, "level", store_column(q, 0));
        fprintf(to, ",\"at\":%" PRId64 "}", (int64_t)sqlite3_column_int64(q, 1));
        before = ",";
    }
    fputs("],\n", to);
    return ok;
}

static bool export_evidence(store *s, int64_t session, FILE *to) {
    bool ok = true;
    const char *before = "";
    sqlite3_stmt *q = store_ask(s, Q_EVIDENCE);
    sqlite3_bind_int64(q, 1, session);
    while (store_row_next(s, q, &ok)) {
        fprintf(to, "%s\n {", before);
        json_key_text(to, "skill", store_column(q, 0));
        fputc(',', to);
        json_key_text(to, "item", store_column(q, 1));
        fprintf(to, ",\"kind\":\"%s\",\"right\":%s,", kind_word(sqlite3_column_int(q, 2)),
                truth(sqlite3_column_int(q, 3) != 0));
        json_key_text(to, "expected", store_column(q, 4));
        fputc(',', to);
        json_key_text(to, "chosen", store_column(q, 5));
        fprintf(to, ",\"attempt\":%d,\"help\":%d,\"ms\":%d,\"at\":%" PRId64 "}",
                sqlite3_column_int(q, 6), sqlite3_column_int(q, 7), sqlite3_column_int(q, 8),
                (int64_t)sqlite3_column_int64(q, 9));
        before = ",";
    }
    return ok;
}

static bool export_sessions(store *s, int64_t id, FILE *to) {
    bool ok = true;
    const char *before = "";
    fputs("\"sessions\":[", to);
    sqlite3_stmt *q = store_ask(s, Q_SESSIONS);
    sqlite3_bind_int64(q, 1, id);
    while (ok && store_row_next(s, q, &ok)) {
        fprintf(to, "%s\n{", before);
        json_key_text(to, "level", store_column(q, 1));
        fprintf(to, ",\"revision\":%d,\"seed\":\"%" PRIu64 "\",\"began\":%" PRId64 ",\"ended\":",
                sqlite3_column_int(q, 2), (uint64_t)sqlite3_column_int64(q, 3),
                (int64_t)sqlite3_column_int64(q, 4));
        if (sqlite3_column_type(q, 5) == SQLITE_NULL) {
            fputs("null", to);
        } else {
            fprintf(to, "%" PRId64, (int64_t)sqlite3_column_int64(q, 5));
        }
        fprintf(to, ",\"finished\":%s,\"evidence\":[", truth(sqlite3_column_int(q, 6) != 0));
        ok = export_evidence(s, sqlite3_column_int64(q, 0), to);
        fputs("]}", to);
        before = ",";
    }
    sqlite3_reset(q);
    fputs("]}\n", to);
    return ok;
}

static bool export_player(store *s, int64_t id, FILE *to) {
    bool found = false;
    sqlite3_stmt *q = store_ask(s, Q_PLAYER_ONE);
    sqlite3_bind_int64(q, 1, id);
    while (store_row_next(s, q, NULL)) {
        found = true;
        fprintf(to, "{\"format\":\"beacon-bay player 1\",\n\"player\":{\"id\":%" PRId64 ",",
                (int64_t)sqlite3_column_int64(q, 0));
        json_key_text(to, "origin", store_column(q, 5));
        fputc(',', to);
        json_key_text(to, "name", store_column(q, 1));
        fputc(',', to);
        json_key_text(to, "look", store_column(q, 2));
        fprintf(to, ",\"created\":%" PRId64 ",\"last_seen\":%" PRId64 "},\n",
                (int64_t)sqlite3_column_int64(q, 3), (int64_t)sqlite3_column_int64(q, 4));
    }
    return found && export_settings(s, to) && export_done(s, id, to) &&
           export_sessions(s, id, to) && written(to);
}

bool store_player_export(store *s, int64_t id, FILE *to) {
    bool ok = store_begin_read(s);
    ok = ok && export_player(s, id, to);
    return store_finish(s, ok);
}
