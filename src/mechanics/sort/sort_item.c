// The thing that is to be sorted, shown as what it is: a letter with an address, a page with its
// bar, a photo in its frame, a poster, a video, a coin.
#include <math.h>

#include "mechanics/sort/sort_show.h"

enum { PAD = 28, PICTURE = 104 };

typedef struct {
    colour paper, band;  // band 0: none
    const char *picture; // when the item names none; NULL: none
    bool centred, framed;
} dress;

static dress dress_of(const sort_item *item) {
    switch ((sort_shown)item->shown) {
    case SORT_PHOTO: return (dress){0xFFFFFF, 0, "photo", false, true};
    case SORT_POSTER: return (dress){0xFFE3A0, CORAL, NULL, true, false};
    case SORT_POST: return (dress){PAPER, 0, "team-ink", false, false};
    case SORT_MAIL: return (dress){PAPER, FOAM, "mail", false, false};
    case SORT_PAGE: return (dress){0xFFFFFF, DEEP, "globe-ink", false, false};
    case SORT_VIDEO: return (dress){PAPER, INK, "video", false, true};
    case SORT_COIN: return (dress){PAPER, 0, "coin", false, false};
    case SORT_MESSAGE: break;
    }
    return (dress){PAPER, 0, "plane", false, false};
}

typedef struct {
    float picture;      // width of the picture's column, 0: none
    float more;         // of the button that turns the page, 0: none
    float words;        // width of the words
    float from, detail; // heights
    int rows, need;     // of the text
} fit;

static fit fit_with(ui *u, const sort_item *item, float width, float most, float more) {
    fit f = {.more = more};
    float scale = ui_preferences(u).text_scale;
    f.picture = width > 560 * scale ? PICTURE + 24 : 0;
    f.words = width - 2 * PAD - f.picture - more;
    f.from = item->from.s ? ui_text_height(u, TEXT_NAME, f.words, item->from.s) : 0;
    f.detail = item->detail.s ? ui_text_height(u, TEXT_SMALL, f.words, item->detail.s) : 0;
    float pitch = ui_pitch(u, TEXT_BODY);
    f.need = (int)(ui_text_height(u, TEXT_BODY, f.words, item->text.s) / pitch + 0.5f);
    int room = (int)((most - f.from - f.detail - 36) / pitch);
    f.rows = f.need < room ? f.need : room < 1 ? 1 : room;
    return f;
}

static fit fit_of(ui *u, const sort_item *item, float width, float most) {
    fit f = fit_with(u, item, width, most, 0);
    return f.rows < f.need ? fit_with(u, item, width, most, TARGET + 12) : f;
}

float sort_item_height(ui *u, const sort_item *item, float width, float most) {
    fit f = fit_of(u, item, width, most);
    return fmaxf(f.picture > 0 ? 144 : 0,
                 f.from + f.detail + (float)f.rows * ui_pitch(u, TEXT_BODY) + 36);
}

static void picture(ui *u, const sort_item *item, dress d, rectf at) {
    if (d.framed) {
        ui_card(u, rect_inset(at, -6), 10, item->shown == SORT_VIDEO ? INK : SAND, 3);
    }
    if (item->look.s) {
        ui_face(u, at, item->look.s, MOOD_CALM, FOAM, NULL);
    } else {
        ui_icon(u, item->icon.s ? item->icon.s : d.picture, rect_inset(at, d.framed ? 10 : 4));
    }
    if (item->shown == SORT_VIDEO && (item->icon.s || item->look.s)) {
        ui_icon(u, "video", (rectf){at.x + at.w - 40, at.y + at.h - 40, 48, 48});
    }
}

void sort_item_draw(ui *u, const sort_item *item, rectf at, int *page) {
    dress d = dress_of(item);
    fit f = fit_of(u, item, at.w, at.h);
    ui_card(u, (rectf){at.x - 8, at.y + 6, at.w + 8, at.h}, 28, 0xE6D3AE,
            5); // the next one waits beneath
    ui_card(u, at, 28, d.paper, 10);
    if (d.band) {
        ui_card(u, (rectf){at.x + 10, at.y + 10, at.w - 20, f.from + f.detail + 10}, 20, d.band, 0);
    }
    bool dark = d.band == DEEP || d.band == INK || d.band == CORAL;
    bool has_picture = f.picture > 0 && (item->icon.s || item->look.s || d.picture);
    float x = at.x + PAD;
    if (has_picture) {
        float px = ui_rtl(u) ? at.x + PAD + f.more : at.x + at.w - PAD - PICTURE - f.more;
        float top = d.band ? at.y + f.from + f.detail + 30 : at.y;
        float room = at.y + at.h - top;
        float size = fminf(PICTURE, room - 20);
        picture(u, item, d,
                (rectf){px + (PICTURE - size) / 2, top + (room - size) / 2, size, size});
    }
    x += ui_rtl(u) ? f.picture + f.more : 0;
    float y = at.y + 16;
    if (item->from.s) {
        colour c = d.band == CORAL ? INK : dark ? 0xFFFFFF : BRICK;
        y += ui_text(u, (rectf){x, y, f.words, 0}, TEXT_NAME, c, ALIGN_START, ROLE_TEXT,
                     item->from.s);
    }
    if (item->detail.s) {
        colour c = dark && d.band != CORAL ? FOAM : INK;
        y += ui_text(u, (rectf){x, y, f.words, 0}, TEXT_SMALL, c, ALIGN_START, ROLE_TEXT,
                     item->detail.s);
    }
    y += d.band ? 10 : 2;
    ui_page(u, (rectf){x, y, f.words, 0}, TEXT_BODY, INK, ROLE_ITEM, f.rows, *page, item->text.s);
    if (f.rows < f.need) {
        ui_look look = {.icon = "more", .label = TR(u, "Read on")};
        rectf more = {ui_rtl(u) ? at.x + 12 : at.x + at.w - TARGET - 12, at.y + at.h - TARGET - 12,
                      TARGET, TARGET};
        if (ui_button(u, SORT_ID_MORE, more, look)) {
            *page = (*page + 1) % ui_pages(u, TEXT_BODY, f.words, f.rows, item->text.s);
            ui_dirty(u);
        }
    }
}
