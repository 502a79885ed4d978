#include "chance/lanes.h"

#include <stddef.h>

const koers_kernels *koers_kernels_number(int i)
{
    switch (i) {
    case 0: return &koers_kernels_plain;
    case 1: return __builtin_cpu_supports("avx2") ? &koers_kernels_avx2 : NULL;
    case 2:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                       __builtin_cpu_supports("avx512bw")
                   ? &koers_kernels_avx512
                   : NULL;
    default: return NULL;
    }
}

const koers_kernels *koers_kernels_best(void)
{
    const koers_kernels *best = koers_kernels_number(0);
    for (int i = 1; i < KOERS_N_KERNELS; i++) {
        const koers_kernels *kernels = koers_kernels_number(i);
        if (kernels != NULL) best = kernels;
    }
    return best;
}
