// settings: the keeper's workbench. What changes at once and is kept for this machine, in sections;
// a row is a line of the table, and beside the rows lies a picture of what the one in focus does.
#include <math.h>

#include "screens/game.h"
#include "screens/workbench.h"

enum {
    ID_BACK = UI_ID(0x330, 0),
    ID_MORE = UI_ID(0x331, 0),
    ID_ROW = UI_ID(0x332, 0),
    ID_LANG = UI_ID(0x333, 0),
    ID_TAB = UI_ID(0x334, 0)
};
enum { ROW_GAP = 20, TAB_GAP = 12, SAMPLE_W = 470 };

typedef enum {
    SECTION_WORDS,
    SECTION_PICTURES,
    SECTION_SOUND,
    SECTION_PLAYING,
    SECTION_COUNT
} section;
typedef enum {
    ROW_LANGUAGE,
    ROW_PERCENT,
    ROW_LOUDNESS,
    ROW_SWITCH,
    ROW_SCAN,
    ROW_KEYS,
    ROW_KEPT,
    ROW_PACKS
} row_kind;

static const struct {
    const char *icon, *name;
} SECTIONS[SECTION_COUNT] = {
    [SECTION_WORDS] = {"text", N_("Words")},
    [SECTION_PICTURES] = {"look", N_("Pictures")},
    [SECTION_SOUND] = {"music", N_("Sound")},
    // Translators: a part of the settings: the keys, and playing with one switch.
    [SECTION_PLAYING] = {"keys", N_("Playing")},
};

typedef struct {
    section section;
    row_kind kind;
    setting_id id;
    const char *icon, *label, *does;
} row;

static const row ROWS[] = {
    {SECTION_WORDS, ROW_LANGUAGE, SETTING_LANG, "globe", N_("Language"),
     N_("Everything is said and written in this language.")},
    {SECTION_WORDS, ROW_PERCENT, SETTING_TEXT_SCALE, "text", N_("Text size"),
     N_("This is how large the words are now.")},
    {SECTION_PICTURES, ROW_SWITCH, SETTING_REDUCED_MOTION, "motion", N_("Less motion"),
     N_("Things fade in and out. They do not move about.")},
    {SECTION_PICTURES, ROW_SWITCH, SETTING_HIGH_CONTRAST, "contrast", N_("Strong contrast"),
     N_("Words are dark on white, and paper has a dark edge.")},
    {SECTION_PICTURES, ROW_SWITCH, SETTING_FULLSCREEN, "screen", N_("Full screen"),
     N_("The game fills the whole screen.")},
    {SECTION_SOUND, ROW_LOUDNESS, SETTING_MUSIC, "music", N_("Music"), N_("The harbour band.")},
    {SECTION_SOUND, ROW_LOUDNESS, SETTING_SOUNDS, "bell", N_("Sounds"),
     N_("Paper, stamps and lamps.")},
    {SECTION_SOUND, ROW_LOUDNESS, SETTING_VOICE, "voice", N_("Voice"), N_("Reading aloud.")},
    // Translators: a way of playing for whoever can press one button only.
    {SECTION_PLAYING, ROW_SCAN, SETTING_SCAN, "switch", N_("One switch"),
     N_("The light goes from one thing to the next by itself. Any key or press takes the one it is "
        "on.")},
    {SECTION_PLAYING, ROW_KEYS, SETTING_KEYS, "keys", N_("Keys"),
     N_("Choose the keys that you like best.")},
    // Translators: what the game remembers about its players.
    {SECTION_PLAYING, ROW_KEPT, SETTING_COUNT, "shield", N_("What is kept"),
     N_("What the game remembers, and where.")},
    {SECTION_PLAYING, ROW_PACKS, SETTING_COUNT, "boat-yes", N_("Levels from elsewhere"),
     N_("For grown-ups: packs of levels that others made.")},
};
enum { ROWS_N = sizeof ROWS / sizeof *ROWS };

typedef struct {
    int open, page;
    int shown; // the row whose picture lies there
} settings_memory;

static ui_id row_id(int i) {
    return ROWS[i].kind == ROW_LANGUAGE ? ID_LANG : ID_ROW + (ui_id)i;
}

