// A story as a chat: a phone before the dimmed stage, bubbles, and leave, block, tell always at
// hand.
#include <math.h>

#include "mechanics/story/story_show.h"

enum { TYPING_MS = 700, TOP = 16, FRAME = 16, BUBBLE_PAD = 20, BUBBLE_GAP = 16 };

typedef struct {
    rectf body, glass, head, side; // side: beside the phone, where leave, block and tell are
    bool aside;                    // the phone stands at the start of the line: words are large
} layout;

static layout layout_of(const story_scene *s, float apron_top) {
    ui *u = s->u;
    layout l = {.aside = ui_preferences(u).text_scale > 1.2f};
    float w = l.aside ? ui_w(u) - 2 * MARGIN - TARGET - GUTTER : 496;
    float x = (ui_w(u) - w) / 2;
    float top = TOP;
    if (l.aside) {
        x = MARGIN;
        top = 40 + TARGET + 12;
    }
    l.body = (rectf){x, top, w, apron_top - top - 12};
    l.glass = rect_inset(l.body, FRAME);
    float head = ui_pitch(u, TEXT_NAME) + ui_pitch(u, TEXT_SMALL) + 16;
    head = l.glass.h >= 2.5f * head ? head : 0; // large words need the room for what is said
    l.head = (rectf){l.glass.x, l.glass.y, l.glass.w, head};
    float side_x = l.body.x + l.body.w + GUTTER;
    l.side =
        (rectf){side_x, l.aside ? top + 8 : 120, ui_w(u) - MARGIN - side_x, apron_top - top - 12};
    l.body = ui_mirror(u, l.body);
    l.glass = ui_mirror(u, l.glass);
    l.head = ui_mirror(u, l.head);
    l.side = ui_mirror(u, l.side);
    return l;
}

static void phone(const story_scene *s, layout l) {
    ui *u = s->u;
    uint8_t who = s->spec->contact_person;
    ui_card(u, l.body, 44, INK, 12);
    ui_card(u, l.glass, 30, 0x3A6F7C, 0);
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
    y += ui_page(u, (rectf){x, y, w, 0}, TEXT_NAME, PAPER, ROLE_HEADING, 1, 0,
                 story_shown_name(s, who));
    if (both && s->spec->note.s) {
        ui_page(u, (rectf){x, y, w, 0}, TEXT_SMALL, FOAM, ROLE_TEXT, 1, 0, s->spec->note.s);
    }
}

static const char *always_words(ui *u, story_always which) {
    return which == STORY_LEAVE   ? TR(u, "You leave the chat.")
           : which == STORY_BLOCK ? TR(u, "You block this person.")
                                  : TR(u, "You tell somebody you trust.");
}

typedef struct {
    rectf at;
    float words_w;
    int rows, page;
    bool named;
} bubble;

// How a message would lie with its lower edge at `bottom`, no higher than `most`.
static bubble measure(const story_scene *s, const story_message *m, rectf chat, float bottom,
                      bool newest) {
    ui *u = s->u;
    const char *text = m->words ? m->words : always_words(u, m->always);
    bool mine = m->who == STORY_ME;
    bubble b = {.named = !mine && m->who != s->spec->contact_person};
    float widest = chat.w * 0.78f - 2 * BUBBLE_PAD;
    const float name_w = b.named ? ui_text_width(u, TEXT_NAME, story_shown_name(s, m->who)) : 0;
    float one = ui_text_width(u, TEXT_SMALL, text);
    b.words_w = fminf(fmaxf(one, name_w), widest) + 1;
    float pitch = ui_pitch(u, TEXT_SMALL);
    float head = b.named ? ui_pitch(u, TEXT_NAME) : 0;
    int need = (int)(ui_text_height(u, TEXT_SMALL, b.words_w, text) / pitch + 0.5f);
    int fit = (int)((bottom - chat.y - 24 - head) / pitch);
    b.rows = need <= fit || !newest ? need : fit < 1 ? 1 : fit;
    float h = (float)b.rows * pitch + head + 24;
    float w = b.words_w + 2 * BUBBLE_PAD;
    bool at_right = mine != ui_rtl(u);
    b.at = (rectf){at_right ? chat.x + chat.w - w - 8 : chat.x + 8, bottom - h, w, h};
    return b;
}

