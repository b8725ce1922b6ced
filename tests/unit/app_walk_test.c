// Every level in every language, at three sizes of words on two shapes of canvas, in their real
// fonts: nothing is cut, lies on another, or is out of reach, and every text of the level is met.
// A curious player finds the ways in English, trying what was not tried yet until nothing is left
// unread; the other languages walk the same ways.
#include "walker.h"

#include "content/texts.h"
#include "core/hash.h"
#include "core/rng.h"
#include "core/utf8.h"
#include "mechanics/mechanics.h"
#include "play/top_row.h"
#include "ui/narrate.h"

enum { SEED = 7, CURIOUS_STEPS = 60, MOST_STEPS = 1600, RESULT_STEPS = 10 };
enum { SPOTS_MAX = 1200, OPTIONS_MAX = 20 * SPOTS_MAX };
enum {
    LEVELS_MAX = 200,
    WAYS_MAX = 40,
    TEXTS_MAX = 12000,
    TELLING = 24,
    PAGES_MOST = 12,
    UNMET_MOST = 6, // what chance of looking has missed; they are named
    SCOUTS = 3000,
    ASTRAY_STEPS = 80,
    KNOWN_MAX = 2000,
    MISTAKES_MOST = 5,
    HEARD_MAX = 4000,
    NEWS_TIMES = 12,
    DOUBLING = 500, // so many scouts later, twice as often is still news
    ROUNDS = 110,
    SEEDS = 8,
    RUNNING_ROUNDS = 3,
    PATIENT = 4, // rounds that show nothing new, then it is left
    VERY_PATIENT = 64,
    LEGAL_MAX = 512
};

typedef struct { // something that can be used at a spot
    ui_id id;
    int times, leads; // how often it was; to which spot it led last, -1: to none
    int sibling;      // the next at its spot, -1: none
} option;

typedef struct { // what was last said there, and what can be used
    uint64_t words;
    int first;    // option
    unsigned met; // in which search
    int by;       // the option of where the search began that leads here
} spot;

typedef struct {
    spot spots[SPOTS_MAX];
    option options[OPTIONS_MAX];
    int n_spots, n_options;
    unsigned searches;
} map;

typedef struct {
    uint64_t seed;
    const action *actions;
    size_t n;
} way;

typedef struct { // of one level
    way ways[WAYS_MAX];
    size_t n_ways;
    size_t first, end; // of its texts
} guide;

static struct {
    arena *memory;
    const course_text *texts;
    size_t n_texts;
    guide guides[LEVELS_MAX];
} book;
static bool met[TEXTS_MAX]; // by the walk under way

static const struct {
    float w, h; // 16:9, and 1024x768
    int scale;
} views[] = {{1280, 720, 200}, {1280, 960, 200}, {1280, 720, 150},
             {1280, 960, 150}, {1280, 720, 100}, {1280, 960, 100}};

// The part of a text by which it is known in a frame: of the words before or after what is filled
// in, so many that also the first page of a long one holds them.
static const char *telling(const char *text, size_t *n) {
    const char *from = text, *close = strchr(text, '}');
    if (*text == '{' && close) {
        from = close + 1;
    }
    const char *p = from, *end = from + strcspn(from, "{\n");
    for (int i = 0; i < TELLING && p < end; i++) {
        utf8_next(&p, end);
    }
    *n = (size_t)(p - from);
    return from;
}

static bool holds(const char *label, const char *part, size_t n) {
    for (const char *p = label; (p = memchr(p, part[0], strlen(p))) != NULL; p++) {
        if (strncmp(p, part, n) == 0) {
            return true;
        }
    }
    return n == 0;
}

// Marks the level's texts that this frame shows. How many are new.
static int read_frame(walker *w, const guide *d) {
    const game *g = app_game(w->a);
    int news = 0;
    for (size_t t = d->first; t < d->end; t++) {
        const course_text *text = &book.texts[t];
        size_t n = 0;
        const char *part = telling(catalogue_get(g->catalogue, text->context, text->text), &n);
        for (size_t i = 0; i < w->list->n && !met[t]; i++) {
            const draw_item *it = &w->list->items[i];
            met[t] = (it->label && holds(it->label, part, n)) ||
                     (it->value && holds(it->value, part, n));
            news += met[t];
        }
    }
    return news;
}

static bool has_unmet(const guide *d) {
    for (size_t t = d->first; t < d->end; t++) {
        if (!met[t]) {
            return true;
        }
    }
    return false;
}

static bool leads_away(const draw_item *it) {
    return it->id == UI_ID(0x301, TOP_LEAVE) || it->id == UI_ID(0x301, TOP_SETTINGS);
}

