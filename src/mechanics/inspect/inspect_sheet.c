// The desk by lamplight, the thing on it cut from its parts, the slips that lie under them, and the
// glass that lights up what is looked at.
#include <math.h>

#include "mechanics/inspect/inspect_show.h"

enum {
    TOP = 112,
    DESK_EDGE = 20,
    PAD = 14,
    GAP = 5,
    ICON_W = 52,
    HEAD_H = 32,
    FOOT_H = 8,
    LENS = 88,
    LENS_ROOM = 52, // between the thing and its slips
    SLIP_PAD = 16,
    PIN_W = 34
};
static const float SHEET_SHARE = 0.52f; // of the desk

static const inspect_part *part_at(const inspect_scene *s, size_t p) {
    return &s->now.now->parts.items[p];
}

static bool bit(uint8_t bits, size_t p) {
    return bits >> p & 1;
}

static text_style style_of(const inspect_part *p) {
    return p->as == INSPECT_TITLE || p->as == INSPECT_FROM || p->as == INSPECT_BUTTON ? TEXT_NAME
                                                                                      : TEXT_SMALL;
}

static float words_width(float sheet_w) {
    return sheet_w - 2 * PAD - ICON_W - 40;
}

static float slip_words_width(float slip_w) {
    return slip_w - 2 * SLIP_PAD - PIN_W;
}

// What nobody looked at needs no room for its slip any more once the stamp is down.
static bool slip_shows(const inspect_scene *s, size_t p) {
    return part_at(s, p)->under.s && (s->now.phase == INSPECT_LOOKING || bit(s->state->looked, p));
}

bool inspect_lay_desk(inspect_scene *s) {
    ui *u = s->u;
    float wide = fminf(ui_w(u) - 2 * MARGIN + 2 * DESK_EDGE, 1400);
    rectf desk = {(ui_w(u) - wide) / 2, TOP, wide, s->apron - TOP - 4};
    float inner = wide - 2 * DESK_EDGE - 8;
    float sheet_w = floorf(inner * SHEET_SHARE), slip_w = inner - sheet_w - LENS_ROOM;
    float heights[INSPECT_MAX_PARTS], all = HEAD_H + FOOT_H + PAD - GAP;
    for (size_t p = 0; p < s->now.now->parts.n; p++) {
        const inspect_part *part = part_at(s, p);
        float h = ui_text_height(u, style_of(part), words_width(sheet_w), part->text.s) + 14;
        heights[p] = fmaxf(TARGET, h);
        if (slip_shows(s, p)) {
            h = ui_text_height(u, TEXT_SMALL, slip_words_width(slip_w), part->under.s) + 14;
            heights[p] = fmaxf(heights[p], h);
        }
        all += heights[p] + GAP;
    }
    float room = desk.h - 16;
    float x = desk.x + DESK_EDGE + 4;
    float y = TOP + 8 + fmaxf(0, fminf(40, (room - all) / 2));
    s->desk = ui_mirror(u, desk);
    s->sheet = ui_mirror(u, (rectf){x, y, sheet_w, all});
    y += HEAD_H + PAD / 2;
    for (size_t p = 0; p < s->now.now->parts.n; p++) {
        float slip_h = part_at(s, p)->under.s ? heights[p] : 0;
        s->rows[p].part = ui_mirror(u, (rectf){x + PAD, y, sheet_w - 2 * PAD, heights[p]});
        s->rows[p].slip = ui_mirror(u, (rectf){x + sheet_w + LENS_ROOM, y, slip_w, slip_h});
        y += heights[p] + GAP;
    }
    return all <= room;
}

static draw_item *prop(ui *u, const char *name, rectf at, float lift, bool flip) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = name;
        it->lift = lift;
        it->flags = flip ? DRAW_FLIP : 0;
    }
    return it;
}

void inspect_desk(const inspect_scene *s) {
    ui *u = s->u;
    rectf d = s->desk;
    ui_group(u, "desk");
    prop(u, "props/inspect-desk", d, 14, ui_rtl(u));
    ui_glow(u, NULL,
            rect_inset((rectf){d.x + d.w * 0.2f, d.y + d.h * 0.25f, d.w * 0.6f, d.h * 0.4f}, 8), 90,
            0xFFC878, 0.30f);
    ui_group_end(u);
}

