// The switchboard: what has changed is said, levers are set, the spyglass swings, the day comes.
#include <math.h>

#include "core/str.h"
#include "mechanics/switchboard/switchboard.h"
#include "mechanics/switchboard/switchboard_show.h"

enum { BENCH_TOP = TOP_ROW_END + 8, APRON_H = 108, CHIP_GAP = 10 };
static const float BOARD_SHARE = 0.61f; // of the page's width

bool switchboard_hinted(const switchboard_scene *s, switchboard_verb verb, size_t a) {
    const action *h = &s->in->hinted;
    return h->verb == verb && (size_t)h->a == a;
}

float switchboard_moved(ui *u, switchboard_motion *m, float wants, int ms) {
    const float bounce = 0.12f;
    if (m->since_ms == 0) {
        *m = (switchboard_motion){wants, wants, 1};
    }
    float t = motion_travel(u, m->since_ms, ms);
    float now = m->from + (m->to - m->from) * (t + bounce * sinf(3.14159f * t));
    if (fabsf(m->to - wants) > 0.001f) {
        *m = (switchboard_motion){now, wants, ui_now(u)};
        ui_dirty(u);
    }
    return now;
}

draw_item *switchboard_art(ui *u, const char *name, rectf at, float lift) {
    draw_item *it = draw_add(ui_list(u), DRAW_ART, ui_mirror(u, at));
    if (it) {
        it->art = arena_printf(ui_arena(u), "props/switchboard-%s", name);
        it->lift = lift;
        it->flags = ui_rtl(u) ? DRAW_FLIP : 0;
    }
    return it;
}

void switchboard_thing_art(const switchboard_scene *s, size_t thing, bool seen, rectf at,
                           float lift) {
    static const char *const of[] = {"photo", "post", "map",   "profile", "contacts",
                                     "voice", "card", "score", "pictures"};
    const char *name = seen ? of[s->spec->things.items[thing].shown] : "blank";
    ui_art(s->u, arena_printf(ui_arena(s->u), "props/switchboard-%s", name), ui_mirror(s->u, at),
           lift);
}

void switchboard_face(const switchboard_scene *s, size_t viewer, rectf at) {
    const switchboard_viewer *it = &s->spec->viewers.items[viewer];
    rectf lies = ui_mirror(s->u, at);
    if (it->look.s) {
        ui_face(s->u, lies, it->look.s, MOOD_CALM, FOAM, NULL);
        return;
    }
    ui_card(s->u, lies, at.w / 2, FOAM, 2);
    ui_icon(s->u, it->icon.s, rect_inset(lies, at.w * 0.2f));
}

// ---- what has changed is said first

static bool speaks(const switchboard_scene *s) {
    return s->now.phase == SWITCHBOARD_SET && s->memory->heard != s->state->turn + 1u;
}

static void follow(switchboard_scene *s) {
    switchboard_memory *m = s->memory;
    uint32_t stands = 1u + s->state->turn + ((uint32_t)s->state->event << 8) +
                      ((uint32_t)s->state->plays << 16) + ((uint32_t)speaks(s) << 24) +
                      ((uint32_t)s->now.phase << 25);
    if (stands == m->stands) {
        return;
    }
    m->stands = stands;
    m->page = m->note_page = 0;
    m->spoke_ms = m->told_ms = ui_now(s->u);
    bool reads = speaks(s) || s->now.phase == SWITCHBOARD_TOLD;
    ui_focus(s->u, reads       ? SWITCHBOARD_ID_GO_ON
                   : s->listed ? SWITCHBOARD_ID_LIST
                               : SWITCHBOARD_ID_LEVER);
}

