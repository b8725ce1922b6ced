#include "content/translation.h"

#include <stdio.h>
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"
#include "i18n/proof.h"

enum { QUOTED = 40, COUNTS_LOOKED_AT = 200, MANY = 2 };

typedef struct {
    const translation_texts *texts;
    const po *p;
    const language *lang;
    float letter; // the width of an average letter of English, in ems
    arena *a;     // what is laid to be measured
    diag_list *out;
} check;

static srcpos at_line(const check *c, int line) {
    return (srcpos){c->p->file, line, line > 0 ? 1 : 0};
}

// The beginning of a text, for a message.
static const char *begins(const char *text, char out[QUOTED + 8]) {
    const char *s = text, *end = text + strlen(text);
    for (size_t n = 0; n < QUOTED / 2 && s < end && *s != '\n'; n++) {
        utf8_next(&s, end);
    }
    size_t bytes = (size_t)(s - text) > QUOTED ? QUOTED : (size_t)(s - text);
    snprintf(out, QUOTED + 8, "%.*s%s", (int)bytes, text, *s ? "..." : "");
    return out;
}

// --- {names}

typedef struct {
    const char *at;
    size_t n;
} name;

// The next {name} of a text; n 0: none.
static name next_name(const char **s) {
    for (const char *open = *s; (open = strchr(open, '{')) != NULL; open++) {
        size_t n = strspn(open + 1, "abcdefghijklmnopqrstuvwxyz_");
        if (n > 0 && open[1 + n] == '}') {
            *s = open + n + 2;
            return (name){open, n + 2};
        }
    }
    return (name){NULL, 0};
}

static bool has_name(const char *text, name wanted) {
    for (name m; (m = next_name(&text)).n > 0;) {
        if (m.n == wanted.n && memcmp(m.at, wanted.at, m.n) == 0) {
            return true;
        }
    }
    return false;
}

// A form of one number alone may spell it out: "two lamps" needs no {n}.
static bool of_one_number(const plural_rule *rule, size_t form) {
    size_t met = 0;
    for (unsigned long n = 0; n <= COUNTS_LOOKED_AT; n++) {
        met += plural_form(rule, n) == form;
    }
    return met <= 1;
}

static void check_names(const check *c, const po_entry *e, size_t form) {
    const char *text = e->forms[form], *source = e->plural ? e->plural : e->id;
    const char *s = text;
    for (name m; (m = next_name(&s)).n > 0;) {
        if (!has_name(e->id, m) && !(e->plural && has_name(e->plural, m))) {
            diag_add(c->out, DIAG_ERROR, at_line(c, e->form_lines[form]), "name-unknown",
                     "there is no %.*s in the text that this translates", (int)m.n, m.at);
        }
    }
    bool may_lack = e->plural && of_one_number(&c->p->rule, form);
    s = source;
    for (name m; !may_lack && (m = next_name(&s)).n > 0;) {
        if (!has_name(text, m)) {
            diag_add(c->out, DIAG_ERROR, at_line(c, e->form_lines[form]), "name-lost",
                     "%.*s is missing; it stands for what the game puts there", (int)m.n, m.at);
        }
    }
}

// --- room, letters, direction

static float width_of(const check *c, const char *text, bool rtl) {
    enum { EM = 100 }; // fine enough that rounding to pixels does not matter
    arena_reset(c->a);
    const paragraph *p = paragraph_lay(c->a, c->texts->meter, text, false, EM, 1e6f, rtl);
    float w = 0;
    for (size_t i = 0; p && i < p->n; i++) {
        w += p->lines[i].width;
    }
    return p ? w / EM : 1e6f;
}

// The room of a text is what its longest English would take. Where the program's own words have no
// such limit, more than twice their width will seldom fit their button.
static void check_room(const check *c, const po_entry *e, size_t form, int max) {
    const float some = 8;
    float source = width_of(c, e->id, false);
    float limited = (float)max * c->letter;
    float room = max == 0 ? MANY * source + some * c->letter : source > limited ? source : limited;
    float w = width_of(c, e->forms[form], c->lang->rtl);
    if (w > room) {
        diag_add(c->out, DIAG_WARNING, at_line(c, e->form_lines[form]), "too-long",
                 "this is as wide as %d letters of English; there is room for %d",
                 (int)(w / c->letter), (int)(room / c->letter));
    }
}

static void check_letters(const check *c, const po_entry *e, size_t form) {
    unsigned lacks = proof_lacks(c->texts->meter, e->forms[form]);
    if (lacks) {
        char letter[5] = "";
        utf8_encode(lacks, letter);
        diag_add(c->out, DIAG_ERROR, at_line(c, e->form_lines[form]), "no-glyph",
                 "no font has the letter %s (U+%04X)", letter, lacks);
    }
}

// A text takes its direction from its first letter, so that English names alone stand right.
static void check_direction(const check *c, const po_entry *e, size_t form) {
    if (c->lang->rtl && proof_turned(e->forms[form])) {
        diag_add(c->out, DIAG_WARNING, at_line(c, e->form_lines[form]), "direction",
                 "its first letter makes it run from left to right; begin it with U+200F");
    }
}

// --- lists of words

// Something is drawn from them: as many, and no two alike, or it would be drawn from fewer.
static void check_words(const check *c, const po_entry *e) {
    const char *list = e->forms[0];
    size_t n = str_words(list), wanted = str_words(e->id), length, other_length;
    if (n != wanted) {
        diag_add(c->out, DIAG_ERROR, at_line(c, e->form_lines[0]), "words",
                 "this list has %zu words, and its source %zu", n, wanted);
        return;
    }
    for (const char *word; (word = str_next_word(&list, &length)) != NULL;) {
        const char *rest = list;
        for (const char *other; (other = str_next_word(&rest, &other_length)) != NULL;) {
            if (length == other_length && memcmp(word, other, length) == 0) {
                diag_add(c->out, DIAG_ERROR, at_line(c, e->form_lines[0]), "words",
                         "\"%.*s\" stands in this list twice", (int)length, word);
                return;
            }
        }
    }
}

