// What is said of pieces, people and how it went.
#include "mechanics/route/route_show.h"

// As it lies on the canvas, where right and left change places for those who read from the right.
static uint8_t mirrored(route_kind kind, uint8_t turn) {
    static const uint8_t bend[] = {1, 0, 3, 2}, fork[] = {2, 1, 0, 3};
    return kind == ROUTE_BEND     ? bend[turn]
           : kind == ROUTE_FORK   ? fork[turn]
           : kind == ROUTE_MIRROR ? !turn
                                  : turn;
}

const char *route_piece_says(const route_scene *s, size_t piece) {
    static const char *const says[][ROUTE_SIDES] = {
        [ROUTE_STRAIGHT] = {N_("Pipe, lying"), N_("Pipe, upright")},
        [ROUTE_BEND] = {N_("Bend, open to the right and down"),
                        N_("Bend, open to the left and down"), N_("Bend, open to the left and up"),
                        N_("Bend, open to the right and up")},
        [ROUTE_FORK] = {N_("Fork, closed to the left"), N_("Fork, closed above"),
                        N_("Fork, closed to the right"), N_("Fork, closed below")},
        [ROUTE_MIRROR] = {N_("Mirror, falling to the right"), N_("Mirror, rising to the right")},
        [ROUTE_VALVE] = {N_("Valve, open"), N_("Valve, shut")},
    };
    const route_tile *t = &s->now.board->tiles[s->now.board->cell[piece]];
    route_kind kind = (route_kind)t->kind;
    uint8_t turn = s->state->turn[piece];
    return TR(s->u, says[kind][ui_rtl(s->u) ? mirrored(kind, turn) : turn]);
}

const char *route_person_says(const route_scene *s, size_t who) {
    bool traces = s->now.post->task == ROUTE_TRACE && s->now.phase == ROUTE_WORK;
    if (traces) {
        return s->state->marks >> who & 1 ? TR(s->u, "A copy comes here") : NULL;
    }
    if (!route_lit(s)) {
        return s->now.post->held >> who & 1 ? TR(s->u, "A copy lies here") : NULL;
    }
    return route_shows(s, who) ? TR(s->u, "Sees it") : TR(s->u, "Does not see it");
}

static const char *named(const route_scene *s, const char *words) {
    const route_person *p = &s->spec->people.items[s->now.who];
    return text_fill(ui_arena(s->u), words, "name", p->name.s, NULL);
}

// Nobody's drawer is no reader: it is spoken of in its own words.
static const char *told(const route_scene *s) {
    ui *u = s->u;
    const route_post *p = s->now.post;
    bool seen = s->now.seen >> s->now.who & 1, wanted = p->wanted >> s->now.who & 1;
    bool drawer = s->spec->people.items[s->now.who].circle == ROUTE_NOBODY;
    if (p->task == ROUTE_TRACE) {
        return !seen         ? named(s, TR(u, "{name}: no copy comes here"))
               : s->now.well ? named(s, TR(u, "{name}: yes, a copy came here"))
                             : named(s, TR(u, "{name}: a copy comes here, too"));
    }
    if (drawer) {
        return !seen    ? TR(u, "It should be kept")
               : wanted ? TR(u, "Yes, it is kept")
                        : TR(u, "It went into the drawer, too");
    }
    return !seen    ? named(s, TR(u, "{name}: did not get it"))
           : wanted ? named(s, TR(u, "{name}: yes, this is for you"))
                    : named(s, TR(u, "{name}: saw it, too"));
}

const char *route_heading(const route_scene *s) {
    ui *u = s->u;
    arena *a = ui_arena(u);
    bool travels = s->way < (float)s->flow.steps;
    if (s->now.phase == ROUTE_TOLD && !travels) {
        return told(s);
    }
    if (s->state->looked) {
        return s->now.seen ? TR(u, "Open doors would see it") : TR(u, "Nobody would see it yet");
    }
    return text_fill(a, TR(u, "{n} of {all}: {what}"), "n", arena_printf(a, "%zu", s->now.number),
                     "all", arena_printf(a, "%zu", s->now.count), "what",
                     s->now.again ? TR(u, "try once more") : s->spec->ask.s, NULL);
}
