// audio.h - Sounds and music, if there is a device. Refuses nothing: without a device every call is
// silent.
#ifndef BB_PLATFORM_AUDIO_H
#define BB_PLATFORM_AUDIO_H

#include "ui/ui.h"

typedef struct audio audio;

audio *audio_open(const char *dir); // NULL: no device; the others then do nothing
void audio_close(audio *a);
void audio_packs(audio *a, const char *dir); // as music_packs
void audio_play(audio *a, sound s);
// theme NULL: the last goes on. thin: one instrument alone, because somebody reads.
void audio_music(audio *a, const char *theme, bool thin);
void audio_volumes(audio *a, int of_music, int of_sounds, int of_voice); // 0..10
// Plays a RIFF file of n bytes as the voice; what it said before ends. False: it can't be played.
bool audio_speak(audio *a, const void *wav, size_t n);
void audio_hush(audio *a);
bool audio_speaks(const audio *a);
void audio_pause(audio *a, bool on);

#endif
