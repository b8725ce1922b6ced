// pack_shop.h - A folder with packs in it, made from the good one in tests/packs. Refuses nothing.
#ifndef BB_TESTS_PACK_SHOP_H
#define BB_TESTS_PACK_SHOP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "packs/shelf.h"
#include "screens/game.h"

#define GOOD_PACK BAY_SOURCE "/tests/packs/storm-week"

typedef struct {
    char dir[40];
    arena *a;
    diag_list *said;
} pack_shop;

static inline pack_shop *pack_shop_open(void) {
    pack_shop *s = calloc(1, sizeof *s);
    strcpy(s->dir, "/tmp/bay-packs-XXXXXX");
    assert_non_null(mkdtemp(s->dir));
    s->a = arena_create(256 << 20);
    s->said = diag_create();
    return s;
}

static inline void pack_shop_close(pack_shop *s) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", s->dir);
    assert_int_equal(system(command), 0);
    diag_destroy(s->said);
    arena_destroy(s->a);
    free(s);
}

// The good pack with another manifest in its place.
static inline shelf_result pack_shop_add(pack_shop *s, const char *id, int version,
                                         const char *title) {
    pack_files *f = pack_files_read_folder(GOOD_PACK, s->a, s->said);
    pack_head head = {0};
    int before;
    assert_non_null(f);
    for (size_t i = 0; i < f->n; i++) {
        if (f->files[i].kind == PACK_MANIFEST) {
            f->files[i].bytes = arena_printf(
                s->a,
                "id: %s\nversion: %d\ntitle: %s\nauthor: Class 6b, Harbour School by the Sea\n"
                "licence: CC BY 4.0\ndate: 2026-11-24\nlanguages: [zh_CN, ar]\n"
                "levels: [storm-board, late-caller]\n",
                id, version, title);
            f->files[i].n = strlen(f->files[i].bytes);
            const node *root =
                node_parse(PACK_MANIFEST_FILE, f->files[i].bytes, f->files[i].n, s->a, s->said);
            assert_true(root && field_load(&pack_shape, root, &head, s->a, s->said));
        }
    }
    return shelf_add(s->dir, f, &head, false, &before);
}

#endif
