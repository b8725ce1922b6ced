#include "screens/aloud.h"

#include <math.h>

enum { PAD = 24, FAR = 16, WIDEST = 620 };

static const char *why_not(game *g, ui *u) {
    switch (g->host.voice(g->host.ctx)) {
    case VOICE_READY:
    case VOICE_SPEAKS: break;
    case VOICE_MISSING:
        return TR(u, "To read aloud, the game needs the program espeak-ng. A grown-up can install "
                     "the package of that name.");
    case VOICE_NO_SOUND:
        return TR(u, "This computer makes no sound now, so nothing can be read aloud.");
    case VOICE_TURNED_OFF:
        return TR(u, "The voice is turned off. You can turn it on in the settings, under Sound.");
    case VOICE_FAILED:
        return TR(u, "Reading aloud did not work in this language. You can try it again.");
    }
    return NULL;
}

ui_look aloud_look(game *g, ui *u) {
    bool speaks = g->host.voice(g->host.ctx) == VOICE_SPEAKS;
    return (ui_look){.icon = speaks ? "stop" : "voice",
                     .label = speaks ? TR(u, "Stop") : TR(u, "Read aloud"),
                     .idle = why_not(g, u) != NULL,
                     .reads = true};
}

static bool pressed_something(const ui_input *in) {
    return in->down || in->dx != 0 || in->dy != 0 || in->tab != 0 || in->accept || in->back ||
           in->hint || in->text || in->erase > 0;
}

static const draw_item *button(const draw_list *l) {
    for (size_t i = l->top; i < l->n; i++) {
        if (l->items[i].flags & DRAW_READS) {
            return &l->items[i];
        }
    }
    return NULL;
}

void aloud_tell(game *g, ui *u) {
    g->read_asked = ui_read_pressed(u) || (g->read_asked && !pressed_something(ui_in(u)));
    const draw_item *b = button(ui_list(u));
    const char *why = why_not(g, u);
    if (!why || !(g->read_asked || (b && b->flags & DRAW_FOCUSED))) {
        return;
    }
    rectf from = b ? b->at : (rectf){ui_w(u) / 2, TOP_ROW, 0, 0};
    float most = fminf(ui_w(u) - 2 * MARGIN, WIDEST * ui_preferences(u).text_scale);
    float w = fminf(most, ui_text_width(u, TEXT_SMALL, why) + 2 + 2 * PAD);
    float h = ui_text_height(u, TEXT_SMALL, w - 2 * PAD, why) + 2 * FAR;
    float x = fmaxf(MARGIN, fminf(ui_w(u) - MARGIN - w, from.x + (from.w - w) / 2));
    float y = from.y < ui_h(u) / 2 ? from.y + from.h + FAR : from.y - FAR - h;
    ui_coming in = ui_arrive(u, why, 0, SWIFT_MS);
    ui_card(u, (rectf){x, y, w, h}, 18, REASON, 10);
    ui_label(u, (rectf){x + PAD, y, w - 2 * PAD, h}, TEXT_SMALL, INK, ROLE_STATUS, why);
    ui_arrived(u, in, 0, from.y < ui_h(u) / 2 ? -12.0f : 12.0f);
}
