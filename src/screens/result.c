// result: what the child showed, in words; what to try again; a question for a grown-up; then back
// to a bay that has changed.
#include <math.h>

#include "content/curriculum.h"
#include "play/cards.h"
#include "play/stage.h"
#include "screens/aloud.h"
#include "screens/game.h"

enum {
    ID_BAY = UI_ID(0x311, 0),
    ID_AGAIN = UI_ID(0x312, 0),
    ID_TALK = UI_ID(0x313, 0),
    ID_MORE = UI_ID(0x314, 0),
    ID_READ = UI_ID(0x315, 0)
};

typedef struct {
    store_summary sum;
    bool known; // sum is filled in
    bool talk;  // the grown-up's card is shown
    int question;
    int page; // of what the card says
    uint64_t since_ms;
} result_memory;

static void enter(game *g, void *memory) {
    result_memory *m = memory;
    m->known = g->play.row != 0 && store_session_summary(g->store, g->play.row, &m->sum);
}

static const char *count(ui *u, int n) {
    return arena_printf(ui_arena(u), "%d", n);
}

// In words, never a percentage.
static const char *how_it_went(const result_memory *m, ui *u) {
    const store_summary *s = &m->sum;
    if (!m->known || s->first_all == 0) {
        return TR(u, "You went all the way to the end.");
    }
    if (s->signals > 0 && s->noises > 0) {
        return text_fill(
            ui_arena(u),
            TR(u, "You caught {caught} of {signals} and trusted {trusted} of {noises}."), "caught",
            count(u, s->caught), "signals", count(u, s->signals), "trusted", count(u, s->trusted),
            "noises", count(u, s->noises), NULL);
    }
    return text_fill(ui_arena(u),
                     TR(u, "At the first try, {right} of {all} were as they should be."), "right",
                     count(u, s->first_right), "all", count(u, s->first_all), NULL);
}

// NULL where nobody's play was kept: no praise for what was not seen.
static const char *what_next(const result_memory *m, ui *u) {
    const store_summary *s = &m->sum;
    if (!m->known || s->first_all == 0) {
        return NULL;
    }
    if (s->first_right == s->first_all) {
        return TR(u, "Everything right the first time. The bay can rely on you.");
    }
    if (s->signals > 0 && s->signals - s->caught > s->noises - s->trusted) {
        return TR(u, "Next time, look a little longer before you trust.");
    }
    if (s->noises > 0 && s->noises > s->trusted) {
        return TR(u, "Next time, give honest ones a chance: they count as much as tricks.");
    }
    return TR(u, "The others came right when you tried again. That is how keepers learn.");
}

typedef struct {
    text_style style;
    colour c;
    role role;
    float gap;        // below it
    const char *text; // NULL: only lamps
    const char *icon; // stands before it; NULL: the words stand in the middle
    colour slip;      // of a paper of its own; 0: none
    int lit, all;     // a row of lamps
} block;

enum { MAX_BLOCKS = LEVEL_MAX_SKILLS + 6, ICON_W = 52, PAD = 28, SLIP_PAD = 16, LAMP_SIZE = 40 };

// What was caught and trusted, or right at once, as lamps to count; the sentence above says it too.
static size_t tallies(const result_memory *m, ui *u, block *out) {
    const store_summary *s = &m->sum;
    if (!m->known || s->first_all == 0) {
        return 0;
    }
    if (s->signals == 0 || s->noises == 0) {
        out[0] = (block){.gap = 16, .lit = (int)s->first_right, .all = (int)s->first_all};
        return 1;
    }
    out[0] = (block){.style = TEXT_SMALL,
                     .c = INK,
                     .gap = 4,
                     .text = TR(u, "Tricks you caught"),
                     .lit = (int)s->caught,
                     .all = (int)s->signals};
    out[1] = (block){.style = TEXT_SMALL,
                     .c = INK,
                     .gap = 16,
                     .text = TR(u, "Honest ones you trusted"),
                     .lit = (int)s->trusted,
                     .all = (int)s->noises};
    return 2;
}

