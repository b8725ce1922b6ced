// judge.h - Whether a frame can be read and used: from its draw list alone it tells words that
// leave the canvas or their paper, words on words, and targets too small, outside or on each other.
// Refuses to fail a test: it counts, and prints what it counts.
#ifndef BB_TESTS_JUDGE_H
#define BB_TESTS_JUDGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/draw.h"
#include "ui/theme.h"

typedef struct {
    const char *where; // printed before each fault
    bool map;          // landmarks lie where they lie: targets may meet, words stand before them
} judge;

static inline void judge_says(const judge *j, const char *what, const draw_item *it) {
    const char *words = it->run ? it->run->text : it->label ? it->label : "";
    print_error("%s: %s: \"%s\" at %.0f,%.0f %.0fx%.0f\n", j->where, what, words, (double)it->at.x,
                (double)it->at.y, (double)it->at.w, (double)it->at.h);
}

static inline bool judge_inside(rectf r, rectf in, float slack) {
    return r.x >= in.x - slack && r.y >= in.y - slack && r.x + r.w <= in.x + in.w + slack &&
           r.y + r.h <= in.y + in.h + slack;
}

static inline bool judge_meet(rectf p, rectf q, float slack) {
    return p.x + slack < q.x + q.w && q.x + slack < p.x + p.w && p.y + slack < q.y + q.h &&
           q.y + slack < p.y + p.h;
}

static inline bool judge_target(const draw_item *it) {
    return it->id != 0 && it->role >= ROLE_BUTTON;
}

// What is there to be read and is no part of a target.
static inline bool judge_words(const draw_item *it) {
    return it->id == 0 && it->label &&
           (it->role == ROLE_HEADING || it->role == ROLE_TEXT || it->role == ROLE_SPEECH ||
            it->role == ROLE_REASON || it->role == ROLE_STATUS || it->role == ROLE_ITEM);
}

// A line's letters, without the room above and below them.
static inline rectf judge_ink(const draw_item *it) {
    return (rectf){it->at.x, it->at.y + it->at.h * 0.2f, it->run->width, it->at.h * 0.6f};
}

// The paper that words lie on: the last one below their middle. NULL: they stand on a picture.
static inline const draw_item *judge_paper(const draw_list *l, size_t words) {
    rectf ink = judge_ink(&l->items[words]);
    for (size_t i = words; i-- > 0;) {
        const draw_item *it = &l->items[i];
        bool sheet = it->kind == DRAW_CARD || it->kind == DRAW_ART;
        if (sheet && it->alpha > 0.9f && it->at.w >= 24 &&
            rect_hit(it->at, ink.x + ink.w / 2, ink.y + ink.h / 2)) {
            return it->kind == DRAW_CARD ? it : NULL;
        }
    }
    return NULL;
}

static inline int judge_text(const judge *j, const draw_list *l, size_t i) {
    const draw_item *it = &l->items[i];
    rectf ink = judge_ink(it);
    int n = 0;
    if (!judge_inside(ink, (rectf){0, 0, l->w, l->h}, 0.5f)) {
        judge_says(j, "words leave the canvas", it);
        n++;
    }
    const draw_item *paper = judge_paper(l, i);
    if (paper && !judge_inside(ink, paper->at, 3)) {
        judge_says(j, "words leave their paper", it);
        judge_says(j, "  which is", paper);
        n++;
    }
    for (size_t k = l->top; k < i; k++) {
        const draw_item *other = &l->items[k];
        bool shadow = other->run && strcmp(other->run->text, it->run->text) == 0;
        if (other->kind == DRAW_TEXT && other->run && !shadow &&
            judge_meet(ink, judge_ink(other), 2) && judge_paper(l, k) == paper) {
            judge_says(j, "words lie on words", it);
            judge_says(j, "  which are", other);
            n++;
        }
    }
    return n;
}

static inline int judge_item(const judge *j, const draw_list *l, size_t i) {
    const draw_item *it = &l->items[i];
    int n = 0;
    if (judge_target(it) && (it->at.w < TARGET - 0.5f || it->at.h < TARGET - 0.5f ||
                             !judge_inside(it->at, (rectf){0, 0, l->w, l->h}, 0.5f))) {
        judge_says(j, "is too small or outside", it);
        n++;
    }
    for (size_t k = l->top; k < i && !j->map; k++) {
        const draw_item *other = &l->items[k];
        bool targets = judge_target(it) && judge_target(other);
        bool mixed =
            (judge_words(it) && judge_target(other)) || (judge_target(it) && judge_words(other));
        if ((targets && judge_meet(it->at, other->at, 1)) ||
            (mixed && judge_meet(it->at, other->at, 10))) {
            judge_says(j, "lies on another", it);
            judge_says(j, "  which is", other);
            n++;
        }
    }
    return n;
}

// How many faults what lies on top of this frame has.
static inline int judge_frame(const judge *j, const draw_list *l) {
    int n = 0;
    for (size_t i = l->top; i < l->n; i++) {
        const draw_item *it = &l->items[i];
        n += it->kind == DRAW_TEXT && it->run && it->alpha > 0.5f ? judge_text(j, l, i) : 0;
        n += judge_target(it) || judge_words(it) ? judge_item(j, l, i) : 0;
    }
    return n;
}

#endif