// -1: there are too many to know them all.
static int spot_here(const walker *w, map *m) {
    const draw_list *l = w->list;
    uint64_t words = HASH_START;
    const char *last = ""; // of a chat, the rest is its past
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        words = walker_usable(it) ? hash_str(words ^ it->id, it->label) : words;
        last = it->role == ROLE_SPEECH || it->role == ROLE_REASON ? it->label : last;
    }
    words = hash_str(words, last);
    for (int i = 0; i < m->n_spots; i++) {
        if (m->spots[i].words == words) {
            return i;
        }
    }
    if (m->n_spots == SPOTS_MAX) {
        return -1;
    }
    spot *s = &m->spots[m->n_spots++];
    *s = (spot){.words = words, .first = -1};
    for (size_t i = l->n; i-- > l->top;) {
        if (walker_usable(&l->items[i]) && !leads_away(&l->items[i])) {
            assert_true(m->n_options < OPTIONS_MAX);
            m->options[m->n_options] =
                (option){.id = l->items[i].id, .leads = -1, .sibling = s->first};
            s->first = m->n_options++;
        }
    }
    return m->n_spots - 1;
}

// What was not tried yet, here or as few steps away as possible. -1: nothing that is in reach.
static int next_option(map *m, int from) {
    int queue[SPOTS_MAX];
    int n = 0;
    m->searches++;
    m->spots[from].met = m->searches;
    queue[n++] = from;
    for (int i = 0; i < n; i++) {
        const spot *s = &m->spots[queue[i]];
        for (int k = s->first; k >= 0; k = m->options[k].sibling) {
            const option *o = &m->options[k];
            int by = queue[i] == from ? k : s->by;
            if (o->times == 0) {
                return by;
            }
            if (o->leads >= 0 && m->spots[o->leads].met != m->searches) {
                m->spots[o->leads].met = m->searches;
                m->spots[o->leads].by = by;
                queue[n++] = o->leads;
            }
        }
    }
    return -1;
}

static const draw_item *item_of(const walker *w, ui_id id) {
    for (size_t i = w->list->top; i < w->list->n; i++) {
        if (w->list->items[i].id == id && walker_usable(&w->list->items[i])) {
            return &w->list->items[i];
        }
    }
    return NULL;
}

// Reads on. False: there is nothing to read.
static bool read_on(walker *w) {
    static const char *const plain[] = {"Play the plan", "Go on", "Thank you, Pip"};
    const draw_item *it = NULL;
    for (size_t i = 0; !it && i < sizeof plain / sizeof *plain; i++) {
        it = walker_find(w, plain[i]);
    }
    if (it) {
        walker_use(w, it);
    }
    return it != NULL;
}

static void take(walker *w, action a) {
    game *g = app_game(w->a);
    evidence_list shown = {.n = 0};
    assert_true(game_act(g, a, &shown));
    if (session_done(g->play.session)) {
        game_replace(g, &screen_result);
    }
    walker_frame(w, (ui_input){0});
}

static void act_as_bot(walker *w) {
    const session *s = app_game(w->a)->play.session;
    action a = {0};
    if (session_hint(s, &a)) {
        take(w, a);
    } else { // it waits for what goes on by itself
        assert_false(session_rests(s));
        walker_frame(w, (ui_input){0});
    }
}

static bool playing(walker *w) {
    return str_eq(walker_screen(w), "play");
}

static void begin(walker *w, size_t at, uint64_t seed) {
    game *g = app_game(w->a);
    game_home(g, &screen_bay);
    assert_true(game_start_level(g, (int)at, seed));
    game_push(g, &screen_play);
    walker_frame(w, (ui_input){0});
}

static void to_play(walker *w, const guide *d) {
    for (bool begun = false; !begun;) {
        walker_look(w);
        read_frame(w, d);
        const draw_item *it = walker_find(w, "Begin");
        begun = it != NULL;
        it = it ? it : walker_find(w, "Go on");
        assert_non_null(it);
        walker_use(w, it);
    }
}

// All pages of what lies there. How many texts were met for the first time.
static int turn_pages(walker *w, const guide *d) {
    int news = 0;
    for (int i = 0; i < PAGES_MOST; i++) {
        walker_look(w);
        news += read_frame(w, d);
        const draw_item *it = walker_find(w, "Read on");
        it = it ? it : walker_find(w, "Thank you, Pip");
        if (!it) {
            break;
        }
        walker_use(w, it);
    }
    return news;
}

