#include "progress_harness.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "progress/migrations.h"

enum { PAGE = 4096, NOBODY = 65534 };

static void sql(const char *path, const char *text) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int sql_number(sqlite3 *db, const char *text) {
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int n = sqlite3_column_int(q, 0);
    sqlite3_finalize(q);
    return n;
}

static void make_sound(const place *p, int rows) {
    store *s = open_as(p, STORE_OK);
    int64_t id = add_session(s, add_player(s, "Nell"), "mailroom");
    store_row many[100];
    for (int i = 0; i < 100; i++) {
        many[i] = row_of("an-item-with-a-name-of-some-length", EVIDENCE_PLAIN, true, 1);
    }
    for (int left = rows; left > 0; left -= 100) {
        assert_true(store_evidence(s, id, many, left < 100 ? (size_t)left : 100));
    }
    store_close(s);
}

static size_t count_players(store *s) {
    player out[8];
    size_t n;
    assert_true(store_players(s, out, 8, &n));
    return n;
}

// The old bytes are kept beside, and the game plays on in a new file that lasts.
static void expect_set_aside(const place *p, const char *bytes, size_t size) {
    store *s = open_as(p, STORE_SET_ASIDE);
    assert_int_equal(files_named(p, "progress-damaged-"), 1);
    size_t kept_size;
    char *kept = slurp(store_aside(s), &kept_size);
    assert_int_equal(kept_size, size);
    assert_memory_equal(kept, bytes, size);
    free(kept);
    assert_int_equal(count_players(s), 0);
    add_player(s, "Mina");
    store_close(s);
    s = open_as(p, STORE_OK);
    assert_int_equal(count_players(s), 1);
    assert_string_equal(store_aside(s), "");
    store_close(s);
}

static void garbage_is_set_aside(void **state) {
    const place *p = *state;
    char bytes[3 * PAGE];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (char)(i * 37 + i / 251);
    }
    spill(p->file, bytes, sizeof bytes);
    expect_set_aside(p, bytes, sizeof bytes);
}

static void a_short_text_is_set_aside(void **state) {
    const place *p = *state;
    spill(p->file, "hello", 5);
    expect_set_aside(p, "hello", 5);
}

static void a_truncated_file_is_set_aside(void **state) {
    const place *p = *state;
    make_sound(p, 300);
    size_t size;
    char *bytes = slurp(p->file, &size);
    assert_true(size > 4 * PAGE);
    size_t half = size / 2 + 100;
    spill(p->file, bytes, half);
    expect_set_aside(p, bytes, half);
    free(bytes);
}

static void a_page_of_garbage_in_a_small_file_is_found_at_once(void **state) {
    const place *p = *state;
    make_sound(p, 2000);
    size_t size;
    char *bytes = slurp(p->file, &size);
    assert_true(size > 20 * PAGE);
    memset(bytes + 15 * PAGE, 0x5A, PAGE);
    spill(p->file, bytes, size);
    expect_set_aside(p, bytes, size);
    free(bytes);
}

static void damage_deep_in_a_large_file_is_met_by_the_call_that_reads_it(void **state) {
    const place *p = *state;
    make_sound(p, 30000);
    size_t size;
    char *bytes = slurp(p->file, &size);
    assert_true(size > 400 * PAGE);
    memset(bytes + 200 * PAGE, 0x5A, 100 * PAGE);
    spill(p->file, bytes, size);
    store *s = open_as(p, STORE_OK);
    player nell[1];
    size_t n;
    assert_true(store_players(s, nell, 1, &n));
    int64_t old = add_session(s, nell[0].id, "x");
    store_summary sum;
    assert_false(store_session_summary(s, 1, &sum));
    assert_int_equal(store_state(s), STORE_SET_ASIDE);
    size_t kept_size;
    char *kept = slurp(store_aside(s), &kept_size);
    assert_int_equal(kept_size, size);
    free(kept);
    free(bytes);
    assert_int_equal(count_players(s), 0);
    // What the caller still holds of the old file means nobody in the new one.
    int64_t mina = add_player(s, "Mina");
    int64_t id = add_session(s, mina, "x");
    assert_int_not_equal(mina, nell[0].id);
    assert_int_not_equal(id, old);
    assert_false(store_session_end(s, old, true));
    assert_true(store_session_end(s, id, true));
    store_close(s);
    store_close(open_as(p, STORE_OK));
}

