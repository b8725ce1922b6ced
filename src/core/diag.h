// diag.h - Problems in content, collected rather than printed: the game, the linter and the
// tests read the same list. Refuses to grow without end: past DIAG_MAX it only counts.
#ifndef BB_CORE_DIAG_H
#define BB_CORE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "core/arena.h"

enum { DIAG_MAX = 200, DIAG_TEXT_MAX = 480 };

typedef struct {
    const char *file;
    int line, col; // 1-based; col in code points; 0: the file as a whole
} srcpos;

typedef enum { DIAG_ERROR, DIAG_WARNING } severity;

typedef struct {
    severity level;
    srcpos at;
    const char *code; // kebab-case, stable: tests and teachers' notes name it
    const char *text;
} diag;

typedef struct diag_list diag_list;

diag_list *diag_create(void); // NULL: no memory
void diag_destroy(diag_list *l);
void diag_clear(diag_list *l);

// at.file is copied. code must be a literal. The text is cut after DIAG_TEXT_MAX bytes, and its
// control characters become '?': what a hostile file quotes must not reach a terminal.
void diag_add(diag_list *l, severity s, srcpos at, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

size_t diag_count(const diag_list *l);  // kept, at most DIAG_MAX
size_t diag_errors(const diag_list *l); // counted, kept or not
const diag *diag_at(const diag_list *l, size_t i);
void diag_sort(diag_list *l); // by file, line, column; stable
// "file:line:col: error: text [code]", one a line, and a last line if some were not kept.
void diag_print(const diag_list *l, FILE *to);

#endif
