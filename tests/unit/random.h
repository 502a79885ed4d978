/* random - numbers for test data from a generator that owes nothing to koers. */
#ifndef KOERS_TEST_RANDOM_H
#define KOERS_TEST_RANDOM_H

#include <stdint.h>

/* splitmix64 (Steele, Lea, Flood 2014): a sequence for test data. */
static inline uint64_t random_bits(uint64_t *state)
{
    uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

/* Uniform on (lowest, highest). */
static inline double random_between(uint64_t *state, double lowest, double highest)
{
    return lowest + (highest - lowest) * ((double) (random_bits(state) >> 12) + 0.5) * 0x1p-52;
}

/* 0 .. n - 1. */
static inline int random_below(uint64_t *state, int n)
{
    return (int) (random_bits(state) % (uint64_t) n);
}

#endif
