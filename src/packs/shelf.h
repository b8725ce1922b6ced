// shelf.h - The folder in which accepted packs lie, one folder each. Adding and removing are one
// step each, a rename: whatever happens in between, there is the old pack or the new one, never a
// part, and what an interrupted one left is cleared away by the next. Refuses an older version in
// the place of a newer one, and to follow a link out of the folder.
#ifndef BB_PACKS_SHELF_H
#define BB_PACKS_SHELF_H

#include "packs/pack.h"

typedef enum {
    SHELF_ADDED,     // it was not there before
    SHELF_REPLACED,  // a version of it was
    SHELF_NOT_NEWER, // the same version or a newer one is there: nothing has changed
    SHELF_FULL,      // as many packs as can be are there
    SHELF_BUSY,      // another program is adding or removing
    SHELF_FAILED     // the disk refused; nothing has changed
} shelf_result;

enum { SHELF_MAX_PACKS = 50 };

// dir need not be there yet: without it there are no packs, and shelf_add makes it.

// Every pack in it, by title; those that can't be read are passed over, and why is in out.
// Everything lives in the arena. NULL: no memory.
pack *const *shelf_load(const char *dir, arena *a, diag_list *out, size_t *n);
bool shelf_any(const char *dir); // is there a pack at all? Reads no file
// The folder of a pack, the newest if an interrupted replacing left two; NULL: it is not there.
const char *shelf_find(const char *dir, const char *id, arena *a);

// Puts accepted files in the place of what has their id. anyway: an older version, too. *before:
// the version that was there (0: none).
shelf_result shelf_add(const char *dir, const pack_files *f, const pack_head *head, bool anyway,
                       int *before);
// Its progress stays in the store. False: it is not there, or the disk refused.
bool shelf_remove(const char *dir, const char *id);
void shelf_tidy(const char *dir); // clears away what an interrupted add or remove left

#endif
