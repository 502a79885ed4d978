/* moments - mean and variance of a series, whatever way it is cut into parts.
 *
 * Values are added in a fixed tree: chunks of KOERS_CHUNK consecutive draws, eight interleaved sums within a chunk, chunks in
 * order of draws (Chan, Golub, LeVeque 1979). Which thread did which chunk changes no bit.
 */
#ifndef KOERS_MOMENTS_H
#define KOERS_MOMENTS_H

#include <stddef.h>
#include <stdint.h>

enum { KOERS_CHUNK = 4096 };

typedef struct {
    int64_t n;
    double mean;
    double squares; /* sum of squared distances from the mean */
} koers_moments;

/* Adds n values that follow those already in. The bits depend on where the parts are cut, unless all but the last are multiples of
 * KOERS_CHUNK long; who takes subsets cuts them at fixed draws. */
void koers_moments_add(koers_moments *self, const double *x, size_t n);

/* Standard deviation with n - 1 and standard error of the mean, sd / sqrt(n); nan for fewer than two values, which have no spread that
 * one could know. */
double koers_moments_sd(const koers_moments *self);
double koers_moments_se(const koers_moments *self);

#endif
