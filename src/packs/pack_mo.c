#include "packs/pack_mo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// As the GNU gettext manual lays it out, "The Format of GNU MO Files", without its optional table.
enum { HEADER_WORDS = 7, WORD = 4, ENTRY_BYTES = 2 * WORD };
#define MAGIC 0x950412deu

typedef struct {
    const char *id, *text;
} pair;

static int by_id(const void *a, const void *b) {
    return strcmp(((const pair *)a)->id, ((const pair *)b)->id);
}

static void put_word(unsigned char *at, size_t v) {
    for (int i = 0; i < WORD; i++) {
        at[i] = (unsigned char)(v >> 8 * i);
    }
}

// Puts a string behind what is there, and where it lies into its table.
static void put_text(unsigned char *bytes, size_t table, size_t *end, const char *text) {
    size_t n = strlen(text);
    memcpy(bytes + *end, text, n + 1);
    put_word(bytes + table, n);
    put_word(bytes + table + WORD, *end);
    *end += n + 1;
}

const char *pack_mo(const po *p, arena *a, size_t *n) {
    static const char head[] = "Content-Type: text/plain; charset=UTF-8\n";
    pair *pairs = arena_array(a, pair, p->n + 1);
    size_t count = 0, bytes = 0;
    if (!pairs) {
        return NULL;
    }
    pairs[count++] = (pair){"", head};
    for (size_t i = 0; i < p->n; i++) {
        const po_entry *e = &p->entries[i];
        if (e->obsolete || e->plural || !po_translated(e)) {
            continue;
        }
        const char *id = e->context[0] ? arena_printf(a, "%s\4%s", e->context, e->id) : e->id;
        if (!id) {
            return NULL;
        }
        pairs[count++] = (pair){id, e->forms[0]};
    }
    qsort(pairs, count, sizeof *pairs, by_id);
    for (size_t i = 0; i < count; i++) {
        bytes += strlen(pairs[i].id) + strlen(pairs[i].text) + 2;
    }
    size_t ids = HEADER_WORDS * WORD, texts = ids + count * ENTRY_BYTES;
    size_t end = texts + count * ENTRY_BYTES;
    unsigned char *out = arena_alloc(a, end + bytes);
    if (!out) {
        return NULL;
    }
    *n = end + bytes;
    size_t header[HEADER_WORDS] = {MAGIC, 0, count, ids, texts, 0, end};
    for (size_t i = 0; i < HEADER_WORDS; i++) {
        put_word(out + i * WORD, header[i]);
    }
    for (size_t i = 0; i < count; i++) {
        put_text(out, ids + i * ENTRY_BYTES, &end, pairs[i].id);
    }
    for (size_t i = 0; i < count; i++) {
        put_text(out, texts + i * ENTRY_BYTES, &end, pairs[i].text);
    }
    return (const char *)out;
}