// What the thing is cut from; its parts lie on it.
static void body(const inspect_scene *s) {
    ui *u = s->u;
    rectf at = s->sheet, head = {at.x, at.y, at.w, HEAD_H};
    float end = ui_rtl(u) ? at.x + 20 : at.x + at.w - 20;
    switch ((inspect_shown)s->now.now->shown) {
    case INSPECT_MESSAGE:
        ui_card(u, at, 32, INK, 10);
        ui_card(u, rect_inset(at, 7), 26, 0x3A6F7C, 0);
        ui_card(u, (rectf){at.x + at.w / 2 - 40, at.y + 16, 80, 8}, 4, INK, 0);
        break;
    case INSPECT_PAGE:
        ui_card(u, at, 16, 0xE9F1EC, 10);
        ui_card(u, head, 16, DEEP, 0);
        prop(u, "props/window-dots", (rectf){ui_rtl(u) ? end : end - 84, at.y + 5, 84, 24}, 0,
             ui_rtl(u));
        break;
    case INSPECT_SHOP:
        ui_card(u, at, 14, 0xF6E2C0, 10);
        prop(u, "props/inspect-awning", (rectf){at.x - 10, at.y - 12, at.w + 20, 48}, 4, false);
        break;
    case INSPECT_PROFILE:
        ui_card(u, at, 26, 0xEFE6F2, 10);
        ui_card(u, head, 20, PLUM, 0);
        prop(u, "props/hearts", (rectf){ui_rtl(u) ? end : end - 88, at.y + 5, 88, 26}, 0,
             ui_rtl(u));
        break;
    case INSPECT_POSTER:
        ui_card(u, at, 6, LIT, 10);
        ui_card(u, (rectf){at.x + 10, at.y + 10, at.w - 20, 16}, 4, CORAL, 0);
        prop(u, "props/pin", (rectf){at.x + 10, at.y - 12, 36, 40}, 3, false);
        prop(u, "props/pin", (rectf){at.x + at.w - 46, at.y - 10, 36, 40}, 3, true);
        break;
    case INSPECT_VIDEO:
        ui_card(u, at, 20, INK, 10);
        ui_card(u, (rectf){at.x + 60, at.y + 14, at.w - 84, 8}, 4, 0x6B6580, 0);
        ui_card(u,
                (rectf){ui_rtl(u) ? at.x + at.w - 60 - at.w * 0.3f : at.x + 60, at.y + 14,
                        at.w * 0.3f, 8},
                4, CORAL, 0);
        prop(u, "props/play-button",
             (rectf){ui_rtl(u) ? at.x + at.w - 46 : at.x + 16, at.y + 4, 30, 30}, 2, ui_rtl(u));
        break;
    }
}

static const char *const ICONS[] = {
    [INSPECT_WORDS] = NULL,   [INSPECT_FROM] = "adult",  [INSPECT_TITLE] = NULL,
    [INSPECT_LINK] = "link",  [INSPECT_BUTTON] = "next", [INSPECT_PICTURE] = "photo",
    [INSPECT_DATE] = "clock", [INSPECT_PRICE] = "coin",  [INSPECT_STARS] = "star",
};

const char *inspect_part_icon(const inspect_part *p) {
    return p->icon.s ? p->icon.s : ICONS[p->as];
}

static void icon(const inspect_scene *s, const inspect_part *p, rectf at) {
    ui *u = s->u;
    float size = fminf(44, at.h - 12);
    rectf spot = {ui_rtl(u) ? at.x + at.w - ICON_W + (ICON_W - size) / 2 - 4
                            : at.x + 4 + (ICON_W - size) / 2,
                  at.y + (at.h - size) / 2, size, size};
    const char *name = inspect_part_icon(p);
    if (p->look.s) {
        ui_face(u, rect_inset(spot, -4), p->look.s, MOOD_CALM, FOAM, NULL);
    } else if (name) {
        if (p->as == INSPECT_PICTURE) {
            ui_card(u, rect_inset(spot, -5), 6, 0x9FD0D6, 2);
        }
        ui_icon(u, name, spot);
    }
}

static colour paper_of(const inspect_part *p) {
    switch ((inspect_as)p->as) {
    case INSPECT_BUTTON: return LIT;
    case INSPECT_PRICE: return REASON;
    case INSPECT_DATE: return 0xEDEFEA;
    default: return PAPER;
    }
}

