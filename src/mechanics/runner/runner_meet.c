// What is asked and told at a meeting: words on a card, choices on the apron, the reason.
#include <math.h>

#include "mechanics/runner/runner_show.h"

enum { BREATH_MS = 800 }; // until a meeting asks: nobody chooses by a jump that came too late
enum { LISTED_TOP = TOP_ROW_END + 20, HEADS = 160 }; // HEADS: the room of those who are met

static const runner_meeting *met(const runner_scene *s) {
    return &s->spec->meetings.items[s->state->meeting];
}

static const runner_choice *chosen(const runner_scene *s) {
    return &met(s)->choices.items[s->state->chosen];
}

static int looks(const runner_scene *s, ui_look out[RUNNER_MAX_CHOICES + 1]) {
    ui *u = s->u;
    const runner_meeting *m = met(s);
    const action *h = &s->in->hinted;
    int n = 0;
    uint8_t order[RUNNER_MAX_CHOICES];
    runner_order(s->spec, s->state, order);
    for (size_t k = 0; k < m->choices.n; k++) {
        size_t i = order[k];
        const runner_choice *c = &m->choices.items[i];
        bool spent = s->state->spent[s->state->meeting] >> i & 1;
        bool can = runner_can_choose(s->spec, s->state, i);
        const char *icon =
            c->icon.s || c->said == RUNNER_NONE ? c->icon.s : s->spec->words.items[c->said].icon.s;
        out[n++] = (ui_look){.icon = icon ? icon : "chat",
                             .label = runner_says(s->spec, c),
                             .note = spent  ? TR(u, "Done")
                                     : !can ? TR(u, "Words you have not found")
                                            : NULL,
                             .disabled = !can,
                             .chosen = spent,
                             .hinted = h->verb == RUNNER_CHOOSE && (size_t)h->a == i};
    }
    if (runner_missed(s->spec, s->state) != RUNNER_NONE) {
        out[n++] = (ui_look){.icon = "back",
                             .label = TR(u, "Go back for more words"),
                             .hinted = h->verb == RUNNER_BACK};
    }
    return n;
}

static float choices_top(const runner_scene *s) {
    ui_look all[RUNNER_MAX_CHOICES + 1];
    int n = looks(s, all);
    return stage_apron_top(s->u, ui_choices_height(s->u, ui_w(s->u) - 2 * MARGIN, all, n));
}

static float words_end(const runner_scene *s) {
    rectf card = stage_card_room(s->u);
    return card.y + card.h;
}

// Words and choices do not fit together: the choices have the canvas to themselves.
static bool listed(const runner_scene *s) {
    return choices_top(s) < words_end(s) + HEADS;
}

static float go_on_top(const runner_scene *s) {
    return stage_apron_top(s->u, fmaxf(112, ui_pitch(s->u, TEXT_NAME) + 32));
}

float runner_apron(const runner_scene *s) {
    switch ((runner_phase)s->state->phase) {
    case RUNNER_MEET: return listed(s) ? go_on_top(s) : choices_top(s);
    case RUNNER_REASON:
        return stage_apron_top(s->u, stage_reason_height(s->u, chosen(s)->because.s));
    case RUNNER_RUNS:
    case RUNNER_ARRIVED:
    case RUNNER_OVER: break;
    }
    return ui_h(s->u);
}

static void verdict(const runner_scene *s) {
    ui *u = s->u;
    bool right = chosen(s)->right;
    const char *words = right ? TR(u, "Yes, that helps") : TR(u, "Look again");
    rectf between = stage_top_between(u);
    float h = fmaxf(TARGET, ui_pitch(u, TEXT_NAME) + 16);
    float words_w = ui_text_width(u, TEXT_NAME, words) + 4, w = 64 + words_w + 20;
    if (w > between.w) {
        return;
    }
    rectf at = {between.x + (between.w - w) / 2, TOP_ROW + (TARGET - h) / 2, w, h};
    ui_card(u, at, h / 2, right ? LIT : FOAM, 6);
    ui_icon(u, right ? "lamp-on" : "look",
            (rectf){ui_rtl(u) ? at.x + w - 52 : at.x + 14, at.y + h / 2 - 19, 38, 38});
    ui_label(u, (rectf){ui_rtl(u) ? at.x + 20 : at.x + 60, at.y, words_w, h}, TEXT_NAME, INK,
             ROLE_STATUS, words);
}

