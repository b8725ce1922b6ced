// Where words are large: a card that tells of wishes and of what is seen, and under it whatever can
// be done.
#include "mechanics/switchboard/switchboard.h"
#include "mechanics/switchboard/switchboard_show.h"

enum { MOST = 16 };
static const float SHARE = 0.5f; // of the canvas, at most

static ui_look look_of(const switchboard_scene *s, action a) {
    ui *u = s->u;
    ui_look look = {.hinted = action_same(s->in->hinted, a)};
    switch ((switchboard_verb)a.verb) {
    case SWITCHBOARD_PULL: {
        const switchboard_switch *it = &s->spec->switches.items[a.a];
        look.icon = it->icon.s;
        look.label = it->name.s;
        look.note = it->positions.items[s->state->at[a.a]].name.s;
        break;
    }
    case SWITCHBOARD_LOOK: {
        const switchboard_viewer *it = &s->spec->viewers.items[a.a];
        look.icon = "look";
        look.label = text_fill(ui_arena(u), TR(u, "Look as {who}"), "who", it->name.s, NULL);
        look.note = s->state->fresh >> a.a & 1 ? TR(u, "Looked at") : TR(u, "Not looked at yet");
        look.chosen = s->state->looking == a.a;
        break;
    }
    case SWITCHBOARD_PLAY:
        look.icon = "sun";
        look.label = TR(u, "Let the day come");
        break;
    case SWITCHBOARD_NEXT: break;
    }
    return look;
}

static size_t looks_of(const switchboard_scene *s, action actions[MOST], ui_look looks[MOST]) {
    size_t n = switchboard_rules.legal(s->spec, s->state, actions, MOST);
    for (size_t i = 0; i < n; i++) {
        looks[i] = look_of(s, actions[i]);
    }
    return n;
}

float switchboard_list_height(const switchboard_scene *s) {
    action actions[MOST];
    ui_look looks[MOST];
    int n = (int)looks_of(s, actions, looks);
    return stage_choices_height(s->u, looks, n, SHARE);
}

bool switchboard_list(const switchboard_scene *s, rectf room, action *out) {
    action actions[MOST];
    ui_look looks[MOST];
    int n = (int)looks_of(s, actions, looks);
    int used = ui_choices(s->u, SWITCHBOARD_ID_LIST, room, looks, n);
    if (used >= 0) {
        *out = actions[used];
    }
    return used >= 0;
}
