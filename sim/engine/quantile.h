/* quantile - exact quantiles of a series, type 7 of Hyndman and Fan (1996): linear between order statistics.
 *
 * The quantile at p of n values lies at rank h = (n - 1) p between the order statistics floor(h) and floor(h) + 1.
 * Few ranks are wanted of many values, so only their neighbourhoods are sorted: values are counted in equally wide bins, and
 * the bins that hold a wanted rank are gathered and sorted. Time O(n), whatever the order of the values.
 */
#ifndef KOERS_QUANTILE_H
#define KOERS_QUANTILE_H

#include <stddef.h>
#include <stdint.h>

#include "engine/sweeps.h"
#include "koers/status.h"
#include "koers/summary.h"

/* Room to work in; one per thread, for series of at most `capacity` values. */
typedef struct {
    size_t capacity;
    const koers_sweeps *sweeps;
    double *gathered; /* three times the capacity: for parts of parts */
    uint16_t *bin;    /* [capacity] of each value */
    uint32_t *place;  /* [capacity] of the values in wanted bins */
} koers_quantile_room;

koers_status koers_quantile_room_init(koers_quantile_room *self, size_t capacity) KOERS_MUST_USE;
void koers_quantile_room_free(koers_quantile_room *self);

/* quantile[j] at level[j] (increasing, in [0, 1]), j < m <= 16, of x[n], any order, all within 8e307 of 0, 1 <= n <= capacity. x is
 * unchanged.
 * Invariant: min(x) <= quantile[0] <= ... <= max(x). */
void koers_quantile_exact(koers_quantile_room *self, const double *x, size_t n, const double *level, int m, double *quantile);

#endif