static void give_focus(const runner_scene *s, ui_id id) {
    if (!s->memory->focused) {
        s->memory->focused = true;
        ui_focus(s->u, id);
    }
}

static bool tell(const runner_scene *s, action *out) {
    ui *u = s->u;
    float apron = runner_apron(s);
    stage_front(u, apron);
    verdict(s);
    give_focus(s, RUNNER_ID_GO_ON);
    if (!stage_reason(u, RUNNER_ID_GO_ON, stage_apron_room(u, apron), chosen(s)->because.s,
                      &s->memory->page)) {
        return false;
    }
    *out = (action){.verb = RUNNER_NEXT};
    return true;
}

static action taken(const runner_scene *s, int used) {
    uint8_t order[RUNNER_MAX_CHOICES];
    if ((size_t)used >= met(s)->choices.n) {
        return (action){.verb = RUNNER_BACK};
    }
    runner_order(s->spec, s->state, order);
    return (action){.verb = RUNNER_CHOOSE, .a = order[used]};
}

// What is said, page by page where it takes more than one. True: it has been read, and the choices
// have their place below it.
static bool say(const runner_scene *s, bool apart) {
    ui *u = s->u;
    runner_memory *m = s->memory;
    const runner_meeting *w = met(s);
    bool faceless = w->kind == RUNNER_CLOUD || w->kind == RUNNER_SCREEN; // that is who it is about
    const char *look = faceless ? NULL : w->look.s;
    int pages = stage_speech_pages(u, look, w->says.s);
    bool more = apart || m->page + 1 < pages;
    stage_front(u, more ? go_on_top(s) : choices_top(s));
    stage_speech(u, w->name.s, look, MOOD_WORRIED, w->says.s, m->page, -1);
    if (!more) {
        return true;
    }
    give_focus(s, RUNNER_ID_GO_ON);
    if (stage_go_on(u, RUNNER_ID_GO_ON, stage_apron_room(u, go_on_top(s)), TR(u, "Go on")) ||
        stage_speech_pressed(u)) {
        ui_play(u, SOUND_PAPER);
        ui_dirty(u);
        m->read = m->page + 1 >= pages;
        m->page += m->read ? 0 : 1;
        m->focused = !m->read && m->page + 1 < pages;
    }
    return false;
}

static bool ask(const runner_scene *s, action *out) {
    ui *u = s->u;
    ui_look all[RUNNER_MAX_CHOICES + 1];
    int n = looks(s, all), used;
    bool apart = listed(s);
    rectf room = {MARGIN, LISTED_TOP, ui_w(u) - 2 * MARGIN, ui_h(u) - LISTED_TOP - 24};
    if (apart && s->memory->read) {
        stage_front(u, ui_h(u) + 12);
    } else if (!say(s, apart)) {
        return false;
    } else {
        room = stage_apron_room(u, choices_top(s));
    }
    give_focus(s, RUNNER_ID_CHOICE);
    used = ui_choices(u, RUNNER_ID_CHOICE, room, all, n);
    if (used >= 0) {
        *out = taken(s, used);
    }
    return used >= 0;
}

bool runner_meet(const runner_scene *s, action *out) {
    ui *u = s->u;
    runner_memory *m = s->memory;
    uint32_t shows = 1u + s->state->meeting + ((uint32_t)s->state->phase << 8) +
                     ((uint32_t)s->state->spent[s->state->meeting] << 16) +
                     ((uint32_t)s->state->wrong[s->state->meeting] << 24);
    if (shows != m->shows) {
        bool anew = m->shows == 0;
        m->shows = shows;
        m->page = 0;
        m->read = false;
        m->came_ms = anew ? ui_now(u) : 0;
        m->focused = false;
    }
    if (m->came_ms && ui_now(u) < m->came_ms + BREATH_MS) {
        // The focus stays here, so that a jump in the last moment does not press "Leave".
        float top = TOP_ROW_END + 16;
        rectf here = {MARGIN, top, ui_w(u) - 2 * MARGIN, ui_h(u) - top - MARGIN};
        ui_played(u, RUNNER_ID_WORLD, here, s->spec->meetings.items[s->state->meeting].name.s,
                  true);
        ui_dirty(u);
        return false;
    }
    m->came_ms = 0;
    return s->state->phase == RUNNER_REASON ? tell(s, out) : ask(s, out);
}
