#include "platform/sprite.h"

#include <stdlib.h>
#include <string.h>

// A run: its kind in the two top bits, its length in the rest; then its one colour, or its pixels.
enum { RUN_CLEAR, RUN_PLAIN, RUN_OPAQUE, RUN_MIXED };
enum { RUN_SHORT = 4 }; // fewer equal pixels are not worth a run of their own
static const uint32_t RUN_LENGTH = 0x3FFFFFFF;

typedef struct {
    uint32_t *words;
    size_t n, cap;
} writer;

static bool writer_room(writer *w, size_t more) {
    if (w->n + more > w->cap) {
        size_t cap = w->cap + w->cap / 2 + more + 256;
        uint32_t *words = realloc(w->words, cap * sizeof *words);
        if (!words) {
            return false;
        }
        w->words = words;
        w->cap = cap;
    }
    return true;
}

static int equal_run(const uint32_t *p, int n) {
    int i = 1;
    while (i < n && p[i] == p[0]) {
        i++;
    }
    return i;
}

static uint32_t *write_pixels(uint32_t *to, const uint32_t *row, int n) {
    if (n > 0) {
        *to++ =
            (row[0] >> 24 == 255 ? (uint32_t)RUN_OPAQUE : (uint32_t)RUN_MIXED) << 30 | (uint32_t)n;
        memcpy(to, row, (size_t)n * sizeof *to);
    }
    return to + (n > 0 ? n : 0);
}

// A row takes at most two words a pixel.
static bool write_row(writer *w, const uint32_t *row, int n) {
    if (!writer_room(w, 2 * (size_t)n)) {
        return false;
    }
    uint32_t *to = w->words + w->n;
    int start = 0, x = 0; // start: of pixels that no run has yet
    while (x < n) {
        uint32_t p = row[x];
        if (x + RUN_SHORT <= n && p == row[x + 1] && p == row[x + 2] && p == row[x + 3]) {
            to = write_pixels(to, row + start, x - start);
            int same = equal_run(row + x, n - x);
            *to++ = (p == 0 ? (uint32_t)RUN_CLEAR : (uint32_t)RUN_PLAIN) << 30 | (uint32_t)same;
            if (p) {
                *to++ = p;
            }
            x += same;
            start = x;
            continue;
        }
        if (x > start && (row[x - 1] >> 24 == 255) != (p >> 24 == 255)) {
            to = write_pixels(to, row + start, x - start);
            start = x;
        }
        x++;
    }
    to = write_pixels(to, row + start, n - start);
    w->n = (size_t)(to - w->words);
    return true;
}

static bool row_clear(canvas c, int y) {
    const uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
    return row[0] == 0 && equal_run(row, c.w) == c.w;
}

static pixel_rect seen_part(canvas c) {
    int top = 0, low = c.h, left = c.w, right = 0;
    while (top < low && row_clear(c, top)) {
        top++;
    }
    while (low > top && row_clear(c, low - 1)) {
        low--;
    }
    for (int y = top; y < low; y++) {
        const uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = 0; x < left; x++) {
            if (row[x]) {
                left = x;
            }
        }
        for (int x = c.w; x > right; x--) {
            if (row[x - 1]) {
                right = x;
            }
        }
    }
    return top < low ? (pixel_rect){left, top, right - left, low - top} : (pixel_rect){0, 0, 0, 0};
}

// What all pixels of a row have, and whether any has a colour above its alpha.
static void look_at(const uint32_t *row, int n, bool *opaque, bool *light) {
    uint32_t all = 0xFF000000u, above = 0;
    for (int i = 0; i < n; i++) {
        uint32_t a = row[i] >> 24;
        all &= row[i];
        above |= (a - (row[i] >> 16 & 255)) | (a - (row[i] >> 8 & 255)) | (a - (row[i] & 255));
    }
    *opaque &= all >> 24 == 255;
    *light |= above >> 31;
}

bool sprite_make(sprite *s, canvas c, int x, int y) {
    pixel_rect seen = seen_part(c);
    *s = (sprite){x + seen.x, y + seen.y, seen.w, seen.h, true, false, 0, NULL};
    size_t heads = (size_t)seen.h + 1;
    writer w = {0};
    bool ok = writer_room(&w, heads + (size_t)seen.w * (size_t)seen.h / 8);
    w.n = heads;
    for (int j = 0; j < seen.h && ok; j++) {
        const uint32_t *row = c.pixels + (ptrdiff_t)(seen.y + j) * c.pitch + seen.x;
        w.words[j] = (uint32_t)w.n;
        ok = write_row(&w, row, seen.w);
        look_at(row, seen.w, &s->opaque, &s->light);
    }
    if (!ok) {
        free(w.words);
        return false;
    }
    w.words[seen.h] = (uint32_t)w.n;
    uint32_t *fit = realloc(w.words, w.n * sizeof *fit);
    s->runs = fit ? fit : w.words;
    s->words = w.n;
    return true;
}