// Pip's help, all of it, where it holds what was not met yet.
static int ask_pip(walker *w, const guide *d) {
    const session *s = app_game(w->a)->play.session;
    const char *clue = session_level(s)->mechanic->clue(session_level(s)->spec, session_state(s));
    for (size_t t = d->first; clue && t < d->end; t++) {
        const course_text *text = &book.texts[t];
        const catalogue *c = app_game(w->a)->catalogue;
        if (!met[t] && str_eq(catalogue_get(c, text->context, text->text), clue)) {
            walker_frame(w, (ui_input){.hint = true});
            return turn_pages(w, d);
        }
    }
    return 0;
}

// Tries what is new, then leaves it to the bot. How many texts were met for the first time.
static int play_curious(walker *w, map *m, const guide *d, size_t at, uint64_t seed) {
    begin(w, at, seed);
    to_play(w, d);
    int news = 0;
    for (int i = 0; playing(w); i++) {
        walker_look(w);
        news += read_frame(w, d) + ask_pip(w, d);
        int here = spot_here(w, m);
        int k = i < CURIOUS_STEPS && here >= 0 ? next_option(m, here) : -1;
        if (i == MOST_STEPS) {
            draw_print(w->list, false, stderr);
            fail_msg("%s: the end does not come nearer", w->where);
        }
        if (k < 0 && !read_on(w)) {
            act_as_bot(w);
        } else if (k >= 0) {
            walker_use(w, item_of(w, m->options[k].id));
            option *o = &m->options[k];
            o->times++;
            o->leads = playing(w) ? spot_here(w, m) : -1;
        }
    }
    return news;
}

// All pages of what was shown, then each question for a grown-up, and all pages of it.
static void walk_result(walker *w, const guide *d) {
    bool turned = false;
    for (int i = 0; i < RESULT_STEPS; i++) {
        walker_look(w);
        read_frame(w, d);
        const draw_item *it = turned ? NULL : walker_find(w, "Read on");
        turned = it != NULL;
        it = it ? it : walker_find(w, "For a grown-up");
        it = it ? it : walker_find(w, "Another question");
        assert_non_null(it);
        walker_use(w, it);
    }
}

static void keep_way(guide *d, way k) {
    assert_true(d->n_ways < WAYS_MAX);
    action *own = arena_array(book.memory, action, k.n + 1);
    assert_non_null(own);
    memcpy(own, k.actions, k.n * sizeof *own);
    d->ways[d->n_ways++] = (way){k.seed, own, k.n};
}

static int count_unmet(const walker *w, const guide *d) {
    int n = 0;
    for (size_t t = d->first; t < d->end; t++) {
        const course_text *text = &book.texts[t];
        if (!met[t] && !text->words) { // of a list of words chance shows some
            print_error("%s: never met: %s:%d: \"%s\"\n", w->where, text->at[0].file,
                        text->at[0].line, text->text);
            n++;
        }
    }
    return n;
}

// Reads what the view tells by itself before it goes on. True: that was the next action.
static bool read_to(walker *w, action next) {
    const session *s = app_game(w->a)->play.session;
    size_t before = session_actions(s, NULL);
    for (int i = 0; i < PAGES_MOST; i++) {
        const draw_item *it = walker_find(w, "Go on");
        if (!it) {
            return false;
        }
        walker_use(w, it);
        walker_look(w);
        const action *taken = NULL;
        if (session_actions(s, &taken) > before) {
            return action_same(taken[before], next);
        }
    }
    return false;
}

// False: reading was another action than the next, and the way was lost.
static bool follow(walker *w, const guide *d, const way *k, bool reads, size_t at, int *news) {
    begin(w, at, k->seed);
    to_play(w, d);
    const session *s = app_game(w->a)->play.session;
    for (size_t i = 0; i < k->n; i++) {
        *news += turn_pages(w, d) + ask_pip(w, d);
        size_t before = session_actions(s, NULL);
        if (reads && read_to(w, k->actions[i])) {
            continue;
        }
        if (session_actions(s, NULL) > before) {
            return false;
        }
        *news += read_frame(w, d);
        take(w, k->actions[i]);
    }
    *news += turn_pages(w, d);
    return true;
}

// How many texts were met for the first time on this way.
static int walk_way(walker *w, const guide *d, way k, size_t at) {
    int news = 0;
    if (!follow(w, d, &k, true, at, &news)) {
        follow(w, d, &k, false, at, &news);
    }
    return news;
}

typedef struct {
    struct {
        uint64_t key;
        int times;
    } things[HEARD_MAX];
    size_t n;
    int times; // that one thing is news
} heard;

