// The forge: doors along the wall, the bench below them, who comes and what it brought.
#include <math.h>

#include "core/str.h"
#include "mechanics/forge/forge.h"
#include "mechanics/forge/forge_show.h"

enum { DOORS_TOP = 118 };

bool forge_hinted(const forge_scene *s, forge_verb verb, size_t a) {
    const action *h = &s->in->hinted;
    return h->verb == verb && (size_t)h->a == a;
}

static bool large(const forge_scene *s) {
    return ui_preferences(s->u).text_scale > 1.1f;
}

// The day and how often it has come: its words are read once each time.
static uint32_t meeting(const forge_scene *s) {
    uint8_t day = s->state->day;
    bool over = s->now.phase == FORGE_OVER;
    return 1u + day + ((uint32_t)(over ? 0 : s->state->attempts[s->state->order[day]]) << 8);
}

// Somebody has something to say before the work begins.
static bool speaks(const forge_scene *s) {
    bool says = s->now.day && s->now.day->text.s && s->now.day->kind != FORGE_ASK;
    return s->now.phase == FORGE_WORK && says && s->memory->heard != meeting(s) && !s->now.again;
}

static ui_id first_to_do(const forge_scene *s) {
    const forge_key *k = &s->state->anvil;
    if (large(s)) {
        return FORGE_ID_LIST;
    }
    if (s->now.ready && (k->serial || s->state->day > 0)) {
        return FORGE_ID_MEET;
    }
    return k->serial || k->known ? FORGE_ID_MELT : FORGE_ID_CHUTE;
}

static void follow(forge_scene *s) {
    forge_memory *m = s->memory;
    uint32_t stands = meeting(s) << 8 | (uint32_t)s->now.phase << 1 | speaks(s);
    if (stands == m->stands) {
        return;
    }
    m->stands = stands;
    m->page = m->note_page = 0;
    m->spoke_ms = ui_now(s->u);
    bool reads = speaks(s) || s->now.phase == FORGE_TOLD;
    ui_focus(s->u, reads                         ? FORGE_ID_GO_ON
                   : s->now.phase == FORGE_ASKED ? FORGE_ID_LIST
                                                 : first_to_do(s));
}

