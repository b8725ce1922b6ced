// pack_mo.h - A translation as translators keep it becomes one that the game reads (.mo). Refuses
// nothing; what is fuzzy, obsolete or has plural forms is left out.
#ifndef BB_PACKS_PACK_MO_H
#define BB_PACKS_PACK_MO_H

#include "i18n/po.h"

// Bytes in the arena; NULL: no memory.
const char *pack_mo(const po *p, arena *a, size_t *n);

#endif
