#include "platform/fonts.h"

#include <SDL_ttf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hash.h"
#include "core/log.h"
#include "core/str.h"

// WIDTHS: a power of two; three quarters are used.
enum { WIDTHS = 4096, PATH_ROOM = 512 };

// Naskh letters are small for their em: the art guide sets Arabic larger.
static const float FACE_SIZE[FACE_COUNT] = {[FACE_LATIN] = 1, [FACE_ARABIC] = 1.2f, [FACE_CJK] = 1};

typedef struct {
    const char *file[2]; // regular, bold
    int index;           // in a collection
} candidate;

enum { CANDIDATES = 3 };
#define DEBIAN "/usr/share/fonts/"
// "+": assets/fonts beside the game.
static const candidate CANDIDATE[FACE_COUNT][CANDIDATES] = {
    [FACE_LATIN] = {{{"+Andika-Regular.ttf", "+Andika-Bold.ttf"}, 0},
                    {{DEBIAN "truetype/andika/Andika-Regular.ttf",
                      DEBIAN "truetype/andika/Andika-Bold.ttf"},
                     0}},
    [FACE_ARABIC] = {{{"+NotoSansArabic-Regular.ttf", "+NotoSansArabic-Bold.ttf"}, 0},
                     {{DEBIAN "truetype/noto/NotoSansArabic-Regular.ttf",
                       DEBIAN "truetype/noto/NotoSansArabic-Bold.ttf"},
                      0}},
    [FACE_CJK] = {{{"+NotoSansCJK-Regular.otf", "+NotoSansCJK-Bold.otf"}, 0},
                  {{DEBIAN "opentype/noto/NotoSansCJK-Regular.ttc",
                    DEBIAN "opentype/noto/NotoSansCJK-Bold.ttc"},
                   2}},
};
static const char *const PACKAGE[FACE_COUNT] = {"fonts-sil-andika", "fonts-noto-core",
                                                "fonts-noto-cjk"};

typedef struct {
    uint64_t key; // 0: free
    float width;  // pixels
} kept_width;

struct fonts {
    char path[FACE_COUNT][2][PATH_ROOM]; // "": not there
    int index[FACE_COUNT];
    bool looked[FACE_COUNT];
    // One a face, set to the size that is wanted next: each opening of the Chinese face takes 15 ms
    // and 2.7 MB, a change of its size next to nothing.
    TTF_Font *open[FACE_COUNT][2];
    int px[FACE_COUNT][2]; // its present size
    float scale;
    size_t widths;
    kept_width width[WIDTHS];
};

static bool readable(const char *path) {
    FILE *f = fopen(path, "rb");
    if (f) {
        fclose(f);
    }
    return f != NULL;
}

static bool place(const char *name, char *out) {
    out[0] = 0;
    if (name[0] != '+') {
        return str_append(out, PATH_ROOM, "%s", name) && readable(out);
    }
    char *base = SDL_GetBasePath();
    static const char *const beside[] = {"../assets/fonts/", "../share/beacon-bay/assets/fonts/",
                                         "assets/fonts/"};
    bool found = false;
    for (size_t i = 0; base && !found && i < sizeof beside / sizeof *beside; i++) {
        out[0] = 0;
        found = str_append(out, PATH_ROOM, "%s%s%s", base, beside[i], name + 1) && readable(out);
    }
    SDL_free(base);
    return found;
}

static bool look_for(fonts *f, int of) {
    for (int i = 0; i < CANDIDATES && !f->looked[of]; i++) {
        const candidate *c = &CANDIDATE[of][i];
        if (c->file[0] && place(c->file[0], f->path[of][0])) {
            if (!place(c->file[1], f->path[of][1])) { // better plain than not at all
                memcpy(f->path[of][1], f->path[of][0], PATH_ROOM);
            }
            f->index[of] = c->index;
            f->looked[of] = true;
        }
    }
    if (!f->looked[of]) {
        f->looked[of] = true;
        f->path[of][0][0] = 0;
        log_line("a font is missing: install the package %s", PACKAGE[of]);
    }
    return f->path[of][0][0] != 0;
}

fonts *fonts_open(void) {
    fonts *f = calloc(1, sizeof *f);
    if (!f || TTF_Init() != 0) {
        free(f);
        return NULL;
    }
    f->scale = 1;
    if (!look_for(f, FACE_LATIN)) {
        fonts_close(f);
        return NULL;
    }
    return f;
}

