// From a drawn map to places, sparks and the stops on the way.
#include "mechanics/runner/runner_spec.h"

#include <stdlib.h>
#include <string.h>

#include "core/str.h"

static const char SIGNS[] = ".#=~*@L>";

static bool refuse(diag_list *out, srcpos at, const char *code, const char *text) {
    diag_add(out, DIAG_ERROR, at, code, "%s", text);
    return false;
}

static srcpos sign_at(const runner_spec *s, int x, int y) {
    return field_map_at(&s->map, (size_t)x, (size_t)y);
}

static bool stands(const runner_spec *s, int x, int y) {
    runner_tile below = runner_at(s, x, y + 1);
    return runner_at(s, x, y) == RUNNER_AIR && runner_at(s, x, y - 1) != RUNNER_GROUND &&
           (below == RUNNER_GROUND || below == RUNNER_PLANK);
}

static void add_stop(runner_spec *s, runner_stop_kind kind, size_t index, int x, int y,
                     diag_list *out) {
    bool before = kind == RUNNER_MEETS; // one stands before those whom one meets
    if (!stands(s, x, y) || (before && !stands(s, x - 1, y))) {
        diag_add(out, DIAG_ERROR, sign_at(s, x, y), "floating",
                 "nobody can stand here%s: it needs # or = below and room for two above it",
                 before ? " and in the place before it" : "");
        return;
    }
    if (s->n_stops == RUNNER_MAX_STOPS) {
        diag_add(out, DIAG_ERROR, sign_at(s, x, y), "too-many-stops",
                 "a map has at most %d lamps and meetings", RUNNER_MAX_STOPS);
        return;
    }
    s->stops[s->n_stops++] = (runner_stop){.kind = (uint8_t)kind,
                                           .index = (uint8_t)index,
                                           .x = (x - before) * RUNNER_TILE + RUNNER_TILE / 2,
                                           .y = (y + 1) * RUNNER_TILE,
                                           .mark_x = (uint16_t)x,
                                           .mark_y = (uint8_t)y};
}

static bool is_mark(const field_name *mark, char c) {
    return mark->s && mark->s[0] == c && mark->s[1] == '\0';
}

static void add_mark(runner_spec *s, int x, int y, char c, bool *met, bool *found, diag_list *out) {
    for (size_t i = 0; i < s->words.n; i++) {
        runner_word *w = &s->words.items[i];
        if (is_mark(&w->mark, c)) {
            if (found[i]) {
                refuse(out, sign_at(s, x, y), "twice", "this sign stands on the map already");
            }
            found[i] = true;
            w->x = (uint16_t)x;
            w->y = (uint8_t)y;
            return;
        }
    }
    for (size_t i = 0; i < s->meetings.n; i++) {
        if (is_mark(&s->meetings.items[i].mark, c)) {
            if (met[i]) {
                refuse(out, sign_at(s, x, y), "twice", "this sign stands on the map already");
                return;
            }
            met[i] = true;
            s->meetings.items[i].x = (uint16_t)x;
            add_stop(s, RUNNER_MEETS, i, x, y, out);
            return;
        }
    }
    diag_add(out, DIAG_ERROR, sign_at(s, x, y), "unknown-sign",
             "\"%c\" means nothing on this map: it is none of %s and the mark of no meeting and no "
             "word",
             c, SIGNS);
}

static runner_tile tile_of(char c) {
    return c == '#' ? RUNNER_GROUND : c == '=' ? RUNNER_PLANK : c == '~' ? RUNNER_PIT : RUNNER_AIR;
}

