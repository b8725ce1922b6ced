#include "content/lint.h"
#include "mechanics/route/route_spec.h"

#include <string.h>

#include "core/str.h"

// ---- the map

typedef struct {
    const route_spec *spec;
    route_board *board;
    diag_list *out;
} drawing;

static char sign_at(const route_board *b, size_t x, size_t y) {
    return b->map.rows[y][x];
}

static bool at_side(const route_board *b, size_t x) {
    return x == 0 || x + 1 == b->w;
}

static bool at_edge(const route_board *b, size_t x, size_t y) {
    return at_side(b, x) || y == 0 || y + 1 == b->h;
}

static uint8_t signed_by(const route_spec *s, char sign) {
    for (size_t i = 0; i < s->people.n; i++) {
        if (s->people.items[i].sign.s[0] == sign) {
            return (uint8_t)i;
        }
    }
    return ROUTE_NONE;
}

static bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

// What turns is drawn as it lies at first: in each line its ways, clockwise.
static bool turning(char c, route_tile *t) {
    static const struct {
        route_kind kind;
        const char *ways;
    } signs[] = {{ROUTE_STRAIGHT, "=!"},
                 {ROUTE_BEND, "r7jl"},
                 {ROUTE_FORK, ">v<^"},
                 {ROUTE_MIRROR, "\\/"},
                 {ROUTE_VALVE, "ox"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *way = strchr(signs[i].ways, c);
        if (way) {
            t->kind = (uint8_t)signs[i].kind;
            t->turn = (uint8_t)(way - signs[i].ways);
            return true;
        }
    }
    return false;
}

static void problem(const drawing *d, size_t x, size_t y, const char *code, const char *text) {
    diag_add(d->out, DIAG_ERROR, field_map_at(&d->board->map, x, y), code, "%s", text);
}

static void place_piece(const drawing *d, route_tile *t, size_t x, size_t y) {
    route_board *b = d->board;
    if (b->n_pieces == ROUTE_MAX_PIECES) {
        problem(d, x, y, "too-many", "a board takes at most 12 pieces that turn");
        return;
    }
    t->piece = b->n_pieces;
    b->cell[b->n_pieces++] = (uint8_t)(y * b->w + x);
}

static void place_person(const drawing *d, route_tile *t, size_t x, size_t y, char sign) {
    route_board *b = d->board;
    uint8_t who = signed_by(d->spec, sign);
    if (who == ROUTE_NONE) {
        diag_add(d->out, DIAG_ERROR, field_map_at(&b->map, x, y), "unknown-person",
                 "nobody has the sign %c: give it to one of `people`", sign);
        return;
    }
    const route_person *p = &d->spec->people.items[who];
    t->kind = ROUTE_PERSON;
    t->who = who;
    if (b->here >> who & 1) {
        problem(d, x, y, "person-twice", "these people stand on the map already");
    } else if (p->passes && at_edge(b, x, y)) {
        problem(d, x, y, "person-place",
                "who passes posts on stands in the pipes, not in the frame");
    } else if (!p->passes && !at_side(b, x)) {
        problem(d, x, y, "person-place",
                "a door is in the frame, at the left or the right; who stands in the pipes needs "
                "`passes: yes`");
    }
    b->here |= (uint8_t)(1u << who);
    b->stands[who] = (uint8_t)(y * b->w + x);
}

static void place_entry(const drawing *d, route_tile *t, size_t x, size_t y) {
    route_board *b = d->board;
    if (b->entry != ROUTE_NONE) {
        problem(d, x, y, "entry-twice", "posts come in at one place: this is the second @");
    } else if (!at_side(b, x)) {
        problem(d, x, y, "entry-place", "@ is in the frame, at the left or the right");
    }
    t->kind = ROUTE_ENTRY;
    b->entry = (uint8_t)(y * b->w + x);
    b->inwards = x == 0 ? ROUTE_RIGHT : ROUTE_LEFT;
}

static void place(const drawing *d, size_t x, size_t y) {
    route_board *b = d->board;
    route_tile *t = &b->tiles[y * b->w + x];
    char c = sign_at(b, x, y);
    bool corner = at_side(b, x) && (y == 0 || y + 1 == b->h);
    *t = (route_tile){.piece = ROUTE_NONE, .who = ROUTE_NONE};
    bool frame = c == '#' || (!corner && (c == '@' || is_letter(c)));
    if (at_edge(b, x, y) && !frame) {
        problem(d, x, y, "not-framed",
                "the frame of a map is made of #, with @ and the doors' letters at its sides");
    } else if (c == '#') {
        t->kind = ROUTE_WALL;
    } else if (c == '@') {
        place_entry(d, t, x, y);
    } else if (is_letter(c)) {
        place_person(d, t, x, y, c);
    } else if (c == '-' || c == '|' || c == '+') {
        t->kind = ROUTE_PIPE;
    } else if (turning(c, t)) {
        place_piece(d, t, x, y);
    } else if (c != '.') {
        diag_add(d->out, DIAG_ERROR, field_map_at(&b->map, x, y), "unknown-tile",
                 "nothing is drawn with %c: pipes are - | +, what turns is one of r7jl =! >v<^ /\\ "
                 "ox, empty is .",
                 c);
    }
}

// Whether what stands there points, or could be turned to point, towards this side of its own.
static bool points(const route_board *b, uint8_t cell, route_side side) {
    if (cell == ROUTE_NONE) {
        return false;
    }
    size_t x = cell % b->w;
    bool across = side == ROUTE_LEFT || side == ROUTE_RIGHT;
    switch ((route_kind)b->tiles[cell].kind) {
    case ROUTE_EMPTY:
    case ROUTE_WALL: return false;
    case ROUTE_PIPE: {
        char c = sign_at(b, x, cell / b->w);
        return c == '+' || (c == '-') == across;
    }
    default: return !at_side(b, x) || side == (x == 0 ? ROUTE_RIGHT : ROUTE_LEFT);
    }
}

// A valve lies along the line on whose both sides something points to it, lying first.
static void lay_valve(route_board *b, uint8_t cell) {
    for (uint8_t side = 0; side < 2; side++) {
        uint8_t back = (uint8_t)(side + 2);
        if (points(b, route_beside(b, cell, (route_side)side), (route_side)back) &&
            points(b, route_beside(b, cell, (route_side)back), (route_side)side)) {
            b->tiles[cell].arms = (uint8_t)(1u << side | 1u << back);
            return;
        }
    }
}

static void join(route_board *b, uint8_t cell) {
    route_tile *t = &b->tiles[cell];
    char c = sign_at(b, cell % b->w, cell / b->w);
    for (uint8_t side = 0; side < ROUTE_SIDES; side++) {
        bool across = side == ROUTE_LEFT || side == ROUTE_RIGHT;
        bool along = c == '-' ? across : c == '|' ? !across : true;
        route_side back = (route_side)((side + 2) & 3);
        bool straight = c == '-' || c == '|';
        if (along && (straight || points(b, route_beside(b, cell, (route_side)side), back))) {
            t->arms |= (uint8_t)(1u << side);
        }
    }
}

// A joint that joins nothing, and a pipe whose end points at nothing, are slips of the pen.
static void lint_ends(const drawing *d, uint8_t cell) {
    const route_board *b = d->board;
    const route_tile *t = &b->tiles[cell];
    bool loose = (t->kind == ROUTE_PIPE || t->kind == ROUTE_VALVE) && t->arms == 0;
    for (uint8_t side = 0; side < ROUTE_SIDES && t->kind == ROUTE_PIPE; side++) {
        route_side back = (route_side)((side + 2) & 3);
        bool arm = t->arms >> side & 1;
        loose = loose || (arm && !points(b, route_beside(b, cell, (route_side)side), back));
    }
    if (loose) {
        problem(d, cell % b->w, cell / b->w, "loose-pipe",
                "this pipe ends at nothing: lead it on, or join it with +");
    }
}

static void draw_board(const route_spec *s, route_board *b, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    drawing d = {s, b, out};
    b->w = (uint8_t)b->map.width;
    if (b->map.n < 3 || b->map.n > ROUTE_MAX_HEIGHT) {
        diag_add(out, DIAG_ERROR, b->map.at, "out-of-range",
                 "the map has %zu lines; it may have 3 to %d, with its frame", b->map.n,
                 ROUTE_MAX_HEIGHT);
        return;
    }
    b->h = (uint8_t)b->map.n;
    b->entry = ROUTE_NONE;
    memset(b->stands, ROUTE_NONE, sizeof b->stands);
    b->tiles = arena_array(a, route_tile, (size_t)b->w * b->h);
    for (size_t y = 0; y < b->h && b->tiles; y++) {
        for (size_t x = 0; x < b->w; x++) {
            place(&d, x, y);
        }
    }
    if (b->entry == ROUTE_NONE && diag_errors(out) == before) {
        diag_add(out, DIAG_ERROR, b->map.at, "no-entry",
                 "posts come in nowhere: put @ in the frame, at the left or the right");
    }
    if (diag_errors(out) != before) {
        b->tiles = NULL; // what follows from a slip in the map is not told
    }
    if (!b->tiles) {
        return;
    }
    for (uint8_t cell = 0; cell < b->w * b->h; cell++) {
        uint8_t kind = b->tiles[cell].kind;
        if (kind == ROUTE_PIPE || kind == ROUTE_PERSON) {
            join(b, cell);
        } else if (kind == ROUTE_VALVE) {
            lay_valve(b, cell);
        }
    }
    for (uint8_t cell = 0; cell < b->w * b->h; cell++) {
        lint_ends(&d, cell);
    }
}

// ---- the posts

static uint8_t person_named(const route_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-person", "person", s->people);
    return lint_named(&all, name->s, name->at, out);
}

static uint8_t people_named(const route_spec *s, const route_board *b, const field_names *names,
                            diag_list *out) {
    uint8_t all = 0;
    for (size_t i = 0; i < names->n; i++) {
        uint8_t who = person_named(s, &names->items[i], out);
        if (who != ROUTE_NONE && b->tiles && !(b->here >> who & 1)) {
            diag_add(out, DIAG_ERROR, names->items[i].at, "not-here",
                     "\"%s\" does not stand on this board's map", names->items[i].s);
        }
        all = (uint8_t)(all | (who == ROUTE_NONE ? 0 : 1u << who));
    }
    return all;
}

static void link_reasons(const route_spec *s, const route_board *b, route_post *p, diag_list *out) {
    uint8_t others = ROUTE_NONE;
    memset(p->why, ROUTE_NONE, sizeof p->why);
    for (size_t i = 0; i < p->reasons.n; i++) {
        const field_name *key = &p->reasons.items[i].key;
        if (str_eq(key->s, "others")) {
            others = (uint8_t)i;
            continue;
        }
        uint8_t who = person_named(s, key, out);
        if (who != ROUTE_NONE) {
            p->why[who] = (uint8_t)i;
        }
    }
    for (size_t i = 0; i < s->people.n; i++) {
        p->why[i] = p->why[i] == ROUTE_NONE ? others : p->why[i];
        if (p->why[i] == ROUTE_NONE && (b->here >> i & 1)) {
            diag_add(out, DIAG_ERROR, p->at, "unexplained",
                     "why \"%s\" should see it, or should not, is said nowhere in `reasons`",
                     s->people.items[i].key.s);
        }
    }
}

static uint8_t seen_at_first(const route_spec *s, const route_board *b) {
    uint8_t turn[ROUTE_MAX_PIECES] = {0};
    route_flow f;
    for (size_t i = 0; i < b->n_pieces; i++) {
        turn[i] = b->tiles[b->cell[i]].turn;
    }
    route_run(b, turn, &f);
    return route_seen(s, b, f.reached);
}

static void link_post(const route_spec *s, const route_board *b, route_post *p,
                      const level_head *head, arena *a, diag_list *out) {
    p->meant = people_named(s, b, &p->wants, out);
    p->held = people_named(s, b, &p->copies, out);
    bool traces = p->task == ROUTE_TRACE;
    if (!traces && p->wants.n == 0) {
        diag_add(out, DIAG_ERROR, p->at, "for-whom",
                 "say in `for` who should see it: `[nobody]` is a drawer of its own");
    } else if (traces && p->wants.n > 0) {
        diag_add(out, DIAG_ERROR, p->wants.items[0].at, "for-whom",
                 "where a trace leads is seen from the map: `for` has no place here");
    }
    lint_look(&p->look, out);
    link_reasons(s, b, p, out);
    p->skill = p->shows.s       ? lint_skill(&p->shows, out)
               : head->n_skills ? head->skills[0]
                                : SKILL_NONE;
    p->reach_row = arena_printf(a, "%s.reach", p->key.s);
    p->spare_row = arena_printf(a, "%s.spare", p->key.s);
}

static void link_board(route_spec *s, size_t i, const level_head *head, arena *a, diag_list *out) {
    route_board *b = &s->boards.items[i];
    draw_board(s, b, a, out);
    for (size_t k = 0; k < b->posts.n; k++) {
        link_post(s, b, &b->posts.items[k], head, a, out);
        if (s->n_posts == ROUTE_MAX_POSTS) {
            diag_add(out, DIAG_ERROR, b->posts.items[k].at, "too-many",
                     "a level takes at most %d posts", ROUTE_MAX_POSTS);
            return;
        }
        s->board_of[s->n_posts] = (uint8_t)i;
        s->index_of[s->n_posts++] = (uint8_t)k;
    }
}

static void link_people(const route_spec *s, diag_list *out) {
    for (size_t i = 0; i < s->people.n; i++) {
        const route_person *p = &s->people.items[i];
        lint_look(&p->look, out);
        if (!is_letter(p->sign.s[0])) {
            diag_add(out, DIAG_ERROR, p->sign.at, "bad-sign",
                     "the sign of people on maps is a capital letter A to Z");
        } else if (signed_by(s, p->sign.s[0]) != i) {
            diag_add(out, DIAG_ERROR, p->sign.at, "sign-twice", "\"%s\" has this sign already",
                     s->people.items[signed_by(s, p->sign.s[0])].key.s);
        }
    }
}

bool route_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    route_spec *s = spec;
    link_people(s, out);
    for (size_t i = 0; i < s->boards.n; i++) {
        link_board(s, i, head, a, out);
    }
    if (diag_errors(out) != before) {
        return false;
    }
    for (size_t i = 0; i < s->boards.n; i++) {
        route_board *b = &s->boards.items[i];
        for (size_t k = 0; k < b->posts.n; k++) {
            route_post *p = &b->posts.items[k];
            bool all = route_seen(s, b, p->meant) != p->meant;
            p->wanted = p->task == ROUTE_TRACE ? seen_at_first(s, b)
                        : all                  ? route_seen(s, b, p->meant)
                                               : p->meant;
        }
        route_prove(s, b);
    }
    return true;
}
