#include <string.h>

#include "core/utf8.h"
#include "progress/store_state.h"

static bool blank(uint32_t cp) {
    return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xA0 || cp == 0x3000 ||
           (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F;
}

// Controls, line and paragraph ends, and marks that turn the direction of what stands around a
// name.
static bool harmful(uint32_t cp) {
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

bool store_name(const char *name, char out[STORE_NAME_MAX]) {
    if (!name || utf8_invalid(name, strlen(name))) {
        return false;
    }
    const char *end = name + strlen(name);
    const char *from = name, *to = name;
    size_t points = 0, kept = 0;
    bool begun = false;
    for (const char *p = name; p < end;) {
        const char *at = p;
        uint32_t cp = utf8_next(&p, end);
        bool is_blank = blank(cp);
        if (!begun && is_blank) {
            continue;
        }
        if (!begun) {
            begun = true;
            from = at;
        }
        points++;
        if (!is_blank) {
            to = p;
            kept = points;
        }
    }
    if (kept == 0 || kept > STORE_NAME_POINTS) {
        return false;
    }
    for (const char *p = from; p < to;) {
        if (harmful(utf8_next(&p, to))) {
            return false;
        }
    }
    size_t bytes = (size_t)(to - from);
    memmove(out, from, bytes);
    out[bytes] = '\0';
    return true;
}

static bool look_is_sound(const char *look) {
    return look && strlen(look) < STORE_LOOK_MAX && !utf8_invalid(look, strlen(look));
}

static void copy_column(char *to, size_t cap, sqlite3_stmt *q, int i) {
    snprintf(to, cap, "%s", store_column(q, i));
}

static void read_player(store *s, sqlite3_stmt *q, player *p) {
    *p = (player){.id = sqlite3_column_int64(q, 0),
                  .last_seen = sqlite3_column_int64(q, 3),
                  .lamps = sqlite3_column_int(q, 4)};
    store_given(s, p->id, 0);
    copy_column(p->name, sizeof p->name, q, 1);
    copy_column(p->look, sizeof p->look, q, 2);
}

bool store_players(store *s, player *out, size_t max, size_t *n) {
    *n = 0;
    bool ok = true;
    sqlite3_stmt *q = store_ask(s, Q_PLAYERS);
    sqlite3_bind_int64(q, 1, (sqlite3_int64)max);
    while (store_row_next(s, q, &ok)) {
        read_player(s, q, &out[(*n)++]);
    }
    return store_answer(s, ok);
}

bool store_player_find(store *s, int64_t id, player *out) {
    bool found = false, ok = true;
    sqlite3_stmt *q = store_ask(s, Q_PLAYER_FIND);
    sqlite3_bind_int64(q, 1, id);
    while (store_row_next(s, q, &ok)) {
        read_player(s, q, out);
        found = true;
    }
    return store_answer(s, ok && found);
}

bool store_player_add(store *s, const char *name, const char *look, int64_t *id) {
    char kept[STORE_NAME_MAX];
    if (!store_name(name, kept) || !look_is_sound(look)) {
        return false;
    }
    int64_t made = 0;
    bool ok = store_begin(s);
    if (ok) {
        sqlite3_stmt *q = store_ask(s, Q_PLAYER_ADD);
        store_bind_text(q, 1, kept);
        store_bind_text(q, 2, look);
        sqlite3_bind_int64(q, 3, store_now(s));
        ok = store_run(s, q);
        made = sqlite3_last_insert_rowid(s->db);
    }
    ok = store_finish(s, ok);
    if (ok) {
        *id = made;
        store_given(s, made, 0);
    }
    return ok;
}

bool store_player_change(store *s, int64_t id, const char *name, const char *look) {
    char kept[STORE_NAME_MAX];
    if (!store_name(name, kept) || !look_is_sound(look)) {
        return false;
    }
    bool ok = store_begin(s);
    if (ok) {
        sqlite3_stmt *q = store_ask(s, Q_PLAYER_CHANGE);
        sqlite3_bind_int64(q, 1, id);
        store_bind_text(q, 2, kept);
        store_bind_text(q, 3, look);
        ok = store_run(s, q) && sqlite3_changes(s->db) == 1;
    }
    return store_finish(s, ok);
}

// secure_delete zeroes the rows; what the trees had copied about is gone only after the VACUUM.
// That it is owed is part of the same transaction: a kill, or a full disk, leaves it to the next
// start.
bool store_player_delete(store *s, int64_t id) {
    bool ok = store_begin(s);
    if (ok) {
        sqlite3_stmt *q = store_ask(s, Q_PLAYER_DELETE);
        sqlite3_bind_int64(q, 1, id);
        ok = store_run(s, q) && sqlite3_changes(s->db) == 1;
    }
    if (ok) {
        sqlite3_stmt *q = store_ask(s, Q_SETTING_PUT);
        store_bind_text(q, 1, STORE_OWED);
        store_bind_text(q, 2, "1");
        ok = store_run(s, q);
    }
    ok = store_finish(s, ok);
    if (ok) {
        store_pay_owed(s);
    }
    return ok;
}