static void words(const inspect_scene *s, const inspect_part *p, rectf at, bool disabled) {
    ui *u = s->u;
    bool pictured = p->look.s || inspect_part_icon(p);
    float lead = pictured ? ICON_W + 8 : 16;
    rectf w = {at.x + (ui_rtl(u) ? 24 : lead), at.y, at.w - lead - 24, 0};
    float h = ui_text_height(u, style_of(p), w.w, p->text.s);
    w.y += (at.h - h) / 2;
    if (p->as == INSPECT_LINK) {
        float line = fminf(w.w, ui_text_width(u, TEXT_SMALL, p->text.s));
        ui_card(u, (rectf){ui_rtl(u) ? w.x + w.w - line : w.x, w.y + h - 3, line, 3}, 1, SEA, 0);
    }
    colour c = disabled                ? FAINT
               : p->as == INSPECT_LINK ? DEEP
               : p->as == INSPECT_FROM ? BRICK
                                       : INK;
    ui_text(u, w, style_of(p), c, ALIGN_START, ROLE_NONE, p->text.s);
}

static void pin(ui *u, rectf paper) {
    prop(u, "props/pin",
         (rectf){ui_rtl(u) ? paper.x - 8 : paper.x + paper.w - PIN_W + 8, paper.y - 10, PIN_W, 38},
         4, ui_rtl(u));
}

// Whether a pin has helped: a lamp, or an eye that should look again.
static void judge_pin(const inspect_scene *s, size_t p, rectf paper) {
    ui *u = s->u;
    bool helps = inspect_helps(s->now.now, p);
    rectf at = {ui_rtl(u) ? paper.x + 6 : paper.x + paper.w - 44, paper.y + paper.h - 42, 38, 38};
    ui_card(u, rect_inset(at, -3), 22, helps ? LIT : FOAM, 3);
    ui_icon(u, helps ? "lamp-on" : "look", at);
    ui_status(u, at, helps ? TR(u, "This pin tells something") : TR(u, "This pin proves nothing"),
              NULL);
}

static void slip(const inspect_scene *s, size_t p) {
    ui *u = s->u;
    const inspect_part *part = part_at(s, p);
    rectf at = s->rows[p].slip;
    if (!bit(s->state->looked, p)) {
        return;
    }
    size_t mark = motion_mark(u);
    bool pinned = bit(s->state->pinned, p);
    ui_card(u, at, 8, pinned ? LIT : 0xF3F6EE, pinned ? 3 : 6);
    rectf w = {at.x + (ui_rtl(u) ? PIN_W : 0) + SLIP_PAD, at.y, slip_words_width(at.w), 0};
    w.y += (at.h - ui_text_height(u, TEXT_SMALL, w.w, part->under.s)) / 2;
    ui_text(u, w, TEXT_SMALL, INK, ALIGN_START,
            s->now.phase == INSPECT_LOOKING ? ROLE_NONE : ROLE_TEXT, part->under.s);
    float out = 1 - motion_travel(u, s->memory->looked_ms[p], EASE_MS);
    motion_shift(u, mark, (ui_rtl(u) ? 90 : -90) * out, 0,
                 motion_fade(u, s->memory->looked_ms[p], EASE_MS));
}

action inspect_press(const inspect_scene *s, size_t p) {
    inspect_verb verb = inspect_can_look(s->spec, s->state, p)  ? INSPECT_LOOK
                        : inspect_can_pin(s->spec, s->state, p) ? INSPECT_PIN
                                                                : (inspect_verb)0;
    return (action){.verb = (uint16_t)verb, .a = (int16_t)p};
}

static bool hinted(const inspect_scene *s, size_t p) {
    action press = inspect_press(s, p);
    return press.verb != 0 && action_same(s->in->hinted, press);
}

