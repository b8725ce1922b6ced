#include "packs/pack_files.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/str.h"
#include "core/utf8.h"
#include "i18n/language.h"
#include "node/node.h"

enum { ID_MAX = 40 };

static const struct {
    pack_kind kind;
    const char *folder, *ending;
} places[] = {
    {PACK_LEVEL, PACK_LEVELS "/", ".yaml"},
    {PACK_ICON, "icons/", ".svg"},
    {PACK_MUSIC, "sounds/", ".ogg"},
};
enum { PLACES = sizeof places / sizeof *places };

static const char *const notes[] = {"README",  "LICENSE", "LICENCE", "COPYING",
                                    "CREDITS", "AUTHORS", "CHANGES"};

static bool is_id(const char *s, size_t n) {
    return n > 0 && n <= ID_MAX && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") >= n;
}

// What follows when s begins with the prefix; NULL: it does not.
static const char *after(const char *s, const char *prefix) {
    return str_starts(s, prefix) ? s + strlen(prefix) : NULL;
}

static bool is_note(const char *name) {
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        const char *rest = after(name, notes[i]);
        if (rest && (!*rest || str_eq(rest, ".md") || str_eq(rest, ".txt"))) {
            return true;
        }
    }
    return false;
}

static bool is_words(const char *name) {
    const char *code = after(name, "lang/");
    for (size_t i = 0; code && i < language_count(); i++) {
        const char *rest = after(code, language_at(i)->code);
        if (rest && str_eq(rest, ".po")) {
            return true;
        }
    }
    return false;
}

// What macOS and Windows put into folders, and so into zips of them.
static bool is_passed(const char *name) {
    const char *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    return str_starts(name, "__MACOSX/") || str_eq(base, ".DS_Store") ||
           str_eq(base, "Thumbs.db") || str_eq(base, "desktop.ini");
}

pack_kind pack_kind_of(const char *name) {
    if (is_passed(name)) {
        return PACK_PASSED;
    }
    if (str_eq(name, PACK_MANIFEST_FILE)) {
        return PACK_MANIFEST;
    }
    for (size_t i = 0; i < PLACES; i++) {
        const char *id = after(name, places[i].folder);
        if (id && str_ends(id, places[i].ending) &&
            is_id(id, strlen(id) - strlen(places[i].ending))) {
            return places[i].kind;
        }
    }
    return is_words(name) ? PACK_WORDS : is_note(name) ? PACK_NOTE : PACK_FOREIGN;
}

size_t pack_max_of(pack_kind k) {
    static const size_t most[PACK_KINDS] = {
        [PACK_MANIFEST] = 64 << 10, [PACK_LEVEL] = NODE_MAX_BYTES, [PACK_ICON] = 256 << 10,
        [PACK_WORDS] = 2 << 20,     [PACK_MUSIC] = 6 << 20,        [PACK_NOTE] = 256 << 10,
    };
    return most[k];
}

const pack_file *pack_files_find(const pack_files *f, const char *name) {
    for (size_t i = 0; i < f->n; i++) {
        if (str_eq(f->files[i].name, name)) {
            return &f->files[i];
        }
    }
    return NULL;
}

const char *pack_file_id(const pack_file *f, arena *a) {
    const char *slash = strrchr(f->name, '/');
    const char *base = slash ? slash + 1 : f->name;
    const char *dot = strrchr(base, '.');
    return arena_strndup(a, base, dot ? (size_t)(dot - base) : strlen(base));
}

// What is wrong with a name; NULL: nothing.
static const char *fault_of(const char *name, size_t n) {
    if (n == 0) {
        return "this file has no name";
    }
    if (n > PACK_MAX_NAME) {
        return "this name is too long";
    }
    if (utf8_invalid(name, n)) {
        return "this name is not in UTF-8";
    }
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7f) {
            return "this name has control characters in it";
        }
    }
    if (memchr(name, '\\', n)) {
        return "this name has a backslash in it: folders are told apart by /";
    }
    if (name[0] == '/' || (n > 1 && name[1] == ':')) {
        return "this name says a place outside of the pack";
    }
    for (size_t i = 0; i < n;) {
        const char *slash = memchr(name + i, '/', n - i);
        size_t part = slash ? (size_t)(slash - name) - i : n - i;
        if (part == 2 && memcmp(name + i, "..", 2) == 0) {
            return "this name leads out of the pack";
        }
        if ((part == 1 && name[i] == '.') || (part == 0 && i < n)) {
            return "this name has an empty folder in it";
        }
        i += part + 1;
    }
    return NULL;
}

bool pack_name_sound(const char *name, size_t n, arena *a, const char **safe, diag_list *out) {
    size_t shown = n < PACK_MAX_NAME ? n : PACK_MAX_NAME;
    char *kept = arena_alloc(a, shown + 1); // a name may hold a 0
    for (size_t i = 0; kept && i < shown; i++) {
        unsigned char c = (unsigned char)name[i];
        kept[i] = c < 0x20 || c >= 0x7f ? '?' : name[i];
    }
    *safe = kept ? kept : "?";
    const char *fault = fault_of(name, n);
    if (!fault) {
        kept = arena_strndup(a, name, n);
        *safe = kept ? kept : *safe;
        return kept != NULL;
    }
    diag_add(out, DIAG_ERROR, (srcpos){*safe, 0, 0}, "name", "%s", fault);
    return false;
}

