// What the bay says: how many lamps are lit, what is next, and why.
#include "screens/bay_map.h"

size_t bay_lamps_of(const game *g, const course_quarter *q, int without) {
    size_t lit = 0;
    for (size_t k = 0; k < q->n; k++) {
        lit += bay_done(g, q->first + k) && (int)(q->first + k) != without;
    }
    return lit;
}

const char *bay_lit_of(const game *g, ui *u, const course_quarter *q) {
    char *n = arena_printf(ui_arena(u), "%zu", bay_lamps_of(g, q, -1));
    char *all = arena_printf(ui_arena(u), "%zu", q->n);
    return text_fill(ui_arena(u),
                     TRN(u, "{n} of {all} lamp lit", "{n} of {all} lamps lit", (unsigned long)q->n),
                     "n", n, "all", all, NULL);
}

const char *bay_next_is(const game *g, const bay_memory *m, ui *u) {
    return text_fill(ui_arena(u), TR(u, "Next: “{title}”"), "title",
                     g->course->levels[m->next.level].title.s, NULL);
}

const char *bay_why(const game *g, const bay_memory *m, ui *u) {
    const course_level *l = &g->course->levels[m->next.level];
    const course_level *from = m->next.from >= 0 ? &g->course->levels[m->next.from] : NULL;
    const course_quarter *q = bay_quarter(g, l->quarter);
    switch (m->next.why) {
    case COURSE_SAYS: return l->because.s;
    case COURSE_PRACTISES:
        return text_fill(ui_arena(u),
                         TR(u, "“{title}” was hard in places. Here you can practise that again."),
                         "title", from->title.s, NULL);
    case COURSE_OPENED:
        return text_fill(ui_arena(u),
                         TR(u, "You lit the lamp of “{title}”, so {quarter} is open now."), "title",
                         from->title.s, "quarter", q->name.s, NULL);
    case COURSE_BEGINS: break;
    }
    return text_fill(ui_arena(u), TR(u, "Begin at {quarter}. It waits for nothing but you."),
                     "quarter", q->name.s, NULL);
}

const char *bay_pip_says(const game *g, const bay_memory *m, ui *u) {
    if (m->lit >= 0) {
        const course_quarter *q = bay_quarter(g, g->course->levels[m->lit].quarter);
        return text_fill(ui_arena(u),
                         TR(u, "A lamp is lit at {quarter}. See how the fog draws back!"),
                         "quarter", q ? q->name.s : "", NULL);
    }
    if (m->next.level < 0) {
        return TR(u, "Every lamp shines. You may play any of them again.");
    }
    return arena_printf(ui_arena(u), "%s\n%s", bay_next_is(g, m, u), bay_why(g, m, u));
}
