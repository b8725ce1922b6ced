// scene: what the course tells between play: its opening and its closing. Lines are said over the
// bay, whose lamps go out and on with them, or on the stage of a quarter.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "content/cast.h"
#include "core/str.h"
#include "play/cards.h"
#include "play/motion.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "screens/aloud.h"
#include "screens/bay_motion.h"
#include "screens/bay_table.h"
#include "screens/game.h"

enum { ID_GO_ON = UI_ID(0x3A0, 0), ID_SKIP = UI_ID(0x3A1, 0) };
enum { MOST_PEOPLE = 5, PIP_X = 640, ME_X = 980, PERSON_H = 352 };
enum { LAMP_MS = 460, KINDLE_MS = 1400, TURN_MS = 2600 };
static const float LEAST = 0.45f; // people smaller than that are not seen at all
static const float SLOTS[MOST_PEOPLE - 1] = {170, 330, 490, 810}; // of those who come to speak

typedef struct {
    bool begun;
    int line, page;
    uint64_t spoke_ms;
    int lamps, was; // quarters that shine with this line, and with the one before
    int heard;      // how many have been heard to change
    uint64_t lamps_ms, kindled_ms;
    bay_motion motion;
    stage_camera camera;
    const char *people[MOST_PEOPLE]; // on the stage, me first
    size_t n_people;
    stage_actor actors[MOST_PEOPLE];
} scene_memory;

void game_tell(game *g, const course_scene *s) {
    if (s->n > 0) {
        g->scene = s;
        game_push(g, &screen_scene);
    }
}

static void enter(game *g, void *memory) {
    if (!g->scene) {
        g->scene = game_next(g).level < 0 ? &g->course->closing : &g->course->opening;
    }
    ((scene_memory *)memory)->spoke_ms = 0;
}

static void leave(game *g, void *memory) {
    (void)memory;
    g->scene = NULL;
}

static const char *where_of(const course_scene *s, int line) {
    while (line >= 0 && !s->items[line].where.s) {
        line--;
    }
    return line >= 0 ? s->items[line].where.s : "lighthouse";
}

static bool over_bay(const course_scene *s, int line) {
    return str_eq(where_of(s, line), "bay");
}

// --- the bay ---

// Lamps are lit from the bay's left to its right.
static int rank_of(int quarter) {
    int rank = 0;
    for (int q = 0; q < STRAND_COUNT; q++) {
        rank += bay_landmark(q)->x < bay_landmark(quarter)->x;
    }
    return rank;
}

static bay_light light_of(int lamps) {
    bay_light l = {.lamp = {0}};
    for (int q = 0; q < STRAND_COUNT; q++) {
        l.lamp[q] = l.clear[q] = rank_of(q) < lamps ? 1 : 0;
    }
    return l;
}

static int quarter_at(int rank) {
    int q = 0;
    while (rank_of(q) != rank) {
        q++;
    }
    return q;
}

// One after the other goes out or on.
static void change_lamps(scene_memory *m, ui *u, bay_view *v) {
    int all = abs(m->lamps - m->was), step = m->lamps > m->was ? 1 : -1;
    uint64_t gone = ui_now(u) - m->lamps_ms;
    int done = (int)(gone / LAMP_MS);
    v->light = light_of(m->lamps);
    if (done >= all) {
        return;
    }
    if (m->heard <= done) {
        ui_play(u, step > 0 ? SOUND_LAMP : SOUND_FOG);
        m->heard = done + 1;
    }
    int from = m->was + done * step;
    v->before = light_of(from);
    v->light = light_of(from + step);
    v->catching = quarter_at(step > 0 ? from : from - 1);
    v->caught = ease_out((float)(gone % LAMP_MS) / LAMP_MS);
    ui_dirty(u);
}

static void show_bay(scene_memory *m, ui *u) {
    bay_view v = {.catching = BAY_NOBODY, .next = BAY_NOBODY, .focus = BAY_NOBODY};
    if (!m->motion.begun) {
        bay_arrive(&m->motion, u, BAY_NOBODY);
    }
    change_lamps(m, u, &v);
    if (m->kindled_ms > 0) {
        v.turn = ui_ramp(u, m->kindled_ms, TURN_MS);
    }
    bay_move(&m->motion, u, &v);
    bay_scene(u, &v);
}

