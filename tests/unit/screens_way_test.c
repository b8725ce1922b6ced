// The way through the game by keys alone, and what must not happen on it.
#include <stdlib.h>
#include <unistd.h>

#include "core/file.h"
#include "screens_harness.h"

static void a_new_player_comes_from_the_title_to_a_level(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    frame(&b, (ui_input){0});
    press(&b); // Play, which has the focus
    assert_string_equal(on_screen(&b), "portrait");
    press(&b); // the first suggestion
    press(&b); // Now a face
    use(&b, "Surprise me");
    use(&b, "That is me");
    assert_string_equal(on_screen(&b), "scene"); // how it all began
    use(&b, "Skip");
    assert_string_equal(on_screen(&b), "bay");
    assert_true(b.g.player.id > 0);
    assert_true(b.g.player.name[0] != '\0');
    press(&b); // Pip: where to go
    press(&b); // the level that is open
    assert_string_equal(on_screen(&b), "play");
    assert_int_equal(b.g.play.course_level, game_next(&b.g).level);
    bench_close(&b);
}

static void a_typed_name_is_kept(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_push(&b.g, &screen_portrait);
    frame(&b, (ui_input){0});
    assert_true(tab_to(&b, "Type one"));
    frame(&b, (ui_input){.text = "Kit"});
    frame(&b, (ui_input){.text = "ex"});
    frame(&b, (ui_input){.erase = 1});
    press(&b); // Enter goes on to the button
    press(&b);
    use(&b, "That is me");
    assert_string_equal(b.g.player.name, "Kite");
    bench_close(&b);
}

static void one_alone_goes_straight_in_and_two_are_asked(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    add_player(&b, "Brave Otter");
    frame(&b, (ui_input){0});
    press(&b);
    assert_string_equal(on_screen(&b), "bay");
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "title");
    add_player(&b, "Kind Walrus");
    game_choose_player(&b.g, 0);
    press(&b);
    assert_string_equal(on_screen(&b), "who");
    use(&b, "Kind Walrus");
    assert_string_equal(b.g.player.name, "Kind Walrus");
    bench_close(&b);
}

static size_t players(bench *b) {
    player all[80];
    size_t n = 0;
    assert_true(store_players(b->g.store, all, 80, &n));
    return n;
}

static void deleting_asks_first(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    add_player(&b, "Brave Otter");
    game_push(&b.g, &screen_who);
    frame(&b, (ui_input){0});
    use(&b, "Change players");
    use(&b, "Brave Otter");
    use(&b, "Delete");
    assert_int_equal(players(&b), 1);
    assert_true(says(&b, "can't be undone"));
    assert_true(begins(focused(&b)->label, "Keep")); // a second press of the same key keeps
    press(&b);
    assert_int_equal(players(&b), 1);
    use(&b, "Brave Otter");
    use(&b, "Delete");
    use(&b, "Delete for good");
    assert_int_equal(players(&b), 0);
    bench_close(&b);
}

static void deleting_whoever_plays_leads_to_the_title(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    int64_t id = add_player(&b, "Brave Otter");
    add_player(&b, "Kind Walrus");
    game_choose_player(&b.g, id);
    game_home(&b.g, &screen_bay);
    frame(&b, (ui_input){0});
    use(&b, "Brave Otter");
    assert_string_equal(on_screen(&b), "who");
    use(&b, "Change players");
    use(&b, "Brave Otter");
    use(&b, "Delete");
    use(&b, "Delete for good");
    assert_true(b.g.player.id == 0);
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "title");
    bench_close(&b);
}

