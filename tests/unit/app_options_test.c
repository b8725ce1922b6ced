// Files and command line: what counts, what is refused and where, and that the printed forms say
// what is read.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/options.h"
#include "core/file.h"
#include "core/str.h"

enum { WORDS = 16 };

typedef struct {
    arena *a;
    diag_list *problems;
    char dir[64];
    char system[96], user[96];
    options o;
} fixture;

static int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    f->a = arena_create(16 << 20);
    f->problems = diag_create();
    strcpy(f->dir, "/tmp/bay-options-XXXXXX");
    if (!f->a || !f->problems || !mkdtemp(f->dir)) {
        return -1;
    }
    str_append(f->system, sizeof f->system, "%s/system.conf", f->dir);
    str_append(f->user, sizeof f->user, "%s/user.conf", f->dir);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    unlink(f->system);
    unlink(f->user);
    rmdir(f->dir);
    diag_destroy(f->problems);
    arena_destroy(f->a);
    free(f);
    return 0;
}

static void write_file(const char *path, const char *text) {
    assert_true(file_write(path, text, strlen(text), 0600));
}

// line: words with blanks between.
static bool reads(fixture *f, const char *line) {
    char *argv[WORDS] = {NULL};
    int argc = 0;
    size_t n;
    for (const char *word; (word = str_next_word(&line, &n));) {
        argv[argc++] = arena_strndup(f->a, word, n);
    }
    char **kept = arena_array(f->a, char *, WORDS);
    memcpy(kept, argv, sizeof argv);
    diag_clear(f->problems);
    return options_read(&f->o, argc, kept, (options_files){f->system, f->user}, f->a, f->problems);
}

static void refuses(fixture *f, size_t i, const char *file, int line, int col, const char *code) {
    assert_true(diag_count(f->problems) > i);
    const diag *d = diag_at(f->problems, i);
    assert_string_equal(d->at.file, file);
    assert_int_equal(d->at.line, line);
    assert_int_equal(d->at.col, col);
    assert_string_equal(d->code, code);
}

static void nothing_said_is_fine(void **state) {
    fixture *f = *state;
    assert_true(reads(f, ""));
    assert_int_equal(f->o.app.w, 1280);
    assert_false(f->o.app.kiosk);
    assert_false(f->o.app.no_sound);
    assert_int_equal(f->o.seeds, 1);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        assert_int_equal(f->o.app.wishes[i].kind, WISH_NONE);
        assert_false(f->o.app.wishes[i].locked);
    }
}

static void later_sources_count(void **state) {
    fixture *f = *state;
    write_file(f->system, "music: 1\nsounds: 1\nvoice: 1\nkiosk: yes\nidle-minutes: 5\n");
    write_file(f->user, "sounds: 2\nvoice: 2\nkiosk: no\n");
    assert_true(reads(f, "--voice 3"));
    const setting_wish *w = f->o.app.wishes;
    assert_int_equal(w[SETTING_MUSIC].value, 1);
    assert_int_equal(w[SETTING_SOUNDS].value, 2);
    assert_int_equal(w[SETTING_VOICE].value, 3);
    assert_int_equal(w[SETTING_SOUNDS].kind, WISH_DEFAULT);
    assert_int_equal(w[SETTING_VOICE].kind, WISH_NOW);
    assert_false(f->o.app.kiosk);
    assert_int_equal(f->o.app.idle_minutes, 5);
    assert_true(reads(f, "--no-system-config"));
    assert_int_equal(f->o.app.wishes[SETTING_MUSIC].kind, WISH_NONE);
    assert_int_equal(f->o.app.wishes[SETTING_SOUNDS].value, 2);
    assert_int_equal(f->o.app.idle_minutes, 0);
}

static void only_what_plays_reads_files(void **state) {
    fixture *f = *state;
    write_file(f->system, "kiosk: yes\n");
    static const char *const with[] = {"", "play x.yaml", "export --format csv out", "options"};
    static const char *const without[] = {"frame",        "shot x.png", "check",    "bot",
                                          "options conf", "--help",     "--version"};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
        assert_true(reads(f, with[i]));
        assert_true(f->o.app.kiosk);
    }
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        assert_true(reads(f, without[i]));
        assert_false(f->o.app.kiosk);
    }
}

