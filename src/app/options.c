#include "app/options.h"

#include <stdlib.h>
#include <string.h>

#include "app/options_table.h"
#include "content/lint.h"
#include "core/file.h"
#include "core/str.h"
#include "platform/window.h"

enum { DEFAULT_W = 1280, DEFAULT_H = 720, MIN_SIDE = 64, MAX_SIDE = 8192 };

typedef struct {
    arena *a;
    diag_list *out;
    node *line; // maps: of what the command line says, words that files may have too
    node *once; // and those that it alone may have
    node *said; // of all sources
} reading;

static void problem(reading *r, srcpos at, const char *code, const char *text) {
    diag_add(r->out, DIAG_ERROR, at, code, "%s", text);
}

static void no_memory(reading *r) {
    problem(r, (srcpos){0}, "memory", "there is not enough memory for the options");
}

// --- maps that grow ---

static node *new_node(reading *r, node_kind kind, const char *key, const char *text, srcpos at) {
    node *n = arena_new(r->a, node);
    if (!n) {
        no_memory(r);
        return NULL;
    }
    *n = (node){.kind = kind, .plain = true, .at = at, .key_at = at, .key = key, .text = text};
    return n;
}

static node **end_of(node *parent) {
    // Only this file makes the maps that it adds to.
    const node **link = &parent->first;
    while (*link) {
        link = &((node *)(*link))->next;
    }
    return (node **)link;
}

static void append(node *parent, node *child) {
    *end_of(parent) = child;
    parent->count++;
}

// What was said of the key before is forgotten.
static void put(node *map, node *child) {
    for (const node **link = &map->first; *link; link = &((node *)(*link))->next) {
        if (str_eq((*link)->key, child->key)) {
            *link = (*link)->next;
            map->count--;
            break;
        }
    }
    append(map, child);
}

// --- the command line ---

static void say(reading *r, const record *of, const field *f, const char *value, srcpos at) {
    bool list = f->kind == FIELD_NAMES;
    node *n = new_node(r, list ? NODE_SEQ : NODE_SCALAR, f->key, list ? NULL : value, at);
    for (const char *from = value; n && list && *from; from += *from == ',') {
        size_t length = strcspn(from, ",");
        const char *word = arena_strndup(r->a, from, length);
        node *item = word ? new_node(r, NODE_SCALAR, NULL, word, at) : NULL;
        if (!item) {
            return;
        }
        append(n, item);
        from += length;
    }
    if (n) {
        put(of == &options_kept_shape ? r->line : r->once, n);
    }
}

static void unknown(reading *r, const char *name, srcpos at) {
    const char *names[128];
    size_t n = 0;
    const record *const all[] = {&options_kept_shape, &options_once_shape};
    for (size_t t = 0; t < sizeof all / sizeof *all; t++) {
        for (const field *f = all[t]->fields; f->key && n < sizeof names / sizeof *names; f++) {
            names[n++] = f->key;
        }
    }
    const char *near = str_nearest(name, names, n);
    diag_add(r->out, DIAG_ERROR, at, "unknown-option", "there is no option --%s%s%s%s", name,
             near ? " - did you mean --" : "", near ? near : "", near ? "?" : "");
}

// One option, with the next word where it needs one. Returns how many words were taken.
static int take(reading *r, const char *word, const char *next) {
    const char *name = str_eq(word, "--windowed") ? "no-fullscreen" : word + 2;
    const char *value = strchr(name, '=');
    size_t n = value ? (size_t)(value - name) : strlen(name);
    const char *shown = arena_printf(r->a, "--%.*s", (int)n, word + 2);
    if (!shown) {
        no_memory(r);
        return 1;
    }
    srcpos at = {shown, 0, 0};
    const record *of = &options_once_shape;
    const field *f = options_field(of, name, n);
    bool no = !f && !value && str_starts(name, "no-");
    if (!f) {
        of = &options_kept_shape;
        f = options_field(of, no ? name + 3 : name, no ? n - 3 : n);
    }
    if (!f || (no && f->kind != FIELD_FLAG)) {
        unknown(r, shown + 2, at);
        return 1;
    }
    bool alone = value || f->kind == FIELD_FLAG;
    if (!alone && !next) {
        problem(r, at, "no-value", "this option takes a value");
        return 1;
    }
    say(r, of, f, no ? "no" : value ? value + 1 : f->kind == FIELD_FLAG ? "yes" : next, at);
    return alone ? 1 : 2;
}

