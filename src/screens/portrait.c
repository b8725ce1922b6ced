// portrait: a nickname, and somebody like the child, built from parts.
#include <math.h>
#include <string.h>

#include "core/str.h"
#include "play/cards.h"
#include "play/stage.h"
#include "screens/game.h"
#include "screens/portrait.h"

enum {
    ID_BACK = UI_ID(0x370, 0),
    ID_NAME = UI_ID(0x371, 0),
    ID_SUGGEST = UI_ID(0x372, 0),
    ID_OTHERS = UI_ID(0x373, 0),
    ID_NEXT = UI_ID(0x374, 0),
    ID_RANDOM = UI_ID(0x377, 0)
};
enum { SUGGESTIONS = 6 };

// Invented, whole, and easy to say aloud in a classroom.
static const char *const nicknames[] = {
    // Translators: nicknames; yours need not mean the same, but each must differ from the others.
    N_("Brave Otter"),   N_("Quiet Comet"),  N_("Sunny Heron"),   N_("Swift Turtle"),
    N_("Clever Magpie"), N_("Kind Walrus"),  N_("Bright Pebble"), N_("Jolly Puffin"),
    N_("Silver Whale"),  N_("Curious Crab"), N_("Gentle Storm"),  N_("Merry Seal"),
    N_("Bold Starfish"), N_("Lucky Gull"),   N_("Calm Dolphin"),  N_("Golden Kite"),
    N_("Funny Squid"),   N_("Tiny Lantern"),
};
enum { NICKNAMES = sizeof nicknames / sizeof *nicknames };

typedef enum { PART_NAME, PART_LOOK } part;

typedef struct {
    part part;
    portrait_maker maker;
    int suggest; // first suggestion shown
    rng dice;
    bool refused; // the name can't be used
    ui_id focus;  // to be given the focus; 0: nothing
} portrait_memory;

static void enter(game *g, void *memory) {
    portrait_memory *m = memory;
    rng_seed(&m->dice, g->host.seed(g->host.ctx));
    m->maker.look = g->draft.look[0] ? look_read(g->draft.look) : look_random(&m->dice);
    m->focus = ID_SUGGEST;
    m->suggest = (int)rng_below(&m->dice, NICKNAMES / SUGGESTIONS) * SUGGESTIONS;
}

static bool save(game *g, portrait_memory *m) {
    char line[STORE_LOOK_MAX];
    if (!look_line(m->maker.look, line, sizeof line)) {
        return false;
    }
    int64_t id = g->draft.id;
    bool fresh = id == 0;
    bool ok = fresh ? store_player_add(g->store, g->draft.name, line, &id)
                    : store_player_change(g->store, id, g->draft.name, line);
    if (ok && fresh && game_choose_player(g, id)) {
        game_home(g, &screen_bay);
        game_tell(g, &g->course->opening);
    } else if (ok) {
        if (g->player.id == id) {
            game_choose_player(g, id);
        }
        game_pop(g);
    }
    return ok;
}

static void name_part(game *g, portrait_memory *m, ui *u, float top) {
    float scale = ui_preferences(u).text_scale;
    bool large = scale > 1.3f;
    float x = large ? MARGIN : PORTRAIT_ROOM;
    float w = ui_w(u) - MARGIN - x;
    float y = 40;
    const char *tell =
        m->refused
            ? TR(u, "That name can't be used. Letters and figures, please, and not too many.")
            : TR(u, "Choose a nickname. Not your real name: nobody here needs it.");
    if (!large) {
        portrait_mirror(&m->maker, u, top);
    }
    float tell_h = ui_text_height(u, TEXT_BODY, w - 48, tell) + 24;
    rectf card = ui_mirror(u, (rectf){x, y, w, tell_h});
    ui_card(u, card, 24, PAPER, 6);
    ui_text(u, (rectf){card.x + 24, card.y + 12, w - 48, 0}, TEXT_BODY, m->refused ? BRICK : INK,
            ALIGN_START, ROLE_HEADING, tell);
    y += tell_h + 24;
    float line_h = fmaxf(72, ui_pitch(u, TEXT_BODY) + 24);
    if (ui_input_line(u, ID_NAME, ui_mirror(u, (rectf){x, y, w, line_h}),
                      TR(u, "Type one, or take one of these"), g->draft.name,
                      sizeof g->draft.name)) {
        ui_focus(u, ID_NEXT);
    }
    y += line_h + 28;
    ui_look looks[SUGGESTIONS];
    for (int i = 0; i < SUGGESTIONS; i++) {
        looks[i] = (ui_look){.label = TR(u, nicknames[(m->suggest + i) % NICKNAMES])};
    }
    int n = SUGGESTIONS; // as many as there is room for: others come by the button
    while (n > 2 && ui_choices_height(u, w, looks, n) > top - 16 - y) {
        n--;
    }
    int used = ui_choices(u, ID_SUGGEST, ui_mirror(u, (rectf){x, y, w, top - 16 - y}), looks, n);
    if (used >= 0) {
        g->draft.name[0] = '\0';
        str_append(g->draft.name, sizeof g->draft.name, "%s", looks[used].label);
        m->refused = false;
        ui_focus(u, ID_NEXT);
        ui_dirty(u);
    }
}