// --- an entry, and the texts it belongs to

static size_t forms_wanted(const check *c, const po_entry *e) {
    return e->plural ? (size_t)c->p->rule.forms : 1;
}

static void check_forms(const check *c, const po_entry *e, int max) {
    size_t wanted = forms_wanted(c, e), there = 0;
    for (size_t i = 0; i < e->n_forms; i++) {
        there += e->forms[i] && e->forms[i][0];
    }
    if (there != wanted || e->n_forms != wanted) {
        diag_add(c->out, DIAG_ERROR, at_line(c, e->line), "plural-forms",
                 "%zu of %zu forms are translated", there, wanted);
        return;
    }
    for (size_t i = 0; i < wanted; i++) {
        check_names(c, e, i);
        if (c->texts->meter) {
            check_letters(c, e, i);
            check_room(c, e, i, max);
        }
        check_direction(c, e, i);
    }
}

// What a context lacks, one message for all of it.
typedef struct {
    const char *context;
    const char *first; // text without a translation
    int line;          // of it; 0: it is not even in the file
    size_t lacking, all;
} tally;

static void look_at(check *c, tally *t, const course_text *text) {
    const po_entry *e = po_find(c->p, text->context, text->text);
    t->all++;
    if (e && e->fuzzy) {
        diag_add(c->out, DIAG_WARNING, at_line(c, e->line), "stale",
                 "the words have changed since this was translated; look at it, then take the mark "
                 "\"fuzzy\" away");
    }
    if (e && po_translated(e)) {
        check_forms(c, e, text->max);
        if (text->words) {
            check_words(c, e);
        }
        return;
    }
    if (t->lacking++ == 0) {
        t->first = text->text;
        t->line = e ? e->line : 0;
    }
}

static const char *renewed_by(const check *c) {
    return c->texts->renewed_by ? c->texts->renewed_by : "./bay translate";
}

static void say_lacking(const check *c, const tally *t) {
    char quoted[QUOTED + 8];
    if (t->lacking == 0) {
        return;
    }
    bool own = t->context[0] == '\0';
    diag_add(c->out, DIAG_WARNING, at_line(c, t->line), "untranslated",
             "%zu of the %zu texts of %s%s have no translation, the first is \"%s\"%s%s%s",
             t->lacking, t->all, own ? "the program" : "", own ? "" : t->context,
             begins(t->first, quoted), t->line ? "" : "; ", t->line ? "" : renewed_by(c),
             t->line ? "" : " puts it into this file");
}

static void check_course(check *c) {
    const course_text *t = c->texts->course;
    for (size_t i = 0; i < c->texts->n_course;) {
        tally sum = {.context = t[i].context};
        for (; i < c->texts->n_course && str_eq(t[i].context, sum.context); i++) {
            look_at(c, &sum, &t[i]);
        }
        say_lacking(c, &sum);
    }
}

static void check_program(check *c) {
    tally sum = {.context = ""};
    for (size_t i = 0; i < c->texts->program->n; i++) {
        look_at(c, &sum, &(course_text){.context = "", .text = c->texts->program->entries[i].id});
    }
    say_lacking(c, &sum);
}

static bool in_course(const check *c, const po_entry *e) {
    for (size_t i = 0; i < c->texts->n_course; i++) {
        if (str_eq(c->texts->course[i].context, e->context) &&
            str_eq(c->texts->course[i].text, e->id)) {
            return true;
        }
    }
    return false;
}

static void check_gone(const check *c) {
    for (size_t i = 0; i < c->p->n; i++) {
        const po_entry *e = &c->p->entries[i];
        bool own = e->context[0] == '\0';
        bool gone = e->obsolete ? false
                    : own       ? c->texts->program && !po_find(c->texts->program, "", e->id)
                                : !in_course(c, e);
        if (gone) {
            char quoted[QUOTED + 8];
            diag_add(c->out, DIAG_WARNING, at_line(c, e->line), "stale",
                     "nothing says \"%s\" any more; %s puts it aside", begins(e->id, quoted),
                     renewed_by(c));
        }
    }
}

// --- a file

static float average_letter(const check *c) {
    static const char prose[] = "The quick brown fox jumps over the lazy dog, and then it sleeps.";
    return width_of(c, prose, false) / (float)(sizeof prose - 1);
}

static const language *language_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    for (size_t i = 0; i < language_count(); i++) {
        const language *l = language_at(i);
        size_t n = strlen(l->code);
        if (str_starts(base, l->code) && str_eq(base + n, ".po")) {
            return l;
        }
    }
    return NULL;
}

void translation_check(const char *path, const translation_texts *texts, arena *a, diag_list *out) {
    const language *lang = language_of(path);
    if (!lang) {
        diag_add(out, DIAG_ERROR, (srcpos){path, 0, 0}, "language",
                 "the game speaks no language of this name");
        return;
    }
    const po *p = po_read(path, a, out);
    if (p) {
        translation_check_read(p, lang, texts, out);
    }
}

void translation_check_read(const po *p, const language *lang, const translation_texts *texts,
                            diag_list *out) {
    enum { MEASURING = 8 << 20 };
    check c = {.texts = texts, .p = p, .lang = lang, .a = arena_create(MEASURING), .out = out};
    if (c.a) {
        c.letter = texts->meter ? average_letter(&c) : 0;
        if (texts->program) {
            check_program(&c);
        }
        check_course(&c);
        check_gone(&c);
    }
    arena_destroy(c.a);
}
