// play: a level from its opening words to its last reason. Everything the child does goes through
// game_act.
#include <math.h>
#include <string.h>

#include "content/cast.h"
#include "content/curriculum.h"
#include "play/cards.h"
#include "play/stage.h"
#include "play/top_row.h"
#include "screens/aloud.h"
#include "screens/bay_scene.h"
#include "screens/game.h"

enum {
    ID_GO_ON = UI_ID(0x303, 0),
    ID_BEGIN = UI_ID(0x304, 0),
    ID_CLOSE = UI_ID(0x305, 0),
    ID_SKIP = UI_ID(0x306, 0),
    ID_READ = UI_ID(0x307, 0)
};
enum { RUNG_CLUE = 1, RUNG_SHOW, RUNG_WHY };
enum { TICKS_A_SECOND = 60, MOST_TICKS = 6 }; // of one frame: a slow machine plays slower
enum { HINT_LEAST = 640 };                    // the clue's card is at least as wide

typedef enum { PART_OPENING, PART_GOAL, PART_PLAY } part;

typedef struct {
    const level *of;
    part part;
    int line, page;    // of the opening
    uint64_t spoke_ms; // when its words began
    stage_camera camera;
    bool hint_open; // Pip's clue lies over the play
    action hinted;  // verb 0: none
    int hint_page;
    uint64_t tick; // how many had gone by at the last frame, since the program began
    bool ran;      // time passed in it
    bool asleep;   // the window has lost the focus: time stands until something is done
} play_memory;

static void leave(game *g) {
    if (g->depth > 1) {
        game_pop(g);
    } else {
        game_home(g, game_base(g));
    }
}

// True: Help was asked for.
static bool top_row(game *g, ui *u, unsigned without) {
    top_button used = stage_top_row(u, without, aloud_look(g, u));
    if (used == TOP_LEAVE) {
        leave(g);
    } else if (used == TOP_SETTINGS) {
        game_push(g, &screen_settings);
    }
    return used == TOP_HELP;
}

static void way_out(game *g, ui *u) {
    if (ui_back(u)) {
        leave(g);
    }
}

static void opening(game *g, play_memory *m, ui *u) {
    m->spoke_ms = m->spoke_ms ? m->spoke_ms : ui_now(u);
    const level *l = g->play.level;
    const field_pair *line = &l->opening.items[m->line];
    const char *who = line->key.s;
    bool pip = strcmp(who, "pip") == 0;
    bool me = strcmp(who, "me") == 0;
    const cast_member *known = cast_find(who);
    const char *name = me           ? g->player.name
                       : !known     ? who
                       : l->foreign ? known->name
                                    : TR(u, known->name);
    const char *look = me ? g->player.look : who;
    float top = stage_apron_top(u, fmaxf(112, ui_pitch(u, TEXT_NAME) + 32));
    stage_look(u, &m->camera, pip ? 640 : 360);
    stage_back(u, l->set.s, &m->camera, 0);
    stage_lantern(u, 642, pip ? MOOD_HAPPY : MOOD_CALM, pip ? m->spoke_ms : 0);
    if (!pip) {
        stage_people(u,
                     &(stage_person){
                         .look = look, .name = name, .x = 360, .turn = 1, .spoke_ms = m->spoke_ms},
                     1);
    }
    stage_front(u, top);
    int pages = stage_speech(u, name, look, MOOD_CALM, line->value.s, m->page, pip ? 640 : 400);
    rectf room = stage_apron_room(u, top);
    if (l->opening.n > 1) {
        ui_look skip = {.label = TR(u, "Skip")};
        float w = ui_button_width(u, skip);
        rectf at = ui_mirror(u, (rectf){room.x, room.y + room.h - TARGET, w, TARGET});
        if (ui_button(u, ID_SKIP, at, skip)) {
            m->page = 0;
            m->part = PART_GOAL;
        }
    }
    bool elsewhere = ui_focused(u) == ID_SKIP || stage_top_focused(u);
    ui_focus(u, elsewhere ? ui_focused(u) : ID_GO_ON);
    if (stage_go_on(u, ID_GO_ON, room, TR(u, "Go on")) || stage_speech_pressed(u)) {
        ui_play(u, SOUND_PAPER);
        m->spoke_ms = ui_now(u);
        if (++m->page >= pages) {
            m->page = 0;
            m->line++;
        }
        if ((size_t)m->line >= l->opening.n) {
            m->part = PART_GOAL;
        }
        ui_dirty(u);
    }
    top_row(g, u, 1U << TOP_HELP);
    way_out(g, u);
}

