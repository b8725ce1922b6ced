// portrait: a nickname, and a face built from parts. Every choice is shown as the face it would
// make.
#include <math.h>
#include <string.h>

#include "core/str.h"
#include "play/cards.h"
#include "play/stage.h"
#include "screens/game.h"
#include "screens/look.h"

enum {
    ID_BACK = UI_ID(0x370, 0),
    ID_NAME = UI_ID(0x371, 0),
    ID_SUGGEST = UI_ID(0x372, 0),
    ID_OTHERS = UI_ID(0x373, 0),
    ID_NEXT = UI_ID(0x374, 0),
    ID_TAB = UI_ID(0x375, 0),
    ID_OPTION = UI_ID(0x376, 0),
    ID_RANDOM = UI_ID(0x377, 0),
    ID_MORE = UI_ID(0x378, 0)
};
enum { SUGGESTIONS = 6, GAP = 12 };

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
    look look;
    look_part tab;
    int suggest; // first suggestion shown
    int page;    // of options
    rng dice;
    bool refused; // the name can't be used
    ui_id focus;  // to be given the focus; 0: nothing
} portrait_memory;

static void enter(game *g, void *memory) {
    portrait_memory *m = memory;
    rng_seed(&m->dice, g->host.seed(g->host.ctx));
    m->look = g->draft.look[0] ? look_read(g->draft.look) : look_random(&m->dice);
    m->focus = ID_SUGGEST;
    m->suggest = (int)rng_below(&m->dice, NICKNAMES / SUGGESTIONS) * SUGGESTIONS;
}

static const char *tab_name(ui *u, look_part p) {
    switch (p) {
    case LOOK_SKIN: return TR(u, "Skin");
    case LOOK_HEAD: return TR(u, "Face");
    case LOOK_HAIR: return TR(u, "Hair");
    case LOOK_HAIR_TINT: return TR(u, "Hair colour");
    case LOOK_TOP: return TR(u, "Clothes");
    case LOOK_TOP_TINT: return TR(u, "Colour");
    case LOOK_GLASSES: return TR(u, "Glasses");
    case LOOK_HAT: return TR(u, "Hat");
    case LOOK_AID: return TR(u, "Hearing aid");
    case LOOK_FRECKLES: return TR(u, "Freckles");
    case LOOK_CHAIR: return TR(u, "Wheelchair");
    case LOOK_PARTS: break;
    }
    return "";
}

static const char *line_of(ui *u, look l) {
    char line[STORE_LOOK_MAX];
    return look_line(l, line, sizeof line) ? arena_strdup(ui_arena(u), line) : "mina";
}

static bool save(game *g, portrait_memory *m) {
    char line[STORE_LOOK_MAX];
    if (!look_line(m->look, line, sizeof line)) {
        return false;
    }
    int64_t id = g->draft.id;
    bool fresh = id == 0;
    bool ok = fresh ? store_player_add(g->store, g->draft.name, line, &id)
                    : store_player_change(g->store, id, g->draft.name, line);
    if (ok && fresh && game_choose_player(g, id)) {
        game_home(g, &screen_bay);
    } else if (ok) {
        if (g->player.id == id) {
            game_choose_player(g, id);
        }
        game_pop(g);
    }
    return ok;
}

static void puppet(ui *u, const portrait_memory *m, float x, float foot, float scale) {
    ui_puppet(u, ui_mirror(u, (rectf){x, 0, 0, 0}).x, foot, scale, line_of(u, m->look), MOOD_HAPPY,
              NULL, ui_rtl(u) ? -1 : 1, TR(u, "This is you"));
}

