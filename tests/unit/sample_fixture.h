/* sample_fixture - a sample with a room of its own, and what its draws say. */
#ifndef KOERS_TEST_SAMPLE_FIXTURE_H
#define KOERS_TEST_SAMPLE_FIXTURE_H

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/sample.h"

static inline void *fixture_must(void *memory)
{
    if (memory == NULL) abort();
    return memory;
}

/* A sample of the years 2022 .. last with a room of its own for n draws, all of them in. */
static inline koers_sample fixture_sample(int last, size_t n)
{
    koers_sample sample = koers_sample_of((koers_years){KOERS_START_YEAR, last}, n);
    const size_t doubles = koers_sample_doubles(&sample);
    double *room = fixture_must(koers_alloc_doubles(doubles));
    memset(room, 0xff, doubles * sizeof *room); /* nan until it is written */
    koers_sample_use(&sample, room);
    sample.n = n;
    return sample;
}

static inline void fixture_sample_free(koers_sample *self)
{
    koers_free(self->values);
    self->values = NULL;
}

/* The value of draw i, also where it is the same in all. */
static inline double fixture_value(const koers_sample *self, int indicator, int year, size_t i)
{
    const double *series = koers_sample_series(self, (koers_indicator) indicator, year);
    return series != NULL ? series[i] : self->start[indicator];
}

/* ---- quantiles by sorting */

static inline int fixture_in_order(const void *left, const void *right)
{
    const double a = *(const double *) left, b = *(const double *) right;
    return (a > b) - (a < b);
}

/* Type 7 of Hyndman and Fan (1996): linear between the order statistics about rank (n - 1) level. */
static inline double fixture_quantile(const double *sorted, size_t n, double level)
{
    const double h = ((double) n - 1) * level;
    const size_t j = (size_t) h;
    return j + 1 < n ? sorted[j] + (h - (double) j) * (sorted[j + 1] - sorted[j]) : sorted[n - 1];
}

#endif
