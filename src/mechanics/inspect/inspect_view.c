// Inspecting: a thing on the desk, its parts and the slips under them, stamps on the apron.
#include <math.h>

#include "mechanics/inspect/inspect.h"
#include "mechanics/inspect/inspect_show.h"

enum { LINE_GAP = 24, PIP_X = 96, PIP_H = 150, LOOK_STEP = 30 };

static bool tells(const inspect_scene *s) {
    return s->now.phase == INSPECT_CHECKED || s->now.phase == INSPECT_REASON ||
           s->now.phase == INSPECT_TALLY;
}

static const char *told(const inspect_scene *s) {
    return s->now.phase == INSPECT_TALLY ? inspect_tally_words(s) : s->now.words;
}

static const char *progress_of(const inspect_scene *s) {
    arena *a = ui_arena(s->u);
    return text_fill(a, TR(s->u, "{n} of {all}"), "n", arena_printf(a, "%zu", s->now.number), "all",
                     arena_printf(a, "%zu", s->now.count), NULL);
}

static const char *looks_of(const inspect_scene *s) {
    arena *a = ui_arena(s->u);
    unsigned long n = s->state->looks;
    return text_fill(a, TRN(s->u, "{n} look left", "{n} looks left", n), "n",
                     arena_printf(a, "%lu", n), NULL);
}

static float ask_height(const inspect_scene *s) {
    return ui_pitch(s->u, TEXT_NAME);
}

static float count_width(const inspect_scene *s) {
    return ui_text_width(s->u, TEXT_NAME, progress_of(s)) + 8;
}

static float ask_width(const inspect_scene *s, float room_w) {
    return room_w - count_width(s) - INSPECT_MAX_LOOKS * LOOK_STEP - 48;
}

// The question, the looks that are left as glasses, and how far the child has come.
static void question(const inspect_scene *s, rectf room) {
    ui *u = s->u;
    float count_w = count_width(s), lamps_w = INSPECT_MAX_LOOKS * LOOK_STEP, h = ask_height(s);
    rectf ask = {room.x, room.y, ask_width(s, room.w), h};
    ui_text(u, ui_mirror(u, ask), TEXT_NAME, PAPER, ALIGN_START, ROLE_HEADING, s->spec->ask.s);
    ui_text(u, ui_mirror(u, (rectf){room.x + room.w - count_w, room.y, count_w, h}), TEXT_NAME,
            FOAM, ALIGN_END, ROLE_STATUS, progress_of(s));
    float x = room.x + room.w - count_w - 24 - lamps_w;
    for (int i = INSPECT_MAX_LOOKS - s->state->looks; i < INSPECT_MAX_LOOKS; i++) {
        rectf at = {x + (float)i * LOOK_STEP, room.y + h / 2 - 15, 30, 30};
        ui_art(u, "props/inspect-lens-on", ui_mirror(u, at), 2);
    }
    ui_status(u, ui_mirror(u, (rectf){x, room.y, lamps_w, h}), looks_of(s), NULL);
}

static void lay_out(inspect_scene *s) {
    ui *u = s->u;
    float content = tells(s)
                        ? stage_reason_height(u, told(s))
                        : ask_height(s) + LINE_GAP + inspect_stamps_height(s, ui_w(u) - 2 * MARGIN);
    s->apron = stage_apron_top(u, content);
    bool large = ui_preferences(u).text_scale > 1.3f;
    float ask_w = ask_width(s, ui_w(u) - 2 * MARGIN);
    s->listed = large || ui_text_width(u, TEXT_NAME, s->spec->ask.s) > ask_w;
    if (s->now.now) {
        bool fits = inspect_lay_desk(s);
        s->listed = s->listed || (!fits && s->now.phase == INSPECT_LOOKING);
    }
}

// Between the buttons of the top row, where it has room.
static void sign(const inspect_scene *s, const char *words, const char *icon, colour paper) {
    ui *u = s->u;
    rectf between = stage_top_between(u);
    float w = ui_text_width(u, TEXT_NAME, words) + 92;
    float h = fmaxf(52, ui_pitch(u, TEXT_NAME) + 12);
    float lead = icon ? 56 : 16;
    if (w > between.w) { // the words say it
        lead = 16;
        icon = NULL;
        w -= 52;
    }
    if (w > between.w) {
        return; // what is told says it too
    }
    rectf at = {between.x + (between.w - w) / 2, 40 + (TARGET - h) / 2, w, h};
    ui_card(u, at, h / 2, paper, 6);
    if (icon) {
        ui_icon(u, icon,
                (rectf){ui_rtl(u) ? at.x + at.w - 52 : at.x + 14, at.y + h / 2 - 19, 38, 38});
    }
    ui_label(u, (rectf){ui_rtl(u) ? at.x + 16 : at.x + lead, at.y, w - lead - 16, h}, TEXT_NAME,
             INK, ROLE_STATUS, words);
}

