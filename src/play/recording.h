// recording.h - A play as text: level, revision, seed, actions, and the state's hash along the way.
// Refuses truncated files, another revision, illegal actions, a hash that differs.
#ifndef BB_PLAY_RECORDING_H
#define BB_PLAY_RECORDING_H

#include <stdio.h>

#include "play/session.h"

bool recording_write(const session *s, FILE *to); // replays it to find the hashes

typedef struct {
    char level[48];
    int revision;
    uint64_t seed;
    size_t n_actions;
    long differs_at; // tick of the first state that differs; -1: none
} recording_result;

// Reads the head, so that the caller can load the level it names.
bool recording_head(const char *file, const char *text, size_t n, recording_result *r, diag_list *out);
// Plays it against l. True: every hash was met and the end was as recorded.
bool recording_replay(const char *file, const char *text, size_t n, const level *l, recording_result *r,
                      diag_list *out);

#endif
