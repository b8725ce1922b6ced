// A program that writes evidence as fast as it can is killed at random moments, a hundred times.
// Each row that it was told is kept must be there afterwards, once; a row it was not yet told of
// may be.
#include "progress_harness.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>

#include "core/rng.h"

enum { KILLS = 100, MAX_ACTIONS = 100000, ROWS = 3, LONG = 3000, LONGEST_US = 40000 };

// The item is the action's number; each number that was acknowledged goes down the pipe.
static void write_for_ever(const place *p, int64_t session, int first, int pipe_end) {
    store *s = store_open(p->dir, NULL);
    if (!s || store_state(s) != STORE_OK) {
        _exit(2);
    }
    static char filler[LONG + 1];
    memset(filler, 'x', LONG);
    for (int n = first;; n++) {
        char item[16];
        snprintf(item, sizeof item, "%d", n);
        store_row r[ROWS];
        for (int i = 0; i < ROWS; i++) {
            r[i] = row_of(item, EVIDENCE_PLAIN, true, 1);
            r[i].chosen = filler;
        }
        if (!store_evidence(s, session, r, ROWS) || write(pipe_end, &n, sizeof n) != sizeof n) {
            _exit(3);
        }
    }
}

// Reads until the pipe is empty and its writer gone; false: the child said something else than the
// next number.
static bool acknowledged(int pipe_end, int *last) {
    int n;
    while (read(pipe_end, &n, sizeof n) == sizeof n) {
        if (n != *last + 1) {
            return false;
        }
        *last = n;
    }
    return true;
}

// How many rows of each action are there. Returns the highest number found.
static int count_rows(const place *p, unsigned char *seen) {
    memset(seen, 0, MAX_ACTIONS);
    int highest = 0;
    sqlite3 *db;
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_open(p->file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT item FROM evidence", -1, &q, NULL), SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW) {
        int n = sqlite3_column_int(q, 0);
        assert_in_range(n, 1, MAX_ACTIONS - 1);
        seen[n]++;
        highest = n > highest ? n : highest;
    }
    sqlite3_finalize(q);
    sqlite3_close(db);
    return highest;
}

static void wait_us(uint32_t us) {
    nanosleep(&(struct timespec){.tv_nsec = (long)us * 1000}, NULL);
}

// warm: the clock begins with the first action that is kept, however slowly the machine gets there.
static int play_and_kill(const place *p, int64_t session, int first, uint32_t us, bool warm) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        write_for_ever(p, session, first, ends[1]);
    }
    close(ends[1]);
    if (warm) {
        assert_int_equal(poll(&(struct pollfd){ends[0], POLLIN, 0}, 1, -1), 1);
    }
    wait_us(us);
    assert_int_equal(kill(child, SIGKILL), 0);
    int status = 0, last = first - 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status)); // not refused: killed
    assert_true(acknowledged(ends[0], &last));
    close(ends[0]);
    return last;
}

static void whoever_is_killed_has_what_was_acknowledged(void **state) {
    const place *p = *state;
    static unsigned char seen[MAX_ACTIONS];
    store *s = open_as(p, STORE_OK);
    int64_t session = add_session(s, add_player(s, "Nell"), "mailroom");
    store_close(s);
    rng dice;
    rng_seed(&dice, 20261124);
    int next = 1, actions = 0, in_doubt = 0;
    for (int i = 0; i < KILLS; i++) {
        int last = play_and_kill(p, session, next, rng_below(&dice, LONGEST_US), i % 2);
        s = open_as(p, STORE_OK);
        store_close(s);
        int highest = count_rows(p, seen);
        for (int n = 1; n <= highest; n++) {
            assert_int_equal(seen[n], ROWS);
        }
        // The one that was being written may have come through, but none behind it.
        assert_in_range(highest, last, last + 1);
        in_doubt += highest > last;
        actions += highest - next + 1;
        next = highest + 1;
    }
    print_message("%d actions in %d plays; %d were kept before they could be acknowledged\n",
                  actions, KILLS, in_doubt);
    assert_true(actions >= KILLS / 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whoever_is_killed_has_what_was_acknowledged, place_make,
                                        place_drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
