// trial: a level that somebody is writing. What is wrong with it lies on the workbench in its place
// until the file is mended; nothing of such a play is stored.
#include <math.h>
#include <string.h>

#include "content/check.h"
#include "screens/game.h"
#include "screens/problems.h"
#include "screens/workbench.h"

enum { ID_BUTTON = UI_ID(0x390, 0), BUTTONS = 4 };
enum { LINT_ARENA = 64 << 20, PAD = 32, SIGN = 36, LEAD = SIGN + 16, GAP = 20 };

typedef struct {
    const diag_list *of; // the problems that are paged through
    size_t n;
    int page;
} trial_memory;

static const screen *top(const game *g) {
    return g->depth > 0 ? g->stack[g->depth - 1].screen : NULL;
}

// Reads and lints the file. False: it can't be played, and g->trial.problems say why.
static bool read_trial(game *g) {
    game_trial *t = &g->trial;
    arena *scratch = arena_create(LINT_ARENA);
    diag_clear(t->problems);
    if (scratch) {
        level_check_file(t->path, g->rules, &t->art, scratch, t->problems);
    } else {
        diag_add(t->problems, DIAG_ERROR, (srcpos){t->path, 0, 0}, "memory",
                 "there is not enough memory for this level");
    }
    arena_destroy(scratch);
    diag_sort(t->problems);
    return diag_errors(t->problems) == 0;
}

static void begin(game *g) {
    diag_list *said = diag_create(); // of a second reading
    game_home(g, &screen_trial);
    if (said && game_start_file(g, g->trial.path, g->host.seed(g->host.ctx), said)) {
        game_push(g, &screen_play);
    }
    diag_destroy(said);
}

bool game_try(game *g, const char *path) {
    g->trial.path = path;
    g->trial.problems = diag_create();
    if (!g->trial.problems || !game_choose_player(g, 0)) {
        return false;
    }
    strcpy(g->player.look, "mina");
    if (read_trial(g)) {
        begin(g);
    } else {
        game_home(g, &screen_trial);
    }
    return true;
}

void game_try_again(game *g) {
    if (!read_trial(g)) {
        if (top(g) != &screen_trial) {
            game_push(g, &screen_trial);
        }
        return;
    }
    if (top(g) == &screen_trial && g->depth > 1) {
        game_pop(g);
    }
    diag_list *said = diag_create();
    bool stays = said && top(g) == &screen_play && game_resume_file(g, said);
    diag_destroy(said);
    if (!stays) {
        begin(g);
    }
}

const screen *game_base(const game *g) {
    return g->trial.path ? &screen_trial : g->play.from ? &screen_elsewhere : &screen_bay;
}

static const char *summary(const game *g, ui *u) {
    size_t errors = diag_errors(g->trial.problems);
    const char *name = problems_file(g->trial.path);
    if (errors > 0) {
        return text_fill(ui_arena(u),
                         TRN(u, "{n} mistake in {file}. Mend it, save, and it is played.",
                             "{n} mistakes in {file}. Mend them, save, and it is played.",
                             (unsigned long)errors),
                         "n", arena_printf(ui_arena(u), "%zu", errors), "file", name, NULL);
    }
    return text_fill(ui_arena(u),
                     TR(u, "No mistake in {file}. It is played again whenever you save it."),
                     "file", name, NULL);
}

// Along the paper's foot, those that are there; where words are large each takes its share. Returns
// the one used, or -1.
static int buttons(ui *u, rectf foot, const ui_look *looks, const bool *there) {
    float n = 0, all = 0;
    for (int i = 0; i < BUTTONS; i++) {
        n += there[i] ? 1 : 0;
        all += there[i] ? ui_button_width(u, looks[i]) : 0;
    }
    bool tight = all + (n - 1) * GAP > foot.w;
    float x = foot.x;
    int used = -1;
    for (int i = 0; i < BUTTONS; i++) {
        if (there[i]) {
            float w = tight ? (foot.w - (n - 1) * GAP) / n : ui_button_width(u, looks[i]);
            rectf at = ui_mirror(u, (rectf){x, foot.y, w, foot.h});
            used = ui_button(u, ID_BUTTON + (ui_id)i, at, looks[i]) ? i : used;
            x += w + GAP;
        }
    }
    return used;
}

static void frame(game *g, void *memory, ui *u) {
    trial_memory *m = memory;
    size_t n = diag_count(g->trial.problems);
    bool fresh = false;
    if (m->of != g->trial.problems || m->n != n) {
        *m = (trial_memory){g->trial.problems, n, 0};
        fresh = true;
    }
    workbench(u);
    rectf paper = {MARGIN, TOP_ROW, ui_w(u) - 2 * MARGIN, ui_h(u) - 2 * TOP_ROW};
    ui_card(u, paper, 24, PAPER, 8);
    rectf in = {paper.x + PAD, paper.y + 20, paper.w - 2 * PAD, 0};
    rectf words = ui_mirror(u, in);
    words.y += ui_text(u, words, TEXT_NAME, INK, ALIGN_START, ROLE_HEADING, summary(g, u)) + 16;
    float high = fmaxf(TARGET, ui_pitch(u, TEXT_SMALL) + 20);
    rectf foot = {in.x, paper.y + paper.h - 20 - high, in.w, high};
    int pages = problems_show(g->trial.problems, m->page, u,
                              (rectf){in.x, words.y, in.w, foot.y - 12 - words.y});
    const ui_look looks[] = {
        {.icon = "leave", .label = TR(u, "Quit")},
        {.icon = "back", .label = TR(u, "Back"), .disabled = m->page == 0},
        {.icon = "more", .label = TR(u, "Read on"), .disabled = m->page + 1 >= pages},
        {.icon = "again", .label = TR(u, "Play again"), .paper = LAMP},
    };
    const bool there[] = {g->host.quit != NULL, pages > 1, pages > 1,
                          diag_errors(g->trial.problems) == 0};
    if (fresh) { // not on the way out
        ui_focus(u, ID_BUTTON + (there[3] ? 3 : 2));
    }
    switch (buttons(u, foot, looks, there)) {
    case 0: g->host.quit(g->host.ctx); break;
    case 1:
        m->page--;
        ui_dirty(u);
        break;
    case 2:
        m->page++;
        ui_dirty(u);
        break;
    case 3: begin(g); break;
    default: break;
    }
}

const screen screen_trial = {"trial", sizeof(trial_memory), NULL, frame, NULL};
