// speech.h - Reading aloud: a text becomes a recording, made by espeak-ng as a process of its own
// that nobody waits for; on the web the browser speaks by itself. Refuses to play a recording
// (audio.h does) and to speak what those do not.
#ifndef BB_PLATFORM_SPEECH_H
#define BB_PLATFORM_SPEECH_H

#include <stdbool.h>
#include <stddef.h>

typedef struct speech speech;

typedef enum { SPEECH_IDLE, SPEECH_WORKS, SPEECH_DONE, SPEECH_FAILED } speech_state;

// program NULL: espeak-ng, wherever PATH has it. NULL: it is not installed, or no memory.
speech *speech_create(const char *program);
void speech_destroy(speech *s); // takes NULL

// Begins a recording of text in a voice of the program ("en", "cmn"); one under way is given up.
// volume 0..10: of a browser's voice; a recording is as loud as whoever plays it makes it.
// False: the process could not be started.
bool speech_begin(speech *s, const char *voice, const char *text, int volume);
void speech_stop(speech *s); // takes NULL

// Takes up what has been made so far; never waits. SPEECH_WORKS also while a browser speaks, which
// ends in SPEECH_IDLE. SPEECH_DONE, once: *wav (owned by s, valid until
// the next call) is a whole RIFF file of n bytes. SPEECH_FAILED, once: the program ended badly.
speech_state speech_poll(speech *s, void **wav, size_t *n);

#endif
