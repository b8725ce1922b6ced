// Targets, buttons, switches, sliders. Callers place them; within, what leads lies on the side that
// reading begins on.
#include <math.h>

#include "ui/ui_state.h"

enum { ICON = 40, PAD = 20, RADIUS = 20 };

draw_item *ui_mark(ui *u, ui_id id, rectf at, role r, const char *label, unsigned flags) {
    draw_item *it = draw_add(&u->list, DRAW_FILL, at);
    if (it) {
        it->alpha = 0;
        it->id = id;
        it->role = (uint8_t)r;
        it->label = label;
        it->flags = (uint16_t)flags;
    }
    return it;
}

ui_state ui_target(ui *u, ui_id id, rectf at, role r, const char *label, unsigned draw_flags) {
    ui_state s = ui_take(u, id, at, draw_flags & DRAW_DISABLED ? TAKES_NOTHING : 0);
    ui_mark(u, id, at, r, label, draw_flags | (s.focused ? DRAW_FOCUSED : 0u));
    if (s.used) {
        ui_play(u, SOUND_PRESS);
    }
    return s;
}

unsigned ui_played(ui *u, ui_id id, rectf at, const char *label, bool moves) {
    ui_state s = ui_take(u, id, at, TAKES_SIDEWAYS | TAKES_ARROWS);
    ui_mark(u, id, at, ROLE_BUTTON, label, s.focused ? DRAW_FOCUSED : 0u);
    if (!s.focused) {
        return 0;
    }
    const ui_input *in = &u->in;
    unsigned own = 1u << KEY_LEFT | 1u << KEY_RIGHT | 1u << KEY_UP | 1u << KEY_DOWN;
    unsigned pressed = s.used && !u->by_pointer ? 1u << KEY_ACCEPT : 0;
    pressed |= in->dx < 0 ? 1u << KEY_LEFT : in->dx > 0 ? 1u << KEY_RIGHT : 0;
    pressed |= in->dy < 0 ? 1u << KEY_UP : in->dy > 0 ? 1u << KEY_DOWN : 0;
    u->scan.stays = moves && u->prefs.scan_ms > 0;
    return (in->held & (own | 1u << KEY_ACCEPT)) | pressed;
}

unsigned ui_flags(ui_state s, ui_look look) {
    return (s.focused ? DRAW_FOCUSED : 0u) | (look.disabled || look.idle ? DRAW_DISABLED : 0u) |
           (look.chosen ? DRAW_CHECKED : 0u) | (look.hinted ? DRAW_HINTED : 0u) |
           (look.reads ? DRAW_READS : 0u);
}

colour ui_word_colour(const ui_look *look) {
    return look->disabled || look->idle ? FAINT : INK;
}

bool ui_press(ui *u, ui_state s, ui_look look) {
    if (s.used && look.reads) {
        ui_read_aloud(u); // which is what is heard of it
    } else if (s.used) {
        ui_play(u, look.press != SOUND_NONE ? look.press : SOUND_PRESS);
    }
    return s.used;
}

float ui_button_width(ui *u, ui_look look) {
    float words = look.label[0] ? ceilf(ui_text_width(u, TEXT_SMALL, look.label)) + 2 : 0;
    if (look.note) {
        words = fmaxf(words, ceilf(ui_text_width(u, TEXT_SMALL, look.note)) + 2);
    }
    float icon = !look.icon ? 0.0f : words > 0 ? ICON : ICON - 8;
    return fmaxf(PAD + icon + words + PAD, TARGET);
}

// A button too narrow for its longest word shows its icon alone; its label is still read.
static bool shows_words(ui *u, ui_look look, float width) {
    if (!look.label[0]) {
        return false;
    }
    const paragraph *p = look.icon ? ui_lay(u, TEXT_SMALL, fmaxf(width, 1), look.label) : NULL;
    return !p || !p->broken;
}

// The name of a button that shows its icon alone hangs below it, or stands above where the canvas
// ends, while it has the focus.
static void hanging_name(ui *u, ui_state s, rectf p, const char *label) {
    const float least = 16;
    float w = ui_text_width(u, TEXT_SMALL, label) + 2 + 2 * PAD;
    float h = ui_pitch(u, TEXT_SMALL) + 12;
    float x = fmaxf(least, fminf(u->list.w - least - w, p.x + (p.w - w) / 2));
    float y = p.y < u->list.h / 2 ? p.y + p.h + 20 : p.y - 20 - h;
    size_t from = u->list.n;
    ui_card(u, (rectf){x, y, w, h}, 16, PAPER, 6);
    ui_label(u, (rectf){x, y, w, h}, TEXT_SMALL, INK, ROLE_NONE, label);
    for (size_t i = from; i < u->list.n; i++) {
        u->list.items[i].alpha *= s.lit;
    }
}

