// Words on the page and the frame as a value: alignment, pages, what is kept between frames, how a
// frame prints, which sizes a window gives, whether the theme's colours can be read.
#include <math.h>
#include <stdlib.h>

#include "ui_harness.h"

typedef struct {
    text_style style;
    rectf at;
    align align;
    const char *text;
    int rows, page, pages;
    float used;
} words;

static void draw_words(ui *u, void *memory) {
    words *m = memory;
    if (m->rows) {
        m->pages = ui_pages(u, m->style, m->at.w, m->rows, m->text);
        m->used = ui_page(u, m->at, m->style, INK, ROLE_TEXT, m->rows, m->page, m->text);
    } else {
        m->used = ui_text(u, m->at, m->style, INK, m->align, ROLE_TEXT, m->text);
    }
}

static const draw_item *first_run(const harness *t) {
    for (size_t i = 0; i < t->list->n; i++) {
        if (t->list->items[i].kind == DRAW_TEXT) {
            return &t->list->items[i];
        }
    }
    fail_msg("no words");
    return NULL;
}

static void words_are_set_where_reading_begins(void **state) {
    (void)state;
    static const struct {
        const char *lang;
        align align;
        float x; // of "abcd", 56 wide, in 100..500
    } cases[] = {{"en", ALIGN_START, 100}, {"en", ALIGN_CENTRE, 272}, {"en", ALIGN_END, 444},
                 {"ar", ALIGN_START, 444}, {"ar", ALIGN_CENTRE, 272}, {"ar", ALIGN_END, 100}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        words m = {.at = {100, 50, 400, 0}, .align = cases[i].align, .text = "abcd"};
        harness t;
        harness_open(&t, draw_words, &m);
        t.lang = cases[i].lang;
        frame(&t);
        assert_true(fabsf(first_run(&t)->at.x - cases[i].x) < 0.1f);
        harness_close(&t);
    }
}

static void text_grows_with_its_scale(void **state) {
    (void)state;
    words m = {.at = {100, 50, 400, 0}, .text = "abcd"};
    harness t;
    harness_open(&t, draw_words, &m);
    frame(&t);
    assert_true(fabsf(m.used - 40) < 0.01f);
    t.prefs.text_scale = 2;
    frame(&t);
    assert_true(fabsf(m.used - 80) < 0.01f);
    assert_true(fabsf(first_run(&t)->run->font.size - 56) < 0.01f);
    harness_close(&t);
}

static void pages_hold_every_word_once(void **state) {
    (void)state;
    const char *text = "One two three four five six seven eight nine ten eleven twelve thirteen";
    words m = {.at = {100, 50, 300, 0}, .text = text, .rows = 2};
    harness t;
    harness_open(&t, draw_words, &m);
    frame(&t);
    assert_true(m.pages > 1);
    char all[256] = "", last[256] = "";
    for (m.page = 0; m.page < m.pages; m.page++) {
        frame(&t);
        strcpy(last, t.list->items[0].label);
        strcat(all, last);
        assert_true(m.used <= 80.1f);
    }
    assert_string_equal(all, text);
    m.page = 99; // the last one
    frame(&t);
    assert_string_equal(t.list->items[0].label, last);
    harness_close(&t);
}

static void a_still_screen_measures_nothing(void **state) {
    (void)state;
    words m = {.at = {100, 50, 400, 0},
               .text = "Some words that take more than one line to be said"};
    harness t;
    harness_open(&t, draw_words, &m);
    frame(&t);
    frame(&t);
    int before = t.asked;
    frame(&t);
    assert_int_equal(t.asked - before, 1); // only whether the fonts are still the same
    harness_close(&t);
}

static float twice_as_wide(void *ctx, font_spec font, bool rtl, const char *text, size_t n) {
    return *(float *)ctx * fake_width(NULL, font, rtl, text, n);
}