static bool row_focused(const ui *u, int i) {
    ui_id id = ui_focused(u);
    return id == row_id(i) ||
           (ROWS[i].kind == ROW_LANGUAGE && id >= ID_LANG && id < ID_LANG + language_count());
}

// `at` is mirrored already.
static bool languages(game *g, ui *u, rectf at) {
    size_t n = language_count();
    float w = (at.w - (float)(n - 1) * TAB_GAP) / (float)n;
    for (size_t i = 0; i < n; i++) {
        const language *l = language_at(i);
        float along = (float)(ui_rtl(u) ? n - 1 - i : i) * (w + TAB_GAP);
        ui_look look = {.label = l->name, .chosen = l == g->settings.lang};
        if (ui_button(u, ID_LANG + (ui_id)i, (rectf){at.x + along, at.y, w, at.h}, look) &&
            !look.chosen) {
            return game_language(g, l->code);
        }
    }
    return false;
}

// How long the light stays.
static const char *scan_time(ui *u, int tenths) {
    if (tenths == 0) {
        // Translators: playing with one switch is off.
        return TR(u, "off");
    }
    // Translators: so many seconds, short: "2.5 s".
    return text_fill(ui_arena(u), TR(u, "{n} s"), "n",
                     arena_printf(ui_arena(u), "%d.%d", tenths / 10, tenths % 10), NULL);
}

static bool is_locked(const game *g, const row *r) {
    return r->id < SETTING_COUNT && g->wishes[r->id].locked;
}

static const char *value_of(const game *g, ui *u, const row *r) {
    int v = r->id < SETTING_VALUES ? setting_get(&g->settings, r->id) : 0;
    switch (r->kind) {
    case ROW_LANGUAGE: return g->settings.lang->name;
    case ROW_PERCENT: return arena_printf(ui_arena(u), "%d %%", v);
    case ROW_LOUDNESS:
        // Translators: the loudness of music, sounds or voice.
        return v == 0 ? TR(u, "off") : arena_printf(ui_arena(u), "%d", v);
    case ROW_SWITCH: return v ? TR(u, "On") : TR(u, "Off");
    case ROW_SCAN: return scan_time(u, v);
    case ROW_KEYS:
    case ROW_KEPT:
    case ROW_PACKS: break;
    }
    return "";
}

// What may not be changed here lies flat, with a lock. It can have the focus all the same, so that
// the card beside it says why.
static void locked_row(const game *g, ui *u, int i, rectf at) {
    enum { PAD = 20, LOCK = 44 };
    const row *r = &ROWS[i];
    const char *label = TR(u, r->label), *value = value_of(g, u, r);
    size_t mark = ui_list(u)->n;
    ui_state s = ui_target(u, row_id(i), at, ROLE_BUTTON, label, 0);
    if (mark < ui_list(u)->n) {
        ui_list(u)->items[mark].value = value;
        ui_list(u)->items[mark].flags |= DRAW_DISABLED;
    }
    rectf p = ui_sheet(u, s, at, 20, (ui_look){.idle = true});
    float value_w = *value ? ui_text_width(u, TEXT_NAME, value) + 2 : 0;
    float lock_x = ui_rtl(u) ? p.x + PAD : p.x + p.w - PAD - LOCK;
    ui_icon(u, "lock", (rectf){lock_x, p.y + (p.h - LOCK) / 2, LOCK, LOCK});
    float value_x = ui_rtl(u) ? lock_x + LOCK + 12 : lock_x - 12 - value_w;
    if (*value) {
        ui_label(u, (rectf){value_x, p.y, value_w, p.h}, TEXT_NAME, INK, ROLE_NONE, value);
    }
    float w = p.w - 2 * PAD - LOCK - 24 - value_w;
    float h = ui_text_height(u, TEXT_SMALL, w, label);
    rectf words = {ui_rtl(u) ? p.x + p.w - PAD - w : p.x + PAD, p.y + (p.h - h) / 2, w, h};
    ui_text(u, words, TEXT_SMALL, INK, ALIGN_START, ROLE_NONE, label);
}

