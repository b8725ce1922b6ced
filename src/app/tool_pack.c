#include "app/tool_pack.h"

#include <stdlib.h>
#include <string.h>

#include "app/pack_desk.h"
#include "app/tool_pot.h"
#include "core/str.h"
#include "packs/shelf.h"

enum { USAGE = 2, MEMORY = 256 << 20 };

typedef struct {
    const pack_tool *t;
    arena *a;
    diag_list *problems;
    fonts *fonts;
    pack_desk desk;
} bench;

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static void tell(const bench *b, FILE *to) {
    diag_sort(b->problems);
    diag_print(b->problems, to);
}

static pack_files *take(bench *b, const char *path, const pack_head **head) {
    b->fonts = fonts_open();
    *head = NULL;
    return pack_desk_open(&b->desk, b->t->paths->assets, b->t->mechanics, b->fonts, b->a,
                          b->problems)
               ? pack_desk_take(&b->desk, path, b->a, head, b->problems)
               : NULL;
}

static int check(bench *b, const char *path) {
    const pack_head *head;
    pack_files *f = take(b, path, &head);
    tell(b, b->t->out);
    if (f) {
        fprintf(b->t->out, "%s %d, \"%s\": %zu level%s and %zu translation%s, no errors\n",
                head->id.s, head->version, head->title.s, head->levels.n, plural(head->levels.n),
                head->languages.n, plural(head->languages.n));
    } else {
        size_t n = diag_errors(b->problems);
        fprintf(b->t->out, "%zu error%s\n", n, plural(n));
    }
    return f ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int add(bench *b, const char *path) {
    const pack_head *head;
    pack_files *f = take(b, path, &head);
    FILE *err = b->t->err;
    tell(b, err);
    if (!f) {
        fputs("beacon-bay: this pack is refused; nothing has changed\n", err);
        return EXIT_FAILURE;
    }
    int before = 0;
    const char *id = head->id.s;
    switch (shelf_add(b->t->paths->packs, f, head, b->t->anyway, &before)) {
    case SHELF_ADDED:
        fprintf(b->t->out, "added: %s %d, \"%s\"\n", id, head->version, head->title.s);
        return EXIT_SUCCESS;
    case SHELF_REPLACED:
        fprintf(b->t->out, "replaced: %s %d by %d, \"%s\"\n", id, before, head->version,
                head->title.s);
        return EXIT_SUCCESS;
    case SHELF_NOT_NEWER:
        fprintf(err,
                "beacon-bay: %s %d is there already, and this is %d; --anyway puts it in its "
                "place\n",
                id, before, head->version);
        return EXIT_FAILURE;
    case SHELF_FULL:
        fprintf(err, "beacon-bay: there are %d packs already; remove one first\n", SHELF_MAX_PACKS);
        return EXIT_FAILURE;
    case SHELF_BUSY:
        fputs("beacon-bay: another program is adding or removing packs just now\n", err);
        return EXIT_FAILURE;
    case SHELF_FAILED: break;
    }
    fprintf(err, "beacon-bay: %s can't be written; nothing has changed\n", b->t->paths->packs);
    return EXIT_FAILURE;
}

static int list(bench *b) {
    size_t n = 0;
    pack *const *packs = shelf_load(b->t->paths->packs, b->a, b->problems, &n);
    tell(b, b->t->err);
    for (size_t i = 0; packs && i < n; i++) {
        const pack_head *h = &packs[i]->head;
        fprintf(b->t->out, "%s %d, %s: \"%s\" by %s (%s), %zu level%s\n", h->id.s, h->version,
                h->date.s, h->title.s, h->author.s, h->licence.s, h->levels.n, plural(h->levels.n));
    }
    return diag_errors(b->problems) > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int unknown(bench *b, const char *id) {
    size_t n = 0;
    pack *const *packs = shelf_load(b->t->paths->packs, b->a, b->problems, &n);
    const char **ids = packs ? arena_array(b->a, const char *, n + 1) : NULL;
    for (size_t i = 0; ids && i < n; i++) {
        ids[i] = packs[i]->head.id.s;
    }
    const char *near = ids ? str_nearest(id, ids, n) : NULL;
    fprintf(b->t->err, "beacon-bay: there is no pack called \"%s\"%s%s%s\n", id,
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return USAGE;
}

static int take_away(bench *b, const char *id) {
    const char *dir = b->t->paths->packs;
    if (!shelf_find(dir, id, b->a)) {
        return unknown(b, id);
    }
    if (!shelf_remove(dir, id)) {
        fprintf(b->t->err, "beacon-bay: %s can't be changed just now\n", dir);
        return EXIT_FAILURE;
    }
    fprintf(b->t->out, "removed: %s; what was played in it is kept\n", id);
    return EXIT_SUCCESS;
}

static int pot(bench *b, const char *path) {
    const pack_head *head;
    size_t n = 0;
    pack_files *f = take(b, path, &head);
    const course_text *texts =
        f ? pack_texts(f, head, b->t->mechanics, b->a, b->problems, &n) : NULL;
    tell(b, b->t->err);
    if (texts) {
        tool_pot_print(texts, n, path, b->t->out);
    }
    return texts ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int run(bench *b, const char *what, const char *on) {
    if (on && str_eq(what, "check")) {
        return check(b, on);
    }
    if (on && str_eq(what, "pot")) {
        return pot(b, on);
    }
    if (!b->t->paths->packs) {
        fputs("beacon-bay: there is no place to keep packs\n", b->t->err);
        return EXIT_FAILURE;
    }
    if (on && str_eq(what, "add")) {
        return add(b, on);
    }
    if (on && str_eq(what, "remove")) {
        return take_away(b, on);
    }
    if (!on && str_eq(what, "list")) {
        return list(b);
    }
    fputs("beacon-bay: pack takes add FILE, list, remove ID, check FILE or pot FILE\n", b->t->err);
    return USAGE;
}

int tool_pack(const pack_tool *t, int n, char **words) {
    bench b = {.t = t, .a = arena_create(MEMORY), .problems = diag_create()};
    int status = EXIT_FAILURE;
    if (!b.a || !b.problems) {
        fputs("beacon-bay: there is not enough memory for packs\n", t->err);
    } else {
        if (t->paths->packs) {
            shelf_tidy(t->paths->packs);
        }
        status = run(&b, n > 0 && n <= 2 ? words[0] : "", n == 2 ? words[1] : NULL);
    }
    fonts_close(b.fonts);
    diag_destroy(b.problems);
    arena_destroy(b.a);
    return status;
}
