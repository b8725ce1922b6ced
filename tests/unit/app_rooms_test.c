// Every screen in every language, at three sizes of words on three shapes of canvas, in its real
// fonts: each target is large enough to hit and under no other, no words are cut or leave their
// paper.
#include "walker.h"

#include "pack_shop.h"

typedef struct {
    const char *name;
    void (*go)(walker *w); // from the title
    bool map;              // landmarks lie where they lie: words may stand before them
} place;

enum { TABS = 24, CLASS = 30, LINES_MOST = 60, PAGES_MOST = 7 };

static void press(walker *w) {
    walker_frame(w, (ui_input){.accept = true});
}

static void use(walker *w, const char *msgid) {
    walker_frame(w, (ui_input){0});
    const draw_item *it = walker_find(w, msgid);
    if (!it) {
        draw_print(w->list, false, stderr);
        fail_msg("%s: there is no \"%s\" on the screen %s", w->where, msgid, walker_screen(w));
    }
    walker_use(w, it);
}

static int64_t add_player(walker *w, const char *name, size_t lamps) {
    game *g = app_game(w->a);
    int64_t id = 0;
    assert_true(store_player_add(g->store, name, "mina", &id));
    for (size_t i = 0; i < lamps && i < g->course->n_levels; i++) {
        int64_t row = 0;
        assert_true(store_session_begin(g->store, id, g->course->levels[i].id, 1, 1, &row));
        assert_true(store_session_end(g->store, row, true));
    }
    return id;
}

static void crowd(walker *w, int n) {
    static const char *const names[] = {"An extremely long name!!", "Brave Otter", "Quiet Comet",
                                        "Clever Magpie"};
    for (int i = 0; i < n; i++) {
        add_player(w, names[i % 4], (size_t)i % 3);
    }
}

static void show(walker *w, const screen *s) {
    game_push(app_game(w->a), s);
    walker_frame(w, (ui_input){0});
}

static void to_title(walker *w) {
    (void)w;
}

static void to_who_empty(walker *w) {
    show(w, &screen_who);
}

static void to_who_few(walker *w) {
    crowd(w, 4);
    show(w, &screen_who);
}

static void to_who_class(walker *w) {
    crowd(w, CLASS);
    show(w, &screen_who);
}

static const draw_item *named(walker *w, const char *name) {
    for (size_t i = 0; i < w->list->n; i++) {
        const draw_item *it = &w->list->items[i];
        if (walker_usable(it) && strstr(it->label, name)) {
            return it;
        }
    }
    return NULL;
}

static void to_who_asked(walker *w) {
    static const char name[] = "An extremely long name!!";
    to_who_few(w);
    use(w, "Change players");
    while (!named(w, name)) {
        use(w, "More");
    }
    walker_use(w, named(w, name));
}

static void to_who_deleting(walker *w) {
    to_who_asked(w);
    use(w, "Delete");
}

static void to_who_exported(walker *w) {
    to_who_asked(w);
    use(w, "Export");
}

static void to_name(walker *w) {
    show(w, &screen_portrait);
}

static void to_face(walker *w) {
    to_name(w);
    press(w);
    press(w);
    assert_non_null(walker_find(w, "That is me"));
}

static void at_bay(walker *w, size_t lamps) {
    game *g = app_game(w->a);
    assert_true(game_choose_player(g, add_player(w, "An extremely long name!!", lamps)));
    game_home(g, &screen_bay);
    walker_frame(w, (ui_input){0});
}

static void to_bay_dark(walker *w) {
    at_bay(w, 0);
}

static void to_bay(walker *w) {
    at_bay(w, 2);
}

static void to_bay_lit(walker *w) {
    at_bay(w, app_game(w->a)->course->n_levels);
}

static void to_quarter(walker *w) {
    at_bay(w, 2);
    press(w);
    assert_non_null(walker_find(w, "Back"));
}

static void to_settings(walker *w) {
    show(w, &screen_settings);
}

static void to_settings_of_playing(walker *w) {
    to_settings(w);
    use(w, "Playing");
}

static void to_keys(walker *w) {
    for (int i = 0; i < KEY_ACTIONS; i++) {
        app_game(w->a)->settings.keys.own[i] = 'a' + i;
    }
    show(w, &screen_keys);
}

static void to_a_key(walker *w) {
    to_keys(w);
    use(w, "To the right");
}

static void to_notice(walker *w) {
    app_game(w->a)->store_status = STORE_FOREIGN;
    show(w, &screen_notice);
}

static void to_trial(walker *w) {
    assert_true(game_try(app_game(w->a), BAY_SOURCE "/tests/bad-levels/head-types.yaml"));
    walker_frame(w, (ui_input){0});
}

// --- levels from elsewhere

static pack_shop *shop; // three packs, made once

static void with_packs(walker *w) {
    at_bay(w, 2);
    app_game(w->a)->shelf.dir = shop->dir;
}

static void to_bay_with_packs(walker *w) {
    with_packs(w);
    show(w, &screen_bay);
}

static void to_elsewhere(walker *w) {
    with_packs(w);
    show(w, &screen_elsewhere);
}

static void to_a_pack(walker *w) {
    to_elsewhere(w);
    press(w);
}

static void to_packs(walker *w) {
    with_packs(w);
    show(w, &screen_packs);
}

static void to_packs_one(walker *w) {
    static const char title[] = "An extremely long title of a pack of levels!!";
    to_packs(w);
    while (!named(w, title)) {
        use(w, "More");
    }
    walker_use(w, named(w, title));
    assert_non_null(walker_find(w, "Remove"));
}

