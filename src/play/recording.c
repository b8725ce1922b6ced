#include "play/recording.h"

#include <inttypes.h>
#include <string.h>

#define FIRST_LINE "beacon-bay recording 1"

// ---- writing

static void write_hash(const session *s, FILE *to) {
    fprintf(to, "h %" PRIu32 " %016" PRIx64 "\n", session_now(s), session_hash(s));
}

static void write_until(session *s, uint32_t tick, FILE *to) {
    bool runs = session_level(s)->mechanic->tick != NULL;
    while (session_now(s) < tick) {
        session_tick(s, NULL);
        if (runs && session_now(s) % RECORDING_HASH_TICKS == 0) {
            write_hash(s, to);
        }
    }
}

static bool write_play(const session *s, session *again, FILE *to) {
    const level *l = session_level(s);
    bool runs = l->mechanic->tick != NULL;
    const action *actions;
    size_t n = session_actions(s, &actions);
    fprintf(to, FIRST_LINE "\nlevel %s\nrevision %d\nseed %" PRIu64 "\n", l->id.s, l->revision,
            session_seed(s));
    write_hash(again, to);
    for (size_t i = 0; i < n; i++) {
        write_until(again, actions[i].tick, to);
        if (!session_act(again, actions[i], NULL)) {
            return false;
        }
        fprintf(to, "a %" PRIu32 " %d %d %d\n", actions[i].tick, actions[i].verb, actions[i].a,
                actions[i].b);
        if (!runs) {
            write_hash(again, to);
        }
    }
    write_until(again, session_now(s), to);
    if (runs) {
        write_hash(again, to);
    }
    fprintf(to, "end %s %zu\n", session_done(again) ? "done" : "open", n);
    return session_hash(again) == session_hash(s) && fflush(to) == 0 && !ferror(to);
}

bool recording_write(const session *s, FILE *to) {
    session *again = session_create(session_level(s), session_seed(s));
    bool ok = again && session_now(s) <= RECORDING_MAX_TICKS && write_play(s, again, to);
    session_destroy(again);
    return ok;
}

// ---- reading

typedef struct {
    const char *file;
    const char *at, *line_at, *line_end, *end;
    int line;
    diag_list *out;
} reader;

static bool wrong(const reader *r, const char *code, const char *what) {
    int col = (int)(r->at - r->line_at) + 1; // what was read so far is ASCII
    diag_add(r->out, DIAG_ERROR, (srcpos){r->file, r->line, col}, code, "%s", what);
    return false;
}

static bool next_line(reader *r) {
    r->at = r->line_at = r->line == 0 ? r->at : r->line_end + 1;
    r->line++;
    r->line_end = r->at < r->end ? memchr(r->at, '\n', (size_t)(r->end - r->at)) : NULL;
    return r->line_end || wrong(r, "truncated", "the recording breaks off before its end line");
}

static bool word(reader *r, const char *w) {
    size_t n = strlen(w);
    if ((size_t)(r->line_end - r->at) < n || memcmp(r->at, w, n) != 0) {
        return false;
    }
    r->at += n;
    return true;
}

static bool line_over(const reader *r) {
    return r->at == r->line_end;
}

// As it would be printed: no sign, no zero in front.
static bool whole(reader *r, uint64_t max, uint64_t *out) {
    const char *p = r->at;
    uint64_t v = 0;
    for (; p < r->line_end && *p >= '0' && *p <= '9'; p++) {
        uint64_t digit = (uint64_t)(*p - '0');
        if (v > (max - digit) / 10) {
            return false;
        }
        v = v * 10 + digit;
    }
    if (p == r->at || (*r->at == '0' && p - r->at > 1)) {
        return false;
    }
    r->at = p;
    *out = v;
    return true;
}

static bool operand(reader *r, int16_t *out) {
    const char *start = r->at;
    bool minus = word(r, "-");
    uint64_t v = 0;
    if (!whole(r, (uint64_t)INT16_MAX + minus, &v) || (minus && v == 0)) {
        r->at = start;
        return false;
    }
    *out = (int16_t)(minus ? -(int32_t)v : (int32_t)v);
    return true;
}

static bool hash_digits(reader *r, uint64_t *out) {
    static const char digits[] = "0123456789abcdef";
    uint64_t v = 0;
    for (int i = 0; i < 16; i++, r->at++) {
        const char *d = r->at < r->line_end && *r->at ? strchr(digits, *r->at) : NULL;
        if (!d) {
            return false;
        }
        v = v << 4 | (uint64_t)(d - digits);
    }
    *out = v;
    return true;
}

static bool level_id(reader *r, char *out, size_t cap) {
    size_t n = (size_t)(r->line_end - r->at);
    if (n == 0 || n >= cap) {
        return false;
    }
    for (size_t i = 0; i < n; i++, r->at++) {
        char c = *r->at;
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
        out[i] = c;
    }
    out[n] = '\0';
    return true;
}

