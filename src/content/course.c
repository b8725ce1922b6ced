#include "content/course.h"

#include <stdlib.h>
#include <string.h>

#include "content/check.h"
#include "content/course_file.h"
#include "content/curriculum.h"
#include "content/level_head.h"
#include "content/lint.h"
#include "core/file.h"
#include "core/str.h"
#include "core/utf8.h"

// course.yaml as it is written.
typedef struct {
    field_name folder;
    field_text name, story;
    field_names levels;
    field_pairs because;
} quarter_file;

typedef struct {
    course_scene opening, closing;
    FIELD_LIST_OF(quarter_file) quarters;
} course_file;

static const record quarter_shape = {
    .name = "quarter",
    .size = sizeof(quarter_file),
    .at = FIELD_NO_POS,
    .fields =
        (const field[]){
            {.key = "*",
             .kind = FIELD_KEY,
             .offset = offsetof(quarter_file, folder),
             .doc = "The quarter's folder.",
             .example = "forge"},
            {.key = "name",
             .kind = FIELD_TEXT,
             .offset = offsetof(quarter_file, name),
             .flags = FIELD_REQUIRED,
             .max = COURSE_NAME_MAX,
             .doc = "What the quarter is called on the map.",
             .example = "The Forge"},
            {.key = "story",
             .kind = FIELD_TEXT,
             .offset = offsetof(quarter_file, story),
             .flags = FIELD_REQUIRED,
             .max = COURSE_STORY_MAX,
             .doc = "One sentence, shown when the quarter is chosen on the map.",
             .example = "Keys are forged here."},
            {.key = "levels",
             .kind = FIELD_NAMES,
             .offset = offsetof(quarter_file, levels),
             .doc = "The quarter's levels, in order; each is QUARTER/ID.yaml.",
             .example = "[key-ring, scam-call]"},
            {.key = "because",
             .kind = FIELD_TEXT_PAIRS,
             .offset = offsetof(quarter_file, because),
             .doc = "Of each level, why it is a good one to go on with; said on the map.",
             .example = "{ scam-call: You have a key now. Look who wants it. }"},
            {0},
        },
};

const record course_shape = {
    .name = "course",
    .size = sizeof(course_file),
    .at = FIELD_NO_POS,
    .fields =
        (const field[]){
            {.key = "opening",
             .kind = FIELD_RECORDS,
             .offset = offsetof(course_file, opening),
             .max = COURSE_SCENE_LINES,
             .of = &course_line_shape,
             .doc = "A scene for who is new, before the bay is seen.",
             .example = "[{ noor: The fog has come., where: bay, lamps: 0 }]"},
            {.key = "closing",
             .kind = FIELD_RECORDS,
             .offset = offsetof(course_file, closing),
             .max = COURSE_SCENE_LINES,
             .of = &course_line_shape,
             .doc = "A scene for when every lamp is lit.",
             .example = "[{ noor: The fog is gone., where: bay, lamps: 10, kindles: yes }]"},
            {.key = "quarters",
             .kind = FIELD_KEYED,
             .offset = offsetof(course_file, quarters),
             .flags = FIELD_REQUIRED,
             .min = 1,
             .max = STRAND_COUNT,
             .of = &quarter_shape,
             .doc = "The quarters that have levels, in the order in which the bay opens.",
             .example = "{}"},
            {0},
        },
};

void course_no_memory(const char *dir, diag_list *out) {
    diag_add(out, DIAG_ERROR, (srcpos){dir, 0, 0}, "memory",
             "there is not enough memory for this course");
}

static void unknown_quarter(const field_name *folder, diag_list *out) {
    const char *folders[STRAND_COUNT];
    for (size_t i = 0; i < STRAND_COUNT; i++) {
        folders[i] = strand_at(i)->quarter;
    }
    lint_unknown(out, folder->at, "unknown-quarter", "quarter", folder->s, folders, STRAND_COUNT);
}

// Lays out quarters and levels as course.yaml lists them; false: no memory.
static bool lay_out(course_build *b, const course_file *file) {
    size_t n = 0, at = 0;
    for (size_t q = 0; q < file->quarters.n; q++) {
        n += file->quarters.items[q].levels.n;
    }
    course_quarter *quarters = arena_array(b->a, course_quarter, file->quarters.n + 1);
    const char **ids = arena_array(b->a, const char *, n + 1);
    b->levels = arena_array(b->a, course_level, n + 1);
    b->entries = arena_array(b->a, course_entry, n + 1);
    if (!quarters || !ids || !b->levels || !b->entries) {
        return false;
    }
    for (size_t q = 0; q < file->quarters.n; q++) {
        const quarter_file *from = &file->quarters.items[q];
        int strand_index = strand_by_quarter(from->folder.s);
        quarters[q] = (course_quarter){strand_index, from->name, from->story, at, from->levels.n};
        if (strand_index < 0) {
            unknown_quarter(&from->folder, b->out);
        }
        for (size_t i = 0; i < from->levels.n; i++, at++) {
            ids[at] = from->levels.items[i].s;
            b->entries[at].listed = from->levels.items[i];
            b->levels[at] = (course_level){.id = ids[at], .quarter = strand_index};
            b->levels[at].path =
                arena_printf(b->a, "%s/%s/%s.yaml", b->c->dir, from->folder.s, ids[at]);
            if (!b->levels[at].path) {
                return false;
            }
        }
    }
    b->c->quarters = quarters;
    b->c->n_quarters = file->quarters.n;
    b->c->levels = b->levels;
    b->c->n_levels = n;
    b->c->ids = ids;
    if (n == 0) {
        diag_add(b->out, DIAG_ERROR, (srcpos){b->c->dir, 0, 0}, "no-levels",
                 COURSE_FILE " lists no levels");
    }
    return true;
}