// The quarter that the level is in, as it is seen from the bay, by lamplight.
static void landmark(game *g, ui *u, rectf at) {
    const level *l = g->play.level;
    int which = g->play.course_level >= 0 ? g->course->levels[g->play.course_level].quarter
                                          : skill_at(l->head.skills[0])->strand;
    const char *name = strand_at((size_t)which)->quarter;
    rectf shape = bay_place(u, which);
    float k = fminf((at.w - 48) / shape.w, (at.h - 56) / shape.h);
    rectf place = {at.x + (at.w - shape.w * k) / 2, at.y + at.h - 28 - shape.h * k, shape.w * k,
                   shape.h * k};
    ui_card(u, at, 20, DEEP, 0);
    ui_art(u, "bay/moon", (rectf){at.x + at.w - 92, at.y + 20, 64, 64}, 0);
    ui_card(u, (rectf){place.x - 12, place.y + place.h - 10, place.w + 24, 22}, 11, INK, 0);
    ui_glow(u, arena_printf(ui_arena(u), "bay/%s-light", name), place, 44, 0xFFB268, 0.6f);
    ui_art(u, arena_printf(ui_arena(u), "bay/%s", name), place, 6);
    ui_art(u, arena_printf(ui_arena(u), "bay/%s-light", name), place, 0);
}

// Where the card before play may lie.
static rectf goal_room(const ui *u, float top) {
    float w = fminf(ui_w(u) - 2 * MARGIN, 900 * fminf(1.4f, ui_preferences(u).text_scale));
    float free_top = TOP_ROW_END + 12;
    return (rectf){(ui_w(u) - w) / 2, free_top, w, top - free_top - 8};
}

static const char *time_of(const level *l, ui *u) {
    char *minutes = arena_printf(ui_arena(u), "%d", l->minutes);
    return text_fill(ui_arena(u),
                     TRN(u, "About {n} minute", "About {n} minutes", (unsigned long)l->minutes),
                     "n", minutes, NULL);
}

