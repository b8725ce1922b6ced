// The places as things: doors whose leaves turn, shelves with pigeon-holes, boats that take cargo
// and dip; and the flight of a thing into them.
#include <math.h>

#include "mechanics/sort/sort_show.h"

enum {
    FLIGHT_MS = 350,
    BACK_MS = 240,
    HINGE_MS = 240,
    TONES = 5,
    LEAF_STEPS = 8,
    PLACE_SMALL = 96
};
static const float AJAR = 0.3f;
static const float SMALL_W = 72, SMALL_H = 56; // of a small thing's picture

// Where a dress has what, in parts of the place's own box.
typedef struct {
    float badge_y, badge; // middle and size of its sign
    float land_y;         // where things go in
} fitting;

static fitting fitting_of(const sort_scene *s) {
    static const fitting all[] = {
        [SORT_DOORS] = {0.31f, 0.25f, 0.62f},
        [SORT_SHELVES] = {0.21f, 0.27f, 0.52f},
        [SORT_BOATS] = {0.43f, 0.25f, 0.68f},
    };
    return all[s->spec->dress];
}

static rectf place_at(const sort_scene *s, size_t i) {
    float w = s->place_w;
    if (s->spec->dress == SORT_DOORS) {
        w = fminf(w, s->place_h * 240 / 312);
    }
    float x = s->first_x + ((float)i + 0.5f) * s->step - w / 2;
    return ui_mirror(s->u, (rectf){x, s->top, w, s->place_h});
}

static rectf plate_at(const sort_scene *s, size_t i) {
    float x = s->first_x + (float)i * s->step + 12;
    return ui_mirror(s->u, (rectf){x, s->top + s->place_h - 8, s->step - 24, s->plate_h});
}

static const char *toned(const sort_scene *s, const char *what, size_t i) {
    static const char *const tones[TONES] = {"sea", "moss", "brick", "plum", "sand"};
    return arena_printf(ui_arena(s->u), "props/%s-%s", what, tones[i % TONES]);
}

static rectf part(rectf box, float x, float y, float w, float h) {
    return (rectf){box.x + x * box.w, box.y + y * box.h, w * box.w, h * box.h};
}

// How far the place is open now, on its way to where it wants to be.
static float opening(const sort_scene *s, size_t i, float wants) {
    sort_hinge *h = &s->memory->hinges[i];
    float now = h->from + (h->to - h->from) * motion_travel(s->u, h->since_ms, HINGE_MS);
    if (fabsf(h->to - wants) > 0.01f) {
        *h = (sort_hinge){now, wants, ui_now(s->u)};
        ui_dirty(s->u);
    }
    return now;
}

// The leaf hangs on the leading side. Its widths are few, so that each is cut from paper once.
static void leaf(const sort_scene *s, size_t i, rectf at, float open) {
    const float most = 1.32f; // radians: the edge stays in sight
    float step = roundf(open * LEAF_STEPS) / LEAF_STEPS;
    float wide = cosf(step * most);
    rectf whole = part(at, 40.0f / 240, 31.0f / 312, 160.0f / 240, 281.0f / 312);
    float out = (1 - wide) * 0.03f * whole.h; // it comes towards us
    float w = whole.w * wide;
    rectf lies = {ui_rtl(s->u) ? whole.x + whole.w - w : whole.x, whole.y - out, w, whole.h + out};
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, lies);
    if (it) {
        it->art = toned(s, "door", i);
        it->lift = 5;
        it->flags = ui_rtl(s->u) ? DRAW_FLIP : 0;
    }
}

static bool in_flight(const sort_scene *s) {
    uint64_t t = ui_now(s->u) - s->memory->placed_ms;
    return s->now.phase == SORT_REASON && s->memory->placed_ms != 0 && t < FLIGHT_MS &&
           !ui_preferences(s->u).reduced_motion;
}

