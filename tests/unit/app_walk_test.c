// Every level in every language, at three sizes of words on two shapes of canvas, in their real
// fonts: nothing is cut, lies on another, or is out of reach. A curious player walks through a few
// times, who tries what they have not tried yet, asks for help, and turns every page.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/app.h"
#include "core/hash.h"
#include "core/str.h"
#include "judge.h"
#include "play/top_row.h"
#include "ui/narrate.h"

enum {
    TICK_MS = 17,
    CURIOUS_STEPS = 60,
    MOST_STEPS = 1600,
    MOST_ROUNDS = 80,
    MOST_BARREN = 2,
    RESULT_STEPS = 10
};
enum { SPOTS_MAX = 400, OPTIONS_MAX = 20 * SPOTS_MAX };

typedef struct { // something that can be used at a spot
    ui_id id;
    int times, leads; // how often it was; to which spot it led last, -1: to none
    int sibling;      // the next at its spot, -1: none
} option;

typedef struct { // what stands there to be read and used, whatever lies behind it
    uint64_t words;
    int first;    // option
    unsigned met; // in which search
    int by;       // the option of where the search began that leads here
} spot;

typedef struct {
    app *a;
    uint64_t now;
    float w, h;
    const draw_list *list;
    char where[128];
    int faults;
    spot spots[SPOTS_MAX];
    option options[OPTIONS_MAX];
    int n_spots, n_options;
    unsigned searches;
} walker;

static const int scales[] = {100, 150, 200};
static const struct { float w, h; } canvases[] = {{1280, 720}, {1280, 960}}; // 16:9, and 1024x768

static void look(walker *w) {
    judge j = {w->where, false};
    w->faults += judge_frame(&j, w->list);
}

// Until it stands still; what moves is given the time it needs at once.
static void frame(walker *w, ui_input in) {
    for (int i = 0; i < 90; i++) {
        w->now += i < 2 ? TICK_MS : SLOW_MS + TICK_MS;
        in.now_ms = w->now;
        w->list = app_frame(w->a, &in, 1, w->w, w->h);
        in = (ui_input){0};
        if (i > 2 && app_wake(w->a) != 0) {
            return;
        }
    }
}

static bool usable(const draw_item *it) {
    return judge_target(it) && it->label && !(it->flags & (DRAW_DISABLED | DRAW_READS));
}

static bool leads_away(const draw_item *it) {
    return it->id == UI_ID(0x301, TOP_LEAVE) || it->id == UI_ID(0x301, TOP_SETTINGS);
}

// -1: there are too many to know them all.
static int spot_here(walker *w) {
    const draw_list *l = w->list;
    uint64_t words = narrate_key(l);
    for (size_t i = l->top; i < l->n; i++) {
        words = usable(&l->items[i]) ? hash_str(words ^ l->items[i].id, l->items[i].label) : words;
    }
    for (int i = 0; i < w->n_spots; i++) {
        if (w->spots[i].words == words) {
            return i;
        }
    }
    if (w->n_spots == SPOTS_MAX) {
        return -1;
    }
    spot *s = &w->spots[w->n_spots++];
    *s = (spot){.words = words, .first = -1};
    for (size_t i = l->n; i-- > l->top;) {
        if (usable(&l->items[i]) && !leads_away(&l->items[i])) {
            assert_true(w->n_options < OPTIONS_MAX);
            w->options[w->n_options] =
                (option){.id = l->items[i].id, .leads = -1, .sibling = s->first};
            s->first = w->n_options++;
        }
    }
    return w->n_spots - 1;
}

// What was not tried yet, here or as few steps away as possible. -1: nothing that is in reach.
static int next_option(walker *w, int from) {
    int queue[SPOTS_MAX];
    int n = 0;
    w->searches++;
    w->spots[from].met = w->searches;
    queue[n++] = from;
    for (int i = 0; i < n; i++) {
        const spot *s = &w->spots[queue[i]];
        for (int k = s->first; k >= 0; k = w->options[k].sibling) {
            const option *o = &w->options[k];
            int by = queue[i] == from ? k : s->by;
            if (o->times == 0) {
                return by;
            }
            if (o->leads >= 0 && w->spots[o->leads].met != w->searches) {
                w->spots[o->leads].met = w->searches;
                w->spots[o->leads].by = by;
                queue[n++] = o->leads;
            }
        }
    }
    return -1;
}

static const draw_item *item_of(const walker *w, ui_id id) {
    for (size_t i = w->list->top; i < w->list->n; i++) {
        if (w->list->items[i].id == id && usable(&w->list->items[i])) {
            return &w->list->items[i];
        }
    }
    return NULL;
}

static void use(walker *w, const draw_item *it) {
    float x = it->at.x + it->at.w / 2, y = it->at.y + it->at.h / 2;
    frame(w, (ui_input){.pointer = true, .x = x, .y = y, .down = true, .up = true});
}

static const draw_item *labelled(walker *w, const char *msgid) {
    const char *label = ui_tr(app_ui(w->a), msgid);
    for (size_t i = w->list->top; i < w->list->n; i++) {
        if (usable(&w->list->items[i]) && str_eq(w->list->items[i].label, label)) {
            return &w->list->items[i];
        }
    }
    return NULL;
}

