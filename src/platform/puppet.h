// puppet.h - People sewn from paper parts by one table (assets/art/puppets/cast.txt): tints
// exchanged in the drawings, heads turned, moods and gestures put on, each sheet shadowing the one
// below. Refuses to know any person: who looks how is in the table or in a line of the kit.
#ifndef BB_PLATFORM_PUPPET_H
#define BB_PLATFORM_PUPPET_H

#include "platform/svg.h"
#include "ui/draw.h"

enum { PUPPET_W = 400, PUPPET_H = 560, PUPPET_FEET = 545 };

typedef struct puppet_kit puppet_kit;

puppet_kit *puppet_kit_open(const char *art_dir); // NULL: no table there; one log line
void puppet_kit_close(puppet_kit *k);

typedef struct {
    const char *look; // a name of the table, or "skin=s3 head=round ..."
    // Words: an arm's drawing ("wave"), or one for each side ("hip/wave"), or for the arm that
    // rests ("free/open"); "talk" opens the mouth, "blink" closes the eyes; "aside" turns them
    // three quarters, "side" wholly, "step" sets one foot before the other. NULL: as the table has
    // it.
    const char *pose;
    uint8_t mood;
    float turn; // -1 left .. 1 right; 0: as the table has it
} puppet_who;

// The part `view` of the 400 x 560 space as w x h pixels. pixels NULL: no such person (one log line
// a look), no memory.
canvas puppet_draw(puppet_kit *k, puppet_who who, svg_view view, int w, int h);
bool puppet_is_tall(puppet_kit *k, const char *look); // an adult, or Pip: drawn at full height

#endif