static void tail(ui *u, rectf at, bool mine) {
    bool right = mine != ui_rtl(u);
    draw_item *it = draw_add(ui_list(u), DRAW_ART,
                             (rectf){right ? at.x + at.w - 40 : at.x + 8, at.y + at.h - 6, 32, 28});
    if (it) {
        it->art = mine ? "set/bubble-mine" : "set/bubble-theirs";
        it->flags = right ? DRAW_FLIP : 0;
    }
}

static void draw_bubble(const story_scene *s, const story_message *m, bubble b) {
    ui *u = s->u;
    bool mine = m->who == STORY_ME;
    bool done = m->kind == STORY_SAID_ALWAYS;
    bool pip = m->who == STORY_PIP;
    ui_card(u, b.at, 22, done ? SAND : pip ? 0xFFE3A0 : mine ? FOAM : PAPER, 3);
    if (!done && !pip) {
        tail(u, b.at, mine);
    }
    float y = b.at.y + 12;
    if (b.named) {
        y += ui_page(u, (rectf){b.at.x + BUBBLE_PAD, y, b.words_w, 0}, TEXT_NAME, BRICK, ROLE_NONE,
                     1, 0, story_shown_name(s, m->who));
    }
    const char *text = m->words ? m->words : always_words(u, m->always);
    ui_page(u, (rectf){b.at.x + BUBBLE_PAD, y, b.words_w, 0}, TEXT_SMALL, INK, ROLE_SPEECH, b.rows,
            b.page, text);
}

static void dots(const story_scene *s, rectf chat, bool mine) {
    ui *u = s->u;
    const float w = 120, h = 60;
    bool right = mine != ui_rtl(u);
    rectf at = {right ? chat.x + chat.w - w - 8 : chat.x + 8, chat.y + chat.h - h, w, h};
    ui_card(u, at, 22, DEEP, 0);
    ui_art(u, "set/typing", (rectf){at.x + (w - 48) / 2, at.y + (h - 48) / 2, 48, 48}, 0);
}

// Newest at the bottom; what no longer fits has scrolled off. Returns whether the newest has
// another page.
static bool bubbles(const story_scene *s, rectf chat) {
    ui *u = s->u;
    story_message said[STORY_HISTORY];
    size_t first = 0;
    size_t n = story_messages(s->spec, s->state, said, &first);
    if (first + n > s->memory->messages) {
        s->memory->arrived_ms = ui_now(u);
    }
    s->memory->messages = first + n;
    bool theirs = n > 0 && said[n - 1].who != STORY_ME && said[n - 1].who != STORY_PIP;
    bool typing = theirs && ui_ramp(u, s->memory->arrived_ms, TYPING_MS) < 1;
    if (typing && ui_in(u)->accept) {
        s->memory->arrived_ms = 0;
    }
    if (typing) {
        dots(s, chat, false);
        chat.h -= 60 + BUBBLE_GAP;
        n--;
    } else if (s->now.phase == STORY_SHOWS_CHOICE && ui_preferences(u).text_scale < 1.3f) {
        dots(s, chat, true); // the empty bubble: your turn
        chat.h -= 60 + BUBBLE_GAP;
    }
    float bottom = chat.y + chat.h;
    bool more = false;
    for (size_t i = n; i-- > 0;) {
        bool newest = i + 1 == n;
        bubble b = measure(s, &said[i], chat, bottom, newest);
        if (b.at.y < chat.y && !newest) {
            break;
        }
        if (newest) {
            const char *text = said[i].words ? said[i].words : always_words(u, said[i].always);
            int pages = ui_pages(u, TEXT_SMALL, b.words_w, b.rows, text);
            bool saying = s->now.phase == STORY_SHOWS_LINE;
            b.page = saying && s->memory->page < pages ? s->memory->page : pages - 1;
            more = b.page + 1 < pages;
        }
        draw_bubble(s, &said[i], b);
        bottom = b.at.y - BUBBLE_GAP - (i > 0 && said[i - 1].kind != STORY_SAID_ALWAYS ? 12.0f : 0);
    }
    return more || typing;
}

