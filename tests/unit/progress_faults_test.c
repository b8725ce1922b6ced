// A small life of a store is played on a disk that stops at every single change it makes, and fails
// at every single thing it is asked. Afterwards the store opens, and holds exactly what it held
// after the last step that was acknowledged, or after the one that was under way.
#include "progress_harness.h"

#include "fault_disk.h"
#include "progress/migrations.h"
#include "progress/store_state.h"

enum { TORN = 2, LONG = 5000 };

typedef struct {
    const char *dir;
    store *s;
    int64_t nell, zeb, play;
} life;

static int64_t noon(void *ctx) {
    (void)ctx;
    return 1795608000;
}

static bool open_store(life *l) {
    store_status status;
    l->s = store_open(l->dir, &status);
    if (l->s) {
        store_set_clock(l->s, noon, NULL);
    }
    return status == STORE_OK;
}

static bool add_nell(life *l) {
    return store_player_add(l->s, "Nell", "hair=short", &l->nell);
}

static bool begin(life *l) {
    return store_session_begin(l->s, l->nell, "mailroom", 1, 7, &l->play);
}

static bool three_rows(life *l) {
    const store_row rows[] = {row_of("a", EVIDENCE_SIGNAL, true, 1),
                              row_of("b", EVIDENCE_NOISE, false, 1),
                              row_of("b", EVIDENCE_NOISE, true, 2)};
    return store_evidence(l->s, l->play, rows, 3);
}

// Rows that need pages of their own.
static bool long_rows(life *l) {
    static char filler[LONG + 1];
    memset(filler, 'x', LONG);
    store_row rows[] = {row_of("c", EVIDENCE_PLAIN, true, 1), row_of("d", EVIDENCE_PLAIN, true, 1)};
    rows[0].chosen = rows[1].expected = filler;
    return store_evidence(l->s, l->play, rows, 2);
}

static bool end(life *l) {
    return store_session_end(l->s, l->play, true);
}

static bool put_setting(life *l) {
    return store_setting_put(l->s, "lang", "ar");
}

#define ORIGIN "0123456789abcdef0123456789abcdef"
static char zeb[2 * LONG]; // wants pages that are given back when he goes
static const char ZEB[] =
    "{\"format\":\"beacon-bay player 1\",\"player\":{\"name\":\"Zebulon\",\"look\":\"zebs-hair\","
    "\"origin\":\"" ORIGIN "\",\"created\":7,\"last_seen\":9},\"settings\":{\"scan\":\"3\"},"
    "\"done\":[{\"level\":\"zebs-level\",\"at\":8}],\"sessions\":["
    "{\"level\":\"zebs-level\",\"revision\":1,\"seed\":\"5\",\"began\":7,\"ended\":8,"
    "\"finished\":true,\"evidence\":[{\"skill\":\"S3\",\"item\":\"zebs-item\",\"kind\":\"plain\","
    "\"right\":true,\"expected\":\"a\",\"chosen\":\"zebs-choice%s\",\"attempt\":1,\"help\":0,"
    "\"ms\":3,\"at\":8}]}]}";

static bool import_zeb(life *l) {
    static char filler[LONG + 1];
    memset(filler, 'z', LONG);
    snprintf(zeb, sizeof zeb, ZEB, filler);
    return store_player_import(l->s, zeb, strlen(zeb), &l->zeb) <= STORE_IMPORT_KNOWN;
}

static bool change_nell(life *l) {
    return store_player_change(l->s, l->nell, "Nell B", "hair=long");
}

// What is read is whole, or refused.
static bool read_all(life *l) {
    player all[4];
    size_t n = 0, size = 0, lines = 0;
    store_summary sum;
    char *text = NULL;
    FILE *f = open_memstream(&text, &size);
    bool ok = store_players(l->s, all, 4, &n);
    ok = ok && store_player_export(l->s, l->zeb, f) && store_export(l->s, "csv", f);
    ok = ok && store_session_summary(l->s, l->play, &sum);
    fclose(f);
    if (ok) {
        assert_int_equal(n, 2);
        assert_string_equal(all[0].name, "Zebulon");
        assert_string_equal(all[1].look, "hair=long");
        assert_int_equal(sum.first_all, 4);
        assert_int_equal(sum.signals, 1);
        assert_non_null(strstr(text, "\"chosen\":\"zebs-choicezzz"));
        assert_non_null(strstr(text, ",zebs-item,plain,1,a,zebs-choicezzz"));
        for (const char *at = text; (at = strchr(at, '\n')); at++) {
            lines++;
        }
        assert_int_equal(lines, 11 + 6); // of the document, and of the table
    }
    free(text);
    return ok;
}