static void read_line(reading *r, options *o, int argc, char **argv) {
    o->words = argv; // never longer than what has been read of it
    int i = 0;
    while (i < argc) {
        if (str_eq(argv[i], "--")) {
            i++;
            break;
        }
        if (argv[i][0] == '-' && argv[i][1] == '-') {
            i += take(r, argv[i], i + 1 < argc ? argv[i + 1] : NULL);
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            diag_add(r->out, DIAG_ERROR, (srcpos){argv[i], 0, 0}, "unknown-option",
                     "options have two hyphens and whole words");
            i++;
        } else {
            o->words[o->n_words++] = argv[i++];
        }
    }
    while (i < argc) {
        o->words[o->n_words++] = argv[i++];
    }
}

// --- what words mean ---

static void take_lang(reading *r, options *o, const field_name *lang, wish_kind kind) {
    const char *codes[32];
    size_t n = language_count() < 32 ? language_count() : 32;
    for (size_t i = 0; i < n; i++) {
        codes[i] = language_at(i)->code;
        if (str_eq(codes[i], lang->s)) {
            o->app.wishes[SETTING_LANG].kind = kind;
            o->app.wishes[SETTING_LANG].value = (int)i;
            return;
        }
    }
    lint_unknown(r->out, lang->at, "unknown-language", "language", lang->s, codes, n);
}

static void take_size(reading *r, options *o, const field_name *size) {
    char rest = '\0';
    int w = 0, h = 0;
    bool ok = sscanf(size->s, "%5dx%5d%c", &w, &h, &rest) == 2 && w >= MIN_SIDE && h >= MIN_SIDE &&
              w <= MAX_SIDE && h <= MAX_SIDE;
    if (!ok) {
        diag_add(r->out, DIAG_ERROR, size->at, "bad-size",
                 "\"size\" is WIDTHxHEIGHT, each from %d to %d, such as 1280x720; not \"%s\"",
                 MIN_SIDE, MAX_SIDE, size->s);
        return;
    }
    o->app.w = w;
    o->app.h = h;
}

