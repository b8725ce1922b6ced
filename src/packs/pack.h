// pack.h - A pack: levels from elsewhere, with what they need, as they lie in a folder of their own
// once they were accepted. Data, never code; everything in it is named after its id, so that it
// stands in for nothing of the game. Refuses a folder whose manifest or levels can't be read.
#ifndef BB_PACKS_PACK_H
#define BB_PACKS_PACK_H

#include "content/course.h"
#include "i18n/catalogue.h"
#include "i18n/language.h"
#include "packs/pack_files.h"

enum { PACK_MAX_LEVELS = 40, PACK_TITLE_MAX = 48, PACK_ABOUT_MAX = 160 };

// pack.yaml
typedef struct {
    srcpos at;
    field_name id;
    int version;
    field_text title, about;
    field_name author, licence, date;
    field_name game;       // the oldest version of the game that plays it; s NULL: any
    field_name language;   // in which its levels are written; s NULL: en
    field_names languages; // into which it is translated
    field_name music;      // NAME of sounds/NAME.ogg; s NULL: that of the quarter
    field_names levels;
} pack_head;
extern const record pack_shape;

typedef struct {
    const char *folder; // of its files, as it is called in the folder of packs: "storm-week.12"
    const char *path;   // the same, with the way there
    pack_head head;
    const language *language; // of its levels
    course *levels;           // in no quarters
} pack;

// Everything lives in the arena. NULL: the problems are in out.
pack *pack_load(const char *dir, const char *folder, arena *a, diag_list *out);
// Under which a level's progress is kept: "storm-week/first-night".
const char *pack_level_key(const pack *p, const char *id, arena *a);
// Gives the pictures that a level, loaded from the pack, has of the pack the names that the painter
// knows them by. a: the level's. False: no memory.
bool pack_own_art(const pack *p, level *l, arena *a);
// "+storm-week.12/sounds/shanty", for ui_music; NULL: it brings none.
const char *pack_music(const pack *p, arena *a);
// Its words in that language; NULL: it has none, or is written in it.
catalogue *pack_catalogue(const pack *p, const language *lang);
// Shows its title and what its levels are called and about; cat NULL: as written.
void pack_translate(pack *p, const catalogue *cat);

#endif
