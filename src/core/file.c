#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/str.h"

enum { TEMPORARY_NAMES = 100 };

const char *file_status_text(file_status s) {
    switch (s) {
    case FILE_OK: return "was read";
    case FILE_MISSING: return "does not exist";
    case FILE_NOT_REGULAR: return "is not a regular file";
    case FILE_TOO_LARGE: return "is too large";
    case FILE_DENIED: return "may not be read";
    case FILE_FAILED: return "could not be read";
    }
    return "could not be read";
}

static file_status status_of_open(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR: return FILE_MISSING;
    case EACCES:
    case EPERM: return FILE_DENIED;
    case ENXIO: // a socket
    case ENODEV:
    case EISDIR: return FILE_NOT_REGULAR;
    default: return FILE_FAILED;
    }
}

static ssize_t read_some(int fd, char *to, size_t n) {
    ssize_t got;
    do {
        got = read(fd, to, n < SSIZE_MAX ? n : SSIZE_MAX);
    } while (got < 0 && errno == EINTR);
    return got;
}

// Trusts only what was read: the size that fstat names may be old, or 0 as under /proc.
static file_status read_all(int fd, size_t expected, size_t max, arena *a, char **data,
                            size_t *size) {
    size_t room = expected + 1, used = 0;
    char *bytes = arena_alloc(a, room + 1);
    while (bytes) {
        ssize_t got = read_some(fd, bytes + used, room - used);
        if (got < 0) {
            return FILE_FAILED;
        }
        used += (size_t)got;
        if (used > max) {
            return FILE_TOO_LARGE;
        }
        if (got == 0) {
            bytes[used] = '\0';
            *data = bytes;
            *size = used;
            return FILE_OK;
        }
        if (used == room) {
            room = room < (max + 1) / 2 ? room * 2 : max + 1;
            char *larger = arena_alloc(a, room + 1);
            if (larger) {
                memcpy(larger, bytes, used);
            }
            bytes = larger;
        }
    }
    return FILE_FAILED;
}

file_status file_read(const char *path, size_t max_bytes, arena *a, char **data, size_t *size) {
    *data = NULL;
    *size = 0;
    if (max_bytes > SIZE_MAX / 4) {
        max_bytes = SIZE_MAX / 4;
    }
    // Without O_NONBLOCK, opening a pipe waits for its writer.
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        return status_of_open(errno);
    }
    struct stat about;
    file_status status;
    if (fstat(fd, &about) != 0) {
        status = FILE_FAILED;
    } else if (!S_ISREG(about.st_mode)) {
        status = FILE_NOT_REGULAR;
    } else if (about.st_size < 0 || (uintmax_t)about.st_size > max_bytes) {
        status = FILE_TOO_LARGE;
    } else {
        status = read_all(fd, (size_t)about.st_size, max_bytes, a, data, size);
    }
    close(fd);
    return status;
}

static bool write_all(int fd, const void *data, size_t size) {
    const char *from = data;
    while (size > 0) {
        ssize_t wrote = write(fd, from, size < SSIZE_MAX ? size : SSIZE_MAX);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote <= 0) {
            return false;
        }
        from += wrote;
        size -= (size_t)wrote;
    }
    return true;
}

// A new file beside path, its name in temporary; -1 when there can be none. A name left behind by
// a process that was killed is passed over.
static int create_beside(const char *path, mode_t mode, char *temporary, size_t cap) {
    for (int i = 0; i < TEMPORARY_NAMES; i++) {
        snprintf(temporary, cap, "%s.%ld-%d.tmp", path, (long)getpid(), i);
        int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST) {
            return fd;
        }
    }
    return -1;
}

// Makes the rename itself last. Its failure is no failure of the write: whichever of the two
// files a power cut leaves is whole, and some file systems cannot sync a folder.
static void sync_folder_of(const char *path, char *scratch) {
    strcpy(scratch, path);
    char *slash = strrchr(scratch, '/');
    if (!slash) {
        strcpy(scratch, ".");
    } else {
        slash[slash == scratch ? 1 : 0] = '\0';
    }
    int fd = open(scratch, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

bool file_write(const char *path, const void *data, size_t size, unsigned mode) {
    struct stat about;
    if (stat(path, &about) == 0 && !S_ISREG(about.st_mode)) {
        return false;
    }
    size_t cap = strlen(path) + 48;
    char *temporary = malloc(cap);
    if (!temporary) {
        return false;
    }
    bool written = false;
    int fd = create_beside(path, (mode_t)mode, temporary, cap);
    if (fd >= 0) {
        written = write_all(fd, data, size) && fsync(fd) == 0;
        written = close(fd) == 0 && written;
        written = written && rename(temporary, path) == 0;
        if (written) {
            sync_folder_of(path, temporary);
        } else {
            unlink(temporary);
        }
    }
    free(temporary);
    return written;
}

bool file_is_meant(const char *word, const char *suffix) {
    return strchr(word, '/') != NULL || str_ends(word, suffix);
}
