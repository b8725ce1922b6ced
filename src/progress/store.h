// store.h - Everything the game remembers, in one SQLite file: players, sessions, evidence, levels done,
// settings. A row that was acknowledged survives a kill at any moment. Refuses to touch a file that
// is not its own or is from a newer program; a damaged one is set aside under another name, never deleted.
#ifndef BB_PROGRESS_STORE_H
#define BB_PROGRESS_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { STORE_VERSION = 1, STORE_NAME_MAX = 48, STORE_LOOK_MAX = 400 };

typedef enum {
    STORE_OK,
    STORE_IN_MEMORY, // no place to write: plays on, and forgets at the end
    STORE_SET_ASIDE, // the old file was damaged and has been renamed; a new one was begun
    STORE_FOREIGN,   // not ours, or from a newer program: left alone, in memory
    STORE_FAILED     // not even in memory: store_open returned NULL
} store_status;

typedef struct store store;

// dir NULL: in memory. *aside (may be NULL) gets the new name of a damaged file, in static storage of s.
store *store_open(const char *dir, store_status *status);
const char *store_aside(const store *s); // "" : nothing was set aside
void store_close(store *s);              // takes NULL

// All that follow: false when the disk refused (full, gone); nothing is half written then.
typedef struct {
    int64_t id;
    char name[STORE_NAME_MAX];
    char look[STORE_LOOK_MAX]; // the portrait: a line of the puppet kit
    int64_t last_seen;         // seconds since 1970, 0: never played
    int lamps;                 // levels done
} player;

bool store_players(store *s, player *out, size_t max, size_t *n); // last seen first
bool store_player_add(store *s, const char *name, const char *look, int64_t *id);
bool store_player_change(store *s, int64_t id, const char *name, const char *look);
bool store_player_delete(store *s, int64_t id); // with everything, and gone from the file
// One JSON document with everything about the player.
bool store_player_export(store *s, int64_t id, FILE *to);

bool store_session_begin(store *s, int64_t player, const char *level, int revision, uint64_t seed, int64_t *id);
typedef struct {
    const char *skill, *item, *expected, *chosen; // ids
    int kind;                                     // evidence_class
    bool right;
    int attempt, help, ms; // help: rungs of the hint ladder used; ms: since the item was shown
} store_row;
// All rows of one action in one transaction: acknowledged means on disk.
bool store_evidence(store *s, int64_t session, const store_row *rows, size_t n);
bool store_session_end(store *s, int64_t session, bool finished); // finished: the level is done
bool store_done(store *s, int64_t player, const char *level);     // has the player done it
// Calls each for every level done by the player.
bool store_each_done(store *s, int64_t player, void (*each)(void *ctx, const char *level), void *ctx);

// Sums over one session, for its result.
typedef struct {
    int first_right, first_all;      // first attempts
    int caught, signals, trusted, noises; // first attempts, judged
} store_summary;
bool store_session_summary(store *s, int64_t session, store_summary *out);

// Settings of this machine. get: false when absent.
bool store_setting_get(store *s, const char *key, char *value, size_t cap);
bool store_setting_put(store *s, const char *key, const char *value);

// Evidence of everybody, for `export --format csv|xapi`.
bool store_export(store *s, const char *format, FILE *to);

#endif
