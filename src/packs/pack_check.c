#include "packs/pack_check.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "content/check.h"
#include "content/course_file.h"
#include "content/level_head.h"
#include "content/lint.h"
#include "content/translation.h"
#include "core/str.h"
#include "core/utf8.h"
#include "i18n/proof.h"
#include "packs/drawing.h"
#include "packs/pack_zip.h"

typedef struct {
    const pack_files *f;
    const pack_rules *r;
    arena *a;
    diag_list *out;
    pack_head *head;
    bool read; // the manifest could be
    const language *language;
} check;

static void at_file(check *c, const char *file, const char *code, const char *why) {
    diag_add(c->out, DIAG_ERROR, (srcpos){file, 0, 0}, code, "%s", why);
}

static void no_memory(check *c) {
    at_file(c, PACK_MANIFEST_FILE, "memory", "there is not enough memory for this pack");
}

// --- the manifest

static bool is_date(const char *s) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day, n = 0;
    return strlen(s) == 10 && strspn(s, "0123456789-") == 10 &&
           sscanf(s, "%4d-%2d-%2d%n", &year, &month, &day, &n) == 3 && n == 10 && year >= 2000 &&
           month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

// "1.2.3"; false: it is none.
static bool version_of(const char *s, int v[3]) {
    int n = 0;
    return strspn(s, "0123456789.") == strlen(s) && strlen(s) < 20 &&
           sscanf(s, "%5d.%5d.%5d%n", &v[0], &v[1], &v[2], &n) == 3 && s[n] == '\0';
}

static void check_game(check *c, const field_name *game) {
    int wants[3], has[3] = {0};
    if (!version_of(game->s, wants)) {
        diag_add(c->out, DIAG_ERROR, game->at, "game",
                 "a version of the game is three numbers, such as %s", c->r->game);
        return;
    }
    version_of(c->r->game, has);
    int order = 0;
    for (int i = 0; i < 3 && order == 0; i++) {
        order = (wants[i] > has[i]) - (wants[i] < has[i]);
    }
    if (order > 0) {
        diag_add(c->out, DIAG_ERROR, game->at, "game",
                 "this pack needs Beacon Bay %s or newer; here is %s", game->s, c->r->game);
    }
}

static const language *known_language(check *c, const field_name *code) {
    const language *l = language_find(code->s);
    if (!l) {
        const char *codes[16];
        size_t n = language_count() < 16 ? language_count() : 16;
        for (size_t i = 0; i < n; i++) {
            codes[i] = language_at(i)->code;
        }
        lint_unknown(c->out, code->at, "language", "language of the game", code->s, codes, n);
    }
    return l;
}

static bool names(const field_names *list, const char *s) {
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->items[i].s, s)) {
            return true;
        }
    }
    return false;
}

static void check_languages(check *c) {
    const field_names *l = &c->head->languages;
    for (size_t i = 0; i < l->n; i++) {
        const field_name *code = &l->items[i];
        const language *known = known_language(c, code);
        const char *file = arena_printf(c->a, "lang/%s.po", code->s);
        if (known && known == c->language) {
            diag_add(c->out, DIAG_ERROR, code->at, "language",
                     "the levels are written in \"%s\": it needs no translation", code->s);
        } else if (known && file && !pack_files_find(c->f, file)) {
            diag_add(c->out, DIAG_ERROR, code->at, "missing-file", "there is no file %s", file);
        }
    }
}

static void check_manifest(check *c) {
    const pack_head *h = c->head;
    if (h->date.s && !is_date(h->date.s)) {
        diag_add(c->out, DIAG_ERROR, h->date.at, "date", "a date is written as 2026-11-24");
    }
    if (h->game.s) {
        check_game(c, &h->game);
    }
    if (h->language.s) {
        c->language = known_language(c, &h->language);
    }
    check_languages(c);
    const char *music = h->music.s ? arena_printf(c->a, "sounds/%s.ogg", h->music.s) : NULL;
    if (music && !pack_files_find(c->f, music)) {
        diag_add(c->out, DIAG_ERROR, h->music.at, "missing-file", "there is no file %.80s", music);
    }
}

