// What is told, twice: by one and by who told it to them, word under word, marked where they
// differ. Words are laid one by one, in the language's direction, so that single ones can be
// marked.
#include <math.h>
#include <string.h>

#include "core/utf8.h"
#include "mechanics/rumour/rumour_show.h"

enum { TOKENS = 120, LINES = 4, PAD = 18, FACE = 52, BLANK = 8, JOINED = 24 };

typedef struct {
    const char *s;
    size_t n;
    bool blank; // one stands before it
    bool marked;
} token;

typedef struct {
    token items[TOKENS];
    size_t n;
    bool rtl; // its own direction, whatever the language of the rest
} telling;

static bool ideograph(uint32_t c) {
    return c >= 0x2E80 && c != 0x3000;
}

// Stays with the letter before it.
static bool closes(uint32_t c) {
    return (c >= 0x3001 && c <= 0x3002) || c == 0x300D || c == 0x300F || c == 0x201D ||
           c == 0x2026 || c == 0xFF01 || c == 0xFF09 || c == 0xFF0C || c == 0xFF1A || c == 0xFF1B ||
           c == 0xFF1F;
}

static bool opens(uint32_t c) {
    return c == 0x300C || c == 0x300E || c == 0x201C || c == 0xFF08;
}

// The first letter that has a direction decides.
static bool reads_leftwards(const char *text) {
    const char *end = text + strlen(text);
    for (const char *p = text; p < end;) {
        uint32_t c = utf8_next(&p, end);
        if ((c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFF00)) {
            return true;
        }
        if ((c | 32) >= 'a' && (c | 32) <= 'z') {
            return false;
        }
    }
    return false;
}

// Words, and single letters of scripts that set no blanks. Latin words and figures in a row stay
// one piece where reading goes from right to left.
static void take(telling *t, const char *text) {
    const char *end = text + strlen(text);
    bool blank = false, joins = false;
    t->n = 0;
    t->rtl = reads_leftwards(text);
    for (const char *p = text; p < end;) {
        const char *from = p;
        uint32_t c = utf8_next(&p, end);
        token *last = t->n > 0 ? &t->items[t->n - 1] : NULL;
        if (c == ' ' || c == '\n') {
            blank = true;
            continue;
        }
        bool latin = c < 0x250 && c > ' ';
        bool goes_on =
            last &&
            (!blank || (t->rtl && latin && (unsigned char)last->s[0] < 0x80 && last->n < JOINED)) &&
            (joins || closes(c) || !ideograph(c)) && !opens(c);
        if (goes_on && last && !joins && !closes(c)) { // a letter after an ideograph begins anew
            const char *tail = last->s;
            uint32_t first = utf8_next(&tail, end);
            goes_on = !ideograph(first) && !opens(first);
        }
        if (goes_on && last) {
            last->n = (size_t)(p - last->s);
        } else if (t->n < TOKENS) {
            t->items[t->n++] = (token){from, (size_t)(p - from), blank, false};
        }
        joins = opens(c);
        blank = false;
    }
}

// Without the marks at its ends.
static token bare(token t) {
    static const char *const ends[] = {".",  ",",  "!",  "?",  ":",  ";",  "\"", "“",
                                       "”",  "،",  "؟",  "؛",  "。", "，", "！", "？",
                                       "：", "；", "「", "」", "«",  "»",  NULL};
    for (size_t i = 0; ends[i];) {
        size_t n = strlen(ends[i]);
        if (t.n > n && memcmp(t.s + t.n - n, ends[i], n) == 0) {
            t.n -= n;
            i = 0;
        } else if (t.n > n && memcmp(t.s, ends[i], n) == 0) {
            t.s += n;
            t.n -= n;
            i = 0;
        } else {
            i++;
        }
    }
    return t;
}

static bool same(token a, token b) {
    a = bare(a);
    b = bare(b);
    for (size_t i = 0; a.n == b.n && i < a.n; i++) {
        unsigned char x = (unsigned char)a.s[i], y = (unsigned char)b.s[i];
        bool letters = ((x | 32) >= 'a' && (x | 32) <= 'z') && (x | 32) == (y | 32);
        if (x != y && !letters) {
            return false;
        }
    }
    return a.n == b.n;
}

