// options_table.h - What options.c and options_print.c share. Nobody else includes it.
#ifndef BB_APP_OPTIONS_TABLE_H
#define BB_APP_OPTIONS_TABLE_H

#include "app/options.h"

typedef struct { // of words that files and the command line may have
    int text_scale, music, sounds, voice, one_switch, idle_minutes;
    bool reduced_motion, high_contrast, fullscreen, sound, kiosk;
    field_name lang, size, data_dir, kiosk_exit;
    field_names bands, quarters, levels, lock;
} options_kept;

typedef struct { // of words that the command line alone may have
    field_name level, only, screen, keys, player, format;
    int after, lamps, seeds;
    bool all, anyway, windowed, no_system_config, version, help;
} options_once;

extern const record options_kept_shape, options_once_shape;

// Which word of the table is a setting that players may change; false: f is none.
bool options_setting(const field *f, setting_id *id);
const field *options_field(const record *r, const char *name, size_t n); // NULL: none

#endif
