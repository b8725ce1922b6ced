// screen.h - A screen is four callbacks and a block of its own memory; screens stand on a stack and
// only the top one is drawn. Refuses to know the platform; what it needs of it is in the game.
#ifndef BB_SCREENS_SCREEN_H
#define BB_SCREENS_SCREEN_H

#include "ui/ui.h"

typedef struct game game;

typedef struct {
    const char *name;                     // "title": as `shot --screen` names it
    size_t memory;                        // bytes, zeroed before enter
    void (*enter)(game *g, void *memory); // pushed, or come back to the top; may be NULL
    void (*frame)(game *g, void *memory, ui *u);
    void (*leave)(game *g, void *memory); // popped; may be NULL
} screen;

extern const screen screen_title, screen_who, screen_portrait, screen_bay, screen_play,
    screen_result, screen_settings, screen_keys, screen_notice, screen_trial, screen_scene,
    screen_elsewhere, screen_packs;
const screen *screen_find(const char *name); // NULL: no such screen
extern const screen *const screen_list[];    // NULL-terminated

#endif
