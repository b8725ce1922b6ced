// A player's document is taken apart by SQLite's own JSON functions, and believed in nothing: every
// value is asked for its type, and one that does not fit takes everything back.
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"
#include "progress/evidence.h"
#include "progress/store_state.h"

#define FORMAT "beacon-bay player "
enum { FORMAT_NUMBER = 1, ORIGIN_LENGTH = 32, MAX_SETTINGS = 64 };

typedef struct {
    store *s;
    const char *json;
    size_t size;
    bool unsound; // the document is to blame, not the disk
    bool newer;
    bool known;
    int64_t player;
    int64_t before; // highest session of the player before this
} intake;

static bool blame(intake *in) {
    in->unsound = true;
    return false;
}

// NULL: no sound text.
static const char *text_at(sqlite3_stmt *q, int i) {
    if (sqlite3_column_type(q, i) != SQLITE_TEXT) {
        return NULL;
    }
    const char *text = store_column(q, i);
    size_t n = (size_t)sqlite3_column_bytes(q, i);
    return strlen(text) == n && !utf8_invalid(text, n) ? text : NULL;
}

static bool whole_at(sqlite3_stmt *q, int i, int64_t min, int64_t max, int64_t *out) {
    *out = sqlite3_column_int64(q, i);
    return sqlite3_column_type(q, i) == SQLITE_INTEGER && *out >= min && *out <= max;
}

static sqlite3_stmt *ask_document(const intake *in, query which) {
    sqlite3_stmt *q = store_ask(in->s, which);
    sqlite3_bind_text64(q, 1, in->json, in->size, SQLITE_STATIC, SQLITE_UTF8);
    return q;
}

static bool is_json(intake *in) {
    bool valid = false, ok = true;
    sqlite3_stmt *q = ask_document(in, Q_IMPORT_VALID);
    while (store_row_next(in->s, q, &ok)) {
        valid = sqlite3_column_int(q, 0) != 0;
    }
    return ok && (valid || blame(in));
}

static bool is_ours(intake *in, const char *format) {
    size_t n = strlen(FORMAT);
    if (!format || strncmp(format, FORMAT, n) != 0) {
        return blame(in);
    }
    char *end = NULL;
    long number = strtol(format + n, &end, 10);
    if (end == format + n || *end || number < FORMAT_NUMBER) {
        return blame(in);
    }
    in->newer = number > FORMAT_NUMBER;
    return !in->newer;
}

static bool is_origin(const char *text) {
    return strlen(text) == ORIGIN_LENGTH && strspn(text, "0123456789abcdef") == ORIGIN_LENGTH;
}

static bool find_known(intake *in, const char *origin, int64_t *seen) {
    bool ok = true;
    sqlite3_stmt *q = store_ask(in->s, Q_KNOWN_PLAYER);
    store_bind_text(q, 1, origin);
    while (store_row_next(in->s, q, &ok)) {
        in->known = true;
        in->player = sqlite3_column_int64(q, 0);
        *seen = sqlite3_column_int64(q, 1);
        in->before = sqlite3_column_int64(q, 2);
    }
    return ok;
}

typedef struct {
    char name[STORE_NAME_MAX], look[STORE_LOOK_MAX], origin[ORIGIN_LENGTH + 1];
    int64_t created, seen;
} profile;

static bool read_profile(intake *in, sqlite3_stmt *q, profile *out) {
    const char *name = text_at(q, 1), *look = text_at(q, 2), *origin = text_at(q, 5);
    if (!is_ours(in, text_at(q, 0))) {
        return false;
    }
    bool stray = sqlite3_column_type(q, 5) != SQLITE_NULL && !(origin && is_origin(origin));
    if (!name || !store_name(name, out->name) || !look || strlen(look) >= sizeof out->look ||
        !whole_at(q, 3, INT64_MIN, INT64_MAX, &out->created) ||
        !whole_at(q, 4, INT64_MIN, INT64_MAX, &out->seen) || stray ||
        sqlite3_column_int(q, 6) == 0) {
        return blame(in);
    }
    snprintf(out->look, sizeof out->look, "%s", look);
    snprintf(out->origin, sizeof out->origin, "%s", origin ? origin : "");
    return true;
}

static bool add_player(intake *in, const profile *p) {
    sqlite3_stmt *q = store_ask(in->s, Q_PLAYER_ADD);
    store_bind_text(q, 1, p->name);
    store_bind_text(q, 2, p->look);
    sqlite3_bind_int64(q, 3, p->created);
    if (p->origin[0]) {
        store_bind_text(q, 4, p->origin);
    }
    bool ok = store_run(in->s, q);
    in->player = sqlite3_last_insert_rowid(in->s->db);
    return ok;
}

