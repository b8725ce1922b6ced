// What the way is made of: ground and planks in the paper of the quarter, lamps, sparks, words.
#include <math.h>

#include "core/str.h"
#include "mechanics/runner/runner_show.h"

typedef struct {
    const char *set;
    colour high, low; // of the ground
    const char *turf, *plank;
    const char *things[3]; // that stand about
} dress;

static const dress DRESSES[] = {
    {"meadow",
     0x7C9A5B,
     0x4E6B4A,
     "props/runner-turf-grass",
     "props/runner-plank-log",
     {"props/runner-tuft", "props/runner-flowers", "props/runner-fence"}},
    {"market",
     0xB98A63,
     0x7D5548,
     "props/runner-turf-stone",
     "props/runner-plank-awning",
     {"props/runner-barrel", "props/runner-fruit", "props/runner-flowers"}},
    {"commons",
     0xA87D57,
     0x6A4F4A,
     "props/runner-turf-boards",
     "props/runner-plank-rope",
     {"props/runner-barrel", "props/runner-fence", "props/runner-tuft"}},
};
enum { N_DRESSES = sizeof DRESSES / sizeof *DRESSES, TURF_W = 2 };

// Any other quarter has boards.
static const dress *dressed(const runner_scene *s) {
    for (size_t i = 0; i < N_DRESSES; i++) {
        if (str_eq(s->in->level->set.s, DRESSES[i].set)) {
            return &DRESSES[i];
        }
    }
    return &DRESSES[N_DRESSES - 1];
}

static float tile(int n) {
    return (float)n * RUNNER_PX;
}

static bool is_ground(const runner_scene *s, int x, int y) {
    return y >= s->spec->h || (y >= 0 && runner_at(s->spec, x, y) == RUNNER_GROUND);
}

static void earth(const runner_scene *s, const dress *d, rectf at) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_FILL, at);
    if (it) {
        it->tint = d->high;
        it->tint2 = d->low;
    }
}

// Columns whose ground reaches equally far up and down are one piece of paper.
static int piece_end(const runner_scene *s, int x, int y, int last, int *bottom) {
    *bottom = y;
    while (*bottom < s->spec->h && is_ground(s, x, *bottom)) {
        ++*bottom;
    }
    int end = x + 1;
    for (; end <= last && is_ground(s, end, y) && !is_ground(s, end, y - 1); end++) {
        int b = y;
        while (b < s->spec->h && is_ground(s, end, b)) {
            b++;
        }
        if (b != *bottom) {
            break;
        }
    }
    return end;
}

static void sides(const runner_scene *s, int x, int end, int y, int bottom) {
    for (int right = 0; right < 2; right++) {
        int beside = right ? end : x - 1, free = y;
        while (free < bottom && !is_ground(s, beside, free)) {
            free++;
        }
        if (free == y) {
            continue;
        }
        float down = free >= s->spec->h ? 120 : 0;
        rectf at = {right ? tile(end) - 10 : tile(x) - 6, tile(y) + 6, 16, 0};
        for (; at.y < tile(free) + down - 1; at.y += RUNNER_PX) {
            draw_item *it =
                runner_prop(s, "props/runner-side", runner_rect(s, at.x, at.y, 16, RUNNER_PX), 0);
            if (it) {
                it->flags = right != ui_rtl(s->u) ? DRAW_FLIP : 0;
            }
        }
    }
}

static void ground(const runner_scene *s, const dress *d, int first, int last) {
    int bottom;
    for (int y = 0; y < s->spec->h; y++) {
        for (int x = first, end; x <= last; x = end) {
            end = x + 1;
            if (!is_ground(s, x, y) || is_ground(s, x, y - 1)) {
                continue;
            }
            end = piece_end(s, x, y, last, &bottom);
            float deep = bottom >= s->spec->h ? 400 : 0;
            earth(s, d,
                  runner_rect(s, tile(x), tile(y) + 4, tile(end - x), tile(bottom - y) + deep - 4));
            sides(s, x, end, y, bottom);
        }
    }
    for (int y = 0; y < s->spec->h; y++) {
        for (int x = first; x <= last; x++) {
            if (is_ground(s, x, y) && !is_ground(s, x, y - 1)) {
                runner_prop(s, d->turf,
                            runner_rect(s, tile(x) - 5, tile(y) - 10, RUNNER_PX + 10, 40), 5);
            } else if (runner_at(s->spec, x, y) == RUNNER_PLANK) {
                runner_prop(s, d->plank,
                            runner_rect(s, tile(x) - 2, tile(y) - 6, RUNNER_PX + 4, 34), 6);
            }
        }
    }
}

