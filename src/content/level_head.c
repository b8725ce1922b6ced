#include "content/level_head.h"

#include <string.h>

#include "content/cast.h"
#include "content/curriculum.h"
#include "content/lint.h"
#include "core/str.h"

const char *const level_sets[] = {"townhall",   "post",   "forge",  "observatory",
                                  "commons",    "ferry",  "market", "meadow",
                                  "lighthouse", "studio", NULL};

static const char *const band_words[] = {"7", "10", "13", NULL};
static const int bands[] = {7, 10, 13};

static const record opening_line = {
    .name = "line of the opening",
    .size = sizeof(field_pair),
    .at = FIELD_NO_POS,
    .fields =
        (const field[]){
            {.key = "*",
             .kind = FIELD_REST,
             .flags = FIELD_REQUIRED,
             .max = 160,
             .doc = "Who speaks (a member of the cast), and the words.",
             .example = "pip: Quick, the bell at the ferry landing is ringing."},
            {0},
        },
};

static const field head_fields[] = {
    {.key = "id",
     .kind = FIELD_ID,
     .offset = offsetof(level, id),
     .flags = FIELD_REQUIRED,
     .doc = "The name of the file without .yaml; saved progress is kept under it, so it never "
            "changes.",
     .example = "scam-call"},
    {.key = "revision",
     .kind = FIELD_INT,
     .offset = offsetof(level, revision),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = 9999,
     .doc = "Count it up when recordings of this level no longer apply.",
     .example = "1"},
    {.key = "title",
     .kind = FIELD_TEXT,
     .offset = offsetof(level, title),
     .flags = FIELD_REQUIRED,
     .max = 60,
     .doc = "What the level is called on the map.",
     .example = "The prize that was not"},
    {.key = "goal",
     .kind = FIELD_TEXT,
     .offset = offsetof(level, goal),
     .flags = FIELD_REQUIRED,
     .max = 90,
     .doc = "What the child sets out to do, in one sentence.",
     .example = "Spot three signs of a scam before you answer."},
    {.key = "band",
     .kind = FIELD_ENUM,
     .offset = offsetof(level, band),
     .flags = FIELD_REQUIRED,
     .words = band_words,
     .doc = "The youngest age it is written for: 7 (7-9), 10 (10-12) or 13 (13-15).",
     .example = "10"},
    {.key = "skills",
     .kind = FIELD_NAMES,
     .offset = offsetof(level, skill_names),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = LEVEL_MAX_SKILLS,
     .doc = "The skills of the curriculum that the child's choices show.",
     .example = "[S3, S4]"},
    {.key = "minutes",
     .kind = FIELD_INT,
     .offset = offsetof(level, minutes),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = 15,
     .doc = "How long it takes most children.",
     .example = "4"},
    {.key = "needs",
     .kind = FIELD_NAMES,
     .offset = offsetof(level, needs),
     .max = LEVEL_MAX_NEEDS,
     .doc = "The levels that must be done before this one opens.",
     .example = "[first-steps]"},
    {.key = "set",
     .kind = FIELD_NAME,
     .offset = offsetof(level, set),
     .doc = "The quarter on whose stage it plays; its own when absent, or that of its first skill.",
     .example = "ferry"},
    {.key = "sensitive",
     .kind = FIELD_TEXT,
     .offset = offsetof(level, sensitive),
     .max = 240,
     .doc = "Said to the grown-up before a sensitive level: what it is about.",
     .example = "This level is about somebody who asks for photos. Sit together if you can."},
    {.key = "talk",
     .kind = FIELD_TEXTS,
     .offset = offsetof(level, talk),
     .flags = FIELD_REQUIRED,
     .min = 1,
     .max = 4,
     .doc = "Questions for the grown-up to ask afterwards.",
     .example = "[When did you last get a message that hurried you?]"},
    {.key = "opening",
     .kind = FIELD_RECORDS,
     .offset = offsetof(level, opening),
     .max = 6,
     .of = &opening_line,
     .doc = "Lines said on the stage before play begins.",
     .example = "[pip: The bell at the ferry landing is ringing.]"},
    {.key = "mechanic",
     .kind = FIELD_NAME,
     .offset = offsetof(level, mechanic_name),
     .flags = FIELD_REQUIRED,
     .doc = "The kind of play; the level's body stands under this name.",
     .example = "story"},
    {0},
};

