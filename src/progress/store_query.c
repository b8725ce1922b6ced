#include "progress/store_state.h"

#include <time.h>

// An element of json_each that is asked for its parts; NULL when it has none.
#define OBJECT "iif(type = 'object', value, NULL)"

#define PLAYER                                                                                     \
    "SELECT id, name, look, last_seen, (SELECT count(*) FROM done WHERE done.player = player.id)"  \
    " FROM player"

static const char *const queries[Q_COUNT] = {
    [Q_BEGIN] = "BEGIN IMMEDIATE",
    [Q_BEGIN_READ] = "BEGIN",
    [Q_COMMIT] = "COMMIT",
    [Q_PLAYERS] = PLAYER " ORDER BY last_session DESC, id DESC LIMIT ?1",
    [Q_PLAYER_FIND] = PLAYER " WHERE id = ?1",
    [Q_PLAYER_ADD] = "INSERT INTO player (name, look, created, origin)"
                     " VALUES (?1, ?2, ?3, coalesce(?4, lower(hex(randomblob(16)))))",
    [Q_PLAYER_CHANGE] = "UPDATE player SET name = ?2, look = ?3 WHERE id = ?1",
    [Q_PLAYER_DELETE] = "DELETE FROM player WHERE id = ?1",
    [Q_PLAYER_ONE] = "SELECT id, name, look, created, last_seen, origin FROM player WHERE id = ?1",
    [Q_PLAYER_SEEN] = "UPDATE player SET last_seen = ?2, last_session = ?3"
                      " WHERE id = (SELECT player FROM session WHERE id = ?1)",
    [Q_SESSION_BEGIN] = "INSERT INTO session (player, level, revision, seed, began)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)",
    [Q_SESSION_END] = "UPDATE session SET ended = coalesce(?2, ended), finished = max(finished, "
                      "?3) WHERE id = ?1",
    [Q_SESSIONS] = "SELECT id, level, revision, seed, began, ended, finished FROM session"
                   " WHERE player = ?1 ORDER BY id",
    [Q_EVIDENCE_NEXT] = "SELECT coalesce(max(n), 0) + 1 FROM evidence WHERE session = ?1",
    [Q_EVIDENCE_ADD] =
        "INSERT INTO evidence (session, n, skill, item, expected, chosen, kind, right,"
        " attempt, help, ms, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [Q_EVIDENCE] = "SELECT skill, item, kind, right, expected, chosen, attempt, help, ms, at"
                   " FROM evidence WHERE session = ?1 ORDER BY n",
    [Q_DONE_ADD] = "INSERT OR IGNORE INTO done (player, level, at)"
                   " SELECT player, level, ?2 FROM session WHERE id = ?1",
    [Q_DONE_ONE] = "SELECT 1 FROM done WHERE player = ?1 AND level = ?2",
    [Q_DONE_ALL] = "SELECT level, at FROM done WHERE player = ?1",
    // kind: 1 is EVIDENCE_SIGNAL, 2 is EVIDENCE_NOISE.
    [Q_SUMMARY] = "SELECT coalesce(sum(right), 0), count(*), coalesce(sum(kind = 1 AND right), 0),"
                  " coalesce(sum(kind = 1), 0), coalesce(sum(kind = 2 AND right), 0),"
                  " coalesce(sum(kind = 2), 0) FROM evidence WHERE session = ?1 AND attempt = 1",
    // Only late plays are read, so that a child who has played for years waits no longer. Of each
    // skill the last twelve first answers, if there are four: fewer than six in ten right.
    [Q_WEAK] = "SELECT skill FROM (SELECT e.skill AS skill, e.right AS right, row_number() OVER"
               " (PARTITION BY e.skill ORDER BY e.session DESC, e.n DESC) AS k"
               " FROM (SELECT id FROM session WHERE player = ?1 ORDER BY id DESC LIMIT 200) AS s"
               " CROSS JOIN evidence AS e ON e.session = s.id WHERE e.attempt = 1) WHERE k <= 12"
               " GROUP BY skill HAVING count(*) >= 4 AND sum(right) * 10 < count(*) * 6",
    [Q_SETTING_GET] = "SELECT value FROM setting WHERE key = ?1",
    [Q_SETTING_PUT] = "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                      " ON CONFLICT (key) DO UPDATE SET value = ?2",
    [Q_NUMBERS] = "INSERT INTO sqlite_sequence (name, seq) VALUES ('player', ?1), ('session', ?2)",
    [Q_SETTING_DROP] = "DELETE FROM setting WHERE key = ?1",
    [Q_SETTINGS] =
        "SELECT key, value FROM setting WHERE substr(key, 1, 6) <> 'store.' ORDER BY key",
    [Q_IMPORT_VALID] = "SELECT json_valid(?1)",
    [Q_IMPORT_HEAD] =
        "SELECT json_extract(?1, '$.format'), json_extract(?1, '$.player.name'),"
        " json_extract(?1, '$.player.look'), json_extract(?1, '$.player.created'),"
        " json_extract(?1, '$.player.last_seen'), json_extract(?1, '$.player.origin'),"
        " json_type(?1, '$.done') = 'array' AND json_type(?1, '$.sessions') = 'array'",
    [Q_IMPORT_DONE] = "SELECT json_extract(" OBJECT ", '$.level'), json_extract(" OBJECT ", '$.at')"
                      " FROM json_each(?1, '$.done')",
    [Q_IMPORT_SESSIONS] =
        "SELECT json_extract(o, '$.level'), json_extract(o, '$.revision'),"
        " json_extract(o, '$.seed'), json_extract(o, '$.began'), json_extract(o, '$.ended'),"
        " json_extract(o, '$.finished'), iif(json_type(o, '$.evidence') = 'array',"
        " json_extract(o, '$.evidence'), NULL)"
        " FROM (SELECT " OBJECT " AS o FROM json_each(?1, '$.sessions'))",
    [Q_IMPORT_EVIDENCE] =
        "SELECT json_extract(o, '$.skill'), json_extract(o, '$.item'), json_extract(o, '$.kind'),"
        " json_extract(o, '$.right'), json_extract(o, '$.expected'), json_extract(o, '$.chosen'),"
        " json_extract(o, '$.attempt'), json_extract(o, '$.help'), json_extract(o, '$.ms'),"
        " json_extract(o, '$.at') FROM (SELECT " OBJECT " AS o FROM json_each(?1))",
    [Q_IMPORT_SETTINGS] = "SELECT key, value FROM json_each(?1, '$.settings')",
    [Q_KNOWN_PLAYER] =
        "SELECT id, last_seen,"
        " (SELECT coalesce(max(s.id), 0) FROM session AS s WHERE s.player = player.id)"
        " FROM player WHERE origin = ?1",
    [Q_KNOWN_SESSION] =
        "SELECT id, (SELECT count(*) FROM evidence AS e WHERE e.session = session.id)"
        " FROM session WHERE player = ?1 AND id <= ?2 AND level = ?3"
        " AND revision = ?4 AND seed = ?5 AND began = ?6 LIMIT 1",
    [Q_PLAYER_TAKE] = "UPDATE player SET last_seen = max(last_seen, ?2), last_session ="
                      " (SELECT coalesce(max(id), 0) FROM session WHERE player = ?1) WHERE id = ?1",
    [Q_DONE_TAKE] = "INSERT OR IGNORE INTO done (player, level, at) VALUES (?1, ?2, ?3)",
    [Q_SETTING_TAKE] = "INSERT OR IGNORE INTO setting (key, value) VALUES (?1, ?2)",
    [Q_EXPORT] =
        "SELECT s.player, s.id, s.level, s.revision, e.at, e.skill, e.item, e.kind, e.right,"
        " e.expected, e.chosen, e.attempt, e.help, e.ms"
        " FROM session AS s JOIN evidence AS e ON e.session = s.id ORDER BY s.id, e.n",
};

