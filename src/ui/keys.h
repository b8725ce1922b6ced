// keys.h - What keys do, and the keys that a player chose for it, which work besides those that
// always do: arrows, Enter, Escape, Tab. Refuses to know what a key is called: the platform does.
#ifndef BB_UI_KEYS_H
#define BB_UI_KEYS_H

#include <stdint.h>

typedef enum {
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_ACCEPT,
    KEY_BACK,
    KEY_HINT,
    KEY_READ,
    KEY_ACTIONS
} key_action;

typedef struct {
    int32_t own[KEY_ACTIONS]; // the platform's key codes; 0: none chosen
} key_map;

#endif