static void our_mark_without_our_tables_is_damage(void **state) {
    const place *p = *state;
    make_sound(p, 1);
    sql(p->file, "DROP TABLE evidence");
    size_t size;
    char *bytes = slurp(p->file, &size);
    expect_set_aside(p, bytes, size);
    free(bytes);
}

static void two_damaged_files_of_one_second_are_both_kept(void **state) {
    const place *p = *state;
    for (int i = 0; i < 3; i++) {
        spill(p->file, "damaged", 7);
        store_close(open_as(p, STORE_SET_ASIDE));
    }
    assert_int_equal(files_named(p, "progress-damaged-"), 3);
}

static void the_journal_of_a_damaged_file_goes_with_it(void **state) {
    const place *p = *state;
    char journal[128];
    snprintf(journal, sizeof journal, "%s-journal", p->file);
    char bytes[2 * PAGE];
    memset(bytes, 0x5A, sizeof bytes);
    spill(p->file, bytes, sizeof bytes);
    spill(journal, "\0its journal",
          12); // begins with 0: not one that SQLite plays back and removes
    store_close(open_as(p, STORE_SET_ASIDE));
    assert_int_equal(files_named(p, "progress-damaged-"), 2);
    assert_int_equal(access(journal, F_OK), -1);
}

static void expect_left_alone(const place *p) {
    size_t size, after;
    char *bytes = slurp(p->file, &size);
    store *s = open_as(p, STORE_FOREIGN);
    add_player(s, "Nell");
    assert_int_equal(count_players(s), 1);
    store_close(s);
    char *same = slurp(p->file, &after);
    assert_int_equal(after, size);
    assert_memory_equal(same, bytes, size);
    assert_int_equal(files_named(p, "progress"), 1);
    free(bytes);
    free(same);
}

static void a_file_of_another_program_is_left_alone(void **state) {
    const place *p = *state;
    sql(p->file, "PRAGMA application_id = 77; CREATE TABLE recipe (name TEXT)");
    expect_left_alone(p);
}

static void an_unmarked_database_with_tables_is_left_alone(void **state) {
    const place *p = *state;
    sql(p->file, "CREATE TABLE player (id INTEGER)");
    expect_left_alone(p);
}

static void a_file_of_a_newer_program_is_left_alone(void **state) {
    const place *p = *state;
    make_sound(p, 3);
    char text[64];
    snprintf(text, sizeof text, "PRAGMA user_version = %d", STORE_VERSION + 1);
    sql(p->file, text);
    expect_left_alone(p);
}

static void a_folder_in_its_place_is_no_place(void **state) {
    const place *p = *state;
    assert_int_equal(mkdir(p->file, 0700), 0);
    store_close(open_as(p, STORE_IN_MEMORY));
    struct stat st;
    assert_int_equal(stat(p->file, &st), 0);
    assert_true(S_ISDIR(st.st_mode));
}

static void a_pipe_in_its_place_does_not_hang(void **state) {
    const place *p = *state;
    assert_int_equal(mkfifo(p->file, 0600), 0);
    store_close(open_as(p, STORE_IN_MEMORY));
}

static void a_missing_folder_is_no_place(void **state) {
    place p = *(place *)*state;
    strcat(p.dir, "/none");
    store *s = open_as(&p, STORE_IN_MEMORY);
    add_player(s, "Nell");
    store_close(s);
    assert_int_equal(access(p.dir, F_OK), -1);
}

