#include "screens/setting.h"

#include <stddef.h>
#include <string.h>

typedef enum { AS_LANGUAGE, AS_INT, AS_BOOL } setting_kind;

static const struct {
    const char *name;
    setting_kind kind;
    size_t at; // in settings
    int min, max, fallback;
} SETTINGS[SETTING_VALUES] = {
    [SETTING_LANG] = {"lang", AS_LANGUAGE, offsetof(settings, lang), 0, 0, 0},
    [SETTING_TEXT_SCALE] = {"text_scale", AS_INT, offsetof(settings, text_scale), 100, 200, 100},
    [SETTING_MUSIC] = {"music", AS_INT, offsetof(settings, music), 0, 10, 6},
    [SETTING_SOUNDS] = {"sounds", AS_INT, offsetof(settings, sounds), 0, 10, 8},
    [SETTING_VOICE] = {"voice", AS_INT, offsetof(settings, voice), 0, 10, 8},
    [SETTING_REDUCED_MOTION] = {"reduced_motion", AS_BOOL, offsetof(settings, reduced_motion), 0, 1,
                                0},
    [SETTING_HIGH_CONTRAST] = {"high_contrast", AS_BOOL, offsetof(settings, high_contrast), 0, 1,
                               0},
    [SETTING_FULLSCREEN] = {"fullscreen", AS_BOOL, offsetof(settings, fullscreen), 0, 1, 0},
    [SETTING_SCAN] = {"scan", AS_INT, offsetof(settings, scan), 0, SCAN_MOST, 0},
};

const char *setting_name(setting_id id) {
    return SETTINGS[id].name;
}

int setting_fallback(setting_id id) {
    return SETTINGS[id].fallback;
}

static int most(setting_id id) {
    return SETTINGS[id].kind == AS_LANGUAGE ? (int)language_count() - 1 : SETTINGS[id].max;
}

bool setting_fits(setting_id id, int value) {
    return value >= SETTINGS[id].min && value <= most(id);
}

int setting_get(const settings *s, setting_id id) {
    const char *at = (const char *)s + SETTINGS[id].at;
    int value = 0;
    bool on = false;
    switch (SETTINGS[id].kind) {
    case AS_LANGUAGE:
        while (value < most(id) && language_at((size_t)value) != s->lang) {
            value++;
        }
        return value;
    case AS_BOOL: memcpy(&on, at, sizeof on); return on;
    case AS_INT: memcpy(&value, at, sizeof value); break;
    }
    return value;
}

void setting_set(settings *s, setting_id id, int value) {
    char *at = (char *)s + SETTINGS[id].at;
    value = value < SETTINGS[id].min ? SETTINGS[id].min : value > most(id) ? most(id) : value;
    bool on = value != 0;
    switch (SETTINGS[id].kind) {
    case AS_LANGUAGE: s->lang = language_at((size_t)value); break;
    case AS_BOOL: memcpy(at, &on, sizeof on); break;
    case AS_INT: memcpy(at, &value, sizeof value); break;
    }
}
