#include "packs/pack_zip.h"

#include <limits.h>
#include <minizip/unzip.h>
#include <string.h>

#include "core/str.h"

enum { CHUNK = 16 << 10, SLACK = 64 << 10, DEFLATED = 8 };
enum { ENCRYPTED = 1 << 0, STRONGLY = 1 << 6, MASKED = 1 << 13 }; // of an entry's flags
enum { MODE_SHIFT = 16, MODE_KIND = 0170000, MODE_FILE = 0100000, MODE_FOLDER = 0040000 };

// --- minizip reads from memory

typedef struct {
    const unsigned char *bytes;
    size_t n, at;
} reader;

static voidpf open_memory(voidpf opaque, const void *name, int mode) {
    (void)name;
    return mode & ZLIB_FILEFUNC_MODE_WRITE ? NULL : opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *to, uLong n) {
    (void)stream;
    reader *r = opaque;
    size_t left = r->n - r->at, got = n < left ? n : left;
    memcpy(to, r->bytes + r->at, got);
    r->at += got;
    return (uLong)got;
}

static uLong write_nothing(voidpf opaque, voidpf stream, const void *from, uLong n) {
    (void)opaque;
    (void)stream;
    (void)from;
    (void)n;
    return 0;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream) {
    (void)stream;
    return ((const reader *)opaque)->at;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
    (void)stream;
    reader *r = opaque;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? r->at
                                                     : r->n;
    if (offset > r->n - from) {
        return -1;
    }
    r->at = from + (size_t)offset;
    return 0;
}