// --- the stage ---

static const char *look_of(const game *g, const char *who) {
    return !str_eq(who, "me") ? who : g->player.look[0] ? g->player.look : "mina";
}

static const char *name_of(const game *g, ui *u, const char *who) {
    const cast_member *known = cast_find(who);
    return known ? TR(u, known->name) : g->player.name[0] ? g->player.name : TR(u, "You");
}

// Heads stay below the words: where those are large, people are smaller or not seen.
static stage_floor floor_of(ui *u, float apron) {
    rectf card = stage_card_room(u);
    float foot = fminf(ui_h(u) - 184, apron - 10);
    float need = PERSON_H * fminf(1.3f, 1 + (ui_h(u) - 720) / 600);
    float k = fminf(1, (foot - card.y - card.h + 8) / need);
    return (stage_floor){foot, k < LEAST ? 0 : k};
}

// Who speaks comes in, and stays until the place changes.
static size_t come_in(scene_memory *m, const char *who) {
    size_t i = 0;
    while (i < m->n_people && !str_eq(m->people[i], who)) {
        i++;
    }
    if (i == m->n_people && i < MOST_PEOPLE) {
        m->people[m->n_people++] = who;
    }
    return i;
}

static float place_of(size_t i) {
    return i == 0 ? ME_X : SLOTS[i - 1];
}

// Lamplight from the great lens, which stands on the lighthouse's set, into the whole room.
static void great_lamp(ui *u, float t) {
    static const struct {
        float wide, blur, alpha;
        colour tint;
        unsigned flags;
    } light[] = {{420, 260, 0.55f, 0xFFB268, 0},
                 {170, 120, 0.45f, LAMP, DRAW_ADD},
                 {44, 60, 0.8f, 0xFFE7A0, 0},
                 {-16, 24, 0.9f, PAPER, 0}};
    rectf lens = stage_sheet_part(u, (rectf){1326, 664, 116, 168});
    for (size_t i = 0; i < sizeof light / sizeof *light; i++) {
        draw_item *it = ui_glow(u, NULL, rect_inset(lens, -light[i].wide), light[i].blur,
                                light[i].tint, light[i].alpha * t);
        if (it) {
            it->flags |= (uint16_t)light[i].flags;
        }
    }
}

// How far it is lit: by this line, or by one before.
static float kindled(const course_scene *s, const scene_memory *m, ui *u) {
    if (s->items[m->line].kindles) {
        return motion_fade(u, m->kindled_ms, KINDLE_MS);
    }
    for (int i = 0; i < m->line; i++) {
        if (s->items[i].kindles) {
            return 1;
        }
    }
    return 0;
}

// Returns which of them speaks; MOST_PEOPLE: Pip, or one too many.
static size_t show_people(const game *g, scene_memory *m, ui *u, const course_line *line,
                          stage_floor floor, bool lit) {
    stage_person all[MOST_PEOPLE];
    come_in(m, "me");
    size_t speaks = str_eq(line->says.key.s, "pip") ? MOST_PEOPLE : come_in(m, line->says.key.s);
    for (size_t i = 0; i < m->n_people; i++) {
        bool now = i == speaks;
        all[i] = (stage_person){.look = look_of(g, m->people[i]),
                                .name = name_of(g, u, m->people[i]),
                                .mood = now   ? (mood)line->mood
                                        : lit ? MOOD_HAPPY
                                              : MOOD_CALM,
                                .x = place_of(i),
                                .turn = i == 0 || place_of(i) > PIP_X ? -1 : 1,
                                .pose = lit && i == 0 ? "free/cheer" : NULL,
                                .spoke_ms = now ? m->spoke_ms : 0,
                                .actor = &m->actors[i]};
    }
    stage_crowd(u, floor, all, m->n_people);
    return speaks;
}