// Reads on. False: there is nothing to read.
static bool read_on(walker *w) {
    static const char *const plain[] = {"Begin", "Play the plan", "Go on", "Thank you, Pip"};
    const draw_item *it = NULL;
    for (size_t i = 0; !it && i < sizeof plain / sizeof *plain; i++) {
        it = labelled(w, plain[i]);
    }
    if (it) {
        use(w, it);
    }
    return it != NULL;
}

// What the knowing bot does next.
static void act_as_bot(walker *w) {
    game *g = app_game(w->a);
    action a = {0};
    evidence_list shown = {.n = 0};
    if (session_hint(g->play.session, &a)) {
        assert_true(game_act(g, a, &shown));
    } else { // it waits for what goes on by itself
        assert_false(session_rests(g->play.session));
    }
    if (session_done(g->play.session)) {
        game_replace(g, &screen_result);
    }
    frame(w, (ui_input){0});
}

static const char *screen_now(walker *w) {
    const game *g = app_game(w->a);
    return g->stack[g->depth - 1].screen->name;
}

// Tries what is new, then leaves it to the bot. False: nothing new was in reach.
static bool play_once(walker *w, size_t at) {
    game *g = app_game(w->a);
    game_home(g, &screen_bay);
    assert_true(game_start_level(g, (int)at, 7));
    game_push(g, &screen_play);
    frame(w, (ui_input){0});
    int news = 0;
    for (int i = 0; str_eq(screen_now(w), "play"); i++) {
        look(w);
        int here = spot_here(w);
        int k = i < CURIOUS_STEPS && here >= 0 ? next_option(w, here) : -1;
        if (i == MOST_STEPS) {
            draw_print(w->list, false, stderr);
            fail_msg("%s: the end does not come nearer", w->where);
        }
        if (k < 0 && !read_on(w)) {
            act_as_bot(w);
        } else if (k >= 0) {
            use(w, item_of(w, w->options[k].id));
            option *o = &w->options[k];
            news += o->times++ == 0;
            o->leads = str_eq(screen_now(w), "play") ? spot_here(w) : -1;
        }
    }
    return news > 0;
}

// All pages of what was shown, then each question for a grown-up, and all pages of it.
static void walk_result(walker *w) {
    bool turned = false;
    for (int i = 0; i < RESULT_STEPS; i++) {
        look(w);
        const draw_item *it = turned ? NULL : labelled(w, "Read on");
        turned = it != NULL;
        it = it ? it : labelled(w, "For a grown-up");
        it = it ? it : labelled(w, "Another question");
        assert_non_null(it);
        use(w, it);
    }
}

static void walk_level(walker *w, size_t at) {
    w->n_spots = w->n_options = 0;
    int barren = 0; // rounds one after the other; where a way leads may depend on what was before
    for (int round = 0; round < MOST_ROUNDS && barren < MOST_BARREN; round++) {
        barren = play_once(w, at) ? 0 : barren + 1;
        if (round == 0) {
            walk_result(w);
        }
    }
}

static walker *open_walker(const char *lang, int scale, float w, float h) {
    walker *k = calloc(1, sizeof *k);
    assert_non_null(k);
    app_options o = {.w = (int)w, .h = (int)h, .lang = lang, .text_scale = scale, .headless = true};
    int status = 0;
    k->a = app_create(&o, &status);
    assert_non_null(k->a);
    k->w = w;
    k->h = h;
    return k;
}

static int close_walker(walker *w) {
    int faults = w->faults;
    app_destroy(w->a);
    free(w);
    return faults;
}

static void name_place(walker *w, const char *what, const char *lang, int scale) {
    w->where[0] = '\0';
    str_append(w->where, sizeof w->where, "%s, %s, %d %%, %.0fx%.0f", what, lang, scale,
               (double)w->w, (double)w->h);
}

static void every_level_at(int scale) {
    int faults = 0;
    for (size_t i = 0; i < language_count(); i++) {
        const char *lang = language_at(i)->code;
        for (size_t c = 0; c < sizeof canvases / sizeof *canvases; c++) {
            walker *w = open_walker(lang, scale, canvases[c].w, canvases[c].h);
            const course *all = app_game(w->a)->course;
            for (size_t k = 0; k < all->n_levels; k++) {
                name_place(w, all->levels[k].id, lang, scale);
                walk_level(w, k);
            }
            faults += close_walker(w);
        }
    }
    assert_int_equal(faults, 0);
}

static void every_level_at_100(void **state) {
    (void)state;
    every_level_at(scales[0]);
}

static void every_level_at_150(void **state) {
    (void)state;
    every_level_at(scales[1]);
}

static void every_level_at_200(void **state) {
    (void)state;
    every_level_at(scales[2]);
}

int main(void) {
    const struct CMUnitTest tests[] = {

        cmocka_unit_test(every_level_at_100),
        cmocka_unit_test(every_level_at_150),
        cmocka_unit_test(every_level_at_200),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
