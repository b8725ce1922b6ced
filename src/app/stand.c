#include "app/stand.h"

#include <stdlib.h>

#include "app/app_state.h"
#include "core/str.h"

enum { SETTLE_TICKS = 120, MAX_BOT_ACTIONS = 5000 };

const char stand_keys[] = "lrudabht.";

const draw_list *stand_tick(stand *s, ui_input in) {
    in.now_ms = 1 + s->ticks * 1000 / STAND_TICKS;
    s->ticks++;
    return app_frame(s->a, &in, s->scale, s->w, s->h);
}

const draw_list *stand_settle(stand *s, int least) {
    int at_most = least > SETTLE_TICKS ? least : SETTLE_TICKS;
    const draw_list *list = NULL;
    for (int i = 0; i < at_most && (i <= least || app_wake(s->a) == 0); i++) {
        list = stand_tick(s, (ui_input){0});
    }
    return list;
}

ui_input stand_key(char key) {
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
    return in;
}

static bool bot_through(game *g) {
    action next;
    for (int i = 0; i < MAX_BOT_ACTIONS && !session_done(g->play.session); i++) {
        evidence_list shown = {0};
        if (session_hint(g->play.session, &next)) {
            if (!game_act(g, next, &shown)) {
                return false;
            }
        } else if (session_rests(g->play.session)) {
            return false;
        }
        while (!session_rests(g->play.session)) {
            game_tick(g);
        }
    }
    return session_done(g->play.session);
}

bool stand_enter(stand *s, const screen *wanted) {
    app *a = s->a;
    game *g = &a->game;
    if (wanted != &screen_title && wanted != &screen_who && !game_choose_player(g, s->player)) {
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
    if (wanted == &screen_trial) {
        a->options.trial = a->options.level;
        if (!a->options.trial) {
            fputs("beacon-bay: this screen needs --level FILE\n", stderr);
        }
        return a->options.trial && app_enter(a);
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

static const screen *find(const app_options *o, const char *name) {
    name = name ? name : o->level ? "play" : "title";
    const screen *wanted = screen_find(name);
    if (!wanted) {
        fprintf(stderr, "beacon-bay: there is no screen called \"%s\"; there are", name);
        for (size_t i = 0; screen_list[i]; i++) {
            fprintf(stderr, "%s %s", i ? "," : "", screen_list[i]->name);
        }
        fputs("\n", stderr);
    }
    return wanted;
}

static bool add_player(stand *s, int lamps) {
    game *g = &s->a->game;
    if (!store_player_add(g->store, "Brave Otter", "mina", &s->player)) {
        return false;
    }
    for (size_t i = 0; i < g->course->n_levels && (int)i < lamps; i++) {
        int64_t row = 0;
        store_session_begin(g->store, s->player, g->course->levels[i].id, 1, 1, &row);
        store_session_end(g->store, row, true);
    }
    return true;
}

bool stand_open(stand *s, const app_options *o, const char *name, int lamps, int *status) {
    *s = (stand){.a = app_create(o, status)};
    if (!s->a) {
        return false;
    }
    s->scale = view_size(o->w, o->h, &s->w, &s->h);
    const screen *wanted = find(o, name);
    if (!wanted || !add_player(s, lamps) || !stand_enter(s, wanted)) {
        stand_close(s);
        *status = EXIT_USAGE;
        return false;
    }
    return true;
}

void stand_close(stand *s) {
    app_destroy(s->a);
    s->a = NULL;
}
