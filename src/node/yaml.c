#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "core/str.h"
#include "core/utf8.h"
#include "node/node.h"

// A sequence or map that is still open.
typedef struct {
    node *open;
    const node **tail; // where its next child is linked
    bool has_key;      // a map's key has been read, its value is next
    const char *key;   // NULL though has_key: the key was unsound, its value is passed over
    srcpos key_at;
} frame;

typedef struct {
    const char *file;
    arena *a;
    diag_list *out;
    node *root;
    frame stack[NODE_MAX_DEPTH];
    int depth;
    int events, documents;
    bool sound, stop;
    const char *line, *end; // of the text; where line number `lines` begins, from 0
    size_t lines;
} builder;

// What is YAML but not used here: code and text.
static const char *const anchor_refused[] = {"anchor",
                                             "an & names an anchor, which is not used here; "
                                             "put the text in quotation marks if it begins with &"};
static const char *const alias_refused[] = {"alias",
                                            "a * repeats an anchor, which is not used here; "
                                            "put the text in quotation marks if it begins with *"};
static const char *const tag_refused[] = {"tag",
                                          "a ! begins a tag, which is not used here; "
                                          "put the text in quotation marks if it begins with !"};
static const char *const directive_refused[] = {"directive",
                                                "a line that begins with % is not used here"};

static srcpos at_mark(const builder *b, yaml_mark_t mark) {
    return (srcpos){b->file, (int)mark.line + 1, (int)mark.column + 1};
}

static srcpos at_byte(const char *file, const char *text, const char *to) {
    srcpos at = {file, 1, 1};
    while (text < to) {
        uint32_t cp = utf8_next(&text, to);
        if (cp == '\n' || (cp == '\r' && (text == to || *text != '\n'))) {
            at.line++;
            at.col = 1;
        } else {
            at.col++;
        }
    }
    return at;
}

static void fail_memory(builder *b) {
    b->sound = false;
    b->stop = true;
    diag_add(b->out, DIAG_ERROR, (srcpos){b->file, 0, 0}, "memory",
             "there is not enough memory for this file");
}

// What libyaml says, as a teacher may understand it.
static const char *plain_words(const char *problem) {
    static const char *const words[][2] = {
        {"mapping values are not allowed in this context",
         "a colon stands where no key can be; a text with \": \" in it needs quotation marks"},
        {"could not find expected ':'",
         "this line is neither a key with a colon nor part of the text above it"},
        {"did not find expected key",
         "this is no key: look at the indentation, and at quotation marks inside a text"},
        {"did not find expected '-' indicator",
         "this line does not fit the list above it: its items begin with \"- \""},
        {"found character that cannot start any token",
         "nothing can begin with this character: indent with spaces, and put such a text in "
         "quotation marks"},
        {"found unexpected end of stream", "a quotation mark is never closed"},
        {"found unexpected document indicator", "a quotation mark is never closed"},
        {"did not find expected ',' or ']'", "a list in [ ] lacks a comma or its ]"},
        {"did not find expected ',' or '}'", "a map in { } lacks a comma or its }"},
        {"control characters are not allowed", "there is an invisible control character here"},
        {"block sequence entries are not allowed in this context",
         "a list cannot begin here; put it on the next line, indented"},
        {"mapping keys are not allowed in this context", "a key cannot stand here"},
        {"found unknown escape character", "after a \\ in quotation marks this letter means "
                                           "nothing; for a \\ itself write \\\\"},
        {"found a tab character where an indentation space is expected",
         "there is a tab here; indent with spaces"},
        {"found a tab character that violates indentation",
         "there is a tab here; indent with spaces"},
        {"did not find expected node content", "a value is missing here"},
        {"did not find expected <document start>", "the text goes on after its end"},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_eq(problem, words[i][0])) {
            return words[i][1];
        }
    }
    return problem;
}

// Malformed YAML that is not used here even when it is sound; NULL for the rest.
static const char *const *refusal_of(const yaml_parser_t *p) {
    const char *context = p->context ? p->context : "";
    if (strstr(p->problem, "directive") || strstr(context, "directive")) {
        return directive_refused;
    }
    if (strstr(context, "scanning an anchor")) {
        return anchor_refused;
    }
    if (strstr(context, "scanning an alias")) {
        return alias_refused;
    }
    return strstr(p->problem, " tag ") || strstr(context, "a tag") ? tag_refused : NULL;
}

