// art.h - Which pictures there are, so that the linter can name those that levels ask for in vain.
// Refuses to open any picture; it knows their names only.
#ifndef BB_CONTENT_ART_H
#define BB_CONTENT_ART_H

#include "content/level.h"

typedef struct {
    const char *const *icons; // sorted; "home" for art/icons/home.svg
    size_t n_icons;
} art_names;

// Reads the folders under assets_dir. False, and an error (code "assets"), when they can't be read.
bool art_names_load(art_names *art, const char *assets_dir, arena *a, diag_list *out);

// Adds an error (unknown-icon) for every icon of the level's head and body that there is not.
void art_lint(const art_names *art, const level *l, diag_list *out);

#endif
