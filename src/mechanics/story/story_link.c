#include "content/cast.h"
#include "content/lint.h"
#include "mechanics/story/story_spec.h"

#include <stdlib.h>
#include <string.h>

#include "core/str.h"

enum { COST_CHOICE = 1, COST_CONDITION = 8, COST_ALWAYS = 100 };

static story_step *steps_of(const story_spec *s, size_t scene) {
    return s->scenes.items[scene].items;
}

// The index among n keys that stand `stride` bytes apart, or n.
static size_t find_key(const field_name *first, size_t n, size_t stride, const char *word) {
    const char *at = (const char *)first;
    size_t i = 0;
    for (; i < n; i++, at += stride) {
        field_name key;
        memcpy(&key, at, sizeof key);
        if (str_eq(key.s, word)) {
            break;
        }
    }
    return i;
}

#define FIND(list, word)                                                                           \
    ((list).n ? find_key(&(list).items[0].key, (list).n, sizeof(list).items[0], (word)) : 0)

static size_t scene_named(const story_spec *s, const char *word) {
    return FIND(s->scenes, word);
}

static size_t ending_named(const story_spec *s, const char *word) {
    return FIND(s->endings, word);
}

static void unknown_scene(const story_spec *s, const field_name *name, diag_list *out) {
    const char *known[STORY_MAX_SCENES + STORY_MAX_ENDINGS];
    size_t n = 0;
    for (size_t i = 0; i < s->scenes.n; i++) {
        known[n++] = s->scenes.items[i].key.s;
    }
    for (size_t i = 0; i < s->endings.n; i++) {
        known[n++] = s->endings.items[i].key.s;
    }
    lint_unknown(out, name->at, "unknown-scene", "scene", name->s, known, n);
}

static story_target target(const story_spec *s, const field_name *name, diag_list *out) {
    size_t scene = scene_named(s, name->s);
    if (scene < s->scenes.n) {
        return (story_target){STORY_TO_SCENE, (uint8_t)scene};
    }
    size_t ending = ending_named(s, name->s);
    if (ending < s->endings.n) {
        return (story_target){STORY_TO_ENDING, (uint8_t)ending};
    }
    unknown_scene(s, name, out);
    return (story_target){STORY_TO_SCENE, 0};
}

static story_target target_ending(const story_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-ending", "ending", s->endings);
    uint8_t ending = lint_named(&all, name->s, name->at, out);
    return (story_target){STORY_TO_ENDING, ending == LINT_NONE ? 0 : ending};
}

// ---- people ----

static void add_person(story_spec *s, const story_member *m, diag_list *out) {
    size_t i = str_eq(m->key.s, "me")    ? STORY_ME
               : str_eq(m->key.s, "pip") ? STORY_PIP
                                         : s->n_people;
    story_person *p = &s->people[i];
    bool known = lint_look(&m->look, out);
    const char *look = m->look.s ? m->look.s : cast_find(m->key.s) ? m->key.s : "shadow";
    p->id = m->key.s;
    p->member = m;
    p->look = i == STORY_ME ? NULL : look;
    p->mood = (uint8_t)m->mood;
    p->side = (uint8_t)(m->side >= 0 ? m->side : (int)(i & 1));
    if (i == s->n_people) {
        s->n_people++;
    }
    if (known && !m->name.s && i != STORY_ME && str_eq(look, "shadow")) {
        diag_add(out, DIAG_ERROR, m->at, "missing-key",
                 "\"%s\" is nobody of the cast, so this cast member needs a \"name\"", m->key.s);
    }
}

static void link_people(story_spec *s, diag_list *out) {
    s->people[STORY_ME] = (story_person){.id = "me"};
    s->people[STORY_PIP] = (story_person){.id = "pip", .look = "pip"};
    s->n_people = 2;
    for (size_t i = 0; i < s->cast.n; i++) {
        add_person(s, &s->cast.items[i], out);
    }
}

static uint8_t person_named(const story_spec *s, const field_name *name, diag_list *out) {
    const char *known[STORY_MAX_PEOPLE];
    for (size_t i = 0; i < s->n_people; i++) {
        known[i] = s->people[i].id;
        if (str_eq(known[i], name->s)) {
            return (uint8_t)i;
        }
    }
    lint_unknown(out, name->at, "unknown-cast", "person in this story", name->s, known,
                 s->n_people);
    return STORY_NOBODY;
}

