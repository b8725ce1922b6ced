// file.h - Whole files and folders. Refuses directories, devices and pipes in place of a file, and
// anything larger than it is told.
#ifndef BB_CORE_FILE_H
#define BB_CORE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

typedef enum {
    FILE_OK,
    FILE_MISSING,
    FILE_NOT_REGULAR,
    FILE_TOO_LARGE,
    FILE_DENIED,
    FILE_FAILED // reading broke off, or no memory
} file_status;

const char *file_status_text(file_status s); // English, for logs and diags: "is not a regular file"

// The bytes, with a 0 behind them that *size does not count.
file_status file_read(const char *path, size_t max_bytes, arena *a, char **data, size_t *size);
// Through a temporary file beside it, fsync and rename: path holds the old bytes or the new, never
// a part. mode as for open(2). False, and the old file untouched, when path is anything but a
// regular file or absent. A link is replaced, not what it points to.
bool file_write(const char *path, const void *data, size_t size, unsigned mode);

// Whether what somebody wrote is meant as a path, not as a bare name: it has a slash or the suffix.
bool file_is_meant(const char *word, const char *suffix);
bool file_is_dir(const char *path);
bool file_exists(const char *path);
bool file_make_dirs(const char *path, unsigned mode); // with what is missing above it
char *file_join(arena *a, const char *dir, const char *name);

// Regular files under dir (recursively) whose name ends with suffix, sorted by byte order.
// False: dir can't be read, or no memory. Follows no links to folders; goes at most 16 deep; passes
// over names that begin with a dot and folders below dir that it may not read.
bool file_list(const char *dir, const char *suffix, arena *a, const char *const **paths, size_t *n);

#endif
