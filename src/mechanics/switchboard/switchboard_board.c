// The board: levers with their positions on enamel plates, and the cables that run from each to
// what goes through it.
#include <math.h>

#include "mechanics/switchboard/switchboard_show.h"

enum {
    COLUMNS = 3,
    PAD = 12,       // from the board's edge to what is on it
    GAP = 12,       // between plates
    SLOT_W = 50,    // with the lever in it
    LABEL_X = 64,   // where positions' names begin on a plate
    NAME_H = 40,    // of the brass over a lever
    ROW_LEAST = 33, // a position's name
    STRIP = 80,     // sockets with their things
    STRIP_NAMED = 140,
    KNOT = 8,
    LANES = 3,
    KNOT_STEP = 5,
    THROW_MS = 190
};
static const colour ENAMEL = 0xFBEFD6, BRASS = 0xE9C478;

static size_t columns(const switchboard_scene *s) {
    size_t n = s->spec->switches.n;
    return n == 4 ? 2 : n < COLUMNS ? n : COLUMNS;
}

static size_t rows(const switchboard_scene *s) {
    return (s->spec->switches.n + columns(s) - 1) / columns(s);
}

// Things have their names under them where the levers leave room for it.
static float strip_height(const switchboard_scene *s) {
    float levers = (float)rows(s) * (NAME_H + 3 * ROW_LEAST + 20 + GAP);
    return s->board.h - 2 * PAD - levers >= STRIP_NAMED ? STRIP_NAMED : STRIP;
}

static rectf plate_at(const switchboard_scene *s, size_t i) {
    size_t of = columns(s);
    float w = (s->board.w - 2 * PAD - GAP * (float)(of - 1)) / (float)of;
    float room = s->board.h - 2 * PAD - strip_height(s) + GAP / 2;
    float h = room / (float)rows(s) - GAP;
    float x = s->board.x + PAD + (float)(i % of) * (w + GAP);
    return (rectf){x, s->board.y + PAD + (float)(i / of) * (h + GAP), w, h};
}

static rectf socket_at(const switchboard_scene *s, size_t thing) {
    float h = strip_height(s), step = (s->board.w - 2 * PAD) / (float)s->spec->things.n;
    float y = s->board.y + s->board.h - PAD - h + 8;
    return (rectf){s->board.x + PAD + step * (float)thing, y, step, h - 8};
}

static rectf picture_at(const switchboard_scene *s, size_t thing) {
    rectf socket = socket_at(s, thing);
    return (rectf){socket.x + socket.w / 2 - 36, socket.y + 14, 70, 58};
}

bool switchboard_board_fits(const switchboard_scene *s) {
    for (size_t i = 0; i < s->spec->switches.n; i++) {
        const switchboard_switch *it = &s->spec->switches.items[i];
        rectf plate = plate_at(s, i);
        bool fits = ui_text_width(s->u, TEXT_NAME, it->name.s) <= plate.w - 20 &&
                    plate.h >= NAME_H + ROW_LEAST * (float)it->positions.n;
        for (size_t p = 0; fits && p < it->positions.n; p++) {
            const char *name = it->positions.items[p].name.s;
            fits = ui_text_width(s->u, TEXT_NAME, name) <= plate.w - LABEL_X - 8;
        }
        if (!fits) {
            return false;
        }
    }
    return true;
}

// A cord of knots, in the colour of its lever.
static void cord(const switchboard_scene *s, size_t i, const float x[4], const float y[4]) {
    static const colour of[SWITCHBOARD_MAX_SWITCHES] = {CORAL,    0x3D97A0, LAMP,
                                                        0x9B88C0, 0x76B070, SAND};
    float length = fabsf(x[3] - x[0]) + fabsf(y[3] - y[0]);
    int n = (int)(length / KNOT_STEP) + 2;
    for (int k = 0; k <= n; k++) {
        float t = (float)k / (float)n, r = 1 - t;
        float a = r * r * r, b = 3 * r * r * t, c = 3 * r * t * t, d = t * t * t;
        float at_x = a * x[0] + b * x[1] + c * x[2] + d * x[3];
        float at_y = a * y[0] + b * y[1] + c * y[2] + d * y[3];
        rectf knot = {at_x - KNOT / 2.0f, at_y - KNOT / 2.0f, KNOT, KNOT};
        ui_card(s->u, ui_mirror(s->u, knot), KNOT / 2.0f, of[i], 2);
    }
}

