// notice: what a player must be told once about the place where progress is kept; and, when all is
// well with it and somebody asks in the settings, what is kept there.
#include <math.h>

#include "play/cards.h"
#include "play/stage.h"
#include "screens/game.h"

enum { ID_OK = UI_ID(0x340, 0) };

static const char *words(game *g, ui *u) {
    if (g->brought.any) {
        return game_brought_words(g, u);
    }
    switch (g->store_status) {
    case STORE_IN_MEMORY:
        return TR(u, "Nothing can be saved on this computer right now. You can play, but your "
                     "lamps will be dark again "
                     "next time.");
    case STORE_SET_ASIDE:
        return text_fill(ui_arena(u),
                         TR(u, "The file with your lamps was damaged. It has been put aside as "
                               "{file}, and a new one "
                               "has been started. Show this to a grown-up."),
                         "file", store_aside(g->store), NULL);
    case STORE_FOREIGN:
        return TR(u, "The file with your lamps belongs to a newer Beacon Bay. It stays untouched. "
                     "You can play, but "
                     "nothing is saved.");
    case STORE_OK:
        return TR(u, "What you choose in a level is kept on this machine, under your nickname. "
                     "Nothing leaves this machine. Under \"Who is playing?\" it can be taken along "
                     "or deleted.");
    case STORE_FAILED: break;
    }
    return "";
}

// Pip says it, and all of it at once.
static void speech(ui *u, mood m, const char *text) {
    enum { FACE = 104, PAD = 32 };
    float scale = ui_preferences(u).text_scale;
    float beside = scale > 1.6f ? 0 : FACE + 24; // large words need his room
    float w = fminf(ui_w(u) - 2 * MARGIN, 900 * fminf(1.35f, scale));
    float words_w = w - 2 * PAD - beside;
    float words_h = ui_text_height(u, TEXT_BODY, words_w, text);
    float h = fmaxf(144, ui_pitch(u, TEXT_NAME) + words_h + 40);
    rectf card = {(ui_w(u) - w) / 2, 48, w, h};
    ui_card(u, card, 28, PAPER, 8);
    ui_art(u, "set/tail", (rectf){ui_w(u) / 2 - 26, card.y + h - 6, 52, 40}, 0);
    if (beside > 0) {
        rectf window = {card.x + 20, card.y + (h - FACE) / 2, FACE, FACE};
        ui_face(u, ui_mirror(u, window), "pip", m, DEEP, NULL);
    }
    rectf at = ui_mirror(u, (rectf){card.x + PAD + beside, card.y + 18, words_w, 0});
    at.y += ui_text(u, at, TEXT_NAME, BRICK, ALIGN_START, ROLE_NONE, TR(u, "Pip"));
    ui_text(u, at, TEXT_BODY, INK, ALIGN_START, ROLE_TEXT, text);
}

static void frame(game *g, void *memory, ui *u) {
    (void)memory;
    const char *text = words(g, u);
    mood m = g->store_status == STORE_OK ? MOOD_HAPPY : MOOD_WORRIED;
    stage_back(u, "lighthouse", NULL, 0.3f);
    float top = stage_apron_top(u, fmaxf(112, ui_pitch(u, TEXT_NAME) + 32));
    stage_lantern(u, 642, m, 0);
    stage_front(u, top);
    speech(u, m, text);
    rectf room = stage_apron_room(u, top);
    const char *ok = TR(u, "Go on");
    float bw = stage_go_on_width(u, ok);
    if (stage_go_on(u, ID_OK, (rectf){room.x + (room.w - bw) / 2, room.y, bw, room.h}, ok) ||
        ui_back(u)) {
        if (g->brought.any) {
            g->brought.any = false;
        } else {
            g->store_status = STORE_OK;
        }
        game_pop(g);
    }
}

const screen screen_notice = {"notice", 0, NULL, frame, NULL};
