#include <string.h>

#include "core/utf8.h"
#include "progress/store_state.h"

#define OWN_KEYS "store."

static bool sound_text(const char *text) {
    return text && !utf8_invalid(text, strlen(text));
}

bool store_session_begin(store *s, int64_t player_id, const char *level, int revision,
                         uint64_t seed, int64_t *id) {
    if (!sound_text(level) || !store_begin(s)) {
        return store_answer(s, false);
    }
    int64_t now = store_now(s);
    int64_t made = 0;
    sqlite3_stmt *q = store_ask(s, Q_SESSION_BEGIN);
    sqlite3_bind_int64(q, 1, player_id);
    store_bind_text(q, 2, level);
    sqlite3_bind_int(q, 3, revision);
    sqlite3_bind_int64(q, 4, (sqlite3_int64)seed); // its bits; read back the same way
    sqlite3_bind_int64(q, 5, now);
    bool ok = store_run(s, q);
    if (ok) {
        made = sqlite3_last_insert_rowid(s->db);
        q = store_ask(s, Q_PLAYER_SEEN);
        sqlite3_bind_int64(q, 1, made);
        sqlite3_bind_int64(q, 2, now);
        sqlite3_bind_int64(q, 3, made);
        ok = store_run(s, q);
    }
    ok = store_finish(s, ok);
    if (ok) {
        *id = made;
        store_given(s, player_id, made);
    }
    return ok;
}

static bool next_number(store *s, int64_t session, int64_t *n) {
    bool ok = true;
    sqlite3_stmt *q = store_ask(s, Q_EVIDENCE_NEXT);
    sqlite3_bind_int64(q, 1, session);
    while (store_row_next(s, q, &ok)) {
        *n = sqlite3_column_int64(q, 0);
    }
    return ok;
}

bool store_row_add(store *s, int64_t session, int64_t n, int64_t at, const store_row *r) {
    sqlite3_stmt *q = store_ask(s, Q_EVIDENCE_ADD);
    sqlite3_bind_int64(q, 1, session);
    sqlite3_bind_int64(q, 2, n);
    store_bind_text(q, 3, r->skill);
    store_bind_text(q, 4, r->item);
    store_bind_text(q, 5, r->expected);
    store_bind_text(q, 6, r->chosen);
    sqlite3_bind_int(q, 7, r->kind);
    sqlite3_bind_int(q, 8, r->right);
    sqlite3_bind_int(q, 9, r->attempt);
    sqlite3_bind_int(q, 10, r->help);
    sqlite3_bind_int(q, 11, r->ms);
    sqlite3_bind_int64(q, 12, at);
    return store_run(s, q);
}

static bool sound_row(const store_row *r) {
    return sound_text(r->skill) && sound_text(r->item) &&
           (!r->expected || sound_text(r->expected)) && (!r->chosen || sound_text(r->chosen));
}

bool store_evidence(store *s, int64_t session, const store_row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!sound_row(&rows[i])) {
            return false;
        }
    }
    if (n == 0) {
        return true;
    }
    int64_t first = 0;
    int64_t now = store_now(s);
    bool ok = store_begin(s) && next_number(s, session, &first);
    for (size_t i = 0; ok && i < n; i++) {
        ok = store_row_add(s, session, first + (int64_t)i, now, &rows[i]);
    }
    return store_finish(s, ok);
}

bool store_session_end(store *s, int64_t session, bool finished) {
    int64_t now = store_now(s);
    bool ok = store_begin(s);
    if (ok) {
        sqlite3_stmt *q = store_ask(s, Q_SESSION_END);
        sqlite3_bind_int64(q, 1, session);
        sqlite3_bind_int64(q, 2, now);
        sqlite3_bind_int(q, 3, finished);
        ok = store_run(s, q) && sqlite3_changes(s->db) == 1;
    }
    if (ok && finished) {
        sqlite3_stmt *q = store_ask(s, Q_DONE_ADD);
        sqlite3_bind_int64(q, 1, session);
        sqlite3_bind_int64(q, 2, now);
        ok = store_run(s, q);
    }
    return store_finish(s, ok);
}

bool store_done(store *s, int64_t player_id, const char *level) {
    bool done = false;
    sqlite3_stmt *q = store_ask(s, Q_DONE_ONE);
    sqlite3_bind_int64(q, 1, player_id);
    store_bind_text(q, 2, level);
    while (store_row_next(s, q, NULL)) {
        done = true;
    }
    return store_answer(s, done);
}

bool store_each_done(store *s, int64_t player_id, void (*each)(void *ctx, const char *level),
                     void *ctx) {
    bool ok = true;
    sqlite3_stmt *q = store_ask(s, Q_DONE_ALL);
    sqlite3_bind_int64(q, 1, player_id);
    while (store_row_next(s, q, &ok)) {
        each(ctx, store_column(q, 0));
    }
    return store_answer(s, ok);
}

bool store_each_weak(store *s, int64_t player_id, void (*each)(void *ctx, const char *skill),
                     void *ctx) {
    bool ok = true;
    sqlite3_stmt *q = store_ask(s, Q_WEAK);
    sqlite3_bind_int64(q, 1, player_id);
    while (store_row_next(s, q, &ok)) {
        each(ctx, store_column(q, 0));
    }
    return store_answer(s, ok);
}

bool store_session_summary(store *s, int64_t session, store_summary *out) {
    *out = (store_summary){0};
    bool ok = true;
    sqlite3_stmt *q = store_ask(s, Q_SUMMARY);
    sqlite3_bind_int64(q, 1, session);
    while (store_row_next(s, q, &ok)) {
        *out = (store_summary){.first_right = sqlite3_column_int(q, 0),
                               .first_all = sqlite3_column_int(q, 1),
                               .caught = sqlite3_column_int(q, 2),
                               .signals = sqlite3_column_int(q, 3),
                               .trusted = sqlite3_column_int(q, 4),
                               .noises = sqlite3_column_int(q, 5)};
    }
    return store_answer(s, ok);
}

bool store_setting_get(store *s, const char *key, char *value, size_t cap) {
    bool got = false;
    sqlite3_stmt *q = store_ask(s, Q_SETTING_GET);
    store_bind_text(q, 1, key);
    while (store_row_next(s, q, NULL)) {
        const char *text = store_column(q, 0);
        got = strlen(text) < cap;
        if (got) {
            snprintf(value, cap, "%s", text);
        }
    }
    return store_answer(s, got);
}

bool store_own_key(const char *key) {
    return strncmp(key, OWN_KEYS, strlen(OWN_KEYS)) == 0;
}

bool store_setting_put(store *s, const char *key, const char *value) {
    if (!sound_text(key) || !sound_text(value) || store_own_key(key)) {
        return false;
    }
    bool ok = store_begin(s);
    if (ok) {
        sqlite3_stmt *q = store_ask(s, Q_SETTING_PUT);
        store_bind_text(q, 1, key);
        store_bind_text(q, 2, value);
        ok = store_run(s, q);
    }
    return store_finish(s, ok);
}