const record level_shape = {
    .name = "level",
    .size = sizeof(level),
    .at = offsetof(level, at),
    .fields = head_fields,
};

static const mechanic *find_mechanic(mechanic_list m, const char *name) {
    for (size_t i = 0; m && name && m[i]; i++) {
        if (str_eq(m[i]->name, name)) {
            return m[i];
        }
    }
    return NULL;
}

static bool is_head_key(const char *key) {
    for (const field *f = head_fields; f->key; f++) {
        if (str_eq(f->key, key)) {
            return true;
        }
    }
    return false;
}

// The body's key misspelt, if that is what is there: a strange key near enough to the mechanic's
// name.
static const node *misspelt_body(const node *root, const char *name) {
    for (const node *c = root->first; c; c = c->next) {
        if (c->kind == NODE_MAP && !is_head_key(c->key) && str_nearest(c->key, &name, 1)) {
            return c;
        }
    }
    return NULL;
}

// Where the body of a level stands, of which the mechanic is known; *strange is set to a key that
// has been complained of here.
static const node *find_body(const node *root, const mechanic *mine, const node **strange,
                             diag_list *out) {
    const node *body = node_get(root, mine->name);
    if (body) {
        return body;
    }
    *strange = misspelt_body(root, mine->name);
    if (*strange) {
        diag_add(out, DIAG_ERROR, (*strange)->key_at, "unknown-key",
                 "a level has no \"%s\" - did you mean \"%s\"?", (*strange)->key, mine->name);
    } else {
        const node *named = node_get(root, "mechanic");
        diag_add(out, DIAG_ERROR, named->at, "missing-body",
                 "this level is a \"%s\", so it needs a \"%s:\" with what is played", mine->name,
                 mine->name);
    }
    return NULL;
}

// A copy of the root without the keys that are no part of the head.
static const node *head_only(const node *root, mechanic_list m, const mechanic *mine,
                             const char *name, const node *strange, arena *a, diag_list *out) {
    node *head = arena_new(a, node);
    if (!head) {
        return NULL;
    }
    *head = *root;
    head->first = NULL;
    head->count = 0;
    const node **end = &head->first;
    for (const node *c = root->first; c; c = c->next) {
        const mechanic *owner = find_mechanic(m, c->key);
        if (owner && mine && owner != mine) {
            diag_add(out, DIAG_ERROR, c->key_at, "foreign-body",
                     "this level is a \"%s\": \"%s:\" belongs to another kind of level", mine->name,
                     c->key);
        }
        if (owner || c == strange || str_eq(c->key, name)) {
            continue;
        }
        node *copy = arena_new(a, node);
        if (!copy) {
            return NULL;
        }
        *copy = *c;
        copy->next = NULL;
        *end = copy;
        end = &copy->next;
        head->count++;
    }
    return head;
}

static void check_names_once(const field_names *names, const char *what, diag_list *out) {
    for (size_t i = 1; i < names->n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (str_eq(names->items[i].s, names->items[j].s)) {
                diag_add(out, DIAG_ERROR, names->items[i].at, "listed-twice",
                         "%s \"%s\" is listed twice", what, names->items[i].s);
                break;
            }
        }
    }
}