typedef struct {
    const char *id;
    int index;
} id_at;

static int by_id_then_index(const void *a, const void *b) {
    const id_at *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : x->index - y->index;
}

// Puts what quarters say about their levels with these; what is about no level of theirs is an
// error.
static void give_reasons(course_build *b, const course_file *file) {
    for (size_t q = 0; q < file->quarters.n; q++) {
        const quarter_file *from = &file->quarters.items[q];
        const course_quarter *of = &b->c->quarters[q];
        for (size_t k = 0; k < from->because.n; k++) {
            const field_pair *said = &from->because.items[k];
            size_t i = of->first;
            while (i < of->first + of->n && !str_eq(b->c->ids[i], said->key.s)) {
                i++;
            }
            size_t long_is = utf8_count(said->value.s, strlen(said->value.s));
            if (long_is > COURSE_BECAUSE_MAX) {
                diag_add(b->out, DIAG_ERROR, said->value.at, "too-long",
                         "this reason is %zu characters long; at most %d have room on the map",
                         long_is, COURSE_BECAUSE_MAX);
            }
            if (i < of->first + of->n) {
                b->levels[i].because = said->value;
            } else {
                lint_unknown(b->out, said->key.at, "unknown-level", "level of this quarter",
                             said->key.s, b->c->ids + of->first, of->n);
            }
        }
    }
}

// Sorts the ids, and marks those that are listed a second time; false: no memory.
static bool index_ids(course_build *b) {
    size_t n = b->c->n_levels;
    id_at *sorted = arena_array(b->a, id_at, n + 1);
    int *by_id = arena_array(b->a, int, n + 1);
    if (!sorted || !by_id) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        sorted[i] = (id_at){b->levels[i].id, (int)i};
    }
    qsort(sorted, n, sizeof *sorted, by_id_then_index);
    for (size_t i = 0; i < n; i++) {
        by_id[i] = sorted[i].index;
        if (i > 0 && str_eq(sorted[i - 1].id, sorted[i].id)) {
            course_entry *e = &b->entries[sorted[i].index];
            e->again = true;
            diag_add(b->out, DIAG_ERROR, e->listed.at, "listed-twice",
                     "level \"%s\" is listed twice: an id belongs to one level only", e->listed.s);
        }
    }
    b->c->by_id = by_id;
    return true;
}

// Names the level files there are, as QUARTER/ID, and adds the error about one that is not there.
static void missing_level(const course_build *b, const course_level *missing, srcpos at) {
    static const char suffix[] = ".yaml";
    size_t skip = strlen(b->c->dir) + 1;
    const char *const *paths;
    size_t n = 0;
    if (diag_count(b->out) >= DIAG_MAX || !file_list(b->c->dir, suffix, b->scratch, &paths, &n)) {
        n = 0;
    }
    const char **names = arena_array(b->scratch, const char *, n + 1);
    for (size_t i = 0; names && i < n; i++) {
        size_t length = strlen(paths[i]);
        names[i] = arena_strndup(b->scratch, paths[i] + skip, length - skip - (sizeof suffix - 1));
    }
    size_t length = strlen(missing->path + skip) - (sizeof suffix - 1);
    const char *name = arena_strndup(b->scratch, missing->path + skip, length);
    lint_unknown(b->out, at, "missing-level", "level file", name ? name : missing->id, names,
                 names ? n : 0);
}

static field_text keep_text(const field_text *t, const char *path, arena *a) {
    const char *s = t->source ? arena_strdup(a, t->source) : NULL;
    return (field_text){s, s, {path, t->at.line, t->at.col}};
}