// From the lever down to the socket; those of an upper row run down beside the plates.
static void cable(const switchboard_scene *s, size_t i, size_t thing, size_t nth, size_t of) {
    rectf plate = plate_at(s, i), picture = picture_at(s, thing);
    float foot = plate_at(s, s->spec->switches.n - 1).y + plate.h, x = plate.x + plate.w / 2;
    float to = picture.x + picture.w / 2 + ((float)nth - (float)(of - 1) / 2) * 26;
    float end = picture.y - 14, lane = foot + (float)(i % LANES) * (end - foot) / LANES;
    if (plate.y + plate.h < foot - 1) {
        x = plate.x + plate.w + GAP / 2.0f;
        float from = plate.y + plate.h - 24;
        cord(s, i, (float[]){x - 10, x, x, x}, (float[]){from, from, foot - 10, foot});
    }
    cord(s, i, (float[]){x, x, to, to}, (float[]){foot - 4, lane + 6, lane + 6, end});
    switchboard_art(s->u, arena_printf(ui_arena(s->u), "plug-%zu", i + 1),
                    (rectf){to - 11, end - 8, 22, 32}, 3);
}

static void cables(const switchboard_scene *s) {
    for (size_t t = 0; t < s->spec->things.n; t++) {
        uint8_t switches = s->spec->things.items[t].switches;
        size_t of = 0, nth = 0;
        for (size_t i = 0; i < s->spec->switches.n; i++) {
            of += switches >> i & 1;
        }
        for (size_t i = 0; i < s->spec->switches.n; i++) {
            if (switches >> i & 1) {
                cable(s, i, t, nth++, of);
            }
        }
    }
}

// The lever that has the focus shows what goes through it.
static bool hangs_on_focus(const switchboard_scene *s, size_t thing) {
    for (size_t i = 0; i < s->spec->switches.n; i++) {
        if (ui_focused(s->u) == SWITCHBOARD_ID_LEVER + (ui_id)i) {
            return s->spec->things.items[thing].switches >> i & 1;
        }
    }
    return false;
}

static void socket(const switchboard_scene *s, size_t thing) {
    ui *u = s->u;
    rectf at = socket_at(s, thing), picture = picture_at(s, thing);
    const char *name = s->spec->things.items[thing].name.s;
    switchboard_thing_art(s, thing, true, picture, 4);
    ui_status(u, ui_mirror(u, picture), name, NULL);
    float h = ui_text_height(u, TEXT_SMALL, at.w - 12, name);
    if (picture.y + picture.h + h <= s->board.y + s->board.h - 4) {
        rectf words = {at.x + 6, picture.y + picture.h, at.w - 12, h};
        ui_text(u, ui_mirror(u, words), TEXT_SMALL, PAPER, ALIGN_CENTRE, ROLE_NONE, name);
    }
}

static float row_height(const switchboard_switch *it, rectf plate) {
    return (plate.h - NAME_H - 14) / (float)it->positions.n;
}

// The most closed position is the lowest.
static float row_y(const switchboard_switch *it, rectf plate, float position) {
    float h = row_height(it, plate);
    return plate.y + NAME_H + 8 + h * ((float)it->positions.n - 0.5f - position);
}