static void name_part(game *g, portrait_memory *m, ui *u, float top) {
    float scale = ui_preferences(u).text_scale;
    bool large = scale > 1.3f;
    float x = large ? MARGIN : 400;
    float w = ui_w(u) - MARGIN - x;
    float y = 40 + TARGET + 20;
    const char *tell =
        m->refused
            ? TR(u, "That name can't be used. Letters and figures, please, and not too many.")
            : TR(u, "Choose a nickname. Not your real name: nobody here needs it.");
    if (!large) {
        puppet(u, m, 240, top - 12, 0.78f);
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
    int used =
        ui_choices(u, ID_SUGGEST, ui_mirror(u, (rectf){x, y, w, top - 16 - y}), looks, SUGGESTIONS);
    if (used >= 0) {
        g->draft.name[0] = '\0';
        str_append(g->draft.name, sizeof g->draft.name, "%s", looks[used].label);
        m->refused = false;
        ui_focus(u, ID_NEXT);
        ui_dirty(u);
    }
}

static int tab_rows(ui *u, float width) {
    int rows = 1;
    float x = 0;
    for (int i = 0; i < LOOK_PARTS; i++) {
        float w = ui_button_width(u, (ui_look){.label = tab_name(u, (look_part)i)});
        if (x > 0 && x + w > width + 1) {
            x = 0;
            rows++;
        }
        x += w + GAP;
    }
    return rows;
}

static void open_tab(portrait_memory *m, ui *u, int tab) {
    m->tab = (look_part)(tab % LOOK_PARTS);
    m->page = 0;
    ui_dirty(u);
}

// Two rows of tabs, or, where words are too large for that, one button that goes round. Returns
// where they end.
static float tabs(portrait_memory *m, ui *u, rectf area) {
    if (tab_rows(u, area.w) > 2) {
        ui_look l = {.icon = "more", .label = tab_name(u, m->tab)};
        if (ui_button(u, ID_TAB, ui_mirror(u, area), l)) {
            open_tab(m, u, (int)m->tab + 1);
        }
        return area.y + area.h;
    }
    float x = area.x;
    float y = area.y;
    for (int i = 0; i < LOOK_PARTS; i++) {
        ui_look l = {.label = tab_name(u, (look_part)i), .chosen = m->tab == (look_part)i};
        float w = ui_button_width(u, l);
        if (x > area.x && x + w > area.x + area.w + 1) {
            x = area.x;
            y += area.h + GAP;
        }
        if (ui_button(u, ID_TAB + (ui_id)i, ui_mirror(u, (rectf){x, y, w, area.h}), l)) {
            open_tab(m, u, i);
        }
        x += w + GAP;
    }
    return y + area.h;
}

static void option_grid(portrait_memory *m, ui *u, rectf area) {
    int n = look_options(m->tab);
    float size = 208; // as large as leaves room for all
    int cols = 0;
    int rows = 0;
    do {
        size -= 8;
        cols = (int)((area.w + GAP) / (size + GAP));
        rows = (int)((area.h + GAP) / (size + GAP));
    } while (cols * rows < n && size > 112);
    cols = cols < 1 ? 1 : cols;
    rows = rows < 1 ? 1 : rows;
    int a_page = cols * rows;
    int pages = (n + a_page - 1) / a_page;
    m->page %= pages;
    bool body = m->tab == LOOK_TOP || m->tab == LOOK_TOP_TINT || m->tab == LOOK_CHAIR;
    for (int i = 0; i < a_page && m->page * a_page + i < n; i++) {
        int option = m->page * a_page + i;
        look l = m->look;
        l.of[m->tab] = (unsigned char)option;
        rectf at = ui_mirror(u, (rectf){area.x + (float)(i % cols) * (size + GAP),
                                        area.y + (float)(i / cols) * (size + GAP), size, size});
        const char *label = TR(u, look_name(m->tab, option));
        bool chosen = m->look.of[m->tab] == option;
        ui_state s = ui_target(u, ID_OPTION + (ui_id)option, at, ROLE_CHOICE, label,
                               chosen ? DRAW_CHECKED : 0);
        rectf c = at;
        if (s.focused) {
            c.y -= 6;
            ui_lamp(u, c, 22);
        }
        ui_card(u, c, 22, chosen ? LIT : PAPER, s.focused ? 9 : 5);
        if (body) {
            ui_puppet(u, c.x + c.w / 2, c.y + c.h - 10, c.w * 0.00175f, line_of(u, l), MOOD_HAPPY,
                      NULL, 0, NULL);
        } else {
            ui_face(u, rect_inset(c, 12), line_of(u, l), MOOD_HAPPY, FOAM, NULL);
        }
        if (chosen) { // by its shape, not by colour alone
            rectf dot = {c.x + c.w - 30, c.y - 10, 36, 36};
            ui_card(u, dot, 18, LAMP, 3);
            ui_card(u, rect_inset(dot, 12), 6, INK, 0);
        }
        if (s.used) {
            m->look = l;
            ui_dirty(u);
        }
    }
    if (pages > 1) {
        ui_look more = {.icon = "more", .label = ""};
        rectf at = {area.x + area.w - TARGET, area.y + area.h - TARGET, TARGET, TARGET};
        if (ui_button(u, ID_MORE, ui_mirror(u, at), more)) {
            m->page = (m->page + 1) % pages;
            ui_dirty(u);
        }
    }
}

static void face_part(portrait_memory *m, ui *u, float back_w, float top) {
    bool large = ui_preferences(u).text_scale > 1.3f;
    float x = large ? MARGIN + 240 : 420;
    puppet(u, m, large ? 170 : 230, top - 12, large ? 0.6f : 0.82f);
    float row_h = large ? fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 12) : TARGET;
    float tabs_x = MARGIN + back_w + GUTTER;
    float end = tabs(m, u, (rectf){tabs_x, 40, ui_w(u) - MARGIN - tabs_x, row_h});
    option_grid(m, u, (rectf){x, end + 28, ui_w(u) - MARGIN - x, top - 20 - end - 28});
}

// On to the face, or out into the bay.
static void go_on(game *g, portrait_memory *m, ui *u) {
    char clean[STORE_NAME_MAX];
    if (m->part == PART_LOOK) {
        m->refused = !save(g, m);
        m->part = m->refused ? PART_NAME : m->part;
    } else if (store_name(g->draft.name, clean)) {
        m->part = PART_LOOK;
        m->focus = ID_TAB;
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
        m->look = look_random(&m->dice);
    }
    ui_dirty(u);
}

static void frame(game *g, void *memory, ui *u) {
    portrait_memory *m = memory;
    ui_id focus = m->focus; // what is to have it may only be drawn from this frame on
    m->focus = 0;
    float row_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    float top = stage_apron_top(u, row_h);
    stage_back(u, "wall", 0);
    stage_front(u, top);
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    float back_w = ui_button_width(u, back);
    bool leave = ui_button(u, ID_BACK, ui_mirror(u, (rectf){MARGIN, 40, back_w, TARGET}), back);
    bool naming = m->part == PART_NAME;
    if (naming) {
        name_part(g, m, u, top);
    } else {
        face_part(m, u, back_w, top);
    }
    rectf room = stage_apron_room(u, top);
    ui_look chance = {.icon = naming ? "again" : "dice",
                      .label = naming ? TR(u, "Other names") : TR(u, "Surprise me")};
    float chance_w = ui_button_width(u, chance);
    if (ui_button(u, ID_RANDOM, ui_mirror(u, (rectf){room.x, room.y, chance_w, row_h}), chance)) {
        by_chance(m, u);
    }
    ui_look go = {.icon = ui_rtl(u) ? "back" : "next",
                  .label = naming ? TR(u, "Now a face") : TR(u, "That is me"),
                  .disabled = g->draft.name[0] == '\0'}; // a name may just have been chosen
    float go_w = ui_button_width(u, go);
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
