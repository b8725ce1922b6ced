// Players and plays: who it is, what is done, the level under way, and every decision on its way to
// the store.
#include <stdlib.h>
#include <string.h>

#include "content/curriculum.h"
#include "core/log.h"
#include "core/str.h"
#include "screens/game.h"

enum { LEVEL_ARENA = 32 << 20, AGAIN_ARENA = 64 << 10 };

static void mark_done(void *ctx, const char *id) {
    game *g = ctx;
    int i = course_find(g->course, id);
    if (i >= 0) {
        g->done[i] = true;
    }
}

static bool room_for_done(game *g) {
    if (!g->done) {
        g->done = arena_array(g->memory, bool, g->course->n_levels ? g->course->n_levels : 1);
    }
    return g->done != NULL;
}

bool game_choose_player(game *g, int64_t id) {
    if (!room_for_done(g)) {
        return false;
    }
    memset(g->done, 0, g->course->n_levels * sizeof *g->done);
    g->player = (player){0};
    g->just_lit = -1;
    if (id == 0) {
        return true;
    }
    if (!store_player_find(g->store, id, &g->player)) {
        return false;
    }
    if (!store_each_done(g->store, id, mark_done, g)) {
        log_line("what this player has done can't be read");
    }
    return true;
}

void game_portrait(game *g, const player *p) {
    g->draft = (player_draft){.id = p ? p->id : 0};
    if (p) {
        str_append(g->draft.name, sizeof g->draft.name, "%s", p->name);
        str_append(g->draft.look, sizeof g->draft.look, "%s", p->look);
    }
    game_push(g, &screen_portrait);
}

static void mark_weak(void *ctx, const char *id) {
    uint8_t which = skill_find(id);
    if (which != SKILL_NONE) {
        ((bool *)ctx)[which] = true;
    }
}

course_step game_next(game *g) {
    bool weak[SKILL_COUNT] = {false};
    if (!room_for_done(g)) {
        return (course_step){-1, COURSE_BEGINS, -1};
    }
    if (g->player.id != 0 && !store_each_weak(g->store, g->player.id, mark_weak, weak)) {
        log_line("what this player finds hard can't be read");
    }
    return course_next(g->course, g->done, weak);
}

static const view *view_of(const game *g, const mechanic *m) {
    for (const mechanic_entry *e = g->mechanics; e->rules; e++) {
        if (e->rules == m) {
            return e->view;
        }
    }
    return NULL;
}

// The pack's words come from the pack, and every level that is told in another language than the
// reader's says so.
static void translate_play(game *g) {
    game_play *p = &g->play;
    const language *lang = g->settings.lang;
    if (!p->from) {
        level_translate(p->level, g->catalogue);
        return;
    }
    catalogue_close(p->past_words);
    p->past_words = p->words;
    p->words = pack_catalogue(p->from, lang);
    level_translate(p->level, p->words);
    p->level->foreign = p->level->foreign || (!p->words && lang != p->from->language);
}

// A level, and where it comes from.
typedef struct {
    const char *path;
    int at;             // in the course; -1: not of it
    const char *folder; // of a pack; NULL: of none
} origin;

static bool begin(game *g, origin from, uint64_t seed, diag_list *out) {
    game_end_level(g);
    arena *a = arena_create(LEVEL_ARENA);
    pack *of = a && from.folder ? pack_load(g->shelf.dir, from.folder, a, out) : NULL;
    level *l = a && (of || !from.folder) ? level_load(from.path, g->rules, a, out) : NULL;
    const view *v = l ? view_of(g, l->mechanic) : NULL;
    void *memory = v ? arena_alloc(a, v->memory) : NULL;
    bool taken = memory && (!of || pack_own_art(of, l, a));
    session *s = taken ? session_create(l, seed) : NULL;
    if (!s) {
        arena_destroy(a);
        return false;
    }
    if (!l->set.s) {
        int which =
            from.at >= 0 ? g->course->levels[from.at].quarter : skill_at(l->skills[0])->strand;
        l->set.s = strand_at((size_t)which)->quarter;
    }
    const char *key = of ? pack_level_key(of, l->id.s, a) : l->id.s;
    g->play = (game_play){.memory = a,
                          .level = l,
                          .view = v,
                          .view_memory = memory,
                          .session = s,
                          .course_level = from.at,
                          .path = arena_strdup(a, from.path),
                          .key = key ? key : l->id.s,
                          .from = of,
                          .music = of ? pack_music(of, a) : NULL,
                          .shown_ms = g->host.now_ms(g->host.ctx)};
    translate_play(g);
    if (g->player.id != 0 && !store_session_begin(g->store, g->player.id, g->play.key, l->revision,
                                                  seed, &g->play.row)) {
        log_line("this play of \"%s\" can't be kept", g->play.key);
        g->play.row = 0;
    }
    return true;
}

static bool begin_or_say(game *g, origin from, uint64_t seed) {
    diag_list *problems = diag_create();
    bool ok = problems && begin(g, from, seed, problems);
    if (!ok && problems) {
        diag_print(problems, stderr);
    }
    diag_destroy(problems);
    return ok;
}

bool game_start_level(game *g, int at, uint64_t seed) {
    return at >= 0 && (size_t)at < g->course->n_levels && room_for_done(g) &&
           begin_or_say(g, (origin){.path = g->course->levels[at].path, .at = at}, seed);
}

bool game_start_pack(game *g, const pack *p, size_t at, uint64_t seed) {
    return room_for_done(g) &&
           begin_or_say(g, (origin){p->levels->levels[at].path, -1, p->folder}, seed);
}

