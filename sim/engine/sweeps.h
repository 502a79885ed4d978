/* sweeps - passes over a long series in vectors, for the rooms that make statistics of it.
 *
 *   const koers_sweeps *sweeps = koers_sweeps_best();
 *   sweeps->range(x, n, &lowest, &highest);
 *   sweeps->count(x, n, lowest, per_width, n_bins, bin, counts);
 *
 * Compiled once per instruction set, like the kernels (lanes.h), with the same bits from each. Series need no alignment.
 */
#ifndef KOERS_SWEEPS_H
#define KOERS_SWEEPS_H

#include <stddef.h>
#include <stdint.h>

#include "chance/lanes.h"

enum { KOERS_SUMS = 8 };           /* interleaved sums of a chunk: the order of the additions is fixed */
enum { KOERS_MOST_BINS = 65536 };  /* a bin's number has 16 bits */
enum { KOERS_SWEEPS_ABREAST = 4 }; /* most chunks at once */
enum { KOERS_MOST_WANTED = 32 };

typedef struct {
    /* The least and the largest of x[n], n >= 1. */
    void (*range)(const double *x, size_t n, double *lowest, double *highest);
    /* sum[c][j] = sum over i of (x[c step + 8 i + j] - centre[c])^power, added in order of i, for c < chunks <= KOERS_SWEEPS_ABREAST and
     * 8 i + j < n. power: 1 or 2. */
    void (*sums)(const double *x, size_t step, int chunks, size_t n, const double *centre, int power, double (*sum)[KOERS_SUMS]);
    /* bin[i] = the integer below (x[i] - lowest) per_width, but at least 0 and at most n_bins - 1; one is added to counts[bin[i]]. */
    void (*count)(const double *x, size_t n, double lowest, double per_width, int n_bins, uint16_t *bin, uint32_t *counts);
    /* The places i, in order, at which bin[i] is one of wanted[m], all different, m <= KOERS_MOST_WANTED; returns how many there are.
     * place[n]. */
    size_t (*find)(const uint16_t *bin, size_t n, const uint16_t *wanted, int m, uint32_t *place);
    /* Adds how many of x[n] are less than value, and how many are just that. */
    void (*place)(const double *x, size_t n, double value, int64_t *below, int64_t *equal);
    /* x -= base; how many became positive and how many negative. */
    void (*subtract)(double *x, const double *base, size_t n, int64_t *positive, int64_t *negative);
} koers_sweeps;

extern const koers_sweeps koers_sweeps_plain, koers_sweeps_avx2, koers_sweeps_avx512;

/* Those of the same instruction set as the kernels; those of koers_kernels_best(). */
const koers_sweeps *koers_sweeps_of(const koers_kernels *kernels);
const koers_sweeps *koers_sweeps_best(void);

#endif
