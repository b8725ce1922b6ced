#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/log.h"
#include "progress/migrations.h"
#include "progress/store_state.h"

enum {
    BUSY_MS = 1000,      // how long a call waits for another program
    CHECKED_PAGES = 256, // files up to here (1 MiB) are checked whole at opening
    MAX_ASIDE = 100      // damaged files of one second
};

// What a file turned out to be.
typedef enum { FOUND_SOUND, FOUND_DAMAGED, FOUND_FOREIGN, FOUND_NO_PLACE } found;

static bool say(sqlite3 *db, const char *sql, int *rc) {
    *rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return *rc == SQLITE_OK;
}

static int number(sqlite3 *db, const char *sql, int *rc) {
    sqlite3_stmt *q = NULL;
    int value = 0;
    *rc = sqlite3_prepare_v2(db, sql, -1, &q, NULL);
    if (*rc == SQLITE_OK) {
        *rc = sqlite3_step(q);
        value = sqlite3_column_int(q, 0);
        *rc = *rc == SQLITE_ROW ? SQLITE_OK : *rc;
    }
    sqlite3_finalize(q);
    return value;
}

static found found_by(int rc) {
    int primary = rc & 0xff;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ? FOUND_DAMAGED : FOUND_NO_PLACE;
}

// A page that could not be read is told among what is damaged, with the number of the error.
static found check_whole(sqlite3 *db) {
    static const char told[] = "error code=";
    sqlite3_stmt *q = NULL;
    int rc = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &q, NULL);
    rc = rc == SQLITE_OK ? sqlite3_step(q) : rc;
    const char *text = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(q, 0) : NULL;
    const char *error = text ? strstr(text, told) : NULL;
    found f = FOUND_DAMAGED;
    if (!text) {
        f = found_by(rc);
    } else if (strcmp(text, "ok") == 0) {
        f = FOUND_SOUND;
    } else if (error) {
        f = found_by((int)strtol(error + strlen(told), NULL, 10));
    }
    sqlite3_finalize(q);
    return f;
}

// Every table answers. A large file is only looked at where its trees begin, so that the game
// starts as quickly after a million rows as after ten; what lies deeper is met by the call that
// reads it.
static found probe(sqlite3 *db) {
    static const char each_table[] =
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM player LIMIT 1))"
        " + (SELECT count(*) FROM (SELECT 1 FROM session LIMIT 1))"
        " + (SELECT count(*) FROM (SELECT 1 FROM session INDEXED BY session_by_player LIMIT 1))"
        " + (SELECT count(*) FROM (SELECT 1 FROM evidence LIMIT 1))"
        " + (SELECT count(*) FROM (SELECT 1 FROM done LIMIT 1))"
        " + (SELECT count(*) FROM (SELECT 1 FROM setting LIMIT 1))";
    int rc = SQLITE_OK;
    number(db, each_table, &rc);
    if (rc != SQLITE_OK) {
        // Our mark and our version without our tables is damage too.
        return (rc & 0xff) == SQLITE_ERROR ? FOUND_DAMAGED : found_by(rc);
    }
    if (number(db, "PRAGMA page_count", &rc) > CHECKED_PAGES) {
        return FOUND_SOUND;
    }
    return check_whole(db);
}

// Whose file is it? A new and empty one becomes ours.
static found identify(sqlite3 *db) {
    int rc = SQLITE_OK;
    int tables = number(db, "SELECT count(*) FROM sqlite_master", &rc);
    int application = rc == SQLITE_OK ? number(db, "PRAGMA application_id", &rc) : 0;
    int version = rc == SQLITE_OK ? number(db, "PRAGMA user_version", &rc) : 0;
    if (rc != SQLITE_OK) {
        return found_by(rc);
    }
    bool fresh = tables == 0 && application == 0 && version == 0;
    if (!fresh && (application != MIGRATIONS_APPLICATION || version > STORE_VERSION)) {
        return FOUND_FOREIGN;
    }
    if (!fresh && version < 1) {
        return FOUND_DAMAGED;
    }
    rc = migrations_run(db, migrations_steps, STORE_VERSION);
    return rc != SQLITE_OK ? found_by(rc) : probe(db);
}

// A stranger's schema may carry triggers and views that act: they stay asleep. EXTRA: where the
// power fails right after a commit, FULL may bring the deleted journal back, and with it what was
// before.
static bool configure(sqlite3 *db, int *rc) {
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, BUSY_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    return say(db,
               "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
               "PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA",
               rc);
}

static bool open_memory(store *s) {
    int rc = SQLITE_OK;
    s->path[0] = '\0';
    if (sqlite3_open(":memory:", &s->db) == SQLITE_OK && configure(s->db, &rc) &&
        migrations_run(s->db, migrations_steps, STORE_VERSION) == SQLITE_OK) {
        return true;
    }
    store_forget(s);
    return false;
}

// Reading without SQLite, so that a foreign file is not even locked.
static bool writable_place(const char *dir, const char *path) {
    struct stat st;
    if (stat(path, &st) == 0) {
        return S_ISREG(st.st_mode) && access(path, R_OK | W_OK) == 0 &&
               access(dir, W_OK | X_OK) == 0;
    }
    if (errno != ENOENT) {
        return false;
    }
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno == EEXIST; // another program was quicker
    }
    close(fd);
    return true;
}

