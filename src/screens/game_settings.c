// Settings of this machine, and the language that everything is shown in.
#include <limits.h>
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
    catalogue_close(g->past_catalogue);
    g->past_catalogue = g->catalogue;
    g->catalogue = c;
    g->settings.lang = l;
    game_translate_play(g);
    return true;
}

const language *game_spoken(const game *g) {
    const screen *top = g->depth > 0 ? g->stack[g->depth - 1].screen : NULL;
    const level *l = top == &screen_play ? g->play.level : NULL;
    if (l && l->foreign && g->play.from) {
        return g->play.from->language;
    }
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

static int stored(game *g, setting_id id, int otherwise) {
    if (id != SETTING_LANG) {
        int value = read_int(g, setting_name(id), 0, INT_MAX, otherwise);
        return setting_fits(id, value) ? value : otherwise;
    }
    char code[16];
    const language *l = store_setting_get(g->store, setting_name(id), code, sizeof code)
                            ? language_find(code)
                            : NULL;
    settings at = {.lang = l};
    return l ? setting_get(&at, id) : otherwise;
}

static int effective(game *g, setting_id id) {
    const setting_wish *w = &g->wishes[id];
    int value = w->kind != WISH_NONE ? w->value : setting_fallback(id);
    return w->locked || w->kind == WISH_NOW ? value : stored(g, id, value);
}

void game_settings_load(game *g) {
    settings *s = &g->settings;
    for (setting_id id = SETTING_LANG + 1; id < SETTING_VALUES; id++) {
        setting_set(s, id, effective(g, id));
    }
    s->text_scale = s->text_scale / 25 * 25;
    for (int i = 0; i < KEY_ACTIONS; i++) {
        bool own = !g->wishes[SETTING_KEYS].locked;
        s->keys.own[i] = own ? read_int(g, key_names[i], 0, INT32_MAX, 0) : 0;
    }
    game_language(g, language_at((size_t)effective(g, SETTING_LANG))->code);
    g->kept = *s;
}

// False: the store refused it.
static bool keep(game *g, setting_id id) {
    int now = setting_get(&g->settings, id);
    if (now == setting_get(&g->kept, id)) {
        return true;
    }
    bool ok = id == SETTING_LANG
                  ? store_setting_put(g->store, setting_name(id), g->settings.lang->code)
                  : write_int(g, setting_name(id), now);
    if (ok) {
        setting_set(&g->kept, id, now);
    }
    return ok;
}

static bool keep_key(game *g, int which) {
    int now = g->settings.keys.own[which];
    if (now == g->kept.keys.own[which]) {
        return true;
    }
    bool ok = write_int(g, key_names[which], now);
    if (ok) {
        g->kept.keys.own[which] = now;
    }
    return ok;
}

void game_settings_save(game *g) {
    bool all = true;
    for (setting_id id = 0; id < SETTING_VALUES; id++) {
        all = keep(g, id) && all;
    }
    for (int i = 0; i < KEY_ACTIONS; i++) {
        all = keep_key(g, i) && all;
    }
    if (!all) {
        log_line("settings can't be kept");
    }
    g->host.apply(g->host.ctx, &g->settings);
}

ui_prefs game_prefs(const game *g) {
    return (ui_prefs){.text_scale = (float)g->settings.text_scale / 100.0f,
                      .scan_ms = g->settings.scan * 100,
                      .reduced_motion = g->settings.reduced_motion,
                      .high_contrast = g->settings.high_contrast};
}
