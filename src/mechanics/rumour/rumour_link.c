// Names become numbers; the town around the friends is drawn.
#include "content/lint.h"
#include "mechanics/rumour/rumour_spec.h"

#include "core/hash.h"
#include "core/str.h"

enum { TOLD_BY = 2 }; // whom somebody of the crowd hears from, at most
enum { BY_FRIEND = 35, BY_ANYBODY = 20, BACK = 12 }; // of a hundred; people of a bank

static uint8_t friend_of(const rumour_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-friend", "friend", s->friends);
    return lint_named(&all, name->s, name->at, out);
}

// Bit q of hears[p]: p hears from q. Columns: the longest way from a spring.
static void link_friends(rumour_spec *s, uint16_t hears[RUMOUR_MAX_FRIENDS], diag_list *out) {
    size_t me = s->friends.n - 1;
    for (size_t q = 0; q < s->friends.n; q++) {
        rumour_friend *f = &s->friends.items[q];
        lint_look(&f->look, out);
        if (str_eq(f->key.s, "me") != (q == me)) {
            diag_add(out, DIAG_ERROR, f->at, "no-me",
                     "the last friend, and no other, is called \"me\": the child");
        }
        if (!f->look.s && q != me) {
            diag_add(out, DIAG_ERROR, f->at, "no-look", "\"%s\" needs a look", f->key.s);
        }
        for (size_t i = 0; i < f->tells.n; i++) {
            size_t p = friend_of(s, &f->tells.items[i], out);
            if (p == LINT_NONE) {
                continue;
            }
            if (p <= q) {
                diag_add(out, DIAG_ERROR, f->tells.items[i].at, "upstream",
                         "\"%s\" tells \"%s\", who stands before: the river runs downwards",
                         f->key.s, f->tells.items[i].s);
                continue;
            }
            hears[p] |= (uint16_t)(1u << q);
            uint8_t next = (uint8_t)(f->column + 1);
            rumour_friend *to = &s->friends.items[p];
            to->column = next > to->column ? next : to->column;
        }
    }
}

static void link_story(rumour_spec *s, rumour_story *story, const level_head *head,
                       diag_list *out) {
    for (size_t i = 0; i < story->from.n; i++) {
        size_t p = friend_of(s, &story->from.items[i], out);
        if (p + 1 == s->friends.n) {
            diag_add(out, DIAG_ERROR, story->from.items[i].at, "from-me",
                     "\"%s\" can't begin with the child", story->key.s);
        } else if (p < s->friends.n) {
            story->springs |= (uint16_t)(1u << p);
        }
    }
    story->skill = story->shows.s   ? lint_skill(&story->shows, out)
                   : head->n_skills ? head->skills[0]
                                    : SKILL_NONE;
}

typedef struct {
    uint16_t *hears;
    uint32_t *hears_at;
    bool *waits;
    uint8_t *home;
} town;

// Townspeople live by the bank of a friend, and hear from that friend or from somebody of the same
// bank; some also from anybody before them.
static void draw_crowd(const rumour_spec *s, const char *id, town *t, uint32_t n) {
    uint32_t friends = (uint32_t)s->friends.n;
    uint16_t last[RUMOUR_MAX_FRIENDS]; // of each bank
    uint16_t before[RUMOUR_MAX_CROWD]; // the one of the same bank
    rng random;
    rng_seed(&random, hash_str(HASH_START, id));
    for (uint32_t f = 0; f < friends; f++) {
        last[f] = (uint16_t)f;
    }
    for (uint32_t p = friends; p < s->people; p++) {
        uint32_t home = rng_below(&random, friends), from = home;
        if (rng_below(&random, 100) >= BY_FRIEND) { // one of the last few of the bank
            from = last[home];
            for (uint32_t back = rng_below(&random, BACK); back > 0 && from >= friends; back--) {
                from = before[from - friends];
            }
        }
        t->hears[n++] = (uint16_t)from;
        if (rng_below(&random, 100) < BY_ANYBODY) {
            t->hears[n++] = (uint16_t)rng_below(&random, p);
        }
        t->home[p] = (uint8_t)home;
        t->waits[p] = rng_below(&random, 100) < (uint32_t)s->careful;
        t->hears_at[p + 1] = n;
        before[p - friends] = last[home];
        last[home] = (uint16_t)p;
    }
}

static bool draw_town(rumour_spec *s, const uint16_t hears[RUMOUR_MAX_FRIENDS], const char *id,
                      arena *a) {
    size_t friends = s->friends.n;
    s->people = friends + (size_t)s->crowd;
    town t = {.hears = arena_array(a, uint16_t, friends * friends + TOLD_BY * (size_t)s->crowd),
              .hears_at = arena_array(a, uint32_t, s->people + 1),
              .waits = arena_array(a, bool, s->people),
              .home = arena_array(a, uint8_t, s->people)};
    if (!t.hears || !t.hears_at || !t.waits || !t.home) {
        return false;
    }
    uint32_t n = 0;
    for (size_t p = 0; p < friends; p++) {
        for (size_t q = 0; q < p; q++) {
            if (hears[p] >> q & 1) {
                t.hears[n++] = (uint16_t)q;
            }
        }
        t.home[p] = (uint8_t)p;
        t.waits[p] = s->friends.items[p].careful || p + 1 == friends;
        t.hears_at[p + 1] = n;
    }
    draw_crowd(s, id, &t, n);
    s->hears = t.hears;
    s->hears_at = t.hears_at;
    s->waits = t.waits;
    s->home = t.home;
    return true;
}

bool rumour_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    rumour_spec *s = spec;
    uint16_t hears[RUMOUR_MAX_FRIENDS] = {0};
    s->trace_skill = lint_skill(&s->traces, out);
    s->name_skill = lint_skill(&s->names, out);
    link_friends(s, hears, out);
    for (size_t i = 0; i < s->stories.n; i++) {
        link_story(s, &s->stories.items[i], head, out);
    }
    if (!draw_town(s, hears, head->id, a)) {
        diag_add(out, DIAG_ERROR, s->at, "memory", "there is no memory for the town");
    }
    return diag_errors(out) == before;
}
