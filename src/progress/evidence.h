// evidence.h - One decision that showed a skill. Rules append to a list; the session stamps and
// stores it. It is the only thing progress is made of. Refuses more than EVIDENCE_MAX an action.
#ifndef BB_PROGRESS_EVIDENCE_H
#define BB_PROGRESS_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { EVIDENCE_MAX = 16 };

// What kind of judgement it was, for signal detection (curriculum.md): signal = deceptive or
// harmful.
typedef enum { EVIDENCE_PLAIN, EVIDENCE_SIGNAL, EVIDENCE_NOISE } evidence_class;

typedef struct {
    uint8_t skill; // index in the curriculum's table
    uint8_t kind;  // evidence_class
    bool right;
    uint8_t attempt;      // 1: the first time this item was met in this session
    const char *item;     // id within the level; lives as long as the spec
    const char *expected; // id of (a) right answer
    const char *chosen;   // id of what the child did
} evidence;

typedef struct {
    evidence rows[EVIDENCE_MAX];
    size_t n;
} evidence_list;

bool evidence_add(evidence_list *l, evidence e); // false: full; l may be NULL (nobody listens)

#endif
