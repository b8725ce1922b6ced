#include "play/top_row.h"

#include <math.h>

enum { GAP = 12, ASIDE = 16, SPEECH_LEAST = 740, SIGN_LEAST = 220 };

static const struct {
    const char *icon, *label;
    int gives; // who gives up their words first
} BUTTONS[TOP_COUNT] = {
    [TOP_LEAVE] = {"leave", N_("Leave"), 3},
    [TOP_HELP] = {"help", N_("Help"), 2},
    [TOP_READ] = {"voice", N_("Read aloud"), 1},
    [TOP_SETTINGS] = {"gear", N_("Settings"), 0},
};

static ui_id id_of(int button) {
    return UI_ID(0x301, button);
}

static ui_look look_of(const ui *u, int button) {
    return (ui_look){.icon = BUTTONS[button].icon, .label = ui_tr(u, BUTTONS[button].label)};
}

typedef struct {
    float w[TOP_COUNT];
    float lead, trail; // widths at both sides
} top_lay;

static void measure(top_lay *l) {
    l->lead = l->w[TOP_LEAVE];
    l->trail = -GAP;
    for (int i = TOP_LEAVE + 1; i < TOP_COUNT; i++) {
        l->trail += l->w[i] + GAP;
    }
}

// Where words are large, speech has a row of its own; a verdict or a counter stays between.
static float between_least(const ui *u) {
    float scale = ui_preferences(u).text_scale;
    return scale <= 1.1f ? SPEECH_LEAST : SIGN_LEAST * scale;
}

static top_lay lay(ui *u) {
    top_lay l;
    float room = ui_w(u) - 2 * MARGIN - between_least(u) - 2 * ASIDE;
    for (int i = 0; i < TOP_COUNT; i++) {
        l.w[i] = ui_button_width(u, look_of(u, i));
    }
    measure(&l);
    for (int turn = 0; turn < TOP_COUNT && l.lead + l.trail > room; turn++) {
        for (int i = 0; i < TOP_COUNT; i++) {
            l.w[i] = BUTTONS[i].gives == turn ? TARGET : l.w[i];
        }
        measure(&l);
    }
    return l;
}

top_button stage_top_row(ui *u, unsigned without, ui_look read) {
    top_lay l = lay(u);
    top_button used = TOP_NONE;
    float x = ui_w(u) - MARGIN - l.trail;
    for (int i = 0; i < TOP_COUNT; i++) {
        rectf at = {i == TOP_LEAVE ? MARGIN : x, TOP_ROW, l.w[i], TARGET};
        x += i == TOP_LEAVE ? 0 : l.w[i] + GAP;
        ui_look look = i == TOP_READ ? read : look_of(u, i);
        if (!(without & 1U << i) && ui_button(u, id_of(i), ui_mirror(u, at), look)) {
            used = (top_button)i;
        }
    }
    return used;
}

bool stage_top_focused(const ui *u) {
    return ui_focused(u) >= id_of(0) && ui_focused(u) < id_of(TOP_COUNT);
}

rectf stage_top_between(ui *u) {
    top_lay l = lay(u);
    float x = MARGIN + l.lead + ASIDE;
    return ui_mirror(u, (rectf){x, TOP_ROW, ui_w(u) - MARGIN - l.trail - ASIDE - x, TARGET});
}
