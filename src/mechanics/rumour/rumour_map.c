// The river at dusk: three banks of paper, arms of water from friend to friend, jetties on which
// they stand, houses of the town, and the boats that carry words.
#include <math.h>

#include "mechanics/rumour/rumour_show.h"

enum { SIDE = 156, SHEET_W = 1600, FACE = 70, NODE_W = 112, PLATE_H = 34, WINDOWS = 8 };

static bool bit(uint16_t bits, size_t p) {
    return bits >> p & 1;
}

void rumour_lay_map(rumour_scene *s) {
    ui *u = s->u;
    size_t columns = 1;
    for (size_t p = 0; p < s->spec->friends.n; p++) {
        size_t c = (size_t)s->spec->friends.items[p].column + 1;
        columns = c > columns ? c : columns;
    }
    float bottom = s->apron - 14, wide = ui_w(u) - 2 * SIDE;
    s->pitch = (bottom - s->map_top) / RUMOUR_ROWS;
    s->half = fminf(56, s->pitch / 2 - 1);
    for (size_t p = 0; p < s->spec->friends.n; p++) {
        const rumour_friend *f = &s->spec->friends.items[p];
        float along = columns > 1 ? (float)f->column / (float)(columns - 1) : 0;
        rectf at = {SIDE + along * wide, s->map_top + ((float)f->row - 0.5f) * s->pitch, 0, 0};
        s->spots[p] = (rumour_point){ui_mirror(u, at).x, at.y};
    }
}

static draw_item *art(const rumour_scene *s, const char *name, rectf at, float lift, bool flip) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, at);
    if (it) {
        it->art = name;
        it->lift = lift;
        it->flags = flip ? DRAW_FLIP : 0;
    }
    return it;
}

// Paper sheets, one before the other, down to the apron; the evening dims them.
void rumour_land(const rumour_scene *s) {
    ui *u = s->u;
    float k = fmaxf(1, ui_w(u) / SHEET_W), w = SHEET_W * k, x = (ui_w(u) - w) / 2;
    float rows = s->apron + 30 - s->map_top;
    float sky = s->map_top + 60;
    ui_group(u, "river");
    art(s, "props/rumour-sky", (rectf){x, 0, w, fmaxf(sky, 300)}, 0, ui_rtl(u));
    static const char *const banks[] = {"props/rumour-bank-1", "props/rumour-bank-2",
                                        "props/rumour-bank-3"};
    for (size_t i = 0; i < RUMOUR_ROWS; i++) {
        float y = s->map_top - 44 + (float)i * s->pitch;
        art(s, banks[i], (rectf){x, y, w, s->map_top + rows - y}, 16, ui_rtl(u));
    }
    ui_group_end(u);
    draw_item *hour = draw_add(ui_list(u), DRAW_HOUR, (rectf){0, 0, ui_w(u), s->apron + 20});
    if (hour) {
        float day = (float)s->state->left / (float)s->spec->steps;
        hour->tint = 0xFFFFFF;
        hour->alpha = 0.42f * (1 - day);
        hour->tint = 0x8E8CC4;
    }
}

// ---- the water

typedef enum { WATER_DUSK, WATER_TOLD, WATER_MUDDY, WATER_CLEAR } water;

// What flows in the arm from q to p, as far as the child can know it.
static water arm_water(const rumour_scene *s, size_t q, size_t p) {
    uint8_t above = rumour_held(s->spec, s->state, s->slot, q);
    uint8_t below = rumour_held(s->spec, s->state, s->slot, p);
    bool passes = !s->spec->waits[q] || q == s->run->spring;
    if (above == RUMOUR_HOLDS_NONE || (above == RUMOUR_HOLDS_TOLD && !passes)) {
        return WATER_DUSK;
    }
    if (above >= RUMOUR_HOLDS_BOAT && below >= RUMOUR_HOLDS_BOAT) {
        return rumour_knows(s->spec, s->state, s->slot, p) ? WATER_CLEAR : WATER_MUDDY;
    }
    if (above >= RUMOUR_HOLDS_BOAT && below == RUMOUR_HOLDS_NONE) {
        return WATER_DUSK;
    }
    bool traced = s->run->checked || (bit(s->run->asked, p) && bit(s->run->known, q));
    if (!s->known) {
        return traced ? WATER_TOLD : WATER_DUSK;
    }
    return s->story->is == RUMOUR_TRUE ? WATER_CLEAR : WATER_MUDDY;
}

