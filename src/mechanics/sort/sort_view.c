// Sorting: places along the wall, the thing before them, the question or the reason on the apron.
#include <math.h>

#include "mechanics/sort/sort.h"
#include "mechanics/sort/sort_show.h"
#include "play/top_row.h"

enum { BELOW_ROW = TOP_ROW_END + 16 };
enum { APRON_H = 112, PLACE_TOP = 72, PLACE_LEAST = 40, LAMP_STEP = 30, EDGE = 14 };
static const float PLACE_SHAPE = 208.0f / 250; // width to height of doors, shelves and boats

static const char *ask_of(const sort_scene *s) {
    return s->now.again ? TR(s->u, "These came back. Look once more.") : s->spec->ask.s;
}

static const char *progress_of(const sort_scene *s) {
    arena *a = ui_arena(s->u);
    return text_fill(a, TR(s->u, "{n} of {all}"), "n", arena_printf(a, "%zu", s->now.number), "all",
                     arena_printf(a, "%zu", s->now.count), NULL);
}

// The question's width on the apron: what count and lamps leave of it.
static float ask_width(const sort_scene *s, float room_w, bool *lamps) {
    float count_w = ui_text_width(s->u, TEXT_NAME, progress_of(s)) + 8;
    float lamps_w = (float)s->now.count * LAMP_STEP;
    *lamps = lamps_w + count_w + 40 < room_w * 0.5f;
    return room_w - count_w - (*lamps ? lamps_w : 0) - 40;
}

static size_t looks_of(const sort_scene *s, ui_look looks[SORT_MAX_PLACES]) {
    for (size_t i = 0; i < s->spec->places.n; i++) {
        const sort_place *p = &s->spec->places.items[i];
        const action *h = &s->in->hinted;
        bool hinted = h->verb == SORT_PLACE && (size_t)h->a == i;
        looks[i] = (ui_look){.icon = p->icon.s, .label = p->name.s, .hinted = hinted};
    }
    return s->spec->places.n;
}

static float apron_content(const sort_scene *s) {
    ui *u = s->u;
    float room_w = ui_w(u) - 2 * MARGIN;
    if (s->now.phase == SORT_REASON) {
        return stage_reason_height(u, s->now.reason);
    }
    if (s->tight) {
        ui_look looks[SORT_MAX_PLACES];
        int n = (int)looks_of(s, looks);
        return fmaxf(APRON_H, fminf(ui_h(u) * 0.44f, ui_choices_height(u, room_w, looks, n)));
    }
    bool lamps = false;
    float w = ask_width(s, room_w, &lamps);
    return fmaxf(APRON_H, ui_text_height(u, TEXT_BODY, w, ask_of(s)));
}

// The thing lies on the apron's edge, as high as its words need and `most` allows.
static void lay_item(sort_scene *s, float w, float most) {
    const char *first = s->tight ? ask_of(s) : NULL;
    s->most = most;
    float h = s->now.item ? sort_item_height(s->u, s->now.item, first, w, most) : 144;
    s->item = (rectf){(ui_w(s->u) - w) / 2, s->apron - EDGE - h, w, h};
}

// The places as large as `room` allows.
static void lay_places(sort_scene *s, float narrowest, float widest, float room) {
    size_t n = s->spec->places.n;
    s->step = fmaxf(narrowest, fminf(widest, room * PLACE_SHAPE + 32));
    s->first_x = (ui_w(s->u) - s->step * (float)n) / 2;
    s->place_w = fminf(s->step - 24, room * PLACE_SHAPE);
    s->place_h = fminf(room, s->place_w / PLACE_SHAPE);
}

// The outermost places reach below the buttons of the top row.
static bool below_buttons(const sort_scene *s, float room) {
    rectf free_x = stage_top_between(s->u);
    float first = s->first_x + 12, last = ui_w(s->u) - first;
    float top = s->top + (room - s->place_h) / 2;
    return top < BELOW_ROW - 12 && (first < free_x.x || last > free_x.x + free_x.w);
}