// One thing may be said of several grounds, so a few times each is news.
static bool is_news(heard *s, uint64_t key) {
    size_t i = 0;
    while (i < s->n && s->things[i].key != key) {
        i++;
    }
    assert_true(i < HEARD_MAX);
    s->n = i == s->n ? i + 1 : s->n;
    s->things[i].key = key;
    bool news = s->things[i].times < s->times;
    s->things[i].times += news;
    return news;
}

static bool hears_news(heard *log, const session *s, action a, const evidence_list *shown) {
    const level *l = session_level(s);
    const char *clue = l->mechanic->clue(l->spec, session_state(s));
    const int16_t done[] = {(int16_t)a.verb, a.a, a.b};
    bool news = is_news(log, hash_bytes(HASH_START, done, sizeof done));
    news |= clue && is_news(log, hash_str(HASH_START, clue));
    for (size_t i = 0; i < shown->n; i++) {
        const evidence *e = &shown->rows[i];
        news |= is_news(log, hash_str(hash_str(HASH_START + e->right, e->item), e->chosen));
    }
    return news;
}

// The play of one who knows. Returns how many actions it has.
static size_t know(const level *l, action play[KNOWN_MAX]) {
    session *s = session_create(l, SEED);
    assert_non_null(s);
    size_t n = 0;
    while (n < KNOWN_MAX && session_hint(s, &play[n]) && session_act(s, play[n], NULL)) {
        n++;
    }
    session_destroy(s);
    return n;
}

// Mistakes: one left out, or two of a kind mixed up.
static void err(action *play, size_t *n, rng *dice) {
    size_t i = rng_below(dice, (uint32_t)*n), k = rng_below(dice, (uint32_t)*n);
    int16_t a = play[i].a, b = play[i].b;
    if (rng_below(dice, 4) == 0) {
        memmove(play + i, play + i + 1, (*n - i - 1) * sizeof *play);
        --*n;
    } else if (play[i].verb == play[k].verb && rng_below(dice, 2)) {
        play[i].a = play[k].a;
        play[k].a = a;
    } else if (play[i].verb == play[k].verb) {
        play[i].b = play[k].b;
        play[k].b = b;
    }
}

typedef struct {
    walker *w;
    guide *d;
    size_t at;
    heard log;
    session *s;
    size_t news_at; // how many actions led to the last news; 0: none
} scout;

static void scout_act(scout *s, action a) {
    evidence_list shown = {.n = 0};
    if (session_act(s->s, a, &shown) && hears_news(&s->log, s->s, a, &shown)) {
        s->news_at = session_actions(s->s, NULL);
    }
}

// What the rules had not said before is looked at on the screen.
static void scout_tell(scout *s) {
    const action *taken = NULL;
    session_actions(s->s, &taken);
    way k = {SEED, taken, s->news_at};
    if (k.n > 0 && walk_way(s->w, s->d, k, s->at) > 0) {
        keep_way(s->d, k);
    }
    s->news_at = 0;
}

// Whatever is legal, after so many actions of one who knows.
static void go_astray(scout *s, uint32_t knows, rng *dice) {
    const level *l = session_level(s->s);
    for (uint32_t i = 0; i < knows + ASTRAY_STEPS && !session_done(s->s); i++) {
        action legal[LEGAL_MAX], a = {0};
        size_t n = l->mechanic->legal(l->spec, session_state(s->s), legal, LEGAL_MAX);
        assert_true(n > 0);
        if (i >= knows || !session_hint(s->s, &a)) {
            a = legal[rng_below(dice, (uint32_t)n)];
        }
        scout_act(s, a);
    }
}

// Plays without a screen, half of them going astray, half with a few mistakes.
static void send_scouts(walker *w, guide *d, size_t at) {
    arena *own = arena_create(8 << 20);
    diag_list *problems = diag_create();
    const char *path = app_game(w->a)->course->levels[at].path;
    const level *l = level_load(path, mechanics_rules, own, problems);
    scout *s = calloc(1, sizeof *s);
    assert_true(l && s);
    *s = (scout){.w = w, .d = d, .at = at};
    action known[KNOWN_MAX], play[KNOWN_MAX];
    size_t n_known = know(l, known);
    for (uint64_t k = 0; k < SCOUTS && has_unmet(d); k++) {
        rng dice;
        rng_seed(&dice, k);
        s->log.times = NEWS_TIMES << k / DOUBLING;
        s->s = session_create(l, SEED);
        assert_non_null(s->s);
        if (k % 2) {
            go_astray(s, rng_below(&dice, (uint32_t)n_known), &dice);
        } else {
            size_t n = n_known;
            memcpy(play, known, sizeof play);
            for (uint64_t m = 0; m < 1 + k / 2 % MISTAKES_MOST; m++) {
                err(play, &n, &dice);
            }
            for (size_t i = 0; i < n; i++) {
                scout_act(s, play[i]);
            }
        }
        scout_tell(s);
        session_destroy(s->s);
    }
    free(s);
    diag_destroy(problems);
    arena_destroy(own);
}

