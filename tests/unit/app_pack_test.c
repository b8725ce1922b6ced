// A pack from the window to the lamp: dropped, listed, played to its end in three languages,
// replaced, removed, and back again with its lamps lit.
#include "pack_shop.h"
#include "walker.h"

#include <minizip/zip.h>

enum { MOST_ACTIONS = 500 };

typedef struct {
    pack_shop *shop;
    char zip[64];
} harbour;

static int open_harbour(void **state) {
    harbour *h = calloc(1, sizeof *h);
    h->shop = pack_shop_open();
    snprintf(h->zip, sizeof h->zip, "%s.zip", h->shop->dir);
    *state = h;
    return 0;
}

static int close_harbour(void **state) {
    harbour *h = *state;
    remove(h->zip);
    pack_shop_close(h->shop);
    free(h);
    return 0;
}

// The good pack as a zip, in any version; broken: one of its levels has a mistake.
static void zip_up(harbour *h, int version, bool broken) {
    pack_files *f = pack_files_read_folder(GOOD_PACK, h->shop->a, h->shop->said);
    zipFile z = zipOpen(h->zip, APPEND_STATUS_CREATE);
    assert_non_null(f);
    assert_non_null(z);
    for (size_t i = 0; i < f->n; i++) {
        char *bytes = strdup(f->files[i].bytes);
        char *at = strstr(bytes, f->files[i].kind == PACK_MANIFEST ? "version: 1" : "[S3]");
        if (at && f->files[i].kind == PACK_MANIFEST) {
            at[9] = (char)('0' + version);
        } else if (at && broken) {
            at[2] = 'Q';
        }
        zip_fileinfo about = {0};
        assert_int_equal(zipOpenNewFileInZip(z, f->files[i].name, &about, NULL, 0, NULL, 0, NULL,
                                             Z_DEFLATED, Z_DEFAULT_COMPRESSION),
                         ZIP_OK);
        zipWriteInFileInZip(z, bytes, (unsigned)f->files[i].n);
        assert_int_equal(zipCloseFileInZip(z), ZIP_OK);
        free(bytes);
    }
    assert_int_equal(zipClose(z, NULL), ZIP_OK);
}

static walker *at_the_bay(harbour *h, const char *lang) {
    walker *w = walker_open(lang, 100, 1280, 720);
    game *g = app_game(w->a);
    int64_t id = 0;
    walker_name(w, "packs", lang, 100);
    g->shelf.dir = h->shop->dir;
    assert_true(store_player_add(g->store, "Brave Otter", "mina", &id));
    assert_true(game_choose_player(g, id));
    game_home(g, &screen_bay);
    walker_frame(w, (ui_input){0});
    return w;
}

static void use(walker *w, const char *msgid) {
    const draw_item *it = walker_find(w, msgid);
    if (!it) {
        draw_print(w->list, false, stderr);
        fail_msg("there is no \"%s\" on the screen %s", msgid, walker_screen(w));
    }
    walker_use(w, it);
}

static bool says(const walker *w, const char *text) {
    for (size_t i = 0; i < w->list->n; i++) {
        const draw_item *it = &w->list->items[i];
        if ((it->label && strstr(it->label, text)) || (it->value && strstr(it->value, text))) {
            return true;
        }
    }
    return false;
}

static void drop(walker *w, harbour *h) {
    game_bring_pack(app_game(w->a), h->zip);
    walker_frame(w, (ui_input){0});
    assert_string_equal(walker_screen(w), "packs");
}

// The one who knows plays what is under way to its end, and goes back to where it came from.
static void play_to_the_end(walker *w) {
    game *g = app_game(w->a);
    action next;
    for (int i = 0; i < MOST_ACTIONS && !session_done(g->play.session); i++) {
        assert_true(session_hint(g->play.session, &next));
        assert_true(game_act(g, next, NULL));
        while (!session_rests(g->play.session)) {
            game_tick(g);
        }
    }
    assert_true(g->play.finished);
    game_replace(g, &screen_result);
    walker_frame(w, (ui_input){0});
    use(w, "Back");
    assert_string_equal(walker_screen(w), "elsewhere");
}

static void press(walker *w) {
    walker_frame(w, (ui_input){.accept = true});
}

static size_t lamps(walker *w) {
    game *g = app_game(w->a);
    size_t lit = 0;
    game_shelf_read(g);
    for (size_t i = 0; g->shelf.now.n > 0 && i < g->shelf.now.packs[0]->levels->n_levels; i++) {
        lit += game_pack_done(g, g->shelf.now.packs[0], i);
    }
    return lit;
}