static void spoken(switchboard_scene *s) {
    ui *u = s->u;
    const switchboard_turn *turn = s->now.turn;
    const char *look = turn->look.s ? turn->look.s : "pip";
    bool pip = str_eq(look, "pip");
    s->apron = stage_apron_top(u, APRON_H);
    stage_back(u, s->in->level->set.s, NULL, 0.1f);
    rectf card = stage_card_room(u);
    float foot = s->apron - 6, k = fminf(1, (foot - card.y - card.h) / 350);
    stage_front(u, s->apron);
    if (k > 0.3f) {
        float left = ui_mirror(u, (rectf){ui_w(u) * 0.36f, 0, 0, 0}).x;
        float right = ui_mirror(u, (rectf){ui_w(u) * 0.62f, 0, 0, 0}).x;
        ui_puppet(u, left, foot, 0.62f * k, s->in->player_look, MOOD_CALM, NULL, ui_rtl(u) ? -1 : 1,
                  s->in->player_name);
        ui_puppet(u, right, foot, (pip ? 0.5f : 0.62f) * k, look, MOOD_CALM, NULL,
                  pip         ? 0
                  : ui_rtl(u) ? 1
                              : -1,
                  pip ? TR(u, "Pip") : turn->name.s);
    }
    int pages = stage_speech(u, turn->name.s, look, MOOD_CALM, turn->text.s, s->memory->page, -1);
    rectf room = stage_apron_room(u, s->apron);
    if (!stage_go_on(u, SWITCHBOARD_ID_GO_ON, room, TR(u, "Go on")) && !stage_speech_pressed(u)) {
        return;
    }
    ui_play(u, SOUND_PAPER);
    ui_dirty(u);
    if (++s->memory->page >= pages) {
        s->memory->heard = s->state->turn + 1u;
        s->memory->page = 0;
    }
}

// ---- at the board

static const char *heading_words(const switchboard_scene *s) {
    arena *a = ui_arena(s->u);
    if (s->now.again) {
        return TR(s->u, "Look and mend, then let it come again.");
    }
    return text_fill(a, TR(s->u, "{n} of {all}: {what}"), "n",
                     arena_printf(a, "%zu", s->now.number), "all",
                     arena_printf(a, "%zu", s->now.count), "what", s->now.turn->name.s, NULL);
}

// Between the buttons of the top row.
static void heading(const switchboard_scene *s, const char *words) {
    ui *u = s->u;
    rectf room = stage_top_between(u);
    float h = ui_text_height(u, TEXT_NAME, room.w - 48, words);
    if (h > TARGET) {
        return;
    }
    float w = fminf(room.w, ui_text_width(u, TEXT_NAME, words) + 64);
    rectf at = {room.x + (room.w - w) / 2, room.y, w, TARGET};
    ui_card(u, at, 22, PAPER, 6);
    ui_label(u, rect_inset(at, 8), TEXT_NAME, INK, ROLE_HEADING, words);
}

// A wish: who, what, and whether it is to be seen; lit where it is about whom the child looks as.
static void chip(const switchboard_scene *s, size_t i, rectf laid) {
    ui *u = s->u;
    const switchboard_event *e = &s->now.turn->events.items[i];
    bool see = e->must == SWITCHBOARD_SEE, failed = s->state->failed >> i & 1;
    rectf at = ui_mirror(u, laid);
    ui_card(u, at, 18, s->state->looking == e->viewer ? LIT : failed ? 0xD8D3E0 : PAPER, 4);
    if (failed) { // behind the words: they are what she needs now
        ui_art(u, "props/mist", (rectf){at.x + 3, at.y + at.h * 0.4f, at.w - 6, at.h * 0.5f}, 0);
    }
    float x = laid.x + (laid.w - 124) / 2;
    switchboard_face(s, e->viewer, (rectf){x, laid.y + 10, 50, 50});
    switchboard_thing_art(s, e->thing, true, (rectf){x + 56, laid.y + 7, 68, 57}, 2);
    rectf line = {laid.x + 4, laid.y + 68, laid.w - 8, laid.h - 72};
    const char *word = see ? TR(u, "sees it") : TR(u, "hidden");
    float w = ui_text_width(u, TEXT_SMALL, word);
    float eye = laid.x + (laid.w - w - 40) / 2;
    const char *art = see ? "icons/look" : "props/switchboard-shut";
    if (w + 40 <= laid.w - 8) {
        ui_art(u, art, ui_mirror(u, (rectf){eye, line.y + line.h / 2 - 16, 32, 32}), 0);
        line = (rectf){eye + 38, line.y, w + 4, line.h};
        ui_label(u, ui_mirror(u, line), TEXT_SMALL, INK, ROLE_NONE, word);
    } else {
        ui_art(u, art, ui_mirror(u, (rectf){laid.x + laid.w / 2 - 18, line.y, 36, 36}), 0);
    }
    ui_status(u, at, switchboard_wish_says(s, e), failed ? TR(u, "It went wrong last time") : NULL);
}

