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

static bool shows(const course_level *l, const bool *skills, const course_level *also) {
    for (size_t k = 0; k < l->n_skills; k++) {
        if (skills[l->skills[k]] && memchr(also->skills, l->skills[k], also->n_skills)) {
            return true;
        }
    }
    return false;
}

// The last level done that shows a weak skill of l; -1: none.
static int weak_in(const course *c, const bool *done, const bool *weak, const course_level *l) {
    for (size_t i = c->n_levels; weak && i-- > 0;) {
        if (done[i] && shows(l, weak, &c->levels[i])) {
            return (int)i;
        }
    }
    return -1;
}

static int youngest(const course *c, const bool *done) {
    int next = -1;
    for (size_t i = 0; i < c->n_levels; i++) {
        bool younger = next < 0 || c->levels[i].band < c->levels[next].band;
        if (younger && !done[i] && course_open(c, done, i)) {
            next = (int)i;
        }
    }
    return next;
}

course_step course_next(const course *c, const bool *done, const bool *weak) {
    int next = youngest(c, done);
    if (next < 0) {
        return (course_step){-1, COURSE_BEGINS, -1};
    }
    for (size_t i = 0; i < c->n_levels; i++) {
        const course_level *l = &c->levels[i];
        int from = !done[i] && course_open(c, done, i) ? weak_in(c, done, weak, l) : -1;
        if (from >= 0 && (l->band <= c->levels[next].band || l->band <= c->levels[from].band)) {
            return (course_step){(int)i, COURSE_PRACTISES, from};
        }
    }
    const course_level *l = &c->levels[next];
    int from = l->n_needs > 0 ? l->needs[l->n_needs - 1] : -1;
    course_reason why = l->because.s ? COURSE_SAYS : from >= 0 ? COURSE_OPENED : COURSE_BEGINS;
    return (course_step){next, why, from};
}

static void translate(field_text *t, const catalogue *cat, const char *context) {
    if (t->source) {
        t->s = catalogue_get(cat, context, t->source);
    }
}

static void translate_scene(const course_scene *s, const catalogue *cat) {
    for (size_t i = 0; i < s->n; i++) {
        translate(&s->items[i].says.value, cat, "course");
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
        translate(&levels[i].because, cat, "course");
    }
    translate_scene(&c->opening, cat);
    translate_scene(&c->closing, cat);
}