static bool draw_row(game *g, ui *u, int i, rectf at) {
    const row *r = &ROWS[i];
    if (is_locked(g, r)) {
        locked_row(g, u, i, at);
        return false;
    }
    const char *label = TR(u, r->label), *value = value_of(g, u, r);
    int v = r->id < SETTING_VALUES ? setting_get(&g->settings, r->id) : 0;
    bool on = v != 0, changed = false;
    switch (r->kind) {
    case ROW_LANGUAGE: return languages(g, u, at);
    case ROW_SWITCH:
        changed = ui_switch(u, row_id(i), at, label, &on);
        v = on;
        break;
    case ROW_PERCENT: changed = ui_slider(u, row_id(i), at, label, value, &v, 100, 200, 25); break;
    case ROW_LOUDNESS: changed = ui_slider(u, row_id(i), at, label, value, &v, 0, 10, 1); break;
    case ROW_SCAN: changed = ui_slider(u, row_id(i), at, label, value, &v, 0, SCAN_MOST, 5); break;
    case ROW_KEYS:
    case ROW_KEPT:
        if (ui_button(u, row_id(i), at, (ui_look){.icon = r->icon, .label = label})) {
            game_push(g, r->kind == ROW_KEYS ? &screen_keys : &screen_notice);
        }
        return false;
    case ROW_PACKS:
        if (ui_button(u, row_id(i), at, (ui_look){.icon = r->icon, .label = label})) {
            game_push(g, &screen_packs);
        }
        return false;
    }
    if (changed) {
        setting_set(&g->settings, r->id, v);
    }
    return changed;
}

// --- what a row does, as a picture ---

// Places in here are as laid out for left-to-right.
static void speech_sample(ui *u, rectf at, const char *words) {
    rectf window = ui_mirror(u, (rectf){at.x, at.y + (at.h - 96) / 2, 96, 96});
    ui_face(u, window, "pip", MOOD_HAPPY, DEEP, NULL);
    float h = ui_text_height(u, TEXT_BODY, at.w - 120, words);
    ui_text(u, ui_mirror(u, (rectf){at.x + 120, at.y + (at.h - h) / 2, at.w - 120, 0}), TEXT_BODY,
            INK, ALIGN_START, ROLE_TEXT, words);
}

// Three pictures of it, one after the other, or faded where nothing is to move.
static void boat_sample(ui *u, rectf at, bool still) {
    for (int i = 0; i < 3; i++) {
        draw_item *it = draw_add(
            ui_list(u), DRAW_ART,
            ui_mirror(u, (rectf){at.x + at.w * (0.1f + 0.28f * (float)i),
                                 at.y + (still ? 8.0f : 20.0f - 12.0f * (float)i), 96, 96}));
        if (it) {
            it->art = "icons/leave";
            it->lift = i == 2 ? 4 : 0;
            it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
            it->alpha = i == 2 ? 1 : still ? 0 : 0.3f + 0.25f * (float)i;
        }
    }
}

static void loudness_sample(ui *u, const char *icon, rectf at, int v) {
    ui_icon(u, icon, ui_mirror(u, (rectf){at.x + at.w / 2 - 190, at.y, 112, 112}));
    for (int i = 0; i < 5; i++) { // bars, each two steps
        float h = 24 + (float)i * 20;
        rectf bar = {at.x + at.w / 2 - 50 + (float)i * 46, at.y + 112 - h, 32, h};
        ui_card(u, ui_mirror(u, bar), 10, v > i * 2 ? SEA : PALE, v > i * 2 ? 3 : 0);
    }
}

// Three papers, the light on one of them, and the switch that takes it.
static void scan_sample(ui *u, rectf at) {
    for (int i = 0; i < 3; i++) {
        rectf paper = {at.x + 8 + (float)i * 92, at.y + 24, 76, 64};
        if (i == 1) {
            ui_lamp(u, ui_mirror(u, paper), 16);
        }
        ui_card(u, ui_mirror(u, paper), 16, i == 1 ? LIT : PAPER, 4);
    }
    ui_icon(u, "switch", ui_mirror(u, (rectf){at.x + at.w - 124, at.y, 116, 116}));
}