bool game_start_file(game *g, const char *path, uint64_t seed, diag_list *out) {
    return room_for_done(g) && begin(g, (origin){.path = path, .at = -1}, seed, out);
}

bool game_start_again(game *g) {
    uint64_t seed = g->host.seed(g->host.ctx);
    if (g->play.course_level >= 0) {
        return game_start_level(g, g->play.course_level, seed);
    }
    arena *a = arena_create(AGAIN_ARENA); // begin ends the play's own
    origin from = {.at = -1};
    from.path = a && g->play.path ? arena_strdup(a, g->play.path) : NULL;
    from.folder = a && g->play.from ? arena_strdup(a, g->play.from->folder) : NULL;
    bool ok = from.path && (from.folder || !g->play.from) && begin_or_say(g, from, seed);
    arena_destroy(a);
    return ok;
}

void game_translate_play(game *g) {
    if (g->play.level) {
        translate_play(g);
    }
}

static void close_play(game_play *p) {
    session_destroy(p->session);
    catalogue_close(p->words);
    catalogue_close(p->past_words);
    arena_destroy(p->memory);
    *p = (game_play){.course_level = -1};
}

// Does all that was done in `from` in `to`. False: something is illegal now.
static bool repeat(const session *from, session *to) {
    const action *all = NULL;
    size_t n = session_actions(from, &all);
    for (size_t i = 0; i < n; i++) {
        while (session_now(to) < all[i].tick) {
            session_tick(to, NULL);
        }
        if (!session_act(to, all[i], NULL)) {
            return false;
        }
    }
    while (session_now(to) < session_now(from)) {
        session_tick(to, NULL);
    }
    return session_done(to) == session_done(from);
}

bool game_resume_file(game *g, diag_list *out) {
    game_play before = g->play;
    if (!before.session || before.course_level >= 0) {
        return false;
    }
    g->play = (game_play){.course_level = -1};
    bool ok =
        begin(g, (origin){.path = before.path, .at = -1}, session_seed(before.session), out) &&
        g->play.level->mechanic == before.level->mechanic &&
        repeat(before.session, g->play.session);
    if (ok) {
        g->play.answered = before.answered;
        g->play.finished = before.finished;
    } else {
        close_play(&g->play);
    }
    close_play(&before);
    return ok;
}

void game_end_level(game *g) {
    if (!g->play.memory) {
        return;
    }
    if (g->play.row != 0 && !g->play.finished) {
        store_session_end(g->store, g->play.row, false);
    }
    close_play(&g->play);
}

// The disk is full or gone, or the file turned out to be damaged and a new one was begun: then the
// player and this play go on in that one.
static void refused(game *g, const char *what) {
    log_line("%s can't be kept", what);
    g->trouble = true;
    bool anew = store_state(g->store) == STORE_SET_ASIDE;
    g->store_status = anew ? STORE_SET_ASIDE : STORE_IN_MEMORY;
    if (anew && store_player_add(g->store, g->player.name, g->player.look, &g->player.id)) {
        if (!store_session_begin(g->store, g->player.id, g->play.key, g->play.level->revision,
                                 session_seed(g->play.session), &g->play.row)) {
            g->play.row = 0;
        }
    }
}

static void keep(game *g, const evidence_list *shown) {
    store_row rows[EVIDENCE_MAX];
    uint64_t now = g->host.now_ms(g->host.ctx);
    for (size_t i = 0; i < shown->n; i++) {
        const evidence *e = &shown->rows[i];
        const skill *what = skill_at(e->skill);
        rows[i] = (store_row){.skill = what ? what->id : "",
                              .item = e->item,
                              .expected = e->expected,
                              .chosen = e->chosen,
                              .kind = e->kind,
                              .right = e->right,
                              .attempt = e->attempt,
                              .help = g->play.rung,
                              .ms = (int)(now - g->play.shown_ms)};
    }
    if (g->play.row != 0 && !store_evidence(g->store, g->play.row, rows, shown->n)) {
        refused(g, "what this choice showed");
        if (g->store_status == STORE_SET_ASIDE && g->play.row != 0) {
            store_evidence(g->store, g->play.row, rows, shown->n);
        }
    }
}

static void finish(game *g) {
    g->play.finished = true;
    int i = g->play.course_level;
    if (g->play.row != 0 && !store_session_end(g->store, g->play.row, true)) {
        refused(g, "that this level is done");
        if (g->store_status == STORE_SET_ASIDE && g->play.row != 0) {
            store_session_end(g->store, g->play.row, true);
        }
    }
    if (i >= 0 && !g->done[i]) {
        g->done[i] = true;
        g->just_lit = i;
        g->player.lamps++;
    }
}

static void settle(game *g, const evidence_list *rows) {
    bool decided = rows->n > 0;
    if (decided) {
        keep(g, rows);
        g->play.rung = 0;
    }
    if (decided || g->play.answered) {
        g->play.shown_ms = g->host.now_ms(g->host.ctx);
    }
    g->play.answered = decided;
    if (session_done(g->play.session) && !g->play.finished) {
        finish(g);
    }
}

void game_tick(game *g) {
    evidence_list rows = {.n = 0};
    session_tick(g->play.session, &rows);
    if (rows.n > 0 || session_done(g->play.session)) {
        settle(g, &rows);
    }
}

bool game_act(game *g, action a, evidence_list *shown) {
    evidence_list own = {.n = 0};
    evidence_list *rows = shown ? shown : &own;
    if (!g->play.session || !session_act(g->play.session, a, rows)) {
        return false;
    }
    settle(g, rows);
    return true;
}
