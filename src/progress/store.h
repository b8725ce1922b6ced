// store.h - Everything the game remembers, in one SQLite file: players, sessions, evidence, levels
// done, settings. A row that was acknowledged survives a kill at any moment. Refuses to touch a
// file that is not its own or is from a newer program; a damaged one is set aside under another
// name, never deleted.
#ifndef BB_PROGRESS_STORE_H
#define BB_PROGRESS_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// STORE_NAME_MAX and STORE_LOOK_MAX are bytes with the ending 0; a name is at most
// STORE_NAME_POINTS code points.
enum { STORE_VERSION = 2, STORE_NAME_POINTS = 24, STORE_NAME_MAX = 100, STORE_LOOK_MAX = 400 };

typedef enum {
    STORE_OK,
    STORE_IN_MEMORY, // no place to write: plays on, and forgets at the end
    STORE_SET_ASIDE, // the old file was damaged and has been renamed; a new one was begun
    STORE_FOREIGN,   // not ours, or from a newer program: left alone, in memory
    STORE_FAILED     // not even in memory: store_open returned NULL
} store_status;

typedef struct store store;

// The file is DIR/progress.db, made with mode 0600. dir NULL: in memory. A missing dir is not made.
store *store_open(const char *dir, store_status *status);
// Damage may come to light later, in any call: that call answers false, the file is set aside, and
// the store goes on empty - players and sessions that the caller holds are then gone, and their
// numbers stay unused. This is the status by now.
store_status store_state(const store *s);
const char *store_aside(const store *s); // path of the file last set aside; "": none was
void store_close(store *s);              // takes NULL
// Grows with every row that is written, and begins anew with a file: while it stays the same, so
// does what is kept.
int64_t store_changes(const store *s);

// Seconds since 1970. Without this call it is time(2). Order never depends on it.
typedef int64_t store_clock(void *ctx);
void store_set_clock(store *s, store_clock *now, void *ctx);

// Without the blanks around it, as it would be kept. False: broken UTF-8, empty, more than
// STORE_NAME_POINTS code points, or control characters and marks that turn the line's direction.
bool store_name(const char *name, char out[STORE_NAME_MAX]);

// All that follow: false when the disk refused (full, gone), when an argument names nothing that is
// there, or a text is not sound UTF-8; nothing is half written then. They may wait a second for
// another program.
typedef struct {
    int64_t id; // never given twice in one file
    char name[STORE_NAME_MAX];
    char look[STORE_LOOK_MAX]; // the portrait: a line of the puppet kit
    int64_t last_seen;         // seconds since 1970, 0: never played
    int lamps;                 // levels done
} player;

// Who played last first, then those who never played, newest first. *n: how many are in out.
bool store_players(store *s, player *out, size_t max, size_t *n);
bool store_player_find(store *s, int64_t id, player *out); // false also: nobody has this number
bool store_player_add(store *s, const char *name, const char *look, int64_t *id);
bool store_player_change(store *s, int64_t id, const char *name, const char *look);
bool store_player_delete(store *s, int64_t id); // with everything, and gone from the file's bytes
// One JSON document with everything about the player: format, player {id, origin, name, look,
// created, last_seen}, settings {key: value}, done [{level, at}], sessions [{level, revision, seed,
// began, ended, finished, evidence [{skill, item, kind, right, expected, chosen, attempt, help, ms,
// at}]}]. Times are seconds since 1970; a seed is text.
bool store_player_export(store *s, int64_t id, FILE *to);

typedef enum {
    STORE_IMPORT_NEW,     // the player is here now, with everything
    STORE_IMPORT_KNOWN,   // was here already, and now also has what the document has beyond that
    STORE_IMPORT_NOT_ONE, // not a player's document, or not a whole and sound one
    STORE_IMPORT_NEWER,   // of a newer program
    STORE_IMPORT_REFUSED  // by the disk
} store_import;

enum { STORE_IMPORT_MAX = 64 << 20 }; // bytes of a document

// Takes in what store_player_export wrote, here or on another machine: all of it or, after the last
// three answers, nothing. A player is known by the origin, a play by level, revision, seed and
// beginning, so that a document taken in twice changes nothing the second time. Of the settings,
// those that this machine has not. json need not end with 0. *id is set by the first two answers.
store_import store_player_import(store *s, const char *json, size_t size, int64_t *id);

bool store_session_begin(store *s, int64_t player, const char *level, int revision, uint64_t seed,
                         int64_t *id);
typedef struct {
    const char *skill, *item, *expected, *chosen; // ids; expected, chosen may be NULL
    int kind;                                     // evidence_class
    bool right;
    int attempt, help, ms; // help: rungs of the hint ladder used; ms: since the item was shown
} store_row;
// All rows of one action in one transaction: acknowledged means on disk.
bool store_evidence(store *s, int64_t session, const store_row *rows, size_t n);
bool store_session_end(store *s, int64_t session, bool finished); // finished: the level is done
bool store_done(store *s, int64_t player, const char *level);     // has the player done it
// Calls each for every level done by the player. each must not call the store.
bool store_each_done(store *s, int64_t player, void (*each)(void *ctx, const char *level),
                     void *ctx);

// Sums over one session, for its result.
typedef struct {
    int first_right, first_all;           // first attempts
    int caught, signals, trusted, noises; // first attempts, judged
} store_summary;
bool store_session_summary(store *s, int64_t session, store_summary *out);

// Calls each for every skill in which the last twelve first answers (four at least) of the player's
// last two hundred plays were mostly wrong: fewer than six in ten right. each must not call the
// store.
bool store_each_weak(store *s, int64_t player, void (*each)(void *ctx, const char *skill),
                     void *ctx);

// Settings of this machine. get: false when absent or longer than cap. Keys beginning "store." are
// the store's own; put refuses them.
bool store_setting_get(store *s, const char *key, char *value, size_t cap);
bool store_setting_put(store *s, const char *key, const char *value);

// Evidence of everybody, oldest session first, without names. False for any other format too.
// "csv": RFC 4180 in UTF-8 with the header line
//   player,session,level,revision,at,skill,item,kind,right,expected,chosen,attempt,help,ms
//   player: a number; at: 2026-11-24T08:50:52Z; kind: plain, signal, noise; right: 1, 0; ms:
//   milliseconds.
// "xapi": one JSON array of xAPI 1.0.3 statements, verb "answered"; the actor is an account whose
// name is
//   the player's number and whose homePage tells this installation from others; skill, kind,
//   attempt, help, expected and session are extensions.
// New columns and extensions are only ever added at the end.
bool store_export(store *s, const char *format, FILE *to);

#endif
