// pack_desk.h - What packs are judged by in this program: its pictures, its fonts, its version, and
// the platform's readers. Refuses nothing; packs/ does.
#ifndef BB_APP_PACK_DESK_H
#define BB_APP_PACK_DESK_H

#include "packs/pack_check.h"
#include "platform/fonts.h"

typedef struct {
    art_names art;
    text_meter meter;
    pack_rules rules;
} pack_desk;

// fonts NULL: letters are not looked at. False: the game's own pictures can't be read, which is in
// out.
bool pack_desk_open(pack_desk *d, const char *assets, mechanic_list m, fonts *f, arena *a,
                    diag_list *out);
// The accepted files of a zip, or of a folder that a pack is made in. NULL: refused.
pack_files *pack_desk_take(const pack_desk *d, const char *path, arena *a, const pack_head **head,
                           diag_list *out);
// Zips with a pack in them that lie where downloads and memory sticks are, newest first.
size_t pack_desk_find(const char **paths, size_t max, arena *a);

#endif
