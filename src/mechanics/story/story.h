// story.h - A branching conversation, on the stage or on a phone.
#ifndef BB_MECHANICS_STORY_H
#define BB_MECHANICS_STORY_H

#include "content/mechanic.h"
#include "play/view.h"

extern const mechanic story_rules;
extern const view story_view;

#endif
