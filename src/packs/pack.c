#include "packs/pack.h"

#include <stdio.h>
#include <string.h>

#include "content/course_file.h"
#include "core/file.h"
#include "core/log.h"
#include "core/str.h"

enum { NAME_MAX_POINTS = 80, CATALOGUE_BYTES = 4 << 20, ROOM_OF_PATH = 1200 };

const record pack_shape = {
    .name = "pack",
    .size = sizeof(pack_head),
    .at = offsetof(pack_head, at),
    .fields =
        (const field[]){
            {.key = "id",
             .kind = FIELD_ID,
             .offset = offsetof(pack_head, id),
             .flags = FIELD_REQUIRED,
             .doc = "What the pack is known by on every machine; progress is kept under it, so it "
                    "never changes.",
             .example = "storm-week"},
            {.key = "version",
             .kind = FIELD_INT,
             .offset = offsetof(pack_head, version),
             .flags = FIELD_REQUIRED,
             .min = 1,
             .max = 9999,
             .doc = "Count it up with every change that you hand out.",
             .example = "1"},
            {.key = "title",
             .kind = FIELD_TEXT,
             .offset = offsetof(pack_head, title),
             .flags = FIELD_REQUIRED,
             .max = PACK_TITLE_MAX,
             .doc = "What the pack is called.",
             .example = "Storm week"},
            {.key = "about",
             .kind = FIELD_TEXT,
             .offset = offsetof(pack_head, about),
             .max = PACK_ABOUT_MAX,
             .doc = "What it is about, in one or two sentences.",
             .example = "What to do when everybody writes at once."},
            {.key = "author",
             .kind = FIELD_NAME,
             .offset = offsetof(pack_head, author),
             .flags = FIELD_REQUIRED,
             .max = NAME_MAX_POINTS,
             .doc = "Who made it: a name, a school.",
             .example = "Class 6b, Harbour School"},
            {.key = "licence",
             .kind = FIELD_NAME,
             .offset = offsetof(pack_head, licence),
             .flags = FIELD_REQUIRED,
             .max = NAME_MAX_POINTS,
             .doc = "What others may do with it.",
             .example = "CC BY 4.0"},
            {.key = "date",
             .kind = FIELD_NAME,
             .offset = offsetof(pack_head, date),
             .flags = FIELD_REQUIRED,
             .doc = "The day on which this version was made: YEAR-MONTH-DAY.",
             .example = "2026-11-24"},
            {.key = "game",
             .kind = FIELD_NAME,
             .offset = offsetof(pack_head, game),
             .doc = "The oldest version of the game that can play it.",
             .example = "0.1.0"},
            {.key = "language",
             .kind = FIELD_NAME,
             .offset = offsetof(pack_head, language),
             .doc = "The language that its levels are written in; en when absent.",
             .example = "en"},
            {.key = "languages",
             .kind = FIELD_NAMES,
             .offset = offsetof(pack_head, languages),
             .doc = "The languages that it is translated into; each is a file lang/CODE.po.",
             .example = "[zh_CN, ar]"},
            {.key = "music",
             .kind = FIELD_NAME,
             .offset = offsetof(pack_head, music),
             .doc = "Plays with all its levels: NAME of sounds/NAME.ogg; that of the quarter when "
                    "absent.",
             .example = "shanty"},
            {.key = "levels",
             .kind = FIELD_NAMES,
             .offset = offsetof(pack_head, levels),
             .flags = FIELD_REQUIRED,
             .min = 1,
             .max = PACK_MAX_LEVELS,
             .doc = "Its levels, in order; each is levels/ID.yaml.",
             .example = "[first-night, second-night]"},
            {0},
        },
};

pack *pack_load(const char *dir, const char *folder, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    pack *p = arena_new(a, pack);
    char *path = file_join(a, dir, folder);
    char *manifest = path ? file_join(a, path, PACK_MANIFEST_FILE) : NULL;
    char *levels = path ? file_join(a, path, PACK_LEVELS) : NULL;
    if (!p || !manifest || !levels || !(p->folder = arena_strdup(a, folder))) {
        course_no_memory(dir, out);
        return NULL;
    }
    p->path = path;
    const node *root = node_read(manifest, a, out);
    if (!root || !field_load(&pack_shape, root, &p->head, a, out)) {
        return NULL;
    }
    p->language = language_find(p->head.language.s ? p->head.language.s : "en");
    course_build b = {.a = a, .out = out};
    bool built = course_read_list(&b, levels, &p->head.levels, NULL, NULL);
    arena_destroy(b.scratch);
    p->levels = b.c;
    return built && p->language && diag_errors(out) == before ? p : NULL;
}

const char *pack_level_key(const pack *p, const char *id, arena *a) {
    return arena_printf(a, "%s/%s", p->head.id.s, id);
}

typedef struct {
    const pack *p;
    arena *a;
    bool no_memory;
} own_icons;

// The walk is const, but what it walks over is a level being loaded.
static void own_icon(void *ctx, const record *r, const field *f, const field_name *name) {
    (void)r;
    own_icons *o = ctx;
    char path[ROOM_OF_PATH];
    if (f->kind != FIELD_ICON || !name->s) {
        return;
    }
    int n = snprintf(path, sizeof path, "%s/icons/%s.svg", o->p->path, name->s);
    if (n > 0 && (size_t)n < sizeof path && file_exists(path)) {
        char *own = arena_printf(o->a, "+%s/icons/%s", o->p->folder, name->s);
        ((field_name *)name)->s = own ? own : name->s;
        o->no_memory = o->no_memory || !own;
    }
}

bool pack_own_art(const pack *p, level *l, arena *a) {
    own_icons o = {p, a, false};
    field_walk_names(&level_shape, l, own_icon, &o);
    field_walk_names(l->mechanic->shape, l->spec, own_icon, &o);
    return !o.no_memory;
}

const char *pack_music(const pack *p, arena *a) {
    const char *name = p->head.music.s;
    return name ? arena_printf(a, "+%s/sounds/%s", p->folder, name) : NULL;
}

catalogue *pack_catalogue(const pack *p, const language *lang) {
    const field_names *there = &p->head.languages;
    size_t i = 0;
    while (i < there->n && !str_eq(there->items[i].s, lang->code)) {
        i++;
    }
    if (i == there->n || lang == p->language) {
        return NULL;
    }
    arena *a = arena_create(CATALOGUE_BYTES * 2);
    char *path = a ? arena_printf(a, "%s/lang/%s.mo", p->path, lang->code) : NULL, *bytes = NULL;
    size_t n = 0;
    const char *why = "could not be read";
    bool got = path && file_read(path, CATALOGUE_BYTES, a, &bytes, &n) == FILE_OK;
    catalogue *c = got ? catalogue_open(bytes, n, &why) : NULL;
    if (!c) {
        log_line("%s/lang/%s.mo %s", p->path, lang->code, why);
    }
    arena_destroy(a);
    return c;
}

static void translate(void *ctx, const record *r, const field *f, field_text *t) {
    (void)r;
    (void)f;
    t->s = catalogue_get(ctx, PACK_TEXTS, t->source);
}

void pack_translate(pack *p, const catalogue *cat) {
    field_walk(&pack_shape, &p->head, translate, (void *)cat);
    course_translate(p->levels, cat);
}
