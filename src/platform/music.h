// music.h - The band: one theme at a time, streamed from OGG and looped without a seam; a new one
// is faded into. A theme's left channel is the instrument that stays while somebody reads, its
// right channel all the others. Refuses files of other rates or channels, and to know an audio
// device.
#ifndef BB_PLATFORM_MUSIC_H
#define BB_PLATFORM_MUSIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MUSIC_RATE = 32000, MUSIC_FULL = 10 };

typedef struct music music;

music *music_create(const char *dir); // of NAME.ogg; NULL: no memory
void music_destroy(music *m);         // takes NULL; nobody may be in music_mix any more
// What packs bring lies below dir: the theme "+PACK/NAME" is DIR/PACK/NAME.ogg. Kept, not copied.
void music_packs(music *m, const char *dir);

// Fades to this theme; the one that plays goes on where it is. A theme without a file is silence
// and one log line.
void music_play(music *m, const char *theme);
void music_thin(music *m, bool on);      // to the one instrument, or back to all
void music_volume(music *m, int volume); // 0..MUSIC_FULL; at 0 nothing is decoded

// Fills frames of interleaved stereo at MUSIC_RATE. May be called from another thread than the
// rest.
void music_mix(music *m, int16_t *out, int frames);

// Whether bytes are a piece that music_play could play, from beginning to end. False: *why says
// what is wrong, in English.
enum { MUSIC_MAX_SECONDS = 180 };
bool music_rings(const void *bytes, size_t n, const char **why);

#endif