static void to_packs_removing(walker *w) {
    to_packs_one(w);
    use(w, "Remove");
}

static void to_packs_none(walker *w) {
    to_packs(w);
    press(w);
}

static void to_packs_older(walker *w) {
    to_packs(w);
    game_bring_pack(app_game(w->a), GOOD_PACK);
    walker_frame(w, (ui_input){0});
    assert_non_null(walker_find(w, "Put it in its place"));
}

static void to_packs_refused(walker *w) {
    to_packs(w);
    game_bring_pack(app_game(w->a), BAY_SOURCE "/tests/bad-translations");
    walker_frame(w, (ui_input){0});
    assert_non_null(walker_find(w, "Read on"));
}

// Each target in turn has the focus, because what has it grows.
static void walk(walker *w) {
    walker_look(w);
    for (int i = 0; i < TABS; i++) {
        walker_frame(w, (ui_input){.tab = 1});
        walker_look(w);
    }
}

// Every line that it tells.
static void walk_scene(walker *w, bool closing) {
    game *g = app_game(w->a);
    at_bay(w, 2);
    game_tell(g, closing ? &g->course->closing : &g->course->opening);
    walker_frame(w, (ui_input){0});
    for (int i = 0; str_eq(walker_screen(w), "scene"); i++) {
        assert_true(i < LINES_MOST);
        walker_look(w);
        press(w);
    }
}

static void to_scene_opening(walker *w) {
    walk_scene(w, false);
}

static void to_scene_closing(walker *w) {
    walk_scene(w, true);
}

// The panel of each quarter, all its pages.
static void to_quarters(walker *w) {
    game *g = app_game(w->a);
    at_bay(w, 2);
    w->map = true;
    for (size_t i = 0; i < g->course->n_quarters; i++) {
        walker_use(w, named(w, g->course->quarters[i].name.s));
        assert_non_null(walker_find(w, "Back"));
        w->map = false;
        for (int page = 0; page < PAGES_MOST; page++) {
            walker_look(w);
            const draw_item *more = walker_find(w, "More");
            if (more) {
                walker_use(w, more);
            }
        }
        walker_use(w, walker_find(w, "Back"));
        w->map = true;
    }
}

static const place places[] = {
    {"title", to_title, false},
    {"who, nobody", to_who_empty, false},
    {"who, a few", to_who_few, false},
    {"who, a class", to_who_class, false},
    {"who, what about", to_who_asked, false},
    {"who, deleting", to_who_deleting, false},
    {"who, exported", to_who_exported, false},
    {"portrait, name", to_name, false},
    {"portrait, face", to_face, false},
    {"bay, dark", to_bay_dark, true},
    {"bay", to_bay, true},
    {"bay, lit", to_bay_lit, true},
    {"bay, a quarter", to_quarter, false},
    {"bay, quarters", to_quarters, true},
    {"scene, opening", to_scene_opening, true},
    {"scene, closing", to_scene_closing, true},
    {"settings", to_settings, false},
    {"settings, playing", to_settings_of_playing, false},
    {"keys", to_keys, false},
    {"a key", to_a_key, false},
    {"notice", to_notice, false},
    {"trial", to_trial, false},
    {"bay with packs", to_bay_with_packs, true},
    {"elsewhere", to_elsewhere, false},
    {"elsewhere, a pack", to_a_pack, false},
    {"packs", to_packs, false},
    {"packs, one", to_packs_one, false},
    {"packs, removing", to_packs_removing, false},
    {"packs, none found", to_packs_none, false},
    {"packs, older", to_packs_older, false},
    {"packs, refused", to_packs_refused, false},
};

static int look_at(const place *p, const char *lang, int scale, float w, float h) {
    walker *k = walker_open(lang, scale, w, h);
    walker_name(k, p->name, lang, scale);
    walker_frame(k, (ui_input){0});
    p->go(k);
    k->map = p->map;
    walk(k);
    const draw_item *more = walker_find(k, "More");
    if (more) { // another page of it
        walker_use(k, more);
        walk(k);
    }
    return walker_close(k);
}

static void every_screen_in(const char *lang) {
    static const struct { float w, h; } sizes[] = {{1280, 720}, {1280, 960}, {1680, 720}};
    int n = 0;
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        for (size_t k = 0; k < 3; k++) {
            for (size_t s = 0; s < 3; s++) {
                n += look_at(&places[p], lang, walker_scales[s], sizes[k].w, sizes[k].h);
            }
        }
    }
    assert_int_equal(n, 0);
}

static void every_screen_in_english(void **state) {
    (void)state;
    every_screen_in("en");
}

static void every_screen_in_chinese(void **state) {
    (void)state;
    every_screen_in("zh_CN");
}

static void every_screen_in_arabic(void **state) {
    (void)state;
    every_screen_in("ar");
}

static int open_packs(void **state) {
    (void)state;
    shop = pack_shop_open();
    pack_shop_add(shop, "storm-week", 2, "Storm week");
    pack_shop_add(shop, "a-very-long-one", 1, "An extremely long title of a pack of levels!!");
    pack_shop_add(shop, "short", 1, "Tea");
    return 0;
}

static int close_packs(void **state) {
    (void)state;
    pack_shop_close(shop);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_in_english),
        cmocka_unit_test(every_screen_in_chinese),
        cmocka_unit_test(every_screen_in_arabic),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