// What goes on by itself is not the same twice, so in it no way can be kept.
static bool runs(const walker *w, size_t at) {
    for (mechanic_list m = mechanics_rules; *m; m++) {
        if (str_eq((*m)->name, app_game(w->a)->course->levels[at].mechanic)) {
            return (*m)->tick != NULL;
        }
    }
    return false;
}

// In English: the ways on which all is met.
static void explore(walker *w, guide *d, size_t at) {
    map *m = calloc(1, sizeof *m);
    assert_non_null(m);
    for (int i = 0; i < ROUNDS && (i == 0 || has_unmet(d)); i++) {
        way k = {.seed = SEED + (uint64_t)i % SEEDS};
        int news = play_curious(w, m, d, at, k.seed);
        k.n = session_actions(app_game(w->a)->play.session, &k.actions);
        if (i == 0) {
            walk_result(w, d);
        } else if (news > 0) {
            keep_way(d, k);
        }
    }
    free(m);
    send_scouts(w, d, at);
}

// What is met by looking alone is no action, so in no way: it is looked for anew.
static void walk_level(walker *w, const guide *d, size_t at, uint64_t patience) {
    map *m = calloc(1, sizeof *m);
    assert_non_null(m);
    int rounds = runs(w, at) ? RUNNING_ROUNDS : 1;
    for (int i = 0; i < rounds; i++) {
        play_curious(w, m, d, at, SEED);
    }
    walk_result(w, d);
    for (size_t k = 0; k < d->n_ways; k++) {
        walk_way(w, d, d->ways[k], at);
    }
    for (uint64_t seed = SEED, last = SEED + patience; seed < last && has_unmet(d); seed++) {
        last = play_curious(w, m, d, at, seed) > 0 ? seed + patience : last;
    }
    free(m);
}

static void every_level_in(const char *lang) {
    int faults = 0, unmet = 0;
    memset(met, 0, sizeof met);
    for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
        walker *w = walker_open(lang, views[v].scale, views[v].w, views[v].h);
        const course *all = app_game(w->a)->course;
        bool last = v + 1 == sizeof views / sizeof *views;
        for (size_t k = 0; k < all->n_levels; k++) {
            walker_name(w, all->levels[k].id, lang, views[v].scale);
            walk_level(w, &book.guides[k], k, last ? VERY_PATIENT : PATIENT);
            unmet += last ? count_unmet(w, &book.guides[k]) : 0;
        }
        faults += walker_close(w);
    }
    assert_int_equal(faults, 0);
    assert_in_range(unmet, 0, UNMET_MOST);
}

static void every_level_in_english(void **state) {
    (void)state;
    every_level_in("en");
}

static void every_level_in_chinese(void **state) {
    (void)state;
    every_level_in("zh_CN");
}

static void every_level_in_arabic(void **state) {
    (void)state;
    every_level_in("ar");
}

static int write_guides(void **state) {
    (void)state;
    diag_list *problems = diag_create();
    book.memory = arena_create(64 << 20);
    book.texts = texts_of_course(BAY_SOURCE "/levels", mechanics_rules, book.memory, problems,
                                 &book.n_texts);
    diag_destroy(problems);
    assert_non_null(book.texts);
    assert_true(book.n_texts <= TEXTS_MAX);
    walker *w = walker_open("en", 100, 1280, 720);
    const course *all = app_game(w->a)->course;
    assert_true(all->n_levels <= LEVELS_MAX);
    for (size_t k = 0; k < all->n_levels; k++) {
        guide *d = &book.guides[k];
        for (size_t t = 0; t < book.n_texts; t++) {
            bool own = str_eq(book.texts[t].context, all->levels[k].id);
            d->first = own && d->end == 0 ? t : d->first;
            d->end = own ? t + 1 : d->end;
        }
        walker_name(w, all->levels[k].id, "en", 100);
        if (!runs(w, k)) {
            explore(w, d, k);
        }
    }
    return walker_close(w) == 0 ? 0 : -1;
}

static int close_book(void **state) {
    (void)state;
    arena_destroy(book.memory);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_level_in_english),
        cmocka_unit_test(every_level_in_chinese),
        cmocka_unit_test(every_level_in_arabic),
    };
    return cmocka_run_group_tests(tests, write_guides, close_book);
}
