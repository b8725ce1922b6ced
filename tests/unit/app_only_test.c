// --only: who plays comes out of one file and goes into it, and nobody else is asked for.
#include "walker.h"

#include <stdio.h>
#include <unistd.h>

typedef struct {
    char dir[64], file[96];
} place;

static int place_make(void **state) {
    place *p = calloc(1, sizeof *p);
    strcpy(p->dir, "/tmp/bay-only-XXXXXX");
    if (!mkdtemp(p->dir)) {
        free(p);
        return -1;
    }
    snprintf(p->file, sizeof p->file, "%s/player.json", p->dir);
    *state = p;
    return 0;
}

static int place_drop(void **state) {
    place *p = *state;
    remove(p->file);
    rmdir(p->dir);
    free(p);
    return 0;
}

static app *opened(const place *p) {
    app_options o = {.w = 1280, .h = 720, .headless = true, .only = p->file};
    int status = 0;
    app *a = app_create(&o, &status);
    assert_non_null(a);
    return a;
}

static bool shows(app *a, const screen *s, const char *label) {
    game_home(app_game(a), s);
    const draw_list *l = app_frame(a, &(ui_input){.now_ms = 1}, 1, 1280, 720);
    for (size_t i = 0; i < l->n; i++) {
        if (l->items[i].label && str_eq(l->items[i].label, label)) {
            return true;
        }
    }
    return false;
}

static void light(app *a, size_t which) {
    game *g = app_game(a);
    int64_t row = 0;
    assert_true(
        store_session_begin(g->store, g->player.id, g->course->levels[which].id, 1, 1, &row));
    store_row e = {.skill = "H1", .item = "door", .right = true, .attempt = 1};
    assert_true(store_evidence(g->store, row, &e, 1));
    assert_true(store_session_end(g->store, row, true));
}

static void goes_on_elsewhere_out_of_its_file(void **state) {
    const place *p = *state;
    app *a = opened(p);
    app_only_write(a);
    assert_int_equal(access(p->file, F_OK), -1); // nobody plays yet
    int64_t id = 0;
    assert_true(store_player_add(app_game(a)->store, "Brave Otter", "mina", &id));
    assert_true(game_choose_player(app_game(a), id));
    light(a, 0);
    app_only_write(a);
    light(a, 1);
    app_only_write(a);
    app_destroy(a);
    a = opened(p);
    game *g = app_game(a);
    assert_string_equal(g->player.name, "Brave Otter");
    assert_int_equal(g->player.lamps, 2);
    assert_true(g->done[0] && g->done[1] && !g->done[2]);
    app_destroy(a);
}

static void nobody_else_is_asked_for(void **state) {
    app *a = opened(*state);
    assert_false(shows(a, &screen_title, "Who is playing?"));
    app_frame(a, &(ui_input){.now_ms = 2, .accept = true}, 1, 1280, 720); // Play
    game *g = app_game(a);
    assert_ptr_equal(g->stack[g->depth - 1].screen, &screen_portrait);
    app_destroy(a);
}

static void unchanged_it_is_not_written(void **state) {
    const place *p = *state;
    app *a = opened(p);
    int64_t id = 0;
    assert_true(store_player_add(app_game(a)->store, "Brave Otter", "mina", &id));
    assert_true(game_choose_player(app_game(a), id));
    app_only_write(a);
    assert_int_equal(remove(p->file), 0);
    app_only_write(a);
    assert_int_equal(access(p->file, F_OK), -1);
    light(a, 0);
    app_only_write(a);
    assert_int_equal(access(p->file, F_OK), 0);
    app_destroy(a);
}

static void what_is_no_player_is_left_alone(void **state) {
    const place *p = *state;
    FILE *f = fopen(p->file, "w");
    assert_non_null(f);
    fputs("{\"format\":\"beacon-bay player 1\"", f);
    fclose(f);
    app_options o = {.w = 1280, .h = 720, .headless = true, .only = p->file};
    int status = 0;
    assert_null(app_create(&o, &status));
    assert_int_equal(status, EXIT_FAILURE);
}

int main(void) {
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_drop)
    const struct CMUnitTest tests[] = {
        IN_PLACE(goes_on_elsewhere_out_of_its_file),
        IN_PLACE(nobody_else_is_asked_for),
        IN_PLACE(unchanged_it_is_not_written),
        IN_PLACE(what_is_no_player_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
