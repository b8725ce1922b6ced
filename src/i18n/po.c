#include "i18n/po.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/str.h"
#include "core/utf8.h"

typedef enum { IN_NOTHING, IN_CONTEXT, IN_ID, IN_PLURAL, IN_FORM } part;

typedef struct {
    const char *file;
    int line;
    arena *a;
    diag_list *out;
    po_entry *entries;
    size_t n, room;
    po_entry now;
    bool begun; // now holds something
    part in;
    char *to; // where the next byte of a text goes: texts are never longer than their file
} reader;

static void wrong(const reader *r, const char *what) {
    diag_add(r->out, DIAG_ERROR, (srcpos){r->file, r->line, 1}, "po-syntax", "%s", what);
}

static void end_entry(reader *r) {
    if (r->begun && !r->now.id) {
        wrong(r, "this entry has no msgid");
    } else if (r->begun && r->now.n_forms == 0) {
        wrong(r, "this entry has no msgstr");
    } else if (r->begun && r->n < r->room) {
        r->entries[r->n++] = r->now;
    }
    r->now = (po_entry){.context = ""};
    r->begun = false;
    r->in = IN_NOTHING;
}

// One quoted string, its escapes undone, at the end of the text under way.
static bool quoted(reader *r, const char *s, const char *end) {
    s += s < end && *s == ' ';
    if (s >= end || *s != '"') {
        return false;
    }
    for (s++; s < end && *s != '"'; s++) {
        char c = *s;
        if (c == '\\' && s + 1 < end) {
            static const char names[] = "nt\"\\r", meant[] = "\n\t\"\\\r";
            const char *known = strchr(names, *++s);
            if (!known || !*known) {
                return false;
            }
            c = meant[known - names];
        }
        if (c == '\0') {
            return false;
        }
        *r->to++ = c;
    }
    *r->to = '\0';
    return s + 1 == end;
}

static bool keyword(const char **s, const char *end, const char *word) {
    size_t n = strlen(word);
    if ((size_t)(end - *s) < n || memcmp(*s, word, n) != 0) {
        return false;
    }
    *s += n;
    return true;
}

// "[2]", or nothing, which is 0; -1: neither.
static int form_number(const char **s, const char *end) {
    if (*s == end || **s != '[') {
        return 0;
    }
    bool sound =
        end - *s > 2 && (*s)[1] >= '0' && (*s)[1] < '0' + PLURAL_FORMS_MAX && (*s)[2] == ']';
    int number = sound ? (*s)[1] - '0' : -1;
    *s += sound ? 3 : 0;
    return number;
}

static void begin(reader *r, part in) {
    bool begins = in == IN_CONTEXT || (in == IN_ID && r->in != IN_CONTEXT);
    if (begins && r->begun) {
        end_entry(r);
    }
    r->begun = true;
    r->in = in;
    r->to++; // past the 0 of the text before
    *r->to = '\0';
}

// A line that begins with a keyword or a quotation mark.
static void words(reader *r, const char *s, const char *end) {
    if (s < end && *s == '"') {
        if (r->in == IN_NOTHING || !quoted(r, s, end)) {
            wrong(r, "this string is not part of an entry, or has no end");
        }
        return;
    }
    if (keyword(&s, end, "msgctxt ")) {
        begin(r, IN_CONTEXT);
        r->now.context = r->to;
    } else if (keyword(&s, end, "msgid_plural ")) {
        begin(r, IN_PLURAL);
        r->now.plural = r->to;
    } else if (keyword(&s, end, "msgid ")) {
        begin(r, IN_ID);
        r->now.id = r->to;
        r->now.line = r->line;
    } else if (keyword(&s, end, "msgstr") && s < end && (*s == ' ' || *s == '[')) {
        int form = form_number(&s, end);
        if (form < 0) {
            wrong(r, "there is no such plural form");
            return;
        }
        begin(r, IN_FORM);
        r->now.forms[form] = r->to;
        r->now.form_lines[form] = r->line;
        r->now.n_forms = r->now.n_forms > (size_t)form ? r->now.n_forms : (size_t)form + 1;
    } else {
        wrong(r, "this line is neither a comment nor a string nor msgctxt, msgid or msgstr");
        return;
    }
    if (!quoted(r, s, end)) {
        wrong(r, "after the keyword there must be one string in quotation marks");
    }
}

static bool holds(const char *s, const char *end, const char *word) {
    size_t n = strlen(word);
    for (; (size_t)(end - s) >= n; s++) {
        if (memcmp(s, word, n) == 0) {
            return true;
        }
    }
    return false;
}

