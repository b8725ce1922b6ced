// The people: doors in the frame with their signs, and those who stand in the pipes and pass on.
#include <math.h>

#include "mechanics/route/route_show.h"

enum { HINGE_MS = 220, LEAF_STEPS = 8, SIGN_PAD = 28, SIGN_GAP = 6, BADGE = 38 };
static const float SHAPE = 240.0f / 312; // of a door: width to height

static const route_person *person(const route_scene *s, size_t who) {
    return &s->spec->people.items[who];
}

static bool at_left(const route_scene *s, size_t who) {
    const route_board *b = s->now.board;
    return b->stands[who] % b->w == 0;
}

static bool at_door(const route_scene *s, size_t who) {
    return (s->now.board->here >> who & 1) && !person(s, who)->passes;
}

// Words as large as the board leaves room for; 0: none stand there, and the picture is the sign.
static float sign_text(const route_scene *s, const char *name) {
    float most = (ui_w(s->u) - MARGIN - (float)(TARGET * s->now.board->w)) / 2;
    float w = ui_text_width(s->u, TEXT_NAME, name) + SIGN_PAD;
    return w <= most ? w : 0;
}

float route_sign_width(const route_scene *s, bool left) {
    float w = 0;
    for (size_t i = 0; i < s->spec->people.n; i++) {
        if (at_door(s, i) && at_left(s, i) == left) {
            w = fmaxf(w, sign_text(s, person(s, i)->name.s) + SIGN_GAP);
        }
    }
    return w;
}

// When the post has come there, as far as it has gone; when it came to everyone, to all.
bool route_shows(const route_scene *s, size_t who) {
    const route_board *b = s->now.board;
    uint8_t come = 0;
    for (size_t i = 0; i < s->spec->people.n; i++) {
        for (int side = 0; b->stands[i] != ROUTE_NONE && side < ROUTE_SIDES; side++) {
            bool in = s->flow.in[b->stands[i]] >> side & 1;
            if (in && (float)s->flow.when[b->stands[i]][side] <= s->way) {
                come |= (uint8_t)(1u << i);
            }
        }
    }
    come &= s->flow.reached;
    return route_lit(s) && (route_seen(s->spec, b, come) >> who & 1);
}

static float opening(const route_scene *s, size_t who, float wants) {
    route_hinge *h = &s->memory->hinges[who];
    float now = h->from + (h->to - h->from) * motion_travel(s->u, h->since_ms, HINGE_MS);
    if (fabsf(h->to - wants) > 0.01f) {
        *h = (route_hinge){now, wants, ui_now(s->u)};
        ui_dirty(s->u);
    }
    return now;
}

static void art(const route_scene *s, const char *name, rectf at, float lift, bool flip) {
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, at);
    if (it) {
        it->art = name;
        it->lift = lift;
        it->flags = flip ? DRAW_FLIP : 0;
    }
}

static void portrait(const route_scene *s, size_t who, rectf at, mood m) {
    const route_person *p = person(s, who);
    if (p->look.s) {
        ui_face(s->u, at, p->look.s, m, FOAM, NULL);
    } else {
        ui_art(s->u, "set/badge-paper", rect_inset(at, -0.1f * at.w), 3);
        ui_icon(s->u, p->icon.s, rect_inset(at, 0.08f * at.w));
    }
}

static mood mood_of(const route_scene *s, size_t who) {
    bool wrong = route_shows(s, who) && !(s->now.post->wanted >> who & 1);
    return s->now.phase != ROUTE_TOLD ? MOOD_CALM : wrong ? MOOD_SURPRISED : MOOD_HAPPY;
}

// ---- a door

static rectf door_at(const route_scene *s, size_t who) {
    rectf cell = route_cell(s, s->now.board->stands[who]);
    float h = s->door, w = h * SHAPE;
    bool trailing = at_left(s, who) != ui_rtl(s->u); // at the panel's edge
    float x = trailing ? cell.x + cell.w - w - 12 : cell.x + 12;
    return (rectf){x, cell.y + (cell.h - h) / 2, w, h};
}

static void stub(const route_scene *s, size_t who) { // from the panel to the door
    draw_item *it = draw_add(ui_list(s->u), DRAW_ART, route_cell(s, s->now.board->stands[who]));
    if (it) {
        it->art = at_left(s, who) ? "props/route-pipe-1" : "props/route-pipe-1@180";
        it->lift = 3;
        it->flags = ui_rtl(s->u) ? DRAW_FLIP : 0;
    }
}

