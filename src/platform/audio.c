#include "platform/audio.h"

#include <SDL.h>
#include <SDL_mixer.h>
#include <stdlib.h>

#include "core/log.h"
#include "core/str.h"
#include "platform/music.h"

// CHUNK: frames at a time, 64 ms; half of it costs half as much again of a core on a still screen.
// VOICE: the channel that no sound takes.
enum { CHUNK = 2048, VOICE = 0 };

struct audio {
    Mix_Chunk *sounds[SOUND_COUNT];
    Mix_Chunk *words; // what the voice says
    music *music;     // NULL: no memory for it
};

static const char *const names[SOUND_COUNT] = {
    [SOUND_STEP] = "step",   [SOUND_PAPER] = "paper",     [SOUND_PRESS] = "press",
    [SOUND_BACK] = "back",   [SOUND_MESSAGE] = "message", [SOUND_DOOR] = "door",
    [SOUND_LAND] = "land",   [SOUND_FOG] = "fog",         [SOUND_RIGHT] = "right",
    [SOUND_AGAIN] = "again", [SOUND_BEAM] = "beam",       [SOUND_LAMP] = "lamp",
};

static void play_band(void *ctx, Uint8 *stream, int bytes) {
    music_mix(ctx, (int16_t *)(void *)stream, bytes / (2 * (int)sizeof(int16_t)));
}

audio *audio_open(const char *dir) {
    if (!dir || SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        return NULL;
    }
    audio *a = calloc(1, sizeof *a);
    if (!a || Mix_OpenAudio(MUSIC_RATE, AUDIO_S16SYS, 2, CHUNK) != 0) {
        log_line("plays without sound: %s", SDL_GetError());
        free(a);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return NULL;
    }
    for (int i = 0; i < SOUND_COUNT; i++) {
        char path[1200] = "";
        if (names[i] && str_append(path, sizeof path, "%s/%s.ogg", dir, names[i])) {
            a->sounds[i] = Mix_LoadWAV(path);
        }
    }
    Mix_ReserveChannels(VOICE + 1);
    a->music = music_create(dir);
    audio_pause(a, false);
    return a;
}

void audio_close(audio *a) {
    if (!a) {
        return;
    }
    Mix_HaltChannel(-1);
    Mix_HookMusic(NULL, NULL);
    music_destroy(a->music);
    for (int i = 0; i < SOUND_COUNT; i++) {
        Mix_FreeChunk(a->sounds[i]);
    }
    Mix_FreeChunk(a->words);
    Mix_CloseAudio();
    free(a);
}

void audio_packs(audio *a, const char *dir) {
    if (a && a->music) {
        music_packs(a->music, dir);
    }
}

void audio_play(audio *a, sound s) {
    if (a && s > SOUND_NONE && s < SOUND_COUNT && a->sounds[s]) {
        Mix_PlayChannel(-1, a->sounds[s], 0);
    }
}

void audio_music(audio *a, const char *theme, bool thin) {
    if (!a || !a->music) {
        return;
    }
    if (theme) {
        music_play(a->music, theme);
    }
    music_thin(a->music, thin);
}

void audio_volumes(audio *a, int of_music, int of_sounds, int of_voice) {
    if (!a) {
        return;
    }
    if (a->music) {
        music_volume(a->music, of_music);
    }
    Mix_Volume(-1, MIX_MAX_VOLUME * of_sounds / MUSIC_FULL);
    Mix_Volume(VOICE, MIX_MAX_VOLUME * of_voice / MUSIC_FULL);
}

bool audio_speak(audio *a, const void *wav, size_t n) {
    audio_hush(a);
    a->words = Mix_LoadWAV_RW(SDL_RWFromConstMem(wav, (int)n), 1);
    return a->words && Mix_PlayChannel(VOICE, a->words, 0) == VOICE;
}

void audio_hush(audio *a) {
    if (a && a->words) {
        Mix_HaltChannel(VOICE);
        Mix_FreeChunk(a->words);
        a->words = NULL;
    }
}

bool audio_speaks(const audio *a) {
    return a && a->words && Mix_Playing(VOICE);
}

void audio_pause(audio *a, bool on) {
    if (!a) {
        return;
    }
    Mix_HookMusic(on || !a->music ? NULL : play_band, a->music);
    if (on) {
        Mix_Pause(-1);
    } else {
        Mix_Resume(-1);
    }
}
