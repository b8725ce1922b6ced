// curriculum.h - The ten strands and sixty skills of the game's curriculum, in order. A skill's
// index in this table is what specs and evidence carry; its id is what files and the store carry.
#ifndef BB_CONTENT_CURRICULUM_H
#define BB_CONTENT_CURRICULUM_H

#include <stddef.h>
#include <stdint.h>

enum { STRAND_COUNT = 10, SKILL_COUNT = 60, SKILL_NONE = 255 };

typedef struct {
    char id;             // 'R'
    const char *name;    // N_: "Rights"
    const char *quarter; // folder and landmark: "townhall"
    const char *place;   // N_: the quarter's name where the course has none for it: "Town Hall"
} strand;

typedef struct {
    const char *id;    // "S3"
    const char *act;   // N_: what a child who has it can do: "tell genuine from deceptive messages"
    const char *said;  // N_: the same said to a child, a whole sentence: "You can tell honest
                       // messages from tricks."
    uint8_t strand;    // index
    uint8_t band;      // 7, 10, 13: the youngest that meets it
    const char *codes; // framework codes for teachers' reports: "B2 D4.2"
} skill;

const strand *strand_at(size_t i);
const skill *skill_at(size_t i);
uint8_t skill_find(const char *id);        // SKILL_NONE: no such skill
const char *skill_nearest(const char *id); // for "did you mean"; NULL
int strand_by_quarter(const char *folder); // -1: none

#endif
