// session.h - One play of one level: spec, flat state, the actions taken. Everybody - child, bot,
// replay, hint, test - comes through session_act. Refuses illegal actions without changing
// anything.
#ifndef BB_PLAY_SESSION_H
#define BB_PLAY_SESSION_H

#include "content/level.h"

enum { SESSION_MAX_ACTIONS = 20000 };

typedef struct session session;

session *session_create(const level *l, uint64_t seed); // NULL: no memory. l must outlive it
void session_destroy(session *s);

// False: illegal now, verb 0, or SESSION_MAX_ACTIONS were taken. a.tick is stamped here. What it
// showed is in *shown (may be NULL), which is emptied first.
bool session_act(session *s, action a, evidence_list *shown);
// 1/60 s. Time passes in every session; the rules feel it while they have a tick and are not done.
void session_tick(session *s, evidence_list *shown);
// Ticks until then; what would change nothing, such as a week at rest, passes at once.
void session_wait(session *s, uint32_t until);

bool session_rests(const session *s); // nothing would change by ticks alone: always, without a tick

const level *session_level(const session *s);
const void *session_state(const session *s);
uint64_t session_seed(const session *s);
uint32_t session_now(const session *s); // ticks
bool session_done(const session *s);
uint64_t session_hash(const session *s); // of the state
// "Show me": what a player who knows would do. False: done, or stuck.
bool session_hint(const session *s, action *out);
size_t session_actions(const session *s, const action **out);

// The state as bytes: what session_state points to, of this size, restores into this session or
// another of the same level. Actions and ticks stay as they were, so a restored session is not for
// recording.
size_t session_state_size(const session *s);
void session_restore(session *s, const void *state);

#endif
