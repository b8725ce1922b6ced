// audio.h - Sounds and music, if there is a device. Refuses nothing: without a device every call is
// silent.
#ifndef BB_PLATFORM_AUDIO_H
#define BB_PLATFORM_AUDIO_H

#include "ui/ui.h"

typedef struct audio audio;

audio *audio_open(const char *dir); // NULL: no device; the others then do nothing
void audio_close(audio *a);
void audio_play(audio *a, sound s);
// theme NULL: the last goes on. thin: one instrument alone, because somebody reads.
void audio_music(audio *a, const char *theme, bool thin);
void audio_volumes(audio *a, int of_music, int of_sounds); // 0..10
void audio_pause(audio *a, bool on);

#endif
