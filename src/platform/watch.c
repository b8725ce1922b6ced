#include "platform/watch.h"

#include <SDL.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { LOOK_MS = 250 };

typedef struct { // all zero: there is no such file
    ino_t inode;
    off_t size;
    struct timespec changed;
} stamp;

struct watch {
    const char *path;
    stamp told, seen;
    SDL_atomic_t news;
    SDL_Thread *thread; // NULL: it does not look by itself
    SDL_sem *end;
};

static stamp stamp_of(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 ? (stamp){s.st_ino, s.st_size, s.st_mtim} : (stamp){0};
}

static bool same(const stamp *a, const stamp *b) {
    return a->inode == b->inode && a->size == b->size && a->changed.tv_sec == b->changed.tv_sec &&
           a->changed.tv_nsec == b->changed.tv_nsec;
}

bool watch_look(watch *w) {
    stamp now = stamp_of(w->path);
    bool still = same(&now, &w->seen);
    bool news = still && !same(&now, &w->told);
    w->seen = now;
    if (news) {
        w->told = now;
    }
    return news;
}

static int keep_looking(void *ctx) {
    watch *w = ctx;
    while (SDL_SemWaitTimeout(w->end, LOOK_MS) == SDL_MUTEX_TIMEDOUT) {
        if (watch_look(w)) {
            SDL_Event e = {.type = SDL_USEREVENT};
            SDL_AtomicSet(&w->news, 1);
            SDL_PushEvent(&e);
        }
    }
    return 0;
}

watch *watch_create(const char *path, bool wakes) {
    watch *w = calloc(1, sizeof *w);
    if (!w) {
        return NULL;
    }
    w->path = path;
    w->told = w->seen = stamp_of(path);
    if (wakes) {
        w->end = SDL_CreateSemaphore(0);
        w->thread = w->end ? SDL_CreateThread(keep_looking, "watch", w) : NULL;
        if (!w->thread) {
            watch_destroy(w);
            return NULL;
        }
    }
    return w;
}

void watch_destroy(watch *w) {
    if (!w) {
        return;
    }
    if (w->thread) {
        SDL_SemPost(w->end);
        SDL_WaitThread(w->thread, NULL);
    }
    if (w->end) {
        SDL_DestroySemaphore(w->end);
    }
    free(w);
}

bool watch_changed(watch *w) {
    return w && SDL_AtomicSet(&w->news, 0) != 0;
}
