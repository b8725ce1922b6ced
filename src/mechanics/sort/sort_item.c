// The words of the thing that is to be sorted, laid on what it is cut from (sort_paper.c).
#include <math.h>

#include "mechanics/sort/sort_show.h"

enum { PAD = 28, PICTURE = 104, EDGES = 36 };

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
    bool dressed;       // it looks like what it is; large words need the margins
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
                    float more, bool dressed) {
    sort_paper paper = sort_paper_of(item);
    float margins = dressed ? paper.top + paper.low : 0;
    fit f = {.more = more};
    most -= margins;
    float scale = ui_preferences(u).text_scale;
    f.picture = width > 560 * scale ? PICTURE + 24 : 0;
    f.words = width - 2 * PAD - f.picture - more;
    f.from = item->from.s ? ui_text_height(u, TEXT_NAME, f.words, item->from.s) : 0;
    f.detail = item->detail.s ? ui_text_height(u, TEXT_SMALL, f.words, item->detail.s) : 0;
    float pitch = ui_pitch(u, TEXT_BODY);
    int need = (int)(ui_text_height(u, TEXT_BODY, f.words, item->text.s) / pitch + 0.5f);
    float room = most - f.from - f.detail - EDGES;
    f.apart = first || room < pitch;
    f.dressed = !f.apart && (dressed || paper.top + paper.low <= 0);
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
    f.height = fmaxf(f.picture > 0 && !f.apart ? PICTURE + 40 : 0, f.height) + margins;
    return f;
}

static fit fit_of(ui *u, const sort_item *item, const char *first, float width, float most) {
    const float slim = 0.85f; // taller, it would crowd out the places
    fit f = fit_with(u, item, first, width, most * slim, 0, true);
    if (f.pages > 1 || f.apart) {
        f = fit_with(u, item, first, width, most, 0, false);
    }
    return f.pages > 1 ? fit_with(u, item, first, width, most, TARGET + 12, false) : f;
}

float sort_item_height(ui *u, const sort_item *item, const char *first, float width, float most) {
    return fit_of(u, item, first, width, most).height;
}

enum { BUBBLE_PAD = 10, TAG_PAD = 12 };

static void words_together(ui *u, const sort_item *item, fit f, rectf at, int page) {
    sort_paper paper = sort_paper_of(item);
    bool phone = item->shown == SORT_MESSAGE && f.dressed;
    bool dark = f.dressed && (paper.band == DEEP || paper.band == INK || phone);
    float y = at.y;
    if (item->from.s) {
        colour c = dark ? WHITE : paper.band == CORAL ? INK : BRICK;
        y += ui_text(u, (rectf){at.x, y, at.w, 0}, TEXT_NAME, c, ALIGN_START, ROLE_TEXT,
                     item->from.s);
    }
    if (item->detail.s) { // where it comes from or leads to: on a page, in its address line
        bool line = item->shown == SORT_PAGE && f.dressed;
        if (line) {
            ui_card(u, (rectf){at.x - TAG_PAD, y, at.w + 2 * TAG_PAD, f.detail}, 16, WHITE, 0);
        }
        y += ui_text(u, (rectf){at.x, y, at.w, 0}, TEXT_SMALL, dark && !line ? FOAM : INK,
                     ALIGN_START, ROLE_TEXT, item->detail.s);
    }
    y += paper.band || phone ? 10 : 2;
    if (phone) {
        float h = (float)f.rows * ui_pitch(u, TEXT_BODY) + BUBBLE_PAD;
        sort_paper_bubble(u, (rectf){at.x - 16, y, at.w + 32, h});
        y += BUBBLE_PAD / 2;
    }
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

static bool pictured(const sort_item *item) {
    return item->icon.s || item->look.s || sort_paper_of(item).picture || item->shown == SORT_MAIL;
}

void sort_item_draw(ui *u, const sort_item *item, const char *first, rectf at, float most,
                    int *page) {
    sort_paper paper = sort_paper_of(item);
    fit f = fit_of(u, item, first, at.w, most);
    float band = f.from + f.detail + 14;
    ui_card(u, (rectf){at.x - 8, at.y + 6, at.w + 8, at.h}, 28, 0xE6D3AE,
            5); // the next one waits beneath
    if (f.dressed) {
        sort_paper_below(u, item, at, band);
    } else {
        ui_card(u, at, 28, PAPER, 10);
    }
    float top = at.y + 16 + (f.dressed ? paper.top : 0);
    bool at_right = paper.lead == ui_rtl(u); // the picture
    if (f.picture > 0 && pictured(item)) {
        bool under = paper.band && f.dressed && item->shown != SORT_MAIL; // the band is whole
        float px = at_right ? at.x + at.w - PAD - PICTURE - (ui_rtl(u) ? 0 : f.more)
                            : at.x + PAD + (ui_rtl(u) ? f.more : 0);
        float from = under ? at.y + band + 16 : at.y;
        float room = at.y + at.h - (f.dressed ? paper.low * 0.5f : 0) - from;
        float size = fminf(PICTURE, room - 24);
        sort_paper_picture(
            u, item, (rectf){px + (PICTURE - size) / 2, from + (room - size) / 2, size, size});
    }
    rectf words = {at.x + PAD + (at_right ? 0 : f.picture) + (ui_rtl(u) ? f.more : 0), top, f.words,
                   0};
    if (f.apart) {
        words_apart(u, item, first, f, most, words, *page);
    } else {
        words_together(u, item, f, words, *page);
    }
    if (f.dressed) {
        sort_paper_above(u, item, at, ui_rtl(u) ? words.x + words.w : words.x);
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
