// Reading aloud: what the frame says goes to the voice; the voice ends when asked to, or when the
// words it reads have gone.
#include "app/app_state.h"
#include "ui/narrate.h"

enum { MAKING_MS = 16, SPEAKING_MS = 150, NARRATION_ARENA = 64 << 10 };

voice_state app_voice_state(const app *a) {
    const settings *s = &a->game.settings;
    return !a->options.headless && !a->audio    ? VOICE_NO_SOUND
           : !a->options.headless && !a->speech ? VOICE_MISSING
           : s->voice == 0                      ? VOICE_TURNED_OFF
           : a->voice.failed_lang == s->lang    ? VOICE_FAILED
           : a->voice.speaks                    ? VOICE_SPEAKS
                                                : VOICE_READY;
}

static void hush(app *a) {
    speech_stop(a->speech);
    audio_hush(a->audio);
    a->voice.speaks = false;
}

static void begin(app *a, const draw_list *l) {
    arena *memory = arena_create(NARRATION_ARENA);
    const char *words = memory ? narrate(memory, l) : "";
    if (*words) {
        a->voice.speaks =
            speech_begin(a->speech, game_spoken(&a->game)->voice, words, a->game.settings.voice);
        a->voice.words = narrate_key(l);
        a->voice.failed_lang = a->voice.speaks ? NULL : a->game.settings.lang;
    }
    arena_destroy(memory);
}

static void follow(app *a) {
    void *wav = NULL;
    size_t n = 0;
    speech_state made = speech_poll(a->speech, &wav, &n);
    bool failed = made == SPEECH_FAILED || (made == SPEECH_DONE && !audio_speak(a->audio, wav, n));
    if (failed) {
        a->voice.failed_lang = a->game.settings.lang;
    }
    if (failed || (made == SPEECH_IDLE && !audio_speaks(a->audio))) {
        hush(a);
        ui_dirty(a->ui);
    } else {
        ui_wake_in(a->ui, made == SPEECH_WORKS ? MAKING_MS : SPEAKING_MS);
    }
}

void app_voice(app *a, const draw_list *l) {
    bool asked = ui_read_pressed(a->ui);
    if (!a->speech || !a->audio) {
        return;
    }
    if (a->voice.speaks && (asked || narrate_key(l) != a->voice.words)) {
        hush(a);
        ui_dirty(a->ui);
    } else if (asked && app_voice_state(a) != VOICE_TURNED_OFF) {
        begin(a, l);
        ui_dirty(a->ui);
    }
    if (a->voice.speaks) {
        follow(a);
    }
}