static void report_malformed(builder *b, const yaml_parser_t *p, const char *text, size_t size) {
    b->sound = false;
    if (p->error == YAML_MEMORY_ERROR || !p->problem) {
        fail_memory(b);
        return;
    }
    const char *words = plain_words(p->problem);
    if (p->error == YAML_READER_ERROR) { // knows bytes, not lines
        size_t offset = p->problem_offset < size ? p->problem_offset : size;
        diag_add(b->out, DIAG_ERROR, at_byte(b->file, text, text + offset), "yaml", "%s", words);
        return;
    }
    srcpos at = at_mark(b, p->problem_mark);
    const char *const *refusal = refusal_of(p);
    int from = p->context ? (int)p->context_mark.line + 1 : at.line;
    if (refusal) {
        diag_add(b->out, DIAG_ERROR, at, refusal[0], "%s", refusal[1]);
    } else if (from != at.line) {
        diag_add(b->out, DIAG_ERROR, at, "yaml", "%s (it began on line %d)", words, from);
    } else {
        diag_add(b->out, DIAG_ERROR, at, "yaml", "%s", words);
    }
}

static void refuse(builder *b, yaml_mark_t mark, const char *code, const char *text) {
    b->sound = false;
    diag_add(b->out, DIAG_ERROR, at_mark(b, mark), code, "%s", text);
}

static void refuse_properties(builder *b, yaml_mark_t mark, const yaml_char_t *anchor,
                              const yaml_char_t *tag) {
    if (anchor) {
        refuse(b, mark, anchor_refused[0], anchor_refused[1]);
    }
    if (tag) {
        refuse(b, mark, tag_refused[0], tag_refused[1]);
    }
}

// Hangs n into what is open. A map's key is not hung anywhere: it waits for its value.
static void place(builder *b, node *n) {
    if (b->depth == 0) {
        b->root = n;
        return;
    }
    frame *top = &b->stack[b->depth - 1];
    if (top->open->kind == NODE_MAP) {
        if (!top->has_key) {
            top->has_key = true;
            top->key = n->text && n->text[0] ? n->text : NULL;
            top->key_at = n->at;
            if (!top->key) {
                b->sound = false;
                diag_add(b->out, DIAG_ERROR, n->at, "key",
                         n->kind == NODE_SCALAR ? "the key before this colon is missing"
                                                : "a %s cannot be a key; a text in which { or [ "
                                                  "stands first needs quotation marks",
                         node_kind_name(n->kind));
            }
            return;
        }
        top->has_key = false;
        if (!top->key) {
            return;
        }
        n->key = top->key;
        n->key_at = top->key_at;
    }
    *top->tail = n;
    top->tail = &n->next;
    top->open->count++;
}

static node *new_node(builder *b, node_kind kind, yaml_mark_t mark) {
    node *n = arena_new(b->a, node);
    if (!n) {
        fail_memory(b);
        return NULL;
    }
    n->kind = kind;
    n->at = at_mark(b, mark);
    return n;
}

static void begin(builder *b, node_kind kind, yaml_mark_t mark) {
    if (b->depth == NODE_MAX_DEPTH) {
        refuse(b, mark, "too-deep", "lists and maps are nested too deeply here");
        b->stop = true;
        return;
    }
    node *n = new_node(b, kind, mark);
    if (n) {
        place(b, n);
        b->stack[b->depth++] = (frame){.open = n, .tail = &n->first};
    }
}

static int by_key(const void *a, const void *b) {
    const node *x = *(const node *const *)a, *y = *(const node *const *)b;
    int order = strcmp(x->key, y->key);
    if (order != 0) {
        return order;
    }
    if (x->key_at.line != y->key_at.line) {
        return x->key_at.line < y->key_at.line ? -1 : 1;
    }
    return (x->key_at.col > y->key_at.col) - (x->key_at.col < y->key_at.col);
}

// Sorted, because comparing each with each takes seconds in a hostile map of 50,000 keys.
static void refuse_duplicates(builder *b, const node *map) {
    if (map->count < 2) {
        return;
    }
    const node **sorted = malloc(map->count * sizeof *sorted);
    if (!sorted) {
        fail_memory(b);
        return;
    }
    size_t n = 0;
    for (const node *child = map->first; child; child = child->next) {
        sorted[n++] = child;
    }
    qsort(sorted, n, sizeof *sorted, by_key);
    const node *first = sorted[0];
    for (size_t i = 1; i < n; i++) {
        if (!str_eq(first->key, sorted[i]->key)) {
            first = sorted[i];
            continue;
        }
        b->sound = false;
        diag_add(b->out, DIAG_ERROR, sorted[i]->key_at, "duplicate-key",
                 "\"%s\" stands here a second time; the first is on line %d", first->key,
                 first->key_at.line);
    }
    free(sorted);
}

static void end(builder *b) {
    const node *closed = b->stack[--b->depth].open;
    if (closed->kind == NODE_MAP) {
        refuse_duplicates(b, closed);
    }
}

