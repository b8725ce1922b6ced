// The pneumatic post: the board before the set, the post on the apron, and what came of it.
#include <math.h>

#include "mechanics/route/route.h"
#include "mechanics/route/route_show.h"

enum { APRON_H = 112, FACE = 88, STEP_MS = 150, WAY_MS = 1400, GAP = 12, WORDS_LEAST = 360 };

// ---- how far the post has come

// Tile by tile at an easy pace; long ways are not longer to watch.
static float all_ms(const route_scene *s) {
    return fminf(WAY_MS, (float)s->flow.steps * STEP_MS);
}

static float way(route_scene *s) {
    float all = (float)s->flow.steps;
    route_memory *m = s->memory;
    if (s->now.phase != ROUTE_TOLD || m->sent_ms == 0 || ui_preferences(s->u).reduced_motion) {
        return all;
    }
    float gone = all * (float)(ui_now(s->u) - m->sent_ms) / fmaxf(1, all_ms(s));
    if (gone >= all) {
        m->sent_ms = 0;
        ui_play(s->u, s->now.well ? SOUND_RIGHT : SOUND_AGAIN);
        return all;
    }
    ui_wake_in(s->u, 0);
    return gone;
}

static bool travels(const route_scene *s) {
    return s->way < (float)s->flow.steps;
}

// ---- the apron

typedef struct {
    ui_id id;
    action does;
    ui_look look;
} tool;

enum { TOOLS_MAX = 4 };

// What lies beside the post: back, look, send; where its words have a page, a way back to them.
static size_t tools(const route_scene *s, tool out[TOOLS_MAX]) {
    ui *u = s->u;
    bool traces = s->now.post->task == ROUTE_TRACE;
    action undo = {.verb = ROUTE_UNDO}, look = {.verb = ROUTE_LOOK}, send = {.verb = ROUTE_SEND};
    size_t n = 0;
    if (s->apart) {
        out[n++] = (tool){ROUTE_ID_READ, {0}, {.icon = "mail", .label = TR(u, "Read the post")}};
    }
    if (!traces) {
        // Translators: turns the pipe that was turned last back to how it lay.
        out[n++] = (tool){ROUTE_ID_UNDO, undo, {.icon = "again", .label = TR(u, "Turn back")}};
        // Translators: a button; shows who would see the post, before it is sent.
        out[n++] = (tool){ROUTE_ID_LOOK, look, {.icon = "look", .label = TR(u, "Look")}};
    }
    out[n++] = (tool){ROUTE_ID_SEND,
                      send,
                      {.icon = traces ? "look" : "plane",
                       .label = traces ? TR(u, "See where it goes") : TR(u, "Send")}};
    for (size_t i = 0; i < n; i++) {
        action a = out[i].does;
        out[i].look.hinted = a.verb && action_same(s->in->hinted, a);
        out[i].look.idle = a.verb && !route_legal(s->spec, s->state, a);
    }
    return n;
}

// A way back is known by its picture; the others have words.
static float tool_width(const route_scene *s, const tool *t) {
    bool small = t->id == ROUTE_ID_UNDO || t->id == ROUTE_ID_READ;
    return small ? TARGET : ui_button_width(s->u, t->look) + 8;
}

static float tools_width(const route_scene *s, const tool *t, size_t n) {
    float w = 0;
    for (size_t i = 0; i < n; i++) {
        w += tool_width(s, &t[i]) + (i ? GAP : 0);
    }
    return w;
}

static bool use_tools(const route_scene *s, rectf room, action *out) {
    ui *u = s->u;
    tool t[TOOLS_MAX];
    size_t n = tools(s, t);
    float w = tools_width(s, t, n), squeeze = fminf(1, room.w / w);
    float x = room.x + room.w - w * squeeze;
    bool used = false;
    for (size_t i = 0; i < n; i++) {
        float own = tool_width(s, &t[i]) * squeeze;
        rectf at = {x, room.y + (room.h - APRON_H) / 2, own - (squeeze < 1 ? GAP : 0), APRON_H};
        x += own + GAP * squeeze;
        if (ui_button(u, t[i].id, ui_mirror(u, at), t[i].look) && !t[i].look.idle) {
            *out = t[i].does;
            used = used || out->verb;
            if (!out->verb) {
                s->memory->heard = s->memory->stands = 0;
                ui_dirty(u);
            }
        }
    }
    return used;
}

