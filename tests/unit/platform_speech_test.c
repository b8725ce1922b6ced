// Reading aloud: whatever the program that speaks does - speaks, fails, babbles, hangs - there is
// one answer, at once, and no process is left. The programs are made here, as scripts.
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "platform/speech.h"

static char dir[] = "/tmp/bay-speech-XXXXXX";
static char path[64];

// A RIFF head as espeak-ng streams it (sizes unknown), then the last argument as "samples".
static const char speaks[] =
    "printf 'RIFF\\377\\377\\377\\177WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0'\n"
    "printf '\\042\\126\\0\\0\\104\\254\\0\\0\\002\\0\\020\\0data\\377\\377\\377\\177'\n"
    "for last; do :; done\n"
    "printf '%s' \"$last\"\n";

static int make_folder(void **state) {
    (void)state;
    bool ok = mkdtemp(dir) != NULL;
    snprintf(path, sizeof path, "%s/speaker", dir);
    return ok ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(dir);
}

static speech *speaker(const char *script) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fprintf(f, "#!/bin/sh\n%s", script);
    fclose(f);
    assert_int_equal(chmod(path, 0700), 0);
    speech *s = speech_create(path);
    assert_non_null(s);
    return s;
}

static speech_state wait_for_end(speech *s, void **wav, size_t *n) {
    speech_state at = SPEECH_WORKS;
    for (int i = 0; i < 20000 && at == SPEECH_WORKS; i++) {
        at = speech_poll(s, wav, n);
        usleep(1000);
    }
    return at;
}

static void no_child_is_left(void) {
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void a_text_becomes_a_whole_file(void **state) {
    (void)state;
    speech *s = speaker(speaks);
    void *wav = NULL;
    size_t n = 0;
    assert_int_equal(speech_poll(s, &wav, &n), SPEECH_IDLE);
    assert_true(speech_begin(s, "en", "-hello \"there\" $HOME; echo", 10));
    assert_int_equal(wait_for_end(s, &wav, &n), SPEECH_DONE);
    const char text[] = "-hello \"there\" $HOME; echo";
    assert_int_equal(n, 44 + sizeof text - 1);
    const unsigned char *b = wav;
    assert_memory_equal(b + 44, text, sizeof text - 1);
    assert_int_equal(b[40] | b[41] << 8, sizeof text - 1); // the sizes are put right
    assert_int_equal(b[4] | b[5] << 8, n - 8);
    assert_int_equal(speech_poll(s, &wav, &n), SPEECH_IDLE); // told once
    speech_destroy(s);
    no_child_is_left();
}

static void what_ends_badly_has_failed(void **state) {
    (void)state;
    static const char *const scripts[] = {
        "exit 1\n", "echo this is no sound at all, only words that go on for a while\n", "true\n",
        "kill -9 $$\n", "head -c 30000000 /dev/zero\n"};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        speech *s = speaker(scripts[i]);
        void *wav = NULL;
        size_t n = 0;
        assert_true(speech_begin(s, "en", "hello", 10));
        assert_int_equal(wait_for_end(s, &wav, &n), SPEECH_FAILED);
        assert_int_equal(speech_poll(s, &wav, &n), SPEECH_IDLE);
        speech_destroy(s);
        no_child_is_left();
    }
}

static void what_hangs_is_not_waited_for(void **state) {
    (void)state;
    speech *s = speaker("exec sleep 1000\n");
    void *wav = NULL;
    size_t n = 0;
    assert_true(speech_begin(s, "en", "hello", 10));
    for (int i = 0; i < 10; i++) {
        assert_int_equal(speech_poll(s, &wav, &n), SPEECH_WORKS);
    }
    speech_stop(s);
    assert_int_equal(speech_poll(s, &wav, &n), SPEECH_IDLE);
    no_child_is_left();
    assert_true(speech_begin(s, "en", "hello", 10));
    speech_destroy(s);
    no_child_is_left();
}

static void only_the_last_text_is_spoken(void **state) {
    (void)state;
    speech *s = speaker(speaks);
    void *wav = NULL;
    size_t n = 0;
    assert_true(speech_begin(s, "en", "the first, which nobody hears", 10));
    assert_true(speech_begin(s, "en", "second", 10));
    assert_int_equal(wait_for_end(s, &wav, &n), SPEECH_DONE);
    assert_int_equal(n, 44 + 6);
    assert_memory_equal((char *)wav + 44, "second", 6);
    speech_destroy(s);
    no_child_is_left();
}

static void a_program_that_is_not_there_is_none(void **state) {
    (void)state;
    assert_null(speech_create("/nowhere/espeak-ng"));
    char *before = strdup(getenv("PATH"));
    setenv("PATH", "/nowhere::/neither", 1);
    assert_null(speech_create(NULL));
    setenv("PATH", before, 1);
    free(before);
    void *wav = NULL;
    size_t n = 0;
    assert_int_equal(speech_poll(NULL, &wav, &n), SPEECH_IDLE);
    speech_stop(NULL);
    speech_destroy(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_becomes_a_whole_file),
        cmocka_unit_test(what_ends_badly_has_failed),
        cmocka_unit_test(what_hangs_is_not_waited_for),
        cmocka_unit_test(only_the_last_text_is_spoken),
        cmocka_unit_test(a_program_that_is_not_there_is_none),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