// False: words are so large that the notes have no room on it.
static bool goal_card(game *g, ui *u, float top) {
    const level *l = g->play.level;
    const char *time = time_of(l, u);
    float scale = ui_preferences(u).text_scale;
    float picture = scale <= 1.3f ? 260 : 0; // large words need its room
    rectf space = goal_room(u, top);
    float w = space.w;
    float lead = 40 + (picture > 0 ? picture + 16 : 0);
    float inner = w - lead - 40;
    const char *note = l->sensitive.s;
    const char *foreign =
        l->foreign ? TR(u, "This level is not in your language yet. It is told in English.") : NULL;
    float note_h = note ? ui_text_height(u, TEXT_SMALL, inner - 92, note) + 24 : 0;
    float h = ui_text_height(u, TEXT_TITLE, inner, l->title.s) +
              ui_text_height(u, TEXT_BODY, inner, l->goal.s) + ui_pitch(u, TEXT_SMALL) + 96;
    float notes_h = (note ? fmaxf(note_h, 64) + 20 : 0) +
                    (foreign ? ui_text_height(u, TEXT_SMALL, inner, foreign) + 12 : 0);
    bool whole = notes_h <= 0 || h + notes_h <= space.h;
    bool timed = h <= space.h; // else how long it takes stands among the notes
    whole = whole && timed;
    h = fmaxf(h + (whole ? notes_h : 0), picture);
    rectf card = {space.x, fmaxf(space.y, (top + 40 - h) / 2), w, fminf(h, space.h)};
    ui_coming in = ui_arrive(u, "goal", 0, EASE_MS);
    ui_card(u, card, 32, PAPER, 10);
    if (picture > 0) {
        landmark(g, u, ui_mirror(u, (rectf){card.x + 20, card.y + 20, picture, card.h - 40}));
    }
    rectf at = {card.x + lead, card.y + 36, inner, 0};
    rectf words = ui_mirror(u, at);
    words.y += ui_text(u, words, TEXT_TITLE, BRICK, ALIGN_START, ROLE_HEADING, l->title.s) + 8;
    words.y += ui_text(u, words, TEXT_BODY, INK, ALIGN_START, ROLE_TEXT, l->goal.s) + 16;
    float pitch = ui_pitch(u, TEXT_SMALL);
    if (timed) {
        ui_icon(u, "clock", ui_mirror(u, (rectf){at.x, words.y + (pitch - 32) / 2, 32, 32}));
        ui_text(u, ui_mirror(u, (rectf){at.x + 44, words.y, inner - 44, 0}), TEXT_SMALL, DEEP,
                ALIGN_START, ROLE_TEXT, time);
    }
    words.y += pitch + 12;
    if (foreign && whole) {
        words.y += ui_text(u, words, TEXT_SMALL, BRICK, ALIGN_START, ROLE_TEXT, foreign) + 12;
    }
    if (note && whole) {
        rectf slip = {at.x, words.y + 8, inner, fmaxf(note_h, 64)};
        ui_card(u, ui_mirror(u, slip), 18, FOAM, 0);
        ui_icon(u, "adult", ui_mirror(u, (rectf){slip.x + 16, slip.y + (slip.h - 44) / 2, 44, 44}));
        ui_text(
            u,
            ui_mirror(u, (rectf){slip.x + 72, slip.y + (slip.h - note_h + 24) / 2, inner - 92, 0}),
            TEXT_SMALL, INK, ALIGN_START, ROLE_TEXT, note);
    }
    ui_arrived(u, in, 0, -card.y - card.h - 48);
    return whole;
}

// What else is to be said before play: how long it takes, that it is told in English, what a
// grown-up should know.
static const char *notes_of(const level *l, ui *u) {
    const char *foreign =
        l->foreign ? TR(u, "This level is not in your language yet. It is told in English.") : NULL;
    const char *sensitive = l->sensitive.s;
    const char *time = time_of(l, u);
    return foreign && sensitive ? arena_printf(ui_arena(u), "%s\n%s\n%s", time, foreign, sensitive)
           : foreign || sensitive
               ? arena_printf(ui_arena(u), "%s\n%s", time, foreign ? foreign : sensitive)
               : time;
}

// The notes alone, a page of them, where words are too large for one card. Returns how many pages.
static int notes_card(const play_memory *m, ui *u, rectf room, const char *notes) {
    float inner = room.w - 96, pitch = ui_pitch(u, TEXT_SMALL);
    int rows = (int)((room.h - 64) / pitch);
    rows = rows < 1 ? 1 : rows;
    int pages = ui_pages(u, TEXT_SMALL, inner, rows, notes);
    float h = fminf(ui_text_height(u, TEXT_SMALL, inner, notes), (float)rows * pitch) + 64;
    rectf card = {room.x, room.y + (room.h - h) / 2, room.w, h};
    ui_card(u, card, 32, FOAM, 10);
    ui_page(u, (rectf){card.x + 48, card.y + 32, inner, 0}, TEXT_SMALL, INK, ROLE_TEXT, rows,
            m->page - 1, notes);
    return pages;
}

static void goal(game *g, play_memory *m, ui *u) {
    const level *l = g->play.level;
    float top = stage_apron_top(u, fmaxf(112, ui_pitch(u, TEXT_NAME) + 32));
    stage_back(u, l->set.s, &m->camera, 0.15f);
    stage_front(u, top);
    int pages = 1;
    if (m->page > 0) {
        pages += notes_card(m, u, goal_room(u, top), notes_of(l, u));
    } else if (!goal_card(g, u, top)) {
        pages++;
    }
    bool more = m->page + 1 < pages;
    const char *begin = more ? TR(u, "Go on") : TR(u, "Begin");
    rectf room = stage_apron_room(u, top);
    float bw = stage_go_on_width(u, begin);
    ui_focus(u, stage_top_focused(u) ? ui_focused(u) : ID_BEGIN);
    if (stage_go_on(u, ID_BEGIN, (rectf){room.x + (room.w - bw) / 2, room.y, bw, room.h}, begin)) {
        m->page = more ? m->page + 1 : 0;
        m->part = more ? PART_GOAL : PART_PLAY;
        ui_dirty(u);
    }
    top_row(g, u, 1U << TOP_HELP);
    way_out(g, u);
}

