// paint_disk.h - Sprites kept between starts: one file a sprite, named by its key. Refuses whatever
// does not match to the last bit - it is thrown away and made again - so the folder may be deleted
// at any time.
#ifndef BB_PLATFORM_PAINT_DISK_H
#define BB_PLATFORM_PAINT_DISK_H

#include "platform/sprite.h"

bool disk_load(const char *dir, uint64_t key, sprite *out); // quiet: a miss is no trouble
bool disk_save(const char *dir, uint64_t key, const sprite *s);
// Removes the oldest until the folder's sprites take at most cap bytes.
void disk_trim(const char *dir, size_t cap);

#endif
