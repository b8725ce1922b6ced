// The river and who stands along it, what they tell above, boats and the evening on the apron.
#include <math.h>

#include "content/cast.h"
#include "mechanics/rumour/rumour.h"
#include "mechanics/rumour/rumour_show.h"

enum { BAR_GAP = 16, LAMP_STEP = 23, PIP_X = 92 };

const char *rumour_name(const rumour_scene *s, size_t person) {
    const rumour_friend *f = &s->spec->friends.items[person];
    if (f->name.s) {
        return f->name.s;
    }
    return person == rumour_me(s->spec) ? TR(s->u, "Me") : ui_tr(s->u, cast_find(f->look.s)->name);
}

const char *rumour_look(const rumour_scene *s, size_t person) {
    return person == rumour_me(s->spec) ? s->in->player_look
                                        : s->spec->friends.items[person].look.s;
}

const char *rumour_boat_says(ui *u, rumour_boat_kind kind) {
    return kind == RUMOUR_PASS ? TR(u, "It is so") : TR(u, "It is not so");
}

const char *rumour_boat_icon(rumour_boat_kind kind) {
    return kind == RUMOUR_PASS ? "boat-yes" : "boat-no";
}

const char *rumour_reach_says(const rumour_scene *s, size_t person) {
    arena *a = ui_arena(s->u);
    size_t n = rumour_boat_reaches(s->spec, s->state, person, s->slot, false);
    return text_fill(a, TR(s->u, "A boat from here gets to {n} of {all} people by the evening"),
                     "n", arena_printf(a, "%zu", n), "all", arena_printf(a, "%u", s->run->reach),
                     NULL);
}

static bool tells(const rumour_scene *s) {
    return s->state->phase >= RUMOUR_PULLING;
}

// ---- the apron

static void lamps(const rumour_scene *s, rectf line) {
    ui *u = s->u;
    arena *a = ui_arena(u);
    int all = s->spec->steps;
    for (int i = 0; i < all; i++) {
        rectf at = {line.x + line.w - (float)(all - i) * LAMP_STEP, line.y + 3, 24, 27};
        ui_art(u, i < s->state->left ? "props/lantern-on" : "props/lantern-off", ui_mirror(u, at),
               2);
    }
    unsigned long left = s->state->left;
    float w = (float)all * LAMP_STEP;
    ui_status(u, ui_mirror(u, (rectf){line.x + line.w - w, line.y, w, 30}),
              text_fill(a, TRN(u, "{n} step to the evening", "{n} steps to the evening", left), "n",
                        arena_printf(a, "%lu", left), NULL),
              NULL);
}

static size_t slot_of(action h) {
    return h.verb == RUMOUR_CHECK  ? (size_t)h.a
           : h.verb == RUMOUR_SEND ? (size_t)h.b / 2
                                   : (size_t)h.b;
}

typedef struct {
    ui_id id;
    ui_look look;
    action does; // verb 0: the other story
} control;

enum { CONTROLS = 5 };

static size_t controls(const rumour_scene *s, control out[CONTROLS]) {
    ui *u = s->u;
    const action *h = &s->in->hinted;
    size_t n = 0;
    if (rumour_can_check(s->spec, s->state, s->slot)) {
        action a = {.verb = RUMOUR_CHECK, .a = (int16_t)s->slot};
        out[n++] = (control){RUMOUR_ID_CHECK,
                             {.icon = s->story->source.icon.s,
                              .label = TR(u, "Look at the source"),
                              .hinted = action_same(*h, a)},
                             a};
    }
    bool can = rumour_can_send(s->spec, s->state, s->at, s->slot);
    for (int kind = 0; kind < RUMOUR_KINDS; kind++) {
        action a = {
            .verb = RUMOUR_SEND, .a = (int16_t)s->at, .b = (int16_t)((int)s->slot * 2 + kind)};
        out[n++] = (control){RUMOUR_ID_BOAT + (ui_id)kind,
                             {.icon = rumour_boat_icon((rumour_boat_kind)kind),
                              .label = rumour_boat_says(u, (rumour_boat_kind)kind),
                              .disabled = !can,
                              .hinted = action_same(*h, a)},
                             a};
    }
    action wait = {.verb = RUMOUR_WAIT};
    out[n++] =
        (control){RUMOUR_ID_WAIT,
                  {.icon = "flow", .label = TR(u, "Let it flow"), .hinted = action_same(*h, wait)},
                  wait};
    if (s->state->n > 1) {
        bool hinted = h->verb >= RUMOUR_ASK && h->verb <= RUMOUR_SEND && slot_of(*h) != s->slot;
        out[n++] = (control){RUMOUR_ID_OTHER,
                             {.icon = rumour_story_of(s->spec, s->state, 1 - s->slot)->icon.s,
                              .label = TR(u, "The other story"),
                              .hinted = hinted},
                             {0}};
    }
    return n;
}

static float controls_width(const rumour_scene *s, const control *c, size_t n) {
    float w = (float)(n - 1) * BAR_GAP;
    for (size_t i = 0; i < n; i++) {
        w += ui_button_width(s->u, c[i].look);
    }
    return w;
}