static void lives(harbour *h, const char *lang, const char *title, const char *first,
                  const char *ask) {
    walker *w = at_the_bay(h, lang);
    game *g = app_game(w->a);
    int bay_lamps = g->player.lamps;
    assert_null(walker_find(w, "From elsewhere"));
    zip_up(h, 1, false);
    drop(w, h);
    assert_true(says(w, "Storm week"));
    walker_frame(w, (ui_input){.back = true}); // the result
    walker_frame(w, (ui_input){.back = true}); // the list
    walker_frame(w, (ui_input){0});
    assert_string_equal(walker_screen(w), "bay");
    use(w, "From elsewhere");
    assert_true(says(w, title) && says(w, first) && says(w, "2026-11-24") && says(w, "Class 6b"));
    press(w); // the first level that is open
    assert_string_equal(walker_screen(w), "play");
    assert_string_equal(g->play.key, "storm-week/storm-board");
    assert_false(g->play.level->foreign);
    assert_true(says(w, first));
    press(w);
    assert_true(says(w, ask));
    play_to_the_end(w);
    assert_int_equal(lamps(w), 1);
    press(w); // the second has opened, and has the focus
    assert_string_equal(g->play.key, "storm-week/late-caller");
    play_to_the_end(w);
    assert_int_equal(lamps(w), 2);
    assert_int_equal(g->player.lamps, bay_lamps);
    assert_true(game_next(g).level >= 0); // the bay's own way goes on as before

    zip_up(h, 2, false);
    drop(w, h);
    assert_int_equal(g->shelf.now.packs[0]->head.version, 2);
    assert_int_equal(lamps(w), 2);
    zip_up(h, 1, false);
    drop(w, h);
    assert_int_equal(g->shelf.now.packs[0]->head.version, 2);
    use(w, "Leave it");
    drop(w, h);
    use(w, "Put it in its place");
    assert_int_equal(g->shelf.now.packs[0]->head.version, 1);
    zip_up(h, 3, true);
    drop(w, h);
    assert_true(says(w, "unknown-skill"));
    assert_int_equal(g->shelf.now.packs[0]->head.version, 1);
    walker_frame(w, (ui_input){.back = true});

    walker_frame(w, (ui_input){.tab = 1});
    press(w);
    use(w, "Remove");
    use(w, "Remove it");
    assert_int_equal(g->shelf.now.n, 0);
    assert_false(game_shelf_any(g));
    zip_up(h, 2, false);
    drop(w, h);
    assert_int_equal(lamps(w), 2);
    assert_int_equal(walker_close(w), 0);
}

static void lives_in_english(void **state) {
    lives(*state, "en", "Storm week", "The storm board", "Does it go on the board?");
}

static void lives_in_chinese(void **state) {
    lives(*state, "zh_CN", "风暴周", "风暴公告板", "它该上公告板吗？");
}

static void lives_in_arabic(void **state) {
    lives(*state, "ar", "أسبوع العاصفة", "لوحة العاصفة", "هل مكانه على اللوحة؟");
}

// While a level of it is played: what is under way goes on, and speaks the new language.
static void language_changes_in_play(void **state) {
    harbour *h = *state;
    walker *w = at_the_bay(h, "ar");
    game *g = app_game(w->a);
    pack_shop_add(h->shop, "storm-week", 1, "Storm week");
    game_push(g, &screen_elsewhere);
    walker_frame(w, (ui_input){0});
    press(w);
    assert_true(says(w, "لوحة العاصفة"));
    assert_true(game_language(g, "zh_CN"));
    walker_frame(w, (ui_input){0});
    assert_true(says(w, "风暴公告板"));
    assert_true(game_language(g, "en"));
    walker_frame(w, (ui_input){0});
    assert_true(says(w, "The storm board"));
    assert_true(shelf_remove(h->shop->dir, "storm-week"));
    press(w);
    play_to_the_end(w);
    assert_int_equal(g->shelf.now.n, 0);
    walker_close(w);
}

// In a kiosk nobody adds or removes.
static void a_kiosk_takes_nothing(void **state) {
    harbour *h = *state;
    app_options o = {.w = 1280, .h = 720, .headless = true, .kiosk = true};
    int status = 0;
    walker w = {.a = app_create(&o, &status), .w = 1280, .h = 720};
    assert_non_null(w.a);
    app_game(w.a)->shelf.dir = h->shop->dir;
    game_home(app_game(w.a), &screen_title);
    zip_up(h, 1, false);
    game_bring_pack(app_game((&w)->a), h->zip);
    walker_frame(&w, (ui_input){0});
    assert_string_equal(walker_screen(&w), "title");
    assert_false(shelf_any(h->shop->dir));
    game_home(app_game(w.a), &screen_settings);
    walker_frame(&w, (ui_input){0});
    use(&w, "Playing");
    assert_null(walker_find(&w, "Levels from elsewhere"));
    app_destroy(w.a);
}

int main(void) {
#define AT_SEA(test) cmocka_unit_test_setup_teardown(test, open_harbour, close_harbour)
    const struct CMUnitTest tests[] = {AT_SEA(lives_in_english), AT_SEA(lives_in_chinese),
                                       AT_SEA(lives_in_arabic), AT_SEA(language_changes_in_play),
                                       AT_SEA(a_kiosk_takes_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