int64_t store_now(const store *s) {
    return s->clock ? s->clock(s->clock_ctx) : (int64_t)time(NULL);
}

void store_given(store *s, int64_t player_id, int64_t session) {
    s->last_player = player_id > s->last_player ? player_id : s->last_player;
    s->last_session = session > s->last_session ? session : s->last_session;
}

bool store_note(store *s, int rc) {
    int primary = rc & 0xff;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) {
        s->damaged = true;
    }
    return primary == SQLITE_OK || primary == SQLITE_ROW || primary == SQLITE_DONE;
}

sqlite3_stmt *store_ask(store *s, query q) {
    if (!s->db) {
        return NULL;
    }
    if (!s->cached[q]) {
        int rc = sqlite3_prepare_v3(s->db, queries[q], -1, SQLITE_PREPARE_PERSISTENT, &s->cached[q],
                                    NULL);
        if (!store_note(s, rc)) {
            return NULL;
        }
    }
    sqlite3_reset(s->cached[q]);
    sqlite3_clear_bindings(s->cached[q]);
    return s->cached[q];
}

bool store_row_next(store *s, sqlite3_stmt *q, bool *ok) {
    int rc = q ? sqlite3_step(q) : SQLITE_ERROR;
    if (rc == SQLITE_ROW) {
        return true;
    }
    bool sound = store_note(s, rc);
    if (ok && !sound) {
        *ok = false;
    }
    // An open statement would hold its lock on the file.
    sqlite3_reset(q);
    return false;
}

bool store_run(store *s, sqlite3_stmt *q) {
    bool ok = true;
    while (store_row_next(s, q, &ok)) {
    }
    return ok;
}

void store_bind_text(sqlite3_stmt *q, int i, const char *text) {
    sqlite3_bind_text(q, i, text ? text : "", -1, SQLITE_TRANSIENT);
}

const char *store_column(sqlite3_stmt *q, int i) {
    const unsigned char *text = sqlite3_column_text(q, i);
    return text ? (const char *)text : "";
}

int64_t store_changes(const store *s) {
    return s->db ? sqlite3_total_changes(s->db) : 0;
}

bool store_begin(store *s) {
    return store_run(s, store_ask(s, Q_BEGIN));
}

bool store_begin_read(store *s) {
    return store_run(s, store_ask(s, Q_BEGIN_READ));
}

bool store_answer(store *s, bool ok) {
    if (s->damaged) {
        store_set_aside(s);
        return false;
    }
    return ok;
}

bool store_finish(store *s, bool ok) {
    ok = ok && store_run(s, store_ask(s, Q_COMMIT));
    if (!ok && s->db && !sqlite3_get_autocommit(s->db)) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return store_answer(s, ok);
}

void store_forget(store *s) {
    for (int i = 0; i < Q_COUNT; i++) {
        sqlite3_finalize(s->cached[i]);
        s->cached[i] = NULL;
    }
    sqlite3_close(s->db);
    s->db = NULL;
}