static size_t showed(game *g, const result_memory *m, ui *u, block *out) {
    const level *l = g->play.level;
    size_t n = 0;
    out[n++] = (block){.style = TEXT_TITLE,
                       .c = BRICK,
                       .role = ROLE_HEADING,
                       .gap = 8,
                       .text = TR(u, "The lamp is lit!")};
    out[n++] = (block){
        .style = TEXT_SMALL, .c = INK, .role = ROLE_TEXT, .gap = 8, .text = how_it_went(m, u)};
    n += tallies(m, u, out + n);
    for (size_t i = 0; i < l->head.n_skills; i++) {
        out[n++] = (block){.style = TEXT_SMALL,
                           .c = INK,
                           .role = ROLE_TEXT,
                           .gap = 6,
                           .text = TR(u, skill_at(l->head.skills[i])->said),
                           .icon = "leaf"};
    }
    const char *next = what_next(m, u);
    if (next) {
        out[n - 1].gap = 14;
        out[n++] =
            (block){.style = TEXT_SMALL, .c = INK, .role = ROLE_TEXT, .text = next, .slip = REASON};
    }
    return n;
}

static size_t talk(game *g, const result_memory *m, ui *u, block *out) {
    const level *l = g->play.level;
    out[0] = (block){.style = TEXT_NAME,
                     .c = BRICK,
                     .role = ROLE_HEADING,
                     .gap = 14,
                     .text = TR(u, "Ask a grown-up, or be asked")};
    out[1] = (block){.style = TEXT_BODY,
                     .c = INK,
                     .role = ROLE_TEXT,
                     .text = l->talk.items[(size_t)m->question % l->talk.n].s};
    return 2;
}

// The row of lamps stands beside its words where there is room, else below them.
static float lamps_size(const block *b, float w) {
    return b->all > 0 ? fminf(LAMP_SIZE, w / (float)b->all) : 0;
}

static float words_width(ui *u, const block *b, float w) {
    if (b->icon) {
        return w - ICON_W;
    }
    if (b->slip) {
        return w - 2 * SLIP_PAD;
    }
    return b->all > 0 && b->text ? fminf(w, ui_text_width(u, b->style, b->text) + 2) : w;
}

static bool lamps_beside(ui *u, const block *b, float w) {
    return b->all > 0 && b->text &&
           words_width(u, b, w) + 20 + (float)b->all * lamps_size(b, w) <= w;
}

static float height_of(ui *u, const block *b, float w) {
    float words = b->text ? ui_text_height(u, b->style, words_width(u, b, w), b->text) : 0;
    float lamps = lamps_size(b, w);
    return lamps_beside(u, b, w) ? fmaxf(words, lamps) : words + lamps + (b->slip ? 16.0f : 0);
}

static void put_lamps(ui *u, const block *b, float x, float y, float size) {
    for (int i = 0; i < b->all; i++) {
        const char *icon = i < b->lit ? "lamp-on" : "lamp-off";
        ui_icon(u, icon, ui_mirror(u, (rectf){x + (float)i * size, y, size - 4, size - 4}));
    }
}

// `at` is as laid out for left-to-right.
static void put(ui *u, const block *b, rectf at) {
    float words = words_width(u, b, at.w);
    float size = lamps_size(b, at.w), row = (float)b->all * size;
    if (b->icon) {
        float y = at.y + (ui_pitch(u, b->style) - 36) / 2;
        ui_icon(u, b->icon, ui_mirror(u, (rectf){at.x, y, 36, 36}));
        ui_text(u, ui_mirror(u, (rectf){at.x + ICON_W, at.y, words, 0}), b->style, b->c,
                ALIGN_START, b->role, b->text);
    } else if (lamps_beside(u, b, at.w)) {
        float h = height_of(u, b, at.w);
        rectf line = {at.x, at.y + (h - ui_pitch(u, b->style)) / 2, words, 0};
        ui_text(u, ui_mirror(u, line), b->style, b->c, ALIGN_START, b->role, b->text);
        put_lamps(u, b, at.x + at.w - row, at.y + (h - size) / 2, size);
    } else {
        float y = at.y + (b->slip ? 8 : 0);
        if (b->slip) {
            ui_card(u, ui_mirror(u, (rectf){at.x, at.y, at.w, height_of(u, b, at.w)}), 18, b->slip,
                    2);
        }
        if (b->text) {
            y += ui_text(u, ui_mirror(u, (rectf){at.x + (at.w - words) / 2, y, words, 0}), b->style,
                         b->c, ALIGN_CENTRE, b->role, b->text);
        }
        put_lamps(u, b, at.x + (at.w - row) / 2, y, size);
    }
}

