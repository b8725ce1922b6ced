// A story as a chat: a phone before the dimmed stage, bubbles, and leave, block, tell always at
// hand.
#include <math.h>

#include "mechanics/story/story_show.h"

enum { TOP = 16, FRAME = 16, CHAT_LEAST = 600 };

typedef struct {
    rectf body, glass, head, side; // side: beside the phone, where leave, block and tell are
    bool aside;                    // the phone stands at the start of the line: words are large
    bool signs;                    // their words have no room
} layout;

enum { ALWAYS_GAP = 14 };

static ui_look always_look(const story_scene *s, int i) {
    ui *u = s->u;
    // Translators: buttons: what the child does.
    const char *const labels[] = {TR(u, "Leave the chat"), TR(u, "Block"), TR(u, "Tell somebody")};
    static const char *const icons[] = {"leave-chat", "block", "adult"};
    return (ui_look){.icon = icons[i],
                     .label = labels[i],
                     .disabled = !s->now.always[i],
                     .hinted = s->in->hinted.verb == STORY_ALWAYS && s->in->hinted.a == i};
}

// Of the column that shows the words of leave, block and tell.
static float always_width(const story_scene *s) {
    float w = TARGET;
    for (int i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (story_has_always(s->spec, (story_always)i)) {
            w = fmaxf(w, ui_button_width(s->u, always_look(s, i)));
        }
    }
    return w;
}

static float always_height(const story_scene *s, bool signs) {
    return signs ? TARGET : fmaxf(TARGET, ui_pitch(s->u, TEXT_SMALL) + 24);
}

static layout layout_of(const story_scene *s, float apron_top) {
    ui *u = s->u;
    layout l = {.aside = ui_preferences(u).text_scale > 1.2f};
    float w = fminf(640, 496 + (ui_w(u) - 1280) * 0.4f);
    float x = (ui_w(u) - w) / 2;
    float top = TOP;
    if (l.aside) {
        float all = ui_w(u) - 2 * MARGIN - GUTTER;
        float words = always_width(s);
        l.signs = all - words < CHAT_LEAST;
        w = all - (l.signs ? TARGET : words);
        x = MARGIN;
        top = TOP_ROW_END + 12;
    }
    float h = apron_top - top - 12;
    l.signs |= STORY_ALWAYS_COUNT * (always_height(s, false) + ALWAYS_GAP) > h + ALWAYS_GAP;
    l.body = (rectf){x, top, w, h};
    l.glass = rect_inset(l.body, FRAME);
    float head = ui_pitch(u, TEXT_NAME) + ui_pitch(u, TEXT_SMALL) + 16;
    head = l.glass.h >= 2.5f * head ? head : 0; // large words need the room for what is said
    l.head = (rectf){l.glass.x, l.glass.y, l.glass.w, head};
    float side_x = l.body.x + l.body.w + GUTTER;
    l.side = (rectf){side_x, l.aside ? top : 120, ui_w(u) - MARGIN - side_x, h};
    l.body = ui_mirror(u, l.body);
    l.glass = ui_mirror(u, l.glass);
    l.head = ui_mirror(u, l.head);
    l.side = ui_mirror(u, l.side);
    return l;
}

static void clipped(ui *u, size_t since) {
    for (size_t i = since; i < ui_list(u)->n; i++) {
        ui_list(u)->items[i].flags |= DRAW_CLIP;
    }
}

// The phone stands on an easel: rim, body, slit, keys, and glass with its wallpaper.
static void body_of(const story_scene *s, layout l) {
    ui *u = s->u;
    rectf b = l.body;
    ui_art(u, "props/easel", (rectf){b.x + b.w / 2 - 170, b.y + b.h - 18, 340, 46}, 6);
    float key = ui_rtl(u) ? b.x - 7 : b.x + b.w - 5;
    ui_card(u, (rectf){key, b.y + 96, 12, 62}, 5, 0x4B5C78, 2);
    ui_card(u, (rectf){key, b.y + 172, 12, 40}, 5, 0x4B5C78, 2);
    ui_card(u, rect_inset(b, -3), 47, 0x4B5C78, 12);
    ui_card(u, b, 44, INK, 0);
    ui_card(u, (rectf){b.x + b.w / 2 - 38, b.y + 5, 76, 6}, 3, 0x4B5C78, 0);
    size_t first = motion_mark(u);
    ui_card(u, l.glass, 30, 0x3A6F7C, 0);
    float k = l.glass.w / 496;
    ui_art(u, "props/chat-paper",
           (rectf){l.glass.x, l.glass.y + l.glass.h - 560 * k, l.glass.w, 560 * k}, 0);
    clipped(u, first);
}

static void phone(const story_scene *s, layout l) {
    ui *u = s->u;
    uint8_t who = s->spec->contact_person;
    ui_group(u, "phone");
    body_of(s, l);
    ui_group_end(u);
    if (l.head.h <= 0) {
        return;
    }
    ui_card(u, l.head, 28, DEEP, 4);
    float size = fminf(64, l.head.h - 16);
    rectf window = {l.head.x + 20, l.head.y + (l.head.h - size) / 2, size, size};
    if (ui_rtl(u)) {
        window.x = l.head.x + l.head.w - 20 - size;
    }
    ui_face(u, window, story_shown_look(s, who), (mood)s->state->now.moods[who], 0x9C8CB8, NULL);
    float w = l.head.w - size - 64;
    float x = ui_rtl(u) ? l.head.x + 20 : l.head.x + size + 40;
    bool both = l.head.h >= ui_pitch(u, TEXT_NAME) + ui_pitch(u, TEXT_SMALL);
    float y = l.head.y + (l.head.h - (both ? ui_pitch(u, TEXT_NAME) + ui_pitch(u, TEXT_SMALL)
                                           : ui_pitch(u, TEXT_NAME))) /
                             2;
    bool covered = s->now.ending != NULL; // its paper lies over this
    y += ui_page(u, (rectf){x, y, w, 0}, TEXT_NAME, PAPER, covered ? ROLE_NONE : ROLE_HEADING, 1, 0,
                 story_shown_name(s, who));
    if (both && s->spec->note.s) {
        ui_page(u, (rectf){x, y, w, 0}, TEXT_SMALL, FOAM, covered ? ROLE_NONE : ROLE_TEXT, 1, 0,
                s->spec->note.s);
    }
}

