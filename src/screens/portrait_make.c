#include "screens/portrait.h"

#include <math.h>

#include "core/str.h"
#include "progress/store.h"

enum {
    ID_TAB = UI_ID(0x375, 0),
    ID_OPTION = UI_ID(0x376, 0),
    ID_MORE = UI_ID(0x378, 0),
    MOST_OPTIONS = 64, // of one part
    GAP = 12,
    PAD = 20,
    POSE_MS = 1400
};

typedef enum { THUMB_NONE, THUMB_FACE, THUMB_BODY } thumb;

typedef struct {
    const char *icon, *pose;
    look_part part, tint; // LOOK_PARTS: none
    thumb thumb;
} tab;

static const tab tabs[] = {
    {"look-skin", "down/down", LOOK_PARTS, LOOK_SKIN, THUMB_NONE},
    {"look-face", "down/down", LOOK_HEAD, LOOK_PARTS, THUMB_FACE},
    {"look-hair", "hip/down", LOOK_HAIR, LOOK_HAIR_TINT, THUMB_FACE},
    {"look-hat", "hip/down", LOOK_HAT, LOOK_PARTS, THUMB_FACE},
    {"look-glasses", "down/thumb", LOOK_GLASSES, LOOK_PARTS, THUMB_FACE},
    {"look-ear", "down/ear", LOOK_EAR, LOOK_PARTS, THUMB_FACE},
    {"look-mark", "down/down", LOOK_MARK, LOOK_PARTS, THUMB_FACE},
    {"look-body", "hip/hip", LOOK_BODY, LOOK_PARTS, THUMB_BODY},
    {"look-top", "hip/hip", LOOK_TOP, LOOK_TOP_TINT, THUMB_BODY},
    {"look-legs", "hip/hip", LOOK_LEGS, LOOK_LEGS_TINT, THUMB_BODY},
    {"look-move", "thumb/down", LOOK_MOVE, LOOK_PARTS, THUMB_BODY},
};
enum { TABS = sizeof tabs / sizeof *tabs };

static const char *tab_name(ui *u, int i) {
    switch (tabs[i].part) {
    case LOOK_HEAD: return TR(u, "Face");
    case LOOK_BODY: return TR(u, "Shape");
    case LOOK_HAIR: return TR(u, "Hair");
    case LOOK_TOP: return TR(u, "Clothes");
    case LOOK_LEGS: return TR(u, "Legs");
    case LOOK_GLASSES: return TR(u, "Glasses");
    case LOOK_HAT: return TR(u, "Hat");
    case LOOK_EAR: return TR(u, "Ears");
    case LOOK_MARK: return TR(u, "Marks");
    case LOOK_MOVE: return TR(u, "Getting about");
    default: return TR(u, "Skin");
    }
}

static const char *line_of(ui *u, look l) {
    char line[STORE_LOOK_MAX];
    return look_line(l, line, sizeof line) ? arena_strdup(ui_arena(u), line) : "mina";
}

ui_id portrait_first(const portrait_maker *m) {
    return ID_TAB + (ui_id)m->tab;
}

void portrait_dress(portrait_maker *m, ui *u, look l, const char *pose) {
    m->look = l;
    m->changed_ms = ui_now(u);
    m->pose = pose;
    ui_dirty(u);
}

void portrait_mirror(const portrait_maker *m, ui *u, float floor) {
    float h = fminf(640, floor - 60);
    rectf frame = ui_mirror(u, (rectf){MARGIN, floor - 24 - h, PORTRAIT_ROOM - MARGIN - GUTTER, h});
    float round = frame.w / 2;
    ui_card(u, frame, round, 0xC58A2E, 10);
    ui_card(u, rect_inset(frame, 14), round - 14, FOAM, 0);
    uint64_t since = ui_now(u) - m->changed_ms;
    bool answers = m->changed_ms && since < POSE_MS && !ui_preferences(u).reduced_motion;
    if (answers) {
        ui_wake_in(u, POSE_MS - (int)since);
    }
    float scale = fminf(1.08f, (floor - 60) / 560);
    ui_puppet(u, frame.x + frame.w / 2, floor - 12, scale, line_of(u, m->look), MOOD_HAPPY,
              answers ? m->pose : NULL, ui_rtl(u) ? -1 : 1, TR(u, "This is you"));
}