static void changing_keeps_the_player_and_the_lamps(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    int64_t id = add_player(&b, "Brave Otter");
    light_lamps(&b, id, 1);
    game_push(&b.g, &screen_who);
    frame(&b, (ui_input){0});
    use(&b, "Change players");
    use(&b, "Brave Otter");
    use(&b, "Change");
    assert_string_equal(on_screen(&b), "portrait");
    press(&b); // a suggestion replaces the name
    press(&b);
    use(&b, "That is me");
    assert_string_equal(on_screen(&b), "who");
    player all[4];
    size_t n = 0;
    assert_true(store_players(b.g.store, all, 4, &n));
    assert_int_equal(n, 1);
    assert_true(all[0].id == id);
    assert_string_not_equal(all[0].name, "Brave Otter");
    assert_int_equal(all[0].lamps, 1);
    bench_close(&b);
}

static void a_class_of_sixty_is_reached_page_by_page(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    for (int i = 0; i < 60; i++) {
        char name[32];
        snprintf(name, sizeof name, "Otter %02d", i);
        add_player(&b, name);
    }
    game_push(&b.g, &screen_who);
    frame(&b, (ui_input){0});
    bool met[60] = {false};
    for (int page = 0; page < 60; page++) {
        for (size_t i = 0; i < b.list->n; i++) {
            int who = -1;
            const char *at = b.list->items[i].id ? strstr(b.list->items[i].label, "Otter ") : NULL;
            if (at && sscanf(at, "Otter %d", &who) == 1) {
                met[who] = true;
            }
        }
        use(&b, "More");
    }
    for (int i = 0; i < 60; i++) {
        assert_true(met[i]);
    }
    bench_close(&b);
}

static int first_locked(const game *g) {
    for (size_t i = 0; i < g->course->n_levels; i++) {
        if (!course_open(g->course, g->done, i)) {
            return (int)i;
        }
    }
    return -1;
}

static void a_locked_level_says_why_and_does_not_start(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_choose_player(&b.g, add_player(&b, "Brave Otter"));
    int locked = first_locked(&b.g);
    assert_true(locked >= 0);
    const course_level *l = &b.g.course->levels[locked];
    game_home(&b.g, &screen_bay);
    frame(&b, (ui_input){0});
    for (size_t i = 0; i < b.g.course->n_quarters; i++) {
        if (b.g.course->quarters[i].strand == l->quarter) {
            use(&b, b.g.course->quarters[i].name.s);
        }
    }
    use(&b, l->title.s);
    assert_string_equal(on_screen(&b), "bay");
    assert_null(b.g.play.session);
    const draw_item *it = focused(&b);
    assert_non_null(it->value);
    assert_non_null(strstr(it->value, b.g.course->levels[l->needs[0]].title.s));
    bench_close(&b);
}

static void back_leads_out_of_a_quarter_to_where_it_was_opened(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_choose_player(&b.g, add_player(&b, "Brave Otter"));
    game_home(&b.g, &screen_bay);
    frame(&b, (ui_input){0});
    const char *name = b.g.course->quarters[0].name.s;
    use(&b, name);
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "bay");
    assert_true(begins(focused(&b)->label, name));
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "title");
    bench_close(&b);
}

static void a_lamp_just_lit_changes_the_bay(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_choose_player(&b.g, add_player(&b, "Brave Otter"));
    b.g.done[0] = true;
    b.g.just_lit = 0;
    game_home(&b.g, &screen_bay);
    one_frame(&b, (ui_input){0});
    assert_int_equal(ui_wake(b.u), 0); // the fog is on its way
    assert_int_equal(ui_sound(b.u), SOUND_LAMP);
    assert_true(says(&b, "A lamp is lit"));
    for (int i = 0; i < 60 * 8; i++) {
        one_frame(&b, (ui_input){0});
    }
    assert_int_equal(ui_wake(b.u), -1);
    assert_int_equal(b.g.just_lit, -1);
    press(&b);
    assert_false(says(&b, "A lamp is lit"));
    bench_close(&b);
}

