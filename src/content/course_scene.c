#include "content/cast.h"
#include "content/course_file.h"
#include "content/curriculum.h"
#include "content/lint.h"
#include "core/str.h"
#include "ui/draw.h"

enum { WORDS_MAX = 160, UNCHANGED = -1 };

const record course_line_shape = {
    .name = "line of a scene",
    .size = sizeof(course_line),
    .at = offsetof(course_line, at),
    .fields =
        (const field[]){
            {.key = "*",
             .kind = FIELD_REST,
             .offset = offsetof(course_line, says),
             .flags = FIELD_REQUIRED,
             .max = WORDS_MAX,
             .doc = "Who speaks (a member of the cast, or me: the player), and the words.",
             .example = "noor: Will you be my apprentice?"},
            {.key = "mood",
             .kind = FIELD_ENUM,
             .offset = offsetof(course_line, mood),
             .words = mood_names,
             .doc = "How who speaks feels.",
             .example = "worried"},
            {.key = "where",
             .kind = FIELD_NAME,
             .offset = offsetof(course_line, where),
             .doc = "The bay, or the quarter on whose stage it is said; where the line before was "
                    "when absent.",
             .example = "bay"},
            {.key = "lamps",
             .kind = FIELD_INT,
             .offset = offsetof(course_line, lamps),
             .max = STRAND_COUNT,
             .fallback = UNCHANGED,
             .doc = "How many quarters shine from this line on; as many as before when absent.",
             .example = "0"},
            {.key = "kindles",
             .kind = FIELD_FLAG,
             .offset = offsetof(course_line, kindles),
             .doc = "The great lamp is lit with this line; over the bay its beam goes round.",
             .example = "yes"},
            {0},
        },
};

static void check_where(const field_name *where, diag_list *out) {
    const char *places[STRAND_COUNT + 1] = {"bay"};
    size_t n = 1;
    for (size_t i = 0; level_sets[i] && n <= STRAND_COUNT; i++) {
        places[n++] = level_sets[i];
    }
    for (size_t i = 0; i < n; i++) {
        if (!where->s || str_eq(where->s, places[i])) {
            return;
        }
    }
    lint_unknown(out, where->at, "unknown-set", "place", where->s, places, n);
}

void course_check_scene(const course_scene *s, diag_list *out) {
    for (size_t i = 0; i < s->n; i++) {
        const field_name *who = &s->items[i].says.key;
        if (who->s && !str_eq(who->s, "me") && !cast_find(who->s)) {
            lint_unknown_near(out, who->at, "unknown-cast", "member of the cast", who->s,
                              cast_nearest(who->s));
        }
        check_where(&s->items[i].where, out);
    }
}
