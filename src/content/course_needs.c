#include "content/course_file.h"

#include "content/lint.h"
#include "core/str.h"

// Cycles are found with Tarjan's strongly connected components (1972), with a stack of our own: a
// course may be a chain of thousands.
typedef struct {
    course_build *b;
    int *number;  // order of discovery, from 1; 0: not seen yet
    int *low;     // the least number that can be reached
    int *group;   // the component's, from 1; 0: not known yet
    int *open;    // stack: seen, group not known yet
    int *path;    // stack: being visited
    size_t *next; // of a level: the need to look at next
    int n_open, n_seen, n_groups;
} cycles;

static void visit(cycles *t, int i) {
    t->number[i] = t->low[i] = ++t->n_seen;
    t->open[t->n_open++] = i;
}

static void close_group(cycles *t, int root) {
    int member;
    t->n_groups++;
    do {
        member = t->open[--t->n_open];
        t->group[member] = t->n_groups;
    } while (member != root);
}

static void find_groups(cycles *t, int from) {
    const course_level *levels = t->b->levels;
    int depth = 0;
    t->path[depth++] = from;
    visit(t, from);
    while (depth > 0) {
        int at = t->path[depth - 1];
        if (t->next[at] < levels[at].n_needs) {
            int to = levels[at].needs[t->next[at]++];
            if (!t->number[to]) {
                t->path[depth++] = to;
                visit(t, to);
            } else if (!t->group[to] && t->number[to] < t->low[at]) {
                t->low[at] = t->number[to];
            }
            continue;
        }
        if (t->low[at] == t->number[at]) {
            close_group(t, at);
        }
        depth--;
        if (depth > 0 && t->low[at] < t->low[t->path[depth - 1]]) {
            t->low[t->path[depth - 1]] = t->low[at];
        }
    }
}

// Says which way round a group's first level comes back to itself: the shortest, found breadth
// first. number, low and path are free by now: they serve as parents, marks and queue.
static void say_cycle(cycles *t, int first, srcpos at) {
    const course_level *levels = t->b->levels;
    int head = 0, tail = 0, last = -1;
    t->path[tail++] = first;
    t->number[first] = -1;
    while (head < tail && last < 0) {
        int i = t->path[head++];
        for (size_t k = 0; k < levels[i].n_needs && last < 0; k++) {
            int to = levels[i].needs[k];
            if (to == first) {
                last = i;
            } else if (t->group[to] == t->group[first] && t->low[to] >= 0) {
                t->low[to] = -1;
                t->number[to] = i;
                t->path[tail++] = to;
            }
        }
    }
    char text[400] = "";
    int shown = 0, length = 0;
    for (int i = last; i >= 0; i = t->number[i]) {
        t->open[length++] = i;
    }
    for (int i = length - 1; i >= 0 && shown < 8; i--, shown++) {
        str_append(text, sizeof text, "\"%s\" needs ", levels[t->open[i]].id);
    }
    if (shown < length) {
        str_append(text, sizeof text, "... needs ");
    }
    diag_add(t->b->out, DIAG_ERROR, at, "needs-cycle", "none of these can ever open: %s\"%s\"",
             text, levels[first].id);
}

static bool needs_itself(const course_level *l, int i) {
    for (size_t k = 0; k < l->n_needs; k++) {
        if (l->needs[k] == i) {
            return true;
        }
    }
    return false;
}

// Each cycle once, at its first level; then the needs that are listed too late, apart from those
// that a cycle explains.
static void complain(cycles *t, int *size, bool *said) {
    const course_build *b = t->b;
    for (size_t i = 0; i < b->c->n_levels; i++) {
        size[t->group[i]]++;
    }
    for (size_t i = 0; i < b->c->n_levels; i++) {
        const course_level *l = &b->levels[i];
        int group = t->group[i];
        for (size_t k = 0; k < l->n_needs; k++) {
            if (l->needs[k] > (int)i && t->group[l->needs[k]] != group) {
                const field_name *need = &b->entries[i].needs.items[k];
                diag_add(b->out, DIAG_ERROR, need->at, "needs-later",
                         "\"%s\" comes later in the course than \"%s\", which needs it", need->s,
                         l->id);
            }
        }
        if (!said[group] && (size[group] > 1 || needs_itself(l, (int)i))) {
            said[group] = true;
            say_cycle(t, (int)i, b->entries[i].needs.items[0].at);
        }
    }
}

static void resolve_names(course_build *b) {
    for (size_t i = 0; i < b->c->n_levels; i++) {
        course_level *l = &b->levels[i];
        field_names *needs = &b->entries[i].needs;
        size_t kept = 0;
        for (size_t k = 0; k < needs->n && kept < LEVEL_MAX_NEEDS; k++) {
            int found = course_find(b->c, needs->items[k].s);
            if (found >= 0) {
                needs->items[kept] = needs->items[k];
                l->needs[kept++] = found;
            } else {
                lint_unknown_near(
                    b->out, needs->items[k].at, "unknown-level", "level", needs->items[k].s,
                    diag_count(b->out) < DIAG_MAX ? course_nearest(b->c, needs->items[k].s) : NULL);
            }
        }
        l->n_needs = needs->n = kept;
    }
}

void course_resolve_needs(course_build *b) {
    size_t n = b->c->n_levels + 1;
    resolve_names(b);
    arena_reset(b->scratch);
    cycles t = {.b = b,
                .number = arena_array(b->scratch, int, n),
                .low = arena_array(b->scratch, int, n),
                .group = arena_array(b->scratch, int, n),
                .open = arena_array(b->scratch, int, n),
                .path = arena_array(b->scratch, int, n),
                .next = arena_array(b->scratch, size_t, n)};
    int *size = arena_array(b->scratch, int, n + 1);
    bool *said = arena_array(b->scratch, bool, n + 1);
    if (!said || arena_full(b->scratch)) {
        course_no_memory(b->c->dir, b->out);
        return;
    }
    for (size_t i = 0; i < b->c->n_levels; i++) {
        if (!t.number[i]) {
            find_groups(&t, (int)i);
        }
    }
    complain(&t, size, said);
}