static void what_a_child_did_is_kept_at_once(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    int64_t id = add_player(&b, "Brave Otter");
    game_choose_player(&b.g, id);
    assert_true(game_start_level(&b.g, 0, 1));
    action next;
    int rows = 0;
    b.g.play.rung = 2;
    for (int i = 0; i < 5000 && !session_done(b.g.play.session); i++) {
        evidence_list shown = {.n = 0};
        assert_true(session_hint(b.g.play.session, &next));
        assert_true(game_act(&b.g, next, &shown));
        rows += (int)shown.n;
        assert_int_equal(b.g.play.rung, rows > 0 ? 0 : 2); // help counts for one decision
    }
    store_summary sum;
    assert_true(store_session_summary(b.g.store, b.g.play.row, &sum));
    assert_int_equal(sum.first_all, sum.first_right);
    assert_true(rows > 0 && sum.first_all > 0);
    assert_true(store_done(b.g.store, id, b.g.course->levels[0].id)); // before the level is left
    assert_int_equal(b.g.just_lit, 0);
    assert_int_equal(b.g.player.lamps, 1);
    evidence_list none = {.n = 0};
    assert_false(game_act(&b.g, (action){.verb = 999}, &none));
    game_end_level(&b.g);
    assert_false(game_act(&b.g, next, &none));
    bench_close(&b);
}

static void settings_apply_at_once_and_are_kept(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_push(&b.g, &screen_settings);
    frame(&b, (ui_input){0});
    use(&b, "Pictures");
    use(&b, "Less motion");
    assert_true(b.g.settings.reduced_motion);
    assert_int_equal(b.applied, 1);
    use(&b, "Words");
    use(&b, language_find("ar")->name);
    assert_string_equal(b.g.settings.lang->code, "ar");
    assert_true(ui_rtl(b.u));
    b.g.settings = (settings){.lang = b.g.settings.lang};
    game_settings_load(&b.g);
    assert_true(b.g.settings.reduced_motion);
    assert_string_equal(b.g.settings.lang->code, "ar");
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "title");
    bench_close(&b);
}

// ar.mo in a new folder: a translation that knows one word of the interface and no level.
static void put_catalogue(char dir[], const char *msgid, const char *msgstr) {
    uint8_t mo[256] = {0};
    const uint32_t words[] = {
        0x950412de, 0, 1, 28, 36, 0, 0, (uint32_t)strlen(msgid), 64, (uint32_t)strlen(msgstr), 128};
    memcpy(mo, words, sizeof words);
    memcpy(mo + 64, msgid, strlen(msgid));
    memcpy(mo + 128, msgstr, strlen(msgstr));
    assert_non_null(mkdtemp(dir));
    char path[64] = "";
    assert_true(str_append(path, sizeof path, "%s/ar.mo", dir));
    assert_true(file_write(path, mo, sizeof mo, 0600));
}

static void take_catalogue_away(const char *dir) {
    char path[64] = "";
    assert_true(str_append(path, sizeof path, "%s/ar.mo", dir));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

static void a_level_without_translation_is_told_in_english_and_says_so(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    char dir[] = "/tmp/bay-lang-XXXXXX";
    put_catalogue(dir, "Begin", "ابدأ");
    b.g.lang_dir = dir;
    assert_true(game_start_level(&b.g, 0, 1));
    game_push(&b.g, &screen_play);
    game_push(&b.g, &screen_settings); // the language changes under the level
    frame(&b, (ui_input){0});
    use(&b, language_find("ar")->name);
    assert_true(ui_rtl(b.u));
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "play");
    assert_false(ui_rtl(b.u));
    use(&b, "Skip");
    assert_true(says(&b, "not in your language yet"));
    assert_true(says(&b, b.g.course->levels[0].title.source));
    assert_true(tab_to(&b, "ابدأ")); // the interface stays the reader's
    press(&b);
    assert_true(game_language(&b.g, "en"));
    frame(&b, (ui_input){0});
    assert_false(b.g.play.level->foreign);
    bench_close(&b);
    take_catalogue_away(dir);
}

