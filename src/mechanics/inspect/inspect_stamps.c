// The three stamps on the apron, what they leave on the thing, and how a round went.
#include <math.h>

#include "mechanics/inspect/inspect_show.h"

enum { TOOL_W = 70, IMPRINT = 116, STAMP_H = 76 };

const char *inspect_stamp_label(const inspect_scene *s, size_t stamp) {
    ui *u = s->u;
    // Translators: three stamps: what the child does with a message or a page.
    const char *const usual[] = {TR(u, "Trust it"), TR(u, "Check first"), TR(u, "Report it")};
    const char *here = s->spec->stamps[stamp].s;
    return here ? here : usual[stamp];
}

const char *inspect_stamp_icon(size_t stamp) {
    static const char *const icons[] = {"stamp-trust", "stamp-check", "stamp-report"};
    return icons[stamp];
}

static const char *note_of(const inspect_scene *s, size_t i) {
    return inspect_can_stamp(s->state, i) ? NULL : TR(s->u, "Pin a reason first");
}

static float words_width(float stamp_w) {
    return stamp_w - TOOL_W - 44;
}

static float stamp_width(float room_w) {
    return (room_w - (INSPECT_STAMPS - 1) * GUTTER) / INSPECT_STAMPS;
}

// As if each still had its note: nothing moves when the first pin is set.
float inspect_stamps_height(const inspect_scene *s, float room_w) {
    ui *u = s->u;
    float w = words_width(stamp_width(room_w)), h = STAMP_H;
    for (size_t i = 0; i < INSPECT_STAMPS; i++) {
        float words = ui_text_height(u, TEXT_NAME, w, inspect_stamp_label(s, i));
        bool noted = i == INSPECT_REPORT;
        words += noted ? ui_text_height(u, TEXT_SMALL, w, TR(u, "Pin a reason first")) : 0;
        h = fmaxf(h, words + 4);
    }
    return h;
}

static bool stamp(const inspect_scene *s, size_t i, rectf at) {
    ui *u = s->u;
    static const char *const art[] = {"props/inspect-stamp-trust", "props/inspect-stamp-check",
                                      "props/inspect-stamp-report"};
    bool can = inspect_can_stamp(s->state, i);
    bool hinted = s->in->hinted.verb == INSPECT_STAMP && (size_t)s->in->hinted.a == i;
    const char *label = inspect_stamp_label(s, i), *note = note_of(s, i);
    ui_state st = ui_target(u, INSPECT_ID_STAMP + (ui_id)i, at, ROLE_CHOICE, label,
                            (can ? 0u : DRAW_DISABLED) | (hinted ? DRAW_HINTED : 0u));
    rectf p = ui_sheet(u, st, at, 20, (ui_look){.hinted = hinted, .disabled = !can});
    float h = TOOL_W * 104.0f / 76;
    rectf tool = {ui_rtl(u) ? p.x + p.w - 16 - TOOL_W : p.x + 16, p.y + p.h + 6 - h + 6 * st.down,
                  TOOL_W, h};
    draw_item *it = draw_add(ui_list(u), DRAW_ART, tool);
    if (it) {
        it->art = art[i];
        it->lift = 5;
        it->alpha = can ? 1 : 0.55f;
    }
    rectf words = {p.x + (ui_rtl(u) ? 16 : TOOL_W + 28), p.y, words_width(p.w), 0};
    float label_h = ui_text_height(u, TEXT_NAME, words.w, label);
    float note_h = note ? ui_text_height(u, TEXT_SMALL, words.w, note) : 0;
    words.y += (p.h - label_h - note_h) / 2;
    words.y += ui_text(u, words, TEXT_NAME, can ? INK : FAINT, ALIGN_START, ROLE_NONE, label);
    if (note) {
        ui_text(u, words, TEXT_SMALL, FAINT, ALIGN_START, ROLE_NONE, note);
    }
    return st.used;
}