static void leaf(const route_scene *s, size_t who, rectf at, float open) {
    static const char *const tones[] = {[ROUTE_FAMILY] = "brick",
                                        [ROUTE_FRIENDS] = "moss",
                                        [ROUTE_CLASS] = "plum",
                                        [ROUTE_EVERYONE] = "sea",
                                        [ROUTE_SOMEONE] = "sand"};
    float wide = cosf(roundf(open * LEAF_STEPS) / LEAF_STEPS * 1.32f);
    rectf whole = {at.x + at.w / 6, at.y + at.h * 0.1f, at.w * 2 / 3, at.h * 0.9f};
    rectf lies = {ui_rtl(s->u) ? whole.x + whole.w * (1 - wide) : whole.x, whole.y, whole.w * wide,
                  whole.h};
    const char *tone = tones[person(s, who)->circle];
    art(s, arena_printf(ui_arena(s->u), "props/door-%s", tone), lies, 4, ui_rtl(s->u));
}

static void drawer(const route_scene *s, size_t who, rectf at, float open) {
    float size = at.h * 0.34f;
    rectf low = {at.x, at.y + at.h * 0.06f, at.w, at.h * 0.94f};
    if (open > 0.5f) {
        ui_glow(s->u, "props/route-drawer", low, 30, LAMP, 0.9f);
        ui_art(s->u, "props/mini-mail",
               (rectf){at.x + at.w * 0.2f, at.y - at.h * 0.06f, at.w * 0.6f, at.w * 0.46f}, 3);
    }
    art(s, "props/route-drawer", low, 6, ui_rtl(s->u));
    ui_icon(s->u, person(s, who)->icon.s,
            (rectf){at.x + (at.w - size) / 2, at.y + at.h * 0.32f, size, size});
}

static void door(const route_scene *s, size_t who, rectf at) {
    float open = opening(s, who, route_shows(s, who) ? 1 : 0);
    if (person(s, who)->circle == ROUTE_NOBODY) {
        drawer(s, who, at, open);
        return;
    }
    if (open > 0.5f) {
        ui_glow(s->u, "props/door-frame", at, 34, LAMP, 0.9f);
        ui_glow(s->u, "props/door-frame", at, 10, LAMP, 1);
    }
    art(s, "props/door-frame", at, 7, false);
    float size = at.w * 0.62f;
    rectf window = {at.x + (at.w - size) / 2, at.y + at.h * 0.3f, size, size};
    if (open > 0.3f) {
        portrait(s, who, window, mood_of(s, who));
    }
    leaf(s, who, at, open);
    if (open <= 0.3f) {
        size = at.w * 0.44f;
        window = (rectf){at.x + (at.w - size) / 2, at.y + at.h * 0.24f, size, size};
        ui_art(s->u, "set/badge-paper", rect_inset(window, -0.12f * size), 3);
        ui_icon(s->u, person(s, who)->icon.s, rect_inset(window, 0.06f * size));
    }
}

// ---- signs and marks

// A paper that lies there, or that the child has laid there.
static void paper(const route_scene *s, size_t who, rectf near, bool marked) {
    float size = fminf(44, s->tile * 0.5f);
    rectf at = {near.x + near.w / 2 - size / 2, near.y + near.h - size * 0.8f, size, size * 0.78f};
    if (person(s, who)->passes) { // above the face
        at.x = ui_rtl(s->u) ? near.x + near.w - size * 0.7f : near.x - size * 0.3f;
        at.y = near.y - size * 0.25f;
    }
    if (marked) {
        ui_glow(s->u, "props/mini-mail", at, 10, LAMP, 1);
    }
    ui_art(s->u, "props/mini-mail", at, 4);
}

static void badge(const route_scene *s, size_t who, rectf near) {
    bool seen = s->now.seen >> who & 1, wanted = s->now.post->wanted >> who & 1;
    if (s->now.phase != ROUTE_TOLD || s->way < (float)s->flow.steps || (!seen && !wanted)) {
        return;
    }
    bool well =
        s->now.post->task == ROUTE_TRACE ? seen == (s->state->marks >> who & 1) : seen == wanted;
    rectf at = {near.x + near.w - BADGE * 0.7f, near.y - BADGE * 0.4f, BADGE, BADGE};
    ui_card(s->u, at, BADGE / 2, well ? LIT : FOAM, 4);
    ui_icon(s->u, well ? "lamp-on" : "look", rect_inset(at, 5));
}

static rectf sign_at(const route_scene *s, size_t who, rectf door) {
    float w = sign_text(s, person(s, who)->name.s),
          h = fminf(ui_pitch(s->u, TEXT_NAME) + 8, s->door);
    bool leads = at_left(s, who) != ui_rtl(s->u);
    float x = leads ? door.x - w - SIGN_GAP : door.x + door.w + SIGN_GAP;
    return (rectf){x, door.y + (door.h - h) / 2, w, h};
}

