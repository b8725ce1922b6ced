#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/utf8.h"
#include "tree.h"

typedef struct {
    char *out;
    size_t n, room;
    bool full;
} writer;

static void put(writer *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void put(writer *w, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(w->out + w->n, w->room - w->n, fmt, args);
    va_end(args);
    w->full = w->full || n < 0 || (size_t)n >= w->room - w->n;
    w->n += w->full ? 0 : (size_t)n;
}

// Nothing in it that YAML might read as more than text.
static bool plain_safe(const char *text) {
    unsigned char first = (unsigned char)text[0];
    bool sign = (first == '-' || first == '+') && text[1] >= '0' && text[1] <= '9';
    bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                  (first >= '0' && first <= '9');
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++) {
        if (text[i] < ' ' || text[i] == 0x7f) {
            return false;
        }
    }
    return (sign || letter) && !strchr(text, ':') && !strchr(text, '#') && text[n - 1] != ' ';
}

// Lines that a | block shows as they are.
static bool block_safe(const char *text) {
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        if (n == 0 || line[0] == ' ') {
            return false;
        }
        for (size_t i = 0; i < n; i++) {
            if (line[i] < ' ' || line[i] == 0x7f) {
                return false;
            }
        }
        line += n + (line[n] == '\n');
    }
    return text[0] != '\0';
}

static void put_quoted(writer *w, const char *text) {
    const char *end = text + strlen(text);
    put(w, "\"");
    while (text < end) {
        const char *from = text;
        uint32_t c = utf8_next(&text, end);
        if (c == '"' || c == '\\') {
            put(w, "\\%c", (char)c);
        } else if (c >= ' ' && c < 0x7f) {
            put(w, "%c", (char)c);
        } else if (c < 0xa0) {
            put(w, "\\x%02x", (unsigned)c);
        } else if (c == 0x2028 || c == 0x2029 || c == 0xfeff || (c & 0xfffe) == 0xfffe) {
            put(w, "\\U%08x", (unsigned)c);
        } else {
            put(w, "%.*s", (int)(text - from), from);
        }
    }
    put(w, "\"");
}

static void put_block(writer *w, const char *text, int indent) {
    put(w, text[strlen(text) - 1] == '\n' ? "|\n" : "|-\n");
    for (size_t n; *text; text += n + (text[n] == '\n')) {
        n = strcspn(text, "\n");
        put(w, "%*s%.*s%s", indent, "", (int)n, text, text[n] ? "\n" : "");
    }
    if (w->n > 0 && !w->full && w->out[w->n - 1] == '\n') {
        w->n--; // who called ends the line
    }
}

static void put_value(writer *w, const node *n, int indent) {
    if (n->kind != NODE_SCALAR) {
        put(w, "\n");
        for (const node *c = n->first; c; c = c->next) {
            put(w, "%*s", indent, "");
            if (n->kind == NODE_SEQ) {
                put(w, "-");
            } else if (plain_safe(c->key)) {
                put(w, "%s:", c->key);
            } else {
                put_quoted(w, c->key);
                put(w, ":");
            }
            if (c->kind != NODE_SCALAR && !c->first) {
                put(w, c->kind == NODE_SEQ ? " []" : " {}");
            } else {
                put(w, c->kind == NODE_SCALAR ? " " : "");
                put_value(w, c, indent + 2);
            }
            put(w, c->next ? "\n" : "");
        }
    } else if (n->indent && block_safe(n->text)) {
        put_block(w, n->text, indent);
    } else if (n->plain && plain_safe(n->text)) {
        put(w, "%s", n->text);
    } else {
        put_quoted(w, n->text);
    }
}

size_t tree_write(const node *root, char *out, size_t room) {
    writer w = {.out = out, .room = room};
    if (root->kind != NODE_SCALAR && !root->first) {
        put(&w, root->kind == NODE_SEQ ? "[]" : "{}");
    } else {
        put_value(&w, root, root->kind == NODE_SCALAR ? 2 : 0); // a | block needs it
    }
    put(&w, "\n");
    return w.full ? 0 : w.n;
}
