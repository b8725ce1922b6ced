// A player comes in as a file that an export wrote, here or elsewhere.
#include <string.h>

#include "core/file.h"
#include "core/log.h"
#include "core/str.h"
#include "screens/game.h"

#define BEGINNING "{\"format\":\"beacon-bay player"

static store_import take_in(game *g, const char *json, size_t size) {
    int64_t id = 0;
    store_import how = store_player_import(g->store, json, size, &id);
    if (how != STORE_IMPORT_NEW && how != STORE_IMPORT_KNOWN) {
        return how;
    }
    player now = g->player;
    if (game_choose_player(g, id)) {
        str_append(g->brought.name, sizeof g->brought.name, "%s", g->player.name);
    }
    if (now.id != id) {
        game_choose_player(g, now.id);
    }
    game_settings_load(g);
    g->host.apply(g->host.ctx, &g->settings);
    return how;
}

void game_bring(game *g, const char *path) {
    if (g->alone) {
        return;
    }
    const char *slash = strrchr(path, '/');
    bool said = g->brought.any;
    g->brought = (player_brought){.any = true, .how = STORE_IMPORT_NOT_ONE};
    str_append(g->brought.file, sizeof g->brought.file, "%s", slash ? slash + 1 : path);
    arena *memory = arena_create(STORE_IMPORT_MAX + (16 << 10));
    char *json = NULL;
    size_t size = 0;
    file_status got =
        memory ? file_read(path, STORE_IMPORT_MAX, memory, &json, &size) : FILE_FAILED;
    if (got == FILE_OK) {
        g->brought.begins = strncmp(json, BEGINNING, strlen(BEGINNING)) == 0;
        g->brought.how = take_in(g, json, size);
    } else {
        log_line("%s %s", path, file_status_text(got));
    }
    arena_destroy(memory);
    if (!said) {
        game_push(g, &screen_notice);
    }
}

const char *game_brought_words(const game *g, ui *u) {
    const player_brought *b = &g->brought;
    const char *words = "";
    switch (b->how) {
    case STORE_IMPORT_NEW: words = TR(u, "{name} is here now, with every lamp."); break;
    case STORE_IMPORT_KNOWN:
        words = TR(u, "{name} was here already, and now has every lamp of the file too. Nothing "
                      "counts twice.");
        break;
    case STORE_IMPORT_NOT_ONE:
        words = b->begins ? TR(u, "A part of {file} is missing, or somebody has changed it. Nobody "
                                  "was brought in, and nothing here has changed.")
                          : TR(u, "{file} is not a file with a player. Choose one that Beacon Bay "
                                  "has written. Nothing here has changed.");
        break;
    case STORE_IMPORT_NEWER:
        words = TR(u, "{file} was written by a newer Beacon Bay. Bring it in there. Nothing here "
                      "has changed.");
        break;
    case STORE_IMPORT_REFUSED:
        words = TR(u, "There is no room here for the player in {file}. Nothing here has changed.");
        break;
    }
    return text_fill(ui_arena(u), words, "name", b->name, "file", b->file, NULL);
}
