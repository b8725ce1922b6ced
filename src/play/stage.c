#include "play/stage.h"

#include <math.h>

#include "core/str.h"

enum { BOTTOM = 40, APRON_PAD = 20, PAGE_ROWS = 2, GO_ON_H = 112 };
static const float FOOT = 536, BACK_H = 720, SET_W = 1280;

static float stretch(const ui *u, float x) {
    float wide = x / SET_W * ui_w(u);
    return ui_rtl(u) ? ui_w(u) - wide : wide;
}

// Sheets are 1280 x 720 and stand on the lower edge; a wider window spreads them.
static draw_item *sheet(ui *u, const char *name, float lift) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, (rectf){0, ui_h(u) - BACK_H, ui_w(u), BACK_H});
    if (it) {
        it->art = name;
        it->lift = lift;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    return it;
}

// As sheet, but up to the window's upper edge: skies, walls, curtains.
static void tall_sheet(ui *u, const char *name, float lift) {
    draw_item *it = sheet(u, name, lift);
    if (it) {
        it->at = (rectf){0, 0, ui_w(u), ui_h(u)};
    }
}

static void light(ui *u, rectf at, float radius, colour c, float alpha) {
    float k = ui_w(u) / SET_W;
    rectf r = ui_mirror(u, (rectf){at.x * k, at.y + ui_h(u) - BACK_H, at.w * k, at.h});
    draw_item *it = draw_add(ui_list(u), DRAW_GLOW, r);
    if (it) {
        it->radius = radius;
        it->tint = c;
        it->alpha = alpha;
    }
}

static void harbour(ui *u) {
    static const char *const sheets[] = {"set/2-far", "set/3-hill", "set/4-town", "set/5-quay"};
    tall_sheet(u, "set/1-sky", 0);
    const float sun = 184; // it keeps round where the sheets are spread
    ui_art(u, "set/sun", (rectf){stretch(u, 664) - sun / 2, ui_h(u) - BACK_H + 238, sun, sun}, 0);
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        sheet(u, sheets[i], 6 + (float)i);
    }
    light(u, (rectf){756, 236, 46, 40}, 24, 0xFFDF8A, 0.9f);
    light(u, (rectf){572, 238, sun, sun}, 56, 0xFFE9B0, 0.55f);
}

static void wall(ui *u) {
    tall_sheet(u, "set/sort-wall", 0);
    sheet(u, "set/sort-floor", 6);
}

void stage_back(ui *u, const char *set, float dim) {
    ui_group(u, "stage");
    if (str_eq(set, "wall")) {
        wall(u);
    } else {
        harbour(u);
    }
    if (dim > 0) {
        ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, 0x24406A, dim);
    }
    ui_group_end(u);
}

static float person_scale(const ui *u) {
    return 0.66f * fminf(1.3f, 1 + (ui_h(u) - BACK_H) / 600);
}

void stage_people(ui *u, const stage_person *p, size_t n) {
    float foot = ui_h(u) - BACK_H + FOOT;
    for (size_t i = 0; i < n; i++) {
        float turn = ui_rtl(u) ? -p[i].turn : p[i].turn;
        const char *pose = p[i].talking && !p[i].pose ? "talk" : p[i].pose;
        ui_puppet(u, stretch(u, p[i].x), foot, person_scale(u), p[i].look, p[i].mood, pose, turn,
                  p[i].name);
    }
}

bool stage_mouth(ui *u, uint64_t since_ms) {
    enum { BEAT_MS = 150, BEATS = 6 };
    uint64_t t = ui_now(u) - since_ms;
    if (since_ms == 0 || ui_preferences(u).reduced_motion || t >= BEAT_MS * BEATS) {
        return false;
    }
    ui_wake_in(u, BEAT_MS - (int)(t % BEAT_MS));
    return t / BEAT_MS % 2 == 0;
}