static void every_mistake_is_told_at_once(void **state) {
    fixture *f = *state;
    write_file(f->system, "kiosk: maybe\nmusik: 3\nmusic: 11\n");
    write_file(f->user, "lang: tlh\nsize: large\nlock: [sound-effects]\nbands: [8]\n"
                        "data-dir: here\nkiosk-exit: Q\n");
    assert_false(reads(f, "--text-scale 130 --dance --size"));
    diag_sort(f->problems);
    assert_int_equal(diag_errors(f->problems), 12);
    refuses(f, 0, "--dance", 0, 0, "unknown-option");
    refuses(f, 1, "--size", 0, 0, "no-value");
    refuses(f, 2, "--text-scale", 0, 0, "unknown-word");
    refuses(f, 3, f->system, 1, 8, "not-yes-or-no");
    refuses(f, 4, f->system, 2, 1, "unknown-key");
    refuses(f, 5, f->system, 3, 8, "out-of-range");
    refuses(f, 6, f->user, 1, 7, "unknown-language");
    refuses(f, 7, f->user, 2, 7, "bad-size");
    refuses(f, 8, f->user, 3, 8, "unknown-lock");
    refuses(f, 9, f->user, 4, 9, "unknown-band");
    refuses(f, 10, f->user, 5, 11, "bad-folder");
    refuses(f, 11, f->user, 6, 13, "bad-chord");
}

static void slips_are_guessed(void **state) {
    fixture *f = *state;
    write_file(f->system, "idle-minute: 5\n");
    assert_false(reads(f, "--fulscreen --no-musik"));
    diag_sort(f->problems);
    assert_non_null(strstr(diag_at(f->problems, 0)->text, "did you mean --fullscreen?"));
    assert_non_null(strstr(diag_at(f->problems, 2)->text, "did you mean \"idle-minutes\"?"));
}

static void a_file_that_cannot_be_read_is_an_error(void **state) {
    fixture *f = *state;
    assert_int_equal(mkdir(f->system, 0700), 0);
    assert_false(reads(f, ""));
    refuses(f, 0, f->system, 0, 0, "file");
    assert_int_equal(rmdir(f->system), 0);
    write_file(f->system, "kiosk = yes\n");
    assert_false(reads(f, ""));
    refuses(f, 0, f->system, 1, 1, "not-a-map");
    write_file(f->system, "kiosk: yes\nmusic = 3\n");
    assert_false(reads(f, ""));
    assert_string_equal(diag_at(f->problems, 0)->at.file, f->system);
    write_file(f->system, "# nothing\n\n   # yet\n");
    assert_true(reads(f, ""));
    write_file(f->system, "");
    assert_true(reads(f, ""));
}

static void yes_and_no_have_three_spellings(void **state) {
    fixture *f = *state;
    assert_true(reads(f, "--kiosk --no-sound --fullscreen=no"));
    assert_true(f->o.app.kiosk);
    assert_true(f->o.app.no_sound);
    assert_int_equal(f->o.app.wishes[SETTING_FULLSCREEN].kind, WISH_NOW);
    assert_int_equal(f->o.app.wishes[SETTING_FULLSCREEN].value, 0);
    assert_true(reads(f, "--fullscreen --windowed"));
    assert_int_equal(f->o.app.wishes[SETTING_FULLSCREEN].value, 0);
    assert_false(reads(f, "--no-music"));
    assert_false(reads(f, "--kiosk=perhaps"));
    assert_false(reads(f, "-k"));
}

static void words_stand_anywhere(void **state) {
    fixture *f = *state;
    assert_true(reads(f, "--lang ar shot --size 640x480 out.png -- --kiosk"));
    assert_int_equal(f->o.n_words, 3);
    assert_string_equal(f->o.words[0], "shot");
    assert_string_equal(f->o.words[1], "out.png");
    assert_string_equal(f->o.words[2], "--kiosk");
    assert_int_equal(f->o.app.w, 640);
    assert_int_equal(f->o.app.wishes[SETTING_LANG].value, language_index("ar"));
    assert_true(reads(f, "export --format csv -"));
    assert_string_equal(f->o.words[1], "-");
}

static void lists_are_lists(void **state) {
    fixture *f = *state;
    write_file(f->system, "quarters: [post, forge]\nlock: all\n");
    assert_true(reads(f, "--bands 7,10"));
    assert_int_equal(f->o.app.offer.quarters.n, 2);
    assert_string_equal(f->o.app.offer.bands.items[1].s, "10");
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        assert_true(f->o.app.wishes[i].locked);
    }
    assert_true(reads(f, "--lock music,keys"));
    assert_true(f->o.app.wishes[SETTING_MUSIC].locked);
    assert_true(f->o.app.wishes[SETTING_KEYS].locked);
    assert_false(f->o.app.wishes[SETTING_LANG].locked);
}

