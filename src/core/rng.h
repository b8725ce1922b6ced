// rng.h - The game's own seeded random stream: xoshiro128** (Blackman and Vigna, 2018), seeded
// through splitmix64. The whole state is the struct, so copying it copies the future. Not for
// secrets.
#ifndef BB_CORE_RNG_H
#define BB_CORE_RNG_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t s[4];
} rng;

void rng_seed(rng *r, uint64_t seed);
uint32_t rng_next(rng *r);
uint32_t rng_below(rng *r, uint32_t n); // 0..n-1 without bias (Lemire 2019); n > 0
void rng_shuffle(rng *r, uint8_t *items, size_t n);

#endif