// In which column the lines of a block begin whose | stands in this line. Blocks come in order.
static int block_indent(builder *b, size_t line) {
    while (b->line < b->end && (b->lines <= line || *b->line == '\n')) {
        const char *next = memchr(b->line, '\n', (size_t)(b->end - b->line));
        b->line = next ? next + 1 : b->end;
        b->lines++;
    }
    const char *first = b->line;
    while (first < b->end && *first == ' ') {
        first++;
    }
    return (int)(first - b->line) + 1;
}

static void scalar(builder *b, const yaml_event_t *e) {
    refuse_properties(b, e->start_mark, e->data.scalar.anchor, e->data.scalar.tag);
    const char *value = (const char *)e->data.scalar.value;
    if (memchr(value, 0, e->data.scalar.length)) {
        refuse(b, e->start_mark, "control-character", "\\0 cannot stand in a text");
    }
    node *n = new_node(b, NODE_SCALAR, e->start_mark);
    if (!n) {
        return;
    }
    n->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE) {
        n->indent = block_indent(b, e->start_mark.line);
    }
    n->text = arena_strndup(b->a, value, e->data.scalar.length);
    if (!n->text) {
        fail_memory(b);
        return;
    }
    place(b, n);
}

static void document(builder *b, const yaml_event_t *e) {
    if (++b->documents > 1) {
        refuse(b, e->start_mark, "second-document", "a second document begins here");
        b->stop = true;
        return;
    }
    if (e->data.document_start.version_directive ||
        e->data.document_start.tag_directives.start != e->data.document_start.tag_directives.end) {
        refuse(b, e->start_mark, directive_refused[0], directive_refused[1]);
    }
}

static void take(builder *b, const yaml_event_t *e) {
    if (++b->events > NODE_MAX_EVENTS) {
        refuse(b, e->start_mark, "too-many", "the file holds too many values");
        b->stop = true;
        return;
    }
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT: document(b, e); break;
    case YAML_SCALAR_EVENT: scalar(b, e); break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_properties(b, e->start_mark, e->data.sequence_start.anchor,
                          e->data.sequence_start.tag);
        begin(b, NODE_SEQ, e->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_properties(b, e->start_mark, e->data.mapping_start.anchor,
                          e->data.mapping_start.tag);
        begin(b, NODE_MAP, e->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: end(b); break;
    case YAML_ALIAS_EVENT: {
        refuse(b, e->start_mark, alias_refused[0], alias_refused[1]);
        node *stand_in = new_node(b, NODE_SCALAR, e->start_mark);
        if (stand_in) {
            stand_in->text = "*";
            place(b, stand_in);
        }
        break;
    }
    case YAML_STREAM_END_EVENT: b->stop = true; break;
    default: break;
    }
}

static void parse(builder *b, yaml_parser_t *p, const char *text, size_t size) {
    yaml_parser_set_encoding(p, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(p, (const unsigned char *)text, size);
    while (!b->stop) {
        yaml_event_t e;
        if (!yaml_parser_parse(p, &e)) {
            report_malformed(b, p, text, size);
            return;
        }
        take(b, &e);
        yaml_event_delete(&e);
    }
}

const node *node_parse(const char *file, const char *text, size_t size, arena *a, diag_list *out) {
    const char *name = arena_strdup(a, file);
    builder b = {.file = name ? name : file, .a = a, .out = out, .sound = true};
    if (size > NODE_MAX_BYTES) {
        diag_add(out, DIAG_ERROR, (srcpos){b.file, 0, 0}, "too-large",
                 "the file is larger than %d bytes", NODE_MAX_BYTES);
        return NULL;
    }
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) { // editors show no byte order mark
        text += 3;
        size -= 3;
    }
    const char *broken = utf8_invalid(text, size);
    if (broken) {
        diag_add(out, DIAG_ERROR, at_byte(b.file, text, broken), "utf8",
                 "the byte 0x%02X is not UTF-8; save the file as UTF-8", (unsigned char)*broken);
        return NULL;
    }
    b.line = text;
    b.end = text + size;
    yaml_parser_t p;
    if (!yaml_parser_initialize(&p)) {
        fail_memory(&b);
        return NULL;
    }
    parse(&b, &p, text, size);
    yaml_parser_delete(&p);
    if (!b.sound) {
        return NULL;
    }
    if (!b.root || (b.root->kind == NODE_SCALAR && b.root->plain && b.root->text[0] == '\0')) {
        diag_add(out, DIAG_ERROR, (srcpos){b.file, 0, 0}, "empty", "there is nothing in this file");
        return NULL;
    }
    return b.root;
}
