#include "content/course_offer.h"

#include <string.h>

#include "content/curriculum.h"
#include "content/lint.h"
#include "core/str.h"

static const char *const bands[] = {"7", "10", "13"};

static bool listed(const field_names *names, const char *word) {
    for (size_t i = 0; i < names->n; i++) {
        if (str_eq(names->items[i].s, word)) {
            return true;
        }
    }
    return names->n == 0;
}

static bool known(const field_names *names, const char *const *words, size_t n, const char *code,
                  const char *what, diag_list *out) {
    bool all = true;
    for (size_t i = 0; i < names->n; i++) {
        const field_name *name = &names->items[i];
        size_t k = 0;
        while (k < n && !str_eq(words[k], name->s)) {
            k++;
        }
        if (k == n) {
            lint_unknown(out, name->at, code, what, name->s, words, n);
            all = false;
        }
    }
    return all;
}

bool course_offer_sound(const course_offer *o, diag_list *out) {
    const char *quarters[STRAND_COUNT];
    for (size_t i = 0; i < STRAND_COUNT; i++) {
        quarters[i] = strand_at(i)->quarter;
    }
    bool sound = known(&o->bands, bands, sizeof bands / sizeof *bands, "unknown-band", "band", out);
    return known(&o->quarters, quarters, STRAND_COUNT, "unknown-quarter", "quarter", out) && sound;
}

static bool offered(const course_level *l, const course_offer *o) {
    char band[8] = "";
    str_append(band, sizeof band, "%d", l->band);
    return listed(&o->bands, band) &&
           listed(&o->quarters, strand_at((size_t)l->quarter)->quarter) &&
           listed(&o->levels, l->id);
}

// to[i]: where level i lies in the smaller course; -1: it is not offered.
static void keep_needs(course_level *l, const int *to) {
    size_t n = 0;
    for (size_t i = 0; i < l->n_needs; i++) {
        if (to[l->needs[i]] >= 0) {
            l->needs[n++] = to[l->needs[i]];
        }
    }
    l->n_needs = n;
}

static void no_memory(diag_list *out) {
    diag_add(out, DIAG_ERROR, (srcpos){0}, "memory", "there is not enough memory for the course");
}

bool course_limit(course *c, const course_offer *o, arena *a, diag_list *out) {
    if (!known(&o->levels, c->ids, c->n_levels, "unknown-level", "level", out)) {
        return false;
    }
    int *to = arena_array(a, int, c->n_levels), *by_id = arena_array(a, int, c->n_levels);
    course_level *levels = arena_array(a, course_level, c->n_levels);
    const char **ids = arena_array(a, const char *, c->n_levels);
    course_quarter *quarters = arena_array(a, course_quarter, c->n_quarters);
    if (!to || !by_id || !levels || !ids || !quarters) {
        no_memory(out);
        return false;
    }
    size_t n = 0, sorted = 0;
    for (size_t q = 0; q < c->n_quarters; q++) {
        quarters[q] = c->quarters[q];
        quarters[q].first = n;
        for (size_t i = c->quarters[q].first; i < c->quarters[q].first + c->quarters[q].n; i++) {
            to[i] = offered(&c->levels[i], o) ? (int)n : -1;
            if (to[i] >= 0) {
                levels[n] = c->levels[i];
                ids[n++] = c->ids[i];
            }
        }
        quarters[q].n = n - quarters[q].first;
    }
    if (n == 0) {
        diag_add(out, DIAG_ERROR, (srcpos){0}, "nothing-offered",
                 "no level of the course is in all of \"bands\", \"quarters\" and \"levels\"");
        return false;
    }
    if (n == c->n_levels) {
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        keep_needs(&levels[i], to);
    }
    for (size_t i = 0; i < c->n_levels; i++) {
        if (to[c->by_id[i]] >= 0) {
            by_id[sorted++] = to[c->by_id[i]];
        }
    }
    c->levels = levels;
    c->n_levels = n;
    c->ids = ids;
    c->by_id = by_id;
    c->quarters = quarters;
    c->closing = (course_scene){0};
    return true;
}
