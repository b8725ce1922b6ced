#include "app/tool_guide.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "content/art.h"
#include "content/cast.h"
#include "content/curriculum.h"
#include "core/file.h"
#include "core/str.h"

enum { MAX_SHAPES = 64, TEXT_MAX = 400, README_BYTES = 1 << 20, MEMORY = 4 << 20 };

// The kinds of record met so far; each gets a table once, in this order.
typedef struct {
    FILE *out;
    const record *shapes[MAX_SHAPES];
    size_t n;
} guide;

static void meet(guide *g, const record *r) {
    for (size_t i = 0; i < g->n; i++) {
        if (g->shapes[i] == r) {
            return;
        }
    }
    assert(g->n < MAX_SHAPES);
    g->shapes[g->n++] = r;
}

static void link_to(guide *g, const record *r) {
    meet(g, r);
    fprintf(g->out, "[%s](#", r->name);
    for (const char *c = r->name; *c; c++) {
        fputc(*c == ' ' ? '-' : tolower((unsigned char)*c), g->out);
    }
    fputc(')', g->out);
}

// A bar would end the table's cell.
static void cell(const char *text, FILE *out) {
    for (const char *c = text; *c; c++) {
        fputs(*c == '|' ? "\\|" : *c == '\n' ? " " : (char[]){*c, '\0'}, out);
    }
}

static void range(FILE *out, int min, int max, const char *what) {
    if (min > 0 && min == max) {
        fprintf(out, ", %d %s", min, what);
    } else if (min > 0 && max > 0) {
        fprintf(out, ", %d to %d %s", min, max, what);
    } else if (max > 0) {
        fprintf(out, ", at most %d %s", max, what);
    } else if (min > 0) {
        fprintf(out, ", at least %d %s", min, what);
    }
}

static void words_of(const field *f, FILE *out) {
    for (size_t i = 0; f->words[i]; i++) {
        fprintf(out, "%s`%s`", i == 0 ? "" : f->words[i + 1] ? ", " : " or ", f->words[i]);
    }
}

static void number_of(const field *f, FILE *out) {
    fputs("a whole number", out);
    if (f->min != 0 || f->max != 0) {
        fprintf(out, ", %d to %d", f->min, f->max);
    }
}

static void holds(guide *g, const field *f) {
    FILE *out = g->out;
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_REST:
        fputs(f->flags & FIELD_WORDS ? "words with blanks between" : "text", out);
        range(out, f->min, f->max > 0 ? f->max : TEXT_MAX, "characters");
        break;
    case FIELD_NAME: fputs("a name", out); break;
    case FIELD_ID:
    case FIELD_KEY: fputs("a name of `a-z`, `0-9` and `-`", out); break;
    case FIELD_ICON: fputs("a [picture](level.md#pictures)", out); break;
    case FIELD_INT: number_of(f, out); break;
    case FIELD_FLAG: fputs("`yes` or `no`", out); break;
    case FIELD_ENUM: words_of(f, out); break;
    case FIELD_MAP:
        fputs("a map drawn with characters, below a `\\|`", out);
        range(out, f->min, f->max, "wide");
        break;
    case FIELD_NAMES:
        fputs("a name, or a list of them", out);
        range(out, f->min, f->max, "of them");
        break;
    case FIELD_TEXTS:
        fputs("a list of texts", out);
        range(out, f->min, f->max, "of them");
        break;
    case FIELD_PAIRS: fputs("`name: name`, as many as there are", out); break;
    case FIELD_TEXT_PAIRS: fputs("`name: text`, as many as there are", out); break;
    case FIELD_RECORD: link_to(g, f->of); break;
    case FIELD_RECORDS:
        fputs("a list, each with the fields of ", out);
        link_to(g, f->of);
        range(out, f->min, f->max, "of them");
        break;
    case FIELD_KEYED:
        fputs("names, each with the fields of ", out);
        link_to(g, f->of);
        range(out, f->min, f->max, "of them");
        break;
    case FIELD_LISTS:
        fputs("names, each with a list of ", out);
        link_to(g, f->of);
        range(out, f->min, f->max, "names");
        break;
    }
}

// Some tables stand for "not said" with a value behind their last word.
static const char *fallback_word(const field *f) {
    for (int i = 0; f->words[i]; i++) {
        if (i == f->fallback) {
            return f->words[i];
        }
    }
    return NULL;
}

static void when_absent(const field *f, FILE *out) {
    if (f->kind == FIELD_KEY || f->flags & FIELD_REQUIRED) {
        fputs("required", out);
    } else if (f->kind == FIELD_INT) {
        fprintf(out, "%d", f->fallback);
    } else if (f->kind == FIELD_FLAG) {
        fputs(f->fallback ? "`yes`" : "`no`", out);
    } else if (f->kind == FIELD_ENUM && fallback_word(f)) {
        fprintf(out, "`%s`", fallback_word(f));
    } else {
        fputs("none", out);
    }
}

static void row(guide *g, const field *f) {
    FILE *out = g->out;
    if (f->kind == FIELD_KEY) {
        fputs("| *its name* | ", out);
    } else if (f->kind == FIELD_REST) {
        fputs("| *any other* | ", out);
    } else {
        fprintf(out, "| `%s` | ", f->key);
    }
    holds(g, f);
    fputs(" | ", out);
    when_absent(f, out);
    fputs(" | ", out);
    cell(f->doc, out);
    fputs(" | ", out);
    if (f->example) {
        fputs("`", out);
        cell(f->example, out);
        fputs("`", out);
    }
    fputs(" |\n", out);
}

