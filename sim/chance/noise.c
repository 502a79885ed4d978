#include "chance/noise.h"

uint64_t koers_noise_name(const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (const char *c = name; *c != '\0'; c++) hash = (hash ^ (unsigned char) *c) * UINT64_C(0x100000001b3);
    /* FNV leaves the upper bits of short names alike: a round of the splitmix64 finaliser spreads them. */
    hash = (hash ^ hash >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    hash = (hash ^ hash >> 27) * UINT64_C(0x94d049bb133111eb);
    return hash ^ hash >> 31;
}

void koers_noise_normal(const koers_kernels *kernels, uint64_t seed, uint64_t name, int year, uint32_t draw, int n, double *z)
{
    kernels->uniform(seed, name, (uint32_t) year, draw, n, z);
    kernels->inverse_normal(z, n, z);
}
