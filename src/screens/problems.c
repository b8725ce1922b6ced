#include "screens/problems.h"

#include <math.h>
#include <string.h>

enum { SIGN = 36, LEAD = SIGN + 16, GAP = 20 };

const char *problems_file(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *place_of(const diag *d, ui *u) {
    const char *place = problems_file(d->at.file ? d->at.file : "");
    if (d->at.line > 0) {
        place = text_fill(ui_arena(u), TR(u, "{file}, line {line}, column {column}"), "file", place,
                          "line", arena_printf(ui_arena(u), "%d", d->at.line), "column",
                          arena_printf(ui_arena(u), "%d", d->at.col), NULL);
    }
    return d->level == DIAG_ERROR
               ? place
               // Translators: before a problem that does not keep a level from being played.
               : text_fill(ui_arena(u), TR(u, "Worth a look: {place}"), "place", place, NULL);
}

static const char *text_of(const diag *d, ui *u) {
    return arena_printf(ui_arena(u), "%s [%s]", d->text, d->code);
}

// One problem, or as much of it as a page holds.
static void put(ui *u, const diag *d, int part, int rows, rectf at) {
    bool error = d->level == DIAG_ERROR;
    float pitch = ui_pitch(u, TEXT_SMALL);
    rectf words = {at.x + LEAD, at.y, at.w - LEAD, 0};
    ui_icon(u, error ? "block" : "hint",
            ui_mirror(u, (rectf){at.x, at.y + (pitch - SIGN) / 2, SIGN, SIGN}));
    const char *place = place_of(d, u);
    words = ui_mirror(u, words);
    ui_text(u, words, TEXT_SMALL, error ? BRICK : DEEP, ALIGN_START, ROLE_HEADING, place);
    words.y += ui_text_height(u, TEXT_SMALL, words.w, place);
    ui_page(u, words, TEXT_SMALL, INK, ROLE_TEXT, rows, part, text_of(d, u));
}

int problems_show(const diag_list *all, int open, ui *u, rectf room) {
    float pitch = ui_pitch(u, TEXT_SMALL), w = room.w - LEAD;
    float y = 0;
    int page = 0;
    for (size_t i = 0; i < diag_count(all); i++) {
        const diag *d = diag_at(all, i);
        float head = ui_text_height(u, TEXT_SMALL, w, place_of(d, u));
        int rows = (int)fmaxf(1, (room.h - head) / pitch);
        int lines = (int)(ui_text_height(u, TEXT_SMALL, w, text_of(d, u)) / pitch + 0.5f);
        int parts = ui_pages(u, TEXT_SMALL, w, rows, text_of(d, u));
        for (int part = 0; part < parts; part++) {
            int here = part + 1 < parts ? rows : lines - part * rows;
            float h = head + (float)here * pitch;
            if (y > 0 && y + h > room.h) {
                page++;
                y = 0;
            }
            if (page == open) {
                put(u, d, part, rows, (rectf){room.x, room.y + y, room.w, h});
            }
            y += h + GAP;
        }
    }
    return page + 1;
}