static bool delete_zeb(life *l) {
    return store_player_delete(l->s, l->zeb);
}

typedef bool step(life *l);
static step *const steps[] = {open_store,  add_nell,   begin,      three_rows,
                              long_rows,   import_zeb, end,        put_setting,
                              change_nell, read_all,   delete_zeb, three_rows};
enum { STEPS = sizeof steps / sizeof *steps };

// Everything that is in the file, as text; NULL: there is no such file yet, or it is empty.
static char *dump(const place *p) {
    static const char *const queries[] = {
        "SELECT id, name, look, created, last_seen, last_session, length(origin) FROM player",
        "SELECT * FROM session",
        "SELECT * FROM evidence",
        "SELECT * FROM done",
        "SELECT * FROM setting WHERE key NOT LIKE 'store.%'",
        "PRAGMA integrity_check",
        "PRAGMA foreign_key_check",
        "PRAGMA user_version",
    };
    const disk_file *f = disk_find(p->file);
    if (!f || f->now.n == 0) {
        return NULL;
    }
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->file, &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        sqlite3_stmt *q;
        assert_int_equal(sqlite3_prepare_v2(db, queries[i], -1, &q, NULL), SQLITE_OK);
        int rc;
        while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
            for (int c = 0; c < sqlite3_column_count(q); c++) {
                fprintf(out, "%s|", (const char *)sqlite3_column_text(q, c));
            }
            fputc('\n', out);
        }
        assert_int_equal(rc, SQLITE_DONE);
        sqlite3_finalize(q);
    }
    sqlite3_close(db);
    fclose(out);
    return text;
}

static bool same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

// Nothing of somebody who was deleted is in any file there is.
static void expect_no_zeb(void) {
    for (int i = 0; i < DISK_FILES; i++) {
        const disk_file *f = &disk.d.files[i];
        if (f->there && (holds((char *)f->now.bytes, f->now.n, "ebulon") ||
                         holds((char *)f->now.bytes, f->now.n, "zebs-") ||
                         holds((char *)f->now.bytes, f->now.n, ORIGIN))) {
            fail_msg("what was deleted is still in %s", f->name);
        }
    }
}

typedef struct {
    char *after[STEPS]; // what the file holds after each step
    int changes;        // of the disk, in all
    int seen[DISK_FAULTS];
} whole_life;

static void live_whole(const place *p, whole_life *w) {
    life l = {.dir = p->dir};
    disk_sound();
    for (int i = 0; i < STEPS; i++) {
        assert_true(steps[i](&l));
        int counted[DISK_FAULTS];
        memcpy(counted, disk.seen, sizeof counted);
        int changes = disk.changes;
        w->after[i] = dump(p);
        memcpy(disk.seen, counted, sizeof counted);
        disk.changes = changes;
    }
    store_close(l.s);
    w->changes = disk.changes;
    memcpy(w->seen, disk.seen, sizeof w->seen);
    expect_no_zeb();
    disk_clear(&disk.d);
}

static void forget_whole(whole_life *w) {
    for (int i = 0; i < STEPS; i++) {
        free(w->after[i]);
    }
}

static void expect_either(const char *is, const whole_life *w, int kept, const char *how, int at) {
    const char *before = kept > 0 ? w->after[kept - 1] : NULL;
    const char *after = kept < STEPS ? w->after[kept] : NULL;
    if (!same(is, before) && !same(is, after)) {
        fail_msg("stopped at change %d, %s, with %d steps acknowledged; there is\n%s", at, how,
                 kept, is ? is : "nothing");
    }
}

static void reopen_and_compare(const place *p, const whole_life *w, int kept, disk_end how,
                               int at) {
    static const char *const words[] = {"killed", "unsynced lost", "unsynced torn"};
    life l = {.dir = p->dir};
    disk_go_down(how);
    if (!open_store(&l)) {
        fail_msg("stopped at change %d, %s, with %d steps acknowledged, it does not open", at,
                 words[how], kept);
    }
    char *is = dump(p);
    // Opening it made what there was before the first step into what there is after it.
    expect_either(is, w, kept > 0 ? kept : 1, words[how], at);
    if (kept >= STEPS - 1 || same(is, w->after[STEPS - 2])) {
        expect_no_zeb();
    }
    free(is);
    assert_true(store_setting_put(l.s, "here", "we go on"));
    store_close(l.s);
}