static void arm(const rumour_scene *s, size_t q, size_t p, water flows) {
    static const char *const pictures[][4] = {
        {"props/rumour-arm-flat-dusk", "props/rumour-arm-flat-plum", "props/rumour-arm-flat-mud",
         "props/rumour-arm-flat-sea"},
        {"props/rumour-arm-one-dusk", "props/rumour-arm-one-plum", "props/rumour-arm-one-mud",
         "props/rumour-arm-one-sea"},
        {"props/rumour-arm-two-dusk", "props/rumour-arm-two-plum", "props/rumour-arm-two-mud",
         "props/rumour-arm-two-sea"},
    };
    int down = s->spec->friends.items[p].row - s->spec->friends.items[q].row;
    size_t rows = (size_t)(down < 0 ? -down : down);
    float left = fminf(s->spots[q].x, s->spots[p].x), dy = 14;
    float w = fabsf(s->spots[p].x - s->spots[q].x), k = s->pitch / 100;
    float top = fminf(s->spots[q].y, s->spots[p].y) + dy;
    rectf at = rows == 0 ? (rectf){left, top - 30 * k, w, 60 * k}
                         : (rectf){left, top - 20 * k, w, ((float)rows * 100 + 40) * k};
    art(s, pictures[rows][flows], at, 2, (down < 0) != ui_rtl(s->u));
}

static void arms(const rumour_scene *s) {
    for (int pass = 0; pass < 2; pass++) { // what is lit lies over what is not
        for (size_t p = 0; p < s->spec->friends.n; p++) {
            for (uint32_t i = s->spec->hears_at[p]; i < s->spec->hears_at[p + 1]; i++) {
                size_t q = s->spec->hears[i];
                if ((arm_water(s, q, p) != WATER_DUSK) == (pass == 1)) {
                    arm(s, q, p, arm_water(s, q, p));
                }
            }
        }
    }
}

// ---- boats

// On the arm from q to p, t of its way.
static rumour_point on_arm(const rumour_scene *s, size_t q, size_t p, float t) {
    rumour_point a = s->spots[q], b = s->spots[p];
    float along = 1.5f * (1 - t) * (1 - t) * t + 1.5f * (1 - t) * t * t + t * t * t;
    float down = 3 * t * t - 2 * t * t * t;
    return (rumour_point){a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * down};
}

static const char *boat_picture(const rumour_scene *s, uint8_t held) {
    if (held < RUMOUR_HOLDS_BOAT) {
        return "props/rumour-boat";
    }
    return s->run->boats[held - RUMOUR_HOLDS_BOAT].kind == RUMOUR_PASS ? "icons/boat-yes"
                                                                       : "icons/boat-no";
}

// From whom p has just got what it holds; p itself: from nobody.
static size_t brought_by(const rumour_scene *s, size_t p) {
    const uint8_t *held = s->memory->held[s->slot], *was = s->memory->was[s->slot];
    for (uint32_t i = s->spec->hears_at[p]; held[p] != was[p] && i < s->spec->hears_at[p + 1];
         i++) {
        size_t q = s->spec->hears[i];
        if (held[q] == held[p]) {
            return q;
        }
    }
    return p;
}

static void boats(const rumour_scene *s) {
    const uint8_t *held = s->memory->held[s->slot];
    float t = motion_travel(s->u, s->memory->flowed_ms, RUMOUR_STEP_MS);
    for (size_t p = 0; p < s->spec->friends.n; p++) {
        if (held[p] < RUMOUR_HOLDS_BOAT) {
            continue;
        }
        size_t q = brought_by(s, p);
        rumour_point on = on_arm(s, q, p, t);
        float moored = (ui_rtl(s->u) ? 1.0f : -1.0f) * 52 * (q == p ? 1 : t);
        float size = 46;
        rectf at = {on.x + moored - size / 2, on.y + 14 - size * 0.72f, size, size};
        art(s, boat_picture(s, held[p]), at, 4, ui_rtl(s->u));
    }
}

// ---- those who live here

static colour window_of(const rumour_scene *s, rumour_count c, size_t i) {
    float know = c.all ? (float)c.know / (float)c.all * WINDOWS : 0;
    float wrong = c.all ? (float)c.wrong / (float)c.all * WINDOWS : 0;
    float at = (float)i + 0.5f;
    if (!s->known) {
        return 0x5A5488;
    }
    return at < know ? 0x8FF0D4 : at < know + wrong ? 0xD08A4A : 0x2A2550;
}

// Two houses of the bank; each window stands for an eighth of those who live there.
static void houses(const rumour_scene *s, size_t p, rumour_count c) {
    ui *u = s->u;
    float w = 84, h = 62, side = ui_rtl(u) ? -1 : 1;
    rectf at = {s->spots[p].x + side * 62 - w / 2, s->spots[p].y - 58, w, h};
    art(s, "props/rumour-house", at, 5, false);
    static const float x[WINDOWS] = {0.13f, 0.29f, 0.13f, 0.29f, 0.58f, 0.76f, 0.58f, 0.76f};
    static const float y[WINDOWS] = {0.50f, 0.50f, 0.72f, 0.72f, 0.60f, 0.60f, 0.78f, 0.78f};
    for (size_t i = 0; i < WINDOWS; i++) {
        ui_fill(u, (rectf){at.x + x[i] * w, at.y + y[i] * h, 9, 9}, window_of(s, c, i), 1);
    }
}