static bool head(reader *r, recording_result *out) {
    *out = (recording_result){.differs_at = -1};
    uint64_t revision = 0;
    if (!next_line(r)) {
        return false;
    }
    if (!word(r, FIRST_LINE) || !line_over(r)) {
        return wrong(r, "malformed",
                     "this is no recording: its first line must be \"" FIRST_LINE "\"");
    }
    if (!next_line(r)) {
        return false;
    }
    if (!word(r, "level ") || !level_id(r, out->level, sizeof out->level)) {
        return wrong(r, "malformed", "here stands \"level\" and the level's id");
    }
    if (!next_line(r)) {
        return false;
    }
    if (!word(r, "revision ") || !whole(r, INT32_MAX, &revision) || !line_over(r)) {
        return wrong(r, "malformed", "here stands \"revision\" and a number");
    }
    out->revision = (int)revision;
    if (!next_line(r)) {
        return false;
    }
    if (!word(r, "seed ") || !whole(r, UINT64_MAX, &out->seed) || !line_over(r)) {
        return wrong(r, "malformed", "here stands \"seed\" and a number");
    }
    return true;
}

static reader reader_of(const char *file, const char *text, size_t n, diag_list *out) {
    return (reader){
        .file = file, .at = text, .line_at = text, .line_end = text, .end = text + n, .out = out};
}

bool recording_head(const char *file, const char *text, size_t n, recording_result *r,
                    diag_list *out) {
    reader in = reader_of(file, text, n, out);
    return head(&in, r);
}

// Time that has not gone by, and the play brought up to it.
static bool tick_of(reader *r, session *s) {
    uint64_t tick;
    if (!whole(r, RECORDING_MAX_TICKS, &tick) || tick < session_now(s)) {
        return false;
    }
    session_wait(s, (uint32_t)tick);
    return true;
}

static bool replay_action(reader *r, session *s, recording_result *out) {
    action a = {0};
    uint64_t verb = 0;
    if (!tick_of(r, s)) {
        return wrong(r, "malformed",
                     "here stands a tick, at most a week, and none before it is later");
    }
    if (!word(r, " ") || !whole(r, UINT16_MAX, &verb) || !word(r, " ") || !operand(r, &a.a) ||
        !word(r, " ") || !operand(r, &a.b) || !line_over(r)) {
        return wrong(r, "malformed", "an action is \"a\", its tick, its verb and two operands");
    }
    a.verb = (uint16_t)verb;
    if (!session_act(s, a, NULL)) {
        out->differs_at = (long)session_now(s);
        r->at = r->line_at;
        return wrong(r, "illegal-action", "this action is not possible here");
    }
    out->n_actions++;
    return true;
}

static bool replay_hash(reader *r, session *s, recording_result *out) {
    uint64_t hash;
    if (!tick_of(r, s)) {
        return wrong(r, "malformed",
                     "here stands a tick, at most a week, and none before it is later");
    }
    if (!word(r, " ") || !hash_digits(r, &hash) || !line_over(r)) {
        return wrong(r, "malformed", "a hash is \"h\", its tick and 16 hexadecimal digits");
    }
    if (session_hash(s) != hash) {
        out->differs_at = (long)session_now(s);
        r->at = r->line_at;
        return wrong(r, "hash-differs", "from here on the play differs from what was recorded");
    }
    return true;
}

static bool replay_end(reader *r, const session *s, recording_result *out) {
    uint64_t n;
    bool done = word(r, "done ");
    if ((!done && !word(r, "open ")) || !whole(r, SIZE_MAX, &n) || !line_over(r)) {
        return wrong(r, "malformed", "the end is \"end\", done or open, and the number of actions");
    }
    if (n != out->n_actions) {
        return wrong(r, "malformed", "this is not the number of actions above");
    }
    if (done != session_done(s)) {
        out->differs_at = (long)session_now(s);
        return wrong(r, "hash-differs", "the play does not end as it was recorded");
    }
    r->at = r->line_end + 1;
    if (r->at != r->end) {
        r->line_at = r->at;
        r->line++;
        return wrong(r, "malformed", "there is more behind the end line");
    }
    return true;
}

static bool replay_lines(reader *r, session *s, recording_result *out) {
    bool hashed = false; // the line before was a hash
    while (next_line(r)) {
        if (word(r, "a ")) {
            hashed = false;
            if (!replay_action(r, s, out)) {
                return false;
            }
        } else if (word(r, "h ")) {
            hashed = true;
            if (!replay_hash(r, s, out)) {
                return false;
            }
        } else if (word(r, "end ")) {
            return hashed ? replay_end(r, s, out)
                          : wrong(r, "malformed", "a hash must stand before the end line");
        } else {
            return wrong(r, "malformed", "a line begins with \"a\", \"h\" or \"end\"");
        }
    }
    return false;
}

bool recording_replay(const char *file, const char *text, size_t n, const level *l,
                      recording_result *out, diag_list *problems) {
    reader r = reader_of(file, text, n, problems);
    if (!head(&r, out)) {
        return false;
    }
    bool other = strcmp(out->level, l->id.s) != 0;
    if (other || out->revision != l->revision) {
        diag_add(problems, DIAG_ERROR, (srcpos){file, other ? 2 : 3, other ? 7 : 10},
                 other ? "wrong-level" : "wrong-revision",
                 "it was recorded with %s of the level \"%s\"",
                 other ? "another level than this file" : "another revision", l->id.s);
        return false;
    }
    session *s = session_create(l, out->seed);
    bool ok =
        s ? replay_lines(&r, s, out) : wrong(&r, "memory", "there is not enough memory to play it");
    session_destroy(s);
    return ok;
}