// Copies what the course needs of a level; false: no memory.
static bool keep_level(course_build *b, size_t i, const level *l) {
    course_level *to = &b->levels[i];
    to->title = keep_text(&l->title, to->path, b->a);
    to->goal = keep_text(&l->goal, to->path, b->a);
    to->band = l->band;
    to->minutes = l->minutes;
    to->mechanic = arena_strdup(b->a, l->mechanic_name.s);
    to->n_skills = l->head.n_skills;
    memcpy(to->skills, l->skills, sizeof to->skills);
    if (b->c->n_quarters == 0) {
        to->quarter = l->set.s ? strand_by_quarter(l->set.s) : skill_at(l->skills[0])->strand;
    }
    field_name *needs = arena_array(b->a, field_name, l->needs.n + 1);
    if (!needs) {
        return false;
    }
    for (size_t k = 0; k < l->needs.n; k++) {
        const field_name *from = &l->needs.items[k];
        needs[k].s = arena_strdup(b->a, from->s);
        needs[k].at = (srcpos){to->path, from->at.line, from->at.col};
        if (!needs[k].s) {
            return false;
        }
    }
    b->entries[i].needs.items = needs;
    b->entries[i].needs.n = l->needs.n;
    return to->title.s && to->goal.s && to->mechanic;
}

static bool is_there(const course_build *b, size_t i) {
    const course_level *at = &b->levels[i];
    return !strchr(at->id, '/') && (b->bytes ? b->bytes[i].text != NULL : file_exists(at->path));
}

static level *load_level(course_build *b, size_t i, mechanic_list m) {
    const char *path = b->levels[i].path;
    if (b->bytes) {
        level *l = level_parse(path, b->bytes[i].text, b->bytes[i].n, m, b->scratch, b->out);
        if (l) {
            level_head_check_file(l, path, b->out);
        }
        return l;
    }
    return m ? level_load(path, m, b->scratch, b->out) : level_load_head(path, b->scratch, b->out);
}

// m NULL: heads only. Otherwise each level is loaded whole and linted.
static bool load_levels(course_build *b, mechanic_list m, const art_names *art) {
    for (size_t i = 0; i < b->c->n_levels; i++) {
        const course_level *at = &b->levels[i];
        if (b->entries[i].again || at->quarter < 0) {
            continue;
        }
        arena_reset(b->scratch);
        if (!is_there(b, i)) {
            missing_level(b, at, b->entries[i].listed.at);
            continue;
        }
        const level *l = load_level(b, i, m);
        if (l && !keep_level(b, i, l)) {
            return false;
        }
        if (l && m) {
            level_check(l, art, b->out);
        }
    }
    return true;
}

// False: no memory.
static bool begin(course_build *b, const char *dir) {
    b->c = arena_new(b->a, course);
    b->scratch = arena_create(COURSE_SCRATCH_BYTES);
    char *kept = arena_strdup(b->a, dir);
    if (!b->c || !b->scratch || !kept) {
        return false;
    }
    for (size_t n = strlen(kept); n > 1 && kept[n - 1] == '/'; n--) {
        kept[n - 1] = '\0';
    }
    b->c->dir = kept;
    return true;
}

bool course_read(course_build *b, const char *dir, mechanic_list m, const art_names *art) {
    char *path = file_join(b->a, dir, COURSE_FILE);
    if (!begin(b, dir) || !path) {
        course_no_memory(dir, b->out);
        return false;
    }
    const node *root = node_read(path, b->a, b->out);
    course_file file = {0};
    if (!root || !field_load(&course_shape, root, &file, b->a, b->out)) {
        return false;
    }
    b->c->opening = file.opening;
    b->c->closing = file.closing;
    course_check_scene(&file.opening, b->out);
    course_check_scene(&file.closing, b->out);
    if (!lay_out(b, &file)) {
        course_no_memory(dir, b->out);
        return false;
    }
    give_reasons(b, &file);
    if (!index_ids(b) || !load_levels(b, m, art)) {
        course_no_memory(dir, b->out);
        return false;
    }
    course_resolve_needs(b);
    return true;
}

// False: no memory.
static bool lay_out_list(course_build *b, const field_names *listed) {
    const char **ids = arena_array(b->a, const char *, listed->n + 1);
    b->levels = arena_array(b->a, course_level, listed->n + 1);
    b->entries = arena_array(b->a, course_entry, listed->n + 1);
    if (!ids || !b->levels || !b->entries) {
        return false;
    }
    for (size_t i = 0; i < listed->n; i++) {
        ids[i] = listed->items[i].s;
        b->entries[i].listed = listed->items[i];
        b->levels[i].id = ids[i];
        b->levels[i].path = arena_printf(b->a, "%s/%s.yaml", b->c->dir, ids[i]);
        if (!b->levels[i].path) {
            return false;
        }
    }
    b->c->levels = b->levels;
    b->c->n_levels = listed->n;
    b->c->ids = ids;
    return true;
}

bool course_read_list(course_build *b, const char *dir, const field_names *listed, mechanic_list m,
                      const art_names *art) {
    if (!begin(b, dir) || !lay_out_list(b, listed) || !index_ids(b) || !load_levels(b, m, art)) {
        course_no_memory(dir, b->out);
        return false;
    }
    course_resolve_needs(b);
    return true;
}

course *course_load(const char *dir, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    course_build b = {.a = a, .out = out};
    bool built = course_read(&b, dir, NULL, NULL);
    arena_destroy(b.scratch);
    return built && diag_errors(out) == before ? b.c : NULL;
}