// The thing stands on the apron's edge, the places above it. Where words are large the places step
// back while a reason is told, so that the thing it is about stays in sight.
static void lay_out(sort_scene *s) {
    ui *u = s->u;
    size_t n = s->spec->places.n;
    bool large = ui_preferences(u).text_scale > 1.1f;
    bool reason = s->now.phase == SORT_REASON;
    float item_w = large ? ui_w(u) - 2 * MARGIN : fminf(860, ui_w(u) - 400);
    float widest = (ui_w(u) - 2 * MARGIN - (large ? 0.0f : 300.0f)) / (float)n;
    float narrowest = large ? widest : fminf(240, widest);
    s->plate_h = 64;
    for (size_t i = 0; i < n; i++) {
        float h = ui_text_height(u, TEXT_NAME, narrowest - 40, s->spec->places.items[i].name.s);
        s->plate_h = fmaxf(s->plate_h, h + 20);
    }
    s->top = large ? BELOW_ROW : PLACE_TOP;
    s->apron = stage_apron_top(u, apron_content(s));
    lay_item(s, item_w, ui_h(u) * (large ? 0.32f : 0.43f));
    float room = s->item.y - 16 - s->plate_h - s->top;
    s->tight = !reason && room < PLACE_LEAST;
    s->bare = large && reason && room < PLACE_LEAST;
    if (s->tight || s->bare) {
        s->apron = stage_apron_top(u, apron_content(s));
        lay_item(s, item_w, s->apron - EDGE - s->top - 12);
        return;
    }
    room = fmaxf(PLACE_LEAST, room);
    lay_places(s, narrowest, widest, room);
    if (below_buttons(s, room)) {
        room = fmaxf(PLACE_LEAST, room - (BELOW_ROW - s->top));
        s->top = BELOW_ROW;
        lay_places(s, narrowest, widest, room);
    }
    s->top += (room - s->place_h) / 2;
}

static rectf sign_size(ui *u, const char *words, const char *icon) {
    return (rectf){0, 0, ui_text_width(u, TEXT_NAME, words) + (icon ? 92 : 40),
                   fmaxf(52, ui_pitch(u, TEXT_NAME) + 12)};
}

static void sign_at(ui *u, rectf at, const char *words, const char *icon, colour paper) {
    ui_card(u, at, at.h / 2, paper, 6);
    float lead = icon ? 56 : 16;
    if (icon) {
        float x = ui_rtl(u) ? at.x + at.w - 52 : at.x + 14;
        ui_icon(u, icon, (rectf){x, at.y + at.h / 2 - 19, 38, 38});
    }
    rectf label = {ui_rtl(u) ? at.x + 16 : at.x + lead, at.y, at.w - lead - 16, at.h};
    ui_label(u, label, TEXT_NAME, INK, ROLE_STATUS, words);
}

// Between Leave and Help, where the stage has no room.
static void sign(const sort_scene *s, const char *words, const char *icon, colour paper) {
    rectf between = stage_top_between(s->u);
    rectf at = sign_size(s->u, words, icon);
    if (at.w > between.w) { // the words say it
        icon = NULL;
        at = sign_size(s->u, words, icon);
    }
    at.x = between.x + (between.w - at.w) / 2;
    at.y = 40 + (TARGET - at.h) / 2;
    sign_at(s->u, at, words, icon, paper);
}

static void verdict(const sort_scene *s) {
    ui *u = s->u;
    const char *words = s->now.right ? TR(u, "Yes, that fits") : TR(u, "Look again");
    const char *icon = s->now.right ? "lamp-on" : "look";
    colour paper = s->now.right ? LIT : FOAM;
    if (ui_preferences(u).text_scale > 1.1f) {
        sign(s, words, icon, paper);
        return;
    }
    rectf at = sign_size(u, words, icon); // over the end of the thing's first line
    at.x = s->item.x + s->item.w - 24 - at.w;
    at.y = s->item.y - at.h * 0.34f;
    sign_at(u, ui_mirror(u, at), words, icon, paper);
}

// A cord with a lantern for each thing: those that were dealt with are lit.
static void garland(const sort_scene *s, float x, float middle) {
    ui *u = s->u;
    const float w = 26, h = 30;
    float long_w = (float)s->now.count * LAMP_STEP;
    ui_fill(u, (rectf){x - 6, middle - h / 2 - 1, long_w + 8, 3}, 0x8A6A3E, 1);
    for (size_t i = 0; i < s->now.count; i++) {
        float along = (float)i * LAMP_STEP;
        float left = ui_rtl(u) ? x + long_w - along - w : x + along;
        bool lit = i + 1 < s->now.number;
        ui_art(u, lit ? "props/lantern-on" : "props/lantern-off",
               (rectf){left, middle - h / 2, w, h}, 2);
    }
}

static void question(const sort_scene *s, rectf room) {
    ui *u = s->u;
    const char *ask = ask_of(s);
    const char *progress = progress_of(s);
    float wide = ui_text_width(u, TEXT_NAME, progress) + 8;
    float px = ui_rtl(u) ? room.x : room.x + room.w - wide;
    float lamps_w = (float)s->now.count * LAMP_STEP;
    bool lamps = false;
    float ask_w = ask_width(s, room.w, &lamps);
    float h = ui_text_height(u, TEXT_BODY, ask_w, ask);
    rectf words = {ui_rtl(u) ? room.x + room.w - ask_w : room.x, room.y + (room.h - h) / 2, ask_w,
                   h};
    ui_text(u, words, TEXT_BODY, PAPER, ALIGN_START, ROLE_HEADING, ask);
    float ph = ui_pitch(u, TEXT_NAME);
    ui_text(u, (rectf){px, room.y + (room.h - ph) / 2, wide, ph}, TEXT_NAME, FOAM, ALIGN_START,
            ROLE_STATUS, progress);
    if (lamps) {
        garland(s, ui_rtl(u) ? px + wide + 16 : px - 16 - lamps_w, room.y + room.h / 2);
    }
}

