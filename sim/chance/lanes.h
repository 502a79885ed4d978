/* lanes - deterministic elementary functions over a block of draws, one draw a lane.
 *
 *   const koers_kernels *kernels = koers_kernels_best();
 *   kernels->exponential(x, n, y);
 *
 * The same source (sim/chance/kernels.c) is compiled for plain x86-64, AVX2 and AVX-512; the processor decides at start
 * which is used and all give the same bits: no fused multiply-add, no library call, a fixed order of operations.
 * Arrays need no alignment, nor room beyond n; in place (y == x) is allowed. n from 0 to any length. Whole
 * bundles (32 lanes with AVX-512) on a boundary of 64 bytes are fastest.
 * Errors measured by tests/unit/test_lanes.c: exponential and logarithm within 2 ulp, tanh within 4 ulp,
 * inverse normal within 1e-13 relative.
 */
#ifndef KOERS_LANES_H
#define KOERS_LANES_H

#include <stdint.h>

/* Sources that are compiled once per instruction set name what they define after it: koers_kernels_avx2. */
#ifndef KOERS_SET
#define KOERS_SET plain
#endif
#define KOERS_JOINED(name, set) name##_##set
#define KOERS_JOIN(name, set)   KOERS_JOINED(name, set)
#define KOERS_OF_SET(name)      KOERS_JOIN(name, KOERS_SET)

enum { KOERS_LANES = 256 }; /* most lanes in a block: a module's state then fits the second-level cache */

/* Rows of lanes that follow each other begin 33 lines of the cache apart: at 32, the same lane of all rows would fall into a few sets of
 * the first-level cache and push each other out. */
enum { KOERS_STRIDE = KOERS_LANES + 8 };

typedef double koers_lanes[KOERS_STRIDE] __attribute__((aligned(64)));

typedef struct {
    const char *name; /* "plain", "avx2", "avx512" */
    /* y = exp(x); |x| > 708 is taken as +-708. */
    void (*exponential)(const double *x, int n, double *y);
    /* y = log(x); domain: normal positive doubles. */
    void (*logarithm)(const double *x, int n, double *y);
    /* y = tanh(x). */
    void (*tangent)(const double *x, int n, double *y);
    /* z = Phi^-1(u); domain: multiples of 2^-53 from 2^-53 to 1 - 2^-53 (u - 1/2 is taken, which is exact there only). */
    void (*inverse_normal)(const double *u, int n, double *z);
    /* u in (0, 1), multiples of 2^-53 that are odd: lane i is draw `draw + i` of source `name` in `year` (see noise.h). */
    void (*uniform)(uint64_t seed, uint64_t name, uint32_t year, uint32_t draw, int n, double *u);
    /* y = cubic Hermite interpolation in a table over equally spaced nodes on [-8.3, 8.3]; z outside is taken as the edge. */
    void (*hermite)(const double *value, const double *slope, int nodes, const double *z, int n, double *y);
    /* y = x, written past the caches, for what is read long after; the arrays do not overlap. Whole lines of the cache on a boundary
     * of 64 bytes are fastest, the rest is as right. Before another thread may read: drain(), once after the last of many. */
    void (*stream)(const double *x, int n, double *y);
    void (*drain)(void);
} koers_kernels;

/* The widest set of kernels that this processor can run; and each set by number (NULL where the processor cannot run it). */
const koers_kernels *koers_kernels_best(void);
const koers_kernels *koers_kernels_number(int i);
enum { KOERS_N_KERNELS = 3 };

/* The sets themselves (sim/chance/kernels.c), whether or not this processor can run them. */
extern const koers_kernels koers_kernels_plain, koers_kernels_avx2, koers_kernels_avx512;

#endif
