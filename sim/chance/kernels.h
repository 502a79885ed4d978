/* kernels - the sets that sim/chance/kernels.c is compiled into, one for each instruction set. */
#ifndef KOERS_KERNELS_H
#define KOERS_KERNELS_H

#include "chance/lanes.h"

extern const koers_kernels koers_kernels_plain, koers_kernels_avx2, koers_kernels_avx512;

#endif
