// What is said in a chat: bubbles with faces, the newest at the bottom, three dots while somebody
// types, a small face under what was read.
#include <math.h>

#include "mechanics/story/story_show.h"

enum { TYPING_MS = 700, BEAT_MS = 175, PAD = 20, GAP = 16, FACE = 48, SEEN = 28, DOTS_W = 120 };
enum { DOTS_H = 60 };

static const char *always_words(ui *u, story_always which) {
    return which == STORY_LEAVE   ? TR(u, "You leave the chat.")
           : which == STORY_BLOCK ? TR(u, "You block this person.")
                                  : TR(u, "You tell somebody you trust.");
}

static const char *words_of(ui *u, const story_message *m) {
    return m->words ? m->words : always_words(u, m->always);
}

// Faces beside the bubbles: words that are large need their room.
static bool roomy(const story_scene *s) {
    return ui_preferences(s->u).text_scale < 1.3f;
}

typedef struct {
    rectf at;
    float words_w;
    int rows, page;
    bool named;
} bubble;

static bool at_right(const story_scene *s, const story_message *m) {
    return (m->who == STORY_ME) != ui_rtl(s->u);
}

// How a message lies with its lower edge at `bottom`; the newest in pages where it is too tall.
static bubble measure(const story_scene *s, const story_message *m, rectf chat, float bottom,
                      bool newest) {
    ui *u = s->u;
    const char *text = words_of(u, m);
    bool mine = m->who == STORY_ME;
    bool note = m->kind == STORY_SAID_ALWAYS;
    bubble b = {.named = !mine && m->who != s->spec->contact_person};
    float lead = roomy(s) && !mine ? FACE + 10 : 0;
    float widest = (chat.w - lead) * (roomy(s) ? 0.86f : 0.94f) - 2 * PAD;
    float name_w = b.named ? ui_text_width(u, TEXT_NAME, story_shown_name(s, m->who)) : 0;
    b.words_w = fminf(fmaxf(ui_text_width(u, TEXT_SMALL, text), name_w), widest) + 1;
    float pitch = ui_pitch(u, TEXT_SMALL);
    float head = b.named ? ui_pitch(u, TEXT_NAME) : 0;
    int need = (int)(ui_text_height(u, TEXT_SMALL, b.words_w, text) / pitch + 0.5f);
    int fit = (int)((bottom - chat.y - 24 - head) / pitch);
    b.rows = need <= fit || !newest ? need : fit < 1 ? 1 : fit;
    float h = (float)b.rows * pitch + head + 24;
    float w = b.words_w + 2 * PAD;
    float x = at_right(s, m) ? chat.x + chat.w - w - 8 - lead : chat.x + 8 + lead;
    b.at = (rectf){note ? chat.x + (chat.w - w) / 2 : x, bottom - h, w, h};
    return b;
}

static void face_beside(const story_scene *s, const story_message *m, rectf at) {
    if (roomy(s)) {
        float x = at_right(s, m) ? at.x + at.w + 10 : at.x - 10 - FACE;
        ui_face(s->u, (rectf){x, at.y + at.h - FACE + 10, FACE, FACE}, story_shown_look(s, m->who),
                (mood)s->state->now.moods[m->who], 0x9C8CB8, NULL);
    }
}

static void tail(ui *u, rectf at, bool mine, bool right) {
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
    bool note = m->kind == STORY_SAID_ALWAYS;
    bool pip = m->who == STORY_PIP;
    ui_card(u, b.at, 22, note ? SAND : pip ? LIT : mine ? FOAM : PAPER, 4);
    if (!note && !pip) {
        tail(u, b.at, mine, at_right(s, m));
    }
    if (!mine) {
        face_beside(s, m, b.at);
    }
    float y = b.at.y + 12;
    if (b.named) {
        y += ui_page(u, (rectf){b.at.x + PAD, y, b.words_w, 0}, TEXT_NAME, BRICK, ROLE_NONE, 1, 0,
                     story_shown_name(s, m->who));
    }
    size_t mark = ui_list(u)->n;
    ui_page(u, (rectf){b.at.x + PAD, y, b.words_w, 0}, TEXT_SMALL, INK, ROLE_SPEECH, b.rows, b.page,
            words_of(u, m));
    ui_said_by(u, mark, note ? NULL : story_shown_name(s, m->who));
}

// Who answered has read what stands above: their small face says so.
static void seen(const story_scene *s, const story_message *answer, rectf at) {
    if (!roomy(s) || answer->who == STORY_ME || answer->who == STORY_PIP) {
        return;
    }
    float x = ui_rtl(s->u) ? at.x + at.w - SEEN + 10 : at.x - 10;
    ui_face(s->u, (rectf){x, at.y + at.h - SEEN + 10, SEEN, SEEN}, story_shown_look(s, answer->who),
            MOOD_CALM, 0x9C8CB8, NULL);
}