int inspect_stamps(const inspect_scene *s, rectf room) {
    int used = -1;
    float w = stamp_width(room.w);
    for (size_t i = 0; i < INSPECT_STAMPS; i++) {
        rectf at = {room.x + (float)i * (w + GUTTER), room.y, w, room.h};
        used = stamp(s, i, ui_mirror(s->u, at)) ? (int)i : used;
    }
    return used;
}

void inspect_imprint(const inspect_scene *s) {
    ui *u = s->u;
    static const char *const art[] = {"props/inspect-print-trust", "props/inspect-print-check",
                                      "props/inspect-print-report"};
    if (s->now.stamped == INSPECT_NONE) {
        return;
    }
    size_t row = 0; // the first that no pin holds
    while (row + 1 < s->now.now->parts.n && (s->state->pinned >> row & 1)) {
        row++;
    }
    rectf on = s->rows[row].part;
    float t = motion_travel(u, s->memory->stamped_ms, INSPECT_THUD_MS);
    float k = 1.9f - 0.9f * t;
    float x = ui_rtl(u) ? on.x + 90 : on.x + on.w - 90, y = on.y + on.h / 2;
    float size = IMPRINT * k;
    draw_item *it = draw_add(ui_list(u), DRAW_ART, (rectf){x - size / 2, y - size / 2, size, size});
    if (it) {
        it->art = art[s->now.stamped];
        it->alpha = 0.94f * motion_fade(u, s->memory->stamped_ms, INSPECT_THUD_MS);
    }
}

const char *inspect_tally_words(const inspect_scene *s) {
    ui *u = s->u;
    arena *a = ui_arena(u);
    const inspect_view_now *n = &s->now;
    const char *text =
        n->right
            // Translators: numbers: "Caught 3 of 4". Caught are tricks, trusted is what was honest.
            ? TR(u, "Caught {c} of {cc}, trusted {t} of {tt}, rightly checked {k} of {kk}. The "
                    "desk is clear!")
            : TR(u, "Caught {c} of {cc}, trusted {t} of {tt}, rightly checked {k} of {kk}. Let us "
                    "go through them once more, in another order.");
    return text_fill(a, text, "c", arena_printf(a, "%zu", n->well[INSPECT_REPORT]), "cc",
                     arena_printf(a, "%zu", n->of[INSPECT_REPORT]), "t",
                     arena_printf(a, "%zu", n->well[INSPECT_TRUST]), "tt",
                     arena_printf(a, "%zu", n->of[INSPECT_TRUST]), "k",
                     arena_printf(a, "%zu", n->well[INSPECT_CHECK]), "kk",
                     arena_printf(a, "%zu", n->of[INSPECT_CHECK]), NULL);
}

// A heap for each stamp: a slip for each of its cases, those that were stamped rightly alight.
void inspect_tally(const inspect_scene *s, rectf room) {
    ui *u = s->u;
    const float slip_w = 46, slip_h = 58, step = 54;
    float w = room.w / INSPECT_STAMPS, size = fminf(132, room.h - slip_h - 24);
    for (size_t i = 0; i < INSPECT_STAMPS && size > 60; i++) {
        float mid = room.x + ((float)i + 0.5f) * w;
        rectf at = ui_mirror(u, (rectf){mid - size / 2, room.y, size, size});
        ui_card(u, rect_inset(at, -10), size / 2 + 10, PAPER, 5);
        ui_icon(u, inspect_stamp_icon(i), rect_inset(at, size * 0.14f));
        float all = (float)s->now.of[i] * step;
        for (size_t k = 0; k < s->now.of[i]; k++) {
            bool lit = k < s->now.well[i];
            rectf spot = ui_mirror(u, (rectf){mid - all / 2 + (float)k * step + (step - slip_w) / 2,
                                              room.y + size + 24, slip_w, slip_h});
            ui_art(u, lit ? "props/lantern-on" : "props/lantern-off", spot, 4);
        }
    }
}
