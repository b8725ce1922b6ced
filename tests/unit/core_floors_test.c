// The house's one law: a floor includes only the floors below it, and each library from outside has
// one floor that knows it. Reads every #include under src/.
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/str.h"

// From the bottom.
static const char *const floors[] = {"core",  "node", "i18n",      "ui",      "progress", "content",
                                     "packs", "play", "mechanics", "screens", "platform", "app"};
enum { FLOORS = sizeof floors / sizeof *floors };

// Who may know what lies outside; NULL: nobody else.
static const struct {
    const char *header, *floor;
} outside[] = {
    {"SDL", "platform"},       {"vorbis/", "platform"}, {"yaml.h", "node"},
    {"sqlite3.h", "progress"}, {"fribidi", "i18n"},     {"linebreak", "i18n"},
    {"graphemebreak", "i18n"}, {"unibreak", "i18n"},    {"wordbreak", "i18n"},
    {"zxcvbn", "mechanics"},   {"minizip/", "packs"},
};

// The floor of a path under src/; what lies in src/ itself belongs to the roof: FLOORS.
static int floor_of(const char *path) {
    const char *slash = strchr(path, '/');
    if (!slash) {
        return FLOORS;
    }
    for (int i = 0; i < FLOORS; i++) {
        if (strlen(floors[i]) == (size_t)(slash - path) && str_starts(path, floors[i])) {
            return i;
        }
    }
    return -1;
}

static bool is_floor(int i, const char *name) {
    return i >= 0 && i < FLOORS && str_eq(floors[i], name);
}

// "sort" of mechanics/sort/...; the list of mechanics itself belongs to none.
static bool same_mechanic(const char *from, const char *to) {
    const char *a = strchr(from, '/') + 1, *b = strchr(to, '/') + 1;
    const char *end = strchr(a, '/');
    return !end || !strchr(b, '/') || strncmp(a, b, (size_t)(end - a) + 1) == 0;
}

static const char *inner_complaint(const char *from, const char *to) {
    int at = floor_of(from), of = floor_of(to);
    if (of < 0 || of == FLOORS) {
        return "is not named from src/";
    }
    if (at < 0) {
        return "stands in a folder that is no floor";
    }
    if (of > at) {
        return "reaches up";
    }
    if (is_floor(at, "platform") && at != of && of > floor_of("ui/")) {
        return "is none of platform's business";
    }
    if (is_floor(at, "mechanics") && at == of && !same_mechanic(from, to)) {
        return "is another mechanic's";
    }
    return NULL;
}

static const char *outer_complaint(const char *from, const char *to) {
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        if (str_starts(to, outside[i].header) && !is_floor(floor_of(from), outside[i].floor)) {
            return "is a library of another floor";
        }
    }
    return NULL;
}

// What is wrong with a line of the file at path (under src/); NULL: nothing.
static const char *complaint(const char *path, const char *line) {
    char mark, name[200];
    while (isspace((unsigned char)*line)) {
        line++;
    }
    if (sscanf(line, "# include %c%199[^\">]", &mark, name) != 2 &&
        sscanf(line, "#include %c%199[^\">]", &mark, name) != 2) {
        return NULL;
    }
    return mark == '"' ? inner_complaint(path, name) : outer_complaint(path, name);
}

static int check_file(arena *a, const char *path, const char *under_src) {
    char *text;
    size_t size;
    int bad = 0, number = 0;
    assert_int_equal(file_read(path, 1 << 20, a, &text, &size), FILE_OK);
    for (char *line = text; line && *line;) {
        char *end = strchr(line, '\n');
        if (end) {
            *end = '\0';
        }
        number++;
        const char *why = complaint(under_src, line);
        if (why) {
            print_error("src/%s:%d: %s %s\n", under_src, number, line, why);
            bad++;
        }
        line = end ? end + 1 : NULL;
    }
    return bad;
}

static void no_floor_reaches_up(void **state) {
    (void)state;
    static const char *const suffixes[] = {".c", ".h"};
    int bad = 0;
    size_t seen = 0;
    for (size_t s = 0; s < 2; s++) {
        arena *a = arena_create(64 << 20);
        const char *const *paths;
        size_t n;
        assert_true(file_list(BAY_SOURCE "/src", suffixes[s], a, &paths, &n));
        for (size_t i = 0; i < n; i++) {
            bad += check_file(a, paths[i], paths[i] + strlen(BAY_SOURCE "/src/"));
        }
        seen += n;
        arena_destroy(a);
    }
    assert_true(seen > 40);
    assert_int_equal(bad, 0);
}

static void the_law_is_kept_by_this_test(void **state) {
    (void)state;
    assert_null(complaint("ui/ui.c", "#include \"core/arena.h\""));
    assert_null(complaint("ui/ui.c", "#include \"ui/draw.h\""));
    assert_null(complaint("ui/ui.c", "#include <string.h>"));
    assert_null(complaint("ui/ui.c", "// #include \"app/app.h\""));
    assert_non_null(complaint("ui/ui.c", "#include \"content/level.h\""));
    assert_non_null(complaint("ui/ui.c", "  #  include \"app/app.h\""));
    assert_non_null(complaint("ui/ui.c", "#include \"draw.h\""));
    assert_non_null(complaint("cellar/x.c", "#include \"core/str.h\""));
    assert_non_null(complaint("screens/bay.c", "#include <SDL.h>"));
    assert_non_null(complaint("screens/bay.c", "#include <SDL2/SDL_ttf.h>"));
    assert_null(complaint("platform/window.c", "#include <SDL.h>"));
    assert_non_null(complaint("content/level.c", "#include <yaml.h>"));
    assert_non_null(complaint("screens/bay.c", "#include \"platform/window.h\""));
    assert_null(complaint("app/app.c", "#include \"platform/window.h\""));
    assert_null(complaint("main.c", "#include \"app/app.h\""));
    assert_non_null(complaint("platform/paint.c", "#include \"screens/game.h\""));
    assert_non_null(complaint("platform/paint.c", "#include \"content/level.h\""));
    assert_null(complaint("platform/paint.c", "#include \"ui/draw.h\""));
    assert_non_null(
        complaint("mechanics/sort/sort_lint.c", "#include \"mechanics/story/story.h\""));
    assert_null(complaint("mechanics/sort/sort_lint.c", "#include \"mechanics/sort/sort.h\""));
    assert_null(complaint("mechanics/mechanics.c", "#include \"mechanics/sort/sort.h\""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_law_is_kept_by_this_test),
        cmocka_unit_test(no_floor_reaches_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
