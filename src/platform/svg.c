#include "platform/svg.h"

#include <SDL_image.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/str.h"

enum { SVG_MAX_BYTES = 256 * 1024, HEADER_ROOM = 256, COARSE = 8 };

// What stands in it, turned clockwise about the middle of its viewBox.
static char *turned(const char *inner, const svg *s, int degrees) {
    size_t room = strlen(inner) + HEADER_ROOM;
    char *out = malloc(room);
    if (out && degrees == 0) {
        strcpy(out, inner);
    } else if (out) {
        snprintf(out, room, "<g transform=\"rotate(%d %.2f %.2f)\">%s</g>", degrees,
                 (double)(s->x + s->w / 2), (double)(s->y + s->h / 2), inner);
    }
    return out;
}

static bool parse(char *text, int degrees, svg *out) {
    char *head = strstr(text, "<svg"), *box = head ? strstr(head, "viewBox=\"") : NULL;
    char *open = head ? strchr(head, '>') : NULL, *end = open ? strstr(open, "</svg>") : NULL;
    if (!box || !end || box > open ||
        sscanf(box + 9, "%f %f %f %f", &out->x, &out->y, &out->w, &out->h) != 4 || out->w <= 0 ||
        out->h <= 0) {
        return false;
    }
    *end = 0;
    out->inner = turned(open + 1, out, degrees);
    return out->inner != NULL;
}

bool svg_load(const char *art_dir, const char *name, svg *out) {
    *out = (svg){0};
    char path[1024] = "", *text = NULL;
    size_t size = 0;
    arena *a = arena_create(2 * SVG_MAX_BYTES);
    const char *by = strchr(name, '@');
    int n = by ? (int)(by - name) : (int)strlen(name), degrees = by ? atoi(by + 1) : 0;
    bool ok = a && str_append(path, sizeof path, "%s/%.*s.svg", art_dir, n, name) &&
              file_read(path, SVG_MAX_BYTES, a, &text, &size) == FILE_OK &&
              parse(text, degrees, out);
    arena_destroy(a);
    return ok;
}

void svg_free(svg *s) {
    free(s->inner);
    s->inner = NULL;
}

// SDL_image's nanosvg hands out red first and colours not yet multiplied by alpha.
static canvas premultiplied(const SDL_Surface *s) {
    canvas c = canvas_create(s->w, s->h);
    for (int y = 0; y < s->h && c.pixels; y++) {
        const unsigned char *from = (const unsigned char *)s->pixels + (ptrdiff_t)y * s->pitch;
        uint32_t *row = c.pixels + (ptrdiff_t)y * c.pitch;
        for (int x = 0; x < s->w; x++, from += 4) {
            if (from[3]) {
                uint32_t rgb = (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
                row[x] = pixel_of(rgb, from[3]);
            }
        }
    }
    return c;
}

canvas svg_raster(const char *inner, svg_view view, int w, int h) {
    canvas out = {0};
    size_t room = strlen(inner) + HEADER_ROOM;
    char *doc = w > 0 && h > 0 ? malloc(room) : NULL;
    if (!doc) {
        return out;
    }
    int n = snprintf(doc, room,
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                     "viewBox=\"%.4f %.4f %.4f %.4f\" preserveAspectRatio=\"none\">%s</svg>",
                     w, h, (double)view.x, (double)view.y, (double)view.w, (double)view.h, inner);
    SDL_RWops *rw = n > 0 && (size_t)n < room ? SDL_RWFromConstMem(doc, n) : NULL;
    SDL_Surface *s = rw ? IMG_LoadSizedSVG_RW(rw, w, h) : NULL;
    if (rw) {
        SDL_RWclose(rw);
    }
    if (s && s->format->BytesPerPixel == 4) {
        out = premultiplied(s);
    }
    SDL_FreeSurface(s);
    free(doc);
    return out;
}

pixel_rect svg_seen(const char *inner, svg_view view, int w, int h) {
    pixel_rect whole = {0, 0, w, h};
    int cw = (w + COARSE - 1) / COARSE, ch = (h + COARSE - 1) / COARSE;
    svg_view wider = {view.x, view.y, view.w * (float)(cw * COARSE) / (float)w,
                      view.h * (float)(ch * COARSE) / (float)h};
    canvas c = svg_raster(inner, wider, cw, ch);
    if (!c.pixels) {
        return whole;
    }
    pixel_rect seen = {0, 0, 0, 0};
    for (int y = 0; y < ch; y++) {
        for (int x = 0; x < cw; x++) {
            if (c.pixels[y * c.pitch + x]) {
                seen = pixel_rect_join(seen, (pixel_rect){x, y, 1, 1});
            }
        }
    }
    canvas_free(&c);
    if (pixel_rect_empty(seen)) { // nothing, or finer than an eighth shows
        return whole;
    }
    pixel_rect fine = {seen.x * COARSE, seen.y * COARSE, seen.w * COARSE, seen.h * COARSE};
    return pixel_rect_cut(whole, pixel_rect_grow(fine, COARSE));
}

canvas svg_raster_seen(const char *inner, svg_view view, int w, int h, pixel_rect *at) {
    *at = w * h > 32 * 32 ? svg_seen(inner, view, w, h) : (pixel_rect){0, 0, w, h};
    float ux = view.w / (float)w, uy = view.h / (float)h;
    svg_view part = {view.x + (float)at->x * ux, view.y + (float)at->y * uy, (float)at->w * ux,
                     (float)at->h * uy};
    return svg_raster(inner, part, at->w, at->h);
}

bool svg_draws(const void *bytes, size_t n, const char **why) {
    enum { SIDE = 96 }; // as large as an icon is shown
    svg drawing = {0};
    char *text = n <= SVG_MAX_BYTES ? malloc(n + 1) : NULL;
    bool seen = false;
    *why = "this is no picture that can be drawn";
    if (text) {
        memcpy(text, bytes, n);
        text[n] = '\0';
    }
    if (text && parse(text, 0, &drawing)) {
        canvas c = svg_raster(drawing.inner, (svg_view){drawing.x, drawing.y, drawing.w, drawing.h},
                              SIDE, SIDE);
        for (int i = 0; c.pixels && i < SIDE * SIDE && !seen; i++) {
            seen = c.pixels[i / SIDE * c.pitch + i % SIDE] != 0;
        }
        canvas_free(&c);
        *why = "nothing can be seen of this picture";
    }
    svg_free(&drawing);
    free(text);
    return seen;
}