// ---- where there is no room for the desk ----

// The question has a page of its own, before the first case.
static void ask_apart(const inspect_scene *s) {
    ui *u = s->u;
    float apron = stage_apron_top(u, stage_reason_height(u, s->spec->ask.s));
    stage_front(u, apron);
    ui_focus(u, stage_top_focused(u) ? ui_focused(u) : INSPECT_ID_GO_ON);
    if (stage_reason(u, INSPECT_ID_GO_ON, stage_apron_room(u, apron), s->spec->ask.s,
                     &s->memory->page)) {
        s->memory->asked = true;
        ui_focus(u, INSPECT_ID_LIST);
        ui_dirty(u);
    }
}

static bool list(const inspect_scene *s, action *out) {
    ui *u = s->u;
    const inspect_case *c = s->now.now;
    ui_look looks[INSPECT_MAX_PARTS + INSPECT_STAMPS];
    int n = 0;
    for (size_t p = 0; p < c->parts.n; p++) {
        const inspect_part *part = &c->parts.items[p];
        action press = inspect_press(s, p);
        bool looked = s->state->looked >> p & 1;
        looks[n++] = (ui_look){.icon = inspect_part_icon(part),
                               .label = part->text.s,
                               .note = looked                       ? part->under.s
                                       : press.verb == INSPECT_LOOK ? TR(u, "Look under it")
                                                                    : NULL,
                               .chosen = s->state->pinned >> p & 1,
                               .disabled = press.verb == 0,
                               .hinted = press.verb != 0 && action_same(s->in->hinted, press)};
    }
    for (size_t i = 0; i < INSPECT_STAMPS; i++) {
        const action *h = &s->in->hinted;
        bool can = inspect_can_stamp(s->state, i);
        looks[n++] = (ui_look){.icon = inspect_stamp_icon(i),
                               .label = inspect_stamp_label(s, i),
                               .note = can ? NULL : TR(u, "Pin a reason first"),
                               .disabled = !can,
                               .hinted = h->verb == INSPECT_STAMP && (size_t)h->a == i};
    }
    float top = TOP_ROW_END + 20;
    sign(s, progress_of(s), NULL, PAPER);
    ui_status(u, stage_top_between(u), looks_of(s), NULL);
    int used = ui_choices(u, INSPECT_ID_LIST,
                          (rectf){MARGIN, top, ui_w(u) - 2 * MARGIN, ui_h(u) - top - 24}, looks, n);
    int parts = (int)c->parts.n;
    if (used < 0) {
        return false;
    }
    *out = used < parts ? inspect_press(s, (size_t)used)
                        : (action){.verb = INSPECT_STAMP, .a = (int16_t)(used - parts)};
    return true;
}

// What is spoken of stays in sight as far as it has room.
static void excerpt(const inspect_scene *s) {
    ui *u = s->u;
    const inspect_case *c = s->now.now;
    float top = TOP_ROW_END + 20, room = s->apron - top - 20, w = ui_w(u) - 2 * MARGIN - 48;
    float h = 0;
    size_t n = 0;
    while (n < c->parts.n) {
        float more = ui_text_height(u, TEXT_SMALL, w, c->parts.items[n].text.s);
        if (h + more + 24 > room) {
            break;
        }
        h += more;
        n++;
    }
    if (n == 0) {
        return;
    }
    rectf at = {MARGIN, top + (room - h - 24) / 2, ui_w(u) - 2 * MARGIN, h + 24};
    ui_card(u, at, 20, PAPER, 8);
    float y = at.y + 12;
    for (size_t p = 0; p < n; p++) {
        y += ui_text(u, (rectf){at.x + 24, y, w, 0}, TEXT_SMALL, INK, ALIGN_START, ROLE_TEXT,
                     c->parts.items[p].text.s);
    }
}

// ---- what is told ----

static void verdict(const inspect_scene *s) {
    ui *u = s->u;
    if (s->now.phase == INSPECT_TALLY) {
        return;
    }
    if (s->now.phase == INSPECT_CHECKED) {
        sign(s, TR(u, "This is what checking finds"), "stamp-check", PAPER);
    } else if (s->now.right) {
        sign(s, TR(u, "Yes, that fits"), "lamp-on", LIT);
    } else if (s->now.stamped == INSPECT_CHECK) { // never a mistake, but not what was asked
        sign(s, TR(u, "Careful, but it could be seen"), "look", FOAM);
    } else {
        sign(s, TR(u, "Look again"), "look", FOAM);
    }
}

// The answer to a stamp is heard when it has come down.
static void answer(const inspect_scene *s) {
    inspect_memory *m = s->memory;
    if (!m->answered && s->now.phase == INSPECT_REASON &&
        motion_travel(s->u, m->stamped_ms, INSPECT_THUD_MS) >= 1) {
        m->answered = true;
        ui_play(s->u, s->now.right ? SOUND_RIGHT : SOUND_AGAIN);
    }
}