static float dip(const sort_scene *s, size_t i) {
    bool here = s->now.phase == SORT_REASON && s->now.chosen == i && s->now.right;
    uint64_t landed = s->memory->placed_ms + FLIGHT_MS;
    if (!here || s->memory->placed_ms == 0 || ui_now(s->u) < landed) {
        return 0;
    }
    return 10 * sinf(3.14159f * ui_ramp(s->u, landed, SLOW_MS));
}

// What it holds by now: in pigeon-holes, on deck, on the sill of a door.
static void holds(const sort_scene *s, size_t i, rectf at, rectf plate) {
    ui *u = s->u;
    size_t n = 0;
    float k = s->spec->dress == SORT_DOORS ? 0.44f : 0.24f * at.w / SMALL_W;
    for (size_t item = 0; item < s->spec->items.n; item++) {
        const sort_item *it = &s->spec->items.items[item];
        bool flying = item == s->now.index && in_flight(s);
        if (s->state->placed[item] != i || !(it->right >> i & 1) || flying) {
            continue;
        }
        float w = SMALL_W * k, h = SMALL_H * k;
        rectf spot = {plate.x + 12 + (float)n * w * 0.8f, plate.y - h * 0.72f, w, h};
        if (s->spec->dress == SORT_SHELVES) {
            float x = at.x + at.w * (0.23f + 0.27f * (float)(n % 3));
            float sill = at.y + at.h * (n / 3 % 2 == 0 ? 0.636f : 0.952f);
            float over = (float)(n / 6) * 5;
            spot = (rectf){x - w / 2 + over, sill - h - over, w, h};
        } else if (s->spec->dress == SORT_BOATS) {
            spot = (rectf){at.x + at.w * (0.10f + 0.13f * (float)(n % 6)),
                           at.y + at.h * 0.72f - h - (float)(n / 6) * h * 0.6f, w, h};
        }
        ui_art(u, sort_paper_small(u, it), spot, 2);
        n++;
    }
}

static void badge(const sort_scene *s, const char *icon, rectf at) {
    fitting f = fitting_of(s);
    float size = fminf(84, at.h * f.badge);
    float cy = at.y + at.h * f.badge_y;
    rectf spot = {at.x + at.w / 2 - size / 2, cy - size / 2, size, size};
    ui_art(s->u, "set/badge-paper", rect_inset(spot, -0.16f * size), 3);
    ui_icon(s->u, icon, rect_inset(spot, 0.02f * size));
}

// The lantern at a place's upper corner.
static void lantern(const sort_scene *s, rectf at, bool lit) {
    ui *u = s->u;
    if (at.h < 140) {
        return;
    }
    const float w = 42, h = 48;
    rectf spot = {ui_rtl(u) ? at.x + at.w - w * 0.4f : at.x - w * 0.6f, at.y + 6, w, h};
    if (lit) {
        ui_glow(u, NULL, rect_inset(spot, 6), 30, 0xFFC866, 0.9f);
    }
    ui_art(u, lit ? "props/lantern-on" : "props/lantern-off", spot, 4);
}

static void thing(const sort_scene *s, size_t i, rectf at, float open, bool lit) {
    ui *u = s->u;
    const char *body = s->spec->dress == SORT_DOORS     ? "props/door-frame"
                       : s->spec->dress == SORT_SHELVES ? toned(s, "shelf", i)
                                                        : toned(s, "boat", i);
    if (lit) {
        ui_glow(u, body, at, 44, LAMP, 0.85f);
        ui_glow(u, body, at, 14, 0xFFE7A0, 1);
    }
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = body;
        it->lift = 8;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    if (s->spec->dress == SORT_DOORS) {
        leaf(s, i, at, open);
    }
}

