#include "platform/audio.h"

#include <SDL.h>
#include <SDL_mixer.h>
#include <stdlib.h>

#include "core/log.h"
#include "core/str.h"

enum { RATE = 44100, CHUNK = 1024, FULL = 10 };

struct audio {
    Mix_Chunk *sounds[SOUND_COUNT];
};

static const char *const names[SOUND_COUNT] = {
    [SOUND_STEP] = "step",   [SOUND_PRESS] = "press", [SOUND_RIGHT] = "right",
    [SOUND_AGAIN] = "again", [SOUND_LAMP] = "lamp",   [SOUND_PAPER] = "paper",
};

audio *audio_open(const char *dir) {
    if (!dir || SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        return NULL;
    }
    audio *a = calloc(1, sizeof *a);
    if (!a || Mix_OpenAudio(RATE, MIX_DEFAULT_FORMAT, 2, CHUNK) != 0) {
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
    return a;
}

void audio_close(audio *a) {
    if (!a) {
        return;
    }
    Mix_HaltChannel(-1);
    for (int i = 0; i < SOUND_COUNT; i++) {
        Mix_FreeChunk(a->sounds[i]);
    }
    Mix_CloseAudio();
    free(a);
}

void audio_play(audio *a, sound s) {
    if (a && s > SOUND_NONE && s < SOUND_COUNT && a->sounds[s]) {
        Mix_PlayChannel(-1, a->sounds[s], 0);
    }
}

void audio_volumes(audio *a, int music, int sounds) {
    if (a) {
        Mix_VolumeMusic(MIX_MAX_VOLUME * music / FULL);
        Mix_Volume(-1, MIX_MAX_VOLUME * sounds / FULL);
    }
}

void audio_pause(audio *a, bool on) {
    if (a && on) {
        Mix_PauseMusic();
        Mix_Pause(-1);
    } else if (a) {
        Mix_ResumeMusic();
        Mix_Resume(-1);
    }
}