action rumour_press(const rumour_scene *s, size_t person) {
    return rumour_can_ask(s->spec, s->state, person, s->slot)
               ? (action){.verb = RUMOUR_ASK, .a = (int16_t)person, .b = (int16_t)s->slot}
               : (action){0};
}

static bool hinted(const rumour_scene *s, size_t p) {
    const action *h = &s->in->hinted;
    bool ask = h->verb == RUMOUR_ASK && (size_t)h->a == p && (size_t)h->b == s->slot;
    bool send = h->verb == RUMOUR_SEND && (size_t)h->a == p && (size_t)h->b / 2 == s->slot;
    return ask || (send && s->at != p);
}

static mood mood_of(const rumour_scene *s, size_t p) {
    if (!s->known || !bit(s->run->known, p)) {
        return MOOD_CALM;
    }
    return rumour_knows(s->spec, s->state, s->slot, p)  ? MOOD_HAPPY
           : rumour_errs(s->spec, s->state, s->slot, p) ? MOOD_WORRIED
                                                        : MOOD_CALM;
}

static bool seen(const rumour_scene *s, size_t p) {
    return bit(s->run->known, p) || s->run->checked || s->known;
}

static float face_size(const rumour_scene *s) {
    return fminf(FACE, 2 * s->half - PLATE_H + 2);
}

static rectf head_of(const rumour_scene *s, size_t p) {
    float d = face_size(s);
    return (rectf){s->spots[p].x - d / 2, s->spots[p].y - s->half, d, d};
}

static void plate(const rumour_scene *s, size_t p) {
    ui *u = s->u;
    bool lit = seen(s, p);
    const char *name = rumour_name(s, p);
    float w = ui_text_width(u, TEXT_NAME, name) + 22;
    rectf at = {s->spots[p].x - w / 2, s->spots[p].y + s->half - PLATE_H + 2, w, PLATE_H};
    ui_card(u, at, 12, lit ? PAPER : 0x33476B, 4);
    ui_label(u, at, TEXT_NAME, lit ? INK : FOAM, ROLE_NONE, name);
}

static void friend(const rumour_scene *s, size_t p, ui_state st) {
    ui *u = s->u;
    rumour_point at = s->spots[p];
    float d = face_size(s);
    rectf head = head_of(s, p);
    bool lit = seen(s, p);
    art(s, "props/rumour-jetty", (rectf){at.x - 58, at.y + 2, 116, 44}, 5, false);
    size_t mark = motion_mark(u);
    head = ui_raise(u, st, head, d / 2);
    ui_face(u, head, rumour_look(s, p), mood_of(s, p), lit ? 0xF3DDB4 : 0x5D6C98, NULL);
    for (size_t i = mark; !lit && i < ui_list(u)->n; i++) { // in the dusk
        ui_list(u)->items[i].haze = 0.5f;
    }
    float side = ui_rtl(u) ? -1 : 1;
    if (rumour_press(s, p).verb != 0) { // has something to say
        rectf say = {at.x - side * (d / 2 + 4) - 20, head.y - 6, 40, 40};
        ui_card(u, say, 18, PAPER, 4);
        ui_icon(u, "chat", rect_inset(say, 7));
    }
    if (hinted(s, p)) {
        ui_icon(u, "hint", (rectf){at.x + side * d / 2 - 22, head.y - 12, 48, 48});
    }
}

// As the river and its people may look next: their pictures are made while nothing happens.
static void soon(const rumour_scene *s) {
    ui *u = s->u;
    size_t from = ui_list(u)->n;
    for (size_t p = 0; p < s->spec->friends.n; p++) {
        for (uint32_t i = s->spec->hears_at[p]; i < s->spec->hears_at[p + 1]; i++) {
            for (int flows = WATER_TOLD; flows <= WATER_CLEAR; flows++) {
                arm(s, s->spec->hears[i], p, (water)flows);
            }
        }
        for (int m = MOOD_HAPPY; m <= MOOD_WORRIED; m++) {
            ui_face(u, head_of(s, p), rumour_look(s, p), (mood)m, 0xF3DDB4, NULL);
        }
    }
    ui_soon(u, from);
}

