#include "app/tool_schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/str.h"

enum { MAX_SHAPES = 64, TEXT_MAX = 400, ID_MAX = 40, EXAMPLE_BYTES = 1 << 20 };

// The kinds of record met so far; each is written once, under $defs, by its place in this list.
typedef struct {
    FILE *out;
    arena *a;           // of one example
    diag_list *ignored; // an example that is no YAML is left out; a test reads them all
    const record *shapes[MAX_SHAPES];
    size_t n;
} schema;

static size_t shape_index(schema *s, const record *r) {
    size_t i = 0;
    while (i < s->n && s->shapes[i] != r) {
        i++;
    }
    if (i == s->n) {
        assert(s->n < MAX_SHAPES);
        s->shapes[s->n++] = r;
    }
    return i;
}

static void json_string(const char *text, FILE *out) {
    fputc('"', out);
    for (const char *c = text; *c; c++) {
        switch (*c) {
        case '"': fputs("\\\"", out); break;
        case '\\': fputs("\\\\", out); break;
        case '\n': fputs("\\n", out); break;
        default: fputc(*c, out);
        }
    }
    fputc('"', out);
}

static void member(FILE *out, const char *name, const char *text) {
    if (text) {
        fprintf(out, ", \"%s\": ", name);
        json_string(text, out);
    }
}

static void limits(FILE *out, const char *least, int min, const char *most, int max) {
    if (min > 0) {
        fprintf(out, ", \"%s\": %d", least, min);
    }
    if (max > 0) {
        fprintf(out, ", \"%s\": %d", most, max);
    }
}

// A text may look like a number or like true: the loader takes any scalar as words.
static void text_type(FILE *out, int min, int max) {
    fputs("\"type\": [\"string\", \"number\", \"boolean\"]", out);
    limits(out, "minLength", min > 0 ? min : 1, "maxLength", max > 0 ? max : TEXT_MAX);
}

static void id_type(FILE *out) {
    fprintf(out, "\"type\": [\"string\", \"number\"], \"pattern\": \"^[a-z0-9-]{1,%d}$\"", ID_MAX);
}

static bool is_number(const char *word) {
    return *word && word[strspn(word, "0123456789")] == '\0';
}

static void enum_type(FILE *out, const char *const *words) {
    fputs("\"enum\": [", out);
    for (size_t i = 0; words[i]; i++) {
        fputs(i ? ", " : "", out);
        if (is_number(words[i])) {
            fputs(words[i], out);
        } else {
            json_string(words[i], out);
        }
    }
    fputc(']', out);
}

static void reference(schema *s, const record *r) {
    fprintf(s->out, "{\"$ref\": \"#/$defs/shape-%zu\"}", shape_index(s, r));
}

static void names_type(const field *f, FILE *out) {
    fputs("\"type\": [\"array\", \"string\", \"number\"], \"items\": ", out);
    fputs("{\"type\": [\"string\", \"number\", \"boolean\"]}", out);
    limits(out, "minItems", f->min, "maxItems", f->max);
}

static void list_of(schema *s, const field *f) {
    fputs("\"type\": \"array\", \"items\": ", s->out);
    reference(s, f->of);
    limits(s->out, "minItems", f->min, "maxItems", f->max);
}

static void map_of(schema *s, const field *f) {
    fputs("\"type\": \"object\", \"additionalProperties\": ", s->out);
    if (f->kind == FIELD_LISTS) {
        fputs("{\"type\": \"array\", \"minItems\": 1, \"items\": ", s->out);
        reference(s, f->of);
        fputc('}', s->out);
    } else if (f->kind == FIELD_KEYED) {
        reference(s, f->of);
    } else {
        fputc('{', s->out);
        text_type(s->out, 0, 0);
        fputc('}', s->out);
    }
    limits(s->out, "minProperties", f->min, "maxProperties", f->max);
}

static void type_of(schema *s, const field *f) {
    FILE *out = s->out;
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_REST: text_type(out, f->min, f->max); break;
    case FIELD_NAME: fputs("\"type\": [\"string\", \"number\", \"boolean\"]", out); break;
    case FIELD_ID:
    case FIELD_ICON: id_type(out); break;
    case FIELD_MAP: fputs("\"type\": \"string\", \"pattern\": \"^[!-~\\\\n]+$\"", out); break;
    case FIELD_INT:
        fputs("\"type\": \"integer\"", out);
        if (f->min != 0 || f->max != 0) {
            fprintf(out, ", \"minimum\": %d, \"maximum\": %d", f->min, f->max);
        }
        break;
    case FIELD_FLAG: fputs("\"enum\": [true, false, \"yes\", \"no\"]", out); break;
    case FIELD_ENUM: enum_type(out, f->words); break;
    case FIELD_NAMES: names_type(f, out); break;
    case FIELD_TEXTS:
        fputs("\"type\": \"array\", \"items\": {", out);
        text_type(out, 0, 0);
        fputc('}', out);
        limits(out, "minItems", f->min, "maxItems", f->max);
        break;
    case FIELD_RECORD:
        fprintf(out, "\"$ref\": \"#/$defs/shape-%zu\"", shape_index(s, f->of));
        break;
    case FIELD_RECORDS: list_of(s, f); break;
    case FIELD_PAIRS:
    case FIELD_TEXT_PAIRS:
    case FIELD_KEYED:
    case FIELD_LISTS: map_of(s, f); break;
    case FIELD_KEY: break; // the key of the map around it
    }
}