// Where the ground is free, here and there something stands; the same in every frame.
static void things(const runner_scene *s, const dress *d, int first, int last) {
    for (int x = first; x <= last; x++) {
        uint32_t h = (uint32_t)x * 2654435761u >> 24;
        for (int y = s->spec->h - 1; y > 0 && h % 5 == 0; y--) {
            bool free = s->spec->map.rows[y][x] == '.' && is_ground(s, x, y + 1);
            if (free && !is_ground(s, x, y)) {
                runner_prop(s, d->things[h / 5 % 3],
                            runner_rect(s, tile(x) - 8, tile(y) - 14, 72, 72), 4);
                break;
            }
        }
    }
}

// Fog lies in the pits.
static void pits(const runner_scene *s, int first, int last) {
    for (int x = first; x <= last; x++) {
        int y = s->spec->h - 1;
        if (runner_at(s->spec, x, y) != RUNNER_PIT) {
            continue;
        }
        int end = x;
        while (end <= last && runner_at(s->spec, end, y) == RUNNER_PIT) {
            end++;
        }
        for (; x < end; x += 2) {
            rectf at = runner_rect(s, tile(x) - 30, tile(y) - 14, 2 * RUNNER_PX + 60, 120);
            draw_item *it = draw_add(ui_list(s->u), DRAW_FOG, at);
            if (it) {
                it->art = x % 4 < 2 ? "bay/fog-1" : "bay/fog-2";
                it->tint = 0xE4E6F0;
                it->tint2 = 0x968EBC;
                it->radius = 3;
                it->alpha = 0.9f;
            }
        }
        x = end;
    }
}

static void lamp(const runner_scene *s, size_t i) {
    const runner_stop *stop = &s->spec->stops[i];
    bool goal = stop->kind == RUNNER_GOAL, lit = runner_is_lit(s->state, i);
    float k = goal ? 1.9f : 1, w = 54 * k, h = 128 * k;
    float x = tile(stop->mark_x) + RUNNER_PX / 2.0f;
    rectf at = runner_rect(s, x - w / 2, tile(stop->mark_y + 1) - h + 4, w, h);
    if (stop->kind == RUNNER_MEETS) {
        return;
    }
    if (lit) {
        float t = motion_travel(s->u, s->memory->lit_ms[i], SLOW_MS);
        rectf head = {at.x + w * 0.1f, at.y + h * 0.02f, w * 0.8f, h * 0.32f};
        ui_glow(s->u, NULL, head, 46 * k, 0xFFC065, 0.75f * t);
    }
    runner_prop(s, lit ? "props/runner-lamp-on" : "props/runner-lamp-off", at, 5);
}

static void sparks(const runner_scene *s, int first, int last) {
    for (size_t i = 0; i < s->spec->n_sparks; i++) {
        int x = s->spec->sparks[i].x;
        if (x >= first && x <= last && !runner_has_spark(s->state, i)) {
            runner_prop(s, "props/runner-spark",
                        runner_rect(s, tile(x) + 6, tile(s->spec->sparks[i].y) + 6, 44, 44), 0);
        }
    }
    for (size_t i = 0; i < RUNNER_POPS; i++) {
        uint64_t since = s->memory->pops[i].ms;
        float t = since ? motion_travel(s->u, since, SLOW_MS) : 1;
        if (t < 1) {
            float x = s->memory->pops[i].x, y = s->memory->pops[i].y;
            draw_item *it = runner_prop(s, "props/runner-burst",
                                        runner_rect(s, x - 40, y - 40 - 26 * t, 80, 80), 0);
            if (it) {
                it->alpha = 1 - t;
            }
        }
    }
}

static void words(const runner_scene *s, int first, int last) {
    for (size_t i = 0; i < s->spec->words.n; i++) {
        const runner_word *w = &s->spec->words.items[i];
        if (w->x < first || w->x > last || s->state->words >> i & 1) {
            continue;
        }
        rectf at = runner_rect(s, tile(w->x) - 6, tile(w->y) - 8, 68, 62);
        ui_glow(s->u, NULL, rect_inset(at, 8), 22, LAMP, 0.7f);
        ui_card(s->u, at, 10, PAPER, 6);
        ui_icon(s->u, w->icon.s ? w->icon.s : "chat", rect_inset(at, 11));
    }
}

void runner_world(const runner_scene *s) {
    const dress *d = dressed(s);
    int first = (int)floorf(-s->left / RUNNER_PX) - 1;
    int last = first + (int)ceilf(ui_w(s->u) / RUNNER_PX) + 2;
    first = first < 0 ? 0 : first;
    last = last < s->spec->w ? last : s->spec->w - 1;
    pits(s, first, last);
    things(s, d, first, last);
    ground(s, d, first, last);
    for (size_t i = 0; i < s->spec->n_stops; i++) {
        if (s->spec->stops[i].mark_x >= first && s->spec->stops[i].mark_x <= last) {
            lamp(s, i);
        }
    }
    sparks(s, first, last);
    words(s, first, last);
}