// Name and portrait are those of the machine on which the player was last.
static bool take_player(intake *in, int64_t *seen) {
    profile p = {0};
    bool ok = true, read = false;
    sqlite3_stmt *q = ask_document(in, Q_IMPORT_HEAD);
    while (ok && store_row_next(in->s, q, &ok)) {
        ok = read = read_profile(in, q, &p);
    }
    sqlite3_reset(q);
    int64_t seen_here = 0;
    ok = ok && read && (!p.origin[0] || find_known(in, p.origin, &seen_here));
    *seen = p.seen;
    if (!ok || !in->known) {
        return ok && add_player(in, &p);
    }
    if (p.seen < seen_here) {
        return true;
    }
    q = store_ask(in->s, Q_PLAYER_CHANGE);
    sqlite3_bind_int64(q, 1, in->player);
    store_bind_text(q, 2, p.name);
    store_bind_text(q, 3, p.look);
    return store_run(in->s, q);
}

static bool take_done(intake *in) {
    bool ok = true;
    sqlite3_stmt *from = ask_document(in, Q_IMPORT_DONE);
    while (ok && store_row_next(in->s, from, &ok)) {
        int64_t at;
        const char *level = text_at(from, 0);
        if (!level || !whole_at(from, 1, INT64_MIN, INT64_MAX, &at)) {
            ok = blame(in);
            break;
        }
        sqlite3_stmt *to = store_ask(in->s, Q_DONE_TAKE);
        sqlite3_bind_int64(to, 1, in->player);
        store_bind_text(to, 2, level);
        sqlite3_bind_int64(to, 3, at);
        ok = store_run(in->s, to);
    }
    sqlite3_reset(from);
    return ok;
}

static bool read_row(sqlite3_stmt *q, store_row *out, int64_t *at) {
    static const char *const kinds[] = {"plain", "signal", "noise"};
    int64_t right, attempt, help, ms;
    const char *kind = text_at(q, 2);
    int which = 0;
    while (kind && which <= EVIDENCE_NOISE && strcmp(kind, kinds[which]) != 0) {
        which++;
    }
    *out = (store_row){.skill = text_at(q, 0),
                       .item = text_at(q, 1),
                       .kind = which,
                       .expected = text_at(q, 4),
                       .chosen = text_at(q, 5)};
    if (!kind || which > EVIDENCE_NOISE || !out->skill || !out->item || !out->expected ||
        !out->chosen || !whole_at(q, 3, 0, 1, &right) ||
        !whole_at(q, 6, INT_MIN, INT_MAX, &attempt) || !whole_at(q, 7, INT_MIN, INT_MAX, &help) ||
        !whole_at(q, 8, INT_MIN, INT_MAX, &ms) || !whole_at(q, 9, INT64_MIN, INT64_MAX, at)) {
        return false;
    }
    out->right = right != 0;
    out->attempt = (int)attempt;
    out->help = (int)help;
    out->ms = (int)ms;
    return true;
}

// The rows of a play only ever grow: those behind the ones that are here are new.
static bool take_evidence(intake *in, int64_t session, int64_t here, const char *json) {
    bool ok = true;
    int64_t n = 0;
    sqlite3_stmt *from = store_ask(in->s, Q_IMPORT_EVIDENCE);
    sqlite3_bind_text(from, 1, json, -1, SQLITE_STATIC);
    while (ok && store_row_next(in->s, from, &ok)) {
        store_row row;
        int64_t at;
        if (!read_row(from, &row, &at)) {
            ok = blame(in);
        } else if (++n > here) {
            ok = store_row_add(in->s, session, n, at, &row);
        }
    }
    sqlite3_reset(from);
    return ok;
}

typedef struct {
    const char *level, *evidence;
    int64_t revision, seed, began, ended, finished;
    bool open;
} play;

static bool read_play(sqlite3_stmt *q, play *out) {
    const char *seed = text_at(q, 2);
    char *end = NULL;
    errno = 0;
    *out = (play){.level = text_at(q, 0), .evidence = text_at(q, 6)};
    out->seed = seed ? (int64_t)strtoull(seed, &end, 10) : 0;
    out->open = sqlite3_column_type(q, 4) == SQLITE_NULL;
    return out->level && out->evidence && seed && errno == 0 && end != seed && !*end &&
           seed[0] != '-' && whole_at(q, 1, INT_MIN, INT_MAX, &out->revision) &&
           whole_at(q, 3, INT64_MIN, INT64_MAX, &out->began) &&
           (out->open || whole_at(q, 4, INT64_MIN, INT64_MAX, &out->ended)) &&
           whole_at(q, 5, 0, 1, &out->finished);
}

