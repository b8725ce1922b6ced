// png.h - A canvas as a PNG file. Refuses nothing but a path that can't be written.
#ifndef BB_PLATFORM_PNG_H
#define BB_PLATFORM_PNG_H

#include "platform/paint.h"

bool png_write(const char *path, canvas c);

#endif
