// pack_files.h - The files of a pack in memory, under the names they have in it, wherever they came
// from. Refuses every name that a pack has no place for: of all others it is known what they are,
// how large they may be, and that they lie where the pack does.
#ifndef BB_PACKS_PACK_FILES_H
#define BB_PACKS_PACK_FILES_H

#include "core/arena.h"
#include "core/diag.h"

#define PACK_MANIFEST_FILE "pack.yaml"
#define PACK_LEVELS        "levels"
#define PACK_TEXTS         PACK_MANIFEST_FILE // the context of what it says; a level's is its id

enum {
    PACK_MAX_BYTES = 32 << 20,    // of the zip
    PACK_MAX_UNPACKED = 48 << 20, // of all files together
    PACK_MAX_FILES = 400,
    PACK_MAX_RATIO = 200, // bytes that one packed byte may become
    PACK_MAX_NAME = 120
};

typedef enum {
    PACK_FOREIGN, // no file of a pack
    PACK_PASSED,  // what some systems put beside; never read
    PACK_MANIFEST,
    PACK_LEVEL, // levels/ID.yaml
    PACK_ICON,  // icons/ID.svg
    PACK_WORDS, // lang/CODE.po
    PACK_MUSIC, // sounds/ID.ogg
    PACK_NOTE,  // README, LICENSE and such, for people
    PACK_KINDS
} pack_kind;

pack_kind pack_kind_of(const char *name);
size_t pack_max_of(pack_kind k); // bytes of one such file

typedef struct {
    const char *name; // "levels/first-night.yaml"
    pack_kind kind;
    const char *bytes; // with a 0 behind them
    size_t n;
} pack_file;

typedef struct {
    pack_file *files; // sorted by name
    size_t n;
} pack_files;

const pack_file *pack_files_find(const pack_files *f, const char *name); // NULL: none
// What is between the folder and the ending of a file's name: "first-night". Lives in the arena.
const char *pack_file_id(const pack_file *f, arena *a);

// While files are gathered. Names of n bytes, as a stranger wrote them; *safe is the name as it may
// be shown. False: the name is none that a file may have, which is said (code "name").
bool pack_name_sound(const char *name, size_t n, arena *a, const char **safe, diag_list *out);
// Packed with the folder around it, as many tools do: that folder, "storm-week/", as it begins the
// name that is handed back, *n of its bytes; 0: there is none.
const char *pack_names_folder(const char *const *names, size_t n_names, size_t *n);
// Says what a file that has no place in a pack is instead (code "unknown-file").
void pack_name_foreign(const char *name, diag_list *out);
// Sorts, and says which names are the same but for capital letters (code "same-name").
void pack_files_sort(pack_files *f, diag_list *out);

// Everything below a folder that somebody is making a pack in. NULL: problems are said.
pack_files *pack_files_read_folder(const char *dir, arena *a, diag_list *out);

#endif