static void read_line(reader *r, const char *s, const char *end) {
    while (end > s && (end[-1] == '\r' || end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    bool obsolete = keyword(&s, end, "#~");
    if (obsolete) {
        s += s < end && *s == ' ';
        if (s < end && *s == '|') {
            return; // what an obsolete text was before
        }
    }
    if (s == end || *s == '#') {
        if (r->in == IN_FORM) {
            end_entry(r);
        }
        if (keyword(&s, end, "#,") && holds(s, end, "fuzzy")) {
            r->now.fuzzy = true;
        }
        return;
    }
    words(r, s, end);
    r->now.obsolete = r->now.obsolete || obsolete;
}

static int compare(const po_entry *x, const char *context, const char *id) {
    int order = strcmp(x->context, context);
    return order ? order : strcmp(x->id, id);
}

static int by_text(const void *a, const void *b) {
    const po_entry *x = *(const po_entry *const *)a, *y = *(const po_entry *const *)b;
    int order = compare(x, y->context, y->id);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static bool sort_entries(po *p, reader *r) {
    const po_entry **sorted = arena_array(r->a, const po_entry *, r->n + 1);
    if (!sorted) {
        return false;
    }
    for (size_t i = 0; i < r->n; i++) {
        if (!r->entries[i].obsolete) {
            sorted[p->n_by_text++] = &r->entries[i];
        }
    }
    qsort(sorted, p->n_by_text, sizeof *sorted, by_text);
    for (size_t i = 1; i < p->n_by_text; i++) {
        if (compare(sorted[i], sorted[i - 1]->context, sorted[i - 1]->id) == 0) {
            diag_add(r->out, DIAG_ERROR, (srcpos){r->file, sorted[i]->line, 1}, "po-twice",
                     "this text stands here for the second time; the first is in line %d",
                     sorted[i - 1]->line);
        }
    }
    p->by_text = sorted;
    return true;
}

static const po *no_memory(const char *file, diag_list *out) {
    diag_add(out, DIAG_ERROR, (srcpos){file, 0, 0}, "memory",
             "there is not enough memory for this translation");
    return NULL;
}

// The header is the entry of the empty text; its fields are lines of its translation. A template's
// is marked fuzzy, and its rule still to be written.
static void take_header(po *p, reader *r) {
    plural_default(&p->rule);
    if (r->n == 0 || r->entries[0].id[0] != '\0' || r->entries[0].context[0] != '\0') {
        return;
    }
    const po_entry *header = &r->entries[0];
    if (!header->fuzzy && !plural_parse(&p->rule, header->forms[0] ? header->forms[0] : "")) {
        diag_add(r->out, DIAG_ERROR, (srcpos){r->file, header->line, 1}, "po-plural-rule",
                 "the line Plural-Forms of the header can't be read");
    }
    r->entries++;
    r->n--;
}

const po *po_parse(const char *file, const char *text, size_t n, arena *a, diag_list *out) {
    const char *end = text + n, *bad = utf8_invalid(text, n);
    reader r = {.file = file, .line = 1, .a = a, .out = out, .now = {.context = ""}, .room = 1};
    for (const char *s = text; s < end; s++) {
        bool starts = s == text || s[-1] == '\n';
        r.room += starts && holds(s, end - s > 10 ? s + 10 : end, "msgid ");
        r.line += s < bad && *s == '\n';
    }
    if (bad) {
        diag_add(out, DIAG_ERROR, (srcpos){file, r.line, 1}, "po-utf8",
                 "from here on this file is not UTF-8");
        return NULL;
    }
    po *p = arena_new(a, po);
    r.entries = arena_array(a, po_entry, r.room);
    r.to = arena_alloc(a, n + 2);
    if (!p || !r.entries || !r.to) {
        return no_memory(file, out);
    }
    r.line = 1;
    for (const char *s = text; s < end; r.line++) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        stop = stop ? stop : end;
        read_line(&r, s, stop);
        s = stop + (stop < end);
    }
    end_entry(&r);
    p->file = file;
    take_header(p, &r);
    p->entries = r.entries;
    p->n = r.n;
    return sort_entries(p, &r) ? p : no_memory(file, out);
}

const po *po_read(const char *path, arena *a, diag_list *out) {
    char *text;
    size_t size;
    file_status status = file_read(path, PO_MAX_BYTES, a, &text, &size);
    if (status != FILE_OK) {
        diag_add(out, DIAG_ERROR, (srcpos){path, 0, 0}, "po-file", "this translation %s",
                 file_status_text(status));
        return NULL;
    }
    return po_parse(path, text, size, a, out);
}

const po_entry *po_find(const po *p, const char *context, const char *id) {
    size_t low = 0, high = p->n_by_text;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(p->by_text[middle], context, id);
        if (order == 0) {
            return p->by_text[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

bool po_translated(const po_entry *e) {
    return e->forms[0] && e->forms[0][0] != '\0' && !e->fuzzy;
}