// A headscarf leaves no place for a hat, and a wheelchair or a blade has its own legs: then another
// one would change nothing.
static bool changes(const portrait_maker *m, look_part p) {
    char now[STORE_LOOK_MAX], then[STORE_LOOK_MAX];
    look other = m->look;
    other.of[p] = other.of[p] ? 0 : 1;
    return !look_line(m->look, now, sizeof now) || !look_line(other, then, sizeof then) ||
           !str_eq(now, then);
}

static void show_tabs(portrait_maker *m, ui *u, rectf area) {
    const float gap = 8;
    float w = (area.w - gap * (TABS - 1)) / TABS;
    for (int i = 0; i < TABS; i++) {
        rectf at = ui_mirror(u, (rectf){area.x + (float)i * (w + gap), area.y, w, area.h});
        bool open = m->tab == i;
        ui_state s = ui_target(u, ID_TAB + (ui_id)i, at, ROLE_CHOICE, tab_name(u, i),
                               open ? DRAW_CHECKED : 0);
        rectf c = at;
        if (open) { // it comes out of the tray
            c.h += 14;
        }
        c = ui_sheet(u, s, c, 16, (ui_look){.paper = open ? LIT : PAPER});
        ui_icon(u, tabs[i].icon, (rectf){c.x + (c.w - 48) / 2, c.y + (at.h - 48) / 2, 48, 48});
        if (s.used) {
            m->tab = i;
            m->page = 0;
            ui_dirty(u);
        }
    }
}

// By its shape, not by colour alone.
static void tick(ui *u, rectf at) {
    rectf dot = {at.x + at.w - 26, at.y - 8, 32, 32};
    ui_card(u, dot, 16, LAMP, 3);
    ui_card(u, rect_inset(dot, 11), 5, INK, 0);
}

typedef struct {
    rectf at;
    bool chosen;
    ui_state s;
} place;

static place option_at(const portrait_maker *m, ui *u, look_part p, int option, rectf at) {
    bool chosen = m->look.of[p] == option;
    rectf r = ui_mirror(u, at);
    ui_state s = ui_target(u, ID_OPTION + (ui_id)p * MOST_OPTIONS + (ui_id)option, r, ROLE_CHOICE,
                           TR(u, look_name(p, option)), chosen ? DRAW_CHECKED : 0);
    return (place){r, chosen, s};
}

static void put_on(portrait_maker *m, ui *u, look_part p, int option) {
    look l = m->look;
    l.of[p] = (unsigned char)option;
    portrait_dress(m, u, l, tabs[m->tab].pose);
}

// Patches of paper, as many in a row as there is room for; returns their height.
static float show_swatches(portrait_maker *m, ui *u, look_part p, rectf area, float size,
                           bool draw) {
    int n = look_options(p);
    int cols = (int)((area.w + GAP) / (size + GAP));
    int rows = (n + cols - 1) / cols;
    cols = (n + rows - 1) / rows; // rows alike
    float x = area.x + (area.w - (float)cols * (size + GAP) + GAP) / 2;
    for (int i = 0; i < n && draw; i++) {
        rectf at = {x + (float)(i % cols) * (size + GAP), area.y + (float)(i / cols) * (size + GAP),
                    size, size};
        place c = option_at(m, u, p, i, at);
        colour paper = PAPER;
        look_colour(p, i, &paper, NULL);
        float round = size * 0.42f;
        c.at = ui_sheet(u, c.s, c.at, round, (ui_look){0});
        ui_card(u, rect_inset(c.at, 5), round - 5, paper, 0);
        if (c.chosen) {
            tick(u, c.at);
        }
        if (c.s.used) {
            put_on(m, u, p, i);
        }
    }
    return (float)rows * (size + GAP) - GAP;
}

typedef struct {
    float size;
    int cols, a_page, pages;
} grid;

