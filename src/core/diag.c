#include "core/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"

enum { DIAG_MEMORY = 4 << 20 };

struct diag_list {
    arena *memory;
    size_t count, errors, warnings;
    diag kept[DIAG_MAX];
};

diag_list *diag_create(void) {
    diag_list *l = calloc(1, sizeof *l);
    if (!l) {
        return NULL;
    }
    l->memory = arena_create(DIAG_MEMORY);
    if (!l->memory) {
        free(l);
        return NULL;
    }
    return l;
}

void diag_destroy(diag_list *l) {
    if (l) {
        arena_destroy(l->memory);
        free(l);
    }
}

void diag_clear(diag_list *l) {
    arena_reset(l->memory);
    l->count = l->errors = l->warnings = 0;
}

// Also brings text that was cut inside a character back to whole characters.
static char *without_controls(arena *a, const char *text) {
    const char *end = text + strlen(text);
    char *clean = arena_alloc(a, (size_t)(end - text) + 1);
    char *to = clean;
    while (clean && text < end) {
        const char *from = text;
        uint32_t cp = utf8_next(&text, end);
        if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp == UTF8_BAD && text - from == 1)) {
            *to++ = '?';
        } else {
            memcpy(to, from, (size_t)(text - from));
            to += text - from;
        }
    }
    return clean;
}

static const char *kept_file(diag_list *l, const char *file) {
    if (!file) {
        return NULL;
    }
    if (l->count > 0 && str_eq(l->kept[l->count - 1].at.file, file)) {
        return l->kept[l->count - 1].at.file;
    }
    return arena_strdup(l->memory, file);
}

void diag_add(diag_list *l, severity s, srcpos at, const char *code, const char *fmt, ...) {
    if (s == DIAG_ERROR) {
        l->errors++;
    } else {
        l->warnings++;
    }
    if (l->count == DIAG_MAX) {
        return;
    }
    char text[DIAG_TEXT_MAX + 1];
    va_list args;
    va_start(args, fmt);
    int length = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (length >= (int)sizeof text) {
        memcpy(text + DIAG_TEXT_MAX - 3, "...", 3);
    }
    at.file = kept_file(l, at.file);
    const char *clean = without_controls(l->memory, text);
    l->kept[l->count++] = (diag){s, at, code, clean ? clean : "(no memory for the text)"};
}

size_t diag_count(const diag_list *l) {
    return l->count;
}

size_t diag_errors(const diag_list *l) {
    return l->errors;
}

const diag *diag_at(const diag_list *l, size_t i) {
    return &l->kept[i];
}

static int compare(const srcpos *a, const srcpos *b) {
    int by_file = strcmp(a->file ? a->file : "", b->file ? b->file : "");
    if (by_file != 0) {
        return by_file;
    }
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    return (a->col > b->col) - (a->col < b->col);
}

// Insertion: stable, and there are at most DIAG_MAX.
void diag_sort(diag_list *l) {
    for (size_t i = 1; i < l->count; i++) {
        diag moving = l->kept[i];
        size_t to = i;
        while (to > 0 && compare(&l->kept[to - 1].at, &moving.at) > 0) {
            l->kept[to] = l->kept[to - 1];
            to--;
        }
        l->kept[to] = moving;
    }
}

void diag_print(const diag_list *l, FILE *to) {
    for (size_t i = 0; i < l->count; i++) {
        const diag *d = &l->kept[i];
        if (d->at.file) {
            fprintf(to, "%s:", d->at.file);
        }
        if (d->at.line > 0) {
            fprintf(to, "%d:%d:", d->at.line, d->at.col);
        }
        fprintf(to, "%s%s: %s [%s]\n", d->at.file || d->at.line > 0 ? " " : "",
                d->level == DIAG_ERROR ? "error" : "warning", d->text, d->code);
    }
    size_t all = l->errors + l->warnings;
    if (all > l->count) {
        fprintf(to, "... and %zu more\n", all - l->count);
    }
}
