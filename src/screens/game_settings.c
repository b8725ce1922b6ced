// Settings of this machine, and the language that everything is shown in.
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/log.h"
#include "core/str.h"
#include "screens/game.h"

enum { CATALOGUE_MAX = 4 << 20, PATH_MAX_BYTES = 4096 };

// A catalogue that is missing or broken leaves the words English: a game in a foreign language is
// still a game.
static catalogue *read_catalogue(const game *g, const char *code) {
    arena *a = arena_create(CATALOGUE_MAX + PATH_MAX_BYTES * 2);
    char path[PATH_MAX_BYTES] = "";
    char *bytes = NULL;
    size_t size = 0;
    catalogue *c = NULL;
    if (a && g->lang_dir && str_append(path, sizeof path, "%s/%s.mo", g->lang_dir, code)) {
        file_status status = file_read(path, CATALOGUE_MAX, a, &bytes, &size);
        const char *why = NULL;
        c = status == FILE_OK ? catalogue_open(bytes, size, &why) : NULL;
        if (!c) {
            log_line("%s %s", path, why ? why : file_status_text(status));
        }
    }
    arena_destroy(a);
    return c;
}

bool game_language(game *g, const char *code) {
    const language *l = language_find(code);
    if (!l) {
        return false;
    }
    if (l == g->settings.lang) {
        return true;
    }
    catalogue *c = str_eq(code, "en") ? NULL : read_catalogue(g, code);
    if (g->course) {
        course_translate(g->course, c);
    }
    if (g->play.level) {
        level_translate(g->play.level, c);
    }
    catalogue_close(g->past_catalogue);
    g->past_catalogue = g->catalogue;
    g->catalogue = c;
    g->settings.lang = l;
    return true;
}

const language *game_spoken(const game *g) {
    const screen *top = g->depth > 0 ? g->stack[g->depth - 1].screen : NULL;
    const level *l = top == &screen_play ? g->play.level : NULL;
    return top == &screen_trial || (l && l->foreign) ? language_find("en") : g->settings.lang;
}

static int read_int(game *g, const char *key, int min, int max, int fallback) {
    char value[16];
    if (!store_setting_get(g->store, key, value, sizeof value)) {
        return fallback;
    }
    char *end = NULL;
    long v = strtol(value, &end, 10);
    return end != value && *end == '\0' && v >= min && v <= max ? (int)v : fallback;
}

static bool write_int(game *g, const char *key, int v) {
    char value[16] = "";
    return str_append(value, sizeof value, "%d", v) && store_setting_put(g->store, key, value);
}

static const char *const key_names[KEY_ACTIONS] = {"key_left", "key_right",  "key_up",
                                                   "key_down", "key_accept", "key_back",
                                                   "key_hint", "key_read"};

void game_settings_load(game *g) {
    settings *s = &g->settings;
    s->text_scale = read_int(g, "text_scale", 100, 200, 100) / 25 * 25;
    s->music = read_int(g, "music", 0, 10, 6);
    s->sounds = read_int(g, "sounds", 0, 10, 8);
    s->voice = read_int(g, "voice", 0, 10, 8);
    s->reduced_motion = read_int(g, "reduced_motion", 0, 1, 0) != 0;
    s->high_contrast = read_int(g, "high_contrast", 0, 1, 0) != 0;
    s->fullscreen = read_int(g, "fullscreen", 0, 1, 0) != 0;
    s->scan = read_int(g, "scan", 0, SCAN_MOST, 0);
    for (int i = 0; i < KEY_ACTIONS; i++) {
        s->keys.own[i] = read_int(g, key_names[i], 0, INT32_MAX, 0);
    }
    char code[16];
    if (!store_setting_get(g->store, "lang", code, sizeof code) || !game_language(g, code)) {
        game_language(g, "en");
    }
}

void game_settings_save(game *g) {
    const settings *s = &g->settings;
    bool kept = store_setting_put(g->store, "lang", s->lang->code);
    kept = write_int(g, "text_scale", s->text_scale) && kept;
    kept = write_int(g, "music", s->music) && kept;
    kept = write_int(g, "sounds", s->sounds) && kept;
    kept = write_int(g, "voice", s->voice) && kept;
    kept = write_int(g, "reduced_motion", s->reduced_motion) && kept;
    kept = write_int(g, "high_contrast", s->high_contrast) && kept;
    kept = write_int(g, "fullscreen", s->fullscreen) && kept;
    kept = write_int(g, "scan", s->scan) && kept;
    for (int i = 0; i < KEY_ACTIONS; i++) {
        kept = write_int(g, key_names[i], s->keys.own[i]) && kept;
    }
    if (!kept) {
        log_line("settings can't be kept");
    }
    g->host.apply(g->host.ctx, s);
}

ui_prefs game_prefs(const game *g) {
    return (ui_prefs){.text_scale = (float)g->settings.text_scale / 100.0f,
                      .scan_ms = g->settings.scan * 100,
                      .reduced_motion = g->settings.reduced_motion,
                      .high_contrast = g->settings.high_contrast};
}
