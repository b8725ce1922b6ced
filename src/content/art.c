#include "content/art.h"

#include <stdlib.h>
#include <string.h>

#include "content/lint.h"
#include "core/file.h"

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool art_names_load(art_names *art, const char *assets_dir, arena *a, diag_list *out) {
    static const char suffix[] = ".svg";
    const char *dir = file_join(a, assets_dir, "art/icons");
    const char *const *paths;
    size_t n;
    if (!dir || !file_list(dir, suffix, a, &paths, &n)) {
        diag_add(out, DIAG_ERROR, (srcpos){assets_dir, 0, 0}, "assets",
                 "the folder art/icons in it can't be read");
        return false;
    }
    const char **names = arena_array(a, const char *, n + 1);
    size_t skip = strlen(dir) + 1;
    for (size_t i = 0; names && i < n; i++) {
        size_t length = strlen(paths[i]);
        names[i] = arena_strndup(a, paths[i] + skip, length - skip - (sizeof suffix - 1));
        if (!names[i]) {
            names = NULL;
        }
    }
    if (!names) {
        diag_add(out, DIAG_ERROR, (srcpos){assets_dir, 0, 0}, "memory",
                 "there is not enough memory for the names of the pictures");
        return false;
    }
    qsort(names, n, sizeof *names, by_name);
    *art = (art_names){names, n};
    return true;
}

typedef struct {
    const art_names *art;
    diag_list *out;
} art_check;

static bool has_icon(const art_names *art, const char *name) {
    return art->n_icons > 0 &&
           bsearch(&name, art->icons, art->n_icons, sizeof *art->icons, by_name);
}

static void check_icon(void *ctx, const record *r, const field *f, const field_name *name) {
    (void)r;
    const art_check *c = ctx;
    if (f->kind == FIELD_ICON && name->s && !has_icon(c->art, name->s)) {
        lint_unknown(c->out, name->at, "unknown-icon", "icon", name->s, c->art->icons,
                     c->art->n_icons);
    }
}

void art_lint(const art_names *art, const level *l, diag_list *out) {
    art_check c = {art, out};
    field_walk_names(&level_shape, l, check_icon, &c);
    field_walk_names(l->mechanic->shape, l->spec, check_icon, &c);
}