static void a_stop_at_every_change_leaves_what_was_acknowledged(void **state) {
    const place *p = *state;
    whole_life w = {0};
    live_whole(p, &w);
    assert_in_range(w.changes, 100, 10000);
    for (int at = 0; at < w.changes; at++) {
        life l = {.dir = p->dir};
        disk_sound();
        disk.stop_at = at;
        int kept = 0;
        while (kept < STEPS && steps[kept](&l)) {
            kept++;
        }
        store_close(l.s);
        assert_true(disk.stopped);
        disk_state stopped = disk_clone(&disk.d);
        for (int variant = 0; variant < 2 + TORN; variant++) {
            reopen_and_compare(p, &w, kept, variant < 2 ? (disk_end)variant : DISK_TORN, at);
            disk_clear(&disk.d);
            disk.d = disk_clone(&stopped);
        }
        disk_clear(&stopped);
        disk_clear(&disk.d);
    }
    assert_int_equal(files_named(p, "progress"), 1); // never was it taken for damaged
    print_message("%d stops, %d endings each\n", w.changes, 2 + TORN);
    forget_whole(&w);
}

// The life up to this step, on a sound disk.
static life live_until(const place *p, int at) {
    life l = {.dir = p->dir};
    for (int i = 0; i < at; i++) {
        assert_true(steps[i](&l));
    }
    return l;
}

static void die(life *l) {
    store_close(l->s);
    l->s = NULL;
}

// Opens a file whose first step did not come about: it stands where it stood, or is whole.
static void close_refused(life *l, int at) {
    if (at == 0) {
        die(l);
    }
}

// What can be told to break, and says whether it did since.
typedef struct {
    void (*arm)(int n);
    bool (*disarm)(void);
} breaker;

// Not a byte is different, and there is no journal that would make one so.
static bool untouched(const place *p, disk_bytes before) {
    const disk_file *f = disk_find(p->file);
    char journal[DISK_NAME];
    snprintf(journal, sizeof journal, "%s-journal", p->file);
    const disk_file *j = disk_find(journal);
    return !(j && j->there) && f->now.n == before.n &&
           memcmp(f->now.bytes, before.bytes, before.n) == 0;
}

// Each step with its first, second, ... operation broken, until none of it is left to break. A step
// that fails has changed nothing, and is done on the next try; one that does not is done.
static int break_every_step(const place *p, const whole_life *w, breaker b, const char *what) {
    int broken = 0;
    for (int at = 0; at < STEPS; at++) {
        life l = live_until(p, at);
        disk_bytes before = at > 0 ? disk_copy(disk_find(p->file)->now) : (disk_bytes){0};
        bool fired = true;
        for (int n = 0; fired; n++) {
            if (!l.s && at > 0) {
                disk_clear(&disk.d);
                l = live_until(p, at);
            }
            b.arm(n);
            bool done = steps[at](&l);
            fired = b.disarm();
            broken += fired;
            char *is = NULL;
            const char *wanted = NULL;
            if (done || (at > 0 && !untouched(p, before))) {
                is = dump(p);
                wanted = w->after[done ? at : at - 1];
            }
            if (!same(is, wanted) || (!fired && !done)) {
                fail_msg("step %d, %s %d, %s; there is\n%s", at, what, n, done ? "done" : "refused",
                         is ? is : "nothing");
            }
            free(is);
            if (l.s && done) {
                assert_int_equal(store_state(l.s), STORE_OK);
            }
            close_refused(&l, at);
            if (done) {
                die(&l);
                if (at == STEPS - 2) { // what it could not do at once, the next start does
                    assert_true(open_store(&l));
                    expect_no_zeb();
                    die(&l);
                }
            }
        }
        die(&l);
        free(before.bytes);
        disk_clear(&disk.d);
    }
    assert_int_equal(files_named(p, "progress"), 1);
    return broken;
}

static disk_fault fault;
static bool for_ever;

static void arm_disk(int n) {
    disk_sound();
    disk.fault = fault;
    disk.fail_at = n;
    disk.for_ever = for_ever;
}

static bool disarm_disk(void) {
    bool fired = disk.seen[fault] > disk.fail_at;
    disk_sound();
    return fired;
}

static void a_fault_in_any_operation_is_refused_and_forgotten(void **state) {
    static const char *const words[DISK_FAULTS] = {"write on a full disk",
                                                   "short write",
                                                   "sync",
                                                   "truncation",
                                                   "read",
                                                   "opening",
                                                   "deletion",
                                                   "access",
                                                   "size",
                                                   "lock"};
    const place *p = *state;
    whole_life w = {0};
    live_whole(p, &w);
    for (int kind = 0; kind < DISK_FAULTS; kind++) {
        fault = (disk_fault)kind;
        for_ever = kind == DISK_WRITE_FULL || kind == DISK_SYNC; // the others come and go
        int n = break_every_step(p, &w, (breaker){arm_disk, disarm_disk}, words[kind]);
        print_message("%s: %d broken\n", words[kind], n);
        assert_true(n > 0);
    }
    forget_whole(&w);
}