static void table(guide *g, const record *r) {
    fputs("| field | holds | when absent | what it is | example |\n|---|---|---|---|---|\n",
          g->out);
    for (const field *f = r->fields; f->key; f++) {
        row(g, f);
    }
}

// The tables of r and of all that its fields hold, each kind of record once.
static void tables(guide *g, const record *r) {
    meet(g, r);
    for (size_t i = 0; i < g->n; i++) { // grows while it is written: fields name further ones
        fprintf(g->out, "\n### %s\n\n", g->shapes[i]->name);
        table(g, g->shapes[i]);
    }
}

static const mechanic *find(mechanic_list m, const char *text) {
    size_t n = strcspn(text, "\n");
    for (size_t i = 0; m[i]; i++) {
        if (str_starts(text, "# ") && strlen(m[i]->name) + 2 == n &&
            memcmp(text + 2, m[i]->name, n - 2) == 0) {
            return m[i];
        }
    }
    return NULL;
}

// Where the line stands that is this heading; NULL: nowhere.
static const char *heading(const char *text, const char *words) {
    size_t n = strlen(words);
    for (const char *at = strstr(text, words); at; at = strstr(at + 1, words)) {
        if ((at == text || at[-1] == '\n') && (at[n] == '\n' || at[n] == '\0')) {
            return at;
        }
    }
    return NULL;
}

static bool whole(const char *readme, const char *text, FILE *err) {
    static const char *const wanted[] = {GUIDE_LEVEL, "```yaml", GUIDE_CHECK};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!heading(text, wanted[i])) {
            fprintf(err, "%s: a page needs a line \"%s\"\n", readme, wanted[i]);
            return false;
        }
    }
    return true;
}

static const char note[] =
    "<!-- Written by `./bay guide`; a test compares it. Change the README or the field table that "
    "it comes from. -->\n";

static bool mechanic_page(guide *g, mechanic_list m, const char *readme, arena *a, FILE *err) {
    char *text;
    size_t size;
    file_status status = file_read(readme, README_BYTES, a, &text, &size);
    if (status != FILE_OK) {
        fprintf(err, "%s %s\n", readme, file_status_text(status));
        return false;
    }
    const mechanic *which = find(m, text);
    if (!which) {
        fprintf(err, "%s: the first line is not \"# NAME\" of a mechanic\n", readme);
        return false;
    }
    if (!whole(readme, text, err)) {
        return false;
    }
    const char *end = heading(text, GUIDE_PRIVATE);
    fputs(note, g->out);
    fwrite(text, 1, end ? (size_t)(end - text) : size, g->out);
    fprintf(g->out,
            "%s## Every field below `%s:`\n\nWhat stands above it, `id` to `mechanic`, is "
            "the same for [every level](level.md); that page also lists the skills, people, places "
            "and pictures there are.\n",
            end ? "" : "\n", which->name);
    tables(g, which->shape);
    return true;
}

static void skills(FILE *out) {
    fputs("\n### skills\n\n| skill | who has it can | from age | quarter |\n|---|---|---|---|\n",
          out);
    for (size_t i = 0; i < SKILL_COUNT; i++) {
        const skill *s = skill_at(i);
        fprintf(out, "| `%s` | %s | %d | %s |\n", s->id, s->act, s->band,
                strand_at(s->strand)->quarter);
    }
}

static void people(FILE *out) {
    fputs("\n### people\n\nThe cast, for `look` and for the lines of the opening:", out);
    for (size_t i = 0; cast_list[i].id; i++) {
        fprintf(out, "%s `%s` (%s)", i ? "," : "", cast_list[i].id, cast_list[i].name);
    }
    fputs(".\n", out);
}

static void names(const char *before, const char *const *of, size_t n, FILE *out) {
    fputs(before, out);
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "%s `%s`", i ? "," : "", of[i]);
    }
    fputs(".\n", out);
}

// What levels may name, where it is the same for all of them.
static bool words(const char *assets, arena *a, FILE *out, FILE *err) {
    art_names art;
    diag_list *d = diag_create();
    bool ok = d && art_names_load(&art, assets, a, d);
    if (ok) {
        size_t sets = 0;
        while (level_sets[sets]) {
            sets++;
        }
        fputs("\n## Names there are\n", out);
        skills(out);
        people(out);
        names("\n### places\n\nThe quarters' stages, for `set`:", level_sets, sets, out);
        names("\n### pictures\n\nFor every `icon`; they lie in [assets/art/icons]"
              "(../../assets/art/icons):",
              art.icons, art.n_icons, out);
    } else if (d) {
        diag_print(d, err);
    }
    diag_destroy(d);
    return ok;
}

static void level_page(guide *g, mechanic_list m) {
    fputs(note, g->out);
    fputs("# Every level\n\nA level file begins with these fields; then comes the body, below the "
          "name of its mechanic:",
          g->out);
    for (size_t i = 0; m[i]; i++) {
        fprintf(g->out, "%s [%s](%s.md)", i ? "," : "", m[i]->name, m[i]->name);
    }
    fputs(".\n", g->out);
    tables(g, &level_shape);
}

int tool_guide(mechanic_list mechanics, const char *assets, const char *readme, FILE *out,
               FILE *err) {
    guide g = {.out = out};
    arena *a = arena_create(MEMORY);
    bool ok = a != NULL;
    if (ok && readme) {
        ok = mechanic_page(&g, mechanics, readme, a, err);
    } else if (ok) {
        level_page(&g, mechanics);
        ok = words(assets, a, out, err);
    }
    arena_destroy(a);
    return ok && fflush(out) == 0 && !ferror(out) ? EXIT_SUCCESS : EXIT_FAILURE;
}
