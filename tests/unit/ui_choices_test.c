// Choices: at every text size, canvas and direction each is shown whole, apart from the others and
// on the canvas, and each can be reached and used.
#include <math.h>

#include "core/arena.h"
#include "ui_harness.h"

enum { FIRST = 1000, MAX = 9 };

typedef struct {
    rectf area;
    ui_look looks[MAX];
    int n;
    int used;
    ui_id wanted;
    bool hide;
    float need;
} asked;

static void draw(ui *u, void *memory) {
    asked *a = memory;
    if (a->wanted) {
        ui_focus(u, a->wanted);
        a->wanted = 0;
    }
    a->need = ui_choices_height(u, a->area.w, a->looks, a->n);
    a->used = a->hide ? -1 : ui_choices(u, FIRST, a->area, a->looks, a->n);
}

static const char *const words[] = {"Tell a grown-up you trust",
                                    "Say no and keep the chat",
                                    "Send just one photo",
                                    "Ask who he is",
                                    "Block",
                                    "Wait until tomorrow and look again with somebody",
                                    "Yes",
                                    "No",
                                    "Write down what happened, with the day and the time"};
static const char *const arabic[] = {"أخبري شخصا كبيرا تثقين به",
                                     "ارفضي واحتفظي بالمحادثة",
                                     "أرسلي صورة واحدة فقط",
                                     "اسأليه من هو",
                                     "احظريه",
                                     "انتظري حتى الغد ثم انظري مرة أخرى مع شخص آخر",
                                     "نعم",
                                     "لا",
                                     "اكتبي ما حدث مع اليوم والساعة"};
static const char *const chinese[] = {"告诉一个你信任的大人",
                                      "拒绝他，保存聊天记录",
                                      "只发一张照片",
                                      "问他是谁",
                                      "拉黑",
                                      "等到明天，和别人一起再看一遍",
                                      "是",
                                      "不",
                                      "把发生的事写下来，写上日期和时间"};

static asked question(const char *lang, int n, float y, float h) {
    asked a = {.area = {64, y, 1152, h}, .n = n};
    const char *const *from = lang[0] == 'a' ? arabic : lang[0] == 'z' ? chinese : words;
    for (int i = 0; i < n; i++) {
        a.looks[i] = (ui_look){.icon = i % 3 == 2 ? NULL : "adult", .label = from[i]};
    }
    return a;
}

static bool apart(rectf a, rectf b) {
    return a.x + a.w <= b.x + 0.1f || b.x + b.w <= a.x + 0.1f || a.y + a.h <= b.y + 0.1f ||
           b.y + b.h <= a.y + 0.1f;
}

static bool holds(rectf out, rectf in, float slack) {
    return in.x >= out.x - slack && in.y >= out.y - slack && in.x + in.w <= out.x + out.w + slack &&
           in.y + in.h <= out.y + out.h + slack;
}

// Everything with an id: apart, on the canvas, a target's size. Every word lies on some card.
static void sound_layout(const harness *t) {
    const draw_list *l = t->list;
    rectf canvas = {0, 0, l->w, l->h};
    for (size_t i = 0; i < l->n; i++) {
        const draw_item *a = &l->items[i];
        if (a->kind == DRAW_TEXT) {
            bool on_card = false;
            for (size_t k = 0; k < i && !on_card; k++) {
                const draw_item *c = &l->items[k];
                on_card = c->kind == DRAW_CARD && holds(c->at, a->at, 0.6f);
            }
            assert_true(on_card);
        }
        if (!a->id) {
            continue;
        }
        assert_true(holds(canvas, a->at, 0));
        assert_true(a->at.h >= TARGET && a->at.w >= TARGET);
        for (size_t k = 0; k < i; k++) {
            assert_true(!l->items[k].id || apart(a->at, l->items[k].at));
        }
    }
}

static size_t count_choices(const harness *t) {
    size_t n = 0;
    for (size_t i = 0; i < t->list->n; i++) {
        n += t->list->items[i].role == ROLE_CHOICE;
    }
    return n;
}