static void other_fonts_lay_anew(void **state) {
    (void)state;
    float factor = 1;
    ui *u = ui_create((text_meter){&factor, twice_as_wide, fake_has});
    ui_input in = {0};
    float width[3];
    for (int i = 0; i < 3; i++) {
        factor = i < 2 ? 1.0f : 1.25f;
        ui_begin(u, &in, 1280, 720, language_find("en"), NULL, (ui_prefs){.text_scale = 1});
        width[i] = ui_text_width(u, TEXT_BODY, "abcd");
        ui_end(u);
    }
    assert_true(fabsf(width[1] - width[0]) < 0.01f);
    assert_true(fabsf(width[2] - 1.25f * width[0]) < 0.01f);
    ui_destroy(u);
}

static void many_texts(ui *u, void *memory) {
    int *round = memory;
    for (int i = 0; i < 300; i++) { // new ones every frame: the store fills up and is emptied
        const char *text = arena_printf(ui_arena(u), "Text %d of round %d", i, *round);
        ui_text(u, (rectf){0, 0, 600, 0}, TEXT_BODY, INK, ALIGN_START, ROLE_NONE, text);
    }
    ++*round;
}

static void what_is_kept_is_bounded(void **state) {
    (void)state;
    int round = 0;
    harness t;
    harness_open(&t, many_texts, &round);
    for (int i = 0; i < 40; i++) {
        frame(&t);
        assert_int_equal(t.list->n, 300);
        char last[64];
        snprintf(last, sizeof last, "Text 299 of round %d", i);
        assert_string_equal(t.list->items[299].run->text, last);
    }
    // Emptied, it keeps again: a still screen is still cheap.
    words m = {.at = {100, 50, 400, 0}, .text = "Some words"};
    t.draw = draw_words;
    t.memory = &m;
    frame(&t);
    frame(&t);
    int before = t.asked;
    frame(&t);
    assert_int_equal(t.asked - before, 1);
    harness_close(&t);
}

static void scene(ui *u, void *memory) {
    (void)memory;
    ui_art(u, "bay/sky", (rectf){0, 0, 1280, 720}, 0);
    ui_text(u, (rectf){64.4f, 39.6f, 400, 0}, TEXT_TITLE, INK, ALIGN_START, ROLE_HEADING,
            "Beacon Bay");
    bool on = true;
    ui_button(u, 7, (rectf){64, 140, 146, 64}, (ui_look){.label = "Leave"});
    ui_button(u, 8, (rectf){64, 240, 146, 64},
              (ui_look){.label = "Help", .disabled = true, .hinted = true});
    ui_switch(u, 9, (rectf){64, 340, 400, 76}, "Music", &on);
}

static char *printed(const draw_list *l, bool all) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    assert_non_null(f);
    draw_print(l, all, f);
    fclose(f);
    return text;
}

static void a_frame_prints_what_is_read(void **state) {
    (void)state;
    harness t;
    harness_open(&t, scene, NULL);
    frame(&t);
    frame(&t);
    char *text = printed(t.list, false);
    assert_string_equal(text, "frame 1280x720 en ltr\n"
                              "heading   64,40 400x52  Beacon Bay\n"
                              "button   [focused]  64,140 146x64  Leave\n"
                              "button   [disabled] [hinted]  64,240 146x64  Help\n"
                              "switch   [checked]  64,340 400x76  Music  = On\n");
    free(text);
    text = printed(t.list, true);
    assert_non_null(strstr(text, "art       0,0 1280x720  bay/sky\n"));
    assert_non_null(strstr(text, "run  "));
    free(text);
    harness_close(&t);
}

