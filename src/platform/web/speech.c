// The browser's own voice: it needs no recording, so nothing is ever done that could be played.
#include "platform/speech.h"

#include <stdlib.h>

#include "platform/web/page.h"

struct speech {
    bool works;
};

speech *speech_create(const char *program) {
    return program || !page_can_speak() ? NULL : calloc(1, sizeof(speech));
}

void speech_destroy(speech *s) {
    speech_stop(s);
    free(s);
}

bool speech_begin(speech *s, const char *voice, const char *text, int volume) {
    page_speak(voice, text, volume / 10.0);
    s->works = true;
    return true;
}

void speech_stop(speech *s) {
    if (s && s->works) {
        page_hush();
        s->works = false;
    }
}

speech_state speech_poll(speech *s, void **wav, size_t *n) {
    (void)wav;
    (void)n;
    if (!s || !s->works) {
        return SPEECH_IDLE;
    }
    int speaks = page_speaks();
    s->works = speaks == 1;
    return speaks == 1 ? SPEECH_WORKS : speaks == 0 ? SPEECH_IDLE : SPEECH_FAILED;
}
