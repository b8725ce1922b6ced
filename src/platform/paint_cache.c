#include "platform/paint_cache.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/log.h"
#include "platform/paint_disk.h"

enum { BUCKETS = 1024, ABSENT = 512 };
static const size_t DISK_CAP = (size_t)200 << 20;

typedef struct entry entry;
struct entry {
    entry *next;
    uint64_t key;
    unsigned born, used; // frames
    bool inner, saved, text;
    sprite s;
    glyph_run g;
    size_t bytes;
};

struct paint_cache {
    char *dir; // NULL: none
    size_t cap, bytes;
    unsigned frame;
    bool wrote;
    uint64_t absent[ABSENT]; // keys that the disk was asked for in vain
    entry *bucket[BUCKETS];
};

paint_cache *paint_cache_create(const char *dir, size_t cap) {
    paint_cache *c = calloc(1, sizeof *c);
    if (c) {
        c->cap = cap;
        c->dir = dir && file_make_dirs(dir, 0700) ? strdup(dir) : NULL;
    }
    return c;
}

void paint_cache_cap(paint_cache *c, size_t cap) {
    c->cap = cap;
}

static void drop(paint_cache *c, entry **at) {
    entry *e = *at;
    *at = e->next;
    c->bytes -= e->bytes;
    sprite_free(&e->s);
    free(e->g.alpha);
    free(e);
}

static entry *find(paint_cache *c, uint64_t key) {
    entry *e = c->bucket[key % BUCKETS];
    while (e && e->key != key) {
        e = e->next;
    }
    if (e) {
        e->used = c->frame;
    }
    return e;
}

static entry *keep(paint_cache *c, uint64_t key, size_t bytes) {
    entry *e = calloc(1, sizeof *e);
    if (e) {
        e->key = key;
        e->bytes = bytes + sizeof *e;
        e->born = e->used = c->frame;
        e->next = c->bucket[key % BUCKETS];
        c->bucket[key % BUCKETS] = e;
        c->bytes += e->bytes;
    }
    return e;
}

static bool from_disk(paint_cache *c, uint64_t key, sprite *s) {
    uint64_t *absent = &c->absent[key % ABSENT];
    if (!c->dir || *absent == key) {
        return false;
    }
    bool found = disk_load(c->dir, key, s);
    *absent = found ? *absent : key;
    return found;
}

const sprite *paint_cache_sprite(paint_cache *c, uint64_t key) {
    entry *e = find(c, key);
    sprite s;
    if (!e && from_disk(c, key, &s)) {
        e = keep(c, key, sprite_bytes(&s));
        if (!e) {
            sprite_free(&s);
            return NULL;
        }
        e->s = s;
        e->saved = true;
    }
    if (e) {
        e->inner = false;
    }
    return e ? &e->s : NULL;
}

const sprite *paint_cache_keep(paint_cache *c, uint64_t key, sprite *s) {
    entry *e = keep(c, key, sprite_bytes(s));
    if (!e) {
        sprite_free(s);
        return NULL;
    }
    e->s = *s;
    e->saved = !c->dir || s->w == 0; // a picture of nothing may be a drawing that is missing today
    return &e->s;
}

void paint_cache_demote(paint_cache *c, uint64_t key) {
    entry *e = find(c, key);
    if (e) {
        e->inner = true;
        e->used = c->frame - 1;
    }
}

const glyph_run *paint_cache_text(paint_cache *c, uint64_t key) {
    entry *e = find(c, key);
    return e ? &e->g : NULL;
}

const glyph_run *paint_cache_keep_text(paint_cache *c, uint64_t key, glyph_run *g) {
    entry *e = keep(c, key, (size_t)g->w * (size_t)g->h);
    if (!e) {
        free(g->alpha);
        return NULL;
    }
    e->g = *g;
    e->text = e->saved = true;
    return &e->g;
}

void paint_cache_frame(paint_cache *c) {
    c->frame++;
}

// Worth more: higher. Parts of flattened pictures go first, then the longest unused.
static uint64_t worth(const paint_cache *c, const entry *e) {
    unsigned age = c->frame - e->used;
    return (e->inner ? 0 : UINT64_C(1) << 32) + (UINT_MAX - age);
}

static void write_out(paint_cache *c, entry *e) {
    e->saved = true; // also when it failed: a full disk is not asked again for this one
    if (disk_save(c->dir, e->key, &e->s)) {
        c->wrote = true;
        if (c->absent[e->key % ABSENT] == e->key) {
            c->absent[e->key % ABSENT] = 0;
        }
    }
}

// A picture that one frame used and no other was a moment of a movement: not worth a file.
static void save_used_again(paint_cache *c, entry *e) {
    if (!e->saved && e->used != e->born) {
        write_out(c, e);
    }
}

void paint_cache_trim(paint_cache *c) {
    while (c->bytes > c->cap) {
        entry **least = NULL;
        uint64_t least_worth = UINT64_MAX;
        for (size_t i = 0; i < BUCKETS; i++) {
            for (entry **at = &c->bucket[i]; *at; at = &(*at)->next) {
                if ((*at)->used != c->frame && worth(c, *at) < least_worth) {
                    least = at;
                    least_worth = worth(c, *at);
                }
            }
        }
        if (!least) {
            return;
        }
        save_used_again(c, *least);
        drop(c, least);
    }
}

bool paint_cache_save(paint_cache *c, uint64_t key) {
    entry *e = find(c, key);
    bool wanted = e && !e->saved;
    if (wanted) {
        write_out(c, e);
    }
    return wanted;
}

void paint_cache_destroy(paint_cache *c) {
    if (!c) {
        return;
    }
    for (size_t i = 0; i < BUCKETS; i++) {
        while (c->bucket[i]) {
            save_used_again(c, c->bucket[i]);
            drop(c, &c->bucket[i]);
        }
    }
    if (c->wrote) {
        disk_trim(c->dir, DISK_CAP);
    }
    free(c->dir);
    free(c);
}