static bool fill(runner_spec *s, arena *a, diag_list *out) {
    size_t size = s->map.n * s->map.width;
    uint8_t *tiles = arena_array(a, uint8_t, size ? size : 1);
    if (!tiles) {
        return refuse(out, s->map.at, "memory", "there is not enough memory for this map");
    }
    s->w = (int)s->map.width;
    s->h = (int)s->map.n;
    s->tiles = tiles;
    bool framed = true;
    for (int y = 0; y < s->h; y++) {
        for (int x = 0; x < s->w; x++) {
            runner_tile t = tile_of(s->map.rows[y][x]);
            bool edge = x == 0 || x == s->w - 1, low = y == s->h - 1;
            if (framed &&
                ((edge && t != RUNNER_GROUND) || (low && t != RUNNER_GROUND && t != RUNNER_PIT))) {
                framed = refuse(out, sign_at(s, x, y), "open-frame",
                                edge ? "the map begins and ends with a column of #"
                                     : "the lowest line of a map is # and ~ only");
            }
            tiles[y * s->w + x] = (uint8_t)t;
        }
    }
    return framed;
}

// Stops in the order of the way: column by column.
static void place_signs(runner_spec *s, diag_list *out) {
    bool met[RUNNER_MAX_MEETINGS] = {false}, found[RUNNER_MAX_WORDS] = {false};
    int starts = 0, goals = 0;
    for (int x = 0; x < s->w; x++) {
        for (int y = 0; y < s->h; y++) {
            char c = s->map.rows[y][x];
            if (c == '*' && s->n_sparks < RUNNER_MAX_SPARKS) {
                s->sparks[s->n_sparks].x = (uint16_t)x;
                s->sparks[s->n_sparks++].y = (uint8_t)y;
            } else if (c == '*') {
                refuse(out, sign_at(s, x, y), "too-many-sparks", "a map has at most 128 sparks");
            } else if (c == 'L' || (c == '@' && starts == 0 && s->n_stops == 0)) {
                starts += c == '@';
                add_stop(s, RUNNER_LAMP, 0, x, y, out);
            } else if (c == '>' && goals == 0) {
                goals++;
                add_stop(s, RUNNER_GOAL, 0, x, y, out);
            } else if (c == '@' || c == '>') {
                refuse(out, sign_at(s, x, y), "one-way",
                       "a map has one @ before all else on the way, and one > behind it");
            } else if (!strchr(SIGNS, c)) {
                add_mark(s, x, y, c, met, found, out);
            }
        }
    }
    if (starts == 0 || goals == 0) {
        refuse(out, s->map.at, "one-way",
               "a map has one @ before all else on the way, and one > behind it");
    }
    for (size_t i = 0; i < s->meetings.n; i++) {
        if (!met[i] && s->meetings.items[i].mark.s) {
            refuse(out, s->meetings.items[i].mark.at, "not-on-map", "this mark is not on the map");
        }
    }
    for (size_t i = 0; i < s->words.n; i++) {
        if (!found[i] && s->words.items[i].mark.s) {
            refuse(out, s->words.items[i].mark.at, "not-on-map", "this mark is not on the map");
        }
    }
}

static void check_marks(const runner_spec *s, diag_list *out) {
    const field_name *marks[RUNNER_MAX_WORDS + RUNNER_MAX_MEETINGS];
    size_t n = 0;
    for (size_t i = 0; i < s->words.n; i++) {
        marks[n++] = &s->words.items[i].mark;
    }
    for (size_t i = 0; i < s->meetings.n; i++) {
        marks[n++] = &s->meetings.items[i].mark;
    }
    for (size_t i = 0; i < n; i++) {
        if (!marks[i]->s[0] || marks[i]->s[1] || strchr(SIGNS, marks[i]->s[0])) {
            diag_add(out, DIAG_ERROR, marks[i]->at, "bad-mark",
                     "a mark is one sign, and none of %s", SIGNS);
        }
        for (size_t k = 0; k < i; k++) {
            if (str_eq(marks[i]->s, marks[k]->s)) {
                refuse(out, marks[i]->at, "twice", "this mark is taken already");
            }
        }
    }
}

bool runner_draw_map(runner_spec *s, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    check_marks(s, out);
    if (s->map.n < 5 || s->map.n > RUNNER_MAX_H) {
        diag_add(out, DIAG_ERROR, s->map.at, "map-height",
                 "the map has %zu lines; it may have 5 to %d", s->map.n, RUNNER_MAX_H);
        return false;
    }
    if (diag_errors(out) == before && fill(s, a, out)) {
        place_signs(s, out);
    }
    return diag_errors(out) == before;
}
