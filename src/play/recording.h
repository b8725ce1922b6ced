// recording.h - A play as text: level, revision, seed, actions, and the state's hash along the way.
// Refuses truncated files, another revision, illegal actions, a hash that differs.
//
//   beacon-bay recording 1
//   level mailroom
//   revision 1
//   seed 42
//   h 0 0f3a...             TICK and session_hash as 16 hex digits: the state is this, now
//   a 0 1 2 0               TICK VERB A B: this was done then
//   end done 1              done or open, and how many actions
//
// Exactly one space between words, numbers without needless signs or zeros, every line ended with a
// line feed. Ticks never go back. A hash stands at the beginning, at the end, and between them
// after every action of a turn-based mechanic, every RECORDING_HASH_TICKS of one that runs; a
// reader insists on the last.
#ifndef BB_PLAY_RECORDING_H
#define BB_PLAY_RECORDING_H

#include <stdio.h>

#include "play/session.h"

enum {
    RECORDING_HASH_TICKS = 60,
    RECORDING_MAX_TICKS = 7 * 24 * 3600 * 60 // a week: a longer play is neither written nor read
};

// Plays it again to find the hashes. False: it can't be written, is too long, or does not play
// again as it was (a session that was restored).
bool recording_write(const session *s, FILE *to);

typedef struct {
    char level[48];
    int revision;
    uint64_t seed;
    size_t n_actions; // taken so far
    long differs_at;  // tick of the first state or action that differs; -1: none
} recording_result;

// Reads the head, so that the caller can load the level it names.
bool recording_head(const char *file, const char *text, size_t n, recording_result *r,
                    diag_list *out);
// Plays it against l. True: every hash was met and the end was as recorded. Otherwise one diag,
// with line and column: malformed, truncated, wrong-level, wrong-revision, illegal-action,
// hash-differs, memory.
bool recording_replay(const char *file, const char *text, size_t n, const level *l,
                      recording_result *out, diag_list *problems);

#endif