static void settings_are_within_reach_of_a_level(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    assert_true(game_choose_player(&b.g, add_player(&b, "Brave Otter")));
    assert_true(game_start_level(&b.g, 0, 7));
    game_push(&b.g, &screen_play);
    frame(&b, (ui_input){0});
    use(&b, "Skip");
    use(&b, "Settings"); // from the card before play
    assert_string_equal(on_screen(&b), "settings");
    frame(&b, (ui_input){.back = true});
    use(&b, "Begin");
    for (int i = 0; i < 4; i++) {
        press(&b);
    }
    const session *s = b.g.play.session;
    size_t size = b.g.play.level->mechanic->size(b.g.play.level->spec);
    void *before = malloc(size);
    assert_non_null(before);
    memcpy(before, session_state(s), size);
    use(&b, "Settings");
    assert_string_equal(on_screen(&b), "settings");
    use(&b, language_find("ar")->name);
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "play"); // where it was, nothing lost
    assert_true(b.g.play.session == s);
    assert_memory_equal(session_state(s), before, size);
    assert_false(says(&b, "Begin"));
    free(before);
    bench_close(&b);
}

static void foolish_settings_are_not_believed(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    assert_true(store_setting_put(b.g.store, "text_scale", "9000"));
    assert_true(store_setting_put(b.g.store, "music", "loud"));
    assert_true(store_setting_put(b.g.store, "lang", "tlh"));
    game_settings_load(&b.g);
    assert_int_equal(b.g.settings.text_scale, 100);
    assert_true(b.g.settings.music >= 0 && b.g.settings.music <= 10);
    assert_string_equal(b.g.settings.lang->code, "en");
    assert_false(game_language(&b.g, "tlh"));
    bench_close(&b);
}

static void settings_come_from_wishes_and_choices(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    setting_wish *w = b.g.wishes;
    w[SETTING_MUSIC] = (setting_wish){WISH_DEFAULT, 2, false};
    w[SETTING_SOUNDS] = (setting_wish){WISH_DEFAULT, 2, true};
    w[SETTING_VOICE] = (setting_wish){WISH_NOW, 2, false};
    w[SETTING_HIGH_CONTRAST] = (setting_wish){WISH_NONE, 0, true};
    game_settings_load(&b.g);
    assert_int_equal(b.g.settings.music, 2); // nobody chose
    assert_int_equal(b.g.settings.text_scale, 100);
    assert_true(store_setting_put(b.g.store, "music", "4"));
    assert_true(store_setting_put(b.g.store, "sounds", "4"));
    assert_true(store_setting_put(b.g.store, "voice", "4"));
    assert_true(store_setting_put(b.g.store, "high_contrast", "1"));
    assert_true(store_setting_put(b.g.store, "key_hint", "120"));
    game_settings_load(&b.g);
    assert_int_equal(b.g.settings.music, 4);  // a choice counts before a file
    assert_int_equal(b.g.settings.sounds, 2); // but not where it is locked
    assert_int_equal(b.g.settings.voice, 2);  // nor before what is wished for this run
    assert_false(b.g.settings.high_contrast);
    assert_int_equal(b.g.settings.keys.own[KEY_HINT], 120);
    w[SETTING_KEYS].locked = true;
    game_settings_load(&b.g);
    assert_int_equal(b.g.settings.keys.own[KEY_HINT], 0);
    bench_close(&b);
}

// What a run or a file wished must not come to look like a player's choice.
static void only_what_a_player_changes_is_kept(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    b.g.wishes[SETTING_MUSIC] = (setting_wish){WISH_DEFAULT, 2, false};
    b.g.wishes[SETTING_TEXT_SCALE] = (setting_wish){WISH_NOW, 150, false};
    game_settings_load(&b.g);
    game_push(&b.g, &screen_settings);
    frame(&b, (ui_input){0});
    use(&b, "Pictures");
    use(&b, "Less motion");
    char value[16];
    assert_true(store_setting_get(b.g.store, "reduced_motion", value, sizeof value));
    assert_string_equal(value, "1");
    assert_false(store_setting_get(b.g.store, "music", value, sizeof value));
    assert_false(store_setting_get(b.g.store, "text_scale", value, sizeof value));
    assert_false(store_setting_get(b.g.store, "lang", value, sizeof value));
    bench_close(&b);
}

