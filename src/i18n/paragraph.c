#include "i18n/paragraph.h"

#include <linebreak.h>
#include <string.h>

#include "i18n/letters.h"

void paragraph_init(void) {
    init_linebreak();
}

typedef struct {
    arena *a;
    const text_meter *m;
    const char *text;
    bool bold;
    float size, width;
    letters l;
    paragraph *p;
    size_t room; // of p->lines
} setter;

typedef struct {
    size_t from, to; // letters
    bool cut;
} span;

static font_spec font_of(const setter *s, size_t i) {
    return (font_spec){(face)s->l.face[i], s->bold, s->size};
}

static bool same_run(const letters *l, size_t i, size_t j) {
    return l->face[i] == l->face[j] && l->level[i] == l->level[j];
}

// The letters [from, to) as drawn: marks that only direct are left out. Their length goes to *n.
static const char *drawn(const setter *s, size_t from, size_t to, size_t *n) {
    const letters *l = &s->l;
    char *out = arena_alloc(s->a, l->start[to] - l->start[from] + 1);
    *n = 0;
    for (size_t i = from; out && i < to; i++) {
        if (!letter_hidden(l->code[i])) {
            size_t bytes = l->start[i + 1] - l->start[i];
            memcpy(out + *n, s->text + l->start[i], bytes);
            *n += bytes;
        }
    }
    return out;
}

static float run_width(const setter *s, size_t from, size_t to) {
    size_t n = 0;
    const char *text = drawn(s, from, to, &n);
    return text && n > 0 ? s->m->width(s->m->ctx, font_of(s, from), s->l.level[from] & 1, text, n)
                         : 0;
}

static float span_width(const setter *s, size_t from, size_t to) {
    float w = 0;
    for (size_t i = from; i < to;) {
        size_t j = i + 1;
        while (j < to && same_run(&s->l, i, j)) {
            j++;
        }
        w += run_width(s, i, j);
        i = j;
    }
    return w;
}

static size_t without_blanks(const letters *l, size_t from, size_t to) {
    while (to > from && letter_blank(l->code[to - 1])) {
        to--;
    }
    return to;
}

// As many whole graphemes as fit, at least one.
static size_t cut_word(const setter *s, size_t from, size_t to) {
    size_t good = from;
    for (size_t i = from; i < to; i++) {
        if (i + 1 < to && !s->l.whole[i]) {
            continue;
        }
        if (good > from && span_width(s, from, i + 1) > s->width) {
            break;
        }
        good = i + 1;
    }
    return good;
}

// The next line from letter `from`: words are added while they fit; blanks at its end hang.
static span next_line(const setter *s, size_t from) {
    const letters *l = &s->l;
    size_t end = from;
    float filled = 0;
    while (end < l->n) {
        size_t word = end;
        while (word < l->n && l->line[word] != LINEBREAK_ALLOWBREAK &&
               l->line[word] != LINEBREAK_MUSTBREAK) {
            word++;
        }
        word = word < l->n ? word + 1 : l->n;
        size_t inked = without_blanks(l, end, word);
        if (filled + span_width(s, end, inked) > s->width) {
            if (end == from) {
                return (span){from, cut_word(s, from, inked > from ? inked : word), true};
            }
            break;
        }
        filled += span_width(s, end, word);
        end = word;
    }
    return (span){from, end, false};
}

// Rule L2 of the Unicode bidi algorithm, over runs: from the deepest level down to the lowest odd
// one, every stretch of runs at that level or deeper is turned round.
static void reorder(text_run *runs, int8_t *levels, size_t n) {
    int8_t deepest = 0;
    for (size_t i = 0; i < n; i++) {
        deepest = levels[i] > deepest ? levels[i] : deepest;
    }
    for (int8_t at = deepest; at >= 1; at--) {
        for (size_t i = 0; i < n; i++) {
            size_t j = i;
            while (j < n && levels[j] >= at) {
                j++;
            }
            for (size_t x = i, y = j; y > x + 1; x++) {
                y--;
                text_run t = runs[x];
                runs[x] = runs[y];
                runs[y] = t;
                int8_t lv = levels[x];
                levels[x] = levels[y];
                levels[y] = lv;
            }
            i = j > i ? j : i;
        }
    }
}

static bool add_line(setter *s, span at) {
    const letters *l = &s->l;
    size_t to = without_blanks(l, at.from, at.to);
    size_t most = 0;
    for (size_t i = at.from; i < to; i++) {
        most += i == at.from || !same_run(l, i - 1, i);
    }
    text_run *runs = arena_array(s->a, text_run, most + 1);
    int8_t *levels = arena_array(s->a, int8_t, most + 1);
    if (!runs || !levels || s->p->n >= s->room) {
        return false;
    }
    size_t n = 0;
    for (size_t i = at.from; i < to;) {
        size_t j = i + 1;
        while (j < to && same_run(l, i, j)) {
            j++;
        }
        size_t bytes = 0;
        const char *text = drawn(s, i, j, &bytes);
        if (!text) {
            return false;
        }
        if (bytes > 0) {
            bool rtl = (l->level[i] & 1) != 0;
            float w = s->m->width(s->m->ctx, font_of(s, i), rtl, text, bytes);
            runs[n] = (text_run){font_of(s, i), rtl, text, 0, w};
            levels[n++] = l->level[i];
        }
        i = j;
    }
    reorder(runs, levels, n);
    float x = 0;
    for (size_t i = 0; i < n; i++) {
        runs[i].x = x;
        x += runs[i].width;
    }
    text_line *line = (text_line *)&s->p->lines[s->p->n++];
    *line = (text_line){runs, n, x, l->start[at.from], l->start[at.to]};
    s->p->width = x > s->p->width ? x : s->p->width;
    s->p->broken = s->p->broken || at.cut;
    return true;
}

static bool set_hard_line(setter *s, size_t from, size_t to, bool base_rtl) {
    if (!letters_take(&s->l, s->a, s->m, s->bold, s->text, from, to, base_rtl)) {
        return false;
    }
    size_t at = 0;
    do {
        span line = next_line(s, at);
        if (!add_line(s, line)) {
            return false;
        }
        at = line.to;
    } while (at < s->l.n);
    return true;
}

const paragraph *paragraph_lay(arena *a, const text_meter *m, const char *text, bool bold,
                               float size, float width, bool base_rtl) {
    size_t n = strlen(text);
    paragraph *p = arena_new(a, paragraph);
    text_line *lines = n <= PARAGRAPH_MAX_BYTES ? arena_array(a, text_line, n + 2) : NULL;
    if (!p || !lines) {
        return NULL;
    }
    p->lines = lines;
    p->rtl = base_rtl;
    setter s = {.a = a,
                .m = m,
                .text = text,
                .bold = bold,
                .size = size,
                .width = width,
                .p = p,
                .room = n + 2};
    for (size_t from = 0; from <= n;) {
        const char *stop = memchr(text + from, '\n', n - from);
        size_t to = stop ? (size_t)(stop - text) : n;
        if (!set_hard_line(&s, from, to, base_rtl)) {
            return NULL;
        }
        from = to + 1;
    }
    return p;
}