bool switchboard_apron(const switchboard_scene *s, rectf room, action *out) {
    ui *u = s->u;
    bool ready =
        (s->state->fresh & switchboard_watchers(s->now.turn)) == switchboard_watchers(s->now.turn);
    ui_look look = {.icon = "sun",
                    .label = TR(u, "Let the day come"),
                    .hinted = switchboard_hinted(s, SWITCHBOARD_PLAY, 0),
                    .paper = ready ? LIT : PAPER};
    float wide = fminf(ui_button_width(u, look), 200);
    size_t n = s->now.turn->events.n;
    float w = fminf(190, (room.w - wide - GUTTER) / (float)n);
    for (size_t i = 0; i < n; i++) {
        chip(s, i, (rectf){room.x + w * (float)i, room.y, w - CHIP_GAP, room.h});
    }
    rectf at = ui_mirror(u, (rectf){room.x + room.w - wide, room.y, wide, room.h});
    if (ui_button(u, SWITCHBOARD_ID_PLAY, at, look)) {
        *out = (action){.verb = SWITCHBOARD_PLAY};
        return true;
    }
    return false;
}

static bool at_board(switchboard_scene *s, action *out) {
    ui *u = s->u;
    stage_back(u, s->in->level->set.s, NULL, 0.34f);
    motion_fog(u, &s->memory->mist, false);
    if (s->listed) {
        s->apron = stage_apron_top(u, switchboard_list_height(s));
        stage_front(u, s->apron);
        heading(s, heading_words(s));
        stage_note(u, SWITCHBOARD_ID_MORE, switchboard_note(s), s->apron, &s->memory->note_page);
        return switchboard_list(s, stage_apron_room(u, s->apron), out);
    }
    stage_front(u, s->apron);
    heading(s, heading_words(s));
    bool board = switchboard_board(s, out);
    bool glass = switchboard_glass(s, out);
    return switchboard_apron(s, stage_apron_room(u, s->apron), out) || board || glass;
}

static void lay(switchboard_scene *s) {
    ui *u = s->u;
    float w = ui_w(u) - 2 * MARGIN;
    s->apron = stage_apron_top(u, APRON_H);
    float h = s->apron - BENCH_TOP - 10, wide = fminf(w * BOARD_SHARE, 820);
    s->board = (rectf){MARGIN, BENCH_TOP, wide, h};
    s->side = (rectf){MARGIN + wide + GUTTER, BENCH_TOP, w - wide - GUTTER, h};
    s->listed = ui_preferences(u).text_scale > 1.1f || !switchboard_board_fits(s);
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    switchboard_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    s.now = switchboard_now(s.spec, s.state);
    if (s.now.phase == SWITCHBOARD_OVER) {
        return false;
    }
    lay(&s);
    follow(&s);
    if (s.now.phase == SWITCHBOARD_TOLD) {
        return switchboard_day(&s, out);
    }
    if (speaks(&s)) {
        spoken(&s);
        return false;
    }
    return at_board(&s, out);
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)shown;
    switchboard_memory *m = memory;
    switchboard_view_now now = switchboard_now(in->level->spec, in->state);
    bool told = now.phase == SWITCHBOARD_TOLD;
    switch ((switchboard_verb)taken.verb) {
    case SWITCHBOARD_PULL: ui_play(u, SOUND_LAND); break;
    case SWITCHBOARD_LOOK:
        m->swung_ms = ui_now(u);
        ui_play(u, SOUND_DOOR);
        break;
    case SWITCHBOARD_PLAY:
        m->sun = (switchboard_motion){0};
        ui_play(u, SOUND_MESSAGE);
        break;
    case SWITCHBOARD_NEXT:
        ui_play(u, !told ? SOUND_PAPER : now.well ? SOUND_RIGHT : SOUND_AGAIN);
        break;
    }
    m->note_page = 0;
}

// Of a lever: the reason of the first wish that is not fulfilled and hangs on it.
static const char *why(const view_in *in, action a) {
    const switchboard_spec *spec = in->level->spec;
    const switchboard_state *state = in->state;
    switchboard_view_now now = switchboard_now(spec, state);
    if (a.verb == SWITCHBOARD_LOOK) {
        return N_("Look through the spyglass first. A switch does not always do what its name "
                  "says.");
    }
    if (a.verb == SWITCHBOARD_PLAY) {
        return N_("You have set the levers and looked as each of them. The day may come.");
    }
    for (size_t i = 0; a.verb == SWITCHBOARD_PULL && i < now.turn->events.n; i++) {
        const switchboard_event *e = &now.turn->events.items[i];
        bool hangs = spec->things.items[e->thing].switches >> a.a & 1;
        if (hangs && !switchboard_fulfils(spec, e, state->at)) {
            return e->because.s;
        }
    }
    return NULL;
}

const view switchboard_view = {"switchboard", sizeof(switchboard_memory), frame, acted, why};
