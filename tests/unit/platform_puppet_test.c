// The kit and the looks built from it: every choice is seen, kept, and tells people apart.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/str.h"
#include "platform/puppet.h"
#include "screens/look.h"

#define ART BAY_SOURCE "/assets/art"

enum { W = 100, H = 140, LINE = 400 };

static canvas drawn(puppet_kit *k, const char *line, const char *pose, mood m, float turn) {
    canvas c = puppet_draw(k, (puppet_who){line, pose, (uint8_t)m, turn},
                           (svg_view){0, 0, PUPPET_W, PUPPET_H}, W, H);
    assert_non_null(c.pixels);
    return c;
}

static int channel(uint32_t p, int i) {
    return (int)(p >> (8 * i) & 255);
}

// How many pixels differ by more than that in a channel.
static int differing(canvas a, canvas b, int by) {
    int n = 0;
    for (int i = 0; i < W * H; i++) {
        int most = 0;
        for (int c = 0; c < 4; c++) {
            int d = abs(channel(a.pixels[i], c) - channel(b.pixels[i], c));
            most = d > most ? d : most;
        }
        n += most > by;
    }
    return n;
}

static int apart(canvas a, canvas b) {
    return differing(a, b, 24);
}

static look look_of_seed(uint64_t seed) {
    rng r;
    rng_seed(&r, seed);
    return look_random(&r);
}

static void thirty_people_are_told_apart(void **state) {
    (void)state;
    enum { PEOPLE = 36, CLEARLY = W * H / 25 };
    puppet_kit *k = puppet_kit_open(ART);
    assert_non_null(k);
    canvas all[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
        char line[LINE];
        assert_true(look_line(look_of_seed((uint64_t)i + 1), line, sizeof line));
        all[i] = drawn(k, line, NULL, MOOD_HAPPY, 0);
    }
    for (int i = 0; i < PEOPLE; i++) {
        for (int j = 0; j < i; j++) {
            int n = apart(all[i], all[j]);
            if (n < CLEARLY) {
                fail_msg("seeds %d and %d look alike: %d pixels differ", i + 1, j + 1, n);
            }
        }
    }
    for (int i = 0; i < PEOPLE; i++) {
        canvas_free(&all[i]);
    }
    puppet_kit_close(k);
}

// What the table and the choices wear has a drawing of its own from the side.
static void has_sides(const char *row) {
    static const struct {
        const char *field, *before, *after;
    } parts[] = {{" head=", "head-", ""},
                 {" nose=", "nose-", ""},
                 {" hair=", "hair-", ""},
                 {" top=", "torso-", ""},
                 {" legs=", "legs-", ""},
                 {" seat=", "", ""},
                 {" neck=", "", ""},
                 {" skin2=", "", ""},
                 {" beard=", "", ""},
                 {" see=", "", ""},
                 {" hat=", "", ""},
                 {" ear=", "", ""},
                 {" hair=", "hair-", "-back"},
                 {" seat=", "", "-back"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *at = strstr(row, parts[i].field);
        char name[64] = "", front[96], side[128];
        if (!at || at > row + strcspn(row, "\n")) {
            continue;
        }
        assert_int_equal(sscanf(at + strlen(parts[i].field), "%63[^/ \n]", name), 1);
        snprintf(front, sizeof front, "puppets/%s%s%s", parts[i].before, name, parts[i].after);
        snprintf(side, sizeof side, "%s-side", front);
        svg drawing;
        if (svg_load(ART, front, &drawing)) {
            svg_free(&drawing);
            if (!svg_load(ART, side, &drawing)) {
                fail_msg("there is no %s", side);
            }
            svg_free(&drawing);
        }
    }
}

static void seen_in(const char *view) {
    puppet_kit *k = puppet_kit_open(ART);
    look base = {{0}};
    for (int p = 0; p < LOOK_PARTS; p++) {
        canvas seen[64][2]; // looking right, looking left
        int n = look_options((look_part)p);
        assert_true(n > 1 && n < 64);
        for (int i = 0; i < n; i++) {
            look l = base;
            l.of[p] = (unsigned char)i;
            char line[LINE];
            assert_true(look_line(l, line, sizeof line));
            assert_non_null(look_name((look_part)p, i));
            has_sides(line);
            seen[i][0] = drawn(k, line, view, MOOD_HAPPY, 1);
            seen[i][1] = drawn(k, line, view, MOOD_HAPPY, -1);
            for (int j = 0; j < i; j++) {
                if (differing(seen[i][0], seen[j][0], 12) + differing(seen[i][1], seen[j][1], 12) <
                    4) {
                    fail_msg("%s: \"%s\" looks like \"%s\"", view, look_name((look_part)p, i),
                             look_name((look_part)p, j));
                }
            }
        }
        for (int i = 0; i < n; i++) {
            canvas_free(&seen[i][0]);
            canvas_free(&seen[i][1]);
        }
    }
    puppet_kit_close(k);
}

static void every_choice_is_seen(void **state) {
    (void)state;
    seen_in("front");
}

static void every_choice_is_seen_from_the_side(void **state) {
    (void)state;
    seen_in("side");
}

static void a_line_says_what_was_chosen(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        char line[LINE], again[LINE];
        assert_true(look_line(look_of_seed(seed), line, sizeof line));
        assert_true(look_line(look_read(line), again, sizeof again));
        assert_string_equal(line, again);
    }
}

