#include "platform/music.h"

#include <SDL.h>
#include <stdlib.h>
#include <vorbis/vorbisfile.h>

#include "core/log.h"
#include "core/str.h"

enum { NAME_MAX_BYTES = 32, BLOCK = 512 };
enum { DECKS = 3 }; // who hurries through two screens still hears no cut
static const float FADE = 1.0f / (0.9f * MUSIC_RATE); // of full, a frame: 0.9 s from one to another
static const float THIN = 1.0f / (0.4f * MUSIC_RATE);
static const float QUIET = 0.62f; // of full scale: sounds and voice stand in front of the band

typedef struct {
    OggVorbis_File file;
    bool open;
    float level, wanted; // 0..1
} deck;

struct music {
    char *dir;
    const char *packs; // NULL: there are none
    char theme[NAME_MAX_BYTES];
    SDL_mutex *lock; // of all below
    deck decks[DECKS];
    int now;                     // the deck that plays the theme
    float others, others_wanted; // level of the right channel: 0 when thin
    float volume;
};

music *music_create(const char *dir) {
    music *m = calloc(1, sizeof *m);
    if (!m) {
        return NULL;
    }
    m->lock = SDL_CreateMutex();
    m->dir = SDL_strdup(dir);
    m->others = m->others_wanted = 1;
    if (!m->lock || !m->dir) {
        music_destroy(m);
        return NULL;
    }
    return m;
}

static void shut(deck *d) {
    if (d->open) {
        ov_clear(&d->file);
        *d = (deck){0};
    }
}

void music_destroy(music *m) {
    if (!m) {
        return;
    }
    for (int i = 0; i < DECKS; i++) {
        shut(&m->decks[i]);
    }
    SDL_DestroyMutex(m->lock);
    SDL_free(m->dir);
    free(m);
}

void music_packs(music *m, const char *dir) {
    m->packs = dir;
}

static bool open_theme(const music *m, const char *theme, OggVorbis_File *file) {
    char path[1200] = "";
    const char *dir = m->dir;
    if (theme[0] == '+' && m->packs) {
        dir = m->packs;
        theme++;
    }
    if (!str_append(path, sizeof path, "%s/%s.ogg", dir, theme) || ov_fopen(path, file) != 0) {
        log_line("there is no music \"%.40s\"", theme);
        return false;
    }
    const vorbis_info *info = ov_info(file, -1);
    if (info->rate != MUSIC_RATE || info->channels != 2 || ov_pcm_total(file, -1) <= 0) {
        log_line("the music \"%.40s\" is not two channels at %d Hz", theme, MUSIC_RATE);
        ov_clear(file);
        return false;
    }
    return true;
}

void music_play(music *m, const char *theme) {
    if (str_eq(theme, m->theme)) {
        return;
    }
    m->theme[0] = '\0';
    str_append(m->theme, sizeof m->theme, "%s", theme);
    deck fresh = {.wanted = 1};
    fresh.open = open_theme(m, theme, &fresh.file);
    SDL_LockMutex(m->lock);
    m->decks[m->now].wanted = 0;
    m->now = (m->now + 1) % DECKS;
    deck past = m->decks[m->now];
    m->decks[m->now] = fresh.open ? fresh : (deck){0};
    SDL_UnlockMutex(m->lock);
    shut(&past);
}

void music_thin(music *m, bool on) {
    SDL_LockMutex(m->lock);
    m->others_wanted = on ? 0 : 1;
    SDL_UnlockMutex(m->lock);
}

void music_volume(music *m, int volume) {
    SDL_LockMutex(m->lock);
    m->volume = QUIET * (float)volume / MUSIC_FULL;
    SDL_UnlockMutex(m->lock);
}

static float towards(float level, float wanted, float step) {
    return level < wanted ? SDL_min(wanted, level + step) : SDL_max(wanted, level - step);
}

// Decodes up to n frames from the loop, over its end into its beginning. 0: the file broke off.
static int decode(deck *d, float ***channels, int n) {
    for (int tries = 0; tries < 2; tries++) {
        int section = 0;
        long got = ov_read_float(&d->file, channels, n, &section);
        if (got > 0) {
            return (int)got;
        }
        if (ov_pcm_seek(&d->file, 0) != 0) {
            break;
        }
    }
    return 0;
}

// Adds a deck to `mixed` (mono). The level of the other instruments walks along from `others`.
static void add_deck(const music *m, deck *d, float others, float *mixed, int frames) {
    for (int at = 0; at < frames;) {
        float **channels = NULL;
        int got = decode(d, &channels, frames - at);
        if (got == 0) {
            shut(d);
            return;
        }
        for (int i = 0; i < got; i++, at++) {
            d->level = towards(d->level, d->wanted, FADE);
            others = towards(others, m->others_wanted, THIN);
            mixed[at] += d->level * (channels[0][i] + others * channels[1][i]);
        }
    }
}

static void mix_block(music *m, int16_t *out, int frames) {
    float mixed[BLOCK] = {0};
    for (int k = 0; k < DECKS; k++) {
        deck *d = &m->decks[k];
        if (d->open) {
            add_deck(m, d, m->others, mixed, frames);
        }
        if (d->open && d->wanted <= 0 && d->level <= 0) {
            shut(d);
        }
    }
    for (int i = 0; i < frames; i++) {
        m->others = towards(m->others, m->others_wanted, THIN);
        float v = SDL_clamp(mixed[i] * m->volume, -1.0f, 1.0f);
        out[2 * i] = out[2 * i + 1] = (int16_t)SDL_lroundf(v * 32767);
    }
}

void music_mix(music *m, int16_t *out, int frames) {
    SDL_memset(out, 0, (size_t)frames * 2 * sizeof *out);
    SDL_LockMutex(m->lock);
    for (int at = 0; m->volume > 0 && at < frames; at += BLOCK) {
        mix_block(m, out + 2 * at, SDL_min(BLOCK, frames - at));
    }
    SDL_UnlockMutex(m->lock);
}
