// The spyglass: who can look, the tube that swings to them, and the round view of what they see.
#include <math.h>

#include "mechanics/switchboard/switchboard_show.h"

enum { FACE = 72, RISE = 54, SWING_MS = 280, SHOW_MS = 240, PLATE_H = 44, RINGS = 6 };
static const float LEAN = 0.3f; // how far the lens follows its other end

static float step_of(const switchboard_scene *s) {
    return fminf(112, s->side.w / (float)s->spec->viewers.n);
}

static rectf face_at(const switchboard_scene *s, float viewer) {
    float step = step_of(s), all = step * (float)s->spec->viewers.n;
    float x = s->side.x + (s->side.w - all) / 2 + step * (viewer + 0.5f);
    return (rectf){x - FACE / 2.0f, s->side.y + 4, FACE, FACE};
}

static bool viewer(const switchboard_scene *s, size_t v) {
    ui *u = s->u;
    const switchboard_viewer *it = &s->spec->viewers.items[v];
    rectf laid = face_at(s, (float)v), at = ui_mirror(u, laid);
    bool hinted = switchboard_hinted(s, SWITCHBOARD_LOOK, v), here = s->state->looking == v;
    bool fresh = s->state->fresh >> v & 1;
    size_t mark = motion_mark(u);
    const char *says = text_fill(ui_arena(u), TR(u, "Look as {who}"), "who", it->name.s, NULL);
    ui_state st = ui_target(u, SWITCHBOARD_ID_VIEWER + (ui_id)v, at, ROLE_BUTTON, says,
                            (hinted ? DRAW_HINTED : 0u) | (here ? DRAW_CHECKED : 0u));
    if (ui_list(u)->n > mark) {
        ui_list(u)->items[mark].value = fresh ? TR(u, "Looked at") : TR(u, "Not looked at yet");
    }
    rectf p = ui_sheet(u, st, at, FACE / 2.0f,
                       (ui_look){.paper = here ? LIT : 0xE9C478, .hinted = hinted});
    laid.y += p.y - at.y;
    switchboard_face(s, v, rect_inset(laid, 5));
    if (fresh) {
        rectf lamp = {laid.x + laid.w - 26, laid.y - 8, 36, 36};
        ui_card(u, ui_mirror(u, lamp), 18, LAMP, 3);
        ui_icon(u, "look", ui_mirror(u, rect_inset(lamp, 5)));
    }
    return st.used;
}

// Who has the focus, or is looked as, goes by a name.
static void named(const switchboard_scene *s) {
    ui *u = s->u;
    for (size_t v = 0; v < s->spec->viewers.n; v++) {
        if (ui_focused(u) != SWITCHBOARD_ID_VIEWER + (ui_id)v || s->state->looking == v) {
            continue;
        }
        const char *name = s->spec->viewers.items[v].name.s;
        float w = ui_text_width(u, TEXT_NAME, name) + 28;
        rectf at = ui_mirror(u, face_at(s, (float)v));
        float x = fmaxf(16, fminf(ui_w(u) - 16 - w, at.x + (at.w - w) / 2));
        rectf card = {x, at.y + at.h + 14, w, 40};
        ui_card(u, card, 14, PAPER, 6);
        ui_label(u, card, TEXT_NAME, INK, ROLE_NONE, name);
    }
}

static rectf lens_at(const switchboard_scene *s, float eye_x) {
    float top = s->side.y + FACE + RISE;
    float size = fminf(s->side.w - 24, s->side.y + s->side.h - 8 - top);
    float middle = s->side.x + s->side.w / 2;
    float x = middle + (eye_x - middle) * LEAN;
    x = fmaxf(s->side.x + size / 2, fminf(s->side.x + s->side.w - size / 2, x));
    return (rectf){x - size / 2, top, size, size};
}

// Drawn out from behind the lens to the eye, rings of brass that grow narrower.
static void tube(const switchboard_scene *s, rectf lens, float eye_x) {
    float from = lens.x + lens.w / 2, middle = lens.y + lens.h / 2;
    float top = s->side.y + FACE - 4, bottom = lens.y + 36, h = (bottom - top) / RINGS;
    for (int i = 0; i < RINGS; i++) {
        float y = bottom - h * (float)(i + 1), t = (middle - y) / (middle - top);
        float w = lens.w * (0.40f - 0.06f * (float)(i / 2)), x = from + (eye_x - from) * t;
        switchboard_art(s->u, "tube", (rectf){x - w / 2, y, w, h + 6}, 3);
    }
}

