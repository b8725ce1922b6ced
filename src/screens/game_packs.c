// Levels from elsewhere, as screens know them: which packs there are, and what of them is done.
#include <stdio.h>
#include <string.h>

#include "core/log.h"
#include "screens/game.h"

enum { SHELF_ARENA = 32 << 20, KEY_ROOM = 128 };

static void forget(game_packs *p) {
    for (size_t i = 0; p->words && i < p->n; i++) {
        catalogue_close(p->words[i]);
    }
    arena_destroy(p->memory);
    *p = (game_packs){0};
}

void game_shelf_read(game *g) {
    game_packs *now = &g->shelf.now;
    forget(&g->shelf.past);
    g->shelf.past = *now;
    *now = (game_packs){.memory = g->shelf.dir ? arena_create(SHELF_ARENA) : NULL};
    diag_list *said = diag_create();
    if (now->memory && said) {
        now->packs = shelf_load(g->shelf.dir, now->memory, said, &now->n);
        now->words = arena_array(now->memory, catalogue *, now->n + 1);
        now->n = now->words ? now->n : 0;
        diag_print(said, stderr);
    }
    diag_destroy(said);
    for (size_t i = 0; i < now->n; i++) {
        now->words[i] = pack_catalogue(now->packs[i], g->settings.lang);
        pack_translate(now->packs[i], now->words[i]);
    }
}

bool game_shelf_any(const game *g) {
    return g->shelf.dir && shelf_any(g->shelf.dir);
}

bool game_pack_done(game *g, const pack *p, size_t at) {
    char key[KEY_ROOM];
    int n = snprintf(key, sizeof key, "%s/%s", p->head.id.s, p->levels->ids[at]);
    return g->player.id != 0 && n > 0 && (size_t)n < sizeof key &&
           store_done(g->store, g->player.id, key);
}

bool game_pack_open(game *g, const pack *p, size_t at) {
    const course_level *l = &p->levels->levels[at];
    for (size_t i = 0; i < l->n_needs; i++) {
        if (!game_pack_done(g, p, (size_t)l->needs[i])) {
            return false;
        }
    }
    return true;
}

void game_shelf_close(game *g) {
    forget(&g->shelf.now);
    forget(&g->shelf.past);
}

void game_bring_pack(game *g, const char *path) {
    size_t n = strlen(path);
    if (!g->host.pack_take || !g->shelf.dir || g->trial.path || n >= sizeof g->shelf.dropped) {
        return;
    }
    memcpy(g->shelf.dropped, path, n + 1);
    if (g->depth == 0 || g->stack[g->depth - 1].screen != &screen_packs) {
        game_push(g, &screen_packs);
    }
}