static void follow(sort_scene *s) {
    uint32_t shows =
        (uint32_t)s->now.index | (uint32_t)s->now.number << 8 | (uint32_t)s->now.again << 16;
    if (shows != s->memory->shows) {
        s->memory->shows = shows;
        s->memory->came_ms = ui_now(s->u);
        s->memory->item_page = s->memory->reason_page = 0;
    }
    if (s->memory->phase != s->now.phase) { // the reason is read on with Go on
        s->memory->phase = s->now.phase;
        ui_focus(s->u, s->now.phase == SORT_REASON ? SORT_ID_GO_ON : SORT_ID_PLACE);
    }
}

static bool frame(const view_in *in, void *memory, ui *u, action *out) {
    sort_scene s = {
        .in = in, .spec = in->level->spec, .state = in->state, .memory = memory, .u = u};
    s.now = sort_now(s.spec, s.state);
    follow(&s);
    lay_out(&s);
    bool reason = s.now.phase == SORT_REASON;
    bool large = ui_preferences(u).text_scale > 1.1f; // wide signs stand before the curtains
    stage_back(u, in->level->set.s, NULL, 0.18f);
    int used = large ? -1 : sort_places(&s);
    if (!large) {
        mood m = reason ? (s.now.right ? MOOD_HAPPY : MOOD_WORRIED) : MOOD_CALM;
        float foot = s.apron - 12;
        ui_puppet(u, ui_mirror(u, (rectf){132, 0, 0, 0}).x, foot, 0.56f, in->player_look, m, NULL,
                  ui_rtl(u) ? -1 : 1, in->player_name);
        ui_puppet(u, ui_mirror(u, (rectf){ui_w(u) - 132, 0, 0, 0}).x, foot, 0.44f, "pip", m, NULL,
                  0, TR(u, "Pip"));
    }
    motion_fog(u, &s.memory->mist, reason && !s.now.right);
    stage_front(u, s.apron);
    used = large ? sort_places(&s) : used;
    if (s.now.item) {
        const char *first = s.tight ? ask_of(&s) : NULL;
        size_t mark = motion_mark(u);
        sort_item_draw(u, s.now.item, first, s.item, s.most, &s.memory->item_page);
        float rise = 1 - motion_travel(u, s.memory->came_ms, EASE_MS);
        motion_shift(u, mark, 0, 48 * rise, motion_fade(u, s.memory->came_ms, EASE_MS));
    }
    sort_flight(&s);
    rectf room = stage_apron_room(u, s.apron);
    if (reason) {
        verdict(&s);
        if (ui_preferences(u).text_scale <= 1.1f) {
            stage_reason_tail(u, room, s.now.reason,
                              ui_mirror(u, (rectf){ui_w(u) - 132, 0, 0, 0}).x);
        }
        if (stage_reason(u, SORT_ID_GO_ON, room, s.now.reason, &s.memory->reason_page)) {
            *out = (action){.verb = SORT_NEXT};
            return true;
        }
        return false;
    }
    if (s.tight) {
        ui_look looks[SORT_MAX_PLACES];
        int n = (int)looks_of(&s, looks);
        sign(&s, progress_of(&s), NULL, PAPER);
        used = ui_choices(u, SORT_ID_PLACE, room, looks, n);
    } else {
        question(&s, room);
    }
    if (used >= 0) {
        *out = (action){.verb = SORT_PLACE, .a = (int16_t)used};
    }
    return used >= 0;
}

static void acted(const view_in *in, void *memory, ui *u, action taken,
                  const evidence_list *shown) {
    (void)shown;
    sort_memory *m = memory;
    sort_view_now now = sort_now(in->level->spec, in->state);
    if (taken.verb == SORT_PLACE) {
        m->placed_ms = ui_now(u);
        ui_play(u, now.right ? SOUND_RIGHT : SOUND_AGAIN);
    } else {
        ui_play(u, SOUND_PAPER);
    }
}

static const char *why(const view_in *in, action a) {
    sort_view_now now = sort_now(in->level->spec, in->state);
    return a.verb == SORT_PLACE && now.item ? now.item->because.s : NULL;
}

const view sort_view = {"sort", sizeof(sort_memory), frame, acted, why};