static bool tell(const inspect_scene *s, action *out) {
    ui *u = s->u;
    rectf room = stage_apron_room(u, s->apron);
    verdict(s);
    answer(s);
    if (!s->listed) {
        stage_reason_tail(u, room, told(s), ui_mirror(u, (rectf){ui_w(u) - PIP_X, 0, 0, 0}).x);
    }
    if (!stage_reason(u, INSPECT_ID_GO_ON, room, told(s), &s->memory->page)) {
        return false;
    }
    *out = (action){.verb = INSPECT_NEXT};
    return true;
}

static void follow(inspect_scene *s) {
    inspect_memory *m = s->memory;
    uint32_t shows = 1U + s->state->at + ((uint32_t)s->now.phase << 8) +
                     ((uint32_t)s->state->attempts[0] << 16); // the round
    if (shows == m->shows) {
        return;
    }
    bool looking = s->now.phase == INSPECT_LOOKING;
    m->shows = shows;
    m->page = 0;
    if (looking) {
        m->came_ms = ui_now(s->u);
        m->lens_from = m->lens_to = 0;
        m->lens_ms = 0;
        m->answered = false;
    }
    ui_focus(s->u, !looking ? INSPECT_ID_GO_ON : s->listed ? INSPECT_ID_LIST : INSPECT_ID_PART);
}

// Pip's light on the desk; he makes room for slips.
static void lantern(const inspect_scene *s, bool fog) {
    ui *u = s->u;
    mood m = !tells(s) || s->now.phase == INSPECT_CHECKED ? MOOD_CALM
             : fog                                        ? MOOD_WORRIED
                                                          : MOOD_HAPPY;
    for (size_t p = 0; p < s->now.now->parts.n; p++) {
        rectf slip = s->rows[p].slip;
        if ((s->state->looked >> p & 1) && slip.y + slip.h > s->apron - PIP_H) {
            return;
        }
    }
    ui_puppet(u, ui_mirror(u, (rectf){ui_w(u) - PIP_X, 0, 0, 0}).x, s->apron - 8, 0.34f, "pip", m,
              NULL, 0, TR(u, "Pip"));
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    inspect_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    s.now = inspect_now(s.spec, s.state);
    lay_out(&s);
    follow(&s);
    bool fog = s.now.phase == INSPECT_REASON && !s.now.right && s.now.stamped != INSPECT_CHECK;
    stage_back(u, in->level->set.s, NULL, s.listed ? 0.5f : 0.3f);
    if (s.listed && !tells(&s)) {
        if (!s.memory->asked) {
            ask_apart(&s);
            return false;
        }
        stage_front(u, ui_h(u) + 12);
        return list(&s, out);
    }
    motion_fog(u, &s.memory->mist, fog);
    stage_front(u, s.apron);
    bool used = false;
    if (s.now.now && !s.listed) {
        inspect_desk(&s);
        lantern(&s, fog);
        size_t mark = motion_mark(u);
        used = inspect_thing(&s, out);
        inspect_imprint(&s);
        float rise = 1 - motion_travel(u, s.memory->came_ms, EASE_MS);
        motion_shift(u, mark, 0, 48 * rise, motion_fade(u, s.memory->came_ms, EASE_MS));
    } else if (s.now.now) {
        excerpt(&s);
    } else if (s.now.phase == INSPECT_TALLY) {
        inspect_tally(&s, (rectf){MARGIN + 80, 150, ui_w(u) - 2 * MARGIN - 160, s.apron - 180});
    }
    if (tells(&s)) {
        return tell(&s, out);
    }
    rectf room = stage_apron_room(u, s.apron);
    question(&s, room);
    float used_h = ask_height(&s) + LINE_GAP;
    int stamp = inspect_stamps(&s, (rectf){room.x, room.y + used_h, room.w, room.h - used_h});
    if (stamp >= 0) {
        *out = (action){.verb = INSPECT_STAMP, .a = (int16_t)stamp};
    }
    return used || stamp >= 0;
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)in;
    (void)shown;
    inspect_memory *m = memory;
    if (taken.verb == INSPECT_LOOK) {
        m->looked_ms[taken.a] = ui_now(u);
    } else if (taken.verb == INSPECT_STAMP) {
        m->stamped_ms = ui_now(u);
    }
    ui_play(u, taken.verb == INSPECT_STAMP ? SOUND_LAND
               : taken.verb == INSPECT_PIN ? SOUND_STEP
                                           : SOUND_PAPER);
}

static const char *why(const view_in *in, action a) {
    inspect_view_now now = inspect_now(in->level->spec, in->state);
    return a.verb != INSPECT_NEXT && now.phase == INSPECT_LOOKING ? now.now->because.s : NULL;
}

const view inspect_view = {"inspect", sizeof(inspect_memory), frame, acted, why};