// Three dots; while somebody types they rise in turn.
static void dots(const story_scene *s, rectf chat, bool mine, bool alive) {
    ui *u = s->u;
    bool right = mine != ui_rtl(u);
    float lead = roomy(s) && !mine ? FACE + 10 : 0;
    rectf at = {right ? chat.x + chat.w - DOTS_W - 8 - lead : chat.x + 8 + lead,
                chat.y + chat.h - DOTS_H, DOTS_W, DOTS_H};
    ui_card(u, at, 22, mine ? DEEP : PAPER, mine ? 0 : 4);
    int up = -1;
    if (alive && !ui_preferences(u).reduced_motion) {
        uint64_t t = ui_now(u) - s->memory->arrived_ms;
        up = (int)(t / BEAT_MS % 4);
        ui_wake_in(u, BEAT_MS - (int)(t % BEAT_MS));
    }
    for (int i = 0; i < 3; i++) {
        float x = at.x + DOTS_W / 2 - 31 + (float)(ui_rtl(u) ? 2 - i : i) * 24;
        ui_card(u, (rectf){x, at.y + 23 - (i == up ? 8.0f : 0), 14, 14}, 7, mine ? FOAM : SEA, 0);
    }
}

static bool they_type(const story_scene *s, const story_message *newest) {
    story_memory *m = s->memory;
    bool theirs = newest->who != STORY_ME && newest->who != STORY_PIP;
    uint64_t since = ui_now(s->u) - m->arrived_ms;
    if (!theirs || m->arrived_ms == 0 || since >= TYPING_MS ||
        ui_preferences(s->u).reduced_motion) {
        return false;
    }
    if (ui_in(s->u)->accept) { // who cannot wait need not
        m->arrived_ms = 0;
        return false;
    }
    ui_wake_in(s->u, (int)(TYPING_MS - since));
    return true;
}

// The newest rises into its place, and what stands above makes room.
static void draw_all(const story_scene *s, const story_message *said, const bubble *lie,
                     size_t from, size_t n) {
    ui *u = s->u;
    float t = motion_travel(u, s->memory->popped_ms, EASE_MS);
    float fade = motion_fade(u, s->memory->popped_ms, EASE_MS);
    for (size_t i = from; i < n; i++) {
        bool newest = i + 1 == n;
        size_t mark = motion_mark(u);
        draw_bubble(s, &said[i], lie[i]);
        if (said[i].who == STORY_ME && said[i].kind != STORY_SAID_ALWAYS && !newest) {
            seen(s, &said[i + 1], lie[i].at);
        }
        float aside = at_right(s, &said[i]) ? 20 : -20;
        float room = fmaxf(0, lie[n - 1].at.h + GAP - (said[n - 1].who == STORY_ME ? 0 : DOTS_H));
        motion_shift(u, mark, newest ? aside * (1 - t) : 0, (newest ? 20 : room) * (1 - t),
                     newest ? fade : 1);
    }
}

bool story_chat(const story_scene *s, rectf chat) {
    story_memory *m = s->memory;
    ui *u = s->u;
    story_message said[STORY_HISTORY];
    size_t first = 0;
    size_t n = story_messages(s->spec, s->state, said, &first);
    if (first + n > m->messages) {
        m->arrived_ms = ui_now(u);
    }
    m->messages = first + n;
    bool typing = n > 0 && they_type(s, &said[n - 1]);
    if (typing) {
        dots(s, chat, false, true);
        face_beside(s, &said[n - 1],
                    (rectf){ui_rtl(u) ? chat.x + chat.w - 18 - FACE : chat.x + 18 + FACE,
                            chat.y + chat.h - DOTS_H, 0, DOTS_H});
        chat.h -= DOTS_H + GAP;
        n--;
    } else if (s->now.phase == STORY_SHOWS_CHOICE && roomy(s)) {
        dots(s, chat, true, false); // the empty bubble: your turn
        chat.h -= DOTS_H + GAP;
    }
    if (first + n != m->popped) {
        m->popped_ms = first + n > m->popped ? ui_now(u) : 0;
        m->popped = first + n;
        ui_dirty(u);
    }
    bubble lie[STORY_HISTORY];
    float bottom = chat.y + chat.h;
    bool more = false;
    size_t from = n;
    for (size_t i = n; i-- > 0; from = i) {
        bool newest = i + 1 == n;
        bubble b = measure(s, &said[i], chat, bottom, newest);
        if (b.at.y < chat.y && !newest) {
            break;
        }
        if (newest) {
            int pages = ui_pages(u, TEXT_SMALL, b.words_w, b.rows, words_of(u, &said[i]));
            bool saying = s->now.phase == STORY_SHOWS_LINE;
            b.page = saying && m->page < pages ? m->page : pages - 1;
            more = b.page + 1 < pages;
        }
        lie[i] = b;
        bottom = b.at.y - GAP - (i > 0 && said[i - 1].kind != STORY_SAID_ALWAYS ? 12.0f : 0);
    }
    if (n > 0) {
        draw_all(s, said, lie, from, n);
    }
    return more || typing;
}
