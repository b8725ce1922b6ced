// Choices: cards with an icon tab and words, laid in columns while the words fit, as a list where
// they are large, and page by page where not even that has room. Words are never cut.
#include <math.h>

#include "ui/ui_state.h"

enum { RADIUS = 24, LINES_BESIDE = 3, MORE = 60, MAX_COLUMNS = 3, DEAL_MS = 120 };

// How a card's words and icon share its width.
typedef struct {
    float tab, words; // widths
} split;

static split split_of(const ui *u, float w, ui_look look) {
    bool roomy = look.icon && w >= 300 * u->prefs.text_scale;
    float tab = roomy ? 96 : look.icon && w >= 220 * u->prefs.text_scale ? 64 : 0;
    return (split){tab, w - (tab > 0 ? tab + 8 : 0) - 40};
}

static text_style label_style(const ui_look *look) {
    return look->note ? TEXT_NAME : TEXT_SMALL;
}

static float words_height(ui *u, split s, ui_look look) {
    float h = ui_text_height(u, label_style(&look), s.words, look.label);
    return h + (look.note ? ui_text_height(u, TEXT_SMALL, s.words, look.note) : 0);
}

static float choice_height(ui *u, float w, ui_look look) {
    float words = words_height(u, split_of(u, w, look), look);
    return fmaxf(words + 24, look.icon ? 96 : TARGET);
}

static void tab(ui *u, ui_state s, rectf p, float w, const char *icon) {
    rectf at = {ui_rtl(u) ? p.x + p.w - 8 - w : p.x + 8, p.y + 8, w, p.h - 16};
    float size = fminf(w, at.h) * 2 / 3;
    ui_card(u, at, 18, s.focused ? LIT : TAB, 0);
    ui_icon(u, icon, (rectf){at.x + (at.w - size) / 2, at.y + (at.h - size) / 2, size, size});
}

bool ui_choice(ui *u, ui_id id, rectf at, ui_look look) {
    ui_state s = ui_take(u, id, at, look.disabled ? TAKES_NOTHING : 0);
    rectf p = ui_sheet(u, s, at, RADIUS, look);
    draw_item *mark = ui_mark(u, id, at, ROLE_CHOICE, look.label, ui_flags(s, look));
    if (mark) {
        mark->value = look.note;
    }
    split parts = split_of(u, p.w, look);
    float lead = 20;
    if (parts.tab > 0) {
        tab(u, s, p, parts.tab, look.icon);
        lead += ui_rtl(u) ? 0 : parts.tab + 8;
    }
    rectf words = {p.x + lead, p.y + (p.h - words_height(u, parts, look)) / 2, parts.words, 0};
    words.y += ui_text(u, words, label_style(&look), ui_word_colour(&look), ALIGN_START, ROLE_NONE,
                       look.label);
    if (look.note) {
        ui_text(u, words, TEXT_SMALL, FAINT, ALIGN_START, ROLE_NONE, look.note);
    }
    return ui_press(u, s, look);
}

typedef struct {
    int cols, rows;
    float w, h;   // of a card; h: of the tallest
    float uneven; // of all, were each row only as tall as it must be
} grid;

// As tall as the tallest card among [from, to) must be.
static float needed(ui *u, float w, const ui_look *looks, int from, int to) {
    float h = 0;
    for (int i = from; i < to; i++) {
        h = fmaxf(h, choice_height(u, w, looks[i]));
    }
    return h;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

static grid grid_of(ui *u, float width, const ui_look *looks, int n, int cols) {
    grid g = {.cols = cols, .rows = (n + cols - 1) / cols, .uneven = -GUTTER};
    g.w = (width - (float)(cols - 1) * GUTTER) / (float)cols;
    for (int i = 0; i < n; i += cols) {
        float h = needed(u, g.w, looks, i, least(i + cols, n));
        g.h = fmaxf(g.h, h);
        g.uneven += h + GUTTER;
    }
    return g;
}

static float rows_height(int rows, float h) {
    return (float)rows * (h + GUTTER) - GUTTER;
}

static bool few_lines(ui *u, text_style s, float width, const char *text) {
    const paragraph *p = ui_lay(u, s, fmaxf(width, 1), text);
    return p && !p->broken && p->n <= LINES_BESIDE;
}

static bool legible(ui *u, grid g, const ui_look *looks, int n) {
    for (int i = 0; i < n; i++) {
        float w = split_of(u, g.w, looks[i]).words;
        if (!few_lines(u, label_style(&looks[i]), w, looks[i].label) ||
            (looks[i].note && !few_lines(u, TEXT_SMALL, w, looks[i].note))) {
            return false;
        }
    }
    return true;
}

// As many columns as leave every card its words on few lines, and as leave no row half empty for
// nothing: four are two and two. What is too tall for one page has rows that fit one, and is as low
// as can be.
static grid best_grid(ui *u, float width, float height, const ui_look *looks, int n) {
    grid best = grid_of(u, width, looks, n, 1);
    for (int most = n < MAX_COLUMNS ? n : MAX_COLUMNS; most > 1; most--) {
        int rows = (n + most - 1) / most;
        grid g = grid_of(u, width, looks, n, (n + rows - 1) / rows);
        if (g.cols < 2 || !legible(u, g, looks, n)) {
            continue;
        }
        if (rows_height(g.rows, g.h) <= height) {
            return g;
        }
        bool rows_fit = g.h <= height, best_rows_fit = best.h <= height;
        bool better = rows_fit == best_rows_fit ? g.uneven < best.uneven : rows_fit;
        best = better ? g : best;
    }
    return best;
}

float ui_choices_height(ui *u, float width, const ui_look *looks, int n) {
    grid g = best_grid(u, width, 1e6f, looks, n);
    return rows_height(g.rows, g.h);
}

// --- pages ---

// The page this set was on in the frame before; the first, for a set that comes anew.
static int *page_of(ui *u, ui_id first) {
    paged *oldest = &u->paged[0];
    for (size_t i = 0; i < UI_PAGED_MAX; i++) {
        paged *p = &u->paged[i];
        if (p->first == first && p->seen + 1 >= u->frames) {
            p->seen = u->frames;
            return &p->page;
        }
        oldest = p->seen < oldest->seen ? p : oldest;
    }
    *oldest = (paged){first, 0, u->frames};
    return &oldest->page;
}

static bool hinted_outside(const ui_look *looks, int n, int from, int to) {
    for (int i = 0; i < n; i++) {
        if (looks[i].hinted && (i < from || i >= to)) {
            return true;
        }
    }
    return false;
}

// Where the page that begins at `from` ends: as many rows as fit, at least one.
static int page_end(ui *u, grid g, float height, const ui_look *looks, int n, int from) {
    float y = 0;
    int end = from;
    while (end < n) {
        int next = least(end + g.cols, n);
        y += needed(u, g.w, looks, end, next);
        if (end > from && y > height + 1) {
            break;
        }
        y += GUTTER;
        end = next;
    }
    return end;
}

typedef struct {
    grid g;
    rectf area;   // left for the cards
    int from, to; // choices shown
} shown;

// The button that leads on; what is read of it tells which page this is.
static bool more(ui *u, ui_id id, rectf area, ui_look look, int page, int pages) {
    float h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 8);
    float w = ui_button_width(u, look);
    rectf at = {ui_rtl(u) ? area.x : area.x + area.w - w,
                fminf(area.y + (area.h - h) / 2, u->list.h - h), w, h};
    size_t first = u->list.n;
    bool used = ui_button(u, id, at, look);
    for (size_t i = first; i < u->list.n; i++) {
        if (u->list.items[i].role == ROLE_BUTTON) {
            u->list.items[i].value =
                // Translators: a count, as in "page 2 of 3".
                text_fill(u->frame, TR(u, "{n} of {all}"), "n", arena_printf(u->frame, "%d", page),
                          "all", arena_printf(u->frame, "%d", pages), NULL);
        }
    }
    return used;
}

