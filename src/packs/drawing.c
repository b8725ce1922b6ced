#include "packs/drawing.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/str.h"
#include "core/utf8.h"

enum { MAX_DEPTH = 32, MAX_ELEMENTS = 4000, MAX_NUMBERS = 60000, MAX_IDS = 1000, NUMBER_ROOM = 40 };
static const double MAX_NUMBER = 100000;

typedef struct {
    const char *at;
    size_t n;
} part;

typedef struct {
    const char *file;
    const char *s, *end; // what is left
    const char *line_start;
    int line;
    diag_list *out;
    part *ids; // met so far
    size_t n_ids, elements, numbers;
    part open[MAX_DEPTH];
    size_t depth;
    bool broken, drawn;
} svg_reader;

// --- places and complaints

// at: on the line being read.
static srcpos place(const svg_reader *r, const char *at) {
    return (srcpos){r->file, r->line,
                    (int)utf8_count(r->line_start, (size_t)(at - r->line_start)) + 1};
}

static void say(svg_reader *r, const char *at, const char *code, const char *what, part which) {
    diag_add(r->out, DIAG_ERROR, place(r, at), code, what, (int)which.n, which.at);
}

// What can't be read any further.
static void fail(svg_reader *r, const char *code, const char *what) {
    diag_add(r->out, DIAG_ERROR, place(r, r->s), code, "%s", what);
    r->broken = true;
}

static void step(svg_reader *r, size_t n) {
    for (const char *to = r->s + n; r->s < to; r->s++) {
        if (*r->s == '\n') {
            r->line++;
            r->line_start = r->s + 1;
        }
    }
}

static bool next_is(const svg_reader *r, const char *text) {
    size_t n = strlen(text);
    return (size_t)(r->end - r->s) >= n && memcmp(r->s, text, n) == 0;
}

static void skip_blanks(svg_reader *r) {
    while (r->s < r->end && memchr(" \t\r\n", *r->s, 4)) {
        step(r, 1);
    }
}

static bool is(part p, const char *text) {
    return strlen(text) == p.n && memcmp(p.at, text, p.n) == 0;
}

static bool is_in(part p, const char *words) {
    size_t n;
    for (const char *w; (w = str_next_word(&words, &n)) != NULL;) {
        if (n == p.n && memcmp(w, p.at, n) == 0) {
            return true;
        }
    }
    return false;
}

static part name(svg_reader *r) {
    part p = {r->s, 0};
    while (p.at + p.n < r->end &&
           (isalnum((unsigned char)p.at[p.n]) || (p.at[p.n] && strchr("_:-.", p.at[p.n])))) {
        p.n++;
    }
    r->s += p.n;
    return p;
}

// --- attributes

static const char ELEMENTS[] =
    "svg g path circle ellipse rect line polyline polygon defs linearGradient radialGradient stop "
    "title desc metadata";
static const char SHAPES[] = "path circle ellipse rect line polyline polygon";
static const char NUMERIC[] =
    "d points transform gradientTransform viewBox x y width height x1 y1 x2 y2 cx cy r rx ry fx fy "
    "offset opacity fill-opacity stroke-opacity stop-opacity stroke-width stroke-miterlimit";
static const char NOT_DRAWN[] = "class filter mask clip-path stroke-dasharray marker-start "
                                "marker-mid marker-end onload onclick href";

// Every number that stands in a value is one that a picture needs.
static void check_numbers(svg_reader *r, part value) {
    for (size_t i = 0; i < value.n;) {
        const char *from = value.at + i;
        bool begins = isdigit((unsigned char)*from) || *from == '.';
        if (!begins) {
            i++;
            continue;
        }
        char number[NUMBER_ROOM];
        size_t n = 0;
        while (i + n < value.n &&
               (isdigit((unsigned char)from[n]) || (from[n] && strchr(".eE", from[n])) ||
                ((from[n] == '-' || from[n] == '+') && n > 0 &&
                 (from[n - 1] == 'e' || from[n - 1] == 'E')))) {
            n++;
        }
        if (n < sizeof number) {
            memcpy(number, from, n);
            number[n] = '\0';
        }
        double v = n < sizeof number ? strtod(number, NULL) : HUGE_VAL;
        if (!(v <= MAX_NUMBER)) {
            say(r, from, "svg-size", "%.*s is too large a number for a picture",
                (part){from, n < NUMBER_ROOM ? n : NUMBER_ROOM});
        }
        if (++r->numbers == MAX_NUMBERS) {
            fail(r, "svg-size", "this picture has too many points");
            return;
        }
        i += n;
    }
}