// Where words are large a place is a sign: its icon above its name.
static void sign(const sort_scene *s, size_t i, rectf at, ui_state st, bool hinted) {
    ui *u = s->u;
    const sort_place *p = &s->spec->places.items[i];
    bool chosen = s->now.phase == SORT_REASON && s->now.chosen == i && s->now.right;
    bool lit = st.focused || hinted || chosen;
    if (st.focused) {
        ui_lamp(u, at, 20);
    }
    ui_card(u, at, 20, lit ? LIT : PAPER, st.focused ? 9 : 5);
    float top = at.h - s->plate_h + 8;
    float size = fminf(top - 8, 64);
    if (p->icon.s) {
        ui_icon(u, p->icon.s,
                (rectf){at.x + (at.w - size) / 2, at.y + (top - size) / 2 + 6, size, size});
    }
    ui_label(u, (rectf){at.x + 8, at.y + top - 8, at.w - 16, s->plate_h}, TEXT_NAME, INK, ROLE_NONE,
             p->name.s);
    if (hinted) {
        ui_icon(u, "hint", (rectf){at.x + at.w - 30, at.y - 22, 48, 48});
    }
}

static bool place(const sort_scene *s, size_t i) {
    ui *u = s->u;
    const sort_place *p = &s->spec->places.items[i];
    rectf at = place_at(s, i);
    rectf plate = plate_at(s, i);
    bool choosing = s->now.phase == SORT_CHOOSING;
    bool hinted = s->in->hinted.verb == SORT_PLACE && (size_t)s->in->hinted.a == i;
    ui_state st = {0};
    if (choosing) {
        st = ui_target(u, SORT_ID_PLACE + (ui_id)i, rect_union(at, plate), ROLE_PLACE, p->name.s,
                       hinted ? DRAW_HINTED : 0);
    }
    if (at.h < PLACE_SMALL) {
        sign(s, i, rect_union(at, plate), st, hinted);
        return st.used;
    }
    bool chosen = !choosing && s->now.chosen == i;
    bool taken = chosen && s->now.right && !in_flight(s);
    bool wide = chosen && (s->now.right || in_flight(s));
    float open = opening(s, i, wide ? 1 : st.focused || hinted ? AJAR : 0);
    if (s->spec->dress == SORT_BOATS) {
        at.y += dip(s, i);
    }
    bool lit = st.focused || taken || hinted;
    thing(s, i, at, open, lit);
    if (p->icon.s) {
        badge(s, p->icon.s, at);
    }
    lantern(s, at, lit);
    plate = ui_sheet(u, st, plate, 18, (ui_look){.paper = lit ? LIT : PAPER});
    ui_label(u, rect_inset(plate, 8), TEXT_NAME, INK, ROLE_NONE, p->name.s);
    holds(s, i, at, plate);
    if (hinted) {
        ui_icon(u, "hint", (rectf){plate.x + plate.w - 30, plate.y - 22, 48, 48});
    }
    return st.used;
}

int sort_places(const sort_scene *s) {
    int used = -1;
    for (size_t i = 0; i < s->spec->places.n && !s->bare && !s->tight; i++) {
        used = place(s, i) ? (int)i : used;
    }
    return used;
}

void sort_flight(const sort_scene *s) {
    ui *u = s->u;
    if (s->now.phase != SORT_REASON || s->now.chosen == SORT_NONE || s->bare || s->tight) {
        return;
    }
    uint64_t turned = s->memory->placed_ms + FLIGHT_MS;
    float there = ui_ramp(u, s->memory->placed_ms, FLIGHT_MS);
    float back = there < 1 ? 0 : ui_ramp(u, turned, BACK_MS);
    if (there >= 1 && (s->now.right || back >= 1)) {
        return;
    }
    rectf at = place_at(s, s->now.chosen);
    float k = there < 1 ? ease_out(there) : 1 - ease_out(back);
    const float w = SMALL_W * 1.4f, h = SMALL_H * 1.4f, arc = 90;
    float x0 = s->item.x + s->item.w / 2, y0 = s->item.y;
    float x1 = at.x + at.w / 2, y1 = at.y + at.h * fitting_of(s).land_y;
    float x = x0 + (x1 - x0) * k;
    float y = y0 + (y1 - y0) * k - arc * 4 * k * (1 - k);
    ui_art(u, sort_paper_small(u, s->now.item), (rectf){x - w / 2, y - h / 2, w, h}, 10);
}
