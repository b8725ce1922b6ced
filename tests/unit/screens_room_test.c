// Every screen in every size of window and words, in both directions: each target is large enough
// to hit, lies on the canvas and under no other; no words leave the canvas.
#include "screens_harness.h"

typedef struct {
    const char *name;
    void (*go)(bench *b); // from the title
    bool map;             // landmarks lie where they lie: words may stand before them
} place;

typedef struct {
    float w, h;
    int scale;
    const char *lang;
} shape;

static void to_title(bench *b) {
    (void)b;
}

static void crowd(bench *b, int n) {
    static const char *const names[] = {"Brave Otter", "Quiet Comet", "Clever Magpie",
                                        "An extremely long name!!"};
    for (int i = 0; i < n; i++) {
        light_lamps(b, add_player(b, names[i % 4]), (size_t)i % 3);
    }
}

static void to_who_empty(bench *b) {
    game_push(&b->g, &screen_who);
}

static void to_who_few(bench *b) {
    crowd(b, 4);
    game_push(&b->g, &screen_who);
}

static void to_who_class(bench *b) {
    crowd(b, 30);
    game_push(&b->g, &screen_who);
}

static void to_who_asked(bench *b) {
    to_who_few(b);
    frame(b, (ui_input){0});
    use(b, "Change players");
    use(b, "An extremely long name");
}

static void to_who_deleting(bench *b) {
    to_who_asked(b);
    use(b, "Delete");
}

static void to_who_exported(bench *b) {
    to_who_asked(b);
    use(b, "Export");
}

static void to_name(bench *b) {
    game_push(&b->g, &screen_portrait);
}

static void to_face(bench *b) {
    to_name(b);
    frame(b, (ui_input){0});
    press(b);
    press(b);
    assert_true(says(b, "That is me"));
}

static void player_at_bay(bench *b) {
    int64_t id = add_player(b, "An extremely long name!!");
    light_lamps(b, id, 2);
    assert_true(game_choose_player(&b->g, id));
    game_home(&b->g, &screen_bay);
}

static void to_quarter(bench *b) {
    player_at_bay(b);
    frame(b, (ui_input){0});
    press(b);
    assert_true(says(b, "Back"));
}

static void to_settings(bench *b) {
    game_push(&b->g, &screen_settings);
}

static void to_settings_of_playing(bench *b) {
    to_settings(b);
    frame(b, (ui_input){0});
    use(b, "Playing");
}

static void to_keys(bench *b) {
    for (int i = 0; i < KEY_ACTIONS; i++) {
        b->g.settings.keys.own[i] = 'a' + i;
    }
    game_push(&b->g, &screen_keys);
}

static void to_a_key(bench *b) {
    to_keys(b);
    frame(b, (ui_input){0});
    use(b, "To the right");
}

static void to_notice(bench *b) {
    b->g.store_status = STORE_FOREIGN;
    game_push(&b->g, &screen_notice);
}

static void to_trial(bench *b) {
    assert_true(game_try(&b->g, BAY_SOURCE "/tests/bad-levels/head-types.yaml"));
}

static void to_opening(bench *b) {
    player_at_bay(b);
    game_tell(&b->g, &b->g.course->opening);
}

static void to_lighthouse_scene(bench *b) {
    to_opening(b);
    frame(b, (ui_input){0});
    while (!says(b, "There you are!")) {
        press(b);
    }
}