static bool all_in(const char *const *names, size_t n_names, const char *folder, size_t n) {
    for (size_t i = 0; i < n_names; i++) {
        if (!is_passed(names[i]) && strncmp(names[i], folder, n) != 0) {
            return false;
        }
    }
    return true;
}

const char *pack_names_folder(const char *const *names, size_t n_names, size_t *n) {
    for (size_t i = 0; i < n_names; i++) {
        const char *slash = strchr(names[i], '/');
        *n = slash ? (size_t)(slash + 1 - names[i]) : 0;
        if (slash && str_eq(slash + 1, PACK_MANIFEST_FILE) &&
            all_in(names, n_names, names[i], *n)) {
            return names[i];
        }
    }
    *n = 0;
    return "";
}

void pack_name_foreign(const char *name, diag_list *out) {
    const char *why =
        str_ends(name, ".zip")                             ? "a pack holds no other packs"
        : str_ends(name, ".ttf") || str_ends(name, ".otf") ? "a pack brings no fonts: the game has "
                                                             "those of its languages"
        : str_ends(name, ".png") || str_ends(name, ".jpg") ? "pictures are icons/NAME.svg"
        : str_ends(name, ".mo")                            ? "translations are lang/CODE.po"
        : str_starts(name, "lang/") ? "the game speaks no language of this name"
                                    : "a pack has no place for this file";
    diag_add(out, DIAG_ERROR, (srcpos){name, 0, 0}, "unknown-file",
             "%s; there may be " PACK_MANIFEST_FILE
             ", levels/NAME.yaml, icons/NAME.svg, sounds/NAME.ogg, lang/CODE.po, and README or "
             "LICENSE; NAME is of small letters, digits and hyphens",
             why);
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const pack_file *)a)->name, ((const pack_file *)b)->name);
}

static bool same_but_case(const char *a, const char *b) {
    while (*a && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
        a++;
        b++;
    }
    return !*a && !*b;
}

void pack_files_sort(pack_files *f, diag_list *out) {
    qsort(f->files, f->n, sizeof *f->files, by_name);
    for (size_t i = 0; i < f->n; i++) {
        for (size_t k = 0; k < i; k++) {
            if (same_but_case(f->files[i].name, f->files[k].name)) {
                diag_add(out, DIAG_ERROR, (srcpos){f->files[i].name, 0, 0}, "same-name",
                         "this file is in the pack twice%s",
                         str_eq(f->files[i].name, f->files[k].name)
                             ? ""
                             : ": capital letters alone tell no files apart");
                break;
            }
        }
    }
}

// False: no memory.
static bool read_one(pack_files *f, const char *path, const char *name, arena *a, diag_list *out) {
    const char *safe;
    if (!pack_name_sound(name, strlen(name), a, &safe, out)) {
        return true;
    }
    pack_kind kind = pack_kind_of(safe);
    if (kind == PACK_PASSED) {
        return true;
    }
    if (kind == PACK_FOREIGN) {
        pack_name_foreign(safe, out);
        return true;
    }
    char *bytes;
    size_t n;
    file_status status = file_read(path, pack_max_of(kind), a, &bytes, &n);
    if (status == FILE_TOO_LARGE) {
        diag_add(out, DIAG_ERROR, (srcpos){safe, 0, 0}, "too-large",
                 "such a file has at most %zu kB", pack_max_of(kind) >> 10);
    } else if (status != FILE_OK) {
        diag_add(out, DIAG_ERROR, (srcpos){safe, 0, 0}, "file", "it %s", file_status_text(status));
        return !arena_full(a);
    } else {
        f->files[f->n++] = (pack_file){safe, kind, bytes, n};
    }
    return true;
}

pack_files *pack_files_read_folder(const char *dir, arena *a, diag_list *out) {
    size_t before = diag_errors(out), n = 0, skip = strlen(dir);
    const char *const *paths;
    pack_files *f = arena_new(a, pack_files);
    if (!f || !file_list(dir, "", a, &paths, &n)) {
        diag_add(out, DIAG_ERROR, (srcpos){dir, 0, 0}, "file", "this folder can't be read");
        return NULL;
    }
    if (n > PACK_MAX_FILES) {
        diag_add(out, DIAG_ERROR, (srcpos){dir, 0, 0}, "too-many", "a pack has at most %d files",
                 PACK_MAX_FILES);
        return NULL;
    }
    f->files = arena_array(a, pack_file, n + 1);
    bool room = f->files != NULL;
    for (size_t i = 0; room && i < n; i++) {
        const char *name = paths[i] + skip;
        room = read_one(f, paths[i], name + strspn(name, "/"), a, out);
    }
    if (!room) {
        diag_add(out, DIAG_ERROR, (srcpos){dir, 0, 0}, "memory",
                 "there is not enough memory for this pack");
        return NULL;
    }
    pack_files_sort(f, out);
    return diag_errors(out) == before ? f : NULL;
}
