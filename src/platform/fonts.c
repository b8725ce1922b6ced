#include "platform/fonts.h"

#include <SDL_ttf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hash.h"
#include "core/log.h"
#include "core/str.h"
#include "core/utf8.h"

// WIDTHS: a power of two; three quarters are used.
enum { WIDTHS = 4096, PATH_ROOM = 512 };

// Naskh letters are small for their em: the art guide sets Arabic larger.
static const float FACE_SIZE[FACE_COUNT] = {[FACE_LATIN] = 1, [FACE_ARABIC] = 1.2f, [FACE_CJK] = 1};

typedef struct {
    const char *file[2]; // regular, bold
    int index;           // in a collection
} candidate;

// A few letters, where there is such a file, do until the whole face is needed for another.
typedef enum { WHOLE, FEW, EXTENTS } extent;
enum { CANDIDATES = 3 };
#define DEBIAN "/usr/share/fonts/"
// "+": assets/fonts beside the game.
static const candidate FEW_LETTERS[FACE_COUNT] = {
    [FACE_ARABIC] = {{"+few-Arabic-Regular.ttf", "+few-Arabic-Bold.ttf"}, 0},
    [FACE_CJK] = {{"+few-Chinese-Regular.otf", "+few-Chinese-Bold.otf"}, 0},
};
static const candidate CANDIDATE[FACE_COUNT][CANDIDATES] = {
    [FACE_LATIN] = {{{"+Latin-Regular.ttf", "+Latin-Bold.ttf"}, 0},
                    {{DEBIAN "truetype/andika/Andika-Regular.ttf",
                      DEBIAN "truetype/andika/Andika-Bold.ttf"},
                     0}},
    [FACE_ARABIC] = {{{"+Arabic-Regular.ttf", "+Arabic-Bold.ttf"}, 0},
                     {{DEBIAN "truetype/noto/NotoSansArabic-Regular.ttf",
                       DEBIAN "truetype/noto/NotoSansArabic-Bold.ttf"},
                      0}},
    [FACE_CJK] = {{{"+Chinese-Regular.otf", "+Chinese-Bold.otf"}, 0},
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

typedef struct {
    char path[2][PATH_ROOM]; // regular, bold; "": not there
    int index;
    bool looked;
    // Set to the size that is wanted next: each opening of the Chinese face takes 15 ms and 2.7 MB,
    // a change of its size next to nothing.
    TTF_Font *open[2];
    int px[2]; // its present size
} face_files;

struct fonts {
    face_files face[FACE_COUNT][EXTENTS];
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

static bool take(face_files *files, const candidate *c) {
    if (!c->file[0] || !place(c->file[0], files->path[0])) {
        return false;
    }
    if (!place(c->file[1], files->path[1])) { // better plain than not at all
        memcpy(files->path[1], files->path[0], PATH_ROOM);
    }
    files->index = c->index;
    return true;
}

static bool look_for(fonts *f, face of, extent how_much) {
    face_files *files = &f->face[of][how_much];
    if (files->looked) {
        return files->path[0][0] != 0;
    }
    files->looked = true;
    bool found = how_much == FEW && take(files, &FEW_LETTERS[of]);
    for (int i = 0; how_much == WHOLE && i < CANDIDATES && !found; i++) {
        found = take(files, &CANDIDATE[of][i]);
    }
    if (!found) {
        files->path[0][0] = 0;
    }
    if (!found && how_much == WHOLE) {
        log_line("a font is missing: install the package %s", PACKAGE[of]);
    }
    return found;
}

fonts *fonts_open(void) {
    fonts *f = calloc(1, sizeof *f);
    if (!f || TTF_Init() != 0) {
        free(f);
        return NULL;
    }
    f->scale = 1;
    if (!look_for(f, FACE_LATIN, WHOLE)) {
        fonts_close(f);
        return NULL;
    }
    return f;
}

void fonts_close(fonts *f) {
    if (!f) {
        return;
    }
    for (int i = 0; i < FACE_COUNT * EXTENTS * 2; i++) {
        TTF_Font *font = f->face[i / 2 / EXTENTS][i / 2 % EXTENTS].open[i % 2];
        if (font) {
            TTF_CloseFont(font);
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

static TTF_Font *open_face(fonts *f, font_spec s, extent how_much) {
    int bold = s.bold ? 1 : 0;
    face_files *files = &f->face[s.face][how_much];
    if (!files->open[bold] && look_for(f, s.face, how_much)) {
        files->px[bold] = pixel_size(f, s);
        files->open[bold] = TTF_OpenFontIndex(files->path[bold], pixel_size(f, s), files->index);
        if (files->open[bold]) {
            TTF_SetFontHinting(files->open[bold], TTF_HINTING_LIGHT);
        }
    }
    return files->open[bold];
}

static bool writes(TTF_Font *font, const char *text, size_t n) {
    for (const char *p = text, *end = text + n; p < end;) {
        if (!TTF_GlyphIsProvided32(font, utf8_next(&p, end))) {
            return false;
        }
    }
    return true;
}

// NULL: the face is not installed.
static TTF_Font *font_of(fonts *f, font_spec s, const char *text, size_t n) {
    int bold = s.bold ? 1 : 0;
    extent how_much = WHOLE;
    if (!f->face[s.face][WHOLE].open[bold]) {
        TTF_Font *few = open_face(f, s, FEW);
        how_much = few && writes(few, text, n) ? FEW : WHOLE;
    }
    TTF_Font *font = open_face(f, s, how_much);
    int *px = &f->face[s.face][how_much].px[bold];
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
    TTF_Font *font = n <= PARAGRAPH_MAX_BYTES ? font_of(f, s, text, n) : NULL;
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
    char letter[4];
    TTF_Font *font = font_of(ctx, s, letter, utf8_encode(codepoint, letter));
    return font && TTF_GlyphIsProvided32(font, codepoint);
}

text_meter fonts_meter(fonts *f) {
    return (text_meter){f, width_of, has_glyph};
}

bool fonts_draw(fonts *f, const text_run *run, glyph_run *out) {
    *out = (glyph_run){0};
    TTF_Font *font = font_of(f, run->font, run->text, strlen(run->text));
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