static bool known_id(const svg_reader *r, part id) {
    for (size_t i = 0; i < r->n_ids; i++) {
        if (r->ids[i].n == id.n && memcmp(r->ids[i].at, id.at, id.n) == 0) {
            return true;
        }
    }
    return false;
}

static void add_id(svg_reader *r, part id) {
    if (known_id(r, id)) {
        say(r, id.at, "svg-link", "the id \"%.*s\" is given twice", id);
    } else if (r->n_ids == MAX_IDS) {
        fail(r, "svg-size", "this picture has too many ids");
    } else {
        r->ids[r->n_ids++] = id;
    }
}

// A gradient may be like one that stands before it: so it never leads back to itself.
static void check_link(svg_reader *r, part element, part value) {
    part id = {value.at + 1, value.n ? value.n - 1 : 0};
    if (!is_in(element, "linearGradient radialGradient")) {
        say(r, value.at, "svg-link", "a <%.*s> has no links", element);
    } else if (value.n == 0 || value.at[0] != '#' || !known_id(r, id)) {
        say(r, value.at, "svg-link",
            "\"%.*s\" is no gradient of this picture that stands before this one", value);
    }
}

// What CSS says inside of an element may say what attributes may.
static void check_style(svg_reader *r, part value) {
    for (size_t i = 0; i < value.n;) {
        while (i < value.n && memchr(" ;\t\r\n", value.at[i], 5)) {
            i++;
        }
        size_t from = i;
        while (i < value.n && value.at[i] != ':') {
            i++;
        }
        part property = {value.at + from, i - from};
        size_t begin = i + (i < value.n);
        while (i < value.n && value.at[i] != ';') {
            i++;
        }
        part what = {value.at + begin, i > begin ? i - begin : 0};
        if (is_in(property, NOT_DRAWN) && !is(what, "none") && !is(what, " none")) {
            say(r, property.at, "svg-attribute", "%.*s is not drawn here", property);
        } else if (is_in(property, NUMERIC)) {
            check_numbers(r, what);
        }
    }
}

static void check_attribute(svg_reader *r, part element, part key, part value) {
    bool foreign = memchr(key.at, ':', key.n) != NULL; // of the program that drew it
    if (is(key, "xlink:href") || is(key, "href")) {
        check_link(r, element, value);
    } else if (foreign || is(key, "xmlns")) {
        return;
    } else if ((is_in(key, NOT_DRAWN) && !is(value, "none")) ||
               (key.n > 2 && memcmp(key.at, "on", 2) == 0)) {
        say(r, key.at, "svg-attribute", "%.*s is not drawn here", key);
    } else if (is(key, "id")) {
        add_id(r, value);
    } else if (is(key, "style")) {
        check_style(r, value);
    } else if (is_in(key, NUMERIC)) {
        check_numbers(r, value);
    }
}

// key="value". False: there is none.
static bool attribute(svg_reader *r, part *key, part *value) {
    skip_blanks(r);
    *key = name(r);
    if (key->n == 0) {
        return false;
    }
    skip_blanks(r);
    bool is_set = r->s < r->end && *r->s == '=';
    step(r, is_set);
    skip_blanks(r);
    char quote = is_set && r->s < r->end ? *r->s : '\0';
    const char *close =
        quote == '"' || quote == '\'' ? memchr(r->s + 1, quote, (size_t)(r->end - r->s) - 1) : NULL;
    if (!close) {
        fail(r, "svg", "here belongs a value in quotation marks");
        return false;
    }
    step(r, 1);
    *value = (part){r->s, (size_t)(close - r->s)};
    if (memchr(value->at, '<', value->n) || memchr(value->at, '>', value->n) ||
        memchr(value->at, '&', value->n)) {
        fail(r, "svg", "no value in a picture has <, > or & in it");
        return false;
    }
    return true;
}

// --- elements

// The one measure of a picture.
static void check_box(svg_reader *r, srcpos at, part box) {
    double v[4] = {0};
    char text[120] = "", *s = text;
    size_t n = 0;
    if (box.n > 0 && box.n < sizeof text) {
        memcpy(text, box.at, box.n);
        for (char *next; n < 4; n++, s = next) {
            v[n] = strtod(s, &next);
            if (next == s) {
                break;
            }
        }
    }
    if (n < 4 || !(v[2] >= 1) || !(v[3] >= 1) || v[2] > 10000 || v[3] > 10000) {
        diag_add(r->out, DIAG_ERROR, at, "svg-size",
                 "a picture begins with <svg viewBox=\"0 0 WIDTH HEIGHT\">, each from 1 to 10000");
    }
}

