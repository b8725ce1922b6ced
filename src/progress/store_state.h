// store_state.h - What the store's own .c files share: the open file, its cached statements,
// transactions. Nobody else includes it.
#ifndef BB_PROGRESS_STORE_STATE_H
#define BB_PROGRESS_STORE_STATE_H

#include <sqlite3.h>

#include "progress/store.h"

enum { STORE_PATH_MAX = 4096 };

typedef enum {
    Q_BEGIN,
    Q_BEGIN_READ,
    Q_COMMIT,
    Q_PLAYERS,
    Q_PLAYER_FIND,
    Q_PLAYER_ADD,
    Q_PLAYER_CHANGE,
    Q_PLAYER_DELETE,
    Q_PLAYER_ONE,
    Q_PLAYER_SEEN,
    Q_SESSION_BEGIN,
    Q_SESSION_END,
    Q_SESSIONS,
    Q_EVIDENCE_NEXT,
    Q_EVIDENCE_ADD,
    Q_EVIDENCE,
    Q_DONE_ADD,
    Q_DONE_ONE,
    Q_DONE_ALL,
    Q_SUMMARY,
    Q_WEAK,
    Q_SETTING_GET,
    Q_SETTING_PUT,
    Q_SETTING_DROP,
    Q_NUMBERS,
    Q_EXPORT,
    Q_SETTINGS,
    Q_IMPORT_VALID,
    Q_IMPORT_HEAD,
    Q_IMPORT_DONE,
    Q_IMPORT_SESSIONS,
    Q_IMPORT_EVIDENCE,
    Q_IMPORT_SETTINGS,
    Q_KNOWN_PLAYER,
    Q_KNOWN_SESSION,
    Q_PLAYER_TAKE,
    Q_DONE_TAKE,
    Q_SETTING_TAKE,
    Q_COUNT
} query;

struct store {
    sqlite3 *db;
    sqlite3_stmt *cached[Q_COUNT]; // prepared when first asked for
    store_status status;
    bool damaged; // a call met damage; store_finish sets the file aside
    store_clock *clock;
    void *clock_ctx;
    char path[STORE_PATH_MAX];         // of the file; "": in memory
    char aside[STORE_PATH_MAX];        // see store_aside
    int64_t last_player, last_session; // highest numbers that callers may hold
    uint64_t device, inode;            // of the file that was opened
};

// The key under which the bytes of a deleted player are owed a VACUUM, until it has been done.
#define STORE_OWED "store.vacuum"

// store_query.c
int64_t store_now(const store *s);
// The statement, reset and ready to bind. NULL: it can't be prepared.
sqlite3_stmt *store_ask(store *s, query q);
// True while there are rows; *ok (may be NULL) turns false when it ended for another reason than
// having no more.
bool store_row_next(store *s, sqlite3_stmt *q, bool *ok);
bool store_run(store *s, sqlite3_stmt *q);                      // to its end, no rows wanted
void store_bind_text(sqlite3_stmt *q, int i, const char *text); // NULL binds ""
const char *store_column(sqlite3_stmt *q, int i); // never NULL; valid until the next step
void store_given(store *s, int64_t player_id,
                 int64_t session); // numbers a caller now holds; 0: none
bool store_note(store *s, int rc); // rc is not an error; remembers damage
bool store_begin(store *s);        // a write transaction
bool store_begin_read(store *s);   // one unchanging view of the file
// Commits when ok, else takes everything back; then sets a damaged file aside. True: it is on disk.
bool store_finish(store *s, bool ok);
// For calls without a transaction.
bool store_answer(store *s, bool ok);
void store_forget(store *s); // finalizes statements and closes the file

// store_plays.c
bool store_row_add(store *s, int64_t session, int64_t n, int64_t at, const store_row *r);
bool store_own_key(const char *key); // of a setting that is the store's own

// store_open.c
// Names the damaged file anew and opens an empty one in its place.
void store_set_aside(store *s);
// Does the VACUUM that STORE_OWED asks for, if any.
void store_pay_owed(store *s);

#endif
