#include <string.h>

#include "content/course.h"
#include "core/str.h"

int course_find(const course *c, const char *id) {
    size_t low = 0, high = c->n_levels;
    while (id && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(id, c->ids[c->by_id[middle]]);
        if (order == 0) {
            return c->by_id[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return -1;
}

const char *course_nearest(const course *c, const char *id) {
    return str_nearest(id, c->ids, c->n_levels);
}

bool course_open(const course *c, const bool *done, size_t i) {
    const course_level *l = &c->levels[i];
    for (size_t k = 0; k < l->n_needs; k++) {
        if (!done[l->needs[k]]) {
            return false;
        }
    }
    return true;
}

int course_next(const course *c, const bool *done) {
    int next = -1;
    for (size_t i = 0; i < c->n_levels; i++) {
        bool younger = next < 0 || c->levels[i].band < c->levels[next].band;
        if (younger && !done[i] && course_open(c, done, i)) {
            next = (int)i;
        }
    }
    return next;
}

static void translate(field_text *t, const catalogue *cat, const char *context) {
    if (t->source) {
        t->s = catalogue_get(cat, context, t->source);
    }
}

void course_translate(course *c, const catalogue *cat) {
    // Only course_load makes courses, and what it hands out as const it holds in its own arena.
    course_quarter *quarters = (course_quarter *)c->quarters;
    course_level *levels = (course_level *)c->levels;
    for (size_t i = 0; i < c->n_quarters; i++) {
        translate(&quarters[i].name, cat, "course");
        translate(&quarters[i].story, cat, "course");
    }
    for (size_t i = 0; i < c->n_levels; i++) {
        translate(&levels[i].title, cat, levels[i].id);
        translate(&levels[i].goal, cat, levels[i].id);
    }
}