bool ui_button(ui *u, ui_id id, rectf at, ui_look look) {
    ui_state s = ui_take(u, id, at, look.disabled ? TAKES_NOTHING : 0);
    rectf p = ui_sheet(u, s, at, RADIUS, look);
    draw_item *mark = ui_mark(u, id, at, ROLE_BUTTON, look.label, ui_flags(s, look));
    if (mark) {
        mark->value = look.note;
    }
    float lead = look.icon ? ICON : 0;
    rectf words = {p.x + 8 + (ui_rtl(u) ? 0 : lead), p.y, p.w - 16 - lead, p.h};
    bool spoken = shows_words(u, look, words.w);
    if (look.icon) {
        float x = !spoken ? p.x + (p.w - ICON) / 2 : ui_rtl(u) ? p.x + p.w - 12 - ICON : p.x + 12;
        ui_icon(u, look.icon, (rectf){x, p.y + (p.h - ICON) / 2, ICON, ICON});
    }
    if (!spoken && look.label[0] && s.focused) {
        hanging_name(u, s, p, look.label);
    }
    if (spoken && look.note) {
        float label_h = ui_text_height(u, TEXT_SMALL, words.w, look.label);
        float note_h = ui_text_height(u, TEXT_SMALL, words.w, look.note);
        rectf line = {words.x, p.y + (p.h - label_h - note_h) / 2, words.w, label_h};
        ui_text(u, line, TEXT_SMALL, ui_word_colour(&look), ALIGN_CENTRE, ROLE_NONE, look.label);
        line.y += label_h;
        ui_text(u, line, TEXT_SMALL, FAINT, ALIGN_CENTRE, ROLE_NONE, look.note);
    } else if (spoken) {
        // A line higher than the paper is raised, so that its tails stay on it.
        float over = ui_text_height(u, TEXT_SMALL, words.w, look.label) - words.h;
        words.y -= over > 0 && over < ui_pitch(u, TEXT_SMALL) ? over * 0.6f : 0;
        ui_label(u, words, TEXT_SMALL, ui_word_colour(&look), ROLE_NONE, look.label);
    }
    return ui_press(u, s, look);
}

// The label of a row, from its leading edge, in the room that its control of width w leaves.
static void row_label(ui *u, rectf p, float w, const char *label) {
    rectf words = {ui_rtl(u) ? p.x + w : p.x + PAD, p.y, p.w - w - PAD, p.h};
    float h = ui_text_height(u, TEXT_SMALL, words.w, label);
    words.y += (p.h - h) / 2;
    ui_text(u, words, TEXT_SMALL, INK, ALIGN_START, ROLE_NONE, label);
}

bool ui_switch(ui *u, ui_id id, rectf at, const char *label, bool *on) {
    const float track_w = 76, gap = 12;
    ui_look look = {.label = label, .chosen = *on};
    ui_state s = ui_take(u, id, at, 0);
    rectf p = ui_sheet(u, s, at, RADIUS, (ui_look){.label = label});
    const char *words[] = {TR(u, "Off"), TR(u, "On")};
    draw_item *mark = ui_mark(u, id, at, ROLE_SWITCH, label, ui_flags(s, look));
    if (mark) {
        mark->value = words[*on];
    }
    rectf track = {ui_rtl(u) ? p.x + PAD : p.x + p.w - PAD - track_w, p.y + p.h / 2 - 20, track_w,
                   40};
    float slid = ui_ease(u, id, EASE_KNOB, *on, *on);
    float knob = track.x + 4 + (track.w - 40) * (ui_rtl(u) ? 1 - slid : slid);
    ui_card(u, track, 20, *on ? SEA : FAINT, 0);
    ui_card(u, (rectf){knob, track.y + 4, 32, 32}, 16, PAPER, 3);
    float word_w =
        fmaxf(ui_text_width(u, TEXT_NAME, words[0]), ui_text_width(u, TEXT_NAME, words[1])) + 2;
    rectf word = {ui_rtl(u) ? track.x + track_w + gap : track.x - gap - word_w, p.y, word_w, p.h};
    ui_label(u, word, TEXT_NAME, INK, ROLE_NONE, words[*on]);
    row_label(u, p, PAD + track_w + gap + word_w + gap, label);
    if (ui_press(u, s, look)) {
        *on = !*on;
        ui_dirty(u);
        return true;
    }
    return false;
}

// --- slider
// -----------------------------------------------------------------------------------------

typedef struct {
    rectf left, right, track; // targets at its ends, and the line between them
} slider_parts;