static void link_dress(story_spec *s, diag_list *out) {
    s->contact_person = STORY_NOBODY;
    if (s->dress == STORY_STAGE) {
        const field_name *contact = &s->contact;
        if (contact->s || s->note.s) {
            diag_add(out, DIAG_ERROR, contact->s ? contact->at : s->note.at, "not-a-phone",
                     "\"contact\" and \"note\" are for `dress: phone`");
        }
        for (size_t i = 0; i < STORY_ALWAYS_COUNT; i++) {
            if (story_has_always(s, (story_always)i)) {
                diag_add(out, DIAG_ERROR, s->always.entry[i].at, "not-a-phone",
                         "\"%s\" is at hand on a phone only, with `dress: phone`",
                         story_always_names[i]);
            }
        }
        return;
    }
    if (s->contact.s) {
        s->contact_person = person_named(s, &s->contact, out);
    } else {
        diag_add(out, DIAG_ERROR, s->at, "missing-key",
                 "a phone story lacks \"contact\": who is at the other end");
    }
    for (size_t i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (!story_has_always(s, (story_always)i)) {
            diag_add(out, DIAG_ERROR, s->at, "phone-exits",
                     "on a phone the child can always leave, block and tell: `always` lacks \"%s\"",
                     story_always_names[i]);
        }
    }
}

// ---- choices ----

static bool read_number(const field_pair *pair, long least, long most, int8_t *to, diag_list *out) {
    char *end;
    long n = strtol(pair->value.s, &end, 10);
    if (end == pair->value.s || *end != '\0') {
        diag_add(out, DIAG_ERROR, pair->value.at, "not-a-number", "\"%s\" is not a whole number",
                 pair->value.s);
        return false;
    }
    if (n < least || n > most) {
        diag_add(out, DIAG_ERROR, pair->value.at, "out-of-range",
                 "\"%s\" must lie between %ld and %ld", pair->key.s, least, most);
        return false;
    }
    *to = (int8_t)n;
    return true;
}

static uint8_t counter_named(const story_spec *s, const field_name *name, diag_list *out) {
    lint_among all = LINT_AMONG("unknown-counter", "counter", s->counters);
    return lint_named(&all, name->s, name->at, out);
}

static void link_shows(story_choice *c, diag_list *out) {
    c->verdict = c->shows.n ? STORY_GOOD : STORY_FREE;
    for (size_t i = 0; i < c->shows.n; i++) {
        const field_pair *pair = &c->shows.items[i];
        story_show show = {lint_skill(&pair->key, out), str_eq(pair->value.s, "right")};
        if (!show.right && !str_eq(pair->value.s, "wrong")) {
            const char *const words[] = {"right", "wrong"};
            const char *near = str_nearest(pair->value.s, words, 2);
            diag_add(out, DIAG_ERROR, pair->value.at, "unknown-word",
                     "a choice shows a skill \"right\" or \"wrong\", not \"%s\"%s%s%s",
                     pair->value.s, near ? " - did you mean \"" : "", near ? near : "",
                     near ? "\"?" : "");
        }
        c->shown[c->n_shown++] = show;
        c->verdict = show.right ? c->verdict : STORY_WRONG;
    }
}

static void link_choice(const story_spec *s, story_choice *c, diag_list *out) {
    c->to = target(s, &c->go, out);
    link_shows(c, out);
    for (size_t i = 0; i < c->changes.n; i++) {
        const field_pair *pair = &c->changes.items[i];
        size_t k = counter_named(s, &pair->key, out);
        if (k < s->counters.n) {
            read_number(pair, -STORY_COUNTER_MAX, STORY_COUNTER_MAX, &c->change[k], out);
        }
    }
    for (size_t i = 0; i < c->when.n; i++) {
        const field_pair *pair = &c->when.items[i];
        size_t k = counter_named(s, &pair->key, out);
        if (k < s->counters.n) {
            read_number(pair, 1, s->counters.items[k].max, &c->least[k], out);
        }
    }
}

