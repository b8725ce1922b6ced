#include "i18n/letters.h"

#include <fribidi.h>
#include <linebreak.h>
#include <string.h>

#include "core/utf8.h"
#include "i18n/grapheme.h"

static bool within(uint32_t c, uint32_t first, uint32_t last) {
    return c >= first && c <= last;
}

bool letter_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0x3000 || within(c, 0x2000, 0x200A);
}

bool letter_hidden(uint32_t c) {
    return within(c, 0x200B, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2060, 0x2069) ||
           c == 0xFEFF;
}

static bool arabic(uint32_t c) {
    return within(c, 0x0600, 0x06FF) || within(c, 0x0750, 0x077F) || within(c, 0x08A0, 0x08FF) ||
           within(c, 0xFB50, 0xFDFF) || within(c, 0xFE70, 0xFEFE);
}

static bool ideographic(uint32_t c) {
    return within(c, 0x2E80, 0x9FFF) || within(c, 0xAC00, 0xD7AF) || within(c, 0xF900, 0xFAFF) ||
           within(c, 0xFE30, 0xFE4F) || within(c, 0xFF00, 0xFFEF) || within(c, 0x20000, 0x3FFFF);
}

static bool spelled(uint32_t c) { // letters and digits that the Latin face is for
    return within(c, '0', '9') || within(c, 'A', 'Z') || within(c, 'a', 'z') ||
           within(c, 0x00C0, 0x052F) || within(c, 0x1E00, 0x1FFF);
}

enum { LEVELS = 128, OPEN = FACE_COUNT }; // FriBidi resolves levels below 128

static uint8_t face_of_script(uint32_t c) {
    return arabic(c) ? FACE_ARABIC : ideographic(c) ? FACE_CJK : spelled(c) ? FACE_LATIN : OPEN;
}

// One pass over the letters, forwards or backwards: what has no face takes the one met last at its
// own level, so that a blank between Arabic and Latin goes with the words it is read with.
static void spread(letters *l, bool forwards) {
    uint8_t met[LEVELS];
    memset(met, OPEN, sizeof met);
    for (size_t k = 0; k < l->n; k++) {
        size_t i = forwards ? k : l->n - 1 - k;
        uint8_t *last = &met[(uint8_t)l->level[i] % LEVELS];
        if (l->face[i] == OPEN) {
            l->face[i] = *last;
        }
        *last = l->face[i];
    }
}

// A letter's own script chooses its face; points, blanks and quotation marks follow their
// neighbours where that face has them, and otherwise every face is asked in turn.
static void choose_faces(letters *l, const text_meter *m, bool bold) {
    const float any_size = 16;
    uint8_t first = OPEN;
    for (size_t i = 0; i < l->n; i++) {
        l->face[i] = face_of_script(l->code[i]);
        first = first == OPEN ? l->face[i] : first;
    }
    spread(l, true);
    spread(l, false);
    for (size_t i = 0; i < l->n; i++) {
        if (l->face[i] == OPEN) { // nobody at its level has a script
            l->face[i] = first != OPEN ? first : l->level[i] & 1 ? FACE_ARABIC : FACE_LATIN;
        }
        if (letter_blank(l->code[i]) || letter_hidden(l->code[i])) {
            continue;
        }
        uint8_t wish = l->face[i];
        for (uint8_t f = 0; f <= FACE_COUNT; f++) {
            uint8_t tried = f == 0 ? wish : (uint8_t)(f - 1);
            if (m->has(m->ctx, (font_spec){(face)tried, bold, any_size}, l->code[i])) {
                l->face[i] = tried;
                break;
            }
        }
    }
}

static bool choose_levels(letters *l, arena *a, bool base_rtl) {
    FriBidiCharType *types = arena_array(a, FriBidiCharType, l->n);
    FriBidiBracketType *brackets = arena_array(a, FriBidiBracketType, l->n);
    FriBidiLevel *levels = arena_array(a, FriBidiLevel, l->n);
    if (!types || !brackets || !levels) {
        return false;
    }
    FriBidiStrIndex n = (FriBidiStrIndex)l->n;
    FriBidiParType base = base_rtl ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;
    fribidi_get_bidi_types(l->code, n, types);
    fribidi_get_bracket_types(l->code, n, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, n, &base, levels) == 0) {
        return false;
    }
    for (size_t i = 0; i < l->n; i++) {
        l->level[i] = levels[i];
    }
    l->rtl = FRIBIDI_IS_RTL(base);
    return true;
}

// libunibreak 1.1 aborts the program at half flags and at U+FFFF, so it is shown something else
// there.
static uint32_t breakable(uint32_t c) {
    const uint32_t ideograph = 0x4E00;
    return grapheme_flag(c) ? ideograph : c == 0xFFFF ? UTF8_BAD : c;
}

// Where lines may end, and never within a grapheme.
static bool choose_breaks(letters *l, arena *a) {
    uint32_t *code = arena_array(a, uint32_t, l->n);
    if (!code) {
        return false;
    }
    for (size_t i = 0; i < l->n; i++) {
        code[i] = breakable(l->code[i]);
    }
    set_linebreaks_utf32(code, l->n, NULL, l->line);
    grapheme_reader r = {0};
    for (size_t i = 0; i < l->n; i++) {
        bool begins = grapheme_begins(&r, l->code[i]);
        l->whole[i] = true;
        if (i > 0 && !begins) {
            l->whole[i - 1] = false;
            l->line[i - 1] = LINEBREAK_NOBREAK;
        }
    }
    return true;
}

bool letters_take(letters *l, arena *a, const text_meter *m, bool bold, const char *text,
                  size_t from, size_t to, bool base_rtl) {
    size_t most = to - from;
    *l = (letters){.code = arena_array(a, uint32_t, most + 1),
                   .start = arena_array(a, uint32_t, most + 1),
                   .level = arena_array(a, int8_t, most + 1),
                   .face = arena_array(a, uint8_t, most + 1),
                   .line = arena_array(a, char, most + 1),
                   .whole = arena_array(a, bool, most + 1),
                   .rtl = base_rtl};
    if (!l->code || !l->start || !l->level || !l->face || !l->line || !l->whole) {
        return false;
    }
    const char *s = text + from;
    const char *end = text + to;
    while (s < end) {
        l->start[l->n] = (uint32_t)(s - text);
        l->code[l->n++] = utf8_next(&s, end);
    }
    l->start[l->n] = (uint32_t)to;
    if (l->n == 0) {
        return true;
    }
    if (!choose_breaks(l, a)) {
        return false;
    }
    if (!choose_levels(l, a, base_rtl)) {
        return false;
    }
    choose_faces(l, m, bold);
    return true;
}