static void open_element(svg_reader *r) {
    const char *head = r->s;
    srcpos at = place(r, head); // now: its attributes may lie on other lines
    step(r, 1);
    part element = name(r), key, value, box = {NULL, 0};
    bool root = r->elements == 0;
    bool own = memchr(element.at, ':', element.n) == NULL; // not of the program that drew it
    if (root != is(element, "svg")) {
        r->s = head;
        fail(r, "svg", root ? "a picture begins with <svg>" : "a picture has no other one in it");
        return;
    }
    if (++r->elements > MAX_ELEMENTS) {
        fail(r, "svg-size", "this picture has too many parts");
        return;
    }
    if (own && !is_in(element, ELEMENTS)) {
        say(r, head, "svg-element", "<%.*s> is not drawn here", element);
    }
    r->drawn = r->drawn || is_in(element, SHAPES);
    while (attribute(r, &key, &value) && !r->broken) {
        check_attribute(r, element, key, value);
        if (root && is(key, "viewBox") && value.at[-1] == '"') {
            box = value;
        }
        step(r, value.n + 1);
    }
    if (root && !r->broken) {
        check_box(r, at, box);
    }
    if (r->broken) {
        return;
    }
    if (next_is(r, "/>")) {
        step(r, 2);
    } else if (!next_is(r, ">")) {
        fail(r, "svg", "this tag is not closed");
    } else if (r->depth == MAX_DEPTH) {
        fail(r, "svg-size", "its parts stand in each other too deep");
    } else {
        step(r, 1);
        r->open[r->depth++] = element;
    }
}

static void close_element(svg_reader *r) {
    const char *head = r->s;
    step(r, 2);
    part element = name(r);
    skip_blanks(r);
    bool mine = r->depth > 0 && r->open[r->depth - 1].n == element.n &&
                memcmp(r->open[r->depth - 1].at, element.at, element.n) == 0;
    if (!mine || !next_is(r, ">")) {
        r->s = head;
        fail(r, "svg", "this closes nothing that is open");
        return;
    }
    step(r, 1);
    r->depth--;
}

// A remark: the game's own reader looks for tags without knowing of remarks, so none stand in them.
static void skip_to(svg_reader *r, const char *close) {
    do {
        step(r, 1);
    } while (r->s < r->end && *r->s != '<' && !next_is(r, close));
    if (!next_is(r, close)) {
        fail(r, "svg", "this is not closed, or has another tag in it");
        return;
    }
    step(r, strlen(close));
}

// Words are only in what is not drawn.
static void words(svg_reader *r) {
    bool titled = r->depth > 0 && (is_in(r->open[r->depth - 1], "title desc") ||
                                   memchr(r->open[r->depth - 1].at, ':', r->open[r->depth - 1].n));
    skip_blanks(r);
    if (r->s < r->end && *r->s != '<' && !titled) {
        fail(r, "svg-element", "texts are not drawn here");
        return;
    }
    while (r->s < r->end && *r->s != '<') {
        step(r, 1);
    }
}

void drawing_check(const char *file, const char *bytes, size_t n, arena *a, diag_list *out) {
    svg_reader r = {.file = file,
                    .s = bytes,
                    .end = bytes + n,
                    .line_start = bytes,
                    .line = 1,
                    .out = out,
                    .ids = arena_array(a, part, MAX_IDS)};
    const char *bad = utf8_invalid(bytes, n);
    if (!r.ids || bad || memchr(bytes, '\0', n)) {
        diag_add(out, DIAG_ERROR, (srcpos){file, 0, 0}, r.ids ? "utf8" : "memory",
                 r.ids ? "this is no text in UTF-8, as every SVG is"
                       : "there is not enough memory for this picture");
        return;
    }
    if (next_is(&r, "\xEF\xBB\xBF")) {
        r.s += 3;
        r.line_start = r.s;
    }
    skip_blanks(&r);
    if (next_is(&r, "<?xml")) {
        skip_to(&r, "?>");
    }
    while (!r.broken && r.s < r.end) {
        if (next_is(&r, "<!--")) {
            skip_to(&r, "-->");
        } else if (next_is(&r, "<!") || next_is(&r, "<?")) {
            fail(&r, "svg", "a picture has no DOCTYPE, entities or instructions");
        } else if (next_is(&r, "</")) {
            close_element(&r);
        } else if (next_is(&r, "<")) {
            if (r.elements > 0 && r.depth == 0) {
                fail(&r, "svg", "nothing follows the picture");
            } else {
                open_element(&r);
            }
        } else {
            words(&r);
        }
    }
    if (!r.broken && r.depth > 0) {
        fail(&r, "svg", "the picture is not closed");
    } else if (!r.broken && !r.drawn) {
        fail(&r, "svg", "there is no shape in this picture");
    }
}