// The first block of the page after the one that begins with `from`.
static size_t page_end(ui *u, const block *b, size_t n, size_t from, float w, float room) {
    float y = 0;
    size_t i = from;
    while (i < n && (i == from || y + height_of(u, &b[i], w) <= room)) {
        y += height_of(u, &b[i], w) + b[i].gap;
        i++;
    }
    return i;
}

// The lamp catches when the card has come.
static float caught(const result_memory *m, ui *u) {
    return ease_out(ui_ramp(u, m->since_ms + EASE_MS, SLOW_MS));
}

// Its light, behind the card.
static void crest_light(const result_memory *m, ui *u, rectf at) {
    static const struct {
        float wide, blur, alpha;
        colour tint;
    } light[] = {{130, 96, 0.9f, LAMP}, {34, 40, 1, 0xFFE7A0}};
    for (size_t i = 0; !m->talk && i < sizeof light / sizeof *light; i++) {
        ui_glow(u, NULL, rect_inset(at, -light[i].wide), light[i].blur, light[i].tint,
                light[i].alpha * caught(m, u));
    }
}

// On the card's upper edge: the lamp, or a grown-up.
static void crest(const result_memory *m, ui *u, rectf at) {
    ui_card(u, at, at.w / 2, m->talk ? PAPER : DEEP, 5);
    ui_icon(u,
            m->talk               ? "adult"
            : caught(m, u) < 0.2f ? "lamp-off"
                                  : "lamp-on",
            rect_inset(at, m->talk ? 22 : 14));
}

// The blocks on a card as high as they are; what has no room in `area` is turned to.
static void show_card(result_memory *m, ui *u, const block *b, size_t n, rectf area, bool crested) {
    float brow = crested ? 14 : 0; // the crest reaches into the card
    float w = area.w - 2 * PAD - 24;
    float room = area.h - 2 * PAD - brow;
    bool paged = page_end(u, b, n, 0, w, room) < n;
    room -= paged ? TARGET + 8 : 0;
    size_t from = 0, to = page_end(u, b, n, 0, w, room);
    for (int i = 0; i < m->page && to < n; i++) {
        from = to;
        to = page_end(u, b, n, from, w, room);
    }
    float h = 0;
    for (size_t i = from; i < to; i++) {
        h += height_of(u, &b[i], w) + (i + 1 < to ? b[i].gap : 0);
    }
    rectf card = {area.x, area.y, area.w, paged ? area.h : h + 2 * PAD + brow};
    card.y += (area.h - card.h) * 0.4f;
    ui_coming in = ui_arrive(u, b[0].text, 0, EASE_MS);
    rectf top = {card.x + card.w / 2 - 52, card.y - 64, 104, 104};
    if (crested) {
        crest_light(m, u, top);
    }
    ui_card(u, card, 32, m->talk ? FOAM : PAPER, 10);
    if (crested) {
        crest(m, u, top);
    }
    float y = card.y + PAD + brow;
    for (size_t i = from; i < to; i++) {
        put(u, &b[i], (rectf){card.x + (card.w - w) / 2, y, w, 0});
        y += height_of(u, &b[i], w) + b[i].gap;
    }
    ui_arrived(u, in, 0, ui_h(u) - card.y);
    rectf more = ui_mirror(
        u, (rectf){card.x + card.w - TARGET - 24, card.y + card.h - TARGET - 20, TARGET, TARGET});
    if (paged &&
        ui_button(u, ID_MORE, more, (ui_look){.icon = "more", .label = TR(u, "Read on")})) {
        m->page = to < n ? m->page + 1 : 0;
        ui_dirty(u);
    }
}

