#include "engine/sweeps.h"

const koers_sweeps *koers_sweeps_of(const koers_kernels *kernels)
{
    static const koers_sweeps *const sweeps[KOERS_N_KERNELS] = {&koers_sweeps_plain, &koers_sweeps_avx2, &koers_sweeps_avx512};
    int i = KOERS_N_KERNELS - 1;
    while (i > 0 && koers_kernels_number(i) != kernels) i--;
    return sweeps[i];
}

const koers_sweeps *koers_sweeps_best(void)
{
    return koers_sweeps_of(koers_kernels_best());
}