// On to the face, or out into the bay.
static void go_on(game *g, portrait_memory *m, ui *u) {
    char clean[STORE_NAME_MAX];
    if (m->part == PART_LOOK) {
        m->refused = !save(g, m);
        m->part = m->refused ? PART_NAME : m->part;
    } else if (store_name(g->draft.name, clean)) {
        m->part = PART_LOOK;
        m->focus = portrait_first(&m->maker);
        m->refused = false;
    } else {
        m->refused = true;
    }
    ui_dirty(u);
}

static void by_chance(portrait_memory *m, ui *u) {
    if (m->part == PART_NAME) {
        m->suggest = (m->suggest + SUGGESTIONS) % NICKNAMES;
    } else {
        portrait_dress(&m->maker, u, look_random(&m->dice), "cheer/cheer");
    }
    ui_dirty(u);
}

static void frame(game *g, void *memory, ui *u) {
    portrait_memory *m = memory;
    ui_id focus = m->focus; // what is to have it may only be drawn from this frame on
    m->focus = 0;
    float row_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    float top = stage_apron_top(u, row_h);
    stage_back(u, "studio", NULL, 0);
    stage_front(u, top);
    bool naming = m->part == PART_NAME;
    if (naming) {
        name_part(g, m, u, top);
    } else {
        portrait_mirror(&m->maker, u, top);
        portrait_make(&m->maker, u,
                      (rectf){PORTRAIT_ROOM, 28, ui_w(u) - MARGIN - PORTRAIT_ROOM, top - 44});
    }
    rectf room = stage_apron_room(u, top);
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    ui_look chance = {.icon = naming ? "again" : "dice",
                      .label = naming ? TR(u, "Other names") : TR(u, "Surprise me")};
    ui_look go = {.icon = "next",
                  .label = naming ? TR(u, "Now a face") : TR(u, "That is me"),
                  .disabled = g->draft.name[0] == '\0'}; // a name may just have been chosen
    float back_w = ui_button_width(u, back), chance_w = ui_button_width(u, chance);
    float go_w = ui_button_width(u, go);
    back_w = back_w + chance_w + go_w + 2 * GUTTER > room.w ? row_h : back_w;
    chance_w = back_w + chance_w + go_w + 2 * GUTTER > room.w ? row_h : chance_w;
    bool leave = ui_button(u, ID_BACK, ui_mirror(u, (rectf){room.x, room.y, back_w, row_h}), back);
    float chance_x =
        fmaxf(room.x + back_w + GUTTER,
              fminf(ui_w(u) / 2 - chance_w / 2, room.x + room.w - go_w - GUTTER - chance_w));
    if (ui_button(u, ID_RANDOM, ui_mirror(u, (rectf){chance_x, room.y, chance_w, row_h}), chance)) {
        by_chance(m, u);
    }
    if (ui_button(u, ID_NEXT, ui_mirror(u, (rectf){room.x + room.w - go_w, room.y, go_w, row_h}),
                  go)) {
        go_on(g, m, u);
    }
    if (focus) {
        ui_focus(u, focus);
    }
    leave = leave || ui_back(u);
    if (leave && !naming) {
        m->part = PART_NAME;
        m->focus = ID_NEXT;
        ui_dirty(u);
    } else if (leave) {
        game_pop(g);
    }
}

const screen screen_portrait = {"portrait", sizeof(portrait_memory), enter, frame, NULL};
