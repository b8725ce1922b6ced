#include "play/cards.h"

#include <math.h>

#include "play/stage_state.h"
#include "play/top_row.h"

enum { BOTTOM = 40, APRON_PAD = 20, PAGE_ROWS = 2, GO_ON_H = 112 };

float stage_apron_top(const ui *u, float content) {
    return ui_h(u) - BOTTOM - content - APRON_PAD;
}

rectf stage_apron_room(const ui *u, float apron_top) {
    float y = apron_top + APRON_PAD;
    return (rectf){MARGIN, y, ui_w(u) - 2 * MARGIN, ui_h(u) - BOTTOM - y};
}

float stage_choices_height(ui *u, const ui_look *looks, int n, float share) {
    return fminf(ui_choices_height(u, ui_w(u) - 2 * MARGIN, looks, n), ui_h(u) * share);
}

rectf stage_card_room(ui *u) {
    float scale = ui_preferences(u).text_scale;
    float h = fmaxf(144, 24 + ui_pitch(u, TEXT_NAME) + PAGE_ROWS * ui_pitch(u, TEXT_BODY) + 6);
    if (scale <= 1.1f) {
        rectf between = stage_top_between(u);
        float w = fminf(800, between.w);
        float x = fmaxf(between.x, fminf((ui_w(u) - w) / 2, between.x + between.w - w));
        return (rectf){x, between.y, w, h};
    }
    return (rectf){MARGIN, TOP_ROW_END + 12, ui_w(u) - 2 * MARGIN, h};
}

enum { EDGE = 32, FACE_LEAD = 148 };

int stage_speech_pages(ui *u, const char *look, const char *text) {
    float w = stage_card_room(u).w - (look ? FACE_LEAD : EDGE) - EDGE;
    return ui_pages(u, TEXT_BODY, w, PAGE_ROWS, text);
}

int stage_speech(ui *u, const char *name, const char *look, mood m, const char *text, int page,
                 float tail_x) {
    rectf card = stage_card_room(u);
    ui_coming paper = ui_arrive(u, name ? name : "speech", 0, EASE_MS);
    ui_card(u, card, 28, PAPER, 8);
    if (tail_x >= 0) {
        float x = stage_stretch(u, tail_x);
        x = fmaxf(card.x + 60, fminf(card.x + card.w - 110, x));
        draw_item *it = draw_add(ui_list(u), DRAW_ART, (rectf){x, card.y + card.h - 6, 52, 40});
        if (it) {
            it->art = "set/tail";
            it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
        }
    }
    float lead = EDGE;
    if (look) {
        rectf window = {card.x + 20, card.y + (card.h - 104) / 2, 104, 104};
        if (ui_rtl(u)) {
            window.x = card.x + card.w - 20 - window.w;
        }
        ui_face(u, window, look, m, FOAM, NULL);
        lead = FACE_LEAD;
    }
    float w = card.w - lead - EDGE;
    float x = ui_rtl(u) ? card.x + EDGE : card.x + lead;
    float y = card.y + 12;
    int rows = PAGE_ROWS;
    if (name) {
        y += ui_text(u, (rectf){x, y, w, 0}, TEXT_NAME, BRICK, ALIGN_START, ROLE_NONE, name);
    } else {
        y += ui_pitch(u, TEXT_NAME) / 2;
    }
    int pages = stage_speech_pages(u, look, text);
    ui_coming words = ui_arrive(u, arena_printf(ui_arena(u), "%d %s", page, text), 0, SWIFT_MS);
    size_t mark = ui_list(u)->n;
    ui_page(u, (rectf){x, y, w, 0}, TEXT_BODY, INK, ROLE_SPEECH, rows, page, text);
    ui_said_by(u, mark, name);
    ui_arrived(u, words, 0, 10);
    ui_arrived(u, paper, 0, -card.y - card.h - 48);
    return pages;
}

bool stage_speech_pressed(ui *u) {
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
    rectf p = ui_sheet(u, s, at, 24, (ui_look){.label = label});
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

void stage_reason_tail(ui *u, rectf room, const char *text, float x) {
    float w = reason_width(u) + 64;
    float from = ui_rtl(u) ? room.x + room.w - w : room.x;
    rectf at = {fmaxf(from + 40, fminf(from + w - 100, x - 28)), room.y - 28, 56, 36};
    ui_coming in = ui_arrive(u, arena_printf(ui_arena(u), "%s, tail", text), 0, EASE_MS);
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = "set/tail-up";
        it->lift = 4;
        it->flags = x < at.x + 28 ? DRAW_FLIP : 0;
    }
    ui_arrived(u, in, 0, ui_h(u) - room.y);
}

bool stage_reason(ui *u, ui_id id, rectf room, const char *text, int *page) {
    int rows = reason_rows(u, text);
    float w = reason_width(u);
    int pages = ui_pages(u, TEXT_BODY, w, rows, text);
    rectf card = {room.x, room.y, w + 64, room.h};
    if (ui_rtl(u)) {
        card.x = room.x + room.w - card.w;
    }
    ui_coming in = ui_arrive(u, text, 0, EASE_MS);
    ui_card(u, card, 24, REASON, 8);
    float lines = ui_text_height(u, TEXT_BODY, w, text);
    float h = fminf(lines, (float)rows * ui_pitch(u, TEXT_BODY));
    ui_page(u, (rectf){card.x + 32, card.y + (card.h - h) / 2, w, h}, TEXT_BODY, INK, ROLE_REASON,
            rows, *page, text);
    ui_arrived(u, in, 0, ui_h(u) - card.y);
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

void stage_note(ui *u, ui_id more, const char *words, float bottom, int *page) {
    enum { TOP = TOP_ROW_END + 12, PAD = 24 };
    rectf card = {MARGIN, TOP, ui_w(u) - 2 * MARGIN, bottom - TOP - 20};
    float w = card.w - 2 * PAD;
    int rows = (int)((card.h - PAD) / ui_pitch(u, TEXT_SMALL));
    rows = rows < 1 ? 1 : rows;
    int pages = ui_pages(u, TEXT_SMALL, w, rows, words);
    if (pages > 1) {
        w -= TARGET + 12;
        pages = ui_pages(u, TEXT_SMALL, w, rows, words);
    }
    int shown = *page < pages ? *page : 0;
    float lines = ui_text_height(u, TEXT_SMALL, w, words);
    card.h = fminf(card.h, fmaxf(lines + PAD, TARGET + PAD));
    ui_card(u, card, 24, PAPER, 8);
    float x = ui_rtl(u) ? card.x + card.w - PAD - w : card.x + PAD;
    ui_page(u, (rectf){x, card.y + PAD / 2, w, 0}, TEXT_SMALL, INK, ROLE_STATUS, rows, shown,
            words);
    if (pages > 1) {
        rectf at = {card.x + card.w - TARGET - 10, card.y + card.h - TARGET - 8, TARGET, TARGET};
        if (ui_button(u, more, ui_mirror(u, at),
                      (ui_look){.icon = "more", .label = TR(u, "Read on")})) {
            *page = (shown + 1) % pages;
            ui_dirty(u);
        }
    }
}
