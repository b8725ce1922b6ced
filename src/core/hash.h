// hash.h - FNV-1a, 64 bit: keys of caches and fingerprints of states. Not for anything hostile.
#ifndef BB_CORE_HASH_H
#define BB_CORE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(14695981039346656037)

uint64_t hash_bytes(uint64_t h, const void *data, size_t n);
uint64_t hash_str(uint64_t h, const char *s); // with its ending 0, so that "ab","c" is not "a","bc"

#endif