// Marks what is no part of the longest that both have in common, in order.
static void compare(telling *a, telling *b) {
    uint8_t common[TOKENS + 1][TOKENS + 1];
    memset(common, 0, sizeof common);
    for (size_t i = a->n; i-- > 0;) {
        for (size_t k = b->n; k-- > 0;) {
            uint8_t skip_a = common[i + 1][k], skip_b = common[i][k + 1];
            common[i][k] = same(a->items[i], b->items[k]) ? (uint8_t)(common[i + 1][k + 1] + 1)
                           : skip_a > skip_b              ? skip_a
                                                          : skip_b;
        }
    }
    for (size_t i = 0, k = 0; i < a->n || k < b->n;) {
        if (i < a->n && k < b->n && same(a->items[i], b->items[k])) {
            i++;
            k++;
        } else if (k == b->n || (i < a->n && common[i + 1][k] >= common[i][k + 1])) {
            a->items[i++].marked = true;
        } else {
            b->items[k++].marked = true;
        }
    }
}

// Lays the words into w from x, y on; draws them where `drawn`. Returns the number of lines.
static int lay(ui *u, const telling *t, rectf at, bool drawn) {
    float x = 0, pitch = ui_pitch(u, TEXT_SMALL);
    int lines = 1;
    for (size_t i = 0; i < t->n; i++) {
        const token *k = &t->items[i];
        const char *word = arena_strndup(ui_arena(u), k->s, k->n);
        float w = word ? ui_text_width(u, TEXT_SMALL, word) : 0;
        float gap = k->blank && x > 0 ? BLANK : 0;
        if (x > 0 && x + gap + w > at.w) {
            x = gap = 0;
            lines++;
        }
        x += gap;
        if (drawn && word) {
            float left = t->rtl ? at.x + at.w - x - w : at.x + x;
            rectf spot = {left, at.y + (float)(lines - 1) * pitch, w, pitch};
            if (k->marked) {
                ui_card(u, (rectf){spot.x - 4, spot.y + 2, spot.w + 8, pitch - 4}, 8, LIT, 0);
                ui_card(u, (rectf){spot.x - 2, spot.y + pitch - 7, spot.w + 4, 3}, 1, CORAL, 0);
            }
            ui_text(u, (rectf){t->rtl ? spot.x - 8 : spot.x, spot.y, spot.w + 8, 0}, TEXT_SMALL,
                    INK, t->rtl == ui_rtl(u) ? ALIGN_START : ALIGN_END, ROLE_NONE, word);
        }
        x += w;
    }
    return lines;
}

// ---- who is heard

typedef struct {
    size_t who;        // friend; RUMOUR_NONE: the source
    const char *words; // NULL: there is no such row
} voice;

static size_t first_of(uint16_t bits) {
    size_t p = 0;
    while (p < RUMOUR_MAX_FRIENDS && !(bits >> p & 1)) {
        p++;
    }
    return p;
}

static voice friend_says(const rumour_scene *s, size_t p) {
    return p < s->spec->friends.n ? (voice){p, rumour_words(s->spec, s->state, p, s->slot)->s}
                                  : (voice){0};
}

// The friend who has the focus and can be asked, or else where the lantern stands.
static size_t heard(const rumour_scene *s) {
    ui_id f = ui_focused(s->u);
    size_t p = f - RUMOUR_ID_FRIEND;
    bool friend = f >= RUMOUR_ID_FRIEND && p < s->spec->friends.n;
    return friend && s->run->known >> p & 1 ? p : s->at;
}

static void voices(const rumour_scene *s, voice out[2]) {
    size_t p = heard(s), me = rumour_me(s->spec);
    uint16_t tellers = (uint16_t)(rumour_tellers(s->spec, s->state, p, s->slot) & s->run->known);
    out[0] = friend_says(s, p);
    out[1] = (voice){0};
    if (p == me) { // two of those who told the child
        size_t one = first_of(tellers);
        out[0] = friend_says(s, one);
        out[1] = friend_says(s, first_of((uint16_t)(tellers & ~(1u << one))));
    } else if (p == s->run->spring && s->run->asked >> p & 1) {
        const rumour_source *from = &s->story->source;
        out[1] = (voice){RUMOUR_NONE, s->run->checked ? from->says.s : from->name.s};
    } else if (s->run->asked >> p & 1) {
        out[1] = friend_says(s, first_of(tellers));
    } else { // another who can be asked
        uint16_t rest = (uint16_t)(s->run->known & ~s->run->asked & ~(1u << p));
        uint16_t after = (uint16_t)(rest & ~((2u << p) - 1u));
        out[1] = friend_says(s, first_of(after ? after : rest));
    }
}