void sprite_free(sprite *s) {
    free(s->runs);
    *s = (sprite){0};
}

size_t sprite_bytes(const sprite *s) {
    return sizeof *s + s->words * sizeof *s->runs;
}

bool sprite_sound(const sprite *s) {
    if (s->w < 0 || s->h < 0 || s->words < (size_t)s->h + 1 || s->runs[0] != (uint32_t)s->h + 1 ||
        s->runs[s->h] != s->words) {
        return false;
    }
    for (int y = 0; y < s->h; y++) {
        size_t at = s->runs[y], end = s->runs[y + 1];
        if (end < at || end > s->words) {
            return false;
        }
        uint32_t across = 0;
        while (at < end) {
            uint32_t kind = s->runs[at] >> 30, n = s->runs[at] & RUN_LENGTH;
            size_t payload = kind == RUN_CLEAR ? 0 : kind == RUN_PLAIN ? 1 : n;
            if (n > (uint32_t)s->w - across || payload > end - at - 1) {
                return false;
            }
            across += n;
            at += 1 + payload;
        }
        if (across != (uint32_t)s->w) {
            return false;
        }
    }
    return true;
}

// Each of these loops is all that a frame does for most of its pixels: without a branch inside, so
// that they become vectors.
static void fill_plain(uint32_t *to, uint32_t p, int n) {
    for (int i = 0; i < n; i++) {
        to[i] = p;
    }
}

PIXEL_LOOP static void mix_plain(uint32_t *to, uint32_t p, int n) {
    for (int i = 0; i < n; i++) {
        to[i] = pixel_over(to[i], p);
    }
}

PIXEL_LOOP static void add_plain(uint32_t *to, uint32_t p, int n) {
    uint32_t hides = 255u - (p >> 24);
    for (int i = 0; i < n; i++) {
        to[i] = pixel_add(pixel_scale(to[i], hides), p);
    }
}

static void lay_plain(uint32_t *to, uint32_t p, int n, bool adds) {
    if (adds) {
        add_plain(to, p, n);
    } else if (p >> 24 == 255) {
        fill_plain(to, p, n);
    } else {
        mix_plain(to, p, n);
    }
}

PIXEL_LOOP static void mix_pixels(uint32_t *restrict to, const uint32_t *restrict from, int n) {
    for (int i = 0; i < n; i++) {
        to[i] = pixel_over(to[i], from[i]);
    }
}

PIXEL_LOOP static void add_pixels(uint32_t *restrict to, const uint32_t *restrict from, int n) {
    for (int i = 0; i < n; i++) {
        to[i] = pixel_add(pixel_scale(to[i], 255u - (from[i] >> 24)), from[i]);
    }
}

PIXEL_LOOP static void light_pixels(uint32_t *restrict to, const uint32_t *restrict from, int n) {
    for (int i = 0; i < n; i++) {
        to[i] = pixel_add(to[i], from[i]);
    }
}

PIXEL_LOOP static void fade_pixels(uint32_t *restrict to, const uint32_t *restrict from, int n,
                                   unsigned alpha, uint32_t keep) {
    for (int i = 0; i < n; i++) {
        to[i] = pixel_scale(from[i], alpha) & keep;
    }
}

// By way of a few pixels that stay in the nearest cache.
static void lay_faint(uint32_t *to, const uint32_t *from, int n, unsigned alpha, uint32_t keep,
                      bool adds) {
    enum { AT_ONCE = 256 };
    uint32_t faint[AT_ONCE];
    for (int done = 0; done < n; done += AT_ONCE) {
        int most = n - done < AT_ONCE ? n - done : AT_ONCE;
        fade_pixels(faint, from + done, most, alpha, keep);
        if (!adds) {
            mix_pixels(to + done, faint, most);
        } else if (keep >> 24) {
            add_pixels(to + done, faint, most);
        } else {
            light_pixels(to + done, faint, most);
        }
    }
}

typedef struct {
    unsigned alpha;
    uint32_t keep; // light that is added is a picture without alpha: it hides nothing
    bool adds, faint;
} ink;

