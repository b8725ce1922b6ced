// A pack from a stranger: refused with reasons, or taken in whole. What begins as a zip is one;
// other inputs are the files themselves, each behind a line "#### NAME", so that changes reach
// their readers past every checksum.
#include <string.h>

#include "fuzz.h"
#include "mechanics/mechanics.h"
#include "packs/pack_check.h"

#define MARK "#### "
enum { MOST_FILES = 12 };

static pack_files *files_of(const char *text, arena *a, diag_list *d) {
    pack_files *f = arena_new(a, pack_files);
    f->files = arena_array(a, pack_file, MOST_FILES);
    for (const char *at = strstr(text, MARK); at && f->n < MOST_FILES;) {
        at += strlen(MARK);
        size_t n = strcspn(at, "\n");
        const char *name;
        bool fits = pack_name_sound(at, n, a, &name, d);
        at += n + (at[n] == '\n');
        const char *next = strstr(at, MARK);
        size_t bytes = next ? (size_t)(next - at) : strlen(at);
        pack_kind kind = fits ? pack_kind_of(name) : PACK_FOREIGN;
        if (kind != PACK_FOREIGN && kind != PACK_PASSED) {
            f->files[f->n++] = (pack_file){name, kind, arena_strndup(a, at, bytes), bytes};
        }
        at = next;
    }
    pack_files_sort(f, d);
    return f;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const icons[] = {"adult", "home", "lock", "shield"};
    static const art_names art = {icons, sizeof icons / sizeof *icons};
    const pack_rules rules = {.mechanics = mechanics_rules, .art = &art, .game = "0.1.0"};
    arena *a = fuzz_arena();
    diag_list *d = fuzz_diags();
    const pack_head *head = NULL;
    const pack_files *f = NULL;
    if (size > 2 && memcmp(data, "PK", 2) == 0) {
        f = pack_accept("fuzz.zip", data, size, &rules, a, &head, d);
        FUZZ_HOLDS((f == NULL) == (diag_errors(d) > 0));
    } else {
        f = files_of(arena_strndup(a, (const char *)data, size), a, d);
        head = diag_errors(d) == 0 ? pack_check(f, &rules, a, d, NULL) : NULL;
        f = head ? f : NULL;
    }
    for (size_t i = 0; f && i < f->n; i++) {
        FUZZ_HOLDS(f->files[i].name[0] != '/' && !strstr(f->files[i].name, ".."));
        FUZZ_HOLDS(f->files[i].n <= pack_max_of(f->files[i].kind));
    }
    FUZZ_HOLDS(!f || (head && head->id.s));
    return 0;
}
