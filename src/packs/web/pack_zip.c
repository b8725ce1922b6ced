// The web page has no library that reads zips: packs are added on the desktop.
#include "packs/pack_zip.h"

pack_files *pack_zip_read(const char *file, const void *bytes, size_t n, arena *a, diag_list *out) {
    (void)bytes;
    (void)n;
    (void)a;
    diag_add(out, DIAG_ERROR, (srcpos){file, 0, 0}, "not-a-zip", "zips are not read here");
    return NULL;
}

bool pack_zip_is_pack(const char *path) {
    (void)path;
    return false;
}

bool pack_zip_here(void) {
    return false;
}