static ink ink_of(const sprite *s, unsigned alpha, bool add) {
    return (ink){alpha, add ? 0xFFFFFFu : 0xFFFFFFFFu, add || s->light, add || alpha < 255};
}

// The sprite's row `j` from its column `left` up to `right`; row: where its column 0 lies.
static void lay_row(const sprite *s, int j, uint32_t *row, int left, int right, ink k) {
    const uint32_t *run = s->runs + s->runs[j];
    for (int at = 0; at < right;) {
        unsigned kind = *run >> 30;
        int n = (int)(*run & RUN_LENGTH), from = at < left ? left - at : 0;
        int to = at + n > right ? right - at : n;
        const uint32_t *p = run + 1;
        run += 1 + (kind == RUN_CLEAR ? 0 : kind == RUN_PLAIN ? 1 : n);
        if (kind != RUN_CLEAR && from < to) {
            if (kind == RUN_PLAIN) {
                lay_plain(row + at + from, pixel_scale(*p, k.alpha) & k.keep, to - from, k.adds);
            } else if (k.faint) {
                lay_faint(row + at + from, p + from, to - from, k.alpha, k.keep, k.adds);
            } else if (kind == RUN_OPAQUE) {
                memcpy(row + at + from, p + from, (size_t)(to - from) * sizeof *p);
            } else if (k.adds) {
                add_pixels(row + at + from, p + from, to - from);
            } else {
                mix_pixels(row + at + from, p + from, to - from);
            }
        }
        at += n;
    }
}

void sprite_lay(const sprite *s, canvas c, pixel_rect clip, int x, int y, unsigned alpha,
                bool add) {
    x += s->x;
    y += s->y;
    pixel_rect r = pixel_rect_cut(clip, (pixel_rect){x, y, s->w, s->h});
    if (pixel_rect_empty(r) || alpha == 0) {
        return;
    }
    for (int j = r.y; j < r.y + r.h; j++) {
        lay_row(s, j - y, c.pixels + (ptrdiff_t)j * c.pitch + x, r.x - x, r.x + r.w - x,
                ink_of(s, alpha, add));
    }
}

static bool row_hides(const uint32_t *run, int left, int right) {
    for (int at = 0; at < right;) {
        unsigned kind = *run >> 30;
        int n = (int)(*run & RUN_LENGTH);
        bool hides = kind == RUN_OPAQUE || (kind == RUN_PLAIN && run[1] >> 24 == 255);
        if (at + n > left && !hides) {
            return false;
        }
        run += 1 + (kind == RUN_CLEAR ? 0 : kind == RUN_PLAIN ? 1 : n);
        at += n;
    }
    return true;
}

bool sprite_hides(const sprite *s, pixel_rect r) {
    if (!pixel_rect_holds((pixel_rect){s->x, s->y, s->w, s->h}, r)) {
        return false;
    }
    for (int j = r.y - s->y; j < r.y - s->y + r.h && !s->opaque; j++) {
        if (!row_hides(s->runs + s->runs[j], r.x - s->x, r.x - s->x + r.w)) {
            return false;
        }
    }
    return true;
}

// The picture's row that is shown in row j.
static int unbent(sprite_bend b, int j) {
    if (j >= b.hip || b.rise == 0) {
        return j;
    }
    int stretched = b.hip - b.chest + b.rise;
    return j <= b.chest - b.rise ? j + b.rise : b.hip - (b.hip - j) * (b.hip - b.chest) / stretched;
}

void sprite_lay_bent(const sprite *s, canvas c, pixel_rect clip, int x, int y, unsigned alpha,
                     sprite_bend b) {
    pixel_rect r =
        pixel_rect_cut(clip, (pixel_rect){clip.x, y + s->y - b.rise, clip.w, s->h + b.rise});
    for (int j = r.y; j < r.y + r.h && alpha > 0; j++) {
        int from = unbent(b, j - y) - s->y, above = b.foot - (j - y);
        if (from < 0 || from >= s->h) {
            continue;
        }
        int left = x + s->x + (above > 0 && b.foot > 0 ? b.lean * above / b.foot : 0);
        pixel_rect seen = pixel_rect_cut(r, (pixel_rect){left, j, s->w, 1});
        if (!pixel_rect_empty(seen)) {
            lay_row(s, from, c.pixels + (ptrdiff_t)j * c.pitch + left, seen.x - left,
                    seen.x + seen.w - left, ink_of(s, alpha, false));
        }
    }
}
