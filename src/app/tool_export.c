#include "app/tool_export.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/arena.h"
#include "core/log.h"
#include "core/str.h"
#include "platform/paths.h"
#include "progress/store.h"

enum { EXIT_USAGE = 2, EXPORT_ARENA = 1 << 20 };

int tool_export(const char *data_dir, const char *format, const char *out) {
    if (!str_eq(format, "csv") && !str_eq(format, "xapi")) {
        fprintf(stderr, "beacon-bay: there is no format called \"%s\"; there are csv, xapi\n",
                format);
        return EXIT_USAGE;
    }
    arena *a = arena_create(EXPORT_ARENA);
    paths p = a ? paths_find(a, data_dir) : (paths){0};
    store_status status = STORE_FAILED;
    store *s = p.data ? store_open(p.data, &status) : NULL;
    bool ok = s && (status == STORE_OK || status == STORE_SET_ASIDE);
    if (!ok) {
        log_line("there is no progress that can be read%s%s", p.data ? " in " : "",
                 p.data ? p.data : "");
    } else {
        bool to_stdout = str_eq(out, "-");
        FILE *f = to_stdout ? stdout : fopen(out, "w");
        ok = f && store_export(s, format, f);
        ok = f && (to_stdout ? fflush(f) : fclose(f)) == 0 && ok;
        if (!ok) {
            log_line("%s can't be written", out);
        }
    }
    store_close(s);
    arena_destroy(a);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
