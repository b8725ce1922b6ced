#include "platform/speech.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/log.h"
#include "core/str.h"

enum { PATH_MOST = 1024, WAV_HEAD = 44, WAV_LEAST = 1 << 16, WAV_MOST = 16 << 20 };

extern char **environ;

struct speech {
    char program[PATH_MOST];
    pid_t child; // 0: none
    int pipe;
    unsigned char *bytes;
    size_t n, cap;
};

static bool find_program(const char *name, char *out, size_t cap) {
    const char *path = getenv("PATH");
    for (const char *at = path; at && *at;) {
        size_t length = strcspn(at, ":");
        out[0] = '\0';
        if (str_append(out, cap, "%.*s/%s", (int)length, at, name) && access(out, X_OK) == 0) {
            return true;
        }
        at += length + (at[length] == ':');
    }
    return false;
}

speech *speech_create(const char *program) {
    speech *s = calloc(1, sizeof *s);
    if (!s) {
        return NULL;
    }
    bool found = program ? str_append(s->program, sizeof s->program, "%s", program)
                         : find_program("espeak-ng", s->program, sizeof s->program);
    if (!found || access(s->program, X_OK) != 0) {
        free(s);
        return NULL;
    }
    return s;
}

// The child is ours alone and has no more to say, so that this does not wait.
static int reap(speech *s) {
    int status = 0;
    while (waitpid(s->child, &status, 0) < 0 && errno == EINTR) {
    }
    s->child = 0;
    return status;
}

void speech_stop(speech *s) {
    if (!s || !s->child) {
        return;
    }
    kill(s->child, SIGKILL);
    close(s->pipe);
    reap(s);
}

void speech_destroy(speech *s) {
    if (s) {
        speech_stop(s);
        free(s->bytes);
        free(s);
    }
}

static bool start(speech *s, int to, const char *voice, const char *text) {
    posix_spawn_file_actions_t files;
    if (posix_spawn_file_actions_init(&files) != 0) {
        return false;
    }
    char *arguments[] = {s->program, "--stdout", "-v",         (char *)voice, "-s",
                         "150",      "--",       (char *)text, NULL};
    bool ok = posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0) == 0 &&
              posix_spawn_file_actions_adddup2(&files, to, 1) == 0 &&
              posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0) == 0 &&
              posix_spawn(&s->child, s->program, &files, NULL, arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&files);
    return ok;
}

bool speech_begin(speech *s, const char *voice, const char *text, int volume) {
    (void)volume;
    speech_stop(s);
    s->n = 0;
    int ends[2];
    if (pipe(ends) != 0) {
        return false;
    }
    bool ok = fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 &&
              fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
              fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0 && start(s, ends[1], voice, text);
    close(ends[1]);
    if (!ok) {
        close(ends[0]);
        s->child = 0;
        log_line("%s could not be started", s->program);
        return false;
    }
    s->pipe = ends[0];
    return true;
}

static bool room(speech *s) {
    if (s->n < s->cap) {
        return true;
    }
    size_t cap = s->cap ? s->cap * 2 : WAV_LEAST;
    unsigned char *more = cap <= WAV_MOST ? realloc(s->bytes, cap) : NULL;
    if (!more) {
        return false;
    }
    s->bytes = more;
    s->cap = cap;
    return true;
}

static void put_le32(unsigned char *at, size_t v) {
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(v >> (8 * i));
    }
}

// A stream cannot say beforehand how long it will be: the sizes in its head are put right.
static bool whole_wav(speech *s) {
    unsigned char *b = s->bytes;
    if (s->n <= WAV_HEAD || memcmp(b, "RIFF", 4) != 0 || memcmp(b + 8, "WAVE", 4) != 0 ||
        memcmp(b + 36, "data", 4) != 0) {
        return false;
    }
    put_le32(b + 4, s->n - 8);
    put_le32(b + 40, s->n - WAV_HEAD);
    return true;
}

speech_state speech_poll(speech *s, void **wav, size_t *n) {
    if (!s || !s->child) {
        return SPEECH_IDLE;
    }
    ssize_t got = 1;
    while (room(s) && (got = read(s->pipe, s->bytes + s->n, s->cap - s->n)) > 0) {
        s->n += (size_t)got;
    }
    if (got < 0 && errno == EAGAIN) {
        return SPEECH_WORKS; // nothing more for now
    }
    bool too_much = got != 0;
    if (too_much) {
        kill(s->child, SIGKILL);
    }
    close(s->pipe);
    int status = reap(s);
    if (too_much || !WIFEXITED(status) || WEXITSTATUS(status) != 0 || !whole_wav(s)) {
        log_line("%s could not read a text aloud", s->program);
        return SPEECH_FAILED;
    }
    *wav = s->bytes;
    *n = s->n;
    return SPEECH_DONE;
}
