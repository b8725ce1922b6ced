// pack_zip.h - A zip from a stranger becomes the files of a pack in memory. Refuses, and says all
// at once: what is encrypted, linked, no plain file, packed otherwise than stored or deflated,
// larger than it may be (found while unpacking; what headers claim is only a first guess), packed
// too small, overlapping, damaged, or named in a way that a pack has no place for.
#ifndef BB_PACKS_PACK_ZIP_H
#define BB_PACKS_PACK_ZIP_H

#include "packs/pack_files.h"

// file: the name that errors about the whole carry. NULL when anything was wrong.
pack_files *pack_zip_read(const char *file, const void *bytes, size_t n, arena *a, diag_list *out);
// Whether a file looks like the zip of a pack: it has a manifest. Reads none of its files.
bool pack_zip_is_pack(const char *path);
bool pack_zip_here(void); // whether zips can be read here at all

#endif