static void lever(const switchboard_scene *s, size_t i, rectf plate) {
    ui *u = s->u;
    const switchboard_switch *it = &s->spec->switches.items[i];
    float now = switchboard_moved(u, &s->memory->levers[i], s->state->at[i], THROW_MS);
    float x = ui_rtl(u) ? plate.x + plate.w - 8 - SLOT_W : plate.x + 8;
    rectf slot = {x, plate.y + NAME_H + 6, SLOT_W, plate.h - NAME_H - 14};
    ui_art(u, "props/switchboard-slot", slot, 2);
    float pivot = slot.y + slot.h / 2, y = row_y(it, plate, now);
    ui_art(u, "props/switchboard-rod",
           (rectf){slot.x + SLOT_W / 2 - 8, fminf(pivot, y), 16, fmaxf(8, fabsf(y - pivot))}, 2);
    ui_art(u, "props/switchboard-lever", (rectf){slot.x - 4, y - 18, SLOT_W + 8, 36}, 6);
}

static void positions(const switchboard_scene *s, size_t i, rectf plate) {
    ui *u = s->u;
    const switchboard_switch *it = &s->spec->switches.items[i];
    for (size_t p = 0; p < it->positions.n; p++) {
        bool here = s->state->at[i] == p;
        float y = row_y(it, plate, (float)p), w = plate.w - LABEL_X - 6;
        rectf at = {ui_rtl(u) ? plate.x + 6 : plate.x + LABEL_X, y - 17, w, 34};
        if (here) {
            ui_card(u, at, 12, LAMP, 0);
        }
        ui_label(u, at, here ? TEXT_NAME : TEXT_SMALL, here ? INK : FAINT, ROLE_NONE,
                 it->positions.items[p].name.s);
    }
}

static void name_plate(const switchboard_scene *s, const switchboard_switch *it, rectf plate) {
    ui *u = s->u;
    rectf brass = {plate.x + 8, plate.y + 7, plate.w - 16, NAME_H - 8};
    float w = ui_text_width(u, TEXT_NAME, it->name.s);
    ui_card(u, brass, 10, BRASS, 1);
    rectf words = brass;
    if (w + 44 <= brass.w) {
        float left = brass.x + (brass.w - w - 36) / 2;
        ui_icon(u, it->icon.s, (rectf){ui_rtl(u) ? left + w + 4 : left, brass.y + 3, 30, 30});
        words = (rectf){ui_rtl(u) ? left : left + 36, brass.y, w + 2, brass.h};
    }
    ui_label(u, words, TEXT_NAME, INK, ROLE_NONE, it->name.s);
}

static bool plate(const switchboard_scene *s, size_t i) {
    ui *u = s->u;
    const switchboard_switch *it = &s->spec->switches.items[i];
    rectf at = ui_mirror(u, plate_at(s, i));
    bool hinted = switchboard_hinted(s, SWITCHBOARD_PULL, i);
    size_t mark = motion_mark(u);
    ui_state st = ui_target(u, SWITCHBOARD_ID_LEVER + (ui_id)i, at, ROLE_SWITCH, it->name.s,
                            hinted ? DRAW_HINTED : 0);
    if (ui_list(u)->n > mark) {
        ui_list(u)->items[mark].value = it->positions.items[s->state->at[i]].name.s;
    }
    rectf p = ui_sheet(u, st, at, 16, (ui_look){.paper = ENAMEL, .hinted = hinted});
    name_plate(s, it, p);
    positions(s, i, p);
    lever(s, i, p);
    return st.used;
}

bool switchboard_board(const switchboard_scene *s, action *out) {
    bool used = false;
    switchboard_art(s->u, "board", s->board, 10);
    for (size_t t = 0; t < s->spec->things.n; t++) {
        if (hangs_on_focus(s, t)) {
            ui_lamp(s->u, ui_mirror(s->u, picture_at(s, t)), 8);
        }
    }
    ui_group(s->u, "switchboard-cables");
    cables(s);
    ui_group_end(s->u);
    for (size_t t = 0; t < s->spec->things.n; t++) {
        socket(s, t);
    }
    for (size_t i = 0; i < s->spec->switches.n; i++) {
        if (plate(s, i)) {
            *out = (action){.verb = SWITCHBOARD_PULL, .a = (int16_t)i};
            used = true;
        }
    }
    return used;
}
