// forge_meter.h - What a real strength meter (zxcvbn) says of a text. It allocates, so rules do not
// see it: files are linked and checked with it, and the view shows it. Refuses to judge texts with
// letters that it does not know: it has English words, names and habits only.
#ifndef BB_MECHANICS_FORGE_METER_H
#define BB_MECHANICS_FORGE_METER_H

// Thousandths of a power of ten of guesses.
int forge_meter(const char *text);
enum { FORGE_METER_NONE = -1 }; // it does not know these letters

#endif