static void locked_settings_say_so_and_stay(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        b.g.wishes[i].locked = true;
    }
    game_settings_load(&b.g);
    settings before = b.g.settings;
    game_push(&b.g, &screen_settings);
    frame(&b, (ui_input){0});
    static const char *const tabs[] = {"Words", "Pictures", "Sound", "Playing"};
    static const char *const rows[][3] = {{"Language", "Text size", NULL},
                                          {"Less motion", "Strong contrast", "Full screen"},
                                          {"Music", "Sounds", "Voice"},
                                          {"One switch", "Keys", NULL}};
    for (size_t t = 0; t < sizeof tabs / sizeof *tabs; t++) {
        use(&b, tabs[t]);
        for (size_t r = 0; r < 3 && rows[t][r]; r++) {
            use(&b, rows[t][r]);
            assert_true(focused(&b)->flags & DRAW_DISABLED);
            assert_true(says(&b, "chosen for everybody who plays on this machine"));
            frame(&b, (ui_input){.dx = 1});
            assert_string_equal(on_screen(&b), "settings");
            use(&b, tabs[t]);
        }
    }
    assert_int_equal(b.applied, 0);
    for (setting_id i = 0; i < SETTING_VALUES; i++) {
        assert_int_equal(setting_get(&b.g.settings, i), setting_get(&before, i));
    }
    bench_close(&b);
}

static void trouble_with_the_store_is_said_once(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    b.g.store_status = STORE_IN_MEMORY;
    game_push(&b.g, &screen_notice);
    frame(&b, (ui_input){0});
    assert_true(says(&b, "can be saved"));
    press(&b);
    assert_string_equal(on_screen(&b), "title");
    bench_close(&b);
}

static void a_full_stack_refuses_one_more(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    for (int i = 0; i < GAME_MAX_DEPTH + 3; i++) {
        game_push(&b.g, &screen_settings);
    }
    assert_int_equal(b.g.depth, GAME_MAX_DEPTH);
    game_home(&b.g, &screen_title);
    assert_int_equal(b.g.depth, 1);
    bench_close(&b);
}

static void quitting_is_only_asked_of_the_host(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    frame(&b, (ui_input){0});
    use(&b, "Quit");
    assert_true(b.quit);
    assert_string_equal(on_screen(&b), "title");
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_player_comes_from_the_title_to_a_level),
        cmocka_unit_test(a_typed_name_is_kept),
        cmocka_unit_test(one_alone_goes_straight_in_and_two_are_asked),
        cmocka_unit_test(deleting_asks_first),
        cmocka_unit_test(deleting_whoever_plays_leads_to_the_title),
        cmocka_unit_test(changing_keeps_the_player_and_the_lamps),
        cmocka_unit_test(a_class_of_sixty_is_reached_page_by_page),
        cmocka_unit_test(a_locked_level_says_why_and_does_not_start),
        cmocka_unit_test(back_leads_out_of_a_quarter_to_where_it_was_opened),
        cmocka_unit_test(a_lamp_just_lit_changes_the_bay),
        cmocka_unit_test(what_a_child_did_is_kept_at_once),
        cmocka_unit_test(a_level_without_translation_is_told_in_english_and_says_so),
        cmocka_unit_test(settings_apply_at_once_and_are_kept),
        cmocka_unit_test(settings_are_within_reach_of_a_level),
        cmocka_unit_test(foolish_settings_are_not_believed),
        cmocka_unit_test(settings_come_from_wishes_and_choices),
        cmocka_unit_test(only_what_a_player_changes_is_kept),
        cmocka_unit_test(locked_settings_say_so_and_stay),
        cmocka_unit_test(trouble_with_the_store_is_said_once),
        cmocka_unit_test(a_full_stack_refuses_one_more),
        cmocka_unit_test(quitting_is_only_asked_of_the_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