void fonts_close(fonts *f) {
    if (!f) {
        return;
    }
    for (int i = 0; i < FACE_COUNT * 2; i++) {
        if (f->open[i / 2][i % 2]) {
            TTF_CloseFont(f->open[i / 2][i % 2]);
        }
    }
    TTF_Quit();
    free(f);
}

void fonts_scale(fonts *f, float pixels_per_unit) {
    f->scale = pixels_per_unit > 0 ? pixels_per_unit : 1;
}

static int pixel_size(const fonts *f, font_spec s) {
    int px = (int)lroundf(s.size * FACE_SIZE[s.face] * f->scale);
    return px < 4 ? 4 : px > 600 ? 600 : px;
}

// At whatever size it has. NULL: the face is not installed.
static TTF_Font *face_of(fonts *f, font_spec s) {
    int bold = s.bold ? 1 : 0;
    TTF_Font **font = &f->open[s.face][bold];
    if (!*font && look_for(f, (int)s.face)) {
        f->px[s.face][bold] = pixel_size(f, s);
        *font = TTF_OpenFontIndex(f->path[s.face][bold], pixel_size(f, s), f->index[s.face]);
        if (*font) {
            TTF_SetFontHinting(*font, TTF_HINTING_LIGHT);
        }
    }
    return *font;
}

static TTF_Font *font_of(fonts *f, font_spec s) {
    TTF_Font *font = face_of(f, s);
    int *px = &f->px[s.face][s.bold ? 1 : 0];
    if (font && *px != pixel_size(f, s)) {
        *px = pixel_size(f, s);
        TTF_SetFontSize(font, *px);
    }
    return font;
}

static void direct(TTF_Font *font, font_spec s, bool rtl) {
    TTF_SetFontDirection(font, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, s.face == FACE_ARABIC ? "Arab"
                                : s.face == FACE_CJK  ? "Hani"
                                                      : "Latn");
}

static float width_of(void *ctx, font_spec s, bool rtl, const char *text, size_t n) {
    fonts *f = ctx;
    int about[4] = {(int)s.face, s.bold, pixel_size(f, s), rtl};
    uint64_t key = hash_bytes(hash_bytes(HASH_START, about, sizeof about), text, n) | 1;
    size_t at = key >> 20 & (WIDTHS - 1);
    while (f->width[at].key && f->width[at].key != key) {
        at = (at + 1) & (WIDTHS - 1);
    }
    if (f->width[at].key) {
        return f->width[at].width / f->scale;
    }
    char copy[PARAGRAPH_MAX_BYTES + 1];
    TTF_Font *font = n <= PARAGRAPH_MAX_BYTES ? font_of(f, s) : NULL;
    if (!font || n == 0) {
        return 0;
    }
    memcpy(copy, text, n);
    copy[n] = 0;
    direct(font, s, rtl);
    int w = 0, h = 0;
    TTF_SizeUTF8(font, copy, &w, &h);
    if (f->widths >= WIDTHS / 4 * 3) {
        memset(f->width, 0, sizeof f->width);
        f->widths = 0;
        at = key >> 20 & (WIDTHS - 1);
    }
    f->width[at] = (kept_width){key, (float)w};
    f->widths++;
    return (float)w / f->scale;
}

static bool has_glyph(void *ctx, font_spec s, unsigned codepoint) {
    TTF_Font *font = face_of(ctx, s);
    return font && TTF_GlyphIsProvided32(font, codepoint);
}

text_meter fonts_meter(fonts *f) {
    return (text_meter){f, width_of, has_glyph};
}

bool fonts_draw(fonts *f, const text_run *run, glyph_run *out) {
    *out = (glyph_run){0};
    TTF_Font *font = font_of(f, run->font);
    if (!font || !run->text[0]) {
        return false;
    }
    direct(font, run->font, run->rtl);
    SDL_Surface *s = TTF_RenderUTF8_Blended(font, run->text, (SDL_Color){255, 255, 255, 255});
    if (!s) {
        return false;
    }
    *out = (glyph_run){malloc((size_t)s->w * (size_t)s->h), s->w, s->h, TTF_FontAscent(font)};
    for (int y = 0; y < s->h && out->alpha; y++) {
        const uint32_t *row =
            (const uint32_t *)(const void *)((const char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < s->w; x++) {
            out->alpha[y * s->w + x] = (unsigned char)(row[x] >> 24);
        }
    }
    SDL_FreeSurface(s);
    return out->alpha != NULL;
}