static void keys_sample(game *g, ui *u, rectf at) {
    static const char *const plain[] = {"H", "R"};
    static const key_action of[] = {KEY_HINT, KEY_READ};
    static const char *const icons[] = {"help", "voice"};
    for (int i = 0; i < 2; i++) {
        const char *own = g->host.key_name(g->host.ctx, g->settings.keys.own[of[i]]);
        const char *name = *own ? arena_strdup(ui_arena(u), own) : plain[i];
        float w = fminf(workbench_key_width(u, name), at.w / 2 - 96);
        float x = at.x + (float)i * at.w / 2;
        workbench_key(u, ui_mirror(u, (rectf){x + 16, at.y + 24, fmaxf(w, 72), 72}), name, PAPER);
        ui_icon(u, icons[i], ui_mirror(u, (rectf){x + 24 + fmaxf(w, 72), at.y + 28, 64, 64}));
    }
}

static void sample(game *g, ui *u, int i, rectf card) {
    const row *r = &ROWS[i];
    bool locked = is_locked(g, r);
    ui_card(u, ui_mirror(u, card), 28, REASON, 7);
    rectf in = rect_inset(card, 32);
    const char *does = locked ? TR(u, "This was chosen for everybody who plays on this machine. It "
                                      "can't be changed here.")
                              : TR(u, r->does);
    ui_coming c = ui_arrive(u, r->label, 0, SWIFT_MS);
    if (r->section == SECTION_WORDS && !locked) {
        speech_sample(u, in, does);
        ui_arrived(u, c, 0, 12);
        return;
    }
    float words = ui_text_height(u, TEXT_SMALL, in.w, does);
    rectf pic = {in.x, in.y + (in.h - words - 132) / 2, in.w, 112};
    if (locked) {
        ui_icon(u, "lock", ui_mirror(u, (rectf){pic.x + pic.w / 2 - 60, pic.y - 4, 120, 120}));
    } else if (r->kind == ROW_LOUDNESS) {
        loudness_sample(u, r->icon, pic, setting_get(&g->settings, r->id));
    } else if (r->kind == ROW_SCAN) {
        scan_sample(u, pic);
    } else if (r->kind == ROW_KEYS) {
        keys_sample(g, u, pic);
    } else if (r->id == SETTING_REDUCED_MOTION) {
        boat_sample(u, pic, g->settings.reduced_motion);
    } else {
        rectf middle = {pic.x + pic.w / 2 - 64, pic.y - 8, 128, 128};
        ui_icon(u, r->icon, ui_mirror(u, middle));
    }
    ui_text(u, ui_mirror(u, (rectf){in.x, pic.y + 132, in.w, words}), TEXT_SMALL, INK, ALIGN_CENTRE,
            ROLE_TEXT, does);
    ui_arrived(u, c, 0, 12);
}

// --- the bench ---

