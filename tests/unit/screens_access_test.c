// Playing with what one has: keys of one's own, and a single switch that meets everything.
#include "screens_harness.h"

static void keys_are_chosen_taken_over_and_given_back(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_push(&b.g, &screen_keys);
    frame(&b, (ui_input){0});
    use(&b, "Help");
    assert_true(ui_wants_key(b.u));
    assert_true(says(&b, "Press the key for"));
    frame(&b, (ui_input){.key = 'x'});
    assert_false(ui_wants_key(b.u));
    assert_int_equal(b.g.settings.keys.own[KEY_HINT], 'x');
    assert_true(b.applied > 0);
    use(&b, "Choose");
    frame(&b, (ui_input){.key = 'x'}); // one key does one thing
    assert_int_equal(b.g.settings.keys.own[KEY_ACCEPT], 'x');
    assert_int_equal(b.g.settings.keys.own[KEY_HINT], 0);
    game_settings_load(&b.g); // as the next start will
    assert_int_equal(b.g.settings.keys.own[KEY_ACCEPT], 'x');
    use(&b, "Choose");
    frame(&b, (ui_input){.back = true});
    assert_false(ui_wants_key(b.u));
    assert_string_equal(on_screen(&b), "keys");
    use(&b, "Choose");
    use(&b, "None of my own");
    assert_int_equal(b.g.settings.keys.own[KEY_ACCEPT], 0);
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "title");
    bench_close(&b);
}

static void one_switch_and_keys_are_settings(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    game_push(&b.g, &screen_settings);
    frame(&b, (ui_input){0});
    use(&b, "Playing");
    assert_true(tab_to(&b, "One switch"));
    frame(&b, (ui_input){.dx = 1});
    frame(&b, (ui_input){.dx = 1});
    assert_int_equal(b.g.settings.scan, 10);
    assert_int_equal(game_prefs(&b.g).scan_ms, 1000);
    frame(&b, (ui_input){.dx = -1});
    frame(&b, (ui_input){.dx = -1});
    assert_int_equal(b.g.settings.scan, 0);
    use(&b, "Keys");
    assert_string_equal(on_screen(&b), "keys");
    frame(&b, (ui_input){.back = true});
    assert_string_equal(on_screen(&b), "settings");
    bench_close(&b);
}

static void every_target_gets_its_turn(bench *b) {
    bool met[256] = {false};
    size_t want = 0, got = 0;
    ui_id ids[256];
    for (size_t i = b->list->top; i < b->list->n && want < 256; i++) {
        const draw_item *it = &b->list->items[i];
        if (it->id && it->role != ROLE_NONE && !(it->flags & DRAW_DISABLED)) {
            ids[want++] = it->id;
        }
    }
    for (size_t turn = 0; turn < 2 * want + 2; turn++) {
        const draw_item *it = focused(b);
        for (size_t i = 0; it && i < want; i++) {
            got += it->id == ids[i] && !met[i];
            met[i] = met[i] || it->id == ids[i];
        }
        b->now += 2100;
        frame(b, (ui_input){0});
    }
    if (got != want) {
        draw_print(b->list, false, stderr);
        fail_msg("on %s one switch meets %zu of %zu", on_screen(b), got, want);
    }
}

static void one_switch_meets_everything(void **state) {
    (void)state;
    static const screen *const some[] = {&screen_title, &screen_who, &screen_settings,
                                         &screen_keys};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        bench b;
        bench_open(&b);
        b.g.settings.scan = 10;
        add_player(&b, "Otter");
        game_push(&b.g, some[i]);
        frame(&b, (ui_input){0});
        every_target_gets_its_turn(&b);
        bench_close(&b);
    }
}

static const draw_item *reading_button(const bench *b) {
    for (size_t i = b->list->top; i < b->list->n; i++) {
        if (b->list->items[i].flags & DRAW_READS) {
            return &b->list->items[i];
        }
    }
    return NULL;
}

// Where nothing can be read aloud the button has the focus all the same, and says why; so does its
// key, on screens without the button too.
static void it_is_said_why_nothing_is_read(void **state) {
    (void)state;
    static const struct {
        voice_state voice;
        const char *why;
    } cases[] = {{VOICE_MISSING, "espeak-ng"},
                 {VOICE_NO_SOUND, "no sound"},
                 {VOICE_TURNED_OFF, "turned off"},
                 {VOICE_FAILED, "in this language"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench b;
        bench_open(&b);
        b.voice = cases[i].voice;
        frame(&b, (ui_input){.read = true});
        assert_true(says(&b, cases[i].why));
        frame(&b, (ui_input){.tab = 1});
        assert_false(says(&b, cases[i].why));
        assert_true(game_start_level(&b.g, 0, 7));
        game_push(&b.g, &screen_play);
        frame(&b, (ui_input){0});
        assert_false(says(&b, cases[i].why));
        assert_true(reading_button(&b)->flags & DRAW_DISABLED);
        use(&b, "Read aloud");
        assert_true(says(&b, cases[i].why));
        frame(&b, (ui_input){.tab = 1});
        assert_false(says(&b, cases[i].why));
        rectf at = reading_button(&b)->at;
        ui_input tap = {.pointer = true, .x = at.x + 32, .y = at.y + 32, .down = true};
        frame(&b, tap);
        tap.down = false;
        tap.up = true;
        frame(&b, tap);
        assert_true(says(&b, cases[i].why));
        bench_close(&b);
    }
}

static void the_button_stops_what_it_began(void **state) {
    (void)state;
    bench b;
    bench_open(&b);
    assert_true(game_start_level(&b.g, 0, 7));
    game_push(&b.g, &screen_play);
    frame(&b, (ui_input){0});
    assert_true(tab_to(&b, "Read aloud"));
    assert_false(reading_button(&b)->flags & DRAW_DISABLED);
    one_frame(&b, (ui_input){.accept = true});
    assert_true(ui_read_pressed(b.u));
    b.voice = VOICE_SPEAKS;
    frame(&b, (ui_input){0});
    assert_true(begins(reading_button(&b)->label, "Stop"));
    one_frame(&b, (ui_input){.accept = true});
    assert_true(ui_read_pressed(b.u));
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_chosen_taken_over_and_given_back),
        cmocka_unit_test(one_switch_and_keys_are_settings),
        cmocka_unit_test(one_switch_meets_everything),
        cmocka_unit_test(it_is_said_why_nothing_is_read),
        cmocka_unit_test(the_button_stops_what_it_began),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
