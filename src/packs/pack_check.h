// pack_check.h - Whether a pack may be taken in: its manifest, every level with the linter's proof,
// every translation, picture and piece of music, and that all of them belong together. Refuses to
// stop at the first problem; one list holds them all, each with file, line and column.
#ifndef BB_PACKS_PACK_CHECK_H
#define BB_PACKS_PACK_CHECK_H

#include "content/art.h"
#include "content/texts.h"
#include "i18n/paragraph.h"
#include "packs/pack.h"

// What the platform is asked: false, and *why in English (a literal), when bytes can't be used.
typedef bool pack_probe(const void *bytes, size_t n, const char **why);

typedef struct {
    mechanic_list mechanics;
    const art_names *art;      // the game's own pictures
    const char *game;          // its version: "0.1.0"
    const text_meter *meter;   // NULL: letters and room are not looked at
    pack_probe *draws, *rings; // a picture, a piece of music; NULL: not tried
} pack_rules;

// The manifest, in the arena; NULL when there were errors. Warnings do not stop it. n_levels (may
// be NULL): how many were looked at.
const pack_head *pack_check(const pack_files *f, const pack_rules *r, arena *a, diag_list *out,
                            size_t *n_levels);
// From bytes that a stranger wrote to files that may be kept: pack_zip_read, then pack_check. This
// is the one way in, and so what fuzzers call. NULL when there were errors.
pack_files *pack_accept(const char *file, const void *bytes, size_t n, const pack_rules *r,
                        arena *a, const pack_head **head, diag_list *out);
// Every text of the pack that somebody translates. NULL when there were errors.
const course_text *pack_texts(const pack_files *f, const pack_head *head, mechanic_list m, arena *a,
                              diag_list *out, size_t *n);

#endif