static void json_value(const node *n, FILE *out) {
    bool map = n->kind == NODE_MAP;
    if (n->kind == NODE_SCALAR) {
        if (n->plain && is_number(n->text)) {
            fputs(n->text, out);
        } else {
            json_string(n->text, out);
        }
        return;
    }
    fputc(map ? '{' : '[', out);
    for (const node *c = n->first; c; c = c->next) {
        if (map) {
            json_string(c->key, out);
            fputs(": ", out);
        }
        json_value(c, out);
        fputs(c->next ? ", " : "", out);
    }
    fputc(map ? '}' : ']', out);
}

// Examples are written as YAML; an editor wants the value.
static void example(schema *s, const field *f) {
    arena_reset(s->a);
    const node *n =
        f->example ? node_parse(f->key, f->example, strlen(f->example), s->a, s->ignored) : NULL;
    if (n) {
        fputs(", \"examples\": [", s->out);
        json_value(n, s->out);
        fputc(']', s->out);
    }
}

static void property(schema *s, const field *f, const char *indent) {
    fprintf(s->out, "%s", indent);
    json_string(f->key, s->out);
    fputs(": {", s->out);
    type_of(s, f);
    member(s->out, "description", f->doc);
    example(s, f);
    fputc('}', s->out);
}

static bool has_key(const field *f) {
    return f->kind != FIELD_KEY && f->kind != FIELD_REST;
}

static void required(const record *r, FILE *out) {
    bool any = false;
    for (const field *f = r->fields; f->key; f++) {
        if (has_key(f) && (f->flags & FIELD_REQUIRED)) {
            fputs(any ? ", " : ", \"required\": [", out);
            json_string(f->key, out);
            any = true;
        }
    }
    fputs(any ? "]" : "", out);
}

static const field *rest_of(const record *r) {
    const field *f = r->fields;
    while (f->key && f->kind != FIELD_REST) {
        f++;
    }
    return f->key ? f : NULL;
}

static void properties(schema *s, const record *r, const char *indent) {
    bool any = false;
    for (const field *f = r->fields; f->key; f++) {
        if (has_key(f)) {
            fputs(any ? ",\n" : "\n", s->out);
            property(s, f, indent);
            any = true;
        }
    }
}

static void shape(schema *s, const record *r, size_t i) {
    fprintf(s->out, "%s    \"shape-%zu\": {\"title\": ", i ? ",\n" : "\n", i);
    json_string(r->name, s->out);
    fputs(", \"type\": \"object\", \"properties\": {", s->out);
    properties(s, r, "      ");
    fputs("}, \"additionalProperties\": ", s->out);
    const field *rest = rest_of(r);
    if (rest) {
        fputc('{', s->out);
        type_of(s, rest);
        member(s->out, "description", rest->doc);
        fputc('}', s->out);
    } else {
        fputs("false", s->out);
    }
    required(r, s->out);
    fputc('}', s->out);
}

// The body stands under the mechanic's name, and no other mechanic's may stand beside it.
static void body_rules(mechanic_list m, FILE *out) {
    fputs(",\n  \"allOf\": [", out);
    for (size_t i = 0; m[i]; i++) {
        fprintf(
            out,
            "%s\n    {\"if\": {\"properties\": {\"mechanic\": {\"const\": \"%s\"}}, \"required\": "
            "[\"mechanic\"]}, \"then\": {\"required\": [\"%s\"]}, \"else\": {\"properties\": "
            "{\"%s\": false}}}",
            i ? "," : "", m[i]->name, m[i]->name, m[i]->name);
    }
    fputs("\n  ]", out);
}

static void mechanic_names(mechanic_list m, const char *doc, FILE *out) {
    fputs("    \"mechanic\": {\"enum\": [", out);
    for (size_t i = 0; m[i]; i++) {
        fprintf(out, "%s\"%s\"", i ? ", " : "", m[i]->name);
    }
    fputs("], \"description\": ", out);
    json_string(doc, out);
    fputc('}', out);
}

static void head(schema *s, mechanic_list m) {
    fputs("  \"properties\": {", s->out);
    for (const field *f = level_shape.fields; f->key; f++) {
        fputs(f == level_shape.fields ? "\n" : ",\n", s->out);
        if (str_eq(f->key, "mechanic")) {
            mechanic_names(m, f->doc, s->out);
        } else {
            property(s, f, "    ");
        }
    }
    for (size_t i = 0; m[i]; i++) {
        fprintf(s->out, ",\n    \"%s\": ", m[i]->name);
        reference(s, m[i]->shape);
    }
    fputs("\n  },\n  \"additionalProperties\": false", s->out);
    required(&level_shape, s->out);
}

static void document(schema *s, mechanic_list mechanics) {
    fputs("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
          "  \"title\": \"A level of Beacon Bay\",\n  \"type\": \"object\",\n",
          s->out);
    head(s, mechanics);
    body_rules(mechanics, s->out);
    fputs(",\n  \"$defs\": {", s->out);
    for (size_t i = 0; i < s->n; i++) { // grows while it is written: shapes name further ones
        shape(s, s->shapes[i], i);
    }
    fputs("\n  }\n}\n", s->out);
}

int tool_schema(mechanic_list mechanics, FILE *out) {
    schema s = {.out = out, .a = arena_create(EXAMPLE_BYTES), .ignored = diag_create()};
    bool ready = s.a && s.ignored;
    if (ready) {
        document(&s, mechanics);
    }
    diag_destroy(s.ignored);
    arena_destroy(s.a);
    return ready && fflush(out) == 0 && !ferror(out) ? EXIT_SUCCESS : EXIT_FAILURE;
}