// The same play among those that were here before. *here: how many rows it has; 0 with *id 0: none.
static bool find_play(intake *in, const play *p, int64_t *id, int64_t *here) {
    bool ok = true;
    sqlite3_stmt *q = store_ask(in->s, Q_KNOWN_SESSION);
    sqlite3_bind_int64(q, 1, in->player);
    sqlite3_bind_int64(q, 2, in->before);
    store_bind_text(q, 3, p->level);
    sqlite3_bind_int64(q, 4, p->revision);
    sqlite3_bind_int64(q, 5, p->seed);
    sqlite3_bind_int64(q, 6, p->began);
    while (store_row_next(in->s, q, &ok)) {
        *id = sqlite3_column_int64(q, 0);
        *here = sqlite3_column_int64(q, 1);
    }
    return ok;
}

static bool take_play(intake *in, const play *p) {
    int64_t id = 0, here = 0;
    if (in->known && !find_play(in, p, &id, &here)) {
        return false;
    }
    if (id == 0) {
        sqlite3_stmt *q = store_ask(in->s, Q_SESSION_BEGIN);
        sqlite3_bind_int64(q, 1, in->player);
        store_bind_text(q, 2, p->level);
        sqlite3_bind_int64(q, 3, p->revision);
        sqlite3_bind_int64(q, 4, p->seed);
        sqlite3_bind_int64(q, 5, p->began);
        if (!store_run(in->s, q)) {
            return false;
        }
        id = sqlite3_last_insert_rowid(in->s->db);
    }
    sqlite3_stmt *q = store_ask(in->s, Q_SESSION_END);
    sqlite3_bind_int64(q, 1, id);
    if (!p->open) {
        sqlite3_bind_int64(q, 2, p->ended);
    }
    sqlite3_bind_int64(q, 3, p->finished);
    return store_run(in->s, q) && take_evidence(in, id, here, p->evidence);
}

static bool take_plays(intake *in) {
    bool ok = true;
    sqlite3_stmt *from = ask_document(in, Q_IMPORT_SESSIONS);
    while (ok && store_row_next(in->s, from, &ok)) {
        play p;
        ok = read_play(from, &p) ? take_play(in, &p) : blame(in);
    }
    sqlite3_reset(from);
    return ok;
}

static bool take_settings(intake *in) {
    bool ok = true;
    int n = 0;
    sqlite3_stmt *from = ask_document(in, Q_IMPORT_SETTINGS);
    while (ok && store_row_next(in->s, from, &ok)) {
        const char *key = text_at(from, 0), *value = text_at(from, 1);
        if (!key || !value || store_own_key(key) || ++n > MAX_SETTINGS) {
            ok = blame(in);
            break;
        }
        sqlite3_stmt *to = store_ask(in->s, Q_SETTING_TAKE);
        store_bind_text(to, 1, key);
        store_bind_text(to, 2, value);
        ok = store_run(in->s, to);
    }
    sqlite3_reset(from);
    return ok;
}

static bool mark_seen(intake *in, int64_t seen) {
    sqlite3_stmt *q = store_ask(in->s, Q_PLAYER_TAKE);
    sqlite3_bind_int64(q, 1, in->player);
    sqlite3_bind_int64(q, 2, seen);
    return store_run(in->s, q);
}

store_import store_player_import(store *s, const char *json, size_t size, int64_t *id) {
    if (size > STORE_IMPORT_MAX || memchr(json, '\0', size) || utf8_invalid(json, size)) {
        return STORE_IMPORT_NOT_ONE;
    }
    intake in = {.s = s, .json = json, .size = size};
    int64_t seen = 0;
    bool ok = store_begin(s);
    ok = ok && is_json(&in) && take_player(&in, &seen) && take_done(&in) && take_plays(&in) &&
         take_settings(&in) && mark_seen(&in, seen);
    if (!store_finish(s, ok)) {
        return in.newer     ? STORE_IMPORT_NEWER
               : in.unsound ? STORE_IMPORT_NOT_ONE
                            : STORE_IMPORT_REFUSED;
    }
    *id = in.player;
    store_given(s, in.player, 0);
    return in.known ? STORE_IMPORT_KNOWN : STORE_IMPORT_NEW;
}