static void read_manifest(check *c) {
    const pack_file *file = pack_files_find(c->f, PACK_MANIFEST_FILE);
    c->head = arena_new(c->a, pack_head);
    c->language = language_find("en");
    if (!c->head) {
        no_memory(c);
        return;
    }
    if (!file) {
        at_file(c, PACK_MANIFEST_FILE, "no-manifest",
                "a pack has a file of this name, which says what it is");
        return;
    }
    const node *root = node_parse(file->name, file->bytes, file->n, c->a, c->out);
    c->read = root && field_load(&pack_shape, root, c->head, c->a, c->out);
    if (root) {
        check_manifest(c);
    }
}

// --- files that nothing names, and pictures and music

static bool is_named(const check *c, const pack_file *f, const char *id) {
    switch (f->kind) {
    case PACK_LEVEL: return names(&c->head->levels, id);
    case PACK_WORDS: return names(&c->head->languages, id);
    case PACK_MUSIC: return str_eq(c->head->music.s, id);
    default: return true;
    }
}

static void check_art(check *c, const pack_file *f, const char *id) {
    size_t before = diag_errors(c->out);
    for (size_t i = 0; i < c->r->art->n_icons; i++) {
        if (str_eq(c->r->art->icons[i], id)) {
            at_file(c, f->name, "taken", "the game has a picture of this name: call it otherwise");
        }
    }
    drawing_check(f->name, f->bytes, f->n, c->a, c->out);
    const char *why = NULL;
    if (diag_errors(c->out) == before && c->r->draws && !c->r->draws(f->bytes, f->n, &why)) {
        at_file(c, f->name, "svg", why);
    }
}

static void check_music(check *c, const pack_file *f) {
    const char *why = "this is no Ogg Vorbis file";
    bool ogg = f->n > 4 && memcmp(f->bytes, "OggS", 4) == 0;
    if (!ogg || (c->r->rings && !c->r->rings(f->bytes, f->n, &why))) {
        at_file(c, f->name, "music", why);
    }
}

static void check_files(check *c) {
    for (size_t i = 0; i < c->f->n; i++) {
        const pack_file *f = &c->f->files[i];
        const char *id = pack_file_id(f, c->a);
        if (!id) {
            no_memory(c);
            return;
        }
        if (c->read && !is_named(c, f, id)) {
            at_file(c, f->name, "unlisted", PACK_MANIFEST_FILE " does not name it");
        }
        if (f->kind == PACK_ICON) {
            check_art(c, f, id);
        } else if (f->kind == PACK_MUSIC) {
            check_music(c, f);
        }
    }
}

// --- levels