static void resolve(level *l, diag_list *out) {
    for (size_t i = 0; i < l->skill_names.n && l->head.n_skills < LEVEL_MAX_SKILLS; i++) {
        uint8_t found = lint_skill(&l->skill_names.items[i], out);
        if (found != SKILL_NONE) {
            l->skills[l->head.n_skills++] = found;
        }
    }
    check_names_once(&l->skill_names, "skill", out);
    check_names_once(&l->needs, "level", out);
    if (l->set.s) {
        size_t n = 0;
        while (level_sets[n] && !str_eq(level_sets[n], l->set.s)) {
            n++;
        }
        if (!level_sets[n]) {
            lint_unknown(out, l->set.at, "unknown-set", "stage set", l->set.s, level_sets, n);
        }
    }
    for (size_t i = 0; i < l->opening.n; i++) {
        const field_name *who = &l->opening.items[i].key;
        if (who->s && !cast_find(who->s)) {
            lint_unknown_near(out, who->at, "unknown-cast", "member of the cast", who->s,
                              cast_nearest(who->s));
        }
    }
}

void level_head_load(level *l, const node *root, mechanic_list m, const node **body, arena *a,
                     diag_list *out) {
    *body = NULL;
    const node *head = root;
    if (root->kind == NODE_MAP) {
        const node *named = node_get(root, "mechanic");
        const char *name = named && named->kind == NODE_SCALAR ? named->text : NULL;
        const node *strange = NULL;
        l->mechanic = find_mechanic(m, name);
        if (l->mechanic) {
            *body = find_body(root, l->mechanic, &strange, out);
        } else if (m && name) {
            const char *names[16];
            size_t n = 0;
            while (n < sizeof names / sizeof *names && m[n]) {
                names[n] = m[n]->name;
                n++;
            }
            lint_unknown(out, named->at, "unknown-mechanic", "mechanic", name, names, n);
        }
        head = head_only(root, m, l->mechanic, name, strange, a, out);
    }
    if (!head) {
        diag_add(out, DIAG_ERROR, root->at, "memory", "there is not enough memory for this level");
        return;
    }
    field_load(&level_shape, head, l, a, out);
    l->band = bands[l->band];
    l->head.skills = l->skills;
    resolve(l, out);
    l->head.id = l->id.s ? l->id.s : "";
    l->head.band = l->band;
}

void level_head_check_file(const level *l, const char *path, diag_list *out) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t n = dot ? (size_t)(dot - name) : strlen(name);
    bool wanted = l->id.s && strlen(l->id.s) == n && memcmp(l->id.s, name, n) == 0;
    bool is_id = l->id.s && !l->id.s[strspn(l->id.s, "abcdefghijklmnopqrstuvwxyz0123456789-")];
    if (is_id && !wanted) { // what is no id at all has been complained of
        diag_add(out, DIAG_ERROR, l->id.at, "id-not-file-name",
                 "the id is \"%s\", but the file is called \"%s\"", l->id.s, name);
    }
}

static const char *line_end(const char *s, const char *end) {
    const char *found = memchr(s, '\n', (size_t)(end - s));
    return found ? found : end;
}

size_t level_head_bytes(const char *text, size_t n) {
    static const char key[] = "mechanic:";
    const char *end = text + n, *name = NULL, *body = NULL;
    size_t name_n = 0;
    for (const char *s = text; s < end;) {
        const char *stop = line_end(s, end);
        size_t length = (size_t)(stop - s);
        bool indented = length == 0 || memchr(" \t\r#", *s, 4);
        if (body) {
            if (!indented) {
                return n; // the head goes on behind the body
            }
        } else if (name && length > name_n && s[name_n] == ':' && !memcmp(s, name, name_n)) {
            body = s;
        } else if (length > sizeof key - 1 && memcmp(s, key, sizeof key - 1) == 0) {
            name = s + sizeof key - 1;
            while (name < stop && *name == ' ') {
                name++;
            }
            while (name + name_n < stop && !memchr(" \t\r#", name[name_n], 4)) {
                name_n++;
            }
            name = name_n > 0 ? name : NULL;
        }
        s = stop < end ? stop + 1 : end;
    }
    return body ? (size_t)(body - text) : n;
}