static float bar_height(const rumour_scene *s) {
    return ui_pitch(s->u, TEXT_SMALL) + 18 + TARGET;
}

static bool bar(const rumour_scene *s, rectf room, action *out) {
    ui *u = s->u;
    control c[CONTROLS];
    size_t n = controls(s, c);
    rectf line = {room.x, room.y - 4, room.w, ui_pitch(u, TEXT_SMALL)};
    lamps(s, line);
    float w = line.w - (float)s->spec->steps * LAMP_STEP - 24;
    const char *says = rumour_can_send(s->spec, s->state, s->at, s->slot)
                           ? rumour_reach_says(s, s->at)
                           : TR(u, "Your boats are on their way");
    if (ui_text_width(u, TEXT_SMALL, says) <= w) {
        ui_text(u, ui_mirror(u, (rectf){line.x, line.y, w, 0}), TEXT_SMALL, FOAM, ALIGN_START,
                ROLE_STATUS, says);
    }
    float x = room.x, y = room.y + room.h - TARGET, scale = 1;
    float need = controls_width(s, c, n);
    scale =
        need > room.w ? (room.w - (float)(n - 1) * BAR_GAP) / (need - (float)(n - 1) * BAR_GAP) : 1;
    for (size_t i = 0; i < n; i++) {
        float wide = ui_button_width(u, c[i].look) * scale;
        bool used = ui_button(u, c[i].id, ui_mirror(u, (rectf){x, y, wide, TARGET}), c[i].look);
        x += wide + BAR_GAP;
        if (used && c[i].does.verb != 0) {
            *out = c[i].does;
            return true;
        }
        if (used) {
            s->memory->slot = (uint8_t)(1 - s->slot);
            s->memory->stands = 0;
            ui_dirty(u);
        }
    }
    return false;
}

// ---- frame

// What the friends hold, now and a step ago, so that boats can be seen on their way.
static void watch(rumour_scene *s, bool anew) {
    rumour_memory *m = s->memory;
    bool moved = false;
    for (size_t slot = 0; slot < s->state->n; slot++) {
        for (size_t p = 0; p < s->spec->friends.n; p++) {
            moved = moved || m->held[slot][p] != rumour_held(s->spec, s->state, slot, p);
        }
    }
    for (size_t slot = 0; (moved || anew) && slot < s->state->n; slot++) {
        for (size_t p = 0; p < s->spec->friends.n; p++) {
            uint8_t held = rumour_held(s->spec, s->state, slot, p);
            m->was[slot][p] = anew ? held : m->held[slot][p];
            m->held[slot][p] = held;
        }
        m->flowed_ms = anew ? 0 : ui_now(s->u);
    }
}

static void follow(rumour_scene *s) {
    rumour_memory *m = s->memory;
    const rumour_state *st = s->state;
    uint32_t wave = 1u + st->at + (uint32_t)st->again * 16u + st->runs[0].story * 32u +
                    st->runs[0].spring * 512u;
    bool anew = m->wave != wave;
    if (anew) {
        m->wave = wave;
        m->slot = m->place = 0;
        for (size_t slot = 0; slot < RUMOUR_AT_ONCE; slot++) {
            m->at[slot] = m->from[slot] = (uint8_t)rumour_me(s->spec);
        }
    }
    watch(s, anew);
    if (tells(s) || st->phase == RUMOUR_NAMING) {
        m->slot = st->phase < RUMOUR_TALLY ? st->slot : 0;
    }
    s->slot = m->slot;
    s->run = &st->runs[s->slot];
    s->story = rumour_story_of(s->spec, st, s->slot);
    s->at = m->at[s->slot];
    s->known = s->run->n_boats > 0 || st->phase >= RUMOUR_EVENING;
}

static ui_id first_to_do(const rumour_scene *s) {
    if (s->listed) {
        return RUMOUR_ID_LIST;
    }
    if (rumour_can_check(s->spec, s->state, s->slot)) {
        return RUMOUR_ID_CHECK;
    }
    if (s->run->checked && s->run->n_boats == 0) {
        return RUMOUR_ID_BOAT;
    }
    for (size_t p = 0; p < s->spec->friends.n && s->run->n_boats == 0; p++) {
        if (rumour_press(s, p).verb != 0) {
            return RUMOUR_ID_FRIEND + (ui_id)p;
        }
    }
    return RUMOUR_ID_WAIT;
}

static void refocus(const rumour_scene *s) {
    rumour_memory *m = s->memory;
    uint32_t stands = 1u + s->state->phase + (uint32_t)s->state->left * 8u +
                      (uint32_t)s->slot * 256u + (uint32_t)s->listed * 512u +
                      (uint32_t)s->memory->place * 1024u + (m->wave << 15);
    if (stands == m->stands) {
        return;
    }
    m->stands = stands;
    m->page = m->note_page = 0;
    ui_focus(s->u, tells(s)                           ? RUMOUR_ID_GO_ON
                   : s->state->phase == RUMOUR_NAMING ? RUMOUR_ID_LIST
                                                      : first_to_do(s));
}