static sqlite3_mem_methods real_memory;
static int allocations, refuse_at = -1;

static bool refuse_allocation(void) {
    return allocations++ == refuse_at;
}

static void *some_memory(int n) {
    return refuse_allocation() ? NULL : real_memory.xMalloc(n);
}

static void *more_memory(void *before, int n) {
    return refuse_allocation() ? NULL : real_memory.xRealloc(before, n);
}

static void arm_memory(int n) {
    allocations = 0;
    refuse_at = n;
}

static bool disarm_memory(void) {
    bool fired = allocations > refuse_at;
    refuse_at = -1;
    return fired;
}

static void any_allocation_may_fail(void **state) {
    const place *p = *state;
    whole_life w = {0};
    live_whole(p, &w);
    int n = break_every_step(p, &w, (breaker){arm_memory, disarm_memory}, "allocation");
    print_message("%d allocations refused\n", n);
    assert_in_range(n, 1000, 1000000);
    forget_whole(&w);
}

// The store's own asks here; so does what the compiler makes into a calloc of the disk.
void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);

void *__wrap_calloc(size_t n, size_t size) {
    return size == sizeof(store) && refuse_allocation() ? NULL : __real_calloc(n, size);
}

static void older_file(const place *p, int version) {
    static const char filled[] =
        "INSERT INTO player (name, look, created) VALUES ('Nell', 'hair=short', 5), ('Mina', '', "
        "6);"
        "INSERT INTO session (player, level, revision, seed, began) VALUES (1, 'mailroom', 1, 7, "
        "8);"
        "INSERT INTO evidence VALUES (1, 1, 'S3', 'a', '', 'b', 1, 1, 1, 0, 5, 9),"
        " (1, 2, 'S3', 'b', '', 'b', 1, 0, 1, 0, 5, 9);"
        "INSERT INTO done VALUES (1, 'mailroom', 9); INSERT INTO setting VALUES ('lang', 'ar')";
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->file, &db), SQLITE_OK);
    assert_int_equal(migrations_run(db, migrations_steps, version), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, filled, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

// An older file is brought up to date whole, whenever the machine stops meanwhile.
static void a_stop_while_an_older_file_is_brought_up_to_date(void **state) {
    const place *p = *state;
    for (int version = 1; version < STORE_VERSION; version++) {
        disk_sound();
        older_file(p, version);
        disk_go_down(DISK_KILLED); // long ago: all of it is on disk
        disk_state old = disk_clone(&disk.d);
        life l = {.dir = p->dir};
        disk_sound();
        assert_true(open_store(&l));
        store_close(l.s);
        int changes = disk.changes;
        assert_in_range(changes, 5, 1000);
        char *wanted = dump(p);
        assert_non_null(strstr(wanted, "1|Nell|hair=short|5|0|0|32|"));
        assert_non_null(strstr(wanted, "1|2|S3|b||b|1|0|1|0|5|9|"));
        for (int at = 0; at < changes; at++) {
            for (int variant = 0; variant < 2 + TORN; variant++) {
                disk_clear(&disk.d);
                disk.d = disk_clone(&old);
                disk_sound();
                disk.stop_at = at;
                open_store(&l);
                die(&l);
                assert_true(disk.stopped);
                disk_go_down(variant < 2 ? (disk_end)variant : DISK_TORN);
                assert_true(open_store(&l));
                die(&l);
                char *is = dump(p);
                assert_string_equal(is, wanted);
                free(is);
            }
        }
        free(wanted);
        disk_clear(&old);
        disk_clear(&disk.d);
    }
    assert_int_equal(files_named(p, "progress"), 1);
}

int main(void) {
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_make, place_drop)
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_stop_at_every_change_leaves_what_was_acknowledged),
        IN_PLACE(a_stop_while_an_older_file_is_brought_up_to_date),
        IN_PLACE(a_fault_in_any_operation_is_refused_and_forgotten),
        IN_PLACE(any_allocation_may_fail),
    };
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory);
    sqlite3_mem_methods memory = real_memory;
    memory.xMalloc = some_memory;
    memory.xRealloc = more_memory;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
    disk_plug_in();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
