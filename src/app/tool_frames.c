#include "app/tool_frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/app_state.h"
#include "app/stand.h"
#include "core/rng.h"
#include "core/str.h"

enum { PART_S = 20, AWAY_MS = 2000, LAMPS = 5, MOST_FRAMES = 3 * PART_S * STAND_TICKS };
static const char *const LANGS[] = {"en", "ar", "zh_CN"}; // a third of the minute each

typedef struct {
    float ms[MOST_FRAMES];
    size_t n;        // painted
    size_t cut;      // left incomplete by the painter's time
    size_t cut_run;  // the most of them after another
    double first_ms; // the longest until a part's first picture was complete
    double pss;      // MiB
} figures;

typedef struct {
    stand st;
    canvas c;
    const screen *wanted;
    rng random;
    figures *out;
    bool complete, whole, works;
    size_t cut_run;
    uint64_t drawn_ms, key_ms, away_ms;
} player_hands;

static double cpu_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double pss_mib(void) {
    char line[128];
    double kib = 0;
    FILE *f = fopen("/proc/self/smaps_rollup", "r");
    while (f && kib <= 0 && fgets(line, sizeof line, f)) {
        if (sscanf(line, "Pss: %lf", &kib) != 1) {
            kib = 0;
        }
    }
    if (f) {
        fclose(f);
    }
    return kib / 1024;
}

static const screen *top(const app *a) {
    return a->game.stack[a->game.depth - 1].screen;
}

// What a child does: something every half second, most of it going about and choosing; in every
// sixth second the mouse goes over the picture.
static bool hand(player_hands *h, uint64_t now, ui_input *in) {
    static const char often[] = "aaaaaaaaaaarrrrrdddddlluuttthb";
    *in = (ui_input){0};
    if (now / 1000 % 6 == 5) {
        float t = (float)(now % 1000) / 1000;
        in->pointer = true;
        in->x = h->st.w * t;
        in->y = h->st.h * (0.9f - 0.6f * t);
        return true;
    }
    if (now < h->key_ms) {
        return false;
    }
    h->key_ms = now + 300 + rng_below(&h->random, 400);
    *in = stand_key(often[rng_below(&h->random, sizeof often - 1)]);
    return true;
}

// Frames that paint nothing - a mouse on its way over scenery - must not thin out those that do.
static void count(player_hands *h, double ms, bool painted) {
    figures *f = h->out;
    if (f->n < MOST_FRAMES && painted) {
        f->ms[f->n++] = (float)ms;
    }
    h->cut_run = h->complete ? 0 : h->cut_run + 1;
    f->cut += !h->complete;
    f->cut_run = h->cut_run > f->cut_run ? h->cut_run : f->cut_run;
}

// One turn of the window's loop, without the waiting. budget as there.
static void turn(player_hands *h, ui_input in, int budget_ms) {
    pixel_rect rects[APP_RECTS];
    double begun = cpu_ms();
    stand_tick(&h->st, in);
    size_t n =
        app_paint(h->st.a, h->c, h->st.scale, h->whole, budget_ms, rects, APP_RECTS, &h->complete);
    h->whole = false;
    h->works = true;
    count(h, cpu_ms() - begun, n > 0);
}

static bool stays(player_hands *h, uint64_t now) {
    if (top(h->st.a) == h->wanted) {
        h->away_ms = now;
    }
    if (now - h->away_ms < AWAY_MS) {
        return true;
    }
    h->away_ms = now;
    return stand_enter(&h->st, h->wanted);
}

static bool play_part(player_hands *h) {
    double begun = cpu_ms();
    for (int i = 0; i < PART_S * STAND_TICKS; i++) {
        uint64_t now = (uint64_t)i * 1000 / STAND_TICKS;
        ui_input in;
        if (!stays(h, now)) {
            return false;
        }
        int wake = app_wake(h->st.a);
        bool used = hand(h, now, &in), due = wake >= 0 && now >= h->drawn_ms + (uint64_t)wake;
        if (i == 0 || used || due || !h->complete) {
            h->drawn_ms = now;
            turn(h, in, i == 0 ? APP_FIRST_BUDGET_MS : APP_BUDGET_MS);
        } else {
            h->st.ticks++;
            if (h->works && (wake < 0 || h->drawn_ms + (uint64_t)wake > now + APP_REST_AFTER)) {
                h->works = app_rest(h->st.a, APP_REST_MS);
            }
        }
        if (begun > 0 && h->complete) {
            double took = cpu_ms() - begun;
            h->out->first_ms = took > h->out->first_ms ? took : h->out->first_ms;
            begun = 0;
        }
    }
    return true;
}

static bool play_in(const app_options *o, const char *name, figures *out) {
    player_hands h = {.out = out, .whole = true, .c = canvas_create(o->w, o->h)};
    int status;
    h.wanted = screen_find(name);
    bool ok = h.c.pixels && h.wanted && stand_open(&h.st, o, name, LAMPS, &status);
    if (ok) {
        rng_seed(&h.random, 1);
        ok = play_part(&h);
        double pss = pss_mib();
        out->pss = pss > out->pss ? pss : out->pss;
        stand_close(&h.st);
    }
    canvas_free(&h.c);
    return ok;
}

static int less(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static bool minute(const app_options *o, const char *name, const char *shown) {
    figures *f = calloc(1, sizeof *f);
    bool ok = f != NULL;
    for (size_t i = 0; ok && i < sizeof LANGS / sizeof *LANGS; i++) {
        app_options part = *o;
        if (part.wishes[SETTING_LANG].kind == WISH_NONE) {
            part.wishes[SETTING_LANG] = (setting_wish){WISH_NOW, language_index(LANGS[i]), false};
        }
        ok = play_in(&part, name, f);
    }
    if (ok && f->n > 0) {
        qsort(f->ms, f->n, sizeof *f->ms, less);
        printf("frames: %-24s %5zu   median %6.2f  p99 %6.2f  max %6.2f ms   incomplete %4zu (at "
               "most %3zu in a row)   first whole %6.1f ms   PSS %5.1f MiB\n",
               shown, f->n, (double)f->ms[f->n / 2], (double)f->ms[(f->n - 1) * 99 / 100],
               (double)f->ms[f->n - 1], f->cut, f->cut_run, f->first_ms, f->pss);
        fflush(stdout);
    }
    free(f);
    return ok;
}

// The first level of each mechanic that the course has.
static bool each_mechanic(const app_options *o, const course *c) {
    bool ok = true;
    for (size_t i = 0; ok && i < c->n_levels; i++) {
        bool known = false;
        for (size_t k = 0; k < i && !known; k++) {
            known = str_eq(c->levels[k].mechanic, c->levels[i].mechanic);
        }
        if (!known) {
            app_options of = *o;
            of.level = c->levels[i].id;
            ok = minute(&of, "play", of.level);
        }
    }
    return ok;
}

int tool_frames(const app_options *o, const char *screen_name) {
    if (o->level || screen_name) {
        const char *name = screen_name ? screen_name : "play";
        return minute(o, name, o->level ? o->level : name) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    int status;
    app *a = app_create(o, &status); // for its list of levels
    if (!a) {
        return status;
    }
    const course *c = a->game.course;
    app_options plain = *o;
    bool ok = c->n_levels > 0;
    for (size_t i = 0; ok && screen_list[i]; i++) {
        const screen *s = screen_list[i];
        plain.level = s == &screen_result ? c->levels[0].id : NULL;
        if (s != &screen_play && s != &screen_notice && s != &screen_trial) {
            ok = minute(&plain, s->name, s->name);
        }
    }
    ok = ok && each_mechanic(o, c);
    app_destroy(a);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
