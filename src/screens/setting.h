// setting.h - What a player may set for this machine, as one table: its name in the store, its
// range, and what it is before anybody chose. Refuses values outside a setting's range.
#ifndef BB_SCREENS_SETTING_H
#define BB_SCREENS_SETTING_H

#include "i18n/language.h"
#include "ui/keys.h"

enum { SCAN_MOST = 50 };

typedef struct {
    const language *lang;
    int text_scale;           // 100..200, steps of 25
    int music, sounds, voice; // 0..10
    bool reduced_motion, high_contrast, fullscreen;
    int scan; // one switch: tenths of a second that the focus stays; 0: it waits for keys
    key_map keys;
} settings;

typedef enum {
    SETTING_LANG, // language_at's index
    SETTING_TEXT_SCALE,
    SETTING_MUSIC,
    SETTING_SOUNDS,
    SETTING_VOICE,
    SETTING_REDUCED_MOTION,
    SETTING_HIGH_CONTRAST,
    SETTING_FULLSCREEN,
    SETTING_SCAN,
    SETTING_VALUES,                // so many have a value
    SETTING_KEYS = SETTING_VALUES, // all of settings.keys: can only be locked
    SETTING_COUNT
} setting_id;

// What whoever looks after the machine wants of one setting.
typedef enum {
    WISH_NONE,
    WISH_DEFAULT, // until a player chooses
    WISH_NOW      // in this run, whatever a player chose before
} wish_kind;
typedef struct {
    wish_kind kind;
    int value;
    bool locked; // players may not change it, and what they chose before does not count
} setting_wish;

const char *setting_name(setting_id id); // in the store: "text_scale"
int setting_get(const settings *s, setting_id id);
void setting_set(settings *s, setting_id id, int value); // brought into its range
bool setting_fits(setting_id id, int value);
int setting_fallback(setting_id id);

#endif