static void sign(const route_scene *s, size_t who, ui_state st, rectf at, bool hinted) {
    bool told = s->now.phase == ROUTE_TOLD && s->now.who == who;
    bool lit = st.focused || hinted || (told && s->way >= (float)s->flow.steps);
    if (told && lit) {
        ui_glow(s->u, NULL, rect_inset(at, -4), 12, LAMP, 1);
    }
    ui_card(s->u, at, 14, lit ? LIT : PAPER, 5);
    ui_label(s->u, at, TEXT_NAME, INK, ROLE_NONE, person(s, who)->name.s);
}

// ---- each of them

static rectf ring_at(const route_scene *s, size_t who) {
    return route_cell(s, s->now.board->stands[who]);
}

static void ring(const route_scene *s, size_t who, rectf at) {
    ui *u = s->u;
    if (route_shows(s, who)) {
        ui_glow(u, "props/route-frame", at, 24, LAMP, 1);
    }
    ui_art(u, "props/route-frame", at, 5);
    portrait(s, who, rect_inset(at, at.w * 0.12f), mood_of(s, who));
    rectf on = {at.x + at.w - 26, at.y - 6, 32, 32};
    ui_card(u, on, 16, PAPER, 3);
    ui_icon(u, "plane", rect_inset(on, 4));
    const char *name = person(s, who)->name.s;
    float w = ui_text_width(u, TEXT_SMALL, name) + 16, h = ui_pitch(u, TEXT_SMALL);
    if (w <= at.w + 16 && h < at.h * 0.55f) {
        rectf tag = {at.x + (at.w - w) / 2, at.y + at.h - h * 0.55f, w, h};
        bool told = s->now.phase == ROUTE_TOLD && s->now.who == who;
        ui_card(u, tag, 10, told ? LIT : PAPER, 3);
        ui_label(u, tag, TEXT_SMALL, INK, ROLE_NONE, name);
    }
}

static bool one(const route_scene *s, size_t who, action *out) {
    ui *u = s->u;
    const route_person *p = person(s, who);
    action a = {.verb = ROUTE_MARK, .a = (int16_t)who};
    bool can = route_legal(s->spec, s->state, a), hinted = action_same(s->in->hinted, a);
    bool marked = s->state->marks >> who & 1;
    rectf at = p->passes ? ring_at(s, who) : door_at(s, who);
    rectf words = p->passes ? at : sign_at(s, who, at);
    rectf all = words.w > 0 ? rect_union(at, words) : at;
    if (all.h < TARGET) {
        all = (rectf){all.x, all.y - (TARGET - all.h) / 2, all.w, TARGET};
    }
    if (all.w < TARGET) {
        all = (rectf){all.x - (TARGET - all.w) / 2, all.y, TARGET, all.h};
    }
    ui_state st = {0};
    if (can) {
        unsigned flags = (hinted ? DRAW_HINTED : 0u) | (marked ? DRAW_CHECKED : 0u);
        st = ui_target(u, ROUTE_ID_PERSON + (ui_id)who, all, ROLE_CHOICE, p->name.s, flags);
        rectf up = ui_raise(u, st, rect_inset(at, 4), 20);
        at.y = up.y - 4;
        if (hinted && !st.focused) {
            ui_glow(u, NULL, rect_inset(at, -2), 14, LAMP, 1);
        }
    } else {
        ui_status(u, all, p->name.s, route_person_says(s, who));
    }
    if (p->passes) {
        ring(s, who, at);
    } else {
        stub(s, who);
        door(s, who, at);
        if (words.w > 0) {
            sign(s, who, st, words, hinted);
        }
    }
    if ((can && marked) || (s->now.phase == ROUTE_WORK && (s->now.post->held >> who & 1))) {
        paper(s, who, at, can && marked);
    }
    if (hinted) {
        ui_icon(u, "hint", (rectf){at.x - 14, at.y - 14, 40, 40});
    }
    badge(s, who, words.w > 0 ? words : at);
    if (can && st.used) {
        *out = a;
    }
    return can && st.used;
}

bool route_people(const route_scene *s, action *out) {
    bool used = false;
    uint8_t open = 0;
    for (size_t i = 0; i < s->spec->people.n; i++) {
        if (s->now.board->here >> i & 1) {
            used = one(s, i, out) || used;
            open |= (uint8_t)(route_shows(s, i) << i);
        }
    }
    if (open & ~s->memory->open) {
        ui_play(s->u, SOUND_DOOR);
    }
    s->memory->open = open;
    return used;
}
