// The stack of screens, and the end of everything.
#include "screens/game.h"

#include <assert.h>
#include <stdlib.h>

#include "core/log.h"
#include "screens/aloud.h"

static void leave_top(game *g) {
    g->depth--;
    const screen *s = g->stack[g->depth].screen;
    void *memory = g->stack[g->depth].memory;
    if (s->leave) {
        s->leave(g, memory);
    }
    free(memory);
    g->stack[g->depth].screen = NULL;
    g->stack[g->depth].memory = NULL;
}

static void enter_top(game *g) {
    if (g->depth > 0) {
        const screen *s = g->stack[g->depth - 1].screen;
        if (s->enter) {
            s->enter(g, g->stack[g->depth - 1].memory);
        }
    }
}

static bool put(game *g, const screen *s) {
    if (g->depth == GAME_MAX_DEPTH) {
        log_line("too many screens lie on each other; \"%s\" is not opened", s->name);
        return false;
    }
    void *memory = calloc(1, s->memory ? s->memory : 1);
    if (!memory) {
        log_line("there is no memory for the screen \"%s\"", s->name);
        return false;
    }
    g->stack[g->depth].screen = s;
    g->stack[g->depth].memory = memory;
    g->depth++;
    return true;
}

static void change(game *g, stack_change what, const screen *s) {
    int keep = g->depth;
    switch (what) {
    case CHANGE_PUSH: break;
    case CHANGE_POP:
    case CHANGE_REPLACE: keep = g->depth - 1; break;
    case CHANGE_HOME: keep = 0; break;
    }
    while (g->depth > keep && g->depth > 0) {
        leave_top(g);
    }
    if (!s || put(g, s)) {
        enter_top(g);
    }
}

static void ask(game *g, stack_change what, const screen *s) {
    if (!g->in_frame) {
        change(g, what, s);
        return;
    }
    assert(g->n_changes < GAME_MAX_DEPTH);
    g->changes[g->n_changes].what = what;
    g->changes[g->n_changes].screen = s;
    g->n_changes++;
}

void game_push(game *g, const screen *s) {
    ask(g, CHANGE_PUSH, s);
}

void game_pop(game *g) {
    ask(g, CHANGE_POP, NULL);
}

void game_replace(game *g, const screen *s) {
    ask(g, CHANGE_REPLACE, s);
}

void game_home(game *g, const screen *s) {
    ask(g, CHANGE_HOME, s);
}

void game_frame(game *g, ui *u) {
    catalogue_close(g->past_catalogue);
    g->past_catalogue = NULL;
    if (g->depth == 0) {
        return;
    }
    if (g->trouble && !g->told) {
        g->told = true;
        change(g, CHANGE_PUSH, &screen_notice);
    }
    g->in_frame = true;
    g->stack[g->depth - 1].screen->frame(g, g->stack[g->depth - 1].memory, u);
    aloud_tell(g, u);
    g->in_frame = false;
    for (int i = 0; i < g->n_changes; i++) {
        change(g, g->changes[i].what, g->changes[i].screen);
    }
    if (g->n_changes > 0) {
        g->n_changes = 0;
        ui_dirty(u);
    }
}

void game_close(game *g) {
    while (g->depth > 0) {
        leave_top(g);
    }
    game_end_level(g);
    game_shelf_close(g);
    diag_destroy(g->trial.problems);
    g->trial.problems = NULL;
    store_close(g->store);
    g->store = NULL;
    catalogue_close(g->catalogue);
    catalogue_close(g->past_catalogue);
    g->catalogue = NULL;
    g->past_catalogue = NULL;
}
