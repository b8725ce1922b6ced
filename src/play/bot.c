#include "play/bot.h"

#include "content/curriculum.h"
#include "core/rng.h"

enum {
    LEGAL_MAX = 256,
    WAIT_TICKS = 10 * 60 * 60, // ten minutes without an action, in mechanics that run
    WILD_VERBS = 12            // senseless verbs are drawn from 0 to here; mechanics have fewer
};

static bool choose(const session *s, bot_kind kind, rng *dice, action *out) {
    if (kind == BOT_KNOWS) {
        return session_hint(s, out);
    }
    action legal[LEGAL_MAX];
    const level *l = session_level(s);
    size_t n = l->mechanic->legal(l->spec, session_state(s), legal, LEGAL_MAX);
    if (n == 0 || n > LEGAL_MAX) {
        return false;
    }
    *out = legal[rng_below(dice, (uint32_t)n)];
    return true;
}

static void count(bot_result *r, const evidence_list *shown) {
    r->actions++;
    for (size_t i = 0; i < shown->n; i++) {
        const evidence *e = &shown->rows[i];
        r->rows += e->attempt == 1;
        r->right += e->attempt == 1 && e->right;
        if (!e->item || e->skill >= SKILL_COUNT || e->attempt == 0) {
            r->broke = "evidence without an item, a skill or an attempt";
        }
    }
}

// What no button offers. The rules may take it (operands they do not look at) or refuse it;
// refusing must change nothing.
static void try_wild(session *s, rng *dice, bot_result *r) {
    static const int16_t odd[] = {INT16_MIN, -1, 0, 1, 7, 64, 255, 256, INT16_MAX};
    enum { ODD = sizeof odd / sizeof *odd };
    evidence_list shown;
    action a = {.verb = (uint16_t)rng_below(dice, WILD_VERBS),
                .a = odd[rng_below(dice, ODD)],
                .b = odd[rng_below(dice, ODD)]};
    uint64_t before = session_hash(s);
    if (session_act(s, a, &shown)) {
        count(r, &shown);
    } else if (session_hash(s) != before) {
        r->broke = "a refused action changed the state";
    }
}

bot_result bot_play(session *s, bot_kind kind, size_t max_actions) {
    bot_result r = {0};
    rng dice;
    rng_seed(&dice, session_seed(s) ^ UINT64_C(0xB07));
    bool runs = session_level(s)->mechanic->tick != NULL;
    uint32_t waited = 0;
    while (!r.broke && !session_done(s) && r.actions < max_actions) {
        evidence_list shown;
        action a;
        if (choose(s, kind, &dice, &a)) {
            if (session_act(s, a, &shown)) {
                count(&r, &shown);
            } else {
                r.broke = "an action that was offered is refused";
            }
            waited = 0;
        } else if (!runs || ++waited > WAIT_TICKS) {
            r.broke = kind == BOT_KNOWS ? "the player who knows is stuck"
                                        : "nothing is legal, and it is not done";
        }
        if (kind == BOT_RANDOM && !r.broke && !session_done(s)) {
            try_wild(s, &dice, &r);
        }
        if (runs) {
            session_tick(s, NULL);
        }
    }
    r.finished = session_done(s);
    return r;
}