// What is to be done, between the buttons of the top row.
static void heading(const forge_scene *s, const char *words) {
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

static const char *counted(const forge_scene *s) {
    arena *a = ui_arena(s->u);
    return text_fill(a, TR(s->u, "{n} of {all}: {what}"), "n",
                     arena_printf(a, "%zu", s->now.number), "all",
                     arena_printf(a, "%zu", s->now.count), "what", s->now.day->name.s, NULL);
}

static void lay(forge_scene *s, float content) {
    s->apron = stage_apron_top(s->u, content);
    s->doors_y = DOORS_TOP;
    s->plate_h = forge_plate_height(s);
    s->door_h = fmaxf(96, fminf(200, (s->apron - DOORS_TOP) * 0.35f - s->plate_h + 52));
    s->work_y = s->doors_y + s->door_h + s->plate_h;
}

static void behind(forge_scene *s) {
    stage_back(s->u, s->in->level->set.s, NULL, 0.2f);
    bool fell = s->now.phase == FORGE_TOLD && !s->now.well;
    motion_fog(s->u, &s->memory->mist, fell);
    stage_front(s->u, s->apron);
}

// ---- somebody speaks, or asks

static const char *speaker_look(const forge_scene *s) {
    return s->now.day->look.s              ? s->now.day->look.s
           : s->now.day->kind == FORGE_ASK ? "shadow"
                                           : "pip";
}

static bool words(const forge_scene *s) {
    const char *look = speaker_look(s);
    const char *name = str_eq(look, "pip") ? TR(s->u, "Pip") : s->now.day->name.s;
    int pages = stage_speech(s->u, name, look, MOOD_CALM, s->now.day->text.s, s->memory->page, -1);
    return s->memory->page + 1 < pages;
}

static bool turn_page(const forge_scene *s, rectf room) {
    ui *u = s->u;
    if (stage_go_on(u, FORGE_ID_GO_ON, room, TR(u, "Go on")) || stage_speech_pressed(u)) {
        ui_play(u, SOUND_PAPER);
        s->memory->page++;
        ui_dirty(u);
        return true;
    }
    return false;
}

static bool spoken(forge_scene *s) {
    lay(s, fmaxf(112, ui_pitch(s->u, TEXT_NAME) + 32));
    behind(s);
    bool more = words(s);
    if (turn_page(s, stage_apron_room(s->u, s->apron)) && !more) {
        s->memory->heard = meeting(s);
        s->memory->page = 0;
    }
    return false;
}

static size_t answers(const forge_scene *s, ui_look looks[2]) {
    const forge_day *d = s->now.day;
    looks[FORGE_KEEP] = (ui_look){
        .icon = "lock", .label = d->keep.s, .hinted = forge_hinted(s, FORGE_ANSWER, FORGE_KEEP)};
    looks[FORGE_GIVE] = (ui_look){
        .icon = "chat", .label = d->give.s, .hinted = forge_hinted(s, FORGE_ANSWER, FORGE_GIVE)};
    return 2;
}

static bool asked(forge_scene *s, action *out) {
    ui *u = s->u;
    ui_look looks[2];
    int n = (int)answers(s, looks);
    lay(s, fmaxf(112, stage_choices_height(u, looks, n, 0.46f)));
    behind(s);
    rectf card = stage_card_room(u);
    float foot = fminf(ui_h(u) - 184, s->apron - 10);
    float k = fminf(1, (foot - card.y - card.h) / 372);
    if (k > 0.3f) {
        ui_puppet(u, ui_mirror(u, (rectf){ui_w(u) * 0.28f, 0, 0, 0}).x, foot, 0.66f * k,
                  s->in->player_look, MOOD_CALM, NULL, ui_rtl(u) ? -1 : 1, s->in->player_name);
        ui_puppet(u, ui_mirror(u, (rectf){ui_w(u) * 0.7f, 0, 0, 0}).x, foot, 0.66f * k,
                  speaker_look(s), MOOD_CALM, NULL, ui_rtl(u) ? 1 : -1, s->now.day->name.s);
    }
    rectf room = stage_apron_room(u, s->apron);
    if (words(s)) {
        turn_page(s, room);
        return false;
    }
    int used = ui_choices(u, FORGE_ID_LIST, room, looks, n);
    if (used >= 0) {
        *out = (action){.verb = FORGE_ANSWER, .a = (int16_t)used};
    }
    return used >= 0;
}

// ---- at work, and what the day brought

static bool work(forge_scene *s, action *out) {
    bool list = large(s);
    lay(s, list ? forge_list_height(s) : forge_apron_height(s));
    behind(s);
    rectf room = stage_apron_room(s->u, s->apron);
    if (list) {
        heading(s, counted(s));
        stage_note(s->u, FORGE_ID_MORE, forge_key_note(s), s->apron, &s->memory->note_page);
        return forge_list(s, room, out);
    }
    heading(s, s->now.again ? TR(s->u, "Mend it, then let it come again.") : counted(s));
    bool doors = forge_doors(s, out);
    bool bench = forge_bench(s, out);
    return forge_apron(s, room, out) || doors || bench;
}

static bool told(forge_scene *s, action *out) {
    ui *u = s->u;
    lay(s, stage_reason_height(u, s->now.reason));
    behind(s);
    heading(s, counted(s));
    if (large(s)) {
        stage_note(u, FORGE_ID_MORE, forge_doors_note(s), s->apron, &s->memory->note_page);
    } else {
        s->door_h = fmaxf(96, fminf(220, s->apron - DOORS_TOP - s->plate_h - 38));
        forge_doors(s, out);
        float x = ui_mirror(u, (rectf){ui_w(u) - 132, 0, 0, 0}).x;
        ui_puppet(u, x, s->apron - 12, 0.32f, "pip", s->now.well ? MOOD_HAPPY : MOOD_WORRIED, NULL,
                  0, TR(u, "Pip"));
        stage_reason_tail(u, stage_apron_room(u, s->apron), s->now.reason, x);
    }
    rectf room = stage_apron_room(u, s->apron);
    if (stage_reason(u, FORGE_ID_GO_ON, room, s->now.reason, &s->memory->page)) {
        *out = (action){.verb = FORGE_NEXT};
        return true;
    }
    return false;
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    forge_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    s.now = forge_now(s.spec, s.state);
    follow(&s);
    switch (s.now.phase) {
    case FORGE_WORK: return speaks(&s) ? spoken(&s) : work(&s, out);
    case FORGE_ASKED: return asked(&s, out);
    case FORGE_TOLD: return told(&s, out);
    case FORGE_OVER: break;
    }
    return false;
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)shown;
    forge_memory *m = memory;
    forge_view_now now = forge_now(in->level->spec, in->state);
    switch ((forge_verb)taken.verb) {
    case FORGE_DRAW:
    case FORGE_TAKE:
        m->came_ms = ui_now(u);
        ui_play(u, SOUND_LAND);
        break;
    case FORGE_MELT: ui_play(u, SOUND_BACK); break;
    case FORGE_FIT:
        m->hung = (uint8_t)taken.a;
        m->hung_ms = ui_now(u);
        ui_play(u, SOUND_DOOR);
        break;
    case FORGE_BOLT: ui_play(u, SOUND_LAND); break;
    case FORGE_MEET:
    case FORGE_ANSWER:
        ui_play(u, now.phase == FORGE_ASKED ? SOUND_MESSAGE : now.well ? SOUND_RIGHT : SOUND_AGAIN);
        break;
    case FORGE_NEXT: ui_play(u, SOUND_PAPER); break;
    }
    m->note_page = 0;
}

// Reasons of the craft are the same in every level; those of an answer are its own.
static const char *why(const view_in *in, action a) {
    static const char *const of[] = {
        [FORGE_DRAW] = N_("A word that nobody chose, nobody can know. Each one makes the guesser "
                          "try many times as long."),
        [FORGE_MELT] = N_("Every door gets a key of its own, so begin a new one."),
        [FORGE_FIT] = N_("This door still needs a key that nobody knows and no other door has."),
        [FORGE_BOLT] = N_("This lock holds here when a key alone does not."),
        [FORGE_MEET] = N_("Every door has its own good key. You are ready."),
    };
    const forge_spec *spec = in->level->spec;
    const forge_state *state = in->state;
    if (a.verb == FORGE_ANSWER) {
        forge_view_now now = forge_now(spec, state);
        return now.day ? now.day->because.s : NULL;
    }
    return a.verb < sizeof of / sizeof *of ? of[a.verb] : NULL;
}

const view forge_view = {"forge", sizeof(forge_memory), frame, acted, why};