static view_in seen(const game *g, const play_memory *m, ui *u) {
    return (view_in){.level = g->play.level,
                     .state = session_state(g->play.session),
                     .player_look = g->player.look[0] ? g->player.look : "mina",
                     // Translators: the name of a child who has none.
                     .player_name = g->player.name[0] ? g->player.name : TR(u, "You"),
                     .hinted = m->hinted};
}

static const char *clue_now(const game *g) {
    return g->play.level->mechanic->clue(g->play.level->spec, session_state(g->play.session));
}

static const char *why_now(const game *g, const play_memory *m, ui *u) {
    view_in in = seen(g, m, u);
    const char *words = g->play.view->why ? g->play.view->why(&in, m->hinted) : NULL;
    return words ? ui_tr(u, words) : NULL; // a level's own words stay as they are
}

// The ladder: what to think of, where to look, which one and why. Asking never counts as failure.
static void climb(game *g, play_memory *m, ui *u) {
    if (g->play.rung == 0 && clue_now(g)) {
        g->play.rung = RUNG_CLUE;
        m->hint_open = true;
    } else if (m->hinted.verb != 0 && why_now(g, m, u)) {
        g->play.rung = RUNG_WHY;
        m->hint_open = true;
    } else if (session_hint(g->play.session, &m->hinted)) {
        g->play.rung = RUNG_SHOW;
    }
    ui_dirty(u);
}

static void hint_card(game *g, play_memory *m, ui *u) {
    bool last = g->play.rung == RUNG_WHY;
    const char *words = last ? why_now(g, m, u) : clue_now(g);
    if (!words) {
        m->hint_open = false;
        return;
    }
    ui_trap(u);
    ui_coming in = ui_arrive(u, words, 0, EASE_MS);
    ui_fill(u, (rectf){0, 0, ui_w(u), ui_h(u)}, INK, 0.45f * in.t);
    in.from = ui_list(u)->n;
    float scale = ui_preferences(u).text_scale;
    float w = fminf(ui_w(u) - 2 * MARGIN, 860 * fminf(1.35f, scale));
    float pip = scale > 1.6f ? 0 : 160; // large words need his room
    float button_h = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    const char *heading = last ? TR(u, "I would take the one that glows") : TR(u, "Think of this");
    float longest = fmaxf(ui_text_width(u, TEXT_BODY, words), ui_text_width(u, TEXT_NAME, heading));
    w = fminf(w, fmaxf(HINT_LEAST, longest + pip + 96)); // a short clue leaves no hole
    float inner = w - pip - 80;
    float frame_h = ui_pitch(u, TEXT_NAME) + button_h + 80;
    int rows = (int)((ui_h(u) - 40 - frame_h) / ui_pitch(u, TEXT_BODY));
    int need = (int)(ui_text_height(u, TEXT_BODY, inner, words) / ui_pitch(u, TEXT_BODY) + 0.5f);
    rows = need < rows ? need : rows < 1 ? 1 : rows;
    int pages = ui_pages(u, TEXT_BODY, inner, rows, words);
    float h = fmaxf(232, (float)rows * ui_pitch(u, TEXT_BODY) + frame_h);
    rectf card = {(ui_w(u) - w) / 2, (ui_h(u) - h) / 2, w, h};
    ui_card(u, card, 32, REASON, 12);
    if (pip > 0) {
        ui_puppet(u, ui_mirror(u, (rectf){card.x + 104, 0, 0, 0}).x, card.y + h - 28, 0.34f, "pip",
                  MOOD_HAPPY, NULL, 0, NULL);
    }
    rectf at = ui_mirror(u, (rectf){card.x + 40 + pip, card.y + 28, inner, 0});
    at.y += ui_text(u, at, TEXT_NAME, BRICK, ALIGN_START, ROLE_HEADING, heading);
    size_t mark = ui_list(u)->n;
    ui_page(u, at, TEXT_BODY, INK, ROLE_SPEECH, rows, m->hint_page, words);
    ui_said_by(u, mark, TR(u, "Pip"));
    ui_arrived(u, in, 0, ui_h(u) - card.y);
    bool more = m->hint_page + 1 < pages;
    ui_look look = {.label = more ? TR(u, "Read on") : TR(u, "Thank you, Pip")};
    float bw = ui_button_width(u, look);
    rectf b = ui_mirror(u, (rectf){card.x + w - 32 - bw, card.y + h - 28 - button_h, bw, button_h});
    if (ui_button(u, ID_CLOSE, b, look)) {
        m->hint_page++;
        m->hint_open = more;
        ui_dirty(u);
    } else if (ui_back(u)) {
        m->hint_open = false;
        ui_dirty(u);
    }
    rectf read = {card.x + w - 32 - bw - GUTTER - TARGET, b.y, TARGET, button_h};
    ui_button(u, ID_READ, ui_mirror(u, read), aloud_look(g, u));
    m->hint_page = m->hint_open ? m->hint_page : 0;
}

