#include "app/tool_shot.h"

#include <stdlib.h>
#include <string.h>

#include "app/app_state.h"
#include "core/log.h"
#include "core/str.h"
#include "platform/png.h"
#include "play/bot.h"

enum { TICKS_A_SECOND = 60, SETTLE_TICKS = 120, MAX_BOT_ACTIONS = 5000 };
static const char KEYS[] = "lrudabht.";

typedef struct {
    app *a;
    uint64_t ticks;
    float scale, w, h;
} stand;

static void step(stand *s, ui_input in) {
    in.now_ms = 1 + s->ticks * 1000 / TICKS_A_SECOND;
    s->ticks++;
    app_frame(s->a, &in, s->scale, s->w, s->h);
}

static void settle(stand *s, int least) {
    int at_most = least > SETTLE_TICKS ? least : SETTLE_TICKS;
    for (int i = 0; i < at_most; i++) {
        step(s, (ui_input){0});
        if (i >= least && app_wake(s->a) != 0) {
            return;
        }
    }
}

static void press(stand *s, char key) {
    ui_input in = {0};
    switch (key) {
    case 'l': in.dx = -1; break;
    case 'r': in.dx = 1; break;
    case 'u': in.dy = -1; break;
    case 'd': in.dy = 1; break;
    case 'a': in.accept = true; break;
    case 'b': in.back = true; break;
    case 'h': in.hint = true; break;
    case 't': in.tab = 1; break;
    default: break;
    }
    step(s, in);
    settle(s, key == '.' ? TICKS_A_SECOND : 2);
}

static bool bot_through(game *g) {
    action next;
    for (int i = 0; i < MAX_BOT_ACTIONS && !session_done(g->play.session); i++) {
        evidence_list shown = {0};
        if (!session_hint(g->play.session, &next) || !game_act(g, next, &shown)) {
            return false;
        }
    }
    return true;
}

// The stack that leads to the screen, as a player would have come to it.
static bool enter(app *a, const shot_options *s) {
    game *g = &a->game;
    const char *name = s->screen ? s->screen : a->options.level ? "play" : "title";
    const screen *wanted = screen_find(name);
    if (!wanted) {
        fprintf(stderr, "beacon-bay: there is no screen called \"%s\"; there are", name);
        for (size_t i = 0; screen_list[i]; i++) {
            fprintf(stderr, "%s %s", i ? "," : "", screen_list[i]->name);
        }
        fputs("\n", stderr);
        return false;
    }
    int64_t id = 0;
    if (!store_player_add(g->store, "Brave Otter", "mina", &id)) {
        return false;
    }
    for (size_t i = 0; i < g->course->n_levels && (int)i < s->lamps; i++) {
        int64_t row = 0;
        store_session_begin(g->store, id, g->course->levels[i].id, 1, 1, &row);
        store_session_end(g->store, row, true);
    }
    if (wanted != &screen_title && wanted != &screen_who && !game_choose_player(g, id)) {
        return false;
    }
    if (wanted == &screen_play || wanted == &screen_result) {
        if (!a->options.level) {
            fputs("beacon-bay: this screen needs --level\n", stderr);
            return false;
        }
        if (!app_enter(a)) {
            return false;
        }
        if (wanted == &screen_result) {
            if (!bot_through(g)) {
                return false;
            }
            game_replace(g, &screen_result);
        }
        return true;
    }
    if (wanted == &screen_notice) {
        g->store_status = STORE_IN_MEMORY;
    }
    game_home(g, &screen_title);
    if (wanted != &screen_title) {
        game_push(g, wanted);
    }
    return true;
}

static app *prepare(const app_options *o, const shot_options *s, stand *st, int *status) {
    for (const char *k = s->keys; k && *k; k++) {
        if (!strchr(KEYS, *k)) {
            fprintf(stderr, "beacon-bay: there is no key called \"%c\"; there are: %s\n", *k, KEYS);
            *status = EXIT_USAGE;
            return NULL;
        }
    }
    app *a = app_create(o, status);
    if (!a) {
        return NULL;
    }
    if (!enter(a, s)) {
        app_destroy(a);
        *status = EXIT_USAGE;
        return NULL;
    }
    *st = (stand){.a = a};
    st->scale = view_size(o->w, o->h, &st->w, &st->h);
    settle(st, 2);
    for (const char *k = s->keys; k && *k; k++) {
        press(st, *k);
    }
    for (int i = 0; i < s->after; i++) {
        step(st, (ui_input){0});
    }
    return a;
}

int tool_shot(const app_options *o, const shot_options *s, const char *png) {
    stand st;
    int status = EXIT_SUCCESS;
    app *a = prepare(o, s, &st, &status);
    if (!a) {
        return status;
    }
    canvas c = {calloc((size_t)o->w * (size_t)o->h, sizeof(uint32_t)), o->w, o->h, o->w};
    bool complete = false;
    pixel_rect all;
    if (c.pixels) {
        app_paint(a, c, st.scale, true, -1, &all, 1, &complete);
    }
    if (!complete || !png_write(png, c)) {
        log_line("%s can't be written", png);
        status = EXIT_FAILURE;
    }
    free(c.pixels);
    app_destroy(a);
    return status;
}

int tool_frame(const app_options *o, const shot_options *s, FILE *out) {
    stand st;
    int status = EXIT_SUCCESS;
    app *a = prepare(o, s, &st, &status);
    if (a) {
        draw_print(a->list, s->all, out);
        app_destroy(a);
    }
    return status;
}