static void lay_out(rumour_scene *s) {
    ui *u = s->u;
    control c[CONTROLS];
    s->listed = ui_preferences(u).text_scale > 1.1f || !rumour_strip_fits(s);
    if (!s->listed && s->state->phase == RUMOUR_RIVER) {
        s->listed = controls_width(s, c, controls(s, c)) > ui_w(u) - 2 * MARGIN + 140;
    }
    float content = tells(s)                           ? stage_reason_height(u, rumour_says(s))
                    : s->state->phase == RUMOUR_NAMING ? rumour_naming_height(s)
                    : s->listed                        ? rumour_list_height(s)
                                                       : bar_height(s);
    s->apron = stage_apron_top(u, content);
    s->map_top = rumour_strip_bottom(s) + 10;
}

static bool tell(const rumour_scene *s, action *out) {
    ui *u = s->u;
    rectf room = stage_apron_room(u, s->apron);
    float x = ui_mirror(u, (rectf){ui_w(u) - PIP_X, 0, 0, 0}).x;
    rumour_verdict(s);
    if (!s->listed) {
        ui_puppet(u, x, s->apron - 8, 0.3f, "pip", rumour_well(s) ? MOOD_HAPPY : MOOD_WORRIED, NULL,
                  0, TR(u, "Pip"));
        stage_reason_tail(u, room, rumour_says(s), x);
    }
    if (!stage_reason(u, RUMOUR_ID_GO_ON, room, rumour_says(s), &s->memory->page)) {
        return false;
    }
    *out = (action){.verb = RUMOUR_NEXT};
    return true;
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    rumour_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    rumour_phase phase = (rumour_phase)s.state->phase;
    follow(&s);
    lay_out(&s);
    refocus(&s);
    rumour_lay_map(&s);
    rumour_land(&s);
    motion_fog(u, &s.memory->mist, tells(&s) && phase != RUMOUR_TALLY && !rumour_well(&s));
    bool used = false;
    bool shows = !s.listed && phase != RUMOUR_TALLY && phase != RUMOUR_NAMING;
    if (shows) {
        used = rumour_map(&s, phase == RUMOUR_RIVER, out);
    }
    stage_front(u, s.apron);
    if (phase == RUMOUR_TALLY) {
        rumour_tally(&s);
    } else if (shows) {
        rumour_counter(&s);
    }
    if (tells(&s)) {
        return tell(&s, out);
    }
    if (phase == RUMOUR_NAMING) {
        return rumour_naming(&s, out);
    }
    if (s.listed) {
        rumour_card(&s, rumour_note(&s));
    } else {
        rumour_strip(&s);
    }
    rectf room = stage_apron_room(u, s.apron);
    return (s.listed ? rumour_list(&s, room, out) : bar(&s, room, out)) || used;
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)shown;
    rumour_memory *m = memory;
    const rumour_state *st = in->state;
    const rumour_spec *spec = in->level->spec;
    switch ((rumour_verb)taken.verb) {
    case RUMOUR_ASK: // the lantern walks to who was asked
        m->from[taken.b] = m->at[taken.b];
        m->at[taken.b] = (uint8_t)taken.a;
        m->walked_ms = ui_now(u);
        ui_play(u, SOUND_MESSAGE);
        break;
    case RUMOUR_CHECK: ui_play(u, SOUND_PAPER); break;
    case RUMOUR_SEND: ui_play(u, SOUND_LAND); break;
    case RUMOUR_NAME:
        ui_play(u, rumour_named_right(spec, st, st->slot) ? SOUND_RIGHT : SOUND_AGAIN);
        break;
    case RUMOUR_WAIT: ui_play(u, SOUND_STEP); break;
    case RUMOUR_NEXT: ui_play(u, SOUND_PAPER); break;
    }
    if (st->phase == RUMOUR_REASON) {
        ui_play(u, rumour_boat_right(spec, st, st->slot) ? SOUND_RIGHT : SOUND_AGAIN);
    }
}

// Reasons of walking the river are the same in every level; those of a boat are its own.
static const char *why(const view_in *in, action a) {
    static const char *const of[] = {
        [RUMOUR_ASK] = N_("Whoever tells it can tell where they have it from. Further up, the "
                          "words are nearer to the beginning."),
        [RUMOUR_CHECK] = N_("Here it began. The source shows what is so, whatever people have made "
                            "of it."),
        [RUMOUR_WAIT] = N_("Your boat needs time to get down the river."),
    };
    const rumour_spec *spec = in->level->spec;
    const rumour_state *st = in->state;
    if (a.verb == RUMOUR_SEND) {
        return rumour_story_of(spec, st, (size_t)a.b / 2)->because.s;
    }
    if (a.verb == RUMOUR_NAME) {
        return rumour_story_of(spec, st, st->slot)->pulls.s;
    }
    return a.verb < sizeof of / sizeof *of ? of[a.verb] : NULL;
}

const view rumour_view = {"rumour", sizeof(rumour_memory), frame, acted, why};
