#include "app/tool_player.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/file.h"
#include "core/log.h"
#include "core/str.h"
#include "platform/paths.h"
#include "progress/store.h"

enum { EXIT_USAGE = 2, MOST = 100000, TOOL_ARENA = 160 << 20 };

static int usage(void) {
    fputs("beacon-bay: player takes list, show NUMBER, export NUMBER FILE, import FILE, or delete "
          "NUMBER\n",
          stderr);
    return EXIT_USAGE;
}

static bool list(store *s, arena *a) {
    player *all = arena_array(a, player, MOST);
    size_t n = 0;
    if (!all || !store_players(s, all, MOST, &n)) {
        log_line("the players can't be read");
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        printf("%" PRId64 "\t%s\t%d\n", all[i].id, all[i].name, all[i].lamps);
    }
    return true;
}

static bool find(store *s, const char *word, player *out) {
    char *end = NULL;
    errno = 0;
    long long id = strtoll(word, &end, 10);
    if (errno == 0 && end != word && *end == '\0' && store_player_find(s, id, out)) {
        return true;
    }
    fprintf(stderr,
            "beacon-bay: there is no player %s; beacon-bay player list says which there are\n",
            word);
    return false;
}

// For its owner's eyes, as the store itself is. A file that is there already is written anew.
static bool write_out(store *s, int64_t id, const char *out) {
    bool to_stdout = str_eq(out, "-");
    int fd = to_stdout ? -1 : open(out, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *f = to_stdout ? stdout : fd >= 0 ? fdopen(fd, "w") : NULL;
    bool ok = f && store_player_export(s, id, f);
    ok = f && (to_stdout ? fflush(f) : fclose(f)) == 0 && ok;
    if (!ok) {
        log_line("%s can't be written", to_stdout ? "it" : out);
    }
    return ok;
}

static bool take_in(store *s, arena *a, const char *path) {
    char *bytes = NULL;
    size_t size = 0;
    file_status status = file_read(path, STORE_IMPORT_MAX, a, &bytes, &size);
    if (status != FILE_OK) {
        log_line("%s %s", path, file_status_text(status));
        return false;
    }
    int64_t id = 0;
    switch (store_player_import(s, bytes, size, &id)) {
    case STORE_IMPORT_NEW: printf("player %" PRId64 " is here now\n", id); return true;
    case STORE_IMPORT_KNOWN:
        printf("player %" PRId64 " was here, and has all that the file has\n", id);
        return true;
    case STORE_IMPORT_NOT_ONE: log_line("%s is not a whole player's file", path); return false;
    case STORE_IMPORT_NEWER: log_line("%s was written by a newer Beacon Bay", path); return false;
    case STORE_IMPORT_REFUSED: break;
    }
    log_line("there is no room to keep the player");
    return false;
}

static bool drop(store *s, const player *who) {
    if (!store_player_delete(s, who->id)) {
        log_line("player %" PRId64 " can't be deleted now; nothing has changed", who->id);
        return false;
    }
    printf("player %" PRId64 ", %s, is deleted\n", who->id, who->name);
    return true;
}

static int act(store *s, arena *a, int n, char **words) {
    player who;
    bool ok = false;
    if (n == 1) {
        ok = list(s, a);
    } else if (str_eq(words[0], "import")) {
        ok = take_in(s, a, words[1]);
    } else if (find(s, words[1], &who)) {
        ok = str_eq(words[0], "delete") ? drop(s, &who)
                                        : write_out(s, who.id, n == 3 ? words[2] : "-");
    }
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool understood(int n, char **words) {
    return (n == 1 && str_eq(words[0], "list")) || (n == 3 && str_eq(words[0], "export")) ||
           (n == 2 &&
            (str_eq(words[0], "show") || str_eq(words[0], "import") || str_eq(words[0], "delete")));
}

int tool_player(const char *data_dir, int n, char **words) {
    if (!understood(n, words)) {
        return usage();
    }
    arena *a = arena_create(TOOL_ARENA);
    paths p = a ? paths_find(a, data_dir) : (paths){0};
    store_status status = STORE_FAILED;
    store *s = p.data ? store_open(p.data, &status) : NULL;
    int result = EXIT_FAILURE;
    if (s && (status == STORE_OK || status == STORE_SET_ASIDE)) {
        result = act(s, a, n, words);
    } else {
        log_line("there is no progress that can be read%s%s", p.data ? " in " : "",
                 p.data ? p.data : "");
    }
    store_close(s);
    arena_destroy(a);
    return result;
}