static void folders_of_users(void **state) {
    fixture *f = *state;
    setenv("HOME", "/home/mina", 1);
    setenv("LOGNAME", "mina", 1);
    write_file(f->system, "data-dir: /srv/bay/{user}\n");
    assert_true(reads(f, ""));
    assert_string_equal(f->o.app.data_dir, "/srv/bay/mina");
    assert_true(reads(f, "--data-dir ~/stick"));
    assert_string_equal(f->o.app.data_dir, "/home/mina/stick");
    assert_true(reads(f, "--data-dir stick")); // where one stands is known on a command line
    assert_string_equal(f->o.app.data_dir, "stick");
    assert_false(reads(f, "--data-dir /srv/{uid}"));
    static const char *const bad[] = {"", "../root", "a/b", ".."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        setenv("LOGNAME", bad[i], 1);
        assert_false(reads(f, ""));
        refuses(f, 0, f->system, 1, 11, "bad-folder");
    }
}

static const char *printed(fixture *f, void (*print)(FILE *to)) {
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    print(to);
    fclose(to);
    const char *kept = arena_strndup(f->a, text, size);
    free(text);
    return kept;
}

// Nothing but comments as it comes, and sound when each key is made to count.
static void the_commented_file_is_a_sound_file(void **state) {
    fixture *f = *state;
    char *text = (char *)(uintptr_t)printed(f, options_print_conf);
    write_file(f->system, text);
    assert_true(reads(f, ""));
    assert_null(f->o.said->first);
    size_t keys = 0;
    for (char *line = text; *line; line += *line == '\n') {
        if (line[0] == '#' && line[1] != ' ') {
            *line = ' ';
            memmove(line, line + 1, strlen(line));
            keys++;
        }
        line += strcspn(line, "\n");
    }
    write_file(f->system, text);
    setenv("HOME", "/home/mina", 1);
    assert_true(reads(f, ""));
    assert_int_equal(f->o.said->count, keys);
    assert_true(keys > 15);
    for (setting_id i = SETTING_LANG; i < SETTING_VALUES; i++) {
        assert_int_equal(f->o.app.wishes[i].value, setting_fallback(i)); // they tell the truth
    }
}

static void what_was_said_is_told_with_its_place(void **state) {
    fixture *f = *state;
    write_file(f->system, "\nmusic: 3\nbands: [7, 10]\n");
    assert_true(reads(f, "options --sounds 2"));
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    options_print_said(&f->o, to);
    fclose(to);
    char wanted[200] = "";
    str_append(wanted, sizeof wanted, "music: 3  # %s:2\nsounds: 2  # --sounds\n#voice: 8\n",
               f->system);
    assert_non_null(strstr(text, wanted));
    assert_non_null(strstr(text, "bands: [7, 10]  # "));
    free(text);
}

static void help_list_and_manual_name_every_option(void **state) {
    fixture *f = *state;
    const char *list = printed(f, options_print_list), *help = printed(f, options_print_help);
    const char *man = printed(f, options_print_man);
    assert_null(strstr(man, "\n-")); // hyphens that are typed are written so
    size_t n = 0;
    for (const char *line = list; *line; line += strcspn(line, "\n") + 1) {
        char name[64] = "", typed[80] = "";
        str_append(name, sizeof name, "%.*s", (int)strcspn(line, "\t"), line);
        assert_non_null(strstr(help, name));
        for (const char *c = name; *c; c++) {
            str_append(typed, sizeof typed, "%s%c", *c == '-' ? "\\" : "", *c);
        }
        assert_non_null(strstr(man, typed));
        n++;
    }
    assert_true(n > 25);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_said_is_fine, set_up, tear_down),
        cmocka_unit_test_setup_teardown(later_sources_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_what_plays_reads_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_mistake_is_told_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(slips_are_guessed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_cannot_be_read_is_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(yes_and_no_have_three_spellings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_stand_anywhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_are_lists, set_up, tear_down),
        cmocka_unit_test_setup_teardown(folders_of_users, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_commented_file_is_a_sound_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_said_is_told_with_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(help_list_and_manual_name_every_option, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
