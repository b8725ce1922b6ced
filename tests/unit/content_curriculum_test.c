// The tables of the curriculum and of the cast: whole, in order, and agreeing with the puppets.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "content/cast.h"
#include "content/curriculum.h"
#include "core/file.h"
#include "core/str.h"

static void strands_and_quarters_pair_up(void **state) {
    (void)state;
    const char *const order = "RPSTCKMWHN";
    for (size_t i = 0; i < STRAND_COUNT; i++) {
        const strand *s = strand_at(i);
        assert_int_equal(s->id, order[i]);
        assert_int_equal(strand_by_quarter(s->quarter), (int)i);
    }
    assert_null(strand_at(STRAND_COUNT));
    assert_int_equal(strand_by_quarter("forest"), -1);
    assert_int_equal(strand_by_quarter(NULL), -1);
    assert_string_equal(strand_at((size_t)strand_by_quarter("forge"))->name, "Security");
}

static void skills_are_numbered_within_their_strand(void **state) {
    (void)state;
    static const size_t counts[STRAND_COUNT] = {6, 6, 6, 7, 6, 6, 6, 6, 6, 5};
    size_t at = 0;
    for (size_t s = 0; s < STRAND_COUNT; s++) {
        for (size_t k = 1; k <= counts[s]; k++, at++) {
            const skill *found = skill_at(at);
            char id[8];
            snprintf(id, sizeof id, "%c%zu", strand_at(s)->id, k);
            assert_string_equal(found->id, id);
            assert_int_equal(found->strand, s);
            assert_int_equal(skill_find(id), at);
            assert_true(found->band == 7 || found->band == 10 || found->band == 13);
            assert_true(strlen(found->act) > 8 && strlen(found->codes) >= 2);
        }
    }
    assert_int_equal(at, SKILL_COUNT);
    assert_null(skill_at(SKILL_COUNT));
}

static void no_two_acts_are_the_same(void **state) {
    (void)state;
    for (size_t i = 0; i < SKILL_COUNT; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(skill_at(i)->act, skill_at(k)->act);
        }
    }
}

static void strangers_are_no_skills(void **state) {
    (void)state;
    assert_int_equal(skill_find("S7"), SKILL_NONE);
    assert_int_equal(skill_find("s3"), SKILL_NONE);
    assert_int_equal(skill_find(""), SKILL_NONE);
    assert_int_equal(skill_find(NULL), SKILL_NONE);
    assert_string_equal(skill_at(skill_find("S3"))->act, "tell genuine from deceptive messages");
    assert_int_equal(skill_at(skill_find("S6"))->band, 13);
}

// Counts the people named in cast.txt, each of whom must be in the table.
static size_t count_puppets(char *text) {
    size_t n = 0;
    for (char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        char name[32];
        if (sscanf(line, "who %31s", name) == 1) {
            if (!cast_find(name)) {
                fail_msg("cast.txt has \"%s\", the cast has not", name);
            }
            n++;
        }
    }
    return n;
}

static void the_cast_is_the_puppets(void **state) {
    (void)state;
    arena *a = arena_create(1 << 20);
    char *text;
    size_t size, members = 0;
    assert_int_equal(file_read(BAY_SOURCE "/assets/art/puppets/cast.txt", 1 << 20, a, &text, &size),
                     FILE_OK);
    while (cast_list[members].id) {
        members++;
    }
    assert_int_equal(count_puppets(text), members);
    assert_non_null(cast_find("shadow"));
    assert_string_equal(cast_find("noor")->name, "Captain Noor");
    arena_destroy(a);
}

static void slips_find_their_person(void **state) {
    (void)state;
    assert_null(cast_find("Nell"));
    assert_null(cast_find(NULL));
    assert_string_equal(cast_nearest("nel"), "nell");
    assert_string_equal(cast_nearest("shaddow"), "shadow");
    assert_null(cast_nearest("somebody-else"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strands_and_quarters_pair_up),
        cmocka_unit_test(skills_are_numbered_within_their_strand),
        cmocka_unit_test(no_two_acts_are_the_same),
        cmocka_unit_test(strangers_are_no_skills),
        cmocka_unit_test(the_cast_is_the_puppets),
        cmocka_unit_test(slips_find_their_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