static void every_size_language_and_canvas(void **state) {
    (void)state;
    static const char *const langs[] = {"en", "ar", "zh_CN"};
    static const float scales[] = {1, 1.25f, 1.5f, 1.75f, 2};
    static const float canvases[][2] = {{1280, 720}, {1280, 960}, {1707, 720}};
    for (size_t lang = 0; lang < 3; lang++) {
        for (size_t s = 0; s < 5; s++) {
            for (size_t c = 0; c < 3; c++) {
                for (int n = 1; n <= MAX; n++) {
                    asked a = question(langs[lang], n, 200, canvases[c][1] - 260);
                    a.area.w = canvases[c][0] - 128;
                    harness t;
                    harness_open(&t, draw, &a);
                    t.lang = langs[lang];
                    t.prefs.text_scale = scales[s];
                    t.w = canvases[c][0];
                    t.h = canvases[c][1];
                    frame(&t);
                    frame(&t);
                    sound_layout(&t);
                    if (a.need <= a.area.h) {
                        assert_int_equal(count_choices(&t), n);
                    }
                    harness_close(&t);
                }
            }
        }
    }
}

static void three_stand_side_by_side(void **state) {
    (void)state;
    asked a = question("en", 3, 568, 112);
    a.looks[2].icon = "photo";
    harness t;
    harness_open(&t, draw, &a);
    frame(&t);
    for (unsigned i = 0; i < 3; i++) { // as on the sample's page
        rectf at = item_of(&t, FIRST + i)->at;
        assert_int_equal(lroundf(at.x), 64 + 392 * (long)i);
        assert_int_equal(lroundf(at.w), 368);
        assert_int_equal(lroundf(at.y), 568);
        assert_int_equal(lroundf(at.h), 112);
    }
    t.lang = "ar";
    frame(&t);
    assert_int_equal(lroundf(item_of(&t, FIRST)->at.x), 64 + 392 * 2);
    harness_close(&t);
}

static void four_are_two_and_two(void **state) {
    (void)state;
    asked a = question("en", 4, 300, 300);
    harness t;
    harness_open(&t, draw, &a);
    frame(&t);
    assert_true(fabsf(item_of(&t, FIRST)->at.y - item_of(&t, FIRST + 1)->at.y) < 1);
    assert_true(fabsf(item_of(&t, FIRST)->at.x - item_of(&t, FIRST + 2)->at.x) < 1);
    harness_close(&t);
}

static void large_words_make_a_list(void **state) {
    (void)state;
    asked a = question("en", 3, 200, 480);
    a.looks[0].label = "Tell somebody grown-up whom you have trusted for a very long time";
    harness t;
    harness_open(&t, draw, &a);
    t.prefs.text_scale = 2;
    frame(&t);
    assert_int_equal(count_choices(&t), 3);
    assert_true(item_of(&t, FIRST + 1)->at.y > item_of(&t, FIRST)->at.y + 60);
    assert_true(item_of(&t, FIRST)->at.w > 1000);
    harness_close(&t);
}

static void many_lines_are_no_column(void **state) {
    (void)state;
    asked a = question("en", 3, 200, 480);
    a.looks[1].label =
        "This is told at such a length that beside two others it would take four lines";
    harness t;
    harness_open(&t, draw, &a);
    frame(&t);
    assert_true(item_of(&t, FIRST)->at.w > 400);
    harness_close(&t);
}

static ui_id more_id(const harness *t) {
    for (size_t i = 0; i < t->list->n; i++) {
        if (t->list->items[i].role == ROLE_BUTTON) {
            return t->list->items[i].id;
        }
    }
    return 0;
}

