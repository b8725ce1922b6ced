// session.h - One play of one level: spec, flat state, the actions taken. Everybody - child, bot, replay,
// hint, test - comes through session_act. Refuses illegal actions without changing anything.
#ifndef BB_PLAY_SESSION_H
#define BB_PLAY_SESSION_H

#include "content/level.h"

enum { SESSION_MAX_ACTIONS = 20000 };

typedef struct session session;

session *session_create(const level *l, uint64_t seed); // NULL: no memory. l must outlive it
void session_destroy(session *s);

// False: illegal now. What it showed is in *shown (may be NULL), which is emptied first.
bool session_act(session *s, action a, evidence_list *shown);
void session_tick(session *s, evidence_list *shown); // 1/60 s

const level *session_level(const session *s);
const void *session_state(const session *s);
uint64_t session_seed(const session *s);
uint32_t session_now(const session *s); // ticks
bool session_done(const session *s);
uint64_t session_hash(const session *s); // of the state
bool session_hint(const session *s, action *out); // "show me": what a player who knows would do
size_t session_actions(const session *s, const action **out);

// Saves and restores in place, through bytes: what the tests do after every action.
size_t session_state_size(const session *s);
void session_restore(session *s, const void *state);

#endif