static void to_great_lamp(bench *b) {
    player_at_bay(b);
    game_tell(&b->g, &b->g.course->closing);
    frame(b, (ui_input){0});
    while (!says(b, "Here comes the light")) {
        press(b);
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
    {"bay", player_at_bay, true},
    {"bay, a quarter", to_quarter, false},
    {"settings", to_settings, false},
    {"settings, playing", to_settings_of_playing, false},
    {"keys", to_keys, false},
    {"a key", to_a_key, false},
    {"notice", to_notice, false},
    {"trial", to_trial, false},
    {"scene, opening", to_opening, false},
    {"scene, lighthouse", to_lighthouse_scene, false},
    {"scene, great lamp", to_great_lamp, false},
};

static bool inside(rectf r, const bench *b) {
    return r.x >= -0.5f && r.y >= -0.5f && r.x + r.w <= b->w + 0.5f && r.y + r.h <= b->h + 0.5f;
}

static bool covers(rectf p, rectf q) {
    const float slack = 1;
    return p.x + slack < q.x + q.w && q.x + slack < p.x + p.w && p.y + slack < q.y + q.h &&
           q.y + slack < p.y + p.h;
}

static bool is_target(const draw_item *it) {
    return it->id != 0 && it->role != ROLE_NONE;
}

// How many faults this frame has; each is printed.
static int faults(const bench *b, const char *where, bool map) {
    int n = 0;
    for (size_t i = b->list->top; i < b->list->n; i++) {
        const draw_item *it = &b->list->items[i];
        const char *what = it->label ? it->label : "";
        if (it->kind == DRAW_TEXT && !inside(it->at, b)) {
            print_error("%s: words leave the canvas at %.0f,%.0f: %s\n", where, (double)it->at.x,
                        (double)it->at.y, it->run->text);
            n++;
        }
        if (!is_target(it)) {
            continue;
        }
        if (it->at.w < TARGET || it->at.h < TARGET || !inside(it->at, b)) {
            print_error("%s: %.0f,%.0f %.0fx%.0f is no place for \"%s\"\n", where, (double)it->at.x,
                        (double)it->at.y, (double)it->at.w, (double)it->at.h, what);
            n++;
        }
        for (size_t k = b->list->top; k < i && !map; k++) {
            if (is_target(&b->list->items[k]) && covers(it->at, b->list->items[k].at)) {
                print_error("%s: \"%s\" lies on \"%s\"\n", where, what, b->list->items[k].label);
                n++;
            }
        }
    }
    return n;
}

// Each target in turn has the focus, because what has it grows.
static int walk(bench *b, const char *where, bool map) {
    int n = faults(b, where, map);
    for (int i = 0; i < 24; i++) {
        frame(b, (ui_input){.tab = 1});
        n += faults(b, where, map);
    }
    return n;
}

static int look_at(const place *p, shape s) {
    char where[96] = "";
    str_append(where, sizeof where, "%s, %.0fx%.0f, %d %%, %s", p->name, (double)s.w, (double)s.h,
               s.scale, s.lang);
    bench b;
    bench_open(&b);
    b.w = s.w;
    b.h = s.h;
    b.g.settings.text_scale = s.scale;
    assert_true(game_language(&b.g, s.lang));
    p->go(&b);
    frame(&b, (ui_input){0});
    assert_true(b.list->n > 0);
    int n = walk(&b, where, p->map);
    if (tab_to(&b, "More")) { // another page of it
        press(&b);
        n += walk(&b, where, p->map);
    }
    bench_close(&b);
    return n;
}

static void every_screen_has_room(int scale) {
    static const struct { float w, h; } sizes[] = {{1280, 720}, {1280, 960}, {1680, 720}};
    static const char *const langs[] = {"en", "ar"};
    int n = 0;
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        for (size_t k = 0; k < 6; k++) {
            n += look_at(&places[p], (shape){sizes[k / 2].w, sizes[k / 2].h, scale, langs[k % 2]});
        }
    }
    assert_int_equal(n, 0);
}

static void with_words_as_usual(void **state) {
    (void)state;
    every_screen_has_room(100);
}

static void with_larger_words(void **state) {
    (void)state;
    every_screen_has_room(150);
}

static void with_the_largest_words(void **state) {
    (void)state;
    every_screen_has_room(200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_words_as_usual),
        cmocka_unit_test(with_larger_words),
        cmocka_unit_test(with_the_largest_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
