#include "progress/migrations.h"

#include <stdio.h>

// AUTOINCREMENT where a number must never be given twice: exports name players by it, and sessions
// are ordered by it, since clocks go backwards. Evidence stands in its session's part of one tree,
// so that a row costs one page write and a session's sums read neighbours.
static const char first[] =
    "CREATE TABLE player ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " name TEXT NOT NULL,"
    " look TEXT NOT NULL,"
    " created INTEGER NOT NULL,"
    " last_seen INTEGER NOT NULL DEFAULT 0,"
    " last_session INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE session ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " player INTEGER NOT NULL REFERENCES player(id) ON DELETE CASCADE,"
    " level TEXT NOT NULL,"
    " revision INTEGER NOT NULL,"
    " seed INTEGER NOT NULL,"
    " began INTEGER NOT NULL,"
    " ended INTEGER,"
    " finished INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX session_by_player ON session(player);"
    "CREATE TABLE evidence ("
    " session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,"
    " n INTEGER NOT NULL,"
    " skill TEXT NOT NULL,"
    " item TEXT NOT NULL,"
    " expected TEXT NOT NULL,"
    " chosen TEXT NOT NULL,"
    " kind INTEGER NOT NULL,"
    " right INTEGER NOT NULL,"
    " attempt INTEGER NOT NULL,"
    " help INTEGER NOT NULL,"
    " ms INTEGER NOT NULL,"
    " at INTEGER NOT NULL,"
    " PRIMARY KEY (session, n)) WITHOUT ROWID;"
    "CREATE TABLE done ("
    " player INTEGER NOT NULL REFERENCES player(id) ON DELETE CASCADE,"
    " level TEXT NOT NULL,"
    " at INTEGER NOT NULL,"
    " PRIMARY KEY (player, level)) WITHOUT ROWID;"
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    // Tells apart the players numbered 1 of thirty machines when their exports are put together.
    "INSERT INTO setting VALUES ('store.install', lower(hex(randomblob(8))));";

// By its origin a player is known again in a file from another machine; it says nothing of who it
// is. Whoever played last comes first wherever players are chosen from.
static const char second[] = "ALTER TABLE player ADD COLUMN origin TEXT NOT NULL DEFAULT '';"
                             "UPDATE player SET origin = lower(hex(randomblob(16)));"
                             "CREATE UNIQUE INDEX player_by_origin ON player(origin);"
                             "CREATE INDEX player_by_turn ON player(last_session DESC, id DESC);";

const char *const migrations_steps[] = {first, second};

static int version_of(sqlite3 *db, int *version) {
    sqlite3_stmt *q = NULL;
    int rc = sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &q, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(q);
        *version = sqlite3_column_int(q, 0);
        rc = rc == SQLITE_ROW ? SQLITE_OK : rc;
    }
    sqlite3_finalize(q);
    return rc;
}

// Two programs may start at once: the version is read again inside the write transaction.
static int one_step(sqlite3 *db, const char *const *steps, int n, int *version) {
    int rc = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (rc != SQLITE_OK) {
        return rc;
    }
    rc = version_of(db, version);
    if (rc == SQLITE_OK && *version < n) {
        char mark[96];
        snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                 MIGRATIONS_APPLICATION, *version + 1);
        rc = sqlite3_exec(db, steps[*version], NULL, NULL, NULL);
        rc = rc == SQLITE_OK ? sqlite3_exec(db, mark, NULL, NULL, NULL) : rc;
        *version += 1;
    }
    rc = rc == SQLITE_OK ? sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) : rc;
    if (rc != SQLITE_OK && !sqlite3_get_autocommit(db)) {
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    }
    return rc;
}

int migrations_run(sqlite3 *db, const char *const *steps, int n) {
    int version = 0;
    int rc = version_of(db, &version);
    while (rc == SQLITE_OK && version < n) {
        rc = one_step(db, steps, n, &version);
    }
    return rc;
}