static void only_its_owner_may_read_a_new_file(void **state) {
    const place *p = *state;
    mode_t before = umask(0);
    store_close(open_as(p, STORE_OK));
    umask(before);
    struct stat st;
    assert_int_equal(stat(p->file, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

// Root writes everywhere, so the test is played by somebody else.
static bool as_nobody(bool (*play)(const place *p), const place *p) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool ok = (geteuid() != 0 || setuid(NOBODY) == 0) && play(p);
        _exit(ok ? 0 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool plays_in_memory(const place *p) {
    store_status status;
    int64_t id;
    store *s = store_open(p->dir, &status);
    bool ok = s && status == STORE_IN_MEMORY && store_player_add(s, "Nell", "", &id);
    store_close(s);
    return ok;
}

static void a_read_only_folder_plays_in_memory(void **state) {
    const place *p = *state;
    chmod(p->dir, 0555);
    assert_true(as_nobody(plays_in_memory, p));
    chmod(p->dir, 0755);
    assert_int_equal(files_named(p, "progress"), 0);
}

static void a_read_only_file_plays_in_memory(void **state) {
    const place *p = *state;
    make_sound(p, 1);
    chmod(p->file, 0444);
    chmod(p->dir, 0777);
    assert_true(as_nobody(plays_in_memory, p));
    chmod(p->file, 0600);
    store *s = open_as(p, STORE_OK);
    assert_int_equal(count_players(s), 1);
    store_close(s);
}

// A file that may grow no further refuses as a full disk does.
static void limit_files(rlim_t bytes) {
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_refuses_and_loses_nothing(void **state) {
    const place *p = *state;
    signal(SIGXFSZ, SIG_IGN);
    store *s = open_as(p, STORE_OK);
    int64_t id = add_session(s, add_player(s, "Nell"), "mailroom");
    store_row rows[3];
    for (int i = 0; i < 3; i++) {
        rows[i] = row_of("an-item-with-a-name-of-some-length", EVIDENCE_PLAIN, true, 1);
    }
    limit_files(24 * PAGE);
    int kept = 0;
    while (kept < 100000 && store_evidence(s, id, rows, 3)) {
        kept += 3;
    }
    assert_in_range(kept, 3, 99999);
    assert_int_equal(store_state(s), STORE_OK); // full is not damaged
    store_summary sum;
    assert_true(store_session_summary(s, id, &sum));
    assert_int_equal(sum.first_all, kept);
    limit_files(RLIM_INFINITY);
    assert_true(store_evidence(s, id, rows, 3)); // there is room again
    store_close(s);
    s = open_as(p, STORE_OK);
    assert_true(store_session_summary(s, id, &sum));
    assert_int_equal(sum.first_all, kept + 3);
    store_close(s);
}

static void a_disk_full_from_the_start_plays_in_memory(void **state) {
    const place *p = *state;
    signal(SIGXFSZ, SIG_IGN);
    limit_files(0);
    store *s = open_as(p, STORE_IN_MEMORY);
    add_player(s, "Nell");
    store_close(s);
    limit_files(RLIM_INFINITY);
    s = open_as(p, STORE_OK); // what was begun does not stand in the way
    store_close(s);
}

static void a_deleted_player_is_gone_from_the_bytes(void **state) {
    const place *p = *state;
    store *s = open_as(p, STORE_OK);
    int64_t keep = add_player(s, "Mina Stays"), gone = add_player(s, "Zebulon Leaves");
    int64_t kept = 0;
    for (int i = 0; i < 60; i++) {
        kept = add_session(s, keep, "mailroom");
        int64_t lost = add_session(s, gone, "zebulons-level");
        store_row a = row_of("minas-item", EVIDENCE_PLAIN, true, 1);
        store_row b = row_of("zebulons-item", EVIDENCE_PLAIN, true, 1);
        assert_true(store_evidence(s, kept, &a, 1) && store_evidence(s, lost, &b, 1));
        assert_true(store_session_end(s, lost, true));
    }
    size_t size;
    char *bytes = slurp(p->file, &size);
    assert_true(holds(bytes, size, "Zebulon Leaves") && holds(bytes, size, "zebulons-"));
    free(bytes);
    assert_true(store_player_delete(s, gone));
    bytes = slurp(p->file, &size);
    assert_false(holds(bytes, size, "ebulon"));
    assert_true(holds(bytes, size, "Mina Stays") && holds(bytes, size, "minas-item"));
    free(bytes);
    store_summary sum;
    assert_true(store_session_summary(s, kept, &sum));
    assert_int_equal(sum.first_all, 1);
    assert_false(store_done(s, gone, "zebulons-level"));
    store_close(s);
    assert_int_equal(files_named(p, "progress"), 1); // no journal is left either
}

// The VACUUM did not come about; the next start sees to it.
static void an_owed_vacuum_is_done_at_the_next_start(void **state) {
    const place *p = *state;
    make_sound(p, 2000);
    sql(p->file, "PRAGMA secure_delete = OFF; DELETE FROM evidence;"
                 "INSERT INTO setting VALUES ('store.vacuum', '1')");
    size_t before, after;
    free(slurp(p->file, &before));
    store *s = open_as(p, STORE_OK);
    char value[8];
    assert_false(store_setting_get(s, "store.vacuum", value, sizeof value));
    store_close(s);
    char *bytes = slurp(p->file, &after);
    assert_true(after < before);
    assert_false(holds(bytes, after, "an-item-with-a-name"));
    free(bytes);
}

static void strangers_triggers_stay_asleep(void **state) {
    const place *p = *state;
    make_sound(p, 1);
    sql(p->file, "CREATE TRIGGER trap AFTER INSERT ON player BEGIN DELETE FROM evidence; END");
    store *s = open_as(p, STORE_OK);
    add_player(s, "Mina");
    store_summary sum;
    assert_true(store_session_summary(s, 1, &sum));
    assert_int_equal(sum.first_all, 1);
    store_close(s);
}

static void steps_are_taken_one_by_one_from_where_a_file_stands(void **state) {
    const place *p = *state;
    const char *const steps[] = {
        "CREATE TABLE a (x); INSERT INTO a VALUES (1)",
        "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1",
        "UPDATE a SET y = 10; INSERT INTO none VALUES (1)", // breaks off in its midst
    };
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->file, &db), SQLITE_OK);
    assert_int_equal(migrations_run(db, steps, 1), SQLITE_OK);
    assert_int_equal(sql_number(db, "PRAGMA user_version"), 1);
    assert_int_equal(sql_number(db, "PRAGMA application_id"), MIGRATIONS_APPLICATION);
    assert_int_equal(migrations_run(db, steps, 2), SQLITE_OK); // the first is not taken again
    assert_int_equal(sql_number(db, "SELECT y FROM a"), 2);
    assert_int_equal(migrations_run(db, steps, 2), SQLITE_OK);
    assert_int_equal(sql_number(db, "SELECT count(*) FROM a"), 1);
    assert_int_not_equal(migrations_run(db, steps, 3), SQLITE_OK);
    assert_int_equal(sql_number(db, "PRAGMA user_version"), 2);
    assert_int_equal(sql_number(db, "SELECT y FROM a"), 2);
    sqlite3_close(db);
}

static void an_empty_file_is_begun_and_a_present_one_kept(void **state) {
    const place *p = *state;
    spill(p->file, "", 0);
    make_sound(p, 5);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->file, &db), SQLITE_OK);
    assert_int_equal(sql_number(db, "PRAGMA user_version"), STORE_VERSION);
    assert_int_equal(sql_number(db, "PRAGMA application_id"), MIGRATIONS_APPLICATION);
    sqlite3_close(db);
    store *s = open_as(p, STORE_OK);
    assert_int_equal(count_players(s), 1);
    store_close(s);
}

int main(void) {
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_drop)
    const struct CMUnitTest tests[] = {
        IN_PLACE(garbage_is_set_aside),
        IN_PLACE(a_short_text_is_set_aside),
        IN_PLACE(a_truncated_file_is_set_aside),
        IN_PLACE(a_page_of_garbage_in_a_small_file_is_found_at_once),
        IN_PLACE(damage_deep_in_a_large_file_is_met_by_the_call_that_reads_it),
        IN_PLACE(our_mark_without_our_tables_is_damage),
        IN_PLACE(two_damaged_files_of_one_second_are_both_kept),
        IN_PLACE(the_journal_of_a_damaged_file_goes_with_it),
        IN_PLACE(a_file_of_another_program_is_left_alone),
        IN_PLACE(an_unmarked_database_with_tables_is_left_alone),
        IN_PLACE(a_file_of_a_newer_program_is_left_alone),
        IN_PLACE(a_folder_in_its_place_is_no_place),
        IN_PLACE(a_pipe_in_its_place_does_not_hang),
        IN_PLACE(a_missing_folder_is_no_place),
        IN_PLACE(only_its_owner_may_read_a_new_file),
        IN_PLACE(a_read_only_folder_plays_in_memory),
        IN_PLACE(a_read_only_file_plays_in_memory),
        IN_PLACE(a_full_disk_refuses_and_loses_nothing),
        IN_PLACE(a_disk_full_from_the_start_plays_in_memory),
        IN_PLACE(a_deleted_player_is_gone_from_the_bytes),
        IN_PLACE(an_owed_vacuum_is_done_at_the_next_start),
        IN_PLACE(strangers_triggers_stay_asleep),
        IN_PLACE(steps_are_taken_one_by_one_from_where_a_file_stands),
        IN_PLACE(an_empty_file_is_begun_and_a_present_one_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
