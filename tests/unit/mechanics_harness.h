// mechanics_harness.h - What the tests of every mechanic's rules share: a level from inline YAML,
// one play of it, and players who go through it. Refuses nothing; it fails the test.
#ifndef BB_TESTS_MECHANICS_HARNESS_H
#define BB_TESTS_MECHANICS_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/check.h"
#include "core/file.h"
#include "core/hash.h"
#include "core/rng.h"

enum { HARNESS_MEMORY = 16 << 20, HARNESS_ACTIONS = 256, HARNESS_PLAY = 4000, STATE_MAX = 8192 };

// A level and one state of it. With saves, the state goes through other bytes after every action,
// as a save and a restore would.
typedef struct {
    arena *a;
    diag_list *d;
    level *l;
    const mechanic *m;
    uint64_t state[STATE_MAX / 8];
    bool saves;
    evidence_list shown; // by the last action
} play;

#define HEAD(what, skills)                                                                         \
    "id: sample\nrevision: 1\ntitle: Sample\ngoal: Try it.\nband: 13\nskills: " skills             \
    "\nminutes: 4\ntalk: [How was it?]\nmechanic: " what "\n"

static inline void print_problems(const diag_list *d) {
    diag_print(d, stderr);
}

// The level must be sound. Ends with play_end.
static inline void play_load(play *p, const mechanic *m, const char *yaml) {
    const mechanic *const list[] = {m, NULL};
    memset(p, 0, sizeof *p);
    p->m = m;
    p->a = arena_create(HARNESS_MEMORY);
    p->d = diag_create();
    p->l = level_parse("sample.yaml", yaml, strlen(yaml), list, p->a, p->d);
    if (!p->l) {
        print_problems(p->d);
        fail_msg("the sample does not load");
    }
    assert_true(m->size(p->l->spec) <= sizeof p->state);
}

static inline void play_end(play *p) {
    diag_destroy(p->d);
    arena_destroy(p->a);
}

// As a test's fixture: *state is the play.
static inline int play_new(void **state, const mechanic *m, const char *yaml) {
    play *p = malloc(sizeof *p);
    assert_non_null(p);
    play_load(p, m, yaml);
    *state = p;
    return 0;
}

static inline int play_free(void **state) {
    play_end(*state);
    free(*state);
    return 0;
}

static inline void play_start(play *p, uint64_t seed) {
    memset(p->state, 0, sizeof p->state);
    p->m->start(p->l->spec, seed, p->state);
}

static inline uint64_t play_hash(const play *p) {
    return hash_bytes(HASH_START, p->state, p->m->size(p->l->spec));
}

static inline bool play_done(const play *p) {
    return p->m->done(p->l->spec, p->state);
}

// What is illegal must change nothing and show nothing.
static inline bool play_act(play *p, action a) {
    uint64_t before = play_hash(p);
    p->shown.n = 0;
    bool legal = p->m->act(p->l->spec, p->state, a, &p->shown);
    if (!legal) {
        assert_true(play_hash(p) == before);
        assert_int_equal(p->shown.n, 0);
    }
    if (p->saves) {
        size_t n = p->m->size(p->l->spec);
        void *saved = malloc(n);
        memcpy(saved, p->state, n);
        memset(p->state, 0xA5, sizeof p->state);
        memcpy(p->state, saved, n);
        free(saved);
    }
    return legal;
}

static inline bool play_do(play *p, int verb, int a, int b) {
    return play_act(p, (action){.verb = (uint16_t)verb, .a = (int16_t)a, .b = (int16_t)b});
}

#define assert_legal(p, verb, a, b)   assert_true(play_do((p), (verb), (a), (b)))
#define assert_illegal(p, verb, a, b) assert_false(play_do((p), (verb), (a), (b)))

static inline void assert_row(const evidence *e, const char *item, const char *expected,
                              const char *chosen, bool right, int attempt) {
    assert_string_equal(e->item, item);
    assert_string_equal(e->expected, expected);
    assert_string_equal(e->chosen, chosen);
    assert_int_equal(e->right, right);
    assert_int_equal(e->attempt, attempt);
}

static inline size_t play_legal(const play *p, action out[HARNESS_ACTIONS]) {
    return p->m->legal(p->l->spec, p->state, out, HARNESS_ACTIONS);
}

static inline bool is_listed(const action *list, size_t n, action a) {
    for (size_t i = 0; i < n; i++) {
        if (action_same(list[i], a)) {
            return true;
        }
    }
    return false;
}

