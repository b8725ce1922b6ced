#include <stdio.h>
#include <stdlib.h>

#include "app/app_state.h"
#include "core/file.h"
#include "core/log.h"

enum { PRIVATE = 0600 };

static bool take_in(app *a, const char *json, size_t size) {
    game *g = &a->game;
    int64_t id = 0;
    switch (store_player_import(g->store, json, size, &id)) {
    case STORE_IMPORT_NEW:
    case STORE_IMPORT_KNOWN: return game_choose_player(g, id);
    case STORE_IMPORT_NOT_ONE: log_line("%s is not a player's file", a->options.only); break;
    case STORE_IMPORT_NEWER: log_line("%s is of a newer program", a->options.only); break;
    case STORE_IMPORT_REFUSED: log_line("%s can't be taken in", a->options.only); break;
    }
    return false;
}

bool app_only_read(app *a) {
    a->game.alone = true;
    arena *memory = arena_create(STORE_IMPORT_MAX + 4096);
    char *json = NULL;
    size_t size = 0;
    file_status got =
        memory ? file_read(a->options.only, STORE_IMPORT_MAX, memory, &json, &size) : FILE_FAILED;
    bool ok = got == FILE_MISSING || (got == FILE_OK && take_in(a, json, size));
    if (got != FILE_OK && got != FILE_MISSING) {
        log_line("%s %s", a->options.only, file_status_text(got));
    }
    arena_destroy(memory);
    return ok;
}

static bool write_file(const app *a) {
    char *json = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&json, &size);
    bool ok = to && store_player_export(a->game.store, a->game.player.id, to);
    ok = to && fclose(to) == 0 && ok && file_write(a->options.only, json, size, PRIVATE);
    free(json);
    return ok;
}

void app_only_write(app *a) {
    int64_t changes = store_changes(a->game.store);
    if (!a->options.only || a->game.player.id == 0 || changes == a->only_changes) {
        return;
    }
    a->only_changes = changes;
    bool ok = write_file(a);
    if (!ok && !a->only_failed) {
        log_line("%s can't be written", a->options.only);
    }
    a->only_failed = !ok;
}