static bool is_login(const char *name) {
    return name && name[0] && name[0] != '.' &&
           name[strspn(
               name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")] == '\0';
}

// ~ and {user}; NULL: what they stand for is not known here, which has been said.
static const char *expand(reading *r, const field_name *dir) {
    const char *text = dir->s;
    char path[4096] = "";
    bool fits = true;
    if (text[0] == '~' && (text[1] == '/' || text[1] == '\0')) {
        const char *home = getenv("HOME");
        if (!home || home[0] != '/') {
            problem(r, dir->at, "bad-folder", "here nobody has a home folder (HOME is not set)");
            return NULL;
        }
        fits = str_append(path, sizeof path, "%s", home);
        text++;
    }
    static const char user[] = "{user}";
    while (*text && fits) {
        size_t n = strcspn(text, "{");
        fits = str_append(path, sizeof path, "%.*s", (int)n, text);
        text += n;
        if (str_starts(text, user)) {
            const char *name = getenv("LOGNAME");
            name = name ? name : getenv("USER");
            if (!is_login(name)) {
                problem(r, dir->at, "bad-folder",
                        "here nobody has a login name (LOGNAME is not set)");
                return NULL;
            }
            fits = fits && str_append(path, sizeof path, "%s", name);
            text += sizeof user - 1;
        } else if (*text) {
            problem(r, dir->at, "bad-folder",
                    "between { and } stands \"user\", the login name, and nothing else");
            return NULL;
        }
    }
    const char *whole = fits ? arena_strdup(r->a, path) : NULL;
    if (!whole) {
        problem(r, dir->at, "bad-folder", "this is too long for a folder's name");
    }
    return whole;
}

static void take_folder(reading *r, options *o, const field_name *dir) {
    o->app.data_dir = expand(r, dir);
    bool from_file = dir->at.line > 0;
    if (from_file && o->app.data_dir && o->app.data_dir[0] != '/') {
        problem(r, dir->at, "bad-folder",
                "a folder in a file begins with / or ~: where the game is started is not always "
                "the same place");
    }
}

static void lock_one(reading *r, options *o, const field_name *name) {
    const char *names[SETTING_COUNT + 1];
    size_t n = 0;
    for (const field *f = options_kept_shape.fields; f->key; f++) {
        setting_id id;
        if (!options_setting(f, &id)) {
            continue;
        }
        names[n++] = f->key;
        if (str_eq(f->key, name->s)) {
            o->app.wishes[id].locked = true;
            return;
        }
    }
    names[n++] = "keys";
    names[n++] = "all";
    bool all = str_eq(name->s, "all");
    if (!all && !str_eq(name->s, "keys")) {
        lint_unknown(r->out, name->at, "unknown-lock", "setting", name->s, names, n);
        return;
    }
    for (size_t i = all ? 0 : SETTING_KEYS; i < SETTING_COUNT; i++) {
        o->app.wishes[i].locked = true;
    }
}

// A setting's value becomes a wish: for this run if the command line says it, else until a player
// chooses.
static void take_setting(reading *r, options *o, const options_kept *k, const field *f,
                         setting_id id, const node *n) {
    wish_kind kind = n->at.line > 0 ? WISH_DEFAULT : WISH_NOW;
    const char *at = (const char *)k + f->offset;
    setting_wish *w = &o->app.wishes[id];
    if (id == SETTING_LANG) {
        take_lang(r, o, &k->lang, kind);
        return;
    }
    w->kind = kind;
    if (f->kind == FIELD_FLAG) {
        w->value = *(const bool *)at;
    } else {
        memcpy(&w->value, at, sizeof w->value);
    }
    if (f->kind == FIELD_ENUM) {
        w->value = (int)strtol(f->words[w->value], NULL, 10);
    }
}

static void take_chord(reading *r, options *o, const field_name *keys) {
    o->app.kiosk_exit = keys->s;
    if (!window_chord_sound(keys->s)) {
        diag_add(r->out, DIAG_ERROR, keys->at, "bad-chord",
                 "\"kiosk-exit\" is Ctrl, Alt or both, and one key, such as Ctrl+Alt+Q; or none; "
                 "not \"%s\"",
                 keys->s);
    }
}

static void take_locks(reading *r, options *o, const field_names *names) {
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        o->app.wishes[i].locked = false;
    }
    for (size_t i = 0; i < names->n; i++) {
        lock_one(r, o, &names->items[i]);
    }
}

static void take_other(reading *r, options *o, const options_kept *k, const field *f) {
    switch (f->offset) {
    case offsetof(options_kept, size): take_size(r, o, &k->size); break;
    case offsetof(options_kept, data_dir): take_folder(r, o, &k->data_dir); break;
    case offsetof(options_kept, kiosk_exit): take_chord(r, o, &k->kiosk_exit); break;
    case offsetof(options_kept, lock): take_locks(r, o, &k->lock); break;
    case offsetof(options_kept, bands): o->app.offer.bands = k->bands; break;
    case offsetof(options_kept, quarters): o->app.offer.quarters = k->quarters; break;
    case offsetof(options_kept, levels): o->app.offer.levels = k->levels; break;
    case offsetof(options_kept, kiosk): o->app.kiosk = k->kiosk; break;
    case offsetof(options_kept, idle_minutes): o->app.idle_minutes = k->idle_minutes; break;
    case offsetof(options_kept, sound): o->app.no_sound = !k->sound; break;
    default: break;
    }
}

// Everything that one source says, over what others have said before.
static void take_source(reading *r, options *o, const node *map) {
    options_kept k = {0};
    field_load(&options_kept_shape, map, &k, r->a, r->out);
    for (const node *n = map->first; n; n = n->next) {
        setting_id id;
        const field *f = options_field(&options_kept_shape, n->key, strlen(n->key));
        if (f && options_setting(f, &id)) {
            take_setting(r, o, &k, f, id, n);
        } else if (f) {
            take_other(r, o, &k, f);
        }
        node *copy = arena_new(r->a, node);
        if (!copy) {
            no_memory(r);
            return;
        }
        *copy = *n;
        copy->next = NULL;
        put(r->said, copy);
    }
}

static void take_once(options *o, const options_once *c) {
    o->app.level = c->level.s;
    o->app.only = c->only.s;
    o->anyway = c->anyway;
    o->shot = (shot_options){c->screen.s, c->keys.s, c->after, c->lamps, c->all};
    o->player = c->player.s ? c->player.s : "knows";
    o->format = c->format.s;
    o->seeds = c->seeds;
    o->help = c->help;
    o->version = c->version;
}

// --- files ---

static bool says_nothing(const char *text) {
    for (; *text; text += *text == '\n') {
        text += strspn(text, " \t\r");
        if (*text != '#' && *text != '\n' && *text != '\0') {
            return false;
        }
        text += strcspn(text, "\n");
    }
    return true;
}

static void read_file(reading *r, options *o, const char *path) {
    char *text = NULL;
    size_t size = 0;
    file_status status = file_read(path, NODE_MAX_BYTES, r->a, &text, &size);
    if (status == FILE_MISSING || (status == FILE_OK && says_nothing(text))) {
        return;
    }
    if (status != FILE_OK) {
        diag_add(r->out, DIAG_ERROR, (srcpos){path, 0, 0}, "file", "it %s",
                 file_status_text(status));
        return;
    }
    const node *map = node_parse(path, text, size, r->a, r->out);
    if (map && map->kind != NODE_MAP) {
        problem(r, map->at, "not-a-map",
                "each line is a key, a colon, a blank and a value: \"kiosk: yes\"");
    } else if (map) {
        take_source(r, o, map);
    }
}

static bool wants_files(const options *o) {
    const char *command = o->n_words > 0 ? o->words[0] : NULL;
    return !command || str_eq(command, "play") || str_eq(command, "export") ||
           str_eq(command, "player") || str_eq(command, "pack") ||
           (str_eq(command, "options") && o->n_words == 1);
}

bool options_read(options *o, int argc, char **argv, options_files files, arena *a,
                  diag_list *out) {
    size_t before = diag_errors(out);
    *o = (options){.app = {.w = DEFAULT_W, .h = DEFAULT_H}};
    reading r = {.a = a, .out = out};
    const srcpos nowhere = {0};
    r.line = new_node(&r, NODE_MAP, NULL, NULL, nowhere);
    r.once = new_node(&r, NODE_MAP, NULL, NULL, nowhere);
    r.said = new_node(&r, NODE_MAP, NULL, NULL, nowhere);
    if (!r.line || !r.once || !r.said) {
        return false;
    }
    o->said = r.said;
    read_line(&r, o, argc, argv);
    options_once once = {0};
    field_load(&options_once_shape, r.once, &once, a, out);
    take_once(o, &once);
    if (wants_files(o) && !o->help && !o->version) {
        if (files.system && !once.no_system_config) {
            read_file(&r, o, files.system);
        }
        if (files.user) {
            read_file(&r, o, files.user);
        }
    }
    take_source(&r, o, r.line);
    course_offer_sound(&o->app.offer, out);
    return diag_errors(out) == before;
}