static shown turn_pages(ui *u, ui_id first, rectf area, const ui_look *looks, int n) {
    ui_look look = {.icon = "more", .label = TR(u, "More"), .press = SOUND_PAPER};
    float more_w = ui_button_width(u, look);
    shown s = {.area = area};
    s.area.w -= more_w + GUTTER;
    s.area.x += ui_rtl(u) ? more_w + GUTTER : 0;
    s.g = best_grid(u, s.area.w, area.h, looks, n);
    int *page = page_of(u, first);
    int wanted = u->wanted >= first && u->wanted < first + (ui_id)n ? (int)(u->wanted - first) : -1;
    int pages = 0;
    for (int from = 0; from < n; pages++) {
        int to = page_end(u, s.g, area.h, looks, n, from);
        if (wanted >= from && wanted < to) { // the screen sends the focus there
            *page = pages;
        }
        if (pages == *page || pages == 0) {
            s.from = from;
            s.to = to;
        }
        from = to;
    }
    *page = *page < pages ? *page : 0;
    if (pages > 1) {
        look.hinted = hinted_outside(looks, n, s.from, s.to);
        if (more(u, first + MORE, area, look, *page + 1, pages)) {
            *page = (*page + 1) % pages;
            ui_dirty(u);
        }
    }
    return s;
}

// One after another from below the canvas; the last sets out DEAL_MS after the first.
static bool dealt(ui *u, ui_id id, rectf at, ui_look look, int i, int n) {
    ui_coming c = ui_arrive(u, arena_printf(u->frame, "choice %u %s", id, look.label),
                            n > 1 ? DEAL_MS * i / (n - 1) : 0, SWIFT_MS);
    bool used = ui_choice(u, id, at, look);
    ui_arrived(u, c, 0, u->list.h - at.y + 40);
    return used;
}

int ui_choices(ui *u, ui_id first, rectf area, const ui_look *looks, int n) {
    const float roomy = 120; // cards grow no further than this, however much room there is
    if (n < 1) {
        return -1;
    }
    shown s = {best_grid(u, area.w, area.h, looks, n), area, 0, n};
    if (s.g.uneven > area.h + 1) {
        s = turn_pages(u, first, area, looks, n);
    }
    int cols = s.g.cols;
    grid g = grid_of(u, s.area.w, looks + s.from, s.to - s.from, cols);
    float share = (s.area.h + GUTTER) / (float)g.rows - GUTTER;
    float h = fmaxf(g.h, fminf(fminf(g.h + 24, share), roomy));
    bool even = rows_height(g.rows, h) <= s.area.h + 1;
    float tall = even ? rows_height(g.rows, h) : g.uneven;
    // A card taller than the area rises above it rather than sink below the canvas.
    float y =
        tall <= s.area.h ? s.area.y + (s.area.h - tall) / 2 : fmaxf(8, s.area.y + s.area.h - tall);
    int used = -1;
    for (int row = s.from; row < s.to; row += cols) {
        int end = least(row + cols, s.to);
        float row_h = even ? h : needed(u, g.w, looks, row, end);
        for (int i = row; i < end; i++) {
            int col = ui_rtl(u) ? cols - 1 - (i - row) : i - row;
            rectf at = {s.area.x + (float)col * (g.w + GUTTER), y, g.w, row_h};
            used = dealt(u, first + (ui_id)i, at, looks[i], i - s.from, s.to - s.from) ? i : used;
        }
        y += row_h + GUTTER;
    }
    return used;
}
