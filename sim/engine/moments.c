#include "engine/moments.h"

enum { SUMS = 8 }; /* interleaved, so that they can be vectors; the order of the additions is fixed */

static double total(const double sum[SUMS])
{
    return ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
}

static koers_moments of_chunk(const double *x, size_t n)
{
    const size_t whole = n - n % SUMS;
    double sum[SUMS] = {0}, square[SUMS] = {0};
    for (size_t i = 0; i < whole; i += SUMS)
        for (size_t j = 0; j < SUMS; j++) sum[j] += x[i + j];
    for (size_t i = whole; i < n; i++) sum[i - whole] += x[i];
    const double mean = total(sum) / (double) n;
    for (size_t i = 0; i < whole; i += SUMS)
        for (size_t j = 0; j < SUMS; j++) square[j] += (x[i + j] - mean) * (x[i + j] - mean);
    for (size_t i = whole; i < n; i++) square[i - whole] += (x[i] - mean) * (x[i] - mean);
    return (koers_moments){.n = (int64_t) n, .mean = mean, .squares = total(square)};
}

/* A series that is the same everywhere must have that mean and sd 0 exactly, whatever the rounding of its sum. */
static int is_constant(const double *x, size_t n, double value)
{
    for (size_t i = 0; i < n; i++)
        if (x[i] < value || x[i] > value) return 0;
    return 1;
}

static koers_moments merged(const koers_moments *a, const koers_moments *b)
{
    const double n = (double) (a->n + b->n), distance = b->mean - a->mean;
    return (koers_moments){.n = a->n + b->n,
                           .mean = a->mean + distance * ((double) b->n / n),
                           .squares = a->squares + b->squares + distance * distance * ((double) a->n * (double) b->n / n)};
}

void koers_moments_add(koers_moments *self, const double *x, size_t n)
{
    for (size_t start = 0; start < n; start += KOERS_CHUNK) {
        const size_t m = n - start < KOERS_CHUNK ? n - start : KOERS_CHUNK;
        koers_moments chunk = of_chunk(x + start, m);
        if (is_constant(x + start, m, x[start])) chunk = (koers_moments){.n = (int64_t) m, .mean = x[start]};
        *self = self->n == 0 ? chunk : merged(self, &chunk);
    }
}

double koers_moments_sd(const koers_moments *self)
{
    return self->n > 1 ? __builtin_sqrt(self->squares / (double) (self->n - 1)) : 0;
}

double koers_moments_se(const koers_moments *self)
{
    return self->n > 0 ? koers_moments_sd(self) / __builtin_sqrt((double) self->n) : 0;
}
