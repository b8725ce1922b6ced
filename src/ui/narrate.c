#include "ui/narrate.h"

#include <string.h>

#include "core/hash.h"

static bool is_words(const draw_item *it) {
    return it->label && (it->role == ROLE_HEADING || it->role == ROLE_TEXT ||
                         it->role == ROLE_SPEECH || it->role == ROLE_REASON ||
                         (it->role == ROLE_ITEM && it->id == 0)); // to be read, not to be taken
}

static bool reading_has_focus(const draw_list *l) {
    for (size_t i = l->top; i < l->n; i++) {
        if ((l->items[i].flags & DRAW_READS) && (l->items[i].flags & DRAW_FOCUSED)) {
            return true;
        }
    }
    return false;
}

static bool is_told(const draw_item *it, bool all) {
    if (!it->label || is_words(it) || (it->flags & DRAW_READS)) {
        return false;
    }
    bool choice = it->role == ROLE_CHOICE || it->role == ROLE_PLACE || it->role == ROLE_ITEM;
    return it->flags & DRAW_FOCUSED || (all && choice);
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
    bool all = reading_has_focus(l);
    size_t room = 1;
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        room += is_words(it) || is_told(it, all) ? room_for(it) : 0;
    }
    char *said = arena_alloc(a, room);
    if (!said) {
        return "";
    }
    char *to = said;
    const char *who = NULL; // said the last words
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (is_words(it)) {
            to =
                it->value && (!who || strcmp(who, it->value) != 0) ? put(to, it->value, ":\n") : to;
            who = it->value;
            to = put(to, it->label, "\n");
        }
    }
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (is_told(it, all)) {
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
