#include "play/session.h"

#include <stdlib.h>
#include <string.h>

#include "core/hash.h"

enum { REST_TICKS = 60 }; // how often session_wait asks, which costs as much as a tick

struct session {
    const level *level;
    uint64_t seed;
    uint32_t now; // ticks
    size_t size;  // of a state
    void *state;
    void *spare; // what session_hint shows the bot, so that a careless one spoils nothing
    action *actions;
    size_t n;
};

session *session_create(const level *l, uint64_t seed) {
    session *s = calloc(1, sizeof *s);
    if (!s) {
        return NULL;
    }
    s->level = l;
    s->seed = seed;
    s->size = l->mechanic->size(l->spec);
    s->state = calloc(1, s->size + 1); // never 0 bytes: that may be NULL
    s->spare = calloc(1, s->size + 1);
    s->actions = calloc(SESSION_MAX_ACTIONS, sizeof *s->actions);
    if (!s->state || !s->spare || !s->actions) {
        session_destroy(s);
        return NULL;
    }
    l->mechanic->start(l->spec, seed, s->state);
    return s;
}

void session_destroy(session *s) {
    if (s) {
        free(s->state);
        free(s->spare);
        free(s->actions);
        free(s);
    }
}

bool session_act(session *s, action a, evidence_list *shown) {
    evidence_list own;
    evidence_list *rows = shown ? shown : &own;
    rows->n = 0;
    a.tick = s->now; // before the rules see it, so that a replay shows them the same
    if (a.verb == 0 || s->n >= SESSION_MAX_ACTIONS ||
        !s->level->mechanic->act(s->level->spec, s->state, a, rows)) {
        return false;
    }
    s->actions[s->n++] = a;
    return true;
}

void session_tick(session *s, evidence_list *shown) {
    if (shown) {
        shown->n = 0;
    }
    s->now++;
    if (s->level->mechanic->tick && !session_done(s)) {
        s->level->mechanic->tick(s->level->spec, s->state, shown);
    }
}

void session_wait(session *s, uint32_t until) {
    for (uint32_t n = 0; s->now < until; n++) {
        if (n % REST_TICKS == 0 && session_rests(s)) {
            s->now = until;
        } else {
            session_tick(s, NULL);
        }
    }
}

bool session_rests(const session *s) {
    const mechanic *m = s->level->mechanic;
    return !m->tick || session_done(s) || (m->rests && m->rests(s->level->spec, s->state));
}

const level *session_level(const session *s) {
    return s->level;
}

const void *session_state(const session *s) {
    return s->state;
}

uint64_t session_seed(const session *s) {
    return s->seed;
}

uint32_t session_now(const session *s) {
    return s->now;
}

bool session_done(const session *s) {
    return s->level->mechanic->done(s->level->spec, s->state);
}

uint64_t session_hash(const session *s) {
    return hash_bytes(HASH_START, s->state, s->size);
}

bool session_hint(const session *s, action *out) {
    if (session_done(s)) {
        return false;
    }
    memcpy(s->spare, s->state, s->size);
    return s->level->mechanic->bot(s->level->spec, s->spare, out);
}

size_t session_actions(const session *s, const action **out) {
    if (out) {
        *out = s->actions;
    }
    return s->n;
}

size_t session_state_size(const session *s) {
    return s->size;
}

void session_restore(session *s, const void *state) {
    memmove(s->state, state, s->size);
}
