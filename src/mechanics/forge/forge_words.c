// What the forge says: keys and their words, how long a guesser needs, how doors stand.
#include <math.h>
#include <string.h>

#include "core/hash.h"
#include "core/str.h"
#include "mechanics/forge/forge_meter.h"
#include "mechanics/forge/forge_show.h"

enum { METER_BAND = 10 }; // younger children read one number at a time

// A translated list that has not as many words would break what is counted: then the source speaks.
static const char *list_of(const forge_chute *c) {
    return str_words(c->words.s) == c->n ? c->words.s : c->words.source;
}

const char *forge_part(const forge_scene *s, const forge_key *key, size_t i) {
    if (key->from[i] >= FORGE_SCRAP) {
        return s->spec->scraps.items[key->from[i] - FORGE_SCRAP].text.s;
    }
    size_t n = 0;
    const char *word = str_word(list_of(&s->spec->chutes.items[key->from[i]]), key->word[i], &n);
    return word ? arena_strndup(ui_arena(s->u), word, n) : "";
}

const char *forge_phrase(const forge_scene *s, const forge_key *key) {
    const char *all = "";
    for (size_t i = 0; i < key->n; i++) {
        all = arena_printf(ui_arena(s->u), "%s%s%s", all, i ? " " : "", forge_part(s, key, i));
    }
    return all;
}

static unsigned long whole(double n) {
    return n < 1 ? 1 : (unsigned long)(n + 1e-3);
}

static const char *amount(ui *u, const char *words, unsigned long n) {
    return text_fill(ui_arena(u), words, "n", arena_printf(ui_arena(u), "%lu", n), NULL);
}

static const char *years(ui *u, double n) {
    unsigned long all = whole(n), thousands = whole(n / 1e3), millions = whole(n / 1e6);
    return n < 1e3 ? amount(u, TRN(u, "{n} year", "{n} years", all), all)
           : n < 1e6
               ? amount(u, TRN(u, "{n} thousand years", "{n} thousand years", thousands), thousands)
           : n < 1e9
               ? amount(u, TRN(u, "{n} million years", "{n} million years", millions), millions)
               : TR(u, "longer than the stars shine");
}

const char *forge_time(ui *u, int thousandths) {
    const double minute = 60, hour = 3600, day = 86400, month = 30 * day, year = 365 * day;
    double seconds = pow(10, thousandths / 1000.0);
    if (seconds < 1) {
        return TR(u, "less than a second");
    }
    unsigned long n = whole(seconds);
    if (seconds < minute) {
        return amount(u, TRN(u, "{n} second", "{n} seconds", n), n);
    }
    n = whole(seconds / minute);
    if (seconds < hour) {
        return amount(u, TRN(u, "{n} minute", "{n} minutes", n), n);
    }
    n = whole(seconds / hour);
    if (seconds < day) {
        return amount(u, TRN(u, "{n} hour", "{n} hours", n), n);
    }
    n = whole(seconds / day);
    if (seconds < month) {
        return amount(u, TRN(u, "{n} day", "{n} days", n), n);
    }
    n = whole(seconds / month);
    if (seconds < year) {
        return amount(u, TRN(u, "{n} month", "{n} months", n), n);
    }
    return years(u, seconds / year);
}

const char *forge_needs(const forge_scene *s, const forge_key *key) {
    ui *u = s->u;
    const forge_day *who = forge_guesser(s->spec, s->state);
    if (key->known) {
        return TR(u, "This key is out. Make a new one.");
    }
    if (key->n == 0 || !who) {
        return key->n == 0 ? TR(u, "Pull a chute: it drops a word.") : "";
    }
    int weight = forge_weight(s->spec, key);
    const char *time = forge_time(u, weight - 1000 * who->speed);
    const char *words = weight > who->tries ? TR(u, "Holds: {time}") : TR(u, "Falls in {time}");
    return text_fill(ui_arena(u), words, "time", time, NULL);
}

const char *forge_meter_says(const forge_scene *s, const forge_key *key) {
    ui *u = s->u;
    const forge_day *who = forge_guesser(s->spec, s->state);
    const char *phrase = forge_phrase(s, key);
    if (key->n == 0 || !who || s->in->level->band < METER_BAND) {
        return NULL;
    }
    uint64_t asked = hash_bytes(HASH_START, phrase, strlen(phrase));
    if (s->memory->metered != asked) {
        s->memory->metered = asked;
        s->memory->meter = forge_meter(phrase);
    }
    if (s->memory->meter == FORGE_METER_NONE) {
        return TR(u, "Strength meters know English only. What counts is how it was drawn.");
    }
    const char *time = forge_time(u, s->memory->meter - 1000 * who->speed);
    return text_fill(ui_arena(u), TR(u, "A meter that knows no lists: {time}"), "time", time, NULL);
}

int forge_number(const forge_scene *s, const forge_key *key) {
    int numbers = 0;
    for (size_t d = 0; d < s->spec->doors.n; d++) {
        const forge_key *k = &s->state->keys[d];
        bool first = k->n > 0;
        for (size_t e = 0; e < d; e++) {
            first = first && (s->state->keys[e].n == 0 || s->state->keys[e].serial != k->serial);
        }
        numbers += first;
        if (k->n > 0 && k->serial == key->serial && first) {
            return numbers;
        }
    }
    return numbers + 1;
}

const char *forge_door_says(const forge_scene *s, size_t door) {
    ui *u = s->u;
    const forge_key *k = &s->state->keys[door];
    const char *name = s->spec->doors.items[door].name.s;
    const char *words = s->state->open >> door & 1 ? TR(u, "{door} stands open")
                        : k->n == 0                ? TR(u, "{door} has no key")
                        : k->known                 ? TR(u, "{door}: the key is out")
                        : forge_shared(s->spec, s->state, door)
                            ? TR(u, "{door}: key {n}, on other doors too")
                            : TR(u, "{door}: key {n}");
    char *number = arena_printf(ui_arena(u), "%d", forge_number(s, k));
    return text_fill(ui_arena(u), words, "door", name, "n", number, NULL);
}

const char *forge_bolt_says(const forge_scene *s, size_t bolt, size_t door) {
    ui *u = s->u;
    bool on = s->state->bolts[door] >> bolt & 1;
    const char *words = on ? TR(u, "{door}, with {lock}") : TR(u, "{door}, without {lock}");
    return text_fill(ui_arena(u), words, "door", s->spec->doors.items[door].name.s, "lock",
                     s->spec->bolts.items[bolt].name.s, NULL);
}