// Where each of n things lies in a round window, as shares of its size.
static rectf cell_of(size_t i, size_t n, rectf lens) {
    size_t upper = n <= 2 ? n : (n + 1) / 2, of = i < upper ? upper : n - upper;
    size_t nth = i < upper ? i : i - upper;
    float w = lens.w * (n == 1   ? 0.52f
                        : n <= 4 ? 0.33f
                                 : 0.215f),
          h = w / 1.2f, gap = lens.w * 0.03f;
    float all = (float)of * w + (float)(of - 1) * gap;
    float y = n <= 2 ? -h / 2 : i < upper ? -h - gap / 2 : gap / 2;
    return (rectf){lens.x + lens.w / 2 - all / 2 + (float)nth * (w + gap),
                   lens.y + lens.h * 0.47f + y, w, h};
}

// What is wished for of the thing that is looked at, in its corner nearest to the middle.
static void wish_tag(const switchboard_scene *s, size_t v, size_t thing, rectf at, rectf lens) {
    ui *u = s->u;
    for (size_t i = 0; i < s->now.turn->events.n; i++) {
        const switchboard_event *e = &s->now.turn->events.items[i];
        if (e->viewer == v && e->thing == thing) {
            bool before = at.x + at.w / 2 < lens.x + lens.w / 2 + 1;
            bool above = at.y + at.h / 2 < lens.y + lens.h * 0.47f + 1;
            rectf tag = {before ? at.x + at.w - 37 : at.x - 1, above ? at.y + at.h - 37 : at.y - 1,
                         38, 38};
            ui_card(u, ui_mirror(u, tag), 19, PAPER, 3);
            const char *eye = e->must == SWITCHBOARD_SEE ? "icons/look" : "props/switchboard-shut";
            ui_art(u, eye, ui_mirror(u, rect_inset(tag, 6)), 0);
        }
    }
}

static void seen(const switchboard_scene *s, size_t v, rectf lens) {
    ui *u = s->u;
    switchboard_memory *m = s->memory;
    uint8_t sight = switchboard_sight(s->spec, s->state->at, v);
    size_t n = s->spec->things.n;
    for (size_t t = 0; t < n; t++) {
        if ((sight ^ m->sight) >> t & 1) {
            m->changed_ms[t] = ui_now(u);
        }
        size_t mark = motion_mark(u);
        rectf at = cell_of(t, n, lens);
        switchboard_thing_art(s, t, sight >> t & 1, at, 3);
        float fade = motion_fade(u, m->changed_ms[t], SHOW_MS);
        motion_shift(u, mark, 0, -18 * (1 - motion_travel(u, m->changed_ms[t], SHOW_MS)), fade);
    }
    for (size_t t = 0; t < n; t++) {
        wish_tag(s, v, t, cell_of(t, n, lens), lens);
    }
    m->sight = sight;
}

static void lens(const switchboard_scene *s, rectf at) {
    ui *u = s->u;
    uint8_t v = s->state->looking;
    rectf window = rect_inset(at, at.w * 0.085f);
    if (v == SWITCHBOARD_NONE) {
        switchboard_art(u, "shutter", at, 6);
        switchboard_art(u, "ring", at, 4);
        ui_status(u, ui_mirror(u, at), TR(u, "The spyglass is shut. As whom do you look?"), NULL);
        return;
    }
    ui_card(u, ui_mirror(u, window), window.w / 2, 0x7FB4BA, 6);
    size_t mark = motion_mark(u);
    seen(s, v, at);
    float t = motion_travel(u, s->memory->swung_ms, SWING_MS);
    motion_shift(u, mark, 0, 24 * (1 - t), motion_fade(u, s->memory->swung_ms, SWING_MS));
    switchboard_art(u, "ring", at, 6);
    const char *name = s->spec->viewers.items[v].name.s;
    float w = fminf(s->side.w, ui_text_width(u, TEXT_NAME, name) + 48);
    rectf plate = {at.x + (at.w - w) / 2, at.y + at.h - PLATE_H + 4, w, PLATE_H};
    plate.x = fminf(plate.x, s->side.x + s->side.w - w);
    ui_card(u, ui_mirror(u, plate), 14, 0xE9C478, 4);
    ui_label(u, ui_mirror(u, plate), TEXT_NAME, INK, ROLE_NONE, name);
    ui_status(u, ui_mirror(u, at), switchboard_sight_says(s, v), NULL);
}

bool switchboard_glass(const switchboard_scene *s, action *out) {
    ui *u = s->u;
    bool used = false;
    uint8_t v = s->state->looking;
    float rest = ((float)s->spec->viewers.n - 1) / 2;
    float eye = switchboard_moved(u, &s->memory->swing, v == SWITCHBOARD_NONE ? rest : v, SWING_MS);
    rectf at_eye = face_at(s, eye);
    float eye_x = at_eye.x + at_eye.w / 2;
    rectf at = lens_at(s, eye_x);
    tube(s, at, eye_x);
    lens(s, at);
    for (size_t i = 0; i < s->spec->viewers.n; i++) {
        if (viewer(s, i)) {
            *out = (action){.verb = SWITCHBOARD_LOOK, .a = (int16_t)i};
            used = true;
        }
    }
    named(s);
    return used;
}
