#include "app/tool_shot.h"

#include <stdlib.h>
#include <string.h>

#include "app/app_state.h"
#include "app/stand.h"
#include "core/log.h"
#include "platform/png.h"

// NULL: there is no such picture, why is on standard error, and nothing is to be closed.
static const draw_list *picture(stand *st, const app_options *o, const shot_options *s,
                                int *status) {
    for (const char *k = s->keys; k && *k; k++) {
        if (!strchr(stand_keys, *k)) {
            fprintf(stderr, "beacon-bay: there is no key called \"%c\"; there are: %s\n", *k,
                    stand_keys);
            *status = EXIT_USAGE;
            return NULL;
        }
    }
    if (!stand_open(st, o, s->screen, s->lamps, status)) {
        return NULL;
    }
    const draw_list *list = stand_settle(st, 2);
    for (const char *k = s->keys; k && *k; k++) {
        stand_tick(st, stand_key(*k));
        list = stand_settle(st, *k == '.' ? STAND_TICKS : 2);
    }
    for (int i = 0; i < s->after; i++) {
        list = stand_tick(st, (ui_input){0});
    }
    return list;
}

int tool_shot(const app_options *o, const shot_options *s, const char *png) {
    stand st;
    int status = EXIT_SUCCESS;
    if (!picture(&st, o, s, &status)) {
        return status;
    }
    canvas c = canvas_create(o->w, o->h);
    bool complete = false;
    pixel_rect all;
    if (c.pixels) {
        app_paint(st.a, c, st.scale, true, -1, &all, 1, &complete);
    }
    if (!complete || !png_write(png, c)) {
        log_line("%s can't be written", png);
        status = EXIT_FAILURE;
    }
    canvas_free(&c);
    stand_close(&st);
    return status;
}

int tool_frame(const app_options *o, const shot_options *s, FILE *out) {
    stand st;
    int status = EXIT_SUCCESS;
    const draw_list *list = picture(&st, o, s, &status);
    if (list) {
        draw_print(list, s->all, out);
        stand_close(&st);
    }
    return status;
}