// Of the first version, which had fewer parts.
static void old_lines_load(void **state) {
    (void)state;
    look l = look_read("skin=s5 head=oval nose=button hair=wrap/sea/lamp brow=dark "
                       "top=dungaree/rose/deep seat=chair/ink/coral legs=sit/rose/deep "
                       "see=glasses-square/ink/lamp ear=aid/sea/sea skin2=freckles left=down "
                       "right=down mood=happy turn=4");
    assert_string_equal(look_name(LOOK_SKIN, l.of[LOOK_SKIN]), "Brown skin");
    assert_string_equal(look_name(LOOK_HEAD, l.of[LOOK_HEAD]), "Oval face, small nose");
    assert_string_equal(look_name(LOOK_HAIR, l.of[LOOK_HAIR]), "Head wrap");
    assert_string_equal(look_name(LOOK_HAIR_TINT, l.of[LOOK_HAIR_TINT]), "Sea");
    assert_string_equal(look_name(LOOK_TOP, l.of[LOOK_TOP]), "Dungarees");
    assert_string_equal(look_name(LOOK_TOP_TINT, l.of[LOOK_TOP_TINT]), "Rose");
    assert_string_equal(look_name(LOOK_LEGS_TINT, l.of[LOOK_LEGS_TINT]), "Deep blue");
    assert_string_equal(look_name(LOOK_GLASSES, l.of[LOOK_GLASSES]), "Square glasses");
    assert_string_equal(look_name(LOOK_EAR, l.of[LOOK_EAR]), "Hearing aid");
    assert_string_equal(look_name(LOOK_MARK, l.of[LOOK_MARK]), "Freckles");
    assert_string_equal(look_name(LOOK_MOVE, l.of[LOOK_MOVE]), "In a wheelchair");
    look nobody = look_read("mina");
    for (int p = 0; p < LOOK_PARTS; p++) {
        assert_int_equal(nobody.of[p], 0);
    }
}

static void swatches_are_the_kits_tints(void **state) {
    (void)state;
    arena *a = arena_create(1 << 20);
    char *table;
    size_t size;
    assert_int_equal(file_read(ART "/puppets/cast.txt", 1 << 18, a, &table, &size), FILE_OK);
    for (int p = 0; p < LOOK_PARTS; p++) {
        const char *tint;
        colour rgb;
        for (int i = 0; i < look_options((look_part)p) && look_colour((look_part)p, i, &rgb, &tint);
             i++) {
            char want[64];
            snprintf(want, sizeof want, "\ntint %s #%06x\n", tint, (unsigned)rgb);
            if (!strstr(table, want)) {
                fail_msg("the kit has no%s", want);
            }
        }
    }
    arena_destroy(a);
}

// Any two moods of one face, as large as it is on a card.
static void moods_apart_in(const char *view, int least) {
    static const char *const people[] = {"zuri", "tomas", "amira", "noor", "pip"};
    puppet_kit *k = puppet_kit_open(ART);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        canvas m[MOOD_COUNT];
        for (int a = 0; a < MOOD_COUNT; a++) {
            m[a] = drawn(k, people[i], view, (mood)a, 0);
            for (int b = 0; b < a; b++) {
                assert_true(apart(m[a], m[b]) > least);
            }
        }
        for (int a = 0; a < MOOD_COUNT; a++) {
            canvas_free(&m[a]);
        }
    }
    puppet_kit_close(k);
}

static void moods_are_told_apart(void **state) {
    (void)state;
    moods_apart_in("front", 40);
    moods_apart_in("side", 20); // half a face
}

static void aside_is_another_view_and_has_two_sides(void **state) {
    (void)state;
    puppet_kit *k = puppet_kit_open(ART);
    canvas front = drawn(k, "nell", NULL, MOOD_CALM, 1), left = drawn(k, "nell", "aside", 0, -1),
           right = drawn(k, "nell", "aside", 0, 1);
    assert_true(apart(front, right) > W * H / 25);
    assert_true(apart(left, right) > W * H / 25);
    canvas_free(&front);
    canvas_free(&left);
    canvas_free(&right);
    puppet_kit_close(k);
}