static ui_state target(const rumour_scene *s, size_t p, bool play) {
    ui *u = s->u;
    if (!play || !bit(s->run->known, p)) {
        return (ui_state){0};
    }
    rectf at = {s->spots[p].x - NODE_W / 2.0f, s->spots[p].y - s->half, NODE_W, 2 * s->half};
    const char *label =
        p == rumour_me(s->spec)
            ? rumour_name(s, p)
            : text_fill(ui_arena(u), TR(u, "{name}: {words}"), "name", rumour_name(s, p), "words",
                        rumour_words(s->spec, s->state, p, s->slot)->s, NULL);
    return ui_target(u, RUMOUR_ID_FRIEND + (ui_id)p, at, ROLE_ITEM, label,
                     (hinted(s, p) ? DRAW_HINTED : 0u) | (s->at == p ? DRAW_CHECKED : 0u));
}

// The child's lantern, on its way to where it stands.
static void lantern(const rumour_scene *s) {
    rumour_memory *m = s->memory;
    float t = motion_travel(s->u, m->walked_ms, RUMOUR_STEP_MS);
    rumour_point a = s->spots[m->from[s->slot]], b = s->spots[s->at];
    float side = ui_rtl(s->u) ? -1 : 1;
    float x = a.x + (b.x - a.x) * t + side * 46,
          y = a.y + (b.y - a.y) * t - 26 * sinf(3.14159f * t);
    rectf at = {x - 17, y - 14, 34, 39};
    ui_glow(s->u, "props/lantern-on", at, 16, LAMP, 0.8f);
    ui_art(s->u, "props/lantern-on", at, 4);
}

bool rumour_map(const rumour_scene *s, bool play, action *out) {
    rumour_count banks[RUMOUR_MAX_FRIENDS];
    ui_state states[RUMOUR_MAX_FRIENDS];
    bool used = false;
    size_t n = s->spec->friends.n;
    rumour_count_banks(s->spec, s->state, s->slot, banks);
    for (size_t p = 0; p < n; p++) {
        states[p] = target(s, p, play);
        if (states[p].used && rumour_press(s, p).verb != 0) {
            *out = rumour_press(s, p);
            used = true;
        }
        if (states[p].used && s->at != p && bit(s->run->asked, p)) {
            s->memory->from[s->slot] = (uint8_t)s->at;
            s->memory->at[s->slot] = (uint8_t)p;
            s->memory->walked_ms = ui_now(s->u);
            ui_play(s->u, SOUND_STEP);
            ui_dirty(s->u);
        }
    }
    arms(s);
    for (size_t p = 0; p < n && s->spec->crowd > 0; p++) {
        houses(s, p, banks[p]);
    }
    ui_glow(s->u, NULL, rect_inset(head_of(s, s->at), 6), 44, LAMP, 0.85f);
    for (size_t p = 0; p < n; p++) {
        friend(s, p, states[p]);
    }
    for (size_t p = 0; p < n; p++) { // above the light of whoever stands below
        plate(s, p);
    }
    boats(s);
    lantern(s);
    if (!s->known) {
        soon(s);
    }
    return used;
}

// How many tell it; once it is known whether it is so, how many know better and how many do not.
void rumour_counter(const rumour_scene *s) {
    ui *u = s->u;
    rumour_count c = rumour_counted(s->spec, s->state, s->slot);
    arena *a = ui_arena(u);
    const char *numbers[] = {arena_printf(a, "%zu", c.know), arena_printf(a, "%zu", c.wrong)};
    static const char *const drops[] = {"props/rumour-drop-clear", "props/rumour-drop-mud"};
    const char *all = arena_printf(a, "%zu", c.all);
    const char *says =
        s->known
            ? text_fill(a, TR(u, "Know what is so: {n} of {all}. Believe what is not: {wrong}."),
                        "n", numbers[0], "all", all, "wrong", numbers[1], NULL)
            : text_fill(a, TR(u, "Tell it: {n} of {all}"), "n",
                        arena_printf(a, "%zu", c.know + c.wrong), "all", all, NULL);
    size_t n = s->known ? 2 : 1;
    float cell = 104, w = cell * (float)n + 12, h = 52;
    rectf at = ui_mirror(u, (rectf){ui_w(u) - MARGIN - w, TOP_ROW_END + 12, w, h});
    ui_card(u, at, 22, PAPER, 6);
    ui_status(u, at, says, NULL);
    for (size_t i = 0; i < n; i++) {
        rectf in = {at.x + 8 + cell * (float)(ui_rtl(u) ? n - 1 - i : i), at.y, cell, h};
        rectf drop = {ui_rtl(u) ? in.x + cell - 40 : in.x + 4, in.y + 8, 36, 36};
        ui_art(u, s->known ? drops[i] : "props/rumour-drop-plum", drop, 2);
        ui_label(u, (rectf){ui_rtl(u) ? in.x : in.x + 42, in.y, cell - 44, h}, TEXT_NAME, INK,
                 ROLE_NONE, s->known ? numbers[i] : arena_printf(a, "%zu", c.know + c.wrong));
    }
}
