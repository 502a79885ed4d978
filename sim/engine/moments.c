#include "engine/moments.h"

#include <math.h>

#include "engine/sweeps.h"

/* The sums are interleaved so that they can be vectors; the order of the additions is fixed. */
static double total(const double sum[KOERS_SUMS])
{
    return ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
}

/* Chunks of n values each, side by side. */
static void of_chunks(const koers_sweeps *sweeps, const double *x, int chunks, size_t n, koers_moments *out)
{
    const double nothing[KOERS_SWEEPS_ABREAST] = {0};
    double sum[KOERS_SWEEPS_ABREAST][KOERS_SUMS], mean[KOERS_SWEEPS_ABREAST];
    sweeps->sums(x, KOERS_CHUNK, chunks, n, nothing, 1, sum);
    for (int c = 0; c < chunks; c++) mean[c] = total(sum[c]) / (double) n;
    sweeps->sums(x, KOERS_CHUNK, chunks, n, mean, 2, sum);
    for (int c = 0; c < chunks; c++) out[c] = (koers_moments){.n = (int64_t) n, .mean = mean[c], .squares = total(sum[c])};
}

/* A series that is the same everywhere must have that mean and sd 0 exactly, whatever the rounding of its sum. */
static int is_constant(const double *x, size_t n, double value)
{
    for (size_t i = 0; i < n; i++)
        if (!(x[i] >= value && x[i] <= value)) return 0; /* one that is not a number is not the same */
    return 1;
}

static koers_moments merged(const koers_moments *a, const koers_moments *b)
{
    const double n = (double) (a->n + b->n), distance = b->mean - a->mean;
    return (koers_moments){.n = a->n + b->n,
                           .mean = a->mean + distance * ((double) b->n / n),
                           .squares = a->squares + b->squares + distance * distance * ((double) a->n * (double) b->n / n)};
}

static void add_chunks(koers_moments *self, const koers_sweeps *sweeps, const double *x, int chunks, size_t n)
{
    koers_moments chunk[KOERS_SWEEPS_ABREAST];
    of_chunks(sweeps, x, chunks, n, chunk);
    for (int c = 0; c < chunks; c++, x += KOERS_CHUNK) {
        if (is_constant(x, n, x[0])) chunk[c] = (koers_moments){.n = (int64_t) n, .mean = x[0]};
        *self = self->n == 0 ? chunk[c] : merged(self, &chunk[c]);
    }
}

void koers_moments_add(koers_moments *self, const double *x, size_t n)
{
    const koers_sweeps *sweeps = koers_sweeps_best();
    while (n >= KOERS_CHUNK) {
        const size_t whole = n / KOERS_CHUNK, chunks = whole < KOERS_SWEEPS_ABREAST ? whole : KOERS_SWEEPS_ABREAST;
        add_chunks(self, sweeps, x, (int) chunks, KOERS_CHUNK);
        x += chunks * KOERS_CHUNK;
        n -= chunks * KOERS_CHUNK;
    }
    if (n > 0) add_chunks(self, sweeps, x, 1, n);
}

double koers_moments_sd(const koers_moments *self)
{
    return self->n > 1 ? __builtin_sqrt(self->squares / (double) (self->n - 1)) : (double) NAN;
}

double koers_moments_se(const koers_moments *self)
{
    return koers_moments_sd(self) / __builtin_sqrt((double) self->n);
}