static bool conditional(const story_choice *c) {
    return c->when.n > 0;
}

// ---- steps and scenes ----

static void link_choose(const story_spec *s, story_step *step, diag_list *out) {
    size_t open = 0;
    for (size_t i = 0; i < step->choose.n; i++) {
        link_choice(s, &step->choose.items[i], out);
        open += !conditional(&step->choose.items[i]);
    }
    if (open == 0) {
        diag_add(out, DIAG_ERROR, step->at, "no-open-choice",
                 "every choice here has a `when`: one must always be on offer");
    }
}

static void link_step(const story_spec *s, story_step *step, diag_list *out) {
    int said = step->line.key.s != NULL, chosen = step->choose.n > 0, went = step->go.s != NULL;
    if (said + chosen + went + (step->end.s != NULL) != 1) {
        diag_add(out, DIAG_ERROR, step->at, "step",
                 "a step does one thing: somebody speaks, or it is a choose, a go or an end");
        return;
    }
    if (step->mood >= 0 && !said) {
        diag_add(out, DIAG_ERROR, step->at, "mood-alone",
                 "\"mood\" goes with a line somebody says");
    }
    if (step->clue.s && !chosen) {
        diag_add(out, DIAG_ERROR, step->clue.at, "clue-alone", "\"clue\" goes with a choose");
    }
    if (said) {
        step->kind = STORY_STEP_LINE;
        step->who = person_named(s, &step->line.key, out);
    } else if (chosen) {
        step->kind = STORY_STEP_CHOOSE;
        link_choose(s, step, out);
    } else if (went) {
        step->kind = STORY_STEP_GO;
        step->to = target(s, &step->go, out);
    } else {
        step->kind = STORY_STEP_END;
        step->to = target_ending(s, &step->end, out);
    }
}

static void link_scene(const story_spec *s, const field_keyed_list *scene, diag_list *out) {
    story_step *steps = scene->items;
    if (scene->n > STORY_MAX_STEPS) {
        diag_add(out, DIAG_ERROR, scene->key.at, "too-many",
                 "scene \"%s\" has %zu steps; at most %d", scene->key.s, scene->n, STORY_MAX_STEPS);
        return;
    }
    size_t before = diag_errors(out);
    for (size_t i = 0; i < scene->n; i++) {
        link_step(s, &steps[i], out);
    }
    if (diag_errors(out) != before) {
        return;
    }
    for (size_t i = 0; i + 1 < scene->n; i++) {
        if (steps[i].kind != STORY_STEP_LINE) {
            diag_add(out, DIAG_ERROR, steps[i + 1].at, "after-the-end",
                     "this is never reached: the step before it ends the scene");
            return;
        }
    }
    if (steps[scene->n - 1].kind == STORY_STEP_LINE) {
        diag_add(out, DIAG_ERROR, scene->key.at, "scene-end",
                 "scene \"%s\" must end with choose, go or end", scene->key.s);
    }
}

static size_t jump(const story_spec *s, size_t scene) {
    const story_step *last = story_step_at(s, scene, story_steps(s, scene) - 1);
    bool on = last->kind == STORY_STEP_GO && last->to.kind == STORY_TO_SCENE;
    return on ? last->to.index : s->scenes.n;
}

// A circle of `go` without a choice would never end.
static void link_circles(const story_spec *s, diag_list *out) {
    for (size_t i = 0; i < s->scenes.n; i++) {
        size_t at = jump(s, i), first = i;
        for (size_t n = 0; n < s->scenes.n && at < s->scenes.n && at != i; n++) {
            first = at < first ? at : first;
            at = jump(s, at);
        }
        if (at == i && first == i) { // told once a circle
            diag_add(out, DIAG_ERROR, s->scenes.items[i].key.at, "go-circle",
                     "from scene \"%s\" `go` leads back to it without any choice",
                     s->scenes.items[i].key.s);
        }
    }
}

// ---- the way of a player who knows ----

uint16_t story_way(const story_spec *s, story_target to) {
    if (to.kind == STORY_TO_SCENE) {
        return s->way[to.index];
    }
    return s->endings.items[to.index].good ? 0 : STORY_NO_WAY;
}

