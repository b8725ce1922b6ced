// Where words are large: a card that tells of key and doors, and under it whatever can be done.
#include "mechanics/forge/forge.h"
#include "mechanics/forge/forge_show.h"

enum { MOST = 48 };

static ui_look look_of(const forge_scene *s, action a) {
    ui *u = s->u;
    const forge_spec *spec = s->spec;
    ui_look look = {.hinted = action_same(s->in->hinted, a)};
    switch ((forge_verb)a.verb) {
    case FORGE_DRAW: {
        const forge_chute *c = &spec->chutes.items[a.a];
        look.icon = c->icon.s;
        look.label = text_fill(ui_arena(u), TRN(u, "{list}: {n} word", "{list}: {n} words", c->n),
                               "list", c->name.s, "n", arena_printf(ui_arena(u), "%d", c->n), NULL);
        break;
    }
    case FORGE_TAKE:
        look.icon = spec->scraps.items[a.a].icon.s;
        look.label = spec->scraps.items[a.a].text.s;
        break;
    case FORGE_MELT:
        look.icon = "again";
        look.label = TR(u, "New key");
        break;
    case FORGE_FIT:
        look.icon = spec->doors.items[a.a].icon.s;
        look.label = text_fill(ui_arena(u), TR(u, "Hang the key here: {door}"), "door",
                               spec->doors.items[a.a].name.s, NULL);
        break;
    case FORGE_BOLT:
        look.icon = spec->bolts.items[a.a].icon.s;
        look.label = forge_bolt_says(s, (size_t)a.a, (size_t)a.b);
        look.chosen = s->state->bolts[a.b] >> a.a & 1;
        break;
    case FORGE_MEET:
        look.icon = s->now.day->icon.s;
        look.label = TR(u, "Let it come");
        break;
    case FORGE_ANSWER:
    case FORGE_NEXT: break;
    }
    return look;
}

static size_t looks_of(const forge_scene *s, action actions[MOST], ui_look looks[MOST]) {
    size_t n = forge_rules.legal(s->spec, s->state, actions, MOST);
    for (size_t i = 0; i < n; i++) {
        looks[i] = look_of(s, actions[i]);
    }
    return n;
}

float forge_list_height(const forge_scene *s) {
    action actions[MOST];
    ui_look looks[MOST];
    int n = (int)looks_of(s, actions, looks);
    return stage_choices_height(s->u, looks, n, 0.42f);
}

bool forge_list(const forge_scene *s, rectf room, action *out) {
    action actions[MOST];
    ui_look looks[MOST];
    int n = (int)looks_of(s, actions, looks);
    int used = ui_choices(s->u, FORGE_ID_LIST, room, looks, n);
    if (used >= 0) {
        *out = actions[used];
    }
    return used >= 0;
}

const char *forge_doors_note(const forge_scene *s) {
    const char *all = "";
    for (size_t d = 0; d < s->spec->doors.n; d++) {
        all = arena_printf(ui_arena(s->u), "%s%s%s", all, d ? "\n" : "", forge_door_says(s, d));
    }
    return all;
}

const char *forge_key_note(const forge_scene *s) {
    ui *u = s->u;
    const forge_key *k = &s->state->anvil;
    const forge_day *who = forge_guesser(s->spec, s->state);
    const char *says = forge_meter_says(s, k);
    const char *phrase = k->n > 0 ? forge_phrase(s, k) : s->spec->ask.s;
    return arena_printf(ui_arena(u), "%s\n%s\n%s%s%s%s%s", phrase, forge_needs(s, k),
                        who ? who->name.s : "", who ? "\n" : "", says ? says : "", says ? "\n" : "",
                        forge_doors_note(s));
}
