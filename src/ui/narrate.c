#include "ui/narrate.h"

#include <string.h>

#include "core/hash.h"

static bool is_words(const draw_item *it) {
    return it->label && (it->role == ROLE_HEADING || it->role == ROLE_TEXT ||
                         it->role == ROLE_SPEECH || it->role == ROLE_REASON);
}

static bool has_focus(const draw_item *it) {
    return it->label && (it->flags & DRAW_FOCUSED) && !is_words(it);
}

static size_t room_for(const draw_item *it) {
    return strlen(it->label) + (it->value ? strlen(it->value) + 2 : 0) + 1;
}

static char *put(char *to, const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    memcpy(to, text, n);
    memcpy(to + n, end, m + 1);
    return to + n + m;
}

const char *narrate(arena *a, const draw_list *l) {
    size_t room = 1;
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        room += is_words(it) || has_focus(it) ? room_for(it) : 0;
    }
    char *said = arena_alloc(a, room);
    if (!said) {
        return "";
    }
    char *to = said;
    for (size_t i = l->top; i < l->n; i++) {
        if (is_words(&l->items[i])) {
            to = put(to, l->items[i].label, "\n");
        }
    }
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (has_focus(it)) {
            to = put(to, it->label, it->value ? ", " : "\n");
            to = it->value ? put(to, it->value, "\n") : to;
        }
    }
    return said;
}

uint64_t narrate_key(const draw_list *l) {
    uint64_t key = HASH_START;
    for (size_t i = l->top; i < l->n; i++) {
        if (is_words(&l->items[i])) {
            key = hash_str(key, l->items[i].label);
        }
    }
    return key;
}