static void a_window_gives_a_canvas(void **state) {
    (void)state;
    static const struct {
        int w, h;
        float lw, lh, scale;
    } cases[] = {{1280, 720, 1280, 720, 1},
                 {1920, 1080, 1280, 720, 1.5f},
                 {1024, 768, 1280, 960, 0.8f},
                 {2560, 1080, 1706.67f, 720, 1.5f},
                 {720, 1280, 1280, 2275.56f, 0.5625f}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float w, h;
        float scale = view_size(cases[i].w, cases[i].h, &w, &h);
        assert_true(fabsf(w - cases[i].lw) < 0.01f && fabsf(h - cases[i].lh) < 0.01f);
        assert_true(fabsf(scale - cases[i].scale) < 0.001f);
    }
    float w, h;
    assert_true(view_size(0, 0, &w, &h) > 0 && isfinite(w) && isfinite(h));
}

static void mirrored(ui *u, void *memory) {
    rectf *got = memory;
    *got = ui_mirror(u, (rectf){64, 40, 200, 64});
}

static void places_are_mirrored_in_arabic(void **state) {
    (void)state;
    rectf got;
    harness t;
    harness_open(&t, mirrored, &got);
    frame(&t);
    assert_true(fabsf(got.x - 64) < 0.01f);
    t.lang = "ar";
    frame(&t);
    assert_true(fabsf(got.x - (1280 - 64 - 200)) < 0.01f);
    assert_true(t.list->rtl);
    harness_close(&t);
}

// Words on what they stand on: 4.5, large ones (from 24 px on, or 18.7 bold) 3; shapes that carry
// meaning 3 (WCAG 2.1, 1.4.3 and 1.4.11).
static void colours_can_be_read(void **state) {
    (void)state;
    static const struct {
        colour ink, ground;
        float least;
    } pairs[] = {
        {INK, PAPER, 4.5f},   {INK, REASON, 4.5f},  {INK, LIT, 4.5f},      {INK, TAB, 4.5f},
        {INK, LAMP, 4.5f},    {INK, FOAM, 4.5f},    {INK, SAND, 4.5f},     {INK, WHITE, 4.5f},
        {FAINT, PAPER, 4.5f}, {FAINT, PALE, 4.5f},  {FAINT, LIT, 4.5f},    {FAINT, WHITE, 4.5f},
        {BRICK, PAPER, 4.5f}, {BRICK, WHITE, 4.5f}, {BRICK, REASON, 4.5f}, {PAPER, APRON, 4.5f},
        {PAPER, INK, 4.5f},   {PAPER, DEEP, 4.5f},  {LAMP, APRON, 4.5f},   {LAMP, INK, 4.5f},
        {SEA, PAPER, 3},      {LAMP, INK, 3},       {PAPER, FAINT, 3},     {PAPER, SEA, 3},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        float c = theme_contrast(pairs[i].ink, pairs[i].ground);
        if (c < pairs[i].least) {
            fail_msg("%06X on %06X is only %.2f", pairs[i].ink, pairs[i].ground, (double)c);
        }
    }
    assert_true(fabsf(theme_contrast(0x000000, 0xFFFFFF) - 21) < 0.01f);
    assert_true(fabsf(theme_contrast(0x777777, 0xFFFFFF) - 4.48f) < 0.01f); // a known pair
    assert_true(fabsf(theme_contrast(INK, INK) - 1) < 0.01f);
}

static void styles_are_large_enough(void **state) {
    (void)state;
    for (int i = 0; i < TEXT_STYLE_COUNT; i++) {
        style_metrics m = theme_style((text_style)i);
        assert_true(m.size >= 26 && m.pitch >= m.size * 1.2f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_set_where_reading_begins),
        cmocka_unit_test(text_grows_with_its_scale),
        cmocka_unit_test(pages_hold_every_word_once),
        cmocka_unit_test(a_still_screen_measures_nothing),
        cmocka_unit_test(other_fonts_lay_anew),
        cmocka_unit_test(what_is_kept_is_bounded),
        cmocka_unit_test(a_frame_prints_what_is_read),
        cmocka_unit_test(a_window_gives_a_canvas),
        cmocka_unit_test(places_are_mirrored_in_arabic),
        cmocka_unit_test(colours_can_be_read),
        cmocka_unit_test(styles_are_large_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
