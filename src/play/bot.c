#include "play/bot.h"

#include "core/rng.h"

enum { BOT_LEGAL = 64 };

static bool next(const session *s, bot_kind kind, rng *dice, action *out) {
    if (kind == BOT_KNOWS) {
        return session_hint(s, out);
    }
    action legal[BOT_LEGAL];
    const level *l = session_level(s);
    size_t n = l->mechanic->legal(l->spec, session_state(s), legal, BOT_LEGAL);
    if (n == 0) {
        return false;
    }
    *out = legal[rng_below(dice, (uint32_t)n)];
    return true;
}

bot_result bot_play(session *s, bot_kind kind, size_t max_actions) {
    bot_result r = {0};
    rng dice;
    rng_seed(&dice, session_seed(s) ^ UINT64_C(0xB07));
    evidence_list shown;
    action a;
    bool ticks = session_level(s)->mechanic->tick != NULL;
    while (!session_done(s) && r.actions < max_actions) {
        if (next(s, kind, &dice, &a)) {
            if (!session_act(s, a, &shown)) {
                return r; // what it said was legal is not: the caller sees an unfinished play
            }
            r.actions++;
            r.rows += shown.n;
            for (size_t i = 0; i < shown.n; i++) {
                r.right += shown.rows[i].right;
            }
        } else if (!ticks) {
            return r;
        }
        if (ticks) {
            session_tick(s, NULL);
        }
    }
    r.finished = session_done(s);
    return r;
}