static grid grid_of(int n, rectf area) {
    const float least = 100;
    grid g = {.size = 212}; // as large as leaves room for all
    int rows;
    do {
        g.size -= 4;
        g.cols = (int)((area.w + GAP) / (g.size + GAP));
        rows = (int)((area.h + GAP) / (g.size + GAP));
    } while (g.cols * rows < n && g.size > least);
    g.a_page = (g.cols < 1 ? 1 : g.cols) * (rows < 1 ? 1 : rows);
    g.cols = g.cols < 1 ? 1 : g.cols;
    g.pages = (n + g.a_page - 1) / g.a_page;
    return g;
}

// The child as each option would make it.
static void show_options(portrait_maker *m, ui *u, tab t, rectf area, grid g) {
    int n = look_options(t.part);
    int across = g.cols < n ? g.cols : n;
    float x = area.x + (area.w - (float)across * (g.size + GAP) + GAP) / 2;
    m->page %= g.pages;
    for (int i = 0; i < g.a_page && m->page * g.a_page + i < n; i++) {
        int option = m->page * g.a_page + i;
        look l = m->look;
        l.of[t.part] = (unsigned char)option;
        rectf at = {x + (float)(i % g.cols) * (g.size + GAP),
                    area.y + (float)(i / g.cols) * (g.size + GAP), g.size, g.size};
        place c = option_at(m, u, t.part, option, at);
        c.at = ui_sheet(u, c.s, c.at, 22, (ui_look){.paper = c.chosen ? LIT : PAPER});
        if (t.thumb == THUMB_BODY) {
            ui_puppet(u, c.at.x + c.at.w / 2, c.at.y + c.at.h - 8, c.at.w * 0.00178f, line_of(u, l),
                      MOOD_HAPPY, NULL, 0, NULL);
        } else {
            ui_face(u, rect_inset(c.at, 8), line_of(u, l), MOOD_HAPPY, FOAM, NULL);
        }
        if (c.chosen) {
            tick(u, c.at);
        }
        if (c.s.used) {
            put_on(m, u, t.part, option);
        }
    }
}

void portrait_make(portrait_maker *m, ui *u, rectf area) {
    tab t = tabs[m->tab];
    bool fits = t.part == LOOK_PARTS || changes(m, t.part);
    rectf tray = {area.x, area.y + TARGET + 10, area.w, area.h - TARGET - 10};
    ui_card(u, ui_mirror(u, tray), 28, APRON, 6);
    show_tabs(m, u, (rectf){area.x + 12, area.y, area.w - 24, TARGET});
    rectf in = rect_inset(tray, PAD);
    float head_h = fmaxf(56, ui_pitch(u, TEXT_NAME));
    const char *head = tab_name(u, m->tab);
    ui_text(u,
            ui_mirror(u, (rectf){in.x, in.y - 6 + (head_h - ui_pitch(u, TEXT_NAME)) / 2,
                                 in.w - TARGET - GAP, 0}),
            TEXT_NAME, PAPER, ALIGN_START, ROLE_HEADING, head);
    rectf room = {in.x, in.y + head_h, in.w, in.h - head_h};
    if (t.tint < LOOK_PARTS) {
        bool alone = t.part == LOOK_PARTS || !fits;
        float size = alone ? fminf(128, (room.h - GAP) / 2) : TARGET;
        float h = show_swatches(m, u, t.tint, room, size, false);
        float y = alone ? room.y : room.y + room.h - h;
        show_swatches(m, u, t.tint, (rectf){room.x, y, room.w, h}, size, true);
        room.h -= h + 16;
    }
    if (!fits && t.tint == LOOK_PARTS) {
        ui_text(u, room, TEXT_BODY, PAPER, ALIGN_START, ROLE_TEXT,
                TR(u, "There is no room for a hat over this."));
    } else if (t.part < LOOK_PARTS && fits) {
        grid g = grid_of(look_options(t.part), room);
        show_options(m, u, t, room, g);
        rectf at = {in.x + in.w - TARGET, in.y - 12, TARGET, TARGET};
        ui_look more = {.icon = "more", .label = TR(u, "More")};
        if (g.pages > 1 && ui_button(u, ID_MORE, ui_mirror(u, at), more)) {
            m->page = (m->page + 1) % g.pages;
            ui_dirty(u);
        }
    }
}