void stage_lantern(ui *u, float x, mood m) {
    sheet(u, "set/6-crate", 9);
    float k = person_scale(u) / 0.66f;
    float y = ui_h(u) - BACK_H + 478;
    float at = stretch(u, x);
    draw_item *it = draw_add(ui_list(u), DRAW_GLOW, (rectf){at - 20, y - 78, 40, 50});
    if (it) {
        it->radius = 30;
        it->tint = 0xFFD98A;
        it->alpha = 0.9f;
    }
    ui_puppet(u, at, y, 0.32f * k, "pip", m, NULL, 0, TR(u, "Pip"));
}

void stage_front(ui *u, float apron_top) {
    ui_group(u, "front");
    tall_sheet(u, "set/7-wings", 12);
    ui_group_end(u);
    ui_fill(u, (rectf){0, apron_top + 60, ui_w(u), ui_h(u) - apron_top}, APRON, 1);
    draw_item *it = sheet(u, "set/8-apron", 12);
    if (it) {
        it->at.y = apron_top - 548;
    }
}

void stage_fog(ui *u, uint64_t since_ms) {
    if (since_ms == 0) {
        return;
    }
    float t = ease_out(ui_ramp(u, since_ms, SLOW_MS));
    float off = ui_h(u) - BACK_H;
    const rectf places[] = {{-120, off + 330, 800, 190}, {640, off + 360, 820, 180}};
    for (size_t i = 0; i < 2; i++) {
        float drift = (1 - t) * (i == 0 ? -160.0f : 160.0f);
        rectf at = places[i];
        at.x = at.x / SET_W * ui_w(u) + drift;
        at.w = at.w / SET_W * ui_w(u);
        draw_item *it = draw_add(ui_list(u), DRAW_FOG, at);
        if (it) {
            it->art = i == 0 ? "bay/fog-1" : "bay/fog-2";
            it->tint = 0xE4E6F0;
            it->tint2 = 0x968EBC;
            it->radius = 1.2f;
            it->alpha = 0.82f * t;
        }
    }
}

float stage_apron_top(const ui *u, float content) {
    return ui_h(u) - BOTTOM - content - APRON_PAD;
}

rectf stage_apron_room(const ui *u, float apron_top) {
    float y = apron_top + APRON_PAD;
    return (rectf){MARGIN, y, ui_w(u) - 2 * MARGIN, ui_h(u) - BOTTOM - y};
}

rectf stage_card_room(const ui *u) {
    float scale = ui_preferences(u).text_scale;
    float h = fmaxf(144, 24 + ui_pitch(u, TEXT_NAME) + PAGE_ROWS * ui_pitch(u, TEXT_BODY) + 6);
    if (scale <= 1.1f) {
        return (rectf){(ui_w(u) - 800) / 2, 40, 800, h};
    }
    return (rectf){MARGIN, 40 + TARGET + 12, ui_w(u) - 2 * MARGIN, h};
}

int stage_speech(ui *u, const char *name, const char *look, mood m, const char *text, int page,
                 float tail_x) {
    rectf card = stage_card_room(u);
    ui_card(u, card, 28, PAPER, 8);
    if (tail_x >= 0) {
        float x = stretch(u, tail_x);
        x = fmaxf(card.x + 60, fminf(card.x + card.w - 110, x));
        draw_item *it = draw_add(ui_list(u), DRAW_ART, (rectf){x, card.y + card.h - 6, 52, 40});
        if (it) {
            it->art = "set/tail";
            it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
        }
    }
    float lead = 32;
    if (look) {
        rectf window = {card.x + 20, card.y + (card.h - 104) / 2, 104, 104};
        if (ui_rtl(u)) {
            window.x = card.x + card.w - 20 - window.w;
        }
        ui_face(u, window, look, m, FOAM, NULL);
        lead = 148;
    }
    float w = card.w - lead - 32;
    float x = ui_rtl(u) ? card.x + 32 : card.x + lead;
    float y = card.y + 12;
    int rows = PAGE_ROWS;
    if (name) {
        y += ui_text(u, (rectf){x, y, w, 0}, TEXT_NAME, BRICK, ALIGN_START, ROLE_NONE, name);
    } else {
        y += ui_pitch(u, TEXT_NAME) / 2;
    }
    int pages = ui_pages(u, TEXT_BODY, w, rows, text);
    ui_page(u, (rectf){x, y, w, 0}, TEXT_BODY, INK, ROLE_SPEECH, rows, page, text);
    return pages;
}