// Where the card's tail points; -1: to nobody who is seen.
static float show_stage(const game *g, scene_memory *m, ui *u, float apron) {
    const course_line *line = &g->scene->items[m->line];
    bool pip = str_eq(line->says.key.s, "pip");
    stage_floor floor = floor_of(u, apron);
    float t = kindled(g->scene, m, u);
    stage_back(u, where_of(g->scene, m->line), NULL, t > 0 ? 0 : 0.12f);
    if (t > 0) {
        great_lamp(u, t);
    }
    if (floor.k > 0) {
        size_t mark = motion_mark(u);
        float usual = ui_h(u) - 184, x = ui_w(u) / 2;
        stage_lantern(u, PIP_X, pip ? (mood)line->mood : MOOD_CALM, pip ? m->spoke_ms : 0);
        motion_zoom(u, mark, x, usual, floor.k);
        motion_shift(u, mark, 0, floor.foot - usual, 1);
    }
    size_t speaks = show_people(g, m, u, line, floor, t > 0);
    stage_front(u, apron);
    return floor.k <= 0 ? -1 : pip ? PIP_X : speaks < MOST_PEOPLE ? place_of(speaks) + 40 : -1;
}

// --- its course ---

// What a line changes as it begins.
static void begin_line(const course_scene *s, scene_memory *m, ui *u) {
    const course_line *line = &s->items[m->line];
    m->page = 0;
    m->spoke_ms = ui_now(u);
    m->was = m->begun ? m->lamps : line->lamps;
    m->lamps = line->lamps >= 0 ? line->lamps : m->was;
    m->lamps_ms = m->spoke_ms;
    m->heard = 0;
    if (m->line == 0 || !str_eq(where_of(s, m->line), where_of(s, m->line - 1))) {
        m->n_people = 0;
        memset(m->actors, 0, sizeof m->actors);
        m->motion.begun = false;
    }
    m->kindled_ms = line->kindles ? m->spoke_ms : 0;
    if (line->kindles) {
        ui_play(u, over_bay(s, m->line) ? SOUND_BEAM : SOUND_LAMP);
    }
    m->begun = true;
}

static bool skip_used(ui *u, rectf room) {
    ui_look skip = {.label = TR(u, "Skip")};
    float w = ui_button_width(u, skip);
    return ui_button(u, ID_SKIP, ui_mirror(u, (rectf){room.x, room.y + room.h - TARGET, w, TARGET}),
                     skip);
}

static void frame(game *g, void *memory, ui *u) {
    scene_memory *m = memory;
    const course_scene *s = g->scene;
    if ((size_t)m->line >= s->n) {
        game_pop(g);
        return;
    }
    if (m->spoke_ms == 0) {
        begin_line(s, m, u);
    }
    const course_line *line = &s->items[m->line];
    bool bay = over_bay(s, m->line);
    float top = stage_apron_top(u, fmaxf(112, ui_pitch(u, TEXT_NAME) + 32));
    float tail = -1;
    ui_music(u, bay ? "bay" : where_of(s, m->line));
    if (bay) {
        show_bay(m, u);
    } else {
        tail = show_stage(g, m, u, top);
    }
    const char *who = line->says.key.s;
    int pages = stage_speech(u, name_of(g, u, who), look_of(g, who), (mood)line->mood,
                             line->says.value.s, m->page, tail);
    rectf room = stage_apron_room(u, top);
    bool away = skip_used(u, room);
    bool elsewhere = ui_focused(u) == ID_SKIP || stage_top_focused(u);
    ui_focus(u, elsewhere ? ui_focused(u) : ID_GO_ON);
    if (stage_go_on(u, ID_GO_ON, room, TR(u, "Go on")) || stage_speech_pressed(u)) {
        ui_play(u, SOUND_PAPER);
        if (++m->page >= pages) {
            m->line++;
            m->spoke_ms = 0; // the next line begins
        }
        ui_dirty(u);
    }
    if (stage_top_row(u, 1U << TOP_HELP | 1U << TOP_LEAVE, aloud_look(g, u)) == TOP_SETTINGS) {
        game_push(g, &screen_settings);
    }
    if (away || ui_back(u)) {
        game_pop(g);
    }
}

const screen screen_scene = {"scene", sizeof(scene_memory), enter, frame, leave};
