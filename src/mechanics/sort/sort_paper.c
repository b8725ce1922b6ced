// What a thing is cut from: a phone's message, a taped photo, a pinned poster, a stamped letter, a
// page with its bar and address, a video with its line. Words are laid by sort_item.c.
#include <math.h>

#include "mechanics/sort/sort_show.h"

sort_paper sort_paper_of(const sort_item *item) {
    static const sort_paper all[] = {
        [SORT_MESSAGE] =
            {.picture = "adult", .small = "message", .lead = true, .top = 4, .low = 26},
        [SORT_PHOTO] = {.picture = "photo", .small = "photo"},
        [SORT_POSTER] = {.band = CORAL, .small = "poster"},
        [SORT_POST] = {.picture = "team-ink", .small = "post", .lead = true, .low = 34},
        [SORT_MAIL] = {.band = FOAM, .small = "mail", .low = 14},
        [SORT_PAGE] = {.band = DEEP, .picture = "globe-ink", .small = "page"},
        [SORT_VIDEO] = {.band = INK, .picture = "team-ink", .small = "video", .low = 30},
        [SORT_COIN] = {.picture = "coin", .small = "coin"},
    };
    return all[item->shown];
}

const char *sort_paper_small(ui *u, const sort_item *item) {
    return arena_printf(ui_arena(u), "props/mini-%s", sort_paper_of(item).small);
}

static void prop(ui *u, const char *name, rectf at, float lift, bool flip) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, at);
    if (it) {
        it->art = arena_printf(ui_arena(u), "props/%s", name);
        it->lift = lift;
        it->flags = flip ? DRAW_FLIP : 0;
    }
}

// A place w wide at the trailing end of `at`, inset by `off`.
static float at_end(const ui *u, rectf at, float w, float off) {
    return ui_rtl(u) ? at.x + off : at.x + at.w - off - w;
}

static void phone(ui *u, rectf at) {
    ui_card(u, at, 34, INK, 10);
    ui_card(u, rect_inset(at, 9), 26, 0x3A6F7C, 0);
    ui_card(u, (rectf){at.x + at.w / 2 - 34, at.y + 2, 68, 5}, 2, 0x46566E, 0);
}

static void letter(ui *u, rectf at) {
    ui_card(u, at, 10, PAPER, 10);
    prop(u, "airmail", (rectf){at.x + 10, at.y + at.h - 20, at.w - 20, 11}, 0, false);
}

static void video(ui *u, rectf at) {
    ui_card(u, at, 22, PAPER, 10);
    rectf bar = {at.x + 10, at.y + at.h - 38, at.w - 20, 28};
    ui_card(u, bar, 14, INK, 0);
    rectf line = {bar.x + 20, bar.y + 11, bar.w - 40, 6};
    ui_card(u, line, 3, 0x6B6580, 0);
    rectf seen = {ui_rtl(u) ? line.x + line.w * 0.64f : line.x, line.y, line.w * 0.36f, 6};
    ui_card(u, seen, 3, CORAL, 0);
    float knob = ui_rtl(u) ? seen.x : seen.x + seen.w;
    ui_card(u, (rectf){knob - 9, line.y - 6, 18, 18}, 9, PAPER, 2);
}

void sort_paper_below(ui *u, const sort_item *item, rectf at, float band_h) {
    sort_paper p = sort_paper_of(item);
    switch ((sort_shown)item->shown) {
    case SORT_MESSAGE: phone(u, at); break;
    case SORT_PHOTO: ui_card(u, at, 8, 0xFFFDF6, 10); break;
    case SORT_POSTER: ui_card(u, at, 8, LIT, 10); break;
    case SORT_MAIL: letter(u, at); break;
    case SORT_VIDEO: video(u, at); break;
    case SORT_COIN:
        ui_card(u, at, 44, 0xD8962F, 10);
        ui_card(u, rect_inset(at, 7), 38, 0xFFF0C4, 0);
        break;
    case SORT_PAGE: ui_card(u, at, 18, 0xFFFDF6, 10); break;
    case SORT_POST: ui_card(u, at, 28, PAPER, 10); break;
    }
    if (p.band) {
        ui_card(u, (rectf){at.x + 10, at.y + 10, at.w - 20, band_h},
                item->shown == SORT_POSTER ? 4 : 14, p.band, 0);
    }
    if (item->shown == SORT_PAGE) {
        prop(u, "window-dots", (rectf){at_end(u, at, 84, 28), at.y + 20, 84, 24}, 0, false);
    }
}

void sort_paper_above(ui *u, const sort_item *item, rectf at, float words_x) {
    if (item->shown == SORT_PHOTO) {
        prop(u, "tape", (rectf){at.x + at.w / 2 - 56, at.y - 15, 112, 36}, 1, false);
    } else if (item->shown == SORT_POSTER) {
        prop(u, "pin", (rectf){at.x + 12, at.y - 14, 36, 40}, 3, false);
        prop(u, "pin", (rectf){at.x + at.w - 48, at.y - 12, 36, 40}, 3, true);
    } else if (item->shown == SORT_POST) {
        prop(u, "hearts", (rectf){ui_rtl(u) ? words_x - 118 : words_x, at.y + at.h - 46, 118, 35},
             0, ui_rtl(u));
    }
}

void sort_paper_bubble(ui *u, rectf at) {
    ui_card(u, at, 20, PAPER, 4);
    draw_item *it =
        draw_add(ui_list(u), DRAW_ART,
                 (rectf){ui_rtl(u) ? at.x + at.w - 40 : at.x + 8, at.y + at.h - 6, 32, 24});
    if (it) {
        it->art = "set/bubble-theirs";
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
}

void sort_paper_picture(ui *u, const sort_item *item, rectf at) {
    sort_paper p = sort_paper_of(item);
    const char *icon = item->icon.s ? item->icon.s : p.picture;
    bool somebody = item->look.s != NULL;
    if (item->shown == SORT_MAIL && !item->icon.s && !somebody) {
        float w = at.h * 84 / 96;
        float x = at_end(u, at, w, 0);
        prop(u, "stamp", (rectf){x, at.y, w, at.h}, 2, false);
        prop(u, "postmark",
             (rectf){ui_rtl(u) ? x + w * 0.5f : x - at.h * 0.28f, at.y + at.h * 0.5f, at.h * 0.8f,
                     at.h * 0.48f},
             0, ui_rtl(u));
        return;
    }
    if (item->shown == SORT_PHOTO || item->shown == SORT_VIDEO || item->shown == SORT_MAIL) {
        bool dark = item->shown == SORT_VIDEO;
        ui_card(u, rect_inset(at, -9), 8, dark ? INK : SAND, 3);
        ui_card(u, at, 6, dark ? SEA : 0x9FD0D6, 0);
    }
    if (somebody) {
        ui_face(u, rect_inset(at, 4), item->look.s, MOOD_CALM, FOAM, NULL);
    } else if (icon) {
        ui_icon(u, icon, rect_inset(at, 12));
    }
    if (item->shown == SORT_VIDEO) {
        float size = at.h * 0.5f;
        prop(u, "play-button",
             (rectf){at.x + (at.w - size) / 2, at.y + (at.h - size) / 2, size, size}, 3, false);
    }
}