static const char *said(const rumour_scene *s, voice v) {
    const char *who = v.who == RUMOUR_NONE ? s->story->source.name.s : rumour_name(s, v.who);
    return v.words == who ? who
                          : text_fill(ui_arena(s->u), TR(s->u, "{name}: {words}"), "name", who,
                                      "words", v.words, NULL);
}

const char *rumour_note(const rumour_scene *s) {
    voice v[2];
    voices(s, v);
    const char *first = v[0].words ? said(s, v[0]) : "";
    return v[1].words ? arena_printf(ui_arena(s->u), "%s\n%s", first, said(s, v[1])) : first;
}

// ---- the strip between the buttons of the top row

static float words_width(ui *u) {
    return stage_top_between(u).w - 2 * PAD - FACE - 12;
}

float rumour_strip_bottom(const rumour_scene *s) {
    return TOP_ROW + LINES * ui_pitch(s->u, TEXT_SMALL) + 2 * PAD;
}

static int lines_of(const rumour_scene *s, const char *words) {
    telling t;
    take(&t, words);
    return lay(s->u, &t, (rectf){0, 0, words_width(s->u), 0}, false);
}

// Any two of its wordings in half of the strip each, and what the source says in all of it.
bool rumour_strip_fits(const rumour_scene *s) {
    for (size_t i = 0; i < s->story->words.n; i++) {
        if (lines_of(s, s->story->words.items[i].s) > LINES / 2) {
            return false;
        }
    }
    return lines_of(s, s->story->source.says.s) <= LINES;
}

static float row_height(const rumour_scene *s, int lines) {
    return fmaxf(FACE, (float)lines * ui_pitch(s->u, TEXT_SMALL));
}

static void row(const rumour_scene *s, voice v, const telling *t, rectf at) {
    ui *u = s->u;
    float h = (float)lay(u, t, (rectf){0, 0, words_width(u), 0}, false) * ui_pitch(u, TEXT_SMALL);
    rectf head = {ui_rtl(u) ? at.x + at.w - FACE : at.x, at.y + (at.h - FACE) / 2, FACE, FACE};
    if (v.who == RUMOUR_NONE) {
        ui_card(u, head, FACE / 2.0f, TAB, 2);
        ui_icon(u, s->story->source.icon.s, rect_inset(head, 8));
    } else {
        ui_face(u, head, rumour_look(s, v.who), MOOD_CALM, FOAM, NULL);
    }
    rectf words = {ui_rtl(u) ? at.x : at.x + FACE + 12, at.y + (at.h - h) / 2, words_width(u), h};
    lay(u, t, words, true);
    ui_status(u, at, said(s, v), NULL);
}

void rumour_strip(const rumour_scene *s) {
    ui *u = s->u;
    voice v[2];
    telling t[2];
    voices(s, v);
    int lines[2] = {0};
    for (size_t i = 0; i < 2; i++) {
        if (v[i].words) {
            take(&t[i], v[i].words);
            lines[i] = lay(u, &t[i], (rectf){0, 0, words_width(u), 0}, false);
        }
    }
    if (lines[0] + lines[1] > LINES) { // the source alone
        lines[0] = 0;
    } else if (v[0].words && v[1].words && v[1].who != RUMOUR_NONE) {
        compare(&t[0], &t[1]);
    }
    rectf card = stage_top_between(u);
    float tall = rumour_strip_bottom(s) - TOP_ROW, y = card.y + PAD;
    card.h = 2 * PAD - 6;
    for (size_t i = 0; i < 2; i++) {
        card.h += lines[i] > 0 ? row_height(s, lines[i]) + 6 : 0;
    }
    card.h = fminf(fmaxf(card.h, TARGET), tall + 12);
    ui_card(u, card, 24, PAPER, 8);
    for (size_t i = 0; i < 2; i++) {
        if (lines[i] > 0) {
            float h = row_height(s, lines[i]);
            row(s, v[i], &t[i], (rectf){card.x + PAD, y, card.w - 2 * PAD, h});
            y += h + 6;
        }
    }
}