static const char *sender(const route_scene *s) {
    return s->now.post->look.s ? s->now.post->look.s : s->in->player_look;
}

static float words_width(const route_scene *s) {
    tool t[TOOLS_MAX];
    size_t n = tools(s, t);
    return ui_w(s->u) - 2 * MARGIN - tools_width(s, t, n) - GUTTER - FACE - 3 * GAP - 8;
}

static float post_height(const route_scene *s) {
    float w = words_width(s);
    return ui_text_height(s->u, TEXT_NAME, w, s->now.post->name.s) +
           ui_text_height(s->u, TEXT_SMALL, w, s->now.post->text.s) + 16;
}

// The post as it lies there: who sends it, what it is, what it says.
static void post(const route_scene *s, rectf room) {
    ui *u = s->u;
    const route_post *p = s->now.post;
    float w = words_width(s);
    rectf card = {room.x, room.y, w + FACE + 3 * GAP + 8, room.h};
    ui_coming in = ui_arrive(u, p->key.s, 0, EASE_MS);
    ui_card(u, ui_mirror(u, card), 22, PAPER, 8);
    rectf seen = {card.x + GAP, card.y + (card.h - FACE) / 2, FACE, FACE};
    ui_face(u, ui_mirror(u, seen), sender(s), MOOD_CALM, FOAM, NULL);
    float y = card.y + (card.h - post_height(s) + 16) / 2;
    rectf at = ui_mirror(u, (rectf){card.x + FACE + 2 * GAP, y, w, 0});
    at.y += ui_text(u, at, TEXT_NAME, BRICK, ALIGN_START, ROLE_HEADING, p->name.s);
    ui_text(u, at, TEXT_SMALL, INK, ALIGN_START, ROLE_TEXT, p->text.s);
    ui_arrived(u, in, 0, ui_h(u) - card.y);
}

// ---- what is shown

// The post and how often it was sent: what has been read stays read.
static uint32_t which(const route_scene *s) {
    return 1u + s->state->post;
}

static bool reads(const route_scene *s) {
    return s->apart && s->now.phase == ROUTE_WORK && s->memory->heard != which(s);
}

static void lay_out(route_scene *s) {
    ui *u = s->u;
    s->shown = true;
    s->apart = false;
    if (s->now.phase == ROUTE_TOLD) {
        s->apron = stage_apron_top(u, stage_reason_height(u, s->now.reason));
        s->shown = route_lay(s);
        return;
    }
    s->apron = stage_apron_top(u, fmaxf(APRON_H, post_height(s)));
    if (!route_lay(s) || words_width(s) < WORDS_LEAST) {
        s->apart = true;
        s->apron = stage_apron_top(u, APRON_H);
        route_lay(s);
    }
}

static void follow(route_scene *s) {
    route_memory *m = s->memory;
    uint32_t stands =
        which(s) << 12 | (uint32_t)s->now.who << 4 | (uint32_t)s->now.phase << 1 | reads(s);
    if (stands == m->stands) {
        return;
    }
    bool fresh = m->stands >> 12 != stands >> 12;
    m->stands = stands;
    m->page = 0;
    m->turned = fresh ? -1 : m->turned;
    bool traces = s->now.post && s->now.post->task == ROUTE_TRACE;
    uint8_t first = 0;
    while (traces && !(s->now.board->here >> first & 1)) {
        first++;
    }
    bool told = s->now.phase == ROUTE_TOLD || reads(s);
    ui_focus(s->u, (ui_id)(told     ? ROUTE_ID_GO_ON
                           : traces ? ROUTE_ID_PERSON + first
                                    : ROUTE_ID_PIECE));
}

static void heading(const route_scene *s) {
    ui *u = s->u;
    const char *words = route_heading(s);
    rectf room = stage_top_between(u);
    if (ui_text_height(u, TEXT_NAME, room.w - 48, words) > TARGET) {
        return;
    }
    float w = fminf(room.w, ui_text_width(u, TEXT_NAME, words) + 56);
    rectf at = {room.x + (room.w - w) / 2, room.y, w, TARGET};
    bool wrong = s->now.phase == ROUTE_TOLD && !travels(s) && !s->now.well;
    bool bright = s->state->looked || (s->now.phase == ROUTE_TOLD && !wrong);
    ui_card(u, at, 22, wrong ? FOAM : bright ? LIT : PAPER, 6);
    ui_label(u, rect_inset(at, 8), TEXT_NAME, INK, ROLE_STATUS, words);
}

