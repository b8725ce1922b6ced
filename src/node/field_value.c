#include "node/field_value.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"

enum { TEXT_MAX = 400, ID_MAX = 40 };

bool value_problem(loading *l, srcpos at, const char *code, const char *fmt, ...) {
    char text[DIAG_TEXT_MAX + 1];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    l->sound = false;
    diag_add(l->d, DIAG_ERROR, at, code, "%s", text);
    return false;
}

bool value_wrong_type(loading *l, const char *key, const node *n, const char *wanted) {
    bool nothing = n->kind == NODE_SCALAR && n->text[0] == '\0';
    return value_problem(l, n->at, "wrong-type", "\"%s\" must be a %s, but this is %s%s", key,
                         wanted,
                         nothing                  ? "nothing"
                         : n->kind == NODE_SCALAR ? ""
                                                  : "a ",
                         nothing ? "" : node_kind_name(n->kind));
}

void value_no_memory(loading *l) {
    if (!l->no_memory) {
        l->no_memory = true;
        value_problem(l, (srcpos){0}, "memory", "there is not enough memory for this file");
    }
}

static bool is_control(uint32_t cp) {
    return cp < 0x20 || (cp >= 0x7f && cp < 0xa0);
}

static bool no_controls(loading *l, const char *key, srcpos at, const char *text, bool lines) {
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t cp = utf8_next(&text, end);
        if (is_control(cp) && !(lines && cp == '\n')) {
            return value_problem(l, at, "control-character",
                                 "in \"%s\" there is an invisible control character, U+%04X", key,
                                 (unsigned)cp);
        }
    }
    return true;
}

static bool is_blank(const char *s) {
    return s[strspn(s, " \t\r\n")] == '\0';
}

static bool is_scalar(loading *l, const char *key, const node *n) {
    return n->kind == NODE_SCALAR || value_wrong_type(l, key, n, "text");
}

static const char *keep(loading *l, const char *text, size_t n) {
    const char *kept = arena_strndup(l->a, text, n);
    if (!kept) {
        value_no_memory(l);
    }
    return kept;
}

// One problem for a text that is empty, too short or too long, in code points.
static bool length_fits(loading *l, const field *f, const node *n, size_t bytes, int max) {
    size_t count = utf8_count(n->text, bytes);
    if (is_blank(n->text)) {
        return value_problem(l, n->at, "too-short", "\"%s\" is empty", f->key);
    }
    if (f->min > 0 && count < (size_t)f->min) {
        return value_problem(l, n->at, "too-short",
                             "\"%s\" has %zu characters; it needs at least %d", f->key, count,
                             f->min);
    }
    if (max > 0 && count > (size_t)max) {
        return value_problem(l, n->at, "too-long",
                             "\"%s\" has %zu characters; there is room for %d", f->key, count, max);
    }
    return true;
}

bool value_text(loading *l, const field *f, const node *n, field_text *out) {
    if (!is_scalar(l, f->key, n)) {
        return false;
    }
    size_t bytes = strlen(n->text);
    while (bytes > 0 && n->text[bytes - 1] == '\n') { // a block scalar ends in one
        bytes--;
    }
    if (length_fits(l, f, n, bytes, f->max > 0 ? f->max : TEXT_MAX)) {
        no_controls(l, f->key, n->at, n->text, true);
    }
    const char *text = keep(l, n->text, bytes);
    *out = (field_text){text, text, n->at};
    return text != NULL;
}