static void frame(game *g, void *memory, ui *u) {
    result_memory *m = memory;
    if (!g->play.level) {
        game_home(g, game_base(g));
        return;
    }
    if (m->since_ms == 0) {
        m->since_ms = ui_now(u);
        ui_play(u, SOUND_LAMP);
    }
    float button_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 24);
    float top = stage_apron_top(u, button_h);
    bool large = ui_preferences(u).text_scale > 1.2f;
    stage_back(u, g->play.level->set.s, NULL, 0.3f);
    if (!large) {
        ui_puppet(u, ui_mirror(u, (rectf){170, 0, 0, 0}).x, top - 12, 0.66f, g->player.look,
                  MOOD_HAPPY, "wave", ui_rtl(u) ? -1 : 1, g->player.name);
        float t = ease_out(ui_ramp(u, m->since_ms, SLOW_MS));
        rectf lantern = ui_mirror(u, (rectf){ui_w(u) - 210, top - 240, 80, 100});
        ui_glow(u, NULL, lantern, 60, LAMP, t);
        ui_puppet(u, lantern.x + 40, top - 12, 0.56f, "pip", MOOD_HAPPY, NULL, 0, TR(u, "Pip"));
    }
    stage_front(u, top);
    float w = large ? ui_w(u) - 2 * MARGIN : fminf(720, ui_w(u) - 2 * 280);
    block blocks[MAX_BLOCKS];
    size_t n = m->talk ? talk(g, m, u, blocks) : showed(g, m, u, blocks);
    float y = large ? 40 : 84; // the crest stands above it
    show_card(m, u, blocks, n, (rectf){(ui_w(u) - w) / 2, y, w, top - y - 20}, !large);
    rectf room = stage_apron_room(u, top);
    ui_look looks[] = {
        {.icon = "home-ink",
         .label = game_base(g) == &screen_bay ? TR(u, "To the bay") : TR(u, "Back")},
        {.icon = "adult", .label = m->talk ? TR(u, "Another question") : TR(u, "For a grown-up")},
        {.icon = "again", .label = TR(u, "Play again")}};
    const ui_id ids[] = {ID_BAY, ID_TALK, ID_AGAIN};
    float widths[3];
    float all = 0;
    for (int i = 0; i < 3; i++) {
        widths[i] = ui_button_width(u, looks[i]);
        all += widths[i];
    }
    float fixed = TARGET + 3 * GUTTER;
    float squeeze = all + fixed > room.w ? (room.w - fixed) / all : 1;
    float x = room.x + (room.w - all * squeeze - fixed) / 2;
    int used = -1;
    for (int i = 0; i < 3; i++) {
        rectf at = ui_mirror(u, (rectf){x, room.y, widths[i] * squeeze, button_h});
        if (squeeze < 1) {
            looks[i].icon = NULL;
        }
        used = ui_button(u, ids[i], at, looks[i]) ? i : used;
        x += widths[i] * squeeze + GUTTER;
    }
    ui_button(u, ID_READ, ui_mirror(u, (rectf){x, room.y, TARGET, button_h}), aloud_look(g, u));
    if (used == 1) {
        m->question += m->talk;
        m->talk = true;
        m->page = 0;
        ui_dirty(u);
    } else if (used == 2) {
        if (game_start_again(g)) {
            game_replace(g, &screen_play);
        }
    } else if (used == 0 || ui_back(u)) {
        game_home(g, game_base(g));
    }
}

const screen screen_result = {"result", sizeof(result_memory), enter, frame, NULL};
