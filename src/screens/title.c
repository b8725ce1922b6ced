// title: the bay at dusk and the game's name; from here it goes to who is playing.
#include <math.h>

#include "screens/bay_scene.h"
#include "screens/game.h"

enum { ID_PLAY = UI_ID(0x350, 0), ID_SETTINGS = UI_ID(0x351, 0), ID_QUIT = UI_ID(0x352, 0) };

static void frame(game *g, void *memory, ui *u) {
    (void)memory;
    bay_light light = {.clear = {0}};
    bay_scene(u, &light, 1);
    float scale = ui_preferences(u).text_scale;
    const char *name = TR(u, "Beacon Bay");
    const char *line = TR(u, "Learn to live well online, and bring the light back.");
    float name_w = ui_text_width(u, TEXT_DISPLAY, name);
    float w = fminf(ui_w(u) - 2 * MARGIN, fmaxf(name_w + 112, 640 * scale));
    float line_h = ui_text_height(u, TEXT_BODY, w - 80, line);
    float name_h = ui_pitch(u, TEXT_DISPLAY);
    rectf card = {(ui_w(u) - w) / 2, ui_h(u) * 0.12f, w, name_h + line_h + 40};
    ui_card(u, card, 40, PAPER, 12);
    ui_label(u, (rectf){card.x, card.y + 10, card.w, name_h}, TEXT_DISPLAY, DEEP, ROLE_HEADING, name);
    ui_text(u, (rectf){card.x + 40, card.y + name_h + 10, w - 80, 0}, TEXT_BODY, BRICK, ALIGN_CENTRE, ROLE_TEXT, line);
    ui_look looks[] = {{.icon = "next", .label = TR(u, "Play")},
                       {.icon = "gear", .label = TR(u, "Settings")},
                       {.icon = "leave", .label = TR(u, "Quit")}};
    const ui_id ids[] = {ID_PLAY, ID_SETTINGS, ID_QUIT};
    float button_w = 260;
    for (int i = 0; i < 3; i++) {
        button_w = fmaxf(button_w, ui_button_width(u, looks[i]) + 16);
    }
    float h = fmaxf(76, ui_pitch(u, TEXT_SMALL) + 28);
    bool row = 3 * button_w + 2 * GUTTER <= ui_w(u) - 2 * MARGIN;
    float x = row ? (ui_w(u) - 3 * button_w - 2 * GUTTER) / 2 : (ui_w(u) - button_w) / 2;
    float y = row ? ui_h(u) - 72 - h : ui_h(u) - 40 - 3 * h - 2 * 14;
    int used = -1;
    for (int i = 0; i < 3; i++) {
        rectf at = {x + (row ? (float)i * (button_w + GUTTER) : 0), y + (row ? 0 : (float)i * (h + 14)), button_w, h};
        used = ui_button(u, ids[i], ui_mirror(u, at), looks[i]) ? i : used;
    }
    if (used == 0) {
        game_push(g, &screen_who);
    } else if (used == 1) {
        game_push(g, &screen_settings);
    } else if (used == 2) {
        g->host.quit(g->host.ctx);
    }
}

const screen screen_title = {"title", 0, NULL, frame, NULL};