static bool is_id(const char *s) {
    size_t n = strlen(s);
    return n > 0 && n <= ID_MAX && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

bool value_name(loading *l, const field *f, const node *n, field_name *out) {
    if (!is_scalar(l, f->key, n)) {
        return false;
    }
    bool list = f->kind == FIELD_NAMES; // whose limits count names, not characters
    field each = *f;
    each.min = list ? 0 : f->min;
    if (length_fits(l, &each, n, strlen(n->text), list ? 0 : f->max)) {
        if (f->kind != FIELD_ID && f->kind != FIELD_ICON) {
            no_controls(l, f->key, n->at, n->text, false);
        } else if (!is_id(n->text)) {
            value_problem(l, n->at, "bad-id",
                          "\"%s\" takes small letters a to z, digits and hyphens, at most %d; "
                          "not \"%s\"",
                          f->key, ID_MAX, n->text);
        }
    }
    *out = (field_name){keep(l, n->text, strlen(n->text)), n->at};
    return out->s != NULL;
}

srcpos field_map_at(const field_map *m, size_t x, size_t y) {
    return (srcpos){m->at.file, m->at.line + (int)y, m->at.col + (int)x};
}

// One problem a line, at the character that is wrong.
static void check_row(loading *l, const field_map *m, size_t y) {
    const char *row = m->rows[y];
    size_t n = 0;
    while (row[n] > ' ' && row[n] < 0x7f) {
        n++;
    }
    if (row[n]) {
        value_problem(l, field_map_at(m, n, y), "map-character",
                      row[n] == ' ' ? "a map has no blanks: write . for an empty place"
                                    : "a map is drawn with letters, digits and signs of ASCII");
    } else if (n != m->width) {
        value_problem(l, field_map_at(m, n, y), "ragged-map",
                      "this line of the map has %zu characters, the first has %zu", n, m->width);
    }
}

bool value_map(loading *l, const field *f, const node *n, field_map *out) {
    if (!is_scalar(l, f->key, n)) {
        return false;
    }
    if (n->indent == 0 || is_blank(n->text)) {
        return value_problem(l, n->at, "not-drawn",
                             "\"%s\" is drawn: write | after its colon, and its lines below",
                             f->key);
    }
    size_t above = strspn(n->text, "\n"), lines = 1, bytes = strlen(n->text) - above;
    bytes -= n->text[above + bytes - 1] == '\n';
    char *text = arena_strndup(l->a, n->text + above, bytes);
    for (size_t i = 0; text && i < bytes; i++) {
        lines += text[i] == '\n';
    }
    const char **rows = arena_array(l->a, const char *, lines);
    if (!text || !rows) {
        value_no_memory(l);
        return false;
    }
    *out = (field_map){.rows = rows, .at = {n->at.file, n->at.line + 1 + (int)above, n->indent}};
    while (out->n < lines) {
        rows[out->n++] = text;
        text += strcspn(text, "\n");
        *text++ = '\0';
    }
    out->width = strlen(rows[0]);
    for (size_t y = 0; y < out->n; y++) {
        check_row(l, out, y);
    }
    bool fits = out->width >= (size_t)f->min && (f->max == 0 || out->width <= (size_t)f->max);
    return fits || value_problem(l, out->at, "out-of-range",
                                 "the map is %zu characters wide; it may be %d to %d", out->width,
                                 f->min, f->max);
}

bool value_key(loading *l, const node *n, field_name *out) {
    if (is_blank(n->key)) {
        value_problem(l, n->key_at, "too-short", "this key is empty");
    } else {
        no_controls(l, "a key", n->key_at, n->key, false);
    }
    *out = (field_name){keep(l, n->key, strlen(n->key)), n->key_at};
    return out->s != NULL;
}

static bool in_range(loading *l, const field *f, const node *n, bool fits) {
    return fits || value_problem(l, n->at, "out-of-range", "\"%s\" is %s; it goes from %d to %d",
                                 f->key, n->text, f->min || f->max ? f->min : INT_MIN,
                                 f->min || f->max ? f->max : INT_MAX);
}

bool value_int(loading *l, const field *f, const node *n, int *out) {
    if (!is_scalar(l, f->key, n)) {
        return false;
    }
    const char *digits = n->text + (n->text[0] == '+' || n->text[0] == '-');
    if (!n->plain || *digits == '\0' || digits[strspn(digits, "0123456789")] != '\0') {
        return value_problem(l, n->at, "not-a-number",
                             "\"%s\" must be a whole number%s, not \"%s\"", f->key,
                             n->plain ? "" : " without quotation marks", n->text);
    }
    errno = 0;
    long value = strtol(n->text, NULL, 10);
    bool fits = errno == 0 && value >= INT_MIN && value <= INT_MAX;
    fits = fits && ((f->min == 0 && f->max == 0) || (value >= f->min && value <= f->max));
    if (!in_range(l, f, n, fits)) {
        return false;
    }
    *out = (int)value;
    return true;
}

bool value_flag(loading *l, const field *f, const node *n, bool *out) {
    if (!is_scalar(l, f->key, n)) {
        return false;
    }
    bool yes = str_eq(n->text, "yes") || str_eq(n->text, "true");
    bool no = str_eq(n->text, "no") || str_eq(n->text, "false");
    if (!n->plain || !(yes || no)) {
        return value_problem(l, n->at, "not-yes-or-no", "\"%s\" must be yes or no%s, not \"%s\"",
                             f->key, n->plain ? "" : " without quotation marks", n->text);
    }
    *out = yes;
    return true;
}

bool value_enum(loading *l, const field *f, const node *n, int *out) {
    if (!is_scalar(l, f->key, n)) {
        return false;
    }
    size_t count = 0;
    char list[200] = "";
    for (; f->words[count]; count++) {
        if (str_eq(f->words[count], n->text)) {
            *out = (int)count;
            return true;
        }
        str_append(list, sizeof list, "%s%s", count ? ", " : "", f->words[count]);
    }
    const char *meant = str_nearest(n->text, f->words, count);
    if (meant) {
        return value_problem(l, n->at, "unknown-word",
                             "\"%s\" cannot be \"%s\" - did you mean \"%s\"?", f->key, n->text,
                             meant);
    }
    return value_problem(l, n->at, "unknown-word", "\"%s\" cannot be \"%s\"; it is one of: %s",
                         f->key, n->text, list);
}