static void too_many_are_paged_and_all_reached(void **state) {
    (void)state;
    asked a = question("en", 7, 500, 200);
    harness t;
    harness_open(&t, draw, &a);
    t.prefs.text_scale = 2;
    frame(&t);
    ui_id more = more_id(&t);
    assert_true(more != 0);
    assert_non_null(strstr(item_of(&t, more)->value, "1"));
    bool seen[MAX] = {false};
    for (int turn = 0; turn < MAX; turn++) {
        sound_layout(&t);
        for (unsigned i = 0; i < 7; i++) {
            seen[i] = seen[i] || item_of(&t, FIRST + i);
        }
        a.wanted = more;
        frame(&t);
        press_accept(&t);
        assert_int_equal(a.used, -1);
        frame(&t);
    }
    for (int i = 0; i < 7; i++) {
        assert_true(seen[i]);
    }
    // The screen sends the focus to one on another page: the page turns there.
    a.wanted = FIRST + 6;
    frame(&t);
    assert_non_null(item_of(&t, FIRST + 6));
    press_accept(&t);
    assert_int_equal(a.used, 6);
    // What Pip points at on another page is pointed out by the button that leads there.
    a.looks[0].hinted = true;
    frame(&t);
    assert_true(item_of(&t, more)->flags & DRAW_HINTED);
    // Another question begins at the first page.
    a.hide = true;
    frame(&t);
    a.hide = false;
    frame(&t);
    assert_non_null(item_of(&t, FIRST));
    assert_false(item_of(&t, more)->flags & DRAW_HINTED);
    harness_close(&t);
}

static void short_ones_share_a_page(void **state) {
    (void)state;
    asked a = {.area = {64, 400, 1152, 250}, .n = 3};
    a.looks[0] = (ui_look){.icon = "adult", .label = words[8]};
    a.looks[1] = (ui_look){.icon = "adult", .label = "Yes, and at once"};
    a.looks[2] = (ui_look){.icon = "adult", .label = "No, and not ever"};
    harness t;
    harness_open(&t, draw, &a);
    t.prefs.text_scale = 2;
    frame(&t);
    a.wanted = FIRST + 2; // the long one fills the page before
    frame(&t);
    assert_null(item_of(&t, FIRST));
    assert_non_null(item_of(&t, FIRST + 1));
    assert_non_null(item_of(&t, FIRST + 2));
    sound_layout(&t);
    harness_close(&t);
}

static void a_card_taller_than_its_area_stays_on_the_canvas(void **state) {
    (void)state;
    asked a = question("en", 2, 640, 70);
    a.looks[0].label = words[8];
    a.looks[0].note = "And then put the paper where you will find it again";
    harness t;
    harness_open(&t, draw, &a);
    t.prefs.text_scale = 2;
    frame(&t);
    sound_layout(&t);
    harness_close(&t);
}

static void the_used_one_is_told(void **state) {
    (void)state;
    asked a = question("en", 3, 568, 112);
    a.looks[1].disabled = true;
    harness t;
    harness_open(&t, draw, &a);
    frame(&t);
    press_arrow(&t, 1, 0); // over the disabled one
    press_accept(&t);
    assert_int_equal(a.used, 2);
    click(&t, 640, 620);
    assert_int_equal(a.used, -1);
    click(&t, 100, 620);
    assert_int_equal(a.used, 0);
    harness_close(&t);
}

static void focus_raises_the_card_not_the_target(void **state) {
    (void)state;
    asked a = question("en", 3, 568, 112);
    harness t;
    harness_open(&t, draw, &a);
    rest(&t);
    bool lamp = false, glow = false;
    for (size_t i = 0; i < t.list->n; i++) {
        const draw_item *it = &t.list->items[i];
        lamp = lamp || (it->kind == DRAW_CARD && it->tint == LAMP && fabsf(it->at.y - 548) < 1 &&
                        fabsf(it->at.w - 392) < 1);
        glow = glow || it->kind == DRAW_GLOW;
    }
    assert_true(lamp && glow);
    assert_int_equal(lroundf(item_of(&t, FIRST)->at.y), 568);
    harness_close(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_language_and_canvas),
        cmocka_unit_test(three_stand_side_by_side),
        cmocka_unit_test(four_are_two_and_two),
        cmocka_unit_test(large_words_make_a_list),
        cmocka_unit_test(many_lines_are_no_column),
        cmocka_unit_test(too_many_are_paged_and_all_reached),
        cmocka_unit_test(short_ones_share_a_page),
        cmocka_unit_test(a_card_taller_than_its_area_stays_on_the_canvas),
        cmocka_unit_test(the_used_one_is_told),
        cmocka_unit_test(focus_raises_the_card_not_the_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