static void walks(puppet_kit *k, const char *who) {
    canvas front = drawn(k, who, "down/down", 0, 1), right = drawn(k, who, "down/down side", 0, 1),
           left = drawn(k, who, "down/down side", 0, -1),
           step = drawn(k, who, "down/down side step", 0, 1);
    if (apart(front, right) < W * H / 25 || apart(left, right) < W * H / 25 ||
        apart(right, step) < 30) {
        fail_msg("%s has no view from the side", who);
    }
    canvas_free(&front);
    canvas_free(&right);
    canvas_free(&left);
    canvas_free(&step);
}

static void everybody_walks(void **state) {
    (void)state;
    arena *a = arena_create(1 << 20);
    char *table, who[32];
    size_t size;
    int n = 0;
    assert_int_equal(file_read(ART "/puppets/cast.txt", 1 << 18, a, &table, &size), FILE_OK);
    puppet_kit *k = puppet_kit_open(ART);
    for (const char *at = table; (at = strstr(at, "\nwho ")); at++) {
        assert_int_equal(sscanf(at, "\nwho %31s", who), 1);
        if (!str_eq(who, "pip")) { // a lantern is as it is from everywhere
            walks(k, who);
            has_sides(at + 1);
            n++;
        }
    }
    assert_true(n > 25);
    walks(k, "skin=s5 head=oval nose=button hair=wrap/sea/lamp brow=dark "
             "top=dungaree/rose/deep seat=chair/ink/coral legs=sit/rose/deep "
             "see=glasses-square/ink/lamp ear=aid/sea/sea skin2=freckles left=down "
             "right=down mood=happy turn=4");
    puppet_kit_close(k);
    arena_destroy(a);
}

// Where what the addition changes lies in the middle, 0..400; < 0: it is not seen.
static float place_of(puppet_kit *k, const char *addition, const char *view, float turn) {
    const char *plain = "skin=s3 head=round nose=button hair=crop/dark top=star/sea/foam "
                        "legs=shorts/sea/sand left=down right=down turn=4";
    char line[LINE];
    snprintf(line, sizeof line, "%s %s", plain, addition);
    canvas with = drawn(k, line, view, 0, turn), without = drawn(k, plain, view, 0, turn);
    float sum = 0;
    int n = 0;
    for (int i = 0; i < W * H; i++) {
        if (with.pixels[i] != without.pixels[i]) {
            sum += (float)(i % W);
            n++;
        }
    }
    canvas_free(&with);
    canvas_free(&without);
    return n > 2 ? sum / (float)n * PUPPET_W / W : -1;
}

static void marks_do_not_change_sides(void **state) {
    (void)state;
    const float nose_right = 252, nose_left = 148;
    puppet_kit *k = puppet_kit_open(ART);
    const char *const at_right[] = {"skin2=birthmark", "skin2=plaster"};
    for (size_t i = 0; i < sizeof at_right / sizeof *at_right; i++) {
        assert_true(place_of(k, at_right[i], "front", 1) > 200);
        assert_true(place_of(k, at_right[i], "aside", 1) > nose_right);
        assert_true(place_of(k, at_right[i], "aside", -1) > nose_left);
        assert_true(place_of(k, at_right[i], "side", 1) < 0);
        assert_true(place_of(k, at_right[i], "side", -1) > 0);
    }
    float scar = place_of(k, "skin2=scar", "aside", 1);
    assert_true(scar > 0 && scar < nose_right);
    scar = place_of(k, "skin2=scar", "aside", -1);
    assert_true(scar > 0 && scar < nose_left);
    assert_true(place_of(k, "skin2=scar", "side", -1) < 0);
    for (int turn = -1; turn <= 1; turn += 2) {
        float arm = place_of(k, "bionic=left/sea", "aside", (float)turn);
        assert_true(arm > 0 && arm < 200);
        assert_true(place_of(k, "ear=aid/sea/sea", "side", (float)turn) > 0); // on both
    }
    puppet_kit_close(k);
}

static void who_needs_a_cane_keeps_it(void **state) {
    (void)state;
    puppet_kit *k = puppet_kit_open(ART);
    canvas rests = drawn(k, "ines", "down/down", 0, 0), both = drawn(k, "ines", "wave/wave", 0, 0),
           one = drawn(k, "ines", "wave/down", 0, 0);
    assert_int_equal(apart(both, one), 0);
    assert_true(apart(rests, one) > 40);
    canvas_free(&rests);
    canvas_free(&both);
    canvas_free(&one);
    puppet_kit_close(k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thirty_people_are_told_apart),
        cmocka_unit_test(every_choice_is_seen),
        cmocka_unit_test(every_choice_is_seen_from_the_side),
        cmocka_unit_test(a_line_says_what_was_chosen),
        cmocka_unit_test(old_lines_load),
        cmocka_unit_test(swatches_are_the_kits_tints),
        cmocka_unit_test(moods_are_told_apart),
        cmocka_unit_test(aside_is_another_view_and_has_two_sides),
        cmocka_unit_test(everybody_walks),
        cmocka_unit_test(marks_do_not_change_sides),
        cmocka_unit_test(who_needs_a_cane_keeps_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