static bool stirs(const ui_input *in) {
    return in->down || in->dx || in->dy || in->accept || in->held || in->n_touch > 0;
}

// Time passes in what runs by itself, but not under Pip's card and not while nobody looks.
static void run(game *g, play_memory *m, ui *u) {
    uint64_t tick = ui_now(u) * TICKS_A_SECOND / 1000, due = tick - m->tick;
    m->tick = tick;
    m->asleep = ui_in(u)->away || (m->asleep && !stirs(ui_in(u)));
    bool runs = !m->hint_open && !m->asleep && !session_rests(g->play.session);
    due = !m->ran && due > 1 ? 1 : due > MOST_TICKS ? MOST_TICKS : due;
    for (; runs && due > 0 && !session_rests(g->play.session); due--) {
        game_tick(g);
    }
    m->ran = runs;
    if (runs && session_done(g->play.session)) {
        game_replace(g, &screen_result);
    } else if (runs) {
        ui_dirty(u);
    }
}

static void play(game *g, play_memory *m, ui *u) {
    run(g, m, u);
    view_in in = seen(g, m, u);
    action out = {0};
    bool acted = g->play.view->frame(&in, g->play.view_memory, u, &out);
    if (acted && !m->hint_open) {
        evidence_list shown = {.n = 0};
        if (game_act(g, out, &shown)) {
            m->hinted = (action){0};
            in.state = session_state(g->play.session);
            if (g->play.view->acted) {
                g->play.view->acted(&in, g->play.view_memory, u, out, &shown);
            }
            if (session_done(g->play.session)) {
                game_replace(g, &screen_result);
            }
        }
        ui_dirty(u);
    }
    if (top_row(g, u, 0) || ui_hint_pressed(u)) {
        climb(g, m, u);
    }
    if (m->hint_open) {
        hint_card(g, m, u);
    } else {
        way_out(g, u);
    }
}

static void frame(game *g, void *memory, ui *u) {
    play_memory *m = memory;
    if (!g->play.session) {
        game_home(g, game_base(g));
        return;
    }
    if (m->of != g->play.level) { // another one, or the file has changed
        const level *l = m->of = g->play.level;
        m->hint_open = false;
        m->hinted = (action){0};
        m->line = (size_t)m->line < l->opening.n ? m->line : 0;
        m->part = m->part == PART_OPENING && l->opening.n == 0 ? PART_GOAL : m->part;
    }
    ui_music(u, g->play.music ? g->play.music : g->play.level->set.s);
    switch (m->part) {
    case PART_OPENING: opening(g, m, u); break;
    case PART_GOAL: goal(g, m, u); break;
    case PART_PLAY: play(g, m, u); break;
    }
}

const screen screen_play = {"play", sizeof(play_memory), NULL, frame, NULL};
