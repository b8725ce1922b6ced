#include "core/rng.h"

#include <assert.h>

static uint64_t splitmix64(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static uint32_t rotate(uint32_t x, int by) {
    return x << by | x >> (32 - by);
}

void rng_seed(rng *r, uint64_t seed) {
    for (size_t i = 0; i < 4; i += 2) {
        uint64_t word = splitmix64(&seed);
        r->s[i] = (uint32_t)word;
        r->s[i + 1] = (uint32_t)(word >> 32);
    }
}

uint32_t rng_next(rng *r) {
    uint32_t *s = r->s;
    uint32_t result = rotate(s[1] * 5, 7) * 9;
    uint32_t t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result;
}

uint32_t rng_below(rng *r, uint32_t n) {
    assert(n > 0);
    uint64_t product = (uint64_t)rng_next(r) * n;
    if ((uint32_t)product < n) {
        uint32_t threshold = (0u - n) % n;
        while ((uint32_t)product < threshold) {
            product = (uint64_t)rng_next(r) * n;
        }
    }
    return (uint32_t)(product >> 32);
}

void rng_shuffle(rng *r, uint8_t *items, size_t n) {
    assert(n <= UINT32_MAX);
    for (size_t i = n; i > 1; i--) {
        size_t j = rng_below(r, (uint32_t)i);
        uint8_t moved = items[i - 1];
        items[i - 1] = items[j];
        items[j] = moved;
    }
}