// Beside large words only the three signs fit; the words stand on a plate while one has the focus.
static bool always_sign(const story_scene *s, rectf at, ui_id id, ui_look look) {
    ui *u = s->u;
    unsigned flags = (look.disabled ? DRAW_DISABLED : 0u) | (look.hinted ? DRAW_HINTED : 0u);
    ui_state st = ui_target(u, id, at, ROLE_BUTTON, look.label, flags);
    rectf p = ui_sheet(u, st, at, 20, look);
    if (st.focused) {
        float w = ui_text_width(u, TEXT_SMALL, look.label) + 40;
        rectf plate = {ui_rtl(u) ? at.x + at.w + 20 : at.x - 20 - w, at.y - 8, w, at.h + 16};
        ui_card(u, plate, 20, PAPER, 8);
        ui_label(u, plate, TEXT_SMALL, INK, ROLE_NONE, look.label);
    }
    ui_icon(u, look.icon, rect_inset(p, 10));
    return st.used;
}

static bool always(const story_scene *s, layout l, action *out) {
    ui *u = s->u;
    float h = always_height(s, l.signs);
    float widest = l.signs ? TARGET : fminf(l.side.w, always_width(s));
    float x = ui_rtl(u) ? l.side.x + l.side.w - widest : l.side.x;
    for (int i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (!story_has_always(s->spec, (story_always)i)) {
            continue;
        }
        ui_look look = always_look(s, i);
        rectf at = {x, l.side.y + (float)i * (h + ALWAYS_GAP), widest, h};
        ui_id id = STORY_ID_ALWAYS + (ui_id)i;
        if (l.signs ? always_sign(s, at, id, look) : ui_button(u, id, at, look)) {
            *out = (action){.verb = STORY_ALWAYS, .a = (int16_t)i};
            return true;
        }
    }
    return false;
}

static void ending(const story_scene *s, rectf glass) {
    ui *u = s->u;
    rectf card = rect_inset(glass, 12);
    ui_card(u, card, 24, PAPER, 6);
    rectf words = rect_inset(card, 24);
    float y = words.y + ui_text(u, (rectf){words.x, words.y, words.w, 0}, TEXT_NAME, BRICK,
                                ALIGN_START, ROLE_HEADING, s->now.ending->title.s);
    int rows = (int)((words.y + words.h - y) / ui_pitch(u, TEXT_SMALL));
    rows = rows < 1 ? 1 : rows;
    ui_page(u, (rectf){words.x, y, words.w, 0}, TEXT_SMALL, INK, ROLE_TEXT, rows, s->memory->page,
            s->now.ending->text.s);
}

static bool ending_more(const story_scene *s, rectf glass) {
    ui *u = s->u;
    float w = glass.w - 72;
    float title = ui_text_height(u, TEXT_NAME, w, s->now.ending->title.s);
    int rows = (int)((glass.h - 72 - title) / ui_pitch(u, TEXT_SMALL));
    return s->memory->page + 1 <
           ui_pages(u, TEXT_SMALL, w, rows < 1 ? 1 : rows, s->now.ending->text.s);
}

bool story_on_phone(const story_scene *s, action *out) {
    ui *u = s->u;
    float top = stage_apron_top(u, story_actions_height(s));
    layout l = layout_of(s, top);
    stage_back(u, s->in->level->set.s, NULL, 0.42f);
    if (!l.aside) {
        mood mine = story_shown_mood(s, STORY_ME);
        ui_puppet(u, ui_mirror(u, (rectf){224, 0, 0, 0}).x, ui_h(u) - 164, 0.8f, s->in->player_look,
                  mine, "phone", ui_rtl(u) ? -1 : 1, s->in->player_name);
        ui_puppet(u, ui_mirror(u, (rectf){ui_w(u) - 190, 0, 0, 0}).x, ui_h(u) - 178, 0.36f, "pip",
                  s->fog ? MOOD_WORRIED : MOOD_CALM, NULL, 0, TR(u, "Pip"));
    }
    motion_fog(u, &s->memory->mist, s->fog);
    stage_front(u, top);
    phone(s, l);
    rectf chat = {l.glass.x + 12, l.head.y + l.head.h + 12, l.glass.w - 24,
                  l.glass.y + l.glass.h - l.head.y - l.head.h - 28};
    bool more;
    if (s->now.ending) {
        ending(s, l.glass);
        more = ending_more(s, l.glass);
    } else {
        more = story_chat(s, chat);
    }
    story_counters_below(s, TOP_ROW_END + 16, (ui_w(u) - l.body.w) / 2 - MARGIN - GUTTER);
    float pip = l.aside ? -1 : ui_mirror(u, (rectf){ui_w(u) - 190, 0, 0, 0}).x;
    if (story_actions(s, stage_apron_room(u, top), more, pip, out)) {
        return true;
    }
    return always(s, l, out);
}