// `legal` names exactly the actions that `act` takes, among all with small operands; a shorter
// answer is the beginning of the longer one.
static inline void check_legal_is_exact(play *p) {
    action list[HARNESS_ACTIONS], some[2];
    size_t n = play_legal(p, list);
    assert_true(n < HARNESS_ACTIONS);
    size_t few = p->m->legal(p->l->spec, p->state, some, 2);
    assert_int_equal(few, n < 2 ? n : 2);
    for (size_t i = 0; i < few; i++) {
        assert_true(action_same(some[i], list[i]));
    }
    uint64_t here[STATE_MAX / 8];
    memcpy(here, p->state, sizeof here);
    size_t taken = 0;
    for (int verb = 0; verb < 10; verb++) {
        for (int a = -1; a < 13; a++) {
            for (int b = -1; b < 10; b++) {
                action in = {.verb = (uint16_t)verb, .a = (int16_t)a, .b = (int16_t)b};
                bool did = p->m->act(p->l->spec, p->state, in, NULL);
                if (!did) {
                    assert_memory_equal(p->state, here, sizeof here);
                    assert_false(is_listed(list, n, in));
                    continue;
                }
                taken += is_listed(list, n, in);
                memcpy(p->state, here, sizeof here);
            }
        }
    }
    assert_int_equal(taken, n);
}

typedef struct {
    size_t actions, rows, right;
} tour;

// The player who knows comes to the end, and is never wrong.
static inline tour check_bot(play *p, uint64_t seed) {
    tour t = {0};
    play_start(p, seed);
    while (!play_done(p)) {
        action a;
        assert_true(t.actions++ < HARNESS_PLAY);
        assert_true(p->m->bot(p->l->spec, p->state, &a));
        assert_true(play_act(p, a));
        t.rows += p->shown.n;
        for (size_t i = 0; i < p->shown.n; i++) {
            t.right += p->shown.rows[i].right;
        }
    }
    action none[HARNESS_ACTIONS], a;
    assert_int_equal(play_legal(p, none), 0);
    assert_false(p->m->bot(p->l->spec, p->state, &a));
    return t;
}

// n random legal actions, over as many plays as that takes; each is called between them. Returns a
// hash of every state on the way.
static inline uint64_t check_random(play *p, size_t n, uint64_t seed, void (*each)(play *p)) {
    rng dice;
    rng_seed(&dice, seed);
    uint64_t all = HASH_START;
    play_start(p, seed);
    for (size_t i = 0; i < n; i++) {
        action list[HARNESS_ACTIONS];
        if (play_done(p)) {
            play_start(p, seed + i);
        }
        size_t k = play_legal(p, list);
        assert_true(k > 0);
        assert_true(play_act(p, list[rng_below(&dice, (uint32_t)k)]));
        for (size_t e = 0; e < p->shown.n; e++) {
            const evidence *row = &p->shown.rows[e];
            assert_non_null(row->item);
            assert_non_null(row->chosen);
            assert_true(row->attempt >= 1);
        }
        uint64_t now = play_hash(p);
        all = hash_bytes(all, &now, sizeof now);
        if (each) {
            each(p);
        }
    }
    return all;
}

// From wherever a random player has left it, the one who knows still comes to the end.
static inline void check_bot_from_anywhere(play *p, size_t plays) {
    for (size_t i = 0; i < plays; i++) {
        rng dice;
        rng_seed(&dice, i);
        play_start(p, i);
        for (size_t k = 0; k < i % 40 && !play_done(p); k++) {
            action list[HARNESS_ACTIONS];
            size_t n = play_legal(p, list);
            assert_true(play_act(p, list[rng_below(&dice, (uint32_t)n)]));
        }
        for (size_t k = 0; !play_done(p); k++) {
            action a;
            assert_true(k < HARNESS_PLAY);
            assert_true(p->m->bot(p->l->spec, p->state, &a));
            assert_true(play_act(p, a));
        }
    }
}

// The level in a mechanic's README is what a teacher copies: it must have no problem at all.
static inline void check_readme(const mechanic *m) {
    static const char fence[] = "```yaml\n";
    const mechanic *const list[] = {m, NULL};
    arena *a = arena_create(HARNESS_MEMORY);
    diag_list *d = diag_create();
    char *text;
    size_t size;
    art_names art;
    const char *path = arena_printf(a, "%s/src/mechanics/%s/README.md", BAY_SOURCE, m->name);
    assert_int_equal(file_read(path, NODE_MAX_BYTES, a, &text, &size), FILE_OK);
    const char *yaml = strstr(text, fence);
    assert_non_null(yaml);
    yaml += strlen(fence);
    const char *end = strstr(yaml, "\n```");
    assert_non_null(end);
    level *l = level_parse(path, yaml, (size_t)(end - yaml) + 1, list, a, d);
    if (l) {
        assert_true(art_names_load(&art, BAY_SOURCE "/assets", a, d));
        level_check(l, &art, d);
    }
    print_problems(d);
    assert_int_equal(diag_count(d), 0);
    assert_non_null(l);
    diag_destroy(d);
    arena_destroy(a);
}

// The same play twice, once through bytes after every action.
static inline void check_saving_changes_nothing(play *p) {
    p->saves = false;
    uint64_t plain = check_random(p, 3000, 7, NULL);
    p->saves = true;
    uint64_t saved = check_random(p, 3000, 7, NULL);
    p->saves = false;
    assert_true(plain == saved);
    assert_true(plain != check_random(p, 3000, 8, NULL));
}

#endif
