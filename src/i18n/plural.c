#include "i18n/plural.h"

#include <string.h>

enum { DEPTH_MAX = 40 };

// Reads and computes in one pass, both sides of every choice, so that a sound reading is a sound
// rule for every n. The grammar and its precedences are those of C.
typedef struct {
    const char *at;
    unsigned long n;
    int depth;
    bool broken;
} reader;

static unsigned long read_choice(reader *r);

static bool take(reader *r, const char *symbol) {
    r->at += strspn(r->at, " \t");
    size_t length = strlen(symbol);
    if (strncmp(r->at, symbol, length) != 0) {
        return false;
    }
    r->at += length;
    return true;
}

static unsigned long read_number(reader *r) {
    unsigned long value = 0;
    if (*r->at < '0' || *r->at > '9') {
        r->broken = true;
        return 0;
    }
    while (*r->at >= '0' && *r->at <= '9') {
        value = value * 10 + (unsigned long)(*r->at++ - '0');
    }
    return value;
}

static unsigned long read_unary(reader *r) {
    if (++r->depth > DEPTH_MAX) {
        r->broken = true;
    }
    unsigned long value = 0;
    if (r->broken) {
        value = 0;
    } else if (take(r, "!")) {
        value = !read_unary(r);
    } else if (take(r, "(")) {
        value = read_choice(r);
        r->broken = !take(r, ")") || r->broken;
    } else if (take(r, "n")) {
        value = r->n;
    } else {
        value = read_number(r);
    }
    r->depth--;
    return value;
}

static unsigned long compute(const char *symbol, unsigned long a, unsigned long b) {
    switch (symbol[0]) {
    case '*': return a * b;
    case '/': return b ? a / b : a;
    case '%': return b ? a % b : 0;
    case '+': return a + b;
    case '-': return a - b;
    case '<': return symbol[1] ? a <= b : a < b;
    case '>': return symbol[1] ? a >= b : a > b;
    case '=': return a == b;
    case '!': return a != b;
    case '&': return a && b;
    default: return a || b;
    }
}

// From what binds loosest; within a level the longer symbol stands first.
enum { LEVELS = 6 };
static const char *const symbols[LEVELS][5] = {
    {"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"},
};

static const char *take_any(reader *r, const char *const *of) {
    for (; *of; of++) {
        if (take(r, *of)) {
            return *of;
        }
    }
    return NULL;
}

static unsigned long read_binary(reader *r, int level) {
    if (level == LEVELS) {
        return read_unary(r);
    }
    unsigned long value = read_binary(r, level + 1);
    const char *symbol;
    while (!r->broken && (symbol = take_any(r, symbols[level]))) {
        value = compute(symbol, value, read_binary(r, level + 1));
    }
    return value;
}

static unsigned long read_choice(reader *r) {
    if (++r->depth > DEPTH_MAX) {
        r->broken = true;
        return 0;
    }
    unsigned long value = read_binary(r, 0);
    if (!r->broken && take(r, "?")) {
        unsigned long yes = read_choice(r);
        r->broken = !take(r, ":") || r->broken;
        unsigned long no = r->broken ? 0 : read_choice(r);
        value = value ? yes : no;
    }
    r->depth--;
    return value;
}

static bool evaluate(const char *expression, unsigned long n, unsigned long *value) {
    reader r = {.at = expression, .n = n};
    *value = read_choice(&r);
    return !r.broken && (take(&r, ""), *r.at == '\0');
}

void plural_default(plural_rule *rule) {
    *rule = (plural_rule){.forms = 2, .expression = "n != 1"};
}

bool plural_parse(plural_rule *rule, const char *header) {
    plural_default(rule);
    static const char name[] = "Plural-Forms:";
    const char *line = header;
    while (line && strncmp(line, name, sizeof name - 1) != 0) {
        const char *end = strchr(line, '\n');
        line = end ? end + 1 : NULL;
    }
    if (!line) {
        return true;
    }
    line += sizeof name - 1;
    reader r = {.at = line};
    bool sound = take(&r, "nplurals") && take(&r, "=") && take(&r, "");
    unsigned long forms = sound ? read_number(&r) : 0;
    sound = sound && forms >= 1 && forms <= PLURAL_FORMS_MAX && take(&r, ";") &&
            take(&r, "plural") && take(&r, "=");
    size_t length = sound ? strcspn(r.at, ";\n") : 0;
    if (length == 0 || length >= sizeof rule->expression) {
        return false;
    }
    plural_rule read = {.forms = forms};
    memcpy(read.expression, r.at, length);
    unsigned long ignored;
    if (!evaluate(read.expression, 0, &ignored)) {
        return false;
    }
    *rule = read;
    return true;
}

unsigned long plural_form(const plural_rule *rule, unsigned long n) {
    unsigned long form;
    return evaluate(rule->expression, n, &form) && form < rule->forms ? form : 0;
}
