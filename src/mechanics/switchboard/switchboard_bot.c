// The player who knows: the fewest pulls to a setting that fulfils every wish, then a look as each
// whom the turn is about, then the day.
#include "mechanics/switchboard/switchboard_spec.h"

#include <string.h>

static unsigned pulls(const switchboard_spec *s, const uint8_t *from, const uint8_t *to) {
    unsigned sum = 0;
    for (size_t i = 0; i < s->switches.n; i++) {
        size_t n = s->switches.items[i].positions.n;
        sum += (unsigned)((to[i] + n - from[i]) % n);
    }
    return sum;
}

// The nearest setting that fulfils the turn; false: there is none.
static bool goal(const switchboard_spec *s, const switchboard_state *st, uint8_t *to) {
    uint8_t at[SWITCHBOARD_MAX_SWITCHES] = {0};
    unsigned best = UINT32_MAX;
    do {
        unsigned far = pulls(s, st->at, at);
        if (far < best && switchboard_solves(s, &s->turns.items[st->turn], at)) {
            best = far;
            memcpy(to, at, sizeof at);
        }
    } while (switchboard_next(s, at));
    return best != UINT32_MAX;
}

bool switchboard_bot(const void *spec, const void *state, action *out) {
    const switchboard_spec *s = spec;
    const switchboard_state *st = state;
    uint8_t to[SWITCHBOARD_MAX_SWITCHES];
    if (st->phase == SWITCHBOARD_TOLD) {
        *out = (action){.verb = SWITCHBOARD_NEXT};
        return true;
    }
    if (st->phase == SWITCHBOARD_OVER || !goal(s, st, to)) {
        return false;
    }
    for (size_t i = 0; i < s->switches.n; i++) {
        if (to[i] != st->at[i]) {
            *out = (action){.verb = SWITCHBOARD_PULL, .a = (int16_t)i};
            return true;
        }
    }
    uint8_t stale = (uint8_t)(switchboard_watchers(&s->turns.items[st->turn]) & ~st->fresh);
    for (size_t v = 0; v < s->viewers.n; v++) {
        if (stale >> v & 1) {
            *out = (action){.verb = SWITCHBOARD_LOOK, .a = (int16_t)v};
            return true;
        }
    }
    *out = (action){.verb = SWITCHBOARD_PLAY};
    return true;
}
