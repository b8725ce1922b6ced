// proof.h - What a proof-reader can say of a text without understanding it: letters that no font
// has, a direction that is not meant. Refuses to know languages.
#ifndef BB_I18N_PROOF_H
#define BB_I18N_PROOF_H

#include "i18n/paragraph.h"

// The first letter that no face has; 0: every one is there.
unsigned proof_lacks(const text_meter *m, const char *text);
// True for a text with letters that run from right to left which nevertheless runs from left to
// right, since paragraph.h goes by the first letter. What stands in {names} comes isolated and does
// not count.
bool proof_turned(const char *text);

#endif
