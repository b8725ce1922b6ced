#include <string.h>

#include "core/hash.h"
#include "ui/ui_state.h"

static uint64_t key_of(const ui *u, text_style s, float width, const char *text) {
    uint64_t h = hash_str(HASH_START, text);
    h = hash_bytes(h, &s, sizeof s);
    h = hash_bytes(h, &width, sizeof width);
    h = hash_bytes(h, &u->prefs.text_scale, sizeof u->prefs.text_scale);
    return hash_str(h, u->lang->code) | 1;
}

const paragraph *ui_lay(ui *u, text_style s, float width, const char *text) {
    uint64_t key = key_of(u, s, width, text);
    size_t i = key % UI_LAID_MAX;
    while (u->laid[i].key != 0 && u->laid[i].key != key) {
        i = (i + 1) % UI_LAID_MAX;
    }
    if (u->laid[i].key == key) {
        return u->laid[i].laid;
    }
    style_metrics m = theme_style(s);
    if (u->n_laid > UI_LAID_MAX * 3 / 4 || arena_used(u->texts) > (size_t)(4 << 20)) {
        // What this frame has already drawn still points in there, so it is laid into the frame's
        // own memory until the next one finds the store empty.
        u->n_laid = UI_LAID_MAX;
        return paragraph_lay(u->frame, &u->meter, text, m.bold, m.size * u->prefs.text_scale, width,
                             u->lang->rtl);
    }
    const paragraph *p = paragraph_lay(u->texts, &u->meter, text, m.bold,
                                       m.size * u->prefs.text_scale, width, u->lang->rtl);
    if (p) {
        u->laid[i] = (laid_text){key, p};
        u->n_laid++;
    }
    return p;
}

// Arabic is drawn larger and ends lower; a name in it must not touch the words that it stands over.
float ui_pitch(const ui *u, text_style s) {
    float spread = u->lang->rtl && s == TEXT_NAME ? 1.14f : 1;
    return theme_style(s).pitch * spread * u->prefs.text_scale;
}

float ui_text_height(ui *u, text_style s, float width, const char *text) {
    const paragraph *p = ui_lay(u, s, width, text);
    return p ? (float)p->n * ui_pitch(u, s) : 0;
}

float ui_text_width(ui *u, text_style s, const char *text) {
    const paragraph *p = ui_lay(u, s, 1e6f, text);
    return p ? p->width : 0;
}

// With strong contrast words are ink or white, whatever the screen asked for.
static colour word_colour(const ui *u, colour c) {
    return !u->prefs.high_contrast ? c : theme_contrast(c, WHITE) >= 3 ? INK : WHITE;
}

void ui_put_line(ui *u, const text_line *line, float x, float y, float pitch, colour c) {
    for (size_t i = 0; i < line->n; i++) {
        const text_run *run = &line->runs[i];
        draw_item *it = draw_add(&u->list, DRAW_TEXT, (rectf){x + run->x, y, run->width, pitch});
        if (it) {
            it->run = run;
            it->tint = word_colour(u, c);
        }
    }
}

static float line_x(const ui *u, rectf at, const text_line *line, align al) {
    bool flush_right = u->lang->rtl ? al == ALIGN_START : al == ALIGN_END;
    return al == ALIGN_CENTRE ? at.x + (at.w - line->width) / 2
           : flush_right      ? at.x + at.w - line->width
                              : at.x;
}

static float put_lines(ui *u, rectf at, text_style s, colour c, align al, const paragraph *p,
                       size_t from, size_t to) {
    float pitch = ui_pitch(u, s);
    for (size_t i = from; i < to; i++) {
        ui_put_line(u, &p->lines[i], line_x(u, at, &p->lines[i], al),
                    at.y + (float)(i - from) * pitch, pitch, c);
    }
    return (float)(to - from) * pitch;
}

float ui_text(ui *u, rectf at, text_style s, colour c, align al, role r, const char *text) {
    const paragraph *p = ui_lay(u, s, at.w, text);
    if (!p) {
        return 0;
    }
    at.h = (float)p->n * ui_pitch(u, s);
    if (r != ROLE_NONE) {
        ui_mark(u, 0, at, r, text, 0);
    }
    return put_lines(u, at, s, c, al, p, 0, p->n);
}

void ui_label(ui *u, rectf at, text_style s, colour c, role r, const char *text) {
    float h = ui_text_height(u, s, at.w, text);
    ui_text(u, (rectf){at.x, at.y + (at.h - h) / 2, at.w, h}, s, c, ALIGN_CENTRE, r, text);
}

int ui_pages(ui *u, text_style s, float width, int rows, const char *text) {
    const paragraph *p = ui_lay(u, s, width, text);
    return p && p->n > 0 ? ((int)p->n + rows - 1) / rows : 1;
}

float ui_page(ui *u, rectf at, text_style s, colour c, role r, int rows, int page,
              const char *text) {
    const paragraph *p = ui_lay(u, s, at.w, text);
    if (!p || p->n == 0) {
        return 0;
    }
    int last = ((int)p->n - 1) / rows;
    size_t from = (size_t)((page < last ? page : last) * rows);
    size_t to = from + (size_t)rows < p->n ? from + (size_t)rows : p->n;
    at.h = (float)(to - from) * ui_pitch(u, s);
    size_t begin = p->lines[from].from;
    const char *shown = arena_strndup(u->frame, text + begin, p->lines[to - 1].to - begin);
    if (r != ROLE_NONE) {
        ui_mark(u, 0, at, r, shown, 0);
    }
    return put_lines(u, at, s, c, ALIGN_START, p, from, to);
}

void ui_said_by(ui *u, size_t mark, const char *name) {
    if (mark < u->list.n) {
        u->list.items[mark].value = name;
    }
}