// Beside large words only the three signs fit; the words stand on a plate while one has the focus.
static bool always_sign(const story_scene *s, rectf at, ui_id id, ui_look look) {
    ui *u = s->u;
    unsigned flags = (look.disabled ? DRAW_DISABLED : 0u) | (look.hinted ? DRAW_HINTED : 0u);
    ui_state st = ui_target(u, id, at, ROLE_BUTTON, look.label, flags);
    if (st.focused) {
        ui_lamp(u, at, 20);
        float w = ui_text_width(u, TEXT_SMALL, look.label) + 40;
        rectf plate = {ui_rtl(u) ? at.x + at.w + 20 : at.x - 20 - w, at.y - 8, w, at.h + 16};
        ui_card(u, plate, 20, PAPER, 8);
        ui_label(u, plate, TEXT_SMALL, INK, ROLE_NONE, look.label);
    }
    ui_card(u, at, 20, look.hinted ? 0xFFE3A0 : PAPER, st.focused ? 9 : 5);
    ui_icon(u, look.icon, rect_inset(at, 10));
    return st.used;
}

static bool always(const story_scene *s, rectf side, bool signs, action *out) {
    ui *u = s->u;
    // Translators: buttons: what the child does.
    const char *const labels[] = {TR(u, "Leave the chat"), TR(u, "Block"), TR(u, "Tell somebody")};
    static const char *const icons[] = {"leave-chat", "block", "adult"};
    float h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 24);
    for (int i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (!story_has_always(s->spec, (story_always)i)) {
            continue;
        }
        ui_look look = {.icon = icons[i],
                        .label = labels[i],
                        .disabled = !s->now.always[i],
                        .hinted = s->in->hinted.verb == STORY_ALWAYS && s->in->hinted.a == i};
        if (signs) {
            rectf sign = {side.x, side.y + (float)i * (TARGET + 14), TARGET, TARGET};
            if (always_sign(s, sign, STORY_ID_ALWAYS + (ui_id)i, look)) {
                *out = (action){.verb = STORY_ALWAYS, .a = (int16_t)i};
                return true;
            }
            continue;
        }
        float w = fminf(side.w, ui_button_width(u, look));
        rectf at = {ui_rtl(u) ? side.x + side.w - w : side.x, side.y + (float)i * (h + 14), w, h};
        if (ui_button(u, STORY_ID_ALWAYS + (ui_id)i, at, look)) {
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
    stage_back(u, s->in->level->set.s, 0.42f);
    bool worried = s->memory->fog_ms != 0;
    if (!l.aside) {
        mood mine = (mood)s->state->now.moods[STORY_ME];
        ui_puppet(u, ui_mirror(u, (rectf){224, 0, 0, 0}).x, ui_h(u) - 164, 0.8f, s->in->player_look,
                  mine, "phone", ui_rtl(u) ? -1 : 1, s->in->player_name);
        ui_puppet(u, ui_mirror(u, (rectf){ui_w(u) - 190, 0, 0, 0}).x, ui_h(u) - 178, 0.36f, "pip",
                  worried ? MOOD_WORRIED : MOOD_CALM, NULL, 0, TR(u, "Pip"));
    }
    stage_fog(u, s->memory->fog_ms);
    stage_front(u, top);
    phone(s, l);
    rectf chat = {l.glass.x + 12, l.head.y + l.head.h + 12, l.glass.w - 24,
                  l.glass.y + l.glass.h - l.head.y - l.head.h - 28};
    bool more;
    if (s->now.ending) {
        ending(s, l.glass);
        more = ending_more(s, l.glass);
    } else {
        more = bubbles(s, chat);
    }
    story_counters(s, 40 + TARGET + 16);
    if (story_actions(s, stage_apron_room(u, top), more, out)) {
        return true;
    }
    return always(s, l.side, l.aside, out);
}