static found open_file(store *s) {
    int rc = sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READWRITE, NULL);
    if (rc == SQLITE_OK) {
        configure(s->db, &rc);
    }
    found f = rc == SQLITE_OK ? identify(s->db) : found_by(rc);
    if (f == FOUND_SOUND && !say(s->db, "PRAGMA journal_mode = DELETE", &rc)) {
        f = found_by(rc);
    }
    struct stat st;
    if (stat(s->path, &st) == 0) {
        s->device = (uint64_t)st.st_dev;
        s->inode = (uint64_t)st.st_ino;
    }
    return f;
}

// Takes a name nobody has by making the file, so that a rename over it can destroy nothing.
static bool reserve_aside(store *s, int64_t now) {
    const char *slash = strrchr(s->path, '/');
    int dir = slash ? (int)(slash - s->path) + 1 : 0;
    char stamp[32] = "00000000-000000";
    time_t t = (time_t)now;
    struct tm utc;
    if (gmtime_r(&t, &utc)) {
        strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &utc);
    }
    for (int i = 1; i < MAX_ASIDE; i++) {
        char more[8] = "";
        if (i > 1) {
            snprintf(more, sizeof more, "-%d", i);
        }
        int n = snprintf(s->aside, sizeof s->aside, "%.*sprogress-damaged-%s%s.db", dir, s->path,
                         stamp, more);
        if (n < 0 || (size_t)n >= sizeof s->aside) {
            break;
        }
        int fd = open(s->aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0) {
            close(fd);
            return true;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    s->aside[0] = '\0';
    return false;
}

// The journal goes first: left alone beside a new file, it would be played back into it.
static bool move_away(store *s) {
    struct stat st;
    if (stat(s->path, &st) != 0 || (uint64_t)st.st_dev != s->device ||
        (uint64_t)st.st_ino != s->inode) {
        return true; // another program has set it aside already
    }
    if (!reserve_aside(s, store_now(s))) {
        return false;
    }
    char from[STORE_PATH_MAX + 16], to[STORE_PATH_MAX + 16];
    snprintf(from, sizeof from, "%s-journal", s->path);
    snprintf(to, sizeof to, "%s-journal", s->aside);
    if ((rename(from, to) != 0 && errno != ENOENT) || rename(s->path, s->aside) != 0) {
        unlink(s->aside);
        s->aside[0] = '\0';
        return false;
    }
    return true;
}

static void settle(store *s, store_status status) {
    s->status = status;
    if (status == STORE_OK || status == STORE_SET_ASIDE) {
        return;
    }
    store_forget(s);
    if (!open_memory(s)) {
        s->status = STORE_FAILED;
    }
}

void store_pay_owed(store *s) {
    char owed[8];
    int rc = SQLITE_OK;
    if (store_setting_get(s, STORE_OWED, owed, sizeof owed) && say(s->db, "VACUUM", &rc)) {
        sqlite3_stmt *q = store_ask(s, Q_SETTING_DROP);
        store_bind_text(q, 1, STORE_OWED);
        store_run(s, q);
    }
}

// A new file begins to count behind the numbers that callers still hold from the old one, so that a
// number that is gone never comes to mean somebody else.
static void count_on(store *s) {
    if (s->db && (s->last_player > 0 || s->last_session > 0)) {
        sqlite3_stmt *q = store_ask(s, Q_NUMBERS);
        sqlite3_bind_int64(q, 1, s->last_player);
        sqlite3_bind_int64(q, 2, s->last_session);
        store_run(s, q);
    }
}

void store_set_aside(store *s) {
    s->damaged = false;
    store_forget(s);
    if (s->path[0] == '\0') {
        settle(s, STORE_IN_MEMORY);
        count_on(s);
        return;
    }
    bool moved = move_away(s);
    log_line("%s is damaged; %s%s", s->path, moved ? "it is kept as " : "it can't be renamed",
             moved ? s->aside : "");
    char dir[STORE_PATH_MAX];
    memcpy(dir, s->path, sizeof dir);
    *strrchr(dir, '/') = '\0';
    bool again = moved && writable_place(dir, s->path) && open_file(s) == FOUND_SOUND;
    settle(s, again ? STORE_SET_ASIDE : STORE_IN_MEMORY);
    count_on(s);
}

static store_status open_in(store *s, const char *dir) {
    int n = snprintf(s->path, sizeof s->path, "%s/progress.db", dir);
    if (n < 0 || (size_t)n >= sizeof s->path || !writable_place(dir, s->path)) {
        settle(s, STORE_IN_MEMORY);
        return s->status;
    }
    switch (open_file(s)) {
    case FOUND_SOUND:
        settle(s, STORE_OK);
        store_pay_owed(s);
        break;
    case FOUND_DAMAGED: store_set_aside(s); break;
    case FOUND_FOREIGN: settle(s, STORE_FOREIGN); break;
    case FOUND_NO_PLACE: settle(s, STORE_IN_MEMORY); break;
    }
    return s->status;
}

store *store_open(const char *dir, store_status *status) {
    store *s = calloc(1, sizeof *s);
    store_status got = STORE_FAILED;
    if (s && dir) {
        got = open_in(s, dir);
    } else if (s) {
        settle(s, STORE_IN_MEMORY);
        got = s->status;
    }
    if (got == STORE_FAILED) {
        store_close(s);
        s = NULL;
    }
    if (status) {
        *status = got;
    }
    return s;
}

void store_close(store *s) {
    if (s) {
        store_forget(s);
        free(s);
    }
}

store_status store_state(const store *s) {
    return s->status;
}

const char *store_aside(const store *s) {
    return s->aside;
}

void store_set_clock(store *s, store_clock *now, void *ctx) {
    s->clock = now;
    s->clock_ctx = ctx;
}
