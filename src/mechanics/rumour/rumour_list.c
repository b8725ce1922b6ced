// Where words are large: what two tell, on a card, and under it whatever can be done.
#include "mechanics/rumour/rumour.h"
#include "mechanics/rumour/rumour_show.h"

enum { MOST = 40, BACK = 0x7FF0, OTHER, PLACE }; // verbs of the list alone: nothing is done yet

static void add(ui_look looks[MOST], action actions[MOST], int *n, ui_look look, action a) {
    if (*n < MOST) {
        looks[*n] = look;
        actions[(*n)++] = a;
    }
}

static bool hints(const rumour_scene *s, action a) {
    return action_same(s->in->hinted, a);
}

static void asks(const rumour_scene *s, ui_look looks[MOST], action actions[MOST], int *n) {
    ui *u = s->u;
    action check = {.verb = RUMOUR_CHECK, .a = (int16_t)s->slot};
    if (rumour_can_check(s->spec, s->state, s->slot)) {
        add(looks, actions, n,
            (ui_look){.icon = s->story->source.icon.s,
                      .label = TR(u, "Look at the source"),
                      .note = s->story->source.name.s,
                      .hinted = hints(s, check)},
            check);
    }
    for (size_t p = 0; p < s->spec->friends.n; p++) {
        action a = rumour_press(s, p);
        if (a.verb != 0) {
            const char *label = text_fill(ui_arena(u), TR(u, "Ask {name}: who told you?"), "name",
                                          rumour_name(s, p), NULL);
            const char *words = rumour_words(s->spec, s->state, p, s->slot)->s;
            add(looks, actions, n,
                (ui_look){.icon = "chat", .label = label, .note = words, .hinted = hints(s, a)}, a);
        }
    }
}

static void places(const rumour_scene *s, ui_look looks[MOST], action actions[MOST], int *n) {
    ui *u = s->u;
    const action *h = &s->in->hinted;
    for (size_t p = 0; p < s->spec->friends.n; p++) {
        if (rumour_can_send(s->spec, s->state, p, s->slot)) {
            bool hinted =
                h->verb == RUMOUR_SEND && (size_t)h->a == p && (size_t)h->b / 2 == s->slot;
            const char *label = text_fill(ui_arena(u), TR(u, "A boat from {name}"), "name",
                                          rumour_name(s, p), NULL);
            add(looks, actions, n,
                (ui_look){.icon = "plane",
                          .label = label,
                          .note = rumour_reach_says(s, p),
                          .hinted = hinted},
                (action){.verb = PLACE, .a = (int16_t)p});
        }
    }
}

static int fill(const rumour_scene *s, ui_look looks[MOST], action actions[MOST]) {
    ui *u = s->u;
    int n = 0;
    if (s->memory->place > 0) {
        for (int kind = 0; kind < RUMOUR_KINDS; kind++) {
            action a = {.verb = RUMOUR_SEND,
                        .a = (int16_t)(s->memory->place - 1),
                        .b = (int16_t)((int)s->slot * 2 + kind)};
            add(looks, actions, &n,
                (ui_look){.icon = rumour_boat_icon((rumour_boat_kind)kind),
                          .label = rumour_boat_says(u, (rumour_boat_kind)kind),
                          .hinted = hints(s, a)},
                a);
        }
        add(looks, actions, &n, (ui_look){.icon = "back", .label = TR(u, "No boat yet")},
            (action){.verb = BACK});
        return n;
    }
    asks(s, looks, actions, &n);
    places(s, looks, actions, &n);
    action wait = {.verb = RUMOUR_WAIT};
    add(looks, actions, &n,
        (ui_look){.icon = "flow", .label = TR(u, "Let it flow"), .hinted = hints(s, wait)}, wait);
    if (s->state->n > 1) {
        const action *h = &s->in->hinted;
        size_t wants = h->verb == RUMOUR_CHECK  ? (size_t)h->a
                       : h->verb == RUMOUR_SEND ? (size_t)h->b / 2
                                                : (size_t)h->b;
        bool hinted = h->verb >= RUMOUR_ASK && h->verb <= RUMOUR_SEND && wants != s->slot;
        add(looks, actions, &n,
            (ui_look){.icon = rumour_story_of(s->spec, s->state, 1 - s->slot)->icon.s,
                      .label = TR(u, "The other story"),
                      .hinted = hinted},
            (action){.verb = OTHER});
    }
    return n;
}

float rumour_list_height(const rumour_scene *s) {
    ui_look looks[MOST];
    action actions[MOST];
    int n = fill(s, looks, actions);
    return stage_choices_height(s->u, looks, n, 0.46f);
}

bool rumour_list(const rumour_scene *s, rectf room, action *out) {
    ui_look looks[MOST];
    action actions[MOST];
    int n = fill(s, looks, actions);
    int used = ui_choices(s->u, RUMOUR_ID_LIST, room, looks, n);
    if (used < 0) {
        return false;
    }
    rumour_memory *m = s->memory;
    switch (actions[used].verb) {
    case BACK: m->place = 0; break;
    case PLACE:
        m->place = (uint8_t)(actions[used].a + 1);
        m->at[s->slot] = m->from[s->slot] = (uint8_t)actions[used].a;
        break;
    case OTHER: m->slot = (uint8_t)(1 - s->slot); break;
    default:
        m->place = 0;
        *out = actions[used];
        return true;
    }
    m->stands = 0;
    ui_dirty(s->u);
    return false;
}
