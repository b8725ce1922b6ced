// view.h - How a mechanic is shown. A view gets const state and may return one action a frame; that
// is its only power. Refuses to change anything but its own memory, which holds only what animates.
#ifndef BB_PLAY_VIEW_H
#define BB_PLAY_VIEW_H

#include "content/level.h"
#include "ui/ui.h"

typedef struct {
    const level *level;
    const void *state;
    const char *player_look; // the child's own puppet
    const char *player_name;
    action hinted; // verb 0: none; otherwise "show me": the action to glow
} view_in;

typedef struct {
    const char *name; // of its mechanic
    size_t memory;    // bytes of the view's own memory: zeroed when the level begins, flat
    // True: *out is the child's action. Draws between the play screen's back buttons (top row,
    // y 40..104 logical) and the canvas' end.
    bool (*frame)(const view_in *in, void *memory, ui *u, action *out);
    // After an action was taken: what to sound, what to begin moving. NULL: nothing.
    void (*acted)(const view_in *in, void *memory, ui *u, action taken, const evidence_list *shown);
    // The reason why this action is a good one now, for the hint ladder's last rung: the level's
    // words, or words of the program that the screen translates (N_). NULL: it has
    // none.
    const char *(*why)(const view_in *in, action a);
} view;

typedef struct {
    const mechanic *rules;
    const view *view;
} mechanic_entry;

#endif
