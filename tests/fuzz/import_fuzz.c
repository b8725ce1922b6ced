// A player's document, taken in by a store in memory: all of it or nothing; a player without an
// origin is new each time, any other is known the second time; and what was taken in can be
// exported, deleted, and taken in again.
#include <string.h>

#include "fuzz.h"
#include "progress/store.h"

enum { MOST_PLAYERS = 4, EXPORT_ROOM = 1 << 20 };

static size_t players(store *s, player out[MOST_PLAYERS]) {
    size_t n = 0;
    FUZZ_HOLDS(store_players(s, out, MOST_PLAYERS, &n));
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static char exported[EXPORT_ROOM];
    player found[MOST_PLAYERS];
    store_status status;
    store *s = store_open(NULL, &status);
    FUZZ_HOLDS(s);
    int64_t id = 0, again = 0;
    store_import got = store_player_import(s, (const char *)data, size, &id);
    bool taken = got == STORE_IMPORT_NEW || got == STORE_IMPORT_KNOWN;
    FUZZ_HOLDS(got != STORE_IMPORT_KNOWN && got != STORE_IMPORT_REFUSED);
    FUZZ_HOLDS(players(s, found) == (taken ? 1 : 0));
    if (taken) {
        char name[STORE_NAME_MAX];
        FUZZ_HOLDS(store_name(found[0].name, name));
        got = store_player_import(s, (const char *)data, size, &again);
        FUZZ_HOLDS((got == STORE_IMPORT_KNOWN) == (again == id));
        FUZZ_HOLDS(again == id || (got == STORE_IMPORT_NEW && store_player_delete(s, again)));
        FUZZ_HOLDS(players(s, found) == 1);
        FILE *to = fmemopen(exported, sizeof exported, "w");
        bool whole = store_player_export(s, id, to);
        long n = ftell(to);
        fclose(to);
        FUZZ_HOLDS(whole || n >= EXPORT_ROOM - 1);
        FUZZ_HOLDS(store_player_delete(s, id) && players(s, found) == 0);
        if (whole) {
            got = store_player_import(s, exported, (size_t)n, &id);
            FUZZ_HOLDS(got == STORE_IMPORT_NEW);
            got = store_player_import(s, exported, (size_t)n, &again);
            FUZZ_HOLDS(got == STORE_IMPORT_KNOWN && again == id);
        }
    }
    store_close(s);
    return 0;
}