static int do_nothing(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

static unzFile open_zip(reader *r) {
    zlib_filefunc64_def io = {open_memory, read_memory, write_nothing, tell_memory,
                              seek_memory, do_nothing,  do_nothing,    r};
    static const char begins[] = {'P', 'K', 3, 4};
    bool zip = r->n > sizeof begins && memcmp(r->bytes, begins, sizeof begins) == 0;
    return zip ? unzOpen2_64("pack", &io) : NULL;
}

// --- what lies in it

typedef struct {
    const char *name; // as it may be shown
    unz64_file_pos at;
    unz_file_info64 info;
    bool sound, folder;
} entry;

typedef struct {
    unzFile zip;
    const char *file;
    size_t size; // of the zip
    arena *a;
    diag_list *out;
    entry *entries;
    size_t n, unpacked;
} zip;

static bool refuse(const zip *z, const char *name, const char *code, const char *why) {
    diag_add(z->out, DIAG_ERROR, (srcpos){name, 0, 0}, code, "%s", why);
    return false;
}

static bool plain(const zip *z, const entry *e) {
    const unz_file_info64 *i = &e->info;
    unsigned kind = (unsigned)(i->external_fa >> MODE_SHIFT) & MODE_KIND;
    if (i->flag & (ENCRYPTED | STRONGLY | MASKED)) {
        return refuse(z, e->name, "encrypted", "this file is encrypted");
    }
    if (kind != 0 && kind != (e->folder ? MODE_FOLDER : MODE_FILE)) {
        return refuse(z, e->name, "link", "this is a link or a device, not a file");
    }
    if (i->compression_method != 0 && i->compression_method != DEFLATED) {
        return refuse(z, e->name, "method",
                      "it is packed in a way that is not read here; plain zip (deflate) is");
    }
    return true;
}

// The entry that minizip stands at. False: the list of files can't be read on.
static bool look(zip *z, entry *e) {
    char name[PACK_MAX_NAME + 2];
    *e = (entry){.name = "?"};
    if (unzGetCurrentFileInfo64(z->zip, &e->info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
        unzGetFilePos64(z->zip, &e->at) != UNZ_OK) {
        return false;
    }
    size_t n = e->info.size_filename;
    size_t there = n < sizeof name ? n : sizeof name;
    e->sound = pack_name_sound(name, n <= PACK_MAX_NAME ? n : there, z->a, &e->name, z->out);
    e->folder = e->sound && n > 0 && name[n - 1] == '/';
    e->sound = e->sound && plain(z, e);
    return true;
}

static bool list(zip *z) {
    unz_global_info64 about;
    if (unzGetGlobalInfo64(z->zip, &about) != UNZ_OK) {
        return refuse(z, z->file, "broken", "the list of its files can't be read");
    }
    if (about.number_entry > PACK_MAX_FILES) {
        diag_add(z->out, DIAG_ERROR, (srcpos){z->file, 0, 0}, "too-many",
                 "a pack has at most %d files", PACK_MAX_FILES);
        return false;
    }
    z->entries = arena_array(z->a, entry, about.number_entry + 1);
    if (!z->entries) {
        return refuse(z, z->file, "memory", "there is not enough memory for this pack");
    }
    size_t packed = 0;
    int at = about.number_entry > 0 ? unzGoToFirstFile(z->zip) : UNZ_END_OF_LIST_OF_FILE;
    for (; at == UNZ_OK && z->n < about.number_entry; at = unzGoToNextFile(z->zip)) {
        entry *e = &z->entries[z->n];
        if (!look(z, e)) {
            break;
        }
        z->n++;
        size_t most = z->size - packed;
        if (e->info.compressed_size > most) {
            return refuse(z, e->name, "overlap", "its files lie over each other in the zip");
        }
        packed += (size_t)e->info.compressed_size;
    }
    if (at != UNZ_END_OF_LIST_OF_FILE || z->n != about.number_entry) {
        return refuse(z, z->file, "broken", "the list of its files can't be read to its end");
    }
    return true;
}

// Takes the folder around everything off the names.
static bool strip(zip *z) {
    const char **names = arena_array(z->a, const char *, z->n + 1);
    if (!names) {
        return refuse(z, z->file, "memory", "there is not enough memory for this pack");
    }
    for (size_t i = 0; i < z->n; i++) {
        names[i] = z->entries[i].name;
    }
    size_t n;
    const char *folder = pack_names_folder(names, z->n, &n);
    for (size_t i = 0; i < z->n; i++) {
        if (strncmp(names[i], folder, n) == 0) {
            z->entries[i].name += n;
        }
    }
    return true;
}

// --- unpacking

// Unpacks up to `most` bytes; *over: there would be more. What the zip says of the size is where to
// begin, no more. NULL: damaged, or no memory.
static char *unpack(zip *z, const entry *e, size_t most, size_t *n, bool *over) {
    size_t room = e->info.uncompressed_size < most ? (size_t)e->info.uncompressed_size : most;
    char *bytes = arena_alloc(z->a, room + 1), extra;
    int got = 1;
    *n = 0;
    while (bytes && got > 0 && *n < room) {
        size_t left = room - *n;
        got = unzReadCurrentFile(z->zip, bytes + *n, (unsigned)(left < CHUNK ? left : CHUNK));
        *n += got > 0 ? (size_t)got : 0;
    }
    if (bytes && got > 0) {
        got = unzReadCurrentFile(z->zip, &extra, 1);
    }
    *over = got > 0;
    return got < 0 ? NULL : bytes;
}

static bool too_much(const zip *z, const entry *e, size_t by_kind, size_t by_ratio) {
    if (by_ratio < by_kind) {
        return refuse(z, e->name, "ratio", "it is packed smaller than honest files are");
    }
    diag_add(z->out, DIAG_ERROR, (srcpos){e->name, 0, 0}, "too-large",
             "such a file has at most %zu kB", by_kind >> 10);
    return false;
}

// False: nothing more can be unpacked.
static bool take(zip *z, const entry *e, pack_kind kind, pack_files *f) {
    size_t by_kind = pack_max_of(kind), left = PACK_MAX_UNPACKED - z->unpacked;
    size_t by_ratio = (size_t)e->info.compressed_size * PACK_MAX_RATIO + SLACK;
    size_t most = by_kind < by_ratio ? by_kind : by_ratio, n = 0;
    most = most < left ? most : left;
    if (unzGoToFilePos64(z->zip, &e->at) != UNZ_OK || unzOpenCurrentFile(z->zip) != UNZ_OK) {
        refuse(z, e->name, "broken", "what the zip says of this file does not fit together");
        return true;
    }
    bool over = false;
    const char *bytes = unpack(z, e, most, &n, &over);
    bool whole = unzCloseCurrentFile(z->zip) == UNZ_OK;
    z->unpacked += n;
    if (over && most == left) {
        return refuse(z, z->file, "too-large", "its files are too large together");
    }
    if (over) {
        return too_much(z, e, by_kind, by_ratio) || true;
    }
    if (!bytes && arena_full(z->a)) {
        return refuse(z, z->file, "memory", "there is not enough memory for this pack");
    }
    if (!bytes || !whole) {
        refuse(z, e->name, "broken", "this file is damaged");
        return true;
    }
    if (n > 3 && memcmp(bytes, "PK\3\4", 4) == 0) {
        refuse(z, e->name, "nested", "this file is a zip itself, whatever its name says");
        return true;
    }
    f->files[f->n++] = (pack_file){e->name, kind, bytes, n};
    return true;
}

static pack_files *take_all(zip *z) {
    pack_files *f = arena_new(z->a, pack_files);
    if (!f || !(f->files = arena_array(z->a, pack_file, z->n + 1))) {
        refuse(z, z->file, "memory", "there is not enough memory for this pack");
        return NULL;
    }
    for (size_t i = 0; i < z->n; i++) {
        const entry *e = &z->entries[i];
        pack_kind kind = e->sound && !e->folder ? pack_kind_of(e->name) : PACK_PASSED;
        if (kind == PACK_FOREIGN) {
            pack_name_foreign(e->name, z->out);
        } else if (kind != PACK_PASSED && !take(z, e, kind, f)) {
            return NULL;
        }
    }
    pack_files_sort(f, z->out);
    return f;
}

pack_files *pack_zip_read(const char *file, const void *bytes, size_t n, arena *a, diag_list *out) {
    size_t before = diag_errors(out);
    reader r = {bytes, n, 0};
    zip z = {.file = file, .size = n, .a = a, .out = out};
    if (n > PACK_MAX_BYTES) {
        refuse(&z, file, "too-large", "a pack has at most 32 MB");
        return NULL;
    }
    z.zip = open_zip(&r);
    if (!z.zip) {
        refuse(&z, file, "not-a-zip", "this is no zip file, or not all of it");
        return NULL;
    }
    pack_files *f = list(&z) && strip(&z) ? take_all(&z) : NULL;
    unzClose(z.zip);
    return diag_errors(out) == before ? f : NULL;
}

bool pack_zip_is_pack(const char *path) {
    unzFile z = unzOpen64(path);
    bool found = false;
    int at = z ? unzGoToFirstFile(z) : UNZ_END_OF_LIST_OF_FILE;
    for (int i = 0; at == UNZ_OK && !found && i < PACK_MAX_FILES; i++) {
        char name[PACK_MAX_NAME + 2] = "";
        unz_file_info64 info;
        found = unzGetCurrentFileInfo64(z, &info, name, sizeof name, NULL, 0, NULL, 0) == UNZ_OK &&
                info.size_filename < sizeof name;
        const char *slash = found ? strchr(name, '/') : NULL;
        found = found && str_eq(slash ? slash + 1 : name, PACK_MANIFEST_FILE);
        at = unzGoToNextFile(z);
    }
    if (z) {
        unzClose(z);
    }
    return found;
}

bool pack_zip_here(void) {
    return true;
}