static slider_parts slider_lay(const ui *u, rectf p) {
    float half = p.w / 2;
    rectf body = {ui_rtl(u) ? p.x : p.x + half, p.y, half, p.h};
    return (slider_parts){.left = {body.x, p.y, TARGET, p.h},
                          .right = {body.x + body.w - TARGET, p.y, TARGET, p.h},
                          .track = {body.x + TARGET + 18, p.y, body.w - 2 * TARGET - 36, p.h}};
}

static int within(int v, int min, int max) {
    return v < min ? min : v > max ? max : v;
}

static int value_at(const ui *u, rectf track, float x, int min, int max, int step) {
    float share = (x - track.x) / track.w;
    share = ui_rtl(u) ? 1 - share : share;
    int steps = (int)lroundf(share * (float)(max - min) / (float)step);
    return within(min + steps * step, min, max);
}

// One way of use is enough: arrows, its ends, the track, or pressing it, which goes round.
static int slider_moved(const ui *u, ui_id id, ui_state s, rectf at, int v, int min, int max,
                        int step) {
    slider_parts parts = slider_lay(u, at);
    int rightwards = ui_rtl(u) ? -step : step;
    float x = u->in.x;
    bool on_track = u->in.pointer && x >= parts.left.x + TARGET && x < parts.right.x;
    if (s.used && !u->by_pointer) {
        return v >= max ? min : within(v + step, min, max);
    }
    if (u->in.pointer && on_track && (u->held == id || s.used)) {
        return value_at(u, parts.track, x, min, max, step);
    }
    if (s.used && rect_hit(parts.left, x, u->in.y)) {
        return within(v - rightwards, min, max);
    }
    if (s.used && rect_hit(parts.right, x, u->in.y)) {
        return within(v + rightwards, min, max);
    }
    return s.focused && u->in.dx != 0 ? within(v + u->in.dx * rightwards, min, max) : v;
}

// A string of beads, dark up to where the knob stands.
static void slider_draw(ui *u, ui_id id, rectf p, const char *value, int v, int min, int max,
                        int step) {
    slider_parts parts = slider_lay(u, p);
    const struct {
        rectf at;
        const char *icon;
    } ends[] = {{parts.left, ui_rtl(u) ? "plus" : "minus"},
                {parts.right, ui_rtl(u) ? "minus" : "plus"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        rectf disc = {ends[i].at.x + 8, p.y + p.h / 2 - 24, 48, 48};
        ui_card(u, disc, 24, TAB, 0);
        ui_icon(u, ends[i].icon, rect_inset(disc, 10));
    }
    float word_h = ui_pitch(u, TEXT_NAME);
    float top = p.y + (p.h - word_h - 24) / 2;
    ui_label(u, (rectf){parts.track.x, top, parts.track.w, word_h}, TEXT_NAME, INK, ROLE_NONE,
             value);
    rectf line = {parts.track.x, top + word_h + 6, parts.track.w, 12};
    float share = max > min ? (float)(v - min) / (float)(max - min) : 0;
    share = ui_ease(u, id, EASE_KNOB, share, share);
    float knob = line.x + line.w * (ui_rtl(u) ? 1 - share : share);
    ui_card(u, (rectf){line.x, line.y + 4, line.w, 4}, 2, FAINT, 0);
    for (int at = min; at <= max; at += step) {
        float along = max > min ? (float)(at - min) / (float)(max - min) : 0;
        float x = line.x + line.w * (ui_rtl(u) ? 1 - along : along);
        ui_card(u, (rectf){x - 6, line.y, 12, 12}, 6, at <= v ? SEA : PALE, 0);
    }
    ui_card(u, (rectf){knob - 14, line.y - 8, 28, 28}, 14, SEA, 3);
}

bool ui_slider(ui *u, ui_id id, rectf at, const char *label, const char *value, int *v, int min,
               int max, int step) {
    // Both arrows even at its ends: a held key must not run on to another widget.
    ui_state s = ui_take(u, id, at, TAKES_SIDEWAYS);
    int moved = slider_moved(u, id, s, at, *v, min, max, step);
    rectf p = ui_sheet(u, s, at, RADIUS, (ui_look){.label = label});
    draw_item *mark = ui_mark(u, id, at, ROLE_SLIDER, label, s.focused ? DRAW_FOCUSED : 0u);
    if (mark) {
        mark->value = value;
    }
    row_label(u, p, p.w / 2 + 8, label);
    slider_draw(u, id, p, value, *v, min, max, step);
    if (moved == *v) {
        return false;
    }
    *v = moved;
    ui_play(u, SOUND_STEP);
    ui_dirty(u);
    return true;
}