static uint16_t longer(uint16_t way, unsigned by) {
    unsigned sum = way + by;
    return way == STORY_NO_WAY || sum >= STORY_NO_WAY ? STORY_NO_WAY : (uint16_t)sum;
}

uint16_t story_way_by(const story_spec *s, const story_choice *c, bool always) {
    if (c->verdict == STORY_WRONG) {
        return STORY_NO_WAY;
    }
    unsigned cost = always ? COST_ALWAYS : conditional(c) ? COST_CONDITION : COST_CHOICE;
    return longer(story_way(s, c->to), cost);
}

static uint16_t way_from(const story_spec *s, size_t scene) {
    const story_step *last = story_step_at(s, scene, story_steps(s, scene) - 1);
    uint16_t best =
        last->kind == STORY_STEP_CHOOSE ? STORY_NO_WAY : longer(story_way(s, last->to), 1);
    for (size_t i = 0; i < last->choose.n; i++) {
        uint16_t way = story_way_by(s, &last->choose.items[i], false);
        best = way < best ? way : best;
    }
    // Some choice or line comes first: an immediate end leaves no time to leave.
    bool time = last->kind == STORY_STEP_CHOOSE || story_steps(s, scene) > 1;
    for (size_t i = 0; time && i < STORY_ALWAYS_COUNT; i++) {
        if (story_has_always(s, (story_always)i)) {
            uint16_t way = story_way_by(s, &s->always.entry[i], true);
            best = way < best ? way : best;
        }
    }
    return best;
}

static void measure_ways(story_spec *s) {
    for (size_t i = 0; i < STORY_MAX_SCENES; i++) {
        s->way[i] = STORY_NO_WAY;
    }
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < s->scenes.n; i++) {
            uint16_t way = way_from(s, i);
            changed = changed || way < s->way[i];
            s->way[i] = way < s->way[i] ? way : s->way[i];
        }
    }
}

static void link_counters(const story_spec *s, diag_list *out) {
    for (size_t i = 0; i < s->counters.n; i++) {
        const story_counter *c = &s->counters.items[i];
        if (c->start > c->max) {
            diag_add(out, DIAG_ERROR, c->at, "out-of-range", "\"%s\" starts at %d, over its max %d",
                     c->key.s, c->start, c->max);
        }
    }
}

static void link_names(const story_spec *s, diag_list *out) {
    for (size_t i = 0; i < s->endings.n; i++) {
        const field_name *key = &s->endings.items[i].key;
        size_t scene = scene_named(s, key->s);
        const story_step *only = scene < s->scenes.n ? steps_of(s, scene) : NULL;
        bool leads_there = only && s->scenes.items[scene].n > 0 &&
                           str_eq(only[s->scenes.items[scene].n - 1].end.s, key->s);
        if (only && !leads_there) {
            diag_add(out, DIAG_ERROR, key->at, "duplicate-id",
                     "\"%s\" is a scene already, and it does not lead to this ending", key->s);
        }
    }
}

bool story_link(void *spec, const level_head *head, arena *a, diag_list *out) {
    (void)head;
    (void)a;
    story_spec *s = spec;
    size_t before = diag_errors(out);
    if (s->scenes.n == 0 || s->scenes.n > STORY_MAX_SCENES) {
        diag_add(out, DIAG_ERROR, s->at, s->scenes.n ? "too-many" : "too-few",
                 "a story has 1 to %d scenes; here are %zu", STORY_MAX_SCENES, s->scenes.n);
        return false;
    }
    link_people(s, out);
    link_dress(s, out);
    link_counters(s, out);
    link_names(s, out);
    s->start_scene = (uint8_t)scene_named(s, s->start.s);
    if (s->start_scene == s->scenes.n) {
        unknown_scene(s, &s->start, out);
    }
    for (size_t i = 0; i < s->scenes.n; i++) {
        link_scene(s, &s->scenes.items[i], out);
    }
    for (size_t i = 0; i < STORY_ALWAYS_COUNT; i++) {
        if (story_has_always(s, (story_always)i)) {
            link_choice(s, &s->always.entry[i], out);
        }
    }
    if (diag_errors(out) != before) {
        return false;
    }
    link_circles(s, out);
    measure_ways(s);
    return diag_errors(out) == before;
}