// Its words alone, before the board.
static void read_post(route_scene *s) {
    ui *u = s->u;
    const route_post *p = s->now.post;
    s->apron = stage_apron_top(u, fmaxf(APRON_H, ui_pitch(u, TEXT_NAME) + 32));
    stage_front(u, s->apron);
    int pages = stage_speech(u, p->name.s, sender(s), MOOD_CALM, p->text.s, s->memory->page, -1);
    rectf room = stage_apron_room(u, s->apron);
    if (stage_go_on(u, ROUTE_ID_GO_ON, room, TR(u, "Go on")) || stage_speech_pressed(u)) {
        ui_play(u, SOUND_PAPER);
        if (++s->memory->page >= pages) {
            s->memory->heard = which(s);
        }
        ui_dirty(u);
    }
}

static bool told(route_scene *s, action *out) {
    ui *u = s->u;
    rectf room = stage_apron_room(u, s->apron);
    if (travels(s)) {
        if (stage_go_on(u, ROUTE_ID_GO_ON, room, TR(u, "Skip"))) {
            s->memory->sent_ms = 0;
            ui_dirty(u);
        }
        return false;
    }
    float x = ui_mirror(u, (rectf){ui_w(u) - 120, 0, 0, 0}).x;
    stage_reason_tail(u, room, s->now.reason, x);
    if (!stage_reason(u, ROUTE_ID_GO_ON, room, s->now.reason, &s->memory->page)) {
        return false;
    }
    *out = (action){.verb = ROUTE_NEXT};
    return true;
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    route_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    s.now = route_now(s.spec, s.state);
    if (s.now.phase == ROUTE_OVER) {
        return false;
    }
    route_run(s.now.board, s.state->turn, &s.flow);
    s.way = way(&s);
    lay_out(&s);
    follow(&s);
    stage_back(u, in->level->set.s, NULL, 0.3f);
    bool is_told = s.now.phase == ROUTE_TOLD;
    motion_fog(u, &s.memory->mist, is_told && !s.now.well && !travels(&s));
    if (reads(&s)) {
        read_post(&s);
        return false;
    }
    stage_front(u, s.apron);
    heading(&s);
    bool used = false;
    if (s.shown) {
        used = route_pipes(&s, out);
        used = route_people(&s, out) || used;
        if (travels(&s)) {
            route_capsules(&s);
        }
    }
    if (is_told) {
        return told(&s, out);
    }
    rectf room = stage_apron_room(u, s.apron);
    if (!s.apart) {
        post(&s, room);
    }
    return use_tools(&s, room, out) || used;
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)shown;
    const route_state *st = in->state;
    route_memory *m = memory;
    switch ((route_verb)taken.verb) {
    case ROUTE_TURN:
        m->turned = taken.a;
        m->by = 1;
        m->turned_ms = ui_now(u);
        ui_play(u, SOUND_LAND);
        break;
    case ROUTE_UNDO:
        m->turned = -1;
        ui_play(u, SOUND_BACK);
        break;
    case ROUTE_LOOK:
    case ROUTE_MARK: ui_play(u, SOUND_STEP); break;
    case ROUTE_SEND:
        m->sent_ms = ui_now(u);
        m->open = 0;
        ui_play(u, ui_preferences(u).reduced_motion ? st->well ? SOUND_RIGHT : SOUND_AGAIN
                                                    : SOUND_MESSAGE);
        break;
    case ROUTE_NEXT: ui_play(u, SOUND_PAPER); break;
    }
}

// Of a mark the level tells; how pipes work is the same everywhere.
static const char *why(const view_in *in, action a) {
    static const char *const of[] = {
        [ROUTE_TURN] = N_("With this piece turned, it comes nearer to those it is for, and to "
                          "nobody else."),
        [ROUTE_LOOK] = N_("Look before you send: the doors that open are the people who would see "
                          "it."),
        [ROUTE_SEND] = N_("It goes to those it is for, and to nobody else. Send it."),
    };
    route_view_now now = route_now(in->level->spec, in->state);
    if (a.verb == ROUTE_MARK && now.post) {
        return now.post->reasons.items[now.post->why[a.a]].value.s;
    }
    return a.verb < sizeof of / sizeof *of ? of[a.verb] : NULL;
}

const view route_view = {"route", sizeof(route_memory), frame, acted, why};
