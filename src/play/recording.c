#include "play/recording.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/str.h"

enum { LINE_MAX_BYTES = 128, HASH_EVERY = 60 };

// One line for each action, and the state's hash: behind every action of a turn-based mechanic, every
// 60 ticks of one that runs.
bool recording_write(const session *s, FILE *to) {
    const level *l = session_level(s);
    const action *actions;
    size_t n = session_actions(s, &actions);
    session *again = session_create(l, session_seed(s));
    if (!again) {
        return false;
    }
    fprintf(to, "beacon-bay recording 1\nlevel %s\nrevision %d\nseed %" PRIu64 "\n", l->id.s, l->revision,
            session_seed(s));
    bool runs = l->mechanic->tick != NULL;
    for (size_t i = 0; i < n; i++) {
        while (runs && session_now(again) < actions[i].tick) {
            session_tick(again, NULL);
            if (session_now(again) % HASH_EVERY == 0) {
                fprintf(to, "h %" PRIu32 " %016" PRIx64 "\n", session_now(again), session_hash(again));
            }
        }
        session_act(again, actions[i], NULL);
        fprintf(to, "a %" PRIu32 " %d %d %d\n", actions[i].tick, actions[i].verb, actions[i].a, actions[i].b);
        if (!runs) {
            fprintf(to, "h %" PRIu32 " %016" PRIx64 "\n", actions[i].tick, session_hash(again));
        }
    }
    fprintf(to, "end %s %zu\n", session_done(again) ? "done" : "open", n);
    bool same = session_hash(again) == session_hash(s);
    session_destroy(again);
    return same && !ferror(to);
}

typedef struct {
    const char *file, *at, *end;
    int line;
    char text[LINE_MAX_BYTES];
    diag_list *out;
} reader;

static void wrong(reader *r, const char *code, const char *what) {
    diag_add(r->out, DIAG_ERROR, (srcpos){r->file, r->line, 1}, code, "%s", what);
}

// The next line without its end. False: there is none, or it is not one that was ever written.
static bool next_line(reader *r) {
    r->line++;
    if (r->at >= r->end) {
        wrong(r, "truncated", "the recording ends before its end line");
        return false;
    }
    const char *stop = memchr(r->at, '\n', (size_t)(r->end - r->at));
    if (!stop) {
        wrong(r, "truncated", "the last line is not whole");
        return false;
    }
    size_t n = (size_t)(stop - r->at);
    if (n >= sizeof r->text || memchr(r->at, 0, n)) {
        wrong(r, "malformed", "this is no line of a recording");
        return false;
    }
    memcpy(r->text, r->at, n);
    r->text[n] = '\0';
    r->at = stop + 1;
    return true;
}

static bool head(reader *r, recording_result *out) {
    char rest = 0;
    *out = (recording_result){.differs_at = -1};
    if (!next_line(r)) {
        return false;
    }
    if (!str_eq(r->text, "beacon-bay recording 1")) {
        wrong(r, "malformed", "this is no recording: its first line must be \"beacon-bay recording 1\"");
        return false;
    }
    if (!next_line(r)) {
        return false;
    }
    if (sscanf(r->text, "level %47[a-z0-9-]%c", out->level, &rest) != 1) {
        wrong(r, "malformed", "here stands \"level\" and its id");
        return false;
    }
    if (!next_line(r)) {
        return false;
    }
    if (sscanf(r->text, "revision %d%c", &out->revision, &rest) != 1) {
        wrong(r, "malformed", "here stands \"revision\" and a number");
        return false;
    }
    if (!next_line(r)) {
        return false;
    }
    if (sscanf(r->text, "seed %" SCNu64 "%c", &out->seed, &rest) != 1) {
        wrong(r, "malformed", "here stands \"seed\" and a number");
        return false;
    }
    return true;
}

bool recording_head(const char *file, const char *text, size_t n, recording_result *r, diag_list *out) {
    reader in = {.file = file, .at = text, .end = text + n, .out = out};
    return head(&in, r);
}

static bool replay_action(reader *r, session *s, recording_result *out) {
    unsigned tick;
    int verb;
    int a;
    int b;
    char rest = 0;
    if (sscanf(r->text, "a %u %d %d %d%c", &tick, &verb, &a, &b, &rest) != 4 || verb < 0 || verb > UINT16_MAX ||
        a < INT16_MIN || a > INT16_MAX || b < INT16_MIN || b > INT16_MAX || tick < session_now(s)) {
        wrong(r, "malformed", "an action is \"a\", its tick, its verb and two operands, and ticks never go back");
        return false;
    }
    bool runs = session_level(s)->mechanic->tick != NULL;
    while (runs && session_now(s) < tick) {
        session_tick(s, NULL);
    }
    if (!session_act(s, (action){tick, (uint16_t)verb, (int16_t)a, (int16_t)b}, NULL)) {
        out->differs_at = (long)tick;
        wrong(r, "illegal-action", "this action is not possible here");
        return false;
    }
    out->n_actions++;
    return true;
}

static bool check_hash(reader *r, session *s, recording_result *out) {
    unsigned tick;
    uint64_t hash;
    char rest = 0;
    if (sscanf(r->text, "h %u %16" SCNx64 "%c", &tick, &hash, &rest) != 2 || tick < session_now(s)) {
        wrong(r, "malformed", "a hash is \"h\", its tick and 16 digits");
        return false;
    }
    bool runs = session_level(s)->mechanic->tick != NULL;
    while (runs && session_now(s) < tick) {
        session_tick(s, NULL);
    }
    if (session_hash(s) != hash) {
        out->differs_at = (long)tick;
        wrong(r, "hash-differs", "from here on the play differs from what was recorded");
        return false;
    }
    return true;
}

static bool check_end(reader *r, const session *s, const recording_result *out) {
    char how[8];
    size_t n;
    char rest = 0;
    if (sscanf(r->text, "end %7[a-z] %zu%c", how, &n, &rest) != 2 || (!str_eq(how, "done") && !str_eq(how, "open"))) {
        wrong(r, "malformed", "the end is \"end\", done or open, and the number of actions");
        return false;
    }
    if (n != out->n_actions || str_eq(how, "done") != session_done(s)) {
        wrong(r, "hash-differs", "the play does not end as it was recorded");
        return false;
    }
    if (r->at != r->end) {
        r->line++;
        wrong(r, "malformed", "there is more behind the end line");
        return false;
    }
    return true;
}

bool recording_replay(const char *file, const char *text, size_t n, const level *l, recording_result *out,
                      diag_list *problems) {
    reader r = {.file = file, .at = text, .end = text + n, .out = problems};
    if (!head(&r, out)) {
        return false;
    }
    if (!str_eq(out->level, l->id.s) || out->revision != l->revision) {
        r.line = str_eq(out->level, l->id.s) ? 3 : 2;
        wrong(&r, "wrong-revision", "it was recorded with another level, or another revision of it");
        return false;
    }
    session *s = session_create(l, out->seed);
    bool ok = s != NULL;
    bool ended = false;
    while (ok && !ended) {
        ok = next_line(&r);
        if (!ok) {
            break;
        }
        if (r.text[0] == 'a') {
            ok = replay_action(&r, s, out);
        } else if (r.text[0] == 'h') {
            ok = check_hash(&r, s, out);
        } else {
            ended = true;
            ok = check_end(&r, s, out);
        }
    }
    session_destroy(s);
    return ok;
}