static int by_word(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// The game's pictures and the pack's. False: no memory.
static bool all_art(check *c, art_names *all) {
    const char **icons = arena_array(c->a, const char *, c->r->art->n_icons + c->f->n + 1);
    size_t n = 0;
    for (size_t i = 0; icons && i < c->r->art->n_icons; i++) {
        icons[n++] = c->r->art->icons[i];
    }
    for (size_t i = 0; icons && i < c->f->n; i++) {
        if (c->f->files[i].kind == PACK_ICON) {
            icons[n++] = pack_file_id(&c->f->files[i], c->a);
            icons = icons[n - 1] ? icons : NULL;
        }
    }
    if (icons) {
        qsort(icons, n, sizeof *icons, by_word);
    }
    *all = (art_names){icons, n};
    return icons != NULL;
}

static const pack_file *level_file(const check *c, const char *id) {
    const char *name = id ? arena_printf(c->a, PACK_LEVELS "/%s.yaml", id) : NULL;
    return name ? pack_files_find(c->f, name) : NULL;
}

// Without a list that says what comes first, each level by itself.
static size_t check_unlisted(check *c, const art_names *art) {
    arena *scratch = arena_create(COURSE_SCRATCH_BYTES);
    size_t n = 0;
    for (size_t i = 0; scratch && i < c->f->n; i++) {
        const pack_file *f = &c->f->files[i];
        arena_reset(scratch);
        const level *l = f->kind == PACK_LEVEL ? level_parse(f->name, f->bytes, f->n,
                                                             c->r->mechanics, scratch, c->out)
                                               : NULL;
        if (l) {
            level_head_check_file(l, f->name, c->out);
            level_check(l, art, c->out);
        }
        n += f->kind == PACK_LEVEL;
    }
    arena_destroy(scratch);
    return n;
}

static size_t check_levels(check *c) {
    const field_names *list = &c->head->levels;
    course_bytes *bytes = arena_array(c->a, course_bytes, list->n + 1);
    art_names art;
    if (!bytes || !all_art(c, &art)) {
        no_memory(c);
        return 0;
    }
    if (list->n == 0) {
        return check_unlisted(c, &art);
    }
    for (size_t i = 0; i < list->n; i++) {
        const pack_file *f = level_file(c, list->items[i].s);
        bytes[i] = f ? (course_bytes){f->bytes, f->n} : (course_bytes){NULL, 0};
    }
    course_build b = {.bytes = bytes, .a = c->a, .out = c->out};
    course_read_list(&b, PACK_LEVELS, list, c->r->mechanics, &art);
    arena_destroy(b.scratch);
    return list->n;
}

// --- texts

const course_text *pack_texts(const pack_files *f, const pack_head *head, mechanic_list m, arena *a,
                              diag_list *out, size_t *n) {
    check c = {.f = f, .a = a};
    texts_file *files = arena_array(a, texts_file, head->levels.n + 1);
    pack_head own = *head; // the walk may write
    size_t there = 0;
    for (size_t i = 0; files && i < head->levels.n; i++) {
        const char *id = head->levels.items[i].s;
        const pack_file *file = level_file(&c, id);
        if (file) {
            files[there++] = (texts_file){id, file->name, file->bytes, file->n};
        }
    }
    return files ? texts_of_levels(files, there, PACK_TEXTS, &pack_shape, &own, m, a, out, n)
                 : NULL;
}

// What is written must have its letters, as what is translated must.
static void check_letters(check *c, const course_text *texts, size_t n) {
    for (size_t i = 0; c->r->meter && i < n; i++) {
        unsigned lacks = proof_lacks(c->r->meter, texts[i].text);
        if (lacks) {
            char letter[5] = "";
            utf8_encode(lacks, letter);
            diag_add(c->out, DIAG_ERROR, texts[i].at[0], "no-glyph",
                     "no font has the letter %s (U+%04X)", letter, lacks);
        }
    }
}

static void check_words(check *c) {
    translation_texts t = {.meter = c->r->meter, .renewed_by = "msgmerge with a new template"};
    t.course = pack_texts(c->f, c->head, c->r->mechanics, c->a, c->out, &t.n_course);
    if (!t.course) {
        return;
    }
    check_letters(c, t.course, t.n_course);
    for (size_t i = 0; i < c->f->n; i++) {
        const pack_file *f = &c->f->files[i];
        const char *code = f->kind == PACK_WORDS ? pack_file_id(f, c->a) : NULL;
        const language *lang = code ? language_find(code) : NULL;
        size_t before = diag_errors(c->out);
        const po *p = lang ? po_parse(f->name, f->bytes, f->n, c->a, c->out) : NULL;
        if (p && diag_errors(c->out) == before) {
            translation_check_read(p, lang, &t, c->out);
        }
    }
}

// --- the whole

const pack_head *pack_check(const pack_files *f, const pack_rules *r, arena *a, diag_list *out,
                            size_t *n_levels) {
    size_t before = diag_errors(out);
    check c = {.f = f, .r = r, .a = a, .out = out};
    read_manifest(&c);
    if (!c.head) {
        return NULL;
    }
    check_files(&c);
    size_t looked_at = check_levels(&c);
    if (n_levels) {
        *n_levels = looked_at;
    }
    if (diag_errors(out) == before) {
        check_words(&c);
    }
    return diag_errors(out) == before ? c.head : NULL;
}

pack_files *pack_accept(const char *file, const void *bytes, size_t n, const pack_rules *r,
                        arena *a, const pack_head **head, diag_list *out) {
    pack_files *f = pack_zip_read(file, bytes, n, a, out);
    *head = f ? pack_check(f, r, a, out, NULL) : NULL;
    return *head ? f : NULL;
}