bool stage_speech_pressed(const ui *u) {
    const ui_input *in = ui_in(u);
    return in->pointer && in->down && rect_hit(stage_card_room(u), in->x, in->y);
}

float stage_go_on_width(ui *u, const char *label) {
    return fmaxf(200, ui_text_width(u, TEXT_NAME, label) + 96);
}

bool stage_go_on(ui *u, ui_id id, rectf room, const char *label) {
    float w = stage_go_on_width(u, label);
    float h = fminf(GO_ON_H, room.h);
    rectf at = {ui_rtl(u) ? room.x : room.x + room.w - w, room.y + room.h - h, w, h};
    ui_state s = ui_target(u, id, at, ROLE_BUTTON, label, 0);
    rectf p = at;
    if (s.focused) {
        p.y -= 8;
        ui_lamp(u, p, 24);
    }
    ui_card(u, p, 24, PAPER, s.focused ? 9 : 5);
    rectf words = {p.x + (ui_rtl(u) ? 52 : 16), p.y, p.w - 68, p.h};
    ui_label(u, words, TEXT_NAME, INK, ROLE_NONE, label);
    draw_item *it =
        draw_add(ui_list(u), DRAW_ART,
                 (rectf){ui_rtl(u) ? p.x + 22 : p.x + p.w - 52, p.y + p.h / 2 - 16, 30, 32});
    if (it) {
        it->art = "icons/next";
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    return s.used;
}

static float reason_width(ui *u) {
    return ui_w(u) - 2 * MARGIN - stage_go_on_width(u, TR(u, "Go on")) - GUTTER - 64;
}

// As many lines as the words need, as long as they leave the stage half of the height.
static int reason_rows(ui *u, const char *text) {
    float pitch = ui_pitch(u, TEXT_BODY);
    int need = (int)(ui_text_height(u, TEXT_BODY, reason_width(u), text) / pitch + 0.5f);
    int most = (int)((ui_h(u) * 0.44f - 32) / pitch);
    need = need < 2 ? 2 : need;
    return need < most ? need : most < 1 ? 1 : most;
}

float stage_reason_height(ui *u, const char *text) {
    return fmaxf(GO_ON_H, (float)reason_rows(u, text) * ui_pitch(u, TEXT_BODY) + 32);
}

bool stage_reason(ui *u, ui_id id, rectf room, const char *text, int *page) {
    int rows = reason_rows(u, text);
    float w = reason_width(u);
    int pages = ui_pages(u, TEXT_BODY, w, rows, text);
    rectf card = {room.x, room.y, w + 64, room.h};
    if (ui_rtl(u)) {
        card.x = room.x + room.w - card.w;
    }
    ui_card(u, card, 24, REASON, 8);
    float lines = ui_text_height(u, TEXT_BODY, w, text);
    float h = fminf(lines, (float)rows * ui_pitch(u, TEXT_BODY));
    ui_page(u, (rectf){card.x + 32, card.y + (card.h - h) / 2, w, h}, TEXT_BODY, INK, ROLE_REASON,
            rows, *page, text);
    if (!stage_go_on(u, id, room, TR(u, "Go on"))) {
        return false;
    }
    if (*page + 1 < pages) {
        (*page)++;
        ui_dirty(u);
        return false;
    }
    *page = 0;
    return true;
}
