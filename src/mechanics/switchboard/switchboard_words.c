// What is said of wishes and of what can be seen.
#include "mechanics/switchboard/switchboard_show.h"

static const char *joined(const switchboard_scene *s, uint8_t things) {
    const char *all = NULL;
    for (size_t t = 0; t < s->spec->things.n; t++) {
        if (things >> t & 1) {
            const char *name = s->spec->things.items[t].name.s;
            // Translators: a list of things, as in "photo, post".
            all = all ? text_fill(ui_arena(s->u), TR(s->u, "{some}, {next}"), "some", all, "next",
                                  name, NULL)
                      : name;
        }
    }
    return all;
}

const char *switchboard_sight_says(const switchboard_scene *s, size_t viewer) {
    const char *who = s->spec->viewers.items[viewer].name.s;
    const char *things = joined(s, switchboard_sight(s->spec, s->state->at, viewer));
    return things ? text_fill(ui_arena(s->u), TR(s->u, "{who} sees now: {things}"), "who", who,
                              "things", things, NULL)
                  : text_fill(ui_arena(s->u), TR(s->u, "{who} sees nothing now"), "who", who, NULL);
}

const char *switchboard_wish_says(const switchboard_scene *s, const switchboard_event *e) {
    const char *what = s->spec->things.items[e->thing].name.s;
    const char *who = s->spec->viewers.items[e->viewer].name.s;
    return text_fill(ui_arena(s->u),
                     e->must == SWITCHBOARD_SEE ? TR(s->u, "{who} is to see: {what}")
                                                : TR(s->u, "{who} is not to see: {what}"),
                     "who", who, "what", what, NULL);
}

const char *switchboard_note(const switchboard_scene *s) {
    const char *all = s->state->looking == SWITCHBOARD_NONE
                          ? s->spec->ask.s
                          : switchboard_sight_says(s, s->state->looking);
    for (size_t i = 0; i < s->now.turn->events.n; i++) {
        all = arena_printf(ui_arena(s->u), "%s\n%s", all,
                           switchboard_wish_says(s, &s->now.turn->events.items[i]));
    }
    return all;
}
