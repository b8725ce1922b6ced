#include "ui/draw.h"

#include <math.h>

enum { DRAW_MAX_ITEMS = 2048 };

const char *const mood_names[MOOD_COUNT + 1] = {"calm",  "happy",     "worried", "sad",
                                                "cross", "surprised", NULL};

static const char *const role_names[] = {
    [ROLE_NONE] = "picture",  [ROLE_HEADING] = "heading", [ROLE_TEXT] = "text",
    [ROLE_SPEECH] = "speech", [ROLE_REASON] = "reason",   [ROLE_STATUS] = "status",
    [ROLE_IMAGE] = "image",   [ROLE_BUTTON] = "button",   [ROLE_CHOICE] = "choice",
    [ROLE_PLACE] = "place",   [ROLE_ITEM] = "item",       [ROLE_SWITCH] = "switch",
    [ROLE_SLIDER] = "slider", [ROLE_INPUT] = "input",
};

static const char *const kind_names[] = {
    [DRAW_FILL] = "fill", [DRAW_CARD] = "card", [DRAW_ART] = "art",     [DRAW_PUPPET] = "puppet",
    [DRAW_FACE] = "face", [DRAW_FOG] = "fog",   [DRAW_GLOW] = "glow",   [DRAW_HOUR] = "hour",
    [DRAW_BEAM] = "beam", [DRAW_TEXT] = "run",  [DRAW_GROUP] = "group", [DRAW_END] = "end",
};

void draw_begin(draw_list *l, arena *a, float w, float h) {
    *l = (draw_list){
        .items = arena_array(a, draw_item, DRAW_MAX_ITEMS), .w = w, .h = h, .lang = "en"};
    l->cap = l->items ? DRAW_MAX_ITEMS : 0;
}

draw_item *draw_add(draw_list *l, draw_kind kind, rectf at) {
    if (l->n >= l->cap) {
        return NULL;
    }
    draw_item *it = &l->items[l->n++];
    *it = (draw_item){.kind = kind, .at = at, .alpha = 1};
    return it;
}

rectf rect_inset(rectf r, float by) {
    return (rectf){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

bool rect_hit(rectf r, float x, float y) {
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

rectf rect_union(rectf a, rectf b) {
    float x = fminf(a.x, b.x);
    float y = fminf(a.y, b.y);
    return (rectf){x, y, fmaxf(a.x + a.w, b.x + b.w) - x, fmaxf(a.y + a.h, b.y + b.h) - y};
}

static void print_flags(unsigned flags, FILE *to) {
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {{DRAW_FOCUSED, "focused"},
                 {DRAW_DISABLED, "disabled"},
                 {DRAW_CHECKED, "checked"},
                 {DRAW_HINTED, "hinted"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (flags & names[i].flag) {
            fprintf(to, " [%s]", names[i].name);
        }
    }
}

void draw_print(const draw_list *l, bool all, FILE *to) {
    fprintf(to, "frame %ldx%ld %s %s\n", lroundf(l->w), lroundf(l->h), l->lang,
            l->rtl ? "rtl" : "ltr");
    for (size_t i = 0; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        if (it->role == ROLE_NONE && !all) {
            continue;
        }
        fprintf(to, "%-8s", it->role != ROLE_NONE ? role_names[it->role] : kind_names[it->kind]);
        print_flags(it->flags, to);
        fprintf(to, "  %ld,%ld %ldx%ld", lroundf(it->at.x), lroundf(it->at.y), lroundf(it->at.w),
                lroundf(it->at.h));
        if (it->label) {
            fprintf(to, "  %s", it->label);
        } else if (all && it->run) {
            fprintf(to, "  %s", it->run->text);
        } else if (all && it->art) {
            fprintf(to, "  %s", it->art);
        }
        if (it->value) {
            fprintf(to, "  = %s", it->value);
        }
        fputc('\n', to);
    }
}

float view_size(int w, int h, float *logical_w, float *logical_h) {
    float pw = (float)(w > 0 ? w : 1); // a window may be folded to nothing
    float ph = (float)(h > 0 ? h : 1);
    float scale = fminf(pw / 1280.0f, ph / 720.0f);
    *logical_w = pw / scale;
    *logical_h = ph / scale;
    return scale;
}
