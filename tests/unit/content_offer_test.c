// Part of a course: what is left, what opens, and what is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content/course_offer.h"
#include "content/curriculum.h"
#include "core/str.h"

typedef struct {
    arena *a;
    diag_list *problems;
    course *c;
} fixture;

static void begin(fixture *f) {
    f->a = arena_create(64 << 20);
    f->problems = diag_create();
    assert_non_null(f->a);
    assert_non_null(f->problems);
    f->c = course_load(BAY_SOURCE "/levels", f->a, f->problems);
    assert_non_null(f->c);
}

static void end(fixture *f) {
    diag_destroy(f->problems);
    arena_destroy(f->a);
}

static void every_index_is_sound(const course *c) {
    size_t at = 0;
    for (size_t q = 0; q < c->n_quarters; q++) {
        assert_int_equal(c->quarters[q].first, at);
        at += c->quarters[q].n;
        for (size_t i = c->quarters[q].first; i < at; i++) {
            assert_int_equal(c->levels[i].quarter, c->quarters[q].strand);
        }
    }
    assert_int_equal(at, c->n_levels);
    for (size_t i = 0; i < c->n_levels; i++) {
        assert_string_equal(c->ids[i], c->levels[i].id);
        assert_int_equal(course_find(c, c->levels[i].id), (int)i);
        for (size_t k = 0; k < c->levels[i].n_needs; k++) {
            assert_true(c->levels[i].needs[k] < (int)i);
        }
    }
}

static void nothing_asked_leaves_all(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    size_t n = f.c->n_levels;
    assert_true(course_limit(f.c, &(course_offer){0}, f.a, f.problems));
    assert_int_equal(f.c->n_levels, n);
    assert_true(f.c->closing.n > 0);
    end(&f);
}

static void a_quarter_alone(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    field_name post = {"post", {0}};
    size_t n = 0;
    for (size_t i = 0; i < f.c->n_levels; i++) {
        n += str_eq(strand_at((size_t)f.c->levels[i].quarter)->quarter, "post");
    }
    assert_true(course_limit(f.c, &(course_offer){.quarters = {&post, 1}}, f.a, f.problems));
    assert_int_equal(f.c->n_levels, n);
    assert_int_equal(f.c->closing.n, 0);
    every_index_is_sound(f.c);
    bool done[64] = {false};
    assert_true(course_open(f.c, done, 0)); // whatever it needed of the rest
    assert_int_equal(course_next(f.c, done, NULL).level >= 0, 1);
    end(&f);
}

static void an_age_in_all_quarters(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    field_name ages[] = {{"7", {0}}, {"13", {0}}};
    assert_true(course_limit(f.c, &(course_offer){.bands = {ages, 2}}, f.a, f.problems));
    assert_true(f.c->n_levels > 0);
    for (size_t i = 0; i < f.c->n_levels; i++) {
        assert_int_not_equal(f.c->levels[i].band, 10);
    }
    every_index_is_sound(f.c);
    end(&f);
}

static void lists_are_met_all_at_once(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    field_name seven = {"7", {0}}, first = {f.c->ids[0], {0}};
    assert_int_equal(f.c->levels[0].band, 7);
    course_offer both = {.bands = {&seven, 1}, .levels = {&first, 1}};
    assert_true(course_limit(f.c, &both, f.a, f.problems));
    assert_int_equal(f.c->n_levels, 1);
    every_index_is_sound(f.c);
    end(&f);
}

static void strange_names_are_refused_with_their_place(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    size_t n = f.c->n_levels;
    field_name slip = {"first-word", {"x.conf", 3, 10}};
    assert_false(course_limit(f.c, &(course_offer){.levels = {&slip, 1}}, f.a, f.problems));
    const diag *d = diag_at(f.problems, 0);
    assert_string_equal(d->code, "unknown-level");
    assert_int_equal(d->at.line, 3);
    assert_non_null(strstr(d->text, "did you mean \"first-words\"?"));
    assert_int_equal(f.c->n_levels, n);
    field_name pots = {"pots", {0}}, band = {"8", {0}};
    course_offer o = {.bands = {&band, 1}, .quarters = {&pots, 1}};
    assert_false(course_offer_sound(&o, f.problems));
    assert_int_equal(diag_errors(f.problems), 3);
    end(&f);
}

static void a_choice_that_leaves_nothing_is_refused(void **state) {
    (void)state;
    fixture f;
    begin(&f);
    field_name thirteen = {"13", {0}}, first = {f.c->ids[0], {0}};
    size_t n = f.c->n_levels;
    course_offer none = {.bands = {&thirteen, 1}, .levels = {&first, 1}};
    assert_false(course_limit(f.c, &none, f.a, f.problems));
    assert_string_equal(diag_at(f.problems, 0)->code, "nothing-offered");
    assert_int_equal(f.c->n_levels, n);
    end(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_leaves_all),
        cmocka_unit_test(a_quarter_alone),
        cmocka_unit_test(an_age_in_all_quarters),
        cmocka_unit_test(lists_are_met_all_at_once),
        cmocka_unit_test(strange_names_are_refused_with_their_place),
        cmocka_unit_test(a_choice_that_leaves_nothing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