// Back, the name of it all where there is room, and the sections. True: it is left.
static bool top_row(settings_memory *m, ui *u, bool more) {
    ui_look back = {.icon = "leave", .label = TR(u, "Back")};
    ui_look on = {.icon = "more", .label = TR(u, "More")};
    float back_w = ui_button_width(u, back);
    float more_w = more ? ui_button_width(u, on) + TAB_GAP : 0;
    float room = ui_w(u) - 2 * MARGIN - back_w - GUTTER - more_w;
    ui_look tabs[SECTION_COUNT];
    float widths[SECTION_COUNT], all = -TAB_GAP;
    for (int i = 0; i < SECTION_COUNT; i++) {
        tabs[i] = (ui_look){.icon = SECTIONS[i].icon,
                            .label = TR(u, SECTIONS[i].name),
                            .chosen = i == m->open,
                            .press = SOUND_PAPER};
        widths[i] = ui_button_width(u, tabs[i]) + 12;
        all += widths[i] + TAB_GAP;
    }
    bool words = all <= room;
    if (!words) {
        all = SECTION_COUNT * (TARGET + TAB_GAP) - TAB_GAP;
    }
    rectf at = ui_mirror(u, (rectf){MARGIN, TOP_ROW, back_w, TARGET});
    bool left = ui_button(u, ID_BACK, at, back) || ui_back(u);
    const char *title = TR(u, "Settings");
    float title_w = ui_text_width(u, TEXT_TITLE, title) + 2;
    rectf name = ui_mirror(u, (rectf){MARGIN + back_w + GUTTER, TOP_ROW, title_w, TARGET});
    if (title_w + GUTTER + all <= room) {
        ui_label(u, name, TEXT_TITLE, PAPER, ROLE_HEADING, title);
    } else { // read all the same
        rectf gap = {MARGIN + back_w, TOP_ROW, GUTTER, TARGET};
        draw_item *it = draw_add(ui_list(u), DRAW_FILL, ui_mirror(u, gap));
        if (it) {
            it->alpha = 0;
            it->role = ROLE_HEADING;
            it->label = title;
        }
    }
    float x = ui_w(u) - MARGIN - more_w - all;
    for (int i = 0; i < SECTION_COUNT; i++) {
        float w = words ? widths[i] : TARGET;
        if (ui_button(u, ID_TAB + (ui_id)i, ui_mirror(u, (rectf){x, TOP_ROW, w, TARGET}),
                      tabs[i])) {
            m->open = i;
            m->page = 0;
            ui_dirty(u);
        }
        x += w + TAB_GAP;
    }
    if (more &&
        ui_button(u, ID_MORE, ui_mirror(u, (rectf){x, TOP_ROW, more_w - TAB_GAP, TARGET}), on)) {
        m->page++;
        ui_dirty(u);
    }
    return left;
}

// What is remembered is said elsewhere to who is kept by another; packs are added where they can
// be.
static bool is_shown(const game *g, const row *r) {
    return r->kind == ROW_KEPT    ? !g->alone
           : r->kind == ROW_PACKS ? g->host.pack_take && g->shelf.dir
                                  : true;
}

// The row of this page that has the focus, or had it last, or the first.
static int shown_row(settings_memory *m, const ui *u, const int *rows, int n) {
    bool here = false;
    for (int i = 0; i < n; i++) {
        m->shown = row_focused(u, rows[i]) ? rows[i] : m->shown;
        here = here || rows[i] == m->shown;
    }
    m->shown = here ? m->shown : rows[0];
    return m->shown;
}

static void frame(game *g, void *memory, ui *u) {
    settings_memory *m = memory;
    workbench(u);
    int rows[ROWS_N], n = 0;
    for (int i = 0; i < ROWS_N; i++) {
        if (is_shown(g, &ROWS[i]) && (int)ROWS[i].section == m->open) {
            rows[n++] = i;
        }
    }
    float row_h = fmaxf(84, ui_pitch(u, TEXT_SMALL) + 28);
    float top = TOP_ROW_END + 44, bottom = ui_h(u) - 56;
    int fit = (int)fmaxf(1, (bottom - top + ROW_GAP) / (row_h + ROW_GAP));
    int pages = (n + fit - 1) / fit;
    m->page %= pages;
    int from = m->page * fit, to = from + fit < n ? from + fit : n;
    bool left = top_row(m, u, pages > 1);
    bool pictures = ui_preferences(u).text_scale <= 1.3f;
    float w = ui_w(u) - 2 * MARGIN - (pictures ? SAMPLE_W + 2 * GUTTER : 0);
    bool changed = false;
    for (int k = from; k < to; k++) {
        rectf at = {MARGIN, top + (float)(k - from) * (row_h + ROW_GAP), w, row_h};
        changed = draw_row(g, u, rows[k], ui_mirror(u, at)) || changed;
    }
    if (pictures) {
        workbench_lantern(u, top + (float)(to - from) * (row_h + ROW_GAP));
        rectf card = {ui_w(u) - MARGIN - SAMPLE_W, top, SAMPLE_W, 4 * (row_h + ROW_GAP) - ROW_GAP};
        sample(g, u, shown_row(m, u, rows + from, to - from), card);
    }
    if (changed) {
        game_settings_save(g);
        ui_dirty(u);
    }
    if (left) {
        game_pop(g);
    }
}

const screen screen_settings = {"settings", sizeof(settings_memory), NULL, frame, NULL};
