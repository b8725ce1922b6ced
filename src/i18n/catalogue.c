#include "i18n/catalogue.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"
#include "i18n/plural.h"

// The layout of a .mo file is that of the GNU gettext manual, "The Format of GNU MO Files": a
// header of seven 32-bit words, and two tables of (length, offset) for originals and translations.
enum { HEADER_BYTES = 28, ENTRY_BYTES = 8, WORD_COUNT = 8, WORD_IDS = 12, WORD_TEXTS = 16 };
#define MAGIC 0x950412deu

struct catalogue {
    unsigned char *bytes; // with a 0 behind them
    size_t size;
    bool swapped;
    uint32_t count, ids, texts;
    plural_rule rule;
};

static uint32_t word(const catalogue *c, size_t at) {
    const unsigned char *b = c->bytes + at;
    uint32_t little =
        (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    uint32_t big =
        (uint32_t)b[3] | (uint32_t)b[2] << 8 | (uint32_t)b[1] << 16 | (uint32_t)b[0] << 24;
    return c->swapped ? big : little;
}

// Checked for every entry when the catalogue is opened.
static const char *entry(const catalogue *c, uint32_t table, uint32_t i, size_t *length) {
    size_t at = (size_t)table + (size_t)i * ENTRY_BYTES;
    *length = word(c, at);
    return (const char *)c->bytes + word(c, at + 4);
}

static bool table_fits(const catalogue *c, uint32_t table) {
    return table >= HEADER_BYTES && table <= c->size && c->count <= (c->size - table) / ENTRY_BYTES;
}

static bool entry_fits(const catalogue *c, uint32_t table, uint32_t i) {
    size_t at = (size_t)table + (size_t)i * ENTRY_BYTES;
    size_t length = word(c, at), offset = word(c, at + 4);
    return offset < c->size && length < c->size - offset && c->bytes[offset + length] == '\0';
}

static const char *check(catalogue *c) {
    if (c->size < HEADER_BYTES) {
        return "is too short for a translation";
    }
    c->swapped = word(c, 0) != MAGIC;
    if (word(c, 0) != MAGIC) {
        return "is not a compiled translation (.mo)";
    }
    if (word(c, 4) >> 16 > 1) { // major revisions 0 and 1 are read alike
        return "is of an unknown revision";
    }
    c->count = word(c, WORD_COUNT);
    c->ids = word(c, WORD_IDS);
    c->texts = word(c, WORD_TEXTS);
    if (!table_fits(c, c->ids) || !table_fits(c, c->texts)) {
        return "is cut off";
    }
    for (uint32_t i = 0; i < c->count; i++) {
        if (!entry_fits(c, c->ids, i) || !entry_fits(c, c->texts, i)) {
            return "points outside itself";
        }
        size_t length;
        const char *text = entry(c, c->texts, i, &length);
        if (utf8_invalid(text, length)) {
            return "is not in UTF-8";
        }
        size_t before_length, id_length;
        const char *id = entry(c, c->ids, i, &id_length);
        if (i > 0 && strcmp(entry(c, c->ids, i - 1, &before_length), id) >= 0) {
            return "is not in order";
        }
    }
    return NULL;
}

// The position of context and msgid, compared as one text without gluing them.
static int compare(const char *id, const char *context, const char *msgid) {
    if (context) {
        size_t n = strlen(context);
        int order = strncmp(id, context, n);
        if (order == 0) {
            order = (unsigned char)id[n] - '\4';
        }
        return order ? order : strcmp(id + n + 1, msgid);
    }
    return strcmp(id, msgid);
}

// An id with a plural is "one\0many": up to its first 0 it is found by its singular.
static const char *find(const catalogue *c, const char *context, const char *msgid,
                        size_t *length) {
    uint32_t from = 0, to = c->count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        size_t ignored;
        int order = compare(entry(c, c->ids, middle, &ignored), context, msgid);
        if (order == 0) {
            return entry(c, c->texts, middle, length);
        }
        if (order < 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return NULL;
}

catalogue *catalogue_open(const void *bytes, size_t size, const char **why) {
    *why = "does not fit into memory";
    catalogue *c = calloc(1, sizeof *c);
    if (!c) {
        return NULL;
    }
    c->bytes = malloc(size + 1);
    if (!c->bytes) {
        catalogue_close(c);
        return NULL;
    }
    if (size > 0) {
        memcpy(c->bytes, bytes, size);
    }
    c->bytes[size] = '\0';
    c->size = size;
    *why = check(c);
    size_t length;
    const char *header = *why ? NULL : find(c, NULL, "", &length);
    if (!*why && !plural_parse(&c->rule, header ? header : "")) {
        *why = "has a Plural-Forms line that cannot be read";
    }
    if (*why) {
        catalogue_close(c);
        return NULL;
    }
    return c;
}

void catalogue_close(catalogue *c) {
    if (c) {
        free(c->bytes);
        free(c);
    }
}

static const char *found(const catalogue *c, const char *context, const char *msgid,
                         size_t *length) {
    bool is_header = !context && msgid[0] == '\0';
    const char *text = c && !is_header ? find(c, context, msgid, length) : NULL;
    return text && text[0] ? text : NULL;
}

const char *catalogue_get(const catalogue *c, const char *context, const char *msgid) {
    size_t length;
    const char *text = found(c, context, msgid, &length);
    return text ? text : msgid;
}

const char *catalogue_plural(const catalogue *c, const char *one, const char *many,
                             unsigned long n) {
    size_t length;
    const char *text = found(c, NULL, one, &length);
    if (!text) {
        return n == 1 ? one : many;
    }
    const char *end = text + length;
    for (unsigned long form = plural_form(&c->rule, n); form > 0; form--) {
        const char *next = text + strlen(text) + 1;
        if (next > end) {
            break; // fewer forms than the rule names: the last one serves
        }
        text = next;
    }
    return text[0] ? text : n == 1 ? one : many;
}

bool catalogue_has(const catalogue *c, const char *context, const char *msgid) {
    size_t length;
    return found(c, context, msgid, &length) != NULL;
}
