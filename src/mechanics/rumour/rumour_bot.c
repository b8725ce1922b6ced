// Players: the one who knows, and those who must not win. The linter lets them all play.
#include "mechanics/rumour/rumour_bot.h"

static action do_to(rumour_verb verb, size_t a, size_t b) {
    return (action){.verb = (uint16_t)verb, .a = (int16_t)a, .b = (int16_t)b};
}

// The one of those known and not asked who is nearest to the spring.
static bool asks(const rumour_spec *s, const rumour_state *st, size_t slot, action *out) {
    const rumour_run *run = &st->runs[slot];
    int least = RUMOUR_NONE;
    for (size_t p = 0; p < s->friends.n; p++) {
        if (rumour_can_ask(s, st, p, slot) && run->distance[p] < least) {
            least = run->distance[p];
            *out = do_to(RUMOUR_ASK, p, slot);
        }
    }
    return least < RUMOUR_NONE && !(run->asked >> run->spring & 1);
}

// From where it reaches most.
static bool sends(const rumour_spec *s, const rumour_state *st, size_t slot, rumour_boat_kind kind,
                  action *out) {
    size_t most = 0;
    for (size_t p = 0; p < s->friends.n; p++) {
        size_t n = rumour_can_send(s, st, p, slot)
                       ? rumour_boat_reaches(s, st, p, slot, s->name_skill != SKILL_NONE)
                       : 0;
        if (n > most) {
            most = n;
            *out = do_to(RUMOUR_SEND, p, slot * 2 + kind);
        }
    }
    return most > 0;
}

static rumour_boat_kind kind_of(const rumour_story *story, rumour_player who) {
    return who == RUMOUR_CORRECTS                             ? RUMOUR_CORRECT
           : who == RUMOUR_PASSES || story->is == RUMOUR_TRUE ? RUMOUR_PASS
                                                              : RUMOUR_CORRECT;
}

static bool settled(const rumour_spec *s, const rumour_state *st, size_t slot, rumour_player who) {
    return who == RUMOUR_CORRECTS || who == RUMOUR_PASSES ? st->runs[slot].n_boats > 0
                                                          : rumour_boat_right(s, st, slot);
}

static action on_the_river(const rumour_spec *s, const rumour_state *st, rumour_player who) {
    action a = do_to(RUMOUR_WAIT, 0, 0);
    for (size_t slot = 0; who != RUMOUR_IDLES && slot < st->n; slot++) {
        if (settled(s, st, slot, who) || st->runs[slot].n_boats >= s->boats) {
            continue;
        }
        if (who != RUMOUR_ASKS_NOBODY) {
            if (asks(s, st, slot, &a)) {
                return a;
            }
            if (rumour_can_check(s, st, slot)) {
                return do_to(RUMOUR_CHECK, slot, 0);
            }
        }
        if (sends(s, st, slot, kind_of(rumour_story_of(s, st, slot), who), &a)) {
            return a;
        }
    }
    return do_to(RUMOUR_WAIT, 0, 0);
}

action rumour_plays(const rumour_spec *s, const rumour_state *st, rumour_player who) {
    switch ((rumour_phase)st->phase) {
    case RUMOUR_RIVER: return on_the_river(s, st, who);
    case RUMOUR_NAMING:
        return do_to(RUMOUR_NAME, (size_t)rumour_story_of(s, st, st->slot)->pull, 0);
    default: return do_to(RUMOUR_NEXT, 0, 0);
    }
}

bool rumour_bot(const void *spec, const void *state, action *out) {
    const rumour_state *st = state;
    if (st->phase == RUMOUR_OVER) {
        return false;
    }
    *out = rumour_plays(spec, st, RUMOUR_KNOWS);
    return true;
}
