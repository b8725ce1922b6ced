// The thing that is to be sorted, shown as what it is: a letter with an address, a page with its
// bar, a photo in its frame, a poster, a video, a coin.
#include <math.h>

#include "mechanics/sort/sort_show.h"

enum { PAD = 28, PICTURE = 104, EDGES = 36 };

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
    text_style style;
    const char *text;
} section;

// From whom, the smaller line, and what it says: together where they fit, with the last in pages;
// else one after the other, all in pages.
enum { SECTIONS = 4 };

typedef struct {
    float picture;      // width of the picture's column, 0: none
    float more;         // of the button that turns the page, 0: none
    float words;        // width of the words
    float from, detail; // heights
    bool apart;         // one section a page
    int rows;           // of the text; apart: of a page of it
    int pages;          // in all
    float height;
} fit;

static section section_at(const sort_item *item, const char *first, int i) {
    const section all[SECTIONS] = {{TEXT_BODY, first},
                                   {TEXT_NAME, item->from.s},
                                   {TEXT_SMALL, item->detail.s},
                                   {TEXT_BODY, item->text.s}};
    return all[i];
}

static int rows_of(ui *u, text_style style, float room) {
    int rows = (int)(room / ui_pitch(u, style));
    return rows < 1 ? 1 : rows;
}

static int section_pages(ui *u, section s, fit f, float most) {
    return s.text ? ui_pages(u, s.style, f.words, rows_of(u, s.style, most - EDGES), s.text) : 0;
}

static fit fit_with(ui *u, const sort_item *item, const char *first, float width, float most,
                    float more) {
    fit f = {.more = more};
    float scale = ui_preferences(u).text_scale;
    f.picture = width > 560 * scale ? PICTURE + 24 : 0;
    f.words = width - 2 * PAD - f.picture - more;
    f.from = item->from.s ? ui_text_height(u, TEXT_NAME, f.words, item->from.s) : 0;
    f.detail = item->detail.s ? ui_text_height(u, TEXT_SMALL, f.words, item->detail.s) : 0;
    float pitch = ui_pitch(u, TEXT_BODY);
    int need = (int)(ui_text_height(u, TEXT_BODY, f.words, item->text.s) / pitch + 0.5f);
    float room = most - f.from - f.detail - EDGES;
    f.apart = first || room < pitch;
    f.rows = rows_of(u, TEXT_BODY, f.apart ? most - EDGES : room);
    f.rows = need < f.rows ? need : f.rows;
    f.height = (f.apart ? 0 : f.from + f.detail) + (float)f.rows * pitch + EDGES;
    f.pages = f.apart ? 0 : ui_pages(u, TEXT_BODY, f.words, f.rows, item->text.s);
    for (int i = 0; f.apart && i < SECTIONS; i++) {
        section s = section_at(item, first, i);
        f.pages += section_pages(u, s, f, most);
        f.height = s.text ? fmaxf(f.height,
                                  fminf(most, ui_text_height(u, s.style, f.words, s.text) + EDGES))
                          : f.height;
    }
    f.height = fmaxf(f.picture > 0 && !f.apart ? PICTURE + 40 : 0, f.height);
    return f;
}

static fit fit_of(ui *u, const sort_item *item, const char *first, float width, float most) {
    fit f = fit_with(u, item, first, width, most, 0);
    return f.pages > 1 ? fit_with(u, item, first, width, most, TARGET + 12) : f;
}

float sort_item_height(ui *u, const sort_item *item, const char *first, float width, float most) {
    return fit_of(u, item, first, width, most).height;
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

static void words_together(ui *u, const sort_item *item, dress d, fit f, rectf at, int page) {
    bool dark = d.band == DEEP || d.band == INK || d.band == CORAL;
    float y = at.y;
    if (item->from.s) {
        colour c = d.band == CORAL ? INK : dark ? 0xFFFFFF : BRICK;
        y += ui_text(u, (rectf){at.x, y, at.w, 0}, TEXT_NAME, c, ALIGN_START, ROLE_TEXT,
                     item->from.s);
    }
    if (item->detail.s) {
        colour c = dark && d.band != CORAL ? FOAM : INK;
        y += ui_text(u, (rectf){at.x, y, at.w, 0}, TEXT_SMALL, c, ALIGN_START, ROLE_TEXT,
                     item->detail.s);
    }
    y += d.band ? 10 : 2;
    ui_page(u, (rectf){at.x, y, at.w, 0}, TEXT_BODY, INK, ROLE_ITEM, f.rows, page, item->text.s);
}

static void words_apart(ui *u, const sort_item *item, const char *first, fit f, float most,
                        rectf at, int page) {
    for (int i = 0; i < SECTIONS; i++) {
        section s = section_at(item, first, i);
        int pages = section_pages(u, s, f, most);
        if (page < pages) {
            colour c = s.style == TEXT_NAME ? BRICK : INK;
            ui_page(u, at, s.style, c, ROLE_ITEM, rows_of(u, s.style, most - EDGES), page, s.text);
            return;
        }
        page -= pages;
    }
}

void sort_item_draw(ui *u, const sort_item *item, const char *first, rectf at, float most,
                    int *page) {
    dress d = dress_of(item);
    fit f = fit_of(u, item, first, at.w, most);
    ui_card(u, (rectf){at.x - 8, at.y + 6, at.w + 8, at.h}, 28, 0xE6D3AE,
            5); // the next one waits beneath
    ui_card(u, at, 28, d.paper, 10);
    bool band = d.band && !f.apart;
    if (band) {
        ui_card(u, (rectf){at.x + 10, at.y + 10, at.w - 20, f.from + f.detail + 10}, 20, d.band, 0);
    }
    if (f.picture > 0 && (item->icon.s || item->look.s || d.picture)) {
        float px = ui_rtl(u) ? at.x + PAD + f.more : at.x + at.w - PAD - PICTURE - f.more;
        float top = band ? at.y + f.from + f.detail + 30 : at.y;
        float room = at.y + at.h - top;
        float size = fminf(PICTURE, room - 20);
        picture(u, item, d,
                (rectf){px + (PICTURE - size) / 2, top + (room - size) / 2, size, size});
    }
    rectf words = {at.x + PAD + (ui_rtl(u) ? f.picture + f.more : 0), at.y + 16, f.words, 0};
    if (f.apart) {
        words_apart(u, item, first, f, most, words, *page);
    } else {
        words_together(u, item, d, f, words, *page);
    }
    if (f.pages > 1) {
        ui_look look = {.icon = "more", .label = TR(u, "Read on")};
        rectf more = {ui_rtl(u) ? at.x + 12 : at.x + at.w - TARGET - 12, at.y + at.h - TARGET - 12,
                      TARGET, TARGET};
        if (ui_button(u, SORT_ID_MORE, more, look)) {
            *page = (*page + 1) % f.pages;
            ui_dirty(u);
        }
    }
}
