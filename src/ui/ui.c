#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

#include "ui/ui_state.h"

enum { FRAME_ARENA = 4 << 20, TEXT_ARENA = 6 << 20 };

ui *ui_create(text_meter meter) {
    ui *u = calloc(1, sizeof *u);
    if (!u) {
        return NULL;
    }
    u->meter = meter;
    u->frame = arena_create(FRAME_ARENA);
    u->texts = arena_create(TEXT_ARENA);
    if (!u->frame || !u->texts) {
        ui_destroy(u);
        return NULL;
    }
    paragraph_init();
    return u;
}

void ui_destroy(ui *u) {
    if (u) {
        arena_destroy(u->frame);
        arena_destroy(u->texts);
        free(u);
    }
}

// Something was pressed, typed or turned. Moving the mouse about is no event.
static void stir(ui *u) {
    const ui_input *in = &u->in;
    if (in->down || in->dx || in->dy || in->tab || in->accept || in->back || in->hint || in->text ||
        in->erase) {
        u->lively_ms = u->stirred_ms == 0 || in->now_ms >= u->stirred_ms + UI_LIFE_MS
                           ? in->now_ms
                           : u->lively_ms;
        u->stirred_ms = in->now_ms;
    }
}

void ui_begin(ui *u, const ui_input *in, float w, float h, const language *lang,
              const catalogue *cat, ui_prefs prefs) {
    arena_reset(u->frame);
    float probe =
        u->meter.width(u->meter.ctx, (font_spec){FACE_LATIN, false, 26}, false, "Beacon", 6);
    if (u->n_laid == UI_LAID_MAX ||
        probe != u->probe) { // it ran full in the last frame, or is out of date
        u->probe = probe;
        arena_reset(u->texts);
        memset(u->laid, 0, sizeof u->laid);
        u->n_laid = 0;
    }
    draw_begin(&u->list, u->frame, w, h);
    u->list.rtl = lang->rtl;
    u->list.lang = lang->tag;
    u->list.ground = INK;
    u->in = *in;
    u->lang = lang;
    u->cat = cat;
    u->prefs = prefs;
    memcpy(u->before, u->now, u->n_now * sizeof *u->now);
    u->n_before = u->n_now;
    u->n_now = 0;
    u->wanted = 0;
    u->used = 0;
    u->by_pointer = false;
    u->frames++;
    u->back = in->back;
    u->hint = in->hint;
    u->read = in->read;
    u->wake = -1;
    u->sound = SOUND_NONE;
    u->music = NULL;
    u->typing = false;
    u->choosing_key = false;
    stir(u);
    ui_move_focus(u);
}

static bool among(const target *t, size_t n, ui_id id) {
    for (size_t i = 0; i < n; i++) {
        if (t[i].id == id && !(t[i].takes & TAKES_NOTHING)) {
            return true;
        }
    }
    return false;
}

const draw_list *ui_end(ui *u) {
    ui_id focus = u->wanted ? u->wanted : u->focus;
    if (!among(u->now, u->n_now, focus)) {
        focus = 0;
        for (size_t i = 0; i < u->n_now && !focus; i++) {
            focus = u->now[i].takes & TAKES_NOTHING ? 0 : u->now[i].id;
        }
    }
    if (focus != u->focus) {
        u->focus = focus;
        ui_dirty(u);
    }
    return &u->list;
}

int ui_wake(const ui *u) {
    return u->wake;
}

bool ui_wants_text(const ui *u, rectf *where) {
    *where = u->typing_at;
    return u->typing;
}

bool ui_wants_key(const ui *u) {
    return u->choosing_key;
}

void ui_want_key(ui *u) {
    u->choosing_key = true;
}

sound ui_sound(const ui *u) {
    return u->sound;
}

void ui_play(ui *u, sound s) {
    u->sound = s > u->sound ? s : u->sound;
}

void ui_music(ui *u, const char *theme) {
    u->music = theme;
}

const char *ui_music_asked(const ui *u) {
    return u->music;
}

float ui_w(const ui *u) {
    return u->list.w;
}

float ui_h(const ui *u) {
    return u->list.h;
}

bool ui_rtl(const ui *u) {
    return u->lang->rtl;
}

ui_prefs ui_preferences(const ui *u) {
    return u->prefs;
}

uint64_t ui_now(const ui *u) {
    return u->in.now_ms;
}

const ui_input *ui_in(const ui *u) {
    return &u->in;
}

arena *ui_arena(ui *u) {
    return u->frame;
}

draw_list *ui_list(ui *u) {
    return &u->list;
}

rectf ui_mirror(const ui *u, rectf r) {
    return u->lang->rtl ? (rectf){u->list.w - r.x - r.w, r.y, r.w, r.h} : r;
}

const char *ui_tr(const ui *u, const char *msgid) {
    return catalogue_get(u->cat, NULL, msgid);
}

const char *ui_trn(const ui *u, const char *one, const char *many, unsigned long n) {
    return catalogue_plural(u->cat, one, many, n);
}

void ui_wake_in(ui *u, int ms) {
    u->wake = u->wake < 0 || ms < u->wake ? ms : u->wake;
}

void ui_dirty(ui *u) {
    u->wake = 0;
}

void ui_focus(ui *u, ui_id id) {
    u->wanted = id;
}

ui_id ui_focused(const ui *u) {
    return u->focus;
}

bool ui_back(ui *u) {
    bool asked = u->back;
    u->back = false;
    return asked;
}

bool ui_hint_pressed(ui *u) {
    bool asked = u->hint;
    u->hint = false;
    return asked;
}

void ui_read_aloud(ui *u) {
    u->read = true;
}

bool ui_read_pressed(const ui *u) {
    return u->read;
}

void ui_trap(ui *u) {
    u->n_now = 0;
    u->list.top = u->list.n;
}