// A part and its slip are one target: pressed first it is looked under, then pinned.
static ui_state target(const inspect_scene *s, size_t p) {
    ui *u = s->u;
    const inspect_part *what = part_at(s, p);
    if (s->now.phase != INSPECT_LOOKING) {
        return (ui_state){0};
    }
    bool looked = bit(s->state->looked, p);
    rectf at = s->rows[p].part;
    const char *label =
        looked ? arena_printf(ui_arena(u), "%s\n%s", what->text.s, what->under.s) : what->text.s;
    unsigned flags = (hinted(s, p) ? DRAW_HINTED : 0u) |
                     (bit(s->state->pinned, p) ? DRAW_CHECKED : 0u) |
                     (inspect_press(s, p).verb == 0 ? DRAW_DISABLED : 0u);
    return ui_target(u, INSPECT_ID_PART + (ui_id)p, looked ? rect_union(at, s->rows[p].slip) : at,
                     ROLE_ITEM, label, flags);
}

static void part(const inspect_scene *s, size_t p, ui_state st) {
    ui *u = s->u;
    const inspect_part *what = part_at(s, p);
    bool looked = bit(s->state->looked, p), pinned = bit(s->state->pinned, p);
    bool looking = s->now.phase == INSPECT_LOOKING;
    bool shut = looking && inspect_press(s, p).verb == 0;
    ui_look look = {.paper = pinned ? LIT : paper_of(what), .disabled = shut};
    look.hinted = looking && hinted(s, p);
    rectf paper = ui_sheet(u, st, s->rows[p].part, 12, look);
    icon(s, what, paper);
    words(s, what, paper, shut);
    if (what->under.s && !looked) { // a corner that can be lifted
        prop(u, "props/inspect-fold",
             (rectf){ui_rtl(u) ? paper.x : paper.x + paper.w - 34, paper.y + paper.h - 34, 34, 34},
             2, ui_rtl(u));
    }
    if (pinned) {
        rectf on = looked ? s->rows[p].slip : paper;
        pin(u, on);
        if (!looking) {
            judge_pin(s, p, on);
        }
    }
}

// The one in the lamp's light lies lowest, so that its light covers nobody else's words.
static bool parts(const inspect_scene *s, action *out) {
    size_t n = s->now.now->parts.n;
    ui_state states[INSPECT_MAX_PARTS];
    bool used = false;
    for (size_t p = 0; p < n; p++) {
        states[p] = target(s, p);
        if (states[p].used && inspect_press(s, p).verb != 0) {
            *out = inspect_press(s, p);
            used = true;
        }
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t p = 0; p < n; p++) {
            if ((states[p].lit > 0) == (pass == 0)) {
                part(s, p, states[p]);
            }
        }
    }
    return used;
}

// The middle of the part that was looked at last; without any, where the glass is laid aside.
static float looked_at(const inspect_scene *s) {
    float y = s->sheet.y + s->sheet.h - LENS / 2;
    uint64_t last = 0;
    for (size_t p = 0; p < s->now.now->parts.n; p++) {
        if (bit(s->state->looked, p) && s->memory->looked_ms[p] >= last) {
            last = s->memory->looked_ms[p];
            y = s->rows[p].part.y + s->rows[p].part.h / 2;
        }
    }
    return y;
}

// The glass glides to what is looked at, and is alight there.
static rectf lens(const inspect_scene *s) {
    ui *u = s->u;
    inspect_memory *m = s->memory;
    float to = looked_at(s);
    float y = m->lens_from + (m->lens_to - m->lens_from) * motion_travel(u, m->lens_ms, EASE_MS);
    if (fabsf(to - m->lens_to) > 0.5f) {
        m->lens_from = m->lens_to > 0 ? y : to;
        m->lens_to = to;
        m->lens_ms = ui_now(u);
        y = m->lens_from;
        ui_dirty(u);
    }
    float x = ui_rtl(u) ? s->sheet.x - LENS_ROOM / 2 : s->sheet.x + s->sheet.w + LENS_ROOM / 2;
    return (rectf){x - LENS / 2, y - LENS / 2, LENS, LENS};
}

static void lamplight(const inspect_scene *s, rectf at) {
    if (s->state->looked) {
        ui_glow(s->u, NULL, rect_inset(at, 20), 36, LAMP, 0.9f);
    }
}

bool inspect_thing(const inspect_scene *s, action *out) {
    rectf glass = lens(s);
    lamplight(s, glass);
    for (size_t p = 0; p < s->now.now->parts.n; p++) {
        slip(s, p);
    }
    body(s);
    bool used = parts(s, out);
    prop(s->u, s->state->looked ? "props/inspect-lens-on" : "props/inspect-lens", glass, 6,
         ui_rtl(s->u));
    return used;
}
